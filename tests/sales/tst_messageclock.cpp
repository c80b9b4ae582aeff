#include "sales/MessageWorld.h"

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using domain::DeliveryEvent;
using domain::DeliveryStatus;

// Messages on a computer whose wall clock is set while they wait.
class TestMessageClock : public QObject, public tests::MessageWorld
{
    Q_OBJECT

private slots:
    void init()
    {
        begin();
        m_isDoubtful = false;
        m_context->clockIsDoubtful = [this] { return m_isDoubtful; };
    }
    void cleanup() { end(); }

    void aClockThatIsSetBackStopsNoMessage_data()
    {
        QTest::addColumn<QList<ErrorKind>>("failures");
        QTest::addColumn<std::chrono::hours>("by");
        QTest::addColumn<bool>("isNoticed"); // while the program runs
        const QList<ErrorKind> paused{ErrorKind::Unauthorized};
        const QList<ErrorKind> stopped(3, ErrorKind::Unavailable);
        const QList<ErrorKind> retried{ErrorKind::Unavailable};
        for (const bool isNoticed : {true, false}) {
            const auto row = [&](const char* name, const QList<ErrorKind>& failures, std::chrono::hours by) {
                QTest::addRow("%s, %d h, %s", name, int(by.count()), isNoticed ? "noticed" : "not noticed")
                    << failures << by << isNoticed;
            };
            row("its channel is paused", paused, -7h);
            row("its channel is paused", paused, -24h * 365);
            row("it was stopped", stopped, -7h);
            row("it was stopped", stopped, -24h * 365);
            row("between two attempts", retried, -7h);
        }
    }
    void aClockThatIsSetBackStopsNoMessage()
    {
        QFETCH(QList<ErrorKind>, failures);
        QFETCH(std::chrono::hours, by);
        QFETCH(bool, isNoticed);
        m_hasSecond = false;
        m_first->failures = failures;
        const qint64 id = completed();
        if (failures.size() == 1) {
            QTRY_COMPARE(m_first->calls, 1);
            QCoreApplication::processEvents();
        } else {
            settle();
        }
        QVERIFY(status(id) != DeliveryStatus::Sent);
        setClock(by, isNoticed);
        if (m_context->pauses->isPaused(u"fonnte"_s))
            QVERIFY(m_recovery->resumeChannel(u"fonnte"_s, systemActor));
        for (int minute = 0; minute < 3 && status(id) != DeliveryStatus::Sent; ++minute) {
            QVERIFY(m_recovery->tryOneMessage().result());
            step();
        }
        QVERIFY(status(id) == DeliveryStatus::Sent);
        QCOMPARE(m_first->calls, failures.size() + 1);
    }

    // The day that a message waits is counted by no clock that nobody believes.
    void aDoubtfulClockGivesUpNoMessage_data()
    {
        QTest::addColumn<bool>("isPaused");
        QTest::addColumn<bool>("isDoubtful");
        QTest::addColumn<bool>("goesOut");
        QTest::newRow("paused, doubtful") << true << true << true;
        QTest::newRow("stopped, doubtful") << false << true << true;
        QTest::newRow("paused, two days have passed") << true << false << false;
        QTest::newRow("stopped, two days have passed") << false << false << false;
    }
    void aDoubtfulClockGivesUpNoMessage()
    {
        QFETCH(bool, isPaused);
        QFETCH(bool, isDoubtful);
        QFETCH(bool, goesOut);
        m_hasSecond = false;
        m_first->failures = isPaused ? QList{ErrorKind::Unauthorized} : QList<ErrorKind>(3, ErrorKind::Unavailable);
        const qint64 id = completed();
        settle();
        const int before = m_first->calls;
        m_isDoubtful = isDoubtful;
        setClock(48h, true);
        for (int i = 0; i < 6; ++i) {
            m_clock.advance(10min);
            step();
        }
        QVERIFY((status(id) == DeliveryStatus::Queued) == (isPaused && isDoubtful));
        QCOMPARE(m_first->calls, before);
        if (isPaused)
            QVERIFY(m_recovery->resumeChannel(u"fonnte"_s, systemActor));
        else
            QCOMPARE(*m_recovery->tryOneMessage().result(), goesOut ? 1 : 0);
        settle();
        QVERIFY((status(id) == DeliveryStatus::Sent) == goesOut);
    }

    // The clock is right again before the channel is: nothing of those two days is left.
    void whatWaitedOutlivesTheDoubt()
    {
        m_hasSecond = false;
        m_first->failures = {ErrorKind::Unauthorized};
        const qint64 id = completed();
        settle();
        m_isDoubtful = true;
        setClock(48h, true);
        settle();
        setClock(-48h, true);
        m_isDoubtful = false;
        settle();
        QVERIFY(status(id) == DeliveryStatus::Queued);
        QVERIFY(m_recovery->resumeChannel(u"fonnte"_s, systemActor));
        settle();
        QVERIFY(status(id) == DeliveryStatus::Sent);
    }

    // A channel was resumed, the clock is set back, and the channel is in trouble again.
    void troubleAfterAResumeIsSeen_data()
    {
        QTest::addColumn<std::chrono::hours>("by");
        QTest::addColumn<bool>("sentBefore"); // before it was resumed: what it says is old
        QTest::addColumn<bool>("pauses");
        for (const auto by : {0h, -7h, 7h}) {
            QTest::addRow("sent afterwards, %d h", int(by.count())) << by << false << true;
            QTest::addRow("sent before, %d h", int(by.count())) << by << true << false;
        }
    }
    void troubleAfterAResumeIsSeen()
    {
        QFETCH(std::chrono::hours, by);
        QFETCH(bool, sentBefore);
        QFETCH(bool, pauses);
        m_hasSecond = false;
        completed();
        settle();
        m_context->pauses->pause(u"fonnte"_s, {ErrorKind::Unauthorized, u"the token"_s}, m_clock);
        QVERIFY(m_recovery->resumeChannel(u"fonnte"_s, systemActor));
        if (!sentBefore)
            setClock(by, true);
        completed();
        settle();
        QCOMPARE(m_first->calls, 2);
        if (sentBefore)
            setClock(by, true);
        QCOMPARE(receipts({{.vendorId = m_first->id(sentBefore ? 1 : 2),
                            .event = DeliveryEvent::ReceiptFailed,
                            .trouble = core::Error{ErrorKind::Forbidden, u"account locked"_s}}}),
                 1);
        QCOMPARE(m_context->pauses->isPaused(u"fonnte"_s), pauses);
    }

    // How long an attempt took is never negative.
    void anAttemptTakesWhatItTook()
    {
        m_first->beforeItAnswers = [this](const QString&) {
            m_clock.step(-7h);
            m_clock.advance(250ms);
        };
        const qint64 id = completed();
        settle();
        const auto story = storage::ReadModels(*m_database).story(id);
        QVERIFY(story);
        QCOMPARE(story->deliveries.size(), 1);
        QVERIFY(story->deliveries.first().duration == 250ms);
    }

private:
    // As the engine hears of it, or finds it at its next start.
    void setClock(std::chrono::milliseconds by, bool isNoticed)
    {
        m_clock.step(by);
        if (isNoticed) {
            m_clock.wallClockStepped();
            m_jobs->clockStepped(by);
        } else {
            m_jobs->wake();
        }
    }

    bool m_isDoubtful = false;
};

QTEST_GUILESS_MAIN(TestMessageClock)
#include "tst_messageclock.moc"
