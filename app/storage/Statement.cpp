#include "storage/Statement.h"

#include "core/Clock.h"
#include "core/Reasons.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QSqlResult>

#include <algorithm>
#include <utility>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

// What reads or changes rows, and what begins and ends a transaction. Anything else runs rarely, changes the schema, or
// is a pragma: many of those take effect while they are prepared, so running them again would do nothing. Columns that
// are not named can become more with the schema, and Qt's plugin (6.4) writes the additional ones beyond its buffer.
bool isWorthKeeping(const QString& sql)
{
    constexpr QLatin1StringView kept[] = {QLatin1StringView("SELECT"),
                                          QLatin1StringView("WITH"),
                                          QLatin1StringView("INSERT"),
                                          QLatin1StringView("UPDATE"),
                                          QLatin1StringView("DELETE"),
                                          QLatin1StringView("BEGIN"),
                                          QLatin1StringView("COMMIT"),
                                          QLatin1StringView("ROLLBACK"),
                                          QLatin1StringView("SAVEPOINT"),
                                          QLatin1StringView("RELEASE"),
                                          QLatin1StringView("PRAGMA data_version")}; // reads, each time it runs
    constexpr QLatin1StringView unnamed[] = {QLatin1StringView("SELECT *"), QLatin1StringView(".*"),
                                             QLatin1StringView(", *"), QLatin1StringView("RETURNING *")};
    return std::any_of(std::begin(kept), std::end(kept), [&](const auto& start) { return sql.startsWith(start); }) &&
           std::none_of(std::begin(unnamed), std::end(unnamed), [&](const auto& part) { return sql.contains(part); });
}

// Of SQLite (sqlite.org/c3ref).
constexpr int rowFound = 100;
constexpr int rowsOver = 101;
enum class Stored { Integer = 1, Real = 2, Text = 3, Bytes = 4, Null = 5 };
// The library copies what is bound.
void (*const copied)(void*) = reinterpret_cast<void (*)(void*)>(-1);

void* nativeOf(const QSqlQuery& query)
{
    const QVariant handle = query.result()->handle();
    return qstrcmp(handle.typeName(), "sqlite3_stmt*") == 0 ? *static_cast<void* const*>(handle.constData()) : nullptr;
}

} // namespace

core::Error sqlError(const QSqlError& error)
{
    // Extended result codes of SQLite (sqlite.org/rescode.html).
    const int code = error.nativeErrorCode().toInt();
    constexpr int uniqueViolation = 2067;
    constexpr int primaryKeyViolation = 1555;
    constexpr int databaseFull = 13;
    constexpr int primaryCode = 0xff;
    constexpr int busy = 5;
    constexpr int locked = 6;
    constexpr int readOnly = 8;
    constexpr int ioError = 10;
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    if (code == uniqueViolation || code == primaryKeyViolation)
        return core::makeError(core::Reason::DatabaseUnique, {error.databaseText()});
    core::Error problem = [&] {
        switch (code & primaryCode) {
        case databaseFull:
            return core::makeError(core::Reason::DiskFull);
        case busy:
        case locked:
            return core::makeError(core::Reason::DatabaseBusy);
        case readOnly:
            return core::makeError(core::Reason::DatabaseReadOnly);
        case ioError:
            return core::makeError(core::Reason::DiskTrouble);
        case corrupt:
        case notADatabase:
            return core::makeError(core::Reason::DatabaseDamaged);
        default:
            return core::makeError(core::Reason::DatabaseSaid, {error.databaseText(), error.driverText()});
        }
    }();
    problem.retryAfter = writeAgain;
    return problem;
}

StatementCache::StatementCache(const QSqlDatabase& connection) : m_connection(connection) {}

StatementCache::~StatementCache() = default;

Result<std::unique_ptr<Prepared>> StatementCache::take(const QString& sql)
{
    if (Prepared* kept = m_kept.take(sql)) {
        if (m_library && !kept->native)
            kept->native = nativeOf(*kept->query);
        return std::unique_ptr<Prepared>(kept);
    }
    auto prepared = std::make_unique<Prepared>();
    prepared->query = std::make_unique<QSqlQuery>(m_connection);
    prepared->query->setForwardOnly(true);
    ++m_preparations;
    if (!prepared->query->prepare(sql))
        return Failure(sqlError(prepared->query->lastError()));
    prepared->isKept = isWorthKeeping(sql);
    prepared->native = m_library ? nativeOf(*prepared->query) : nullptr;
    return prepared;
}

void StatementCache::giveBack(const QString& sql, std::unique_ptr<Prepared> prepared)
{
    QSqlQuery& query = *prepared->query;
    // One that has failed, also while its rows were read, is not trusted to begin anew.
    if (!prepared->isKept || prepared->parameters < 0 || query.lastError().isValid())
        return;
    if (!prepared->native) // the library's has been reset by its Statement
        query.finish();
    // Both hold what was bound until something else is: Qt the values, SQLite their texts in its own encoding.
    for (const int i : std::exchange(prepared->texts, {}))
        query.bindValue(i, QVariant());
    if (m_library && prepared->native)
        m_library->clearBindings(prepared->native);
    m_kept.insert(sql, prepared.release());
}

Statement::Statement(StatementCache& cache, const QString& sql)
    : m_cache(cache), m_sql(sql), m_prepared(cache.take(sql))
{}

Statement::~Statement()
{
    if (!m_prepared || !*m_prepared)
        return;
    rewind();
    if (m_hasFailed)
        (*m_prepared)->isKept = false;
    m_cache.giveBack(m_sql, std::move(*m_prepared));
}

Statement::Statement(Statement&&) noexcept = default;

void Statement::bindOne(const QVariant& value)
{
    if (value.typeId() == QMetaType::QDateTime) {
        const QString text = core::toIso(value.toDateTime());
        bindAs(text.isEmpty() ? QVariant(QMetaType(QMetaType::QString)) : QVariant(text));
    } else if (value.typeId() == QMetaType::QString && value.toString().isNull()) {
        bindAs(QString(u""_s)); // a null QString means empty text here, never SQL NULL
    } else if (value.typeId() == QMetaType::Bool) {
        bindAs(value.toBool() ? 1 : 0);
    } else {
        bindAs(value);
    }
}

void Statement::bindAs(const QVariant& value)
{
    if (std::exchange(m_hasRun, false)) {
        rewind();
        m_bound = 0;
    }
    if (!m_prepared)
        return;
    Prepared& prepared = **m_prepared;
    if (prepared.native)
        return bindNative(++m_bound, value);
    if (value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QByteArray)
        prepared.texts += m_bound;
    prepared.query->bindValue(m_bound++, value);
}

// One too many has no place, and run() refuses.
void Statement::bindNative(int index, const QVariant& value)
{
    const SqliteLibrary& library = *m_cache.library();
    void* statement = native();
    if (value.isNull()) {
        library.bindNull(statement, index);
        return;
    }
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
        library.bindInteger(statement, index, value.toLongLong());
        break;
    case QMetaType::Double:
        library.bindReal(statement, index, value.toDouble());
        break;
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        if (bytes.isNull())
            library.bindNull(statement, index);
        else
            library.bindBytes(statement, index, bytes.constData(), int(bytes.size()), copied);
        break;
    }
    default: {
        const QByteArray text = value.toString().toUtf8();
        library.bindText(statement, index, text.constData(), int(text.size()), copied);
    }
    }
}

Result<void> Statement::run()
{
    if (!m_prepared)
        return Failure(m_prepared.error());
    Prepared& prepared = **m_prepared;
    rewind();
    m_hasRun = true;
    if (prepared.native && prepared.parameters < 0)
        prepared.parameters = m_cache.library()->parameters(prepared.native);
    // Of one that has run before, Qt knows the parameters and would take what was not bound as NULL.
    if (prepared.parameters >= 0 && prepared.parameters != m_bound) {
        prepared.isKept = false;
        return core::fail(core::Reason::DatabaseSaid, {u"Parameter count mismatch"_s, QString()});
    }
    if (prepared.native)
        return step();
    if (!prepared.query->exec())
        return Failure(sqlError(prepared.query->lastError()));
    prepared.parameters = m_bound;
    return {};
}

Result<void> Statement::step()
{
    const SqliteLibrary& library = *m_cache.library();
    const int result = library.step(native());
    m_row = result == rowFound ? Row::Found : Row::None;
    m_isActive = result == rowFound;
    if (result != rowFound && result != rowsOver) {
        m_hasFailed = true;
        const QSqlError error(u"Unable to fetch row"_s, QString::fromUtf8(library.errorText(m_cache.native())),
                              QSqlError::StatementError, QString::number(library.extendedError(m_cache.native())));
        library.reset(native());
        return Failure(sqlError(error));
    }
    if (result == rowsOver)
        library.reset(native()); // holds no state of the database any more
    return {};
}

// Without rows, and ready to be bound or run.
void Statement::rewind()
{
    m_row = Row::None;
    if (std::exchange(m_isActive, false))
        m_cache.library()->reset(native());
}

bool Statement::next()
{
    if (!m_prepared)
        return false;
    if (!native())
        return (*m_prepared)->query->next();
    if (m_row == Row::Read)
        (void)step();
    if (m_row != Row::Found)
        return false;
    m_row = Row::Read;
    return true;
}

Result<QList<qint64>> Statement::integers()
{
    LOKET_TRY(run());
    QList<qint64> found;
    while (next())
        found += integer(0);
    return found;
}

Result<QStringList> Statement::texts()
{
    LOKET_TRY(run());
    QStringList found;
    while (next())
        found += text(0);
    return found;
}

int Statement::changedRows() const
{
    if (native())
        return m_cache.library()->changes(m_cache.native());
    return m_prepared ? (*m_prepared)->query->numRowsAffected() : -1;
}

qint64 Statement::insertedId() const
{
    if (native())
        return m_cache.library()->insertedId(m_cache.native());
    return m_prepared ? (*m_prepared)->query->lastInsertId().toLongLong() : 0;
}

// As Qt's plugin converts them.
QString Statement::text(int column) const
{
    if (!native())
        return m_prepared ? (*m_prepared)->query->value(column).toString() : QString();
    if (m_row != Row::Read)
        return {};
    const SqliteLibrary& library = *m_cache.library();
    switch (Stored(library.columnType(native(), column))) {
    case Stored::Integer:
        return QString::number(library.columnInteger(native(), column));
    case Stored::Real:
        return QVariant(library.columnReal(native(), column)).toString();
    case Stored::Text:
        return QString::fromUtf8(reinterpret_cast<const char*>(library.columnText(native(), column)),
                                 library.columnSize(native(), column));
    case Stored::Bytes:
        return QString::fromUtf8(bytes(column));
    default:
        return {};
    }
}

QByteArray Statement::bytes(int column) const
{
    if (!native())
        return m_prepared ? (*m_prepared)->query->value(column).toByteArray() : QByteArray();
    if (m_row != Row::Read)
        return {};
    const SqliteLibrary& library = *m_cache.library();
    if (library.columnType(native(), column) != int(Stored::Bytes))
        return text(column).toUtf8();
    const auto* data = static_cast<const char*>(library.columnBytes(native(), column));
    return QByteArray(data, library.columnSize(native(), column));
}

qint64 Statement::integer(int column) const
{
    if (!native())
        return m_prepared ? (*m_prepared)->query->value(column).toLongLong() : 0;
    if (m_row != Row::Read)
        return 0;
    const SqliteLibrary& library = *m_cache.library();
    switch (Stored(library.columnType(native(), column))) {
    case Stored::Integer:
        return library.columnInteger(native(), column);
    case Stored::Real:
        return qRound64(library.columnReal(native(), column));
    default:
        return text(column).toLongLong();
    }
}

QDateTime Statement::time(int column) const
{
    return core::fromIso(text(column));
}

bool Statement::isNull(int column) const
{
    if (!native())
        return !m_prepared || (*m_prepared)->query->value(column).isNull();
    return m_row != Row::Read || m_cache.library()->columnType(native(), column) == int(Stored::Null);
}

} // namespace loket::storage
