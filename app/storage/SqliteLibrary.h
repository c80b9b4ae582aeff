// The functions of the SQLite library that Qt's plugin has loaded. A statement is run with them where that is possible:
// Qt's own way to bind a value, run and read a row costs several times as much. Where the plugin has a library of its
// own (isThat() finds it out), nobody uses them. Thread-safe.
#pragma once

#include <QString>

namespace loket::storage {

struct SqliteLibrary
{
    int (*configure)(void* database, int option, ...);
    void (*interrupt)(void* database);
    const char* (*sourceId)();
    int (*extendedError)(void* database);
    const char* (*errorText)(void* database);
    int (*changes)(void* database);
    long long (*insertedId)(void* database);

    int (*parameters)(void* statement);
    int (*bindNull)(void* statement, int index);
    int (*bindInteger)(void* statement, int index, long long value);
    int (*bindReal)(void* statement, int index, double value);
    int (*bindText)(void* statement, int index, const char* text, int bytes, void (*destructor)(void*));
    int (*bindBytes)(void* statement, int index, const void* data, int bytes, void (*destructor)(void*));
    int (*step)(void* statement);
    int (*reset)(void* statement);
    int (*clearBindings)(void* statement);
    int (*columnType)(void* statement, int column);
    long long (*columnInteger)(void* statement, int column);
    double (*columnReal)(void* statement, int column);
    const unsigned char* (*columnText)(void* statement, int column);
    const void* (*columnBytes)(void* statement, int column);
    int (*columnSize)(void* statement, int column);

    // Null where a function is missing.
    static const SqliteLibrary* loaded();
    // Whether a connection that names this source (sqlite_source_id()) has been made by it.
    [[nodiscard]] bool isThat(const QString& source) const;
};

} // namespace loket::storage
