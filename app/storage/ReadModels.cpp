#include "storage/ReadModels.h"

#include "core/Clock.h"
#include "storage/PurchaseRow.h"
#include "storage/VoucherRepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using domain::Purchase;

namespace {

struct Where
{
    QStringList conditions;
    QVariantList values;

    [[nodiscard]] QString sql() const
    {
        return conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
    }
    void apply(Statement& statement) const
    {
        for (const QVariant& value : values)
            statement.bind(value);
    }
};

QString escapedForLike(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
}

template <class Status>
void restrictTo(Where& where, const QString& column, const QList<Status>& statuses)
{
    if (statuses.isEmpty())
        return;
    where.conditions += column + u" IN ("_s + QStringList(statuses.size(), u"?"_s).join(u',') + u')';
    for (const Status status : statuses)
        where.values += domain::toString(status);
}

Where whereOf(const PurchaseFilter& filter)
{
    Where where;
    restrictTo(where, u"status"_s, filter.statuses);
    restrictTo(where, u"delivery_status"_s, filter.deliveryStatuses);
    if (filter.needsAttention)
        where.conditions +=
            u"(status = 'voucher_generation_failed' OR (status = 'completed' AND delivery_status IN ('failed', "
            "'error')) OR needs_review = 1)"_s;
    if (!filter.ids.isEmpty()) {
        where.conditions += u"id IN ("_s + QStringList(filter.ids.size(), u"?"_s).join(u',') + u')';
        for (const qint64 id : filter.ids)
            where.values += id;
    }
    const auto moment = [&where](const char* condition, const QDateTime& time) {
        if (!time.isValid())
            return;
        where.conditions += QString::fromLatin1(condition);
        where.values += time;
    };
    moment("created_at >= ?", filter.from);
    moment("created_at < ?", filter.until);
    moment("paid_at >= ?", filter.paidFrom);
    moment("paid_at < ?", filter.paidUntil);
    if (!filter.paidWithin.isEmpty()) {
        QJsonArray spans;
        for (const auto& [from, until] : filter.paidWithin)
            spans += QJsonArray{core::toIso(from), core::toIso(until)};
        // One index search for each span; as many as the years have weeks.
        where.conditions += u"id IN (SELECT q.id FROM json_each(?) w JOIN voucher_purchases q ON q.paid_at >= "
                            "json_extract(w.value, '$[0]') AND q.paid_at < json_extract(w.value, '$[1]'))"_s;
        where.values += QString::fromUtf8(QJsonDocument(spans).toJson(QJsonDocument::Compact));
    }
    moment("refunded_at >= ?", filter.refundedFrom);
    moment("refunded_at < ?", filter.refundedUntil);
    const auto exactly = [&where](const char* condition, const std::optional<QString>& value) {
        if (!value)
            return;
        where.conditions += QString::fromLatin1(condition);
        where.values += *value;
    };
    exactly("voucher_package = ?", filter.packageId);
    exactly("channel = ?", filter.channel);
    exactly("cashier = ?", filter.cashier);
    exactly("router = ?", filter.router);
    exactly("payment_gateway = ?", filter.gateway);
    if (const QString words = filter.search.trimmed(); !words.isEmpty()) {
        where.conditions +=
            u"(invoice_id LIKE ? ESCAPE '\\' OR customer_name LIKE ? ESCAPE '\\' OR customer_phone LIKE ? "
            "ESCAPE '\\' OR voucher_package = ? OR EXISTS (SELECT 1 FROM vouchers v WHERE v.purchase_id = "
            "voucher_purchases.id AND (v.username LIKE ? ESCAPE '\\' OR v.device_mac LIKE ? ESCAPE '\\')))"_s;
        const QString pattern = u'%' + escapedForLike(words) + u'%';
        // People type 0812..., stored is 62812...: match on what both have in common.
        const QString phone =
            words.startsWith(u'0') && words.size() > 3 ? u'%' + escapedForLike(words.sliced(1)) + u'%' : pattern;
        where.values += {pattern, pattern, phone, words, pattern, pattern};
    }
    return where;
}

Where whereOf(const DeliveryFilter& filter)
{
    Where where;
    if (filter.purchaseId) {
        where.conditions += u"l.purchase_id = ?"_s;
        where.values += *filter.purchaseId;
    }
    if (!filter.status.isEmpty()) {
        where.conditions += u"l.status = ?"_s;
        where.values += filter.status;
    }
    return where;
}

QString limited(Where& where, const PageRequest& page, const QString& idColumn)
{
    if (page.before > 0) {
        where.conditions += idColumn + u" < ?"_s;
        where.values += page.before;
    }
    const QString sql = where.sql() + u" ORDER BY "_s + idColumn + u" DESC LIMIT ? OFFSET ?"_s;
    where.values += page.limit;
    where.values += page.offset;
    return sql;
}

Result<qint64> counted(Statement& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.next() ? statement.integer(0) : 0;
}

constexpr auto attemptColumns = "l.id, l.purchase_id, l.phone, l.status, l.error_message, l.error_kind, l.channel, "
                                "l.vendor_message_id, l.duration_ms, l.maybe_duplicate, l.created_at";

DeliveryAttempt readAttempt(const Statement& row)
{
    return {.id = row.integer(0),
            .purchaseId = row.integer(1),
            .phone = row.text(2),
            .status = row.text(3),
            .errorMessage = row.text(4),
            .errorKind = row.text(5),
            .channel = row.text(6),
            .vendorMessageId = row.text(7),
            .duration = std::chrono::milliseconds(row.integer(8)),
            .maybeDuplicate = row.integer(9) != 0,
            .createdAt = row.time(10)};
}

} // namespace

qint64 Statistics::count(domain::PurchaseStatus status) const
{
    for (const auto& [which, number] : byStatus) {
        if (which == status)
            return number;
    }
    return 0;
}

Result<QList<Purchase>> ReadModels::purchases(const PurchaseFilter& filter, const PageRequest& page) const
{
    Where where = whereOf(filter);
    const QString sql =
        u"SELECT %1 FROM voucher_purchases"_s.arg(QLatin1StringView(purchaseColumns)) + limited(where, page, u"id"_s);
    Statement statement = m_database.statement(sql);
    where.apply(statement);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<Purchase> purchases;
    while (statement.next())
        purchases += readPurchase(statement);
    return purchases;
}

Result<qint64> ReadModels::countPurchases(const PurchaseFilter& filter) const
{
    const Where where = whereOf(filter);
    if (where.conditions.isEmpty()) { // kept beside the facts: a million rows need not be counted
        Statement total = m_database.statement("SELECT coalesce(sum(count), 0) FROM purchase_totals");
        return counted(total);
    }
    Statement statement = m_database.statement(u"SELECT count(*) FROM voucher_purchases"_s + where.sql());
    where.apply(statement);
    return counted(statement);
}

Result<QList<qint64>> ReadModels::purchaseIds(const PurchaseFilter& filter) const
{
    const Where where = whereOf(filter);
    Statement statement = m_database.statement(u"SELECT id FROM voucher_purchases"_s + where.sql() + u" ORDER BY id"_s);
    where.apply(statement);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<qint64> ids;
    while (statement.next())
        ids += statement.integer(0);
    return ids;
}

Result<QList<DeliveryRow>> ReadModels::deliveries(const DeliveryFilter& filter, const PageRequest& page) const
{
    Where where = whereOf(filter);
    const QString sql = u"SELECT %1, p.customer_name, p.voucher_package FROM voucher_delivery_logs l "
                        "JOIN voucher_purchases p ON p.id = l.purchase_id"_s.arg(QLatin1StringView(attemptColumns)) +
                        limited(where, page, u"l.id"_s);
    Statement statement = m_database.statement(sql);
    where.apply(statement);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<DeliveryRow> rows;
    while (statement.next())
        rows += {readAttempt(statement), statement.text(11), statement.text(12)};
    return rows;
}

Result<QHash<qint64, DeliveryAttempt>> ReadModels::lastAttempts(const QList<qint64>& purchaseIds) const
{
    QHash<qint64, DeliveryAttempt> attempts;
    if (purchaseIds.isEmpty())
        return attempts;
    Statement statement =
        m_database.statement(u"SELECT %1 FROM voucher_delivery_logs l WHERE l.id IN (SELECT max(id) FROM "
                             u"voucher_delivery_logs WHERE purchase_id IN (%2) "
                             "GROUP BY purchase_id)"_s.arg(QLatin1StringView(attemptColumns),
                                                           QStringList(purchaseIds.size(), u"?"_s).join(u',')));
    for (const qint64 id : purchaseIds)
        statement.bind(id);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    while (statement.next()) {
        const DeliveryAttempt attempt = readAttempt(statement);
        attempts.insert(attempt.purchaseId, attempt);
    }
    return attempts;
}

Result<QList<AuditRow>> ReadModels::audit(const AuditFilter& filter, const PageRequest& page) const
{
    Where where;
    if (const QString words = filter.search.trimmed(); !words.isEmpty()) {
        where.conditions +=
            u"(a.actor LIKE ? ESCAPE '\\' OR a.action LIKE ? ESCAPE '\\' OR p.invoice_id LIKE ? ESCAPE '\\')"_s;
        const QString pattern = u'%' + escapedForLike(words) + u'%';
        where.values += {pattern, pattern, pattern};
    }
    if (filter.from.isValid()) {
        where.conditions += u"a.at >= ?"_s;
        where.values += filter.from;
    }
    if (filter.until.isValid()) {
        where.conditions += u"a.at < ?"_s;
        where.values += filter.until;
    }
    Statement statement = m_database.statement(
        u"SELECT a.id, a.purchase_id, p.invoice_id, a.at, a.actor, a.action, a.detail FROM audit_log a "
        "LEFT JOIN voucher_purchases p ON p.id = a.purchase_id"_s +
        limited(where, page, u"a.id"_s));
    where.apply(statement);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<AuditRow> rows;
    while (statement.next()) {
        rows += {.id = statement.integer(0),
                 .purchaseId = statement.integer(1),
                 .invoiceId = statement.text(2),
                 .line = {statement.time(3), statement.text(4), statement.text(5),
                          QJsonDocument::fromJson(statement.text(6).toUtf8()).object()}};
    }
    return rows;
}

Result<qint64> ReadModels::countDeliveries(const DeliveryFilter& filter) const
{
    const Where where = whereOf(filter);
    Statement statement = m_database.statement(u"SELECT count(*) FROM voucher_delivery_logs l"_s + where.sql());
    where.apply(statement);
    return counted(statement);
}

Result<QList<StoppedPurchase>> ReadModels::stopped(const PageRequest& page) const
{
    const auto purchases = this->purchases({.statuses = {domain::PurchaseStatus::VoucherGenerationFailed}}, page);
    if (!purchases)
        return Failure(purchases.error());
    QList<StoppedPurchase> stopped;
    for (const Purchase& purchase : *purchases) {
        Statement statement = m_database.statement(
            "SELECT coalesce(max(attempts), 0) FROM jobs WHERE purchase_id = ? AND kind = 'issue_vouchers'");
        statement.bind(purchase.id);
        const auto attempts = counted(statement);
        if (!attempts)
            return Failure(attempts.error());
        stopped += {purchase, int(*attempts)};
    }
    return stopped;
}

Result<Statistics> ReadModels::statistics() const
{
    Statistics statistics;
    Statement totals = m_database.statement("SELECT status, count, amount FROM purchase_totals");
    if (const auto done = totals.run(); !done)
        return Failure(done.error());
    while (totals.next()) {
        const auto status = domain::purchaseStatusFromString(totals.text(0));
        if (!status)
            continue;
        statistics.totalPurchases += totals.integer(1);
        statistics.byStatus += {*status, totals.integer(1)};
        if (domain::isPaid(*status))
            statistics.totalRevenue += totals.integer(2);
    }
    Statement deliveries = m_database.statement("SELECT status, count FROM delivery_totals");
    if (const auto done = deliveries.run(); !done)
        return Failure(done.error());
    while (deliveries.next()) {
        if (const auto status = domain::deliveryStatusFromString(deliveries.text(0)))
            statistics.byDelivery += {*status, deliveries.integer(1)};
    }
    return statistics;
}

Result<Story> ReadModels::story(qint64 purchaseId) const
{
    Statement found = m_database.statement(
        u"SELECT %1 FROM voucher_purchases WHERE id = ?"_s.arg(QLatin1StringView(purchaseColumns)));
    if (const auto done = found.bind(purchaseId).run(); !done)
        return Failure(done.error());
    if (!found.next())
        return core::fail(core::ErrorKind::NotFound, u"there is no such purchase"_s);
    Story story{.purchase = readPurchase(found)};

    auto vouchers = VoucherRepository(m_database).ofPurchase(purchaseId);
    if (!vouchers)
        return Failure(vouchers.error());
    story.vouchers = std::move(*vouchers);

    Statement lines =
        m_database.statement("SELECT at, actor, action, detail FROM audit_log WHERE purchase_id = ? ORDER BY id");
    if (const auto done = lines.bind(purchaseId).run(); !done)
        return Failure(done.error());
    while (lines.next())
        story.lines +=
            {lines.time(0), lines.text(1), lines.text(2), QJsonDocument::fromJson(lines.text(3).toUtf8()).object()};

    Statement attempts =
        m_database.statement(u"SELECT %1 FROM voucher_delivery_logs l WHERE l.purchase_id = ? ORDER BY l.id"_s.arg(
            QLatin1StringView(attemptColumns)));
    if (const auto done = attempts.bind(purchaseId).run(); !done)
        return Failure(done.error());
    while (attempts.next())
        story.deliveries += readAttempt(attempts);
    return story;
}

} // namespace loket::storage
