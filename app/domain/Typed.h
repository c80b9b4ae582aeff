// How Loket reads what people type, paste or scan: the one place for codes, phone numbers and device addresses, used by
// every search. Pure; any thread.
#pragma once

#include <QString>

namespace loket::domain {

// As plain characters: what cannot be seen is dropped (marks of direction, spaces without width), any space is a space,
// any dash a hyphen, and digits, plus and brackets of full width are the plain ones.
[[nodiscard]] QString asTyped(QStringView text);

// What somebody looks for, in each of the forms in which it may be stored. A part of it is enough everywhere.
struct TypedSearch
{
    QString words;  // for names and texts: as typed, with single spaces
    QString code;   // for codes and order numbers: the same without spaces (slips have them in groups of four)
    QString plain;  // for codes: without hyphens too, which people put between the groups, where that leaves something
    QString phone;  // for phone numbers: the digits that all spellings have; what is no phone number: `words`
    QString device; // for device addresses: AA:BB:CC:DD:EE:FF, however it was separated; what is none: `code`

    [[nodiscard]] bool isEmpty() const { return words.isEmpty(); }
    // In any of the forms, whatever the case.
    [[nodiscard]] bool isIn(QStringView text) const;
};

// Also of the address in a slip's QR code (a scanner types it): then its code. An order number may begin with the "…"
// of a list that shows its end only.
[[nodiscard]] TypedSearch typedSearch(QStringView typed);

} // namespace loket::domain
