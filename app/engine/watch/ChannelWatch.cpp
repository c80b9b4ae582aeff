#include "engine/watch/ChannelWatch.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;

bool ChannelWatch::heard(const storage::DeliveryAttempt& attempt)
{
    const bool worked = attempt.status == u"sent"_s;
    const bool isNew = !m_last.contains(attempt.channel);
    Last& last = m_last[attempt.channel];
    const bool wasTroubled = !isNew && !last.worked;
    if (isNew || last.worked != worked)
        last.since = attempt.createdAt;
    last.worked = worked;
    last.problem = attempt.errorMessage;
    return worked && wasTroubled;
}

ChannelState ChannelWatch::stateOf(const domain::DeliveryChannel* channel) const
{
    using Condition = ChannelState::Condition;
    if (!channel)
        return {.name = u"none"_s, .condition = Condition::Off};
    ChannelState state{.name = channel->name()};
    if (const auto pause = m_pauses.of(state.name)) {
        state.condition = Condition::Paused;
        state.problem = pause->reason.detail;
        state.since = pause->since;
    } else if (const auto last = m_last.constFind(state.name); last != m_last.constEnd()) {
        state.condition = last->worked ? Condition::Working : Condition::Troubled;
        state.problem = last->problem;
        state.since = last->since;
    }
    return state;
}

} // namespace loket::engine
