// The database of the data folder a command was called for, opened for writing beside a running engine (SQLite lets one
// write at a time and the other wait), and a transaction around what the command does.
#pragma once

#include "core/Clock.h"
#include "loketd/Command.h"
#include "storage/Database.h"
#include "storage/EventRepositories.h"

#include <memory>

namespace loket::loketd {

// Prints on standard error the progress of updating an older version's database.
storage::UpdateListener tellUpdate();

tl::expected<std::unique_ptr<storage::Database>, Stop> openDatabase(const Invocation& invocation);

// Does `work(transaction)`, writes the line of the audit log, commits. Answers what `work` answered.
template <class Work>
auto inTransaction(storage::Database& database, const QString& action, const QJsonObject& detail, Work work)
    -> std::invoke_result_t<Work, storage::Transaction&>
{
    auto transaction = storage::Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto answer = work(*transaction);
    if (!answer)
        return answer;
    const auto noted = storage::AuditRepository().insert(*transaction, QStringLiteral("administrator"), action,
                                                         std::nullopt, detail, core::SystemClock().now());
    if (!noted)
        return tl::unexpected(noted.error());
    if (const auto committed = transaction->commit(); !committed)
        return tl::unexpected(committed.error());
    return answer;
}

} // namespace loket::loketd
