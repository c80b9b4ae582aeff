// Enforces a vendor's limits before the vendor has to: at most so many messages a second, and a gap between two
// messages to the same number. A message that must wait a little waits here, in order; one that would wait longer than
// maxWait is answered RateLimited with the time to come back, and nothing has been sent. Engine thread; clock and
// HttpClient of the inner channel must outlive it. What waits when it is destroyed ends as Cancelled.
#pragma once

#include "core/Clock.h"
#include "delivery/Channels.h"
#include "domain/ports/DeliveryChannel.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace loket::delivery {

class PacedChannel final : public QObject, public domain::DeliveryChannel
{
    Q_OBJECT

public:
    PacedChannel(std::unique_ptr<domain::DeliveryChannel> inner, const ChannelLimits& limits, core::Clock& clock);
    ~PacedChannel() override;

    [[nodiscard]] QString name() const override { return m_inner->name(); }
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage& message) override;
    core::Async<domain::ChannelHealth> health() override { return m_inner->health(); }
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>>
    receipts(const domain::WebhookRequest& request) const override
    {
        return m_inner->receipts(request);
    }
    [[nodiscard]] bool signsReceipts() const override { return m_inner->signsReceipts(); }
    // The inner channel, for what only one vendor has (Meta's verification).
    [[nodiscard]] domain::DeliveryChannel& inner() { return *m_inner; }

private:
    struct Waiting;

    // Never before `now`.
    [[nodiscard]] std::chrono::milliseconds turnFor(const QString& number, std::chrono::milliseconds now) const;
    void forgetOld(std::chrono::milliseconds now);

    std::unique_ptr<domain::DeliveryChannel> m_inner;
    ChannelLimits m_limits;
    core::Clock& m_clock;
    // The earliest moment for any message, and for one to this number. By the steady clock, so that a wall clock that
    // is set back stops no message.
    std::optional<std::chrono::milliseconds> m_nextTurn;
    QHash<QString, std::chrono::milliseconds> m_nextTurnFor;
    QList<std::shared_ptr<Waiting>> m_waiting;
};

} // namespace loket::delivery
