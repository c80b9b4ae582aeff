#include "domain/Purchase.h"

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

QString toString(SalesChannel channel)
{
    return channel == SalesChannel::Counter ? u"counter"_s : u"online"_s;
}

SalesChannel salesChannelFromString(QStringView name)
{
    return name == u"counter" ? SalesChannel::Counter : SalesChannel::Online;
}

Voucher plannedVoucher(const Purchase& purchase, int number, const Credentials& code, const QDateTime& now)
{
    return {.purchaseId = purchase.id,
            .number = number,
            .router = purchase.router,
            .username = code.username,
            .password = code.password,
            .profile = purchase.profile,
            .comment = hotspotComment(purchase.invoiceId, number),
            .duration = purchase.duration,
            .counts = purchase.counts,
            .quotaBytes = purchase.quotaBytes,
            .createdAt = now,
            .soldAt = now};
}

} // namespace loket::domain
