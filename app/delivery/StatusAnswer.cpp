#include "delivery/StatusAnswer.h"

#include <algorithm>

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Reason;

core::Error StatusVendor::refusal(const net::HttpAnswer& answer, const QString& words) const
{
    constexpr int badRequest = 400;
    const auto known = std::find_if(reasons.begin(), reasons.end(), [&words](const KnownReason& reason) {
        return words.contains(reason.words, Qt::CaseInsensitive);
    });
    if (known != reasons.end()) {
        const QStringList key = known->key.isEmpty() ? QStringList() : QStringList{QString(known->key)};
        core::Error error = advised(vendorError(known->kind, who(), words), known->advice, key);
        error.retryAfter = core::isRetryable(known->kind) ? answer.retryAfter() : std::nullopt;
        return error;
    }
    if (const auto locked = timeLock(who(), words))
        return *locked;
    if (answer.status >= badRequest) // its own "status": false says that nothing was sent
        return errorFromHttp(answer, who(), words);
    if (words.isEmpty())
        return core::makeError(Reason::ChannelRefusedSilently, {who()});
    return vendorError(ErrorKind::Refused, who(), words);
}

core::Result<QJsonObject> StatusVendor::taken(const net::HttpAnswer& answer) const
{
    constexpr int tooManyRequests = 429;
    const auto body = jsonObject(answer.body);
    const QString words = body ? wordsIn(*body) : QString();
    const QJsonValue status = body ? member(*body, u"status") : QJsonValue();
    if (answer.status == tooManyRequests || !status.isBool())
        return core::Failure(errorAfterSending(answer, who(), words));
    if (!status.toBool())
        return core::Failure(refusal(answer, words));
    return *body;
}

core::Error StatusVendor::deviceAway(const QString& word) const
{
    return vendorError(ErrorKind::RateLimited, who(), word, Reason::AdviceConnectDevice);
}

domain::ChannelHealth StatusVendor::device(const QString& account, const QString& quota, bool isTold)
{
    return {.isTold = isTold,
            .account = vendorWords(account),
            .note =
                quota.isEmpty() ? core::Phrase() : core::Phrase{core::PhraseId::ChannelQuota, {vendorWords(quota)}}};
}

} // namespace loket::delivery
