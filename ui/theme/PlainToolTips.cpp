#include "ui/theme/PlainToolTips.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>

namespace loket::ui {

PlainToolTips::PlainToolTips(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

// Qt's tip is a label that polishes itself in its constructor, before it gets the first text.
bool PlainToolTips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Polish && watched->inherits("QTipLabel"))
        static_cast<QLabel*>(watched)->setTextFormat(Qt::PlainText);
    return QObject::eventFilter(watched, event);
}

} // namespace loket::ui
