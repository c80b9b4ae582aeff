#include "engine/EngineWorld.h"
#include "support/QueryPlan.h"
#include "support/SignedWebhooks.h"
#include "support/SqlTrace.h"

#include <QRegularExpression>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

// The SQL of one order, from the gateway's webhook to the message: how much it is, and that what it costs does not grow
// with the ledger.
class TestOrderStatements : public QObject
{
    Q_OBJECT

    void buyAndWait()
    {
        const qsizetype messages = m_world.sandboxes.whatsApp.messages().size();
        const QString invoice = m_world.buy();
        QVERIFY(!invoice.isEmpty());
        QVERIFY(QTest::qWaitFor([&] { return m_world.sandboxes.gateways.payments().size() > messages; }));
        settle();
        m_trace.clear();
        const auto webhook = tests::tripayWebhook({.gateway = u"tripay"_s, .order = invoice, .amount = 5000});
        const auto answer =
            m_world.http.post(m_world.url(u"/voucher/payment-webhook/tripay"_s), webhook.body, webhook.headers);
        QCOMPARE(answer.status, 200);
        QTRY_COMPARE(m_world.sandboxes.whatsApp.messages().size(), messages + 1);
        settle();
    }
    static void settle() { QTest::qWait(50); }

private slots:
    void initTestCase()
    {
        tests::EngineWorld::giveSecrets();
        if (!m_trace.isThere())
            QSKIP("Qt has an SQLite of its own here");
        m_world.sandboxes.settings[u"payments.poll_seconds"_s] = u"0"_s;
        QCOMPARE(m_world.start(), QString());
        buyAndWait(); // connections are made
    }

    void thereAreFew()
    {
        buyAndWait();
        const QByteArrayList all = m_trace.run();
        const int looks = m_trace.count("WITH kinds"); // JobRunner::look()
        qInfo("%d statements, %d looks at the queue", int(all.size()), looks);
        QVERIFY2(all.size() >= 30 && all.size() <= 110, all.join('\n').constData());
        QVERIFY2(looks <= 10, all.join('\n').constData());
    }

    // Those tables grow with the business.
    void noneReadsAWholeTable()
    {
        buyAndWait();
        const QByteArrayList statements = m_trace.run();
        static const QRegularExpression whole(
            u"^SCAN (jobs|j|voucher_purchases|p|vouchers|audit_log|payment_events|voucher_delivery_logs)( USING "
            "(COVERING )?INDEX| *:)"_s);
        QStringList found;
        for (const QString& plan : tests::plansOf(m_world.database(), statements)) {
            if (plan.contains(whole) && !plan.contains(u"ORDER BY"_s))
                found += plan;
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private:
    tests::SqlTrace m_trace; // before the first connection
    tests::EngineWorld m_world;
};

QTEST_GUILESS_MAIN(TestOrderStatements)
#include "tst_orderstatements.moc"
