#include "core/ZoneName.h"

#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

// The same on every system, whatever it calls its zones.
class TestZoneName : public QObject
{
    Q_OBJECT

private slots:
    void namesOfZones_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("name");
        QTest::newRow("Jakarta") << QByteArray("Asia/Jakarta") << u"WIB"_s;
        QTest::newRow("Pontianak") << QByteArray("Asia/Pontianak") << u"WIB"_s;
        QTest::newRow("Makassar") << QByteArray("Asia/Makassar") << u"WITA"_s;
        QTest::newRow("Jayapura") << QByteArray("Asia/Jayapura") << u"WIT"_s;
        QTest::newRow("UTC") << QByteArray("UTC") << u"UTC"_s;
    }

    void namesOfZones()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, name);
        const QDateTime day(QDate(2026, 8, 17), QTime(10, 0), QTimeZone::utc());
        QCOMPARE(core::zoneName(QTimeZone(zone), day), name);
    }

    // No sentence such as "SE Asia Standard Time": a column or a line of a slip has no room for it.
    void everyNameIsShort()
    {
        const QDateTime day(QDate(2026, 8, 17), QTime(10, 0), QTimeZone::utc());
        for (const QByteArray& id : QTimeZone::availableTimeZoneIds()) {
            const QString name = core::zoneName(QTimeZone(id), day);
            QVERIFY2(!name.isEmpty() && name.size() <= 9 && !name.contains(u' '),
                     qPrintable(QString::fromLatin1(id) + u' ' + name));
        }
    }

    void anOffsetIsReadable()
    {
        const QDateTime day(QDate(2026, 8, 17), QTime(10, 0), QTimeZone::utc());
        constexpr int halfPastFive = 5 * 3600 + 1800;
        const QTimeZone zone("Test/Zone", halfPastFive, u"A Long Standard Time"_s, u"A Long Standard Time"_s);
        QCOMPARE(core::zoneName(zone, day), u"UTC+5:30"_s);
        QCOMPARE(core::zoneName(QTimeZone(), day), u"UTC"_s);
    }
};

QTEST_GUILESS_MAIN(TestZoneName)
#include "tst_zonename.moc"
