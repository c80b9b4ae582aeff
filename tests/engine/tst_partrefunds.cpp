// A gateway reports more than a state: a part of the money refunded, a part or all of it charged back, a card payment
// that waits for a decision. Over real sockets, by webhook and by the daily settlement: each is a line in the order's
// history, marks it for review and changes the figures once; a chargeback raises an alert.
#include "engine/EngineWorld.h"
#include "storage/ReportModels.h"

#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::PurchaseStatus;
using sandbox::SandboxState;

namespace {

enum class Way { Webhook, Settlement };

// What Midtrans says of a payment of 5,000 of which so much was given back.
QJsonObject partOf(const QString& status, int amount)
{
    return {{u"transaction_status"_s, status},
            {u"refund_amount"_s, QString(QString::number(amount) + u".00"_s)},
            {u"refunds"_s, QJsonArray{QJsonObject{{u"refund_amount"_s, amount}}}}};
}

} // namespace

class TestPartRefunds : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        auto& settings = m_world->sandboxes.settings;
        settings[u"payments.gateways"_s] = u"midtrans"_s;
        settings[u"payments.poll_seconds"_s] = u"0"_s;
        settings[u"delivery.channel"_s] = u"none"_s;
        QCOMPARE(m_world->start(), QString());
        m_world->sandboxes.gateways.webhooks().setDashboardUrl(u"midtrans"_s,
                                                               m_world->url(u"/voucher/payment-webhook/midtrans"_s));
        m_invoice = m_world->buy({{u"gateway"_s, u"midtrans"_s}});
        QTRY_VERIFY(!m_world->purchase(m_invoice).paymentUrl.isEmpty());
    }
    void cleanup() { m_world.reset(); }

    void aPartIsTold_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<Way>("way");
        for (const QString& status : {u"partial_refund"_s, u"partial_chargeback"_s}) {
            QTest::newRow(qPrintable(status + u", webhook"_s)) << status << Way::Webhook;
            QTest::newRow(qPrintable(status + u", settlement"_s)) << status << Way::Settlement;
        }
    }

    void aPartIsTold()
    {
        QFETCH(QString, status);
        QFETCH(Way, way);
        pay();
        const QStringList users = m_world->sandboxes.usersOf(m_invoice);
        say(partOf(status, 2000), way);
        const QString action = u"payment."_s + status;
        QTRY_COMPARE(lines(action), 1);
        QCOMPARE(m_world->told(m_invoice, action).value(u"amount"_s).toInt(), 2000);
        QVERIFY(m_world->purchase(m_invoice).needsReview);
        QVERIFY(m_world->purchase(m_invoice).status == PurchaseStatus::Completed); // the vouchers stay sold
        QCOMPARE(m_world->sandboxes.usersOf(m_invoice), users);
        QCOMPARE(figures().revenue, 5000);
        QCOMPARE(figures().refunded, 2000);
        QCOMPARE(figures().net(), 3000);
        QTRY_COMPARE_WITH_TIMEOUT(isAlerted(), status == u"partial_chargeback"_s, 20000);

        say(partOf(status, 2000), way); // the same once more
        QVERIFY(settle().differences.isEmpty());
        QCOMPARE(lines(action), 1);
        QCOMPARE(figures().refunded, 2000);

        say(partOf(status, 3500), way); // the sum grows: only what is new is booked
        QTRY_COMPARE(lines(action), 2);
        QCOMPARE(figures().refunded, 3500);

        // The rest: a whole refund is booked by the webhook, the settlement only lists it.
        say(partOf(status == u"partial_refund"_s ? u"refund"_s : u"chargeback"_s, 5000), Way::Webhook);
        QTRY_VERIFY(m_world->purchase(m_invoice).status == PurchaseStatus::Refunded);
        QCOMPARE(figures().refunded, 5000);
        QCOMPARE(figures().net(), 0);
        QTRY_VERIFY(m_world->sandboxes.usersOf(m_invoice).isEmpty());
    }

    void aChargebackIsAnAlert()
    {
        pay();
        QVERIFY(!isAlerted());
        say({{u"transaction_status"_s, u"chargeback"_s}}, Way::Webhook);
        QTRY_VERIFY(m_world->purchase(m_invoice).status == PurchaseStatus::Refunded);
        QCOMPARE(lines(u"payment.chargeback"_s), 1);
        QVERIFY(m_world->purchase(m_invoice).needsReview);
        QCOMPARE(figures().refunded, 5000);
        QTRY_VERIFY_WITH_TIMEOUT(isAlerted(), 20000); // the alerts are looked at every five seconds
        QCOMPARE(m_world->operate(u"/voucher/api/mark-reviewed/%1"_s.arg(m_world->purchase(m_invoice).id)).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(!isAlerted(), 20000);
    }

    // A card payment that Midtrans' fraud rules hold back: nothing is made before somebody accepts it there.
    void aChallengeWaits_data()
    {
        QTest::addColumn<bool>("isAccepted");
        QTest::newRow("accepted there") << true;
        QTest::newRow("denied there") << false;
    }

    void aChallengeWaits()
    {
        QFETCH(bool, isAccepted);
        const QJsonObject challenge{
            {u"transaction_status"_s, u"capture"_s}, {u"status_code"_s, u"201"_s}, {u"fraud_status"_s, u"challenge"_s}};
        say(challenge, Way::Webhook);
        QTRY_COMPARE(lines(u"payment.challenge"_s), 1);
        say(challenge, Way::Webhook);
        QVERIFY(m_world->purchase(m_invoice).needsReview);
        QVERIFY(m_world->purchase(m_invoice).status == PurchaseStatus::Pending);
        QVERIFY(m_world->sandboxes.router.users().isEmpty());
        QVERIFY(figures().isEmpty());

        QVERIFY(m_world->sandboxes.gateways.say(m_invoice, {}));
        QVERIFY(m_world->sandboxes.gateways.settle(m_invoice, isAccepted ? SandboxState::Paid : SandboxState::Failed));
        QTRY_VERIFY(m_world->purchase(m_invoice).status ==
                    (isAccepted ? PurchaseStatus::Completed : PurchaseStatus::Failed));
        QCOMPARE(m_world->sandboxes.usersOf(m_invoice).size(), isAccepted ? 1 : 0);
        QCOMPARE(lines(u"payment.challenge"_s), 1);
    }

private:
    void pay()
    {
        QVERIFY(m_world->sandboxes.gateways.settle(m_invoice, SandboxState::Paid));
        QTRY_VERIFY(m_world->purchase(m_invoice).status == PurchaseStatus::Completed);
    }

    // The webhook alone, or the daily settlement alone.
    void say(const QJsonObject& fields, Way way)
    {
        m_world->sandboxes.gateways.webhooks().setMood({.send = way == Way::Webhook});
        QVERIFY(m_world->sandboxes.gateways.say(m_invoice, fields));
        if (way == Way::Settlement)
            (void)settle();
    }

    sales::SettlementReport settle()
    {
        const QDate today = m_world->sandboxes.clock.now()
                                .toTimeZone(QTimeZone("Asia/Jakarta"))
                                .date(); // where a business is by default
        // The schedule checks the days before when an engine starts; only one check runs at a time.
        std::optional<sales::SettlementReport> report;
        const auto tryOnce = [&] {
            const auto checked = m_world->engine().use().settlement.run(today);
            if (QTest::qWaitFor([&] { return checked.isFinished(); }, 20000) && checked.result())
                report = *checked.result();
            return report.has_value();
        };
        if (!QTest::qWaitFor(tryOnce, 20000))
            qFatal("the settlement was not checked");
        return *report;
    }

    int lines(const QString& action)
    {
        const auto story = m_world->story(m_invoice).lines;
        return int(std::count_if(story.begin(), story.end(),
                                 [&](const storage::StoryLine& line) { return line.action == action; }));
    }
    storage::ReportFigures figures()
    {
        const QDateTime now = m_world->sandboxes.clock.now();
        return storage::ReportModels(m_world->database()).total(now.addDays(-1), now.addDays(1)).value();
    }
    bool isAlerted()
    {
        const auto alerts = m_world->engine().alerts();
        return std::any_of(alerts.begin(), alerts.end(),
                           [](const engine::Alert& alert) { return alert.kind == engine::AlertKind::Chargeback; });
    }

    std::unique_ptr<tests::EngineWorld> m_world;
    QString m_invoice;
};

QTEST_GUILESS_MAIN(TestPartRefunds)
#include "tst_partrefunds.moc"
