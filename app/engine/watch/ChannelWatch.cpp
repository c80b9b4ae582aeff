#include "engine/watch/ChannelWatch.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

// So many different numbers without a successful message in between make it the channel's problem. A refusal may
// well be the number's (it has no WhatsApp), even twice in a row.
constexpr qsizetype numbersUnanswered = 2;
constexpr qsizetype numbersRefused = 3;

// What no number can cause: the connection, the token, the device.
bool isChannelsOwn(ErrorKind kind)
{
    return kind == ErrorKind::Unreachable || domain::needsOperator(core::Error{kind, {}});
}

} // namespace

bool ChannelWatch::heard(const storage::DeliveryAttempt& attempt)
{
    Last& last = m_last[attempt.channel];
    if (attempt.status == u"sent"_s) {
        const bool wasTroubled = last.condition == Condition::Troubled;
        if (last.condition != Condition::Working)
            last.since = attempt.createdAt;
        last.condition = Condition::Working;
        last.problem.clear();
        last.refused.clear();
        last.unanswered.clear();
        return wasTroubled;
    }
    const ErrorKind kind = core::errorKindFromString(attempt.errorKind).value_or(ErrorKind::Protocol);
    const bool isAnswer = domain::outcomeOf(core::Error{kind, {}}) == domain::DeliveryEvent::Refused;
    (isAnswer && kind != ErrorKind::RateLimited ? last.refused : last.unanswered).insert(attempt.phone);
    const bool isTroubled = isChannelsOwn(kind) || last.unanswered.size() >= numbersUnanswered ||
                            (last.refused + last.unanswered).size() >= numbersRefused;
    if (isTroubled && last.condition != Condition::Troubled)
        last.since = attempt.createdAt;
    if (isTroubled)
        last.condition = Condition::Troubled;
    if (last.condition == Condition::Troubled)
        last.problem = attempt.errorMessage;
    return false;
}

ChannelState ChannelWatch::stateOf(const domain::DeliveryChannel* channel) const
{
    if (!channel)
        return {.name = u"none"_s, .condition = Condition::Off};
    ChannelState state{.name = channel->name()};
    if (const auto pause = m_pauses.of(state.name)) {
        state.condition = Condition::Paused;
        state.problem = pause->reason.detail;
        state.since = pause->since;
    } else if (const auto last = m_last.constFind(state.name); last != m_last.constEnd()) {
        state.condition = last->condition;
        state.problem = last->problem;
        state.since = last->since;
    }
    return state;
}

} // namespace loket::engine
