// Many commands at once over one connection, told apart by tags: a window of commands in flight, the rest waits in
// line. Connects when the first command comes and again with the next command after a loss; it does not retry, because
// its callers are durable jobs that do. Thread: the one it was made in. Every future finishes: each command has
// a deadline from the moment it is written, and a connection that has been silent for a whole deadline is given up.
// Errors: Unreachable (never written), ConnectionLost, Timeout, Protocol (written, in doubt), those of the connection
// (see Connection.h) and those of the router's traps (see Traps.h); Cancelled when the client is destroyed.
#pragma once

#include "core/Future.h"
#include "router/Command.h"
#include "router/Connection.h"
#include "router/Device.h"

#include <deque>
#include <unordered_map>

namespace loket::router {

class Client : public QObject
{
    Q_OBJECT

public:
    Client(const RouterSettings& settings, core::Clock& clock, TransportFactory transports = makeTransport);
    ~Client() override;

    [[nodiscard]] const RouterSettings& settings() const { return m_settings; }
    // Before the first command.
    void checkDevice(DeviceCheck check) { m_check = std::move(check); }
    core::Async<Response> run(const Command& command);
    // Connects and logs in if that is not done yet.
    core::Async<void> ready();

    [[nodiscard]] bool isConnected() const { return m_stage == Stage::Ready; }
    // Something was added to this menu over this client less than `ago` before now.
    [[nodiscard]] bool hasJustAdded(const QByteArray& menu, std::chrono::milliseconds ago) const;
    [[nodiscard]] int inFlight() const { return int(m_running.size()); }
    [[nodiscard]] int waiting() const { return int(m_queue.size()); }

signals:
    void connectedChanged(bool connected);

private:
    enum class Stage { Idle, Connecting, Introducing, Ready };

    struct Waiting
    {
        Command command;
        QPromise<core::Result<Response>> promise;
    };

    struct Running
    {
        Command command;
        std::optional<QPromise<core::Result<Response>>> promise; // none: cancelled, drains until its own "!done"
        Response response;
        QList<Trap> traps;
        quint64 repliesBefore = 0; // of the connection, when it was written: separates slow from dead routers
        qsizetype rowsBefore = 0;  // watched: when its deadline was last looked at
    };

    void connectToRouter();
    void onLoggedIn();
    void introduced(quint64 connection, const QList<core::Result<Response>>& answers);
    void onReady();
    void onReply(const Reply& reply);
    void onClosed(const core::Error& error);
    void pump();
    void write(Waiting waiting);
    void expire(quint64 tag);
    void giveUp(quint64 tag, const core::Error& error);
    void stopDraining(quint64 tag);
    void complete(quint64 tag);
    void lose(const core::Error& error);
    void keepAlive(quint64 connection);

    RouterSettings m_settings;
    core::Clock& m_clock;
    TransportFactory m_transports;
    DeviceCheck m_check;
    Stage m_stage = Stage::Idle;
    std::unique_ptr<Connection> m_connection;
    quint64 m_connectionNumber = 0;
    quint64 m_lastTag = 0;
    quint64 m_replies = 0;
    std::deque<Waiting> m_queue;
    std::unordered_map<quint64, Running> m_running;
    std::vector<QPromise<core::Result<void>>> m_readyWaiters;
    QHash<QByteArray, std::chrono::milliseconds> m_lastAdds; // by menu; steady time
};

} // namespace loket::router
