#include "delivery/CloudErrors.h"

#include "delivery/VendorAnswer.h"

#include <algorithm>
#include <array>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;

namespace {

struct Code
{
    int first;
    int last;
    ErrorKind kind;
    Reason advice;
    std::chrono::seconds wait{0}; // where Meta names no time
};

constexpr std::array codes{
    Code{reengagementCode, reengagementCode, ErrorKind::Refused, Reason::AdviceTemplate},
    Code{131026, 131026, ErrorKind::Refused, Reason::AdviceNotOnWhatsApp},
    // Limits: of the sending number, towards one recipient, of the account, of the app.
    Code{130429, 130429, ErrorKind::RateLimited, Reason::AdviceWait},
    Code{131056, 131056, ErrorKind::RateLimited, Reason::AdviceWait, std::chrono::seconds(60)},
    Code{80007, 80007, ErrorKind::RateLimited, Reason::AdviceWait, std::chrono::seconds(60)},
    Code{4, 4, ErrorKind::RateLimited, Reason::AdviceWait, std::chrono::seconds(60)},
    // Meta rejected this message: trying again soon makes it worse.
    Code{131048, 131049, ErrorKind::Refused, Reason::AdviceQuality},
    Code{130472, 130472, ErrorKind::Refused, Reason::AdviceExperiment},
    Code{131050, 131050, ErrorKind::Refused, Reason::AdviceUnwilling},
    // Out of order.
    Code{1, 2, ErrorKind::Unavailable, Reason::None},
    Code{131000, 131000, ErrorKind::Unavailable, Reason::None},
    Code{131016, 131016, ErrorKind::Unavailable, Reason::None},
    // Token and permission.
    Code{0, 0, ErrorKind::Unauthorized, Reason::AdviceCloudToken},
    Code{190, 190, ErrorKind::Unauthorized, Reason::AdviceCloudToken},
    Code{10, 10, ErrorKind::Unauthorized, Reason::AdviceCloudToken},
    Code{200, 299, ErrorKind::Unauthorized, Reason::AdviceCloudToken},
    Code{131005, 131005, ErrorKind::Unauthorized, Reason::AdviceCloudToken},
    // Locked, policy, payment.
    Code{131031, 131031, ErrorKind::Forbidden, Reason::AdviceAccount},
    Code{368, 368, ErrorKind::Forbidden, Reason::AdviceAccount},
    Code{131042, 131042, ErrorKind::Forbidden, Reason::AdviceAccount},
    // Parameters and templates.
    Code{100, 100, ErrorKind::Refused, Reason::AdviceCloudSettings},
    Code{131008, 131009, ErrorKind::Refused, Reason::AdviceCloudSettings},
    Code{33, 33, ErrorKind::Refused, Reason::AdviceCloudSettings},
    Code{132000, 132001, ErrorKind::Refused, Reason::AdviceCloudSettings},
    Code{132012, 132012, ErrorKind::Refused, Reason::AdviceCloudSettings},
};

const QString cloudVendor = u"WhatsApp Cloud"_s;

// Null for a code outside the table.
const Code* meaningOf(int number)
{
    const auto known = std::find_if(codes.begin(), codes.end(),
                                    [&](const Code& row) { return number >= row.first && number <= row.last; });
    return known == codes.end() ? nullptr : &*known;
}

// "131026 Message undeliverable: ..."
QString cloudWords(const QJsonObject& error)
{
    QString title = error.value("title"_L1).toString();
    if (title.isEmpty())
        title = error.value("message"_L1).toString();
    const QString details = error.value("error_data"_L1).toObject().value("details"_L1).toString();
    const QString code = QString::number(error.value("code"_L1).toInt(-1));
    QString words = title.contains(code) ? title : code + u' ' + title;
    if (!details.isEmpty() && !title.contains(details))
        words += u": "_s + details;
    return vendorWords(words);
}

} // namespace

core::Error cloudFailure(const QJsonObject& error)
{
    const Code* known = meaningOf(error.value("code"_L1).toInt(-1));
    const ErrorKind kind = known ? known->kind : ErrorKind::Refused;
    // A limit passes for the next message, not for this one.
    const Reason advice = known && !core::isRetryable(kind) ? known->advice : Reason::None;
    return advised(core::makeError(kind, Reason::ReceiptFailed, {cloudVendor, cloudWords(error)}), advice);
}

std::optional<core::Error> accountTrouble(const QJsonObject& error)
{
    const Code* known = meaningOf(error.value("code"_L1).toInt(-1));
    if (!known || (known->kind != ErrorKind::Unauthorized && known->kind != ErrorKind::Forbidden))
        return std::nullopt;
    return vendorError(known->kind, cloudVendor, cloudWords(error), known->advice);
}

core::Error cloudError(const net::HttpAnswer& answer, const QJsonObject& error)
{
    const QString message = error.value("message"_L1).toString();
    const QJsonValue code = error.value("code"_L1);
    if (!code.isDouble())
        return errorFromHttp(answer, cloudVendor, message);
    const Code* known = meaningOf(code.toInt());
    if (!known)
        return errorFromHttp(answer, cloudVendor, cloudWords(error));
    core::Error result = vendorError(known->kind, cloudVendor, cloudWords(error), known->advice);
    if (core::isRetryable(known->kind)) {
        result.retryAfter = answer.retryAfter();
        if (!result.retryAfter && known->wait.count() > 0)
            result.retryAfter = known->wait;
    }
    return result;
}

} // namespace loket::delivery
