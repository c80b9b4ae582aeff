// Automatic copies of the database: a new one periodically, and of the old ones the newest of each of the last N days
// and of each of the last M weeks that have one. Only files of its own name are ever removed. Copying happens in a
// thread of its own; its end is waited for when this is destroyed. Engine thread.
#pragma once

#include "core/Future.h"

#include <QDateTime>
#include <QStringList>
#include <QThreadPool>

namespace loket::engine {

struct BackupPlan
{
    int daily = 7;
    int weekly = 4;

    [[nodiscard]] bool isOff() const { return daily <= 0 && weekly <= 0; }
};

class BackupKeeper
{
public:
    BackupKeeper(QString database, QString folder);
    ~BackupKeeper();
    BackupKeeper(const BackupKeeper&) = delete;
    BackupKeeper& operator=(const BackupKeeper&) = delete;

    // Writes FOLDER/auto-YYYYMMDD-HHMMSS.db and then removes what the plan does not keep. Answers what was done.
    core::Async<QString> rotate(const BackupPlan& plan, const QDateTime& now);

private:
    QString m_database;
    QString m_folder;
    QThreadPool m_thread;
};

// Those of these files that are ours and that the plan does not keep. Pure; the newest one is always kept.
QStringList backupsToRemove(const QStringList& names, const BackupPlan& plan);

} // namespace loket::engine
