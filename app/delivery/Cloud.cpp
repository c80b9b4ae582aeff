#include "delivery/Cloud.h"

#include "core/Crypto.h"
#include "delivery/CloudErrors.h"
#include "delivery/VendorAnswer.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;
using domain::ChannelHealth;
using domain::DeliveryEvent;
using domain::DeliveryReceipt;
using domain::SentMessage;

namespace {

constexpr qsizetype maxRememberedNumbers = 20000;

// Meta's API version as it appears in the path; nothing where it is invalid.
std::optional<QString> pathVersion(const QString& version)
{
    static const QRegularExpression form(u"\\Av?([0-9]{1,3})(\\.0)?\\z"_s);
    const auto match = form.match(version.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    return u'v' + match.captured(1) + u".0"_s;
}

bool isPhoneNumberId(const QString& text)
{
    static const QRegularExpression form(u"\\A[0-9]{1,32}\\z"_s);
    return form.match(text).hasMatch();
}

struct Reading
{
    core::Result<SentMessage> result;
    bool outsideWindow = false;
};

Reading cloudReadAnswer(const net::HttpAnswer& answer)
{
    const auto body = jsonObject(answer.body);
    const QJsonObject error = body ? body->value("error"_L1).toObject() : QJsonObject();
    if (!error.isEmpty()) {
        const int code = error.value("code"_L1).toInt(-1);
        return {core::Failure(cloudError(answer, error)), code == reengagementCode};
    }
    if (answer.status < 200 || answer.status >= 300)
        return {core::Failure(errorAfterSending(answer, u"WhatsApp Cloud"_s))};
    const QString id =
        body ? body->value("messages"_L1).toArray().first().toObject().value("id"_L1).toString() : QString();
    if (id.isEmpty())
        return {core::Failure(withoutMessageId(answer, u"WhatsApp Cloud"_s))};
    return {SentMessage{id}};
}

// GET /vNN.0/PHONE_NUMBER_ID: {"verified_name", "quality_rating", "id"}
core::Result<ChannelHealth> readNumber(const net::HttpAnswer& answer)
{
    const auto body = jsonObject(answer.body);
    if (const QJsonObject error = body ? body->value("error"_L1).toObject() : QJsonObject(); !error.isEmpty())
        return core::Failure(cloudError(answer, error));
    if (!body || body->value("id"_L1).toString().isEmpty())
        return vagueHealth(answer, u"WhatsApp Cloud"_s);
    const QString quality = body->value("quality_rating"_L1).toString();
    return ChannelHealth{.isTold = true,
                         .account = vendorWords(body->value("verified_name"_L1).toString()),
                         .note = quality.isEmpty()
                                     ? core::Phrase()
                                     : core::Phrase{core::PhraseId::ChannelQuality, {vendorWords(quality)}}};
}

std::optional<DeliveryEvent> cloudEventOf(const QString& status)
{
    if (status == "delivered"_L1)
        return DeliveryEvent::ReceiptDelivered;
    if (status == "read"_L1)
        return DeliveryEvent::ReceiptRead;
    if (status == "failed"_L1)
        return DeliveryEvent::ReceiptFailed;
    return std::nullopt;
}

// Every "value" of every change of every entry that is about messages.
QList<QJsonObject> messageChanges(const QJsonObject& body)
{
    QList<QJsonObject> values;
    for (const QJsonValue& entry : body.value("entry"_L1).toArray()) {
        for (const QJsonValue& change : entry.toObject().value("changes"_L1).toArray()) {
            if (change.toObject().value("field"_L1).toString() == "messages"_L1)
                values += change.toObject().value("value"_L1).toObject();
        }
    }
    return values;
}

} // namespace

struct Cloud::Memory
{
    QSet<QString> outsideWindow; // numbers

    void remember(const QString& number)
    {
        if (outsideWindow.size() >= maxRememberedNumbers)
            outsideWindow.clear(); // each costs one refused attempt at most
        outsideWindow.insert(number);
    }
};

Cloud::Cloud(CloudSettings settings, net::HttpClient& http)
    : m_settings(std::move(settings)), m_http(http), m_memory(std::make_shared<Memory>())
{}

std::unique_ptr<domain::DeliveryChannel> Cloud::make(const ChannelSetup& setup)
{
    const CloudSettings standard;
    const domain::VendorSettings& settings = setup.settings;
    return std::make_unique<Cloud>(
        CloudSettings{.baseUrl = setup.baseUrl,
                      .version = settings.value("version"_L1, standard.version),
                      .phoneNumberId = settings.value("phone_number_id"_L1),
                      .token = settings.secret("token"_L1),
                      .appSecret = settings.secret("app_secret"_L1),
                      .templateName = settings.value("template"_L1),
                      .templateLanguage = settings.value("template_language"_L1, standard.templateLanguage)},
        setup.http);
}

QString Cloud::name() const
{
    return u"cloud"_s;
}

core::Async<SentMessage> Cloud::send(const domain::OutgoingMessage& message)
{
    const QString to = message.to.digits();
    const bool hasTemplate = !m_settings.templateName.isEmpty();
    if (message.wasGivenUp) // the receipt does not always name the number: it is the one in our own log
        m_memory->remember(to);
    const QJsonObject text{
        {u"type"_s, u"text"_s},
        {u"text"_s, QJsonObject{{u"preview_url"_s, false}, {u"body"_s, message.text}}},
    };
    const auto asText = requestFor(to, text);
    if (!asText)
        return core::ready<SentMessage>(core::Failure(asText.error()));
    const auto asTemplate =
        templateFor(message).and_then([&](const QJsonObject& content) { return requestFor(to, content); });
    if (hasTemplate && m_memory->outsideWindow.contains(to)) {
        if (!asTemplate)
            return core::ready<SentMessage>(core::Failure(asTemplate.error()));
        return exchange<SentMessage>(m_http, *asTemplate,
                                     [](const net::HttpAnswer& answer) { return cloudReadAnswer(answer).result; });
    }

    net::HttpClient& http = m_http;
    const auto memory = m_memory;
    return m_http.send(*asText)
        .then(&m_http,
              [&http, memory, to, hasTemplate, asTemplate](const core::Result<net::HttpAnswer>& answer) {
                  if (!answer)
                      return core::ready<SentMessage>(core::Failure(answer.error()));
                  const Reading reading = cloudReadAnswer(*answer);
                  if (!reading.outsideWindow || !hasTemplate)
                      return core::ready<SentMessage>(reading.result);
                  memory->remember(to);
                  if (!asTemplate)
                      return core::ready<SentMessage>(core::Failure(asTemplate.error()));
                  return exchange<SentMessage>(
                      http, *asTemplate, [](const net::HttpAnswer& second) { return cloudReadAnswer(second).result; });
              })
        .unwrap();
}

core::Async<ChannelHealth> Cloud::health()
{
    auto url = numberUrl({});
    if (!url)
        return core::ready<ChannelHealth>(core::Failure(url.error()));
    url->setQuery(u"fields=verified_name,quality_rating"_s);
    return exchange<ChannelHealth>(
        m_http, {"GET", *url, {{"Authorization", "Bearer " + m_settings.token.reveal()}}, {}}, readNumber);
}

core::Result<net::HttpRequest> Cloud::requestFor(const QString& to, const QJsonObject& content) const
{
    const auto url = numberUrl(u"/messages"_s);
    if (!url)
        return core::Failure(url.error());
    QJsonObject body{
        {u"messaging_product"_s, u"whatsapp"_s},
        {u"recipient_type"_s, u"individual"_s},
        {u"to"_s, to},
    };
    for (auto it = content.constBegin(); it != content.constEnd(); ++it)
        body.insert(it.key(), *it);
    return jsonPost(*url, body, {{"Authorization", "Bearer " + m_settings.token.reveal()}});
}

core::Result<QUrl> Cloud::numberUrl(const QString& path) const
{
    if (m_settings.token.isEmpty())
        return core::fail(Reason::ChannelNoToken, {titleOf(name()), name()});
    if (!isPhoneNumberId(m_settings.phoneNumberId))
        return core::fail(Reason::CloudNumberId);
    const auto version = pathVersion(m_settings.version);
    if (!version)
        return core::fail(Reason::CloudVersion);
    return endpoint(m_settings.baseUrl, u'/' + *version + u'/' + m_settings.phoneNumberId + path,
                    u"delivery.cloud.base_url"_s);
}

core::Result<QJsonObject> Cloud::templateFor(const domain::OutgoingMessage& message) const
{
    QString words = asTemplateParameter(message.text);
    if (words.size() > maxTemplateParameter && !message.shortText.isEmpty())
        words = asTemplateParameter(message.shortText);
    if (words.size() > maxTemplateParameter)
        return core::fail(Reason::CloudParameterTooLong, {words.size(), maxTemplateParameter});
    const QJsonObject parameter{{u"type"_s, u"text"_s}, {u"text"_s, words}};
    const QJsonObject component{{u"type"_s, u"body"_s}, {u"parameters"_s, QJsonArray{parameter}}};
    return QJsonObject{
        {u"type"_s, u"template"_s},
        {u"template"_s, QJsonObject{{u"name"_s, m_settings.templateName},
                                    {u"language"_s, QJsonObject{{u"code"_s, m_settings.templateLanguage}}},
                                    {u"components"_s, QJsonArray{component}}}},
    };
}

core::Result<QList<DeliveryReceipt>> Cloud::receipts(const domain::WebhookRequest& request) const
{
    const auto genuine =
        checkSignature(QCryptographicHash::Sha256, m_settings.appSecret, request.body,
                       request.header("x-hub-signature-256"), "sha256=", u"delivery.cloud.app_secret"_s);
    if (!genuine)
        return core::Failure(genuine.error());
    const auto body = jsonObject(request.body);
    if (!body)
        return core::fail(Reason::ReceiptNotJson);
    QList<DeliveryReceipt> list;
    for (const QJsonObject& value : messageChanges(*body)) {
        // A customer's message opens the 24-hour window.
        for (const QJsonValue& incoming : value.value("messages"_L1).toArray())
            m_memory->outsideWindow.remove(incoming.toObject().value("from"_L1).toString());
        for (const QJsonValue& item : value.value("statuses"_L1).toArray()) {
            const QJsonObject status = item.toObject();
            const QString id = status.value("id"_L1).toString();
            const auto event = cloudEventOf(status.value("status"_L1).toString());
            if (!event || id.isEmpty())
                continue;
            DeliveryReceipt receipt{.vendorId = id, .event = *event};
            if (*event == DeliveryEvent::ReceiptFailed) {
                const QJsonObject error = status.value("errors"_L1).toArray().first().toObject();
                receipt.failure = cloudFailure(error);
                receipt.tryAgain =
                    error.value("code"_L1).toInt() == reengagementCode && !m_settings.templateName.isEmpty();
                receipt.trouble = accountTrouble(error);
            }
            list += receipt;
        }
    }
    return list;
}

core::Result<QByteArray> Cloud::answerVerification(const QUrlQuery& query, const core::Secret& verifyToken)
{
    static const QRegularExpression challengeForm(u"\\A[A-Za-z0-9_-]{1,256}\\z"_s);
    const QByteArray token = query.queryItemValue(u"hub.verify_token"_s, QUrl::FullyDecoded).toUtf8();
    const QString challenge = query.queryItemValue(u"hub.challenge"_s, QUrl::FullyDecoded);
    if (verifyToken.isEmpty() || !core::equalInConstantTime(token, verifyToken.reveal()))
        return core::fail(Reason::VerifyToken);
    if (query.queryItemValue(u"hub.mode"_s) != "subscribe"_L1 || !challengeForm.match(challenge).hasMatch())
        return core::fail(Reason::VerifyMalformed);
    return challenge.toLatin1();
}

QString asTemplateParameter(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(u'\n')) {
        if (const QString clean = line.simplified(); !clean.isEmpty())
            lines += clean;
    }
    return lines.join(u" | "_s);
}

} // namespace loket::delivery
