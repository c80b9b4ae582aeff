// The two tables that only grow, read for lists of any length: who did what (audit), and every attempt to send a
// message. A list holds ids (8 bytes each) and asks for the rows it shows. Works on any connection and belongs to that
// connection's thread.
#pragma once

#include "storage/ReadModels.h"

namespace loket::storage {

struct AuditQuery
{
    QString search; // in who, what, invoice, customer and phone; empty: all
    // Also those whose action is one of these: what the search matches in the user's language.
    QStringList searchedActions;
    QString actor;              // exactly; empty: all
    QStringList families;       // "payment", "vouchers"...: the part before the dot; empty: all
    bool otherFamilies = false; // all but these
    QDateTime from;
    QDateTime until;
};

struct AuditEntry
{
    AuditRow row;
    domain::Purchase purchase; // name, package, quantity, amount and gateway of it, where there is one
};

struct AttemptQuery
{
    QString search;       // in customer, phone, invoice, code, package, the vendor's id and text; empty: all
    QStringList statuses; // "sent", "failed", "error"; empty: all
    QString channel;
    QDateTime from;
    QDateTime until;
};

struct AttemptEntry
{
    DeliveryAttempt attempt;
    domain::Purchase purchase; // what decides whether its message can be sent again, and how it is named
};

// Ids, oldest first, and how far the search went: what is added later has a higher id.
struct LogIds
{
    QList<qint64> ids;
    qint64 upTo = 0;
};

class LogModels
{
public:
    explicit LogModels(const Database& database) : m_database(database) {}

    // Only ids above `after`.
    [[nodiscard]] core::Result<LogIds> auditIds(const AuditQuery& query, qint64 after) const;
    [[nodiscard]] core::Result<QList<AuditEntry>> auditEntries(const QList<qint64>& ids) const;
    [[nodiscard]] core::Result<QStringList> actors() const;

    [[nodiscard]] core::Result<LogIds> attemptIds(const AttemptQuery& query, qint64 after) const;
    [[nodiscard]] core::Result<QList<AttemptEntry>> attemptEntries(const QList<qint64>& ids) const;
    // By status, of all there are.
    [[nodiscard]] core::Result<QHash<QString, qint64>> attemptCounts() const;
    // Completed orders whose message was not sent, oldest first.
    [[nodiscard]] core::Result<QList<qint64>> undelivered(int limit) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
