// Polling a gateway when the first answer is missing or wrong: the PC was off and its network comes late, a
// webhook says "paid" but the gateway does not confirm it yet, a gateway was disabled while money was in transit. The
// clock is set by the test; everything else is real.
#include "engine/EngineWorld.h"
#include "support/SignedWebhooks.h"

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::PurchaseStatus;
using sandbox::Mood;
using sandbox::SandboxState;

class TestPatience : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }

    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        // Tomorrow early in the morning: two hours later it is still that day, so no settlement check is due.
        m_clock = std::make_unique<core::ManualClock>(
            QDateTime(QDateTime::currentDateTimeUtc().date().addDays(1), QTime(1, 0), QTimeZone::utc()));
        auto& settings = m_world->sandboxes.settings;
        settings[u"payments.gateways"_s] = u"tripay,midtrans,xendit,duitku,cash"_s;
        settings[u"payments.poll_seconds"_s] = u"30"_s;
        settings[u"payments.expiry_minutes"_s] = u"60"_s;
        settings[u"delivery.channel"_s] = u"none"_s;
        m_world->sandboxes.gateways.webhooks().setMood({.send = false});
    }
    void cleanup() { m_world.reset(); }

    void theNetworkComesLate_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<int>("mood");
        for (const QString& gateway : {u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s}) {
            QTest::newRow(qPrintable(gateway + u", out of order"_s)) << gateway << int(Mood::Kind::Status);
            QTest::newRow(qPrintable(gateway + u", cut"_s)) << gateway << int(Mood::Kind::Cut);
        }
    }

    // The order is long over when the PC is switched on, and its one query reaches no gateway.
    void theNetworkComesLate()
    {
        QFETCH(QString, gateway);
        QFETCH(int, mood);
        const QString invoice = ordered(gateway);
        m_world->stop();
        QVERIFY(m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid));
        m_clock->advance(2h);
        troubleAt(statusPath(gateway), Mood::Kind(mood));
        begin();
        QTRY_VERIFY(isWaiting(invoice));
        m_clock->advance(10min);
        QTRY_VERIFY(isWaiting(invoice));
        QVERIFY(!domain::isPaid(m_world->purchase(invoice).status));
        m_world->sandboxes.gateways.http().clearMoods();
        m_clock->advance(10min);
        QTRY_VERIFY(m_world->purchase(invoice).status == PurchaseStatus::Completed);
        QVERIFY(m_world->purchase(invoice).needsReview);
        QCOMPARE(source(invoice), u"poll"_s);
        QTRY_COMPARE(checks(invoice), 0);
    }

    void aClaimIsSettled_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<int>("mood"); // -1: the gateway says "pending" at first
        QTest::addColumn<QString>("poll");
        for (const QString& gateway : {u"midtrans"_s, u"xendit"_s, u"duitku"_s}) {
            for (const QString& poll : {u"0"_s, u"30"_s}) {
                const auto row = [&](const QString& what, int mood) {
                    QTest::newRow(qPrintable(gateway + u", "_s + what + u", polled every "_s + poll))
                        << gateway << mood << poll;
                };
                row(u"out of order"_s, int(Mood::Kind::Status));
                row(u"cut"_s, int(Mood::Kind::Cut));
                row(u"pending at first"_s, -1);
            }
        }
    }

    // The webhook of a gateway whose signature does not cover the state had its 200, so it never comes again.
    void aClaimIsSettled()
    {
        QFETCH(QString, gateway);
        QFETCH(int, mood);
        QFETCH(QString, poll);
        m_world->sandboxes.settings[u"payments.poll_seconds"_s] = poll;
        const QString invoice = ordered(gateway);
        m_clock->advance(80min); // expiry and the last query are over
        QTRY_COMPARE(checks(invoice), 0);
        if (mood >= 0) {
            QVERIFY(m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid));
            troubleAt(statusPath(gateway), Mood::Kind(mood));
        }
        QVERIFY(claim(invoice, gateway));
        QTRY_VERIFY(isWaiting(invoice));
        QVERIFY(!domain::isPaid(m_world->purchase(invoice).status));
        m_world->sandboxes.gateways.http().clearMoods();
        if (mood < 0)
            QVERIFY(m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid));
        m_clock->advance(10min);
        QTRY_VERIFY(m_world->purchase(invoice).status == PurchaseStatus::Completed);
        QTRY_COMPARE(checks(invoice), 0);
    }

    // One day of polling after a claim, then it ends: a gateway that never confirms received no money.
    void aClaimThatIsNeverConfirmedEnds()
    {
        m_world->sandboxes.settings[u"payments.poll_seconds"_s] = u"0"_s;
        const QString invoice = ordered(u"duitku"_s);
        QVERIFY(claim(invoice, u"duitku"_s));
        for (int question = 0; question < 3; ++question) {
            QTRY_VERIFY(isWaiting(invoice));
            m_clock->advance(10min);
        }
        QTRY_VERIFY(isWaiting(invoice));
        m_clock->advance(24h);
        QTRY_COMPARE(checks(invoice), 0);
        QVERIFY(!domain::isPaid(m_world->purchase(invoice).status));
    }

    void aGatewayThatWasSwitchedOff_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<bool>("webhook");
        for (const QString& gateway : {u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s}) {
            QTest::newRow(qPrintable(gateway + u", webhook"_s)) << gateway << true;
            QTest::newRow(qPrintable(gateway + u", asked"_s)) << gateway << false;
        }
    }

    // Its open orders get webhooks and polls also after a restart; it gets no new ones.
    void aGatewayThatWasSwitchedOff()
    {
        QFETCH(QString, gateway);
        QFETCH(bool, webhook);
        const QString invoice = ordered(gateway);
        m_world->stop();
        m_world->sandboxes.settings[u"payments.gateways"_s] = u"cash"_s;
        if (webhook)
            m_world->sandboxes.settings[u"payments.poll_seconds"_s] = u"0"_s;
        begin();
        QVERIFY(m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid));
        if (webhook) {
            QVERIFY(claim(invoice, gateway));
        } else {
            QTRY_VERIFY(isWaiting(invoice));
            m_clock->advance(10min);
        }
        QTRY_VERIFY(m_world->purchase(invoice).status == PurchaseStatus::Completed);
        QVERIFY(m_world->buy({{u"gateway"_s, gateway}}).isEmpty());
    }

    // Nobody can pay by it, and payments are not noticed: the shop says so, and the operator is notified at once.
    void aKeyThatIsRefusedIsTold()
    {
        qputenv("LOKET_SECRET_PAYMENTS_TRIPAY_API_KEY", "not-the-key");
        begin();
        const QString invoice = m_world->buy({{u"gateway"_s, u"tripay"_s}});
        QTRY_VERIFY(m_world->purchase(invoice).status == PurchaseStatus::Failed);
        m_clock->advance(1min);
        QTRY_COMPARE(standing(), QStringList{u"gateway_troubled tripay"_s});
        QVERIFY(
            m_world->http.get(m_world->url(u"/voucher/api/payment-methods"_s)).body.contains("\"available\":false"));
        m_world->stop();
        tests::EngineWorld::giveSecrets();
        begin();
        m_clock->advance(1min);
        QTRY_COMPARE(standing(), QStringList());
    }

private:
    QStringList standing()
    {
        QStringList alerts;
        for (const engine::Alert& alert : m_world->engine().state().alerts)
            alerts += engine::toString(alert.kind) + u' ' + alert.subject;
        return alerts;
    }

    void begin()
    {
        const QString problem = m_world->start(m_clock.get());
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
    }

    // With its payment page made.
    QString ordered(const QString& gateway)
    {
        begin();
        const QString invoice = m_world->buy({{u"gateway"_s, gateway}});
        if (!QTest::qWaitFor([&] { return !m_world->purchase(invoice).paymentUrl.isEmpty(); }, 10000))
            qWarning("%s: the payment was not made", qPrintable(gateway));
        return invoice;
    }

    void troubleAt(const QByteArray& path, Mood::Kind kind)
    {
        m_world->sandboxes.gateways.http().addMood({.kind = kind, .path = path});
    }

    static QByteArray statusPath(const QString& gateway)
    {
        const QHash<QString, QByteArray> paths{{u"tripay"_s, "/tripay/transaction/detail"},
                                               {u"midtrans"_s, "/midtrans/v2/"},
                                               {u"xendit"_s, "/xendit/v2/invoices"},
                                               {u"duitku"_s, "/duitku/webapi/api/merchant/transactionStatus"}};
        return paths.value(gateway);
    }

    // "Paid", as the vendor signs it.
    bool claim(const QString& invoice, const QString& gateway)
    {
        const auto webhook =
            tests::signedWebhook({.gateway = gateway, .order = invoice, .amount = m_world->purchase(invoice).amount});
        return m_world->http.post(m_world->url(u"/voucher/payment-webhook/"_s + gateway), webhook.body, webhook.headers)
                   .status == 200;
    }

    int count(const QString& invoice, const char* condition)
    {
        auto rows = m_world->database().statement(
            u"SELECT count(*) FROM jobs WHERE kind = 'check_payment' AND purchase_id = ? %1"_s.arg(
                QLatin1StringView(condition)));
        return rows.bind(m_world->purchase(invoice).id).run() && rows.next() ? int(rows.integer(0)) : -1;
    }
    // Queries that are still to be made, or are running.
    int checks(const QString& invoice) { return count(invoice, ""); }
    // A query has been made, and the next one is scheduled.
    bool isWaiting(const QString& invoice)
    {
        return count(invoice, "AND state = 'queued'") == 1 &&
               count(invoice, qPrintable(u"AND due_at > '%1'"_s.arg(core::toIso(m_clock->now())))) == 1;
    }

    QString source(const QString& invoice)
    {
        return m_world->told(invoice, u"payment.paid"_s).value(u"source"_s).toString();
    }

    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<tests::EngineWorld> m_world;
};

QTEST_GUILESS_MAIN(TestPatience)
#include "tst_patience.moc"

#include <QTimeZone>
