#include "engine/schedule/BackupKeeper.h"

#include "core/Log.h"
#include "engine/EngineLog.h"
#include "storage/Backup.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

const QString prefix = u"auto-"_s;
const QString suffix = u".db"_s;
const QString timeFormat = u"yyyyMMdd-HHmmss"_s; // UTC
const QString failuresMark = u"backup_failures"_s;
const QString secondMark = u"backup_second"_s; // "TIME FOLDER"
constexpr int daysWithoutSecond = 7;
constexpr int tellAfter = 2; // failures in a row
constexpr int keptBeforeUpdates = 3;

QDateTime takenAt(const QString& name)
{
    if (!name.startsWith(prefix) || !name.endsWith(suffix))
        return {};
    QDateTime taken =
        QDateTime::fromString(name.mid(prefix.size(), name.size() - prefix.size() - suffix.size()), timeFormat);
    taken.setTimeZone(QTimeZone::utc());
    return taken;
}

void sweep(const QString& folder, const BackupPlan& plan, int* removed)
{
    QDir directory(folder);
    for (const QString& old : backupsToRemove(directory.entryList({prefix + u"*"_s + suffix}, QDir::Files), plan))
        *removed += directory.remove(old) ? 1 : 0;
    storage::forgetSignatures(folder);
}

} // namespace

Result<BackupKeeper::Done> BackupKeeper::copyAndSweep(const QString& database, const QString& folder,
                                                      const BackupPlan& plan, const QDateTime& now)
{
    QDir directory(folder);
    storage::sweepUnfinishedCopies(folder);
    storage::sweepUnfinishedCopies(QFileInfo(database).absolutePath()); // of putting a copy back
    const QString name = prefix + now.toString(timeFormat) + suffix;
    if (const auto written = storage::writeBackup(database, directory.filePath(name)); !written)
        return core::Failure(written.error());
    int removed = 0;
    for (const QString& old : updateCopiesToRemove(directory.entryList({u"before-update-*"_s + suffix}, QDir::Files)))
        removed += directory.remove(old) ? 1 : 0;
    sweep(folder, plan, &removed);
    Done done{.words = u"%1 written, %2 old ones removed"_s.arg(name).arg(removed)};
    if (plan.second.isEmpty())
        return done;
    if (!QFileInfo(plan.second).isDir()) {
        done.words += u"; backup.folder is not there"_s;
        return done;
    }
    storage::sweepUnfinishedCopies(plan.second);
    const auto second = storage::writeBackup(database, QDir(plan.second).filePath(name));
    done.inSecond = second.has_value();
    if (second)
        sweep(plan.second, plan, &removed);
    done.words += second ? u"; one in backup.folder"_s : u"; backup.folder: "_s + second.error().detail;
    return done;
}

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

QStringList updateCopiesToRemove(const QStringList& names)
{
    static const QRegularExpression form(u"^before-update-\\d+-to-\\d+-(\\d{8}-\\d{6}-\\d{3})\\.db$"_s);
    QList<std::pair<QString, QString>> ours; // the time, which sorts as text, and the name
    for (const QString& name : names) {
        if (const auto match = form.match(name); match.hasMatch())
            ours += {match.captured(1), name};
    }
    std::sort(ours.begin(), ours.end(), std::greater<>());
    QStringList removed;
    for (qsizetype i = keptBeforeUpdates; i < ours.size(); ++i)
        removed += ours[i].second;
    return removed;
}

QDateTime newestBackup(const QString& folder)
{
    QDateTime newest;
    for (const QFileInfo& file : QDir(folder).entryInfoList({u'*' + suffix}, QDir::Files)) {
        const QDateTime ours = takenAt(file.fileName());
        const QDateTime taken = ours.isValid() ? ours : file.lastModified().toUTC();
        if (!newest.isValid() || taken > newest)
            newest = taken;
    }
    return newest;
}

BackupKeeper::BackupKeeper(storage::Database& database, core::Clock& clock, QString path, QString folder)
    : m_database(database), m_clock(clock), m_marks(database), m_path(std::move(path)), m_folder(std::move(folder))
{
    m_thread.setMaxThreadCount(1);
    if (const auto failures = m_marks.value(failuresMark))
        m_failures = failures->toInt();
    if (const auto second = m_marks.value(secondMark)) {
        m_secondAt = core::fromIso(second->section(u' ', 0, 0));
        m_second = m_secondAt.isValid() ? second->section(u' ', 1) : QString();
    }
    m_failedAt = m_clock.now();
}

BackupKeeper::~BackupKeeper()
{
    m_thread.waitForDone();
}

core::Async<QString> BackupKeeper::rotate(const BackupPlan& plan)
{
    const QString second = plan.isOff() ? QString() : plan.second;
    if (second != m_second)
        rememberSecond(second, m_clock.now());
    if (plan.isOff()) {
        m_failures = 0;
        rememberFailures();
        return core::ready(Result<QString>(QString()));
    }
    ++m_failures; // until it has succeeded: a killed program reports nothing
    rememberFailures();
    --m_failures;
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    auto copied = std::make_shared<QPromise<Result<Done>>>();
    copied->start();
    core::whenReady(copied->future(), this, [this, promise](const Result<Done>& result) {
        ended(result);
        promise->addResult(result.map([](const Done& done) { return done.words; }));
        promise->finish();
    });
    m_thread.start([copied, plan, now = m_clock.now(), path = m_path, folder = m_folder] {
        copied->addResult(copyAndSweep(path, folder, plan, now));
        copied->finish();
    });
    return promise->future();
}

void BackupKeeper::ended(const Result<Done>& result)
{
    m_failures = result ? 0 : m_failures + 1;
    m_problem = result ? core::Phrase() : core::phraseOf(result.error());
    m_failedAt = m_clock.now();
    rememberFailures();
    if (result && result->inSecond)
        rememberSecond(m_second, m_clock.now());
}

void BackupKeeper::rememberFailures()
{
    remember(failuresMark, m_failures == 0 ? QString() : QString::number(m_failures));
}

void BackupKeeper::rememberSecond(const QString& folder, const QDateTime& at)
{
    m_second = folder;
    m_secondAt = at;
    remember(secondMark, folder.isEmpty() ? QString() : core::toIso(at) + u' ' + folder);
}

// Where the database refuses it, this run of the program keeps it in memory.
void BackupKeeper::remember(const QString& mark, const QString& value)
{
    const auto known = m_marks.value(mark);
    if (known && *known == value)
        return;
    auto transaction = storage::Transaction::begin(m_database);
    const auto kept = transaction
                          ? m_marks.set(*transaction, mark, value).and_then([&] { return transaction->commit(); })
                          : core::Failure(transaction.error());
    if (!kept)
        core::logWarning(lcEngine(), "backup.not_recorded", {{u"reason"_s, kept.error().detail}});
}

QList<Alert> BackupKeeper::troubles() const
{
    using core::PhraseId;
    if (m_failures < tellAfter) {
        if (m_second.isEmpty() || m_secondAt.daysTo(m_clock.now()) < daysWithoutSecond)
            return {};
        Alert alert{.kind = AlertKind::BackupFailing, .since = m_secondAt.addDays(daysWithoutSecond)};
        alert.why = {PhraseId::BackupSecondOld, {m_second, core::toIso(m_secondAt)}};
        return QList<Alert>(1, alert);
    }
    const QDateTime newest = newestBackup(m_folder);
    core::Phrase why{PhraseId::BackupsAllFailed};
    why.values += QString::number(m_failures);
    if (newest.isValid()) {
        why.id = PhraseId::BackupsFailed;
        why.values += core::toIso(newest);
    }
    if (!m_problem.isEmpty()) {
        core::Phrase both{PhraseId::ListOfTwo};
        both.inner.push_back(std::move(why));
        both.inner.push_back(m_problem);
        why = std::move(both);
    }
    Alert alert{.kind = AlertKind::BackupFailing, .since = m_failedAt};
    alert.why = std::move(why);
    return QList<Alert>(1, alert);
}

} // namespace loket::engine
