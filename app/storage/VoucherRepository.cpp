#include "storage/VoucherRepository.h"

#include "core/Reasons.h"
#include "storage/VoucherRow.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;
using domain::Voucher;
using domain::VoucherEvent;
using domain::VoucherStatus;

namespace {

QVariant idOrNull(qint64 id)
{
    return id == 0 ? QVariant(QMetaType(QMetaType::LongLong)) : QVariant(id);
}

void touch(Transaction& transaction, const Voucher& voucher)
{
    if (voucher.purchaseId != 0)
        transaction.touched(ChangeKind::Purchase, voucher.purchaseId);
    if (voucher.batchId != 0)
        transaction.touched(ChangeKind::Batch, voucher.batchId);
}

// The column and the field that an event stamps; null where it stamps nothing.
struct Stamp
{
    const char* column = nullptr;
    QDateTime Voucher::*field = nullptr;
};

Stamp stampOf(VoucherEvent event)
{
    switch (event) {
    case VoucherEvent::MadeOnRouter:
        return {"on_router_at", &Voucher::onRouterAt};
    case VoucherEvent::FirstLogin:
        return {"first_login_at", &Voucher::firstLoginAt};
    case VoucherEvent::LimitReached:
    case VoucherEvent::ValidityEnded:
        return {"ended_at", &Voucher::endedAt};
    case VoucherEvent::RemovedFromRouter:
        return {"removed_at", &Voucher::removedAt};
    case VoucherEvent::TakenByStranger:
    case VoucherEvent::Extended:
    case VoucherEvent::ExtendedUnused:
        break;
    }
    return {};
}

} // namespace

Result<QList<Voucher>> VoucherRepository::ofPurchase(qint64 purchaseId) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM vouchers WHERE purchase_id = ? AND status <> 'discarded' ORDER BY number"_s.arg(
            voucherColumns));
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return core::Failure(done.error());
    QList<Voucher> vouchers;
    while (statement.next())
        vouchers += readVoucher(statement);
    return vouchers;
}

Result<Voucher> VoucherRepository::find(qint64 id) const
{
    Statement statement = m_database.statement(u"SELECT %1 FROM vouchers WHERE id = ?"_s.arg(voucherColumns));
    if (const auto done = statement.bind(id).run(); !done)
        return core::Failure(done.error());
    if (!statement.next())
        return fail(core::Reason::VoucherUnknownNumber);
    return readVoucher(statement);
}

Result<void> VoucherRepository::insert(Transaction& transaction, Voucher& voucher) const
{
    Statement statement = transaction.statement(
        "INSERT INTO vouchers (purchase_id, batch_id, number, router, username, password, profile, comment, "
        "duration_seconds, counts, quota_bytes, lock_to_device, status, created_at, sold_at, updated_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(idOrNull(voucher.purchaseId), idOrNull(voucher.batchId), voucher.number, voucher.router,
                   voucher.username, voucher.password, voucher.profile, voucher.comment,
                   qint64(voucher.duration.count()), domain::toString(voucher.counts), voucher.quotaBytes,
                   voucher.lockToDevice, domain::toString(voucher.status), voucher.createdAt, voucher.soldAt,
                   voucher.createdAt);
    if (const auto done = statement.run(); !done)
        return done;
    voucher.id = statement.insertedId();
    touch(transaction, voucher);
    return {};
}

Result<void> VoucherRepository::advance(Transaction& transaction, Voucher& voucher, VoucherEvent event,
                                        const QDateTime& now) const
{
    const auto to = domain::next(voucher.status, event);
    if (!to)
        return fail(core::Reason::VoucherEvent, {domain::toString(event), domain::toString(voucher.status)});
    const Stamp stamp = stampOf(event);
    const QString stamped = stamp.column ? u", %1 = ?"_s.arg(QLatin1StringView(stamp.column)) : QString();
    Statement statement = transaction.statement(
        u"UPDATE vouchers SET status = ?, updated_at = ?%1 WHERE id = ? AND status = ?"_s.arg(stamped));
    statement.bind(domain::toString(*to), now);
    if (stamp.column)
        statement.bind(now);
    statement.bind(voucher.id, domain::toString(voucher.status));
    if (const auto done = statement.run(); !done)
        return done;
    if (statement.changedRows() != 1)
        return fail(core::Reason::VoucherChanged);
    voucher.status = *to;
    if (stamp.field)
        voucher.*stamp.field = now;
    touch(transaction, voucher);
    return {};
}

} // namespace loket::storage
