// The tasks of the schedule in the user's language. Pure but for the translator that is installed.
#pragma once

#include "engine/EngineState.h"
#include "ui/text/EngineWords.h"

namespace loket::ui {

struct ScheduleWords
{
    Q_DECLARE_TR_FUNCTIONS(ScheduleWords)

public:
    // "Back up the database"; a task without a text here: its own name.
    static QString name(const QString& task);
    static QString rhythm(const engine::TaskState& task);                                     // "every 15 min"
    static QString lastRun(const engine::TaskState& task, const EngineWords::Moment& moment); // "5 min ago"
    static QString nextRun(const engine::TaskState& task, const EngineWords::Moment& moment); // "in 10 min"
    // "Done", "Running…", or why it failed.
    static QString result(const engine::TaskState& task);
};

} // namespace loket::ui
