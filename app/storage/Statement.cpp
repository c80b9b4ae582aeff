#include "storage/Statement.h"

#include "core/Clock.h"
#include "core/Reasons.h"

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
    if (Prepared* kept = m_kept.take(sql))
        return std::unique_ptr<Prepared>(kept);
    auto prepared = std::make_unique<Prepared>();
    prepared->query = std::make_unique<QSqlQuery>(m_connection);
    prepared->query->setForwardOnly(true);
    ++m_preparations;
    if (!prepared->query->prepare(sql))
        return Failure(sqlError(prepared->query->lastError()));
    prepared->isKept = isWorthKeeping(sql);
    return prepared;
}

void StatementCache::giveBack(const QString& sql, std::unique_ptr<Prepared> prepared)
{
    QSqlQuery& query = *prepared->query;
    // One that has failed, also while its rows were read, is not trusted to begin anew.
    if (!prepared->isKept || prepared->parameters < 0 || query.lastError().isValid())
        return;
    query.finish();
    // Both hold what was bound until something else is: Qt the values, SQLite their texts in its own encoding.
    for (const int i : std::exchange(prepared->texts, {}))
        query.bindValue(i, QVariant());
    if (const QVariant handle = query.result()->handle(); m_clear && qstrcmp(handle.typeName(), "sqlite3_stmt*") == 0)
        m_clear(*static_cast<void* const*>(handle.constData()));
    m_kept.insert(sql, prepared.release());
}

Statement::Statement(StatementCache& cache, const QString& sql)
    : m_cache(cache), m_sql(sql), m_prepared(cache.take(sql))
{}

Statement::~Statement()
{
    if (m_prepared && *m_prepared)
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
    if (std::exchange(m_hasRun, false))
        m_bound = 0;
    if (!m_prepared)
        return;
    Prepared& prepared = **m_prepared;
    if (value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QByteArray)
        prepared.texts += m_bound;
    prepared.query->bindValue(m_bound++, value);
}

Result<void> Statement::run()
{
    if (!m_prepared)
        return Failure(m_prepared.error());
    Prepared& prepared = **m_prepared;
    m_hasRun = true;
    // Of one that has run before, Qt knows the parameters and would take what was not bound as NULL.
    if (prepared.parameters >= 0 && prepared.parameters != m_bound) {
        prepared.isKept = false;
        return core::fail(core::Reason::DatabaseSaid, {u"Parameter count mismatch"_s, QString()});
    }
    if (!prepared.query->exec())
        return Failure(sqlError(prepared.query->lastError()));
    prepared.parameters = m_bound;
    return {};
}

bool Statement::next()
{
    return m_prepared && (*m_prepared)->query->next();
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
    return m_prepared ? (*m_prepared)->query->numRowsAffected() : -1;
}
qint64 Statement::insertedId() const
{
    return m_prepared ? (*m_prepared)->query->lastInsertId().toLongLong() : 0;
}
QString Statement::text(int column) const
{
    return m_prepared ? (*m_prepared)->query->value(column).toString() : QString();
}
qint64 Statement::integer(int column) const
{
    return m_prepared ? (*m_prepared)->query->value(column).toLongLong() : 0;
}
QDateTime Statement::time(int column) const
{
    return core::fromIso(text(column));
}
bool Statement::isNull(int column) const
{
    return !m_prepared || (*m_prepared)->query->value(column).isNull();
}

} // namespace loket::storage
