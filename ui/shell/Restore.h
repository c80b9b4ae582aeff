// Putting a copy of the database back: requested in the settings, done by the program between two runs of the engine,
// and reported in the next window. UI thread; nothing here waits but putBack(), which is called while nothing is shown.
#pragma once

#include "sales/flow/Ledger.h"
#include "storage/TakenAway.h"

#include <QCoreApplication>

class QWidget;

namespace loket::ui {

struct RestoreWish
{
    QString file; // empty: none
    sales::Actor actor;
};

struct RestoreOutcome
{
    RestoreWish wish;
    QString keptOldAs;
    core::Result<storage::TakenAway> result;
};

struct Restore
{
    Q_DECLARE_TR_FUNCTIONS(Restore)

public:
    // The engine is stopped. What was there before is kept in backups/; where this fails nothing has changed.
    static RestoreOutcome putBack(const QString& dataFolder, const RestoreWish& wish, const QDateTime& now);
    static void tell(const RestoreOutcome& outcome, QWidget* window);

private:
    static QStringList takenAway(const storage::TakenAway& gone);
};

} // namespace loket::ui
