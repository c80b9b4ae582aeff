#include "router/RouterSettings.h"

namespace loket::router {

using namespace Qt::Literals::StringLiterals;

QString toString(TransportKind kind)
{
    switch (kind) {
    case TransportKind::Plain:
        return u"plain"_s;
    case TransportKind::Tls:
        return u"tls"_s;
    case TransportKind::Ssh:
        return u"ssh"_s;
    }
    return u"plain"_s;
}

std::optional<TransportKind> transportKindFromString(QStringView name)
{
    for (const TransportKind kind : {TransportKind::Plain, TransportKind::Tls, TransportKind::Ssh}) {
        if (name == toString(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace loket::router
