#include "engine/watch/StatusJson.h"

#include "core/Clock.h"

#include <QJsonObject>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;

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
                           {u"last_run"_s, core::isoOrNull(task.lastStart)},
                           {u"last_end"_s, core::isoOrNull(task.lastEnd)},
                           {u"next_run"_s, core::isoOrNull(task.nextRun)},
                           {u"result"_s, result},
                           {u"message"_s, task.message},
                           {u"runs"_s, task.runs},
                           {u"failures"_s, task.failures}};
    }
    return all;
}

QJsonArray alertsJson(const QList<Alert>& alerts)
{
    QJsonArray all;
    for (const Alert& alert : alerts)
        all += QJsonObject{{u"kind"_s, toString(alert.kind)},
                           {u"subject"_s, alert.subject},
                           {u"reason"_s, core::english(alert.why)},
                           {u"since"_s, core::toIso(alert.since)},
                           {u"told"_s, alert.told}};
    return all;
}

} // namespace loket::engine
