#include "storage/SchemaCheck.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

// What SQLite creates itself.
const QSet<QString>& ownTables()
{
    static const QSet<QString> names{u"sqlite_sequence"_s, u"sqlite_stat1"_s, u"sqlite_stat4"_s};
    return names;
}

// Comments and line ends of a statement may change from one version of Loket to the next.
QString plain(const QString& sql)
{
    static const QRegularExpression comment(u"--[^\n]*"_s);
    return QString(sql).remove(comment).simplified();
}

// By "kind name": the statement that made it.
Result<QMap<QString, QString>> partsOf(const Database& database)
{
    Statement statement = database.statement("SELECT type, name, coalesce(sql, '') FROM sqlite_master");
    if (const auto done = statement.run(); !done)
        return core::Failure(done.error());
    QMap<QString, QString> parts;
    while (statement.next()) {
        const QString kind = statement.text(0);
        const QString name = statement.text(1);
        const QString sql = statement.text(2);
        const bool isSqlites = (kind == u"table"_s && ownTables().contains(name)) ||
                               (kind == u"index"_s && sql.isEmpty() && name.startsWith(u"sqlite_autoindex_"_s));
        if (!isSqlites)
            parts.insert(kind + u' ' + name, plain(sql));
    }
    return parts;
}

} // namespace

Result<QList<SchemaPart>> foreignParts(const Database& database)
{
    const int version = database.schemaVersion();
    if (version < 1 || version > Database::newestSchemaVersion())
        return QList<SchemaPart>();
    const auto model = Database::inMemory(version);
    if (!model)
        return core::Failure(model.error());
    const auto ours = partsOf(**model);
    const auto found = partsOf(database);
    if (!ours || !found)
        return core::Failure(ours ? found.error() : ours.error());
    QList<SchemaPart> foreign;
    for (auto part = found->begin(); part != found->end(); ++part) {
        const auto known = ours->constFind(part.key());
        if (known == ours->constEnd() || *known != *part)
            foreign += {part.key().section(u' ', 0, 0), part.key().section(u' ', 1)};
    }
    return foreign;
}

} // namespace loket::storage
