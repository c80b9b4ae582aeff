#include "storage/LogModels.h"

#include "storage/AttemptRow.h"
#include "storage/Conditions.h"
#include "storage/PurchaseRow.h"

#include <QJsonDocument>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

Result<qint64> newestOf(const Database& database, const QString& table)
{
    Statement statement = database.statement(u"SELECT coalesce(max(id), 0) FROM "_s + table);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.next() ? statement.integer(0) : 0;
}

Result<LogIds> idsOf(const Database& database, const QString& from, const Conditions& conditions, qint64 upTo)
{
    Statement statement = database.statement(u"SELECT l.id FROM "_s + from + conditions.sql() + u" ORDER BY l.id"_s);
    conditions.bind(statement);
    return statement.integers().map([upTo](QList<qint64> ids) { return LogIds{.ids = std::move(ids), .upTo = upTo}; });
}

Conditions idsBetween(qint64 after, qint64 upTo)
{
    Conditions conditions;
    conditions.add(u"l.id > ? AND l.id <= ?"_s, {after, upTo});
    return conditions;
}

Result<void> runFor(Statement& statement, const QList<qint64>& ids)
{
    for (const qint64 id : ids)
        statement.bind(id);
    return statement.run();
}

} // namespace

Result<LogIds> LogModels::auditIds(const AuditQuery& query, qint64 after) const
{
    const auto newest = newestOf(m_database, u"audit_log"_s);
    if (!newest)
        return Failure(newest.error());
    Conditions conditions = idsBetween(after, *newest);
    conditions.since(u"l.at"_s, query.from, query.until);
    if (!query.actor.isEmpty())
        conditions.add(u"l.actor = ?"_s, {query.actor});
    if (!query.families.isEmpty()) {
        QStringList parts;
        QVariantList values;
        for (const QString& family : query.families) {
            parts += u"(l.action >= ? AND l.action < ?)"_s;
            values += {family + u'.', family + u'/'}; // '/' comes right after '.'
        }
        conditions.add((query.otherFamilies ? u"NOT ("_s : u"("_s) + parts.join(u" OR "_s) + u')', values);
    }
    QString from = u"audit_log l"_s;
    if (const domain::TypedSearch typed = domain::typedSearch(query.search); !typed.isEmpty()) {
        from += u" LEFT JOIN voucher_purchases p ON p.id = l.purchase_id"_s;
        const SearchPatterns like(typed);
        QString condition =
            u"(l.actor LIKE ? ESCAPE '\\' OR l.action LIKE ? ESCAPE '\\' OR p.invoice_id LIKE ? "
            "ESCAPE '\\' OR p.customer_name LIKE ? ESCAPE '\\' OR p.customer_phone LIKE ? ESCAPE '\\'"_s;
        QVariantList values{like.words, like.words, like.code, like.words, like.phone};
        if (!query.searchedActions.isEmpty()) {
            condition += u" OR "_s + Conditions::inList(u"l.action"_s, query.searchedActions.size());
            for (const QString& action : query.searchedActions)
                values += action;
        }
        conditions.add(condition + u')', values);
    }
    return idsOf(m_database, from, conditions, *newest);
}

Result<QList<AuditEntry>> LogModels::auditEntries(const QList<qint64>& ids) const
{
    QList<AuditEntry> entries;
    if (ids.isEmpty())
        return entries;
    Statement statement = m_database.statement(
        u"SELECT l.id, l.purchase_id, p.invoice_id, l.at, l.actor, l.action, l.detail, p.customer_name, "
        "p.package_name, p.voucher_quantity, p.amount, p.payment_gateway FROM audit_log l LEFT JOIN "
        "voucher_purchases p ON p.id = l.purchase_id WHERE "_s +
        Conditions::inList(u"l.id"_s, ids.size()) + u" ORDER BY l.id"_s);
    if (const auto done = runFor(statement, ids); !done)
        return Failure(done.error());
    while (statement.next()) {
        AuditEntry entry;
        entry.row = {.id = statement.integer(0),
                     .purchaseId = statement.integer(1),
                     .invoiceId = statement.text(2),
                     .line = {statement.time(3), statement.text(4), statement.text(5),
                              QJsonDocument::fromJson(statement.text(6).toUtf8()).object()}};
        entry.purchase.id = entry.row.purchaseId;
        entry.purchase.invoiceId = entry.row.invoiceId;
        entry.purchase.customerName = statement.text(7);
        entry.purchase.packageName = statement.text(8);
        entry.purchase.quantity = int(statement.integer(9));
        entry.purchase.amount = statement.integer(10);
        entry.purchase.gateway = statement.text(11);
        entries += entry;
    }
    return entries;
}

Result<QStringList> LogModels::actors() const
{
    // Skips from one name to the next in the index: a million lines of five people take five steps.
    Statement statement = m_database.statement(
        "WITH RECURSIVE names (name) AS (SELECT min(actor) FROM audit_log UNION ALL SELECT (SELECT min(actor) FROM "
        "audit_log WHERE actor > name) FROM names WHERE name IS NOT NULL) SELECT name FROM names WHERE name IS NOT "
        "NULL LIMIT 500");
    return statement.texts();
}

Result<LogIds> LogModels::attemptIds(const AttemptQuery& query, qint64 after) const
{
    const auto newest = newestOf(m_database, u"voucher_delivery_logs"_s);
    if (!newest)
        return Failure(newest.error());
    Conditions conditions = idsBetween(after, *newest);
    conditions.since(u"l.created_at"_s, query.from, query.until);
    conditions.oneOf(u"l.status"_s, query.statuses);
    if (!query.channel.isEmpty())
        conditions.add(u"l.channel = ?"_s, {query.channel});
    QString from = u"voucher_delivery_logs l"_s;
    if (const domain::TypedSearch typed = domain::typedSearch(query.search); !typed.isEmpty()) {
        from += u" JOIN voucher_purchases p ON p.id = l.purchase_id"_s;
        const SearchPatterns like(typed);
        conditions.add(u"(p.customer_name LIKE ? ESCAPE '\\' OR l.phone LIKE ? ESCAPE '\\' OR p.invoice_id LIKE ? "
                       "ESCAPE '\\' OR p.package_name LIKE ? ESCAPE '\\' OR l.vendor_message_id LIKE ? ESCAPE '\\' OR "
                       "l.error_message LIKE ? ESCAPE '\\' OR EXISTS (SELECT 1 FROM vouchers v WHERE v.purchase_id = "
                       "l.purchase_id AND (%1)))"_s.arg(like.isCode(u"v.username"_s)),
                       QVariantList{like.words, like.phone, like.code, like.words, like.code, like.words} + like.codes);
    }
    return idsOf(m_database, from, conditions, *newest);
}

Result<QList<AttemptEntry>> LogModels::attemptEntries(const QList<qint64>& ids) const
{
    QList<AttemptEntry> entries;
    if (ids.isEmpty())
        return entries;
    Statement statement = m_database.statement(
        u"SELECT %1, p.customer_name, p.customer_phone, p.package_name, p.invoice_id, p.status, p.delivery_status FROM "
        "voucher_delivery_logs l JOIN voucher_purchases p ON p.id = l.purchase_id WHERE "_s.arg(attemptColumns) +
        Conditions::inList(u"l.id"_s, ids.size()) + u" ORDER BY l.id"_s);
    if (const auto done = runFor(statement, ids); !done)
        return Failure(done.error());
    while (statement.next()) {
        AttemptEntry entry;
        entry.attempt = readAttempt(statement);
        entry.purchase.id = entry.attempt.purchaseId;
        entry.purchase.customerName = statement.text(attemptColumnCount);
        entry.purchase.customerPhone = statement.text(attemptColumnCount + 1);
        entry.purchase.packageName = statement.text(attemptColumnCount + 2);
        entry.purchase.invoiceId = statement.text(attemptColumnCount + 3);
        entry.purchase.status = domain::purchaseStatusFromString(statement.text(attemptColumnCount + 4))
                                    .value_or(domain::PurchaseStatus::Pending);
        entry.purchase.deliveryStatus = domain::deliveryStatusFromString(statement.text(attemptColumnCount + 5))
                                            .value_or(domain::DeliveryStatus::NotRequired);
        entries += entry;
    }
    return entries;
}

Result<QHash<QString, qint64>> LogModels::attemptCounts() const
{
    Statement statement = m_database.statement("SELECT status, sum(attempts) FROM report_attempts GROUP BY status");
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QHash<QString, qint64> counts;
    while (statement.next())
        counts.insert(statement.text(0), statement.integer(1));
    return counts;
}

Result<QList<qint64>> LogModels::undelivered(int limit) const
{
    Statement statement =
        m_database.statement("SELECT id FROM voucher_purchases WHERE delivery_status IN ('failed', 'error') AND status "
                             "= 'completed' AND +message_dismissed = 0 ORDER BY id LIMIT ?");
    return statement.bind(limit).integers();
}

} // namespace loket::storage
