// The tasks every Loket has in its schedule: expire what nobody paid, remove its leftovers from the router, retry what
// waited for a router or a channel, copy the database, forget old names and phone numbers, delete old logs. Engine
// thread.
#pragma once

#include "engine/schedule/BackupKeeper.h"
#include "engine/schedule/Schedule.h"
#include "sales/mending/Forgetting.h"
#include "sales/mending/Recovery.h"
#include "sales/mending/UnconfirmedMessages.h"
#include "settings/Settings.h"

namespace loket::engine {

// All of it outlives the schedule.
struct House
{
    const settings::Settings& settings;
    core::Clock& clock;
    sales::Recovery& recovery;
    BackupKeeper& backups;
    QString logFolder;
    std::function<QStringList()> reachableRouters;
    std::function<bool()> channelWorks; // the last message went out
    const sales::UnconfirmedMessages& unconfirmed;
    std::function<QStringList()> channels; // that are set up
    sales::Forgetting& forgetting;
};

void addHouseTasks(Schedule& schedule, const House& house);

// Removes files of the log older than `days`, but never the one that is being written. Answers how many.
int removeOldLogs(const QString& folder, int days, const QDateTime& now);

} // namespace loket::engine
