#include "delivery/CloudErrors.h"

#include "delivery/VendorAnswer.h"

#include <algorithm>
#include <array>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

struct Code
{
    int first;
    int last;
    ErrorKind kind;
    QLatin1StringView advice;
    std::chrono::seconds wait{0}; // where Meta names no time
};

constexpr auto mendToken = "set delivery.cloud.token again (a permanent token with whatsapp_business_messaging)"_L1;
constexpr auto mendAccount = "look at the account in Meta's Business Manager"_L1;
constexpr auto mendSettings = "check delivery.cloud.phone_number_id, .template and .template_language"_L1;
constexpr auto slowDown = "it goes on by itself"_L1;

constexpr std::array codes{
    Code{reengagementCode, reengagementCode, ErrorKind::Refused,
         "the customer has not written for 24 hours; set delivery.cloud.template to an approved template"_L1},
    Code{131026, 131026, ErrorKind::Refused,
         "the number is not on WhatsApp or cannot receive; check the customer's number"_L1},
    // Limits: of the sending number, towards one recipient, of the account, of the app.
    Code{130429, 130429, ErrorKind::RateLimited, slowDown},
    Code{131056, 131056, ErrorKind::RateLimited, slowDown, std::chrono::seconds(60)},
    Code{80007, 80007, ErrorKind::RateLimited, slowDown, std::chrono::seconds(60)},
    Code{4, 4, ErrorKind::RateLimited, slowDown, std::chrono::seconds(60)},
    // Meta rejected this message: trying again soon makes it worse.
    Code{131048, 131049, ErrorKind::Refused, "Meta limits messages of this number for their quality"_L1},
    Code{130472, 130472, ErrorKind::Refused, "Meta keeps this customer out of messages for an experiment"_L1},
    Code{131050, 131050, ErrorKind::Refused, "the customer does not want messages"_L1},
    // Service down.
    Code{1, 2, ErrorKind::Unavailable, {}},
    Code{131000, 131000, ErrorKind::Unavailable, {}},
    Code{131016, 131016, ErrorKind::Unavailable, {}},
    // Token and permission.
    Code{0, 0, ErrorKind::Unauthorized, mendToken},
    Code{190, 190, ErrorKind::Unauthorized, mendToken},
    Code{10, 10, ErrorKind::Unauthorized, mendToken},
    Code{200, 299, ErrorKind::Unauthorized, mendToken},
    Code{131005, 131005, ErrorKind::Unauthorized, mendToken},
    // Locked, policy, payment.
    Code{131031, 131031, ErrorKind::Forbidden, mendAccount},
    Code{368, 368, ErrorKind::Forbidden, mendAccount},
    Code{131042, 131042, ErrorKind::Forbidden, mendAccount},
    // Parameters and templates.
    Code{100, 100, ErrorKind::Refused, mendSettings},
    Code{131008, 131009, ErrorKind::Refused, mendSettings},
    Code{33, 33, ErrorKind::Refused, mendSettings},
    Code{132000, 132001, ErrorKind::Refused, mendSettings},
    Code{132012, 132012, ErrorKind::Refused, mendSettings},
};

} // namespace

std::optional<core::Error> accountTrouble(const QJsonObject& error)
{
    const int number = error.value("code"_L1).toInt(-1);
    const auto known = std::find_if(codes.begin(), codes.end(),
                                    [&](const Code& row) { return number >= row.first && number <= row.last; });
    if (known == codes.end() || (known->kind != ErrorKind::Unauthorized && known->kind != ErrorKind::Forbidden))
        return std::nullopt;
    return vendorError(known->kind, u"WhatsApp Cloud"_s, cloudReason(error), known->advice);
}

core::Error cloudError(const net::HttpAnswer& answer, const QJsonObject& error)
{
    const QString who = u"WhatsApp Cloud"_s;
    const QString message = error.value("message"_L1).toString();
    const QJsonValue code = error.value("code"_L1);
    if (!code.isDouble())
        return errorFromHttp(answer, who, message);
    const int number = code.toInt();
    const auto known = std::find_if(codes.begin(), codes.end(),
                                    [&](const Code& row) { return number >= row.first && number <= row.last; });
    if (known == codes.end())
        return errorFromHttp(answer, who, cloudReason(error));
    core::Error result = vendorError(known->kind, who, cloudReason(error), known->advice);
    if (core::isRetryable(known->kind)) {
        result.retryAfter = answer.retryAfter();
        if (!result.retryAfter && known->wait.count() > 0)
            result.retryAfter = known->wait;
    }
    return result;
}

QString cloudReason(const QJsonObject& error)
{
    QString title = error.value("title"_L1).toString();
    if (title.isEmpty())
        title = error.value("message"_L1).toString();
    const QString details = error.value("error_data"_L1).toObject().value("details"_L1).toString();
    const QString code = QString::number(error.value("code"_L1).toInt(-1));
    QString reason = title.contains(code) ? title : code + u' ' + title;
    if (!details.isEmpty() && !title.contains(details))
        reason += u": "_s + details;
    return vendorWords(reason);
}

} // namespace loket::delivery
