// Automatic copies of the database: a new one periodically, and of the old ones the newest of each of the last N days
// and of each of the last M weeks that have one; beside them the newest three of those that were made before an update
// (storage/Update.h). Only files of these names are ever removed. Copying happens in a
// thread of its own; its end is waited for when this is destroyed. Counts the copies that failed in a row, those among
// them that the program did not survive, over every restart: the second one is an alert, and so is a second folder that
// has had no copy for a week. Engine thread.
#pragma once

#include "core/Clock.h"
#include "core/Future.h"
#include "engine/watch/Alert.h"
#include "storage/MarkRepository.h"

#include <QDateTime>
#include <QStringList>
#include <QThreadPool>

namespace loket::engine {

struct BackupPlan
{
    int daily = 7;
    int weekly = 4;
    // Where each copy also goes (a USB stick, a disk in the network); empty: nowhere. It is never created: a stick that
    // is not there would otherwise be a folder on the disk that the copy is to outlive.
    QString second = {};

    [[nodiscard]] bool isOff() const { return daily <= 0 && weekly <= 0; }
};

class BackupKeeper : public QObject
{
    Q_OBJECT

public:
    // Copies of `database`, which is the file `path`, are written to `folder`.
    BackupKeeper(storage::Database& database, core::Clock& clock, QString path, QString folder);
    ~BackupKeeper() override;

    // Writes FOLDER/auto-YYYYMMDD-HHMMSS.db and then removes what the plan does not keep. Answers what was done.
    core::Async<QString> rotate(const BackupPlan& plan);

    [[nodiscard]] int failuresInRow() const { return m_failures; }
    [[nodiscard]] QList<Alert> troubles() const;

private:
    struct Done
    {
        QString words;
        bool inSecond = false;
    };
    static core::Result<Done> copyAndSweep(const QString& database, const QString& folder, const BackupPlan& plan,
                                           const QDateTime& now);
    void ended(const core::Result<Done>& result);
    void remember(const QString& mark, const QString& value);
    void rememberFailures();
    void rememberSecond(const QString& folder, const QDateTime& at);

    storage::Database& m_database;
    core::Clock& m_clock;
    storage::MarkRepository m_marks;
    QString m_path;
    QString m_folder;
    int m_failures = 0;
    core::Phrase m_problem; // of the last one; empty where the program ended before
    QDateTime m_failedAt;
    QString m_second;     // the second folder; empty: none
    QDateTime m_secondAt; // its last copy, or since when one is wanted
    QThreadPool m_thread;
};

// When the newest copy in this folder was taken; invalid where there is none.
QDateTime newestBackup(const QString& folder);

// Those of these files that are ours and that the plan does not keep. Pure; the newest one is always kept.
QStringList backupsToRemove(const QStringList& names, const BackupPlan& plan);
// Likewise those made before an update ("before-update-FROM-to-TO-TIME.db") of which there are three newer ones.
QStringList updateCopiesToRemove(const QStringList& names);

} // namespace loket::engine
