// Why something failed, as ids that code, database and translations share: one table of every reason of Loket.
//
// The table is in reasons/*.inc, one file for each room, one line for each reason:
//   LOKET_REASON(ShiftNotOpen, "shift.not_open", Conflict, Window, "no shift is open at %1")
//     name       the enumerator core::Reason::ShiftNotOpen
//     id         what is stored and what the tests print; never changed once released
//     kind       the ErrorKind of an error with this reason, where the code gives no other
//     audience   who reads it in their own language (see Audience)
//     English    what the log, the command line and the API say; %1 to %9 are the error's values, in order
// A reason for the window needs its text in ui/text/reasons/ and core/phrases/Reasons.inc, one for the buyer in
// server/pages/Words.cpp; tests fail where they are missing. Foreign text (of a router, a vendor, the system) is a
// value, never translated.
//
// Include this where a reason is named; code that only passes errors on needs core/Error.h alone.
#pragma once

#include "core/Error.h"

#include <span>

namespace loket::core {

enum class Reason : quint16 {
    None,         // no reason of the table: only the kind is known
#ifndef Q_MOC_RUN // moc cannot read an enum over several files, and needs none of them
#define LOKET_REASON(name, id, kind, audience, english) name,
#include "core/reasons/All.inc"
#undef LOKET_REASON
#endif
};

enum class Audience : quint8 {
    English,        // only the log, the command line and the API: it never reaches the window or the shop's pages
    Window,         // shown in the window
    Buyer,          // shown on the shop's pages
    WindowAndBuyer, // shown in both
};

struct ReasonEntry
{
    Reason reason;
    const char* id;
    ErrorKind kind;
    Audience audience;
    const char* english; // UTF-8
};

// Every reason of the table in its order, without None.
std::span<const ReasonEntry> allReasons();

// The reason's line; for None one with an empty id and no text.
const ReasonEntry& entryOf(Reason reason);

// The id ("shift.not_open"); empty for None.
QString idOf(Reason reason);
// Nothing where the table has no such id (a row of a newer or an older Loket).
std::optional<Reason> reasonFromString(QStringView id);

// The English of the table with the values in it.
QString englishOf(Reason reason, const QStringList& values = {});

// Replaces %1 to %9 by the values; a value is never searched for placeholders itself.
QString fillIn(QStringView text, const QStringList& values);

} // namespace loket::core
