#include "server/guard/GuardedServer.h"

#include <QSslSocket>

#include <algorithm>
#include <iterator>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// Connections over the limit that are answered 503 at the same time; further ones are just closed.
constexpr int maxTurnedAway = 32;
constexpr int listenBacklog = 256;

Reply tooManyConnections()
{
    Reply reply = failure(503, u"Too many connections. Please try again in a moment."_s);
    reply.headers.emplace_back("Retry-After", "5");
    return reply;
}

} // namespace

QByteArray addressKey(const QHostAddress& address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QByteArray(reinterpret_cast<const char*>(&v4), sizeof v4);
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char*>(&v6), 8);
}

QString networkOf(const QHostAddress& address)
{
    constexpr int prefix = 7; // bytes
    if (address.isNull())
        return {};
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4).toString();
    Q_IPV6ADDR v6 = address.toIPv6Address();
    std::fill(std::begin(v6.c) + prefix, std::end(v6.c), quint8(0));
    return QHostAddress(v6).toString() + u"/56"_s;
}

GuardedServer::GuardedServer(const GuardLimits& guardLimits, ConnectionLimits connectionLimits,
                             std::optional<QSslConfiguration> tls)
    : m_guardLimits(guardLimits), m_limits(std::move(connectionLimits)), m_tls(std::move(tls)),
      m_count(std::make_shared<Count>())
{
    setListenBacklogSize(listenBacklog);
}

void GuardedServer::incomingConnection(qintptr descriptor)
{
    QTcpSocket* socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QByteArray address = addressKey(socket->peerAddress());
    const bool isFull = m_count->inAll >= m_limits.inAll - m_limits.reserved && !makeRoom();
    if (isFullFor(socket->peerAddress(), address) || (isFull && m_count->inAll >= m_limits.inAll))
        turnAway(socket);
    else
        letIn(socket, address, isFull);
}

// Before the body: what is over a limit is not read any further.
std::optional<Reply> GuardedServer::admit(const Guard* guard, const QHostAddress& peer, bool isReserved,
                                          const core::http::RequestHead& head) const
{
    const bool isWelcome = m_limits.isReservedFor && m_limits.isReservedFor(head);
    if (isReserved && !isWelcome && m_count->inAll > m_limits.inAll - m_limits.reserved)
        return tooManyConnections();
    const QHostAddress client = m_limits.clientOf ? m_limits.clientOf(peer, head) : peer;
    if (client == peer)
        return std::nullopt;
    const QByteArray key = addressKey(client);
    const auto underWay = std::count_if(m_count->guards.begin(), m_count->guards.end(), [&](const Guard* other) {
        return other != guard && other->worth() != Guard::Worth::Idle && m_count->clients.value(other) == key;
    });
    if (underWay >= m_limits.perAddress)
        return tooManyConnections();
    m_count->clients.insert(guard, key);
    return std::nullopt;
}

bool GuardedServer::isFullFor(const QHostAddress& peer, const QByteArray& address) const
{
    const bool exempt = m_limits.isExempt && m_limits.isExempt(peer);
    return !exempt && m_count->byAddress.value(address) >= m_limits.perAddress;
}

// The longest idle is closed first, then the slowest to finish its request. A request that is complete, a webhook among
// them, keeps its slot until it is answered, and one that has just begun gets some time.
bool GuardedServer::makeRoom()
{
    Guard* longest = nullptr;
    for (Guard* guard : std::as_const(m_count->guards)) {
        const auto worth = guard->worth();
        if (worth == Guard::Worth::Needed || guard->age() < m_limits.grace)
            continue;
        const bool isBetter =
            !longest || worth < longest->worth() || (worth == longest->worth() && guard->age() > longest->age());
        if (isBetter)
            longest = guard;
    }
    if (!longest)
        return false;
    longest->makeRoom();
    return true;
}

void GuardedServer::turnAway(QTcpSocket* socket)
{
    // Under TLS nothing can be sent before a handshake, which is exactly the work to be avoided now.
    if (m_tls || m_count->refused >= maxTurnedAway) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++m_count->refused;
    auto* guard = new Guard(socket, m_guardLimits, [count = m_count] { --count->refused; });
    guard->refuse(tooManyConnections());
}

QTcpSocket* GuardedServer::connectionFrom(const QHostAddress& peer, quint16 port) const
{
    return m_count->sockets.value({peer, port});
}

void GuardedServer::letIn(QTcpSocket* socket, const QByteArray& address, bool isReserved)
{
    ++m_count->inAll;
    ++m_count->byAddress[address];
    auto* guard = new Guard(socket, m_guardLimits, {});
    const std::pair peer{socket->peerAddress(), socket->peerPort()};
    m_count->guards.append(guard);
    m_count->sockets.insert(peer, socket);
    // Not by the socket's destroyed(): QHttpServer disconnects all signals when it becomes a WebSocket's.
    guard->onEnd([count = m_count, address, guard, peer, socket] {
        count->guards.removeOne(guard);
        count->clients.remove(guard);
        if (count->sockets.value(peer) == socket) // and not the next one from the same port
            count->sockets.remove(peer);
        --count->inAll;
        if (--count->byAddress[address] == 0)
            count->byAddress.remove(address);
    });
    guard->setAdmission([this, guard, peer = socket->peerAddress(), isReserved](const core::http::RequestHead& head) {
        return admit(guard, peer, isReserved, head);
    });
    if (auto* secure = qobject_cast<QSslSocket*>(socket)) {
        secure->setSslConfiguration(*m_tls);
        connect(secure, &QSslSocket::encrypted, this, [this, secure] { addPendingConnection(secure); });
        secure->startServerEncryption();
    } else {
        addPendingConnection(socket);
    }
}

} // namespace loket::server
