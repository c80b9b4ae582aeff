// Whether a database holds what Loket makes and nothing else: a trigger, a view or a column of others would be at work
// at every sale from then on. What there should be is made anew in memory, by the steps that made the file. Any thread.
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

// What is not ours, by name. Empty too for a schema newer than this program's, of which it knows nothing.
core::Result<QList<SchemaPart>> foreignParts(const Database& database);

} // namespace loket::storage
