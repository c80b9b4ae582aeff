#include "storage/ReadModels.h"

#include "core/Clock.h"
#include "core/Reasons.h"
#include "storage/AttemptRow.h"
#include "storage/Conditions.h"
#include "storage/JobRepository.h"
#include "storage/PurchaseRow.h"
#include "storage/SearchIndex.h"
#include "storage/VoucherRepository.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using domain::Purchase;

namespace {

// Of an order that has been read.
QString attentionOfOne()
{
    return u"(status = 'voucher_generation_failed' OR (status = 'completed' AND delivery_status IN ('failed', "
           "'error') AND +forgotten_at IS NULL AND +message_dismissed = 0) OR needs_review = 1 OR "
           "message_unconfirmed = 1 OR (status = 'completed' AND delivery_status = 'queued' AND EXISTS (SELECT 1 FROM "
           "jobs j WHERE j.purchase_id = voucher_purchases.id AND j.kind = 'deliver_vouchers' AND j.state <> 'dead' "
           "AND "
           "j.state = 'queued' AND j.error_kind = 'waits_for_channel')))"_s;
}

// The same for all orders, each case by an index: those that need attention are few.
QString attention()
{
    return u"id IN (SELECT a.id FROM voucher_purchases a WHERE a.status = 'voucher_generation_failed' "
           "UNION ALL SELECT a.id FROM voucher_purchases a WHERE +a.status = 'completed' AND a.delivery_status IN "
           "('failed', 'error') AND +a.forgotten_at IS NULL AND +a.message_dismissed = 0 "
           "UNION ALL SELECT a.id FROM voucher_purchases a WHERE a.needs_review = 1 "
           "UNION ALL SELECT a.id FROM voucher_purchases a WHERE a.message_unconfirmed > 0 AND a.message_unconfirmed = "
           "1 UNION ALL SELECT a.id FROM jobs j JOIN voucher_purchases a ON a.id = j.purchase_id WHERE j.kind = "
           "'deliver_vouchers' AND j.state = 'queued' AND j.error_kind = 'waits_for_channel' AND +a.status = "
           "'completed' AND +a.delivery_status = 'queued')"_s;
}

Conditions whereOf(const PurchaseFilter& filter)
{
    Conditions where;
    where.oneOf(u"status"_s, filter.statuses);
    where.oneOf(u"delivery_status"_s, filter.deliveryStatuses);
    if (filter.imported || filter.needsAttention)
        where.add(filter.imported.value_or(false) ? u"imported_from <> ''"_s : u"+imported_from = ''"_s);
    if (filter.needsAttention && filter.imported.value_or(false))
        where.add(u"(status = 'voucher_generation_failed' OR needs_review = 1)"_s);
    else if (filter.needsAttention)
        where.add(filter.ids.isEmpty() ? attention() : attentionOfOne());
    where.oneOf(u"id"_s, filter.ids);
    where.since(u"created_at"_s, filter.from, filter.until);
    where.since(u"paid_at"_s, filter.paidFrom, filter.paidUntil);
    if (!filter.paidWithin.isEmpty()) {
        QJsonArray spans;
        for (const auto& [from, until] : filter.paidWithin)
            spans += QJsonArray{core::toIso(from), core::toIso(until)};
        // One index search for each span; as many as there are weeks in the years.
        where.add(u"id IN (SELECT q.id FROM json_each(?) w JOIN voucher_purchases q ON q.paid_at >= "
                  "json_extract(w.value, '$[0]') AND q.paid_at < json_extract(w.value, '$[1]'))"_s,
                  {QString::fromUtf8(QJsonDocument(spans).toJson(QJsonDocument::Compact))});
    }
    where.since(u"refunded_at"_s, filter.refundedFrom, filter.refundedUntil);
    const auto exactly = [&where](const char* condition, const std::optional<QString>& value) {
        if (value)
            where.add(QString::fromLatin1(condition), {*value});
    };
    exactly("voucher_package = ?", filter.packageId);
    exactly("channel = ?", filter.channel);
    exactly("cashier = ?", filter.cashier);
    exactly("router = ?", filter.router);
    exactly("payment_gateway = ?", filter.gateway);
    if (const domain::TypedSearch typed = domain::typedSearch(filter.search); !typed.isEmpty()) {
        const SearchPatterns like(typed);
        where.add(
            u"(invoice_id LIKE ? ESCAPE '\\' OR (imported_number <> '' AND imported_number LIKE ? ESCAPE '\\') OR "
            "customer_name LIKE ? ESCAPE '\\' OR customer_phone LIKE ? "
            "ESCAPE '\\' OR voucher_package = ? OR EXISTS (SELECT 1 FROM vouchers v WHERE v.purchase_id = "
            "voucher_purchases.id AND (v.device_mac LIKE ? ESCAPE '\\' OR %1)))"_s.arg(like.isCode(u"v.username"_s)),
            QVariantList{like.code, like.code, like.words, like.phone, typed.words, like.device} + like.codes);
    }
    return where;
}

// What is looked for among all orders; few of them are compared at once.
std::optional<domain::TypedSearch> searchOf(const PurchaseFilter& filter)
{
    domain::TypedSearch typed = domain::typedSearch(filter.search);
    return typed.isEmpty() || !filter.ids.isEmpty() ? std::nullopt : std::optional(std::move(typed));
}

// "voucher_purchases", and the condition for one part of the orders.
QString within(const SearchSpan& span, Conditions& where)
{
    if (!span.ids) {
        where.since(u"id"_s, span.first, span.end);
        return u"voucher_purchases"_s;
    }
    where.amongIds(u"id"_s, *span.ids);
    return u"voucher_purchases NOT INDEXED"_s; // the ids are few
}

// Questions of each part of the orders in which the search may find something, newest first, until `isEnough`.
Result<void> search(const Database& database, const domain::TypedSearch& typed, qint64 before,
                    const std::function<Result<bool>(const SearchSpan& span)>& isEnough)
{
    LOKET_TRY_VALUE(SearchSpans spans, SearchSpans::begin(database, typed, before));
    while (true) {
        LOKET_TRY_VALUE(const auto span, spans.next());
        if (!span)
            return {};
        if (span->ids && span->ids->isEmpty())
            continue;
        LOKET_TRY_VALUE(const bool enough, isEnough(*span));
        if (enough)
            return {};
    }
}

Conditions whereOf(const DeliveryFilter& filter)
{
    Conditions where;
    if (filter.purchaseId)
        where.add(u"l.purchase_id = ?"_s, {*filter.purchaseId});
    if (!filter.status.isEmpty())
        where.add(u"l.status = ?"_s, {filter.status});
    return where;
}

// The newest first; to be bound to `where` and then to the page's limit and offset.
QString limited(Conditions& where, const PageRequest& page, const QString& idColumn)
{
    if (page.before > 0)
        where.add(idColumn + u" < ?"_s, {page.before});
    return where.sql() + u" ORDER BY "_s + idColumn + u" DESC LIMIT ? OFFSET ?"_s;
}

void bindPage(Statement& statement, const Conditions& where, const PageRequest& page)
{
    where.bind(statement);
    statement.bind(page.limit, page.offset);
}

Result<qint64> counted(Statement& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    return statement.next() ? statement.integer(0) : 0;
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
    QList<Purchase> purchases;
    const auto read = [&](Statement& statement) -> Result<void> {
        LOKET_TRY(statement.run());
        while (statement.next())
            purchases += readPurchase(statement);
        return {};
    };
    const Conditions all = whereOf(filter);
    const QString columns = QString::fromLatin1(purchaseColumns);
    const auto typed = searchOf(filter);
    if (!typed) {
        Conditions where = all;
        const QString rest = limited(where, page, u"id"_s);
        Statement statement = m_database.statement(u"SELECT %1 FROM voucher_purchases"_s.arg(columns) + rest);
        bindPage(statement, where, page);
        LOKET_TRY(read(statement));
        return purchases;
    }
    const qint64 wanted = page.offset + page.limit;
    const auto done = search(m_database, *typed, page.before, [&](const SearchSpan& span) -> Result<bool> {
        Conditions where = all;
        const QString table = within(span, where);
        Statement statement = m_database.statement(u"SELECT %1 FROM %2"_s.arg(columns, table) + where.sql() +
                                                   u" ORDER BY id DESC LIMIT ?"_s);
        where.bind(statement);
        LOKET_TRY(read(statement.bind(wanted - purchases.size())));
        return purchases.size() >= wanted;
    });
    if (!done)
        return Failure(done.error());
    return purchases.mid(page.offset);
}

Result<qint64> ReadModels::countPurchases(const PurchaseFilter& filter) const
{
    const Conditions all = whereOf(filter);
    // Kept up to date with every sale: a million rows need not be counted.
    Conditions onlyStatuses;
    onlyStatuses.oneOf(u"status"_s, filter.statuses);
    if (all.sql() == onlyStatuses.sql()) {
        Statement total =
            m_database.statement(u"SELECT coalesce(sum(count), 0) FROM purchase_totals"_s + onlyStatuses.sql());
        onlyStatuses.bind(total);
        return counted(total);
    }
    const auto countIn = [&](const QString& table, const Conditions& where) {
        Statement statement = m_database.statement(u"SELECT count(*) FROM "_s + table + where.sql());
        where.bind(statement);
        return counted(statement);
    };
    const auto typed = searchOf(filter);
    if (!typed)
        return countIn(u"voucher_purchases"_s, all);
    qint64 count = 0;
    const auto done = search(m_database, *typed, 0, [&](const SearchSpan& span) -> Result<bool> {
        Conditions where = all;
        const QString table = within(span, where);
        LOKET_TRY_VALUE(const qint64 found, countIn(table, where));
        count += found;
        return false;
    });
    if (!done)
        return Failure(done.error());
    return count;
}

Result<QList<qint64>> ReadModels::purchaseIds(const PurchaseFilter& filter) const
{
    const Conditions all = whereOf(filter);
    const auto idsIn = [&](const QString& table, const Conditions& where) {
        Statement statement = m_database.statement(u"SELECT id FROM "_s + table + where.sql() + u" ORDER BY id"_s);
        where.bind(statement);
        return statement.integers();
    };
    if (all.isEmpty()) { // from an index, which is a small part of the table, and as good as sorted
        Statement statement =
            m_database.statement("SELECT id FROM voucher_purchases INDEXED BY voucher_purchases_by_status");
        LOKET_TRY_VALUE(QList<qint64> ids, statement.integers());
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    const auto typed = searchOf(filter);
    if (!typed)
        return idsIn(u"voucher_purchases"_s, all);
    QList<QList<qint64>> parts; // newest first
    const auto done = search(m_database, *typed, 0, [&](const SearchSpan& span) -> Result<bool> {
        Conditions where = all;
        const QString table = within(span, where);
        LOKET_TRY_VALUE(parts.emplaceBack(), idsIn(table, where));
        return false;
    });
    if (!done)
        return Failure(done.error());
    QList<qint64> ids;
    for (auto part = parts.crbegin(); part != parts.crend(); ++part)
        ids += *part;
    return ids;
}

Result<QList<DeliveryRow>> ReadModels::deliveries(const DeliveryFilter& filter, const PageRequest& page) const
{
    Conditions where = whereOf(filter);
    const QString sql = u"SELECT %1, p.customer_name, p.voucher_package FROM voucher_delivery_logs l "
                        "JOIN voucher_purchases p ON p.id = l.purchase_id"_s.arg(attemptColumns) +
                        limited(where, page, u"l.id"_s);
    Statement statement = m_database.statement(sql);
    bindPage(statement, where, page);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<DeliveryRow> rows;
    while (statement.next())
        rows += {readAttempt(statement), statement.text(attemptColumnCount), statement.text(attemptColumnCount + 1)};
    return rows;
}

Result<QHash<qint64, DeliveryAttempt>> ReadModels::lastAttempts(const QList<qint64>& purchaseIds) const
{
    QHash<qint64, DeliveryAttempt> attempts;
    if (purchaseIds.isEmpty())
        return attempts;
    Statement statement = m_database.statement(
        u"SELECT %1 FROM voucher_delivery_logs l WHERE l.id IN (SELECT max(id) FROM "
        u"voucher_delivery_logs WHERE purchase_id IN (%2) "
        "GROUP BY purchase_id)"_s.arg(attemptColumns, QStringList(purchaseIds.size(), u"?"_s).join(u',')));
    for (const qint64 id : purchaseIds)
        statement.bind(id);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<qint64> taken;
    while (statement.next()) {
        const DeliveryAttempt attempt = readAttempt(statement);
        attempts.insert(attempt.purchaseId, attempt);
        if (attempt.status == u"sent")
            taken += attempt.purchaseId;
    }
    LOKET_TRY(addReceipts(taken, attempts));
    return attempts;
}

// Refused after it was taken: the reason came with the receipt.
Result<void> ReadModels::addReceipts(const QList<qint64>& purchaseIds, QHash<qint64, DeliveryAttempt>& attempts) const
{
    if (purchaseIds.isEmpty())
        return {};
    Statement statement = m_database.statement(
        u"SELECT a.purchase_id, a.at, a.detail FROM audit_log a WHERE a.id IN (SELECT max(id) FROM "
        "audit_log WHERE +action = 'message.failed' AND "_s +
        Conditions::inList(u"purchase_id"_s, purchaseIds.size()) + u" GROUP BY purchase_id)"_s);
    for (const qint64 id : purchaseIds)
        statement.bind(id);
    LOKET_TRY(statement.run());
    while (statement.next()) {
        DeliveryAttempt& attempt = attempts[statement.integer(0)];
        if (statement.time(1) >= attempt.createdAt)
            addReceipt(attempt, QJsonDocument::fromJson(statement.text(2).toUtf8()).object());
    }
    return {};
}

Result<QSet<qint64>> ReadModels::waitingForChannel(const QList<qint64>& purchaseIds) const
{
    QSet<qint64> waiting;
    if (purchaseIds.isEmpty())
        return waiting;
    Statement statement = m_database.statement(
        u"SELECT purchase_id FROM jobs WHERE kind = 'deliver_vouchers' AND state = 'queued' AND error_kind = ? AND "_s +
        Conditions::inList(u"purchase_id"_s, purchaseIds.size()));
    statement.bind(waitsForChannel);
    for (const qint64 id : purchaseIds)
        statement.bind(id);
    const auto found = statement.integers();
    if (!found)
        return Failure(found.error());
    return QSet<qint64>(found->begin(), found->end());
}

Result<qint64> ReadModels::countWaitingForChannel() const
{
    Statement statement = m_database.statement(
        "SELECT count(*) FROM jobs WHERE kind = 'deliver_vouchers' AND state = 'queued' AND error_kind = ?");
    return counted(statement.bind(waitsForChannel));
}

Result<QList<AuditRow>> ReadModels::audit(const AuditFilter& filter, const PageRequest& page) const
{
    Conditions where;
    if (const domain::TypedSearch typed = domain::typedSearch(filter.search); !typed.isEmpty()) {
        const SearchPatterns like(typed);
        where.add(u"(a.actor LIKE ? ESCAPE '\\' OR a.action LIKE ? ESCAPE '\\' OR p.invoice_id LIKE ? ESCAPE '\\')"_s,
                  {like.words, like.words, like.code});
    }
    where.since(u"a.at"_s, filter.from, filter.until);
    Statement statement = m_database.statement(
        u"SELECT a.id, a.purchase_id, p.invoice_id, a.at, a.actor, a.action, a.detail FROM audit_log a "
        "LEFT JOIN voucher_purchases p ON p.id = a.purchase_id"_s +
        limited(where, page, u"a.id"_s));
    bindPage(statement, where, page);
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
    if (!filter.purchaseId) { // kept with every attempt
        Statement total =
            m_database.statement("SELECT coalesce(sum(attempts), 0) FROM report_attempts WHERE ? = '' OR status = ?");
        return counted(total.bind(filter.status, filter.status));
    }
    const Conditions where = whereOf(filter);
    Statement statement = m_database.statement(u"SELECT count(*) FROM voucher_delivery_logs l"_s + where.sql());
    where.bind(statement);
    return counted(statement);
}

Result<QList<StoppedPurchase>> ReadModels::stopped(const PageRequest& page) const
{
    const auto purchases =
        this->purchases({.statuses = {domain::PurchaseStatus::VoucherGenerationFailed}, .imported = false}, page);
    if (!purchases)
        return Failure(purchases.error());
    QList<StoppedPurchase> stopped;
    for (const Purchase& purchase : *purchases) {
        Statement statement = m_database.statement(
            "SELECT coalesce(max(attempts), 0) FROM jobs WHERE (purchase_id = ? AND kind = 'issue_vouchers' AND "
            "state <> 'dead') OR (purchase_id = ? AND kind = 'issue_vouchers' AND state = 'dead')");
        statement.bind(purchase.id, purchase.id);
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
        return core::fail(core::Reason::PurchaseUnknown);
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

    Statement attempts = m_database.statement(
        u"SELECT %1 FROM voucher_delivery_logs l WHERE l.purchase_id = ? ORDER BY l.id"_s.arg(attemptColumns));
    if (const auto done = attempts.bind(purchaseId).run(); !done)
        return Failure(done.error());
    while (attempts.next())
        story.deliveries += readAttempt(attempts);
    if (story.deliveries.isEmpty() || story.deliveries.last().status != u"sent")
        return story;
    const auto refusal = std::find_if(story.lines.rbegin(), story.lines.rend(),
                                      [](const StoryLine& line) { return line.action == u"message.failed"; });
    if (refusal != story.lines.rend() && refusal->at >= story.deliveries.last().createdAt)
        addReceipt(story.deliveries.last(), refusal->detail);
    return story;
}

} // namespace loket::storage
