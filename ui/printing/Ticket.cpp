#include "ui/printing/Ticket.h"

namespace loket::ui {

Ticket ticketOf(const domain::Purchase& purchase, const domain::Voucher& voucher)
{
    return {.username = voucher.username,
            .password = voucher.password,
            .package = purchase.packageName,
            .price = purchase.quantity > 0 ? purchase.amount / purchase.quantity : purchase.amount,
            .duration = purchase.duration,
            .counts = purchase.counts,
            .quotaBytes = purchase.quotaBytes};
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

} // namespace loket::ui
