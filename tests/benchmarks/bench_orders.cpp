// Whole orders: from the gateway's webhook to the voucher on the router and `completed`. Tripay's webhooks over real
// sockets into the real engine, the sandbox router and the senders in a thread of their own.
//   bench_orders [FOLDER]
// prints times, beside one bare SQLite commit on the same disk; FOLDER is on the disk to be measured. On a quiet
// machine.
//   valgrind --tool=callgrind --separate-threads=yes bench_orders --count voucher|webhook [--senders N] [--orders N]
// counts the instructions of the engine's thread instead: the first thread in the files that callgrind writes is what
// these orders have cost, and nothing before or after (read by tests/engine/tst_instructions.cpp). The clock goes on by
// a few milliseconds for each order, however long valgrind takes for it.
//   bench_orders --statements
// prints the SQL of one order.
#include "benchmarks/Webhooks.h"

#include "engine/Engine.h"
#include "sandbox/router/RouterSandbox.h"
#include "support/SqlTrace.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS
#endif

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using benchmarks::Measured;
using benchmarks::measured;
using benchmarks::tell;

namespace {

constexpr int perRun = 2000;
constexpr int warmUp = 40;     // more than the engine works on at once
constexpr auto perOrder = 3ms; // of the counting clock

struct Times
{
    std::vector<qint64> answered; // all in nanoseconds since the webhook was sent
    std::vector<qint64> asked;    // the router, for the voucher
    std::vector<qint64> completed;
    qint64 elapsed = 0;
};

// The senders, the router and an observer of the ledger. Lives in a thread of its own.
class Crowd : public QObject
{
    Q_OBJECT

public:
    // `routerAnswers`: an order is over when it is completed and, with one sender, the next one is not paid sooner;
    // without, when its webhook is answered. `watches`: without a pause, for exact times.
    Crowd(bool routerAnswers, bool watches) : m_routerAnswers(routerAnswers), m_watches(watches) {}

    // All of these in its thread.
    quint16 listen()
    {
        if (!m_routerAnswers) {
            m_silent = std::make_unique<QTcpServer>(); // accepts connections and sends nothing
            m_silent->listen(QHostAddress::LocalHost);
            return m_silent->serverPort();
        }
        m_router = std::make_unique<sandbox::RouterSandbox>("loket", "router-password");
        connect(m_router.get(), &sandbox::RouterSandbox::userAdded, this,
                [this](const QString&, const QString&, const QString& comment) {
                    m_times.asked.push_back(m_age.nsecsElapsed() - m_sent.value(comment.section(u':', 1, 1)));
                });
        m_router->listen();
        return m_router->port();
    }
    void begin(const QUrl& url, const QString& ledger, const QStringList& invoices, int senders)
    {
        m_times = {};
        m_url = url;
        m_todo = invoices;
        m_isOneByOne = senders == 1 && m_routerAnswers;
        auto opened = storage::Database::open(ledger, storage::Access::ReadOnly);
        if (!opened)
            qFatal("cannot read the ledger");
        m_ledger = std::move(*opened);
        m_orders = invoices.size();
        m_end = completed() + m_orders;
        m_age.start();
        for (int i = 0; i < senders; ++i)
            addSender();
        if (m_routerAnswers) {
            m_observer = std::make_unique<QTimer>();
            connect(m_observer.get(), &QTimer::timeout, this, [this] { observe(); });
            m_observer->start(!m_watches ? 2 : m_isOneByOne ? 0 : 5);
        }
    }
    [[nodiscard]] Times takeTimes() { return std::exchange(m_times, {}); }

signals:
    void answered();
    void done();

private:
    struct Sender
    {
        QTcpSocket socket;
        QByteArray answer;
        qint64 since = 0;
    };

    void addSender()
    {
        m_senders.push_back(std::make_unique<Sender>());
        Sender* sender = m_senders.back().get();
        connect(&sender->socket, &QTcpSocket::connected, this, [this, sender] { next(*sender); });
        connect(&sender->socket, &QTcpSocket::readyRead, this, [this, sender] { heard(*sender); });
        sender->socket.connectToHost(m_url.host(), quint16(m_url.port()));
    }
    void next(Sender& sender)
    {
        if (m_todo.isEmpty())
            return;
        m_invoice = m_todo.takeFirst();
        sender.answer.clear();
        sender.since = m_age.nsecsElapsed();
        m_sent.insert(m_invoice, sender.since);
        sender.socket.write(benchmarks::tripayRequest(m_url, m_invoice));
    }
    void heard(Sender& sender)
    {
        sender.answer += sender.socket.readAll();
        if (!benchmarks::isAccepted(sender.answer))
            return;
        m_times.answered.push_back(m_age.nsecsElapsed() - sender.since);
        emit answered();
        if (!m_isOneByOne)
            next(sender);
        if (!m_routerAnswers && qsizetype(m_times.answered.size()) == m_orders)
            end();
    }
    void observe()
    {
        if (m_isOneByOne) {
            storage::Statement statement =
                m_ledger->statement("SELECT status = 'completed' FROM voucher_purchases WHERE invoice_id = ?");
            if (!statement.bind(m_invoice).run() || !statement.next() || statement.integer(0) == 0 ||
                m_times.answered.size() == m_times.completed.size())
                return;
            m_times.completed.push_back(m_age.nsecsElapsed() - m_senders.front()->since);
            if (m_todo.isEmpty())
                return end();
            next(*m_senders.front());
        } else if (completed() == m_end) {
            end();
        }
    }
    [[nodiscard]] qint64 completed() const
    {
        storage::Statement statement =
            m_ledger->statement("SELECT count(*) FROM voucher_purchases WHERE status = 'completed'");
        return statement.run() && statement.next() ? statement.integer(0) : -1;
    }
    void end()
    {
        m_times.elapsed = m_age.nsecsElapsed();
        if (m_observer)
            m_observer.release()->deleteLater(); // it may be what calls
        // What calls may be one of these.
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_senders.clear();
                m_ledger.reset();
                emit done();
            },
            Qt::QueuedConnection);
    }

    bool m_routerAnswers;
    bool m_watches;
    bool m_isOneByOne = true;
    QUrl m_url;
    std::unique_ptr<sandbox::RouterSandbox> m_router;
    std::unique_ptr<QTcpServer> m_silent;
    std::unique_ptr<storage::Database> m_ledger;
    std::unique_ptr<QTimer> m_observer;
    std::vector<std::unique_ptr<Sender>> m_senders;
    QStringList m_todo;
    QString m_invoice; // the last one
    qsizetype m_orders = 0;
    qint64 m_end = 0; // completed orders
    QHash<QString, qint64> m_sent;
    QElapsedTimer m_age;
    Times m_times;
};

// The engine, with its counterparts beside it.
class World
{
public:
    World(const QString& folder, bool routerAnswers, bool counts)
        : m_folder(folder), m_counts(counts), m_clock(QDateTime::currentDateTimeUtc()),
          m_crowd(new Crowd(routerAnswers, !counts))
    {
        m_crowd->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_crowd, &QObject::deleteLater);
        m_thread.start();
        quint16 router = 0;
        inCrowd([&] { router = m_crowd->listen(); });
        QDir().mkpath(folder);
        benchmarks::writeTripaySettings(folder, router);
        engine::EngineOptions options;
        options.dataFolder = folder;
        if (counts)
            options.clock = &m_clock;
        m_engine = std::make_unique<engine::Engine>(options);
        if (const auto started = m_engine->start(); !started)
            qFatal("%s", qPrintable(started.error().detail));
        if (counts)
            QObject::connect(m_crowd, &Crowd::answered, m_engine.get(), [this] { m_clock.advance(perOrder); });
    }
    ~World()
    {
        m_engine.reset();
        m_thread.quit();
        m_thread.wait();
    }

    // After the start, so that nothing of them can be on the router.
    QStringList order(int count) const
    {
        const auto database = storage::Database::open(ledger());
        if (!database)
            qFatal("cannot open the ledger");
        return benchmarks::addOrders(**database, count);
    }
    Times pay(const QStringList& invoices, int senders)
    {
        QEventLoop loop;
        QObject::connect(m_crowd, &Crowd::done, &loop, &QEventLoop::quit);
        const QUrl url = m_engine->url();
        QMetaObject::invokeMethod(m_crowd, [=, this] { m_crowd->begin(url, ledger(), invoices, senders); });
        loop.exec();
        Times times;
        inCrowd([&] { times = m_crowd->takeTimes(); });
        return times;
    }
    // Lets the engine do what it does at its own times.
    void settle()
    {
        for (int i = 0; i < 50; ++i) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            if (m_counts)
                m_clock.advance(100ms);
        }
    }

private:
    [[nodiscard]] QString ledger() const { return m_folder + u"/loket.db"_s; }
    void inCrowd(const std::function<void()>& call)
    {
        QMetaObject::invokeMethod(m_crowd, call, Qt::BlockingQueuedConnection);
    }

    QString m_folder;
    bool m_counts;
    core::ManualClock m_clock;
    QThread m_thread;
    Crowd* m_crowd;
    std::unique_ptr<engine::Engine> m_engine;
};

void time(const QString& folder)
{
    const Measured bare = benchmarks::bareCommits(folder);
    tell("one bare SQLite commit", bare, bare);
    {
        World world(folder + u"/silent"_s, false, false);
        (void)world.pay(world.order(warmUp), 1);
        for (const int senders : {1, 32}) {
            const Times times = world.pay(world.order(perRun), senders);
            tell(qPrintable(u"webhooks alone, %1 at once"_s.arg(senders)), measured(times.answered, times.elapsed),
                 bare);
        }
    }
    World world(folder + u"/whole"_s, true, false);
    (void)world.pay(world.order(warmUp), 1);
    for (const int senders : {1, 32}) {
        const Times times = world.pay(world.order(perRun), senders);
        const QString at = u", %1 at once"_s.arg(senders);
        tell(qPrintable(u"webhook answered"_s + at), measured(times.answered, times.elapsed), bare);
        tell(qPrintable(u"voucher asked of the router"_s + at), measured(times.asked, times.elapsed), bare);
        if (!times.completed.empty())
            tell(qPrintable(u"order completed"_s + at), measured(times.completed, times.elapsed), bare);
    }
}

void count(const QString& folder, bool toVoucher, int orders, int senders)
{
    World world(folder + u"/counted"_s, toVoucher, true);
    (void)world.pay(world.order(warmUp), senders);
    const QStringList invoices = world.order(orders);
    world.settle();
    CALLGRIND_ZERO_STATS;
    (void)world.pay(invoices, senders);
    CALLGRIND_DUMP_STATS;
    std::printf("counted %d\n", orders);
}

void tellStatements(const QString& folder)
{
    tests::SqlTrace trace;
    World world(folder + u"/traced"_s, true, true);
    (void)world.pay(world.order(warmUp), 1);
    const QStringList invoices = world.order(1);
    world.settle();
    trace.clear();
    (void)world.pay(invoices, 1);
    const QByteArrayList run = trace.run();
    for (const QByteArray& sql : run)
        std::printf("%s\n", sql.constData());
    std::printf("%d statements\n", int(run.size()));
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser line;
    line.addOptions({{u"count"_s, u"voucher or webhook"_s, u"what"_s},
                     {u"orders"_s, u"so many are counted"_s, u"number"_s, u"60"_s},
                     {u"senders"_s, u"at once"_s, u"number"_s, u"1"_s},
                     {u"statements"_s, u"of one order"_s}});
    line.process(application);
    const QTemporaryDir folder(line.positionalArguments().value(0, QDir::tempPath()) + u"/loket-bench-XXXXXX"_s);
    qputenv("LOKET_SECRET_ROUTER_MAIN_PASSWORD", "router-password");
    if (line.isSet(u"count"_s))
        count(folder.path(), line.value(u"count"_s) == u"voucher"_s, line.value(u"orders"_s).toInt(),
              line.value(u"senders"_s).toInt());
    else if (line.isSet(u"statements"_s))
        tellStatements(folder.path());
    else
        time(folder.path());
    return 0;
}

#include "bench_orders.moc"
