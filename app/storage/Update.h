// Opening a database that an older Loket wrote: a copy of it first, then the steps to the newest schema, each reported
// as it is done. Blocks for as long as that takes: a million orders take a minute or two. Any thread; the connection
// belongs to it.
#pragma once

#include "storage/Database.h"

#include <QStringList>

namespace loket::storage {

struct Outdated
{
    int schema = 0; // of the file
    int newest = 0; // of this program
};

// Nothing where there is no database, where it is new enough, and where it cannot be read (opening it says why).
std::optional<Outdated> outdated(const QString& path);

// Storage, CopyBeforeUpdate: there must be a copy in `backups` before anything is changed, and it could not be written.
core::Result<std::unique_ptr<Database>> openUpdated(const QString& path, const QString& backups,
                                                    const UpdateListener& told = {});

} // namespace loket::storage
