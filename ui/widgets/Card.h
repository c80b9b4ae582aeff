// The frame around a list or a panel.
#pragma once

#include <QFrame>
#include <QVBoxLayout>

namespace loket::ui {

// The result owns the content.
inline QFrame* cardAround(QWidget* content)
{
    auto* frame = new QFrame;
    frame->setObjectName(QStringLiteral("card"));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(content);
    return frame;
}

} // namespace loket::ui
