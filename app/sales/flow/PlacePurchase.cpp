#include "sales/flow/PlacePurchase.h"

#include "core/Reasons.h"
#include "sales/flow/OpenOrders.h"

#include <QCryptographicHash>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Result;
using domain::Package;
using domain::Purchase;

namespace {

bool isSameOrder(const Purchase& a, const Purchase& b)
{
    return a.packageId == b.packageId && a.quantity == b.quantity && a.customerName == b.customerName &&
           a.customerPhone == b.customerPhone && a.gateway == b.gateway && a.method == b.method;
}

// Control characters are invalid in a name and would be passed to gateways, messages and slips.
QString cleaned(const QString& text)
{
    QString clean = text.simplified();
    clean.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    return clean;
}

// A stranger who chooses or guesses another buyer's key neither gets that buyer's order nor stands in the way of it.
QString keyOf(const PurchaseRequest& request, const Purchase& purchase)
{
    if (request.idempotencyKey.isEmpty() || request.channel != domain::SalesChannel::Online)
        return request.idempotencyKey;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& part :
         {request.idempotencyKey.toUtf8(), request.callerSecret, purchase.customerPhone.toUtf8()}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return QString::fromLatin1("online:" + hash.result().toHex());
}

} // namespace

Result<PlacedPurchase> PlacePurchase::operator()(const PurchaseRequest& request) const
{
    const Actor actor{request.channel == domain::SalesChannel::Counter ? u"cashier:"_s + request.cashier : u"buyer"_s};
    return m_ledger.inTransaction(
        [&](storage::Transaction& transaction) { return place(transaction, request, actor); });
}

Result<PlacedPurchase> PlacePurchase::place(storage::Transaction& transaction, const PurchaseRequest& request,
                                            const Actor& actor) const
{
    auto package = m_ledger.packages.find(request.packageId);
    if (!package && package.error().kind == ErrorKind::NotFound)
        return fail(core::Reason::FieldPackage, {}, package.error());
    if (!package)
        return core::Failure(package.error());
    auto purchase = checked(request, *package);
    if (!purchase)
        return core::Failure(purchase.error());
    const QString key = keyOf(request, *purchase);
    if (!key.isEmpty()) {
        const auto earlier = m_ledger.purchases.findByIdempotencyKey(key);
        if (earlier && isSameOrder(*earlier, *purchase))
            return PlacedPurchase{*earlier, *package, true};
        if (earlier)
            return fail(core::Reason::KeyUsed);
        if (earlier.error().kind != ErrorKind::NotFound)
            return core::Failure(earlier.error());
    }
    const bool isOnline = request.channel == domain::SalesChannel::Online;
    if (isOnline)
        LOKET_TRY(mayOpenAnother(m_context, request.network));
    LOKET_TRY(m_ledger.purchases.insert(transaction, *purchase, key));
    if (isOnline)
        LOKET_TRY(m_ledger.openOrders.insert(transaction, purchase->id, request.network));
    LOKET_TRY(m_ledger.note(transaction, actor, "purchase.placed", purchase->id,
                            {{u"package"_s, purchase->packageId},
                             {u"quantity"_s, purchase->quantity},
                             {u"amount"_s, purchase->amount},
                             {u"gateway"_s, purchase->gateway}}));
    if (!isCash(purchase->gateway)) {
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(m_ledger.jobs.enqueue(transaction, job::createPayment, purchase->id, now, now));
    }
    return PlacedPurchase{*purchase, *package, false};
}

Result<Purchase> PlacePurchase::checked(const PurchaseRequest& request, const Package& package) const
{
    if (!package.enabled)
        return fail(core::Reason::PackageNotOnSale, {package.id});
    const QString name = cleaned(request.customerName);
    if (name.isEmpty() || name.size() > maxNameLength)
        return fail(core::Reason::FieldName, {maxNameLength});
    if (request.quantity < 1 || request.quantity > maxQuantity)
        return fail(core::Reason::FieldQuantity, {maxQuantity});
    if (request.idempotencyKey.size() > maxIdempotencyKeyLength)
        return fail(core::Reason::FieldKey, {maxIdempotencyKeyLength});

    const bool phoneNeeded = request.channel == domain::SalesChannel::Online;
    QString phone;
    if (phoneNeeded || !request.customerPhone.trimmed().isEmpty()) {
        const auto parsed = domain::PhoneNumber::parse(request.customerPhone);
        if (!parsed)
            return fail(core::Reason::FieldPhone, {}, parsed.error());
        phone = parsed->digits();
    }

    const QString gateway = request.gateway.isEmpty() ? m_context.policy.gateways.value(0) : request.gateway;
    const bool cashAtCounter = isCash(gateway) && request.channel == domain::SalesChannel::Counter;
    if (!cashAtCounter && !m_context.policy.gateways.contains(gateway))
        return fail(core::Reason::FieldGateway, {m_context.policy.gateways.join(u", "_s)});

    const QDateTime now = m_context.clock.now();
    Purchase purchase;
    purchase.invoiceId = domain::newInvoiceId(now.date());
    purchase.statusToken = domain::newStatusToken();
    purchase.customerName = name;
    purchase.customerPhone = phone;
    purchase.packageId = package.id;
    purchase.packageName = package.name;
    purchase.profile = package.profile;
    purchase.router = package.router.isEmpty() ? m_context.policy.defaultRouter : package.router;
    purchase.duration = package.duration;
    purchase.counts = package.counts;
    purchase.quotaBytes = package.quotaBytes;
    purchase.quantity = request.quantity;
    purchase.amount = package.price * request.quantity;
    purchase.description = u"%1 x %2"_s.arg(request.quantity).arg(package.name);
    purchase.gateway = gateway;
    purchase.method = request.method.left(maxNameLength);
    purchase.channel = request.channel;
    purchase.cashier = request.cashier;
    purchase.language = request.language.isEmpty() ? m_context.policy.language : request.language;
    purchase.createdAt = now;
    return purchase;
}

} // namespace loket::sales
