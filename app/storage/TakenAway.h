// What was revoked since a copy was made must not come back with it: tokens that were revoked, people who were
// disabled, customers who were to be forgotten. Compares a copy with the database it is to replace, where both are of
// the same ledger. Any thread.
#pragma once

#include "storage/Database.h"

#include <QStringList>

namespace loket::storage {

struct TakenAway
{
    bool isKnown = false; // there was a database of the same ledger to compare with
    QStringList tokens;   // revoked in the copy too
    QStringList people;   // disabled in the copy too
    QStringList orders;   // invoice ids: their customer is forgotten again, by the schedule

    bool operator==(const TakenAway&) const = default;
};

// What the copy would restore. `present` that cannot be read, or is another ledger's, answers "not known".
TakenAway takenAwaySince(const QString& copy, const QString& present);

// Revokes it in the copy, which is brought to the newest schema. Where no owner would be left,
// the present owners are added to it.
core::Result<void> takeAway(const QString& copy, const QString& present, const TakenAway& what);

} // namespace loket::storage
