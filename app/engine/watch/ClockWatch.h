// Watches the wall clock of this computer beside a steady one, and decides whether it may be trusted: with
// a doubtful clock Loket keeps selling, but ends no voucher, expires no order and cleans nothing up. The doubt is
// stored and survives a restart; it ends when a person confirms the clock, or when the clock agrees with a reference.
// What was written in the meantime with a time that cannot be counts from then on (storage/DoubtRepository.h).
// Engine thread.
#pragma once

#include "core/Clock.h"
#include "core/Phrases.h"
#include "storage/DoubtRepository.h"
#include "storage/MarkRepository.h"

#include <functional>
#include <optional>

namespace loket::engine {

class ClockWatch : public QObject
{
    Q_OBJECT

public:
    // `othersTell`: a gateway or a channel is set up, whose answers contain the time; else the routers' clocks count.
    ClockWatch(storage::Database& database, core::Clock& clock, std::function<bool()> othersTell);

    // Checks the clock now, and from then on every few seconds.
    [[nodiscard]] core::Result<void> start();
    void stop() { m_started = false; }

    // Checks the clock first, so that even a very recent jump counts.
    [[nodiscard]] bool isDoubtful();
    // Empty: the clock is trusted.
    [[nodiscard]] const core::Phrase& doubt() const { return m_doubt; }
    [[nodiscard]] const QDateTime& since() const { return m_since; }

    // A person confirms that the clock is right. Conflict: it is not in doubt.
    [[nodiscard]] core::Result<void> confirm(const QString& actor);
    // The Date of an answer received over TLS, so of a verified sender.
    void dateHeard(const QDateTime& date);
    // The clocks of all routers in reach; an invalid one is unknown.
    void routersTell(const QList<QDateTime>& clocks);

signals:
    // The wall clock was set, by so much; negative: back.
    void stepped(std::chrono::milliseconds by);
    void doubtChanged();

private:
    void lookAgain();
    void look();
    // look(), once started: what is said of the clock is said of it as it is now.
    void lookNow();
    [[nodiscard]] core::Result<core::Phrase> doubtAtStart() const;
    void doubtIt(const core::Phrase& why);
    [[nodiscard]] core::Result<int> correctWhatWasWritten(storage::Transaction& transaction) const;
    [[nodiscard]] core::Result<void> believe(const QString& actor, const core::Phrase& why);
    // Empty: there is none any more.
    [[nodiscard]] core::Result<void> keepDoubt(storage::Transaction& transaction, const core::Phrase& why) const;
    [[nodiscard]] std::chrono::milliseconds offset() const;

    storage::Database& m_database;
    core::Clock& m_clock;
    std::function<bool()> m_othersTell;
    storage::MarkRepository m_marks;
    storage::DoubtRepository m_doubts;
    std::chrono::milliseconds m_offset{0};   // wall time minus steady time, at the last check
    std::chrono::milliseconds m_believed{0}; // likewise, of the trusted clock
    core::Phrase m_doubt;
    QDateTime m_since;
    // When the doubt began, by the steady clock (at the latest, this program), and the newest rows of then.
    std::chrono::milliseconds m_doubtedAt{0};
    std::optional<storage::DoubtRepository::Begin> m_writtenBefore;
    bool m_started = false;
};

} // namespace loket::engine
