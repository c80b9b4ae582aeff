#include "engine/schedule/BackupKeeper.h"

#include "storage/Backup.h"

#include <QDir>
#include <QSet>

#include <algorithm>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

const QString prefix = u"auto-"_s;
const QString suffix = u".db"_s;
const QString timeFormat = u"yyyyMMdd-HHmmss"_s;

QDateTime takenAt(const QString& name)
{
    if (!name.startsWith(prefix) || !name.endsWith(suffix))
        return {};
    return QDateTime::fromString(name.mid(prefix.size(), name.size() - prefix.size() - suffix.size()), timeFormat);
}

Result<QString> copyAndSweep(const QString& database, const QString& folder, const BackupPlan& plan,
                             const QDateTime& now)
{
    QDir directory(folder);
    const QString name = prefix + now.toString(timeFormat) + suffix;
    if (const auto written = storage::writeBackup(database, directory.filePath(name)); !written)
        return core::Failure(written.error());
    int removed = 0;
    for (const QString& old : backupsToRemove(directory.entryList({prefix + u"*"_s + suffix}, QDir::Files), plan))
        removed += directory.remove(old) ? 1 : 0;
    return u"%1 written, %2 old ones removed"_s.arg(name).arg(removed);
}

} // namespace

QStringList backupsToRemove(const QStringList& names, const BackupPlan& plan)
{
    QList<std::pair<QDateTime, QString>> ours;
    for (const QString& name : names) {
        if (const QDateTime taken = takenAt(name); taken.isValid())
            ours += {taken, name};
    }
    std::sort(ours.begin(), ours.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    QStringList removed;
    QSet<QDate> days;
    QSet<std::pair<int, int>> weeks; // year and ISO week
    for (qsizetype i = 0; i < ours.size(); ++i) {
        const QDate day = ours[i].first.date();
        int year = 0;
        const int number = day.weekNumber(&year);
        const bool isNewDay = !days.contains(day) && days.size() < plan.daily;
        const bool isNewWeek = !weeks.contains({year, number}) && weeks.size() < plan.weekly;
        if (isNewDay)
            days += day;
        if (isNewWeek)
            weeks += {year, number};
        if (i > 0 && !isNewDay && !isNewWeek)
            removed += ours[i].second;
    }
    return removed;
}

BackupKeeper::BackupKeeper(QString database, QString folder)
    : m_database(std::move(database)), m_folder(std::move(folder))
{
    m_thread.setMaxThreadCount(1);
}

BackupKeeper::~BackupKeeper()
{
    m_thread.waitForDone();
}

core::Async<QString> BackupKeeper::rotate(const BackupPlan& plan, const QDateTime& now)
{
    if (plan.isOff())
        return core::ready(Result<QString>(QString()));
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    m_thread.start([promise, plan, now, database = m_database, folder = m_folder] {
        promise->addResult(copyAndSweep(database, folder, plan, now));
        promise->finish();
    });
    return promise->future();
}

} // namespace loket::engine
