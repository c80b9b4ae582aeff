#include "storage/EventRepositories.h"

#include "core/Reasons.h"

#include <QJsonDocument>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

Result<bool> PaymentEventRepository::insert(Transaction& transaction, const domain::PaymentEvent& event,
                                            qint64 purchaseId, const QString& source, const QDateTime& now) const
{
    Statement statement =
        transaction.statement("INSERT INTO payment_events (gateway, event_key, purchase_id, state, amount, reference, "
                              "source, raw_body, received_at) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (gateway, event_key) DO NOTHING");
    statement.bind(event.gateway, event.eventKey, purchaseId, domain::toString(event.state), event.amount,
                   event.reference, source, event.rawBody, now);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.changedRows() == 1;
}

Result<QDateTime> PaymentEventRepository::lastSaidPaid(const Database& database, qint64 purchaseId) const
{
    Statement statement =
        database.statement("SELECT max(received_at) FROM payment_events WHERE purchase_id = ? AND state = 'paid'");
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return Failure(done.error());
    return statement.next() && !statement.isNull(0) ? statement.time(0) : QDateTime();
}

Result<void> DeliveryLogRepository::insert(Transaction& transaction, const DeliveryAttempt& attempt) const
{
    Statement statement = transaction.statement(
        "INSERT INTO voucher_delivery_logs (purchase_id, phone, status, error_message, error_kind, channel, "
        "vendor_message_id, duration_ms, maybe_duplicate, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(attempt.purchaseId, attempt.phone, attempt.status, attempt.errorMessage, attempt.errorKind,
                   attempt.channel, attempt.vendorMessageId, qint64(attempt.duration.count()), attempt.maybeDuplicate,
                   attempt.createdAt);
    transaction.touched(ChangeKind::DeliveryLog, attempt.purchaseId);
    return statement.run();
}

Result<KnownMessage> DeliveryLogRepository::find(const Database& database, const QString& channel,
                                                 const QString& vendorMessageId) const
{
    Statement statement = database.statement(
        "SELECT l.purchase_id, NOT EXISTS (SELECT 1 FROM voucher_delivery_logs n WHERE n.purchase_id = l.purchase_id "
        "AND n.status = 'sent' AND n.id > l.id), l.created_at FROM voucher_delivery_logs l WHERE l.channel = ? AND "
        "l.vendor_message_id = ? ORDER BY l.id DESC LIMIT 1");
    if (const auto done = statement.bind(channel, vendorMessageId).run(); !done)
        return Failure(done.error());
    if (vendorMessageId.isEmpty() || !statement.next())
        return core::fail(core::Reason::MessageUnknown);
    return KnownMessage{
        .purchaseId = statement.integer(0), .sentAt = statement.time(2), .isNewest = statement.integer(1) != 0};
}

Result<void> AuditRepository::insert(Transaction& transaction, const QString& actor, const QString& action,
                                     std::optional<qint64> purchaseId, const QJsonObject& detail,
                                     const QDateTime& now) const
{
    Statement statement =
        transaction.statement("INSERT INTO audit_log (at, actor, action, purchase_id, detail) VALUES (?, ?, ?, ?, ?)");
    statement.bind(now, actor, action, purchaseId ? QVariant(*purchaseId) : QVariant(),
                   detail.isEmpty() ? u""_s : QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact)));
    transaction.touched(ChangeKind::Audit, purchaseId.value_or(0));
    return statement.run();
}

Result<QDateTime> AuditRepository::newest(const Database& database) const
{
    Statement statement = database.statement("SELECT at FROM audit_log ORDER BY id DESC LIMIT 1");
    if (const auto done = statement.run(); !done)
        return core::Failure(done.error());
    return statement.next() ? statement.time(0) : QDateTime();
}

Result<bool> AuditRepository::has(const Database& database, const QString& action, qint64 purchaseId,
                                  const QJsonObject& detail) const
{
    Statement statement = database.statement(
        "SELECT EXISTS (SELECT 1 FROM audit_log WHERE purchase_id = ? AND action = ? AND detail = ?)");
    const QString text = QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact));
    if (const auto done = statement.bind(purchaseId, action, text).run(); !done)
        return Failure(done.error());
    return statement.next() && statement.integer(0) == 1;
}

} // namespace loket::storage
