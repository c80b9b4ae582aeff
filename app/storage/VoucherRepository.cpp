#include "storage/VoucherRepository.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Result;
using domain::Voucher;

Result<QList<Voucher>> VoucherRepository::ofPurchase(qint64 purchaseId) const
{
    Statement statement =
        m_database.statement("SELECT id, purchase_id, number, router, username, password, profile, status, created_at "
                             "FROM vouchers WHERE purchase_id = ? AND status <> 'discarded' ORDER BY number");
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return core::Failure(done.error());
    QList<Voucher> vouchers;
    while (statement.next()) {
        vouchers +=
            {.id = statement.integer(0),
             .purchaseId = statement.integer(1),
             .number = int(statement.integer(2)),
             .router = statement.text(3),
             .username = statement.text(4),
             .password = statement.text(5),
             .profile = statement.text(6),
             .status = domain::voucherStatusFromString(statement.text(7)).value_or(domain::VoucherStatus::Planned),
             .createdAt = statement.time(8)};
    }
    return vouchers;
}

Result<void> VoucherRepository::insert(Transaction& transaction, Voucher& voucher) const
{
    Statement statement = transaction.statement("INSERT INTO vouchers (purchase_id, number, router, username, "
                                                "password, profile, status, created_at, updated_at) "
                                                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(voucher.purchaseId, voucher.number, voucher.router, voucher.username, voucher.password,
                   voucher.profile, domain::toString(voucher.status), voucher.createdAt, voucher.createdAt);
    if (const auto done = statement.run(); !done)
        return done;
    voucher.id = statement.insertedId();
    transaction.touched(ChangeKind::Purchase, voucher.purchaseId);
    return {};
}

Result<void> VoucherRepository::advance(Transaction& transaction, Voucher& voucher, domain::VoucherEvent event,
                                        const QDateTime& now) const
{
    const auto to = domain::next(voucher.status, event);
    if (!to)
        return fail(ErrorKind::Conflict, u"%1 does not apply to a voucher that is %2"_s.arg(
                                             domain::toString(event), domain::toString(voucher.status)));
    Statement statement =
        transaction.statement("UPDATE vouchers SET status = ?, updated_at = ? WHERE id = ? AND status = ?");
    statement.bind(domain::toString(*to), now, voucher.id, domain::toString(voucher.status));
    if (const auto done = statement.run(); !done)
        return done;
    if (statement.changedRows() != 1)
        return fail(ErrorKind::Conflict, u"the voucher has changed meanwhile"_s);
    voucher.status = *to;
    transaction.touched(ChangeKind::Purchase, voucher.purchaseId);
    return {};
}

} // namespace loket::storage
