// Watches the wall clock of this computer beside a steady one, and decides whether it may be believed (app contract,
// section 15): with a doubtful clock Loket sells on, but ends no voucher, expires no order and cleans nothing up. The
// doubt is written down and outlives a restart; it ends when a person says that the clock is right, or when the clock
// agrees with somebody who should know. Engine thread.
#pragma once

#include "core/Clock.h"
#include "core/Phrases.h"
#include "storage/MarkRepository.h"

#include <functional>

namespace loket::engine {

class ClockWatch : public QObject
{
    Q_OBJECT

public:
    // `othersTell`: a gateway or a channel is set up, whose answers carry the time; else the routers' clocks count.
    ClockWatch(storage::Database& database, core::Clock& clock, std::function<bool()> othersTell);

    // Judges the clock as it is now, and from then on every few seconds.
    [[nodiscard]] core::Result<void> start();
    void stop() { m_started = false; }

    // Looks at the clock first: a jump of a moment ago counts already.
    [[nodiscard]] bool isDoubtful();
    // Empty: the clock is believed.
    [[nodiscard]] const core::Phrase& doubt() const { return m_doubt; }
    [[nodiscard]] const QDateTime& since() const { return m_since; }

    // A person says that the clock is right. Conflict: nobody doubts it.
    [[nodiscard]] core::Result<void> confirm(const QString& actor);
    // The Date of an answer that came by TLS, so from whom it says.
    void dateHeard(const QDateTime& date);
    // The clocks of all routers in reach; an invalid one is not known.
    void routersTell(const QList<QDateTime>& clocks);

signals:
    // The wall clock was set, by so much; less than nothing: back.
    void stepped(std::chrono::milliseconds by);
    void doubtChanged();

private:
    void lookAgain();
    void look();
    [[nodiscard]] core::Result<core::Phrase> doubtAtStart() const;
    void doubtIt(const core::Phrase& why);
    [[nodiscard]] core::Result<void> believe(const QString& actor, const QString& why);
    [[nodiscard]] std::chrono::milliseconds offset() const;

    storage::Database& m_database;
    core::Clock& m_clock;
    std::function<bool()> m_othersTell;
    storage::MarkRepository m_marks;
    std::chrono::milliseconds m_offset{0};   // wall time less steady time, when last looked
    std::chrono::milliseconds m_believed{0}; // likewise, of the clock that was believed
    core::Phrase m_doubt;
    QDateTime m_since;
    bool m_started = false;
};

} // namespace loket::engine
