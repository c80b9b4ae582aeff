#include "payments/Xendit.h"

#include "core/Crypto.h"
#include "core/Reasons.h"
#include "payments/Gateways.h"
#include "payments/Wire.h"

#include <QJsonArray>

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

const QString xenditName = u"xendit"_s;
constexpr int xenditListPageSize = 100;
constexpr int xenditMaxListPages = 100;

struct XenditMeaning
{
    PaymentState state = PaymentState::Pending;
    bool isUnclear = false;
};

XenditMeaning xenditMeaningOf(const QString& status)
{
    if (status == "PAID"_L1 || status == "SETTLED"_L1)
        return {.state = PaymentState::Paid};
    if (status == "EXPIRED"_L1)
        return {.state = PaymentState::Expired};
    if (status == "PENDING"_L1)
        return {};
    return {.isUnclear = true};
}

core::Error xenditRefusal(const net::HttpAnswer& answer, const QJsonObject& json)
{
    const QString code = vendorWords(json.value("error_code"_L1).toString());
    const QString message = vendorWords(json.value("message"_L1).toString());
    const bool isSilent = code.isEmpty() && message.isEmpty();
    core::Error error = refusalOf(answer, xenditName, isSilent ? QString() : u"%1: %2"_s.arg(code, message));
    if (code == "INVALID_API_KEY"_L1)
        error.kind = ErrorKind::Unauthorized;
    else if (code == "INVOICE_NOT_FOUND_ERROR"_L1)
        error.kind = ErrorKind::NotFound;
    return error;
}

core::Result<QJsonObject> objectIn(const net::HttpAnswer& answer)
{
    const auto json = jsonOf(answer, xenditName);
    if (!json)
        return json;
    if (answer.status >= 300 || json->contains("error_code"_L1))
        return tl::unexpected(xenditRefusal(answer, *json));
    return json;
}

core::Result<PaymentPage> xenditPageOf(const QJsonObject& invoice)
{
    PaymentPage page;
    page.reference = invoice.value("id"_L1).toString();
    page.url = QUrl(invoice.value("invoice_url"_L1).toString());
    page.expiresAt = QDateTime::fromString(invoice.value("expiry_date"_L1).toString(), Qt::ISODateWithMs).toUTC();
    if (page.reference.isEmpty() || page.url.isEmpty())
        return lacks(ErrorKind::Protocol, xenditName, u"id, invoice_url"_s);
    return page;
}

core::Result<PaymentEvent> xenditEventOf(const QJsonObject& invoice, ErrorKind whereUnreadable)
{
    const auto amount = core::rupiahFromJson(invoice.value("amount"_L1));
    PaymentEvent event;
    event.gateway = xenditName;
    event.orderId = invoice.value("external_id"_L1).toString();
    event.reference = invoice.value("id"_L1).toString();
    if (!amount || event.orderId.isEmpty() || event.reference.isEmpty())
        return lacks(whereUnreadable, xenditName, u"id, external_id, amount"_s);
    const XenditMeaning meaning = xenditMeaningOf(invoice.value("status"_L1).toString());
    event.state = meaning.state;
    event.isUnclear = meaning.isUnclear;
    event.amount = *amount;
    event.currency = invoice.value("currency"_L1).toString();
    // Less than the order's amount is no full payment, whatever the status.
    const QJsonValue told = invoice.value("paid_amount"_L1);
    if (event.state == PaymentState::Paid && !told.isUndefined() && !told.isNull()) {
        const auto paid = core::rupiahFromJson(told);
        if (!paid)
            return lacks(whereUnreadable, xenditName, u"paid_amount"_s);
        event.amount = std::min(*amount, *paid);
    }
    event.eventKey = eventKey(event.orderId, event.state);
    return event;
}

// Events of Xendit's other APIs contain no invoice and only say that something has happened to an order. The newer ones
// name it in data.reference_id, the older one of QR codes in qr_code.external_id.
bool isXenditOther(const QJsonObject& json)
{
    return json.value("event"_L1).isString() &&
           (json.value("data"_L1).isObject() || json.value("qr_code"_L1).isObject());
}

core::Result<PaymentEvent> xenditOtherEventOf(const QJsonObject& json)
{
    const QJsonValue data = json.value("data"_L1);
    PaymentEvent event;
    event.gateway = xenditName;
    event.orderId =
        data.isObject() ? data["reference_id"_L1].toString() : json.value("qr_code"_L1)["external_id"_L1].toString();
    if (event.orderId.isEmpty())
        return lacks(ErrorKind::InvalidInput, xenditName,
                     data.isObject() ? u"data.reference_id"_s : u"qr_code.external_id"_s);
    event.eventKey = event.orderId + u":event:"_s + vendorWords(json.value("event"_L1).toString());
    event.onlyHurries = true;
    return event;
}

core::Result<PaymentEvent> xenditEventFor(const QString& orderId, const QJsonObject& invoice)
{
    auto event = xenditEventOf(invoice, ErrorKind::Protocol);
    if (event && event->orderId != orderId)
        return core::fail(Reason::GatewayOtherOrder, {titleOf(xenditName)});
    return event;
}

int rankOf(const QJsonObject& invoice)
{
    const QString status = invoice.value("status"_L1).toString();
    if (status == "PAID"_L1 || status == "SETTLED"_L1)
        return 2;
    return status == "PENDING"_L1 ? 1 : 0;
}

core::Result<QJsonObject> bestIn(const net::HttpAnswer& answer, const QString& orderId)
{
    const auto document = jsonDocumentOf(answer, xenditName);
    if (!document)
        return tl::unexpected(document.error());
    if (!document->isArray())
        return tl::unexpected(xenditRefusal(answer, document->object()));
    QJsonObject best;
    const QJsonArray invoices = document->array();
    for (const QJsonValue& value : invoices) {
        const QJsonObject invoice = value.toObject();
        if (invoice.value("external_id"_L1).toString() != orderId)
            continue;
        // ISO times in UTC sort as text.
        const bool isNewer = invoice.value("created"_L1).toString() > best.value("created"_L1).toString();
        if (best.isEmpty() || rankOf(invoice) > rankOf(best) || (rankOf(invoice) == rankOf(best) && isNewer))
            best = invoice;
    }
    if (best.isEmpty())
        return core::fail(Reason::GatewayNoPayment, {titleOf(xenditName)});
    return best;
}

// Page after page of the account's invoices, newest first; a page is requested by the last id of the one before.
// Keeps copies only, but for the HTTP client, which outlives its calls.
struct XenditListing
{
    net::HttpClient& http;
    QUrl baseUrl;
    QByteArray authorization;
    QDateTime from;
    QDateTime until;
    QList<PaymentEvent> found = {};
    QString last = {};
    int pages = 0;
};

core::Async<QList<PaymentEvent>> xenditNextPage(const std::shared_ptr<XenditListing>& listing)
{
    Fields query{{u"limit"_s, QString::number(xenditListPageSize)},
                 {u"created_after"_s, core::toIso(listing->from)},
                 {u"created_before"_s, core::toIso(listing->until)}};
    if (!listing->last.isEmpty())
        query.emplace_back(u"last_invoice"_s, listing->last);
    const net::HttpRequest request{"GET",
                                   below(listing->baseUrl, u"/v2/invoices"_s, query),
                                   {{"Authorization", listing->authorization}, {"Accept", "application/json"}},
                                   {}};
    return listing->http.send(request)
        .then(QtFuture::Launch::Sync,
              [listing](const core::Result<net::HttpAnswer>& answer) -> core::Async<QList<PaymentEvent>> {
                  const auto failed = [](const core::Error& error) {
                      return core::ready<QList<PaymentEvent>>(tl::unexpected(error));
                  };
                  if (!answer)
                      return failed(answer.error());
                  const auto document = jsonDocumentOf(*answer, xenditName);
                  if (!document)
                      return failed(document.error());
                  if (!document->isArray())
                      return failed(xenditRefusal(*answer, document->object()));
                  const QJsonArray invoices = document->array();
                  for (const QJsonValue& value : invoices) {
                      const QJsonObject invoice = value.toObject();
                      const QDateTime made =
                          QDateTime::fromString(invoice.value("created"_L1).toString(), Qt::ISODateWithMs).toUTC();
                      listing->last = invoice.value("id"_L1).toString();
                      if (made.isValid() && (made < listing->from || made >= listing->until))
                          continue;
                      if (auto event = xenditEventOf(invoice, ErrorKind::Protocol))
                          listing->found += *event;
                  }
                  if (invoices.size() < xenditListPageSize)
                      return core::ready<QList<PaymentEvent>>(listing->found);
                  if (++listing->pages >= xenditMaxListPages)
                      return failed(core::makeError(Reason::GatewayListEndless, {titleOf(xenditName)}));
                  return xenditNextPage(listing);
              })
        .unwrap();
}

} // namespace

Xendit::Xendit(XenditSettings settings, net::HttpClient& http, const core::Clock& clock)
    : m_settings(std::move(settings)), m_http(http), m_clock(clock)
{}

std::unique_ptr<domain::PaymentGateway> Xendit::make(const GatewaySetup& setup)
{
    return std::make_unique<Xendit>(XenditSettings{.baseUrl = setup.baseUrl,
                                                   .apiKey = setup.settings.secret("api_key"_L1),
                                                   .callbackToken = setup.settings.secret("callback_token"_L1)},
                                    setup.http, setup.clock);
}

QString Xendit::name() const
{
    return xenditName;
}

net::HttpRequest Xendit::request(const QByteArray& method, const QString& path, const Fields& query) const
{
    return {method,
            below(m_settings.baseUrl, path, query),
            {{"Authorization", basicAuthorization(m_settings.apiKey.reveal())},
             {"Accept", "application/json"},
             {"Content-Type", "application/json"}},
            {}};
}

core::Async<PaymentPage> Xendit::create(const domain::PaymentOrder& order)
{
    if (const auto set = allSet(xenditName, {{"api_key"_L1, !m_settings.apiKey.isEmpty()}}); !set)
        return core::ready<PaymentPage>(core::Failure(set.error()));
    QJsonObject customer{{"given_names"_L1, customerName(order)}};
    if (!order.customerPhone.isEmpty())
        customer["mobile_number"_L1] = QString(u'+' + order.customerPhone);
    QJsonObject body{{"external_id"_L1, order.orderId},  {"amount"_L1, order.amount}, {"currency"_L1, "IDR"_L1},
                     {"description"_L1, order.itemName}, {"customer"_L1, customer},   {"should_send_email"_L1, false}};
    if (itemsAddUp(order)) {
        body["items"_L1] = QJsonArray{
            QJsonObject{{"name"_L1, order.itemName}, {"quantity"_L1, order.quantity}, {"price"_L1, order.itemPrice}}};
    }
    if (!order.method.isEmpty())
        body["payment_methods"_L1] = QJsonArray{order.method};
    if (!order.returnUrl.isEmpty()) {
        const QString url = order.returnUrl.toString(QUrl::FullyEncoded);
        body["success_redirect_url"_L1] = url;
        body["failure_redirect_url"_L1] = url;
    }
    if (const auto minutes = minutesLeft(order, m_clock))
        body["invoice_duration"_L1] = *minutes * 60;
    net::HttpRequest call = request("POST", u"/v2/invoices"_s);
    call.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return whenAnswered<PaymentPage>(m_http.send(call), [](const net::HttpAnswer& answer) {
        return objectIn(answer).and_then(xenditPageOf).map_error([&](const core::Error& error) {
            return creationError(answer, error);
        });
    });
}

core::Async<PaymentPage> Xendit::find(const QString& orderId)
{
    return whenAnswered<PaymentPage>(
        m_http.send(request("GET", u"/v2/invoices"_s, {{u"external_id"_s, orderId}})),
        [orderId](const net::HttpAnswer& answer) { return bestIn(answer, orderId).and_then(xenditPageOf); });
}

core::Async<PaymentEvent> Xendit::status(const QString& orderId, const QString& reference)
{
    const auto judge = [orderId](const QJsonObject& invoice) { return xenditEventFor(orderId, invoice); };
    if (reference.isEmpty()) {
        return whenAnswered<PaymentEvent>(
            m_http.send(request("GET", u"/v2/invoices"_s, {{u"external_id"_s, orderId}})),
            [orderId, judge](const net::HttpAnswer& answer) { return bestIn(answer, orderId).and_then(judge); });
    }
    const QString path = u"/v2/invoices/"_s + QString::fromLatin1(QUrl::toPercentEncoding(reference));
    return whenAnswered<PaymentEvent>(m_http.send(request("GET", path)), [judge](const net::HttpAnswer& answer) {
        return objectIn(answer).and_then(judge);
    });
}

core::Async<QList<PaymentEvent>> Xendit::list(const QDateTime& from, const QDateTime& until)
{
    return xenditNextPage(std::make_shared<XenditListing>(
        XenditListing{m_http, m_settings.baseUrl, basicAuthorization(m_settings.apiKey.reveal()), from, until}));
}

core::Async<PaymentState> Xendit::cancel(const QString&, const QString& reference)
{
    if (reference.isEmpty()) {
        return core::ready<PaymentState>(core::fail(Reason::GatewayNoPayment, {titleOf(xenditName)}));
    }
    // The exclamation mark is part of the vendor's path.
    const QString path = u"/invoices/"_s + QString::fromLatin1(QUrl::toPercentEncoding(reference)) + u"/expire!"_s;
    return whenAnswered<PaymentState>(m_http.send(request("POST", path)),
                                      [](const net::HttpAnswer& answer) -> core::Result<PaymentState> {
                                          const auto invoice = objectIn(answer);
                                          if (!invoice) {
                                              core::Error error = invoice.error();
                                              if (error.kind == ErrorKind::Refused) // 400: it is paid or has ended
                                                  error.kind = ErrorKind::Conflict;
                                              return tl::unexpected(error);
                                          }
                                          return xenditMeaningOf(invoice->value("status"_L1).toString()).state;
                                      });
}

core::Result<PaymentEvent> Xendit::verify(const domain::WebhookRequest& request) const
{
    const QByteArray token = m_settings.callbackToken.reveal();
    // An empty token would admit anybody.
    if (token.isEmpty())
        return uncheckable(xenditName, "callback_token"_L1);
    if (!core::equalInConstantTime(request.header("x-callback-token"), token))
        return badlySigned(xenditName, "callback_token"_L1);
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return core::fail(Reason::WebhookNotJson, {titleOf(xenditName)});
    const QJsonObject json = document.object();
    auto event = isXenditOther(json) ? xenditOtherEventOf(json) : xenditEventOf(json, ErrorKind::InvalidInput);
    if (event) {
        event->trusted = false;
        event->looksLikeTest = isTestId(event->orderId);
        event->rawBody = storedBody(request.body);
    }
    return event;
}

bool Xendit::recognises(const domain::WebhookRequest& request) const
{
    if (!request.header("x-callback-token").isEmpty())
        return true;
    const QJsonObject json = QJsonDocument::fromJson(request.body).object();
    return (json.contains("external_id"_L1) && json.contains("id"_L1)) || isXenditOther(json);
}

} // namespace loket::payments
