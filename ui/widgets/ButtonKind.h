// Primary, dangerous: what a button of a message box is, which the style has looked at before it could be told.
#pragma once

#include <QPushButton>
#include <QStyle>

namespace loket::ui {

inline void setKind(QPushButton* button, const QString& kind)
{
    button->setProperty("kind", kind);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

} // namespace loket::ui
