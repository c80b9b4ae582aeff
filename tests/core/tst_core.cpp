#include "core/Backoff.h"
#include "core/Clock.h"
#include "core/Crypto.h"
#include "core/Log.h"
#include "core/Money.h"
#include "core/Secret.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace loket::core;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcTest, "loket.test")

class TestCore : public QObject
{
    Q_OBJECT

private slots:
    void rupiah_data()
    {
        QTest::addColumn<QJsonValue>("sent");
        QTest::addColumn<qint64>("amount");
        QTest::newRow("string with cents") << QJsonValue(u"10000.00"_s) << qint64(10000);
        QTest::newRow("string") << QJsonValue(u"10000"_s) << qint64(10000);
        QTest::newRow("number") << QJsonValue(10000) << qint64(10000);
        QTest::newRow("number with a zero fraction") << QJsonValue(10000.0) << qint64(10000);
        QTest::newRow("zero") << QJsonValue(0) << qint64(0);
        QTest::newRow("fraction") << QJsonValue(u"10000.50"_s) << qint64(-1);
        QTest::newRow("number with a fraction") << QJsonValue(10000.5) << qint64(-1);
        QTest::newRow("negative") << QJsonValue(u"-1"_s) << qint64(-1);
        QTest::newRow("text") << QJsonValue(u"Rp 10.000"_s) << qint64(-1);
        QTest::newRow("exponent") << QJsonValue(u"1e4"_s) << qint64(-1);
        QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << qint64(-1);
        QTest::newRow("huge") << QJsonValue(1e18) << qint64(-1);
    }

    void rupiah()
    {
        QFETCH(QJsonValue, sent);
        QFETCH(qint64, amount);
        const auto parsed = rupiahFromJson(sent);
        QCOMPARE(parsed.has_value(), amount >= 0);
        if (parsed)
            QCOMPARE(*parsed, amount);
    }

    void rupiahIsWrittenTheLocalWay()
    {
        QCOMPARE(formatRupiah(15000), u"Rp 15.000"_s);
        QCOMPARE(formatRupiah(500), u"Rp 500"_s);
        QCOMPARE(formatRupiah(1234567), u"Rp 1.234.567"_s);
        QCOMPARE(formatRupiah(-2000), u"-Rp 2.000"_s);
    }

    void backoffGrowsAndStaysWithinItsBounds()
    {
        const Backoff backoff{1s, 60s};
        QCOMPARE(backoff.gap(1, 0), 1000ms);
        QCOMPARE(backoff.gap(2, 0), 2000ms);
        QCOMPARE(backoff.gap(3, 0), 4000ms);
        QCOMPARE(backoff.gap(1, -1), 800ms);
        QCOMPARE(backoff.gap(1, 1), 1200ms);
        QCOMPARE(backoff.gap(1000, 1), 60000ms);
        for (int i = 0; i < 1000; ++i) {
            const auto gap = backoff.gap(2);
            QVERIFY(gap >= 1600ms && gap <= 2400ms);
        }
    }

    void manualClockCallsInOrder()
    {
        ManualClock clock;
        QStringList calls;
        QObject context;
        auto doomed = std::make_unique<QObject>();
        clock.callAfter(20ms, &context, [&] { calls += u"b"_s; });
        clock.callAfter(10ms, &context, [&] {
            calls += u"a"_s;
            clock.callAfter(5ms, &context, [&] { calls += u"nested"_s; });
        });
        clock.callAfter(15ms, doomed.get(), [&] { calls += u"dead"_s; });
        doomed.reset();
        const QDateTime start = clock.now();
        clock.advance(9ms);
        QVERIFY(calls.isEmpty());
        clock.advance(100ms);
        QCOMPARE(calls, (QStringList{u"a"_s, u"nested"_s, u"b"_s}));
        QCOMPARE(start.msecsTo(clock.now()), 109);
    }

    void timesRoundTrip()
    {
        const QDateTime time = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), QTimeZone::utc()).toUTC();
        QCOMPARE(toIso(time), u"2026-01-02T03:04:05.006Z"_s);
        QCOMPARE(fromIso(toIso(time)), time);
        QCOMPARE(toIso(QDateTime()), QString());
    }

    // Our own way of writing and reading them is faster than Qt's, and does the same.
    void timesAreWrittenAsQtDoes()
    {
        QList<qint64> moments{0,
                              -1,
                              1,
                              999,
                              86399999,
                              86400000,
                              -86400000,
                              951782400000,
                              951868799999,
                              4107542400000,
                              -62135596800000,
                              253402300799999,
                              253402300800000,
                              -62135596800001};
        QRandomGenerator random(20260102);
        for (int i = 0; i < 2000; ++i) // of the years 1 to 9999
            moments += qint64(random.generate64() % 315537897600000) - 62135596800000;
        for (const qint64 moment : std::as_const(moments)) {
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(moment, QTimeZone::utc()).toUTC();
            const QString text = time.toString(Qt::ISODateWithMs);
            QCOMPARE(toIso(time), text);
            QCOMPARE(toIso(time.toLocalTime()), text);
            QCOMPARE(toIso(time.toOffsetFromUtc(-12345)), text);
            QCOMPARE(fromIso(text), QDateTime::fromString(text, Qt::ISODateWithMs).toUTC());
            QCOMPARE(fromIso(text).timeSpec(), QDateTime::currentDateTimeUtc().timeSpec());
        }
    }
    void timesAreReadAsQtDoes_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",
                                 "2026-01-02T03:04:05.006Z",
                                 "2026-01-02T03:04:05Z",
                                 "2026-01-02T03:04:05.006",
                                 "2026-01-02",
                                 "2026-01-02 03:04:05.006Z",
                                 "2026-01-02T03:04:05.006+07:00",
                                 "2026-02-29T00:00:00.000Z",
                                 "2024-02-29T00:00:00.000Z",
                                 "2026-13-01T00:00:00.000Z",
                                 "2026-00-01T00:00:00.000Z",
                                 "2026-01-32T00:00:00.000Z",
                                 "2026-01-02T24:00:00.000Z",
                                 "2026-01-02T25:00:00.000Z",
                                 "2026-01-02T03:60:00.000Z",
                                 "2026-01-02T03:04:60.000Z",
                                 "0000-01-01T00:00:00.000Z",
                                 "2026-01-02T03:04:05.00xZ",
                                 "2026-01-02T03:04:05.006z",
                                 "+026-01-02T03:04:05.006Z",
                                 "tomorrow"})
            QTest::newRow(qPrintable(u'"' + QString::fromLatin1(text) + u'"')) << QString::fromLatin1(text);
    }
    void timesAreReadAsQtDoes()
    {
        QFETCH(QString, text);
        QCOMPARE(fromIso(text), QDateTime::fromString(text, Qt::ISODateWithMs).toUTC());
    }

    void hmacMatchesAKnownVector()
    {
        // Vendor vector of Tripay (app/payments/FACTS.md, section 3).
        QCOMPARE(hmacHex(QCryptographicHash::Sha256, "ytf6ooi2gmlNPfpchd94jDOk8hRWOu", "T0001INV555671500000"),
                 QByteArray("9f167eba844d1fcb369404e2bda53702e2f78f7aa12e91da6715414e65b8c86a"));
    }

    void constantTimeCompareComparesAll()
    {
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "ab"));
        QVERIFY(equalInConstantTime("", ""));
    }

    void secretRevealsOnlyOnRequest()
    {
        const Secret secret("geheim");
        QCOMPARE(secret.reveal(), QByteArray("geheim"));
        QVERIFY(Secret().isEmpty());
        QVERIFY(!secret.isEmpty());
    }

    void phonesAreMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        QTest::newRow("international") << u"to 628123456789 now"_s << u"to 628*****6789 now"_s;
        QTest::newRow("local with dashes") << u"0812-3456-789"_s << u"081******-789"_s;
        QTest::newRow("an amount stays") << u"amount 15000"_s << u"amount 15000"_s;
        QTest::newRow("an invoice stays") << u"LK261122-ABCDEFGHJKLMNP8Q"_s << u"LK261122-ABCDEFGHJKLMNP8Q"_s;
    }

    void phonesAreMasked()
    {
        QFETCH(QString, text);
        QFETCH(QString, masked);
        QCOMPARE(maskPhones(text), masked);
    }

    void logIsStructuredAndKeepsNoSecret()
    {
        QTemporaryDir folder;
        {
            const LogFile log(folder.path(), false);
            logInfo(lcTest(), "test.happened",
                    {{u"purchase"_s, 7}, {u"password"_s, u"hunter2"_s}, {u"text"_s, u"call 08123456789"_s}});
            logInfo(lcTest(), "login.answered",
                    {{u"ret"_s, u"hunter2"_s}, {u"response"_s, u"00hunter2"_s}, {u"returned"_s, 3}});
            qWarning("plain text from a library");
        }
        QFile file(folder.filePath(u"loket.log"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains(R"("event":"test.happened")"));
        QVERIFY(content.contains(R"("room":"loket.test")"));
        QVERIFY(content.contains(R"("purchase":7)"));
        QVERIFY(content.contains("plain text from a library"));
        QVERIFY(!content.contains("hunter2"));
        QVERIFY(!content.contains("08123456789"));
        QVERIFY(content.contains(R"("returned":3)"));
        QCOMPARE(content.count('\n'), 3);
    }

    void logRotates()
    {
        QTemporaryDir folder;
        {
            const LogFile log(folder.path(), false, 2000, 2);
            for (int i = 0; i < 100; ++i)
                logInfo(lcTest(), "test.filler", {{u"n"_s, i}});
        }
        QVERIFY(QFile::exists(folder.filePath(u"loket.log.1"_s)));
        QVERIFY(QFile::exists(folder.filePath(u"loket.log.2"_s)));
        QVERIFY(!QFile::exists(folder.filePath(u"loket.log.3"_s)));
        QVERIFY(QFileInfo(folder.filePath(u"loket.log"_s)).size() <= 2000);
    }

    void errorKindsHaveStableNames()
    {
        for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind)
            QVERIFY(errorKindFromString(toString(ErrorKind(kind))) == ErrorKind(kind));
        QVERIFY(isRetryable(ErrorKind::Timeout));
        QVERIFY(!isRetryable(ErrorKind::Unauthorized));
        QVERIFY(isInDoubt(ErrorKind::ConnectionLost));
        QVERIFY(!isInDoubt(ErrorKind::Unreachable));
    }
};

QTEST_GUILESS_MAIN(TestCore)
#include "tst_core.moc"
