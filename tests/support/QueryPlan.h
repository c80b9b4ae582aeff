// What statements do to find their rows, in SQLite's words; for tests that look whether any of it grows with a table.
#pragma once

#include "storage/Database.h"

#include <QByteArrayList>
#include <QRegularExpression>
#include <QSet>

namespace loket::tests {

// Each text once; steps as "SCAN jobs: SELECT ...".
inline QStringList plansOf(const storage::Database& database, const QByteArrayList& statements)
{
    QStringList plans;
    const QSet<QByteArray> texts(statements.begin(), statements.end());
    for (const QByteArray& sql : texts) {
        static const QRegularExpression hasPlan(QStringLiteral("^(SELECT|WITH|INSERT|UPDATE|DELETE)"));
        if (!QString::fromUtf8(sql).contains(hasPlan))
            continue;
        storage::Statement plan = database.statement(QStringLiteral("EXPLAIN QUERY PLAN ") + QString::fromUtf8(sql));
        for (qsizetype i = 0; i < sql.count('?'); ++i)
            plan.bind(QVariant());
        if (!plan.run())
            plans += QStringLiteral("no plan: ") + QString::fromUtf8(sql);
        while (plan.next())
            plans += plan.text(3) + QStringLiteral(": ") + QString::fromUtf8(sql.simplified().left(160));
    }
    return plans;
}

} // namespace loket::tests
