#include "importing/Undo.h"

#include "importing/Reports.h"
#include "importing/Totals.h"
#include "importing/Words.h"

#include <QJsonArray>

#include <algorithm>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Failure;
using core::Result;
using domain::Purchase;
using domain::Voucher;
using domain::VoucherStatus;
using storage::ImportItem;
using storage::ImportState;
using storage::ItemKind;
using storage::ItemState;
using storage::Transaction;

namespace {

constexpr int purchasesAtOnce = 40;
constexpr int vouchersAtOnce = 40;
constexpr int manyItems = 10'000; // settings, packages, scheduler rows

} // namespace

QJsonObject settingsBefore(const House& house, const PlannedSettings& planned)
{
    QJsonObject values;
    for (auto one = planned.values.begin(); one != planned.values.end(); ++one) {
        QString old;
        for (const settings::Settings::Entry& entry : house.settings.all()) {
            if (entry.key == one.key() && entry.isSet)
                old = entry.value;
        }
        values.insert(one.key(), QJsonArray{old, *one});
    }
    QJsonObject secrets;
    for (auto one = planned.secrets.begin(); one != planned.secrets.end(); ++one)
        secrets.insert(one.key(), !house.secrets.origin(one.key()).isEmpty());
    return {{u"what"_s, planned.what == What::Routers ? u"routers"_s : u"settings"_s},
            {u"values"_s, values},
            {u"secrets"_s, secrets}};
}

QJsonObject packageAsIs(const domain::Package& package)
{
    return {{u"name"_s, package.name},
            {u"price"_s, package.price},
            {u"duration"_s, qint64(package.duration.count())},
            {u"counts"_s, domain::toString(package.counts)},
            {u"profile"_s, package.profile},
            {u"router"_s, package.router},
            {u"quota"_s, package.quotaBytes},
            {u"shared_users"_s, package.sharedUsers},
            {u"enabled"_s, package.enabled},
            {u"lock_to_device"_s, package.lockToDevice}};
}

Undo::Undo(const House& house, RouterSteps& steps, storage::ImportRow import, const sales::Actor& actor,
           QObject* parent)
    : QObject(parent), m_house(house), m_steps(steps), m_import(std::move(import)), m_actor(actor),
      m_ledger(house.context), m_imports(house.context.database)
{}

Async<Undone> Undo::start()
{
    m_promise.start();
    auto answer = m_promise.future();
    soon(&Undo::nextPurchases);
    return answer;
}

void Undo::soon(void (Undo::*step)())
{
    QMetaObject::invokeMethod(
        this, [this, step] { (this->*step)(); }, Qt::QueuedConnection);
}

void Undo::finish(Result<Undone> result)
{
    if (m_settingsChanged)
        m_house.settingsChanged();
    m_promise.addResult(std::move(result));
    m_promise.finish();
}

bool Undo::isUnused(const Voucher& voucher)
{
    return voucher.purchaseId == 0 &&
           (!voucher.isLookedAfter || (!voucher.firstLoginAt.isValid() && voucher.uptime.count() == 0));
}

Result<bool> Undo::isAsImported(const Candidate& candidate) const
{
    const QJsonObject& then = candidate.item.undo;
    if (domain::toString(candidate.purchase.status) != then.value(u"status"_s).toString())
        return false;
    LOKET_TRY_VALUE(const bool isUntouched, m_imports.isUntouched(candidate.purchase));
    if (!isUntouched)
        return false;
    LOKET_TRY_VALUE(const auto vouchers, m_ledger.vouchers.ofPurchase(candidate.purchase.id));
    QHash<qint64, QString> states;
    for (const QJsonValue& one : then.value(u"vouchers"_s).toArray())
        states.insert(one.toArray().at(0).toInteger(), one.toArray().at(1).toString());
    return std::all_of(vouchers.begin(), vouchers.end(), [&](const Voucher& voucher) {
        return states.value(voucher.id) == domain::toString(voucher.status);
    });
}

void Undo::nextPurchases()
{
    const auto items = m_imports.items(m_import.id, ItemKind::Purchase, {ItemState::Done}, m_after, purchasesAtOnce);
    if (!items)
        return finish(Failure(items.error()));
    if (items->isEmpty()) {
        m_after = 0;
        return soon(&Undo::nextBatch);
    }
    m_after = items->last().id;
    QList<Candidate> candidates;
    QList<qint64> vouchers;
    for (const ImportItem& item : *items) {
        const auto purchase = m_ledger.purchases.find(item.rowId);
        if (!purchase)
            return finish(Failure(purchase.error()));
        const Candidate candidate{item, *purchase};
        const auto isSame = isAsImported(candidate);
        if (!isSame)
            return finish(Failure(isSame.error()));
        if (!*isSame) {
            leaveOut(m_undone.kept, What::Purchases, Why::UsedSince, purchase->invoiceId);
            continue;
        }
        candidates += candidate;
        for (const QJsonValue& one : item.undo.value(u"vouchers"_s).toArray())
            vouchers += one.toArray().at(0).toInteger();
    }
    handBack(vouchers, [this, candidates] { removePurchases(candidates); });
}

void Undo::removePurchases(const QList<Candidate>& candidates)
{
    Undone undone = m_undone;
    const auto removed = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        undone = m_undone;
        for (const Candidate& candidate : candidates) {
            LOKET_TRY_VALUE(const bool isSame, isAsImported(candidate)); // the router has taken its time
            if (!isSame) {
                leaveOut(undone.kept, What::Purchases, Why::UsedSince, candidate.purchase.invoiceId);
                continue;
            }
            LOKET_TRY(m_imports.removePurchase(transaction, candidate.purchase.id));
            LOKET_TRY(m_imports.setState(transaction, candidate.item.id, ItemState::Undone));
            ++undone.takenBack[What::Purchases];
            undone.takenBack[What::Vouchers] += candidate.item.vouchers;
            undone.takenBack[What::Deliveries] += candidate.item.deliveries;
        }
        return {};
    });
    if (!removed)
        return finish(Failure(removed.error()));
    m_undone = undone;
    soon(&Undo::nextPurchases);
}

void Undo::nextBatch()
{
    const auto items = m_imports.items(m_import.id, ItemKind::Batch, {ItemState::Planned, ItemState::Done}, m_after, 1);
    if (!items)
        return finish(Failure(items.error()));
    if (items->isEmpty()) {
        m_after = 0;
        return soon(&Undo::nextPackages);
    }
    const ImportItem& item = items->first();
    const auto unsold = m_imports.unsold(item.rowId);
    if (!unsold)
        return finish(Failure(unsold.error()));
    // Those that Loket has made are taken off the router by it; the others were there before.
    QList<qint64> ids;
    QList<Voucher> vouchers;
    for (const Voucher& voucher : *unsold) {
        if (isUnused(voucher))
            ids += voucher.id;
    }
    QSet<qint64> taken;
    for (qsizetype from = 0; from < ids.size(); from += vouchersAtOnce) {
        const auto users = m_imports.usersOf(ids.mid(from, vouchersAtOnce));
        if (!users)
            return finish(Failure(users.error()));
        for (const ImportItem& user : *users)
            taken.insert(user.rowId);
    }
    for (const Voucher& voucher : *unsold) {
        if (isUnused(voucher) && (!voucher.isLookedAfter || taken.contains(voucher.id)))
            vouchers += voucher;
    }
    takeBackBatch(item, vouchers);
}

// A few vouchers at a time, their users' comments first.
void Undo::takeBackBatch(const ImportItem& item, const QList<Voucher>& vouchers)
{
    const QList<Voucher> now = vouchers.mid(0, vouchersAtOnce);
    QList<qint64> ids;
    for (const Voucher& voucher : now)
        ids += voucher.id;
    handBack(ids, [this, item, vouchers, now] {
        Undone undone = m_undone;
        const bool isLast = now.size() == vouchers.size();
        ImportItem left = item;
        const auto removed = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
            undone = m_undone;
            left = item;
            for (const Voucher& voucher : now) {
                const auto present = m_ledger.vouchers.find(voucher.id);
                if (!present || !isUnused(*present))
                    continue; // sold meanwhile
                LOKET_TRY(m_imports.removeVoucher(transaction, voucher));
                ++undone.takenBack[What::Vouchers];
                --left.vouchers;
            }
            LOKET_TRY(m_imports.save(transaction, left));
            if (!isLast)
                return {};
            int withdrawn = 0;
            LOKET_TRY(withdrawMade(transaction, left, withdrawn));
            undone.takenBack[What::Vouchers] += withdrawn;
            left.vouchers -= withdrawn;
            if (left.vouchers > 0)
                leaveOut(undone.kept, What::Vouchers, Why::UsedSince, {}, left.vouchers);
            LOKET_TRY_VALUE(const int rows, m_imports.shrinkBatch(transaction, left.rowId));
            if (rows == 0 || left.vouchers == 0)
                left.state = ItemState::Undone;
            return m_imports.save(transaction, left);
        });
        if (!removed)
            return finish(Failure(removed.error()));
        m_undone = undone;
        if (!isLast)
            return takeBackBatch(left, vouchers.mid(now.size()));
        m_after = item.id;
        soon(&Undo::nextBatch);
    });
}

// What the batch has made, or was to make: the maker of the stock takes it off the router, as soon as that answers.
Result<void> Undo::withdrawMade(Transaction& transaction, const ImportItem& item, int& withdrawn) const
{
    LOKET_TRY_VALUE(auto batch, m_ledger.stock.find(item.rowId));
    const QDateTime now = m_house.context.clock.now();
    const bool isOpen = batch.state == domain::BatchState::Making || batch.state == domain::BatchState::Stopped;
    if (isOpen) {
        LOKET_TRY(m_ledger.stock.move(transaction, batch, {batch.state}, domain::BatchState::Cancelled, now));
        LOKET_TRY_VALUE(const int forgotten, m_ledger.stock.forgetUntried(transaction, batch));
        withdrawn += forgotten;
    }
    LOKET_TRY_VALUE(const int asked, m_imports.withdrawUnused(transaction, batch.id, now));
    withdrawn += asked;
    return {};
}

void Undo::nextPackages()
{
    const auto items = m_imports.items(m_import.id, ItemKind::Package, {ItemState::Done}, 0, manyItems);
    if (!items)
        return finish(Failure(items.error()));
    Undone undone = m_undone;
    const auto removed = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        undone = m_undone;
        for (const ImportItem& item : *items) {
            const QString id = item.undo.value(u"id"_s).toString();
            const auto package = m_ledger.packages.find(id);
            LOKET_TRY_VALUE(const bool isUsed, m_imports.isPackageUsed(id));
            const bool isSame = package && packageAsIs(*package) == item.undo.value(u"package"_s).toObject();
            if (package && (isUsed || !isSame)) {
                leaveOut(undone.kept, What::Packages, Why::UsedSince, id);
                continue;
            }
            if (package)
                LOKET_TRY(m_ledger.packages.remove(transaction, id));
            LOKET_TRY(m_imports.setState(transaction, item.id, ItemState::Undone));
            ++undone.takenBack[What::Packages];
        }
        return {};
    });
    if (!removed)
        return finish(Failure(removed.error()));
    m_undone = undone;
    soon(&Undo::nextSchedulers);
}

// Also those whose row was disabled by a run that was cut off before it was marked.
void Undo::nextSchedulers()
{
    const auto items = m_imports.items(m_import.id, ItemKind::Scheduler, {ItemState::Planned, ItemState::Done}, 0,
                                       RouterSteps::usersAtOnce);
    if (!items)
        return finish(Failure(items.error()));
    if (items->isEmpty())
        return soon(&Undo::settings);
    Items same;
    const auto routerIn = [](const ImportItem& item) { return item.undo.value(u"router"_s).toString(); };
    std::copy_if(items->begin(), items->end(), std::back_inserter(same),
                 [&](const ImportItem& item) { return routerIn(item) == routerIn(items->first()); });
    core::whenReady(m_steps.changeSchedulers(routerIn(same.first()), same, RouterSteps::Way::Back), this,
                    [this, same](const Result<void>& changed) {
                        if (!changed)
                            return finish(Failure(changed.error()));
                        const auto stored = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
                            for (const ImportItem& item : same)
                                LOKET_TRY(m_imports.setState(transaction, item.id, ItemState::Undone));
                            return {};
                        });
                        if (!stored)
                            return finish(Failure(stored.error()));
                        m_undone.takenBack[What::Schedulers] += int(same.size());
                        soon(&Undo::nextSchedulers);
                    });
}

void Undo::settings()
{
    const auto items =
        m_imports.items(m_import.id, ItemKind::Settings, {ItemState::Planned, ItemState::Done}, 0, manyItems);
    if (!items)
        return finish(Failure(items.error()));
    for (auto item = items->rbegin(); item != items->rend(); ++item) {
        const What what = item->undo.value(u"what"_s).toString() == u"routers"_s ? What::Routers : What::Settings;
        const auto isBack = takeBackSettings(*item);
        if (!isBack)
            return finish(Failure(isBack.error()));
        if (!*isBack) {
            leaveOut(m_undone.kept, what, Why::UsedSince, item->key);
            continue;
        }
        const auto stored = m_ledger.inTransaction(
            [&](Transaction& transaction) { return m_imports.setState(transaction, item->id, ItemState::Undone); });
        if (!stored)
            return finish(Failure(stored.error()));
        ++m_undone.takenBack[what];
    }
    soon(&Undo::end);
}

// False: somebody has changed them, or the router is used by something that stays.
Result<bool> Undo::takeBackSettings(const ImportItem& item)
{
    const QJsonObject values = item.undo.value(u"values"_s).toObject();
    const QJsonObject secrets = item.undo.value(u"secrets"_s).toObject();
    QMap<QString, QString> back;
    QHash<QString, QString> present;
    for (const settings::Settings::Entry& entry : m_house.settings.all()) {
        if (entry.isSet)
            present.insert(entry.key, entry.value);
    }
    for (auto one = values.begin(); one != values.end(); ++one) {
        const QString old = one->toArray().at(0).toString();
        const auto theirs = m_house.settings.registry().checked(one.key(), one->toArray().at(1).toString());
        const QString now = present.value(one.key());
        if (now == old)
            continue; // it was cut off before they were written, or is back already
        if (!theirs || now != *theirs)
            return false;
        back.insert(one.key(), old);
        const QString router = settings::Registry::routerOf(one.key());
        if (old.isEmpty() && !router.isEmpty() && one.key().endsWith(u".host"_s)) {
            LOKET_TRY_VALUE(const bool isUsed, m_imports.isRouterUsed(router));
            if (isUsed)
                return false;
        }
    }
    if (const auto fits = m_house.settings.with(back); !fits)
        return false; // something else needs them now
    if (!back.isEmpty())
        LOKET_TRY(m_house.settings.setMany(back));
    for (auto one = secrets.begin(); one != secrets.end(); ++one) {
        const bool wasSet = one->toBool();
        if (!wasSet && !m_house.secrets.origin(one.key()).isEmpty())
            LOKET_TRY(m_house.secrets.remove(one.key()));
    }
    m_settingsChanged = true;
    return true;
}

void Undo::handBack(const QList<qint64>& voucherIds, std::function<void()> then)
{
    Items items;
    for (qsizetype from = 0; from < voucherIds.size(); from += vouchersAtOnce) {
        const auto users = m_imports.usersOf(voucherIds.mid(from, vouchersAtOnce));
        if (!users)
            return finish(Failure(users.error()));
        items += *users;
    }
    handBackOf(items, std::move(then));
}

void Undo::handBackOf(Items items, std::function<void()> then)
{
    if (items.isEmpty())
        return then();
    const auto routerIn = [](const ImportItem& item) { return item.undo.value(u"router"_s).toString(); };
    const QString router = routerIn(items.first());
    Items same;
    Items others;
    for (const ImportItem& item : std::as_const(items))
        (routerIn(item) == router ? same : others) += item;
    core::whenReady(m_steps.changeUsers(router, same, RouterSteps::Way::Back), this,
                    [this, same, others, then = std::move(then)](const Result<QList<int>>& changed) mutable {
                        if (!changed)
                            return finish(Failure(changed.error()));
                        const QDateTime now = m_house.context.clock.now();
                        const auto stored = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
                            for (const ImportItem& item :
                                 std::as_const(same)) { // where nobody has it, there is nothing to give back
                                LOKET_TRY(m_imports.handOver(transaction, item.rowId,
                                                             item.undo.value(u"old"_s).toString(), false, now));
                                LOKET_TRY(m_imports.setState(transaction, item.id, ItemState::Undone));
                            }
                            return {};
                        });
                        if (!stored)
                            return finish(Failure(stored.error()));
                        handBackOf(others, std::move(then));
                    });
}

void Undo::end()
{
    m_undone.takenBack.removeIf([](const auto& one) { return one.value() == 0; });
    const auto ended = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        LOKET_TRY_VALUE(const auto imported, importedBy(m_house.context.database, m_import.id));
        Report report = reportFromJson(m_import.report);
        report.id = m_import.id;
        report.source = m_import.source;
        report.origin = m_import.origin;
        report.imported = imported;
        m_undone.report = report;
        m_import.state = ImportState::Undone;
        m_import.endedAt = m_house.context.clock.now();
        m_import.report = toJson(report, false);
        LOKET_TRY(m_imports.save(transaction, m_import));
        QJsonObject detail{{u"import"_s, m_import.id}, {u"source"_s, m_import.source}};
        for (auto one = m_undone.takenBack.begin(); one != m_undone.takenBack.end(); ++one)
            detail.insert(toString(one.key()), *one);
        return m_ledger.noteAside(transaction, m_actor, "import.undone", detail);
    });
    ended ? finish(m_undone) : finish(Failure(ended.error()));
}

} // namespace loket::importing
