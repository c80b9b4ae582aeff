#include "sales/Nobody.h"
#include "sales/UseCases.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::Purchase;
using storage::Priority;

// Which paid orders' vouchers are made before the others. (After a try that failed: tests/engine/tst_backlog.cpp.)
class TestUrgency : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_policy = Policy();
        m_policy.gateways = {u"tripay"_s, u"cash"_s};
        m_policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
        m_context.reset(new Context{*m_database, m_clock, m_policy, m_nobody, *m_jobs});
        m_use = std::make_unique<UseCases>(*m_context);
        m_context->isWatched = [this](qint64 id) { return m_use->watched.isWatched(id); };
    }
    void cleanup()
    {
        m_use.reset();
        m_context.reset();
        m_jobs.reset();
        m_database.reset();
    }

    void whoWaitsGoesFirst_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<bool>("atCounter");
        QTest::addColumn<QString>("looks"); // when the buyer looks at the page: "before", "after" the payment, or ""
        QTest::addColumn<int>("expected");
        const auto row = [](const char* name, const char* gateway, bool atCounter, const char* looks,
                            Priority expected) {
            QTest::newRow(name) << QString::fromLatin1(gateway) << atCounter << QString::fromLatin1(looks)
                                << int(expected);
        };
        row("at the counter", "cash", true, "", Priority::Claimed);
        row("ordered online, paid at the counter", "cash", false, "", Priority::Claimed);
        row("by a gateway, and nobody waits", "tripay", false, "", Priority::Routine);
        row("the buyer was at the page", "tripay", false, "before", Priority::Watched);
        row("the buyer comes back to the page", "tripay", false, "after", Priority::Watched);
    }
    void whoWaitsGoesFirst()
    {
        QFETCH(QString, gateway);
        QFETCH(bool, atCounter);
        QFETCH(QString, looks);
        QFETCH(int, expected);
        const Purchase placed = place(gateway, atCounter);
        if (looks == u"before"_s)
            look(placed);
        pay(placed);
        if (looks == u"after"_s)
            look(now(placed));
        QCOMPARE(int(priority()), expected);
    }

    // Looking moves it forward among what is due, and brings no try at a router that is away.
    void lookingDoesNotUseUpTries()
    {
        const Purchase placed = place(u"tripay"_s, false);
        pay(placed);
        const QDateTime due = storage::JobRepository(*m_database).dueTimes({job::issueVouchers})->first().first;
        m_clock.advance(10s);
        look(now(placed));
        QCOMPARE(int(priority()), int(Priority::Watched));
        QCOMPARE(storage::JobRepository(*m_database).dueTimes({job::issueVouchers})->first().first, due);
    }

private:
    Purchase place(const QString& gateway, bool atCounter)
    {
        const auto placed =
            m_use->placePurchase({.packageId = u"5k"_s,
                                  .customerName = u"Andi"_s,
                                  .customerPhone = u"08123456789"_s,
                                  .gateway = gateway,
                                  .channel = atCounter ? domain::SalesChannel::Counter : domain::SalesChannel::Online});
        if (!placed)
            qFatal("%s", qPrintable(placed.error().detail));
        return placed->purchase;
    }
    void pay(const Purchase& purchase)
    {
        domain::PaymentEvent event;
        event.gateway = purchase.gateway;
        event.orderId = purchase.invoiceId;
        event.state = domain::PaymentState::Paid;
        event.amount = purchase.amount;
        event.eventKey = purchase.invoiceId + u":paid"_s;
        if (domain::isCash(purchase.gateway))
            QVERIFY(m_use->paymentReceived.confirmCash(purchase.id, {u"operator"_s}));
        else
            QVERIFY(m_use->paymentReceived(event, u"webhook"_s, systemActor));
        QCOMPARE(domain::toString(now(purchase).status), u"paid"_s);
    }
    void look(const Purchase& purchase)
    {
        m_use->watched.looked(purchase, WatchedOrders::Where::Page);
        settle();
    }
    Purchase now(const Purchase& purchase) const { return *storage::PurchaseRepository(*m_database).find(purchase.id); }
    // Of the one order's job.
    Priority priority() const
    {
        const auto queues = *storage::JobRepository(*m_database).queues(job::issueVouchers);
        return queues.size() == 1 ? queues.first().priority : Priority(-1);
    }
    static void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }

    core::ManualClock m_clock;
    Policy m_policy;
    tests::Nobody m_nobody;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<Context> m_context;
    std::unique_ptr<UseCases> m_use;
};

QTEST_GUILESS_MAIN(TestUrgency)
#include "tst_urgency.moc"
