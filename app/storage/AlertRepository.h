// What needed the operator's attention, and when. One row for each time; a problem that lasts is one row.
// Stateless apart from its database; used on that database's thread.
#pragma once

#include "storage/Database.h"

#include <QList>

namespace loket::storage {

struct AlertRow
{
    qint64 id = 0;
    QString kind;
    QString subject;
    QString reason;  // in English
    QString because; // core::storedPhrase() of it; empty where only the text is known
    QDateTime raisedAt;
    QDateTime clearedAt; // invalid: not yet cleared
    QDateTime toldAt;    // invalid: nobody was notified
};

class AlertRepository
{
public:
    explicit AlertRepository(const Database& database) : m_database(database) {}

    // Newest first; open ones have no clearedAt.
    [[nodiscard]] core::Result<QList<AlertRow>> newest(int limit) const;
    [[nodiscard]] core::Result<QList<AlertRow>> standing() const;
    // Opens it, or updates the reason of the open one.
    [[nodiscard]] core::Result<void> raise(Transaction& transaction, const AlertRow& alert) const;
    [[nodiscard]] core::Result<void> clear(Transaction& transaction, const QString& kind, const QString& subject,
                                           const QDateTime& now) const;
    // Of the open one.
    [[nodiscard]] core::Result<void> markTold(Transaction& transaction, const QString& kind, const QString& subject,
                                              const QDateTime& now) const;
    // When somebody was last notified of this, open or not; invalid: never.
    [[nodiscard]] core::Result<QDateTime> lastTold(const QString& kind, const QString& subject) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
