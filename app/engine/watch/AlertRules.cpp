#include "engine/watch/AlertRules.h"

#include <algorithm>
#include <array>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::PhraseId;

namespace {

constexpr std::array kinds{
    std::pair{AlertKind::PaidWaiting, "paid_waiting"},
    std::pair{AlertKind::ChannelPaused, "channel_paused"},
    std::pair{AlertKind::RouterAway, "router_away"},
    std::pair{AlertKind::GatewayTroubled, "gateway_troubled"},
    std::pair{AlertKind::MessageStuck, "message_stuck"},
    std::pair{AlertKind::DiskLow, "disk_low"},
    std::pair{AlertKind::DatabaseTrouble, "database_trouble"},
    std::pair{AlertKind::ClockDoubtful, "clock_doubtful"},
    std::pair{AlertKind::PaymentRefused, "payment_refused"},
    std::pair{AlertKind::WebhooksRefused, "webhooks_refused"},
    std::pair{AlertKind::Chargeback, "chargeback"},
    std::pair{AlertKind::SettingsTrouble, "settings_trouble"},
    std::pair{AlertKind::BackupFailing, "backup_failing"},
    std::pair{AlertKind::RouterChanged, "router_changed"},
    std::pair{AlertKind::LedgerCopied, "ledger_copied"},
    std::pair{AlertKind::UsersLost, "users_lost"},
};

constexpr int linesInAMessage = 10;

bool stands(const QList<Alert>& alerts, AlertKind kind)
{
    return std::any_of(alerts.begin(), alerts.end(), [kind](const Alert& alert) { return alert.kind == kind; });
}

core::Phrase titleOf(const Alert& alert)
{
    switch (alert.kind) {
    case AlertKind::PaidWaiting:
        return {PhraseId::AlertPaidWaiting};
    case AlertKind::ChannelPaused:
        return {PhraseId::AlertChannelPaused, {alert.subject}};
    case AlertKind::RouterAway:
        return {PhraseId::AlertRouterAway, {alert.subject}};
    case AlertKind::GatewayTroubled:
        return {PhraseId::AlertGatewayTroubled, {alert.subject}};
    case AlertKind::MessageStuck:
        return {PhraseId::AlertMessageStuck};
    case AlertKind::DiskLow:
        return {PhraseId::AlertDiskLow};
    case AlertKind::DatabaseTrouble:
        return {PhraseId::AlertDatabaseTrouble};
    case AlertKind::ClockDoubtful:
        return {PhraseId::AlertClockDoubtful};
    case AlertKind::PaymentRefused:
        return {PhraseId::AlertPaymentRefused};
    case AlertKind::WebhooksRefused:
        return {PhraseId::AlertWebhooksRefused, {alert.subject}};
    case AlertKind::Chargeback:
        return {PhraseId::AlertChargeback};
    case AlertKind::SettingsTrouble:
        return {PhraseId::AlertSettingsTrouble};
    case AlertKind::BackupFailing:
        return {PhraseId::AlertBackupFailing};
    case AlertKind::RouterChanged:
        return {PhraseId::AlertRouterChanged, {alert.subject}};
    case AlertKind::LedgerCopied:
        return {PhraseId::AlertLedgerCopied, {alert.subject}};
    case AlertKind::UsersLost:
        return {PhraseId::AlertUsersLost, {alert.subject}};
    }
    return {};
}

} // namespace

QString toString(AlertKind kind)
{
    for (const auto& [value, name] : kinds) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<AlertKind> alertKindFromString(QStringView name)
{
    for (const auto& [value, text] : kinds) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

QList<Alert> alertsIn(const Situation& situation, const AlertRules& rules, const QList<Alert>& standing)
{
    QList<Alert> alerts;
    const auto longEnough = [&](const QDateTime& since, std::chrono::minutes limit) {
        return since.isValid() && since.addSecs(std::chrono::seconds(limit).count()) <= situation.now;
    };
    for (const RouterState& router : situation.routers) {
        if (router.reach == RouterState::Reach::Away && longEnough(router.since, rules.routerAway))
            alerts += {.kind = AlertKind::RouterAway,
                       .subject = router.name,
                       .why = core::phraseOf(router.problem),
                       .since = router.since};
    }
    for (const ChannelState& channel : situation.channels) {
        if (channel.condition == ChannelState::Condition::Paused)
            alerts += {.kind = AlertKind::ChannelPaused,
                       .subject = channel.name,
                       .why = core::phraseOf(channel.problem),
                       .since = channel.since};
    }
    for (const sales::GatewayTrouble& gateway : situation.gateways) {
        // What does not resolve itself is reported at once: meanwhile nobody can pay, and no payment is noticed.
        if (!core::isRetryable(gateway.error.kind) || longEnough(gateway.since, rules.gatewayAway))
            alerts += {.kind = AlertKind::GatewayTroubled,
                       .subject = gateway.gateway,
                       .why = core::phraseOf(gateway.error),
                       .since = gateway.since};
    }
    if (situation.paidWaiting > 0 && longEnough(situation.oldestPaid, rules.paidWaiting))
        alerts += {.kind = AlertKind::PaidWaiting,
                   .why = {PhraseId::OrdersWaiting, {QString::number(situation.paidWaiting)}},
                   .since = situation.oldestPaid};
    if (situation.stuckMessages > 0 && longEnough(situation.oldestStuck, rules.messageStuck))
        alerts += {.kind = AlertKind::MessageStuck,
                   .why = {PhraseId::MessagesNotSent, {QString::number(situation.stuckMessages)}},
                   .since = situation.oldestStuck};
    const auto toReview = [&alerts](AlertKind kind, int count, const QDateTime& oldest) {
        if (count > 0)
            alerts += {.kind = kind, .why = {PhraseId::OrdersToReview, {QString::number(count)}}, .since = oldest};
    };
    toReview(AlertKind::PaymentRefused, situation.refusedPayments, situation.oldestRefused);
    toReview(AlertKind::Chargeback, situation.chargebacks, situation.oldestChargeback);
    // It clears only at a fifth above the limit.
    const qint64 enough =
        stands(standing, AlertKind::DiskLow) ? rules.diskFreeBytes + rules.diskFreeBytes / 5 : rules.diskFreeBytes;
    if (situation.freeBytes >= 0 && situation.freeBytes < enough)
        alerts += {.kind = AlertKind::DiskLow,
                   .why = {PhraseId::MegabytesFree, {QString::number(situation.freeBytes / (1024 * 1024))}},
                   .since = situation.now};
    alerts += situation.troubles;
    if (!situation.databaseProblem.isEmpty())
        alerts += {.kind = AlertKind::DatabaseTrouble, .why = situation.databaseProblem, .since = situation.now};
    return alerts;
}

bool isQuiet(const AlertRules& rules, const QDateTime& now)
{
    if (!rules.quietFrom.isValid() || !rules.quietUntil.isValid() || rules.quietFrom == rules.quietUntil)
        return false;
    const QTime time = now.toTimeZone(rules.zone).time();
    if (rules.quietFrom < rules.quietUntil)
        return time >= rules.quietFrom && time < rules.quietUntil;
    return time >= rules.quietFrom || time < rules.quietUntil;
}

QString alertMessage(const QList<Alert>& alerts, const QString& business, const QString& language,
                     const QTimeZone& zone)
{
    const QString spoken = language == u"en" ? u"en"_s : u"id"_s;
    const auto said = [&spoken](const core::Phrase& phrase) { return core::wordsOf(phrase, spoken); };
    QStringList lines{said({PhraseId::AlertHeading, {business}}).replace(u" *"_s, u"*"_s)};
    for (const Alert& alert : alerts.mid(0, linesInAMessage)) {
        QString line = u"- "_s + said(titleOf(alert));
        if (const QString why = said(alert.why); !why.isEmpty())
            line += u" ("_s + why + u')';
        line += said({PhraseId::AlertSince, {alert.since.toTimeZone(zone).toString(u"dd/MM HH:mm"_s)}});
        lines += line;
    }
    if (alerts.size() > linesInAMessage)
        lines += said({PhraseId::AlertsMore, {QString::number(alerts.size() - linesInAMessage)}});
    return lines.join(u'\n');
}

} // namespace loket::engine
