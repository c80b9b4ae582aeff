// Checks the table of gateways: what applies to every row alike, also to new ones.
#include "payments/Gateways.h"
#include "payments/Webhooks.h"
#include "sandbox/gateways/GatewaySandbox.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace loket::tests;
using payments::Gateway;
using payments::GatewayKind;

namespace {

// Every needed key but `without` has a value; nobody listens at the address.
domain::VendorSource allBut(const Gateway& gateway, const QString& without)
{
    const QString prefix = u"payments."_s + gateway.name + u'.';
    return {.value =
                [=](const QString& key) {
                    for (const domain::VendorKey& row : gateway.keys) {
                        if (key == prefix + row.part && row.part != without)
                            return row.fallback.isEmpty() ? u"D0001"_s : row.fallback;
                    }
                    return key == QString(prefix + u"base_url"_s) ? u"http://127.0.0.1:1"_s : QString();
                },
            .secret =
                [=](const QString& key) {
                    return key == prefix + without ? core::Secret() : core::Secret("an-invented-key");
                }};
}

// As in the vendor's sandbox.
domain::VendorSource accountOf(const sandbox::Vendor& vendor, const QUrl& baseUrl)
{
    QHash<QString, QString> values{{u"payments.%1.base_url"_s.arg(vendor.name()), baseUrl.toString()}};
    for (const auto& [part, value] : vendor.account())
        values.insert(u"payments.%1.%2"_s.arg(vendor.name(), part), value);
    return {.value = [=](const QString& key) { return values.value(key); },
            .secret = [=](const QString& key) { return core::Secret(values.value(key).toUtf8()); }};
}

domain::WebhookRequest sentBy(const sandbox::Vendor& vendor, bool wrongSignature)
{
    sandbox::SandboxPayment payment;
    payment.vendor = vendor.name();
    payment.orderId = u"LK261130-ABCDEFGHIJKLMNOA"_s;
    payment.reference = u"REF0001"_s;
    payment.itemName = u"Voucher 1 hari"_s;
    payment.amount = 15000;
    payment.createdAt = payment.paidAt = QDateTime::fromSecsSinceEpoch(1'790'000'000).toUTC();
    payment.expiresAt = payment.createdAt.addDays(1);
    const auto webhook = vendor.webhook(payment, sandbox::SandboxState::Paid, wrongSignature);
    if (!webhook)
        return {};
    domain::WebhookRequest request{webhook->headers, webhook->body};
    for (auto& [name, value] : request.headers)
        name = name.toLower();
    return request;
}

} // namespace

class TestGateways : public QObject
{
    Q_OBJECT

    core::ManualClock m_clock;
    net::HttpClient m_http{std::chrono::seconds(5)};
    sandbox::GatewaySandbox m_sandbox{m_clock};

    static void eachOf(const QStringList& names)
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    [[nodiscard]] QStringList sandboxed() const
    {
        QStringList names;
        for (const auto& vendor : m_sandbox.vendors())
            names += vendor->name();
        return names;
    }
    [[nodiscard]] const sandbox::Vendor& vendor(const QString& name) const
    {
        for (const auto& vendor : m_sandbox.vendors()) {
            if (vendor->name() == name)
                return *vendor;
        }
        qFatal("no such vendor");
    }

private slots:
    void initTestCase() { QVERIFY(m_sandbox.listen()); }

    void everyRowIsWhole_data() { eachOf(payments::gatewayNames()); }
    void everyRowIsWhole()
    {
        QFETCH(QString, name);
        static const QRegularExpression plain(u"\\A[a-z][a-z0-9]{0,31}\\z"_s);
        static const QRegularExpression part(u"\\A[a-z][a-z0-9_]*\\z"_s);
        const Gateway& row = *payments::findGateway(name);
        QVERIFY(plain.match(name).hasMatch());
        QCOMPARE(payments::gatewayNames().count(name), 1);
        QVERIFY(!row.title.isEmpty());
        QVERIFY(row.make);
        QCOMPARE(payments::makeGateway(name, allBut(row, {}), m_http, m_clock)->name(), name);
        if (row.kind == GatewayKind::Cash) {
            QVERIFY(row.keys.isEmpty() && row.liveAddress.isEmpty() && !row.hasSandbox);
            return;
        }
        for (const QString& address : {row.testAddress, row.liveAddress}) {
            QCOMPARE(QUrl(address).scheme(), u"https"_s);
            QVERIFY(!address.endsWith(u'/'));
        }
        QVERIFY(!domain::neededParts(row.keys, true).isEmpty()); // anybody could act as the shop
        QStringList seen{u"environment"_s, u"base_url"_s};       // every online gateway has these
        for (const domain::VendorKey& key : row.keys) {
            QVERIFY2(part.match(key.part).hasMatch() && !seen.contains(key.part), qPrintable(key.part));
            QVERIFY2(!key.meaning.isEmpty(), qPrintable(key.part));
            QVERIFY2(!key.isSecret() || key.fallback.isEmpty(), qPrintable(key.part));
            QCOMPARE(!key.choices.isEmpty(), key.type == domain::VendorKeyType::Choice);
            seen += key.part;
        }
    }

    void otherNamesAreNoGateway()
    {
        for (const QString& name : {QString(), u"Tripay"_s, u"acme"_s}) {
            QVERIFY(!payments::findGateway(name));
            QVERIFY(!payments::makeGateway(name, {}, m_http, m_clock));
            QCOMPARE(payments::titleOf(name), name);
            QVERIFY(payments::defaultBaseUrl(name, payments::Environment::Production).isEmpty());
        }
    }

    // A missing key is reported before anything is sent, and never permits a signature.
    void nothingHappensWithoutANeededKey_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("without");
        for (const Gateway& gateway : payments::gateways()) {
            for (const domain::VendorKey& key : gateway.keys) {
                if (key.isNeeded)
                    QTest::newRow(qPrintable(gateway.name + u' ' + key.part)) << gateway.name << key.part;
            }
        }
    }
    void nothingHappensWithoutANeededKey()
    {
        QFETCH(QString, name);
        QFETCH(QString, without);
        const auto gateway =
            payments::makeGateway(name, allBut(*payments::findGateway(name), without), m_http, m_clock);
        const domain::PaymentOrder order{
            .orderId = u"LK261130-ABCDEFGHIJKLMNOA"_s, .amount = 15000, .itemName = u"Voucher"_s, .itemPrice = 15000};
        const auto page = waitFor(gateway->create(order));
        if (page.error().kind == core::ErrorKind::Misconfigured) {
            QVERIFY2(page.error().detail.contains(without), qPrintable(page.error().detail));
            return;
        }
        // Only for webhooks: then none is trusted without it.
        QCOMPARE(kindOf(page), u"unreachable"_s);
        QCOMPARE(outcome(gateway->verify(sentBy(vendor(name), false))), u"unauthorized"_s);
    }

    void theSandboxesAreThoseOfTheTable()
    {
        QStringList wanted;
        for (const Gateway& gateway : payments::gateways()) {
            if (gateway.hasSandbox)
                wanted += gateway.name;
        }
        QStringList there = sandboxed();
        std::sort(wanted.begin(), wanted.end());
        std::sort(there.begin(), there.end());
        QCOMPARE(there, wanted);
    }

    void theAccountOfASandboxIsEnough_data() { eachOf(sandboxed()); }
    void theAccountOfASandboxIsEnough()
    {
        QFETCH(QString, name);
        QStringList given;
        for (const auto& [part, value] : vendor(name).account()) {
            QVERIFY2(!value.isEmpty(), qPrintable(part));
            given += part;
        }
        for (const domain::VendorKey& key : payments::findGateway(name)->keys) {
            QVERIFY2(!key.isNeeded || given.contains(key.part), qPrintable(key.part));
            given.removeAll(key.part);
        }
        QCOMPARE(given, QStringList());
        const auto gateway =
            payments::makeGateway(name, accountOf(vendor(name), m_sandbox.baseUrl(name)), m_http, m_clock);
        QCOMPARE(kindOf(waitFor(gateway->find(u"LK261130-ABCDEFGHIJKLMNOA"_s))), u"not_found"_s);
    }

    void onlyTheOwnWebhookIsTaken_data() { eachOf(sandboxed()); }
    void onlyTheOwnWebhookIsTaken()
    {
        QFETCH(QString, name);
        const auto honest = sentBy(vendor(name), false);
        const auto forged = sentBy(vendor(name), true);
        for (const Gateway& row : payments::gateways()) {
            const bool own = row.name == name;
            const auto source = own ? accountOf(vendor(name), m_sandbox.baseUrl(name)) : allBut(row, {});
            const auto gateway = payments::makeGateway(row.name, source, m_http, m_clock);
            QCOMPARE(gateway->recognises(honest), own);
            QCOMPARE(outcome(gateway->verify(honest)) == u"paid", own);
            QVERIFY2(!gateway->verify(forged), qPrintable(row.name));
        }
    }
};

QTEST_GUILESS_MAIN(TestGateways)
#include "tst_gateways.moc"
