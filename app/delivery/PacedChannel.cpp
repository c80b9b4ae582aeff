#include "delivery/PacedChannel.h"

#include "core/Reasons.h"

#include <QPromise>

#include <algorithm>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::SentMessage;
using std::chrono::milliseconds;

namespace {

constexpr qsizetype numbersBeforeForgetting = 1000;

} // namespace

struct PacedChannel::Waiting
{
    QPromise<core::Result<SentMessage>> promise;
    bool finished = false;

    void finish(core::Result<SentMessage> result)
    {
        if (std::exchange(finished, true))
            return;
        promise.addResult(std::move(result));
        promise.finish();
    }
};

PacedChannel::PacedChannel(std::unique_ptr<domain::DeliveryChannel> inner, const ChannelLimits& limits,
                           core::Clock& clock)
    : m_inner(std::move(inner)), m_limits(limits), m_clock(clock)
{}

PacedChannel::~PacedChannel()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& entry : waiting)
        entry->finish(core::fail(core::Reason::ChannelChanged));
}

core::Async<SentMessage> PacedChannel::send(const domain::OutgoingMessage& message)
{
    const milliseconds now = m_clock.steady();
    forgetOld(now);
    const QString number = message.to.digits();
    const milliseconds turn = turnFor(number, now);
    const milliseconds wait = turn - now;
    if (wait > m_limits.maxWait) {
        core::Error busy = core::makeError(core::Reason::ChannelBusy, {titleOf(name())});
        busy.retryAfter = wait;
        return core::ready<SentMessage>(core::Failure(std::move(busy)));
    }

    // The turn is reserved now, so that messages keep their order. A busy number does not delay the others.
    if (m_limits.perRecipientGap.count() > 0)
        m_nextTurnFor.insert(number, turn + m_limits.perRecipientGap);
    if (m_limits.perSecond > 0)
        m_nextTurn = std::max(now, m_nextTurn.value_or(now)) + milliseconds(1000 / m_limits.perSecond);
    if (wait.count() == 0)
        return m_inner->send(message);

    const auto entry = std::make_shared<Waiting>();
    entry->promise.start();
    m_waiting += entry;
    m_clock.callAfter(wait, this, [this, entry, message] {
        m_waiting.removeOne(entry);
        m_inner->send(message).then(QtFuture::Launch::Sync,
                                    [entry](const core::Result<SentMessage>& result) { entry->finish(result); });
    });
    return entry->promise.future();
}

milliseconds PacedChannel::turnFor(const QString& number, milliseconds now) const
{
    return std::max({now, m_nextTurnFor.value(number, now), m_nextTurn.value_or(now)});
}

void PacedChannel::forgetOld(milliseconds now)
{
    if (m_nextTurnFor.size() < numbersBeforeForgetting)
        return;
    m_nextTurnFor.removeIf([now](const auto& entry) { return entry.value() <= now; });
}

} // namespace loket::delivery
