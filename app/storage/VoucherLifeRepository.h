// The vouchers as used by the watch over a router: read in small pages, so that nobody waits for ten thousand rows,
// and stamped as they are used. Changes of state go through VoucherRepository::advance(). Stateless apart from its
// database; used on that database's thread.
#pragma once

#include "domain/Purchase.h"
#include "storage/Database.h"

#include <QHash>
#include <QList>

namespace loket::storage {

struct WatchedVoucher
{
    domain::Voucher voucher;
    QDateTime updatedAt;
};

struct BatchTerms
{
    qint64 id = 0;
    QString packageId;
    QString router;
};

class VoucherLifeRepository
{
public:
    explicit VoucherLifeRepository(const Database& database) : m_database(database) {}

    // Vouchers of this router in this state with an id above `after`, by id.
    [[nodiscard]] core::Result<QList<WatchedVoucher>> page(const QString& router, domain::VoucherStatus status,
                                                           qint64 after, int limit) const;
    // Live ones whose time is over, the longest overdue first.
    [[nodiscard]] core::Result<QList<domain::Voucher>> due(const QString& router, const QDateTime& now,
                                                           int limit) const;
    // NotFound where there is none.
    [[nodiscard]] core::Result<domain::Voucher> find(qint64 id) const;
    [[nodiscard]] core::Result<domain::Voucher> findByName(const QString& router, const QString& username) const;
    // Those of these names, by name, whatever their state; at most 500 names at once.
    [[nodiscard]] core::Result<QHash<QString, WatchedVoucher>> named(const QString& router,
                                                                     const QStringList& names) const;
    // The purchase (its id and package name) or the batch behind each of these vouchers.
    [[nodiscard]] core::Result<QHash<qint64, QString>> packageNames(const QList<qint64>& voucherIds) const;
    // The batch of this code; NotFound.
    [[nodiscard]] core::Result<BatchTerms> batchOf(const QString& code) const;

    // Whether a voucher that counts from its sale has been sold and has no end yet.
    [[nodiscard]] core::Result<bool> anySaleWithoutEnd(const QString& router) const;
    // Sets the end of all of them: so long after they were sold, or made if that was later.
    [[nodiscard]] core::Result<void> stampSaleEnds(Transaction& transaction, const QString& router) const;

    // It was not on its router when that was looked at, or is there (again): `since` invalid. A state that has changed
    // in between wins.
    [[nodiscard]] core::Result<void> setMissing(Transaction& transaction, qint64 voucherId,
                                                const QDateTime& since) const;
    // It was made on its router again: whoever looked before `now` is out of date.
    [[nodiscard]] core::Result<void> madeAgain(Transaction& transaction, qint64 voucherId, const QDateTime& now) const;
    // Those known to be missing on this router with an id above `after`, by id.
    [[nodiscard]] core::Result<QList<domain::Voucher>> missing(const QString& router, qint64 after, int limit) const;
    [[nodiscard]] core::Result<int> countMissing(const QString& router) const;

    // What the router counted; changes nothing else.
    [[nodiscard]] core::Result<void> noteUse(Transaction& transaction, const domain::Voucher& voucher) const;
    // Terms, device and stamps as `voucher` has them; Conflict where its state has changed.
    [[nodiscard]] core::Result<void> saveLife(Transaction& transaction, const domain::Voucher& voucher,
                                              const QDateTime& now) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
