// A purchase and its vouchers, as they are stored. Pure data; ids are database row ids, times are UTC.
#pragma once

#include "core/Money.h"
#include "domain/Identifiers.h"
#include "domain/Package.h"
#include "domain/States.h"

#include <QDateTime>
#include <QString>

#include <algorithm>

namespace loket::domain {

enum class SalesChannel { Online, Counter };

// Gateways that are Loket itself: nothing is created or queried externally.
inline bool isCash(const QString& gateway)
{
    return gateway == QLatin1StringView("cash");
}

QString toString(SalesChannel channel);
SalesChannel salesChannelFromString(QStringView name);

struct Purchase
{
    qint64 id = 0;
    QString invoiceId;
    QString statusToken;
    QString customerName;
    QString customerPhone; // international digits ("628..."); empty where none was given (counter)
    QString packageId;
    QString packageName;
    QString profile;
    QString router;
    // The package's terms at the time of the order: a later change of the package does not change what was sold.
    Seconds duration{0};
    Counting counts = Counting::Online;
    qint64 quotaBytes = 0;
    int quantity = 1;
    core::Rupiah amount = 0;
    QString description;
    PurchaseStatus status = PurchaseStatus::Pending;
    DeliveryStatus deliveryStatus = DeliveryStatus::NotRequired;
    QString gateway;
    QString method;        // the gateway's payment method, where the buyer chose one
    QString transactionId; // the gateway's reference
    QString paymentUrl;    // the gateway's page
    SalesChannel channel = SalesChannel::Online;
    QString cashier;
    QString language;       // "id" or "en": of the buyer's page and message
    QString failureKind;    // core::toString(ErrorKind) of what stopped it, empty where nothing has
    QString failureReason;  // in English
    QString failureBecause; // core::storedReason() of it; empty where only the text is known
    bool needsReview = false;
    bool messageDismissed = false; // its message did not arrive, and somebody decided that it need not
    QDateTime createdAt;
    QDateTime paidAt;
    QDateTime completedAt;
    QDateTime updatedAt;
    QDateTime forgottenAt;  // name and phone number were taken out; invalid: they were not
    QString importedFrom;   // the program it came from ("gembok"); empty: an order of ours
    QString importedNumber; // its number there

    // Nothing is sent, made or asked for it by itself.
    [[nodiscard]] bool isImported() const { return !importedFrom.isEmpty(); }
};

struct Voucher
{
    qint64 id = 0;
    qint64 purchaseId = 0; // 0: in stock, not sold yet
    qint64 batchId = 0;    // 0: made for its purchase
    int number = 0;        // 1-based, within the purchase; in stock: within the batch
    QString router;
    QString username;
    QString password;
    QString profile;
    QString comment; // of its hotspot user; unchanged when a voucher is sold from stock
    // The terms it was made with.
    Seconds duration{0};
    Counting counts = Counting::Online;
    qint64 quotaBytes = 0;
    bool lockToDevice = false;
    VoucherStatus status = VoucherStatus::Planned;
    QString deviceMac; // of the first device that logged in
    Seconds uptime{0}; // all known use; only grows
    qint64 usedBytes = 0;
    // Of these: what the router's counters lost when they were reset (a power cut).
    Seconds forgottenUptime{0};
    qint64 forgottenBytes = 0;
    QDateTime createdAt;
    // Each invalid until it has happened; expiresAt: by the wall clock, invalid where unknown yet or never.
    QDateTime onRouterAt;
    QDateTime printedAt;
    QDateTime soldAt;
    QDateTime firstLoginAt;
    QDateTime expiresAt;
    QDateTime endedAt; // used up or expired
    QDateTime removedAt;
    QDateTime missingSince; // it should be on its router, and was not there when that was looked at
    // False: its hotspot user is another program's, or gone. Loket never looks for it, ends it, removes it or makes it.
    bool isLookedAfter = true;

    // The limits of its hotspot user, whose counters lack what they lost; 0: none.
    [[nodiscard]] Seconds timeLimit() const
    {
        return counts == Counting::Online && duration.count() > 0 ? std::max(duration - forgottenUptime, Seconds(1))
                                                                  : Seconds(0);
    }
    [[nodiscard]] qint64 bytesLimit() const
    {
        return quotaBytes > 0 ? std::max<qint64>(quotaBytes - forgottenBytes, 1) : 0;
    }
    // Counts for its purchase: neither discarded nor removed from the router.
    [[nodiscard]] bool isLiving() const
    {
        return status != VoucherStatus::Discarded && status != VoucherStatus::Removed;
    }
};

// The Nth voucher of a purchase under a drawn code, with the purchase's terms; not on any router yet.
Voucher plannedVoucher(const Purchase& purchase, int number, const Credentials& code, const QDateTime& now);

} // namespace loket::domain
