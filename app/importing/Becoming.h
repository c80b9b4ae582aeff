// What a plan would store in this ledger now: without what was imported before, and without codes that the ledger has
// already. Reads only; on the thread of the database that it is given.
#pragma once

#include "importing/Imports.h"

#include "storage/ImportRepository.h"

namespace loket::importing {

// The keys that were imported before, by an import that is over.
struct KnownKeys
{
    QHash<storage::ItemKind, QSet<QString>> keys;

    static core::Result<KnownKeys> read(const storage::Database& database, const QString& source,
                                        qint64 exceptImport = 0);
    [[nodiscard]] bool has(storage::ItemKind kind, const QString& key) const { return keys[kind].contains(key); }
};

core::Result<Preview> previewOf(const storage::Database& database, Plan plan);

} // namespace loket::importing
