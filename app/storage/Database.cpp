#include "storage/Database.h"

#include "core/Clock.h"
#include "core/Log.h"
#include "core/Reasons.h"
#include "storage/CommitGroup.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

void initSqlResource() // Q_INIT_RESOURCE must be outside any namespace
{
    Q_INIT_RESOURCE(sql);
}

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Result;

namespace {

Q_LOGGING_CATEGORY(lcStorage, "loket.storage")

// Readers never wait for a writer (WAL), so this is how long one writer waits for another. The engine answers nobody
// else meanwhile: so only the first one waits as long as a short write of another program takes, and while that program
// goes on holding the database the next ones give up at once.
constexpr std::chrono::milliseconds usualWait{500};
// Of a program that has nobody to answer meanwhile: another one may be bringing the database up to date.
constexpr std::chrono::milliseconds patientWait{5000};
constexpr std::chrono::milliseconds waitWhileHeld{10};

// Identifies a file whatever its name; nothing where that is not known.
std::optional<FileId> fileAt(const QString& path)
{
#ifdef Q_OS_UNIX
    struct stat file
    {};
    if (::stat(QFile::encodeName(path).constData(), &file) == 0)
        return FileId{quint64(file.st_dev), quint64(file.st_ino)};
#else
    Q_UNUSED(path)
#endif
    return std::nullopt;
}

QStringList migrationFiles()
{
    initSqlResource();
    return QDir(u":/sql"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

// A statement ends with the line that ends in ';'; a trigger's body has such lines too and ends with "END;".
QStringList splitStatements(const QString& script)
{
    QStringList statements;
    QString current;
    bool inTrigger = false;
    for (const QString& line : script.split(u'\n')) {
        const QString trimmed = line.trimmed();
        if (current.isEmpty() && (trimmed.isEmpty() || trimmed.startsWith(u"--"_s)))
            continue;
        if (current.isEmpty())
            inTrigger = trimmed.startsWith(u"CREATE TRIGGER"_s);
        current += line + u'\n';
        if (inTrigger ? trimmed == u"END;"_s : trimmed.endsWith(u';')) {
            statements += current;
            current.clear();
        }
    }
    return statements;
}

// The statements that lead to this schema from the one before.
Result<QStringList> migration(int version)
{
    QFile file(u":/sql/"_s + migrationFiles().value(version - 1));
    if (!file.open(QIODevice::ReadOnly))
        return fail(core::Reason::MigrationMissing, {file.fileName()});
    return splitStatements(QString::fromUtf8(file.readAll()));
}

} // namespace

Database::Database(const QSqlDatabase& connection)
    : m_connection(connection), m_statements(std::make_unique<StatementCache>(connection))
{}

std::unique_ptr<Database> Database::unopened(const QString& path, const QString& options)
{
    (void)SqliteLibrary::loaded(); // sets it up, before the first connection
    const QString name = u"loket-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto database = std::unique_ptr<Database>(new Database(QSqlDatabase::addDatabase(u"QSQLITE"_s, name)));
    database->m_connection.setDatabaseName(path);
    database->m_connection.setConnectOptions(options);
    return database;
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, Access access, const UpdateListener& told)
{
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(patientWait.count());
    if (access == Access::ReadOnly)
        options += u";QSQLITE_OPEN_READONLY"_s;
    auto database = unopened(path, options);
    QSqlDatabase& connection = database->m_connection;
    if (!connection.open())
        return fail(core::Reason::DatabaseNotOpened, {path, sqlError(connection.lastError()).detail});
    if (const auto configured = database->configure(access); !configured)
        return core::Failure(configured.error());
    database->m_path = path;
    database->m_wait = patientWait;
    database->m_longestWait = patientWait;
    if (access == Access::ReadWrite) {
        database->m_file = fileAt(path);
        if (const auto migrated = database->migrate(told); !migrated)
            return core::Failure(migrated.error());
    }
    database->m_longestWait = usualWait;
    database->wait(usualWait);
    return database;
}

Result<std::unique_ptr<Database>> Database::inMemory(int schema)
{
    auto database = unopened(u":memory:"_s, {});
    if (!database->m_connection.open())
        return fail(core::Reason::DatabaseNotOpened,
                    {u":memory:"_s, sqlError(database->m_connection.lastError()).detail});
    for (int version = 1; version <= schema; ++version) {
        const auto statements = migration(version);
        if (!statements)
            return core::Failure(statements.error());
        LOKET_TRY(database->apply(version, *statements, [] {}));
    }
    return database;
}

// Whoever moves another file in its place, or takes it away, leaves us with one that nobody can open again.
Result<void> Database::isStillThere() const
{
    if (!m_file || fileAt(m_path) == m_file)
        return {};
    core::Error problem = core::makeError(core::Reason::DatabaseReplaced, {m_path});
    problem.retryAfter = writeAgain;
    return core::Failure(problem);
}

Database::~Database()
{
    const QString name = m_connection.connectionName();
    m_group.reset();
    m_statements.reset();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

// A file may come from anywhere (a copy, a stick): what is in its schema may neither call functions that reach out
// of the database nor change the schema's own tables. The second has no SQL, so the library is called.
Result<void> Database::distrustSchema()
{
    if (const auto done = execute("PRAGMA trusted_schema=OFF"); !done)
        return done;
    constexpr int defensive = 1010; // SQLITE_DBCONFIG_DEFENSIVE
    Statement statement = this->statement("SELECT sqlite_source_id()");
    const SqliteLibrary* library = SqliteLibrary::loaded();
    if (!library || !statement.run() || !statement.next() || !library->isThat(statement.text(0)))
        return {};
    const QVariant handle = m_connection.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") == 0) {
        m_native = *static_cast<void* const*>(handle.constData());
        m_statements->use(*library, m_native);
        library->configure(m_native, defensive, 1, nullptr);
    }
    return {};
}

void Database::interrupt() const
{
    if (m_native)
        SqliteLibrary::loaded()->interrupt(m_native);
}

Result<void> Database::configure(Access access)
{
    const auto pragma = [this](const char* sql, const QString& expected) -> Result<void> {
        Statement statement = this->statement(sql);
        if (const auto done = statement.run(); !done)
            return done;
        if (!expected.isEmpty() && (!statement.next() || statement.text(0) != expected))
            return fail(core::Reason::DatabaseRefuses, {QString::fromUtf8(sql)});
        return {};
    };
    if (const auto done = distrustSchema(); !done)
        return done;
    if (access == Access::ReadWrite) {
        for (const auto& [sql, expected] :
             {std::pair{"PRAGMA journal_mode=WAL", u"wal"_s}, std::pair{"PRAGMA synchronous=FULL", QString()},
              std::pair{"PRAGMA secure_delete=ON", u"1"_s}}) { // what is forgotten is not left in free pages
            if (const auto done = pragma(sql, expected); !done)
                return done;
        }
    }
    if (const auto done = pragma("PRAGMA foreign_keys=ON", {}); !done)
        return done;
    return pragma("PRAGMA foreign_keys", u"1"_s);
}

int Database::newestSchemaVersion()
{
    return int(migrationFiles().size());
}

int Database::schemaVersion() const
{
    Statement statement = this->statement("PRAGMA user_version");
    return statement.run() && statement.next() ? int(statement.integer(0)) : -1;
}

Result<void> Database::migrate(const UpdateListener& told)
{
    const int newest = newestSchemaVersion();
    const int current = schemaVersion();
    if (current < 0)
        return fail(core::Reason::DatabaseForeign);
    if (current > newest)
        return fail(core::Reason::DatabaseNewer, {current, newest});
    if (current == newest)
        return {};
    QList<QStringList> steps;
    UpdateProgress progress{.from = current, .to = newest};
    for (int version = current + 1; version <= newest; ++version) {
        const auto statements = migration(version);
        if (!statements)
            return core::Failure(statements.error());
        steps += *statements;
        progress.total += int(statements->size());
    }
    const auto tell = [&] {
        if (told && current > 0) // a new database takes no time
            told(progress);
    };
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const int version = current + int(i) + 1;
        const auto applied = apply(version, steps[i], [&] {
            ++progress.done;
            tell();
        });
        if (!applied)
            return applied;
        core::logInfo(lcStorage(), "storage.migrated", {{u"version"_s, version}});
    }
    // All that was written is on the disk twice until the log is emptied. A reader may hold it: then later.
    return execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

// All statements of one file and the version number are one transaction: a crash leaves the old schema intact.
Result<void> Database::apply(int version, const QStringList& statements, const std::function<void()>& step)
{
    auto transaction = Transaction::begin(*this);
    if (!transaction)
        return core::Failure(transaction.error());
    if (schemaVersion() >= version)
        return {}; // another program has done it between our check and our lock
    for (const QString& sql : statements) {
        step();
        if (const auto done = statement(sql).run(); !done)
            return done;
    }
    if (const auto done = statement(u"PRAGMA user_version = %1"_s.arg(version)).run(); !done)
        return done;
    return transaction->commit();
}

Result<void> Database::emptyLog() const
{
    Statement impatient = statement("PRAGMA busy_timeout=0");
    LOKET_TRY(impatient.run());
    const auto emptied = execute("PRAGMA wal_checkpoint(TRUNCATE)");
    Statement patient = statement(u"PRAGMA busy_timeout=%1"_s.arg(m_wait.count()));
    LOKET_TRY(patient.run());
    return emptied;
}

Result<void> Database::copyTo(const QString& path) const
{
    Statement statement = this->statement("VACUUM INTO ?");
    return statement.bind(path).run();
}

Result<void> Database::forgetSignatures(const QString& copy)
{
    const auto statements = migration(schemaWithoutSignatures);
    if (!statements)
        return core::Failure(statements.error());
    const auto database = unopened(copy, {});
    if (!database->m_connection.open())
        return fail(core::Reason::DatabaseNotOpened, {copy, sqlError(database->m_connection.lastError()).detail});
    LOKET_TRY(database->distrustSchema());
    for (const char* pragma : {"PRAGMA journal_mode=MEMORY", "PRAGMA secure_delete=ON"}) // no other file, no free page
        LOKET_TRY(database->execute(pragma));
    auto transaction = Transaction::begin(*database);
    if (!transaction)
        return core::Failure(transaction.error());
    for (const QString& sql : *statements) {
        if (sql.startsWith(u"UPDATE payment_events"_s))
            LOKET_TRY(transaction->statement(sql).run());
    }
    return transaction->commit();
}

qint64 Database::foreignChanges() const
{
    Statement statement = this->statement("PRAGMA data_version");
    return statement.run() && statement.next() ? statement.integer(0) : 0;
}

void Database::waitPatiently()
{
    m_longestWait = patientWait;
    wait(patientWait);
}

void Database::wait(std::chrono::milliseconds longest)
{
    if (m_wait != longest && statement(u"PRAGMA busy_timeout = %1"_s.arg(longest.count())).run())
        m_wait = longest;
}

Result<void> Database::make(Durability durability)
{
    if (m_durability == durability)
        return {};
    LOKET_TRY(execute(durability == Durability::AtOnce ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL"));
    m_durability = durability;
    return {};
}

CommitGroup& Database::group()
{
    if (!m_group)
        m_group = std::make_unique<CommitGroup>(*this);
    return *m_group;
}

void Database::endGroup() const
{
    m_uncommitted->commit();
}

void Database::publish(const QList<Change>& changes) const
{
    if (m_committed && !changes.isEmpty())
        m_committed(changes);
}

Result<Snapshot> Snapshot::begin(const Database& database)
{
    if (const auto begun = database.execute("BEGIN"); !begun)
        return core::Failure(begun.error());
    return Snapshot(database);
}

Snapshot::~Snapshot()
{
    if (m_database)
        (void)m_database->execute("ROLLBACK"); // it has only read
}

Result<Transaction> Transaction::begin(Database& database, Patience patience, Durability durability)
{
    if (database.m_uncommitted)
        database.endGroup();
    Q_ASSERT(!database.m_inTransaction);
    if (const auto there = database.isStillThere(); !there)
        return core::Failure(there.error());
    LOKET_TRY(database.make(durability));
    const auto before = database.m_wait;
    if (patience == Patience::None)
        database.wait(waitWhileHeld);
    const auto begun = database.execute("BEGIN IMMEDIATE");
    const bool isHeld = !begun && begun.error().reason == core::Reason::DatabaseBusy;
    const bool givesUp = isHeld && database.m_longestWait == usualWait;
    database.wait(isHeld && patience == Patience::None ? before : givesUp ? waitWhileHeld : database.m_longestWait);
    if (!begun)
        return core::Failure(begun.error());
    database.m_inTransaction = true;
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)), m_changes(std::move(other.m_changes)),
      m_touched(std::move(other.m_touched))
{}

Transaction::~Transaction()
{
    if (!m_database)
        return;
    m_database->m_inTransaction = false;
    if (const auto undone = m_database->execute("ROLLBACK"); !undone)
        core::logWarning(lcStorage(), "storage.rollback_failed", {{u"error"_s, undone.error().detail}});
}

Result<void> Transaction::commit()
{
    Q_ASSERT(m_database);
    const Database& database = *m_database;
    LOKET_TRY(store());
    database.publish(m_changes);
    return {};
}

Result<void> Transaction::store()
{
    if (const auto committed = m_database->execute("COMMIT"); !committed)
        return committed; // the destructor rolls back
    Database& database = *std::exchange(m_database, nullptr);
    database.m_inTransaction = false;
    if (database.m_effect)
        database.m_effect("commit");
    return {};
}

void Transaction::forgetChangesAfter(qsizetype count)
{
    while (m_changes.size() > count)
        m_touched.remove(m_changes.takeLast());
}

void Transaction::touched(ChangeKind kind, qint64 id)
{
    const Change change{kind, id};
    if (m_touched.contains(change))
        return;
    m_touched.insert(change);
    m_changes += change;
}

} // namespace loket::storage
