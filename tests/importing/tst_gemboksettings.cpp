// What becomes of the settings of gembok-bill: routers, gateways, the business.
#include "importing/GembokPlan.h"
#include "importing/LookAround.h"

#include "core/Reasons.h"

#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace loket::importing;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray anOrder = "INSERT INTO voucher_purchases (customer_name, customer_phone, amount, voucher_package, "
                           "voucher_profile, voucher_data, status, created_at) VALUES ('santo', '08170281534', 3000, "
                           "'3k', '3k', '[]', 'failed', '2026-01-23 20:15:32')";

} // namespace

class TestGembokSettings : public QObject
{
    Q_OBJECT

private slots:
    void settings_data()
    {
        QTest::addColumn<QByteArray>("routers");
        QTest::addColumn<QStringList>("names"); // of those that would be set up
        QTest::addColumn<int>("setUp");         // that are here already
        const auto row = [](const char* name, const QByteArray& routers, const QStringList& names, int setUp = 0) {
            QTest::newRow(name) << routers << names << setUp;
        };
        row("one", R"("mikrotik_host": "10.0.0.1", "mikrotik_port": "8728", "mikrotik_user": "api",
                      "mikrotik_password": "rahasia1")",
            {u"main-2"_s});
        row("one that is here", R"("mikrotik_host": "192.168.8.1", "mikrotik_port": 8728, "mikrotik_user": "api")", {},
            1);
        row("the same at another port", R"("mikrotik_host": "192.168.8.1", "mikrotik_port": "18728")", {u"main-2"_s});
        row("an array", R"("mikrotik_host": "10.9.9.9", "mikrotik_routers": [
              {"id": "a", "name": "Balai Desa", "host": "10.0.0.1", "user": "api", "password": "rahasia1"},
              {"id": "b", "name": "Masjid", "host": "10.0.0.2", "port": 8729, "enabled": true},
              {"id": "c", "name": "Lama", "host": "10.0.0.3", "enabled": false}])",
            {u"balai-desa"_s, u"masjid"_s});
        row("an object by id", R"("mikrotik_routers": {"utara": {"host": "10.0.0.1", "password": "rahasia1"},
              "selatan": {"host": "192.168.8.1"}}, "mikrotik_default_router_id": "utara")",
            {u"utara"_s}, 1);
        row("none enabled",
            R"("mikrotik_host": "10.0.0.1", "mikrotik_routers": [{"host": "10.0.0.2", "enabled": false}])",
            {u"main-2"_s});
        row("two of one address", R"("mikrotik_routers": [{"name": "a", "host": "10.0.0.1"}, {"name": "b", "host":
              "10.0.0.1", "port": "8728"}])",
            {u"a"_s}, 1);
        row("two of one name", R"("mikrotik_routers": [{"name": "Toko", "host": "10.0.0.1"}, {"name": "toko", "host":
              "10.0.0.2"}])",
            {u"toko"_s, u"toko-2"_s});
        row("no address", "\"mikrotik_host\": \"http:/x/y\"", {});
        row("nothing", R"("x": 1)", {});
        row("of another form", R"("mikrotik_routers": "x", "mikrotik_host": {})", {});
    }
    void settings()
    {
        QFETCH(const QByteArray, routers);
        QFETCH(const QStringList, names);
        QFETCH(const int, setUp);
        GembokFolder folder;
        folder.writeSettings('{' + routers + '}');
        const Plan plan = planOf(folder);
        QStringList found;
        for (const PlannedSettings& planned : plan.settings) {
            QVERIFY(planned.what == What::Routers);
            const QString name = planned.values.firstKey().split(u'.').value(1);
            found += name;
            QVERIFY(planned.values.contains(u"router.%1.host"_s.arg(name)));
            if (const auto secret = planned.secrets.constFind(u"router.%1.password"_s.arg(name));
                secret != planned.secrets.cend())
                QCOMPARE(secret->reveal(), "rahasia1");
        }
        QCOMPARE(found, names);
        QCOMPARE(leftOut(plan, What::Routers, Why::AlreadySetUp), setUp);
        QVERIFY(!toldBy(plan).contains(u"rahasia1"_s));
    }

    void theFirstRouterOfAll()
    {
        GembokFolder folder;
        folder.writeSettings(R"({"mikrotik_routers": [{"name": "Balai", "host": "10.0.0.1"}, {"name": "Masjid",
                                 "host": "10.0.0.2"}]})");
        folder.sql(anOrder);
        const Plan plan = planOf(folder, nothingSetUp());
        QVERIFY(plan.settings[0].values.contains(u"router.main.host"_s));
        QVERIFY(plan.settings[1].values.contains(u"router.masjid.host"_s));
        QCOMPARE(plan.purchases.first().purchase.router, u"main"_s);
    }

    void gatewaysAndBusiness()
    {
        GembokFolder folder;
        folder.writeSettings(R"({"company_header": "Gembok Net", "contact_whatsapp": "081947215703",
            "footer_info": "Terima kasih", "admin_password": "rahasia9",
            "payment_gateway": {"active": "tripay",
              "midtrans": {"production": true, "server_key": "SB-Mid-server-XXXXXXXX", "merchant_id": "G123456789"},
              "xendit": {"api_key": "xnd_rahasia2"},
              "tripay": {"production": true, "api_key": "rahasia3", "private_key": "rahasia4", "merchant_code": "T1"},
              "duitku": {"merchant_code": "D1", "api_key": "rahasia5"}},
            "payment_gateway.xendit.callback_token": "rahasia6"})");
        Ours ours = oneRouter();
        ours.settings = {{u"business.name"_s, u"Loket Net"_s}, {u"payments.gateways"_s, u"cash,midtrans"_s}};
        ours.secretsSet = {u"payments.duitku.api_key"_s};
        const Plan plan = planOf(folder, ours);
        QMap<QString, QString> values;
        QHash<QString, core::Secret> secrets;
        for (const PlannedSettings& planned : plan.settings) {
            QVERIFY(planned.what == What::Settings);
            values.insert(planned.values);
            secrets.insert(planned.secrets);
        }
        QCOMPARE(values.value(u"business.phone"_s), u"081947215703"_s);
        QCOMPARE(values.value(u"print.footer"_s), u"Terima kasih"_s);
        QCOMPARE(values.value(u"payments.tripay.environment"_s), u"production"_s);
        QCOMPARE(values.value(u"payments.tripay.merchant_code"_s), u"T1"_s);
        QCOMPARE(values.value(u"payments.xendit.environment"_s), u"sandbox"_s);
        QVERIFY(!values.contains(u"payments.midtrans.environment"_s)); // a placeholder is no key
        QVERIFY(!values.contains(u"business.name"_s));
        QVERIFY(!values.contains(u"payments.gateways"_s));
        QCOMPARE(secrets.value(u"payments.tripay.private_key"_s).reveal(), "rahasia4");
        QCOMPARE(secrets.value(u"payments.xendit.callback_token"_s).reveal(), "rahasia6");
        QVERIFY(!secrets.contains(u"payments.duitku.api_key"_s)); // ours is kept
        QVERIFY(!toldBy(plan).contains(u"rahasia"_s));

        const Question* name = questionOf(plan, u"keep:business.name"_s);
        QVERIFY(name);
        QCOMPARE(name->values, QStringList({u"Loket Net"_s, u"Gembok Net"_s}));
        QCOMPARE(name->answer, u"ours"_s);
        QCOMPARE(questionOf(plan, u"keep:payments.gateways"_s)->values.last(), u"cash,midtrans,tripay"_s);
        const Plan theirs = planOf(folder, ours, {{u"keep:business.name"_s, u"theirs"_s}});
        QVERIFY(std::any_of(theirs.settings.begin(), theirs.settings.end(), [](const PlannedSettings& planned) {
            return planned.values.value(u"business.name"_s) == u"Gembok Net";
        }));

        // The second time everything is here.
        for (auto value = values.begin(); value != values.end(); ++value)
            ours.settings.insert(value.key(), value.value());
        for (auto secret = secrets.begin(); secret != secrets.end(); ++secret)
            ours.secretsSet += secret.key();
        QCOMPARE(planOf(folder, ours).settings.size(), 0);
    }

    void settingsThatAreBroken_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("half") << QByteArray("{\"mikrotik_host\": \"10.0");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("nested without end") << QByteArray(100'000, '[');
        QTest::newRow("too large") << '{' + QByteArray(5 << 20, ' ') + '}';
    }
    void settingsThatAreBroken()
    {
        QFETCH(const QByteArray, content);
        GembokFolder folder;
        folder.writeSettings(content);
        folder.sql(anOrder);
        const Plan plan = planOf(folder);
        QCOMPARE(leftOut(plan, What::Settings, Why::Unreadable), 1);
        QCOMPARE(plan.purchases.size(), 1);
    }

    void answersThatAreWrong()
    {
        GembokFolder folder;
        folder.writeSettings(R"({"company_header": "Gembok Net"})");
        Ours ours = oneRouter();
        ours.settings = {{u"business.name"_s, u"Loket Net"_s}};
        const auto reading = readGembok(folder.path(), {});
        QVERIFY(reading);
        const auto unknown = (*reading)->plan(ours, {{u"keep:what"_s, u"ours"_s}});
        QVERIFY(unknown.error().reason == core::Reason::ImportAnswerUnknown);
        const auto choice = (*reading)->plan(ours, {{u"keep:business.name"_s, u"both"_s}});
        QVERIFY(choice.error().reason == core::Reason::ImportAnswerChoice);
    }
};

QTEST_GUILESS_MAIN(TestGembokSettings)
#include "tst_gemboksettings.moc"
