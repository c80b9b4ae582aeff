// The settings and secrets of a data folder reach the counterparts they are for.
#include "engine/CounterpartFactories.h"
#include "payments/Wire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

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
};

QTEST_GUILESS_MAIN(TestCounterparts)
#include "tst_counterparts.moc"
