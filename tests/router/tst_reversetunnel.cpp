// The reverse tunnel against a real OpenSSH server: what is sent to the remote port arrives at a local port and
// comes back, complete and of any size; a lost tunnel is rebuilt; what only a person can fix is reported as text.
#include "router/Sshd.h"
#include "router/tunnel/ReverseTunnel.h"

#include <QRandomGenerator>
#include <QTcpSocket>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using Condition = ReverseTunnel::Condition;

namespace {

// Echoes everything, and ends when the other side has ended.
class Echo : public QTcpServer
{
    Q_OBJECT

public:
    Echo()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }
    int connections = 0;
};

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(quint32(size) + 1);
    for (char& byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

} // namespace

constexpr int patience = 30000; // an SSH handshake takes seconds where the machine is busy

class TestReverseTunnel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_sshd = std::make_unique<Sshd>();
        QVERIFY(m_sshd->start({}));
    }
    void cleanupTestCase() { m_sshd.reset(); }
    void init()
    {
        m_tunnel = std::make_unique<ReverseTunnel>(m_clock);
        m_tunnel->setBackoff({std::chrono::milliseconds(100), std::chrono::milliseconds(400)});
        m_remotePort = freePort();
    }
    void cleanup() { m_tunnel.reset(); }

    void offUntilAHostIsNamed()
    {
        QVERIFY(m_tunnel->condition() == Condition::Off);
        m_tunnel->apply({});
        QVERIFY(m_tunnel->condition() == Condition::Off);
        m_tunnel->apply(settings());
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Up, patience);
        QVERIFY(m_tunnel->address().contains(QString::number(m_remotePort)));
        m_tunnel->apply({});
        QVERIFY(m_tunnel->condition() == Condition::Off);
        QTRY_VERIFY_WITH_TIMEOUT(said("x").isEmpty(), patience);
    }

    void aKeyInsteadOfAPassword()
    {
        auto byKey = settings();
        byKey.password = {};
        byKey.keyFile = m_sshd->path(u"user"_s);
        m_tunnel->apply(byKey);
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Up, patience);
        QCOMPARE(said("hello"), QByteArray("hello"));
    }

    void muchAndMany()
    {
        m_tunnel->apply(settings());
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Up, patience);
        const QByteArray much = noise(5 * 1024 * 1024);
        QVERIFY(said(much) == much);
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        QList<QByteArray> heard(30);
        const QByteArray some = noise(100 * 1024);
        for (int i = 0; i < heard.size(); ++i) {
            auto socket = std::make_unique<QTcpSocket>();
            connect(socket.get(), &QTcpSocket::readyRead, socket.get(),
                    [&heard, i, s = socket.get()] { heard[i] += s->readAll(); });
            connect(socket.get(), &QTcpSocket::connected, socket.get(), [s = socket.get(), &some] { s->write(some); });
            socket->connectToHost(QHostAddress::LocalHost, m_remotePort);
            sockets.push_back(std::move(socket));
        }
        for (const QByteArray& one : heard)
            QTRY_COMPARE_WITH_TIMEOUT(one.size(), some.size(), patience);
        QVERIFY(std::all_of(heard.begin(), heard.end(), [&](const QByteArray& one) { return one == some; }));
        for (const auto& socket : sockets) { // the end is passed on as well
            socket->disconnectFromHost();
            QTRY_VERIFY_WITH_TIMEOUT(socket->state() == QAbstractSocket::UnconnectedState, patience);
        }
        QCOMPARE(said("still there"), QByteArray("still there"));
    }

    void aLocalPortWithoutAServerOnlyEndsTheConnection()
    {
        auto nowhere = settings();
        nowhere.localPort = freePort();
        m_tunnel->apply(nowhere);
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Up, patience);
        QVERIFY(said("x").isEmpty());
        QVERIFY(m_tunnel->condition() == Condition::Up);
    }

    void whatBreaksIsBuiltUpAgain()
    {
        m_tunnel->apply(settings());
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Up, patience);
        m_sshd->kill();
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Down, patience);
        QVERIFY(!m_tunnel->problem().detail.isEmpty());
        const QDateTime since = m_tunnel->since();
        QVERIFY(!QTest::qWaitFor([this] { return m_tunnel->condition() != Condition::Down; }, 500)); // it keeps trying
        QCOMPARE(m_tunnel->since(), since);
        QVERIFY(m_sshd->start({}));
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Up, patience);
        QCOMPARE(said("again"), QByteArray("again"));
    }

    void toldInWords_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("wrong password") << u"password"_s << u"unauthorized"_s << u"authorized_keys"_s;
        QTest::newRow("no such key") << u"key"_s << u"misconfigured"_s << u"tunnel.key"_s;
        QTest::newRow("host key not confirmed") << u"unpinned"_s << u"misconfigured"_s << u"tunnel.fingerprint"_s;
        QTest::newRow("another host key") << u"pin"_s << u"certificate_changed"_s << u"somebody may stand between"_s;
        QTest::newRow("nobody there") << u"port"_s << u"unreachable"_s << u"tunnel.host"_s;
        QTest::newRow("a host that says nothing") << u"silent"_s << u"timeout"_s << u"silent"_s;
        QTest::newRow("the port is taken there") << u"taken"_s << u"conflict"_s << u"taken"_s;
    }

    void toldInWords()
    {
        QFETCH(QString, what);
        QFETCH(QString, kind);
        QFETCH(QString, says);
        auto wrong = settings();
        Echo other;
        QTcpServer silent;
        if (what == u"password"_s)
            wrong.password = core::Secret("salah");
        if (what == u"key"_s)
            wrong.keyFile = m_sshd->path(u"missing"_s);
        if (what == u"unpinned"_s)
            wrong.fingerprint.clear();
        if (what == u"pin"_s)
            wrong.fingerprint = QString(64, u'a');
        if (what == u"port"_s)
            wrong.port = freePort();
        if (what == u"silent"_s) {
            QVERIFY(silent.listen(QHostAddress::LocalHost));
            wrong.port = silent.serverPort();
            wrong.keepAlive = std::chrono::milliseconds(100);
        }
        if (what == u"taken"_s)
            wrong.remotePort = other.serverPort();
        m_tunnel->apply(wrong);
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Down, patience);
        QCOMPARE(core::toString(m_tunnel->problem().kind), kind);
        QVERIFY2(m_tunnel->problem().detail.contains(says), qPrintable(m_tunnel->problem().detail));
        QVERIFY(!m_tunnel->problem().detail.contains(u"salah"_s));
        m_tunnel->apply(settings()); // fixed: at once, not after the gap
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Up, patience);
    }

    void aHostThatForbidsItSaysSo()
    {
        QVERIFY(m_sshd->start({.forwarding = false}));
        m_tunnel->apply(settings());
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Down, patience);
        QVERIFY2(m_tunnel->problem().detail.contains(u"AllowTcpForwarding"_s), qPrintable(m_tunnel->problem().detail));
        QVERIFY(m_sshd->start({}));
        QTRY_VERIFY_WITH_TIMEOUT(m_tunnel->condition() == Condition::Up, patience);
    }

private:
    ReverseTunnelSettings settings()
    {
        ReverseTunnelSettings settings;
        settings.host = u"127.0.0.1"_s;
        settings.port = m_sshd->port();
        settings.user = u"loket"_s;
        settings.password = core::Secret("rahasia");
        settings.fingerprint = m_sshd->fingerprint();
        settings.remotePort = m_remotePort;
        settings.localPort = m_echo.serverPort();
        return settings;
    }

    // What comes back for `text` from the remote side; empty where nothing does.
    QByteArray said(const QByteArray& text)
    {
        QTcpSocket socket;
        QByteArray heard;
        connect(&socket, &QTcpSocket::readyRead, &socket, [&] { heard += socket.readAll(); });
        connect(&socket, &QTcpSocket::connected, &socket, [&] { socket.write(text); });
        socket.connectToHost(QHostAddress::LocalHost, m_remotePort);
        (void)QTest::qWaitFor(
            [&] {
                const bool over = socket.state() == QAbstractSocket::UnconnectedState;
                return heard.size() >= text.size() || over;
            },
            20000);
        return heard;
    }

    std::unique_ptr<Sshd> m_sshd;
    core::SystemClock m_clock;
    Echo m_echo;
    quint16 m_remotePort = 0;
    std::unique_ptr<ReverseTunnel> m_tunnel;
};

QTEST_GUILESS_MAIN(TestReverseTunnel)
#include "tst_reversetunnel.moc"
