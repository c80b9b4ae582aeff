#include "importing/sources/CopiedDatabase.h"

#include "core/Reasons.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <sqlite3.h>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Reason;
using core::Result;

namespace {

constexpr int longestValue = 64 << 20; // what SQLite itself refuses to load
constexpr int longestBytes = 1 << 20;  // what a row may have in one column
constexpr int pagesAtOnce = 1024;      // between two reports
constexpr qint64 bytesOfMegabyte = 1 << 20;
constexpr int thousand = 1000;

// SQLite wants UTF-8 on every system.
QByteArray nameForSqlite(const QString& path)
{
#ifdef Q_OS_WIN
    return path.toUtf8();
#else
    return QFile::encodeName(path);
#endif
}

// For a short write of the other program. Looks often: one that writes all the time leaves it a moment now and then,
// which SQLite's own handler, with its growing pauses, misses.
int waitForWriter(void*, int looks)
{
    constexpr int longestMs = 5000;
    constexpr int pauseMs = 1;
    if (looks * pauseMs >= longestMs)
        return 0;
    sqlite3_sleep(pauseMs);
    return 1;
}

// A database of another program, with everything off that its schema could make SQLite do.
Result<sqlite3*> openForeign(const QString& path, int flags, const auto& failureOf)
{
    sqlite3* database = nullptr;
    const int code =
        sqlite3_open_v2(nameForSqlite(path).constData(), &database,
                        flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close(database);
        return failureOf(code);
    }
    sqlite3_busy_handler(database, waitForWriter, nullptr);
    for (const auto& [option, value] :
         {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1}, std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
          std::pair{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, std::pair{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
          std::pair{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}})
        sqlite3_db_config(database, option, value, nullptr);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, longestValue);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    return database;
}

struct Closing
{
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using DatabaseHandle = std::unique_ptr<sqlite3, Closing>;
using StatementHandle = std::unique_ptr<sqlite3_stmt, Closing>;

Failure failureOf(int code, const QString& file)
{
    switch (code & 0xff) {
    case SQLITE_NOTADB:
        return fail(Reason::ImportNotDatabase, {file});
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
    case SQLITE_TOOBIG:
    case SQLITE_ERROR: // of a schema that cannot be read
        return fail(Reason::ImportDatabaseDamaged, {file});
    case SQLITE_IOERR:
        return fail(code == SQLITE_IOERR_SHORT_READ ? Reason::ImportDatabaseDamaged : Reason::DiskTrouble, {file});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fail(Reason::ImportDatabaseBusy, {file});
    case SQLITE_FULL:
        return fail(Reason::DiskFull);
    default:
        return fail(Reason::ImportCopyNotMade, {file, QString::fromUtf8(sqlite3_errstr(code))});
    }
}

// The folder does not let SQLite read a log that nobody has open, or a journal that was left by a crash.
bool needsItsFiles(int code)
{
    return (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
}

// Answers with the code of SQLite that stopped it, or SQLITE_OK.
Result<int> backUp(const QString& file, const QString& copy, const Listener& listener)
{
    const auto failed = [&file](int code) { return failureOf(code, file); };
    const auto opened = openForeign(copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, failed);
    if (!opened)
        return Failure(opened.error());
    const DatabaseHandle target(*opened);
    sqlite3* handle = nullptr;
    int code = sqlite3_open_v2(
        nameForSqlite(file).constData(), &handle,
        SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE, nullptr);
    const DatabaseHandle source(handle);
    if (code != SQLITE_OK)
        return code;
    sqlite3_busy_handler(source.get(), waitForWriter, nullptr);
    // Of one moment: what is written meanwhile is not in the copy, and does not make the copying begin anew.
    if (code = sqlite3_exec(source.get(), "BEGIN; PRAGMA schema_version", nullptr, nullptr, nullptr); code != SQLITE_OK)
        return code;
    sqlite3_backup* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (!backup)
        return sqlite3_extended_errcode(target.get());
    bool isCancelled = false;
    do {
        code = sqlite3_backup_step(backup, pagesAtOnce);
        const qint64 total = std::max(sqlite3_backup_pagecount(backup), 1);
        const qint64 done = total - sqlite3_backup_remaining(backup);
        isCancelled = listener && !listener({.done = done * thousand / total, .total = thousand});
    } while (code == SQLITE_OK && !isCancelled);
    const int end = sqlite3_backup_finish(backup);
    if (isCancelled)
        return fail(Reason::ImportCancelled);
    return code == SQLITE_DONE ? SQLITE_OK : end;
}

// A state that nobody was writing: the files have not changed while they were copied.
Result<void> copyFiles(const QString& file, const QString& copy)
{
    constexpr int tries = 5;
    const QStringList parts{u""_s, u"-wal"_s, u"-journal"_s};
    const auto stamp = [&] {
        QString text;
        for (const QString& part : parts) {
            const QFileInfo info(file + part);
            text += u"%1 %2;"_s.arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch());
        }
        return text;
    };
    for (int i = 0; i < tries; ++i) {
        const QString before = stamp();
        for (const QString& part : parts) {
            QFile::remove(copy + part);
            QFile from(file + part);
            if (QFileInfo(from).isFile() && !from.copy(copy + part))
                return fail(Reason::ImportFileMissing, {file + part, from.errorString()});
            QFile(copy + part).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
        if (stamp() == before)
            return {};
    }
    return fail(Reason::ImportDatabaseBusy, {file});
}

} // namespace

QString CopiedRow::text(int column, int most) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    const qsizetype size = std::min<qsizetype>(sqlite3_column_bytes(m_statement, column), qsizetype(most) * 4);
    return bytes ? QString::fromUtf8(bytes, size).left(most) : QString();
}

std::optional<QByteArray> CopiedRow::bytes(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    const int size = sqlite3_column_bytes(m_statement, column);
    return size > longestBytes ? std::nullopt : std::optional(QByteArray(bytes, bytes ? size : 0));
}

std::optional<qint64> CopiedRow::integer(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return sqlite3_column_int64(m_statement, column);
    case SQLITE_FLOAT: {
        const double number = sqlite3_column_double(m_statement, column);
        constexpr double largest = 9e15;
        return std::abs(number) <= largest && number == std::floor(number) ? std::optional(qint64(number))
                                                                           : std::nullopt;
    }
    case SQLITE_TEXT: {
        bool isNumber = false;
        QString text = this->text(column, 40).trimmed();
        if (text.endsWith(u".00"))
            text.chop(3);
        const qint64 number = text.toLongLong(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

CopiedDatabase::CopiedDatabase(const QString& file, std::unique_ptr<QTemporaryDir> folder)
    : m_file(file), m_folder(std::move(folder))
{}

CopiedDatabase::~CopiedDatabase()
{
    sqlite3_close(m_database);
}

Failure CopiedDatabase::failure(int code) const
{
    return failureOf(code, m_file);
}

Result<std::unique_ptr<CopiedDatabase>> CopiedDatabase::of(const QString& file, const Listener& listener)
{
    const QFileInfo info(file);
    if (!info.isFile())
        return fail(Reason::ImportFileMissing, {file, u"no such file"_s});
    if (info.size() + QFileInfo(file + u"-wal"_s).size() > mostBytes)
        return fail(Reason::ImportFileTooLarge, {file, mostBytes / bytesOfMegabyte});
    auto folder = std::make_unique<QTemporaryDir>(); // mode 0700
    if (!folder->isValid())
        return fail(Reason::ImportCopyNotMade, {file, folder->errorString()});
    const QString copy = folder->filePath(u"copy.db"_s);
    const auto copied = backUp(file, copy, listener);
    if (!copied)
        return Failure(copied.error());
    if (needsItsFiles(*copied)) {
        LOKET_TRY(copyFiles(file, copy));
    } else if (*copied != SQLITE_OK) {
        return failureOf(*copied, file);
    }
    auto database = std::unique_ptr<CopiedDatabase>(new CopiedDatabase(file, std::move(folder)));
    LOKET_TRY(database->open());
    return database;
}

Result<void> CopiedDatabase::open()
{
    const auto opened = openForeign(m_folder->filePath(u"copy.db"_s), SQLITE_OPEN_READWRITE,
                                    [this](int code) { return failure(code); });
    if (!opened)
        return Failure(opened.error());
    m_database = *opened;
    // A file that was cut off is noticed here. What else is damaged is noticed by whoever reads it: an index that is
    // broken, which a power cut leaves behind, does not matter to a reader of whole tables.
    const int code = sqlite3_exec(m_database, "PRAGMA cell_size_check=ON; SELECT count(*) FROM sqlite_master", nullptr,
                                  nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(code);
    return {};
}

Result<bool> CopiedDatabase::has(const char* table) const
{
    sqlite3_stmt* handle = nullptr;
    // A view and a virtual table have no page of their own.
    const int prepared = sqlite3_prepare_v2(
        m_database, "SELECT type, rootpage FROM sqlite_master WHERE name = ?1 COLLATE NOCASE AND type <> 'trigger'", -1,
        &handle, nullptr);
    const StatementHandle statement(handle);
    if (prepared != SQLITE_OK)
        return failure(prepared);
    sqlite3_bind_text(statement.get(), 1, table, -1, SQLITE_STATIC);
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_DONE)
        return false;
    if (code != SQLITE_ROW)
        return failure(code);
    const CopiedRow row(statement.get());
    if (row.text(0) != u"table" || row.integer(1).value_or(0) < 1)
        return fail(Reason::ImportNoRealTable, {m_file, QLatin1StringView(table)});
    return true;
}

Result<QSet<QString>> CopiedDatabase::columns(const char* table) const
{
    sqlite3_stmt* handle = nullptr;
    const QByteArray sql = QByteArray("PRAGMA table_info(\"") + table + "\")"; // without generated columns
    const int prepared = sqlite3_prepare_v2(m_database, sql.constData(), -1, &handle, nullptr);
    const StatementHandle statement(handle);
    if (prepared != SQLITE_OK)
        return failure(prepared);
    QSet<QString> names;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW)
        names.insert(CopiedRow(statement.get()).text(1).toLower());
    if (code != SQLITE_DONE)
        return failure(code);
    return names;
}

Result<qint64> CopiedDatabase::count(const char* table) const
{
    LOKET_TRY_VALUE(const bool isThere, has(table));
    if (!isThere)
        return 0;
    sqlite3_stmt* handle = nullptr;
    const QByteArray sql = QByteArray("SELECT count(*) FROM \"") + table + '"';
    const int prepared = sqlite3_prepare_v2(m_database, sql.constData(), -1, &handle, nullptr);
    const StatementHandle statement(handle);
    if (prepared != SQLITE_OK)
        return failure(prepared);
    if (const int code = sqlite3_step(statement.get()); code != SQLITE_ROW)
        return failure(code);
    return CopiedRow(statement.get()).integer(0).value_or(0);
}

Result<void> CopiedDatabase::read(const char* table, const QList<const char*>& names, qint64 most,
                                  const std::function<bool(const CopiedRow&)>& row) const
{
    LOKET_TRY_VALUE(const bool isThere, has(table));
    if (!isThere)
        return {};
    LOKET_TRY_VALUE(const QSet<QString> known, columns(table));
    QByteArrayList parts;
    for (const char* name : names)
        parts += known.contains(QString::fromLatin1(name)) ? QByteArray(name).prepend('"').append('"') : "NULL";
    const QByteArray sql = "SELECT " + parts.join(", ") + " FROM \"" + table + '"' +
                           (known.contains(u"id"_s) ? QByteArray(" ORDER BY \"id\"") : QByteArray());
    sqlite3_stmt* handle = nullptr;
    const int prepared = sqlite3_prepare_v2(m_database, sql.constData(), -1, &handle, nullptr);
    const StatementHandle statement(handle);
    if (prepared != SQLITE_OK)
        return failure(prepared);
    qint64 rows = 0;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
        if (++rows > most)
            return fail(Reason::ImportTooManyRows, {m_file, most, QLatin1StringView(table)});
        if (!row(CopiedRow(statement.get())))
            return fail(Reason::ImportCancelled);
    }
    if (code != SQLITE_DONE)
        return failure(code);
    return {};
}

} // namespace loket::importing
