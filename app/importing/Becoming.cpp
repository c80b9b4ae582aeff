#include "importing/Becoming.h"

#include "importing/Reports.h"

namespace loket::importing {

using core::Failure;
using core::Result;
using storage::ItemKind;

namespace {

constexpr qsizetype namesAtOnce = 500;

// The codes of the plan that the ledger has, or that occur in the plan before: each place holds one.
class Names
{
public:
    explicit Names(const storage::Database& database) : m_repository(database) {}

    void want(const PlannedVoucher& planned)
    {
        QSet<QString>& names = m_wanted[planned.voucher.router];
        names.insert(planned.voucher.username);
    }
    Result<void> look()
    {
        for (auto router = m_wanted.begin(); router != m_wanted.end(); ++router) {
            const QStringList names(router->begin(), router->end());
            for (qsizetype from = 0; from < names.size(); from += namesAtOnce) {
                LOKET_TRY_VALUE(const auto taken, m_repository.namesTaken(router.key(), names.mid(from, namesAtOnce)));
                m_taken[router.key()] += taken;
            }
        }
        return {};
    }
    // Takes the place, where it is free.
    bool take(const PlannedVoucher& planned)
    {
        QSet<QString>& taken = m_taken[planned.voucher.router];
        if (taken.contains(planned.voucher.username))
            return false;
        taken.insert(planned.voucher.username);
        return true;
    }

private:
    storage::ImportRepository m_repository;
    QHash<QString, QSet<QString>> m_wanted;
    QHash<QString, QSet<QString>> m_taken;
};

} // namespace

Result<KnownKeys> KnownKeys::read(const storage::Database& database, const QString& source, qint64 exceptImport)
{
    const storage::ImportRepository repository(database);
    KnownKeys known;
    for (const ItemKind kind :
         {ItemKind::Settings, ItemKind::Package, ItemKind::Batch, ItemKind::Purchase, ItemKind::Scheduler}) {
        LOKET_TRY_VALUE(known.keys[kind], repository.keys(source, kind, exceptImport));
    }
    return known;
}

Result<Preview> previewOf(const storage::Database& database, Plan plan)
{
    LOKET_TRY_VALUE(const KnownKeys known, KnownKeys::read(database, plan.source));
    Preview preview;
    QMap<What, int>& becomes = preview.becomes;
    QList<LeftOut>& skipped = plan.skipped;
    const auto isKnown = [&](ItemKind kind, const QString& key, What what) {
        if (!known.has(kind, key))
            return false;
        leaveOut(skipped, what, Why::AlreadyImported);
        return true;
    };
    Names names(database);
    for (const PlannedBatch& batch : std::as_const(plan.batches)) {
        if (!known.has(ItemKind::Batch, batch.key)) {
            for (const PlannedVoucher& voucher : batch.vouchers)
                names.want(voucher);
        }
    }
    for (const PlannedPurchase& purchase : std::as_const(plan.purchases)) {
        if (!known.has(ItemKind::Purchase, purchase.key)) {
            for (const PlannedVoucher& voucher : purchase.vouchers)
                names.want(voucher);
        }
    }
    LOKET_TRY(names.look());
    const auto addVouchers = [&](const QList<PlannedVoucher>& vouchers) {
        for (const PlannedVoucher& voucher : vouchers) {
            if (names.take(voucher))
                ++becomes[What::Vouchers];
            else
                leaveOut(skipped, What::Vouchers, Why::NameTaken);
        }
    };
    for (const PlannedSettings& settings : std::as_const(plan.settings)) {
        if (!isKnown(ItemKind::Settings, settings.key, settings.what))
            ++becomes[settings.what];
    }
    for (const PlannedPackage& package : std::as_const(plan.packages)) {
        if (!isKnown(ItemKind::Package, package.key, What::Packages))
            ++becomes[What::Packages];
    }
    for (const PlannedBatch& batch : std::as_const(plan.batches)) {
        if (known.has(ItemKind::Batch, batch.key))
            leaveOut(skipped, What::Vouchers, Why::AlreadyImported, {}, int(batch.vouchers.size()));
        else
            addVouchers(batch.vouchers);
    }
    for (const PlannedPurchase& purchase : std::as_const(plan.purchases)) {
        if (isKnown(ItemKind::Purchase, purchase.key, What::Purchases))
            continue;
        ++becomes[What::Purchases];
        becomes[What::Deliveries] += int(purchase.deliveries.size());
        addVouchers(purchase.vouchers);
    }
    for (const PlannedScheduler& scheduler : std::as_const(plan.schedulers)) {
        if (!isKnown(ItemKind::Scheduler, scheduler.key, What::Schedulers))
            ++becomes[What::Schedulers];
    }
    becomes.removeIf([](const auto& one) { return one.value() == 0; });
    preview.plan = std::move(plan);
    return preview;
}

} // namespace loket::importing
