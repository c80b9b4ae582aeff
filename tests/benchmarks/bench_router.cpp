// How long vouchers take on a router: Loket's window of commands beside one command at a time with the same codec, and
// beside the bound (latency x rounds of the window, or the processor's cost). Usage: bench_router [VOUCHERS...]
// The sandbox router runs in a thread of its own; connecting and the login are not counted.
#include "benchmarks/RouterThread.h"

#include "router/Hotspot.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QLoggingCategory>

#include <cmath>
#include <cstdio>

using namespace loket;
using namespace loket::router;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Mood
{
    double latencyMs;
    double costMs;
};

constexpr Mood moods[] = {{0, 0}, {5, 0}, {20, 0}, {0, 2}, {20, 2}};
constexpr int windowSize = 32;
constexpr int oneAtATimeAtMost = 1000; // more would only take long

benchmarks::RouterThread routerWith(const Mood& mood, int strangers)
{
    return benchmarks::RouterThread([=](sandbox::RouterSandbox& router) {
        router.model().fill(strangers);
        router.moods().latencyMs = mood.latencyMs;
        router.moods().costMs = mood.costMs;
    });
}

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

QList<domain::HotspotUser> vouchers(int count)
{
    QList<domain::HotspotUser> users;
    for (int i = 1; i <= count; ++i)
        users.append({u"code%1"_s.arg(i), u"code%1"_s.arg(i), u"3k"_s, u"loket:LK260102-ABCDEFGHJKMNPQRS:%1"_s.arg(i)});
    return users;
}

RouterSettings settingsFor(quint16 port, int window)
{
    RouterSettings settings;
    settings.name = u"main"_s;
    settings.host = u"127.0.0.1"_s;
    settings.port = port;
    settings.user = u"loket"_s;
    settings.password = core::Secret("rahasia");
    settings.window = window;
    settings.timeout = std::chrono::minutes(2);
    return settings;
}

// Milliseconds for all of them; negative where one was not made.
double measure(const Mood& mood, int count, int window)
{
    auto router = routerWith(mood, 0);
    core::SystemClock clock;
    Hotspot hotspot(settingsFor(router.begin(), window), clock);
    wait(hotspot.client().ready());
    QElapsedTimer timer;
    timer.start();
    const auto outcomes = wait(hotspot.addUsers(vouchers(count)));
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    for (const auto& outcome : *outcomes) {
        if (outcome != domain::AddOutcome::Added)
            return -1;
    }
    return elapsed;
}

double boundFor(const Mood& mood, int count)
{
    const double rounds = std::ceil(double(count) / windowSize);
    return std::max(mood.latencyMs * rounds, mood.costMs * count + mood.latencyMs);
}

void compare(const Mood& mood, int count)
{
    const double windowed = measure(mood, count, windowSize);
    const double single = count <= oneAtATimeAtMost ? measure(mood, count, 1) : std::nan("");
    const double bound = boundFor(mood, count);
    std::printf("%8d %10.0f %9.0f %12.1f %14.1f %10.1f %9.2f %12.3f\n", count, mood.latencyMs, mood.costMs, windowed,
                single, bound, bound > 0 ? windowed / bound : std::nan(""), windowed / count);
    std::fflush(stdout);
}

// Reading our users and comparing them with the ledger: what a reconcile does with a router.
void listing(int strangers, int count)
{
    auto router = routerWith({0, 0}, strangers);
    core::SystemClock clock;
    Hotspot hotspot(settingsFor(router.begin(), windowSize), clock);
    const QList<domain::HotspotUser> written = vouchers(count);
    wait(hotspot.addUsers(written));
    QElapsedTimer timer;
    timer.start();
    const auto ours = wait(hotspot.listOurs());
    const double listed = double(timer.nsecsElapsed()) / 1e6;
    QHash<QString, QString> comments;
    for (const ListedUser& user : *ours)
        comments.insert(user.name, user.comment);
    int missing = 0;
    for (const domain::HotspotUser& user : written)
        missing += comments.value(user.name) == user.comment ? 0 : 1;
    std::printf("%d of ours among %d users: listed in %.0f ms, compared in %.0f ms, %d missing\n", int(ours->size()),
                strangers + count, listed, double(timer.nsecsElapsed()) / 1e6 - listed, missing);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"loket.*=false"_s);
    QList<int> counts;
    for (int i = 1; i < argc; ++i)
        counts.append(std::atoi(argv[i]));
    if (counts.isEmpty())
        counts = {100, 1000, 10'000};
    std::printf("%8s %10s %9s %12s %14s %10s %9s %12s\n", "vouchers", "latency ms", "cost ms", "window 32",
                "one at a time", "bound", "of bound", "ms/voucher");
    for (const int count : counts) {
        for (const Mood& mood : moods)
            compare(mood, count);
    }
    std::printf("\n");
    listing(9000, 1000);
    listing(0, 10'000);
    return 0;
}
