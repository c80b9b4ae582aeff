#include "core/Crypto.h"
#include "sandbox/whatsapp/FormFields.h"
#include "sandbox/whatsapp/MessageVendor.h"

#include <QJsonArray>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse refuse(int status, const QString& code, const QString& message)
{
    return HttpResponse::json(
        {{u"status"_s, status}, {u"code"_s, code}, {u"message"_s, message}, {u"results"_s, QJsonValue()}}, status);
}

class GowaVendor final : public MessageVendor
{
public:
    explicit GowaVendor(const WhatsAppAccounts& accounts)
        : m_user(accounts.gowaUser), m_password(accounts.gowaPassword), m_webhookKey(accounts.gowaWebhookKey)
    {}

    [[nodiscard]] QString name() const override { return u"gowa"_s; }
    [[nodiscard]] QList<QByteArray> paths() const override { return {"/send/message"}; }

    [[nodiscard]] std::pair<QByteArray, QByteArray> question() const override { return {"GET", "/app/devices"}; }

    [[nodiscard]] HttpResponse deviceState(const HttpRequest& request, bool isConnected) const override
    {
        if (!isAuthorized(request.header("authorization")))
            return complain(Complaint::TokenInvalid);
        if (!isConnected)
            return complain(Complaint::Disconnected);
        const QJsonObject device{{u"name"_s, u"Sandbox device"_s}, {u"device"_s, u"6281200000000:64@s.whatsapp.net"_s}};
        return HttpResponse::json(
            {{u"code"_s, u"SUCCESS"_s}, {u"message"_s, u"Fetch device success"_s}, {u"results"_s, QJsonArray{device}}});
    }

    [[nodiscard]] VendorReading read(const HttpRequest& request) const override
    {
        if (!isAuthorized(request.header("authorization")))
            return complain(Complaint::TokenInvalid);
        const auto body = request.json();
        const QString phone = body ? body->value("phone"_L1).toString() : formField(request, u"phone");
        const QString text = body ? body->value("message"_L1).toString() : formField(request, u"message");
        if (phone.isEmpty() || text.isEmpty())
            return refuse(400, u"400"_s, u"%1: cannot be blank."_s.arg(phone.isEmpty() ? u"phone"_s : u"message"_s));
        const QString number = phone.section(u'@', 0, 0);
        const QString host = phone.section(u'@', 1);
        if ((!host.isEmpty() && host != "s.whatsapp.net"_L1) || !isWhatsAppNumber(number))
            return complain(Complaint::NumberInvalid);
        return QList<Submission>{Submission{number, text, false}};
    }

    [[nodiscard]] QString newId(const Submission&) override { return newStanzaId(); }

    [[nodiscard]] HttpResponse taken(const QList<WhatsAppMessage>& messages) const override
    {
        const WhatsAppMessage& message = messages.first();
        const QString words = u"Message sent to %1@s.whatsapp.net (server timestamp: %2)"_s.arg(
            message.to, message.at.toString(Qt::ISODate));
        return HttpResponse::json({{u"code"_s, u"SUCCESS"_s},
                                   {u"message"_s, words},
                                   {u"results"_s, QJsonObject{{u"message_id"_s, message.id}, {u"status"_s, words}}}});
    }

    [[nodiscard]] HttpResponse complain(Complaint complaint) const override
    {
        switch (complaint) {
        case Complaint::Disconnected:
            return refuse(500, u"INTERNAL_SERVER_ERROR"_s, u"you are not loggin"_s);
        case Complaint::TokenInvalid:
            return HttpResponse::text("Unauthorized", 401);
        case Complaint::NumberInvalid:
        case Complaint::OutsideWindow: // this server has neither a window nor a quota
        case Complaint::Quota:
            return refuse(400, u"INVALID_JID"_s, u"your phone number is not registered on whatsapp"_s);
        case Complaint::RateLimited:
            return refuse(429, u"429"_s, u"too many requests"_s);
        case Complaint::Internal:
            return refuse(500, u"INTERNAL_SERVER_ERROR"_s, u"websocket not connected"_s);
        }
        return refuse(400, u"400"_s, u"bad request"_s);
    }

    [[nodiscard]] ReceiptPost receipt(const WhatsAppMessage& message, WhatsAppState state) const override
    {
        // This server reports no failures; what failed is never acknowledged.
        const QString type = state == WhatsAppState::Failed ? u"sender"_s : toString(state);
        const QJsonObject payload{
            {u"ids"_s, QJsonArray{message.id}},
            {u"chat_id"_s, message.to + u"@s.whatsapp.net"_s},
            {u"from"_s, message.to + u"@s.whatsapp.net"_s},
            {u"receipt_type"_s, type},
        };
        const QByteArray body = compactJson({{u"event"_s, u"message.ack"_s},
                                             {u"device_id"_s, u"6281200000000@s.whatsapp.net"_s},
                                             {u"timestamp"_s, message.at.toString(Qt::ISODate)},
                                             {u"payload"_s, payload}});
        return {{{"Content-Type", "application/json"},
                 {"X-Hub-Signature-256", "sha256=" + core::hmacHex(QCryptographicHash::Sha256, m_webhookKey, body)}},
                body};
    }

private:
    [[nodiscard]] bool isAuthorized(const QByteArray& authorization) const
    {
        if (m_user.isEmpty() && authorization.isEmpty())
            return true; // the real server, too, runs without authentication unless configured otherwise
        if (!authorization.startsWith("Basic "))
            return false;
        const QByteArray wanted = m_user.isEmpty() ? QByteArray() : m_user + ':' + m_password;
        return accepts(wanted, QByteArray::fromBase64(authorization.mid(6)));
    }

    QByteArray m_user;
    QByteArray m_password;
    QByteArray m_webhookKey;
};

} // namespace

std::unique_ptr<MessageVendor> makeGowaVendor(const WhatsAppAccounts& accounts)
{
    return std::make_unique<GowaVendor>(accounts);
}

} // namespace loket::sandbox
