// What moving in from a Mikhmon router costs: read, planned, carried out. Usage: bench_mikhmon [USERS [SALES]]
// The sandbox router runs in a thread of its own and is not measured.
#include "benchmarks/RouterThread.h"
#include "importing/sources/Mikhmon.h"

#include "core/Clock.h"
#include "router/Hotspot.h"
#include "sandbox/router/Mikhmon.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QLoggingCategory>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

namespace {

template <class T>
T wait(QFuture<T> future)
{
    QFutureWatcher<T> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<T>::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    return future.result();
}

// Of this thread.
double processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

class Meter
{
public:
    explicit Meter(const char* what) : m_what(what), m_processor(processorMs())
    {
        m_wall.start();
        m_turn.start();
        QObject::connect(&m_beat, &QTimer::timeout, [this] { m_longest = std::max(m_longest, m_turn.restart()); });
        m_beat.start(0);
    }
    ~Meter()
    {
        m_longest = std::max(m_longest, m_turn.elapsed());
        std::printf("%-12s %8lld ms, of this thread's processor %8.0f ms, longest without an event %4lld ms\n", m_what,
                    static_cast<long long>(m_wall.elapsed()), processorMs() - m_processor,
                    static_cast<long long>(m_longest));
        std::fflush(stdout);
    }

private:
    const char* m_what;
    double m_processor;
    QElapsedTimer m_wall;
    QElapsedTimer m_turn;
    QTimer m_beat;
    qint64 m_longest = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"loket.*=false"_s);
    const int users = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const int sales = argc > 2 ? std::atoi(argv[2]) : 50'000;
    benchmarks::RouterThread router([&](sandbox::RouterSandbox& sandbox) {
        sandbox::fillMikhmon(sandbox.model());
        sandbox::fillMikhmon(sandbox.model(), users, sales);
    });
    core::SystemClock clock;
    router::RouterSettings settings;
    settings.name = u"main"_s;
    settings.host = u"127.0.0.1"_s;
    settings.port = router.begin();
    settings.user = u"loket"_s;
    settings.password = core::Secret("rahasia");
    router::Hotspot hotspot(settings, clock);
    importing::Ours ours;
    ours.routers = {{.name = u"main"_s, .host = u"127.0.0.1"_s, .port = settings.port, .serial = {}}};
    ours.now = clock.now();

    importing::ReadingPtr reading;
    {
        const Meter meter("reading");
        const auto read =
            wait(importing::readMikhmonRouter({.source = u"mikhmon"_s, .path = {}, .router = u"main"_s}, ours, hotspot,
                                              [](const importing::Progress&) { return true; }));
        if (!read)
            return std::printf("%s\n", qPrintable(read.error().detail)), 1;
        reading = *read;
    }
    importing::Plan plan;
    {
        const Meter meter("planning"); // on a thread of its own in the programs
        plan = reading->plan(ours, {}).value();
    }
    QList<domain::CommentChange> changes;
    const auto add = [&changes](const QList<importing::PlannedVoucher>& vouchers) {
        for (const importing::PlannedVoucher& one : vouchers) {
            if (one.onRouter == importing::OnRouter::TakeOver)
                changes.append({one.voucher.username, one.voucher.comment,
                                u"loket:LK260102-ABCDEFGHJKMNPQRS:%1"_s.arg(changes.size() + 1)});
        }
    };
    for (const importing::PlannedBatch& batch : plan.batches)
        add(batch.vouchers);
    for (const importing::PlannedPurchase& purchase : plan.purchases)
        add(purchase.vouchers);
    std::printf("%lld batches, %lld purchases, %lld users to take over, %lld questions\n",
                static_cast<long long>(plan.batches.size()), static_cast<long long>(plan.purchases.size()),
                static_cast<long long>(changes.size()), static_cast<long long>(plan.questions.size()));
    {
        const Meter meter("taking over");
        const auto each = wait(hotspot.takeOver(changes));
        if (!each)
            return std::printf("%s\n", qPrintable(each.error().detail)), 1;
    }
    return 0;
}
