#include "core/Crypto.h"
#include "sandbox/whatsapp/MessageVendor.h"

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpResponse refuse(int status, const QString& error, const QString& message)
{
    return HttpResponse::json({{u"message"_s, message}, {u"error"_s, error}, {u"statusCode"_s, status}}, status);
}

HttpResponse notWorking(const QString& session, const QString& status)
{
    return HttpResponse::json(
        {{u"error"_s, u"Session status is not as expected. Try again later or restart the session"_s},
         {u"session"_s, session},
         {u"status"_s, status},
         {u"expected"_s, u"WORKING"_s},
         {u"statusCode"_s, 422}},
        422);
}

class WahaVendor final : public MessageVendor
{
public:
    explicit WahaVendor(const WhatsAppAccounts& accounts)
        : m_token(accounts.wahaToken), m_session(QString::fromUtf8(accounts.wahaSession)),
          m_webhookKey(accounts.wahaWebhookKey)
    {}

    [[nodiscard]] QString name() const override { return u"waha"_s; }
    [[nodiscard]] QList<QByteArray> paths() const override { return {"/api/sendText"}; }

    [[nodiscard]] std::pair<QByteArray, QByteArray> question() const override { return {"GET", "/api/sessions/*"}; }

    [[nodiscard]] HttpResponse deviceState(const HttpRequest& request, bool isConnected) const override
    {
        if (!accepts(m_token, request.header("x-api-key")))
            return complain(Complaint::TokenInvalid);
        if (request.captures.value(0) != m_session)
            return refuse(404, u"Not Found"_s, u"Session not found"_s);
        return HttpResponse::json({{u"name"_s, m_session},
                                   {u"status"_s, isConnected ? u"WORKING"_s : u"SCAN_QR_CODE"_s},
                                   {u"engine"_s, QJsonObject{{u"engine"_s, u"WEBJS"_s}}}});
    }

    [[nodiscard]] VendorReading read(const HttpRequest& request) const override
    {
        if (!accepts(m_token, request.header("x-api-key")))
            return complain(Complaint::TokenInvalid);
        const auto body = request.json();
        if (!body)
            return refuse(400, u"Bad Request"_s, u"Unexpected token in JSON"_s);
        const QString session = body->value("session"_L1).toString();
        if (session != m_session)
            return HttpResponse::json(
                {{u"message"_s, u"Session \"%1\" does not exist"_s.arg(session)}, {u"statusCode"_s, 422}}, 422);
        const QString chat = body->value("chatId"_L1).toString();
        const QString text = body->value("text"_L1).toString();
        const QString number = chat.section(u'@', 0, 0);
        const QString host = chat.section(u'@', 1);
        if (text.isEmpty())
            return refuse(400, u"Bad Request"_s, u"text should not be empty"_s);
        if ((host != "c.us"_L1 && host != "s.whatsapp.net"_L1) || !isWhatsAppNumber(number))
            return complain(Complaint::NumberInvalid);
        return QList<Submission>{Submission{number, text, false}};
    }

    [[nodiscard]] QString newId(const Submission& submission) override
    {
        return u"true_%1@c.us_%2"_s.arg(submission.to, newStanzaId());
    }

    [[nodiscard]] HttpResponse taken(const QList<WhatsAppMessage>& messages) const override
    {
        const WhatsAppMessage& message = messages.first();
        return HttpResponse::json({{u"id"_s, message.id},
                                   {u"timestamp"_s, message.at.toSecsSinceEpoch()},
                                   {u"from"_s, u"6281200000000@c.us"_s},
                                   {u"fromMe"_s, true},
                                   {u"to"_s, message.to + u"@c.us"_s},
                                   {u"body"_s, message.text},
                                   {u"hasMedia"_s, false},
                                   {u"ack"_s, 0},
                                   {u"ackName"_s, u"PENDING"_s}},
                                  201);
    }

    [[nodiscard]] HttpResponse complain(Complaint complaint) const override
    {
        switch (complaint) {
        case Complaint::Disconnected:
            return notWorking(m_session, u"SCAN_QR_CODE"_s);
        case Complaint::TokenInvalid:
            return HttpResponse::json({{u"message"_s, u"Unauthorized"_s}, {u"statusCode"_s, 401}}, 401);
        case Complaint::NumberInvalid:
        case Complaint::OutsideWindow: // this server has neither a window nor a quota
        case Complaint::Quota:
            return refuse(400, u"Bad Request"_s, u"chatId is not a WhatsApp chat"_s);
        case Complaint::RateLimited:
            return refuse(429, u"Too Many Requests"_s, u"Too Many Requests"_s);
        case Complaint::Internal:
            return refuse(500, u"Internal Server Error"_s, u"Internal server error"_s);
        }
        return refuse(400, u"Bad Request"_s, u"Bad Request"_s);
    }

    // The chat is returned as a LID, as it does for many numbers: only the last part of the id is the same.
    [[nodiscard]] ReceiptPost receipt(const WhatsAppMessage& message, WhatsAppState state) const override
    {
        const bool read = state == WhatsAppState::Read;
        const bool failed = state == WhatsAppState::Failed;
        const QJsonObject payload{
            {u"id"_s, u"true_198765432101234@lid_%1"_s.arg(message.id.section(u'_', -1))},
            {u"from"_s, u"198765432101234@lid"_s},
            {u"fromMe"_s, true},
            {u"ack"_s, failed ? -1
                       : read ? 3
                              : 2},
            {u"ackName"_s, failed ? u"ERROR"_s
                           : read ? u"READ"_s
                                  : u"DEVICE"_s},
        };
        const QByteArray body = compactJson({{u"event"_s, u"message.ack"_s},
                                             {u"session"_s, m_session},
                                             {u"engine"_s, u"WEBJS"_s},
                                             {u"payload"_s, payload}});
        return {{{"Content-Type", "application/json"},
                 {"X-Webhook-Request-Id", newStanzaId().toLatin1()},
                 {"X-Webhook-Timestamp", QByteArray::number(QDateTime::currentMSecsSinceEpoch())},
                 {"X-Webhook-Hmac-Algorithm", "sha512"},
                 {"X-Webhook-Hmac", core::hmacHex(QCryptographicHash::Sha512, m_webhookKey, body)}},
                body};
    }

private:
    QByteArray m_token;
    QString m_session;
    QByteArray m_webhookKey;
};

} // namespace

std::unique_ptr<MessageVendor> makeWahaVendor(const WhatsAppAccounts& accounts)
{
    return std::make_unique<WahaVendor>(accounts);
}

} // namespace loket::sandbox
