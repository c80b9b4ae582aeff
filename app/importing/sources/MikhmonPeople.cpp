// Sales and users of a router of Mikhmon's: what was sold when, who has a voucher in hand, and what lies in the drawer.
#include "importing/sources/MikhmonPlanner.h"

#include "router/Reply.h"
#include "router/Values.h"

#include <algorithm>

namespace loket::importing::mikhmon {

using namespace Qt::Literals::StringLiterals;
using domain::Counting;
using domain::Seconds;
using domain::VoucherStatus;
using router::toText;

namespace {

// Between a login, the record and the end that the comment names.
constexpr Seconds tolerance{600};
constexpr qsizetype longestDescription = 200;

} // namespace

// Records in the order of their time. A second one of a user within its validity is a double, or a login after a reset:
// the first counts.
void Planner::planSales()
{
    struct Record
    {
        QString name;
        Sale sale;
        QDateTime at;
    };
    QList<Record> records;
    records.reserve(m_tables.sales.size());
    for (const QByteArrayList& row : m_tables.sales) {
        ++m_plan.found[What::Sales];
        const QString name = toText(row[0]);
        const auto sale = readSale(name);
        if (!sale) {
            m_notes.leaveOut(What::Sales, Why::Unreadable);
            continue;
        }
        const QDateTime at = utcOf(sale->at);
        if (sale->at.date().year() < router::firstPlausibleYear || at > m_ours.now.addDays(1)) {
            ++m_plan.lost.impossibleTimes;
            m_notes.leaveOut(What::Sales, Why::ImpossibleTime, sale->user);
            continue;
        }
        if (m_leftForLater.contains(sale->user)) {
            m_notes.leaveOut(What::Sales, Why::BeingActivated, sale->user);
            continue;
        }
        records.append({name, *sale, at});
    }
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.at < b.at; });
    m_plan.purchases.reserve(records.size());
    for (const Record& record : std::as_const(records)) {
        const auto before = m_lastSale.constFind(record.sale.user);
        const KeptSale* last = before == m_lastSale.cend() ? nullptr : &m_sales[*before];
        if (last && (record.at == last->at || record.at < last->at.addSecs(last->sale.validity.count()))) {
            ++m_plan.lost.soldTwice;
            m_notes.leaveOut(What::Sales, Why::SoldTwice, record.sale.user);
            continue;
        }
        PlannedPurchase planned = purchaseOf(u"sale:%1:%2"_s.arg(m_tables.router, record.name), record.sale.profile,
                                             amountOf(record.sale), record.at);
        if (!record.sale.comment.isEmpty())
            planned.purchase.description = withoutNumbers(record.sale.comment).left(longestDescription);
        m_lastSale.insert(record.sale.user, m_sales.size());
        m_sales.append({record.sale, record.at});
        m_plan.purchases.append(planned);
    }
}

domain::Voucher Planner::voucherOfTheGone(const KeptSale& kept) const
{
    const Sale& sale = kept.sale;
    const domain::Package package = packageOf(sale.profile);
    const bool hasValidity = sale.validity.count() > 0;
    domain::Voucher voucher;
    voucher.number = 1;
    voucher.router = m_tables.router;
    voucher.username = sale.user;
    voucher.password = sale.comment.startsWith(u"vc"_s) ? sale.user : QString();
    voucher.profile = sale.profile.isEmpty() ? package.profile : sale.profile;
    voucher.counts = hasValidity ? Counting::FirstLogin : package.counts;
    voucher.duration = hasValidity ? sale.validity : package.duration;
    voucher.status = VoucherStatus::Removed;
    voucher.createdAt = voucher.soldAt = voucher.firstLoginAt = voucher.onRouterAt = kept.at;
    if (hasValidity)
        voucher.expiresAt = kept.at.addSecs(sale.validity.count());
    voucher.removedAt = std::min(hasValidity ? voucher.expiresAt : kept.at, m_ours.now);
    return voucher;
}

// Each place holds a code once: the voucher in hand or in the drawer has it, else that of the newest sale. Sales that
// were made with the code before come last, so that theirs is the one that finds it taken.
void Planner::vouchersOfTheGone()
{
    QList<PlannedPurchase> late;
    QList<PlannedPurchase> kept;
    kept.reserve(m_plan.purchases.size());
    for (qsizetype i = 0; i < m_plan.purchases.size(); ++i) {
        PlannedPurchase& purchase = m_plan.purchases[i];
        if (i >= m_sales.size() || !purchase.vouchers.isEmpty()) {
            kept.append(std::move(purchase));
            continue;
        }
        const QString& user = m_sales[i].sale.user;
        purchase.vouchers.append({.voucher = voucherOfTheGone(m_sales[i]), .onRouter = OnRouter::Untouched});
        const bool isNewest = m_lastSale.value(user) == i && !m_living.contains(user);
        (isNewest ? kept : late).append(std::move(purchase));
    }
    m_plan.purchases = kept + late;
}

// In guests' hands: they end when the comment says, to the second.
void Planner::planRunning()
{
    for (const User* user : std::as_const(m_running)) {
        const QDateTime expires = utcOf(user->comment.ends);
        domain::Voucher voucher = voucherOf(*user);
        const auto last = m_lastSale.constFind(user->name);
        const KeptSale* sale = last == m_lastSale.cend() ? nullptr : &m_sales[*last];
        Seconds validity = voucher.counts == Counting::FirstLogin ? voucher.duration : Seconds(0);
        bool isItsSale = false;
        if (sale) {
            const Seconds its = sale->sale.validity.count() > 0 ? sale->sale.validity : validity;
            isItsSale =
                sale->at <= expires && (its.count() == 0 || sale->at.addSecs((its + tolerance).count()) >= expires);
            if (isItsSale && its.count() > 0)
                validity = its;
        }
        const QDateTime began = validity.count() > 0 ? expires.addSecs(-validity.count())
                                : isItsSale          ? sale->at
                                                     : std::min(m_ours.now, expires.addSecs(-1));
        voucher.counts = Counting::FirstLogin;
        voucher.duration = Seconds(std::max<qint64>(began.secsTo(expires), 1));
        voucher.status = VoucherStatus::InUse;
        voucher.firstLoginAt = began;
        voucher.expiresAt = expires;
        voucher.createdAt = voucher.onRouterAt = voucher.printedAt = voucher.soldAt =
            isItsSale ? std::min(sale->at, began) : began;
        const PlannedVoucher planned{.voucher = voucher, .onRouter = OnRouter::TakeOver};
        if (isItsSale) {
            m_plan.purchases[*last].vouchers.append(planned);
            continue;
        }
        // A mode without records, or a record that was deleted.
        PlannedPurchase own =
            purchaseOf(u"guest:%1:%2:%3"_s.arg(m_tables.router, user->name, user->commentText), user->profile,
                       m_profiles.value(user->profile).price, std::min(began, m_ours.now));
        own.vouchers.append(planned);
        m_plan.purchases.append(own);
    }
}

void Planner::planEnded()
{
    for (const User* user : std::as_const(m_ended)) {
        const auto last = m_lastSale.constFind(user->name);
        if (last == m_lastSale.cend()) {
            m_notes.leaveOut(What::Vouchers, Why::ExpiredUnsold, user->name);
            continue;
        }
        const KeptSale* sale = &m_sales[*last];
        domain::Voucher voucher = voucherOf(*user);
        const QDateTime said =
            user->comment.ends.isValid() ? utcOf(user->comment.ends) : sale->at.addSecs(sale->sale.validity.count());
        voucher.status = VoucherStatus::Expired;
        voucher.createdAt = voucher.onRouterAt = voucher.soldAt = voucher.firstLoginAt = sale->at;
        voucher.expiresAt = voucher.endedAt = std::min(said, m_ours.now);
        m_plan.purchases[*last].vouchers.append({.voucher = voucher, .onRouter = OnRouter::Untouched});
    }
}

// One purchase for each: what is used or taken back later is one of them.
void Planner::sellEach(const QList<const User*>& users, const QDateTime& at)
{
    for (const User* user : users) {
        PlannedPurchase sold = purchaseOf(u"sold:%1:%2:%3"_s.arg(m_tables.router, user->name, user->commentText),
                                          user->profile, m_profiles.value(user->profile).price, at);
        domain::Voucher voucher = voucherOf(*user);
        const bool counts = voucher.counts == Counting::Online || voucher.counts == Counting::Never;
        voucher.status = counts && user->uptime.count() > 0 ? VoucherStatus::InUse : VoucherStatus::OnRouter;
        voucher.createdAt = voucher.onRouterAt = voucher.printedAt = voucher.soldAt = at;
        if (voucher.status == VoucherStatus::InUse)
            voucher.firstLoginAt = at;
        sold.vouchers.append({.voucher = voucher, .onRouter = OnRouter::TakeOver});
        m_plan.purchases.append(sold);
    }
}

void Planner::stock(const QString& profile, const QString& comment, const QList<const User*>& users,
                    const QDateTime& at)
{
    const domain::Package package = packageOf(profile);
    for (qsizetype from = 0; from < users.size(); from += domain::maxBatchQuantity) {
        const auto some = users.mid(from, domain::maxBatchQuantity);
        PlannedBatch planned;
        planned.key = u"batch:%1:%2:%3"_s.arg(m_tables.router, profile, comment);
        if (from > 0)
            planned.key += u":%1"_s.arg(from / domain::maxBatchQuantity + 1);
        domain::Batch& batch = planned.batch;
        batch.packageId = package.id;
        batch.packageName = package.name;
        batch.router = m_tables.router;
        batch.quantity = int(some.size());
        batch.profile = profile;
        batch.price = package.price;
        batch.duration = package.duration;
        batch.counts = package.counts;
        batch.quotaBytes = some.first()->limitBytes;
        batch.lockToDevice = package.lockToDevice;
        batch.state = domain::BatchState::Done;
        batch.createdAt = batch.updatedAt = at;
        planned.vouchers.reserve(some.size());
        int number = 0;
        for (const User* user : some) {
            domain::Voucher voucher = voucherOf(*user);
            voucher.number = ++number;
            voucher.status = VoucherStatus::OnRouter;
            voucher.createdAt = voucher.onRouterAt = voucher.printedAt = at;
            planned.vouchers.append({.voucher = voucher, .onRouter = OnRouter::TakeOver});
        }
        m_plan.batches.append(planned);
    }
}

// Vouchers that nobody has logged in with: in the drawer, or sold. Mikhmon does not know.
void Planner::planUnused()
{
    QMap<std::pair<QString, QString>, QList<const User*>> groups;
    QList<const User*> begun;
    for (const User* user : std::as_const(m_unused)) {
        // Used already, so sold; a mode without a script, or a script that failed.
        if (user->uptime.count() > 0)
            begun.append(user);
        else
            groups[{user->profile, user->commentText}].append(user);
    }
    sellEach(begun, m_ours.now);
    for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
        const auto& [profile, comment] = group.key();
        const Comment& said = group->first()->comment;
        const QDateTime day =
            said.made.isValid() ? utcOf(QDateTime(said.made, QTime(0, 0), QTimeZone::utc()).toUTC()) : m_ours.now;
        const QDateTime at = std::min(day, m_ours.now);
        const QString answer = m_notes.ask({.id = u"batch:%1:%2"_s.arg(profile, withoutNumbers(comment)),
                                            .about = About::BatchSold,
                                            .subject = comment.isEmpty() ? profile : withoutNumbers(comment),
                                            .values = {profile, QString::number(group->size())},
                                            .choices = {u"stock"_s, u"sold"_s},
                                            .byDefault = said.form == CommentForm::Batch ? u"stock"_s : u"sold"_s});
        if (answer == u"stock")
            stock(profile, comment, *group, at);
        else
            sellEach(*group, at);
    }
}

void Planner::planStrangers()
{
    if (m_strangers.isEmpty())
        return;
    const QString answer = m_notes.ask({.id = u"strangers"_s,
                                        .about = About::StrangersAsWell,
                                        .subject = QString::number(m_strangers.size()),
                                        .choices = {u"leave"_s, u"take"_s},
                                        .byDefault = u"leave"_s});
    for (const User* user : std::as_const(m_strangers)) {
        if (answer == u"leave") {
            m_notes.leaveOut(What::Users, Why::NotAVoucher, user->name);
        } else if (!m_profiles.value(user->profile).package) {
            m_notes.leaveOut(What::Users, Why::NoPackage, user->name);
        } else {
            m_living.insert(user->name, user);
            sellEach({user}, m_ours.now);
        }
    }
}

} // namespace loket::importing::mikhmon
