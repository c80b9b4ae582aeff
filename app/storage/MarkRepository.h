// Facts about the ledger itself, by name (resources/sql/010_marks.sql). Stateless apart from its database; used on
// that database's thread.
#pragma once

#include "storage/Database.h"

namespace loket::storage {

class MarkRepository
{
public:
    explicit MarkRepository(const Database& database) : m_database(database) {}

    // Empty where there is none.
    [[nodiscard]] core::Result<QString> value(const QString& name) const;
    // An empty value removes the mark.
    [[nodiscard]] core::Result<void> set(Transaction& transaction, const QString& name, const QString& value) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
