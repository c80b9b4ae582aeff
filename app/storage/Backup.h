// Copies of the database as one file: taken while an engine runs, restored while none does (the caller holds the lock
// of the data folder). A copy holds voucher passwords, so it has mode 0600 from its first moment. Any thread, for as
// long as copying takes; no partial file ever has the requested name.
#pragma once

#include "core/Error.h"
#include "storage/TakenAway.h"

#include <QString>

namespace loket::storage {

// Conflict where `target` exists, NotFound where there is no database yet. The copy is checked before it gets its name.
core::Result<void> writeBackup(const QString& database, const QString& target);

// The schema version of a copy. InvalidInput: no database of Loket, or damaged; Conflict: written by a newer Loket.
core::Result<int> checkBackup(const QString& file);

// Puts `file` in the place of `database`, and what was there before into `keepOldAs` (a damaged one as it is).
// Conflict where either of the two was written by a newer Loket, InvalidInput where the copy's schema has what is not
// ours; then nothing was changed. Answers what stays revoked.
core::Result<TakenAway> restoreBackup(const QString& file, const QString& database, const QString& keepOldAs);

// Removes from this folder the remains of copies whose program was killed. Answers how many files.
int sweepUnfinishedCopies(const QString& folder);

// Copies of older schemas hold bodies of webhooks with signatures that could be sent again: removes them from each in
// this folder, and changes nothing else. What cannot be read stays as it is. Answers how many files had some.
int forgetSignatures(const QString& folder);

} // namespace loket::storage
