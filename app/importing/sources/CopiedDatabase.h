// Another program's SQLite database, read from a private copy: the other program goes on using its own, and nothing of
// a foreign file can reach beyond the copy (no views, virtual tables, triggers or functions that its schema names; the
// length of a text and the number of rows are bounded). Belongs to one thread; the copy is removed with the object.
#pragma once

#include "importing/Source.h"

#include <QSet>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace loket::importing {

// The present row; valid until the next one.
class CopiedRow
{
public:
    explicit CopiedRow(sqlite3_stmt* statement) : m_statement(statement) {}

    // Empty for NULL. One that is longer than `most` characters is cut.
    [[nodiscard]] QString text(int column, int most = 1000) const;
    // Nothing where it is longer than a megabyte.
    [[nodiscard]] std::optional<QByteArray> bytes(int column) const;
    // Nothing for NULL and for what is no whole number.
    [[nodiscard]] std::optional<qint64> integer(int column) const;

private:
    sqlite3_stmt* m_statement;
};

class CopiedDatabase
{
public:
    // Copies `file` with its log by SQLite's backup, in one state, also while another program writes. Where the folder
    // does not allow that (a write-protected copy of a folder), its files are copied instead. Reports the copied part
    // of the whole in a thousand. NotFound, InvalidInput: no file, no database, damaged, too large; Conflict: another
    // program holds it; Cancelled.
    static core::Result<std::unique_ptr<CopiedDatabase>> of(const QString& file, const Listener& listener);
    ~CopiedDatabase();
    CopiedDatabase(const CopiedDatabase&) = delete;
    CopiedDatabase& operator=(const CopiedDatabase&) = delete;

    // InvalidInput: something of this name is there, and it is no table.
    [[nodiscard]] core::Result<bool> has(const char* table) const;
    [[nodiscard]] core::Result<QSet<QString>> columns(const char* table) const;
    [[nodiscard]] core::Result<qint64> count(const char* table) const;
    // Every row in the order of the ids; nothing where there is no such table. A column that is missing is NULL in
    // every row. InvalidInput: more than `most` rows, or damaged; Cancelled where `row` answers false.
    core::Result<void> read(const char* table, const QList<const char*>& columns, qint64 most,
                            const std::function<bool(const CopiedRow&)>& row) const;

    static constexpr qint64 mostBytes = 2LL << 30;

private:
    CopiedDatabase(const QString& file, std::unique_ptr<QTemporaryDir> folder);
    [[nodiscard]] core::Result<void> open();
    [[nodiscard]] core::Failure failure(int code) const;

    QString m_file; // the original, for people
    std::unique_ptr<QTemporaryDir> m_folder;
    sqlite3* m_database = nullptr;
};

} // namespace loket::importing
