// What lists, the API and the window read. Works on any connection (the engine's own, or a reader's read-only one) and
// belongs to that connection's thread. Newest first everywhere.
#pragma once

#include "domain/Purchase.h"
#include "storage/Database.h"
#include "storage/EventRepositories.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QSet>

namespace loket::storage {

struct PurchaseFilter
{
    QList<domain::PurchaseStatus> statuses; // empty: all
    QList<domain::DeliveryStatus> deliveryStatuses;
    QString search;    // in invoice, name, phone, package, voucher code; empty: all
    QDateTime from;    // created at or after; invalid: open
    QDateTime until;   // created before; invalid: open
    QList<qint64> ids; // of these only, at most 500; empty: all
    // Of these only: paid without a voucher, completed with a message that was not sent, or marked for review.
    bool needsAttention = false;
    // True: of these only what was imported; false: what was not. Attention is about the others unless it is true.
    std::optional<bool> imported;
    // What a figure of the reports consists of.
    QDateTime paidFrom; // paid at or after; invalid: open
    QDateTime paidUntil;
    QList<std::pair<QDateTime, QDateTime>> paidWithin; // paid in one of these spans, ends left out; empty: any
    QDateTime refundedFrom;                            // the money given back at or after; invalid: open
    QDateTime refundedUntil;
    std::optional<QString> packageId;
    std::optional<QString> channel;
    std::optional<QString> cashier; // empty: without a seller
    std::optional<QString> router;
    std::optional<QString> gateway;
};

struct PageRequest
{
    int limit = 50;
    qint64 offset = 0;
    qint64 before = 0; // keyset: only ids below this one; 0: from the newest. Faster than an offset at any depth.
};

struct DeliveryFilter
{
    std::optional<qint64> purchaseId;
    QString status; // "sent", "failed", "error"; empty: all
};

struct DeliveryRow
{
    DeliveryAttempt attempt;
    QString customerName;
    QString packageId;
};

struct Statistics
{
    qint64 totalPurchases = 0;
    QList<std::pair<domain::PurchaseStatus, qint64>> byStatus;
    core::Rupiah totalRevenue = 0; // of paid, completed and voucher_generation_failed
    QList<std::pair<domain::DeliveryStatus, qint64>> byDelivery;

    [[nodiscard]] qint64 count(domain::PurchaseStatus status) const;
};

// One line of a purchase's history: from the audit log.
struct StoryLine
{
    QDateTime at;
    QString actor;
    QString action;
    QJsonObject detail;
};

struct AuditFilter
{
    QString search; // in actor, action and invoice; empty: all
    QDateTime from;
    QDateTime until;
};

struct AuditRow
{
    qint64 id = 0;
    qint64 purchaseId = 0; // 0: of none
    QString invoiceId;
    StoryLine line;
};

struct StoppedPurchase
{
    domain::Purchase purchase;
    int attempts = 0;
};

struct Story
{
    domain::Purchase purchase;
    QList<domain::Voucher> vouchers;
    QList<StoryLine> lines;            // oldest first
    QList<DeliveryAttempt> deliveries; // oldest first
};

class ReadModels
{
public:
    explicit ReadModels(const Database& database) : m_database(database) {}

    [[nodiscard]] core::Result<QList<domain::Purchase>> purchases(const PurchaseFilter& filter,
                                                                  const PageRequest& page) const;
    [[nodiscard]] core::Result<qint64> countPurchases(const PurchaseFilter& filter) const;
    // The ids alone, oldest first: a million take 8 MB, and a list that knows them can be changed by difference.
    [[nodiscard]] core::Result<QList<qint64>> purchaseIds(const PurchaseFilter& filter) const;
    [[nodiscard]] core::Result<QList<DeliveryRow>> deliveries(const DeliveryFilter& filter,
                                                              const PageRequest& page) const;
    // The newest attempt of each of these purchases that has one; where the channel took it and refused it afterwards,
    // with the reason of that.
    [[nodiscard]] core::Result<QHash<qint64, DeliveryAttempt>> lastAttempts(const QList<qint64>& purchaseIds) const;
    // Those of these purchases whose message waits for a paused channel.
    [[nodiscard]] core::Result<QSet<qint64>> waitingForChannel(const QList<qint64>& purchaseIds) const;
    // How many there are in all.
    [[nodiscard]] core::Result<qint64> countWaitingForChannel() const;
    [[nodiscard]] core::Result<QList<AuditRow>> audit(const AuditFilter& filter, const PageRequest& page) const;
    [[nodiscard]] core::Result<qint64> countDeliveries(const DeliveryFilter& filter) const;
    // The purchases in voucher_generation_failed, without imported ones, with the number of attempts.
    [[nodiscard]] core::Result<QList<StoppedPurchase>> stopped(const PageRequest& page) const;
    [[nodiscard]] core::Result<Statistics> statistics() const;
    [[nodiscard]] core::Result<Story> story(qint64 purchaseId) const;

    // For the other read models (reports), which are used on the same thread.
    [[nodiscard]] const Database& database() const { return m_database; }

private:
    [[nodiscard]] core::Result<void> addReceipts(const QList<qint64>& purchaseIds,
                                                 QHash<qint64, DeliveryAttempt>& attempts) const;

    const Database& m_database;
};

} // namespace loket::storage
