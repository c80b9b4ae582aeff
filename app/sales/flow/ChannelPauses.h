// Channels that need the operator (token refused, account locked, device logged out): no message is tried there until
// the setting is fixed, a probe succeeds or somebody resumes it, so that not every waiting message spends its
// attempts on the same refusal. Lost at the end of the program; the first message of the next start detects it
// again. Engine thread.
#pragma once

#include "core/Clock.h"
#include "core/Error.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>

namespace loket::sales {

struct ChannelPause
{
    QDateTime since;
    core::Error reason;
    // From then on, by the steady clock, a successful probe may end it: later each time no message was sent in between,
    // because a channel can answer a probe and refuse to send.
    std::chrono::milliseconds probeAfter{0};
};

class ChannelPauses
{
public:
    [[nodiscard]] std::optional<ChannelPause> of(const QString& channel) const
    {
        const auto found = m_pauses.constFind(channel);
        return found == m_pauses.constEnd() ? std::nullopt : std::optional(*found);
    }
    [[nodiscard]] bool isPaused(const QString& channel) const { return m_pauses.contains(channel); }

    // The first reason is kept. True where it was not paused before.
    bool pause(const QString& channel, const core::Error& reason, const core::Clock& clock)
    {
        if (m_pauses.contains(channel))
            return false;
        const int before = m_inARow[channel]++;
        const auto gap = std::min(longestProbeGap, firstProbeGap * (1 << std::min(before, 6)));
        m_pauses.insert(channel, {clock.now(), reason, clock.steady() + gap});
        m_changed();
        return true;
    }
    // True where it was paused. `lastMessage`: the newest row of the delivery log.
    bool resume(const QString& channel, qint64 lastMessage)
    {
        m_resumedAfter.insert(channel, lastMessage);
        const bool was = m_pauses.remove(channel) > 0;
        if (was)
            m_changed();
        return was;
    }
    // A message was sent.
    void worked(const QString& channel) { m_inARow.remove(channel); }
    // Whether the result of this row of the delivery log says anything about the channel's present state: not if the
    // channel was resumed since.
    [[nodiscard]] bool isNews(const QString& channel, qint64 message) const
    {
        return message > m_resumedAfter.value(channel, 0);
    }

    void onChange(std::function<void()> listener) { m_changed = std::move(listener); }

private:
    static constexpr std::chrono::minutes firstProbeGap{1};
    static constexpr std::chrono::minutes longestProbeGap{60};

    QHash<QString, ChannelPause> m_pauses;
    QHash<QString, qint64> m_resumedAfter;
    QHash<QString, int> m_inARow; // pauses since the last message that was sent
    std::function<void()> m_changed = [] {};
};

} // namespace loket::sales
