#include "ui/shell/Session.h"

#include "engine/Counter.h"

#include <QApplication>
#include <QEvent>

namespace loket::ui {

Session::Session(engine::Counter& counter, QObject* parent) : QObject(parent), m_counter(counter)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &Session::lock);
    connect(&counter, &engine::Counter::actorChanged, this, &Session::restart);
    qApp->installEventFilter(this);
}

Session::~Session()
{
    qApp->removeEventFilter(this);
}

void Session::setIdleLimit(std::chrono::milliseconds limit)
{
    if (m_idle.intervalAsDuration() == limit)
        return;
    m_idle.setInterval(limit);
    restart();
}

void Session::lock()
{
    m_counter.logOut();
}

void Session::restart()
{
    m_idle.stop();
    if (m_idle.interval() > 0 && m_counter.hasStaff() && !m_counter.isLocked())
        m_idle.start();
}

bool Session::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (m_idle.isActive())
            m_idle.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace loket::ui
