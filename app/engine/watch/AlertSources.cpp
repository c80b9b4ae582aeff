#include "engine/watch/AlertSources.h"

#include "core/Reasons.h"
#include "storage/MarkRepository.h"
#include "storage/PurchaseRepository.h"

#include <QFile>

#include <filesystem>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::Async;
using core::Failure;
using core::Result;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

// Whether the database would accept a sale now: only a write shows it.
core::Phrase problemOf(storage::Database& database, const QDateTime& now)
{
    auto transaction = storage::Transaction::begin(database);
    if (!transaction)
        return core::phraseOf(transaction.error());
    const auto written =
        storage::MarkRepository(database).set(*transaction, u"written_at"_s, core::toIso(now)).and_then([&] {
            return transaction->commit();
        });
    return written ? core::Phrase() : core::phraseOf(written.error());
}

// When it began, by the present wall clock: a beginning in the future was written before the clock was set
// back.
QDateTime since(const core::Clock& clock, const QDateTime& time)
{
    return time.isValid() ? clock.now().addMSecs(-clock.age(time).count()) : time;
}

// What is older than two days is not sent any more: Attention has it, and the alert was reported.
void addStuckMessages(const Watched& watched, Situation& situation)
{
    constexpr int days = 2;
    const storage::PurchaseRepository purchases(watched.database);
    const auto add = [&](const core::Result<storage::PurchaseRepository::Waiting>& stuck) {
        if (!stuck || stuck->count == 0 || watched.clock.age(stuck->oldest) > std::chrono::days(days))
            return;
        const QDateTime oldest = since(watched.clock, stuck->oldest);
        situation.oldestStuck = situation.stuckMessages > 0 ? std::min(situation.oldestStuck, oldest) : oldest;
        situation.stuckMessages += stuck->count;
    };
    add(purchases.stuckMessages(situation.now.addDays(-days), situation.now));
    add(purchases.stuckMessages(situation.now, {})); // first tried by a wall clock that was ahead
}

Situation situationOf(const Watched& watched)
{
    Situation situation{.now = watched.clock.now(),
                        .routers = watched.routers(),
                        .channels = watched.channels(),
                        .gateways = watched.gateways(),
                        .troubles = watched.troubles()};
    for (RouterState& router : situation.routers)
        router.since = since(watched.clock, router.since);
    for (ChannelState& channel : situation.channels)
        channel.since = since(watched.clock, channel.since);
    for (sales::GatewayTrouble& gateway : situation.gateways)
        gateway.since = since(watched.clock, gateway.since);
    situation.databaseProblem = problemOf(watched.database, situation.now);
    const auto waiting = storage::PurchaseRepository(watched.database).paidWithoutVouchers();
    if (waiting) {
        situation.paidWaiting = waiting->count;
        situation.oldestPaid = since(watched.clock, waiting->oldest);
    } else {
        situation.databaseProblem = core::phraseOf(waiting.error());
    }
    addStuckMessages(watched, situation);
    const auto toReview = [&](const QStringList& actions, int& count, QDateTime& oldest) {
        const auto found = storage::PurchaseRepository(watched.database).toReview(actions);
        if (!found)
            return;
        count = found->count;
        oldest = since(watched.clock, found->oldest);
    };
    toReview({u"payment.refused"_s}, situation.refusedPayments, situation.oldestRefused);
    toReview({u"payment.chargeback"_s, u"payment.partial_chargeback"_s}, situation.chargebacks,
             situation.oldestChargeback);
    std::error_code problem; // QStorageInfo would read the table of all mounted file systems first
    const auto disk = std::filesystem::space(QFile(watched.folder).filesystemFileName(), problem);
    situation.freeBytes = problem ? -1 : qint64(disk.available);
    return situation;
}

Async<void> sendToOwner(const Watched& watched, const QList<Alert>& alerts)
{
    const QString number = watched.settings.value(u"alerts.phone"_key);
    if (number.isEmpty())
        return core::ready(Result<void>());
    const auto phone = domain::PhoneNumber::parse(number);
    if (!phone)
        return core::ready<void>(Failure(phone.error()));
    const AlertRules rules = alertRulesFrom(watched.settings);
    const QString text = alertMessage(alerts, watched.settings.value(u"business.name"_key),
                                      watched.settings.value(u"business.language"_key), rules.zone);
    for (domain::DeliveryChannel* channel : {watched.counterparts.channel(), watched.counterparts.fallbackChannel()}) {
        if (!channel || watched.pauses.isPaused(channel->name()))
            continue;
        const QString key = u"alert-"_s + watched.clock.now().toString(u"yyyyMMddHHmmss"_s);
        return channel->send({.to = *phone, .text = text, .key = key})
            .then(QtFuture::Launch::Sync,
                  [](const Result<domain::SentMessage>& sent) { return sent.map([](const domain::SentMessage&) {}); });
    }
    return core::ready<void>(core::fail(core::Reason::NoChannelWorks));
}

} // namespace

AlertRules alertRulesFrom(const settings::Settings& settings)
{
    AlertRules rules;
    rules.routerAway = std::chrono::minutes(settings.number(u"alerts.router_minutes"_key));
    rules.paidWaiting = std::chrono::minutes(settings.number(u"alerts.paid_minutes"_key));
    rules.diskFreeBytes = settings.number(u"alerts.disk_free_mb"_key) * mebibyte;
    rules.gap = std::chrono::minutes(settings.number(u"alerts.gap_minutes"_key));
    const QStringList hours = settings.value(u"alerts.quiet_hours"_key).split(u'-');
    if (hours.size() == 2) {
        rules.quietFrom = QTime::fromString(hours[0], u"HH:mm"_s);
        rules.quietUntil = QTime::fromString(hours[1], u"HH:mm"_s);
    }
    const QTimeZone zone(settings.value(u"business.timezone"_key).toUtf8());
    if (zone.isValid())
        rules.zone = zone;
    return rules;
}

Alerts::Sources alertSources(const Watched& watched)
{
    return {.situation = [watched] { return situationOf(watched); },
            .rules = [watched] { return alertRulesFrom(watched.settings); },
            .tell = [watched](const QList<Alert>& alerts) { return sendToOwner(watched, alerts); }};
}

} // namespace loket::engine
