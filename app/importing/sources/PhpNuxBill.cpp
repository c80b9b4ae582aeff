#include "importing/sources/PhpNuxBill.h"

#include "importing/sources/PhpNuxBillData.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Counting;
using domain::PurchaseStatus;
using domain::Seconds;
using domain::VoucherStatus;

namespace {

const QString nuxRadius = u"radius"_s;
const QString nuxHotspot = u"Hotspot"_s;

bool isOfHotspot(const QString& type)
{
    return type.isEmpty() || type == nuxHotspot;
}

// "Voucher - ABC123", "midtrans - qris", "Recharge - Admin".
struct Method
{
    explicit Method(const QString& text)
        : first(text.section(u" - "_s, 0, 0).trimmed()), second(text.section(u" - "_s, 1).trimmed())
    {}
    QString first;
    QString second;
};

class NuxPlanner
{
public:
    NuxPlanner(const NuxData& data, const QString& origin, const Ours& ours, const Answers& answers)
        : m_data(data), m_ours(ours), m_asking(answers), m_settings(ours, m_asking, m_leftOut),
          m_routers(ours, m_settings, m_leftOut)
    {
        m_plan.source = u"phpnuxbill"_s;
        m_plan.origin = origin;
    }

    Result<Plan> make()
    {
        count();
        routers();
        business();
        for (const NuxPlan& plan : m_data.plans)
            package(plan);
        stock();
        for (qsizetype i = 0; i < m_data.running.size(); ++i)
            running(i);
        for (const NuxTransaction& transaction : m_data.transactions)
            sale(transaction);
        for (const NuxRecharge& recharge : m_data.running) {
            const QString key = keyOf(recharge.username, recharge.router, recharge.planName, recharge.startedAt);
            if (m_running.value(key) == &recharge)
                withoutSale(recharge);
        }
        used();
        others();
        m_plan.skipped = m_leftOut.rows();
        LOKET_TRY_VALUE(m_plan.questions, m_asking.finish());
        return std::move(m_plan);
    }

private:
    void count()
    {
        const auto found = [this](What what, qsizetype number) {
            if (number > 0)
                m_plan.found.insert(what, int(number));
        };
        found(What::Packages, m_data.plans.size());
        found(What::Vouchers, m_data.vouchers.size());
        found(What::Purchases, m_data.transactions.size());
        found(What::Users, m_data.customers.size());
        found(What::Balances,
              std::ranges::count_if(m_data.customers, [](const NuxCustomer& one) { return one.hasBalance; }));
        found(What::Routers, m_data.routers.size());
        found(What::Settings, m_data.businessName.isEmpty() ? 0 : 1);
        found(What::Sellers, m_data.sellers);
        found(What::Profiles, m_data.bandwidths);
        found(What::Coupons, m_data.coupons);
    }

    void routers()
    {
        for (const ForeignRouter& router : m_data.routers) {
            if (const QString name = m_routers.place(router, m_plan.settings); !name.isEmpty())
                m_places.insert(router.name, name);
        }
    }

    void business()
    {
        PlannedSettings business{.key = u"business"_s};
        m_settings.value(business, u"business.name"_s, m_data.businessName);
        m_settings.value(business, u"business.phone"_s, m_data.phone);
        m_settings.value(business, u"business.timezone"_s, QString::fromLatin1(m_data.timeZone));
        if (!business.values.isEmpty())
            m_plan.settings += business;
    }

    // Where one of its routers is here. Empty: it stays out.
    QString placeOf(const QString& router)
    {
        if (const auto known = m_places.constFind(router); known != m_places.cend())
            return *known;
        if (router == nuxRadius || router.isEmpty() || m_routers.names().isEmpty())
            return {};
        const QString answer = m_asking.ask({.id = u"router:"_s + router,
                                             .about = About::RouterOf,
                                             .subject = router,
                                             .choices = m_routers.names() + QStringList{u"leave"_s},
                                             .byDefault = u"leave"_s});
        return *m_places.insert(router, answer == u"leave" ? QString() : answer);
    }
    // Of history, which nobody looks for on a router.
    [[nodiscard]] QString someplaceOf(const QString& router) const
    {
        const QString known = m_places.value(router);
        return known.isEmpty() ? m_routers.byDefault() : known;
    }

    void package(const NuxPlan& plan)
    {
        if (!isOfHotspot(plan.type)) {
            m_leftOut.add(What::Packages, Why::NotForHotspot, plan.name);
            return;
        }
        if (plan.valid().count() == 0) { // until a day of the month: of members
            m_leftOut.add(What::Packages, Why::NotAVoucher, plan.name);
            return;
        }
        const QString router = plan.isRadius ? QString() : placeOf(plan.router);
        if (router.isEmpty()) {
            m_leftOut.add(What::Packages, Why::OnAnotherServer, plan.name);
            return;
        }
        const bool byUse = plan.limitsTime() && isByUse(plan);
        domain::Package package{.name = plan.name,
                                .price = plan.price.value_or(-1),
                                .duration = byUse ? plan.time() : plan.valid(),
                                .counts = byUse ? Counting::Online : Counting::Sale,
                                .profile = plan.name,
                                .router = router,
                                .quotaBytes = plan.limitsData() ? plan.bytes() : 0,
                                .sharedUsers = plan.sharedUsers,
                                .enabled = plan.isEnabled && plan.price.value_or(0) > 0};
        package.id = freePackageId(plan.name, m_packageIds);
        const auto checked = domain::checked(package);
        if (!checked) {
            m_leftOut.add(What::Packages, Why::Unreadable, plan.name);
            return;
        }
        const auto ours = std::ranges::find_if(
            m_ours.packages, [&](const domain::Package& known) { return isSamePackage(known, *checked); });
        if (ours == m_ours.packages.end())
            m_plan.packages += {.key = u"plan:%1:%2"_s.arg(plan.id).arg(plan.name), .package = *checked};
        else
            m_leftOut.add(What::Packages, Why::AlreadySetUp, plan.name);
        m_packages.insert(plan.id, ours == m_ours.packages.end() ? *checked : *ours);
        m_packagesByName.insert(plan.name, plan.id);
    }

    // Whether its time is what may be spent online, or the days in which it may be.
    bool isByUse(const NuxPlan& plan)
    {
        const QString use = domain::formatDuration(plan.time());
        const QString days = domain::formatDuration(plan.valid());
        if (use == days)
            return false;
        return m_asking.ask({.id = u"duration:%1:%2"_s.arg(plan.id).arg(plan.name),
                             .about = About::DurationOfPackage,
                             .subject = plan.name,
                             .values = {use, days},
                             .choices = {use, days},
                             .byDefault = use}) == use;
    }

    // Codes of the same package, router and day are made together, so that a later backup adds what is new.
    void stock()
    {
        QMap<QString, QList<const NuxVoucher*>> groups;
        QMap<QString, QList<const NuxVoucher*>> batches;
        for (const NuxVoucher& voucher : m_data.vouchers) {
            if (voucher.isUsed || !isInStock(voucher))
                continue;
            groups[u"%1@%2"_s.arg(voucher.plan).arg(placeOf(voucher.router))] += &voucher;
        }
        for (auto group = groups.begin(); group != groups.end(); ++group) {
            const domain::Package package = m_packages.value(group->first()->plan);
            const QString answer = m_asking.ask({.id = u"make:"_s + group.key(),
                                                 .about = About::MakeVouchers,
                                                 .subject = package.name,
                                                 .values = {QString::number(group->size())},
                                                 .choices = {u"make"_s, u"leave"_s},
                                                 .byDefault = u"make"_s});
            if (answer == u"leave") {
                m_leftOut.add(What::Vouchers, Why::NotAsked, int(group->size()));
                continue;
            }
            for (const NuxVoucher* voucher : std::as_const(*group)) {
                const QString day =
                    voucher->createdAt.isValid() ? voucher->createdAt.date().toString(Qt::ISODate) : u"-"_s;
                batches[u"stock:%1:%2"_s.arg(group.key(), day)] += voucher;
            }
        }
        for (auto batch = batches.begin(); batch != batches.end(); ++batch) {
            for (qsizetype from = 0; from < batch->size(); from += domain::maxBatchQuantity)
                addBatch(batch.key() + u':' + QString::number(from), batch->mid(from, domain::maxBatchQuantity));
        }
    }

    bool isInStock(const NuxVoucher& voucher)
    {
        const QString example = u"tbl_voucher "_s + QString::number(voucher.id);
        std::optional<Why> why;
        if (!isOfHotspot(voucher.type))
            why = Why::NotForHotspot;
        else if (placeOf(voucher.router).isEmpty())
            why = Why::OnAnotherServer;
        else if (!m_packages.contains(voucher.plan))
            why = Why::NoPackage;
        else if (!isAcceptableCode(voucher.code))
            why = Why::CodeNotAccepted;
        else if (!takeName(placeOf(voucher.router), voucher.code))
            why = Why::NameTaken;
        if (why)
            m_leftOut.add(What::Vouchers, *why, example);
        return !why;
    }

    // False: there is one of this name already.
    bool takeName(const QString& router, const QString& name)
    {
        QSet<QString>& names = m_names[router];
        const bool isNew = !names.contains(name);
        names.insert(name);
        return isNew;
    }

    void addBatch(const QString& key, const QList<const NuxVoucher*>& vouchers)
    {
        const domain::Package package = m_packages.value(vouchers.first()->plan);
        PlannedBatch planned{.key = key};
        domain::Batch& batch = planned.batch;
        batch.packageId = package.id;
        batch.packageName = package.name;
        batch.router = placeOf(vouchers.first()->router);
        batch.quantity = int(vouchers.size());
        batch.profile = package.profile;
        batch.price = package.price;
        batch.duration = package.duration;
        batch.counts = package.counts == Counting::Online ? Counting::Online : Counting::FirstLogin;
        batch.quotaBytes = package.quotaBytes;
        batch.createdAt = vouchers.first()->createdAt;
        for (const NuxVoucher* voucher : vouchers) {
            const QDateTime made = isImpossible(voucher->createdAt, m_ours.now) ? m_ours.now : voucher->createdAt;
            domain::Voucher code =
                domain::stockVoucher(batch, int(planned.vouchers.size()) + 1, {voucher->code, voucher->code}, made);
            code.comment.clear();
            code.printedAt = made;
            planned.vouchers += {.voucher = code, .onRouter = OnRouter::Make};
        }
        if (isImpossible(batch.createdAt, m_ours.now))
            batch.createdAt = {};
        m_plan.batches += std::move(planned);
    }

    void running(qsizetype index)
    {
        const NuxRecharge& recharge = m_data.running[index];
        m_codesKnown.insert(recharge.username);
        if (recharge.customer != 0)
            m_customersRunning.insert(recharge.customer);
        const QString example = u"tbl_user_recharges "_s + QString::number(recharge.id);
        std::optional<Why> why;
        if (!isOfHotspot(recharge.type))
            why = Why::NotForHotspot;
        else if (!recharge.startedAt.isValid() || !recharge.expiresAt.isValid() || passwordOf(recharge).isEmpty())
            why = Why::Unreadable;
        else if (isImpossible(recharge.startedAt, m_ours.now))
            why = Why::ImpossibleTime;
        else if (placeOf(recharge.router).isEmpty())
            why = Why::OnAnotherServer;
        else if (!isAcceptableCode(recharge.username))
            why = Why::CodeNotAccepted;
        else if (!takeName(placeOf(recharge.router), recharge.username))
            why = Why::NameTaken;
        if (why == Why::ImpossibleTime)
            ++m_plan.lost.impossibleTimes;
        if (why)
            m_leftOut.add(What::Vouchers, *why, example);
        else
            m_running.insert(keyOf(recharge.username, recharge.router, recharge.planName, recharge.startedAt),
                             &recharge);
    }

    static QString keyOf(const QString& user, const QString& router, const QString& plan, const QDateTime& started)
    {
        return u"%1\n%2\n%3\n%4"_s.arg(user, router, plan).arg(started.toSecsSinceEpoch());
    }

    // A code is its own password.
    [[nodiscard]] QString passwordOf(const NuxRecharge& recharge) const
    {
        return recharge.customer == 0 ? recharge.username : m_data.customers.value(recharge.customer).password;
    }

    // What the user of a running recharge carries in its comment.
    [[nodiscard]] QString commentOf(const NuxRecharge& recharge) const
    {
        if (recharge.customer == 0)
            return u"Voucher | "_s;
        const NuxCustomer customer = m_data.customers.value(recharge.customer);
        return customer.name + u" | "_s + customer.bills.join(u", "_s);
    }

    [[nodiscard]] const NuxPlan* planOf(const NuxRecharge& recharge) const
    {
        const auto found =
            std::ranges::find_if(m_data.plans, [&](const NuxPlan& plan) { return plan.id == recharge.plan; });
        return found == m_data.plans.end() ? nullptr : &*found;
    }

    PlannedVoucher inUse(const NuxRecharge& recharge)
    {
        const NuxPlan* plan = planOf(recharge);
        const bool limitsTime = plan && plan->limitsTime();
        PlannedVoucher planned{.onRouter = OnRouter::TakeOver};
        domain::Voucher& voucher = planned.voucher;
        voucher.number = 1;
        voucher.router = placeOf(recharge.router);
        voucher.username = recharge.username;
        voucher.password = passwordOf(recharge);
        voucher.profile = recharge.planName;
        voucher.comment = commentOf(recharge);
        // The limits that its user has on the router; it ends by the clock in any case.
        voucher.counts = limitsTime ? Counting::Online : Counting::Sale;
        voucher.duration = limitsTime ? plan->time() : Seconds(recharge.startedAt.secsTo(recharge.expiresAt));
        voucher.quotaBytes = plan && plan->limitsData() ? plan->bytes() : 0;
        voucher.status = VoucherStatus::InUse;
        voucher.createdAt = recharge.startedAt;
        voucher.onRouterAt = recharge.startedAt;
        voucher.soldAt = recharge.startedAt;
        voucher.firstLoginAt = recharge.startedAt;
        voucher.expiresAt = recharge.expiresAt;
        if (recharge.expiresAt <= m_ours.now) {
            planned.onRouter = OnRouter::Untouched;
            voucher.status = VoucherStatus::Expired;
            voucher.endedAt = recharge.expiresAt;
            return planned;
        }
        const auto users = m_ours.usersOnRouter.constFind(voucher.router);
        if (users == m_ours.usersOnRouter.cend())
            return planned;
        const auto user = users->constFind(recharge.username);
        if (user == users->cend()) {
            planned.onRouter = OnRouter::Untouched;
            voucher.status = VoucherStatus::Removed;
            return planned;
        }
        voucher.comment = user->comment;
        voucher.uptime = user->uptime;
        if (!user->comment.contains(u" | ")) { // it is somebody else's by now
            planned.onRouter = OnRouter::Untouched;
            m_leftOut.add(What::Users, Why::NotAVoucher);
        }
        return planned;
    }

    domain::Purchase historyOf(const QString& username, qint64 customerId, const QString& planName,
                               const QString& router, const QDateTime& at) const
    {
        qint64 id = customerId == 0 ? m_data.customersByName.value(username) : customerId;
        const NuxCustomer customer = m_data.customers.value(id);
        const domain::Package package = m_packages.value(m_packagesByName.value(planName));
        domain::Purchase purchase;
        purchase.customerName = customer.name.isEmpty() ? lineOf(customer.username, 100) : customer.name;
        purchase.customerPhone = customer.phone;
        purchase.packageId = package.id;
        purchase.packageName = planName;
        purchase.profile = planName;
        purchase.router = someplaceOf(router);
        purchase.duration = package.duration;
        purchase.counts = package.id.isEmpty() ? Counting::Never : package.counts;
        purchase.quotaBytes = package.quotaBytes;
        purchase.status = PurchaseStatus::Completed;
        purchase.language = u"id"_s;
        purchase.createdAt = at;
        purchase.paidAt = at;
        purchase.completedAt = at;
        purchase.updatedAt = at;
        return purchase;
    }

    void sale(const NuxTransaction& transaction)
    {
        const QString example = u"tbl_transactions "_s + QString::number(transaction.id);
        const Method method(transaction.method);
        if (method.first == u"Voucher")
            m_codesKnown.insert(method.second);
        std::optional<Why> why;
        if (!isOfHotspot(transaction.type))
            why = Why::NotForHotspot;
        else if (!transaction.price || transaction.id == 0)
            why = Why::Unreadable;
        else if (isImpossible(transaction.startedAt, m_ours.now))
            why = Why::ImpossibleTime;
        if (why == Why::ImpossibleTime)
            ++m_plan.lost.impossibleTimes;
        if (why) {
            m_leftOut.add(What::Purchases, *why, example);
            return;
        }
        PlannedPurchase planned{.key = u"transaction:%1:%2"_s.arg(transaction.id).arg(transaction.invoice),
                                .oldNumber = transaction.invoice,
                                .purchase = historyOf(transaction.username, transaction.customer, transaction.planName,
                                                      transaction.router, transaction.startedAt)};
        planned.purchase.amount = *transaction.price;
        payment(transaction, method, planned.purchase);
        idOfUnknown(planned.purchase);
        const auto running = m_running.find(
            keyOf(transaction.username, transaction.router, transaction.planName, transaction.startedAt));
        if (running != m_running.end() && *running) {
            planned.purchase.router = placeOf((*running)->router);
            planned.vouchers += inUse(**running);
            *running = nullptr;
        } else if (method.first == u"Voucher") {
            code(method.second, transaction, planned);
        }
        m_plan.purchases += std::move(planned);
    }

    // Its user was removed at its end, or is the account that redeemed it.
    void code(const QString& code, const NuxTransaction& transaction, PlannedPurchase& planned)
    {
        if (!isAcceptableCode(code) || !takeName(planned.purchase.router, code))
            return;
        PlannedVoucher voucher;
        domain::Voucher& ended = voucher.voucher;
        ended.number = 1;
        ended.router = planned.purchase.router;
        ended.username = code;
        ended.password = code;
        ended.profile = transaction.planName;
        ended.counts = Counting::Sale;
        ended.duration = Seconds(std::max<qint64>(transaction.startedAt.secsTo(transaction.expiresAt), 0));
        ended.status = VoucherStatus::Removed;
        ended.createdAt = transaction.startedAt;
        ended.soldAt = transaction.startedAt;
        ended.firstLoginAt = transaction.startedAt;
        ended.expiresAt = transaction.expiresAt;
        ended.endedAt = transaction.expiresAt;
        planned.vouchers += std::move(voucher);
    }

    void payment(const NuxTransaction& transaction, const Method& method, domain::Purchase& purchase) const
    {
        static const QRegularExpression form(u"\\A[a-z0-9_-]{1,32}\\z"_s);
        const QString name = method.first.toLower();
        purchase.gateway = u"imported"_s;
        if (const auto paid = m_data.payments.constFind(transaction.invoice); paid != m_data.payments.cend()) {
            purchase.gateway = form.match(paid->gateway).hasMatch() ? paid->gateway : purchase.gateway;
            purchase.method = paid->channel;
            purchase.transactionId = paid->reference;
        } else if (method.first == u"Voucher" || method.first == u"Recharge" || method.first == u"Recharge Zero") {
            purchase.channel = domain::SalesChannel::Counter;
            purchase.gateway = u"cash"_s;
            purchase.cashier = m_data.staff.value(transaction.admin, u"phpnuxbill"_s);
        } else if (method.first == u"Recharge Balance" || method.second == u"Balance") {
            purchase.gateway = u"balance"_s;
        } else if (m_data.gateways.contains(name) && form.match(name).hasMatch()) {
            purchase.gateway = name;
            purchase.method = lineOf(method.second, 32);
        }
    }

    void idOfUnknown(domain::Purchase& purchase)
    {
        if (!purchase.packageId.isEmpty())
            return;
        auto known = m_unknownIds.find(purchase.packageName);
        if (known == m_unknownIds.end())
            known = m_unknownIds.insert(purchase.packageName, freePackageId(purchase.packageName, m_packageIds));
        purchase.packageId = *known;
    }

    // It runs, and its transaction was deleted, or is not in the backup: what was paid is not known.
    void withoutSale(const NuxRecharge& recharge)
    {
        PlannedPurchase planned{.key = u"recharge:%1:%2"_s.arg(recharge.id).arg(recharge.startedAt.toSecsSinceEpoch()),
                                .purchase = historyOf(recharge.username, recharge.customer, recharge.planName,
                                                      recharge.router, recharge.startedAt)};
        planned.purchase.router = placeOf(recharge.router);
        planned.purchase.gateway = u"imported"_s;
        idOfUnknown(planned.purchase);
        planned.vouchers += inUse(recharge);
        m_plan.purchases += std::move(planned);
    }

    void used()
    {
        for (const NuxVoucher& voucher : m_data.vouchers) {
            if (voucher.isUsed && !m_codesKnown.contains(voucher.code))
                m_leftOut.add(What::Vouchers, isOfHotspot(voucher.type) ? Why::ExpiredUnsold : Why::NotForHotspot,
                              u"tbl_voucher "_s + QString::number(voucher.id));
        }
    }

    void others()
    {
        static const QHash<QString, What> tables{
            {u"tbl_plans"_s, What::Packages},          {u"tbl_voucher"_s, What::Vouchers},
            {u"tbl_user_recharges"_s, What::Vouchers}, {u"tbl_transactions"_s, What::Purchases},
            {u"tbl_customers"_s, What::Users},         {u"tbl_routers"_s, What::Routers}};
        for (auto broken = m_data.broken.begin(); broken != m_data.broken.end(); ++broken)
            m_leftOut.add(tables.value(broken.key(), What::Settings), Why::Unreadable, *broken);
        for (auto customer = m_data.customers.begin(); customer != m_data.customers.end(); ++customer) {
            if (!m_customersRunning.contains(customer.key()))
                m_leftOut.add(What::Users, Why::NotAVoucher);
            if (customer->hasBalance)
                m_leftOut.add(What::Balances, Why::NotForHotspot);
        }
        m_leftOut.add(What::Sellers, Why::NeedsSellers, m_data.sellers);
        m_leftOut.add(What::Coupons, Why::NotAVoucher, m_data.coupons);
        m_leftOut.add(What::Profiles, Why::AlreadySetUp, m_data.bandwidths); // they are on the router
    }

    const NuxData& m_data;
    const Ours& m_ours;
    Asking m_asking;
    LeftOutRows m_leftOut;
    SettingsPart m_settings;
    RoutersPart m_routers;
    Plan m_plan;
    QHash<QString, QString> m_places; // of its routers
    QSet<QString> m_packageIds;
    QHash<qint64, domain::Package> m_packages; // by the id of the plan
    QHash<QString, qint64> m_packagesByName;
    QHash<QString, QString> m_unknownIds; // of plans that are gone
    QHash<QString, QSet<QString>> m_names;
    QHash<QString, const NuxRecharge*> m_running; // null: its sale was found
    QSet<QString> m_codesKnown;                   // of sales and of what runs
    QSet<qint64> m_customersRunning;
};

class NuxReading final : public Reading
{
public:
    NuxReading(NuxData data, QString origin) : m_data(std::move(data)), m_origin(std::move(origin)) {}

    [[nodiscard]] Result<Plan> plan(const Ours& ours, const Answers& answers) const override
    {
        return NuxPlanner(m_data, m_origin, ours, answers).make();
    }

private:
    NuxData m_data;
    QString m_origin;
};

} // namespace

Result<ReadingPtr> readPhpNuxBill(const QString& file, const Listener& listener)
{
    LOKET_TRY_VALUE(NuxData data, readNuxFile(file, listener));
    return std::make_shared<const NuxReading>(std::move(data), QFileInfo(file).fileName());
}

} // namespace loket::importing
