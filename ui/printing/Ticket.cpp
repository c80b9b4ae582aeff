#include "ui/printing/Ticket.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pickUpLetters = 6;

} // namespace

Ticket ticketOf(const domain::Purchase& purchase, const domain::Voucher& voucher)
{
    return {.username = voucher.username,
            .password = voucher.password,
            .package = purchase.packageName,
            .price = purchase.quantity > 0 ? purchase.amount / purchase.quantity : purchase.amount,
            .duration = purchase.duration,
            .counts = purchase.counts,
            .quotaBytes = purchase.quotaBytes,
            .router = voucher.router};
}

Slip slipOf(const domain::Purchase& purchase, const QList<domain::Voucher>& vouchers)
{
    Slip slip{.invoice = purchase.invoiceId,
              .soldAt = purchase.paidAt.isValid() ? purchase.paidAt : purchase.createdAt,
              .cashier = purchase.cashier,
              .total = purchase.amount};
    for (const domain::Voucher& voucher : vouchers) {
        if (voucher.isLiving())
            slip.tickets += ticketOf(purchase, voucher);
    }
    return slip;
}

Slip receiptOf(const domain::Purchase& purchase)
{
    return {.pickUp = PickUp{.what = u"%1 × %2"_s.arg(purchase.quantity).arg(purchase.packageName),
                             .number = pickUpNumber(purchase.invoiceId),
                             .token = purchase.statusToken},
            .invoice = purchase.invoiceId,
            .soldAt = purchase.paidAt.isValid() ? purchase.paidAt : purchase.createdAt,
            .cashier = purchase.cashier,
            .total = purchase.amount};
}

QString pickUpNumber(const QString& invoiceId)
{
    return invoiceId.right(pickUpLetters);
}

} // namespace loket::ui
