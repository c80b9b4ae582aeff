#include "router/FingerprintProbe.h"

#include "core/Reasons.h"

namespace loket::router {

using namespace Qt::Literals::StringLiterals;

namespace {

class Probe final : public QObject
{
public:
    Probe(std::unique_ptr<Transport> transport, core::Clock& clock, std::chrono::milliseconds timeout)
        : m_transport(std::move(transport))
    {
        m_promise.start();
        connect(m_transport.get(), &Transport::fingerprintSeen, this, [this](const QString& seen) { finish(seen); });
        connect(m_transport.get(), &Transport::closed, this,
                [this](const core::Error& error) { finish(core::Failure(error)); });
        clock.callAfter(timeout, this, [this] { finish(core::fail(core::Reason::RouterSilentProbe)); });
    }

    core::Async<QString> run()
    {
        auto future = m_promise.future();
        m_transport->open();
        return future;
    }

private:
    void finish(core::Result<QString> result)
    {
        if (m_finished)
            return;
        m_finished = true;
        m_transport->abort();
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    std::unique_ptr<Transport> m_transport;
    QPromise<core::Result<QString>> m_promise;
    bool m_finished = false;
};

} // namespace

core::Async<QString> askFingerprint(const RouterSettings& settings, core::Clock& clock,
                                    const TransportFactory& transports)
{
    if (settings.transport == TransportKind::Plain)
        return core::ready<QString>(core::fail(core::Reason::NoFingerprint));
    RouterSettings asking = settings;
    asking.fingerprint.clear();
    return (new Probe(transports(asking), clock, settings.timeout))->run();
}

} // namespace loket::router
