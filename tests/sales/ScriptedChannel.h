// A message channel that answers as a test says.
#pragma once

#include "core/Reasons.h"
#include "domain/ports/DeliveryChannel.h"

#include <functional>
#include <optional>

namespace loket::tests {

// Answers as it was told to, then takes every message under the ids "NAME-1", "NAME-2"...
class ScriptedChannel final : public domain::DeliveryChannel
{
public:
    explicit ScriptedChannel(const QString& name) : m_name(name) {}
    [[nodiscard]] QString name() const override { return m_name; }
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage&) override
    {
        ++calls;
        beforeItAnswers(id(calls));
        if (always)
            return core::ready<domain::SentMessage>(core::fail(*always, QStringLiteral("as ever")));
        if (!failures.isEmpty())
            return core::ready<domain::SentMessage>(core::fail(failures.takeFirst(), QStringLiteral("as it was told")));
        return core::ready<domain::SentMessage>(domain::SentMessage{id(calls)});
    }
    core::Async<domain::ChannelHealth> health() override
    {
        return core::ready<domain::ChannelHealth>(domain::ChannelHealth());
    }
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>> receipts(const domain::WebhookRequest&) const override
    {
        return QList<domain::DeliveryReceipt>();
    }
    [[nodiscard]] bool signsReceipts() const override { return true; }
    [[nodiscard]] QString id(int call) const { return m_name + QLatin1Char('-') + QString::number(call); }

    QList<core::ErrorKind> failures;
    std::optional<core::ErrorKind> always;
    std::function<void(const QString& id)> beforeItAnswers = [](const QString&) {};
    int calls = 0;

private:
    QString m_name;
};

} // namespace loket::tests
