// The state of each message channel, from its last attempts and its pause. One number's failure is not the channel's:
// only several numbers in a row, or what no number can cause, make it troubled. Engine thread.
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

    // True where it works again after failures.
    bool heard(const storage::DeliveryAttempt& attempt);
    // Its previous results do not count any more: it was rebuilt.
    void forget(const QString& channel) { m_last.remove(channel); }

    // Null: none configured.
    [[nodiscard]] ChannelState stateOf(const domain::DeliveryChannel* channel) const;

private:
    using Condition = ChannelState::Condition;

    struct Last
    {
        Condition condition = Condition::Unknown;
        QString problem;
        QDateTime since;
        // The numbers whose messages failed since the last success.
        QSet<QString> refused;
        QSet<QString> unanswered;
    };

    const sales::ChannelPauses& m_pauses;
    QHash<QString, Last> m_last;
};

} // namespace loket::engine
