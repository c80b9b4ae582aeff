#include "storage/PurchaseRepository.h"

#include "core/Reasons.h"
#include "storage/PurchaseRow.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::Purchase;

namespace {

Result<void> oneRow(Statement& statement, core::Reason otherwise)
{
    if (const auto done = statement.run(); !done)
        return done;
    if (statement.changedRows() != 1)
        return fail(ErrorKind::Conflict, otherwise);
    return {};
}

// Of a statement for their number and the oldest one's time.
Result<PurchaseRepository::Waiting> waitingIn(Statement& statement)
{
    LOKET_TRY(statement.run());
    PurchaseRepository::Waiting found;
    if (statement.next()) {
        found.count = int(statement.integer(0));
        found.oldest = statement.isNull(1) ? QDateTime() : statement.time(1);
    }
    return found;
}

const char* columnOf(PurchaseRepository::Call call)
{
    return call == PurchaseRepository::Call::Payment ? "payment_call_open" : "message_call_open";
}

} // namespace

Result<Purchase> PurchaseRepository::findWhere(const char* condition, const QVariant& value) const
{
    Statement statement = m_database.statement(u"SELECT %1 FROM voucher_purchases WHERE %2"_s.arg(
        QLatin1StringView(purchaseColumns), QLatin1StringView(condition)));
    if (const auto done = statement.bind(value).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::PurchaseUnknown);
    return readPurchase(statement);
}

Result<Purchase> PurchaseRepository::find(qint64 id) const
{
    return findWhere("id = ?", id);
}

Result<Purchase> PurchaseRepository::findByInvoice(const QString& invoiceId) const
{
    return findWhere("invoice_id = ?", invoiceId);
}

Result<Purchase> PurchaseRepository::findByOldNumber(const QString& number) const
{
    const QString prefix = u"INV-"_s;
    if (number.isEmpty())
        return fail(core::Reason::PurchaseUnknown);
    const QString shorter = number.startsWith(prefix) ? number.sliced(prefix.size()) : number;
    Statement statement = m_database.statement(
        u"SELECT %1 FROM voucher_purchases WHERE imported_number IN (?, ?) AND imported_number <> '' "
        "ORDER BY imported_number = ? DESC, id DESC LIMIT 1"_s.arg(QLatin1StringView(purchaseColumns)));
    LOKET_TRY(statement.bind(number, shorter, number).run());
    if (!statement.next())
        return fail(core::Reason::PurchaseUnknown);
    return readPurchase(statement);
}

Result<Purchase> PurchaseRepository::findByToken(const QString& statusToken) const
{
    return findWhere("status_token = ?", statusToken);
}

Result<Purchase> PurchaseRepository::findByIdempotencyKey(const QString& key) const
{
    return findWhere("idempotency_key = ?", key);
}

Result<void> PurchaseRepository::insert(Transaction& transaction, Purchase& purchase,
                                        const QString& idempotencyKey) const
{
    Statement statement = transaction.statement(
        "INSERT INTO voucher_purchases (invoice_id, status_token, idempotency_key, customer_name, customer_phone, "
        "voucher_package, package_name, voucher_profile, duration_seconds, counts, quota_bytes, voucher_quantity, "
        "amount, "
        "description, status, delivery_status, payment_gateway, payment_method, channel, cashier, router, language, "
        "created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(purchase.invoiceId, purchase.statusToken,
                   idempotencyKey.isEmpty() ? QVariant() : QVariant(idempotencyKey), purchase.customerName,
                   purchase.customerPhone, purchase.packageId, purchase.packageName, purchase.profile,
                   qint64(purchase.duration.count()), domain::toString(purchase.counts), purchase.quotaBytes,
                   purchase.quantity, purchase.amount, purchase.description, domain::toString(purchase.status),
                   domain::toString(purchase.deliveryStatus), purchase.gateway, purchase.method,
                   domain::toString(purchase.channel), purchase.cashier, purchase.router, purchase.language,
                   purchase.createdAt, purchase.createdAt);
    if (const auto done = statement.run(); !done)
        return done;
    purchase.id = statement.insertedId();
    purchase.updatedAt = purchase.createdAt;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::advance(Transaction& transaction, Purchase& purchase, domain::PurchaseEvent event,
                                         const QDateTime& now) const
{
    const auto to = domain::next(purchase.status, event);
    if (!to)
        return fail(core::Reason::PurchaseEvent, {domain::toString(event), domain::toString(purchase.status)});
    const bool paid = event == domain::PurchaseEvent::PaymentConfirmed;
    const bool made = event == domain::PurchaseEvent::VouchersMade;
    const QDateTime paidAt = paid && !purchase.paidAt.isValid() ? now : purchase.paidAt;
    const QDateTime completedAt = made ? now : purchase.completedAt;
    Statement statement = transaction.statement("UPDATE voucher_purchases SET status = ?, updated_at = ?, paid_at = ?, "
                                                "completed_at = ? WHERE id = ? AND status = ?");
    statement.bind(domain::toString(*to), now, paidAt, completedAt, purchase.id, domain::toString(purchase.status));
    if (const auto done = oneRow(statement, core::Reason::PurchaseChanged); !done)
        return done;
    purchase.status = *to;
    purchase.updatedAt = now;
    purchase.paidAt = paidAt;
    purchase.completedAt = completedAt;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::advanceDelivery(Transaction& transaction, Purchase& purchase,
                                                 domain::DeliveryEvent event, const QDateTime& now) const
{
    const auto to = domain::next(purchase.deliveryStatus, event);
    if (!to)
        return fail(core::Reason::DeliveryEvent, {domain::toString(event), domain::toString(purchase.deliveryStatus)});
    Statement statement = transaction.statement(
        "UPDATE voucher_purchases SET delivery_status = ?, updated_at = ? WHERE id = ? AND delivery_status = ?");
    statement.bind(domain::toString(*to), now, purchase.id, domain::toString(purchase.deliveryStatus));
    if (const auto done = oneRow(statement, core::Reason::MessageChanged); !done)
        return done;
    purchase.deliveryStatus = *to;
    purchase.updatedAt = now;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::setFailure(Transaction& transaction, Purchase& purchase, const core::Error& failure,
                                            const QDateTime& now) const
{
    return writeFailure(transaction, purchase, core::toString(failure.kind), failure.detail,
                        core::storedReason(failure), now);
}

Result<void> PurchaseRepository::clearFailure(Transaction& transaction, Purchase& purchase, const QDateTime& now) const
{
    return writeFailure(transaction, purchase, u""_s, u""_s, u""_s, now);
}

Result<void> PurchaseRepository::writeFailure(Transaction& transaction, Purchase& purchase, const QString& kind,
                                              const QString& reason, const QString& because, const QDateTime& now) const
{
    if (purchase.failureKind == kind && purchase.failureReason == reason && purchase.failureBecause == because)
        return {};
    Statement statement = transaction.statement("UPDATE voucher_purchases SET failure_kind = ?, failure_reason = ?, "
                                                "failure_because = ?, updated_at = ? WHERE id = ?");
    statement.bind(kind, reason, because, now, purchase.id);
    if (const auto done = oneRow(statement, core::Reason::PurchaseUnknown); !done)
        return done;
    purchase.failureKind = kind;
    purchase.failureReason = reason;
    purchase.failureBecause = because;
    purchase.updatedAt = now;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::setPayment(Transaction& transaction, Purchase& purchase, const QString& transactionId,
                                            const QString& url, const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE voucher_purchases SET payment_transaction_id = ?, payment_url = ?, updated_at = ? WHERE id = ?");
    statement.bind(transactionId, url, now, purchase.id);
    if (const auto done = oneRow(statement, core::Reason::PurchaseUnknown); !done)
        return done;
    purchase.transactionId = transactionId;
    purchase.paymentUrl = url;
    purchase.updatedAt = now;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::setCashier(Transaction& transaction, Purchase& purchase, const QString& cashier) const
{
    Statement statement = transaction.statement("UPDATE voucher_purchases SET cashier = ? WHERE id = ?");
    statement.bind(cashier, purchase.id);
    if (const auto done = oneRow(statement, core::Reason::PurchaseUnknown); !done)
        return done;
    purchase.cashier = cashier;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::setNeedsReview(Transaction& transaction, Purchase& purchase, bool needsReview,
                                                const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE voucher_purchases SET needs_review = ?, message_unconfirmed = CASE WHEN ? = 0 AND "
        "message_unconfirmed = 1 THEN 2 ELSE message_unconfirmed END, updated_at = ? WHERE id = ?");
    statement.bind(needsReview, needsReview, now, purchase.id);
    if (const auto done = oneRow(statement, core::Reason::PurchaseUnknown); !done)
        return done;
    purchase.needsReview = needsReview;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::dismissMessage(Transaction& transaction, Purchase& purchase,
                                                const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE voucher_purchases SET message_dismissed = 1, updated_at = ? WHERE id = ? AND "
                              "delivery_status IN ('failed', 'error')");
    statement.bind(now, purchase.id);
    if (const auto done = oneRow(statement, core::Reason::MessageChanged); !done)
        return done;
    purchase.messageDismissed = true;
    purchase.updatedAt = now;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::setPhone(Transaction& transaction, Purchase& purchase, const QString& digits,
                                          const QDateTime& now) const
{
    Statement statement = transaction.statement(
        "UPDATE voucher_purchases SET customer_phone = ?, updated_at = ? WHERE id = ? AND forgotten_at IS NULL");
    statement.bind(digits, now, purchase.id);
    if (const auto done = oneRow(statement, core::Reason::PurchaseChanged); !done)
        return done;
    purchase.customerPhone = digits;
    purchase.updatedAt = now;
    transaction.touched(ChangeKind::Purchase, purchase.id);
    return {};
}

Result<void> PurchaseRepository::setCallOpen(Transaction& transaction, qint64 id, Call call, bool open) const
{
    Statement statement(transaction.statement(call == Call::Payment
                                                  ? "UPDATE voucher_purchases SET payment_call_open = ? WHERE id = ?"
                                                  : "UPDATE voucher_purchases SET message_call_open = ? WHERE id = ?"));
    statement.bind(open, id);
    return oneRow(statement, core::Reason::PurchaseUnknown);
}

Result<bool> PurchaseRepository::isCallOpen(qint64 id, Call call) const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM voucher_purchases WHERE id = ?"_s.arg(QLatin1StringView(columnOf(call))));
    if (const auto done = statement.bind(id).run(); !done)
        return Failure(done.error());
    return statement.next() && statement.integer(0) != 0;
}

Result<int> PurchaseRepository::messageDoubts(qint64 id) const
{
    Statement statement = m_database.statement("SELECT message_doubts FROM voucher_purchases WHERE id = ?");
    if (const auto done = statement.bind(id).run(); !done)
        return Failure(done.error());
    return statement.next() ? int(statement.integer(0)) : 0;
}

Result<PurchaseRepository::Waiting> PurchaseRepository::paidWithoutVouchers() const
{
    Statement statement =
        m_database.statement("SELECT count(*), min(paid_at) FROM voucher_purchases "
                             "WHERE status IN ('paid', 'voucher_generation_failed') AND imported_from = ''");
    return waitingIn(statement);
}

Result<PurchaseRepository::Waiting> PurchaseRepository::toReview(const QStringList& actions) const
{
    const QStringList places(actions.size(), u"?"_s);
    Statement statement = m_database.statement(
        u"SELECT count(DISTINCT p.id), min(a.at) FROM voucher_purchases p JOIN audit_log a ON a.purchase_id = p.id "
        "WHERE p.needs_review = 1 AND a.action IN (%1)"_s.arg(places.join(u',')));
    for (const QString& action : actions)
        statement.bind(action);
    return waitingIn(statement);
}

Result<bool> PurchaseRepository::isMessageOnFallback(qint64 id) const
{
    Statement statement = m_database.statement("SELECT message_on_fallback FROM voucher_purchases WHERE id = ?");
    if (const auto done = statement.bind(id).run(); !done)
        return Failure(done.error());
    return statement.next() && statement.integer(0) != 0;
}

Result<void> PurchaseRepository::setMessageOnFallback(Transaction& transaction, qint64 id, bool onFallback) const
{
    Statement statement = transaction.statement("UPDATE voucher_purchases SET message_on_fallback = ? WHERE id = ?");
    return statement.bind(onFallback, id).run();
}

Result<void> PurchaseRepository::setMessageDoubts(Transaction& transaction, qint64 id, int doubts) const
{
    Statement statement = transaction.statement("UPDATE voucher_purchases SET message_doubts = ? WHERE id = ?");
    statement.bind(doubts, id);
    return oneRow(statement, core::Reason::PurchaseUnknown);
}

Result<qint64> PurchaseRepository::lastId() const
{
    Statement statement = m_database.statement("SELECT coalesce(max(id), 0) FROM voucher_purchases");
    if (const auto done = statement.run(); !done)
        return core::Failure(done.error());
    return statement.next() ? statement.integer(0) : 0;
}

Result<QList<qint64>> PurchaseRepository::pendingBefore(const QDateTime& time, int limit) const
{
    Statement statement = m_database.statement("SELECT id FROM voucher_purchases WHERE status = 'pending' AND "
                                               "created_at < ? AND imported_from = '' ORDER BY id LIMIT ?");
    statement.bind(time, limit);
    return statement.integers();
}

Result<QList<qint64>> PurchaseRepository::pendingWithout(const QString& jobKind) const
{
    Statement statement = m_database.statement(
        "SELECT id FROM voucher_purchases p WHERE status = 'pending' AND payment_url <> '' AND imported_from = '' AND "
        "NOT EXISTS "
        "(SELECT 1 FROM jobs j WHERE j.kind = ? AND j.purchase_id = p.id AND j.state <> 'dead') ORDER BY id");
    return statement.bind(jobKind).integers();
}

Result<QList<qint64>> PurchaseRepository::withLeftovers(int limit) const
{
    Statement statement = m_database.statement(
        "SELECT p.id FROM voucher_purchases p WHERE p.status IN ('failed', 'expired', 'cancelled') AND imported_from = "
        "'' AND EXISTS "
        "(SELECT 1 FROM vouchers v WHERE v.purchase_id = p.id AND v.status NOT IN ('removed', 'discarded')) "
        "ORDER BY p.id LIMIT ?");
    statement.bind(limit);
    return statement.integers();
}

Result<QList<qint64>> PurchaseRepository::stoppedVouchers(const QString& router, const QStringList& failureKinds,
                                                          int limit) const
{
    Statement statement = m_database.statement(
        "SELECT id FROM voucher_purchases WHERE status = 'voucher_generation_failed' AND router = ? "
        "AND imported_from = '' AND instr(?, ',' || failure_kind || ',') > 0 ORDER BY id LIMIT ?");
    statement.bind(router, u",%1,"_s.arg(failureKinds.join(u',')), limit);
    return statement.integers();
}

Result<QList<PurchaseRepository::StoppedMessage>>
PurchaseRepository::stoppedMessages(const QStringList& failureKinds, const MessageLimits& limits, int limit) const
{
    Statement statement = m_database.statement(
        "SELECT id, message_tries, message_last_try_at FROM voucher_purchases p WHERE +status = 'completed' AND "
        "+forgotten_at IS NULL AND "
        "delivery_status IN ('error', 'failed') AND +message_dismissed = 0 AND +imported_from = '' AND message_doubts "
        "= 0 AND "
        "message_tries < "
        "? "
        "AND "
        "(message_first_try_at IS NULL OR message_first_try_at > ?) AND instr(?, ',' || (SELECT error_kind FROM "
        "voucher_delivery_logs l WHERE l.purchase_id = p.id ORDER BY l.id DESC LIMIT 1) || ',') > 0 "
        "ORDER BY message_last_try_at, id LIMIT ?");
    statement.bind(limits.tries, limits.firstTriedAfter, u",%1,"_s.arg(failureKinds.join(u',')), limit);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<StoppedMessage> stopped;
    while (statement.next())
        stopped += {.purchaseId = statement.integer(0),
                    .tries = int(statement.integer(1)),
                    .lastTry = statement.isNull(2) ? QDateTime() : statement.time(2)};
    return stopped;
}

Result<PurchaseRepository::Waiting> PurchaseRepository::stuckMessages(const QDateTime& after,
                                                                      const QDateTime& until) const
{
    Statement statement = m_database.statement(
        "SELECT count(*), min(message_first_try_at) FROM voucher_purchases WHERE +status = 'completed' AND "
        "+forgotten_at IS NULL AND +message_dismissed = 0 AND +imported_from = '' AND "
        "delivery_status IN ('queued', 'error') AND message_first_try_at > ? AND (? OR message_first_try_at <= ?)");
    return waitingIn(statement.bind(after, !until.isValid(), until));
}

Result<QList<qint64>> PurchaseRepository::unconfirmedMessages(const QString& channel, const QDateTime& from,
                                                              const QDateTime& until, int limit) const
{
    Statement statement = m_database.statement(
        "SELECT id FROM voucher_purchases p WHERE delivery_status = 'sent' AND message_unconfirmed = 0 AND "
        "+forgotten_at IS NULL AND +imported_from = '' AND "
        "message_last_try_at >= ? AND message_last_try_at <= ? AND status = 'completed' AND "
        "(SELECT l.channel FROM voucher_delivery_logs l WHERE l.purchase_id = p.id AND l.status = 'sent' "
        "ORDER BY l.id DESC LIMIT 1) = ? ORDER BY message_last_try_at LIMIT ?");
    return statement.bind(from, until, channel, limit).integers();
}

Result<void> PurchaseRepository::setMessageUnconfirmed(Transaction& transaction, qint64 id) const
{
    Statement statement = transaction.statement("UPDATE voucher_purchases SET message_unconfirmed = 1 WHERE id = ?");
    transaction.touched(ChangeKind::Purchase, id);
    return statement.bind(id).run();
}

Result<PurchaseRepository::MessageBook> PurchaseRepository::messageBook(qint64 id) const
{
    Statement statement = m_database.statement(
        "SELECT message_tries, message_first_try_at, message_last_try_at, message_resent, (SELECT l.error_kind FROM "
        "voucher_delivery_logs l WHERE l.purchase_id = p.id AND l.phone = p.customer_phone ORDER BY l.id DESC LIMIT 1) "
        "FROM voucher_purchases p WHERE id = ?");
    if (const auto done = statement.bind(id).run(); !done)
        return Failure(done.error());
    MessageBook book;
    if (statement.next()) {
        book.tries = int(statement.integer(0));
        book.firstTry = statement.isNull(1) ? QDateTime() : statement.time(1);
        book.lastTry = statement.isNull(2) ? QDateTime() : statement.time(2);
        book.isResent = statement.integer(3) != 0;
        const auto last = core::errorKindFromString(statement.text(4)); // a success has none
        book.isLastInDoubt = last && core::isInDoubt(*last);
    }
    return book;
}

Result<void> PurchaseRepository::countMessageTry(Transaction& transaction, qint64 id, const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE voucher_purchases SET message_tries = message_tries + 1, message_first_try_at = "
                              "coalesce(message_first_try_at, ?), message_last_try_at = ? WHERE id = ?");
    statement.bind(now, now, id);
    return oneRow(statement, core::Reason::PurchaseUnknown);
}

Result<void> PurchaseRepository::uncountMessageTry(Transaction& transaction, qint64 id) const
{
    Statement statement =
        transaction.statement("UPDATE voucher_purchases SET message_tries = max(0, message_tries - 1) WHERE id = ?");
    return statement.bind(id).run();
}

Result<void> PurchaseRepository::beginMessageAnew(Transaction& transaction, qint64 id) const
{
    Statement statement = transaction.statement("UPDATE voucher_purchases SET message_tries = 0, message_first_try_at "
                                                "= NULL, message_last_try_at = NULL, message_resent = 0 WHERE id = ?");
    return statement.bind(id).run();
}

Result<void> PurchaseRepository::setMessageResent(Transaction& transaction, qint64 id) const
{
    Statement statement = transaction.statement("UPDATE voucher_purchases SET message_resent = 1 WHERE id = ?");
    return statement.bind(id).run();
}

} // namespace loket::storage
