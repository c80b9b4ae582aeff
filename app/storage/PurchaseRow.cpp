#include "storage/PurchaseRow.h"

namespace loket::storage {

domain::Purchase readPurchase(const Statement& row)
{
    int column = 0;
    domain::Purchase purchase;
    purchase.id = row.integer(column++);
    purchase.invoiceId = row.text(column++);
    purchase.statusToken = row.text(column++);
    purchase.customerName = row.text(column++);
    purchase.customerPhone = row.text(column++);
    purchase.packageId = row.text(column++);
    purchase.packageName = row.text(column++);
    purchase.profile = row.text(column++);
    purchase.router = row.text(column++);
    purchase.duration = domain::Seconds(row.integer(column++));
    purchase.counts = domain::countingFromString(row.text(column++)).value_or(domain::Counting::Online);
    purchase.quotaBytes = row.integer(column++);
    purchase.quantity = int(row.integer(column++));
    purchase.amount = row.integer(column++);
    purchase.description = row.text(column++);
    purchase.status = domain::purchaseStatusFromString(row.text(column++)).value_or(domain::PurchaseStatus::Pending);
    purchase.deliveryStatus =
        domain::deliveryStatusFromString(row.text(column++)).value_or(domain::DeliveryStatus::NotRequired);
    purchase.gateway = row.text(column++);
    purchase.method = row.text(column++);
    purchase.transactionId = row.text(column++);
    purchase.paymentUrl = row.text(column++);
    purchase.channel = domain::salesChannelFromString(row.text(column++));
    purchase.cashier = row.text(column++);
    purchase.language = row.text(column++);
    purchase.failureKind = row.text(column++);
    purchase.failureReason = row.text(column++);
    purchase.failureBecause = row.text(column++);
    purchase.needsReview = row.integer(column++) != 0;
    purchase.createdAt = row.time(column++);
    purchase.paidAt = row.time(column++);
    purchase.completedAt = row.time(column++);
    purchase.updatedAt = row.time(column++);
    purchase.forgottenAt = row.time(column++);
    purchase.messageDismissed = row.integer(column++) != 0;
    purchase.importedFrom = row.text(column++);
    purchase.importedNumber = row.text(column++);
    return purchase;
}

} // namespace loket::storage
