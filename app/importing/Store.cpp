#include "importing/Store.h"

#include "importing/Reports.h"
#include "importing/Undo.h"

#include "core/Log.h"
#include "storage/VoucherLifeRepository.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Failure;
using core::Result;
using domain::Purchase;
using domain::Voucher;
using storage::ImportItem;
using storage::ItemKind;
using storage::ItemState;
using storage::Transaction;

namespace {

Q_LOGGING_CATEGORY(lcImport, "loket.import")

// A transaction of so many rows takes some milliseconds, also on a slow disk.
constexpr qsizetype rowsAtOnce = 40;
// What was imported before costs no write.
constexpr qsizetype looksAtOnce = 2000;
constexpr int maxQuantity = 10'000;

QDateTime firstOf(std::initializer_list<QDateTime> times)
{
    for (const QDateTime& time : times) {
        if (time.isValid())
            return time;
    }
    return {};
}

} // namespace

Store::Store(const House& house, const Plan& plan, qint64 importId, const sales::Actor& actor)
    : m_house(house), m_plan(plan), m_import(importId), m_actor(actor), m_ledger(house.context),
      m_imports(house.context.database)
{
    m_progress.total = plan.settings.size() + plan.packages.size() + plan.purchases.size() + plan.schedulers.size();
    for (const PlannedBatch& batch : plan.batches)
        m_progress.total += batch.vouchers.size();
}

Result<void> Store::begin()
{
    const storage::Database& database = m_house.context.database;
    LOKET_TRY_VALUE(m_before, KnownKeys::read(database, m_plan.source, m_import));
    LOKET_TRY_VALUE(m_mine, KnownKeys::read(database, m_plan.source));
    for (auto kind = m_mine.keys.begin(); kind != m_mine.keys.end(); ++kind)
        kind->subtract(m_before.keys.value(kind.key()));
    return {};
}

Result<bool> Store::next()
{
    if (m_place.settings < m_plan.settings.size()) {
        LOKET_TRY(storeSettings(m_plan.settings[m_place.settings]));
        ++m_place.settings;
        ++m_progress.done;
        return isAtEnd();
    }
    Piece piece;
    const auto stored = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        piece = Piece{.place = m_place, .packageIds = m_packageIds};
        while (piece.rows < rowsAtOnce && piece.looked < looksAtOnce) {
            const qsizetype before = piece.looked;
            LOKET_TRY(storeOne(transaction, piece));
            if (piece.looked == before)
                break; // nothing is left
        }
        return {};
    });
    if (!stored)
        return Failure(stored.error());
    m_place = piece.place;
    m_packageIds = piece.packageIds;
    m_progress.done += piece.looked;
    for (const LeftOut& left : std::as_const(piece.skipped))
        leaveOut(m_skipped, left);
    return isAtEnd();
}

bool Store::isAtEnd() const
{
    return m_place.settings == m_plan.settings.size() && m_place.packages == m_plan.packages.size() &&
           m_place.batches == m_plan.batches.size() && m_place.purchases == m_plan.purchases.size() &&
           m_place.schedulers == m_plan.schedulers.size();
}

Result<void> Store::storeOne(Transaction& transaction, Piece& piece) const
{
    Place& place = piece.place;
    if (place.packages < m_plan.packages.size()) {
        ++piece.looked;
        return storePackage(transaction, m_plan.packages[place.packages++], piece);
    }
    if (place.batches < m_plan.batches.size())
        return storeBatch(transaction, m_plan.batches[place.batches], piece);
    if (place.purchases < m_plan.purchases.size()) {
        ++piece.looked;
        return storePurchase(transaction, m_plan.purchases[place.purchases++], piece);
    }
    if (place.schedulers < m_plan.schedulers.size()) {
        ++piece.looked;
        return planScheduler(transaction, m_plan.schedulers[place.schedulers++], piece);
    }
    return {};
}

bool Store::isKnown(ItemKind kind, const QString& key, What what, int count, Piece& piece) const
{
    if (m_mine.has(kind, key))
        return true;
    if (!m_before.has(kind, key))
        return false;
    leaveOut(piece.skipped, what, Why::AlreadyImported, {}, count);
    return true;
}

ImportItem Store::itemOf(ItemKind kind, const QString& key) const
{
    return {.importId = m_import, .source = m_plan.source, .kind = kind, .key = key};
}

QString Store::routerNamed(const QString& name) const
{
    return name.isEmpty() ? m_house.context.policy.defaultRouter : name;
}

// What they were before is stored first, so that undo knows it wherever this is cut off.
Result<void> Store::storeSettings(const PlannedSettings& planned)
{
    if (m_before.has(ItemKind::Settings, planned.key)) {
        leaveOut(m_skipped, planned.what, Why::AlreadyImported);
        return {};
    }
    LOKET_TRY_VALUE(auto item, m_imports.find(m_plan.source, ItemKind::Settings, planned.key));
    if (item && item->state != ItemState::Planned)
        return {};
    settings::Settings& settings = m_house.settings;
    auto fits = settings.with(planned.values).map([](const settings::Settings&) {});
    for (auto secret = planned.secrets.begin(); secret != planned.secrets.end() && fits; ++secret)
        fits = settings.registry().findSecret(secret.key()).map([](const settings::Setting&) {});
    if (!fits) { // of another program: it may have what we do not accept
        core::logWarning(lcImport(), "import.setting_refused", {{u"reason"_s, fits.error().detail}});
        leaveOut(m_skipped, planned.what, Why::Unreadable, planned.key);
        return {};
    }
    if (!item) {
        item = itemOf(ItemKind::Settings, planned.key);
        item->undo = settingsBefore(m_house, planned);
        item->state = ItemState::Planned;
        LOKET_TRY(
            m_ledger.inTransaction([&](Transaction& transaction) { return m_imports.insert(transaction, *item); }));
    }
    for (auto secret = planned.secrets.begin(); secret != planned.secrets.end(); ++secret)
        LOKET_TRY(m_house.secrets.set(secret.key(), *secret));
    if (!planned.values.isEmpty())
        LOKET_TRY(settings.setMany(planned.values));
    return m_ledger.inTransaction(
        [&](Transaction& transaction) { return m_imports.setState(transaction, item->id, ItemState::Done); });
}

Result<QString> Store::freePackageId(const QString& wanted) const
{
    static const QRegularExpression others(u"[^A-Za-z0-9_-]+"_s);
    constexpr int longest = 32;
    QString base = wanted.simplified();
    base.replace(others, u"-"_s);
    base = base.left(longest);
    if (base.isEmpty())
        base = u"paket"_s;
    LOKET_TRY_VALUE(const auto packages, m_ledger.packages.all());
    QString id = base;
    for (int number = 2;; ++number) {
        const bool isTaken = std::any_of(packages.begin(), packages.end(),
                                         [&](const domain::Package& package) { return package.id == id; });
        if (!isTaken)
            return id;
        const QString suffix = u'-' + QString::number(number);
        id = base.left(longest - suffix.size()) + suffix;
    }
}

Result<void> Store::storePackage(Transaction& transaction, const PlannedPackage& planned, Piece& piece) const
{
    domain::Package package = planned.package;
    const QString wanted = package.id;
    if (isKnown(ItemKind::Package, planned.key, What::Packages, 1, piece)) {
        LOKET_TRY_VALUE(const auto item, m_imports.find(m_plan.source, ItemKind::Package, planned.key));
        if (item)
            piece.packageIds.insert(wanted, item->undo.value(u"id"_s).toString());
        return {};
    }
    LOKET_TRY_VALUE(package.id, freePackageId(wanted));
    if (!domain::checked(package)) {
        leaveOut(piece.skipped, What::Packages, Why::Unreadable, package.name);
        return {};
    }
    LOKET_TRY(m_ledger.packages.save(transaction, package));
    piece.packageIds.insert(wanted, package.id);
    ++piece.rows;
    ImportItem item = itemOf(ItemKind::Package, planned.key);
    item.undo = {{u"id"_s, package.id}, {u"package"_s, packageAsIs(package)}};
    return m_imports.insert(transaction, item);
}

// Not being made before it is whole: whoever makes it would draw the codes that are not there yet.
Result<ImportItem> Store::beginBatch(Transaction& transaction, const PlannedBatch& planned) const
{
    const QDateTime now = m_house.context.clock.now();
    domain::Batch batch = planned.batch;
    batch.code = domain::newInvoiceId(now.date());
    batch.packageId = storedPackage(batch.packageId);
    batch.router = routerNamed(batch.router);
    batch.quantity = 1;
    batch.price = std::max<core::Rupiah>(batch.price, 0);
    batch.state = domain::BatchState::Stopped;
    batch.actor = m_actor.name;
    batch.createdAt = firstOf({batch.createdAt, now});
    batch.updatedAt = now;
    LOKET_TRY(m_imports.insert(transaction, batch, m_plan.source));
    ImportItem item = itemOf(ItemKind::Batch, planned.key);
    item.rowId = batch.id;
    item.state = ItemState::Planned;
    LOKET_TRY(m_imports.insert(transaction, item));
    return item;
}

Result<void> Store::endBatch(Transaction& transaction, const PlannedBatch& planned, ImportItem item) const
{
    if (item.vouchers == 0) { // every code was here already
        item.state = ItemState::Undone;
        LOKET_TRY(m_imports.shrinkBatch(transaction, item.rowId));
        return m_imports.save(transaction, item);
    }
    const bool isMade = std::any_of(planned.vouchers.begin(), planned.vouchers.end(),
                                    [](const PlannedVoucher& voucher) { return voucher.onRouter == OnRouter::Make; });
    item.state = ItemState::Done;
    LOKET_TRY(m_imports.save(transaction, item));
    return m_imports.setBatch(transaction, item.rowId, item.vouchers,
                              isMade ? domain::BatchState::Making : domain::BatchState::Done);
}

Result<void> Store::storeBatch(Transaction& transaction, const PlannedBatch& planned, Piece& piece) const
{
    Place& place = piece.place;
    const auto pass = [&] {
        piece.looked += std::max<qsizetype>(planned.vouchers.size() - place.batchVouchers, 1);
        ++place.batches;
        place.batchVouchers = 0;
    };
    if (m_before.has(ItemKind::Batch, planned.key)) {
        leaveOut(piece.skipped, What::Vouchers, Why::AlreadyImported, {}, int(planned.vouchers.size()));
        pass();
        return {};
    }
    LOKET_TRY_VALUE(auto found, m_imports.find(m_plan.source, ItemKind::Batch, planned.key));
    if (found && found->state != ItemState::Planned) {
        pass();
        return {};
    }
    if (!found) {
        LOKET_TRY_VALUE(found, beginBatch(transaction, planned));
    }
    ImportItem& item = *found;
    LOKET_TRY_VALUE(const auto batch, m_ledger.stock.find(item.rowId));
    const QDateTime now = m_house.context.clock.now();
    while (place.batchVouchers < planned.vouchers.size() && piece.rows < rowsAtOnce) {
        const PlannedVoucher& one = planned.vouchers[place.batchVouchers++];
        ++piece.looked;
        Voucher voucher = one.voucher;
        voucher.batchId = batch.id;
        voucher.number = item.vouchers + 1;
        voucher.router = batch.router;
        voucher.createdAt = firstOf({voucher.createdAt, now});
        const auto stored = storeVoucher(transaction, one.onRouter, voucher,
                                         domain::hotspotComment(batch.code, voucher.number), planned.key);
        if (stored) {
            ++item.vouchers;
            ++piece.rows;
            continue;
        }
        if (stored.error().kind != ErrorKind::Conflict)
            return Failure(stored.error());
        const auto there =
            storage::VoucherLifeRepository(m_house.context.database).findByName(voucher.router, voucher.username);
        const bool isResumed = m_mine.has(ItemKind::Batch, planned.key); // then it may have been stored before
        if (!isResumed || !there || there->batchId != batch.id)
            leaveOut(piece.skipped, What::Vouchers, Why::NameTaken);
    }
    if (place.batchVouchers < planned.vouchers.size()) {
        LOKET_TRY(m_imports.save(transaction, item));
        return m_imports.setBatch(transaction, batch.id, item.vouchers, domain::BatchState::Stopped);
    }
    ++place.batches;
    place.batchVouchers = 0;
    if (planned.vouchers.isEmpty())
        ++piece.looked;
    return endBatch(transaction, planned, item);
}

Result<Voucher> Store::storeVoucher(Transaction& transaction, OnRouter onRouter, Voucher voucher,
                                    const QString& newComment, const QString& parentKey) const
{
    voucher.isLookedAfter = onRouter == OnRouter::Make;
    if (onRouter == OnRouter::Make) {
        voucher.status = domain::VoucherStatus::Planned;
        voucher.comment = newComment;
    }
    LOKET_TRY(m_imports.insert(transaction, voucher));
    if (onRouter != OnRouter::TakeOver)
        return voucher;
    ImportItem item = itemOf(ItemKind::User, u"%1#%2"_s.arg(parentKey).arg(voucher.number));
    item.rowId = voucher.id;
    item.state = ItemState::Planned;
    item.undo = {{u"router"_s, voucher.router},
                 {u"name"_s, voucher.username},
                 {u"old"_s, voucher.comment},
                 {u"new"_s, newComment}};
    LOKET_TRY(m_imports.insert(transaction, item));
    return voucher;
}

Result<void> Store::storePurchase(Transaction& transaction, const PlannedPurchase& planned, Piece& piece) const
{
    if (isKnown(ItemKind::Purchase, planned.key, What::Purchases, 1, piece))
        return {};
    const QDateTime now = m_house.context.clock.now();
    Purchase purchase = planned.purchase;
    if (purchase.quantity < 1 || purchase.quantity > maxQuantity || purchase.amount < 0 ||
        purchase.amount > core::maxRupiah) {
        leaveOut(piece.skipped, What::Purchases, Why::Unreadable, planned.oldNumber);
        return {};
    }
    purchase.createdAt = firstOf({purchase.createdAt, purchase.paidAt, now});
    purchase.updatedAt = firstOf({purchase.updatedAt, purchase.completedAt, purchase.paidAt, purchase.createdAt});
    purchase.invoiceId = domain::newInvoiceId(purchase.createdAt.date());
    purchase.statusToken = domain::newStatusToken();
    purchase.packageId = storedPackage(purchase.packageId);
    purchase.router = routerNamed(purchase.router);
    purchase.importedFrom = m_plan.source;
    purchase.importedNumber = planned.oldNumber;
    if (domain::isPaid(purchase.status) && !purchase.paidAt.isValid())
        purchase.paidAt = firstOf({purchase.completedAt, purchase.createdAt});
    LOKET_TRY(m_imports.insert(transaction, purchase));
    ++piece.rows;

    ImportItem item = itemOf(ItemKind::Purchase, planned.key);
    item.rowId = purchase.id;
    QJsonArray vouchers;
    for (qsizetype i = 0; i < planned.vouchers.size(); ++i) {
        const PlannedVoucher& one = planned.vouchers[i];
        Voucher voucher = one.voucher;
        voucher.purchaseId = purchase.id;
        voucher.number = int(i) + 1;
        voucher.router = voucher.router.isEmpty() ? purchase.router : voucher.router;
        voucher.createdAt = firstOf({voucher.createdAt, purchase.createdAt});
        // Nobody makes the voucher of an imported order by itself.
        const OnRouter onRouter = one.onRouter == OnRouter::Make ? OnRouter::Untouched : one.onRouter;
        const auto stored = storeVoucher(transaction, onRouter, voucher,
                                         domain::hotspotComment(purchase.invoiceId, voucher.number), planned.key);
        if (stored) {
            vouchers += QJsonArray{stored->id, domain::toString(stored->status)};
            ++item.vouchers;
            ++piece.rows;
        } else if (stored.error().kind == ErrorKind::Conflict) {
            leaveOut(piece.skipped, What::Vouchers, Why::NameTaken);
        } else {
            return Failure(stored.error());
        }
    }
    for (const PlannedDelivery& delivery : planned.deliveries) {
        const storage::ImportRepository::Delivery row{.purchaseId = purchase.id,
                                                      .status = delivery.status,
                                                      .error = delivery.error,
                                                      .phone = delivery.phone,
                                                      .channel = m_plan.source,
                                                      .at = firstOf({delivery.at, purchase.createdAt})};
        LOKET_TRY(m_imports.insert(transaction, row));
        ++item.deliveries;
    }
    item.undo = {{u"status"_s, domain::toString(purchase.status)}, {u"vouchers"_s, vouchers}};
    return m_imports.insert(transaction, item);
}

Result<void> Store::planScheduler(Transaction& transaction, const PlannedScheduler& planned, Piece& piece) const
{
    if (isKnown(ItemKind::Scheduler, planned.key, What::Schedulers, 1, piece))
        return {};
    ImportItem item = itemOf(ItemKind::Scheduler, planned.key);
    item.state = ItemState::Planned;
    item.undo = {{u"router"_s, routerNamed(planned.router)}, {u"name"_s, planned.name}};
    ++piece.rows;
    return m_imports.insert(transaction, item);
}

} // namespace loket::importing
