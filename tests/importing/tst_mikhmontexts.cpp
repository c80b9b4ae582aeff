// What Mikhmon and its forks write, row by row: on-login scripts, comments, records, buttons, config.php; and rubbish.
#include "importing/sources/MikhmonComment.h"
#include "importing/sources/MikhmonConfig.h"
#include "importing/sources/MikhmonProfile.h"
#include "importing/sources/MikhmonRecords.h"
#include "importing/sources/MikhmonSettings.h"

#include <QRandomGenerator>
#include <QTest>

using namespace loket;
using namespace loket::importing;
using namespace loket::importing::mikhmon;
using namespace Qt::Literals::StringLiterals;

namespace {

QDateTime local(const char* text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u'Z', Qt::ISODate);
}

} // namespace

class TestMikhmonTexts : public QObject
{
    Q_OBJECT

private slots:
    void profiles_data()
    {
        QTest::addColumn<QByteArray>("onLogin");
        QTest::addColumn<bool>("isMikhmons");
        QTest::addColumn<bool>("ends");
        QTest::addColumn<qint64>("price");
        QTest::addColumn<qint64>("selling");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("lock");
        const auto row = [](const char* name, const QByteArray& text, bool ends, qint64 price, qint64 selling,
                            qint64 seconds, bool lock) {
            QTest::newRow(name) << text << true << ends << price << selling << seconds << lock;
        };
        row("v3", ":put (\",remc,3000,1d,4000,,Enable,\"); {:local date", true, 3000, 4000, 86400, true);
        row("v3, none with a price", ":put (\",,3000,,,noexp,Disable,\")", false, 3000, 0, 0, false);
        row("v3, none and lock", ":put (\",,3000,,,noexp,Enable,\"); [:local mac", false, 3000, 0, 0, true);
        row("v4", ":put (\",ntfc,5000,2d,0,,Disable,Disable,\"); :local mode \"N\"; {", true, 5000, 0, 172800, false);
        row("v4, none", ":put (\",,5000,,7000,noexp,Enable,Disable,\")", false, 5000, 7000, 0, true);
        row("agent's quotation mark", ":put (\",\",rem,5000,1d,0,,Disable,\");", true, 5000, 0, 86400, false);
        row("ce", ":put (\",rem,2500,6h,3000,,Disable,\"); ; {", true, 2500, 3000, 21600, false);
        row("in the wild", ":put (\",remc,0,24h,0,,Enable,\"); {...", true, 0, 0, 86400, true);
        row("by hand", ":put (\",,0,,,noexp,Enable,\"); [...]", false, 0, 0, 0, true);
        row("an old grace", ":put (\",ntf,2000,12h,5m,,Disable,\"); {", true, 2000, 0, 43200, false);
        row("a decimal point", ":put (\",ntf,2000.50,00:30:00,2500.00,,Disable,\")", true, 2001, 2500, 1800, false);
        row("text before", ":log info \"x\"; :put (\",rem,1000,1w2d,0,,Enable,\"); {", true, 1000, 0, 777600, true);
        row("another put before", ":put \"halo\"; :put (\",rem,1000,1d,0,,Enable,\")", true, 1000, 0, 86400, true);
        row("spaces", "  :put   (\",rem, 1000 ,1D,0,,Enable,\")", true, 1000, 0, 86400, true);
        row("no validity", ":put (\",rem,1000,,0,,Enable,\")", false, 1000, 0, 0, true);
        const auto none = [](const char* name, const QByteArray& text) {
            QTest::newRow(name) << text << false << false << qint64(0) << qint64(0) << qint64(0) << false;
        };
        none("nothing", "");
        none("a human's", ":log info \"masuk: $user, jam\"");
        none("a human's put", ":put (\",halo, apa kabar, semua\")");
        none("without an end", ":put (\",remc,3000,1d,4000,,Enable,");
        none("without an end, long", ":put (\",remc,3000,1d," + QByteArray(1'000'000, ','));
        none("cut in the word", ":put (\"");
        none("cut before", ":put");
        none("zero bytes", QByteArray(":put (\",remc\0,3000,1d,4000,,Enable,\")", 38));
        none("too few", ":put (\",rem,\")");
        none("a price of words", ":put (\",rem,gratis,1d,0,,Enable,\")");
        none("a price without bounds", ":put (\",rem,99999999999999999999999,1d,0,,Enable,\")");
        none("a negative price", ":put (\",rem,-5,1d,0,,Enable,\")");
        none("many puts", QByteArray(":put (\",").repeated(20'000));
    }

    void profiles()
    {
        QFETCH(QByteArray, onLogin);
        QFETCH(bool, isMikhmons);
        const auto terms = termsOf(onLogin);
        QCOMPARE(terms.has_value(), isMikhmons);
        if (!terms)
            return;
        QTEST(terms->ends, "ends");
        QTEST(terms->price, "price");
        QTEST(terms->sellingPrice, "selling");
        QTEST(qint64(terms->validity.count()), "seconds");
        QTEST(terms->lockToDevice, "lock");
    }

    void amounts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("amount"); // -1: none
        QTest::newRow("plain") << QByteArray("3000") << qint64(3000);
        QTest::newRow("point") << QByteArray("3000.4") << qint64(3000);
        QTest::newRow("half") << QByteArray("3000.50") << qint64(3001);
        QTest::newRow("thousands") << QByteArray("3.000") << qint64(3000);
        QTest::newRow("millions") << QByteArray("1.250.000") << qint64(1250000);
        QTest::newRow("zero with three places") << QByteArray("0.000") << qint64(0);
        for (const char* wrong : {"", " ", ".", "3.", "a", "3,000", "-1", "1.2.3", "1e3", "Rp3000", "1234567890123456"})
            QTest::addRow("none: %s", wrong) << QByteArray(wrong) << qint64(-1);
    }

    void amounts()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, amount);
        QCOMPARE(mikhmon::amountOf(text).value_or(-1), amount);
    }

    void comments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<CommentForm>("form");
        QTest::addColumn<QDateTime>("ends");
        QTest::addColumn<QDate>("made");
        const QDateTime ends = local("2026-03-20T16:05:11");
        const auto row = [](const char* name, const char* text, CommentForm form, const QDateTime& end = {},
                            const QDate& made = {}) {
            QTest::newRow(name) << QString::fromUtf8(text) << form << end << made;
        };
        using enum CommentForm;
        row("batch", "vc-538-03.19.26-loket depan", Batch, {}, {2026, 3, 19});
        row("batch of the up mode", "up-538-03.19.26-", Batch, {}, {2026, 3, 19});
        row("batch of thehanifz", "vc-538-2026-03-19-depan", Batch, {}, {2026, 3, 19});
        row("batch of v4", "vc-ABC123-12.25.24-Promo", Batch, {}, {2024, 12, 25});
        row("batch of v4, words", "vc-gencode-teks", Batch);
        row("batch of an impossible day", "vc-538-13.40.26-x", Batch);
        row("alone", "vc-tamu", OneByOne);
        row("alone, nothing", "vc-", OneByOne);
        row("alone, another dash", "up--x", OneByOne);
        row("an agent's", "up-WA-1234-030126", Batch);
        row("an agent's sale", "up-Public Sale - TRX1", Batch);
        row("a reseller's", "vc-Mar/19/2026 paket reseller:ani", OneByOne);
        row("the old clock", "mar/20/2026 16:05:11", Ends, ends);
        row("the old clock, capital", "Mar/20/2026 16:05:11", Ends, ends);
        row("the new clock", "2026-03-20 16:05:11", Ends, ends);
        row("month first", "03/20/2026 16:05:11", Ends, ends);
        row("month twice", "03/mar/20/2026 16:05:11", Ends, ends);
        row("with v4's letter", "mar/20/2026 16:05:11 X", Ends, ends);
        row("with v4's letter, new clock", "2026-03-20 16:05:11 N vc-1", Ends, ends);
        row("with a note", "mar/20/2026 16:05:11 warung", Ends, ends);
        row("a note at once", "2026-03-20 16:05:11warung", Ends, ends);
        row("no such day", "feb/30/2026 16:05:11", Stranger);
        row("no such month", "mmm/20/2026 16:05:11", Stranger);
        row("no such hour", "2026-03-20 25:05:11", Stranger);
        row("a day only", "2026-03-20", Stranger);
        row("cut", "2026-03-20 16:05", Stranger);
        row("empty", "", Empty);
        row("gembok's", "vc Agent: Ani (628123456789) - 3 Hari", Stranger);
        row("gembok's shop", "voucher", Stranger);
        row("phpnuxbill's", "Voucher | ", Stranger);
        row("a member", "Budi | tv", Stranger);
        row("ours", "loket:LK260102-ABCDEFGHJKMNPQRS:1", Ours);
        row("upper case", "VC-538-03.19.26-x", Stranger);
        QTest::newRow("long") << u"vc-"_s + QString(100'000, u'-') << OneByOne << QDateTime() << QDate();
        QTest::newRow("zero bytes") << QString(20, QChar(0)) << Stranger << QDateTime() << QDate();
    }

    void comments()
    {
        QFETCH(QString, text);
        const Comment comment = readComment(text);
        QTEST(comment.form, "form");
        QTEST(comment.ends, "ends");
        QTEST(comment.made, "made");
        QCOMPARE(comment.isCode, text.startsWith(u"vc-"_s));
    }

    void phoneNumbersDoNotGoOn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("gembok") << u"vc Agent: Ani (628123456789) - 3 Hari"_s << u"vc Agent: Ani (\u2026) - 3 Hari"_s;
        QTest::newRow("typed") << u"Budi 0812-3456789"_s << u"Budi \u2026"_s;
        QTest::newRow("batch") << u"vc-538-03.19.26-depan"_s << u"vc-538-03.19.26-depan"_s;
        QTest::newRow("iso") << u"vc-538-2026-03-19-depan"_s << u"vc-538-2026-03-19-depan"_s;
        QTest::newRow("short") << u"rak 12345678"_s << u"rak 12345678"_s;
    }

    void phoneNumbersDoNotGoOn()
    {
        QFETCH(QString, text);
        QTEST(withoutNumbers(text), "shown");
    }

    void sales_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QDateTime>("at"); // invalid: no record
        QTest::addColumn<QString>("user");
        QTest::addColumn<qint64>("price");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("comment");
        const QDateTime at = local("2026-03-20T16:05:11");
        const QString rest = u"-|-16:05:11-|-abc42-|-3000-|-10.5.50.23-|-AA:BB:CC:DD:EE:FF-|-1d-|-Paket-1Hari-|-"_s;
        QTest::newRow("old clock") << u"mar/20/2026"_s + rest + u"vc-538-03.19.26-loket depan"_s << at << u"abc42"_s
                                   << qint64(3000) << qint64(86400) << u"Paket-1Hari"_s
                                   << u"vc-538-03.19.26-loket depan"_s;
        QTest::newRow("new clock") << u"2026-03-20"_s + rest << at << u"abc42"_s << qint64(3000) << qint64(86400)
                                   << u"Paket-1Hari"_s << QString();
        QTest::newRow("separator in the comment") << u"2026-03-20"_s + rest + u"a-|-b"_s << at << u"abc42"_s
                                                  << qint64(3000) << qint64(86400) << u"Paket-1Hari"_s << u"a-|-b"_s;
        QTest::newRow("four fields") << u"mar/20/2026-|-16:05:11-|-kuno1-|-2000"_s << at << u"kuno1"_s << qint64(2000)
                                     << qint64(0) << QString() << QString();
        QTest::newRow("seven fields") << u"mar/20/2026-|-16:05:11-|-kuno1-|-2000.5-|-1.2.3.4-|-AA-|-12h"_s << at
                                      << u"kuno1"_s << qint64(2001) << qint64(43200) << QString() << QString();
        QTest::newRow("no price") << u"mar/20/2026-|-16:05:11-|-kuno1-|-"_s << at << u"kuno1"_s << qint64(0)
                                  << qint64(0) << QString() << QString();
        QTest::newRow("1970") << u"jan/02/1970-|-00:03:09-|-awal-|-1"_s << local("1970-01-02T00:03:09") << u"awal"_s
                              << qint64(1) << qint64(0) << QString() << QString();
        const auto none = [](const char* row, const QString& name) {
            QTest::newRow(row) << name << QDateTime() << QString() << qint64(0) << qint64(0) << QString() << QString();
        };
        none("words", u"laporan rusak"_s);
        none("three fields", u"mar/20/2026-|-16:05:11-|-abc"_s);
        none("no date", u"kemarin-|-16:05:11-|-abc-|-3000"_s);
        none("no time", u"mar/20/2026-|-sore-|-abc-|-3000"_s);
        none("no user", u"mar/20/2026-|-16:05:11-|--|-3000"_s);
        none("a price of words", u"mar/20/2026-|-16:05:11-|-abc-|-murah"_s);
        none("long", u"-|-"_s.repeated(100'000));
        none("empty", QString());
    }

    void sales()
    {
        QFETCH(QString, name);
        QFETCH(QDateTime, at);
        const auto sale = readSale(name);
        QCOMPARE(sale.has_value(), at.isValid());
        if (!sale)
            return;
        QCOMPARE(sale->at, at);
        QTEST(sale->user, "user");
        QTEST(sale->price, "price");
        QTEST(qint64(sale->validity.count()), "seconds");
        QTEST(sale->profile, "profile");
        QTEST(sale->comment, "comment");
    }

    void buttons()
    {
        const auto button =
            readQuickPrint(u"#Paket 1 Hari#all#vc#6#WF#num#Paket-1Hari#0#1073741824#depan#1d#3000_4000#Enable"_s);
        QVERIFY(button);
        QCOMPARE(button->name, u"Paket 1 Hari"_s);
        QCOMPARE(button->profile, u"Paket-1Hari"_s);
        QCOMPARE(button->timeLimit.count(), 0);
        QCOMPARE(button->dataLimit, 1'073'741'824);
        QCOMPARE(button->validity.count(), 86400);
        QCOMPARE(button->price, 3000);
        QCOMPARE(button->sellingPrice, 4000);
        QVERIFY(button->lockToDevice);
        const auto online = readQuickPrint(u"#Jam#all#up#5##mix#Jam#10h#0#a # b##5000_#Disable"_s);
        QVERIFY(online);
        QCOMPARE(online->timeLimit.count(), 36000);
        QCOMPARE(online->price, 5000);
        QVERIFY(!online->lockToDevice);
        for (const QString& wrong : {u""_s, u"#"_s, u"Paket"_s, u"#a#b#c"_s, QString(50'000, u'#'),
                                     u"#Paket # 1#all#vc#6#WF#num#Paket-1Hari#0#1#depan#1d#3000_4000#Enable"_s})
            QVERIFY2(!readQuickPrint(wrong), qPrintable(wrong.left(40)));
    }

    void routers()
    {
        const QByteArray php =
            "<?php \nif(substr($_SERVER[\"REQUEST_URI\"], -10) == \"config.php\"){header(\"Location:./\");}; \n"
            "$data['mikhmon'] = array ('1'=>'mikhmon<|<mikhmon','mikhmon>|>aWNlbA==');\n"
            "'$'data['rumah'] = array ('1'=>'rumah!192.168.88.1:8729','rumah@|@admin','rumah#|#qpKamaSbmQ==',"
            "'rumah%Hotspot (Rumah); \\'A\\'','rumah^rumah.net','rumah&Rp','rumah*10','rumah(1','rumah)','rumah=10',"
            "'rumah@!@disable');\n"
            "$data['kos'] = array ('1'=>'kos!kos.example.net','kos@|@api','kos#|#AAAA////','kos%','kos^','kos&Rp',"
            "'kos*10','kos(1','kos)','kos=10','kos@!@disable');\n"
            "$data['new'] = array ('1'=>'new!','new@|@','new#|#','new%','new^','new&Rp','new*10','new(1','new)',"
            "'new=','new@!@disable');";
        const auto routers = readConfig(php);
        QVERIFY(routers);
        QCOMPARE(routers->size(), 2);
        const ConfiguredRouter& home = routers->first();
        QCOMPARE(home.session, u"rumah"_s);
        QCOMPARE(home.host, u"192.168.88.1"_s);
        QCOMPARE(home.port, 8729);
        QCOMPARE(home.user, u"admin"_s);
        QVERIFY(home.password && home.password->reveal() == "rahasia");
        QCOMPARE(home.hotspotName, u"Hotspot (Rumah); 'A'"_s);
        QCOMPARE(home.dnsName, u"rumah.net"_s);
        QCOMPARE(routers->last().host, u"kos.example.net"_s);
        QCOMPARE(routers->last().port, 8728);
        QVERIFY(!routers->last().password); // encrypted in another way
        const core::Secret four = mikhmon::passwordOf("aWNlbA==").value_or(core::Secret());
        QCOMPARE(four.reveal(), "1234");

        for (const QByteArray& wrong :
             {QByteArray(), QByteArray("<?php echo 1;"), QByteArray("data['"), QByteArray("data['a'] = array ("),
              QByteArray("data['a'] = array ('x"), QByteArray("{\"json\": 1}"), QByteArray("data['").repeated(50'000),
              QByteArray(1000, '\0')})
            QVERIFY2(!readConfig(wrong), wrong.left(40).constData());
    }

    void routersBecomeSettings()
    {
        QList<ConfiguredRouter> routers{{.session = u"Rumah Besar!"_s,
                                         .host = u"192.168.88.1"_s,
                                         .user = u"admin"_s,
                                         .password = core::Secret("rahasia"),
                                         .hotspotName = u"Hotspot Rumah"_s,
                                         .dnsName = u"rumah.net"_s},
                                        {.session = u"kos"_s, .host = u"10.0.0.1"_s, .port = 8729, .user = u"api"_s}};
        Ours ours;
        const auto fresh = settingsPlan(routers, u"config.php"_s, ours, {});
        QVERIFY(fresh);
        QCOMPARE(fresh->settings.size(), 4);
        QCOMPARE(fresh->settings[0].values.value(u"router.main.host"_s), u"192.168.88.1"_s);
        QCOMPARE(fresh->settings[0].secrets.value(u"router.main.password"_s).reveal(), "rahasia");
        QCOMPARE(fresh->settings[1].values.value(u"router.kos.port"_s), u"8729"_s);
        QCOMPARE(fresh->settings[2].values.value(u"business.name"_s), u"Hotspot Rumah"_s);
        QCOMPARE(fresh->settings[3].values.value(u"print.login_address"_s), u"rumah.net"_s);
        QCOMPARE(fresh->skipped.size(), 1);
        QVERIFY(fresh->skipped[0].why == Why::SecretNotReadable);

        ours.routers = {{.name = u"main"_s, .host = u"192.168.88.1"_s, .port = 8728, .serial = {}}};
        ours.settings = {{u"business.name"_s, u"Warung"_s}};
        const auto again = settingsPlan(routers, u"config.php"_s, ours, {});
        QVERIFY(again);
        QCOMPARE(again->settings.size(), 2); // the second router, the page
        QCOMPARE(again->questions.size(), 1);
        QCOMPARE(again->questions[0].byDefault, u"ours"_s);
        const QString id = again->questions[0].id;
        const auto theirs = settingsPlan(routers, u"config.php"_s, ours, {{id, u"theirs"_s}});
        QVERIFY(theirs);
        QCOMPARE(theirs->settings.size(), 3);
        QVERIFY(!settingsPlan(routers, u"config.php"_s, ours, {{id, u"both"_s}}));
        QVERIFY(!settingsPlan(routers, u"config.php"_s, ours, {{u"x"_s, u"ours"_s}}));
    }

    // Random bytes of the letters that matter, for whatever the tables do not name.
    void rubbishIsNothing()
    {
        QRandomGenerator random(20'260'320);
        const QByteArray letters(":put (\",rem0123d-|-#'\\vc-up/.\0 =)>", 35);
        for (int i = 0; i < 8'000; ++i) {
            QByteArray bytes = i % 3 == 0 ? QByteArray(":put (\",") : i % 3 == 1 ? QByteArray("vc-") : QByteArray("#");
            const int length = int(random.bounded(80));
            for (int j = 0; j < length; ++j)
                bytes += letters[int(random.bounded(int(letters.size())))];
            const QString text = QString::fromLatin1(bytes);
            termsOf(bytes);
            readComment(text);
            withoutNumbers(text);
            readSale(text);
            readQuickPrint(text);
            readConfig("data['a'] = array (" + bytes);
            mikhmon::passwordOf(bytes);
            mikhmon::amountOf(bytes);
            mikhmon::lengthOf(bytes);
        }
    }
};

QTEST_GUILESS_MAIN(TestMikhmonTexts)
#include "tst_mikhmontexts.moc"
