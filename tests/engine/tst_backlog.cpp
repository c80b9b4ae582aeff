#include "engine/EngineWorld.h"
#include "storage/VoucherRepository.h"

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::Purchase;

// Hundreds of paid orders have waited for their router, and it is back: the sale at the counter, the order whose buyer
// waits at its page and the one that was just paid are made within the first few, and the oldest are not forgotten.
class TestBacklog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        auto& settings = m_world->sandboxes.settings;
        settings.insert(u"payments.gateways"_s, u"tripay,cash"_s);
        settings.insert(u"payments.poll_seconds"_s, u"0"_s);
        settings.insert(u"delivery.channel"_s, u"none"_s);
        m_made.clear();
        connect(&m_world->sandboxes.router, &sandbox::RouterSandbox::userAdded, this,
                [this](const QString&, const QString&, const QString& comment) { m_made += comment; });
    }
    void cleanup()
    {
        disconnect(&m_world->sandboxes.router, nullptr, this, nullptr);
        m_world.reset();
    }

    void aFreshSaleDoesNotWaitForTheBacklog_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<bool>("isWatched");
        QTest::newRow("at the counter") << u"cash"_s << false;
        QTest::newRow("the buyer waits at the page") << u"tripay"_s << true;
        QTest::newRow("nobody waits") << u"tripay"_s << false;
    }
    void aFreshSaleDoesNotWaitForTheBacklog()
    {
        QFETCH(QString, gateway);
        QFETCH(bool, isWatched);
        const QString problem = m_world->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const Purchase bought = m_world->purchase(m_world->buy({{u"gateway"_s, gateway}}));
        QVERIFY(bought.id > 0);
        const QStringList waited = fill(400);
        if (isWatched)
            m_world->engine().use().watched.looked(bought, sales::WatchedOrders::Where::Page);
        pay(bought);
        QTRY_VERIFY_WITH_TIMEOUT(placeOf(bought.invoiceId) >= 0, 60000);
        QVERIFY2(placeOf(bought.invoiceId) < 60, qPrintable(QString::number(placeOf(bought.invoiceId))));
        // The oldest have some of the places all the time.
        QTRY_VERIFY_WITH_TIMEOUT(placeOf(waited[0]) >= 0, 60000);
        QVERIFY2(placeOf(waited[0]) < 60, qPrintable(QString::number(placeOf(waited[0]))));
        QTRY_COMPARE_WITH_TIMEOUT(m_made.size(), waited.size() + 1, 180000); // and nobody is forgotten
    }

private:
    // Which of the users made it is; -1: it is not made.
    [[nodiscard]] qsizetype placeOf(const QString& invoice) const
    {
        for (qsizetype i = 0; i < m_made.size(); ++i) {
            if (m_made[i].contains(invoice))
                return i;
        }
        return -1;
    }

    void pay(const Purchase& purchase)
    {
        domain::PaymentEvent event;
        event.gateway = purchase.gateway;
        event.orderId = purchase.invoiceId;
        event.state = domain::PaymentState::Paid;
        event.amount = purchase.amount;
        event.eventKey = purchase.invoiceId + u":paid"_s;
        auto& received = m_world->engine().use().paymentReceived;
        if (domain::isCash(purchase.gateway))
            QVERIFY(received.confirmCash(purchase.id, {u"operator"_s}));
        else
            QVERIFY(received(event, u"webhook"_s, sales::systemActor));
    }

    // Paid orders whose vouchers have long been due; their invoices, oldest first.
    QStringList fill(int count)
    {
        QStringList invoices;
        const auto database = *storage::Database::open(m_world->engine().folder().database());
        const storage::PurchaseRepository purchases(*database);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        domain::CodeFormat codes;
        codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        auto transaction = storage::Transaction::begin(*database);
        for (int i = 0; i < count; ++i) {
            Purchase purchase;
            purchase.createdAt = now.addSecs(-7200 + i);
            purchase.invoiceId = domain::newInvoiceId(now.date());
            purchase.statusToken = domain::newStatusToken();
            purchase.customerName = u"Andi"_s;
            purchase.packageId = purchase.packageName = purchase.profile = u"5k"_s;
            purchase.router = u"main"_s;
            purchase.amount = 5000;
            purchase.gateway = u"tripay"_s;
            bool stored =
                purchases.insert(*transaction, purchase, {}) &&
                purchases.advance(*transaction, purchase, domain::PurchaseEvent::PaymentConfirmed, purchase.createdAt);
            domain::Voucher voucher = domain::plannedVoucher(purchase, 1, domain::newCredentials(codes), now);
            stored = stored && storage::VoucherRepository(*database).insert(*transaction, voucher) &&
                     storage::JobRepository(*database).enqueue(*transaction, sales::job::issueVouchers, purchase.id,
                                                               now.addSecs(-3600 + i), now);
            if (!stored)
                qFatal("cannot store a purchase");
            invoices += purchase.invoiceId;
        }
        if (!transaction->commit())
            qFatal("cannot store the purchases");
        return invoices;
    }

    std::unique_ptr<tests::EngineWorld> m_world;
    QStringList m_made; // comments, in the order in which they came onto the router
};

QTEST_GUILESS_MAIN(TestBacklog)
#include "tst_backlog.moc"
