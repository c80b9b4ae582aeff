// The frame that a list or a panel lies in.
#pragma once

#include <QFrame>
#include <QVBoxLayout>

namespace loket::ui {

// The answer owns the content.
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
