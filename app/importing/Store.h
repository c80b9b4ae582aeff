// Stores the rows of a plan, a few in each transaction, so that a webhook or a sale never waits for all of them. Each
// is remembered under its key in the same transaction: after a crash the same plan goes on where it was. What the
// router has to do is noted as planned there (RouterSteps.h does it). Engine thread.
#pragma once

#include "importing/Becoming.h"

namespace loket::importing {

class Store
{
public:
    // Of this import, which is stored already. `plan` outlives it.
    Store(const House& house, const Plan& plan, qint64 importId, const sales::Actor& actor);

    // Before the first piece.
    [[nodiscard]] core::Result<void> begin();
    // The next piece, in one transaction or, of settings, in a few; true: there was none left. A piece that failed may
    // be tried again.
    [[nodiscard]] core::Result<bool> next();

    [[nodiscard]] const Progress& progress() const { return m_progress; }
    // What could not be stored, and what was imported before.
    [[nodiscard]] const QList<LeftOut>& skipped() const { return m_skipped; }

private:
    // The next one of each kind; one kind after the other.
    struct Place
    {
        qsizetype settings = 0;
        qsizetype packages = 0;
        qsizetype batches = 0;
        qsizetype batchVouchers = 0; // of the present batch
        qsizetype purchases = 0;
        qsizetype schedulers = 0;
    };
    // What a transaction has done, to be kept once it is committed.
    struct Piece
    {
        Place place;
        QHash<QString, QString> packageIds;
        QList<LeftOut> skipped;
        qsizetype rows = 0;   // written
        qsizetype looked = 0; // at
    };

    [[nodiscard]] core::Result<void> storeSettings(const PlannedSettings& planned);
    [[nodiscard]] core::Result<void> storePackage(storage::Transaction& transaction, const PlannedPackage& planned,
                                                  Piece& piece) const;
    // As much of it as the piece has room for.
    [[nodiscard]] core::Result<void> storeBatch(storage::Transaction& transaction, const PlannedBatch& planned,
                                                Piece& piece) const;
    [[nodiscard]] core::Result<storage::ImportItem> beginBatch(storage::Transaction& transaction,
                                                               const PlannedBatch& planned) const;
    [[nodiscard]] core::Result<void> endBatch(storage::Transaction& transaction, const PlannedBatch& planned,
                                              storage::ImportItem item) const;
    [[nodiscard]] core::Result<void> storeOne(storage::Transaction& transaction, Piece& piece) const;
    [[nodiscard]] bool isAtEnd() const;
    [[nodiscard]] core::Result<void> storePurchase(storage::Transaction& transaction, const PlannedPurchase& planned,
                                                   Piece& piece) const;
    [[nodiscard]] core::Result<void> planScheduler(storage::Transaction& transaction, const PlannedScheduler& planned,
                                                   Piece& piece) const;
    // Conflict: the ledger has this code already.
    [[nodiscard]] core::Result<domain::Voucher> storeVoucher(storage::Transaction& transaction, OnRouter onRouter,
                                                             domain::Voucher voucher, const QString& newComment,
                                                             const QString& parentKey) const;
    [[nodiscard]] storage::ImportItem itemOf(storage::ItemKind kind, const QString& key) const;
    [[nodiscard]] core::Result<QString> freePackageId(const QString& wanted) const;
    [[nodiscard]] QString storedPackage(const QString& wanted) const { return m_packageIds.value(wanted, wanted); }
    [[nodiscard]] QString routerNamed(const QString& name) const;
    // Whether it was imported before: then it is counted, and nothing is done.
    [[nodiscard]] bool isKnown(storage::ItemKind kind, const QString& key, What what, int count, Piece& piece) const;

    const House& m_house;
    const Plan& m_plan;
    qint64 m_import;
    sales::Actor m_actor;
    sales::Ledger m_ledger;
    storage::ImportRepository m_imports;
    KnownKeys m_before;                   // by other imports
    KnownKeys m_mine;                     // by this one, before it was cut off
    QHash<QString, QString> m_packageIds; // of the plan, in the ledger
    Place m_place;
    Progress m_progress;
    QList<LeftOut> m_skipped;
};

} // namespace loket::importing
