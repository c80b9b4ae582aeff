// The three books that are only ever added to: payment events, delivery attempts, and who did what (audit).
// Stateless apart from their database; live on that database's thread.
#pragma once

#include "domain/Purchase.h"
#include "domain/ports/PaymentGateway.h"
#include "storage/Database.h"

#include <QJsonObject>

namespace loket::storage {

class PaymentEventRepository
{
public:
    // True: stored now. False: an event of this gateway and key is there already, nothing was stored.
    // `source` tells how it came: "webhook", "poll", "counter".
    [[nodiscard]] core::Result<bool> insert(Transaction& transaction, const domain::PaymentEvent& event,
                                            qint64 purchaseId, const QString& source, const QDateTime& now) const;
    // What was said of a purchase, be it proved or not, and when it was said last; invalid: never.
    struct Said
    {
        QDateTime paid;
        QDateTime givenBack; // all of it, or a part
        QDateTime anything;  // by a webhook
    };
    [[nodiscard]] core::Result<Said> said(const Database& database, qint64 purchaseId) const;
    // True where an event of this purchase told that so much was paid on top of the price.
    [[nodiscard]] core::Result<bool> toldSurplus(const Database& database, qint64 purchaseId,
                                                 core::Rupiah surplus) const;
};

// Parts of payments that were given back. Stateless apart from its database.
class PartRefundRepository
{
public:
    // Books what `total` is more than the parts of this kind that are booked already; answers that, 0 where it is
    // nothing new. A `total` that is not told (0) is booked once, as a line without money.
    [[nodiscard]] core::Result<std::optional<core::Rupiah>> book(Transaction& transaction, qint64 purchaseId,
                                                                 domain::PaymentRemark kind, core::Rupiah total,
                                                                 const QDateTime& now) const;
    // All parts of a purchase.
    [[nodiscard]] core::Result<core::Rupiah> sumOf(const Database& database, qint64 purchaseId) const;
};

struct DeliveryAttempt
{
    qint64 id = 0;
    qint64 purchaseId = 0;
    QString phone;
    QString status;       // "sent", "failed", "error" (app/CONTRACT.md, section 4)
    QString errorMessage; // in English
    QString errorKind;
    QString because; // core::storedReason() of it; empty where only the text is known
    QString channel;
    QString vendorMessageId;
    std::chrono::milliseconds duration{0};
    bool maybeDuplicate = false;
    QDateTime createdAt;
};

struct KnownMessage
{
    qint64 purchaseId = 0;
    QDateTime sentAt;
    bool isNewest = false; // no later message of this purchase was taken by a channel
};

class DeliveryLogRepository
{
public:
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, const DeliveryAttempt& attempt) const;
    // The message that the vendor knows by this id, or NotFound.
    [[nodiscard]] core::Result<KnownMessage> find(const Database& database, const QString& channel,
                                                  const QString& vendorMessageId) const;
};

class AuditRepository
{
public:
    // `detail` holds no secret, no voucher password and no phone number.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, const QString& actor, const QString& action,
                                            std::optional<qint64> purchaseId, const QJsonObject& detail,
                                            const QDateTime& now) const;
    // When the newest line was written; invalid: there is none.
    [[nodiscard]] core::Result<QDateTime> newest(const Database& database) const;
    // True where this very line stands in the purchase's story already.
    [[nodiscard]] core::Result<bool> has(const Database& database, const QString& action, qint64 purchaseId,
                                         const QJsonObject& detail) const;
};

} // namespace loket::storage
