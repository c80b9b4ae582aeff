// What was imported from other programs: the imports, their items by the keys they have at their source, and the rows
// that came with them, which are written whole here, whatever state they are in. Stateless apart from its database;
// used on that database's thread.
#pragma once

#include "domain/Batch.h"
#include "storage/Database.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QSet>

namespace loket::storage {

enum class ImportState { Running, Done, Cancelled, Undone };
QString toString(ImportState state);

struct ImportRow
{
    qint64 id = 0;
    QString source;
    QString origin;
    ImportState state = ImportState::Running;
    QDateTime startedAt;
    QDateTime endedAt; // invalid: it is running, or was cut off
    QString actor;
    QJsonObject report;
};

enum class ItemKind { Settings, Package, Batch, Purchase, User, Scheduler };
QString toString(ItemKind kind);

enum class ItemState {
    Planned, // of the router or the settings, and not known to be done
    Done,
    Left, // it turned out that it cannot be done
    Undone,
};

struct ImportItem
{
    qint64 id = 0;
    qint64 importId = 0;
    QString source;
    ItemKind kind = ItemKind::Purchase;
    QString key;
    qint64 rowId = 0; // of the batch, the purchase; of a user: of its voucher
    int vouchers = 0; // that came with it
    int deliveries = 0;
    QJsonObject undo;
    ItemState state = ItemState::Done;
};

struct ImportTotal
{
    int items = 0;
    int vouchers = 0;
    int deliveries = 0;
};

class ImportRepository
{
public:
    explicit ImportRepository(const Database& database) : m_database(database) {}

    // Imports. NotFound where there is none.
    [[nodiscard]] core::Result<ImportRow> find(qint64 id) const;
    [[nodiscard]] core::Result<QList<ImportRow>> newest(int limit) const;
    // One of this source and origin that was cancelled or cut off; nothing where there is none.
    [[nodiscard]] core::Result<std::optional<ImportRow>> unfinished(const QString& source, const QString& origin) const;
    // Stores a new one and fills in its id.
    [[nodiscard]] core::Result<void> begin(Transaction& transaction, ImportRow& import) const;
    // Its state, end and report.
    [[nodiscard]] core::Result<void> save(Transaction& transaction, const ImportRow& import) const;

    // Items. Their keys, but not of those that were taken back, nor of this import.
    [[nodiscard]] core::Result<QSet<QString>> keys(const QString& source, ItemKind kind, qint64 exceptImport = 0) const;
    [[nodiscard]] core::Result<std::optional<ImportItem>> find(const QString& source, ItemKind kind,
                                                               const QString& key) const;
    // Of one import with an id above `after`, by id; in one of these states.
    [[nodiscard]] core::Result<QList<ImportItem>> items(qint64 importId, ItemKind kind, const QList<ItemState>& states,
                                                        qint64 after, int limit) const;
    [[nodiscard]] core::Result<int> countPlanned(qint64 importId, ItemKind kind) const;
    // What was taken over of these vouchers; at most 500 at once.
    [[nodiscard]] core::Result<QList<ImportItem>> usersOf(const QList<qint64>& voucherIds) const;
    [[nodiscard]] core::Result<QHash<ItemKind, ImportTotal>> totals(qint64 importId) const;
    // Conflict: this key was imported before. Fills in its id.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, ImportItem& item) const;
    [[nodiscard]] core::Result<void> setState(Transaction& transaction, qint64 itemId, ItemState state) const;
    [[nodiscard]] core::Result<void> save(Transaction& transaction, const ImportItem& item) const;

    // Of a batch that is being filled: as large as what is in it, in this state.
    [[nodiscard]] core::Result<void> setBatch(Transaction& transaction, qint64 id, int quantity,
                                              domain::BatchState state) const;
    // Rows, as they are; fill in the id. Conflict of a voucher: this router has, or had, one of this name; one that an
    // import made, which is unsold and off the router, makes room.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, domain::Purchase& purchase) const;
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, domain::Batch& batch,
                                            const QString& source) const;
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, domain::Voucher& voucher) const;
    struct Delivery
    {
        qint64 purchaseId = 0;
        QString status;
        QString error;
        QString phone;
        QString channel;
        QDateTime at;
    };
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, const Delivery& delivery) const;
    // Those of these names that the ledger has on this router; at most 500 names at once.
    [[nodiscard]] core::Result<QSet<QString>> namesTaken(const QString& router, const QStringList& names) const;
    // Its hotspot user carries this comment now, and Loket looks after it, or not any more.
    [[nodiscard]] core::Result<void> handOver(Transaction& transaction, qint64 voucherId, const QString& comment,
                                              bool isOurs, const QDateTime& now) const;

    // Taking back.
    // Nobody has done anything with it since: nothing but its vouchers and messages refers to it.
    [[nodiscard]] core::Result<bool> isUntouched(const domain::Purchase& purchase) const;
    // With its vouchers and messages.
    [[nodiscard]] core::Result<void> removePurchase(Transaction& transaction, qint64 id) const;
    // Of this batch, without a sale.
    [[nodiscard]] core::Result<QList<domain::Voucher>> unsold(qint64 batchId) const;
    [[nodiscard]] core::Result<void> removeVoucher(Transaction& transaction, const domain::Voucher& voucher) const;
    // The batch is as large as what is left of it; without any it goes. Answers how many are left.
    [[nodiscard]] core::Result<int> shrinkBatch(Transaction& transaction, qint64 id) const;
    // Those of this batch that Loket has made, or is to make, and nobody has bought or used are taken off the router.
    // Answers how many.
    [[nodiscard]] core::Result<int> withdrawUnused(Transaction& transaction, qint64 batchId,
                                                   const QDateTime& now) const;
    // Orders and batches of this package.
    [[nodiscard]] core::Result<bool> isPackageUsed(const QString& id) const;
    [[nodiscard]] core::Result<bool> isRouterUsed(const QString& name) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
