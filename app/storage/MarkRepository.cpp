#include "storage/MarkRepository.h"

namespace loket::storage {

using core::Result;

Result<QString> MarkRepository::value(const QString& name) const
{
    Statement statement = m_database.statement("SELECT value FROM ledger_marks WHERE name = ?");
    if (const auto done = statement.bind(name).run(); !done)
        return core::Failure(done.error());
    return statement.next() ? statement.text(0) : QString();
}

Result<void> MarkRepository::set(Transaction& transaction, const QString& name, const QString& value) const
{
    Statement forget = transaction.statement("DELETE FROM ledger_marks WHERE name = ?");
    if (const auto done = forget.bind(name).run(); !done || value.isEmpty())
        return done;
    Statement statement = transaction.statement("INSERT INTO ledger_marks (name, value) VALUES (?, ?)");
    return statement.bind(name, value).run();
}

} // namespace loket::storage
