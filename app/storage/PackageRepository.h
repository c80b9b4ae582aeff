// The packages on sale. Stateless apart from its database; used on that database's thread.
#pragma once

#include "domain/Package.h"
#include "storage/Database.h"

#include <QList>

namespace loket::storage {

class PackageRepository
{
public:
    explicit PackageRepository(const Database& database) : m_database(database) {}

    [[nodiscard]] core::Result<QList<domain::Package>> all() const;
    // NotFound where there is none of exactly this id.
    [[nodiscard]] core::Result<domain::Package> find(const QString& id) const;
    // Inserts or replaces; a new one is listed last.
    [[nodiscard]] core::Result<void> save(Transaction& transaction, const domain::Package& package) const;
    // Lists them in this order from now on.
    [[nodiscard]] core::Result<void> reorder(Transaction& transaction, const QStringList& ids) const;
    // NotFound where there is none.
    [[nodiscard]] core::Result<void> remove(Transaction& transaction, const QString& id) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
