// Making the payment at the gateway when the first call goes wrong, for each gateway: whatever was cut off, unanswered
// or broken, the order is searched for before anything is made again, so nobody can pay twice; and where the vendor
// does not return the payment's page a second time, the buyer is offered another way while the gateway is still polled.
#include "engine/Engine.h"
#include "support/Http.h"
#include "support/Sandboxes.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::PurchaseStatus;
using sandbox::Mood;

class TestCreation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }
    void init()
    {
        m_world = std::make_unique<tests::Sandboxes>();
        m_world->settings[u"payments.gateways"_s] = u"tripay,midtrans,xendit,duitku,cash"_s;
        m_world->settings[u"payments.timeout_ms"_s] = u"1000"_s;
        m_world->gateways.webhooks().setMood({.send = false});
        m_world->writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world->folder.path();
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        m_reader = std::move(*storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly));
    }
    void cleanup()
    {
        m_reader.reset();
        m_engine.reset();
        m_world.reset();
    }

    void goesWrongOnce_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<int>("mood");
        QTest::addColumn<bool>("pageIsLost");
        for (const QString& gateway : {u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s}) {
            const auto row = [&](const char* what, Mood::Kind kind, bool lost) {
                QTest::newRow(qPrintable(gateway + u' ' + QLatin1StringView(what))) << gateway << int(kind) << lost;
            };
            row("cut before the work", Mood::Kind::Cut, false);
            // Duitku's status has the payment but not its page.
            row("cut after the work", Mood::Kind::CutAfter, gateway == u"duitku"_s);
            row("silence", Mood::Kind::Hang, false);
        }
    }

    void goesWrongOnce()
    {
        QFETCH(QString, gateway);
        QFETCH(int, mood);
        QFETCH(bool, pageIsLost);
        const QHash<QString, QByteArray> creations{{u"tripay"_s, "/tripay/transaction/create"},
                                                   {u"midtrans"_s, "/midtrans/snap/v1/transactions"},
                                                   {u"xendit"_s, "/xendit/v2/invoices"},
                                                   {u"duitku"_s, "/duitku/webapi/api/merchant/v2/inquiry"}};
        m_world->gateways.http().addMood({.kind = Mood::Kind(mood), .path = creations.value(gateway), .times = 1});
        const QString invoice = buy(gateway);
        if (pageIsLost) {
            QTRY_VERIFY(!purchase(invoice).transactionId.isEmpty());
            QVERIFY(purchase(invoice).paymentUrl.isEmpty());
            QVERIFY(page(invoice).contains("<details class=\"other\" open>"));
        } else {
            QTRY_VERIFY_WITH_TIMEOUT(!purchase(invoice).paymentUrl.isEmpty(), 15000);
        }
        // Midtrans lets an order that nobody has begun to pay be made again; it stays one order there.
        const bool anew = gateway == u"midtrans"_s && Mood::Kind(mood) == Mood::Kind::CutAfter;
        QCOMPARE(m_world->gateways.payments().size(), anew ? 2 : 1);
        QSet<QString> orders;
        for (const sandbox::SandboxPayment& payment : m_world->gateways.payments())
            orders += payment.orderId;
        QCOMPARE(orders, QSet<QString>{invoice});
        // And money that comes makes its vouchers, once.
        QVERIFY(m_world->gateways.settle(invoice, sandbox::SandboxState::Paid));
        QTRY_VERIFY_WITH_TIMEOUT(purchase(invoice).status == PurchaseStatus::Completed, 15000);
        QCOMPARE(m_world->usersOf(invoice).size(), 1);
    }

    void theShopKnowsTheMethodsAndNeverWaitsForThem()
    {
        const QUrl methods = m_engine->url().resolved(QUrl(u"/voucher/api/payment-methods"_s));
        const auto offered = [&] { return m_http.get(methods).body; };
        QTRY_VERIFY(offered().contains("\"BRIVA\"") && offered().contains("\"SP\""));
        QVERIFY(offered().contains("\"fee_from\":3000"));
        m_world->gateways.http().addMood({.kind = Mood::Kind::Hang, .times = Mood::always});
        m_world->settings[u"business.name"_s] = u"Another"_s; // changed settings query again
        m_world->writeSettings();
        QTRY_VERIFY(!offered().contains("\"BRIVA\""));
        QElapsedTimer patience;
        patience.start();
        QCOMPARE(m_http.get(m_engine->url().resolved(QUrl(u"/voucher/"_s)), {{"Accept", "text/html"}}).status, 200);
        QVERIFY(patience.elapsed() < 1000);
        QTRY_VERIFY(offered().contains("\"available\":false"));
    }

private:
    QString buy(const QString& gateway)
    {
        const QByteArray body = QJsonDocument(QJsonObject{{u"packageId"_s, u"5k"_s},
                                                          {u"customerName"_s, u"Andi"_s},
                                                          {u"customerPhone"_s, u"08123456789"_s},
                                                          {u"gateway"_s, gateway}})
                                    .toJson();
        const auto answer = m_http.post(m_engine->url().resolved(QUrl(u"/voucher/purchase"_s)), body);
        return answer.json().value(u"data"_s).toObject().value(u"invoiceId"_s).toString();
    }
    domain::Purchase purchase(const QString& invoice)
    {
        const auto found = storage::PurchaseRepository(*m_reader).findByInvoice(invoice);
        return found ? *found : domain::Purchase();
    }
    QByteArray page(const QString& invoice)
    {
        const QUrl url(u"/voucher/status/"_s + purchase(invoice).statusToken);
        return m_http.get(m_engine->url().resolved(url), {{"Accept", "text/html"}}).body;
    }

    std::unique_ptr<tests::Sandboxes> m_world;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<storage::Database> m_reader;
    tests::Http m_http;
};

QTEST_GUILESS_MAIN(TestCreation)
#include "tst_creation.moc"
