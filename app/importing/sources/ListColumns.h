// What the columns of a list are: guessed by the words of its first row, in any of the languages such lists are written
// in, and by what stands below. Pure; any thread.
#pragma once

#include "importing/sources/ListTable.h"

namespace loket::importing {

enum class ColumnRole { Code, Password, Package, Price, Duration, Quota, Comment, Ignore };

// "code", "password"...: the choices of Question::ColumnOf.
QString toString(ColumnRole role);
std::optional<ColumnRole> columnRoleFromString(QStringView name);
QStringList columnRoleNames();

struct ListColumns
{
    bool hasHeader = false; // the first row names the columns
    QStringList names;      // of the header, or "A", "B"...
    QList<ColumnRole> roles;
    bool isMikhmon = false; // its export: what is in it is on the router
};

ListColumns columnsOf(const ListTable& table);

// 3 to 64 characters that a hotspot user's name can have and a person can type.
bool isVoucherCode(QStringView text);

} // namespace loket::importing
