#include "importing/ImportRun.h"

#include "importing/Reports.h"
#include "importing/Totals.h"
#include "importing/Words.h"

#include "core/Log.h"

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Failure;
using core::Result;
using storage::ImportState;
using storage::Transaction;

namespace {

Q_LOGGING_CATEGORY(lcRun, "loket.import")

// Another program may hold the database for some seconds: a copy, an update, a person's own tool.
constexpr auto writeAgain = 100ms;
constexpr int mostWaits = 100;

} // namespace

ImportRun::ImportRun(const House& house, RouterSteps& steps, Plan plan, const sales::Actor& actor, Told told,
                     QObject* parent)
    : QObject(parent), m_house(house), m_steps(steps), m_plan(std::move(plan)), m_actor(actor), m_told(std::move(told)),
      m_ledger(house.context), m_imports(house.context.database)
{}

core::Async<Report> ImportRun::start()
{
    m_promise.start();
    auto answer = m_promise.future();
    if (const auto begun = begin(); !begun) {
        m_promise.addResult(Failure(begun.error()));
        m_promise.finish();
        return answer;
    }
    QMetaObject::invokeMethod(this, &ImportRun::nextPiece, Qt::QueuedConnection);
    return answer;
}

Result<void> ImportRun::begin()
{
    LOKET_TRY_VALUE(const auto unfinished, m_imports.unfinished(m_plan.source, m_plan.origin));
    const auto begun = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        if (unfinished) {
            m_import = *unfinished;
            m_import.state = ImportState::Running;
            m_import.endedAt = {};
            LOKET_TRY(m_imports.save(transaction, m_import));
        } else {
            m_import = {.source = m_plan.source,
                        .origin = m_plan.origin,
                        .startedAt = m_house.context.clock.now(),
                        .actor = m_actor.name};
            LOKET_TRY(m_imports.begin(transaction, m_import));
        }
        return m_ledger.noteAside(transaction, m_actor, unfinished ? "import.resumed" : "import.begun",
                                  {{u"import"_s, m_import.id}, {u"source"_s, m_import.source}});
    });
    if (!begun)
        return begun;
    m_store.emplace(m_house, m_plan, m_import.id, m_actor);
    return m_store->begin();
}

void ImportRun::nextPiece()
{
    if (m_house.context.closing || !m_told({Step::Storing, m_store->progress()}))
        return end(ImportState::Cancelled);
    const auto isOver = m_store->next();
    if (!isOver)
        return again(isOver.error());
    m_waits = 0;
    if (!*isOver) {
        QMetaObject::invokeMethod(this, &ImportRun::nextPiece, Qt::QueuedConnection);
        return;
    }
    if (!m_plan.settings.isEmpty())
        m_house.settingsChanged();
    routerSteps();
}

// Nothing of the piece was stored. While another program writes, it waits; all else ends the run.
void ImportRun::again(const core::Error& error)
{
    const bool mayPass = error.kind == core::ErrorKind::Storage && ++m_waits <= mostWaits;
    if (!mayPass)
        return end(ImportState::Cancelled, error);
    m_house.context.clock.callAfter(writeAgain, this, [this] { nextPiece(); });
}

void ImportRun::routerSteps()
{
    const auto told = [this](const Progress& progress) { return m_told({Step::Router, progress}); };
    core::whenReady(m_steps.carryOut(m_import.id, told), this, [this](const Result<RouterSteps::Done>& done) {
        if (done) {
            m_left = done->left;
            return end(ImportState::Done);
        }
        if (done.error().kind == core::ErrorKind::Cancelled)
            return end(ImportState::Cancelled);
        end(ImportState::Cancelled, done.error());
    });
}

Result<Report> ImportRun::reportNow(bool isOver) const
{
    LOKET_TRY_VALUE(const auto imported, importedBy(m_house.context.database, m_import.id));
    Report report{.id = m_import.id,
                  .source = m_plan.source,
                  .origin = m_plan.origin,
                  .isOver = isOver,
                  .found = m_plan.found,
                  .imported = imported,
                  .skipped = m_plan.skipped,
                  .questions = m_plan.questions,
                  .lost = m_plan.lost};
    for (const QList<LeftOut>& more : {m_store->skipped(), m_left}) {
        for (const LeftOut& left : more)
            leaveOut(report.skipped, left);
    }
    return report;
}

void ImportRun::end(ImportState state, const std::optional<core::Error>& error)
{
    const auto finish = [this](Result<Report> result) {
        m_promise.addResult(std::move(result));
        m_promise.finish();
    };
    const auto report = reportNow(state == ImportState::Done);
    if (!report)
        return finish(Failure(report.error()));
    m_import.state = state;
    m_import.endedAt = m_house.context.clock.now();
    m_import.report = toJson(*report, false);
    const auto stored = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        LOKET_TRY(m_imports.save(transaction, m_import));
        QJsonObject detail{{u"import"_s, m_import.id}, {u"source"_s, m_import.source}};
        for (auto one = report->imported.begin(); one != report->imported.end(); ++one)
            detail.insert(toString(one.key()), *one);
        if (error) {
            detail.insert(u"reason"_s, error->detail);
            detail.insert(u"because"_s, core::reasonToJson(*error));
        }
        return m_ledger.noteAside(transaction, m_actor, state == ImportState::Done ? "import.done" : "import.stopped",
                                  detail);
    });
    core::logInfo(lcRun(), "import.ended",
                  {{u"import"_s, m_import.id}, {u"source"_s, m_import.source}, {u"state"_s, storage::toString(state)}});
    if (error)
        return finish(Failure(*error));
    if (!stored)
        return finish(Failure(stored.error()));
    finish(*report);
}

} // namespace loket::importing
