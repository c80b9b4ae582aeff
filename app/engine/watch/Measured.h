// A wrapper of a router or a channel, with every call counted and timed (core/CallFigures.h): the outcome is "ok" or
// the kind of the error. Calls that are dropped while they run are not counted. Engine thread.
#pragma once

#include "core/CallFigures.h"
#include "domain/ports/DeliveryChannel.h"
#include "domain/ports/HotspotRouter.h"

#include <functional>
#include <memory>

namespace loket::engine {

class MeasuredRouter final : public domain::HotspotRouter
{
public:
    // `unanswered`: called where work at the router got no answer, because nobody is there (any more).
    MeasuredRouter(const QString& name, std::unique_ptr<domain::HotspotRouter> inner,
                   std::shared_ptr<core::CallFigures> figures, std::function<void()> unanswered = {});

    core::Async<QList<core::Result<domain::AddOutcome>>> addUsers(const QList<domain::HotspotUser>& users) override;
    core::Async<QList<domain::FoundUser>> findUsers(const QStringList& comments) override;
    core::Async<int> removeUsers(const QList<domain::HotspotUser>& users) override;
    core::Async<Each> endUsers(const QList<domain::HotspotUser>& users, domain::Ending ending) override;
    core::Async<Each> changeUsers(const QList<domain::UserChange>& changes) override;
    core::Async<Each> takeOver(const QList<domain::CommentChange>& changes) override;
    core::Async<Each> setSchedulers(const QList<QString>& names, bool disabled) override;
    core::Async<domain::TableRows> readTable(const domain::TableQuery& query) override;
    core::Async<domain::HotspotLook> look() override;
    core::Async<QString> passwordOf(const QString& name, const QString& comment) override;
    core::Async<QList<domain::GuestSession>> guests() override;
    core::Async<QString> note() override;
    core::Async<void> setNote(const QString& text) override;
    core::Async<domain::RouterHealth> health() override;

private:
    QByteArray m_name;
    std::unique_ptr<domain::HotspotRouter> m_inner;
    std::shared_ptr<core::CallFigures> m_figures;
    std::function<void()> m_unanswered;
};

class MeasuredChannel final : public domain::DeliveryChannel
{
public:
    MeasuredChannel(std::unique_ptr<domain::DeliveryChannel> inner, std::shared_ptr<core::CallFigures> figures);

    [[nodiscard]] QString name() const override { return m_inner->name(); }
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage& message) override;
    core::Async<domain::ChannelHealth> health() override;
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>>
    receipts(const domain::WebhookRequest& request) const override;
    [[nodiscard]] bool signsReceipts() const override { return m_inner->signsReceipts(); }

private:
    QByteArray m_name;
    std::unique_ptr<domain::DeliveryChannel> m_inner;
    std::shared_ptr<core::CallFigures> m_figures;
};

} // namespace loket::engine
