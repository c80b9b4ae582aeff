// One SQL statement, and the prepared statements that a connection keeps for the next time: preparing one costs several
// times what running it does where it finds or changes a single row, as nearly all statements of a purchase do.
// Both belong to the thread of their connection. A Statement ends before its Database.
#pragma once

#include "core/Error.h"
#include "storage/SqliteLibrary.h"

#include <QCache>
#include <QDateTime>
#include <QList>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <memory>

class QSqlError;

namespace loket::storage {

// How soon something that the database could not do is worth another try.
inline constexpr std::chrono::seconds writeAgain{5};

// A UNIQUE violation is ErrorKind::Conflict, all else ErrorKind::Storage.
[[nodiscard]] core::Error sqlError(const QSqlError& error);

// A prepared statement, with what is bound to it.
struct Prepared
{
    std::unique_ptr<QSqlQuery> query;
    void* native = nullptr; // the library's own object, where a known one has made it: then Qt's is only its owner
    int parameters = -1;    // their number; negative: it has not run yet
    QList<int> texts;       // the parameters that hold texts or bytes
    bool isKept = false;    // after use
};

class StatementCache
{
public:
    explicit StatementCache(const QSqlDatabase& connection);
    ~StatementCache();
    StatementCache(const StatementCache&) = delete;
    StatementCache& operator=(const StatementCache&) = delete;

    // One that nobody else uses: while the kept one is in use, another is prepared.
    [[nodiscard]] core::Result<std::unique_ptr<Prepared>> take(const QString& sql);
    // It ends here: from now on it holds no lock, and nothing that was bound.
    void giveBack(const QString& sql, std::unique_ptr<Prepared> prepared);

    [[nodiscard]] int preparations() const { return m_preparations; }

    // The library that has made the connection, and its own object of that. Without it Qt runs the statements, and
    // SQLite's own copies of what was bound last until a statement runs again.
    void use(const SqliteLibrary& library, void* connection)
    {
        m_library = &library;
        m_native = connection;
    }
    [[nodiscard]] const SqliteLibrary* library() const { return m_library; }
    [[nodiscard]] void* native() const { return m_native; }

    // Of different texts, the ones used last. The statements of selling, making and sending are about 100.
    static constexpr int mostKept = 160;

private:
    QSqlDatabase m_connection;
    QCache<QString, Prepared> m_kept{mostKept};
    const SqliteLibrary* m_library = nullptr;
    void* m_native = nullptr;
    int m_preparations = 0;
};

// Bind in order, run, read. Any failure is an Error, and the first one of the text is reported by run().
class Statement
{
public:
    Statement(StatementCache& cache, const QString& sql);
    ~Statement();
    Statement(Statement&&) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // After a run it begins with the first parameter again.
    template <class... Values>
    Statement& bind(const Values&... values)
    {
        (bindOne(QVariant::fromValue(values)), ...);
        return *this;
    }
    core::Result<void> run();
    bool next();
    // Runs it: the first column of every row.
    [[nodiscard]] core::Result<QList<qint64>> integers();
    [[nodiscard]] core::Result<QStringList> texts();
    [[nodiscard]] int changedRows() const;
    [[nodiscard]] qint64 insertedId() const;

    // Of the row that next() has found.
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QDateTime time(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    void bindOne(const QVariant& value);
    void bindAs(const QVariant& value);
    void bindNative(int index, const QVariant& value);
    [[nodiscard]] void* native() const { return m_prepared ? (*m_prepared)->native : nullptr; }
    // The next row, or none; an error is noted.
    core::Result<void> step();
    void rewind();

    StatementCache& m_cache;
    QString m_sql;
    core::Result<std::unique_ptr<Prepared>> m_prepared;
    int m_bound = 0;
    bool m_hasRun = false; // since the last bind
    // Of one that the library runs.
    enum class Row { None, Found, Read };
    Row m_row = Row::None; // Found: run() has, and next() has not told of it
    bool m_isActive = false;
    bool m_hasFailed = false;
};

} // namespace loket::storage
