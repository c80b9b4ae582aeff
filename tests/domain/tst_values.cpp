#include "domain/Identifiers.h"
#include "domain/Package.h"
#include "domain/PhoneNumber.h"
#include "domain/Typed.h"

#include <QSet>
#include <QTest>

using namespace loket::domain;
using namespace Qt::Literals::StringLiterals;

class TestValues : public QObject
{
    Q_OBJECT

private slots:
    // How a search reads what people type, in each of its forms.
    void typedSearch_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("device");
        const auto row = [](const char* name, const QString& typed, const QString& words, const QString& code,
                            const QString& phone = {}, const QString& device = {}) {
            QTest::newRow(name) << typed << words << code << (phone.isEmpty() ? words : phone)
                                << (device.isEmpty() ? code : device);
        };
        row("empty", {}, {}, {});
        row("spaces alone", u" \t "_s, {}, {});
        row("a code", u"rq49bwgz"_s, u"rq49bwgz"_s, u"rq49bwgz"_s);
        row("with hyphens between its groups", u"rq49-bwgz"_s, u"rq49-bwgz"_s, u"rq49-bwgz"_s);
        row("a code as it is printed", u"rq49 bwgz"_s, u"rq49 bwgz"_s, u"rq49bwgz"_s);
        row("in three groups, with spaces around", u"  rq49 bwgz  2x "_s, u"rq49 bwgz 2x"_s, u"rq49bwgz2x"_s);
        row("with a space that does not break", u"rq49\u00a0bwgz"_s, u"rq49 bwgz"_s, u"rq49bwgz"_s);
        row("with what a phone adds to a pasted text", u"\u2068rq49 bwgz\u2069\n"_s, u"rq49 bwgz"_s, u"rq49bwgz"_s);
        row("part of a code", u"9 bw"_s, u"9 bw"_s, u"9bw"_s);
        row("a code of digits as it is printed", u"4821 9034"_s, u"4821 9034"_s, u"48219034"_s, u"48219034"_s);
        row("an order", u"LK261130-7QKM3ZP9RT2XCWVH"_s, u"LK261130-7QKM3ZP9RT2XCWVH"_s, u"LK261130-7QKM3ZP9RT2XCWVH"_s);
        row("the end of an order as lists show it", u"…9RT2XCWV"_s, u"9RT2XCWV"_s, u"9RT2XCWV"_s);
        row("a name", u"Budi  Santoso"_s, u"Budi Santoso"_s, u"BudiSantoso"_s);
        row("the link of a login code", u"http://hotspot.lan/login?username=rq49bwgz&password=rq49bwgz"_s,
            u"rq49bwgz"_s, u"rq49bwgz"_s);
        row("its name with a sign", u"http://hotspot.lan/login?username=a%2Bb&password=x"_s, u"a+b"_s, u"a+b"_s);
        row("another link", u"http://hotspot.lan/status"_s, u"http://hotspot.lan/status"_s,
            u"http://hotspot.lan/status"_s);

        const auto phone = [&row](const char* name, const QString& typed, const QString& digits) {
            row(name, typed, typed, QString(typed).remove(u' '), digits);
        };
        phone("a phone as it is shown", u"+62 812-9876-5446"_s, u"81298765446"_s);
        phone("at home", u"0812 9876 5446"_s, u"81298765446"_s);
        phone("at home with hyphens", u"0812-9876-5446"_s, u"81298765446"_s);
        phone("digits", u"6281298765446"_s, u"81298765446"_s);
        phone("without a prefix", u"812 9876 5446"_s, u"81298765446"_s);
        phone("with 00", u"0062 812 9876 5446"_s, u"81298765446"_s);
        phone("with both prefixes", u"+62 (0)812 9876 5446"_s, u"81298765446"_s);
        phone("in brackets", u"(0812) 9876.5446"_s, u"81298765446"_s);
        phone("a foreign one", u"+60 12-345 6789"_s, u"60123456789"_s);
        phone("its beginning", u"0812 98"_s, u"81298"_s);
        phone("its beginning with a country", u"+62 812-98"_s, u"6281298"_s);
        phone("its beginning with both", u"+62 0812"_s, u"812"_s);
        phone("its end", u"9876-5446"_s, u"98765446"_s);
        phone("its end with a zero in front", u"0446"_s, u"0446"_s);
        phone("the end of an end", u"046"_s, u"046"_s);
        QTest::newRow("from a page") << u"\u202a+62 812\u20119876\u20115446\u202c"_s << u"+62 812-9876-5446"_s
                                     << u"+62812-9876-5446"_s << u"81298765446"_s << u"+62812-9876-5446"_s;

        row("a device", u"02:00:5E:10:00:0A"_s, u"02:00:5E:10:00:0A"_s, u"02:00:5E:10:00:0A"_s);
        row("with hyphens", u"02-00-5e-10-00-0a"_s, u"02-00-5e-10-00-0a"_s, u"02-00-5e-10-00-0a"_s, {},
            u"02:00:5E:10:00:0A"_s);
        row("without separators", u"02005e10000a"_s, u"02005e10000a"_s, u"02005e10000a"_s, {}, u"02:00:5E:10:00:0A"_s);
        row("its beginning", u"02:00:5E"_s, u"02:00:5E"_s, u"02:00:5E"_s);
    }

    void typedSearch()
    {
        QFETCH(QString, typed);
        const TypedSearch search = loket::domain::typedSearch(typed);
        QTEST(search.words, "words");
        QTEST(search.code, "code");
        QCOMPARE(search.plain, QString(search.code).remove(u'-'));
        QTEST(search.phone, "phone");
        QTEST(search.device, "device");
        QCOMPARE(search.isEmpty(), search.words.isEmpty());
    }

    void typedSearchIsIn()
    {
        const QString row = u"RQ49BWGZ Budi Santoso 6281298765446 02:00:5E:10:00:0A"_s;
        for (const QString& typed : {u"rq49 bwgz"_s, u"rq49-bwgz"_s, u"rq49 - bwgz"_s, u"rq49\u2013bwgz"_s, u"budi"_s,
                                     u"0812 9876 5446"_s, u"+62 812-9876-5446"_s, u"02-00-5e-10-00-0a"_s, u"O S"_s})
            QVERIFY2(loket::domain::typedSearch(typed).isIn(row), qPrintable(typed));
        for (const QString& typed : {u"rq49 bwgx"_s, u"0813 9876 5446"_s, u"budis"_s, u"-"_s})
            QVERIFY2(!loket::domain::typedSearch(typed).isIn(row), qPrintable(typed));
    }

    void phone_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("digits");
        QTest::newRow("dashes") << u"0812-3456-789"_s << u"628123456789"_s;
        QTest::newRow("plus and spaces") << u"+62 812 3456 789"_s << u"628123456789"_s;
        QTest::newRow("62 and a space") << u"62812 3456789"_s << u"628123456789"_s;
        QTest::newRow("no prefix") << u"8123456789"_s << u"628123456789"_s;
        QTest::newRow("00 prefix") << u"0062812 3456789"_s << u"628123456789"_s;
        QTest::newRow("plus 62 with a zero") << u"+62 0812 3456 789"_s << u"628123456789"_s;
        QTest::newRow("brackets") << u"(0812) 3456.789"_s << u"628123456789"_s;
        QTest::newRow("foreign with plus") << u"+60 12-345 6789"_s << u"60123456789"_s;
        // As written by WhatsApp, browsers and keyboards.
        QTest::newRow("hyphens that do not break") << u"+62 812\u20113456\u2011789"_s << u"628123456789"_s;
        QTest::newRow("marks of direction") << u"\u202a+62 812-3456-789\u202c"_s << u"628123456789"_s;
        QTest::newRow("isolates") << u"\u2066\u20670812 3456 789\u2068\u2069"_s << u"628123456789"_s;
        QTest::newRow("spaces that do not break") << u"0812\u00a03456\u202f789"_s << u"628123456789"_s;
        QTest::newRow("spaces without width") << u"\u200b0812\u200c3456\u200d789\ufe0f"_s << u"628123456789"_s;
        QTest::newRow("dashes and a minus") << u"0812\u20133456\u2014789\u2212"_s << u"628123456789"_s;
        QTest::newRow("full width")
            << u"\uff0b\uff16\uff12\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"_s << u"628123456789"_s;
        QTest::newRow("nothing but marks") << u"\u202a\u200b\u202c"_s << QString();
        QTest::newRow("landline") << u"021-5551234"_s << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("dash") << u"-"_s << QString();
        QTest::newRow("group id") << u"120363025246125486@g.us"_s << QString();
        QTest::newRow("group digits") << u"120363025246125486"_s << QString();
        QTest::newRow("letters") << u"0812abc6789"_s << QString();
        QTest::newRow("too short") << u"08123"_s << QString();
        QTest::newRow("too long") << u"08123456789012345"_s << QString();
        QTest::newRow("foreign without plus") << u"60123456789"_s << QString();
        QTest::newRow("second digit zero") << u"0800123456"_s << QString();
        QTest::newRow("two numbers") << u"08123456789,08123456780"_s << QString();
        QTest::newRow("fonnte variables") << u"08123456789|x"_s << QString();
        QTest::newRow("line feed") << u"0812345\n6789"_s << QString();
        QTest::newRow("arabic digits") << u"٠٨١٢٣٤٥٦٧٨٩"_s << QString();
    }

    void phone()
    {
        QFETCH(QString, typed);
        QFETCH(QString, digits);
        const auto phone = PhoneNumber::parse(typed);
        QCOMPARE(phone.has_value(), !digits.isEmpty());
        if (phone)
            QCOMPARE(phone->digits(), digits);
    }

    void maskedPhoneHidesTheMiddle() { QCOMPARE(PhoneNumber::parse(u"08123456789")->masked(), u"628*****6789"_s); }

    void duration_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("written");
        QTest::newRow("days") << u"2d"_s << qint64(172800) << u"2d"_s;
        QTest::newRow("hours") << u"12h"_s << qint64(43200) << u"12h"_s;
        QTest::newRow("minutes") << u"30m"_s << qint64(1800) << u"30m"_s;
        QTest::newRow("mixed") << u"1d12h"_s << qint64(129600) << u"1d12h"_s;
        QTest::newRow("weeks") << u"1w"_s << qint64(604800) << u"7d"_s;
        QTest::newRow("carry") << u"90m"_s << qint64(5400) << u"1h30m"_s;
        QTest::newRow("no unit") << u"30"_s << qint64(-1) << QString();
        QTest::newRow("wrong order") << u"1h1d"_s << qint64(-1) << QString();
        QTest::newRow("twice") << u"1d1d"_s << qint64(-1) << QString();
        QTest::newRow("zero") << u"0d"_s << qint64(-1) << QString();
        QTest::newRow("negative") << u"-1d"_s << qint64(-1) << QString();
        QTest::newRow("empty") << QString() << qint64(-1) << QString();
        QTest::newRow("too long") << u"999999999d"_s << qint64(-1) << QString();
    }

    void duration()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        QFETCH(QString, written);
        const auto parsed = parseDuration(text);
        QCOMPARE(parsed.has_value(), seconds > 0);
        if (parsed) {
            QCOMPARE(qint64(parsed->count()), seconds);
            QCOMPARE(formatDuration(*parsed), written);
        }
    }

    void invoiceIdsAreWhatGatewaysNeed()
    {
        QSet<QString> seen;
        for (int i = 0; i < 2000; ++i) {
            const QString id = newInvoiceId(QDate(2026, 11, 22));
            QVERIFY2(isInvoiceId(id), qPrintable(id));
            QCOMPARE(id.size(), 24);
            QVERIFY(id.back().isLetter());
            seen.insert(id);
        }
        QCOMPARE(seen.size(), 2000);
        QCOMPARE(hotspotComment(u"LK261122-ABC", 3), u"loket:LK261122-ABC:3"_s);
    }

    void codesFollowTheirFormat()
    {
        CodeFormat format{.length = 8, .alphabet = *alphabetNamed(u"unambiguous"), .prefix = u"WF"_s};
        const Credentials code = newCredentials(format);
        QCOMPARE(code.username.size(), 10);
        QCOMPARE(code.username, code.password);
        QVERIFY(code.username.startsWith(u"WF"_s));
        for (const QChar c : QStringView(code.username).sliced(2))
            QVERIFY(format.alphabet.contains(c));
        format.mode = CodeMode::UserPass;
        const Credentials pair = newCredentials(format);
        QVERIFY(pair.username != pair.password);
        QVERIFY(!alphabetNamed(u"klingon"));
    }

    void packageFieldsAreChecked_data()
    {
        QTest::addColumn<Package>("package");
        QTest::addColumn<bool>("good");
        const Package good{
            .id = u"3k"_s, .name = u"1 hari"_s, .price = 3000, .duration = Seconds(86400), .profile = u"3k"_s};
        const auto row = [&](const char* name, bool ok, auto change) {
            Package package = good;
            change(package);
            QTest::newRow(name) << package << ok;
        };
        row("default", true, [](Package&) {});
        row("never needs no duration", true, [](Package& p) {
            p.counts = Counting::Never;
            p.duration = Seconds(0);
        });
        row("no duration", false, [](Package& p) { p.duration = Seconds(0); });
        row("id with a space", false, [](Package& p) { p.id = u"3 k"_s; });
        row("empty name", false, [](Package& p) { p.name = u"  "_s; });
        row("negative price", false, [](Package& p) { p.price = -1; });
        row("no profile", false, [](Package& p) { p.profile.clear(); });
        row("no users", false, [](Package& p) { p.sharedUsers = 0; });
        row("negative quota", false, [](Package& p) { p.quotaBytes = -1; });
    }

    void packageFieldsAreChecked()
    {
        QFETCH(Package, package);
        QFETCH(bool, good);
        QCOMPARE(checked(package).has_value(), good);
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
