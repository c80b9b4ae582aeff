// From "paid" to the voucher on the router while 40,000 unpaid orders are open, all of them due to be asked about, at a
// gateway that takes 300 ms for each answer; and how many questions a minute the gateway gets meanwhile. Midtrans,
// whose webhook proves nothing by itself, so that the gateway's own answer stands between the payment and the voucher.
// The true engine among the sandbox counterparts. Fails (1) over 2 s at the 95th percentile or over the bound.
//   cmake --build --preset release --target bench_openorders && build/release/tests/benchmarks/bench_openorders
//   [BUYERS]
#include "benchmarks/Webhooks.h"

#include "engine/EngineWorld.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int openOrders = 40000;
constexpr auto latency = 300ms;
constexpr int usualBuyers = 300;
constexpr auto betweenBuyers = 400ms;
constexpr qint64 longest = 2000; // milliseconds

void fill(const QString& path)
{
    const auto database = storage::Database::open(path);
    if (!database)
        qFatal("cannot make the database");
    const storage::PurchaseRepository purchases(**database);
    const storage::JobRepository jobs(**database);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto transaction = storage::Transaction::begin(**database);
    for (int i = 0; transaction && i < openOrders; ++i) {
        domain::Purchase purchase =
            benchmarks::newOrder(u"midtrans"_s, now.addSecs(-i)); // the oldest is half a day old
        const bool stored =
            purchases.insert(*transaction, purchase, {}) &&
            purchases.setPayment(*transaction, purchase, u"R%1"_s.arg(i), u"https://pay.example/"_s, now) &&
            jobs.enqueue(*transaction, sales::job::checkPayment, purchase.id, now, now);
        if (!stored)
            qFatal("cannot store a purchase");
    }
    if (!transaction || !transaction->commit())
        qFatal("cannot store the purchases");
}

class Buyers : public QObject
{
public:
    Buyers(tests::EngineWorld& world, int count) : m_world(world), m_left(count)
    {
        auto& gateways = world.sandboxes.gateways;
        connect(&gateways, &sandbox::GatewaySandbox::created, this, [this](const sandbox::SandboxPayment& payment) {
            m_toPay += payment.orderId; // not inside the gateway's answer
        });
        connect(&gateways.http(), &sandbox::HttpServer::requested, this, [this](const sandbox::HttpRequest& request) {
            if (request.path.endsWith("/status"))
                m_asked.push_back(m_clock.elapsed());
        });
        connect(&m_come, &QTimer::timeout, this, [this] { come(); });
        connect(&m_look, &QTimer::timeout, this, [this] { look(); });
        m_clock.start();
        m_come.start(betweenBuyers);
        m_look.start(10ms);
    }

    [[nodiscard]] bool isDone() const { return m_left == 0 && m_paidAt.isEmpty() && m_waiting == 0; }
    [[nodiscard]] const std::vector<qint64>& took() const { return m_took; }
    // In the minute that had most.
    [[nodiscard]] int mostQuestionsAMinute() const
    {
        int most = 0;
        for (size_t from = 0, to = 0; to < m_asked.size(); ++to) {
            while (m_asked[to] - m_asked[from] >= 60000)
                ++from;
            most = std::max(most, int(to - from + 1));
        }
        return most;
    }
    [[nodiscard]] size_t questions() const { return m_asked.size(); }

private:
    void come()
    {
        if (m_left-- == 1)
            m_come.stop();
        ++m_waiting;
        const QString invoice = m_world.buy({{u"gateway"_s, u"midtrans"_s}});
        if (invoice.isEmpty())
            qFatal("a purchase was refused");
    }

    void look()
    {
        for (const QString& order : std::exchange(m_toPay, {})) {
            m_paidAt.insert(order, m_clock.elapsed());
            --m_waiting;
            m_world.sandboxes.gateways.settle(order, sandbox::SandboxState::Paid);
        }
        for (const QString& order : m_paidAt.keys()) {
            if (m_world.purchase(order).status != domain::PurchaseStatus::Completed)
                continue;
            m_took.push_back(m_clock.elapsed() - m_paidAt.take(order));
        }
    }

    tests::EngineWorld& m_world;
    int m_left;
    int m_waiting = 0; // for their payment page
    QStringList m_toPay;
    QHash<QString, qint64> m_paidAt;
    std::vector<qint64> m_took;
    std::vector<qint64> m_asked;
    QElapsedTimer m_clock;
    QTimer m_come;
    QTimer m_look;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : usualBuyers;
    tests::EngineWorld::giveSecrets();
    tests::EngineWorld world;
    auto& settings = world.sandboxes.settings;
    settings.insert(u"payments.gateways"_s, u"midtrans,cash"_s);
    settings.insert(u"payments.poll_seconds"_s, u"30"_s);
    settings.insert(u"server.open_orders"_s, u"0"_s);
    settings.insert(u"server.open_orders_per_address"_s, u"0"_s);
    settings.insert(u"delivery.channel"_s, u"none"_s);
    fill(world.sandboxes.folder.filePath(u"loket.db"_s));
    world.sandboxes.gateways.http().addMood(
        {.kind = sandbox::Mood::Kind::Delay, .path = "/midtrans/", .delay = latency});
    if (const QString problem = world.start(); !problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    world.sandboxes.gateways.webhooks().setDashboardUrl(u"midtrans"_s,
                                                        world.url(u"/voucher/payment-webhook/midtrans"_s));
    Buyers buyers(world, count);
    while (!buyers.isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);

    std::vector<qint64> took = buyers.took();
    std::sort(took.begin(), took.end());
    const auto at = [&](double share) { return took[size_t(share * double(took.size() - 1))]; };
    // What somebody says is paid is asked about besides the bound.
    const int claims = int(std::min<size_t>(took.size(), size_t(60000ms / betweenBuyers)));
    const int bound = sales::routineQuestionsPerMinute + sales::watchedQuestionsPerMinute + 2 * claims;
    std::printf("paid to voucher, %d open orders: p50 %lld ms   p95 %lld ms   max %lld ms\n", openOrders, at(0.5),
                at(0.95), at(1.0));
    std::printf("questions: %zu in all, at most %d in a minute (bound %d)\n", buyers.questions(),
                buyers.mostQuestionsAMinute(), bound);
    return at(0.95) <= longest && buyers.mostQuestionsAMinute() <= bound ? 0 : 1;
}
