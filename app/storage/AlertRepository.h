// What wanted the operator's eye, from when to when. One row for each time; a trouble that lasts is one row.
// Stateless apart from its database; lives on that database's thread.
#pragma once

#include "storage/Database.h"

#include <QList>

namespace loket::storage {

struct AlertRow
{
    qint64 id = 0;
    QString kind;
    QString subject;
    QString reason;
    QDateTime raisedAt;
    QDateTime clearedAt; // invalid: it stands
    QDateTime toldAt;    // invalid: nobody was told
};

class AlertRepository
{
public:
    explicit AlertRepository(const Database& database) : m_database(database) {}

    // Newest first; those that stand have no clearedAt.
    [[nodiscard]] core::Result<QList<AlertRow>> newest(int limit) const;
    [[nodiscard]] core::Result<QList<AlertRow>> standing() const;
    // Begins it, or brings the reason of the standing one up to date.
    [[nodiscard]] core::Result<void> raise(Transaction& transaction, const AlertRow& alert) const;
    [[nodiscard]] core::Result<void> clear(Transaction& transaction, const QString& kind, const QString& subject,
                                           const QDateTime& now) const;
    // Of the standing one.
    [[nodiscard]] core::Result<void> markTold(Transaction& transaction, const QString& kind, const QString& subject,
                                              const QDateTime& now) const;
    // When somebody was last told of this, standing or not; invalid: never.
    [[nodiscard]] core::Result<QDateTime> lastTold(const QString& kind, const QString& subject) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
