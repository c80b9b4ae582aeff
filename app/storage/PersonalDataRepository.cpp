#include "storage/PersonalDataRepository.h"

#include "domain/CustomerTraces.h"

#include <array>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using domain::CustomerTraces;

namespace {

// An undelivered message is sent again by itself for so long (sales::messageLife).
constexpr qint64 messageLifeSeconds = 24LL * 60 * 60;

// Nothing will happen to it any more by itself (an imported order never moves), and nobody has to look at it. One value
// to bind: the moment after which an undelivered message is still tried. The index of the states is no help here:
// nearly all orders are in these.
constexpr auto isOver =
    "(+p.status IN ('completed', 'failed', 'expired', 'cancelled', 'refunded') OR (p.status = 'pending' AND "
    "p.imported_from <> '')) AND p.needs_review = 0 AND "
    "p.message_unconfirmed <> 1 AND (p.delivery_status <> 'queued' OR p.imported_from <> '') AND NOT (p.status = "
    "'completed' AND "
    "p.delivery_status IN ('failed', 'error') AND coalesce(p.message_first_try_at, '') > ?) AND "
    "NOT EXISTS (SELECT 1 FROM jobs j WHERE j.purchase_id = p.id AND j.state <> 'dead') AND "
    "NOT EXISTS (SELECT 1 FROM counter_sales s JOIN shifts h ON h.id IN (s.shift_id, s.void_shift_id, "
    "s.refund_shift_id) WHERE s.purchase_id = p.id AND h.closed_at = '') AND "
    "NOT (p.status IN ('failed', 'expired', 'cancelled') AND EXISTS (SELECT 1 FROM vouchers v WHERE "
    "v.purchase_id = p.id AND v.looked_after = 1 AND v.status NOT IN ('removed', 'discarded')))";

QDateTime messagesEndedBefore(const QDateTime& now)
{
    return now.addSecs(-messageLifeSeconds);
}

Result<void> addIds(Statement& statement, QList<qint64>& ids)
{
    LOKET_TRY(statement.run());
    while (statement.next()) {
        if (const qint64 id = statement.integer(0); !ids.contains(id))
            ids += id;
    }
    return {};
}

// A text that others than the customer have written: `rows` says in which rows of its table, "?" being the order's id.
struct Place
{
    const char* table;
    const char* column;
    const char* rows;
};

// The drawers an order's money went into or out of; stands for $DRAWERS.
const QString drawers =
    u"(SELECT h.id FROM counter_sales s JOIN shifts h ON h.id IN (s.shift_id, s.void_shift_id, s.refund_shift_id) "
    "WHERE s.purchase_id = ?)"_s;

constexpr std::array ownTexts{
    Place{"voucher_purchases", "failure_reason", "id = ?"},
    Place{"voucher_purchases", "failure_because", "id = ?"},
    Place{"voucher_purchases", "description", "id = ?"},
    Place{"voucher_purchases", "payment_url", "id = ?"},
    Place{"voucher_delivery_logs", "error_message", "purchase_id = ?"},
    Place{"voucher_delivery_logs", "because", "purchase_id = ?"},
    Place{"jobs", "error", "purchase_id = ? AND state = 'dead'"},
    Place{"jobs", "because", "purchase_id = ? AND state = 'dead'"},
    Place{"audit_log", "detail", "purchase_id = ?"},
    Place{"counter_sales", "void_reason", "purchase_id = ?"},
};

// What is written about a drawer or a channel may be about this customer, and is about others too.
constexpr std::array drawerTexts{
    Place{"cash_movements", "reason", "shift_id IN $DRAWERS"},
    Place{"shifts", "note", "id IN $DRAWERS"},
    Place{"audit_log", "detail",
          "purchase_id IS NULL AND action IN ('shift.cash_in', 'shift.cash_out') AND at >= (SELECT min(opened_at) FROM "
          "shifts WHERE id IN $DRAWERS) AND at <= (SELECT max(closed_at) FROM shifts WHERE id IN $DRAWERS)"},
};

// Said about its messages: while they were sent, and by receipts in the days after.
constexpr std::array channelTexts{
    Place{"audit_log", "detail",
          "purchase_id IS NULL AND action = 'channel.paused' AND at >= (SELECT min(created_at) FROM "
          "voucher_delivery_logs WHERE purchase_id = ?) AND at <= (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', "
          "max(created_at), '+2 days') FROM voucher_delivery_logs WHERE purchase_id = ?)"},
    Place{"alerts", "reason",
          "raised_at >= (SELECT min(created_at) FROM voucher_delivery_logs WHERE purchase_id = ?) AND raised_at <= "
          "(SELECT strftime('%Y-%m-%dT%H:%M:%fZ', max(created_at), '+2 days') FROM voucher_delivery_logs WHERE "
          "purchase_id = ?)"},
    Place{"alerts", "because",
          "raised_at >= (SELECT min(created_at) FROM voucher_delivery_logs WHERE purchase_id = ?) AND raised_at <= "
          "(SELECT strftime('%Y-%m-%dT%H:%M:%fZ', max(created_at), '+2 days') FROM voucher_delivery_logs WHERE "
          "purchase_id = ?)"},
};

Result<void> takeOut(Transaction& transaction, const Place& place, qint64 id, const QList<CustomerTraces>& traces)
{
    const QString rows = QString::fromLatin1(place.rows).replace(u"$DRAWERS"_s, drawers);
    Statement found = transaction.statement(u"SELECT rowid, %1 FROM %2 WHERE %1 <> '' AND %3"_s.arg(
        QLatin1StringView(place.column), QLatin1StringView(place.table), rows));
    for (qsizetype i = rows.count(u'?'); i > 0; --i)
        found.bind(id);
    LOKET_TRY(found.run());
    QList<std::pair<qint64, QString>> changed;
    while (found.next()) {
        const QString before = found.text(1);
        QString left = before;
        for (const CustomerTraces& customer : traces)
            left = customer.takenOutOfStored(left);
        if (left != before)
            changed += {found.integer(0), left};
    }
    for (const auto& [row, left] : changed) {
        Statement written = transaction.statement(u"UPDATE %1 SET %2 = ? WHERE rowid = ?"_s.arg(
            QLatin1StringView(place.table), QLatin1StringView(place.column)));
        LOKET_TRY(written.bind(left, row).run());
    }
    return {};
}

Result<void> runFor(Transaction& transaction, const char* sql, qint64 id)
{
    Statement statement = transaction.statement(sql);
    return statement.bind(id).run();
}

} // namespace

Result<QList<qint64>> PersonalDataRepository::due(const Age& age, const QDateTime& now, int limit) const
{
    QList<qint64> ids;
    Statement wanted = m_database.statement(
        u"SELECT p.id FROM voucher_purchases p WHERE p.forget_wanted = 1 AND p.forgotten_at IS NULL AND %1 ORDER BY p.id LIMIT ?"_s
            .arg(QLatin1StringView(isOver)));
    wanted.bind(messagesEndedBefore(now), limit);
    LOKET_TRY(addIds(wanted, ids));
    const auto old = [&](const QDateTime& before, const QString& from) -> Result<void> {
        if (!before.isValid() || ids.size() >= limit)
            return {};
        Statement statement = m_database.statement(from.arg(QLatin1StringView(isOver)));
        statement.bind(before, before, messagesEndedBefore(now), limit - int(ids.size()));
        return addIds(statement, ids);
    };
    // By the index that has only what is not forgotten yet: the planner would take the one of the states.
    LOKET_TRY(old(age.unpaid, u"SELECT p.id FROM voucher_purchases p INDEXED BY voucher_purchases_unpaid WHERE "
                              "p.forgotten_at IS NULL AND p.paid_at IS NULL AND p.status IN ('failed', 'expired', "
                              "'cancelled') AND p.updated_at < ? AND p.created_at < ? AND %1 ORDER BY p.updated_at "
                              "LIMIT ?"_s));
    // What was last changed before then was ordered before then.
    LOKET_TRY(old(age.all, u"SELECT p.id FROM voucher_purchases p INDEXED BY voucher_purchases_remembered WHERE "
                           "p.forgotten_at IS NULL AND p.created_at < ? AND p.updated_at < ? AND %1 ORDER BY "
                           "p.created_at LIMIT ?"_s));
    return ids;
}

Result<QList<PersonalDataRepository::CustomerOrder>> PersonalDataRepository::ordersOf(const domain::PhoneNumber& phone,
                                                                                      const QDateTime& now) const
{
    // Other programs and old versions wrote numbers as they were typed: what is not only digits is read and compared.
    const QStringList written = domain::spellings(phone);
    Statement statement = m_database.statement(
        u"SELECT p.id, %1, p.forget_wanted, p.customer_phone FROM voucher_purchases p WHERE p.customer_phone <> '' AND "
        "p.forgotten_at IS NULL AND p.id IN (SELECT id FROM voucher_purchases WHERE customer_phone <> '' AND "
        "customer_phone IN (%2) UNION SELECT id FROM voucher_purchases WHERE customer_phone GLOB "
        "'*[^0-9]*') ORDER BY p.id"_s.arg(QLatin1StringView(isOver), QStringList(written.size(), u"?"_s).join(u',')));
    statement.bind(messagesEndedBefore(now));
    for (const QString& spelling : written)
        statement.bind(spelling);
    LOKET_TRY(statement.run());
    QList<CustomerOrder> orders;
    while (statement.next()) {
        const QString stored = statement.text(3);
        const auto parsed = domain::PhoneNumber::parse(stored);
        if (written.contains(stored) || (parsed && *parsed == phone))
            orders += {
                .id = statement.integer(0), .isOver = statement.integer(1) != 0, .isWanted = statement.integer(2) != 0};
    }
    return orders;
}

Result<void> PersonalDataRepository::want(Transaction& transaction, qint64 id) const
{
    transaction.touched(ChangeKind::Purchase, id);
    return runFor(transaction, "UPDATE voucher_purchases SET forget_wanted = 1 WHERE id = ?", id);
}

Result<bool> PersonalDataRepository::forget(Transaction& transaction, qint64 id, const QDateTime& now) const
{
    Statement found =
        m_database.statement(u"SELECT p.customer_name, p.customer_phone FROM voucher_purchases p "
                             "WHERE p.id = ? AND p.forgotten_at IS NULL AND %1"_s.arg(QLatin1StringView(isOver)));
    LOKET_TRY(found.bind(id, messagesEndedBefore(now)).run());
    if (!found.next())
        return false;
    const QString name = found.text(0);
    QStringList phones{found.text(1)};
    Statement attempts = m_database.statement("SELECT DISTINCT phone FROM voucher_delivery_logs WHERE purchase_id = ?");
    LOKET_TRY(attempts.bind(id).run());
    const qsizetype none = phones.size();
    while (attempts.next()) {
        if (!phones.contains(attempts.text(0)))
            phones += attempts.text(0);
    }
    const bool hasAttempts = phones.size() > none || !phones.first().isEmpty();
    // One word is the name of many people: in a text about others too, the whole name or the number.
    QList<CustomerTraces> own;
    QList<CustomerTraces> shared;
    for (const QString& phone : std::as_const(phones)) {
        own += CustomerTraces(name, phone);
        shared += CustomerTraces(name, phone, CustomerTraces::Name::Whole);
    }
    for (const Place& place : ownTexts)
        LOKET_TRY(takeOut(transaction, place, id, own));
    for (const Place& place : drawerTexts)
        LOKET_TRY(takeOut(transaction, place, id, shared));
    if (hasAttempts) {
        for (const Place& place : channelTexts)
            LOKET_TRY(takeOut(transaction, place, id, shared));
    }
    for (const char* sql : {"UPDATE voucher_delivery_logs SET phone = '', vendor_message_id = '' WHERE purchase_id = ?",
                            "UPDATE payment_events SET raw_body = NULL WHERE raw_body IS NOT NULL AND purchase_id = ?",
                            "UPDATE payment_pages SET pay_code = '', qr_string = '' WHERE purchase_id = ?"})
        LOKET_TRY(runFor(transaction, sql, id));
    Statement order = transaction.statement("UPDATE voucher_purchases SET customer_name = ?, customer_phone = '', "
                                            "idempotency_key = NULL, forgotten_at = ? WHERE id = ?");
    LOKET_TRY(order.bind(domain::isUnnamed(name) ? name : QString(), now, id).run());
    transaction.touched(ChangeKind::Purchase, id);
    return true;
}

} // namespace loket::storage
