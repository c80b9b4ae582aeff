#include "engine/schedule/BuiltInTasks.h"

#include <QDir>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using namespace std::chrono_literals;
using core::Failure;
using core::Result;

namespace {

constexpr auto recoverRhythm = 5min; // besides the work started at once when a router or a channel is back
constexpr auto daily = std::chrono::minutes(24h);
constexpr std::chrono::minutes failedCopyAgain = 60min;
constexpr int messagesAtOnce = 500;

QString counted(const char* what, qint64 count)
{
    return count == 0 ? QString() : QString::fromLatin1(what).arg(count);
}

// All routers and the channel side by side; the last one to finish reports for all.
class Recovering
{
public:
    static core::Async<QString> run(const House& house)
    {
        const auto all = std::make_shared<Recovering>();
        all->m_promise.start();
        const auto count = [&](const core::Async<int>& work, int Recovering::*sum) {
            ++all->m_running;
            core::whenReady(work, &house.recovery, [all, sum](const Result<int>& queued) { all->ended(queued, sum); });
        };
        for (const QString& router : house.reachableRouters())
            count(house.recovery.routerIsBack(router), &Recovering::m_vouchers);
        count(house.channelWorks() ? house.recovery.channelIsBack(messagesAtOnce) : core::ready<int>(0),
              &Recovering::m_messages);
        return all->m_promise.future();
    }

private:
    void ended(const Result<int>& queued, int Recovering::*sum)
    {
        if (queued)
            this->*sum += *queued;
        else if (!m_problem)
            m_problem = queued.error();
        if (--m_running > 0)
            return;
        if (m_problem)
            m_promise.addResult(Failure(*m_problem));
        else if (m_vouchers + m_messages == 0)
            m_promise.addResult(QString());
        else
            m_promise.addResult(u"%1 purchases and %2 messages tried again"_s.arg(m_vouchers).arg(m_messages));
        m_promise.finish();
    }

    int m_running = 0;
    int m_vouchers = 0;
    int m_messages = 0;
    std::optional<core::Error> m_problem;
    QPromise<Result<QString>> m_promise;
};

// The answer as text for the schedule.
template <class T, class Tell>
core::Async<QString> told(const House& house, const core::Async<T>& work, Tell tell)
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    core::whenReady(work, &house.recovery, [promise, tell](const Result<T>& result) {
        promise->addResult(result.map(tell));
        promise->finish();
    });
    return promise->future();
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
        return std::chrono::minutes(house.settings.number(u"cleanup.interval_minutes"_key));
    };
    schedule.addLong(u"expire_stale"_s, cleaning, [house] {
        return told(house, house.recovery.expireStale(sales::systemActor),
                    [](const QList<qint64>& expired) { return counted("%1 purchases expired", expired.size()); });
    });
    schedule.addLong(u"clean_up"_s, cleaning, [house] {
        return told(house, house.recovery.cleanLeftovers(sales::systemActor),
                    [](int removing) { return counted("%1 vouchers are being removed", removing); });
    });
    schedule.addLong(u"recover"_s, Schedule::every(recoverRhythm), [house] { return Recovering::run(house); });
    const auto copying = [house] { return house.backups.failuresInRow() > 0 ? failedCopyAgain : daily; };
    schedule.addLong(u"backup"_s, copying, [house] {
        return house.backups.rotate({.daily = int(house.settings.number(u"backup.daily"_key)),
                                     .weekly = int(house.settings.number(u"backup.weekly"_key)),
                                     .second = house.settings.value(u"backup.folder"_key)});
    });
    schedule.add(u"unconfirmed_messages"_s, Schedule::every(60min), [house] {
        return house.unconfirmed
            .tell(house.channels(), std::chrono::hours(house.settings.number(u"delivery.confirm_hours"_key)))
            .map([](int told) { return counted("%1 messages not confirmed", told); });
    });
    schedule.addLong(u"forget_customers"_s, Schedule::every(60min), [house] {
        return told(house, house.forgetting.sweep(sales::systemActor),
                    [](int orders) { return counted("%1 orders forgot their customer", orders); });
    });
    schedule.add(u"rotate_logs"_s, Schedule::every(daily), [house]() -> Result<QString> {
        return counted(
            "%1 old files removed",
            removeOldLogs(house.logFolder, int(house.settings.number(u"logs.keep_days"_key)), house.clock.now()));
    });
}

} // namespace loket::engine
