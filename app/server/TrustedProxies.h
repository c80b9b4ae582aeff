// Whose X-Forwarded headers are trusted (setting server.trusted_proxies). Pure.
#pragma once

#include "core/Error.h"

#include <QByteArray>
#include <QHostAddress>
#include <QStringList>

namespace loket::server {

class TrustedProxies
{
public:
    TrustedProxies() = default;
    // Addresses or subnets ("10.0.0.0/8"); InvalidInput names the entry that is neither.
    static core::Result<TrustedProxies> parse(const QStringList& entries);

    [[nodiscard]] bool trusts(const QHostAddress& address) const;

    // The client behind `peer`: the last address in X-Forwarded-For that is not itself a trusted proxy. Anything
    // left of that was written by the client and is not trusted.
    [[nodiscard]] QHostAddress client(const QHostAddress& peer, const QByteArray& forwardedFor) const;
    // "http" or "https": X-Forwarded-Proto of a trusted peer, else how this connection was made.
    [[nodiscard]] QByteArray scheme(const QHostAddress& peer, const QByteArray& forwardedProto, bool isEncrypted) const;

private:
    QList<std::pair<QHostAddress, int>> m_subnets;
};

} // namespace loket::server
