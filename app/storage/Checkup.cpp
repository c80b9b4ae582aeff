#include "storage/Checkup.h"

#include "core/Clock.h"
#include "core/Reasons.h"
#include "storage/SchemaCheck.h"

#include <QFileInfo>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostDamageLines = 5;

core::Result<QStringList> firstColumn(const Database& database, const char* sql)
{
    Statement statement = database.statement(sql);
    return statement.texts();
}

} // namespace

core::Result<Checkup> checkUp(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return core::fail(core::Reason::NoDatabaseYet);
    const auto database = Database::open(path, Access::ReadOnly);
    if (!database)
        return core::Failure(database.error());

    Checkup checkup;
    checkup.databaseBytes = file.size();
    checkup.walBytes = QFileInfo(path + u"-wal"_s).size();
    checkup.schemaVersion = (*database)->schemaVersion();
    const auto damage = firstColumn(**database, qPrintable(u"PRAGMA quick_check(%1)"_s.arg(mostDamageLines)));
    if (!damage)
        return core::Failure(damage.error());
    if (*damage != QStringList{u"ok"_s})
        checkup.damage = *damage;
    const auto mode = firstColumn(**database, "PRAGMA journal_mode");
    const auto broken = firstColumn(**database, "PRAGMA foreign_key_check");
    if (!mode || !broken)
        return core::Failure(mode ? broken.error() : mode.error());
    checkup.journalMode = mode->value(0);
    checkup.brokenReferences = int(broken->size());
    const auto foreign = foreignParts(**database);
    if (!foreign)
        return core::Failure(foreign.error());
    for (const SchemaPart& part : *foreign)
        checkup.foreign += part.kind + u' ' + part.name;
    if (const auto alerts = AlertRepository(**database).standing()) // of an old schema: none
        checkup.alerts = *alerts;
    if (checkup.schemaVersion > 0) {
        const auto newest = firstColumn(**database, "SELECT max(updated_at) FROM voucher_purchases");
        if (!newest)
            return core::Failure(newest.error());
        checkup.newestChange = core::fromIso(newest->value(0));
    }
    return checkup;
}

} // namespace loket::storage
