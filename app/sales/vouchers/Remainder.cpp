#include "sales/vouchers/Remainder.h"

#include "core/Reasons.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Counting;
using domain::Seconds;
using domain::Voucher;

Result<Voucher> whatIsLeftOf(const Voucher& voucher)
{
    Voucher left = voucher;
    if (voucher.counts == Counting::Online)
        left.duration -= voucher.uptime;
    if (voucher.quotaBytes > 0)
        left.quotaBytes -= voucher.usedBytes;
    const bool isOver = (voucher.counts == Counting::Online && left.duration < Seconds(1)) ||
                        (voucher.quotaBytes > 0 && left.quotaBytes < 1);
    if (isOver)
        return core::fail(core::Reason::VoucherNothingLeft);
    left.uptime = Seconds(0);
    left.usedBytes = 0;
    left.forgottenUptime = Seconds(0);
    left.forgottenBytes = 0;
    return left;
}

Result<void> keepRemainder(const Ledger& ledger, const storage::VoucherLifeRepository& lives,
                           storage::Transaction& transaction, const Voucher& voucher, const Voucher& left,
                           const Actor& actor, const QDateTime& now)
{
    if (voucher.uptime.count() == 0 && voucher.usedBytes == 0)
        return {};
    LOKET_TRY(lives.saveLife(transaction, left, now));
    return ledger.audit.insert(
        transaction, actor.name, u"voucher.remainder"_s,
        left.purchaseId == 0 ? std::nullopt : std::optional(left.purchaseId),
        {{u"number"_s, left.number}, {u"seconds"_s, qint64(left.duration.count())}, {u"bytes"_s, left.quotaBytes}},
        now);
}

} // namespace loket::sales
