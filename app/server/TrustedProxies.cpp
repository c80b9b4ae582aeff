#include "server/TrustedProxies.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxHops = 16;

QHostAddress withoutMapping(const QHostAddress& address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    return isV4 ? QHostAddress(v4) : address;
}

// "1.2.3.4", "1.2.3.4:567", "2001:db8::1", "[2001:db8::1]:567"; null for anything else.
QHostAddress parseHop(QByteArray text)
{
    text = text.trimmed();
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        text = end < 0 ? QByteArray() : text.mid(1, end - 1);
    } else if (text.count(':') == 1) {
        text.truncate(text.indexOf(':'));
    }
    QHostAddress address;
    if (text.isEmpty() || !address.setAddress(QString::fromLatin1(text)))
        return {};
    return withoutMapping(address);
}

} // namespace

core::Result<TrustedProxies> TrustedProxies::parse(const QStringList& entries)
{
    TrustedProxies proxies;
    for (const QString& entry : entries) {
        if (entry.trimmed().isEmpty())
            continue;
        const auto subnet = QHostAddress::parseSubnet(entry.trimmed());
        if (subnet.second < 0) {
            return core::fail(core::Reason::AddressMalformed, {entry});
        }
        proxies.m_subnets.append(subnet);
    }
    return proxies;
}

bool TrustedProxies::trusts(const QHostAddress& address) const
{
    const QHostAddress plain = withoutMapping(address);
    return std::any_of(m_subnets.begin(), m_subnets.end(),
                       [&plain](const auto& subnet) { return plain.isInSubnet(subnet); });
}

QHostAddress TrustedProxies::client(const QHostAddress& peer, const QByteArray& forwardedFor) const
{
    QHostAddress client = withoutMapping(peer);
    const QList<QByteArray> hops = forwardedFor.isEmpty() ? QList<QByteArray>() : forwardedFor.split(',');
    int left = maxHops;
    for (auto hop = hops.crbegin(); hop != hops.crend() && left > 0 && trusts(client); ++hop, --left) {
        const QHostAddress next = parseHop(*hop);
        if (next.isNull())
            break;
        client = next;
    }
    return client;
}

QByteArray TrustedProxies::scheme(const QHostAddress& peer, const QByteArray& forwardedProto, bool isEncrypted) const
{
    const QByteArray told = forwardedProto.mid(forwardedProto.lastIndexOf(',') + 1).trimmed().toLower();
    if (trusts(peer) && (told == "http" || told == "https"))
        return told;
    return isEncrypted ? "https" : "http";
}

} // namespace loket::server
