#include "storage/AlertRepository.h"

namespace loket::storage {

using core::Failure;
using core::Result;

namespace {

Result<QList<AlertRow>> rowsOf(Statement& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<AlertRow> rows;
    while (statement.next())
        rows += AlertRow{.id = statement.integer(0),
                         .kind = statement.text(1),
                         .subject = statement.text(2),
                         .reason = statement.text(3),
                         .because = statement.text(4),
                         .raisedAt = statement.time(5),
                         .clearedAt = statement.time(6),
                         .toldAt = statement.time(7)};
    return rows;
}

} // namespace

Result<QList<AlertRow>> AlertRepository::newest(int limit) const
{
    Statement statement =
        m_database.statement("SELECT id, kind, subject, reason, because, raised_at, cleared_at, told_at FROM alerts "
                             "ORDER BY id DESC LIMIT ?");
    return rowsOf(statement.bind(limit));
}

Result<QList<AlertRow>> AlertRepository::standing() const
{
    Statement statement =
        m_database.statement("SELECT id, kind, subject, reason, because, raised_at, cleared_at, told_at FROM alerts "
                             "WHERE cleared_at IS NULL ORDER BY id");
    return rowsOf(statement);
}

Result<void> AlertRepository::raise(Transaction& transaction, const AlertRow& alert) const
{
    Statement statement =
        transaction.statement("INSERT INTO alerts (kind, subject, reason, because, raised_at) VALUES (?, ?, ?, ?, ?) "
                              "ON CONFLICT (kind, subject) WHERE cleared_at IS NULL DO UPDATE SET reason = "
                              "excluded.reason, because = excluded.because");
    return statement.bind(alert.kind, alert.subject, alert.reason, alert.because, alert.raisedAt).run();
}

Result<void> AlertRepository::clear(Transaction& transaction, const QString& kind, const QString& subject,
                                    const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE alerts SET cleared_at = ? WHERE kind = ? AND subject = ? AND cleared_at IS NULL");
    return statement.bind(now, kind, subject).run();
}

Result<void> AlertRepository::markTold(Transaction& transaction, const QString& kind, const QString& subject,
                                       const QDateTime& now) const
{
    Statement statement =
        transaction.statement("UPDATE alerts SET told_at = ? WHERE kind = ? AND subject = ? AND cleared_at IS NULL");
    return statement.bind(now, kind, subject).run();
}

Result<QDateTime> AlertRepository::lastTold(const QString& kind, const QString& subject) const
{
    Statement statement = m_database.statement("SELECT max(told_at) FROM alerts WHERE kind = ? AND subject = ?");
    if (const auto done = statement.bind(kind, subject).run(); !done)
        return Failure(done.error());
    return statement.next() && !statement.isNull(0) ? statement.time(0) : QDateTime();
}

} // namespace loket::storage
