#include "router/tunnel/ReverseTunnel.h"

#include "core/Log.h"

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

Q_LOGGING_CATEGORY(lcTunnel, "loket.tunnel")

// A refused login or a changed key does not resolve itself: retrying often would only lock the account.
bool needsAPerson(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::CertificateChanged || kind == ErrorKind::Misconfigured;
}

} // namespace

QString toString(ReverseTunnel::Condition condition)
{
    switch (condition) {
    case ReverseTunnel::Condition::Off:
        return u"off"_s;
    case ReverseTunnel::Condition::Connecting:
        return u"connecting"_s;
    case ReverseTunnel::Condition::Up:
        return u"up"_s;
    case ReverseTunnel::Condition::Down:
        return u"down"_s;
    }
    return u"off"_s;
}

ReverseTunnel::ReverseTunnel(core::Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    qRegisterMetaType<core::Error>();
}

ReverseTunnel::~ReverseTunnel()
{
    end();
}

QString ReverseTunnel::address() const
{
    if (m_settings.host.isEmpty())
        return {};
    return u"%1@%2:%3, port %4 there"_s.arg(m_settings.user, m_settings.host)
        .arg(m_settings.port)
        .arg(m_settings.remotePort);
}

void ReverseTunnel::apply(const ReverseTunnelSettings& settings)
{
    if (settings.isSameAs(m_settings))
        return;
    m_settings = settings;
    m_attempts = 0;
    end();
    if (m_settings.host.isEmpty() || m_settings.localPort == 0)
        return become(Condition::Off);
    open();
}

void ReverseTunnel::open()
{
    const int generation = ++m_generation;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"reverse-tunnel"_s);
    m_worker = new ReverseWorker(m_settings);
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &ReverseWorker::listening, this, [this, generation] {
        if (generation != m_generation)
            return;
        m_attempts = 0;
        core::logInfo(lcTunnel(), "tunnel.up", {{u"host"_s, m_settings.host}, {u"port"_s, m_settings.remotePort}});
        become(Condition::Up);
    });
    connect(m_worker, &ReverseWorker::closed, this, [this, generation](const core::Error& error) {
        if (generation == m_generation)
            broke(error);
    });
    m_thread->start();
    QMetaObject::invokeMethod(m_worker, &ReverseWorker::start, Qt::QueuedConnection);
    if (m_condition != Condition::Down) // a tunnel that is being retried still counts as down
        become(Condition::Connecting);
}

// Every step of the worker is short and none of them blocks, so waiting for its thread is short too.
void ReverseTunnel::end()
{
    ++m_generation;
    if (!m_thread)
        return;
    m_worker->disconnect(this);
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
    m_worker = nullptr;
}

void ReverseTunnel::broke(const core::Error& error)
{
    end();
    ++m_attempts;
    const bool news = m_condition != Condition::Down || m_problem != error;
    m_problem = error;
    if (news) // logged once, not at every attempt
        core::logWarning(lcTunnel(), "tunnel.down",
                         {{u"kind"_s, core::toString(error.kind)}, {u"reason"_s, error.detail}});
    become(Condition::Down);
    const auto gap = needsAPerson(error.kind) ? m_backoff.max : m_backoff.gap(m_attempts);
    m_clock.callAfter(gap, this, [this, generation = m_generation] {
        if (generation == m_generation)
            open();
    });
}

void ReverseTunnel::become(Condition condition)
{
    if (m_condition != condition)
        m_since = m_clock.now();
    m_condition = condition;
    emit changed();
}

} // namespace loket::router
