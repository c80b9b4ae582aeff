// Replies, commands, login vectors, RouterOS's error texts, times and dates: everything of the router room that is
// pure.
#include "router/Login.h"
#include "router/Traps.h"
#include "router/Values.h"

#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

Q_DECLARE_METATYPE(loket::core::ErrorKind)

class TestRouterWords : public QObject
{
    Q_OBJECT

private slots:
    void repliesAreRead()
    {
        const Reply reply = readReply({"!re", ".tag=7", "=.id=*1A", "=on-login=:put (\",a=b,\")", "=comment="});
        QVERIFY(reply.kind == Reply::Kind::Row);
        QCOMPARE(reply.tag, "7");
        QCOMPARE(reply.row.id(), "*1A");
        QCOMPARE(reply.row.value("on-login"), ":put (\",a=b,\")");
        QVERIFY(reply.row.has("comment"));
        QVERIFY(!reply.row.has("profile"));
        QCOMPARE(reply.row.value("profile", "default"), "default");
    }

    void tagsMayStandLast() { QCOMPARE(readReply({"!done", "=ret=*1", ".tag=12"}).tag, "12"); }

    void fatalGivesItsReasonAsABareWord()
    {
        const Reply reply = readReply({"!fatal", "session terminated on request"});
        QVERIFY(reply.kind == Reply::Kind::Fatal);
        QCOMPARE(reply.text, "session terminated on request");
        QVERIFY(readReply({"!later", "=a=b"}).kind == Reply::Kind::Unknown);
    }

    void textIsUtf8OrWindows()
    {
        QCOMPARE(toText("Kafé"), u"Kafé"_s);
        QCOMPARE(toText("Kaf\xe9 \x80"), u"Kafé €"_s);
        QCOMPARE(toText(QByteArray("\x8f")), u"\u008f"_s);
    }

    void numbersAndFlags()
    {
        Row row;
        row.append("bytes-in", "18446744073");
        row.append("disabled", "true");
        row.append("mac-cookie", "yes");
        row.append("other", "no");
        QCOMPARE(row.number("bytes-in"), 18446744073LL);
        QCOMPARE(row.number("absent", -1), -1);
        QVERIFY(row.flag("disabled") && row.flag("mac-cookie"));
        QVERIFY(!row.flag("other") && !row.flag("absent"));
    }

    void commandsKeepTheirOrder()
    {
        Command command("/ip/hotspot/user/print");
        command.proplist(".id").where("name", "a=b").with("count-only");
        QCOMPARE(command.sentence(9),
                 (Sentence{"/ip/hotspot/user/print", "=.proplist=.id", "=count-only=", "?name=a=b", ".tag=9"}));
        QCOMPARE(command.menu(), "/ip/hotspot/user");
        QCOMPARE(command.verb(), "print");
    }

    void oldLoginVectors_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QByteArray>("response");
        QTest::newRow("the manual's own") << QByteArray() << QByteArray("93b438ec9b80057c06dd9fe67d56aa9a")
                                          << QByteArray("00e134102a9d330dd7b1849fedfea3cb57");
        QTest::newRow("with a password") << QByteArray("rahasia") << QByteArray("00112233445566778899aabbccddeeff")
                                         << QByteArray("004fa126478b2b03e39d31283cb8f7c62b");
    }

    void oldLoginVectors()
    {
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, challenge);
        QFETCH(QByteArray, response);
        QCOMPARE(legacyResponse(password, challenge), response);
    }

    void traps_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("category");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("advice");
        const QByteArray add = "/ip/hotspot/user/add";
        const auto row = [](const char* name, const char* message, int category, const QByteArray& path, ErrorKind kind,
                            const QString& advice) {
            QTest::newRow(name) << QByteArray(message) << category << path << kind << advice;
        };
        row("duplicate", "failure: already have user with this name for this server", -1, add, ErrorKind::Conflict,
            u"already have user"_s);
        row("entry exists", "failure: entry already exists", -1, "/ip/dns/static/add", ErrorKind::Conflict,
            u"already exists"_s);
        row("profile missing", "input does not match any value of profile", 1, add, ErrorKind::Misconfigured,
            u"/ip hotspot user profile add name=\"3k\""_s);
        row("server missing", "input does not match any value of server", 1, add, ErrorKind::Misconfigured,
            u"hotspot_server"_s);
        row("ambiguous", "ambiguous value of server, more than one possible value matches input", 1, add,
            ErrorKind::Misconfigured, u"in full"_s);
        row("no item", "no such item", 0, "/ip/hotspot/user/remove", ErrorKind::NotFound, u"no such item"_s);
        row("no item with code", "no such item (4)", 0, "/ip/hotspot/user/remove", ErrorKind::NotFound,
            u"no such item"_s);
        row("no command", "no such command or directory (routerboard)", 0, "/system/routerboard/print",
            ErrorKind::Misconfigured, u"package"_s);
        row("may not read", "not enough permissions (9)", -1, "/ip/hotspot/user/print", ErrorKind::Forbidden,
            u"the policy read"_s);
        row("may not write", "not enough permissions (9)", -1, add, ErrorKind::Forbidden, u"the policy write"_s);
        row("may not reboot", "not enough permissions (9)", -1, "/system/reboot", ErrorKind::Forbidden,
            u"the policy reboot"_s);
        row("timeout",
            "action timed out - try again, if error continues contact MikroTik support and send a supout file (13)", -1,
            add, ErrorKind::Timeout, u"tried again"_s);
        row("std failure", "std failure: timeout (13)", -1, add, ErrorKind::Timeout, u"tried again"_s);
        row("interrupted", "interrupted", 2, add, ErrorKind::Unavailable, u"interrupted"_s);
        row("unknown parameter, v6", "unknown parameter", -1, add, ErrorKind::InvalidInput, u"unknown parameter"_s);
        row("out of range", "value of limit-bytes-total out of range (0..1)", 1, add, ErrorKind::InvalidInput,
            u"out of range"_s);
        row("login", "invalid user name or password (6)", -1, "/login", ErrorKind::Unauthorized, u"address list"_s);
        row("login, old", "cannot log in", -1, "/login", ErrorKind::Unauthorized, u"address list"_s);
        row("anything else", "failure: the hotspot is on fire", -1, add, ErrorKind::Refused, u"on fire"_s);
    }

    void traps()
    {
        QFETCH(QByteArray, message);
        QFETCH(int, category);
        QFETCH(QByteArray, path);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, advice);
        Command command(path);
        command.with("name", QByteArray("geheim-7k2m"))
            .with("password", QByteArray("geheim-9x8y"))
            .with("profile", QByteArray("3k"));
        const core::Error error = errorFromTraps({{message, category}}, command, u"loket"_s);
        QVERIFY2(error.kind == kind, qPrintable(core::toString(error.kind)));
        QVERIFY2(error.detail.contains(advice), qPrintable(error.detail));
        QVERIFY2(!error.detail.contains(u"geheim"_s), "codes and passwords stay out of errors");
    }

    // The advice can be typed as it is: it names what is missing and removes nothing.
    void thePolicyAdviceTakesNothingAway()
    {
        for (const char* path : {"/ip/hotspot/user/add", "/ip/hotspot/user/print", "/system/reboot"}) {
            const core::Error error =
                errorFromTraps({{"not enough permissions (9)", -1}}, Command(QByteArray(path)), u"loket"_s);
            QVERIFY2(!error.detail.contains(u"policy=api"_s), qPrintable(error.detail));
            QVERIFY2(error.detail.contains(u"/user group print"_s), qPrintable(error.detail));
        }
    }

    void durations_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("milliseconds");
        const auto row = [](const char* text, qint64 ms) { QTest::newRow(text) << QByteArray(text) << ms; };
        constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
        row("1w2d3h4m5s", 9 * day + 3 * hour + 4 * minute + 5 * second);
        row("30m", 30 * minute);
        row("1h30m", 90 * minute);
        row("0s", 0);
        row("1s", second);
        row("1m58s660ms", minute + 58 * second + 660);
        row("3s530ms", 3530);
        row("00:30:00", 30 * minute);
        row("01:22:53", hour + 22 * minute + 53 * second);
        row("1d02:03:04", day + 2 * hour + 3 * minute + 4 * second);
        row("1w1d00:00:10", 8 * day + 10 * second);
        row("00:00:01.25", 1250);
        row("90", 90 * second);
        row("none", 0);
        row("never", 0);
        row("immediately", 0);
        row("5x", -1);
        row("h", -1);
        row("3m2h", -1);
        row("1h00:00:10", -1);
        row("10:99:00", -1);
        row("999999999999w", -1);
        row("-5s", -1);
        row("1d ", -1);
        QTest::newRow("absent") << QByteArray() << qint64(0);
    }

    void durations()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, milliseconds);
        const auto parsed = parseRouterDuration(text);
        QCOMPARE(parsed ? parsed->count() : -1, milliseconds);
    }

    void dates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QDate>("date");
        QTest::newRow("to 7.9") << QByteArray("jul/14/2023") << QDate(2023, 7, 14);
        QTest::newRow("from 7.10") << QByteArray("2023-07-14") << QDate(2023, 7, 14);
        QTest::newRow("after power loss, v6") << QByteArray("jan/02/1970") << QDate(1970, 1, 2);
        QTest::newRow("after power loss, v7") << QByteArray("1970-01-02") << QDate(1970, 1, 2);
        QTest::newRow("no month") << QByteArray("foo/14/2023") << QDate();
        QTest::newRow("no day") << QByteArray("feb/30/2023") << QDate();
        QTest::newRow("empty") << QByteArray() << QDate();
    }

    void dates()
    {
        QFETCH(QByteArray, text);
        QFETCH(QDate, date);
        QCOMPARE(parseRouterDate(text).value_or(QDate()), date);
    }

    void clocksBecomeUtc()
    {
        const QDateTime expected = QDateTime(QDate(2023, 7, 14), QTime(3, 30, 0), QTimeZone::utc()).toUTC();
        QCOMPARE(parseRouterClock("2023-07-14", "10:30:00", "+07:00"), expected);
        QCOMPARE(parseRouterClock("jul/14/2023", "10:30:00", "25200"), expected);
        QCOMPARE(parseRouterClock("2023-07-13", "22:30:00", "-05:00"), expected);
        QVERIFY(!parseRouterClock("2023-07-14", "25:30:00", "+07:00"));
        QVERIFY(!parseRouterClock("yesterday", "10:30:00", "+07:00"));
    }
};

QTEST_GUILESS_MAIN(TestRouterWords)
#include "tst_routerwords.moc"
