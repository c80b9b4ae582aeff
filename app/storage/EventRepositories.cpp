#include "storage/EventRepositories.h"

#include "core/Reasons.h"

#include <QJsonDocument>

#include <algorithm>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

Result<bool> PaymentEventRepository::insert(Transaction& transaction, const domain::PaymentEvent& event,
                                            qint64 purchaseId, const QString& source, const QDateTime& now) const
{
    Statement statement =
        transaction.statement("INSERT INTO payment_events (gateway, event_key, purchase_id, state, amount, reference, "
                              "source, raw_body, received_at, surplus) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (gateway, event_key) DO NOTHING");
    // A partial refund proves no payment where none is recorded: it is a state of its own here.
    const bool isPart = domain::isPart(event);
    statement.bind(event.gateway, event.eventKey, purchaseId,
                   isPart ? domain::toString(event.remark) : domain::toString(event.state), event.amount,
                   event.reference, source, event.rawBody, now, event.surplus);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.changedRows() == 1;
}

Result<PaymentEventRepository::Said> PaymentEventRepository::said(const Database& database, qint64 purchaseId) const
{
    Statement statement = database.statement(
        "SELECT max(CASE WHEN state = 'paid' THEN received_at END), "
        "max(CASE WHEN state IN ('refunded', 'partial_refund', 'partial_chargeback') THEN received_at END), "
        "max(CASE WHEN source = 'webhook' THEN received_at END) FROM payment_events WHERE purchase_id = ?");
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return Failure(done.error());
    Said said;
    if (!statement.next())
        return said;
    const auto time = [&](int column) { return statement.isNull(column) ? QDateTime() : statement.time(column); };
    return Said{time(0), time(1), time(2)};
}

Result<bool> PaymentEventRepository::toldSurplus(const Database& database, qint64 purchaseId,
                                                 core::Rupiah surplus) const
{
    Statement statement = database.statement(
        "SELECT EXISTS (SELECT 1 FROM payment_events WHERE purchase_id = ? AND surplus = ? AND surplus > 0)");
    if (const auto done = statement.bind(purchaseId, surplus).run(); !done)
        return Failure(done.error());
    return statement.next() && statement.integer(0) == 1;
}

Result<std::optional<core::Rupiah>> PartRefundRepository::book(Transaction& transaction, qint64 purchaseId,
                                                               domain::PaymentRemark kind, core::Rupiah total,
                                                               const QDateTime& now) const
{
    Statement known =
        transaction.statement("SELECT coalesce(max(total), -1) FROM part_refunds WHERE purchase_id = ? AND kind = ?");
    if (const auto done = known.bind(purchaseId, domain::toString(kind)).run(); !done)
        return Failure(done.error());
    const core::Rupiah before = known.next() ? known.integer(0) : -1;
    if (total <= before)
        return std::optional<core::Rupiah>();
    const core::Rupiah part = total - std::max<core::Rupiah>(0, before);
    Statement insert =
        transaction.statement("INSERT INTO part_refunds (purchase_id, kind, amount, total, at) VALUES (?, ?, ?, ?, ?)");
    insert.bind(purchaseId, domain::toString(kind), part, total, now);
    if (const auto done = insert.run(); !done)
        return Failure(done.error());
    transaction.touched(ChangeKind::Purchase, purchaseId);
    return std::optional(part);
}

Result<core::Rupiah> PartRefundRepository::sumOf(const Database& database, qint64 purchaseId) const
{
    Statement statement = database.statement("SELECT coalesce(sum(amount), 0) FROM part_refunds WHERE purchase_id = ?");
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return Failure(done.error());
    return statement.next() ? statement.integer(0) : 0;
}

Result<void> DeliveryLogRepository::insert(Transaction& transaction, const DeliveryAttempt& attempt) const
{
    Statement statement = transaction.statement(
        "INSERT INTO voucher_delivery_logs (purchase_id, phone, status, error_message, error_kind, channel, "
        "vendor_message_id, duration_ms, maybe_duplicate, created_at, because) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(attempt.purchaseId, attempt.phone, attempt.status, attempt.errorMessage, attempt.errorKind,
                   attempt.channel, attempt.vendorMessageId, qint64(attempt.duration.count()), attempt.maybeDuplicate,
                   attempt.createdAt, attempt.because);
    transaction.touched(ChangeKind::DeliveryLog, attempt.purchaseId);
    return statement.run();
}

Result<KnownMessage> DeliveryLogRepository::find(const Database& database, const QString& channel,
                                                 const QString& vendorMessageId) const
{
    Statement statement = database.statement(
        "SELECT l.purchase_id, NOT EXISTS (SELECT 1 FROM voucher_delivery_logs n WHERE n.purchase_id = l.purchase_id "
        "AND n.status = 'sent' AND n.id > l.id), l.id FROM voucher_delivery_logs l WHERE l.channel = ? AND "
        "l.vendor_message_id = ? ORDER BY l.id DESC LIMIT 1");
    if (const auto done = statement.bind(channel, vendorMessageId).run(); !done)
        return Failure(done.error());
    if (vendorMessageId.isEmpty() || !statement.next())
        return core::fail(core::Reason::MessageUnknown);
    return KnownMessage{
        .id = statement.integer(2), .purchaseId = statement.integer(0), .isNewest = statement.integer(1) != 0};
}

Result<qint64> DeliveryLogRepository::lastId(const Database& database) const
{
    Statement statement = database.statement("SELECT max(id) FROM voucher_delivery_logs");
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.next() && !statement.isNull(0) ? statement.integer(0) : 0;
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
