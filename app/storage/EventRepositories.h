// The three append-only tables: payment events, delivery attempts, and who did what (audit).
// Stateless apart from their database; used on that database's thread.
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
    // `source` is how it arrived: "webhook", "poll", "counter".
    [[nodiscard]] core::Result<bool> insert(Transaction& transaction, const domain::PaymentEvent& event,
                                            qint64 purchaseId, const QString& source, const QDateTime& now) const;
    // What was reported of a purchase, verified or not, and when it was last reported; invalid: never.
    struct Said
    {
        QDateTime paid;
        QDateTime givenBack; // all of it, or a part
        QDateTime anything;  // by a webhook
    };
    [[nodiscard]] core::Result<Said> said(const Database& database, qint64 purchaseId) const;
    // True where an event of this purchase reported that so much was paid on top of the price.
    [[nodiscard]] core::Result<bool> toldSurplus(const Database& database, qint64 purchaseId,
                                                 core::Rupiah surplus) const;
};

// Partial refunds of payments. Stateless apart from its database.
class PartRefundRepository
{
public:
    // Books the amount by which `total` exceeds the parts of this kind already booked; answers it, 0 where it is
    // nothing new. A `total` that is unknown (0) is booked once, as a line without money.
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
    qint64 id = 0; // of its row
    qint64 purchaseId = 0;
    bool isNewest = false; // no later message of this purchase was accepted by a channel
};

class DeliveryLogRepository
{
public:
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, const DeliveryAttempt& attempt) const;
    // The message with this id of the vendor, or NotFound.
    [[nodiscard]] core::Result<KnownMessage> find(const Database& database, const QString& channel,
                                                  const QString& vendorMessageId) const;
    // The newest row's; 0: there is none.
    [[nodiscard]] core::Result<qint64> lastId(const Database& database) const;
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
    // True where the purchase's history already has exactly this line.
    [[nodiscard]] core::Result<bool> has(const Database& database, const QString& action, qint64 purchaseId,
                                         const QJsonObject& detail) const;
};

} // namespace loket::storage
