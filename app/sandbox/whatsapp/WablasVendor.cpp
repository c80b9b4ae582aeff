#include "sandbox/whatsapp/FormFields.h"
#include "sandbox/whatsapp/MessageVendor.h"

#include <QJsonArray>
#include <QUuid>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse refuse(const QString& message, int status)
{
    return HttpResponse::json({{u"status"_s, false}, {u"message"_s, message}}, status);
}

QString digitsOf(const QJsonValue& phone)
{
    return phone.isDouble() ? QString::number(qint64(phone.toDouble())) : phone.toString();
}

class WablasVendor final : public MessageVendor
{
public:
    explicit WablasVendor(const WhatsAppAccounts& accounts)
        : m_token(accounts.wablasToken), m_secretKey(accounts.wablasSecretKey)
    {}

    [[nodiscard]] QString name() const override { return u"wablas"_s; }
    [[nodiscard]] QList<QByteArray> paths() const override { return {"/api/v2/send-message", "/api/send-message"}; }

    [[nodiscard]] std::pair<QByteArray, QByteArray> question() const override { return {"GET", "/api/device/info"}; }

    [[nodiscard]] HttpResponse deviceState(const HttpRequest& request, bool isConnected) const override
    {
        if (const auto refusal = refusalOf(request.header("authorization")))
            return *refusal;
        const QJsonObject data{{u"serial"_s, u"SANDBOX"_s},
                               {u"name"_s, u"Sandbox device"_s},
                               {u"status"_s, isConnected ? u"connected"_s : u"disconnected"_s},
                               {u"quota"_s, 999}};
        return HttpResponse::json({{u"status"_s, true}, {u"data"_s, data}});
    }

    [[nodiscard]] VendorReading read(const HttpRequest& request) const override
    {
        if (const auto refusal = refusalOf(request.header("authorization")))
            return *refusal;

        QList<Submission> submissions;
        if (request.path.endsWith("/v2/send-message")) {
            const auto body = request.json();
            for (const QJsonValue& entry : body ? body->value("data"_L1).toArray() : QJsonArray()) {
                const QJsonObject object = entry.toObject();
                submissions +=
                    Submission{digitsOf(object.value("phone"_L1)), object.value("message"_L1).toString(), false};
            }
        } else {
            submissions += Submission{formField(request, u"phone"), formField(request, u"message"), false};
        }
        if (submissions.isEmpty())
            return refuse(u"data is required"_s, 400);
        for (Submission& submission : submissions) {
            if (submission.to.startsWith(u'0'))
                submission.to.replace(0, 1, u"62"_s);
            if (!isWhatsAppNumber(submission.to))
                return complain(Complaint::NumberInvalid);
            if (submission.text.isEmpty())
                return refuse(u"message is required"_s, 400);
        }
        return submissions;
    }

    [[nodiscard]] QString newId(const Submission&) override
    {
        return QUuid::createUuid().toString(QUuid::WithoutBraces);
    }

    [[nodiscard]] HttpResponse taken(const QList<WhatsAppMessage>& messages) const override
    {
        QJsonArray entries;
        for (const WhatsAppMessage& message : messages)
            entries += QJsonObject{{u"id"_s, message.id},
                                   {u"phone"_s, message.to.toLongLong()},
                                   {u"message"_s, message.text},
                                   {u"status"_s, u"pending"_s},
                                   {u"ref_id"_s, QString()}};
        return HttpResponse::json(
            {{u"status"_s, true},
             {u"message"_s, u"Message is pending and waiting to be processed"_s},
             {u"data"_s, QJsonObject{{u"device_id"_s, u"SANDBOX"_s}, {u"quota"_s, 999}, {u"messages"_s, entries}}}});
    }

    [[nodiscard]] HttpResponse complain(Complaint complaint) const override
    {
        switch (complaint) {
        case Complaint::Disconnected:
            return refuse(u"device is disconnected"_s, 400);
        case Complaint::TokenInvalid:
            return refuse(u"token invalid"_s, 401);
        case Complaint::Quota:
            return refuse(u"your quota has been exhausted"_s, 400);
        case Complaint::NumberInvalid:
        case Complaint::OutsideWindow: // this vendor has no window
            return refuse(u"phone number not found"_s, 400);
        case Complaint::RateLimited:
            return refuse(u"too many requests"_s, 429);
        case Complaint::Internal:
            return refuse(u"internal server error"_s, 500);
        }
        return refuse(u"bad request"_s, 400);
    }

    [[nodiscard]] ReceiptPost receipt(const WhatsAppMessage& message, WhatsAppState state) const override
    {
        const QString status = state == WhatsAppState::Failed ? u"reject"_s : toString(state);
        return {{{"Content-Type", "application/json"}},
                compactJson({{u"id"_s, message.id},
                             {u"phone"_s, message.to},
                             {u"status"_s, status},
                             {u"deviceId"_s, u"SANDBOX"_s}})};
    }

private:
    [[nodiscard]] std::optional<HttpResponse> refusalOf(const QByteArray& authorization) const
    {
        const qsizetype dot = authorization.indexOf('.');
        const QByteArray token = dot < 0 ? authorization : authorization.left(dot);
        if (token.startsWith("Bearer ") || !accepts(m_token, token))
            return complain(Complaint::TokenInvalid);
        if (!m_secretKey.isEmpty() && (dot < 0 || !accepts(m_secretKey, authorization.mid(dot + 1))))
            return refuse(u"secret key invalid"_s, 403);
        return std::nullopt;
    }

    QByteArray m_token;
    QByteArray m_secretKey;
};

} // namespace

std::unique_ptr<MessageVendor> makeWablasVendor(const WhatsAppAccounts& accounts)
{
    return std::make_unique<WablasVendor>(accounts);
}

} // namespace loket::sandbox
