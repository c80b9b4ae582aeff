#include "server/routes/StatusRoutes.h"

#include "server/pages/Pages.h"
#include "storage/PurchaseRepository.h"
#include "storage/VoucherRepository.h"

#include <QJsonArray>

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::Purchase;
using domain::PurchaseStatus;

namespace {

constexpr qsizetype tokenLength = 32;
// Remembers the last order in this browser, so that /voucher/finish finds it again without believing its query.
constexpr auto orderCookie = "loket_order";
constexpr int orderCookieDays = 30;
constexpr qint64 gatewayPatience = 60; // seconds until a payment that is still being prepared needs another word

bool isToken(const QString& text)
{
    return text.size() == tokenLength && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-' ||
                      c == u'_';
           });
}

QString cookieOf(const Request& request)
{
    for (const QByteArray& pair : request.header("cookie").split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.left(equals).trimmed() == orderCookie)
            return QString::fromLatin1(pair.mid(equals + 1).trimmed());
    }
    return {};
}

QByteArray cookieFor(const Request& request, const QString& token)
{
    return QByteArray(orderCookie) + '=' + token.toLatin1() +
           "; Path=/voucher/; HttpOnly; SameSite=Lax; Max-Age=" + QByteArray::number(orderCookieDays * 24 * 3600) +
           (request.scheme == "https" ? "; Secure" : "");
}

class Orders
{
public:
    explicit Orders(const Services& services)
        : m_services(services), m_purchases(services.context.database), m_vouchers(services.context.database)
    {}

    [[nodiscard]] Reply status(const Request& request) const
    {
        const auto order = find(request.parameters.first());
        if (!order)
            return trouble(request, order.error());
        if (wantsJson(request))
            return vary(success({{u"data"_s, told(*order)}}));
        const Reader reader = readerOf(request, m_services.business, order->purchase.language);
        Reply reply = vary(page(200, orderPage(reader, *order)));
        reply.headers.emplace_back("Set-Cookie", cookieFor(request, order->purchase.statusToken));
        return reply;
    }

    // 303 to the gateway as soon as its address is known, until then a page that asks again by itself.
    [[nodiscard]] Reply pay(const Request& request) const
    {
        const auto order = find(request.parameters.first());
        if (!order)
            return trouble(request, order.error());
        const Purchase& purchase = order->purchase;
        if (purchase.status != PurchaseStatus::Pending || sales::isCash(purchase.gateway))
            return redirect("/voucher/status/" + purchase.statusToken.toLatin1());
        const QUrl gateway(purchase.paymentUrl, QUrl::StrictMode);
        if (gateway.isValid() && (gateway.scheme() == u"https" || gateway.scheme() == u"http"))
            return redirect(gateway.toEncoded());
        const Reader reader = readerOf(request, m_services.business, purchase.language);
        const bool takesLong =
            !purchase.failureKind.isEmpty() || purchase.createdAt.secsTo(order->now) > gatewayPatience;
        Reply reply = page(200, waitingForGatewayPage(reader, purchase.statusToken, takesLong));
        reply.headers.emplace_back("Set-Cookie", cookieFor(request, purchase.statusToken));
        return reply;
    }

    [[nodiscard]] Reply finish(const Request& request) const
    {
        const QString token = cookieOf(request);
        if (isToken(token) && find(token))
            return redirect("/voucher/status/" + token.toLatin1());
        return page(200, finishPage(readerOf(request, m_services.business, m_services.business.language)));
    }

private:
    [[nodiscard]] core::Result<OrderView> find(const QString& token) const
    {
        if (!isToken(token))
            return core::fail(ErrorKind::NotFound, u"There is no such order."_s);
        const auto purchase = m_purchases.findByToken(token);
        if (!purchase)
            return core::Failure(purchase.error());
        const auto patience = std::chrono::seconds(m_services.context.policy.paymentExpiry);
        OrderView order{.purchase = *purchase,
                        .payBefore = purchase->createdAt.addSecs(patience.count()),
                        .now = m_services.context.clock.now()};
        if (purchase->status == PurchaseStatus::Completed) {
            auto vouchers = m_vouchers.ofPurchase(purchase->id);
            if (!vouchers)
                return core::Failure(vouchers.error());
            vouchers->removeIf([](const domain::Voucher& voucher) { return !voucher.isLiving(); });
            order.vouchers = *vouchers;
        }
        return order;
    }

    [[nodiscard]] QJsonObject told(const OrderView& order) const
    {
        const Purchase& purchase = order.purchase;
        QJsonArray vouchers;
        for (const domain::Voucher& voucher : order.vouchers)
            vouchers.append(QJsonObject{{u"username"_s, voucher.username}, {u"password"_s, voucher.password}});
        return {{u"status"_s, domain::toString(purchase.status)},
                {u"delivery_status"_s, domain::toString(purchase.deliveryStatus)},
                {u"package"_s, purchase.packageId},
                {u"package_name"_s, purchase.packageName},
                {u"quantity"_s, purchase.quantity},
                {u"amount"_s, purchase.amount},
                {u"invoice_id"_s, purchase.invoiceId},
                {u"created_at"_s, core::toIso(purchase.createdAt)},
                {u"gatewayUrl"_s, purchase.paymentUrl},
                {u"vouchers"_s, vouchers}};
    }

    [[nodiscard]] Reply trouble(const Request& request, const core::Error& error) const
    {
        if (wantsJson(request))
            return failure(error.kind == ErrorKind::NotFound ? core::Error{error.kind, u"There is no such order."_s}
                                                             : error);
        const int status = httpStatus(error.kind);
        return page(status, errorPage(readerOf(request, m_services.business, m_services.business.language), status));
    }

    static Reply vary(Reply reply)
    {
        reply.headers.emplace_back("Vary", "Accept, Accept-Language");
        return reply;
    }

    Services m_services;
    storage::PurchaseRepository m_purchases;
    storage::VoucherRepository m_vouchers;
};

} // namespace

bool wantsJson(const Request& request)
{
    const QByteArray accept = request.header("accept").toLower();
    return accept.contains("application/json") && !accept.contains("text/html");
}

void addStatusRoutes(Router& router, const Services& services)
{
    const auto orders = std::make_shared<Orders>(services);
    router.get("/voucher/status/*", [orders](const Request& request) { return orders->status(request); });
    router.get("/voucher/pay/*", [orders](const Request& request) { return orders->pay(request); });
    router.get("/voucher/finish", [orders](const Request& request) { return orders->finish(request); });
}

} // namespace loket::server
