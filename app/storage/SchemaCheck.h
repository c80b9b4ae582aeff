// Whether a database has only what Loket makes: a foreign trigger, view or column would take effect
// at every sale from then on. What there should be is created in memory, by the steps that made the file. Any thread.
#pragma once

#include "storage/Database.h"

#include <QStringList>

namespace loket::storage {

struct SchemaPart
{
    QString kind; // "table", "index", "view", "trigger"; a table that has another column is one
    QString name;

    bool operator==(const SchemaPart&) const = default;
};

// What is not ours, by name. Empty too for a schema newer than this program's.
core::Result<QList<SchemaPart>> foreignParts(const Database& database);

} // namespace loket::storage
