// Takes an import back: the rows that nobody has used since, the comments and scheduler rows on the routers, the
// settings that still have the imported value. What was sold, used or changed stays and is named. Works in small
// pieces; what is taken back is marked at once, so the same again goes on after a crash or with a router that was away.
// Engine thread.
#pragma once

#include "importing/RouterSteps.h"

namespace loket::importing {

// What settings and secrets were before these: whether there was a secret, never which.
QJsonObject settingsBefore(const House& house, const PlannedSettings& planned);
// All that a package is.
QJsonObject packageAsIs(const domain::Package& package);

class Undo : public QObject
{
    Q_OBJECT

public:
    Undo(const House& house, RouterSteps& steps, storage::ImportRow import, const sales::Actor& actor,
         QObject* parent = nullptr);

    // Once.
    core::Async<Undone> start();

private:
    using Items = QList<storage::ImportItem>;
    struct Candidate
    {
        storage::ImportItem item;
        domain::Purchase purchase;
    };

    void soon(void (Undo::*step)());
    void nextPurchases();
    void removePurchases(const QList<Candidate>& candidates);
    void nextBatch();
    void takeBackBatch(const storage::ImportItem& item, const QList<domain::Voucher>& vouchers);
    [[nodiscard]] core::Result<void> withdrawMade(storage::Transaction& transaction, const storage::ImportItem& item,
                                                  int& withdrawn) const;
    void nextPackages();
    void nextSchedulers();
    void settings();
    [[nodiscard]] core::Result<bool> takeBackSettings(const storage::ImportItem& item);
    void end();
    void finish(core::Result<Undone> result);

    // Puts the comments of these vouchers' users back, and then goes on with `then`.
    void handBack(const QList<qint64>& voucherIds, std::function<void()> then);
    void handBackOf(Items items, std::function<void()> then);
    [[nodiscard]] core::Result<bool> isAsImported(const Candidate& candidate) const;
    [[nodiscard]] static bool isUnused(const domain::Voucher& voucher);

    const House& m_house;
    RouterSteps& m_steps;
    storage::ImportRow m_import;
    sales::Actor m_actor;
    sales::Ledger m_ledger;
    storage::ImportRepository m_imports;
    qint64 m_after = 0; // the last item that was looked at
    Undone m_undone;
    bool m_settingsChanged = false;
    QPromise<core::Result<Undone>> m_promise;
};

} // namespace loket::importing
