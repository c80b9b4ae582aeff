// Webhooks a second, and how long each takes until it is durable and answered, beside one bare SQLite commit on the
// same disk: the price of everything that is not the disk. Tripay's webhooks over real sockets into the real engine,
// first one after the other, then from several senders at once.
//   cmake --build --preset valgrind --target bench_webhooks && build/valgrind/tests/benchmarks/bench_webhooks [FOLDER]
// FOLDER is on the disk to be measured (default: the temporary one). Run it on a quiet machine.
#include "benchmarks/Webhooks.h"

#include "engine/Engine.h"

#include <QCoreApplication>
#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int perRun = 2000;

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
        m_answer.clear();
        m_since.start();
        m_socket.write(benchmarks::tripayRequest(m_url, m_invoices.takeFirst()));
    }
    void heard()
    {
        m_answer += m_socket.readAll();
        if (!benchmarks::isAccepted(m_answer))
            return;
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

void webhooks(const QUrl& url, const QStringList& invoices, int senders, const benchmarks::Measured& bare)
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
    benchmarks::tell(qPrintable(u"webhooks, %1 at once"_s.arg(senders)),
                     benchmarks::measured(times, elapsed.nsecsElapsed()), bare);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder(application.arguments().value(1, QDir::tempPath()) + u"/loket-bench-XXXXXX"_s);
    const benchmarks::Measured bare = benchmarks::bareCommits(folder.path());
    benchmarks::tell("one bare SQLite commit", bare, bare);

    QTcpServer router; // accepts connections and sends nothing: what is measured is the webhook, not the vouchers
    router.listen(QHostAddress::LocalHost);
    benchmarks::writeTripaySettings(folder.path(), router.serverPort());
    QStringList invoices;
    {
        const auto database = storage::Database::open(folder.filePath(u"loket.db"_s));
        if (!database)
            qFatal("cannot make the database");
        invoices = benchmarks::addOrders(**database, 3 * perRun);
    }
    engine::EngineOptions options;
    options.dataFolder = folder.path();
    engine::Engine engine(options);
    if (const auto started = engine.start(); !started)
        qFatal("%s", qPrintable(started.error().detail));
    for (const int senders : {1, 8, 32})
        webhooks(engine.url(), invoices.mid((senders == 1 ? 0 : senders == 8 ? 1 : 2) * perRun, perRun), senders, bare);
    return 0;
}
