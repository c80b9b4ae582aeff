#include "core/Reasons.h"
#include "engine/watch/ClockWatch.h"
#include "storage/EventRepositories.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using engine::ClockWatch;

namespace {

// A day on which every build of this test has been made.
const QDateTime today = QDateTime(QDate(2040, 6, 15), QTime(9, 0), QTimeZone::utc());

} // namespace

// When the wall clock is doubted, what ends the doubt, and what is told of a step; on real SQLite.
class TestClockWatch : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<core::ManualClock>(today);
        m_othersTell = false;
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
    }
    void cleanup()
    {
        m_watch.reset();
        m_database.reset();
    }

    void doubtedAtStart_data()
    {
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<QDateTime>("newest"); // of what the program wrote; invalid: nothing
        QTest::addColumn<bool>("isDoubted");
        const QDateTime built = QDateTime::fromString(QStringLiteral(LOKET_BUILD_DAY) + u"T00:00:00Z"_s, Qt::ISODate);
        QTest::newRow("1970") << QDateTime(QDate(1970, 1, 1), QTime(0, 5), QTimeZone::utc()) << QDateTime() << true;
        QTest::newRow("2000") << QDateTime(QDate(2000, 1, 1), QTime(0, 5), QTimeZone::utc()) << QDateTime() << true;
        QTest::newRow("a second before the day of the build") << built.addSecs(-1) << QDateTime() << true;
        QTest::newRow("the day of the build") << built << QDateTime() << false;
        QTest::newRow("nothing was written yet") << today << QDateTime() << false;
        QTest::newRow("61 minutes before the newest row") << today << today.addSecs(61 * 60) << true;
        QTest::newRow("59 minutes before the newest row") << today << today.addSecs(59 * 60) << false;
        QTest::newRow("long after the newest row") << today << today.addYears(-2) << false;
    }
    void doubtedAtStart()
    {
        QFETCH(QDateTime, now);
        QFETCH(QDateTime, newest);
        QFETCH(bool, isDoubted);
        m_clock = std::make_unique<core::ManualClock>(now);
        if (newest.isValid()) {
            write(newest.addYears(3)); // what was written before the newest says nothing
            write(newest);
        }
        begin();
        QCOMPARE(m_watch->isDoubtful(), isDoubted);
        QCOMPARE(m_watch->since().isValid(), isDoubted);
    }

    void doubtedAfterAJump_data()
    {
        QTest::addColumn<QList<int>>("minutes");
        QTest::addColumn<bool>("isDoubted");
        QTest::newRow("61 minutes forward") << QList{61} << true;
        QTest::newRow("59 minutes forward") << QList{59} << false;
        QTest::newRow("61 minutes back") << QList{-61} << true;
        QTest::newRow("59 minutes back") << QList{-59} << false;
        QTest::newRow("twice 40 minutes") << QList{40, 40} << true;
        QTest::newRow("40 minutes forward and back, twice") << QList{40, -40, 40, -40} << false;
        QTest::newRow("two days forward and back: somebody has to look") << QList{2880, -2880} << true;
    }
    void doubtedAfterAJump()
    {
        QFETCH(QList<int>, minutes);
        QFETCH(bool, isDoubted);
        begin();
        QSignalSpy stepped(m_watch.get(), &ClockWatch::stepped);
        QSignalSpy changed(m_watch.get(), &ClockWatch::doubtChanged);
        m_clock->advance(30h); // what really passes is no jump
        QVERIFY(!m_watch->isDoubtful());
        QList<int> told;
        for (const int jump : minutes) {
            m_clock->step(std::chrono::minutes(jump));
            m_clock->advance(5s);
        }
        for (const QList<QVariant>& signal : stepped)
            told += int(signal.first().value<std::chrono::milliseconds>() / 1min);
        QCOMPARE(told, minutes);
        QCOMPARE(m_watch->isDoubtful(), isDoubted);
        QTRY_COMPARE(changed.size(), isDoubted ? 1 : 0);
    }

    // A time service that corrects a little all the time.
    void slewingIsNoJump()
    {
        begin();
        QSignalSpy stepped(m_watch.get(), &ClockWatch::stepped);
        for (int i = 0; i < 3 * 3600; ++i) {
            m_clock->step(1s);
            m_clock->advance(5s);
        }
        QCOMPARE(stepped.size(), 0);
        QVERIFY(!m_watch->isDoubtful());
    }

    void theDateOfOthers_data()
    {
        QTest::addColumn<bool>("isDoubted"); // before it is heard
        QTest::addColumn<int>("seconds");    // that the others are ahead
        QTest::addColumn<bool>("isDoubtedAfterwards");
        for (const int sign : {1, -1}) {
            const char* where = sign > 0 ? "ahead" : "behind";
            QTest::addRow("61 minutes %s", where) << false << sign * 61 * 60 << true;
            QTest::addRow("59 minutes %s", where) << false << sign * 59 * 60 << false;
            QTest::addRow("doubted, 4 minutes %s", where) << true << sign * 4 * 60 << false;
            QTest::addRow("doubted, 6 minutes %s", where) << true << sign * 6 * 60 << true;
            QTest::addRow("doubted, 61 minutes %s", where) << true << sign * 61 * 60 << true;
        }
    }
    void theDateOfOthers()
    {
        QFETCH(bool, isDoubted);
        QFETCH(int, seconds);
        QFETCH(bool, isDoubtedAfterwards);
        begin();
        if (isDoubted)
            doubt();
        m_watch->dateHeard(m_clock->now().addSecs(seconds));
        QCOMPARE(m_watch->isDoubtful(), isDoubtedAfterwards);
        settleAndRestart();
        QCOMPARE(m_watch->isDoubtful(), isDoubtedAfterwards);
    }

    void theRoutersClocks_data()
    {
        QTest::addColumn<QList<int>>("minutes"); // that they are ahead; 9999: unknown
        QTest::addColumn<bool>("othersTell");
        QTest::addColumn<bool>("isBelieved");
        QTest::newRow("one agrees") << QList{4} << false << true;
        QTest::newRow("all agree") << QList{4, -4, 0} << false << true;
        QTest::newRow("one does not") << QList{0, 6, 0} << false << false;
        QTest::newRow("one is of 1970") << QList{0, -60 * 24 * 365 * 50} << false << false;
        QTest::newRow("one is not known") << QList{0, 9999} << false << false;
        QTest::newRow("none is in reach") << QList<int>() << false << false;
        QTest::newRow("a gateway is set up: they do not count") << QList{0} << true << false;
    }
    void theRoutersClocks()
    {
        QFETCH(QList<int>, minutes);
        QFETCH(bool, othersTell);
        QFETCH(bool, isBelieved);
        m_othersTell = othersTell;
        begin();
        m_watch->routersTell({m_clock->now().addDays(20)}); // they make no doubt
        QVERIFY(!m_watch->isDoubtful());
        doubt();
        QList<QDateTime> clocks;
        for (const int ahead : minutes)
            clocks += ahead == 9999 ? QDateTime() : m_clock->now().addSecs(ahead * 60);
        m_watch->routersTell(clocks);
        QCOMPARE(m_watch->isDoubtful(), !isBelieved);
    }

    void aDoubtOutlivesTheProgram()
    {
        begin();
        m_clock->step(48h);
        QVERIFY(m_watch->isDoubtful());
        const QString why = core::english(m_watch->doubt());
        settleAndRestart();
        QVERIFY(m_watch->isDoubtful());
        QCOMPARE(core::english(m_watch->doubt()), why);
        m_clock->step(-48h);
        m_clock->advance(1h);
        QVERIFY(m_watch->confirm(u"operator"_s));
        QVERIFY(!m_watch->isDoubtful());
        QVERIFY(!m_watch->since().isValid());
        const auto again = m_watch->confirm(u"operator"_s);
        QVERIFY(!again && again.error().reason == core::Reason::ClockNotDoubted);
        settleAndRestart();
        QVERIFY(!m_watch->isDoubtful());
    }

    // The clock is corrected, and within the same moment somebody says that it is right: the correction counts.
    void beliefSwallowsNoStep_data()
    {
        QTest::addColumn<QString>("by");
        for (const QString& by : {u"confirmed"_s, u"date"_s, u"routers"_s})
            QTest::newRow(qPrintable(by)) << by;
    }
    void beliefSwallowsNoStep()
    {
        QFETCH(QString, by);
        begin();
        m_clock->step(7h);
        m_clock->advance(5s);
        QVERIFY(m_watch->isDoubtful());
        QSignalSpy stepped(m_watch.get(), &ClockWatch::stepped);
        m_clock->step(-7h);
        believe(by);
        QVERIFY(!m_watch->isDoubtful());
        QCOMPARE(stepped.size(), 1);
        QVERIFY(stepped.first().first().value<std::chrono::milliseconds>() == -7h);
        m_clock->advance(10s);
        QCOMPARE(stepped.size(), 1);
    }

    // A jump, and the word that it was right before anything else happens: no doubt is left in the database.
    void whatIsBelievedAtOnceIsNotDoubtedLater_data() { beliefSwallowsNoStep_data(); }
    void whatIsBelievedAtOnceIsNotDoubtedLater()
    {
        QFETCH(QString, by);
        begin();
        m_clock->step(7h);
        believe(by);
        QVERIFY(!m_watch->isDoubtful());
        settleAndRestart();
        QVERIFY(!m_watch->isDoubtful());
    }

private:
    void begin()
    {
        m_watch = std::make_unique<ClockWatch>(*m_database, *m_clock, [this] { return m_othersTell; });
        QVERIFY(m_watch->start());
    }
    // What is still to be written is written, then the program is started once more.
    void settleAndRestart()
    {
        QCoreApplication::processEvents();
        m_watch.reset();
        begin();
    }
    void doubt()
    {
        m_clock->step(48h);
        QVERIFY(m_watch->isDoubtful());
        QCoreApplication::processEvents();
    }
    void believe(const QString& by)
    {
        if (by == u"confirmed"_s)
            QVERIFY(m_watch->confirm(u"operator"_s));
        else if (by == u"date"_s)
            m_watch->dateHeard(m_clock->now().addSecs(20));
        else
            m_watch->routersTell({m_clock->now().addSecs(20)});
    }
    void write(const QDateTime& at)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        QVERIFY(storage::AuditRepository().insert(*transaction, u"system"_s, u"test"_s, std::nullopt, {}, at));
        QVERIFY(transaction->commit());
    }

    bool m_othersTell = false;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<ClockWatch> m_watch;
};

QTEST_GUILESS_MAIN(TestClockWatch)
#include "tst_clockwatch.moc"
