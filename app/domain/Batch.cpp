#include "domain/Batch.h"

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

QString toString(BatchState state)
{
    switch (state) {
    case BatchState::Making:
        return u"making"_s;
    case BatchState::Done:
        return u"done"_s;
    case BatchState::Stopped:
        return u"stopped"_s;
    case BatchState::Cancelled:
        return u"cancelled"_s;
    }
    return u"making"_s;
}

std::optional<BatchState> batchStateFromString(QStringView name)
{
    for (const BatchState state : {BatchState::Making, BatchState::Done, BatchState::Stopped, BatchState::Cancelled}) {
        if (name == toString(state))
            return state;
    }
    return std::nullopt;
}

Voucher stockVoucher(const Batch& batch, int number, const Credentials& code, const QDateTime& now)
{
    return {.batchId = batch.id,
            .number = number,
            .router = batch.router,
            .username = code.username,
            .password = code.password,
            .profile = batch.profile,
            .comment = hotspotComment(batch.code, number),
            .duration = batch.duration,
            .counts = batch.counts,
            .quotaBytes = batch.quotaBytes,
            .lockToDevice = batch.lockToDevice,
            .createdAt = now};
}

} // namespace loket::domain
