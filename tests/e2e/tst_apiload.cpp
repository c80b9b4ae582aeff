#include "support/Exposition.h"
#include "support/Http.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int callers = 8;
constexpr int tricklers = 100; // send a head that never ends
constexpr int nonReaders = 60; // request long lists and never read them
constexpr int silent = 20;     // connect and send nothing
constexpr auto duration = 8s;
constexpr auto requestTimeout = 2000; // of the server, in ms: the slow ones are disconnected and come again
constexpr int purchasesPerMinute = 20;
constexpr qint64 mostGrowth = 100 * 1024; // KiB

// The result of one request.
struct Asked
{
    QByteArray what;
    int expected = 200; // 0: see below
    int status = 0;
    qint64 milliseconds = 0;
};

struct Question
{
    QByteArray method = "GET";
    QString path;
    QByteArray body;
    QByteArray token; // empty: none
    int expected = 200;
};

// A caller with its own connection that sends one request after the other.
class Caller : public QObject
{
public:
    Caller(const QUrl& base, QList<Question> questions, int first)
        : m_base(base), m_questions(std::move(questions)), m_next(first)
    {}

    void start() { ask(); }
    void stop() { m_stopped = true; }
    [[nodiscard]] bool isIdle() const { return m_stopped && !m_asking; }

    QList<Asked> asked;

private:
    void ask()
    {
        if (m_stopped)
            return;
        m_asking = true;
        const Question& question = m_questions.at(m_next++ % m_questions.size());
        QNetworkRequest request(m_base.resolved(QUrl(question.path)));
        request.setTransferTimeout(20000);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setRawHeader("Accept", "application/json");
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        if (!question.token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + question.token);
        m_age.start();
        QNetworkReply* reply = m_network.sendCustomRequest(request, question.method, question.body);
        connect(reply, &QNetworkReply::finished, this, [this, reply, &question] {
            asked += {question.method + ' ' + question.path.toUtf8(), question.expected,
                      reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), m_age.elapsed()};
            (void)reply->readAll();
            reply->deleteLater();
            m_asking = false;
            QTimer::singleShot(0, this, [this] { ask(); });
        });
    }

    QNetworkAccessManager m_network;
    QUrl m_base;
    QList<Question> m_questions;
    qsizetype m_next;
    QElapsedTimer m_age;
    bool m_asking = false;
    bool m_stopped = false;
};

// A client that holds its connection as long as possible, and comes again.
class Slow : public QObject
{
public:
    enum class Way { Trickles, DoesNotRead, SaysNothing };

    Slow(const QUrl& server, Way way, QByteArray head) : m_server(server), m_way(way), m_head(std::move(head))
    {
        connect(&m_socket, &QTcpSocket::connected, this, [this] {
            if (m_way == Way::DoesNotRead)
                m_socket.write(m_head + "\r\n");
            else if (m_way == Way::Trickles)
                m_socket.write(m_head);
        });
        connect(&m_socket, &QTcpSocket::disconnected, this, [this] { again(); });
        connect(&m_trickle, &QTimer::timeout, this, [this] {
            if (m_way == Way::Trickles && m_socket.state() == QAbstractSocket::ConnectedState)
                m_socket.write("X: y\r\n");
        });
        if (way == Way::DoesNotRead)
            m_socket.setReadBufferSize(1);
        m_trickle.start(100ms);
        open();
    }
    ~Slow() override
    {
        m_socket.disconnect(this);
        m_socket.abort();
    }

    int cutOff = 0;

private:
    void open() { m_socket.connectToHost(m_server.host(), quint16(m_server.port())); }
    void again()
    {
        ++cutOff;
        QTimer::singleShot(50ms, this, [this] { open(); });
    }

    QUrl m_server;
    Way m_way;
    QByteArray m_head;
    QTcpSocket m_socket;
    QTimer m_trickle;
};

} // namespace

// The API of a `loketd serve --demo` in a process of its own under load: callers with tokens of both scopes, with a
// wrong one and with none, over lists of weeks of sales, while more than half of the connections are held by clients
// that trickle, do not read or send nothing. All others are answered in time and correctly, nothing is a server error,
// and memory is bounded.
class TestApiLoad : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        m_server.reset();
        m_folder.reset();
    }

    void othersAreAnswered()
    {
        startServer();
        const QList<Question> questions = whatIsAsked();
        warmUp(questions);
        const qint64 before = residentKiB();
        QVERIFY(before > 0);

        std::vector<std::unique_ptr<Slow>> slow;
        const QByteArray list =
            "GET /voucher/api/payments?limit=500 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_read + "\r\n";
        const auto add = [&](int count, Slow::Way way, const QByteArray& head) {
            for (int i = 0; i < count; ++i)
                slow.push_back(std::make_unique<Slow>(m_url, way, head));
        };
        add(tricklers, Slow::Way::Trickles, "GET /voucher/ HTTP/1.1\r\nHost: x\r\n");
        add(nonReaders, Slow::Way::DoesNotRead, list);
        add(silent, Slow::Way::SaysNothing, {});
        QVERIFY(QTest::qWaitFor(
            [&] { return figures().value(u"loket_http_connections"_s) >= tricklers + nonReaders + silent; }, 30000));

        std::vector<std::unique_ptr<Caller>> all;
        for (int i = 0; i < callers; ++i)
            all.push_back(std::make_unique<Caller>(m_url, questions, i * 3));
        for (const auto& caller : all)
            caller->start();
        QTest::qWait(int(std::chrono::milliseconds(duration).count()));
        const qint64 loaded = residentKiB();
        for (const auto& caller : all)
            caller->stop();
        QTRY_VERIFY_WITH_TIMEOUT(
            std::all_of(all.begin(), all.end(), [](const auto& caller) { return caller->isIdle(); }), 30000);

        QList<Asked> asked;
        for (const auto& caller : all)
            asked += caller->asked;
        judge(asked);
        int cut = 0;
        for (const auto& one : slow)
            cut += one->cutOff;
        QVERIFY2(cut >= tricklers + silent, "the slow ones were not cut off");
        QVERIFY2(loaded - before < mostGrowth, qPrintable(u"%1 KiB, then %2"_s.arg(before).arg(loaded)));

        slow.clear();
        all.clear();
        // They are closed, and leave nothing behind.
        QTRY_VERIFY_WITH_TIMEOUT(figures().value(u"loket_http_connections"_s) <= 2, 20000);
        QVERIFY(figures().value(u"loket_http_refused_total{status=\"408\"}"_s) >= tricklers);
        QCOMPARE(figures().sum(u"loket_http_requests_total"_s, u"status=\"5"_s), 0.0);
        qInfo() << asked.size() << "answers," << cut << "slow clients cut off," << before << "KiB before," << loaded
                << "KiB under load";
        m_server->terminate();
        QVERIFY(m_server->waitForFinished());
        QCOMPARE(m_server->exitCode(), 0); // a clean end after all that
    }

private:
    void startServer()
    {
        for (const auto& [key, value] : {std::pair{u"server.port"_s, u"0"_s},
                                         {u"server.request_timeout_ms"_s, QString::number(requestTimeout)},
                                         {u"server.purchase_rate_per_minute"_s, QString::number(purchasesPerMinute)}})
            QCOMPARE(run({u"config"_s, u"set"_s, key, value}).first, 0);
        m_server = std::make_unique<QProcess>();
        m_server->setProcessEnvironment(environment());
        m_server->start(QStringLiteral(LOKET_LOKETD), {u"serve"_s, u"--demo"_s, u"--data-dir"_s, m_folder->path()});
        static const QRegularExpression listening(u"listening on (\\S+)"_s);
        QString said;
        QTRY_VERIFY_WITH_TIMEOUT(
            listening.match(said += QString::fromUtf8(m_server->readAllStandardOutput())).hasMatch(), 60000);
        m_url = QUrl(listening.match(said).captured(1));
        m_read = token(u"read"_s);
        m_operate = token(u"operate"_s);
        QVERIFY(!m_read.isEmpty() && !m_operate.isEmpty());
    }

    [[nodiscard]] QList<Question> whatIsAsked() const
    {
        QList<Question> questions;
        for (const char* path :
             {"dashboard", "payments?limit=200", "payments?status=completed&limit=100", "delivery-status?limit=200",
              "failed-vouchers", "schedule", "alerts", "openapi.json"}) {
            const QString address = u"/voucher/api/"_s + QString::fromLatin1(path);
            questions += {.path = address, .token = m_read};
            questions += {.path = address, .token = m_operate};
            questions += {.path = address, .token = "lkt_nobody", .expected = 401};
            questions += {.path = address, .expected = 401};
        }
        questions += {.path = u"/voucher/api/payments?limit=501"_s, .token = m_read, .expected = 400};
        questions += {.path = u"/voucher/"_s};
        questions += {.path = u"/voucher/packages"_s};
        questions += {.path = u"/healthz"_s};
        questions += {.path = u"/metrics"_s};
        questions += {.path = u"/voucher/status/guess"_s, .expected = 404};
        questions += {.method = "POST",
                      .path = u"/voucher/api/cleanup-expired"_s,
                      .body = "{}",
                      .token = m_read,
                      .expected = 403};
        questions += {.method = "POST",
                      .path = u"/voucher/api/retry-delivery/999999"_s,
                      .body = "{}",
                      .token = m_operate,
                      .expected = 404};
        questions += {.method = "POST", .path = u"/voucher/purchase"_s, .body = "{", .expected = 400};
        questions += {.method = "POST",
                      .path = u"/voucher/purchase"_s,
                      .body = R"({"packageId":"5k","customerName":"Andi","customerPhone":"08123456789"})",
                      .expected = 0}; // 200 up to the limit, then 429
        return questions;
    }

    // Every request once, so that caches are filled before memory is measured.
    void warmUp(const QList<Question>& questions)
    {
        Caller caller(m_url, questions, 0);
        caller.start();
        QTRY_VERIFY_WITH_TIMEOUT(caller.asked.size() >= questions.size(), 60000);
        caller.stop();
        QTRY_VERIFY(caller.isIdle());
    }

    static void judge(const QList<Asked>& asked)
    {
        QVERIFY2(asked.size() > 100, qPrintable(QString::number(asked.size())));
        QList<qint64> times;
        int sold = 0;
        int limited = 0;
        for (const Asked& one : asked) {
            times += one.milliseconds;
            const QByteArray what = one.what + " -> " + QByteArray::number(one.status);
            QVERIFY2(one.status > 0 && one.status < 500, what.constData());
            if (one.expected > 0) {
                // A malformed purchase counts towards the limit like any other.
                const bool isLimited = one.what == "POST /voucher/purchase" && one.status == 429;
                QVERIFY2(one.status == one.expected || isLimited, what.constData());
                continue;
            }
            QVERIFY2(one.status == 200 || one.status == 429, what.constData());
            (one.status == 200 ? sold : limited) += 1;
        }
        QVERIFY2(sold <= 2 * purchasesPerMinute, qPrintable(QString::number(sold)));
        std::sort(times.begin(), times.end());
        const qint64 slowest = times[times.size() * 99 / 100];
        QVERIFY2(slowest < 3000, qPrintable(u"99 %% are answered within %1 ms"_s.arg(slowest)));
        qInfo() << "half within" << times[times.size() / 2] << "ms, 99 % within" << slowest << "ms, sold" << sold
                << "and told to wait" << limited;
    }

    static QProcessEnvironment environment()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LOKET_KEYCHAIN"_s, u"off"_s);
        // Freed memory that AddressSanitizer retains must not be measured here.
        environment.insert(u"ASAN_OPTIONS"_s, environment.value(u"ASAN_OPTIONS"_s) + u":quarantine_size_mb=1"_s);
        return environment;
    }
    std::pair<int, QString> run(QStringList arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral(LOKET_LOKETD), arguments << u"--data-dir"_s << m_folder->path());
        if (!process.waitForFinished())
            return {-1, {}};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
    }
    [[nodiscard]] QByteArray token(const QString& scope) const
    {
        return run({u"token"_s, u"create"_s, scope, u"--scope"_s, scope}).second.trimmed().section(u' ', -1).toUtf8();
    }
    tests::Exposition figures() { return tests::Exposition(m_http.get(m_url.resolved(QUrl(u"/metrics"_s))).body); }

    [[nodiscard]] qint64 residentKiB() const
    {
        QFile status(u"/proc/%1/status"_s.arg(m_server->processId()));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        static const QRegularExpression resident(u"VmRSS:\\s+(\\d+)"_s);
        return resident.match(QString::fromUtf8(status.readAll())).captured(1).toLongLong();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_server;
    QUrl m_url;
    QByteArray m_read;
    QByteArray m_operate;
    tests::Http m_http;
};

QTEST_GUILESS_MAIN(TestApiLoad)
#include "tst_apiload.moc"
