// Webhooks a second, and how long each takes until it is durable and answered, beside one bare SQLite commit on the
// same disk: the price of everything that is not the disk. Tripay's webhooks over real sockets into the real engine,
// first one after the other, then from several senders at once.
//   cmake --build --preset valgrind --target bench_webhooks && build/valgrind/tests/benchmarks/bench_webhooks [FOLDER]
// FOLDER is on the disk to be measured (default: the temporary one). Run it on a quiet machine.
#include "engine/Engine.h"
#include "storage/PurchaseRepository.h"
#include "support/SignedWebhooks.h"

#include <QCoreApplication>
#include <QDir>
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

constexpr int commits = 500;
constexpr int perRun = 2000;

void fill(storage::Database& database, int count, QStringList& invoices)
{
    const storage::PurchaseRepository purchases(database);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto transaction = storage::Transaction::begin(database);
    for (int i = 0; transaction && i < count; ++i) {
        domain::Purchase purchase;
        purchase.invoiceId = domain::newInvoiceId(now.date());
        purchase.statusToken = domain::newStatusToken();
        purchase.customerName = u"Andi"_s;
        purchase.packageId = purchase.packageName = purchase.profile = u"5k"_s;
        purchase.router = u"main"_s;
        purchase.amount = 5000;
        purchase.gateway = u"tripay"_s;
        purchase.createdAt = now;
        if (!purchases.insert(*transaction, purchase, {}))
            qFatal("cannot store a purchase");
        invoices += purchase.invoiceId;
    }
    if (!transaction || !transaction->commit())
        qFatal("cannot store the purchases");
}

void tell(const char* what, std::vector<qint64> nanoseconds, qint64 elapsed)
{
    std::sort(nanoseconds.begin(), nanoseconds.end());
    const auto at = [&](double share) {
        return double(nanoseconds[size_t(share * double(nanoseconds.size() - 1))]) / 1e6;
    };
    std::printf("%-34s %8.0f /s   p50 %7.3f ms   p99 %7.3f ms   max %7.3f ms\n", what,
                double(nanoseconds.size()) * 1e9 / double(elapsed), at(0.5), at(0.99), at(1.0));
}

// One row a commit, with the pragmas of Loket.
void bareCommits(const QString& folder)
{
    const auto database = storage::Database::open(folder + u"/bare.db"_s);
    if (!database || !(*database)->execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL)"))
        qFatal("cannot make the bare database");
    std::vector<qint64> times;
    QElapsedTimer all;
    all.start();
    for (int i = 0; i < commits; ++i) {
        QElapsedTimer one;
        one.start();
        auto transaction = storage::Transaction::begin(**database);
        if (!transaction || !transaction->statement("INSERT INTO bare (text) VALUES (?)").bind(u"x"_s).run() ||
            !transaction->commit())
            qFatal("a bare commit failed");
        times.push_back(one.nsecsElapsed());
    }
    tell("one bare SQLite commit", times, all.nsecsElapsed());
}

// One keep-alive connection that posts one webhook after the other.
class Sender : public QObject
{
public:
    Sender(const QUrl& url, QStringList invoices, std::vector<qint64>& times)
        : m_url(url), m_invoices(std::move(invoices)), m_times(times)
    {
        connect(&m_socket, &QTcpSocket::connected, this, [this] { next(); });
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] { heard(); });
        m_socket.connectToHost(url.host(), quint16(url.port()));
    }
    [[nodiscard]] bool isDone() const { return m_done; }

private:
    void next()
    {
        if (m_invoices.isEmpty()) {
            m_done = true;
            return;
        }
        const auto webhook =
            tests::tripayWebhook({.gateway = u"tripay"_s, .order = m_invoices.takeFirst(), .amount = 5000});
        QByteArray request =
            "POST /voucher/payment-webhook/tripay HTTP/1.1\r\nHost: " + m_url.authority().toUtf8() +
            "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(webhook.body.size()) + "\r\n";
        for (const auto& [name, value] : webhook.headers)
            request += name + ": " + value + "\r\n";
        m_answer.clear();
        m_since.start();
        m_socket.write(request + "\r\n" + webhook.body);
    }
    void heard()
    {
        m_answer += m_socket.readAll();
        const qsizetype head = m_answer.indexOf("\r\n\r\n");
        if (head < 0 || !m_answer.endsWith('}'))
            return;
        if (!m_answer.startsWith("HTTP/1.1 200"))
            qFatal("a webhook was refused: %s", m_answer.constData());
        m_times.push_back(m_since.nsecsElapsed());
        next();
    }

    QUrl m_url;
    QStringList m_invoices;
    std::vector<qint64>& m_times;
    QTcpSocket m_socket;
    QByteArray m_answer;
    QElapsedTimer m_since;
    bool m_done = false;
};

void webhooks(const QUrl& url, const QStringList& invoices, int senders)
{
    std::vector<qint64> times;
    std::vector<std::unique_ptr<Sender>> all;
    QElapsedTimer elapsed;
    elapsed.start();
    const qsizetype share = invoices.size() / senders;
    for (int i = 0; i < senders; ++i)
        all.push_back(std::make_unique<Sender>(url, invoices.mid(i * share, share), times));
    while (!std::all_of(all.begin(), all.end(), [](const auto& sender) { return sender->isDone(); }))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    tell(qPrintable(u"webhooks, %1 at once"_s.arg(senders)), times, elapsed.nsecsElapsed());
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder(application.arguments().value(1, QDir::tempPath()) + u"/loket-bench-XXXXXX"_s);
    qputenv("LOKET_KEYCHAIN", "off");
    qputenv("LOKET_SECRET_PAYMENTS_TRIPAY_PRIVATE_KEY", sandbox::TripayKeys().privateKey);
    qputenv("LOKET_SECRET_PAYMENTS_TRIPAY_API_KEY", "none");
    bareCommits(folder.path());

    QTcpServer router; // accepts connections and sends nothing: what is measured is the webhook, not the vouchers
    router.listen(QHostAddress::LocalHost);
    QFile ini(folder.filePath(u"loket.ini"_s));
    if (!ini.open(QIODevice::WriteOnly))
        qFatal("cannot write loket.ini");
    ini.write("server.port = 0\npayments.gateways = tripay\npayments.poll_seconds = 0\nserver.max_connections = 256\n"
              "payments.tripay.base_url = http://127.0.0.1:9\nretry.automatic_recovery = false\n"
              "router.main.host = 127.0.0.1\nrouter.main.timeout_ms = 600000\nrouter.main.port = " +
              QByteArray::number(router.serverPort()) + "\n");
    ini.close();
    QStringList invoices;
    {
        const auto database = storage::Database::open(folder.filePath(u"loket.db"_s));
        if (!database)
            qFatal("cannot make the database");
        fill(**database, 3 * perRun, invoices);
    }
    engine::EngineOptions options;
    options.dataFolder = folder.path();
    engine::Engine engine(options);
    if (const auto started = engine.start(); !started)
        qFatal("%s", qPrintable(started.error().detail));
    for (const int senders : {1, 8, 32})
        webhooks(engine.url(), invoices.mid((senders == 1 ? 0 : senders == 8 ? 1 : 2) * perRun, perRun), senders);
    return 0;
}
