// A test's own connection to the ledger of an engine, and what tests put there past the engine.
#pragma once

#include "storage/Database.h"
#include "storage/TokenRepository.h"
#include "support/Http.h"

#include <QTest>

namespace loket::tests {

// The engine may run in the test's thread and owe a commit that it makes when the thread is its own again; no other
// connection writes until then. So the thread is lent to it first: what is written at once afterwards is not refused.
inline void letItCommit(storage::Database& ledger)
{
    if (!QTest::qWaitFor([&] { return storage::Transaction::begin(ledger).has_value(); }, 20000))
        qFatal("the ledger cannot be written to");
}

// To be used before the thread is lent again.
inline std::unique_ptr<storage::Database> ledger(const QString& file)
{
    auto opened = storage::Database::open(file);
    if (!opened)
        qFatal("the ledger cannot be opened: %s", qPrintable(opened.error().detail));
    letItCommit(**opened);
    return std::move(*opened);
}

// The headers of somebody with a new token.
inline Http::Headers bearer(const QString& file, storage::TokenScope scope, const QString& name)
{
    const auto writing = ledger(file);
    auto transaction = storage::Transaction::begin(*writing);
    if (!transaction)
        qFatal("no transaction");
    const auto token =
        storage::TokenRepository(*writing).create(*transaction, name, scope, QDateTime::currentDateTimeUtc());
    if (!token || !transaction->commit())
        qFatal("no token");
    return {{"Authorization", "Bearer " + token->reveal()}};
}

} // namespace loket::tests
