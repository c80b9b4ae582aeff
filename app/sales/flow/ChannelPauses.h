// Channels that want the operator (token refused, account locked, device logged out): no message is tried there until
// the setting is mended or somebody says "go on", so that not every waiting message burns its attempts on the same
// refusal. Forgotten at the end of the program; the first message of the next start finds out anew. Engine thread.
#pragma once

#include "core/Error.h"

#include <QDateTime>
#include <QHash>

#include <functional>
#include <optional>

namespace loket::sales {

struct ChannelPause
{
    QDateTime since;
    core::Error reason;
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

    // The first reason stays. True where it was not paused before.
    bool pause(const QString& channel, const core::Error& reason, const QDateTime& now)
    {
        if (m_pauses.contains(channel))
            return false;
        m_pauses.insert(channel, {now, reason});
        m_changed();
        return true;
    }
    // True where it was paused.
    bool resume(const QString& channel)
    {
        const bool was = m_pauses.remove(channel) > 0;
        if (was)
            m_changed();
        return was;
    }

    void onChange(std::function<void()> listener) { m_changed = std::move(listener); }

private:
    QHash<QString, ChannelPause> m_pauses;
    std::function<void()> m_changed = [] {};
};

} // namespace loket::sales
