// The settings and secrets of a data folder reach the counterparts they are for.
#include "EngineWorld.h"

#include "engine/CounterpartFactories.h"
#include "payments/Gateways.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString webhookPath = u"/voucher/payment-webhook"_s;

// Every key of every gateway is set, and nobody listens at their addresses.
void giveAllKeys(Sandboxes& sandboxes)
{
    for (const payments::Gateway& gateway : payments::gateways()) {
        const QString part = u"payments."_s + gateway.name + u'.';
        if (gateway.kind == payments::GatewayKind::Online)
            sandboxes.settings[part + u"base_url"_s] = u"http://127.0.0.1:1"_s;
        for (const domain::VendorKey& key : gateway.keys) {
            if (key.isSecret())
                qputenv(qPrintable(settings::Secrets::environmentName(part + key.part)), "an-invented-key");
            else if (key.isNeeded)
                sandboxes.settings[part + key.part] = u"D0001"_s;
        }
    }
}

} // namespace

class TestCounterparts : public QObject
{
    Q_OBJECT

private slots:
    // app/payments/FACTS.md, section 1: some accounts sign with a key of its own.
    void midtransSignatureKey_data()
    {
        QTest::addColumn<QString>("signatureKey");
        QTest::addColumn<QByteArray>("signedBy");
        QTest::addColumn<bool>("isBelieved");
        QTest::newRow("none: the server key signs") << QString() << QByteArray("server-key") << true;
        QTest::newRow("one of its own") << u"signature-key"_s << QByteArray("signature-key") << true;
        QTest::newRow("one of its own: the server key no longer")
            << u"signature-key"_s << QByteArray("server-key") << false;
    }
    void midtransSignatureKey()
    {
        QFETCH(QString, signatureKey);
        QFETCH(QByteArray, signedBy);
        QFETCH(bool, isBelieved);
        QTemporaryDir folder;
        QProcessEnvironment environment;
        environment.insert(u"LOKET_SECRET_PAYMENTS_MIDTRANS_SERVER_KEY"_s, u"server-key"_s);
        environment.insert(u"LOKET_SECRET_PAYMENTS_MIDTRANS_SIGNATURE_KEY"_s, signatureKey);
        const settings::Registry registry;
        QVERIFY(registry.findSecret(u"payments.midtrans.signature_key"_s));
        const settings::Settings settings(registry, folder.filePath(u"loket.ini"_s));
        settings::Secrets secrets(registry, environment, nullptr,
                                  std::make_unique<settings::FileSecretStore>(folder.filePath(u"secrets.ini"_s)));
        net::HttpClient http(std::chrono::seconds(1));
        core::ManualClock clock;
        const auto midtrans = engine::makeGateway(u"midtrans"_s, settings, secrets, http, clock);
        const QJsonObject body{
            {u"order_id"_s, u"ORDER-101"_s},
            {u"status_code"_s, u"200"_s},
            {u"gross_amount"_s, u"10000.00"_s},
            {u"transaction_status"_s, u"settlement"_s},
            {u"signature_key"_s,
             QString::fromLatin1(
                 QCryptographicHash::hash("ORDER-10120010000.00" + signedBy, QCryptographicHash::Sha512).toHex())}};
        const auto event = midtrans->verify({{}, QJsonDocument(body).toJson(QJsonDocument::Compact)});
        QCOMPARE(event.has_value(), isBelieved);
    }

    // Every gateway of the table answers at its webhook's address, also where it is no longer offered: money may be in
    // transit. A forgery is distinguished from an unknown gateway.
    void everyGatewayHearsItsWebhooks_data()
    {
        QTest::addColumn<QString>("offered");
        QTest::newRow("all are offered") << payments::gatewayNames().join(u',');
        QTest::newRow("none is offered any more") << u"cash"_s;
    }
    void everyGatewayHearsItsWebhooks()
    {
        QFETCH(QString, offered);
        EngineWorld world;
        giveAllKeys(world.sandboxes);
        world.sandboxes.settings[u"payments.gateways"_s] = offered;
        const QString problem = world.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        for (const QString& name : payments::onlineGatewayNames()) {
            for (const QString& slash : {QString(), u"/"_s}) {
                const int status = world.http.post(world.url(webhookPath + u'/' + name + slash), "{}").status;
                QVERIFY2(status == 401 || status == 400, qPrintable(name + slash + u' ' + QString::number(status)));
            }
        }
        QCOMPARE(world.http.post(world.url(webhookPath + u"/acme"_s), "{}").status, 404);
        for (const auto& vendor : world.sandboxes.gateways.vendors()) {
            const sandbox::SandboxPayment payment{.vendor = vendor->name(),
                                                  .orderId = u"LK261130-ABCDEFGHIJKLMNOA"_s,
                                                  .reference = u"REF0001"_s,
                                                  .itemName = u"Voucher"_s,
                                                  .amount = 15000};
            const auto forged = vendor->webhook(payment, sandbox::SandboxState::Paid, true);
            QVERIFY(forged);
            for (const QString& slash : {QString(), u"/"_s}) {
                const auto answer = world.http.post(world.url(webhookPath + slash), forged->body, forged->headers);
                QVERIFY2(answer.status == 401, qPrintable(vendor->name() + slash));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCounterparts)
#include "tst_counterparts.moc"
