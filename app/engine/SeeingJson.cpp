#include "engine/SeeingJson.h"

#include "core/Clock.h"

#include <QJsonObject>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue timeOrNull(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(core::toIso(time)) : QJsonValue();
}

} // namespace

QJsonArray scheduleJson(const QList<TaskState>& tasks)
{
    QJsonArray all;
    for (const TaskState& task : tasks) {
        const QString result = task.running              ? u"running"_s
                               : !task.lastEnd.isValid() ? u"never"_s
                               : task.succeeded          ? u"ok"_s
                                                         : u"failed"_s;
        all += QJsonObject{{u"name"_s, task.name},
                           {u"every_minutes"_s, qint64(task.interval.count())},
                           {u"last_run"_s, timeOrNull(task.lastStart)},
                           {u"last_end"_s, timeOrNull(task.lastEnd)},
                           {u"next_run"_s, timeOrNull(task.nextRun)},
                           {u"result"_s, result},
                           {u"message"_s, task.message},
                           {u"runs"_s, task.runs},
                           {u"failures"_s, task.failures}};
    }
    return all;
}

} // namespace loket::engine
