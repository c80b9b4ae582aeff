// How long a webhook takes beside long reads: Tripay's webhooks one after the other into the real engine, first alone,
// then while twenty clients of the API ask without a pause for pages at the end of the list of payments and for the
// report of a year, on a database of a million purchases. Tells the ratio of the medians, and how many reads were
// answered meanwhile and how many were sent away with 503.
//   cmake --build --preset valgrind --target bench_longreads && build/valgrind/tests/benchmarks/bench_longreads
//   [PURCHASES]
#include "engine/Engine.h"
#include "storage/PurchaseRepository.h"
#include "storage/TokenRepository.h"
#include "support/SignedWebhooks.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int webhooks = 300;  // of each run
constexpr int longest = 60000; // milliseconds of each run; what is not sent by then is left out
constexpr int readers = 20;
constexpr int days = 365;

// Spread over a year, the newest last.
void fill(storage::Database& database, qint64 purchases)
{
    const QString now = core::toIso(core::SystemClock().now());
    storage::Statement statement = database.statement(
        "INSERT INTO voucher_purchases (invoice_id, status_token, customer_name, customer_phone, voucher_package, "
        "package_name, voucher_profile, duration_seconds, counts, voucher_quantity, amount, status, delivery_status, "
        "payment_gateway, channel, router, created_at, paid_at, completed_at, voucher_ms, updated_at) "
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?), "
        "t (i, at) AS (SELECT i, strftime('%Y-%m-%dT%H:%M:%fZ', ?, '-' || ((? - i) * ? / ?) || ' seconds') FROM n) "
        "SELECT 'I' || i, 'T' || i, 'Siti', '628123456789', '5k', '5k', '5k', 86400, 'online', 1, 5000, 'completed', "
        "'sent', 'tripay', 'online', 'main', at, at, at, 300 + i % 4000, at FROM t");
    statement.bind(purchases, now, purchases, qint64(days) * 86400, purchases);
    if (const auto filled = statement.run(); !filled)
        qFatal("%s", qPrintable(filled.error().detail));
}

QStringList waiting(storage::Database& database, int count)
{
    const storage::PurchaseRepository purchases(database);
    QStringList invoices;
    auto transaction = storage::Transaction::begin(database);
    for (int i = 0; transaction && i < count; ++i) {
        domain::Purchase purchase;
        purchase.createdAt = core::SystemClock().now();
        purchase.invoiceId = domain::newInvoiceId(purchase.createdAt.date());
        purchase.statusToken = domain::newStatusToken();
        purchase.customerName = u"Andi"_s;
        purchase.packageId = purchase.packageName = purchase.profile = u"5k"_s;
        purchase.router = u"main"_s;
        purchase.amount = 5000;
        purchase.gateway = u"tripay"_s;
        if (!purchases.insert(*transaction, purchase, {}))
            qFatal("cannot store a purchase");
        invoices += purchase.invoiceId;
    }
    if (!transaction || !transaction->commit())
        qFatal("cannot store the purchases");
    return invoices;
}

// One keep-alive connection that sends one request after the other.
class Client : public QObject
{
public:
    using Next = std::function<QByteArray()>; // empty: no more
    using Answered = std::function<void(int status, qint64 nanoseconds)>;

    Client(const QUrl& url, Next next, Answered answered) : m_next(std::move(next)), m_answered(std::move(answered))
    {
        connect(&m_socket, &QTcpSocket::connected, this, [this] { send(); });
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { heard(); });
        m_socket.connectToHost(url.host(), quint16(url.port()));
    }
    [[nodiscard]] bool isDone() const { return m_done; }

private:
    void send()
    {
        const QByteArray request = m_next();
        m_done = request.isEmpty();
        m_answer.clear();
        m_since.start();
        m_socket.write(request);
    }
    void heard()
    {
        m_answer += m_socket.readAll();
        const qsizetype head = m_answer.indexOf("\r\n\r\n");
        const qsizetype length = m_answer.toLower().indexOf("content-length: ");
        if (head < 0 || length < 0)
            return;
        const qsizetype begin = length + 16;
        if (m_answer.size() < head + 4 + m_answer.mid(begin, m_answer.indexOf('\r', begin) - begin).toLongLong())
            return;
        m_answered(m_answer.mid(9, 3).toInt(), m_since.nsecsElapsed());
        send();
    }

    Next m_next;
    Answered m_answered;
    QTcpSocket m_socket;
    QByteArray m_answer;
    QElapsedTimer m_since;
    bool m_done = false;
};

double median(std::vector<qint64> nanoseconds)
{
    std::sort(nanoseconds.begin(), nanoseconds.end());
    return double(nanoseconds[nanoseconds.size() / 2]) / 1e6;
}

// Milliseconds, the median.
double timeWebhooks(const QUrl& url, QStringList invoices, const char* what)
{
    std::vector<qint64> times;
    QElapsedTimer all;
    all.start();
    Client sender(
        url,
        [&]() -> QByteArray {
            if (invoices.isEmpty() || all.hasExpired(longest))
                return {};
            const auto webhook =
                tests::tripayWebhook({.gateway = u"tripay"_s, .order = invoices.takeFirst(), .amount = 5000});
            QByteArray request =
                "POST /voucher/payment-webhook/tripay HTTP/1.1\r\nHost: " + url.authority().toUtf8() +
                "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(webhook.body.size()) +
                "\r\n";
            for (const auto& [name, value] : webhook.headers)
                request += name + ": " + value + "\r\n";
            return request + "\r\n" + webhook.body;
        },
        [&](int status, qint64 took) {
            if (status != 200)
                qFatal("a webhook was answered with %d", status);
            times.push_back(took);
        });
    while (!sender.isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double p50 = median(times);
    std::sort(times.begin(), times.end());
    std::printf("%-24s %4zu   p50 %8.2f ms   p95 %8.2f ms   max %8.2f ms\n", what, times.size(), p50,
                double(times[times.size() * 95 / 100]) / 1e6, double(times.back()) / 1e6);
    return p50;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const qint64 purchases = argc > 1 ? qMax(10000LL, QByteArray(argv[1]).toLongLong()) : 1'000'000;
    const QTemporaryDir folder;
    qputenv("LOKET_KEYCHAIN", "off");
    qputenv("LOKET_SECRET_PAYMENTS_TRIPAY_PRIVATE_KEY", sandbox::TripayKeys().privateKey);
    qputenv("LOKET_SECRET_PAYMENTS_TRIPAY_API_KEY", "none");
    QTcpServer router; // accepts connections and sends nothing: what is measured is the webhook, not the vouchers
    router.listen(QHostAddress::LocalHost);
    QFile ini(folder.filePath(u"loket.ini"_s));
    if (!ini.open(QIODevice::WriteOnly))
        qFatal("cannot write loket.ini");
    ini.write("server.port = 0\npayments.gateways = tripay\npayments.poll_seconds = 0\n"
              "payments.tripay.base_url = http://127.0.0.1:9\nretry.automatic_recovery = false\n"
              "router.main.host = 127.0.0.1\nrouter.main.timeout_ms = 600000\nrouter.main.port = " +
              QByteArray::number(router.serverPort()) + "\n");
    ini.close();
    QStringList invoices;
    QByteArray token;
    {
        const auto database = storage::Database::open(folder.filePath(u"loket.db"_s));
        if (!database)
            qFatal("cannot make the database");
        QElapsedTimer filling;
        filling.start();
        fill(**database, purchases);
        invoices = waiting(**database, 2 * webhooks);
        auto transaction = storage::Transaction::begin(**database);
        const auto secret = storage::TokenRepository(**database)
                                .create(*transaction, u"bench"_s, storage::TokenScope::Read, core::SystemClock().now());
        if (!secret || !transaction->commit())
            qFatal("cannot make a token");
        token = secret->reveal();
        std::printf("%lld purchases filled in %.1f s\n", static_cast<long long>(purchases),
                    double(filling.elapsed()) / 1000);
    }
    engine::EngineOptions options;
    options.dataFolder = folder.path();
    engine::Engine engine(options);
    if (const auto started = engine.start(); !started)
        qFatal("%s", qPrintable(started.error().detail));
    const double idle = timeWebhooks(engine.url(), invoices.mid(0, webhooks), "webhooks alone");

    int asked = 0;
    QMap<int, std::vector<qint64>> reads; // by status
    std::vector<std::unique_ptr<Client>> clients;
    const QByteArray tail =
        " HTTP/1.1\r\nHost: " + engine.url().authority().toUtf8() + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    const QDate today = QDate::currentDate();
    const QByteArray year =
        "/voucher/api/reports?by=package&from=" + today.addDays(1 - days).toString(Qt::ISODate).toLatin1() +
        "&to=" + today.toString(Qt::ISODate).toLatin1();
    const QByteArray deep = "/voucher/api/payments?limit=50&offset=" + QByteArray::number(purchases - 1000);
    for (int i = 0; i < readers; ++i)
        clients.push_back(std::make_unique<Client>(
            engine.url(), [&, i] { return "GET " + ((asked++ + i) % 2 == 0 ? deep : year) + tail; },
            [&](int status, qint64 took) { reads[status].push_back(took); }));
    const double busy = timeWebhooks(engine.url(), invoices.mid(webhooks), "beside 20 long reads");
    std::printf("ratio %.1f\n", busy / idle);
    for (auto status = reads.cbegin(); status != reads.cend(); ++status)
        std::printf("reads answered with %d: %zu, p50 %.0f ms\n", status.key(), status->size(), median(*status));
    return 0;
}
