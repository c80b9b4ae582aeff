#include "server/routes/StatusRoutes.h"

#include "core/Crypto.h"
#include "sales/flow/PayAnotherWay.h"
#include "server/guard/GuardedServer.h"
#include "server/pages/Pages.h"
#include "server/pages/QrPicture.h"
#include "server/pages/Ways.h"
#include "server/routes/Access.h"
#include "storage/PaymentDetailsRepository.h"
#include "storage/PurchaseRepository.h"
#include "storage/ReturnLinkRepository.h"
#include "storage/VoucherRepository.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::Purchase;
using domain::PurchaseStatus;

namespace {

constexpr qsizetype tokenLength = 32;
// Remembers the last order in this browser, so that /voucher/finish finds it again without trusting its query.
constexpr auto orderCookie = "loket_order";
constexpr int orderCookieDays = 30;
// Marks the browser in which a gateway's way back has opened the order's page.
constexpr auto returnCookie = "loket_return";
constexpr int returnSecretBytes = 24;
constexpr auto opensAfterPayment = std::chrono::hours(24);
constexpr int looksPerMinute = 300;    // from one address; a page that waits asks every few seconds
constexpr qint64 gatewayPatience = 60; // seconds until a payment that is still being prepared needs another text

bool isToken(const QString& text)
{
    return text.size() == tokenLength && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-' ||
                      c == u'_';
           });
}

QString cookieOf(const Request& request, const char* wanted = orderCookie)
{
    for (const QByteArray& pair : request.header("cookie").split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.left(equals).trimmed() == wanted)
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

QByteArray cookieForReturn(const Request& request, const QByteArray& secret)
{
    return QByteArray(returnCookie) + '=' + secret + "; Path=/voucher/finish/; HttpOnly; SameSite=Lax; Max-Age=" +
           QByteArray::number(orderCookieDays * 24 * 3600) + (request.scheme == "https" ? "; Secure" : "");
}

QByteArray hashOf(const QByteArray& secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex();
}

// A browser that only fetches ahead, or a program that only looks whether the link works, is not the buyer.
bool isOpened(const Request& request)
{
    const auto isAhead = [&request](const char* name) { return request.header(name).contains("prefetch"); };
    return !request.onlyHead && !isAhead("sec-purpose") && !isAhead("purpose") && !isAhead("x-moz");
}

class Orders
{
public:
    Orders(const Services& services, RateLimiter& limiter)
        : m_services(services), m_limiter(limiter), m_purchases(services.context.database),
          m_vouchers(services.context.database), m_money(services.context.database),
          m_returnLinks(services.context.database), m_payAnotherWay(services.use.payAnotherWay),
          m_looks(std::make_unique<RateLimiter>(services.context.clock, looksPerMinute))
    {}

    [[nodiscard]] Reply status(const Request& request) const
    {
        const auto order = find(request.parameters.first());
        if (!order)
            return trouble(request, order.error());
        looked(request, order->purchase, sales::WatchedOrders::Where::Page);
        if (wantsJson(request))
            return vary(success({{u"data"_s, told(*order)}}));
        const Reader reader = readerOf(request, m_services.business, order->purchase.language);
        OrderView shown = *order;
        shown.ways = waysToPay(reader.words, m_services.context.policy.gateways, &m_services.use.methods);
        Reply reply = vary(page(200, orderPage(reader, shown)));
        reply.headers.emplace_back("Set-Cookie", cookieFor(request, order->purchase.statusToken));
        return reply;
    }

    // 303 to the gateway as soon as its address is known, until then a page that refreshes itself.
    [[nodiscard]] Reply pay(const Request& request) const
    {
        const auto order = find(request.parameters.first());
        if (!order)
            return trouble(request, order.error());
        const Purchase& purchase = order->purchase;
        const bool lost = purchase.paymentUrl.isEmpty() && !purchase.failureKind.isEmpty();
        if (purchase.status != PurchaseStatus::Pending || sales::isCash(purchase.gateway) || lost)
            return redirect("/voucher/status/" + purchase.statusToken.toLatin1());
        const QUrl gateway(purchase.paymentUrl, QUrl::StrictMode);
        looked(request, purchase,
               gateway.isEmpty() ? sales::WatchedOrders::Where::Page : sales::WatchedOrders::Where::Gateway);
        if (gateway.isValid() && (gateway.scheme() == u"https" || gateway.scheme() == u"http"))
            return redirect(gateway.toEncoded());
        const Reader reader = readerOf(request, m_services.business, purchase.language);
        const bool takesLong =
            !purchase.failureKind.isEmpty() || purchase.createdAt.secsTo(order->now) > gatewayPatience;
        Reply reply = page(200, waitingForGatewayPage(reader, purchase.statusToken, takesLong));
        reply.headers.emplace_back("Set-Cookie", cookieFor(request, purchase.statusToken));
        return reply;
    }

    // The form of the order's page: the same order, another way to pay.
    [[nodiscard]] Reply payAnother(const Request& request) const
    {
        if (const auto wait = m_limiter.take(addressKey(request.client))) // it is limited like any order
            return tooMany(request, *wait);
        const auto order = find(request.parameters.first());
        if (!order)
            return trouble(request, order.error());
        if (!isFromOurPages(request, m_services.context.policy.publicUrl))
            return failure(403, u"Another site's page may not choose here."_s);
        const auto [gateway, method] = wayFromValue(parseForm(request.body).value(u"gateway"));
        const auto offered = m_services.use.methods.check(gateway, method);
        const auto next = offered ? m_payAnotherWay(order->purchase.id, gateway, method, networkOf(request.client))
                                  : core::Result<Purchase>(core::Failure(offered.error()));
        // Paid meanwhile, over, or a way that is gone: the order's page shows which.
        const QString token = next ? next->statusToken : order->purchase.statusToken;
        if (!next && next.error().kind != ErrorKind::Conflict && next.error().kind != ErrorKind::InvalidInput)
            return trouble(request, next.error());
        return redirect("/voucher/status/" + token.toLatin1());
    }

    // The QRIS picture of a payment that waits.
    [[nodiscard]] Reply qris(const Request& request) const
    {
        const auto order = find(request.parameters.first());
        if (!order || order->purchase.status != PurchaseStatus::Pending)
            return failure(404, u"There is no such picture."_s);
        return picture(order->paymentPage.qrString);
    }

    // The login QR of one code.
    [[nodiscard]] Reply loginQr(const Request& request) const
    {
        const auto order = find(request.parameters.first());
        if (order && !order->loginUrl.isEmpty()) {
            for (const domain::Voucher& voucher : order->vouchers) {
                if (QString::number(voucher.number) == request.parameters.value(1))
                    return picture(loginAddress(order->loginUrl, voucher));
            }
        }
        return failure(404, u"There is no such picture."_s);
    }

    [[nodiscard]] Reply finish(const Request& request) const
    {
        const QString token = cookieOf(request);
        if (isToken(token) && find(token))
            return redirect("/voucher/status/" + token.toLatin1());
        return page(200, finishPage(readerOf(request, m_services.business, m_services.business.language)));
    }

    // The gateway's way back. It opens the order's page in the first browser that comes, and in that one again, until a
    // day after the payment; to whoever else has read the link it tells the state.
    [[nodiscard]] Reply finishOf(const Request& request) const
    {
        const QString token = request.parameters.first();
        if (!isToken(token))
            return trouble(request, core::makeError(core::Reason::OrderUnknown));
        const auto link = m_returnLinks.find(token);
        const auto purchase = link ? m_purchases.find(link->purchaseId) : core::Failure(link.error());
        if (!purchase)
            return trouble(request, purchase.error());
        const auto open = [&] { return redirect("/voucher/status/" + purchase->statusToken.toLatin1()); };
        if (cookieOf(request) == purchase->statusToken)
            return open();
        core::Clock& clock = m_services.context.clock;
        const Reader reader = readerOf(request, m_services.business, purchase->language);
        if (purchase->paidAt.isValid() && clock.age(purchase->paidAt) >= opensAfterPayment)
            return page(200, statePage(reader, *purchase));
        if (!link->browser.isEmpty()) {
            const QByteArray secret = cookieOf(request, returnCookie).toLatin1();
            return core::equalInConstantTime(hashOf(secret), link->browser.toLatin1())
                       ? open()
                       : page(200, statePage(reader, *purchase));
        }
        if (!isOpened(request))
            return page(200, statePage(reader, *purchase));
        return openHere(request, *link, open);
    }

private:
    template <class Open>
    [[nodiscard]] Reply openHere(const Request& request, const storage::ReturnLink& link, Open open) const
    {
        const QByteArray secret = core::randomBytes(returnSecretBytes).toHex();
        const auto claimed = sales::Ledger(m_services.context).inTransaction([&](storage::Transaction& transaction) {
            return m_returnLinks.claim(transaction, link.token, QString::fromLatin1(hashOf(secret)));
        });
        if (!claimed)
            return trouble(request, claimed.error());
        Reply reply = open();
        reply.headers.emplace_back("Set-Cookie", cookieForReturn(request, secret));
        return reply;
    }

    // One address does not take the room of all others that wait.
    void looked(const Request& request, const Purchase& purchase, sales::WatchedOrders::Where where) const
    {
        const bool isAwaited = purchase.status == PurchaseStatus::Pending || purchase.status == PurchaseStatus::Paid;
        if (isAwaited && !m_looks->take(addressKey(request.client)))
            m_services.use.watched.looked(purchase, where);
    }

    [[nodiscard]] core::Result<OrderView> find(const QString& token) const
    {
        if (!isToken(token))
            return core::fail(core::Reason::OrderUnknown);
        const auto purchase = m_purchases.findByToken(token);
        if (!purchase)
            return core::Failure(purchase.error());
        const auto patience = std::chrono::seconds(m_services.context.policy.paymentExpiry);
        OrderView order{.purchase = *purchase,
                        .payBefore = purchase->createdAt.addSecs(patience.count()),
                        .now = m_services.context.clock.now()};
        const auto paymentPage = m_money.page(purchase->id);
        const auto replacement = m_money.replacementOf(purchase->id);
        if (!paymentPage || !replacement)
            return core::Failure(paymentPage ? replacement.error() : paymentPage.error());
        order.paymentPage = *paymentPage;
        order.methodName = m_services.use.methods.nameOf(purchase->gateway, purchase->method);
        order.loginUrl = m_services.context.policy.loginUrls.value(purchase->router);
        if (*replacement) {
            const auto next = m_purchases.find(**replacement);
            order.replacedBy = next ? next->statusToken : QString();
        }
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
                {u"updated_at"_s, core::toIso(purchase.updatedAt)},
                {u"pay_before"_s, core::toIso(order.payBefore)},
                {u"pay_code"_s, order.paymentPage.payCode},
                {u"qr_string"_s, order.paymentPage.qrString},
                {u"gatewayUrl"_s, purchase.paymentUrl},
                {u"vouchers"_s, vouchers}};
    }

    [[nodiscard]] Reply trouble(const Request& request, const core::Error& error) const
    {
        if (wantsJson(request))
            return failure(error.kind == ErrorKind::NotFound ? core::makeError(core::Reason::OrderUnknown) : error);
        const int status = httpStatus(error.kind);
        Reply reply =
            page(status, errorPage(readerOf(request, m_services.business, m_services.business.language), status));
        reply.headers.append(failure(error).headers);
        return reply;
    }

    [[nodiscard]] Reply tooMany(const Request& request, std::chrono::milliseconds wait) const
    {
        core::Error error = core::makeError(core::Reason::TooManyPurchases);
        error.retryAfter = wait;
        return trouble(request, error);
    }

    static Reply picture(const QString& text)
    {
        const QByteArray png = qrPicture(text);
        return png.isEmpty() ? failure(404, u"There is no such picture."_s)
                             : Reply{.contentType = "image/png", .body = png};
    }

    static Reply vary(Reply reply)
    {
        reply.headers.emplace_back("Vary", "Accept, Accept-Language");
        return reply;
    }

    Services m_services;
    RateLimiter& m_limiter;
    storage::PurchaseRepository m_purchases;
    storage::VoucherRepository m_vouchers;
    storage::PaymentDetailsRepository m_money;
    storage::ReturnLinkRepository m_returnLinks;
    const sales::PayAnotherWay& m_payAnotherWay;
    std::unique_ptr<RateLimiter> m_looks; // that count as somebody's waiting
};

} // namespace

bool wantsJson(const Request& request)
{
    const QByteArray accept = request.header("accept").toLower();
    return accept.contains("application/json") && !accept.contains("text/html");
}

void addStatusRoutes(RouteTable& routes, const Services& services, RateLimiter& limiter)
{
    const auto orders = std::make_shared<Orders>(services, limiter);
    routes.get("/voucher/status/*", [orders](const Request& request) { return orders->status(request); });
    routes.get("/voucher/pay/*", [orders](const Request& request) { return orders->pay(request); });
    routes.post("/voucher/pay-another/*", [orders](const Request& request) { return orders->payAnother(request); });
    routes.get("/voucher/qris/*", [orders](const Request& request) { return orders->qris(request); });
    routes.get("/voucher/login-qr/*/*", [orders](const Request& request) { return orders->loginQr(request); });
    // Where another program sent its buyers with a number that anybody can guess: the buyer's own page shows the codes.
    routes.get("/voucher/success/*", [](const Request&) { return redirect("/voucher/finish"); });
    routes.get("/voucher/finish", [orders](const Request& request) { return orders->finish(request); });
    routes.get("/voucher/finish/*", [orders](const Request& request) { return orders->finishOf(request); });
}

} // namespace loket::server
