#include "router/Transport.h"

#include "router/SocketTransport.h"
#include "router/TlsTransport.h"

namespace loket::router {

std::unique_ptr<Transport> makeTransport(const RouterSettings& settings)
{
    switch (settings.transport) {
    case TransportKind::Plain:
        break;
    case TransportKind::Tls:
        return std::make_unique<TlsTransport>(settings);
    case TransportKind::Ssh:
        break;
    }
    return std::make_unique<SocketTransport>(settings.host, settings.port);
}

QString normalisedFingerprint(const QString& fingerprint)
{
    return fingerprint.trimmed().toLower().remove(u':');
}

} // namespace loket::router
