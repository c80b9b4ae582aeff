// How each message channel is, from its last attempts and its pause. One number's trouble is not the channel's: only
// several numbers in a row, or what no number can be the reason of, make it troubled. Engine thread.
#pragma once

#include "engine/EngineState.h"
#include "sales/flow/ChannelPauses.h"
#include "storage/EventRepositories.h"

#include <QHash>
#include <QSet>

namespace loket::engine {

class ChannelWatch
{
public:
    explicit ChannelWatch(const sales::ChannelPauses& pauses) : m_pauses(pauses) {}

    // True where it works again after trouble.
    bool heard(const storage::DeliveryAttempt& attempt);
    // What was heard of it does not count any more: it was set up anew.
    void forget(const QString& channel) { m_last.remove(channel); }

    // Null: there is none.
    [[nodiscard]] ChannelState stateOf(const domain::DeliveryChannel* channel) const;

private:
    using Condition = ChannelState::Condition;

    struct Last
    {
        Condition condition = Condition::Unknown;
        core::Error problem;
        QDateTime since;
        // The numbers whose messages did not go out since the last one that did.
        QSet<QString> refused;
        QSet<QString> unanswered;
    };

    const sales::ChannelPauses& m_pauses;
    QHash<QString, Last> m_last;
};

} // namespace loket::engine
