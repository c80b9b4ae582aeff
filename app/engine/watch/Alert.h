// Something that needs the operator's attention, for as long as it lasts. Plain values, safe to pass between threads.
#pragma once

#include "core/Phrases.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace loket::engine {

enum class AlertKind {
    PaidWaiting,     // paid, but the vouchers are not made yet
    ChannelPaused,   // subject: the channel
    RouterAway,      // subject: the router
    GatewayTroubled, // subject: the payment gateway
    MessageStuck,    // messages to customers wait or have long had no answer
    DiskLow,
    DatabaseTrouble,
    ClockDoubtful,
    PaymentRefused,  // money came that did not fit its order, and nobody has looked at it yet
    WebhooksRefused, // subject: the payment gateway; several in a row
    Chargeback,      // the bank took a payment back, and nobody has looked at it yet
    SettingsTrouble, // loket.ini cannot be read: the last good settings apply
    BackupFailing,   // copies of the database fail, one after the other
    RouterChanged,   // subject: the router; another device than before is at its address, or one twice
    LedgerCopied,    // subject: the router; a copy of this ledger is used there too
    UsersLost,       // subject: the router; vouchers that should be there are not, more than a handful
};

// "paid_waiting", "router_away"...: in the database, the API and events.
QString toString(AlertKind kind);
std::optional<AlertKind> alertKindFromString(QStringView name);

struct Alert
{
    AlertKind kind = AlertKind::PaidWaiting;
    QString subject;  // empty where there is only one
    core::Phrase why; // details: an error, a count; may be empty
    QDateTime since;
    bool told = false; // the operator was notified or messaged

    [[nodiscard]] bool isAbout(const Alert& other) const { return kind == other.kind && subject == other.subject; }
    bool operator==(const Alert&) const = default;
};

} // namespace loket::engine

Q_DECLARE_METATYPE(loket::engine::Alert)
