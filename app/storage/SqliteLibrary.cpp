#include "storage/SqliteLibrary.h"

#include <QLibrary>

#include <optional>

namespace loket::storage {

namespace {

// For the whole process, as long as no database has been opened; later it is refused, and nothing is lost by that.
void setUp(QLibrary& file)
{
    // Of SQLite (sqlite.org/c3ref/c_config_covering_index_scan.html).
    constexpr int memoryStatistics = 9;
    constexpr int statementJournal = 26;
    // An order's transaction has savepoints and changes a few dozen pages: by default, SQLite opens a temporary file
    // for what it would need to undo them beyond 64 kB.
    constexpr int journalInMemory = 1 << 20; // bytes
    const auto configure = reinterpret_cast<int (*)(int, ...)>(file.resolve("sqlite3_config"));
    if (!configure)
        return;
    (void)configure(statementJournal, journalInMemory);
    (void)configure(memoryStatistics, 0); // nobody reads them, and each allocation locks a mutex for them
}

std::optional<SqliteLibrary> resolved()
{
    constexpr int soname = 0;
    QLibrary file(QStringLiteral("sqlite3"), soname);
    SqliteLibrary library{};
    bool isWhole = true;
    const auto resolve = [&]<class Function>(Function& function, const char* name) {
        function = Function(file.resolve(name));
        isWhole = isWhole && function;
    };
    resolve(library.configure, "sqlite3_db_config");
    resolve(library.interrupt, "sqlite3_interrupt");
    resolve(library.sourceId, "sqlite3_sourceid");
    resolve(library.extendedError, "sqlite3_extended_errcode");
    resolve(library.errorText, "sqlite3_errmsg");
    resolve(library.changes, "sqlite3_changes");
    resolve(library.insertedId, "sqlite3_last_insert_rowid");
    resolve(library.parameters, "sqlite3_bind_parameter_count");
    resolve(library.bindNull, "sqlite3_bind_null");
    resolve(library.bindInteger, "sqlite3_bind_int64");
    resolve(library.bindReal, "sqlite3_bind_double");
    resolve(library.bindText, "sqlite3_bind_text");
    resolve(library.bindBytes, "sqlite3_bind_blob");
    resolve(library.step, "sqlite3_step");
    resolve(library.reset, "sqlite3_reset");
    resolve(library.clearBindings, "sqlite3_clear_bindings");
    resolve(library.columnType, "sqlite3_column_type");
    resolve(library.columnInteger, "sqlite3_column_int64");
    resolve(library.columnReal, "sqlite3_column_double");
    resolve(library.columnText, "sqlite3_column_text");
    resolve(library.columnBytes, "sqlite3_column_blob");
    resolve(library.columnSize, "sqlite3_column_bytes");
    setUp(file);
    return isWhole ? std::optional(library) : std::nullopt;
}

} // namespace

const SqliteLibrary* SqliteLibrary::loaded()
{
    static const std::optional<SqliteLibrary> library = resolved();
    return library ? &*library : nullptr;
}

bool SqliteLibrary::isThat(const QString& source) const
{
    return source == QString::fromUtf8(sourceId());
}

} // namespace loket::storage
