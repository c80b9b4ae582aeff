#include "core/Crypto.h"
#include "sandbox/whatsapp/MessageVendor.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype cloudLongestText = 4096;

HttpResponse refuse(int code, const QString& title, int status = 400)
{
    const QJsonObject error{
        {u"message"_s, u"(#%1) %2"_s.arg(code).arg(title)},
        {u"type"_s, u"OAuthException"_s},
        {u"code"_s, code},
        {u"error_data"_s, QJsonObject{{u"messaging_product"_s, u"whatsapp"_s}, {u"details"_s, title}}},
        {u"fbtrace_id"_s, u"AsandboxTrace"_s},
    };
    return HttpResponse::json({{u"error"_s, error}}, status);
}

class CloudVendor final : public MessageVendor
{
public:
    explicit CloudVendor(const WhatsAppAccounts& accounts)
        : m_token(accounts.cloudToken), m_appSecret(accounts.cloudAppSecret)
    {}

    [[nodiscard]] QString name() const override { return u"cloud"_s; }
    [[nodiscard]] QList<QByteArray> paths() const override { return {"/*/*/messages"}; }

    [[nodiscard]] std::pair<QByteArray, QByteArray> question() const override { return {"GET", "/*/*"}; }

    [[nodiscard]] HttpResponse deviceState(const HttpRequest& request, bool isConnected) const override
    {
        const QByteArray authorization = request.header("authorization");
        if (!authorization.startsWith("Bearer ") || !accepts(m_token, authorization.mid(7)))
            return complain(Complaint::TokenInvalid);
        if (!isConnected)
            return complain(Complaint::Disconnected);
        return HttpResponse::json({{u"verified_name"_s, u"Sandbox business"_s},
                                   {u"quality_rating"_s, u"GREEN"_s},
                                   {u"id"_s, request.captures.value(1)}});
    }

    [[nodiscard]] VendorReading read(const HttpRequest& request) const override
    {
        static const QRegularExpression version(u"\\Av[0-9]{1,3}\\.0\\z"_s);
        static const QRegularExpression phoneNumberId(u"\\A[0-9]{1,20}\\z"_s);
        const QByteArray authorization = request.header("authorization");
        if (!authorization.startsWith("Bearer ") || !accepts(m_token, authorization.mid(7)))
            return complain(Complaint::TokenInvalid);
        if (!version.match(request.captures.value(0)).hasMatch())
            return refuse(2500, u"Unknown path components"_s);
        if (!phoneNumberId.match(request.captures.value(1)).hasMatch())
            return refuse(33, u"The phone number id does not exist or is not yours"_s);
        const auto body = request.json();
        if (!body)
            return refuse(100, u"The body is not valid JSON"_s);
        if (body->value("messaging_product"_L1).toString() != "whatsapp"_L1)
            return refuse(100, u"The parameter messaging_product is required."_s);
        QString to = body->value("to"_L1).toString();
        if (to.startsWith(u'+'))
            to.remove(0, 1);
        if (to.isEmpty())
            return refuse(131008, u"Required parameter is missing: to"_s);
        if (!isWhatsAppNumber(to))
            return refuse(131009, u"Parameter value is not valid: to"_s);
        const QString type = body->value("type"_L1).toString();
        if (type == "template"_L1)
            return readTemplate(to, body->value("template"_L1).toObject());
        const QString text = body->value("text"_L1).toObject().value("body"_L1).toString();
        if (text.isEmpty() || text.size() > cloudLongestText)
            return refuse(100, u"Param text['body'] must be 1 to 4096 characters long."_s);
        return QList<Submission>{Submission{to, text, false}};
    }

    [[nodiscard]] QString newId(const Submission&) override
    {
        constexpr int bytes = 24;
        return u"wamid."_s + QString::fromLatin1(core::randomBytes(bytes).toBase64());
    }

    [[nodiscard]] HttpResponse taken(const QList<WhatsAppMessage>& messages) const override
    {
        const WhatsAppMessage& message = messages.first();
        const QJsonObject contact{{u"input"_s, message.to}, {u"wa_id"_s, message.to}};
        const QJsonObject entry{{u"id"_s, message.id}, {u"message_status"_s, u"accepted"_s}};
        return HttpResponse::json({{u"messaging_product"_s, u"whatsapp"_s},
                                   {u"contacts"_s, QJsonArray{contact}},
                                   {u"messages"_s, QJsonArray{entry}}});
    }

    [[nodiscard]] HttpResponse complain(Complaint complaint) const override
    {
        switch (complaint) {
        case Complaint::Disconnected:
            return refuse(131031, u"Business Account locked"_s, 403);
        case Complaint::TokenInvalid:
            return refuse(190, u"Invalid OAuth access token - Cannot parse access token"_s, 401);
        case Complaint::Quota:
            return refuse(131042, u"Business eligibility payment issue"_s);
        case Complaint::NumberInvalid:
            return refuse(131026, u"Message undeliverable"_s);
        case Complaint::RateLimited:
            return refuse(130429, u"Rate limit hit"_s, 429);
        case Complaint::OutsideWindow:
            return refuse(131047, u"Re-engagement message"_s);
        case Complaint::Internal:
            return refuse(131000, u"Something went wrong"_s, 500);
        }
        return refuse(131000, u"Something went wrong"_s, 500);
    }

    [[nodiscard]] ReceiptPost receipt(const WhatsAppMessage& message, WhatsAppState state) const override
    {
        QJsonObject status{
            {u"id"_s, message.id},
            {u"status"_s, toString(state)},
            {u"timestamp"_s, QString::number(message.at.toSecsSinceEpoch())},
            {u"recipient_id"_s, message.to},
        };
        if (state == WhatsAppState::Failed) {
            const QJsonObject error{
                {u"code"_s, 131026},
                {u"title"_s, u"Message undeliverable"_s},
                {u"message"_s, u"Message undeliverable"_s},
                {u"error_data"_s, QJsonObject{{u"details"_s, u"Message Undeliverable."_s}}},
            };
            status.insert(u"errors"_s, QJsonArray{error});
        }
        const QJsonObject value{{u"messaging_product"_s, u"whatsapp"_s}, {u"statuses"_s, QJsonArray{status}}};
        const QJsonObject change{{u"field"_s, u"messages"_s}, {u"value"_s, value}};
        const QJsonObject entry{{u"id"_s, u"0"_s}, {u"changes"_s, QJsonArray{change}}};
        const QByteArray body =
            compactJson({{u"object"_s, u"whatsapp_business_account"_s}, {u"entry"_s, QJsonArray{entry}}});
        return {{{"Content-Type", "application/json"},
                 {"X-Hub-Signature-256", "sha256=" + core::hmacHex(QCryptographicHash::Sha256, m_appSecret, body)}},
                body};
    }

private:
    // The inbox shows the parameters; the approved text around them is stored at the vendor.
    static VendorReading readTemplate(const QString& to, const QJsonObject& wanted)
    {
        if (wanted.value("name"_L1).toString().isEmpty() ||
            wanted.value("language"_L1).toObject().value("code"_L1).toString().isEmpty())
            return refuse(132001, u"Template name does not exist in the translation"_s, 404);
        QStringList values;
        for (const QJsonValue& component : wanted.value("components"_L1).toArray()) {
            for (const QJsonValue& parameter : component.toObject().value("parameters"_L1).toArray()) {
                const QString text = parameter.toObject().value("text"_L1).toString();
                if (text.isEmpty() || text.contains(u'\n') || text.contains(u'\t') || text.contains(u"     "_s))
                    return refuse(
                        100, u"Param text cannot have new-line/tab characters or more than 4 consecutive spaces"_s);
                values += text;
            }
        }
        return QList<Submission>{Submission{to, values.join(u'\n'), true}};
    }

    QByteArray m_token;
    QByteArray m_appSecret;
};

} // namespace

std::unique_ptr<MessageVendor> makeCloudVendor(const WhatsAppAccounts& accounts)
{
    return std::make_unique<CloudVendor>(accounts);
}

} // namespace loket::sandbox
