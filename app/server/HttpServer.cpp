#include "server/HttpServer.h"

#include "core/Log.h"
#include "core/Reasons.h"
#include "server/guard/GuardedServer.h"

#include <QAbstractHttpServer>
#include <QFile>
#include <QHttpServerRequest>
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QHttpServerResponder>
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QHttpServerWebSocketUpgradeResponse>
#endif
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <utility>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace {

constexpr int maxConnectionsPerAddress = 64;
constexpr int leastForReserve = 64; // fewer connections are not worth dividing

core::Result<std::optional<QSslConfiguration>> readTls(const ServerSettings& settings)
{
    if (settings.certificatePath.isEmpty() && settings.keyPath.isEmpty())
        return std::nullopt;
    if (settings.certificatePath.isEmpty() || settings.keyPath.isEmpty())
        return core::fail(core::Reason::TlsHalfSet);
    const auto chain = QSslCertificate::fromPath(settings.certificatePath, QSsl::Pem);
    if (chain.isEmpty())
        return core::fail(core::Reason::TlsNoCertificate, {settings.certificatePath});
    QFile file(settings.keyPath);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::Reason::TlsKeyNotRead, {settings.keyPath, file.errorString()});
    const QByteArray pem = file.readAll();
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm);
        if (key.isNull())
            continue;
        const QSslKey certified = chain.first().publicKey();
        if (certified.algorithm() != key.algorithm() || certified.length() != key.length())
            return core::fail(core::Reason::TlsKeyOther, {settings.keyPath});
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        configuration.setProtocol(QSsl::TlsV1_2OrLater);
        return configuration;
    }
    return core::fail(core::Reason::TlsNoKey, {settings.keyPath});
}

QByteArray forwardedFor(const core::http::RequestHead& head)
{
    QByteArrayList all;
    for (const auto& [name, value] : head.headers) {
        if (name == "x-forwarded-for")
            all.append(value);
    }
    return all.join(',');
}

// What says that money or a message has arrived.
bool isWebhook(const core::http::RequestHead& head)
{
    return head.method == "POST" &&
           (head.target.startsWith("/voucher/payment-webhook") || head.target.startsWith("/voucher/delivery-webhook"));
}

} // namespace

// Every request that the guard let through arrives here, complete. The head is from the guard's own strict parser and
// not from QHttpServer, which drops headers beyond its limits and parses "//x" as a host.
class HttpServer::Front final : public QAbstractHttpServer
{
public:
    explicit Front(const HttpServer& owner) : m_owner(owner)
    {
        connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &Front::takeWebSockets);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        addWebSocketUpgradeVerifier(this, [this](const QHttpServerRequest& request) {
            QTcpSocket* socket = socketOf(request);
            if (socket && welcomesWebSocket(socket))
                return QHttpServerWebSocketUpgradeResponse::accept();
            // Makes it call missingHandler() and close; after deny() it would write an answer of its own as well.
            return QHttpServerWebSocketUpgradeResponse::passToNext();
        });
#endif
    }

    void take(GuardedServer* listener)
    {
        m_listener = listener;
        bind(listener);
    }
    [[nodiscard]] GuardedServer* listener() const
    {
        return m_listener;
    }

    // Before QHttpServer gets it, which would log a line for each.
    [[nodiscard]] std::optional<Reply> upgradeRefusal(const core::http::RequestHead& head, QTcpSocket* socket) const
    {
        bool isWanted = false;
        for (const auto& [name, value] : head.headers)
            isWanted = isWanted || (name == "connection" && value.toLower().contains("upgrade"));
        if (!isWanted || head.header("upgrade").compare("websocket", Qt::CaseInsensitive) != 0)
            return std::nullopt;
        const auto plain = plainRequest(head, {}, socket);
        if (!plain || !m_owner.m_events || plain->segments != m_owner.m_eventsPath || plain->method != "GET")
            return failure(404, u"There is no WebSocket at this address."_s);
        return m_owner.m_events->refusal(*plain);
    }

private:
    // Qt's handlers got the socket up to 6.4 and get a responder since 6.5, which has no socket. What they need of it
    // (the client's address, the guard that answers and ends the connection) comes from the listener in both.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest& request, QHttpServerResponder&) override
    {
        QTcpSocket* socket = socketOf(request);
        return !socket || handle(request, socket);
    }
    void missingHandler(const QHttpServerRequest& request, QHttpServerResponder&) override
    {
        if (QTcpSocket* socket = socketOf(request))
            refuse(request, socket);
    }
    [[nodiscard]] QTcpSocket* socketOf(const QHttpServerRequest& request) const
    {
        return m_listener ? m_listener->connectionFrom(request.remoteAddress(), request.remotePort()) : nullptr;
    }
#else
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override
    {
        return handle(request, socket);
    }
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override
    {
        refuse(request, socket);
    }
#endif

    bool handle(const QHttpServerRequest& request, QTcpSocket* socket)
    {
        // True for a WebSocket makes QHttpServer pass the connection on; false calls missingHandler and closes.
        if (wantsWebSocket(request))
            return welcomesWebSocket(socket);
        answer(request, socket);
        return true;
    }

    void refuse(const QHttpServerRequest& request, QTcpSocket* socket)
    {
        if (m_refusal) {
            Guard::of(socket)->refuse(*std::exchange(m_refusal, std::nullopt));
        } else {
            answer(request, socket);
        }
    }

    // By QHttpServer's own criteria, so that the two never disagree.
    static bool wantsWebSocket(const QHttpServerRequest& request)
    {
        return request.value("connection").toLower().contains("upgrade") &&
               request.value("upgrade").compare("websocket", Qt::CaseInsensitive) == 0;
    }

    bool welcomesWebSocket(QTcpSocket* socket)
    {
        Guard* guard = Guard::of(socket);
        if (!guard || !guard->hasRequest())
            return false;
        m_refusal = upgradeRefusal(guard->head(), socket); // the guard has checked already
        if (m_refusal)
            return false;
        guard->release();
        socket->setParent(nullptr); // its WebSocket will own it, and may outlive the listener
        return true;
    }

    // The handshake is over; the token is checked once more, because this signal comes for every WebSocket.
    void takeWebSockets()
    {
        while (auto socket = nextPendingWebSocketConnection()) {
            Request request{.method = "GET",
                            .target = "/",
                            .peer = socket->peerAddress(),
                            .client = socket->peerAddress(),
                            .scheme = "http"};
            const QNetworkRequest handshake = socket->request();
            for (const QByteArray& name : handshake.rawHeaderList())
                request.headers.emplace_back(name.toLower(), handshake.rawHeader(name));
            if (m_owner.m_events && !m_owner.m_events->refusal(request))
                m_owner.m_events->add(std::move(socket), std::move(request));
        }
    }

    void answer(const QHttpServerRequest& request, QTcpSocket* socket)
    {
        Guard* guard = Guard::of(socket);
        if (!guard || !guard->hasRequest()) {
            socket->abort();
            return;
        }
        if (request.body().size() != guard->head().contentLength) {
            guard->refuse(failure(400, u"The body is not as long as the request says."_s));
            return;
        }
        const auto plain = plainRequest(guard->head(), request.body(), socket);
        const Reply reply = plain ? m_owner.m_router.answer(*plain) : failure(400, u"The address is malformed."_s);
        const bool isSecure = plain && plain->scheme == "https";
        if (!reply.later) {
            guard->answer(isSecure ? onlySecure(reply) : reply);
            return;
        }
        guard->waitForReply();
        QMetaObject::Connection leaving;
        if (reply.abandon)
            leaving = connect(guard, &QObject::destroyed, guard, reply.abandon);
        reply.later([guard = QPointer(guard), isSecure, leaving](const Reply& finally) {
            if (!guard)
                return; // the client has left
            disconnect(leaving);
            if (guard->hasRequest())
                guard->answer(isSecure ? onlySecure(finally) : finally);
        });
    }

    // A client that came by HTTPS is not redirected to plain HTTP (RFC 6797).
    static Reply onlySecure(Reply reply)
    {
        reply.headers.emplace_back("Strict-Transport-Security", "max-age=15552000");
        return reply;
    }

    [[nodiscard]] std::optional<Request> plainRequest(const core::http::RequestHead& head, const QByteArray& body,
                                                      QTcpSocket* socket) const
    {
        auto segments = splitPath(head.path());
        if (!segments)
            return std::nullopt;
        Request request{.method = head.method,
                        .target = head.target,
                        .segments = std::move(*segments),
                        .query = parseForm(head.query()),
                        .headers = head.headers,
                        .body = body,
                        .peer = socket->peerAddress()};
        if (head.isChunked) { // the reader that follows handles only bodies with a length
            request.headers.removeIf([](const auto& header) { return header.first == "transfer-encoding"; });
            request.headers.emplace_back("content-length", QByteArray::number(body.size()));
        }
        const auto* secure = qobject_cast<QSslSocket*>(socket);
        request.client = m_owner.m_proxies.client(request.peer, forwardedFor(head));
        request.scheme =
            m_owner.m_proxies.scheme(request.peer, head.header("x-forwarded-proto"), secure && secure->isEncrypted());
        return request;
    }

    const HttpServer& m_owner;
    GuardedServer* m_listener = nullptr; // a child
    std::optional<Reply> m_refusal;      // of the WebSocket that is being refused
};

HttpServer::HttpServer(ServerSettings settings, RouteTable router, QObject* parent)
    : QObject(parent), m_settings(std::move(settings)), m_router(std::move(router))
{}

HttpServer::~HttpServer()
{
    stop();
}

core::Result<void> HttpServer::listen()
{
    stop();
    if (const auto proxies = setTrustedProxies(m_settings.trustedProxies); !proxies) {
        core::Error refused = proxies.error();
        refused.kind = core::ErrorKind::Misconfigured;
        return core::Failure(std::move(refused));
    }
    auto tls = readTls(m_settings);
    if (!tls)
        return tl::unexpected(tls.error());

    auto front = std::make_unique<Front>(*this);
    const GuardLimits guardLimits{
        .head = {.maxBodyBytes = m_settings.maxBodyBytes},
        .request = m_settings.requestTimeout,
        .refuseUpgrade = [front = front.get()](const core::http::RequestHead& head,
                                               QTcpSocket* socket) { return front->upgradeRefusal(head, socket); },
        .onRefusal = m_onRefusal};
    const ConnectionLimits connectionLimits{
        .inAll = m_settings.maxConnections,
        .perAddress = maxConnectionsPerAddress,
        .grace = m_settings.roomGrace,
        .isExempt = [this](const QHostAddress& peer) { return peer.isLoopback() || m_proxies.trusts(peer); },
        .clientOf =
            [this](const QHostAddress& peer, const core::http::RequestHead& head) {
                return m_proxies.trusts(peer) ? m_proxies.client(peer, forwardedFor(head)) : peer;
            },
        .reserved = m_settings.maxConnections >= leastForReserve ? m_settings.maxConnections / 16 : 0,
        .isReservedFor = isWebhook};
    auto listener = std::make_unique<GuardedServer>(guardLimits, connectionLimits, *tls);
    const bool listens = listener->listen(m_settings.address, m_settings.port) ||
                         (m_settings.orAnyPort && listener->listen(m_settings.address, 0));
    if (!listens && listener->serverError() == QAbstractSocket::SocketAddressNotAvailableError)
        return core::fail(core::Reason::AddressNotThere, {m_settings.address.toString(), m_settings.port});
    if (!listens) {
        return core::fail(core::Reason::CannotListen,
                          {m_settings.address.toString(), m_settings.port, listener->errorString()});
    }
    front->take(listener.release()); // bind() makes it the front's child
    m_front = std::move(front);
    core::logInfo(lcServer(), "server.listening", {{u"url"_s, url().toString()}});
    return {};
}

void HttpServer::stop()
{
    if (!m_front)
        return;
    m_front->listener()->close();
    if (m_events)
        m_events->closeAll();
    const auto sockets = m_front->listener()->findChildren<QTcpSocket*>(QString(), Qt::FindDirectChildrenOnly);
    for (QTcpSocket* socket : sockets)
        delete socket;
    m_front.reset();
}

void HttpServer::setEvents(const char* path, EventStream& events)
{
    m_eventsPath = splitPath(path).value();
    m_events = &events;
}

core::Result<void> HttpServer::setTrustedProxies(const QStringList& addresses)
{
    auto proxies = TrustedProxies::parse(addresses);
    if (!proxies)
        return core::fail(core::Reason::TrustedProxies, {}, proxies.error());
    m_proxies = std::move(*proxies);
    m_settings.trustedProxies = addresses;
    return {};
}

QUrl HttpServer::url() const
{
    QUrl url;
    url.setScheme(m_settings.certificatePath.isEmpty() ? u"http"_s : u"https"_s);
    const bool any = m_settings.address == QHostAddress(QHostAddress::Any) ||
                     m_settings.address == QHostAddress(QHostAddress::AnyIPv4) ||
                     m_settings.address == QHostAddress(QHostAddress::AnyIPv6);
    url.setHost(any ? u"127.0.0.1"_s : m_settings.address.toString());
    url.setPort(port());
    return url;
}

quint16 HttpServer::port() const
{
    return m_front ? m_front->listener()->serverPort() : m_settings.port;
}

int HttpServer::openConnections() const
{
    return m_front ? m_front->listener()->openConnections() : 0;
}

} // namespace loket::server
