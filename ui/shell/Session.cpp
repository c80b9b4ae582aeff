#include "ui/shell/Session.h"

#include "engine/window/Session.h"

#include <QApplication>
#include <QEvent>

namespace loket::ui {

using namespace std::chrono_literals;

Session::Session(engine::Session& who, core::Clock& clock, QObject* parent)
    : QObject(parent), m_who(who), m_clock(clock), m_touched(clock.now())
{
    connect(&who, &engine::Session::actorChanged, this, &Session::restart);
    qApp->installEventFilter(this);
}

Session::~Session()
{
    qApp->removeEventFilter(this);
}

void Session::setIdleLimit(std::chrono::milliseconds limit)
{
    if (m_limit == limit)
        return;
    m_limit = limit;
    restart();
}

void Session::lock()
{
    m_who.logOut();
}

bool Session::isWatching() const
{
    return m_limit > 0ms && m_who.hasStaff() && !m_who.isLocked();
}

void Session::restart()
{
    m_touched = m_clock.now();
    wait();
}

// One wait at a time: however often somebody types, it is checked again only when the limit could have passed.
void Session::wait()
{
    const quint64 turn = ++m_turn;
    if (!isWatching())
        return;
    const auto idle = std::chrono::milliseconds(m_touched.msecsTo(m_clock.now()));
    m_clock.callAfter(std::max(m_limit - idle, 1ms), this, [this, turn] {
        if (turn == m_turn)
            look();
    });
}

void Session::look()
{
    if (isWatching() && m_touched.msecsTo(m_clock.now()) >= m_limit.count())
        lock();
    else
        wait();
}

bool Session::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        m_touched = m_clock.now();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace loket::ui
