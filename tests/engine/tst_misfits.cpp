// The gateway's own answer is not believed, or does not fit the order, over real sockets: it is told once and with the
// reason, the asking goes on, and the order is paid as soon as the answer fits.
#include "engine/EngineWorld.h"

#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::PurchaseStatus;
using sandbox::SandboxState;

class TestMisfits : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        m_world->sandboxes.settings[u"payments.gateways"_s] = u"tripay,midtrans,xendit"_s;
        m_world->sandboxes.gateways.webhooks().setMood({.send = false});
    }
    void cleanup() { m_world.reset(); }

    void toldOnceAndAskedFurther_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("reason"); // of the one line in the order's history
        QTest::newRow("another merchant") << u"midtrans"_s << u"merchant"_s << u"gateway.other_merchant"_s;
        QTest::newRow("about another order") << u"tripay"_s << u"order"_s << u"gateway.other_order"_s;
        for (const QString& gateway : {u"tripay"_s, u"midtrans"_s, u"xendit"_s})
            QTest::newRow(qPrintable(u"another amount, "_s + gateway))
                << gateway << u"amount"_s << u"payment.amount_differs"_s;
    }
    void toldOnceAndAskedFurther()
    {
        QFETCH(QString, gateway);
        QFETCH(QString, trouble);
        QFETCH(QString, reason);
        auto& settings = m_world->sandboxes.settings;
        const QString merchant = settings[u"payments.midtrans.merchant_id"_s];
        if (trouble == u"merchant"_s)
            settings[u"payments.midtrans.merchant_id"_s] = u"G999999999"_s;
        QCOMPARE(m_world->start(), QString());
        const QString invoice = m_world->buy({{u"gateway"_s, gateway}});
        QTRY_VERIFY(!m_world->purchase(invoice).paymentUrl.isEmpty());
        if (trouble == u"amount"_s)
            setPrice(invoice, 4000);
        if (trouble == u"order"_s)
            http().addMood({.kind = sandbox::Mood::Kind::Status,
                            .path = "/tripay/transaction/detail",
                            .status = 200,
                            .body = R"({"success":true,"message":"","data":{"reference":"T2","status":"PAID",
                                        "merchant_ref":"LK261122-AAAAAAAAAAAAAAA","amount":5000}})"});
        QVERIFY(m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid));

        QTRY_COMPARE(refusals(invoice), QStringList{reason});
        QVERIFY(m_world->purchase(invoice).needsReview);
        QVERIFY(m_world->purchase(invoice).status == PurchaseStatus::Pending);
        QTRY_VERIFY_WITH_TIMEOUT(isAlerted(), 20000);
        const int asked = http().requestCount();
        QTRY_VERIFY_WITH_TIMEOUT(http().requestCount() >= asked + 2, 20000);
        QCOMPARE(refusals(invoice).size(), 1);
        QVERIFY(m_world->purchase(invoice).status == PurchaseStatus::Pending);
        QVERIFY(m_world->sandboxes.router.users().isEmpty());

        if (trouble == u"amount"_s)
            setPrice(invoice, 5000);
        http().clearMoods();
        settings[u"payments.midtrans.merchant_id"_s] = merchant;
        m_world->sandboxes.writeSettings();
        QTRY_VERIFY_WITH_TIMEOUT(m_world->purchase(invoice).status == PurchaseStatus::Completed, 20000);
        QCOMPARE(m_world->told(invoice, u"payment.paid"_s).value(u"amount"_s).toInt(), 5000);
        QVERIFY(m_world->purchase(invoice).needsReview); // a person has not seen it yet
        QCOMPARE(refusals(invoice).size(), 1);
    }

private:
    sandbox::HttpServer& http() { return m_world->sandboxes.gateways.http(); }
    void setPrice(const QString& invoice, int amount)
    {
        const auto writing = tests::ledger(m_world->engine().folder().database());
        storage::Statement change = writing->statement("UPDATE voucher_purchases SET amount = ? WHERE invoice_id = ?");
        QVERIFY(change.bind(amount, invoice).run());
    }
    QStringList refusals(const QString& invoice)
    {
        QStringList reasons;
        for (const storage::StoryLine& line : m_world->story(invoice).lines) {
            if (line.action == u"payment.refused"_s)
                reasons += line.detail.value(u"because"_s).toObject().value(u"id"_s).toString();
        }
        return reasons;
    }
    bool isAlerted()
    {
        const auto alerts = m_world->engine().alerts();
        return std::any_of(alerts.begin(), alerts.end(),
                           [](const engine::Alert& alert) { return alert.kind == engine::AlertKind::PaymentRefused; });
    }

    std::unique_ptr<tests::EngineWorld> m_world;
};

QTEST_GUILESS_MAIN(TestMisfits)
#include "tst_misfits.moc"

#include "support/Ledger.h"
