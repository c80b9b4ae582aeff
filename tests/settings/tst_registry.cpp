#include "settings/Keys.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace loket;
using namespace loket::settings;
using namespace Qt::Literals::StringLiterals;

class TestRegistry : public QObject
{
    Q_OBJECT

private slots:
    void everyDefaultIsAcceptedByItsOwnKey()
    {
        const Registry registry;
        QSet<QString> seen;
        for (const Setting& setting : registry.all()) {
            QVERIFY2(!seen.contains(setting.key), qPrintable(setting.key));
            seen.insert(setting.key);
            QVERIFY2(!setting.meaning.isEmpty(), qPrintable(setting.key));
            if (setting.isSecret()) {
                QVERIFY2(setting.fallback.isEmpty(), qPrintable(setting.key));
                continue;
            }
            if (setting.fallback.isEmpty())
                continue;
            const QString key = QString(setting.key).replace(u"NAME"_s, u"main"_s);
            const auto checked = registry.checked(key, setting.fallback);
            QVERIFY2(checked, qPrintable(setting.key));
            QCOMPARE(*checked, setting.fallback);
        }
    }

    // What compiles is there: every key of settings/Keys.h has its row, under its own name or for one vendor at least.
    void everyTypedKeyHasItsRow()
    {
        const Registry registry;
        const auto isThere = [&](std::u16string_view key, bool secret) {
            const QString name = QStringView(key).toString();
            const QRegularExpression form(
                u'^' + QRegularExpression::escape(name).replace(u"NAME"_s, u"[a-zA-Z0-9_-]+"_s) + u'$');
            return std::any_of(registry.all().begin(), registry.all().end(), [&](const Setting& setting) {
                return setting.isSecret() == secret && form.match(setting.key).hasMatch();
            });
        };
        for (const std::u16string_view key : keys::settings)
            QVERIFY2(isThere(key, false), qPrintable(QStringView(key).toString()));
        for (const std::u16string_view key : keys::secrets)
            QVERIFY2(isThere(key, true), qPrintable(QStringView(key).toString()));
    }

    // Promised for every channel, and of no use to this one: nothing shows it, and nothing that has it stops working.
    void anUnusedKeyIsAcceptedAndNotListed()
    {
        const Registry registry;
        const QString key = u"delivery.gowa.token"_s;
        QVERIFY(Registry::isUnused(key));
        QVERIFY(registry.findSecret(key));
        QVERIFY(!registry.findSetting(key));
        QVERIFY(std::none_of(registry.all().begin(), registry.all().end(),
                             [&](const Setting& setting) { return setting.key == key; }));
        for (const Setting& setting : registry.all())
            QVERIFY2(!Registry::isUnused(setting.key), qPrintable(setting.key));
    }

    void typedKeysBecomeTheirText()
    {
        QCOMPARE(QString(u"server.port"_key), u"server.port"_s);
        QCOMPARE(u"router.NAME.port"_keyOf(u"bukit_2"_s).text(), u"router.bukit_2.port"_s);
        QCOMPARE(u"delivery.NAME.token"_secretOf(u"fonnte"_s).text(), u"delivery.fonnte.token"_s);
        static_assert(keys::isThere(u"router.main.port", false) && keys::isThere(u"payments.tripay.base_url", false));
        static_assert(!keys::isThere(u"server.prot", false) && !keys::isThere(u"router.main.prot", false));
        static_assert(!keys::isThere(u"tunnel.password", false) && keys::isThere(u"tunnel.password", true));
        static_assert(!keys::isThere(u"router..port", false) && !keys::isThere(u"router.a.b.port", false));
    }

    void valuesThatAreAccepted_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("stored");
        const auto row = [](const char* name, const QString& key, const QString& value, const QString& stored) {
            QTest::newRow(name) << key << value << stored;
        };
        row("a port", u"server.port"_s, u"8080"_s, u"8080"_s);
        row("port 0 picks one", u"server.port"_s, u"0"_s, u"0"_s);
        row("blanks around a number", u"server.port"_s, u" 8080 "_s, u"8080"_s);
        row("leading zeros", u"server.port"_s, u"0080"_s, u"80"_s);
        row("localhost is an address here", u"server.listen"_s, u"localhost"_s, u"127.0.0.1"_s);
        row("every address", u"server.listen"_s, u"*"_s, u"0.0.0.0"_s);
        row("IPv6", u"server.listen"_s, u"::1"_s, u"::1"_s);
        row("public address", u"server.public_url"_s, u"https://wifi.example.id/"_s, u"https://wifi.example.id"_s);
        row("public address with a path", u"server.public_url"_s, u"http://10.0.0.1:3000/shop"_s,
            u"http://10.0.0.1:3000/shop"_s);
        row("proxies", u"server.trusted_proxies"_s, u"127.0.0.1, 10.0.0.0/8,fd00::/8"_s,
            u"127.0.0.1,10.0.0.0/8,fd00::/8"_s);
        row("router by address", u"router.main.host"_s, u"192.168.88.1"_s, u"192.168.88.1"_s);
        row("router by name", u"router.main.host"_s, u"mt-1.lan"_s, u"mt-1.lan"_s);
        row("router by IPv6", u"router.main.host"_s, u"fe80::1"_s, u"fe80::1"_s);
        row("a second router", u"router.bukit_2.port"_s, u"18728"_s, u"18728"_s);
        row("transport in capitals", u"router.main.transport"_s, u"TLS"_s, u"tls"_s);
        row("yes means true", u"router.main.legacy_login"_s, u"yes"_s, u"true"_s);
        row("0 means false", u"retry.automatic_recovery"_s, u"0"_s, u"false"_s);
        row("fingerprint with colons", u"router.main.fingerprint"_s, QStringList(32, u"AB"_s).join(u':'),
            u"ab"_s.repeated(32));
        row("fingerprint of OpenSSH", u"router.main.fingerprint"_s,
            u"SHA256:"_s + QString::fromLatin1(QByteArray(32, 'x').toBase64(QByteArray::OmitTrailingEquals)),
            u"78"_s.repeated(32));
        row("several gateways", u"payments.gateways"_s, u"cash, Tripay"_s, u"cash,tripay"_s);
        row("time zone", u"business.timezone"_s, u"Asia/Makassar"_s, u"Asia/Makassar"_s);
        row("prefix", u"voucher.prefix"_s, u"WIFI-"_s, u"WIFI-"_s);
        row("name with letters of all kinds", u"business.name"_s, u"Warung Wi-Fi Bu Sri ☕"_s,
            u"Warung Wi-Fi Bu Sri ☕"_s);
        row("a message keeps its lines", u"delivery.message"_s, u"Hi {name}\n{vouchers}\n"_s,
            u"Hi {name}\n{vouchers}\n"_s);
        row("version", u"delivery.cloud.version"_s, u"v22.0"_s, u"v22.0"_s);
    }

    void valuesThatAreAccepted()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, stored);
        const auto checked = Registry().checked(key, value);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
        QCOMPARE(*checked, stored);
    }

    void valuesThatAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("named"); // is in the refusal
        const auto row = [](const char* name, const QString& key, const QString& value, const QString& named) {
            QTest::newRow(name) << key << value << named;
        };
        row("port too high", u"server.port"_s, u"70000"_s, u"0 to 65535"_s);
        row("port negative", u"server.port"_s, u"-1"_s, u"0 to 65535"_s);
        row("port with a fraction", u"server.port"_s, u"80.5"_s, u"whole number"_s);
        row("port in words", u"server.port"_s, u"http"_s, u"whole number"_s);
        row("number too long for the machine", u"retry.attempts"_s, u"99999999999999999999"_s, u"1 to 100"_s);
        row("listen is a name", u"server.listen"_s, u"example.id"_s, u"IP address"_s);
        row("listen is short", u"server.listen"_s, u"127"_s, u"IP address"_s);
        row("public address without a scheme", u"server.public_url"_s, u"wifi.example.id"_s, u"https://"_s);
        row("public address of another scheme", u"server.public_url"_s, u"ftp://wifi.example.id"_s, u"https://"_s);
        row("public address with a query", u"server.public_url"_s, u"https://x.id/?a=1"_s, u"https://"_s);
        row("public address with a password", u"server.public_url"_s, u"https://a:b@x.id"_s, u"https://"_s);
        row("proxies with a name", u"server.trusted_proxies"_s, u"127.0.0.1,proxy"_s, u"comma list"_s);
        row("host with a port", u"router.main.host"_s, u"192.168.88.1:8728"_s, u"host name"_s);
        row("host with a scheme", u"router.main.host"_s, u"http://192.168.88.1"_s, u"host name"_s);
        row("host with a blank", u"router.main.host"_s, u"my router"_s, u"host name"_s);
        row("address with a part missing", u"router.main.host"_s, u"192.168.88"_s, u"host name"_s);
        row("address out of range", u"router.main.host"_s, u"192.168.88.300"_s, u"host name"_s);
        row("transport", u"router.main.transport"_s, u"telnet"_s, u"plain, tls, ssh"_s);
        row("fingerprint of the wrong length", u"router.main.fingerprint"_s, u"abcd"_s, u"SHA-256"_s);
        row("fingerprint with bad base64", u"router.main.fingerprint"_s, u"SHA256:!!!"_s, u"SHA-256"_s);
        row("gateway twice", u"payments.gateways"_s, u"cash,cash"_s, u"each once"_s);
        row("gateway unknown", u"payments.gateways"_s, u"cash,paypal"_s, u"cash, midtrans, xendit, tripay, duitku"_s);
        row("environment", u"payments.tripay.environment"_s, u"live"_s, u"sandbox, production"_s);
        row("scheme", u"payments.duitku.signature_scheme"_s, u"md5"_s, u"hmac-sha256, md5-legacy"_s);
        row("channel", u"delivery.channel"_s, u"telegram"_s, u"none, cloud, fonnte, waha, gowa, wablas"_s);
        row("length of a code", u"voucher.length"_s, u"5"_s, u"6 to 32"_s);
        row("alphabet", u"voucher.alphabet"_s, u"emoji"_s, u"digits, lower, upper, unambiguous"_s);
        row("prefix with a blank", u"voucher.prefix"_s, u"a b"_s, u"1 to 16"_s);
        row("time zone", u"business.timezone"_s, u"Asia/Bandung"_s, u"Asia/Jakarta"_s);
        row("language", u"business.language"_s, u"jv"_s, u"id, en"_s);
        row("line break in a name", u"business.name"_s, u"a\nb"_s, u"one line"_s);
        row("boolean", u"retry.automatic_recovery"_s, u"maybe"_s, u"true or false"_s);
        row("a message that is too long", u"delivery.message"_s, QString(4097, u'x'), u"4096"_s);
        row("a secret", u"router.main.password"_s, u"hunter2"_s, u"loketd secret set router.main.password"_s);
        row("unknown key, one letter off", u"server.prot"_s, u"1"_s, u"did you mean server.port?"_s);
        row("unknown key of a router", u"router.bukit.hosst"_s, u"1"_s, u"did you mean router.bukit.host?"_s);
        row("unknown key names its family", u"retry.nothing_like_it"_s, u"1"_s,
            u"attempts, base_ms, max_ms, automatic_recovery"_s);
        row("unknown family", u"colour"_s, u"1"_s, u"payments, print, privacy, retry, router, server, staff, tunnel"_s);
        row("empty key", u""_s, u"1"_s, u"keys begin with"_s);
        row("the pattern itself", u"router.NAME.host"_s, u"1"_s, u"there is no setting"_s);
        row("router with capitals", u"router.Main.host"_s, u"1"_s, u"there is no setting"_s);
        row("router without a name", u"router..host"_s, u"1"_s, u"there is no setting"_s);
        row("router with a long name", u"router."_s + QString(33, u'a') + u".host"_s, u"1"_s, u"there is no setting"_s);
    }

    void valuesThatAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, named);
        const auto checked = Registry().checked(key, value);
        QVERIFY(!checked);
        QVERIFY(checked.error().kind == core::ErrorKind::InvalidInput);
        QVERIFY2(checked.error().detail.contains(named), qPrintable(checked.error().detail));
        QVERIFY2(!checked.error().detail.contains(u"hunter2"_s), "a value may be a secret in the wrong place");
        QVERIFY(!checked.error().detail.contains(u'\n'));
    }

    void aMessageIsJudgedByTheDeliveryRoom()
    {
        const Registry registry([](const QString& message) -> core::Result<void> {
            if (message.contains(u"{colour}"_s))
                return core::fail(core::ErrorKind::InvalidInput, u"unknown {colour}"_s);
            return {};
        });
        QVERIFY(registry.checked(u"delivery.message"_s, u"{name}"_s));
        const auto refused = registry.checked(u"delivery.message"_s, u"{colour}"_s);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"unknown {colour}"_s));
    }

    void secretsAreKnownByTheirOwnDoor()
    {
        const Registry registry;
        QVERIFY(registry.findSecret(u"router.bukit-2.password"_s));
        QVERIFY(registry.findSecret(u"delivery.gowa.user"_s));
        QVERIFY(!registry.findSecret(u"server.port"_s));
        QVERIFY(!registry.findSetting(u"payments.tripay.private_key"_s));
        QCOMPARE(Registry::routerOf(u"router.bukit-2.password"_s), u"bukit-2"_s);
        QCOMPARE(Registry::routerOf(u"server.port"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
