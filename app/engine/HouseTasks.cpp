#include "engine/HouseTasks.h"

#include <QDir>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Failure;
using core::Result;

namespace {

constexpr auto recoverRhythm = 5min; // beside what happens at once when a router or a channel is back
constexpr auto daily = std::chrono::minutes(24h);
constexpr int messagesAtOnce = 500;

QString counted(const char* what, qint64 count)
{
    return count == 0 ? QString() : QString::fromLatin1(what).arg(count);
}

Result<QString> recover(const House& house)
{
    int vouchers = 0;
    for (const QString& router : house.reachableRouters()) {
        const auto queued = house.recovery.routerIsBack(router);
        if (!queued)
            return Failure(queued.error());
        vouchers += *queued;
    }
    int messages = 0;
    if (house.channelWorks()) {
        const auto queued = house.recovery.channelIsBack(messagesAtOnce);
        if (!queued)
            return Failure(queued.error());
        messages = *queued;
    }
    if (vouchers + messages == 0)
        return QString();
    return u"%1 purchases and %2 messages tried again"_s.arg(vouchers).arg(messages);
}

} // namespace

int removeOldLogs(const QString& folder, int days, const QDateTime& now)
{
    QDir directory(folder);
    int removed = 0;
    for (const QFileInfo& file : directory.entryInfoList({u"loket.log.*"_s}, QDir::Files)) {
        if (file.lastModified() < now.addDays(-days))
            removed += directory.remove(file.fileName()) ? 1 : 0;
    }
    return removed;
}

void addHouseTasks(Schedule& schedule, const House& house)
{
    const auto cleaning = [house] {
        return std::chrono::minutes(house.settings.number(u"cleanup.interval_minutes"_s));
    };
    schedule.add(u"expire_stale"_s, cleaning, [house]() -> Result<QString> {
        return house.recovery.expireStale(sales::systemActor).map([](const QList<qint64>& expired) {
            return counted("%1 purchases expired", expired.size());
        });
    });
    schedule.add(u"clean_up"_s, cleaning, [house]() -> Result<QString> {
        return house.recovery.cleanLeftovers(sales::systemActor).map([](int removing) {
            return counted("%1 vouchers are being removed", removing);
        });
    });
    schedule.add(u"recover"_s, Schedule::every(recoverRhythm), [house] { return recover(house); });
    schedule.addLong(u"backup"_s, Schedule::every(daily), [house] {
        return house.backups.rotate({.daily = int(house.settings.number(u"backup.daily"_s)),
                                     .weekly = int(house.settings.number(u"backup.weekly"_s))},
                                    house.clock.now());
    });
    schedule.add(u"rotate_logs"_s, Schedule::every(daily), [house]() -> Result<QString> {
        return counted(
            "%1 old files removed",
            removeOldLogs(house.logFolder, int(house.settings.number(u"logs.keep_days"_s)), house.clock.now()));
    });
}

} // namespace loket::engine
