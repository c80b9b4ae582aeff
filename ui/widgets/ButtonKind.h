// Primary, dangerous: the kind of a message box's button, set after the style has polished it.
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
