#include "sales/vouchers/Rebuild.h"

#include "domain/CustomerTraces.h"

#include <QTimeZone>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::Package;
using domain::PaymentEvent;
using domain::PaymentPage;
using domain::PaymentState;
using domain::Purchase;
using domain::PurchaseEvent;
using storage::Transaction;

namespace {

// The day is in the id ("LK260102-..."); nothing is older than it can be.
QDateTime dayOf(const QString& invoiceId, const QDateTime& now)
{
    constexpr int century = 2000;
    const QString digits = invoiceId.mid(2, 6);
    const QDate day(century + digits.left(2).toInt(), digits.mid(2, 2).toInt(), digits.mid(4, 2).toInt());
    const QDateTime noon(day, QTime(12, 0), QTimeZone::utc());
    return noon.isValid() && noon < now ? noon : now;
}

} // namespace

void takeTermsOf(const domain::ListedUser& user, const QString& password, domain::Voucher& voucher)
{
    voucher.username = user.name;
    voucher.password = password;
    voucher.comment = user.comment;
    voucher.profile = user.profile;
    voucher.quotaBytes = user.limitBytesTotal;
    if (user.limitUptime.count() > 0) {
        voucher.counts = domain::Counting::Online;
        voucher.duration = user.limitUptime;
    }
}

Async<void> Rebuild::operator()(const LostOrder& lost, const Actor& actor)
{
    QStringList gateways;
    for (const domain::PaymentGateway* gateway : m_context.counterparts.gateways()) {
        if (!isCash(gateway->name()))
            gateways += gateway->name();
    }
    return ask(lost, actor, gateways);
}

// One after the other: an id is known to one of them at most.
Async<void> Rebuild::ask(const LostOrder& lost, const Actor& actor, QStringList gateways)
{
    if (gateways.isEmpty())
        return core::ready(book(lost, actor, std::nullopt));
    const QString name = gateways.takeFirst();
    domain::PaymentGateway* gateway = m_context.counterparts.gateway(name);
    if (!gateway)
        return ask(lost, actor, gateways);
    return gateway->find(lost.invoiceId)
        .then(this,
              [this, lost, actor, gateways, name](const Result<PaymentPage>& page) -> Async<void> {
                  domain::PaymentGateway* again = m_context.counterparts.gateway(name);
                  if (!again || (!page && page.error().kind != ErrorKind::NotFound))
                      return judge(lost, actor, gateways,
                                   page ? Result<PaymentEvent>(fail(core::Reason::CallDropped))
                                        : Result<PaymentEvent>(Failure(page.error())));
                  return again->status(lost.invoiceId, page ? page->reference : QString())
                      .then(this,
                            [this, lost, actor, gateways,
                             isThere = page.has_value()](const Result<PaymentEvent>& event) -> Async<void> {
                                // What a gateway says of an order that nobody has begun to pay, or of none at all.
                                if (event && event->state == PaymentState::Pending && !isThere)
                                    return ask(lost, actor, gateways);
                                return judge(lost, actor, gateways, event);
                            })
                      .unwrap();
              })
        .unwrap();
}

// What only fails for a moment says nothing about the order.
Async<void> Rebuild::judge(const LostOrder& lost, const Actor& actor, const QStringList& others,
                           const Result<PaymentEvent>& told)
{
    if (told)
        return core::ready(book(lost, actor, *told));
    const ErrorKind kind = told.error().kind;
    const bool isUnknown = kind == ErrorKind::NotFound || kind == ErrorKind::InvalidInput || kind == ErrorKind::Refused;
    return isUnknown ? ask(lost, actor, others) : core::ready<void>(Failure(told.error()));
}

Result<Package> Rebuild::packageOf(const LostOrder& lost) const
{
    const auto packages = m_ledger.packages.all();
    if (!packages)
        return Failure(packages.error());
    const domain::ListedUser& user = lost.vouchers.first().user;
    std::optional<Package> found;
    for (const Package& package : *packages) {
        const QString router = package.router.isEmpty() ? m_context.policy.defaultRouter : package.router;
        if (package.profile != user.profile || router != lost.router)
            continue;
        const bool fits = package.counts == domain::Counting::Online && package.duration == user.limitUptime;
        if (!found || fits)
            found = package;
        if (fits)
            break;
    }
    if (!found)
        return fail(core::Reason::RebuildNoPackage, {user.profile, lost.router});
    return *found;
}

Result<void> Rebuild::book(const LostOrder& lost, const Actor& actor, const std::optional<PaymentEvent>& payment)
{
    if (payment && payment->state != PaymentState::Paid)
        return fail(core::Reason::RebuildNotPaid, {lost.invoiceId, payment->gateway, domain::toString(payment->state)});
    const auto package = packageOf(lost);
    if (!package)
        return Failure(package.error());
    const QDateTime now = m_context.clock.now();
    Purchase purchase;
    purchase.invoiceId = lost.invoiceId;
    purchase.statusToken = domain::newStatusToken();
    purchase.customerName = domain::unnamedCustomer(m_context.policy.language);
    purchase.packageId = package->id;
    purchase.packageName = package->name;
    purchase.profile = package->profile;
    purchase.router = lost.router;
    purchase.duration = package->duration;
    purchase.counts = package->counts;
    purchase.quotaBytes = package->quotaBytes;
    purchase.quantity = lost.quantity();
    purchase.amount = payment ? payment->amount : package->price * lost.quantity();
    purchase.description = u"%1 x %2"_s.arg(lost.quantity()).arg(package->name);
    purchase.gateway = payment ? payment->gateway : u"cash"_s;
    purchase.channel = payment ? domain::SalesChannel::Online : domain::SalesChannel::Counter;
    purchase.language = m_context.policy.language;
    purchase.createdAt = dayOf(lost.invoiceId, now);
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        LOKET_TRY(m_ledger.purchases.insert(transaction, purchase, {}));
        const QDateTime then = purchase.createdAt; // its money is of that day
        LOKET_TRY(m_ledger.purchases.advance(transaction, purchase, PurchaseEvent::PaymentConfirmed, then));
        LOKET_TRY(m_ledger.purchases.advance(transaction, purchase, PurchaseEvent::VouchersMade, then));
        if (payment && !payment->reference.isEmpty())
            LOKET_TRY(m_ledger.purchases.setPayment(transaction, purchase, payment->reference, {}, now));
        LOKET_TRY(m_ledger.purchases.setNeedsReview(transaction, purchase, true, now));
        for (const LostVoucher& one : lost.vouchers)
            LOKET_TRY(keep(transaction, purchase, *package, one, actor));
        return m_ledger.note(transaction, actor, "purchase.rebuilt", purchase.id,
                             {{u"quantity"_s, lost.quantity()},
                              {u"gateway"_s, purchase.gateway},
                              {u"amount"_s, purchase.amount},
                              {u"router"_s, lost.router}});
    });
}

Result<void> Rebuild::keep(Transaction& transaction, const Purchase& purchase, const Package& package,
                           const LostVoucher& one, const Actor& actor) const
{
    const QDateTime now = m_context.clock.now();
    domain::Voucher voucher = domain::plannedVoucher(purchase, one.number, {}, now);
    voucher.lockToDevice = package.lockToDevice;
    takeTermsOf(one.user, one.password, voucher);
    LOKET_TRY(m_ledger.vouchers.insert(transaction, voucher));
    LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, domain::VoucherEvent::MadeOnRouter, now));
    return m_ledger.note(transaction, actor, "voucher.adopt", purchase.id,
                         {{u"router"_s, purchase.router}, {u"number"_s, one.number}});
}

} // namespace loket::sales
