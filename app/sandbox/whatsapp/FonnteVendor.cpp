#include "sandbox/whatsapp/FormFields.h"
#include "sandbox/whatsapp/MessageVendor.h"

#include <QJsonArray>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype fonnteLongestText = 60000;

HttpResponse refuse(const QString& reason, int status = 200)
{
    return HttpResponse::json({{u"status"_s, false}, {u"reason"_s, reason}, {u"requestid"_s, 2937124}}, status);
}

// The vendor answers HTTP 200 to everything it understands; `status` in the body has the result.
class FonnteVendor final : public MessageVendor
{
public:
    explicit FonnteVendor(const WhatsAppAccounts& accounts) : m_token(accounts.fonnteToken) {}

    [[nodiscard]] QString name() const override { return u"fonnte"_s; }
    [[nodiscard]] QList<QByteArray> paths() const override { return {"/send"}; }

    [[nodiscard]] std::pair<QByteArray, QByteArray> question() const override { return {"POST", "/device"}; }

    [[nodiscard]] HttpResponse deviceState(const HttpRequest& request, bool isConnected) const override
    {
        if (!accepts(m_token, request.header("authorization")))
            return refuse(u"token invalid"_s);
        return HttpResponse::json({{u"device"_s, u"6281200000000"_s},
                                   {u"device_status"_s, isConnected ? u"connect"_s : u"disconnect"_s},
                                   {u"expired"_s, u"18 November 2029"_s},
                                   {u"messages"_s, 16785},
                                   {u"name"_s, u"Sandbox device"_s},
                                   {u"package"_s, u"Reguler"_s},
                                   {u"quota"_s, u"78"_s},
                                   {u"status"_s, true}});
    }

    [[nodiscard]] VendorReading read(const HttpRequest& request) const override
    {
        const QByteArray token = request.header("authorization");
        if (token.startsWith("Bearer ") || !accepts(m_token, token))
            return refuse(u"token invalid"_s);
        const QString targets = formField(request, u"target");
        const QString text = formField(request, u"message");
        if (targets.isEmpty() || text.isEmpty() || text.size() > fonnteLongestText)
            return refuse(u"input invalid"_s);
        QString country = formField(request, u"countryCode");
        if (country.isEmpty())
            country = u"62"_s;
        QList<Submission> submissions;
        for (const QString& target : targets.split(u',', Qt::SkipEmptyParts)) {
            QString number = target.section(u'|', 0, 0).trimmed();
            if (country != "0"_L1 && number.startsWith(u'0'))
                number.replace(0, 1, country);
            if (!isWhatsAppNumber(number))
                return refuse(u"target invalid"_s);
            submissions += Submission{number, text, false};
        }
        return submissions;
    }

    [[nodiscard]] QString newId(const Submission&) override { return QString::number(++m_lastId); }

    [[nodiscard]] HttpResponse taken(const QList<WhatsAppMessage>& messages) const override
    {
        QJsonArray ids;
        QJsonArray targets;
        for (const WhatsAppMessage& message : messages) {
            ids += message.id;
            targets += message.to;
        }
        return HttpResponse::json({{u"detail"_s, u"success! message in queue"_s},
                                   {u"id"_s, ids},
                                   {u"process"_s, u"pending"_s},
                                   {u"requestid"_s, 2937124},
                                   {u"status"_s, true},
                                   {u"target"_s, targets}});
    }

    [[nodiscard]] HttpResponse complain(Complaint complaint) const override
    {
        switch (complaint) {
        case Complaint::Disconnected:
            return refuse(u"request invalid on disconnected device"_s);
        case Complaint::TokenInvalid:
            return refuse(u"token invalid"_s);
        case Complaint::Quota:
            return refuse(u"insufficient quota"_s);
        case Complaint::NumberInvalid:
        case Complaint::OutsideWindow: // this vendor has no window
            return refuse(u"target invalid"_s);
        case Complaint::RateLimited:
            return refuse(u"too many requests"_s, 429);
        case Complaint::Internal:
            return HttpResponse::text("Internal Server Error", 500);
        }
        return refuse(u"input invalid"_s);
    }

    // The first report of a message names id and stateid together; "read" is reported under the stateid alone.
    [[nodiscard]] ReceiptPost receipt(const WhatsAppMessage& message, WhatsAppState state) const override
    {
        QJsonObject body{{u"device"_s, u"6281200000000"_s}};
        if (state == WhatsAppState::Failed) {
            body.insert(u"id"_s, message.id);
            body.insert(u"status"_s, u"invalid"_s);
        } else {
            if (state == WhatsAppState::Delivered)
                body.insert(u"id"_s, message.id);
            body.insert(u"stateid"_s, u"ST"_s + message.id);
            body.insert(u"status"_s, u"sent"_s);
            body.insert(u"state"_s, toString(state));
        }
        return {{{"Content-Type", "application/json"}}, compactJson(body)};
    }

private:
    QByteArray m_token;
    qint64 m_lastId = 80367169;
};

} // namespace

std::unique_ptr<MessageVendor> makeFonnteVendor(const WhatsAppAccounts& accounts)
{
    return std::make_unique<FonnteVendor>(accounts);
}

} // namespace loket::sandbox
