#include "importing/Imports.h"

#include "importing/Becoming.h"
#include "importing/ImportRun.h"
#include "importing/Reports.h"
#include "importing/Sources.h"
#include "importing/Totals.h"
#include "importing/Undo.h"

#include "core/Reasons.h"
#include "router/Values.h"

#include <QElapsedTimer>
#include <QLockFile>
#include <QPointer>
#include <QThreadPool>

#include <atomic>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::Async;
using core::fail;
using core::Failure;
using core::Result;

struct Planned
{
    Preview preview;
    QList<LeftOut> bySource; // what a run leaves out besides, it counts itself
};

namespace {

constexpr qint64 tellEveryMs = 50;
constexpr int newestImports = 200;

// Answers a stream, at most every 50 ms between its first and last word.
template <class Step>
class Teller
{
public:
    explicit Teller(QPromise<Step> promise) : m_promise(std::move(promise)) { m_since.start(); }

    // False: cancelled.
    bool tell(const Moment& moment)
    {
        if (m_promise.isCanceled())
            return false;
        if (!m_hasTold || m_since.elapsed() >= tellEveryMs || moment.progress.done == moment.progress.total) {
            m_hasTold = true;
            m_since.restart();
            m_promise.addResult(moment);
        }
        return true;
    }
    void end(Step last)
    {
        m_promise.addResult(std::move(last));
        m_promise.finish();
    }

private:
    QPromise<Step> m_promise;
    QElapsedTimer m_since;
    bool m_hasTold = false;
};

Result<Planned> planned(const QString& database, const ReadingPtr& reading, const Ours& ours, const Answers& answers)
{
    LOKET_TRY_VALUE(Plan plan, reading->plan(ours, answers));
    for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
        const bool isAsked = std::any_of(plan.questions.begin(), plan.questions.end(),
                                         [&](const Question& question) { return question.id == answer.key(); });
        if (!isAsked && !reading->mayHaveAsked(answer.key()))
            return fail(core::Reason::ImportAnswerUnknown, {answer.key()});
    }
    LOKET_TRY_VALUE(const auto ledger, storage::Database::open(database, storage::Access::ReadOnly));
    const QList<LeftOut> bySource = plan.skipped;
    LOKET_TRY_VALUE(Preview preview, previewOf(*ledger, std::move(plan)));
    return Planned{std::move(preview), bySource};
}

} // namespace

class Imports::Work : public QObject
{
public:
    explicit Work(House given) : house(std::move(given)), ledger(house.context), steps(house)
    {
        pool.setMaxThreadCount(1);
    }
    ~Work() override
    {
        *isClosing = true;
        pool.waitForDone();
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    // One at a time, also of several programs on one data folder.
    Result<void> take()
    {
        if (isBusy)
            return fail(core::Reason::ImportBusy);
        lock = std::make_unique<QLockFile>(house.lock);
        lock->setStaleLockTime(0); // its holder is asked, not the clock
        if (!lock->tryLock())
            return fail(core::Reason::ImportBusy);
        isBusy = true;
        return {};
    }
    void leave()
    {
        isBusy = false;
        lock.reset();
    }

    [[nodiscard]] Ours ours() const
    {
        Ours ours;
        for (const QString& name : house.settings.routers()) {
            const QString host = house.settings.value(u"router.NAME.host"_keyOf(name));
            if (!host.isEmpty())
                ours.routers +=
                    {name, host, int(house.settings.number(u"router.NAME.port"_keyOf(name))), house.serialOf(name)};
        }
        ours.packages = ledger.packages.all().value_or(QList<domain::Package>());
        for (const settings::Settings::Entry& entry : house.settings.all()) {
            if (entry.isSet)
                ours.settings.insert(entry.key, entry.value);
        }
        for (const settings::SecretKey& key : house.settings.secretKeys()) {
            if (!house.secrets.origin(key).isEmpty())
                ours.secretsSet += key;
        }
        ours.timeZone = house.settings.value(u"business.timezone"_key).toUtf8();
        ours.now = house.context.clock.now();
        return ours;
    }

    // Plans on the other thread; `then` is called on this one, and the plan is what a run would carry out.
    void plan(const Answers& answers, std::function<void(Result<Preview>)> then)
    {
        pool.start([this, database = house.database, reading = reading, ours = known, answers, then = std::move(then)] {
            auto made = planned(database, reading, ours, answers);
            QMetaObject::invokeMethod(
                this,
                [this, made = std::move(made), then = std::move(then)] {
                    if (!made)
                        return then(Failure(made.error()));
                    present = made->preview.plan;
                    present->skipped = made->bySource;
                    then(made->preview);
                },
                Qt::QueuedConnection);
        });
    }

    // Who is on these routers, one after the other; one that does not answer is left out.
    void askRouters(QStringList names, const Listener& listener, const std::function<void()>& then)
    {
        if (names.isEmpty())
            return then();
        const QString name = names.takeFirst();
        domain::HotspotRouter* router = house.context.counterparts.router(name);
        if (!router || house.context.isAway(name))
            return askRouters(names, listener, then);
        const domain::TableQuery query{
            .menu = "/ip/hotspot/user",
            .properties = {"name", "comment", "uptime"},
            .where = {},
            .watcher = [listener](qsizetype rows) { return listener({.done = rows, .total = 0}); }};
        core::whenReady(router->readTable(query), this,
                        [this, name, names, listener, then](const Result<domain::TableRows>& table) {
                            if (table) {
                                auto& users = known.usersOnRouter[name];
                                for (const QByteArrayList& row : *table)
                                    users.insert(QString::fromUtf8(row.value(0)),
                                                 {.comment = QString::fromUtf8(row.value(1)),
                                                  .uptime = router::routerSeconds(row.value(2))});
                            }
                            askRouters(names, listener, then);
                        });
    }

    House house;
    sales::Ledger ledger;
    RouterSteps steps;
    bool isBusy = false;
    std::unique_ptr<QLockFile> lock;
    std::shared_ptr<std::atomic_bool> isClosing = std::make_shared<std::atomic_bool>(false);
    ReadingPtr reading;
    Ours known;
    std::optional<Plan> present;
    QThreadPool pool;
};

Imports::Imports(House house, QObject* parent) : QObject(parent), m_work(std::make_unique<Work>(std::move(house))) {}

Imports::~Imports() = default;

void Imports::read(const Request& request, const sales::Actor& actor, QPromise<ReadStep> steps)
{
    const auto teller = std::make_shared<Teller<ReadStep>>(std::move(steps));
    const SourceRow* source = sourceOf(request.source);
    Result<void> ready = m_work->ledger.permit(actor, domain::Action::ImportData);
    if (ready && !source)
        ready = fail(core::Reason::ImportSource, {request.source.left(40), sourceNames()});
    if (ready)
        ready = m_work->take();
    if (!ready)
        return teller->end(ready.error());
    m_work->reading.reset();
    m_work->present.reset();
    m_work->known = m_work->ours();
    const auto planIt = [work = m_work.get(), teller](Result<ReadingPtr> read) {
        if (!read) {
            work->leave();
            return teller->end(read.error());
        }
        work->reading = *read;
        work->plan({}, [work, teller](Result<Preview> preview) {
            work->leave();
            if (!preview)
                return teller->end(preview.error());
            teller->end(*preview);
        });
    };
    const Listener listener = [teller, isClosing = m_work->isClosing](const Progress& progress) {
        return !*isClosing && teller->tell({Step::Reading, progress});
    };
    if (source->readFile && (!source->readRouter || !request.path.isEmpty())) {
        const auto readIt = [work = m_work.get(), readFile = source->readFile, request, listener, planIt] {
            work->pool.start([work, readFile, request, ours = work->known, listener, planIt] {
                auto read = readFile(request, ours, listener);
                QMetaObject::invokeMethod(
                    work, [read = std::move(read), planIt]() mutable { planIt(std::move(read)); },
                    Qt::QueuedConnection);
            });
        };
        QStringList routers;
        for (const Ours::Router& router : std::as_const(m_work->known.routers))
            routers += router.name;
        return source->asksRouters ? m_work->askRouters(routers, listener, readIt) : readIt();
    }
    const QString name = request.router.isEmpty() ? m_work->house.context.policy.defaultRouter : request.router;
    domain::HotspotRouter* router = m_work->house.context.counterparts.router(name);
    if (!router)
        return planIt(fail(core::Reason::ImportRouterMissing, {name}));
    core::whenReady(source->readRouter(request, m_work->known, *router, listener), m_work.get(),
                    [planIt](const Result<ReadingPtr>& read) { planIt(read); });
}

Async<Preview> Imports::answer(const Answers& answers, const sales::Actor& actor)
{
    if (const auto allowed = m_work->ledger.permit(actor, domain::Action::ImportData); !allowed)
        return core::ready<Preview>(Failure(allowed.error()));
    if (!m_work->reading)
        return core::ready<Preview>(fail(core::Reason::ImportNothingRead));
    if (const auto taken = m_work->take(); !taken)
        return core::ready<Preview>(Failure(taken.error()));
    const auto promise = std::make_shared<QPromise<Result<Preview>>>();
    promise->start();
    m_work->plan(answers, [work = m_work.get(), promise](Result<Preview> preview) {
        work->leave();
        promise->addResult(std::move(preview));
        promise->finish();
    });
    return promise->future();
}

void Imports::run(const sales::Actor& actor, QPromise<RunStep> steps)
{
    const auto teller = std::make_shared<Teller<RunStep>>(std::move(steps));
    Result<void> ready = m_work->ledger.permit(actor, domain::Action::ImportData);
    if (ready && !m_work->present)
        ready = fail(core::Reason::ImportNothingRead);
    if (ready)
        ready = m_work->take();
    if (!ready)
        return teller->end(ready.error());
    auto* run = new ImportRun(
        m_work->house, m_work->steps, *m_work->present, actor,
        [teller](const Moment& moment) { return teller->tell(moment); }, m_work.get());
    core::whenReady(run->start(), m_work.get(), [work = m_work.get(), run, teller](const Result<Report>& report) {
        run->deleteLater();
        work->leave();
        report ? teller->end(*report) : teller->end(report.error());
    });
}

Result<QList<Report>> Imports::list() const
{
    const storage::Database& database = m_work->house.context.database;
    LOKET_TRY_VALUE(const auto rows, storage::ImportRepository(database).newest(newestImports));
    QList<Report> reports;
    for (const storage::ImportRow& row : rows) {
        Report report = reportFromJson(row.report);
        report.id = row.id;
        report.source = row.source;
        report.origin = row.origin;
        report.isOver = row.state == storage::ImportState::Done || row.state == storage::ImportState::Undone;
        if (row.state == storage::ImportState::Running) { // or cut off, before its report was stored
            LOKET_TRY_VALUE(report.imported, importedBy(database, row.id));
        }
        reports += report;
    }
    return reports;
}

Async<Undone> Imports::undo(qint64 id, const sales::Actor& actor)
{
    if (const auto allowed = m_work->ledger.permit(actor, domain::Action::ImportData); !allowed)
        return core::ready<Undone>(Failure(allowed.error()));
    const auto import = storage::ImportRepository(m_work->house.context.database).find(id);
    if (!import)
        return core::ready<Undone>(Failure(import.error()));
    if (import->state == storage::ImportState::Undone)
        return core::ready<Undone>(fail(core::Reason::ImportUndone, {id}));
    if (const auto taken = m_work->take(); !taken)
        return core::ready<Undone>(Failure(taken.error()));
    // What it has read is older than what is taken back.
    m_work->present.reset();
    auto* undo = new Undo(m_work->house, m_work->steps, *import, actor, m_work.get());
    const auto promise = std::make_shared<QPromise<Result<Undone>>>();
    promise->start();
    core::whenReady(undo->start(), m_work.get(), [work = m_work.get(), undo, promise](const Result<Undone>& undone) {
        undo->deleteLater();
        work->leave();
        promise->addResult(undone);
        promise->finish();
    });
    return promise->future();
}

} // namespace loket::importing
