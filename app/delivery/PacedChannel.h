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

#include <memory>

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

    [[nodiscard]] QDateTime turnFor(const QString& number) const;
    void forgetOld(const QDateTime& now);

    std::unique_ptr<domain::DeliveryChannel> m_inner;
    ChannelLimits m_limits;
    core::Clock& m_clock;
    QDateTime m_nextTurn;                    // the earliest moment for any message
    QHash<QString, QDateTime> m_nextTurnFor; // per number
    QList<std::shared_ptr<Waiting>> m_waiting;
};

} // namespace loket::delivery
