#include "importing/sources/Gembok.h"

#include "importing/sources/GembokData.h"

#include "core/Reasons.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;
using domain::PurchaseStatus;
using domain::Seconds;
using domain::VoucherStatus;

namespace {

const QString gembokName = u"gembok-bill"_s;

// "3rb - 1 Hari" lasts a day, "2 jam" two hours; 0: the name says nothing.
Seconds durationInName(const QString& name)
{
    static const QRegularExpression form(u"(\\d{1,4})\\s*(menit|jam|hari|minggu|bulan|min|hour|day|week|month)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QHash<QString, qint64> units{
        {u"menit"_s, 60},  {u"min"_s, 60},        {u"jam"_s, 3600},    {u"hour"_s, 3600},     {u"hari"_s, 86400},
        {u"day"_s, 86400}, {u"minggu"_s, 604800}, {u"week"_s, 604800}, {u"bulan"_s, 2592000}, {u"month"_s, 2592000}};
    const auto match = form.match(name);
    return Seconds(match.hasMatch() ? match.captured(1).toLongLong() * units.value(match.captured(2).toLower()) : 0);
}

struct BuiltIn
{
    const char* name = "";
    core::Rupiah price = 0;
    Seconds duration{0};
};

// What its shop sold before its database had names and prices: written in its program.
BuiltIn builtIn(const QString& id)
{
    constexpr qint64 day = 86400;
    static const QHash<QString, BuiltIn> packages{{u"3k"_s, {"3rb - 1 Hari", 3000, Seconds(day)}},
                                                  {u"5k"_s, {"5rb - 2 Hari", 5000, Seconds(2 * day)}},
                                                  {u"10k"_s, {"10rb - 5 Hari", 10000, Seconds(5 * day)}},
                                                  {u"15k"_s, {"15rb - 8 Hari", 15000, Seconds(8 * day)}},
                                                  {u"25k"_s, {"25rb - 15 Hari", 25000, Seconds(15 * day)}},
                                                  {u"50k"_s, {"50rb - 30 Hari", 50000, Seconds(30 * day)}}};
    return packages.value(id);
}

// The package in "Voucher Hotspot 3rb - 1 Hari x1".
QString nameInDescription(const QString& description)
{
    static const QRegularExpression form(u"\\AVoucher Hotspot (.+) x\\d+\\z"_s);
    return lineOf(form.match(description).captured(1), 100);
}

class GembokPlan
{
public:
    GembokPlan(const GembokData& data, const QString& origin, const Ours& ours, const Answers& answers)
        : m_data(data), m_ours(ours), m_asking(answers), m_settings(ours, m_asking, m_leftOut),
          m_routers(ours, m_settings, m_leftOut)
    {
        m_plan.source = u"gembok"_s;
        m_plan.origin = origin;
    }

    Result<Plan> make()
    {
        count();
        routers();
        settings();
        packages();
        purchases();
        others();
        m_plan.skipped = m_leftOut.rows();
        LOKET_TRY_VALUE(m_plan.questions, m_asking.finish());
        return std::move(m_plan);
    }

private:
    void count()
    {
        int codes = 0;
        for (const GembokPurchase& purchase : m_data.purchases)
            codes += int(purchase.codes.size());
        const auto found = [this](What what, qsizetype number) {
            if (number > 0)
                m_plan.found.insert(what, int(number));
        };
        found(What::Purchases, m_data.purchases.size());
        found(What::Vouchers, codes);
        found(What::Deliveries, m_data.deliveries.size());
        found(What::Packages, m_data.packages.size() + m_data.subscriptions);
        found(What::Routers, m_data.routers.size());
        found(What::Settings, m_data.gateways.size() + (m_data.businessName.isEmpty() ? 0 : 1));
        found(What::Sellers, m_data.agents.size());
        found(What::Balances, m_data.balances);
        found(What::Sales, m_data.agentSales);
        found(What::Users, m_data.subscribers);
    }

    void routers()
    {
        QString standard;
        for (const ForeignRouter& router : m_data.routers) {
            const QString name = m_routers.place(router, m_plan.settings);
            if (standard.isEmpty())
                standard = name;
        }
        m_router = standard.isEmpty() ? m_routers.byDefault() : standard;
    }

    void settings()
    {
        if (m_data.areSettingsBroken)
            m_leftOut.add(What::Settings, Why::Unreadable, u"settings.json"_s);
        PlannedSettings business{.key = u"business"_s};
        m_settings.value(business, u"business.name"_s, m_data.businessName);
        m_settings.value(business, u"business.phone"_s, m_data.phone);
        m_settings.value(business, u"print.footer"_s, m_data.footer);
        take(business);
        for (const GembokData::Gateway& gateway : m_data.gateways) {
            PlannedSettings planned{.key = u"gateway:"_s + gateway.name};
            const QString part = u"payments."_s + gateway.name + u'.';
            for (auto value = gateway.values.begin(); value != gateway.values.end(); ++value)
                m_settings.value(planned, part + value.key(), value.value());
            for (auto secret = gateway.secrets.begin(); secret != gateway.secrets.end(); ++secret)
                m_settings.secret(planned, part + secret.key(), secret.value());
            if (gateway.isActive)
                m_settings.value(planned, u"payments.gateways"_s, withGateway(gateway.name));
            take(planned);
        }
    }

    // What buyers can pay with here, and this one.
    [[nodiscard]] QString withGateway(const QString& name) const
    {
        const QString ours = m_ours.settings.value(u"payments.gateways"_s);
        const QStringList names = ours.split(u',', Qt::SkipEmptyParts);
        if (std::ranges::any_of(names, [&](const QString& one) { return one.trimmed() == name; }))
            return ours;
        return ours.isEmpty() ? u"cash,"_s + name : ours + u',' + name;
    }

    void take(const PlannedSettings& planned)
    {
        if (!planned.values.isEmpty() || !planned.secrets.isEmpty())
            m_plan.settings += planned;
    }

    void packages()
    {
        namesFromOrders();
        m_hasShop = std::ranges::any_of(m_data.packages, [](const GembokPackage& one) { return !one.isOfAgents; });
        for (const GembokPackage& package : m_data.packages)
            this->package(package);
        m_leftOut.add(What::Packages, Why::NotForHotspot, m_data.subscriptions);
    }

    // What customers were told of packages that have no name, or no price, where the database is old.
    void namesFromOrders()
    {
        for (const GembokPurchase& purchase : m_data.purchases) {
            if (const QString name = nameInDescription(purchase.description); !name.isEmpty())
                m_namesOfOrders.insert(purchase.package, name);
            if (purchase.amount.value_or(0) > 0)
                m_pricesOfOrders.insert(purchase.package, *purchase.amount / purchase.quantity);
        }
    }

    void package(const GembokPackage& theirs)
    {
        const QString label = theirs.id.isEmpty() ? theirs.name : theirs.id;
        if (theirs.isOfMembers) {
            m_leftOut.add(What::Packages, Why::NotAVoucher, label);
            return;
        }
        domain::Package package;
        package.name = theirs.name.isEmpty() ? m_namesOfOrders.value(theirs.id) : theirs.name;
        if (package.name.isEmpty())
            package.name = theirs.price ? theirs.id : QString::fromLatin1(builtIn(theirs.id).name);
        if (package.name.isEmpty())
            package.name = label;
        package.profile = theirs.profile.isEmpty() ? u"default"_s : theirs.profile;
        package.price = theirs.price.value_or(0) > 0 ? *theirs.price : m_pricesOfOrders.value(theirs.id, 0);
        if (!theirs.price && package.price == 0)
            package.price = builtIn(theirs.id).price;
        package.router = m_router;
        // Nothing is sold for nothing; and what only agents sold is not put into the shop beside its own.
        package.enabled = theirs.isEnabled && package.price > 0 && !(theirs.isOfAgents && m_hasShop);
        package.duration = durationOf(theirs, package.name, label);
        package.counts = package.duration.count() > 0 ? domain::Counting::FirstLogin : domain::Counting::Never;
        // An agent's package is often one of the shop's, and there can be several of the same; many name no
        // profile.
        const QString price = u"%1|%2"_s.arg(package.price).arg(package.duration.count());
        const QString terms = price + u'|' + (theirs.profile == u"default" ? QString() : theirs.profile);
        if (theirs.isOfAgents && m_terms.contains(terms)) {
            m_leftOut.add(What::Packages, Why::AlreadySetUp, label);
            remember(theirs, m_terms.value(terms));
            return;
        }
        package.id = freePackageId(label, m_packageIds);
        const auto checked = domain::checked(package);
        if (!checked) {
            m_leftOut.add(What::Packages, Why::Unreadable, label);
            return;
        }
        const auto ours = std::ranges::find_if(
            m_ours.packages, [&](const domain::Package& known) { return isSamePackage(known, *checked); });
        const domain::Package here = ours == m_ours.packages.end() ? *checked : *ours;
        m_terms.insert(terms, here);
        m_terms.insert(price + u'|', here);
        remember(theirs, here);
        if (ours != m_ours.packages.end()) {
            m_leftOut.add(What::Packages, Why::AlreadySetUp, label);
            return;
        }
        const QString kind =
            theirs.isOfAgents ? u"agents-package:"_s + QString::number(theirs.row) + u':' : u"package:"_s;
        m_plan.packages += {.key = kind + label, .package = *checked};
    }

    // As orders name it. Where the shop has no packages of its own, it sells the agents', by the number of their row.
    void remember(const GembokPackage& theirs, const domain::Package& package)
    {
        const QString row = QString::number(theirs.row);
        const QStringList names = theirs.isOfAgents ? QStringList{row, u"pkg-"_s + row} : QStringList{theirs.id};
        for (const QString& name : names) {
            if (!theirs.isOfAgents || !m_packages.contains(name))
                m_packages.insert(name, package);
        }
    }

    // The name is what customers were told; number and unit often contradict it.
    Seconds durationOf(const GembokPackage& theirs, const QString& name, const QString& label)
    {
        const Seconds inName = durationInName(name);
        if (inName.count() == 0 && !theirs.price)
            return theirs.duration.count() > 0 ? theirs.duration : builtIn(theirs.id).duration;
        if (inName.count() == 0 || theirs.duration.count() == 0 || inName == theirs.duration)
            return inName.count() == 0 ? theirs.duration : inName;
        const QString told = domain::formatDuration(inName);
        const QString set = domain::formatDuration(theirs.duration);
        const QString kind =
            theirs.isOfAgents ? u"agents-duration:"_s + QString::number(theirs.row) + u':' : u"duration:"_s;
        const QString answer = m_asking.ask({.id = kind + label,
                                             .about = About::DurationOfPackage,
                                             .subject = name,
                                             .values = {told, set},
                                             .choices = {told, set},
                                             .byDefault = told});
        return answer == told ? inName : theirs.duration;
    }

    void purchases()
    {
        m_plan.purchases.reserve(m_data.purchases.size());
        for (const GembokPurchase& purchase : m_data.purchases)
            this->purchase(purchase);
        deliveries();
    }

    void purchase(const GembokPurchase& theirs)
    {
        const QString example = u"voucher_purchases "_s + QString::number(theirs.id);
        const QDateTime created = theirs.createdAt.isValid() ? theirs.createdAt : theirs.updatedAt;
        const auto status = statusOf(theirs);
        std::optional<Why> why;
        if (!theirs.type.isEmpty() && theirs.type != u"voucher") {
            why = Why::NotAVoucher;
        } else if (!status || !theirs.amount || theirs.id == 0) {
            why = Why::Unreadable;
        } else if (isImpossible(created, m_ours.now)) {
            why = Why::ImpossibleTime;
            ++m_plan.lost.impossibleTimes;
        }
        if (!why) {
            add(theirs, *status, created);
            return;
        }
        m_leftOut.add(What::Purchases, *why, example);
        m_leftOut.add(What::Vouchers, *why, int(theirs.codes.size()));
    }

    static std::optional<PurchaseStatus> statusOf(const GembokPurchase& theirs)
    {
        if (theirs.status == u"pending")
            return PurchaseStatus::Pending;
        if (theirs.status == u"failed")
            return PurchaseStatus::Failed;
        if (theirs.status == u"cancelled")
            return PurchaseStatus::Cancelled;
        if (theirs.status == u"expired")
            return PurchaseStatus::Expired;
        if (theirs.status != u"completed")
            return std::nullopt;
        // What cannot be read may have been whole.
        return theirs.codes.size() < theirs.quantity && !theirs.areCodesBroken ? PurchaseStatus::VoucherGenerationFailed
                                                                               : PurchaseStatus::Completed;
    }

    void add(const GembokPurchase& theirs, PurchaseStatus status, const QDateTime& created)
    {
        const domain::Package package = m_packages.value(theirs.package);
        PlannedPurchase planned{.key = u"purchase:%1:%2"_s.arg(theirs.id).arg(created.toSecsSinceEpoch()),
                                .oldNumber = theirs.invoice};
        domain::Purchase& purchase = planned.purchase;
        purchase.customerName = theirs.name;
        purchase.customerPhone = theirs.phone;
        purchase.packageId = package.id.isEmpty() ? idOfUnknown(theirs.package) : package.id;
        purchase.packageName = nameInDescription(theirs.description);
        if (purchase.packageName.isEmpty())
            purchase.packageName = package.name.isEmpty() ? theirs.package : package.name;
        purchase.profile = theirs.profile.isEmpty() ? package.profile : theirs.profile;
        purchase.router = m_router;
        purchase.duration = package.duration;
        purchase.counts = package.id.isEmpty() ? domain::Counting::Never : package.counts;
        purchase.quantity = std::max(theirs.quantity, int(theirs.codes.size()));
        purchase.amount = *theirs.amount;
        purchase.description = theirs.description;
        purchase.status = status;
        purchase.gateway = gatewayOf(theirs.gateway);
        purchase.transactionId = theirs.transaction;
        purchase.language = u"id"_s;
        purchase.createdAt = created;
        purchase.updatedAt = theirs.updatedAt.isValid() ? std::max(theirs.updatedAt, created) : created;
        if (domain::isPaid(status)) {
            // The newest versions write no time of completion.
            const QDateTime paid = theirs.completedAt.isValid() ? theirs.completedAt : purchase.updatedAt;
            purchase.paidAt = std::max(paid, created);
            if (status == PurchaseStatus::Completed)
                purchase.completedAt = purchase.paidAt;
        }
        if (status == PurchaseStatus::VoucherGenerationFailed) {
            ++m_plan.lost.paidWithoutVoucher;
            const core::Error failure = core::makeError(core::Reason::ImportedWithoutVoucher,
                                                        {gembokName, theirs.codes.size(), theirs.quantity});
            purchase.failureKind = core::toString(failure.kind);
            purchase.failureReason = failure.detail;
            purchase.failureBecause = core::storedReason(failure);
            purchase.needsReview = true;
        }
        if (theirs.areCodesBroken) {
            m_leftOut.add(What::Vouchers, Why::Unreadable, u"voucher_purchases "_s + QString::number(theirs.id));
            purchase.needsReview = purchase.needsReview || domain::isPaid(status);
        }
        vouchers(theirs, planned);
        m_byId.insert(theirs.id, m_plan.purchases.size());
        m_plan.purchases += std::move(planned);
    }

    [[nodiscard]] static QString gatewayOf(const QString& name)
    {
        static const QRegularExpression form(u"\\A[a-z0-9_-]{1,32}\\z"_s);
        return form.match(name).hasMatch() ? name : u"imported"_s;
    }

    QString idOfUnknown(const QString& name)
    {
        auto known = m_unknownIds.find(name);
        if (known == m_unknownIds.end())
            known = m_unknownIds.insert(name, freePackageId(name, m_packageIds));
        return *known;
    }

    void vouchers(const GembokPurchase& theirs, PlannedPurchase& planned)
    {
        const auto users = m_ours.usersOnRouter.constFind(m_router);
        const bool wasAsked = users != m_ours.usersOnRouter.cend();
        for (const GembokCode& code : theirs.codes) {
            const QString example = u"voucher_purchases "_s + QString::number(theirs.id);
            if (!isAcceptableCode(code.username)) {
                m_leftOut.add(What::Vouchers, Why::CodeNotAccepted, example);
                continue;
            }
            if (m_names.contains(code.username)) {
                m_leftOut.add(What::Vouchers, Why::NameTaken, example);
                continue;
            }
            m_names.insert(code.username);
            PlannedVoucher voucher;
            domain::Voucher& made = voucher.voucher;
            const domain::Purchase& purchase = planned.purchase;
            made.number = int(planned.vouchers.size()) + 1;
            made.router = m_router;
            made.username = code.username;
            made.password = code.password;
            made.profile = code.profile.isEmpty() ? purchase.profile : code.profile;
            made.comment = u"voucher"_s;
            made.counts = domain::Counting::Never;
            made.createdAt = purchase.paidAt.isValid() ? purchase.paidAt : purchase.createdAt;
            made.soldAt = purchase.paidAt;
            made.onRouterAt = made.createdAt;
            made.status = VoucherStatus::Removed;
            if (!wasAsked) {
                m_leftOut.add(What::Vouchers, Why::RouterAway);
            } else if (const auto user = users->constFind(code.username); user != users->cend()) {
                made.status = VoucherStatus::OnRouter;
                made.comment = user->comment;
                if (user->uptime.count() > 0) {
                    made.status = VoucherStatus::InUse;
                    made.uptime = user->uptime;
                    made.firstLoginAt = std::max(made.createdAt, m_ours.now.addSecs(-user->uptime.count()));
                }
            }
            planned.vouchers += std::move(voucher);
        }
    }

    // The newest row of an order is the state of its message.
    void deliveries()
    {
        for (const GembokDelivery& delivery : m_data.deliveries) {
            static const QHash<QString, domain::DeliveryStatus> statuses{{u"sent"_s, domain::DeliveryStatus::Sent},
                                                                         {u"failed"_s, domain::DeliveryStatus::Failed},
                                                                         {u"error"_s, domain::DeliveryStatus::Error}};
            const auto found = m_byId.constFind(delivery.purchase);
            const auto status = statuses.constFind(delivery.status);
            if (found == m_byId.cend() || status == statuses.cend() || isImpossible(delivery.at, m_ours.now)) {
                m_leftOut.add(What::Deliveries, Why::Unreadable,
                              u"voucher_purchases "_s + QString::number(delivery.purchase));
                continue;
            }
            PlannedPurchase& planned = m_plan.purchases[*found];
            planned.deliveries +=
                {.status = delivery.status, .error = delivery.error, .phone = delivery.phone, .at = delivery.at};
            planned.purchase.deliveryStatus = *status;
        }
    }

    void others()
    {
        for (const QString& agent : m_data.agents)
            m_leftOut.add(What::Sellers, Why::NeedsSellers, agent);
        m_leftOut.add(What::Balances, Why::NeedsSellers, m_data.balances);
        m_leftOut.add(What::Sales, Why::NeedsSellers, m_data.agentSales);
        m_leftOut.add(What::Users, Why::NotForHotspot, m_data.subscribers);
    }

    const GembokData& m_data;
    const Ours& m_ours;
    Asking m_asking;
    LeftOutRows m_leftOut;
    SettingsPart m_settings;
    RoutersPart m_routers;
    Plan m_plan;
    QString m_router;       // where its shop made vouchers
    bool m_hasShop = false; // packages of its own; otherwise it sold the agents'
    QSet<QString> m_packageIds;
    QHash<QString, domain::Package> m_packages; // by the other program's id
    QHash<QString, domain::Package> m_terms;    // profile, price and duration
    QHash<QString, QString> m_unknownIds;       // of packages that are gone
    QHash<QString, QString> m_namesOfOrders;
    QHash<QString, core::Rupiah> m_pricesOfOrders;
    QSet<QString> m_names; // of vouchers
    QHash<qint64, qsizetype> m_byId;
};

class GembokReading final : public Reading
{
public:
    GembokReading(GembokData data, QString origin) : m_data(std::move(data)), m_origin(std::move(origin)) {}

    [[nodiscard]] Result<Plan> plan(const Ours& ours, const Answers& answers) const override
    {
        return GembokPlan(m_data, m_origin, ours, answers).make();
    }

private:
    GembokData m_data;
    QString m_origin;
};

} // namespace

Result<ReadingPtr> readGembok(const QString& folder, const Listener& listener)
{
    const QFileInfo given(folder);
    QString database;
    for (const QString& file :
         {given.isFile() ? folder : QString(), folder + u"/data/billing.db"_s, folder + u"/billing.db"_s}) {
        if (database.isEmpty() && QFileInfo(file).isFile())
            database = file;
    }
    if (database.isEmpty())
        return fail(core::Reason::GembokMissing, {folder});
    GembokData data;
    LOKET_TRY(readGembokDatabase(database, listener, data));
    const QDir beside = QFileInfo(database).absoluteDir();
    for (const QString& settings : {beside.filePath(u"settings.json"_s), beside.filePath(u"../settings.json"_s)}) {
        if (QFileInfo::exists(settings)) {
            readGembokSettings(settings, data);
            break;
        }
    }
    return std::make_shared<const GembokReading>(std::move(data), folder);
}

} // namespace loket::importing
