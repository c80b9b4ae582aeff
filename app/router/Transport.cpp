#include "router/Transport.h"

#include "router/SocketTransport.h"
#include "router/TlsTransport.h"
#include "router/tunnel/SshTransport.h"

namespace loket::router {

std::unique_ptr<Transport> makeTransport(const RouterSettings& settings)
{
    switch (settings.transport) {
    case TransportKind::Plain:
        break;
    case TransportKind::Tls:
        return std::make_unique<TlsTransport>(settings);
    case TransportKind::Ssh:
        return std::make_unique<SshTransport>(settings);
    }
    return std::make_unique<SocketTransport>(settings.host, settings.port);
}

QString normalisedFingerprint(const QString& fingerprint)
{
    return fingerprint.trimmed().toLower().remove(u':');
}

} // namespace loket::router
