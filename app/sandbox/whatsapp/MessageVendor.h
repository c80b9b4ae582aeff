// One WhatsApp vendor as its users see it over HTTP: what it accepts, answers, refuses and reports.
// The bodies follow app/delivery/FACTS.md. Pure but for the ids it counts up.
#pragma once

#include "sandbox/http/HttpMessage.h"
#include "sandbox/whatsapp/Message.h"

#include <memory>
#include <variant>
#include <vector>

namespace loket::sandbox {

// The errors an operator can meet at a vendor; each vendor has its own text for them.
enum class Complaint { Disconnected, TokenInvalid, Quota, NumberInvalid, RateLimited, OutsideWindow, Internal };

QString toString(Complaint complaint);
std::optional<Complaint> complaintFromString(QStringView name);

// Credentials the sandbox requires. Where one is empty, any non-empty value is accepted. The keys sign receipts.
struct WhatsAppAccounts
{
    QByteArray cloudToken;
    QByteArray cloudAppSecret = "sandbox-app-secret";
    QByteArray fonnteToken;
    QByteArray wahaToken;
    QByteArray wahaSession = "default";
    QByteArray wahaWebhookKey = "sandbox-webhook-key";
    QByteArray gowaUser;
    QByteArray gowaPassword;
    QByteArray gowaWebhookKey = "sandbox-webhook-key";
    QByteArray wablasToken;
    QByteArray wablasSecretKey;
};

struct Submission
{
    QString to; // digits
    QString text;
    bool isTemplate = false;
};

// The HTTP answer that refuses, or the messages to accept.
using VendorReading = std::variant<HttpResponse, QList<Submission>>;

struct ReceiptPost
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

class MessageVendor
{
public:
    virtual ~MessageVendor() = default;

    // The channel's name, which is also the first part of every path: "/fonnte/send".
    [[nodiscard]] virtual QString name() const = 0;
    // The paths of POST requests that send a message, in the server's pattern language, below "/NAME".
    [[nodiscard]] virtual QList<QByteArray> paths() const = 0;

    // The query whether the device is connected: method and pattern of the path below "/NAME", and the answer.
    [[nodiscard]] virtual std::pair<QByteArray, QByteArray> question() const = 0;
    [[nodiscard]] virtual HttpResponse deviceState(const HttpRequest& request, bool isConnected) const = 0;

    [[nodiscard]] virtual VendorReading read(const HttpRequest& request) const = 0;
    [[nodiscard]] virtual QString newId(const Submission& submission) = 0;
    [[nodiscard]] virtual HttpResponse taken(const QList<WhatsAppMessage>& messages) const = 0;
    [[nodiscard]] virtual HttpResponse complain(Complaint complaint) const = 0;
    [[nodiscard]] virtual ReceiptPost receipt(const WhatsAppMessage& message, WhatsAppState state) const = 0;
};

// All five, in the order of app/CONTRACT.md, section 3.
std::vector<std::unique_ptr<MessageVendor>> allVendors(const WhatsAppAccounts& accounts);
std::unique_ptr<MessageVendor> makeCloudVendor(const WhatsAppAccounts& accounts);
std::unique_ptr<MessageVendor> makeFonnteVendor(const WhatsAppAccounts& accounts);
std::unique_ptr<MessageVendor> makeWahaVendor(const WhatsAppAccounts& accounts);
std::unique_ptr<MessageVendor> makeGowaVendor(const WhatsAppAccounts& accounts);
std::unique_ptr<MessageVendor> makeWablasVendor(const WhatsAppAccounts& accounts);

// 8 to 15 digits, as every WhatsApp number.
bool isWhatsAppNumber(QStringView digits);
// Equal to the required value, or anything where none is required; never empty.
bool accepts(const QByteArray& wanted, const QByteArray& given);
// "3EB0" and 18 hex digits: how WhatsApp's web clients name their messages.
QString newStanzaId();
QByteArray compactJson(const QJsonObject& object);

} // namespace loket::sandbox
