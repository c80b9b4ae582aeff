// One connection to a router from connect to close: transport, framing, login, their deadlines. Not reused: to
// reconnect, make a new one. Lives in the thread it was made in; signals arrive there. None is emitted after closed().
#pragma once

#include "core/Clock.h"
#include "router/Reply.h"
#include "router/Transport.h"

namespace loket::router {

class Connection : public QObject
{
    Q_OBJECT

public:
    Connection(std::unique_ptr<Transport> transport, const RouterSettings& settings, core::Clock& clock);

    void open();
    // One sentence, one write. Only after ready().
    void send(const Sentence& sentence);
    void close();
    // What the transport saw (Transport::fingerprintSeen); empty: nothing.
    [[nodiscard]] const QString& fingerprint() const { return m_fingerprint; }

signals:
    void ready();
    void received(const loket::router::Reply& reply);
    // Before ready(): Unreachable, Unauthorized, Misconfigured, CertificateChanged, Protocol.
    // After it: ConnectionLost or Protocol.
    void closed(const loket::core::Error& error);

private:
    enum class Stage { New, Connecting, LoggingIn, Ready, Closed };

    void startDeadline(Stage stage, const core::Error& error);
    void onOpened();
    void onReadyRead();
    void onReply(const Reply& reply);
    void onLoginReply(const Reply& reply);
    void finish(const core::Error& error);

    RouterSettings m_settings;
    core::Clock& m_clock;
    std::unique_ptr<Transport> m_transport;
    QString m_fingerprint;
    SentenceParser m_parser;
    Stage m_stage = Stage::New;
    bool m_challengeAnswered = false;
    std::optional<Trap> m_loginTrap;
};

} // namespace loket::router
