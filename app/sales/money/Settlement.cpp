#include "sales/money/Settlement.h"

#include "core/Log.h"
#include "core/Reasons.h"

#include <QTimeZone>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Async;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::PaymentEvent;
using domain::PaymentState;
using domain::Purchase;
using storage::SettlementDifference;

namespace {

Q_LOGGING_CATEGORY(lcSettlement, "loket.settlement")

constexpr auto againAfter = 20h;
constexpr auto againAfterTrouble = 1h; // not everything could be compared
// A payment may be made at the gateway a while after its order, when the first attempts failed.
constexpr auto listMargin = 2h;

// Something was made there, or may have been.
bool mayExistThere(const Purchase& purchase)
{
    return !purchase.paymentUrl.isEmpty() || !purchase.transactionId.isEmpty() || domain::isPaid(purchase.status);
}

} // namespace

struct Settlement::Check
{
    SettlementReport report;
    QPromise<Result<SettlementReport>> promise;
    QStringList gatewaysLeft;
    // Of the gateway that is being compared:
    QString gateway;
    QList<Purchase> orders;
    QList<Purchase> singly;
    int asked = 0;
    int unanswered = 0;
    std::optional<core::Error> disbelieved; // the first answer about another order or merchant
    QList<SettlementDifference> found;
    QSet<QString> answered;
};

Result<QList<QDate>> Settlement::due() const
{
    const QDateTime now = m_context.clock.now();
    const storage::SettlementRepository repository(m_context.database);
    QList<QDate> days;
    const QDate today = now.toTimeZone(m_context.policy.zone).date();
    for (int back = catchUpDays; back >= 1; --back) {
        const QDate day = today.addDays(-back);
        const bool isRecent = back <= lookBackDays;
        const auto gateways = isRecent ? gatewaysOf(day) : gatewaysUsed(day);
        if (!gateways)
            return Failure(gateways.error());
        for (const QString& gateway : *gateways) {
            const auto last = repository.lastCheck(day, gateway);
            if (!last)
                return Failure(last.error());
            const bool whole = last->error.isEmpty() && last->unanswered == 0;
            // What was checked when the day was over, and was answered in full, is checked again on its next days only.
            if (!isRecent && whole && last->checkedAt >= startOf(day.addDays(1)))
                continue;
            const auto patience = std::chrono::milliseconds(whole || !isRecent ? againAfter : againAfterTrouble);
            const bool isDue = !last->checkedAt.isValid() || last->checkedAt.msecsTo(now) >= patience.count();
            if (isDue && !days.contains(day))
                days += day;
        }
    }
    return days;
}

QDateTime Settlement::startOf(const QDate& day) const
{
    return day.startOfDay(m_context.policy.zone).toUTC();
}

Result<QStringList> Settlement::gatewaysUsed(const QDate& day) const
{
    auto used = storage::SettlementRepository(m_context.database).gateways(startOf(day), startOf(day.addDays(1)));
    if (used)
        used->removeIf(isCash);
    return used;
}

// The enabled ones, and those with orders of that day that were disabled since.
Result<QStringList> Settlement::gatewaysOf(const QDate& day) const
{
    const auto used = gatewaysUsed(day);
    if (!used)
        return used;
    QStringList all = m_context.policy.gateways + *used;
    all.removeDuplicates();
    all.removeIf(isCash);
    return all;
}

Async<SettlementReport> Settlement::run(const QDate& day)
{
    if (!day.isValid() || startOf(day) > m_context.clock.now())
        return core::ready<SettlementReport>(fail(core::Reason::DayNotBegun));
    if (m_check)
        return core::ready<SettlementReport>(fail(core::Reason::SettlementUnderWay));
    const auto gateways = gatewaysOf(day);
    if (!gateways)
        return core::ready<SettlementReport>(Failure(gateways.error()));
    m_check = std::make_shared<Check>();
    m_check->report.day = day;
    m_check->gatewaysLeft = *gateways;
    m_check->promise.start();
    auto future = m_check->promise.future();
    nextGateway();
    return future;
}

void Settlement::nextGateway()
{
    if (m_context.closing || m_check->gatewaysLeft.isEmpty())
        return finish();
    Check& check = *m_check;
    check.gateway = check.gatewaysLeft.takeFirst();
    check.orders.clear();
    check.singly.clear();
    check.asked = check.unanswered = 0;
    check.disbelieved.reset();
    check.found.clear();
    check.answered.clear();
    domain::PaymentGateway* gateway = m_context.counterparts.gateway(check.gateway);
    if (!gateway)
        return gatewayDone(core::makeError(core::Reason::GatewayNotSetUp, {check.gateway}));
    const QDateTime from = startOf(check.report.day);
    const QDateTime until = startOf(check.report.day.addDays(1));
    const auto orders = storage::SettlementRepository(m_context.database).orders(check.gateway, from, until, maxOrders);
    if (!orders)
        return gatewayDone(orders.error());
    check.orders = *orders;
    if (!gateway->canList())
        return compareList(QList<PaymentEvent>());
    const QDateTime listUntil = until.addMSecs(std::chrono::milliseconds(listMargin).count());
    core::whenReady(gateway->list(from, listUntil), this,
                    [this](const Result<QList<PaymentEvent>>& list) { compareList(list); });
}

// What the list contains is compared at once; what it lacks is queried one by one.
void Settlement::compareList(const Result<QList<PaymentEvent>>& list)
{
    if (!list)
        return gatewayDone(list.error());
    Check& check = *m_check;
    QHash<QString, PaymentEvent> there;
    for (const PaymentEvent& event : *list) {
        // One order may have several payments there (Xendit): the paid one is used.
        const bool better = !there.contains(event.orderId) || event.state == PaymentState::Paid;
        if (better)
            there.insert(event.orderId, event);
    }
    for (const Purchase& purchase : check.orders) {
        if (const auto event = there.constFind(purchase.invoiceId); event != there.constEnd()) {
            ++check.asked;
            compare(purchase, *event);
            there.erase(event);
        } else if (mayExistThere(purchase)) {
            check.singly += purchase;
        }
    }
    for (const PaymentEvent& event : std::as_const(there)) {
        if (event.state != PaymentState::Paid || !domain::isInvoiceId(event.orderId))
            continue; // another program's payments on the same account are not ours
        const auto known = m_ledger.purchases.findByInvoice(event.orderId);
        if (!known && known.error().kind == ErrorKind::NotFound) {
            Purchase nobodys;
            nobodys.invoiceId = event.orderId;
            found(nobodys, event, u"unknown_here"_s, false);
        }
    }
    while (check.singly.size() > maxAskedSingly) {
        check.singly.removeLast();
        ++check.unanswered;
    }
    askNext();
}

void Settlement::askNext()
{
    Check& check = *m_check;
    domain::PaymentGateway* gateway = m_context.counterparts.gateway(check.gateway);
    if (check.singly.isEmpty())
        return gatewayDone(check.disbelieved);
    if (!gateway || m_context.closing) { // it was removed from the settings meanwhile, or the program ends
        check.unanswered += int(check.singly.size());
        return gatewayDone(std::nullopt);
    }
    const Purchase purchase = check.singly.takeFirst();
    core::whenReady(gateway->status(purchase.invoiceId, purchase.transactionId), this,
                    [this, purchase](const Result<PaymentEvent>& event) { heard(purchase, event); });
}

void Settlement::heard(const Purchase& purchase, const Result<PaymentEvent>& event)
{
    Check& check = *m_check;
    ++check.asked;
    if (event) {
        compare(purchase, *event);
    } else if (event.error().kind == ErrorKind::NotFound) {
        check.answered += purchase.invoiceId;
        if (domain::isPaid(purchase.status))
            found(purchase, {}, u"paid_here"_s, false);
    } else {
        ++check.unanswered;
        if (event.error().kind == ErrorKind::Conflict && !check.disbelieved)
            check.disbelieved = event.error();
        if (event.error().kind == ErrorKind::RateLimited || event.error().kind == ErrorKind::Unauthorized) {
            check.unanswered += int(check.singly.size()); // more queries would only make it worse
            check.singly.clear();
        }
    }
    if (check.singly.isEmpty())
        return askNext();
    m_context.clock.callAfter(gap, this, [this, check = m_check] {
        if (check == m_check)
            askNext();
    });
}

void Settlement::compare(const Purchase& listed, const PaymentEvent& there)
{
    Check& check = *m_check;
    check.answered += listed.invoiceId;
    const auto now = m_ledger.purchases.find(listed.id); // it may have changed while others were queried
    const Purchase& purchase = now ? *now : listed;
    const bool paidHere = domain::isPaid(purchase.status);
    const bool refundedHere = purchase.status == domain::PurchaseStatus::Refunded;
    switch (there.state) {
    case PaymentState::Paid: {
        if (refundedHere) // several vendors never show a refund
            return;
        const core::Rupiah surplus = there.amount - purchase.amount;
        const auto told = m_ledger.paymentEvents.toldSurplus(m_context.database, purchase.id, surplus);
        if (there.amount != purchase.amount && !(told && *told)) // on top of the price by a reported fee
            return found(purchase, there, u"amount"_s, false);
        PaymentEvent event = there;
        event.trusted = true; // the gateway's own answer, as after a poll
        if (paidHere) {
            if (domain::isPart(event)) // refunds are booked here too
                (void)m_received(event, u"settlement"_s, {u"gateway:"_s + check.gateway});
            return;
        }
        const auto booked = m_received(event, u"settlement"_s, {u"gateway:"_s + check.gateway});
        return found(purchase, there, u"paid_there"_s, booked && domain::isPaid(booked->purchase.status));
    }
    case PaymentState::Refunded:
        if (paidHere)
            found(purchase, there, u"refunded_there"_s, false);
        return;
    case PaymentState::Pending:
    case PaymentState::Failed:
    case PaymentState::Expired:
        if (paidHere)
            found(purchase, there, u"paid_here"_s, false);
        return;
    }
}

void Settlement::found(const Purchase& purchase, const PaymentEvent& there, const QString& kind, bool mended)
{
    Check& check = *m_check;
    check.answered += purchase.invoiceId;
    check.found += {.day = check.report.day,
                    .gateway = check.gateway,
                    .orderId = purchase.invoiceId,
                    .purchaseId = purchase.id,
                    .kind = kind,
                    .stateHere = purchase.id > 0 ? domain::toString(purchase.status) : u""_s,
                    .stateThere = there.orderId.isEmpty() ? u"unknown"_s : domain::toString(there.state),
                    .amountHere = purchase.amount,
                    .amountThere = there.amount,
                    .mended = mended,
                    .foundAt = m_context.clock.now()};
}

void Settlement::gatewayDone(const std::optional<core::Error>& error)
{
    Check& check = *m_check;
    const storage::SettlementRun run{.day = check.report.day,
                                     .gateway = check.gateway,
                                     .checkedAt = m_context.clock.now(),
                                     .asked = check.asked,
                                     .unanswered = check.unanswered,
                                     .error = error ? error->detail : QString(),
                                     .because = error ? core::storedReason(*error) : QString()};
    const auto written = m_ledger.inTransaction([&](storage::Transaction& transaction) -> Result<void> {
        LOKET_TRY(
            storage::SettlementRepository(m_context.database).record(transaction, run, check.found, check.answered));
        for (const SettlementDifference& one : check.found) {
            if (one.purchaseId == 0)
                continue;
            const QJsonObject detail{{u"kind"_s, one.kind},
                                     {u"here"_s, one.stateHere},
                                     {u"there"_s, one.stateThere},
                                     {u"amount_there"_s, one.amountThere}};
            const auto noted = m_ledger.audit.has(m_context.database, u"settlement.differs"_s, one.purchaseId, detail);
            if (!noted)
                return Failure(noted.error());
            if (!*noted)
                LOKET_TRY(m_ledger.note(transaction, systemActor, "settlement.differs", one.purchaseId, detail));
        }
        return {};
    });
    if (error || !written) {
        check.report.troubled += check.gateway;
        core::logWarning(lcSettlement(), "settlement.troubled",
                         {{u"gateway"_s, check.gateway}, {u"reason"_s, written ? run.error : written.error().detail}});
    }
    check.report.asked += check.asked;
    check.report.unanswered += check.unanswered;
    check.report.differences += check.found;
    nextGateway();
}

void Settlement::finish()
{
    const std::shared_ptr<Check> check = std::exchange(m_check, nullptr);
    core::logInfo(lcSettlement(), "settlement.checked",
                  {{u"day"_s, check->report.day.toString(Qt::ISODate)},
                   {u"asked"_s, check->report.asked},
                   {u"unanswered"_s, check->report.unanswered},
                   {u"differences"_s, check->report.differences.size()}});
    const QDate day = check->report.day;
    check->promise.addResult(Result<SettlementReport>(check->report));
    check->promise.finish();
    emit checked(day);
}

} // namespace loket::sales
