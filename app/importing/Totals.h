// How much of an import is in the ledger now. Any database connection, on its thread.
#pragma once

#include "importing/Imports.h"

namespace loket::importing {

core::Result<QMap<What, int>> importedBy(const storage::Database& database, qint64 importId);

} // namespace loket::importing
