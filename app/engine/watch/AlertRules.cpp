#include "engine/watch/AlertRules.h"

#include <algorithm>
#include <array>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kinds{
    std::pair{AlertKind::PaidWaiting, "paid_waiting"},
    std::pair{AlertKind::ChannelPaused, "channel_paused"},
    std::pair{AlertKind::RouterAway, "router_away"},
    std::pair{AlertKind::GatewayTroubled, "gateway_troubled"},
    std::pair{AlertKind::DiskLow, "disk_low"},
    std::pair{AlertKind::DatabaseTrouble, "database_trouble"},
    std::pair{AlertKind::ClockDoubtful, "clock_doubtful"},
    std::pair{AlertKind::SettingsTrouble, "settings_trouble"},
    std::pair{AlertKind::BackupFailing, "backup_failing"},
    std::pair{AlertKind::LedgerCopied, "ledger_copied"},
    std::pair{AlertKind::RouterChanged, "router_changed"},
};

constexpr int linesInAMessage = 10;

bool stands(const QList<Alert>& alerts, AlertKind kind)
{
    return std::any_of(alerts.begin(), alerts.end(), [kind](const Alert& alert) { return alert.kind == kind; });
}

QString titleOf(const Alert& alert, bool indonesian)
{
    switch (alert.kind) {
    case AlertKind::PaidWaiting:
        return indonesian ? u"Pesanan sudah dibayar, voucher belum jadi"_s : u"Paid orders wait for their vouchers"_s;
    case AlertKind::ChannelPaused:
        return (indonesian ? u"Pengiriman pesan dijeda: %1"_s : u"Messages are paused: %1"_s).arg(alert.subject);
    case AlertKind::RouterAway:
        return (indonesian ? u"Router tidak terjangkau: %1"_s : u"Router away: %1"_s).arg(alert.subject);
    case AlertKind::GatewayTroubled:
        return (indonesian ? u"Gateway pembayaran bermasalah: %1"_s : u"Payment gateway in trouble: %1"_s)
            .arg(alert.subject);
    case AlertKind::DiskLow:
        return indonesian ? u"Disk hampir penuh"_s : u"The disk is nearly full"_s;
    case AlertKind::DatabaseTrouble:
        return indonesian ? u"Basis data bermasalah"_s : u"The database has a problem"_s;
    case AlertKind::ClockDoubtful:
        return indonesian ? u"Jam komputer meragukan"_s : u"The computer's clock is doubtful"_s;
    case AlertKind::SettingsTrouble:
        return indonesian ? u"Berkas pengaturan tidak terbaca"_s : u"The settings file cannot be read"_s;
    case AlertKind::BackupFailing:
        return indonesian ? u"Salinan cadangan gagal dibuat"_s : u"Backups fail"_s;
    case AlertKind::LedgerCopied:
        return (indonesian ? u"Salinan Loket lain memakai router %1"_s : u"A copy of this Loket uses the router %1"_s)
            .arg(alert.subject);
    case AlertKind::RouterChanged:
        return (indonesian ? u"Perangkat lain menjawab di alamat router %1"_s
                           : u"Another device answers at the address of router %1"_s)
            .arg(alert.subject);
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
                       .reason = router.problem.detail,
                       .since = router.since};
    }
    for (const ChannelState& channel : situation.channels) {
        if (channel.condition == ChannelState::Condition::Paused)
            alerts += {.kind = AlertKind::ChannelPaused,
                       .subject = channel.name,
                       .reason = channel.problem,
                       .since = channel.since};
    }
    for (const sales::GatewayTrouble& gateway : situation.gateways) {
        // What does not pass by itself is told at once: meanwhile nobody can pay, and nobody's payment is noticed.
        if (!core::isRetryable(gateway.error.kind) || longEnough(gateway.since, rules.gatewayAway))
            alerts += {.kind = AlertKind::GatewayTroubled,
                       .subject = gateway.gateway,
                       .reason = gateway.error.detail,
                       .since = gateway.since};
    }
    if (situation.paidWaiting > 0 && longEnough(situation.oldestPaid, rules.paidWaiting))
        alerts += {.kind = AlertKind::PaidWaiting,
                   .reason = u"%1 waiting"_s.arg(situation.paidWaiting),
                   .since = situation.oldestPaid};
    // It clears only with a fifth more than the limit.
    const qint64 enough =
        stands(standing, AlertKind::DiskLow) ? rules.diskFreeBytes + rules.diskFreeBytes / 5 : rules.diskFreeBytes;
    if (situation.freeBytes >= 0 && situation.freeBytes < enough)
        alerts += {.kind = AlertKind::DiskLow,
                   .reason = u"%1 MB free"_s.arg(situation.freeBytes / (1024 * 1024)),
                   .since = situation.now};
    alerts += situation.troubles;
    if (!situation.databaseProblem.isEmpty())
        alerts += {.kind = AlertKind::DatabaseTrouble, .reason = situation.databaseProblem, .since = situation.now};
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
    const bool indonesian = language != u"en"_s;
    QStringList lines{(indonesian ? u"*Loket %1* perlu perhatian:"_s : u"*Loket %1* wants your eye:"_s)
                          .arg(business)
                          .replace(u" *"_s, u"*"_s)};
    for (const Alert& alert : alerts.mid(0, linesInAMessage)) {
        QString line = u"- "_s + titleOf(alert, indonesian);
        if (!alert.reason.isEmpty())
            line += u" ("_s + alert.reason + u')';
        line += (indonesian ? u", sejak %1"_s : u", since %1"_s)
                    .arg(alert.since.toTimeZone(zone).toString(u"dd/MM HH:mm"_s));
        lines += line;
    }
    if (alerts.size() > linesInAMessage)
        lines += (indonesian ? u"... dan %1 lagi"_s : u"... and %1 more"_s).arg(alerts.size() - linesInAMessage);
    return lines.join(u'\n');
}

} // namespace loket::engine
