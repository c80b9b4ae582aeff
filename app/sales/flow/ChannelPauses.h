// Channels that need the operator (token refused, account locked, device logged out): no message is tried there until
// the setting is fixed, a probe succeeds or somebody resumes it, so that not every waiting message spends its
// attempts on the same refusal. Lost at the end of the program; the first message of the next start detects it
// again. Engine thread.
#pragma once

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
    // From then on a successful probe may end it: later each time no message was sent in between, because a channel
    // can answer a probe and refuse to send.
    QDateTime probeAfter;
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
    bool pause(const QString& channel, const core::Error& reason, const QDateTime& now)
    {
        if (m_pauses.contains(channel))
            return false;
        const int before = m_inARow[channel]++;
        const auto gap = std::min(longestProbeGap, firstProbeGap * (1 << std::min(before, 6)));
        m_pauses.insert(channel, {now, reason, now.addSecs(std::chrono::seconds(gap).count())});
        m_changed();
        return true;
    }
    // True where it was paused.
    bool resume(const QString& channel, const QDateTime& now)
    {
        m_resumedAt.insert(channel, now);
        const bool was = m_pauses.remove(channel) > 0;
        if (was)
            m_changed();
        return was;
    }
    // A message was sent.
    void worked(const QString& channel) { m_inARow.remove(channel); }
    // Whether the result of a message of this age says anything about the channel's present state.
    [[nodiscard]] bool isNews(const QString& channel, const QDateTime& sentAt) const
    {
        const QDateTime resumed = m_resumedAt.value(channel);
        return !resumed.isValid() || sentAt >= resumed;
    }

    void onChange(std::function<void()> listener) { m_changed = std::move(listener); }

private:
    static constexpr std::chrono::minutes firstProbeGap{1};
    static constexpr std::chrono::minutes longestProbeGap{60};

    QHash<QString, ChannelPause> m_pauses;
    QHash<QString, QDateTime> m_resumedAt;
    QHash<QString, int> m_inARow; // pauses since the last message that was sent
    std::function<void()> m_changed = [] {};
};

} // namespace loket::sales
