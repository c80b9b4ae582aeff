// The listeners of GET /voucher/api/events (WebSocket): each gets every event as one JSON text message, for as long as
// its token is valid. A listener that does not read, or does not answer pings, is dropped. Server's thread.
#pragma once

#include "server/Message.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <functional>
#include <memory>
#include <vector>

namespace loket::server {

class EventStream : public QObject
{
    Q_OBJECT

public:
    static constexpr int maxListeners = 32;
    static constexpr qint64 maxUnread = 1024 * 1024; // bytes
    static constexpr std::chrono::seconds pingInterval{30};

    // Answers what to refuse the request with, or nothing where it may listen. Called again before every event, so that
    // a revoked token ends its stream at once.
    using Check = std::function<std::optional<Reply>(const Request&)>;

    explicit EventStream(Check check, QObject* parent = nullptr);
    ~EventStream() override;

    [[nodiscard]] std::optional<Reply> refusal(const Request& request) const;
    void add(std::unique_ptr<QWebSocket> socket, Request request);
    void send(const QJsonObject& event);
    void closeAll();
    [[nodiscard]] int listeners() const { return int(m_listeners.size()); }

private:
    struct Listener
    {
        std::unique_ptr<QWebSocket> socket;
        Request request;
        bool answered = true; // the last ping
    };

    void ping();
    void remove(QWebSocket* socket);

    Check m_check;
    std::vector<Listener> m_listeners;
    QTimer m_ping;
};

} // namespace loket::server
