#include "ui/text/ScheduleWords.h"

#include "ui/text/Format.h"
#include "ui/text/ReasonWords.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

QString ScheduleWords::name(const QString& task)
{
    struct Named
    {
        const char* task;
        const char* words;
    };
    static constexpr Named all[] = {
        {"expire_stale", QT_TR_NOOP("Expire orders that nobody paid")},
        {"clean_up", QT_TR_NOOP("Remove the vouchers of unpaid orders from the router")},
        {"recover", QT_TR_NOOP("Retry what waits for a router or a message service")},
        {"backup", QT_TR_NOOP("Back up the database")},
        {"rotate_logs", QT_TR_NOOP("Remove old log files")},
        {"reconcile", QT_TR_NOOP("Compare the routers with the ledger")},
        {"settlement", QT_TR_NOOP("Compare yesterday's payments with the gateways")},
        {"unconfirmed_messages", QT_TR_NOOP("Report unconfirmed messages")},
        {"forget_customers", QT_TR_NOOP("Forget names and numbers of old orders")},
        {"sweep_stock", QT_TR_NOOP("Withdraw stock that is too old")},
    };
    for (const Named& one : all) {
        if (task == QLatin1StringView(one.task))
            return tr(one.words);
    }
    return task;
}

QString ScheduleWords::rhythm(const engine::TaskState& task)
{
    return task.interval.count() > 0 ? tr("every %1").arg(Format::span(std::chrono::seconds(task.interval).count()))
                                     : tr("only by hand");
}

QString ScheduleWords::lastRun(const engine::TaskState& task, const EngineWords::Moment& moment)
{
    return task.lastStart.isValid() ? Format::relative(task.lastStart, moment.now, moment.zone, moment.locale)
                                    : tr("never");
}

QString ScheduleWords::nextRun(const engine::TaskState& task, const EngineWords::Moment& moment)
{
    if (task.running || !task.nextRun.isValid())
        return u"–"_s;
    const qint64 seconds = moment.now.secsTo(task.nextRun);
    return seconds <= 0 ? tr("now") : tr("in %1").arg(Format::span(seconds));
}

QString ScheduleWords::result(const engine::TaskState& task)
{
    if (task.running)
        return tr("Running…");
    if (!task.lastEnd.isValid())
        return u"–"_s;
    return task.succeeded ? tr("Done") : tr("Failed: %1").arg(ReasonWords::said(task.because, task.message));
}

} // namespace loket::ui
