#include "sandbox/whatsapp/MessageVendor.h"

#include "core/Crypto.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array complaints{
    std::pair{Complaint::Disconnected, "disconnected"},
    std::pair{Complaint::TokenInvalid, "token_invalid"},
    std::pair{Complaint::Quota, "quota"},
    std::pair{Complaint::NumberInvalid, "number_invalid"},
    std::pair{Complaint::RateLimited, "rate_limited"},
    std::pair{Complaint::OutsideWindow, "outside_window"},
    std::pair{Complaint::Internal, "internal"},
};

} // namespace

QString toString(Complaint complaint)
{
    for (const auto& [value, name] : complaints) {
        if (value == complaint)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<Complaint> complaintFromString(QStringView name)
{
    for (const auto& [value, text] : complaints) {
        if (name == QLatin1StringView(text))
            return value;
    }
    return std::nullopt;
}

std::vector<std::unique_ptr<MessageVendor>> allVendors(const WhatsAppAccounts& accounts)
{
    std::vector<std::unique_ptr<MessageVendor>> vendors;
    vendors.push_back(makeCloudVendor(accounts));
    vendors.push_back(makeFonnteVendor(accounts));
    vendors.push_back(makeWahaVendor(accounts));
    vendors.push_back(makeGowaVendor(accounts));
    vendors.push_back(makeWablasVendor(accounts));
    return vendors;
}

bool isWhatsAppNumber(QStringView digits)
{
    constexpr qsizetype shortest = 8;
    constexpr qsizetype longest = 15;
    return digits.size() >= shortest && digits.size() <= longest && digits.front() != u'0' &&
           std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool accepts(const QByteArray& wanted, const QByteArray& given)
{
    return !given.isEmpty() && (wanted.isEmpty() || core::equalInConstantTime(wanted, given));
}

QString newStanzaId()
{
    constexpr int bytes = 9;
    return u"3EB0"_s + QString::fromLatin1(core::randomBytes(bytes).toHex()).toUpper();
}

QByteArray compactJson(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace loket::sandbox
