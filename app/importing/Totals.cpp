#include "importing/Totals.h"

#include "storage/ImportRepository.h"

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using storage::ItemKind;
using storage::ItemState;

Result<QMap<What, int>> importedBy(const storage::Database& database, qint64 importId)
{
    constexpr int all = 10'000;
    const storage::ImportRepository imports(database);
    LOKET_TRY_VALUE(const auto totals, imports.totals(importId));
    LOKET_TRY_VALUE(const auto settings, imports.items(importId, ItemKind::Settings, {ItemState::Done}, 0, all));
    QMap<What, int> imported{
        {What::Packages, totals.value(ItemKind::Package).items},
        {What::Purchases, totals.value(ItemKind::Purchase).items},
        {What::Schedulers, totals.value(ItemKind::Scheduler).items},
        {What::Deliveries, totals.value(ItemKind::Purchase).deliveries},
        {What::Vouchers, totals.value(ItemKind::Purchase).vouchers + totals.value(ItemKind::Batch).vouchers}};
    for (const storage::ImportItem& item : settings) {
        const bool isRouter = item.undo.value(u"what"_s).toString() == u"routers"_s;
        ++imported[isRouter ? What::Routers : What::Settings];
    }
    imported.removeIf([](const auto& one) { return one.value() == 0; });
    return imported;
}

} // namespace loket::importing
