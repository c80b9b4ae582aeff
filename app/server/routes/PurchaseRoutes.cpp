#include "server/routes/PurchaseRoutes.h"

#include "core/Crypto.h"
#include "core/Reasons.h"
#include "sales/flow/PlacePurchase.h"
#include "server/guard/GuardedServer.h"
#include "server/pages/Pages.h"
#include "server/pages/Ways.h"
#include "server/routes/Access.h"
#include "storage/PackageRepository.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Result;
using sales::PurchaseRequest;

namespace {

constexpr int formKeyBytes = 16;

Result<QString> textOf(const QJsonObject& object, const QString& key, bool needed)
{
    const QJsonValue value = object.value(key);
    if (value.isString())
        return value.toString();
    if (value.isUndefined() || value.isNull()) {
        if (needed)
            return fail(core::Reason::FieldMissing, {key});
        return QString();
    }
    return fail(core::Reason::FieldNotText, {key});
}

// A JSON number without a fraction. Its range is checked where the purchase is.
Result<int> quantityOf(const QJsonValue& value)
{
    if (value.isUndefined())
        return 1;
    const double number = value.toDouble(std::nan(""));
    if (!value.isDouble() || std::floor(number) != number || std::abs(number) > 1e6)
        return fail(core::Reason::FieldQuantity, {sales::maxQuantity});
    return int(number);
}

Result<int> quantityOf(const QString& text)
{
    const QString digits = text.trimmed();
    bool ok = false;
    const int number = digits.toInt(&ok);
    const bool plain = std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!ok || !plain)
        return fail(core::Reason::FieldQuantity, {sales::maxQuantity});
    return number;
}

Result<PurchaseRequest> fromJson(const QByteArray& body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return fail(core::Reason::BodyNotJson);
    const QJsonObject object = document.object();
    PurchaseRequest request;
    struct Field
    {
        const char* name;
        QString* target;
        bool needed;
    };
    for (const Field& field :
         {Field{"packageId", &request.packageId, true}, Field{"customerName", &request.customerName, true},
          Field{"customerPhone", &request.customerPhone, true}, Field{"gateway", &request.gateway, false},
          Field{"method", &request.method, false}}) {
        const auto value = textOf(object, QString::fromLatin1(field.name), field.needed);
        if (!value)
            return core::Failure(value.error());
        *field.target = *value;
    }
    const auto quantity = quantityOf(object.value(u"quantity"));
    if (!quantity)
        return core::Failure(quantity.error());
    request.quantity = *quantity;
    return request;
}

// The key of the text that explains the error to a buyer.
QString wordsOf(const core::Error& error)
{
    const auto audience = core::entryOf(error.reason).audience;
    if (audience == core::Audience::Buyer || audience == core::Audience::WindowAndBuyer)
        return u"reason."_s + core::idOf(error.reason);
    if (error.kind != ErrorKind::InvalidInput && error.kind != ErrorKind::Conflict)
        return u"error.database"_s;
    return u"error.other"_s;
}

class Shop
{
public:
    Shop(const Services& services, RateLimiter& limiter)
        : m_services(services), m_limiter(limiter), m_place(services.use.placePurchase),
          m_packages(services.context.database)
    {}

    [[nodiscard]] Reply show(const Request& request) const
    {
        return shown(request, readerOf(request, m_services.business, m_services.business.language), 200, {});
    }

    [[nodiscard]] Reply purchase(const Request& request) const
    {
        const QByteArray type = request.header("content-type").split(';').first().trimmed().toLower();
        const bool isForm = type == "application/x-www-form-urlencoded";
        const Fields fields = isForm ? parseForm(request.body) : Fields();
        if (!isFromOurPages(request, m_services.context.policy.publicUrl)) {
            const Reader reader = formReader(request, fields);
            return isForm ? page(403, errorPage(reader, 403, reader.words(u"error.crossSite"_s)))
                          : failure(403, u"Another site's page may not order here."_s);
        }
        return isForm ? purchaseByForm(request, fields) : purchaseByJson(request);
    }

    [[nodiscard]] Reply packages() const
    {
        const auto packages = onSale();
        if (!packages)
            return failure(packages.error());
        QJsonArray list;
        for (const domain::Package& package : *packages) {
            list.append(QJsonObject{{u"id"_s, package.id},
                                    {u"name"_s, package.name},
                                    {u"price"_s, package.price},
                                    {u"duration"_s, domain::formatDuration(package.duration)},
                                    {u"duration_seconds"_s, qint64(package.duration.count())},
                                    {u"counts"_s, domain::toString(package.counts)},
                                    {u"quota_bytes"_s, package.quotaBytes},
                                    {u"shared_users"_s, package.sharedUsers},
                                    {u"profile"_s, package.profile}});
        }
        return success({{u"data"_s, list}});
    }

    [[nodiscard]] Reply paymentMethods(const Request& request) const
    {
        const Reader reader = readerOf(request, m_services.business, m_services.business.language);
        QJsonArray list;
        for (const QString& gateway : m_services.context.policy.gateways) {
            const sales::GatewayOffer offer = m_services.use.methods.of(gateway);
            QJsonArray methods;
            for (const sales::MethodOffer& method : offer.methods)
                methods.append(QJsonObject{{u"method"_s, method.code},
                                           {u"name"_s, method.name},
                                           {u"fee_from"_s, method.feeFrom},
                                           {u"fee_to"_s, method.feeTo}});
            list.append(QJsonObject{{u"gateway"_s, gateway},
                                    {u"name"_s, titleOfWay(reader.words, gateway)},
                                    {u"online"_s, !sales::isCash(gateway)},
                                    {u"available"_s, !offer.troubled},
                                    {u"methods"_s, methods}});
        }
        return success({{u"data"_s, list}});
    }

private:
    [[nodiscard]] Result<QList<domain::Package>> onSale() const
    {
        auto packages = m_packages.all();
        if (packages)
            packages->removeIf([](const domain::Package& package) { return !package.enabled; });
        return packages;
    }

    [[nodiscard]] Reply shown(const Request&, const Reader& reader, int status, ShopForm form) const
    {
        const auto packages = onSale();
        if (!packages)
            return page(503, errorPage(reader, 503));
        form.packages = *packages;
        form.severalRouters = m_services.context.counterparts.routers().size() > 1;
        form.ways = waysToPay(reader.words, m_services.context.policy.gateways, &m_services.use.methods);
        form.sendsMessages = m_services.context.counterparts.channel() != nullptr;
        form.idempotencyKey = QString::fromLatin1(core::randomBytes(formKeyBytes).toHex());
        return page(status, shopPage(reader, form));
    }

    // The form contains the language it was shown in.
    [[nodiscard]] Reader formReader(const Request& request, const Fields& fields) const
    {
        const QString language = fields.value(u"lang");
        Request asked = request;
        if (language == u"id" || language == u"en")
            asked.query.entries.prepend({u"lang"_s, language});
        Reader reader = readerOf(asked, m_services.business, m_services.business.language);
        reader.languageLink = u"/voucher/?lang="_s + reader.words.otherLanguage();
        return reader;
    }

    [[nodiscard]] std::optional<core::Error> limited(const Request& request) const
    {
        const auto wait = m_limiter.take(addressKey(request.client));
        if (!wait)
            return std::nullopt;
        core::Error tooMany = core::makeError(core::Reason::TooManyPurchases);
        tooMany.retryAfter = wait;
        return tooMany;
    }

    [[nodiscard]] Reply purchaseByJson(const Request& request) const
    {
        if (const auto error = limited(request))
            return failure(*error);
        auto asked = fromJson(request.body);
        if (!asked)
            return failure(asked.error());
        const Reader reader = readerOf(request, m_services.business, m_services.business.language);
        asked->language = reader.words.language();
        asked->idempotencyKey = QString::fromUtf8(request.header("idempotency-key"));
        const auto placed = place(request, *asked);
        if (!placed)
            return failure(placed.error());
        return success(
            {{u"message"_s, placed->repeated ? u"This purchase was placed before."_s : u"The purchase is placed."_s},
             {u"data"_s, told(request, *placed, reader)}});
    }

    [[nodiscard]] QJsonObject told(const Request& request, const sales::PlacedPurchase& placed,
                                   const Reader& reader) const
    {
        const domain::Purchase& purchase = placed.purchase;
        const domain::Package& package = placed.package;
        const QString base = baseUrl(request, m_services.context.policy);
        const QString note = sales::isCash(purchase.gateway)
                                 ? reader.words(u"state.pendingCash.text"_s).arg(core::formatRupiah(purchase.amount))
                                 : reader.words(u"state.pending.text"_s);
        return {{u"purchaseId"_s, purchase.id},
                {u"invoiceId"_s, purchase.invoiceId},
                {u"statusUrl"_s, QString(base + u"/voucher/status/"_s + purchase.statusToken)},
                {u"paymentUrl"_s, QString(base + u"/voucher/pay/"_s + purchase.statusToken)},
                {u"amount"_s, purchase.amount},
                {u"quantity"_s, purchase.quantity},
                {u"status"_s, domain::toString(purchase.status)},
                {u"package"_s, QJsonObject{{u"id"_s, package.id},
                                           {u"name"_s, package.name},
                                           {u"duration"_s, domain::formatDuration(package.duration)},
                                           {u"price"_s, package.price},
                                           {u"profile"_s, package.profile}}},
                {u"note"_s, note}};
    }

    [[nodiscard]] Reply purchaseByForm(const Request& request, const Fields& fields) const
    {
        const Reader reader = formReader(request, fields);
        PurchaseRequest asked{.packageId = fields.value(u"packageId"),
                              .customerName = fields.value(u"customerName"),
                              .customerPhone = fields.value(u"customerPhone"),
                              .gateway = wayFromValue(fields.value(u"gateway")).first,
                              .method = fields.contains(u"method") ? fields.value(u"method")
                                                                   : wayFromValue(fields.value(u"gateway")).second,
                              .idempotencyKey = fields.value(u"idempotencyKey"),
                              .language = reader.words.language()};
        const auto placed = placeByForm(request, fields, asked);
        if (placed)
            return redirect("/voucher/status/" + placed->purchase.statusToken.toLatin1() +
                            "?lang=" + reader.words.language().toLatin1());
        ShopForm form{.packageId = asked.packageId,
                      .customerName = asked.customerName.left(sales::maxNameLength),
                      .customerPhone = asked.customerPhone.left(sales::maxNameLength),
                      .quantity = fields.contains(u"quantity") ? fields.value(u"quantity").left(4) : u"1"_s,
                      .way = fields.value(u"gateway"),
                      .problem = wordsOf(placed.error())};
        Reply reply = shown(request, reader, httpStatus(placed.error().kind), form);
        if (placed.error().retryAfter)
            reply.headers.append(failure(placed.error()).headers);
        return reply;
    }

    [[nodiscard]] Result<sales::PlacedPurchase> placeByForm(const Request& request, const Fields& fields,
                                                            PurchaseRequest& asked) const
    {
        if (auto error = limited(request))
            return core::Failure(*error);
        const auto quantity = fields.contains(u"quantity") ? quantityOf(fields.value(u"quantity")) : Result<int>(1);
        if (!quantity)
            return core::Failure(quantity.error());
        asked.quantity = *quantity;
        auto placed = place(request, asked);
        // The form was sent, changed after the browser's "back", and sent again: that is another order.
        if (!placed && placed.error().kind == ErrorKind::Conflict && !asked.idempotencyKey.isEmpty()) {
            asked.idempotencyKey = QString::fromLatin1(core::randomBytes(formKeyBytes).toHex());
            placed = place(request, asked);
        }
        return placed;
    }

    [[nodiscard]] Result<sales::PlacedPurchase> place(const Request& request, PurchaseRequest& asked) const
    {
        asked.network = networkOf(request.client);
        asked.callerSecret = request.header("authorization");
        const QString gateway = asked.gateway.isEmpty() ? m_services.context.policy.gateways.value(0) : asked.gateway;
        if (m_services.context.policy.gateways.contains(gateway))
            LOKET_TRY(m_services.use.methods.check(gateway, asked.method));
        return m_place(asked);
    }

    Services m_services;
    RateLimiter& m_limiter;
    const sales::PlacePurchase& m_place;
    storage::PackageRepository m_packages;
};

} // namespace

void addPurchaseRoutes(RouteTable& routes, const Services& services, RateLimiter& limiter)
{
    const auto shop = std::make_shared<Shop>(services, limiter);
    routes.get("/", [](const Request&) { return redirect("/voucher/"); });
    routes.get("/voucher", [](const Request&) { return redirect("/voucher/"); });
    routes.get("/voucher/", [shop](const Request& request) { return shop->show(request); });
    routes.get("/voucher/style.css", [](const Request&) {
        return Reply{.contentType = "text/css; charset=utf-8",
                     .body = pageFile("style.css"),
                     .headers = {{"Cache-Control", "public, max-age=604800"}}};
    });
    routes.get("/voucher/page.js", [](const Request&) {
        return Reply{.contentType = "text/javascript; charset=utf-8",
                     .body = pageFile("page.js"),
                     .headers = {{"Cache-Control", "public, max-age=604800"}}};
    });
    routes.post("/voucher/purchase", [shop](const Request& request) { return shop->purchase(request); });
    routes.get("/voucher/packages", [shop](const Request&) { return shop->packages(); });
    routes.get("/voucher/api/payment-methods",
               [shop](const Request& request) { return shop->paymentMethods(request); });
}

} // namespace loket::server
