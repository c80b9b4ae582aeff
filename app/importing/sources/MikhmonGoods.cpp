// Packages of Mikhmon's profiles and Quick Print buttons, and the vouchers and purchases that are made with them.
#include "importing/sources/MikhmonPlanner.h"

#include <QRegularExpression>

namespace loket::importing::mikhmon {

using namespace Qt::Literals::StringLiterals;
using domain::Counting;
using domain::Seconds;

namespace {

constexpr qsizetype longestId = 32;
constexpr qsizetype longestName = 100;

QString idFor(const QString& name)
{
    static const QRegularExpression others(u"[^A-Za-z0-9_-]+"_s);
    const QString id = QString(name).replace(others, u"-"_s).left(longestId);
    return id.isEmpty() ? u"mikhmon"_s : id;
}

bool areSame(const domain::Package& ours, const domain::Package& theirs)
{
    return domain::routerOf(ours) == domain::routerOf(theirs) && ours.profile == theirs.profile &&
           ours.price == theirs.price && ours.duration == theirs.duration && ours.counts == theirs.counts &&
           ours.quotaBytes == theirs.quotaBytes;
}

} // namespace

QString Planner::freeId(const QString& name)
{
    const QString wanted = idFor(name);
    QString id = wanted;
    for (int n = 2; m_ids.contains(id); ++n) {
        const QString end = u"-%1"_s.arg(n);
        id = wanted.left(longestId - end.size()) + end;
    }
    m_ids.insert(id);
    return id;
}

domain::Package Planner::placed(const QString& key, domain::Package package)
{
    for (const domain::Package& ours : m_ours.packages) {
        if (areSame(ours, package)) {
            m_notes.leaveOut(What::Packages, Why::AlreadySetUp, package.name);
            return ours;
        }
    }
    package.id = freeId(package.name);
    m_plan.packages.append({.key = key, .package = package});
    return package;
}

void Planner::planPackages()
{
    for (const QString& name : std::as_const(m_profileNames)) {
        Profile& profile = m_profiles[name];
        if (!profile.isNeeded || name.isEmpty())
            continue;
        domain::Package package;
        package.name = name.left(longestName);
        package.profile = name.left(longestName);
        package.router = m_tables.router == u"main" ? QString() : m_tables.router;
        package.price = std::min<core::Rupiah>(profile.price, 100'000'000);
        package.sharedUsers = profile.sharedUsers;
        package.enabled = package.price > 0;
        package.lockToDevice = profile.terms && profile.terms->lockToDevice;
        if (profile.terms && profile.terms->ends) {
            package.counts = Counting::FirstLogin;
            package.duration = profile.terms->validity;
        } else {
            package.counts = profile.onlineTime.count() > 0 ? Counting::Online : Counting::Never;
            package.duration = profile.onlineTime;
        }
        profile.package = placed(u"package:%1:%2"_s.arg(m_tables.router, name), package);
    }
}

// The owner's buttons at the counter. One with the terms of its profile only gives that package its name.
void Planner::planButtons()
{
    for (const QByteArrayList& row : m_tables.quickPrints) {
        ++m_plan.found[What::Packages];
        const auto button = readQuickPrint(QString::fromUtf8(row[0]));
        if (!button) {
            m_notes.leaveOut(What::Packages, Why::Unreadable);
            continue;
        }
        const auto profile = m_profiles.constFind(button->profile);
        if (profile == m_profiles.cend()) {
            m_notes.leaveOut(What::Packages, Why::NoPackage, button->name);
            continue;
        }
        domain::Package package = profile->package.value_or(domain::Package());
        const QString base = package.id;
        package.name = button->name.left(longestName);
        package.profile = button->profile;
        package.router = m_tables.router == u"main" ? QString() : m_tables.router;
        package.sharedUsers = profile->sharedUsers;
        package.quotaBytes = button->dataLimit;
        package.lockToDevice = button->lockToDevice;
        const bool hasBoth = button->sellingPrice > 0 && button->price > 0;
        const bool paysSelling = !hasBoth || !profile->terms || profile->price != profile->terms->price;
        const core::Rupiah price = button->sellingPrice > 0 && paysSelling ? button->sellingPrice : button->price;
        package.price = std::min<core::Rupiah>(price > 0 ? price : profile->price, 100'000'000);
        package.enabled = package.price > 0;
        if (button->timeLimit.count() > 0) {
            package.counts = Counting::Online;
            package.duration = button->timeLimit;
        } else if (button->validity.count() > 0 && ends(button->profile)) {
            package.counts = Counting::FirstLogin;
            package.duration = button->validity;
        }
        const auto planned =
            std::find_if(m_plan.packages.begin(), m_plan.packages.end(),
                         [&](const PlannedPackage& one) { return !base.isEmpty() && one.package.id == base; });
        if (planned != m_plan.packages.end() && areSame(planned->package, package)) {
            planned->package.name = package.name;
            m_profiles[button->profile].package->name = package.name;
            continue;
        }
        placed(u"button:%1:%2"_s.arg(m_tables.router, button->name), package);
    }
}

domain::Package Planner::packageOf(const QString& profile) const
{
    if (const auto found = m_profiles.constFind(profile); found != m_profiles.cend() && found->package)
        return *found->package;
    for (const domain::Package& ours : m_ours.packages) {
        if (!profile.isEmpty() && ours.profile == profile && domain::routerOf(ours) == m_tables.router)
            return ours;
    }
    // The history of a profile that is gone: no package is made for it.
    domain::Package gone;
    gone.name = profile.isEmpty() ? u"Mikhmon"_s : profile.left(longestName);
    gone.id = idFor(gone.name);
    gone.profile = gone.name;
    gone.counts = Counting::Never;
    return gone;
}

domain::Voucher Planner::voucherOf(const User& user) const
{
    const domain::Package package = packageOf(user.profile);
    domain::Voucher voucher;
    voucher.number = 1;
    voucher.router = m_tables.router;
    voucher.username = user.name;
    voucher.password = user.password;
    voucher.profile = user.profile;
    voucher.comment = user.commentText;
    voucher.counts = package.counts;
    voucher.duration = package.duration;
    if (voucher.counts != Counting::FirstLogin) {
        const bool limited = user.limitUptime.count() > 0 && !user.isStopped;
        voucher.counts = limited ? Counting::Online : Counting::Never;
        voucher.duration = limited ? user.limitUptime : Seconds(0);
    }
    voucher.quotaBytes = user.limitBytes;
    voucher.lockToDevice = package.lockToDevice;
    voucher.deviceMac = user.mac;
    voucher.uptime = user.uptime;
    voucher.usedBytes = user.usedBytes;
    return voucher;
}

PlannedPurchase Planner::purchaseOf(const QString& key, const QString& profile, core::Rupiah amount,
                                    const QDateTime& at) const
{
    const domain::Package package = packageOf(profile);
    domain::Purchase purchase;
    purchase.packageId = package.id;
    purchase.packageName = package.name;
    purchase.profile = profile.isEmpty() ? package.profile : profile;
    purchase.router = m_tables.router;
    purchase.duration = package.duration;
    purchase.counts = package.counts;
    purchase.quotaBytes = package.quotaBytes;
    purchase.quantity = 1;
    purchase.amount = amount;
    purchase.description = package.name;
    purchase.status = domain::PurchaseStatus::Completed;
    purchase.deliveryStatus = domain::DeliveryStatus::NotRequired;
    purchase.gateway = u"cash"_s;
    purchase.channel = domain::SalesChannel::Counter;
    purchase.cashier = u"mikhmon"_s;
    purchase.createdAt = purchase.paidAt = purchase.completedAt = purchase.updatedAt = at;
    return {.key = key, .oldNumber = {}, .purchase = purchase, .vouchers = {}, .deliveries = {}};
}

// A record has the profile's price of its day; where the customer pays the selling price, that of a record of today's
// price is known.
core::Rupiah Planner::amountOf(const Sale& sale) const
{
    const auto profile = m_profiles.constFind(sale.profile);
    if (profile != m_profiles.cend() && profile->terms && profile->terms->price == sale.price && profile->price > 0 &&
        sale.price > 0)
        return profile->price;
    return sale.price;
}

} // namespace loket::importing::mikhmon
