// A MikroTik router to try things on: implements the RouterOS API over TCP (both logins, tags, queries, .proplist,
// traps in RouterOS's own text) and misbehaves on request (RouterMoods.h). For --demo, `loketd sandbox router` and the
// tests. Single-threaded: all calls and signals belong to the thread it was made in.
#pragma once

#include "sandbox/router/RouterModel.h"
#include "sandbox/router/RouterMoods.h"
#include "sandbox/router/RouterSession.h"
#include "sandbox/router/TlsPort.h"

#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>

namespace loket::sandbox {

class RouterSandbox : public QObject
{
    Q_OBJECT

public:
    RouterSandbox(const QByteArray& user, const QByteArray& password, QObject* parent = nullptr);
    ~RouterSandbox() override;

    // Port 0 picks a free one. False: errorString() says why.
    bool listen(quint16 port = 0, const QHostAddress& address = QHostAddress::LocalHost);
    [[nodiscard]] quint16 port() const { return m_port; }
    // The api-ssl port beside it; a null certificate: anonymous Diffie-Hellman only, as routers are delivered.
    bool listenTls(const QSslCertificate& certificate, const QSslKey& key, quint16 port = 0,
                   const QHostAddress& address = QHostAddress::LocalHost);
    [[nodiscard]] quint16 tlsPort() const { return m_tlsServer.serverPort(); }
    [[nodiscard]] QString errorString() const { return m_server.errorString(); }

    [[nodiscard]] RouterModel& model() { return m_model; }
    [[nodiscard]] QList<SandboxUser> users() const { return m_model.users(); }
    RouterMoods& moods() { return m_moods; }

    // The JSON of RouterMoods.h. Answers what it did not understand, as text; empty: all is set.
    QString control(const QJsonObject& json);
    // For a page or a script: users, sessions, commands served.
    [[nodiscard]] QJsonObject state() const;

    void refuseConnections(bool refuse);
    void dropConnections();
    void endSessions(const QByteArray& fatalText);
    void reboot(std::chrono::milliseconds downFor);

    // For tests.
    [[nodiscard]] int commandsServed() const { return m_commandsServed; }
    // Those in one menu ("/ip/hotspot") and below it, without the ones that only count.
    [[nodiscard]] int commandsServed(const QByteArray& menu) const;
    [[nodiscard]] int connectionsAccepted() const { return m_connectionsAccepted; }
    [[nodiscard]] int sessions() const { return int(m_sessions.size()); }
    [[nodiscard]] int mostInFlight() const { return m_mostInFlight; }
    [[nodiscard]] int cancelsReceived() const { return m_cancelsReceived; }
    [[nodiscard]] const QList<QByteArray>& commandLog() const { return m_commandLog; } // paths, newest last

signals:
    void userAdded(const QString& name, const QString& profile, const QString& comment);
    void userRemoved(const QString& name);
    void userChanged(const QString& name);
    // A command has been answered or a session has started or ended.
    void activity();

private:
    struct Job
    {
        RouterSession* session;
        QByteArray tag;
        Words words;
        bool cutsAfter = false;
        int lateMs = 0;
        bool executed = false;
        QList<Words> answer;
    };

    void admit(QTcpSocket* socket);
    void onSentence(RouterSession* session, const Words& words);
    void onClosed(RouterSession* session);
    void login(RouterSession* session, const Words& words);
    void cancel(RouterSession* session, const Words& words);
    void take(RouterSession* session, const Words& words);
    void schedule(double dueMs, Job job);
    void runDue();
    void execute(Job job);
    [[nodiscard]] QList<Words> answerTo(const Words& words, const QByteArray& tag, const RouterAccount& account,
                                        bool& reboots);
    [[nodiscard]] std::optional<Refusal> moodRefusal(const Words& words);
    void deliver(const Job& job);
    void releaseHeldBack(RouterSession* session);
    [[nodiscard]] double nowMs() const;

    RouterModel m_model;
    RouterMoods m_moods;
    QTcpServer m_server;
    TlsPort m_tlsServer;
    QHostAddress m_address;
    quint16 m_port = 0;
    QSet<RouterSession*> m_sessions;

    QElapsedTimer m_elapsed;
    QTimer m_dueTimer;
    QTimer m_reverseTimer;
    std::multimap<double, Job> m_due;
    double m_busyUntilMs = 0; // the one processor

    int m_commandsServed = 0;
    QHash<QByteArray, int> m_servedByCommand;
    int m_connectionsAccepted = 0;
    int m_inFlight = 0;
    int m_mostInFlight = 0;
    int m_cancelsReceived = 0;
    QList<QByteArray> m_commandLog;
};

} // namespace loket::sandbox
