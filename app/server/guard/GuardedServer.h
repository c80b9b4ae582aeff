// The listening socket under QHttpServer (QAbstractHttpServer::bind): counts connections, does TLS, and puts a Guard on
// each connection before anything else can read it. Lives in the server's thread.
#pragma once

#include "server/guard/Guard.h"

#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>

#include <memory>
#include <optional>
#include <utility>

namespace loket::server {

struct ConnectionLimits
{
    int inAll = 256;
    int perAddress = 64; // IPv6: per /64
    // What is idle or unfinished for less than this is not closed for others.
    std::chrono::milliseconds grace{1000};
    // Counted only in all: this computer, and proxies that serve many clients.
    std::function<bool(const QHostAddress&)> isExempt;
    // For whom such a peer speaks with this head: who has `perAddress` requests under way through proxies gets no
    // further one in. The peer itself: for nobody else.
    std::function<QHostAddress(const QHostAddress& peer, const core::http::RequestHead& head)> clientOf;
    // Of the places in all, so many are only for such requests; who comes there with another one is turned away.
    int reserved = 0;
    std::function<bool(const core::http::RequestHead& head)> isReservedFor;
};

class GuardedServer : public QTcpServer
{
    Q_OBJECT

public:
    GuardedServer(const GuardLimits& guardLimits, ConnectionLimits connectionLimits,
                  std::optional<QSslConfiguration> tls);

    [[nodiscard]] int openConnections() const { return m_count->inAll; }

    // The open connection from this peer; null where there is none. From Qt 6.5 on QAbstractHttpServer does not pass
    // the socket to its handlers any more.
    [[nodiscard]] QTcpSocket* connectionFrom(const QHostAddress& peer, quint16 port) const;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Count
    {
        int inAll = 0;
        int refused = 0; // being answered 503
        QHash<QByteArray, int> byAddress;
        QHash<const Guard*, QByteArray> clients; // of the last request, where it came through a proxy
        QList<Guard*> guards;                    // of the admitted ones
        QHash<std::pair<QHostAddress, quint16>, QTcpSocket*> sockets; // the same, by their peers
    };

    [[nodiscard]] std::optional<Reply> admit(const Guard* guard, const QHostAddress& peer, bool isReserved,
                                             const core::http::RequestHead& head) const;
    [[nodiscard]] bool isFullFor(const QHostAddress& peer, const QByteArray& address) const;
    bool makeRoom();
    void turnAway(QTcpSocket* socket);
    void letIn(QTcpSocket* socket, const QByteArray& address, bool isReserved);

    GuardLimits m_guardLimits;
    ConnectionLimits m_limits;
    std::optional<QSslConfiguration> m_tls;
    std::shared_ptr<Count> m_count; // outlives this server for the guards, which are deleted with its sockets
};

// What counts as one address: the IPv4 address, also where it is mapped into IPv6, or the /64 of an IPv6 address.
QByteArray addressKey(const QHostAddress& address);

// From where orders come: the IPv4 address, also where it is mapped into IPv6, or the /56 of an IPv6 address
// ("2001:db8:0:ff00::/56"), which is what a provider gives one customer. Empty for no address.
QString networkOf(const QHostAddress& address);

} // namespace loket::server
