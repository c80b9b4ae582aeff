#include "sales/MessageWorld.h"
#include "sales/mending/UnconfirmedMessages.h"
#include "sales/vouchers/Stock.h"
#include "storage/ReadModels.h"
#include "storage/ReportModels.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using domain::DeliveryEvent;
using domain::DeliveryReceipt;
using domain::DeliveryStatus;
using domain::PurchaseStatus;

// The message of a completed purchase on real SQLite: receipts, doubts, the second channel, and what is done
// automatically.
class TestMessages : public QObject, public tests::MessageWorld
{
    Q_OBJECT

private slots:
    void init() { begin(); }
    void cleanup() { end(); }

    // Vendors may report a thing any number of times.
    void aFailureOfAnOlderMessageSendsNothing_data()
    {
        QTest::addColumn<bool>("byHand");
        QTest::newRow("the second channel has taken it over") << false;
        QTest::newRow("somebody has sent it again") << true;
    }
    void aFailureOfAnOlderMessageSendsNothing()
    {
        QFETCH(bool, byHand);
        const qint64 id = completed();
        settle();
        if (byHand)
            QVERIFY(m_recovery->retryDelivery(id, systemActor));
        else
            receipt(*m_first, 1, DeliveryEvent::ReceiptFailed);
        settle();
        QVERIFY(status(id) == DeliveryStatus::Sent);
        const int calls = m_first->calls + m_second->calls;
        QCOMPARE(calls, 2);
        receipt(*m_first, 1, DeliveryEvent::ReceiptFailed);
        settle();
        QVERIFY(status(id) == DeliveryStatus::Sent);
        QCOMPARE(m_first->calls + m_second->calls, calls);
    }

    // Taken by the channel and never confirmed: told once, where that channel does confirm others.
    void whatIsNeverConfirmedIsTold_data()
    {
        QTest::addColumn<bool>("confirmsOthers");
        QTest::addColumn<int>("hours");  // of the setting
        QTest::addColumn<int>("waited"); // since it was sent
        QTest::addColumn<bool>("isTold");
        QTest::newRow("a channel that confirms") << true << 24 << 25 << true;
        QTest::newRow("not long enough") << true << 24 << 20 << false;
        QTest::newRow("a channel that never confirms") << false << 24 << 25 << false;
        QTest::newRow("a channel that does so no more") << true << 24 << 24 * 9 << false;
        QTest::newRow("switched off") << true << 0 << 25 << false;
    }
    void whatIsNeverConfirmedIsTold()
    {
        QFETCH(bool, confirmsOthers);
        QFETCH(int, hours);
        QFETCH(int, waited);
        QFETCH(bool, isTold);
        m_hasSecond = false;
        (void)completed();
        settle();
        if (confirmsOthers)
            receipt(*m_first, 1, DeliveryEvent::ReceiptDelivered);
        const qint64 id = completed();
        settle();
        QCOMPARE(m_first->calls, 2);
        m_clock.advance(std::chrono::hours(waited));
        const UnconfirmedMessages unconfirmed(*m_context);
        const auto told = unconfirmed.tell({u"fonnte"_s, u"gowa"_s}, std::chrono::hours(hours));
        QVERIFY(told);
        QCOMPARE(*told, isTold ? 1 : 0);
        QCOMPARE(*unconfirmed.tell({u"fonnte"_s}, std::chrono::hours(hours)), 0); // once
        const auto attention = [&] {
            const auto rows = storage::ReadModels(*m_database).purchaseIds({.needsAttention = true});
            return rows && rows->contains(id);
        };
        QCOMPARE(attention(), isTold);
        const auto range = [&] {
            const QDate today = m_clock.now().addSecs(-waited * 3600).date();
            return storage::ReportRange{today, today, QTimeZone::utc()};
        };
        QCOMPARE(storage::ReportModels(*m_database).unconfirmed(range()).value_or(-1), isTold ? 1 : 0);
        if (!isTold)
            return;
        const auto lines = storage::ReadModels(*m_database).story(id)->lines;
        QVERIFY(std::any_of(lines.begin(), lines.end(),
                            [](const auto& line) { return line.action == u"message.unconfirmed"; }));
        QVERIFY(m_recovery->markReviewed(id, systemActor, u"he has it"_s)); // looked at: it stays in the report
        QVERIFY(!attention());
        QCOMPARE(storage::ReportModels(*m_database).unconfirmed(range()).value_or(-1), 1);
        receipt(*m_first, 2, DeliveryEvent::ReceiptRead); // after all
        QCOMPARE(storage::ReportModels(*m_database).unconfirmed(range()).value_or(-1), 0);
    }

    // The disk refuses every write while the channel answers: what the program knows of the call is written later.
    void aDiskThatFailsForAMomentSendsNothingTwice_data()
    {
        QTest::addColumn<QList<ErrorKind>>("failures");
        QTest::addColumn<DeliveryStatus>("ends");
        QTest::addColumn<int>("calls");
        QTest::newRow("taken") << QList<ErrorKind>() << DeliveryStatus::Sent << 1;
        QTest::newRow("refused") << QList<ErrorKind>{ErrorKind::InvalidInput} << DeliveryStatus::Failed << 1;
        QTest::newRow("in doubt: the one more try it has anyway")
            << QList<ErrorKind>{ErrorKind::Timeout} << DeliveryStatus::Sent << 2;
    }
    void aDiskThatFailsForAMomentSendsNothingTwice()
    {
        QFETCH(QList<ErrorKind>, failures);
        QFETCH(DeliveryStatus, ends);
        QFETCH(int, calls);
        m_hasSecond = false;
        m_first->failures = failures;
        const auto other = storage::Database::open(m_folder->filePath(u"loket.db"_s));
        QVERIFY(other);
        std::optional<storage::Transaction> lock;
        m_first->beforeItAnswers = [&](const QString&) {
            if (m_first->calls > 1)
                return;
            auto begun = storage::Transaction::begin(**other);
            if (begun)
                lock.emplace(std::move(*begun));
        };
        const qint64 id = completed();
        QTRY_COMPARE(m_first->calls, 1);
        QVERIFY(lock.has_value());
        for (int i = 0; i < 3; ++i) { // each finds the database locked
            m_clock.advance(5s);
            QCoreApplication::processEvents();
        }
        QVERIFY(status(id) == DeliveryStatus::Queued);
        lock.reset();
        settle();
        QVERIFY(status(id) == ends);
        QCOMPARE(m_first->calls, calls);
        const auto story = storage::ReadModels(*m_database).story(id);
        QVERIFY(story);
        QCOMPARE(story->deliveries.size(), calls);
        QVERIFY(!story->deliveries.first().maybeDuplicate);
        QCOMPARE(story->deliveries.last().maybeDuplicate, calls > 1);
    }

    void aLateDeliveredOfAnOlderMessageCounts()
    {
        const qint64 id = completed();
        settle();
        receipt(*m_first, 1, DeliveryEvent::ReceiptFailed);
        settle();
        receipt(*m_first, 1, DeliveryEvent::ReceiptDelivered); // it did arrive
        QVERIFY(status(id) == DeliveryStatus::Delivered);
    }

    void aFailureAndWhatIsDoneAboutItAreOneCommit_data()
    {
        QTest::addColumn<bool>("knowsAnotherWay");
        QTest::addColumn<QString>("sends");
        QTest::newRow("the second channel takes over") << false << u"gowa"_s;
        QTest::newRow("the same channel knows another way") << true << u"fonnte"_s;
    }
    void aFailureAndWhatIsDoneAboutItAreOneCommit()
    {
        QFETCH(bool, knowsAnotherWay);
        QFETCH(QString, sends);
        const qint64 id = completed();
        settle();
        int commits = 0;
        m_database->onEffect([&](const char*) { ++commits; });
        receipt(*m_first, 1, DeliveryEvent::ReceiptFailed, knowsAnotherWay);
        QCOMPARE(commits, 1);
        QVERIFY(status(id) == DeliveryStatus::Queued);
        QVERIFY(*storage::JobRepository(*m_database).isAlive(job::deliverVouchers, id));
        m_database->onEffect([](const char*) {});
        settle();
        QVERIFY(status(id) == DeliveryStatus::Sent);
        QCOMPARE(attempts(id), (QStringList{u"fonnte sent"_s, sends + u" sent"_s}));
    }

    void aFailureWithoutAnyOtherWayStays()
    {
        m_hasSecond = false;
        const qint64 id = completed();
        settle();
        receipt(*m_first, 1, DeliveryEvent::ReceiptFailed);
        settle();
        QVERIFY(status(id) == DeliveryStatus::Failed);
        QCOMPARE(m_first->calls, 1);
    }

    void aReceiptThatOvertakesTheAnswerCounts_data()
    {
        QTest::addColumn<DeliveryEvent>("event");
        QTest::addColumn<QStringList>("attempts");
        QTest::addColumn<QString>("ends");
        QTest::newRow("delivered") << DeliveryEvent::ReceiptDelivered << QStringList{u"fonnte sent"_s}
                                   << u"delivered"_s;
        QTest::newRow("failed") << DeliveryEvent::ReceiptFailed << QStringList{u"fonnte sent"_s, u"gowa sent"_s}
                                << u"sent"_s;
    }
    void aReceiptThatOvertakesTheAnswerCounts()
    {
        QFETCH(DeliveryEvent, event);
        QFETCH(QStringList, attempts);
        QFETCH(QString, ends);
        m_first->beforeItAnswers = [&](const QString& vendorId) {
            QCOMPARE(receipts({{.vendorId = vendorId, .event = event}}), 0);
        };
        const qint64 id = completed();
        settle();
        QCOMPARE(domain::toString(status(id)), ends);
        QCOMPARE(this->attempts(id), attempts);
    }

    // What may have arrived is not automatically sent once more; somebody has to check.
    void whatIsSentAgainByItself_data()
    {
        QTest::addColumn<QList<ErrorKind>>("failures");
        QTest::addColumn<int>("queued");
        QTest::newRow("it surely never arrived")
            << QList{ErrorKind::Unreachable, ErrorKind::Unavailable, ErrorKind::Unreachable} << 1;
        QTest::newRow("the first may have arrived")
            << QList{ErrorKind::Timeout, ErrorKind::Unreachable, ErrorKind::Unreachable} << 0;
        QTest::newRow("the last may have arrived")
            << QList{ErrorKind::Unreachable, ErrorKind::Unreachable, ErrorKind::ConnectionLost} << 0;
    }
    void whatIsSentAgainByItself()
    {
        QFETCH(QList<ErrorKind>, failures);
        QFETCH(int, queued);
        m_hasSecond = false;
        m_first->failures = failures;
        const qint64 id = completed();
        settle();
        QVERIFY(status(id) == DeliveryStatus::Error);
        QCOMPARE(m_first->calls, 3);
        QCOMPARE(*m_recovery->channelIsBack(500).result(), queued);
        settle();
        QCOMPARE(m_first->calls, 3 + queued);
        QVERIFY(m_recovery->retryDelivery(id, systemActor) || queued == 1); // a person may
    }

    void theSecondChannelTakesOver_data()
    {
        QTest::addColumn<QList<ErrorKind>>("failures");
        QTest::addColumn<bool>("takesOver");
        QTest::newRow("refused") << QList{ErrorKind::Refused} << true;
        QTest::newRow("not there, then refused") << QList{ErrorKind::Unreachable, ErrorKind::Refused} << true;
        QTest::newRow("silent, then refused: it may be there already")
            << QList{ErrorKind::Timeout, ErrorKind::Refused} << false;
    }
    void theSecondChannelTakesOver()
    {
        QFETCH(QList<ErrorKind>, failures);
        QFETCH(bool, takesOver);
        m_first->failures = failures;
        const qint64 id = completed();
        settle();
        QVERIFY(status(id) == (takesOver ? DeliveryStatus::Sent : DeliveryStatus::Failed));
        QCOMPARE(m_second->calls, takesOver ? 1 : 0);
    }

    // Only a call that was made can be in doubt.
    void vouchersThatCannotBeReadAreNoDoubt()
    {
        const qint64 id = completed();
        QVERIFY(m_database->execute("ALTER TABLE vouchers RENAME TO vouchers_away"));
        for (int i = 0; i < 3; ++i)
            step();
        QCOMPARE(m_first->calls, 0);
        QVERIFY(m_database->execute("ALTER TABLE vouchers_away RENAME TO vouchers"));
        settle();
        QVERIFY(status(id) == DeliveryStatus::Sent);
        QVERIFY(!storage::ReadModels(*m_database).story(id)->deliveries.first().maybeDuplicate);
    }

    void theMessageOfARefundedPurchaseIsNotWaitedFor_data()
    {
        QTest::addColumn<bool>("isWaiting");
        QTest::newRow("while it waits for its turn") << false;
        QTest::newRow("while it waits for its next attempt") << true;
    }
    void theMessageOfARefundedPurchaseIsNotWaitedFor()
    {
        QFETCH(bool, isWaiting);
        m_first->failures = {ErrorKind::Unreachable, ErrorKind::Unreachable};
        const qint64 id = completed();
        if (isWaiting) {
            QTRY_COMPARE(m_first->calls, 1);
            QCoreApplication::processEvents();
        }
        QVERIFY(m_recovery->markRefunded(id, systemActor, u"dikembalikan"_s));
        settle();
        QVERIFY(status(id) == DeliveryStatus::Error);
        QCOMPARE(m_first->calls, isWaiting ? 1 : 0);
    }

    // Whatever the channel answers and however often it seems to have recovered.
    void aMessageHasItsOwnEnd_data()
    {
        QTest::addColumn<ErrorKind>("answer");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("later, for ever") << ErrorKind::RateLimited << 9 << 9;
        QTest::newRow("out of order, for ever") << ErrorKind::Unavailable << 9 << 9;
        QTest::newRow("silent, for ever") << ErrorKind::Timeout << 2 << 2;
        QTest::newRow("cut after the body, for ever") << ErrorKind::ConnectionLost << 2 << 2;
        QTest::newRow("nonsense, for ever") << ErrorKind::Protocol << 2 << 2;
        QTest::newRow("refused") << ErrorKind::Refused << 1 << 1;
        QTest::newRow("the token, for ever, and resumed each time") << ErrorKind::Unauthorized << 9 << 9;
    }
    void aMessageHasItsOwnEnd()
    {
        QFETCH(ErrorKind, answer);
        QFETCH(int, least);
        QFETCH(int, most);
        m_hasSecond = false;
        m_first->always = answer;
        const qint64 id = completed();
        for (int i = 0; i < 60 * 30; ++i) {
            step();
            (void)m_recovery->channelIsBack(500);
            (void)m_recovery->tryOneMessage();
            (void)m_recovery->resumeChannel(u"fonnte"_s, systemActor);
        }
        QVERIFY(m_first->calls >= least && m_first->calls <= most);
        QVERIFY(status(id) == DeliveryStatus::Error || status(id) == DeliveryStatus::Failed);
        m_first->always.reset();
        QCOMPARE(*m_recovery->channelIsBack(500).result(), 0);
        QVERIFY(m_recovery->retryDelivery(id, {u"operator"_s})); // a person starts afresh
        settle();
        QVERIFY(status(id) == DeliveryStatus::Sent);
    }

    // Nobody knows whether the earlier one arrived, and so it is said of the next, whoever has sent it.
    void whatAPersonSendsAfterADoubtMayBeTheSecond_data()
    {
        QTest::addColumn<ErrorKind>("earlier");
        QTest::addColumn<bool>("toAnotherNumber");
        QTest::addColumn<bool>("maybeDuplicate");
        QTest::newRow("no answer") << ErrorKind::Timeout << false << true;
        QTest::newRow("cut off") << ErrorKind::ConnectionLost << false << true;
        QTest::newRow("an answer nobody understands") << ErrorKind::Protocol << false << true;
        QTest::newRow("never reached") << ErrorKind::Unreachable << false << false;
        QTest::newRow("refused") << ErrorKind::Refused << false << false;
        QTest::newRow("no answer, to another number") << ErrorKind::Timeout << true << false;
    }
    void whatAPersonSendsAfterADoubtMayBeTheSecond()
    {
        QFETCH(ErrorKind, earlier);
        QFETCH(bool, toAnotherNumber);
        QFETCH(bool, maybeDuplicate);
        m_hasSecond = false;
        m_first->always = earlier;
        const qint64 id = completed();
        for (int i = 0; i < 60 * 30 && status(id) == DeliveryStatus::Queued; ++i)
            step();
        QVERIFY(status(id) == DeliveryStatus::Error || status(id) == DeliveryStatus::Failed);
        m_first->always.reset();
        const Actor person{u"operator"_s};
        QVERIFY(toAnotherNumber ? m_recovery->correctNumber(id, u"0812 9999 8888"_s, person)
                                : m_recovery->retryDelivery(id, person));
        settle();
        QVERIFY(status(id) == DeliveryStatus::Sent);
        const auto story = storage::ReadModels(*m_database).story(id);
        QVERIFY(story);
        QCOMPARE(story->deliveries.last().maybeDuplicate, maybeDuplicate);
    }

    void aMessageWaitsADayForItsChannel_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<bool>("goesOut");
        QTest::newRow("paused for 20 hours") << 20 << true;
        QTest::newRow("paused for 25 hours") << 25 << false;
    }
    void aMessageWaitsADayForItsChannel()
    {
        QFETCH(int, hours);
        QFETCH(bool, goesOut);
        m_hasSecond = false;
        m_first->failures = {ErrorKind::Unauthorized};
        const qint64 id = completed();
        settle();
        for (int i = 0; i < hours * 6; ++i) {
            m_clock.advance(10min);
            step();
        }
        QVERIFY((status(id) == DeliveryStatus::Queued) == goesOut);
        QVERIFY(m_recovery->resumeChannel(u"fonnte"_s, systemActor));
        settle();
        QVERIFY((status(id) == DeliveryStatus::Sent) == goesOut);
        QCOMPARE(m_first->calls, goesOut ? 2 : 1);
    }

    // One number that never succeeds does not delay the others.
    void whatFailsAloneGoesToTheEnd()
    {
        m_hasSecond = false;
        m_first->always = ErrorKind::Unavailable;
        const qint64 alone = completed();
        settle();
        const qint64 other = completed();
        settle();
        QVERIFY(status(alone) == DeliveryStatus::Error && status(other) == DeliveryStatus::Error);
        const int calls = m_first->calls;
        QCOMPARE(*m_recovery->tryOneMessage().result(), 1); // the oldest
        settle();
        QCOMPARE(m_first->calls, calls + 1);
        m_first->always.reset();
        QCOMPARE(*m_recovery->tryOneMessage().result(), 1); // now the other one
        settle();
        QVERIFY(status(other) == DeliveryStatus::Sent);
        QVERIFY(status(alone) == DeliveryStatus::Error);
    }

    void aReceiptSendsOnceMoreByItself()
    {
        m_hasSecond = false;
        const qint64 id = completed();
        settle();
        for (int call = 1; call <= 4; ++call) {
            receipt(*m_first, call, DeliveryEvent::ReceiptFailed, true);
            settle();
        }
        QCOMPARE(m_first->calls, 2);
        QVERIFY(status(id) == DeliveryStatus::Failed);
    }

    // "Account locked" in a late status is the same as in the answer.
    void aReceiptOfTheChannelsTroublePausesIt()
    {
        m_hasSecond = false;
        const qint64 first = completed();
        const qint64 second = completed();
        settle();
        QCOMPARE(m_first->calls, 2);
        const auto locked = [&](int call) {
            QCOMPARE(receipts({{.vendorId = m_first->id(call),
                                .event = DeliveryEvent::ReceiptFailed,
                                .trouble = core::Error{ErrorKind::Forbidden, u"account locked"_s}}}),
                     1);
        };
        locked(1);
        settle();
        QVERIFY(m_context->pauses->isPaused(u"fonnte"_s));
        QVERIFY(status(first) == DeliveryStatus::Queued);
        QCOMPARE(m_first->calls, 2);
        QCOMPARE(inAttention(), QList{first});
        QVERIFY(m_recovery->resumeChannel(u"fonnte"_s, systemActor));
        settle();
        QVERIFY(status(first) == DeliveryStatus::Sent);
        QCOMPARE(inAttention(), QList<qint64>());
        locked(2); // of a message from before somebody fixed it: says nothing about the channel
        settle();
        QVERIFY(!m_context->pauses->isPaused(u"fonnte"_s));
        QVERIFY(status(second) == DeliveryStatus::Sent);
    }

    void whatWaitsForAPausedChannelIsTold()
    {
        m_hasSecond = false;
        m_first->failures = {ErrorKind::Unauthorized};
        const qint64 held = completed();
        settle();
        const qint64 waiting = completed();
        const qint64 failed = completed();
        settle();
        QCOMPARE(inAttention(), (QList{failed, waiting, held}));
        const auto rows =
            m_recovery->bulk(domain::PurchaseAction::RetryDelivery, {waiting, held}, {u"operator"_s}).result();
        for (const BulkRow& row : *rows) {
            QVERIFY(!row.done);
            QVERIFY(row.done.error().detail.contains(u"paused"_s));
        }
        QVERIFY(m_recovery->resumeChannel(u"fonnte"_s, systemActor));
        settle();
        QCOMPARE(inAttention(), QList<qint64>());
        QCOMPARE(m_first->calls, 4);
    }

    void sendAgainSaysThatTheChannelIsPaused()
    {
        m_hasSecond = false;
        m_first->failures = {ErrorKind::Refused, ErrorKind::Unauthorized};
        const qint64 refused = completed();
        settle();
        completed();
        settle();
        const auto rows = m_recovery->bulk(domain::PurchaseAction::RetryDelivery, {refused}, {u"operator"_s}).result();
        QVERIFY(rows->first().done);
        QCOMPARE(rows->first().waitsFor, u"fonnte"_s);
    }

private:
    QList<qint64> inAttention()
    {
        QList<qint64> ids;
        const auto rows = storage::ReadModels(*m_database).purchases({.needsAttention = true}, {.limit = 50});
        for (const auto& row : *rows)
            ids += row.id;
        return ids;
    }
};

QTEST_GUILESS_MAIN(TestMessages)
#include "tst_messages.moc"
