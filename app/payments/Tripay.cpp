#include "payments/Tripay.h"

#include "core/Crypto.h"
#include "core/Reasons.h"
#include "payments/Gateways.h"
#include "payments/Wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>
#include <memory>

namespace loket::payments {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;
using domain::PaymentEvent;
using domain::PaymentPage;
using domain::PaymentState;

namespace {

const QString tripayName = u"tripay"_s;
constexpr int tripayListPageSize = 50;
constexpr int tripayMaxListPages = 200;

// The "data" of an answer. Tripay reports success in the body; the HTTP status may be 200 for a failure.
core::Result<QJsonValue> dataOf(const net::HttpAnswer& answer)
{
    const auto json = jsonOf(answer, tripayName);
    if (!json)
        return tl::unexpected(json.error());
    if (json->value("success"_L1).toBool())
        return json->value("data"_L1);
    const QString message = vendorWords(json->value("message"_L1).toString());
    const QString title = titleOf(tripayName);
    if (message.contains("API Key"_L1, Qt::CaseInsensitive))
        return core::fail(Reason::GatewayRefusesKey, {title, message});
    if (message.contains("Unauthorized IP"_L1, Qt::CaseInsensitive))
        return core::fail(Reason::GatewayRefusesAddress, {title, message});
    if (const auto error = net::errorFromStatus(answer, title))
        return tl::unexpected(net::withVendorsWords(*error, message));
    if (message.contains("not found"_L1, Qt::CaseInsensitive) ||
        message.contains("tidak ditemukan"_L1, Qt::CaseInsensitive))
        return core::fail(Reason::GatewayNoPayment, {title});
    return core::fail(Reason::GatewayRefused, {title, message.isEmpty() ? u"success: false"_s : message});
}

core::Result<PaymentPage> tripayPageOf(const QJsonObject& data)
{
    PaymentPage page;
    page.reference = data.value("reference"_L1).toString();
    const QString checkout = data.value("checkout_url"_L1).toString();
    page.url = QUrl(checkout.isEmpty() ? data.value("pay_url"_L1).toString() : checkout);
    page.payCode = data.value("pay_code"_L1).toString();
    page.qrString = data.value("qr_string"_L1).toString();
    page.buyerPays = core::rupiahFromJson(data.value("amount"_L1)).value_or(0);
    if (const qint64 expires = qint64(data.value("expired_time"_L1).toDouble()); expires > 0)
        page.expiresAt = QDateTime::fromSecsSinceEpoch(expires).toUTC();
    if (page.reference.isEmpty())
        return lacks(ErrorKind::Protocol, tripayName, u"reference"_s);
    return page;
}

struct TripayMeaning
{
    PaymentState state = PaymentState::Pending;
    bool isUnclear = false;
};

TripayMeaning tripayMeaningOf(const QString& status)
{
    if (status == "PAID"_L1)
        return {.state = PaymentState::Paid};
    if (status == "EXPIRED"_L1)
        return {.state = PaymentState::Expired};
    if (status == "FAILED"_L1)
        return {.state = PaymentState::Failed};
    if (status == "REFUND"_L1)
        return {.state = PaymentState::Refunded};
    if (status == "UNPAID"_L1)
        return {};
    return {.isUnclear = true};
}

core::Rupiah feeOf(const QJsonObject& json, QLatin1StringView name)
{
    return core::rupiahFromJson(json.value(name)).value_or(0);
}

// Of an answer's order_items; 0 where it has none.
core::Rupiah sumOfItems(const QJsonObject& json)
{
    core::Rupiah sum = 0;
    const QJsonArray items = json.value("order_items"_L1).toArray();
    for (const QJsonValue& item : items) {
        const auto price = core::rupiahFromJson(item["price"_L1]);
        const auto quantity = core::rupiahFromJson(item["quantity"_L1]);
        if (!price || !quantity || *price > core::maxRupiah / std::max<core::Rupiah>(1, *quantity))
            return 0;
        sum = std::min(core::maxRupiah, sum + *price * *quantity);
    }
    return sum;
}

// What was ordered. A callback's total_amount contains the buyer's fee. An answer's "amount" may or may not: it does
// where it minus all fees is amount_received, and, where that is missing, unless it is the sum of the items.
core::Result<core::Rupiah> orderedAmount(const QJsonObject& json)
{
    const core::Rupiah customerFee = feeOf(json, "fee_customer"_L1);
    if (json.contains("total_amount"_L1)) {
        const auto total = core::rupiahFromJson(json.value("total_amount"_L1));
        if (total && *total < customerFee)
            return lacks(ErrorKind::InvalidInput, tripayName, u"fee_customer"_s);
        return total.map([&](core::Rupiah sum) { return sum - customerFee; });
    }
    const auto amount = core::rupiahFromJson(json.value("amount"_L1));
    if (!amount)
        return amount;
    const bool withoutFee = json.contains("amount_received"_L1)
                                ? feeOf(json, "amount_received"_L1) == *amount - feeOf(json, "fee_merchant"_L1)
                                : sumOfItems(json) == *amount;
    return withoutFee ? *amount : std::max<core::Rupiah>(0, *amount - customerFee);
}

core::Result<PaymentEvent> tripayEventOf(const QJsonObject& json, ErrorKind whereUnreadable)
{
    const auto amount = orderedAmount(json);
    PaymentEvent event;
    event.gateway = tripayName;
    event.orderId = json.value("merchant_ref"_L1).toString();
    event.reference = json.value("reference"_L1).toString();
    if (!amount || event.orderId.isEmpty() || event.reference.isEmpty())
        return lacks(whereUnreadable, tripayName, u"merchant_ref, reference, total_amount"_s);
    const TripayMeaning meaning = tripayMeaningOf(json.value("status"_L1).toString());
    event.state = meaning.state;
    event.isUnclear = meaning.isUnclear;
    event.amount = *amount;
    event.eventKey = eventKey(event.orderId, event.state);
    return event;
}

core::Result<PaymentEvent> tripayEventFor(const QString& orderId, const QJsonObject& json)
{
    auto event = tripayEventOf(json, ErrorKind::Protocol);
    if (event && event->orderId != orderId)
        return core::fail(Reason::GatewayOtherOrder, {titleOf(tripayName)});
    return event;
}

core::Result<QJsonObject> newestOf(const net::HttpAnswer& answer, const QString& orderId)
{
    const auto data = dataOf(answer);
    if (!data)
        return tl::unexpected(data.error());
    QJsonObject newest;
    const QJsonArray rows = data->toArray();
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        if (row.value("merchant_ref"_L1).toString() != orderId)
            continue;
        // A paid one has precedence over a later unpaid one.
        const bool isPaid = row.value("status"_L1).toString() == "PAID"_L1;
        const bool bestIsPaid = newest.value("status"_L1).toString() == "PAID"_L1;
        const bool isLater = row.value("created_at"_L1).toDouble() > newest.value("created_at"_L1).toDouble();
        if (newest.isEmpty() || (isPaid != bestIsPaid ? isPaid : isLater))
            newest = row;
    }
    if (newest.isEmpty())
        return core::fail(Reason::GatewayNoPayment, {titleOf(tripayName)});
    return newest;
}

core::Result<QList<domain::PaymentMethod>> methodsIn(const net::HttpAnswer& answer, core::Rupiah amount)
{
    const auto data = dataOf(answer);
    if (!data)
        return tl::unexpected(data.error());
    const auto fee = [amount](const QJsonValue& given) {
        const QJsonObject json = given.toObject();
        return feeFor(amount, core::rupiahFromJson(json.value("flat"_L1)).value_or(0), json.value("percent"_L1));
    };
    QList<domain::PaymentMethod> methods;
    const QJsonArray channels = data->toArray();
    for (const QJsonValue& value : channels) {
        const QJsonObject channel = value.toObject();
        if (!channel.value("active"_L1).toBool() || channel.value("code"_L1).toString().isEmpty())
            continue;
        methods.append({.code = channel.value("code"_L1).toString(),
                        .name = channel.value("name"_L1).toString(),
                        .buyerFee = fee(channel.value("fee_customer"_L1)),
                        .merchantFee = fee(channel.value("fee_merchant"_L1))});
    }
    return methods;
}

// One page of the merchant's list after the other, newest first, until it is older than `from` or ends. Keeps copies
// only, but for the HTTP client, which outlives its calls.
struct TripayListing
{
    net::HttpClient& http;
    QUrl baseUrl;
    QByteArray authorization;
    QDateTime from;
    QDateTime until;
    QList<PaymentEvent> found = {};
    int page = 1;
};

core::Async<QList<PaymentEvent>> tripayNextPage(const std::shared_ptr<TripayListing>& listing)
{
    const net::HttpRequest request{"GET",
                                   below(listing->baseUrl, u"/merchant/transactions"_s,
                                         {{u"page"_s, QString::number(listing->page)},
                                          {u"per_page"_s, QString::number(tripayListPageSize)},
                                          {u"sort"_s, u"desc"_s}}),
                                   {{"Authorization", listing->authorization}, {"Accept", "application/json"}},
                                   {}};
    return listing->http.send(request)
        .then(QtFuture::Launch::Sync,
              [listing](const core::Result<net::HttpAnswer>& answer) -> core::Async<QList<PaymentEvent>> {
                  const auto data = answer ? dataOf(*answer) : tl::unexpected(answer.error());
                  if (!data)
                      return core::ready<QList<PaymentEvent>>(tl::unexpected(data.error()));
                  const QJsonArray rows = data->toArray();
                  bool older = false;
                  for (const QJsonValue& value : rows) {
                      const QJsonObject row = value.toObject();
                      const qint64 seconds = qint64(row.value("created_at"_L1).toDouble());
                      const QDateTime made = QDateTime::fromSecsSinceEpoch(seconds).toUTC();
                      older = older || made < listing->from;
                      if (made < listing->from || made >= listing->until)
                          continue;
                      if (auto event = tripayEventOf(row, ErrorKind::Protocol))
                          listing->found += *event;
                  }
                  if (older || rows.size() < tripayListPageSize)
                      return core::ready<QList<PaymentEvent>>(listing->found);
                  if (++listing->page > tripayMaxListPages)
                      return core::ready<QList<PaymentEvent>>(
                          core::fail(Reason::GatewayListEndless, {titleOf(tripayName)}));
                  return tripayNextPage(listing);
              })
        .unwrap();
}

} // namespace

Tripay::Tripay(TripaySettings settings, net::HttpClient& http) : m_settings(std::move(settings)), m_http(http) {}

std::unique_ptr<domain::PaymentGateway> Tripay::make(const GatewaySetup& setup)
{
    return std::make_unique<Tripay>(TripaySettings{.baseUrl = setup.baseUrl,
                                                   .merchantCode = setup.settings.value("merchant_code"_L1),
                                                   .method = setup.settings.value("method"_L1),
                                                   .apiKey = setup.settings.secret("api_key"_L1),
                                                   .privateKey = setup.settings.secret("private_key"_L1)},
                                    setup.http);
}

QString Tripay::name() const
{
    return tripayName;
}

QByteArray Tripay::creationSignature(const QString& orderId, core::Rupiah amount) const
{
    const QString text = m_settings.merchantCode + orderId + QString::number(amount);
    return core::hmacHex(QCryptographicHash::Sha256, m_settings.privateKey.reveal(), text.toUtf8());
}

core::Async<PaymentPage> Tripay::create(const domain::PaymentOrder& order)
{
    const QString method = order.method.isEmpty() ? m_settings.method : order.method;
    if (const auto set = allSet(tripayName, {{"merchant_code"_L1, !m_settings.merchantCode.isEmpty()},
                                             {"method"_L1, !method.isEmpty()},
                                             {"api_key"_L1, !m_settings.apiKey.isEmpty()},
                                             {"private_key"_L1, !m_settings.privateKey.isEmpty()}});
        !set)
        return core::ready<PaymentPage>(core::Failure(set.error()));
    Fields fields{{u"method"_s, method},
                  {u"merchant_ref"_s, order.orderId},
                  {u"amount"_s, QString::number(order.amount)},
                  {u"customer_name"_s, customerName(order)},
                  {u"customer_email"_s, neutralEmail(order.orderId)},
                  {u"order_items[0][sku]"_s, order.itemId},
                  {u"order_items[0][name]"_s, order.itemName},
                  {u"order_items[0][price]"_s, QString::number(order.itemPrice)},
                  {u"order_items[0][quantity]"_s, QString::number(order.quantity)},
                  {u"signature"_s, QString::fromLatin1(creationSignature(order.orderId, order.amount))}};
    if (!order.customerPhone.isEmpty())
        fields.emplace_back(u"customer_phone"_s, order.customerPhone);
    if (!order.callbackUrl.isEmpty())
        fields.emplace_back(u"callback_url"_s, QString::fromLatin1(order.callbackUrl.toEncoded()));
    if (!order.returnUrl.isEmpty())
        fields.emplace_back(u"return_url"_s, QString::fromLatin1(order.returnUrl.toEncoded()));
    if (order.expiresAt.isValid())
        fields.emplace_back(u"expired_time"_s, QString::number(order.expiresAt.toSecsSinceEpoch()));

    const net::HttpRequest request{"POST",
                                   below(m_settings.baseUrl, u"/transaction/create"_s),
                                   {{"Authorization", "Bearer " + m_settings.apiKey.reveal()},
                                    {"Accept", "application/json"},
                                    {"Content-Type", "application/x-www-form-urlencoded"}},
                                   encodeForm(fields)};
    return whenAnswered<PaymentPage>(m_http.send(request), [](const net::HttpAnswer& answer) {
        return dataOf(answer)
            .and_then([](const QJsonValue& data) { return tripayPageOf(data.toObject()); })
            .map_error([&](const core::Error& error) { return creationError(answer, error); });
    });
}

net::HttpRequest Tripay::get(const QString& path, const Fields& query) const
{
    return {"GET",
            below(m_settings.baseUrl, path, query),
            {{"Authorization", "Bearer " + m_settings.apiKey.reveal()}, {"Accept", "application/json"}},
            {}};
}

core::Async<QJsonObject> Tripay::newest(const QString& orderId)
{
    return whenAnswered<QJsonObject>(m_http.send(get(u"/merchant/transactions"_s, {{u"merchant_ref"_s, orderId}})),
                                     [orderId](const net::HttpAnswer& answer) { return newestOf(answer, orderId); });
}

core::Async<PaymentPage> Tripay::find(const QString& orderId)
{
    return newest(orderId).then(QtFuture::Launch::Sync,
                                [](const core::Result<QJsonObject>& row) { return row.and_then(tripayPageOf); });
}

core::Async<PaymentEvent> Tripay::status(const QString& orderId, const QString& reference)
{
    if (reference.isEmpty()) {
        return newest(orderId).then(QtFuture::Launch::Sync, [orderId](const core::Result<QJsonObject>& row) {
            return row.and_then([&](const QJsonObject& json) { return tripayEventFor(orderId, json); });
        });
    }
    return whenAnswered<PaymentEvent>(m_http.send(get(u"/transaction/detail"_s, {{u"reference"_s, reference}})),
                                      [orderId](const net::HttpAnswer& answer) {
                                          return dataOf(answer).and_then([&](const QJsonValue& data) {
                                              return tripayEventFor(orderId, data.toObject());
                                          });
                                      });
}

core::Async<QList<domain::PaymentMethod>> Tripay::methods(core::Rupiah amount)
{
    return whenAnswered<QList<domain::PaymentMethod>>(
        m_http.send(get(u"/merchant/payment-channel"_s)),
        [amount](const net::HttpAnswer& answer) { return methodsIn(answer, amount); });
}

core::Async<QList<PaymentEvent>> Tripay::list(const QDateTime& from, const QDateTime& until)
{
    return tripayNextPage(std::make_shared<TripayListing>(
        TripayListing{m_http, m_settings.baseUrl, "Bearer " + m_settings.apiKey.reveal(), from, until}));
}

core::Result<PaymentEvent> Tripay::verify(const domain::WebhookRequest& request) const
{
    // An empty key would let anybody sign.
    if (m_settings.privateKey.isEmpty())
        return uncheckable(tripayName, "private_key"_L1);
    const QByteArray expected = core::hmacHex(QCryptographicHash::Sha256, m_settings.privateKey.reveal(), request.body);
    if (!isSameHex(request.header("x-callback-signature"), expected))
        return badlySigned(tripayName, "private_key"_L1);
    if (request.header("x-callback-event") != "payment_status")
        return core::fail(Reason::WebhookOtherEvent, {titleOf(tripayName), u"payment_status"_s});
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return core::fail(Reason::WebhookNotJson, {titleOf(tripayName)});
    auto event = tripayEventOf(document.object(), ErrorKind::InvalidInput);
    if (event) {
        event->looksLikeTest = isTestId(event->orderId) || isTestId(event->reference);
        event->rawBody = storedBody(request.body);
    }
    return event;
}

bool Tripay::recognises(const domain::WebhookRequest& request) const
{
    if (!request.header("x-callback-event").isEmpty() || !request.header("x-callback-signature").isEmpty())
        return true;
    const QJsonObject json = QJsonDocument::fromJson(request.body).object();
    return json.contains("merchant_ref"_L1) && json.contains("reference"_L1);
}

QByteArray Tripay::acknowledgement() const
{
    return R"({"success":true})";
}

} // namespace loket::payments
