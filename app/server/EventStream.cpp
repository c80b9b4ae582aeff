#include "server/EventStream.h"

#include <QJsonDocument>

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 maxIncoming = 1024;            // bytes: a listener should send nothing
constexpr std::chrono::seconds closePatience{2}; // for the other side's part of the closing handshake

} // namespace

EventStream::EventStream(Check check, QObject* parent) : QObject(parent), m_check(std::move(check))
{
    connect(&m_ping, &QTimer::timeout, this, &EventStream::ping);
    m_ping.start(pingInterval);
}

EventStream::~EventStream()
{
    closeAll();
}

void EventStream::closeAll()
{
    for (Listener& listener : m_listeners) {
        listener.socket->disconnect(this);
        listener.socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    }
    m_listeners.clear();
}

std::optional<Reply> EventStream::refusal(const Request& request) const
{
    if (auto refused = m_check(request))
        return refused;
    if (listeners() >= maxListeners)
        return failure(503, u"Too many listeners. Please try again later."_s);
    return std::nullopt;
}

void EventStream::add(std::unique_ptr<QWebSocket> socket, Request request)
{
    QWebSocket* const raw = socket.get();
    raw->setMaxAllowedIncomingMessageSize(maxIncoming);
    raw->setMaxAllowedIncomingFrameSize(maxIncoming);
    // Queued: a socket must not be deleted within its own signal.
    connect(
        raw, &QWebSocket::disconnected, this, [this, raw] { remove(raw); }, Qt::QueuedConnection);
    // A refused client that keeps sending never finishes the closing handshake.
    connect(raw, &QWebSocket::stateChanged, this, [raw](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::ClosingState)
            QTimer::singleShot(closePatience, raw, [raw] { raw->abort(); });
    });
    connect(raw, &QWebSocket::pong, this, [this, raw] {
        for (Listener& listener : m_listeners) {
            if (listener.socket.get() == raw)
                listener.answered = true;
        }
    });
    m_listeners.push_back({std::move(socket), std::move(request)});
}

void EventStream::send(const QJsonObject& event)
{
    if (m_listeners.empty())
        return;
    const QString text = QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact));
    for (Listener& listener : m_listeners) {
        if (m_check(listener.request))
            listener.socket->close(QWebSocketProtocol::CloseCodePolicyViolated, u"This token is no longer valid."_s);
        else if (listener.socket->bytesToWrite() > maxUnread)
            listener.socket->abort();
        else
            listener.socket->sendTextMessage(text);
    }
}

void EventStream::ping()
{
    for (Listener& listener : m_listeners) {
        if (!listener.answered)
            listener.socket->abort();
        listener.answered = false;
        listener.socket->ping();
    }
}

void EventStream::remove(QWebSocket* socket)
{
    std::erase_if(m_listeners, [socket](const Listener& listener) { return listener.socket.get() == socket; });
}

} // namespace loket::server
