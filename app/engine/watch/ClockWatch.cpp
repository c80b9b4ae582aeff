#include "engine/watch/ClockWatch.h"

#include "core/Log.h"
#include "core/Reasons.h"
#include "engine/EngineLog.h"
#include "storage/EventRepositories.h"

#include <QJsonObject>

#include <algorithm>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Failure;
using core::Result;

namespace {

constexpr auto clockRhythm = 5s;
constexpr std::chrono::milliseconds step = 2s;   // less is normal slewing by a time service
constexpr std::chrono::milliseconds tooFar = 1h; // of a jump, or of a difference from the references
constexpr std::chrono::milliseconds nearEnough = 5min;
constexpr std::chrono::milliseconds slewed = 5min;         // more than a time service moves a clock during a doubt
const QString doubtMark = u"clock_doubt"_s;                // in English
const QString doubtBecauseMark = u"clock_doubt_because"_s; // core::storedPhrase() of it
const QString writtenMark = u"clock_doubt_after"_s;        // the newest rows when the doubt began

QString minutesOf(std::chrono::milliseconds time)
{
    return QString::number(std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(time)).count());
}

} // namespace

ClockWatch::ClockWatch(storage::Database& database, core::Clock& clock, std::function<bool()> othersTell)
    : m_database(database), m_clock(clock), m_othersTell(std::move(othersTell)), m_marks(database), m_doubts(database)
{
    m_offset = m_believed = offset();
}

std::chrono::milliseconds ClockWatch::offset() const
{
    return std::chrono::milliseconds(m_clock.now().toMSecsSinceEpoch()) - m_clock.steady();
}

Result<void> ClockWatch::start()
{
    const auto known = m_marks.value(doubtMark);
    if (!known)
        return Failure(known.error());
    LOKET_TRY_VALUE(const auto because, m_marks.value(doubtBecauseMark));
    LOKET_TRY_VALUE(const auto writtenBefore, m_marks.value(writtenMark));
    m_doubt = known->isEmpty() ? core::Phrase() : core::phraseFromStored(*known, because);
    m_writtenBefore = storage::DoubtRepository::fromText(writtenBefore);
    m_doubtedAt = m_clock.steady();
    m_since = m_doubt.isEmpty() ? QDateTime() : m_clock.now();
    m_started = true;
    if (m_doubt.isEmpty()) {
        const auto doubt = doubtAtStart();
        if (!doubt)
            return Failure(doubt.error());
        if (!doubt->isEmpty())
            doubtIt(*doubt);
    }
    lookAgain();
    return {};
}

Result<core::Phrase> ClockWatch::doubtAtStart() const
{
    const QDateTime now = m_clock.now();
    const QDateTime built = QDateTime::fromString(QStringLiteral(LOKET_BUILD_DAY) + u"T00:00:00Z"_s, Qt::ISODate);
    if (now < built)
        return core::Phrase{core::PhraseId::ClockBeforeBuild, {core::toIso(now)}};
    const auto newest = storage::AuditRepository().newest(m_database);
    if (!newest)
        return Failure(newest.error());
    if (newest->isValid() && now.addMSecs(tooFar.count()) < *newest)
        return core::Phrase{core::PhraseId::ClockBeforeNewest, {core::toIso(now), core::toIso(*newest)}};
    return core::Phrase();
}

void ClockWatch::lookAgain()
{
    m_clock.callAfter(clockRhythm, this, [this] {
        if (!m_started)
            return;
        look();
        lookAgain();
    });
}

void ClockWatch::look()
{
    const std::chrono::milliseconds now = offset();
    const std::chrono::milliseconds by = now - m_offset;
    m_offset = now;
    if (std::chrono::abs(by) < step) {
        m_believed += by;
        return;
    }
    m_clock.wallClockStepped();
    core::logWarning(lcEngine(), "clock.stepped", {{u"milliseconds"_s, qint64(by.count())}});
    if (const auto away = now - m_believed; std::chrono::abs(away) > tooFar)
        doubtIt({away > 0ms ? core::PhraseId::ClockSetForward : core::PhraseId::ClockSetBack, {minutesOf(away)}});
    emit stepped(by);
}

void ClockWatch::lookNow()
{
    if (m_started)
        look();
}

bool ClockWatch::isDoubtful()
{
    lookNow();
    return !m_doubt.isEmpty();
}

void ClockWatch::doubtIt(const core::Phrase& why)
{
    if (!m_doubt.isEmpty())
        return;
    m_doubt = why;
    m_since = m_clock.now();
    m_doubtedAt = m_clock.steady();
    const auto newest = m_doubts.newest();
    m_writtenBefore = newest ? std::optional(*newest) : std::nullopt;
    core::logWarning(lcEngine(), "clock.doubtful", {{u"reason"_s, core::english(why)}});
    // Not inside the transaction that may have called.
    QMetaObject::invokeMethod(
        this,
        [this] { // the doubt may have ended meanwhile
            auto transaction = storage::Transaction::begin(m_database);
            const auto kept = transaction
                                  ? keepDoubt(*transaction, m_doubt).and_then([&] { return transaction->commit(); })
                                  : Failure(transaction.error());
            if (!kept)
                core::logWarning(lcEngine(), "clock.not_recorded", {{u"reason"_s, kept.error().detail}});
            emit doubtChanged();
        },
        Qt::QueuedConnection);
}

Result<void> ClockWatch::keepDoubt(storage::Transaction& transaction, const core::Phrase& why) const
{
    LOKET_TRY(m_marks.set(transaction, doubtMark, core::english(why)));
    LOKET_TRY(m_marks.set(transaction, doubtBecauseMark, core::storedPhrase(why)));
    return m_marks.set(transaction, writtenMark,
                       why.isEmpty() || !m_writtenBefore ? QString()
                                                         : storage::DoubtRepository::toText(*m_writtenBefore));
}

Result<int> ClockWatch::correctWhatWasWritten(storage::Transaction& transaction) const
{
    if (!m_writtenBefore)
        return 0;
    const QDateTime now = m_clock.now();
    const std::chrono::milliseconds doubted = m_clock.steady() - m_doubtedAt + slewed;
    return m_doubts.correct(transaction, *m_writtenBefore, now.addMSecs(-doubted.count()), now);
}

Result<void> ClockWatch::believe(const QString& actor, const core::Phrase& why)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return Failure(transaction.error());
    LOKET_TRY(keepDoubt(*transaction, {}));
    LOKET_TRY_VALUE(const int corrected, correctWhatWasWritten(*transaction));
    QJsonObject detail{
        {u"why"_s, core::english(why)}, {u"because"_s, core::phraseToJson(why)}, {u"doubt"_s, core::english(m_doubt)}};
    if (corrected > 0)
        detail.insert(u"corrected"_s, corrected);
    LOKET_TRY(storage::AuditRepository().insert(*transaction, actor, u"clock.believed"_s, std::nullopt, detail,
                                                m_clock.now()));
    LOKET_TRY(transaction->commit());
    m_doubt = {};
    m_since = {};
    m_writtenBefore.reset();
    m_offset = m_believed = offset();
    core::logInfo(lcEngine(), "clock.believed", {{u"why"_s, core::english(why)}});
    emit doubtChanged();
    return {};
}

Result<void> ClockWatch::confirm(const QString& actor)
{
    lookNow();
    if (m_doubt.isEmpty())
        return core::fail(core::Reason::ClockNotDoubted);
    return believe(actor, {core::PhraseId::ClockConfirmed});
}

void ClockWatch::dateHeard(const QDateTime& date)
{
    lookNow();
    const std::chrono::milliseconds away(m_clock.now().msecsTo(date));
    if (std::chrono::abs(away) > tooFar)
        return doubtIt({core::PhraseId::ClockOthersDiffer, {core::toIso(m_clock.now()), core::toIso(date)}});
    if (!m_doubt.isEmpty() && std::chrono::abs(away) <= nearEnough)
        (void)believe(u"system"_s, {core::PhraseId::ClockOthersAgree});
}

void ClockWatch::routersTell(const QList<QDateTime>& clocks)
{
    lookNow();
    if (m_doubt.isEmpty() || clocks.isEmpty() || m_othersTell())
        return;
    const QDateTime now = m_clock.now();
    const bool agree = std::all_of(clocks.begin(), clocks.end(), [&](const QDateTime& clock) {
        return clock.isValid() && std::chrono::abs(std::chrono::milliseconds(now.msecsTo(clock))) <= nearEnough;
    });
    if (agree)
        (void)believe(u"system"_s, {core::PhraseId::ClockRoutersAgree});
}

} // namespace loket::engine
