// The SQLite database of a data folder: WAL, synchronous=FULL, foreign keys on, migrated to the newest schema.
// One object is one connection and belongs to the thread that opened it. The engine has the only writing one; readers
// (lists, charts, exports, backup) open their own with Access::ReadOnly. All SQL of Loket is in this room.
#pragma once

#include "core/Effect.h"
#include "core/Error.h"
#include "storage/Statement.h"

#include <QDateTime>
#include <QList>
#include <QSet>
#include <QSqlDatabase>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace loket::storage {

enum class Access { ReadWrite, ReadOnly };

// What a committed transaction has touched; published after the commit, never before.
enum class ChangeKind { Purchase, DeliveryLog, Job, Package, Audit, Token, Staff, Shift, Batch };

struct Change
{
    ChangeKind kind;
    qint64 id = 0;

    bool operator==(const Change&) const = default;
    friend size_t qHash(const Change& change, size_t seed = 0) { return qHashMulti(seed, int(change.kind), change.id); }
};

// The progress of bringing a database to the newest schema.
struct UpdateProgress
{
    int from = 0; // the schema it had
    int to = 0;
    int done = 0;  // statements; 0: a copy is made first
    int total = 0; // of all steps; 0: not known yet

    bool operator==(const UpdateProgress&) const = default;
};
// Called before each statement and at the end.
using UpdateListener = std::function<void(const UpdateProgress&)>;

// Device and number of a file.
struct FileId
{
    quint64 device = 0;
    quint64 number = 0;

    bool operator==(const FileId&) const = default;
};

// When a commit outlives a failure of power: at once; or with the next one that does, for what may be lost until then.
// All other programs and connections see both at once, and both outlive the program. The log is written in the order of
// the commits, so nothing that comes later is ever there without it.
enum class Durability { AtOnce, WithTheNext };

class CommitGroup;

class Database
{
public:
    // Opens (creating where Access allows it), checks the pragmas' answers, and migrates. Refuses a newer schema.
    static core::Result<std::unique_ptr<Database>> open(const QString& path, Access access = Access::ReadWrite,
                                                        const UpdateListener& told = {});
    // The content of a new file of this schema, for comparing.
    static core::Result<std::unique_ptr<Database>> inMemory(int schema);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] Statement statement(const char* sql) const { return statement(QString::fromUtf8(sql)); }
    [[nodiscard]] Statement statement(const QString& sql) const
    {
        if (m_uncommitted)
            endGroup();
        return {*m_statements, sql};
    }
    core::Result<void> execute(const char* sql) const { return statement(sql).run(); }
    // How often this connection has prepared a statement; for measuring.
    [[nodiscard]] int preparations() const { return m_statements->preparations(); }

    [[nodiscard]] int schemaVersion() const;
    static int newestSchemaVersion();
    static constexpr int schemaWithoutSignatures = 9; // of webhooks, in the stored bodies

    // Storage: another file, or none, is in the place of the one that is open. No transaction begins then.
    [[nodiscard]] core::Result<void> isStillThere() const;

    // Changes whenever another connection, of this program or of another one, has committed something. 0: unknown.
    [[nodiscard]] qint64 foreignChanges() const;

    // Ends what this connection is reading or writing, with an error there; nothing where it does nothing. The one call
    // that may come from another thread, while this object exists.
    void interrupt() const;

    // For a program that answers nobody while it waits: its writes wait as long as opening does, 5 s, for another one's
    // instead of half a second.
    void waitPatiently();

    // A consistent copy of the whole database, also while another connection writes (VACUUM INTO).
    [[nodiscard]] core::Result<void> copyTo(const QString& path) const;

    // What the write-ahead log still holds of older content goes, unless a reader needs it just now: then later.
    [[nodiscard]] core::Result<void> emptyLog() const;

    // Of a copy with an older schema, which stays: removes from the stored bodies of webhooks what the migration to
    // schema 9 removes (signatures, card tokens). Nobody else has the file open.
    [[nodiscard]] static core::Result<void> forgetSignatures(const QString& copy);

    // For writes that share a commit with others; whatever else is asked of this connection ends the group first.
    [[nodiscard]] CommitGroup& group();

    // Called after every commit with the tables it touched. At most one listener.
    void onCommitted(std::function<void(const QList<Change>&)> listener) { m_committed = std::move(listener); }
    // The crash tests' listener (core/Effect.h): "commit" after every commit.
    void onEffect(core::EffectListener listener) { m_effect = std::move(listener); }

private:
    friend class Transaction;
    friend class CommitGroup;
    explicit Database(const QSqlDatabase& connection);
    static std::unique_ptr<Database> unopened(const QString& path, const QString& options);
    [[nodiscard]] core::Result<void> configure(Access access);
    // SQLite's own protection against what a foreign file may contain.
    [[nodiscard]] core::Result<void> distrustSchema();
    // How long a write waits for another program's.
    void wait(std::chrono::milliseconds longest);
    core::Result<void> make(Durability durability);
    void endGroup() const;
    void publish(const QList<Change>& changes) const;
    core::Result<void> migrate(const UpdateListener& told);
    core::Result<void> apply(int version, const QStringList& statements, const std::function<void()>& step);

    QSqlDatabase m_connection;
    std::unique_ptr<StatementCache> m_statements; // ends before the connection is closed
    QString m_path;
    std::optional<FileId> m_file;        // of a writing connection; none: unknown
    void* m_native = nullptr;            // the library's own object; null where the library is not the known one
    std::chrono::milliseconds m_wait{0}; // for another program's write, now
    std::chrono::milliseconds m_longestWait{0};
    std::function<void(const QList<Change>&)> m_committed;
    core::EffectListener m_effect;
    bool m_inTransaction = false;
    Durability m_durability = Durability::AtOnce;
    std::unique_ptr<CommitGroup> m_group;
    CommitGroup* m_uncommitted = nullptr; // m_group, while it has something to store
};

// Several reads of one connection that see one state of the database, whatever is committed meanwhile. Not nestable.
class Snapshot
{
public:
    static core::Result<Snapshot> begin(const Database& database);
    ~Snapshot();
    Snapshot(Snapshot&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    explicit Snapshot(const Database& database) : m_database(&database) {}

    const Database* m_database;
};

// How long a transaction waits where another program is writing: as long as a short write takes; or hardly, for what
// can be written later as well.
enum class Patience { Usual, None };

// A write transaction (BEGIN IMMEDIATE: a read that decides a write must hold the lock from its start;
// app/core/FACTS.md, section 1). Rolls back in its destructor unless committed. Repositories write only through one, so
// nothing is stored by accident. Not nestable.
class Transaction
{
public:
    static core::Result<Transaction> begin(Database& database, Patience patience = Patience::Usual,
                                           Durability durability = Durability::AtOnce);
    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    // After an error the transaction is rolled back and nothing was stored.
    core::Result<void> commit();
    void touched(ChangeKind kind, qint64 id = 0);

    [[nodiscard]] Statement statement(const char* sql) const { return m_database->statement(sql); }
    [[nodiscard]] Statement statement(const QString& sql) const { return m_database->statement(sql); }
    [[nodiscard]] Database& database() const { return *m_database; }

private:
    explicit Transaction(Database& database) : m_database(&database) {}

    friend class CommitGroup;
    // Durable, and not published yet.
    core::Result<void> store();
    void forgetChangesAfter(qsizetype count);

    Database* m_database;
    QList<Change> m_changes; // each once, in the order of the first touch
    QSet<Change> m_touched;
};

} // namespace loket::storage
