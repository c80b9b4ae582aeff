#include "importing/Reports.h"
#include "importing/Words.h"

#include "engine/ImportDesk.h"
#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "loketd/OpenDatabase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QJsonDocument>

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;
using importing::Imports;

namespace {

const sales::Actor administrator{.name = u"administrator"_s};

using Desk = tl::expected<std::unique_ptr<engine::ImportDesk>, Stop>;

Desk openDesk(const Invocation& invocation)
{
    auto desk = engine::ImportDesk::open(invocation.dataDir, tellUpdate());
    if (!desk)
        return stopped(desk.error());
    return std::move(*desk);
}

void printJson(const QJsonObject& object)
{
    print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n');
}

// Runs the event loop until it has finished; `heard` gets each result.
template <class T>
void follow(const QFuture<T>& future, const std::function<void(const T&)>& heard)
{
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::resultReadyAt, &watcher,
                     [&](int index) { heard(watcher.resultAt(index)); });
    QObject::connect(&watcher, &QFutureWatcherBase::finished, QCoreApplication::instance(), &QCoreApplication::quit,
                     Qt::QueuedConnection);
    watcher.setFuture(future);
    QCoreApplication::exec();
}

QString wordsOf(const importing::Moment& moment)
{
    const QString what = moment.step == importing::Step::Reading   ? u"reading"_s
                         : moment.step == importing::Step::Storing ? u"storing"_s
                                                                   : u"changing the router"_s;
    const auto& [done, total] = moment.progress;
    return total > 0 ? u"%1: %2 of %3"_s.arg(what).arg(done).arg(total) : u"%1: %2"_s.arg(what).arg(done);
}

// The last result of a stream; a line on standard error every other second until then.
template <class Last, class Step>
core::Result<Last> lastOf(const QFuture<Step>& steps)
{
    constexpr qint64 quietMs = 2000;
    QElapsedTimer since;
    since.start();
    core::Result<Last> last = core::fail(core::Reason::ImportCancelled);
    follow<Step>(steps, [&](const Step& step) {
        if (const auto* moment = std::get_if<importing::Moment>(&step)) {
            if (since.elapsed() >= quietMs) {
                since.restart();
                printError(wordsOf(*moment));
            }
        } else if (const auto* error = std::get_if<core::Error>(&step)) {
            last = core::Failure(*error);
        } else if (const auto* whole = std::get_if<Last>(&step)) {
            last = *whole;
        }
    });
    return last;
}

core::Result<importing::Answers> answersIn(const QString& path)
{
    importing::Answers answers;
    if (path.isEmpty())
        return answers;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::Reason::ImportFileMissing, {path, file.errorString()});
    constexpr qint64 most = 1024 * 1024;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(most));
    if (!document.isObject())
        return core::fail(core::Reason::ImportAnswersMalformed, {path});
    const QJsonObject object = document.object();
    for (auto answer = object.begin(); answer != object.end(); ++answer) {
        if (!answer->isString())
            return core::fail(core::Reason::ImportAnswersMalformed, {path});
        answers.insert(answer.key(), answer->toString());
    }
    return answers;
}

core::Result<importing::Preview> previewOf(Imports& imports, const importing::Request& request,
                                           const importing::Answers& answers)
{
    QPromise<importing::ReadStep> steps;
    const auto all = steps.future();
    steps.start();
    imports.read(request, administrator, std::move(steps));
    auto preview = lastOf<importing::Preview>(all);
    if (!preview || answers.isEmpty())
        return preview;
    core::Result<importing::Preview> answered = core::fail(core::Reason::ImportCancelled);
    follow<core::Result<importing::Preview>>(imports.answer(answers, administrator),
                                             [&](const auto& result) { answered = result; });
    return answered;
}

Outcome import(const Invocation& invocation, const importing::Request& request)
{
    const auto answers = answersIn(invocation.options.value(u"--answers"_s));
    if (!answers)
        return tl::unexpected(Stop{WrongUse, answers.error().detail});
    auto desk = openDesk(invocation);
    if (!desk)
        return tl::unexpected(desk.error());
    Imports& imports = (*desk)->imports();
    const auto preview = previewOf(imports, request, *answers);
    if (!preview)
        return stopped(preview.error());
    if (invocation.has(u"--dry-run"_s)) {
        printJson(importing::toJson({.source = preview->plan.source,
                                     .origin = preview->plan.origin,
                                     .found = preview->plan.found,
                                     .imported = preview->becomes,
                                     .skipped = preview->plan.skipped,
                                     .questions = preview->plan.questions,
                                     .lost = preview->plan.lost},
                                    true));
        return {};
    }
    QPromise<importing::RunStep> steps;
    const auto all = steps.future();
    steps.start();
    imports.run(administrator, std::move(steps));
    const auto report = lastOf<importing::Report>(all);
    if (!report)
        return stopped(report.error());
    printJson(importing::toJson(*report, false));
    return {};
}

Outcome importFile(const Invocation& invocation, const QString& source)
{
    return import(
        invocation,
        {.source = source, .path = invocation.operands[0], .router = invocation.options.value(u"--router"_s)});
}

Outcome importGembok(const Invocation& invocation)
{
    return importFile(invocation, u"gembok"_s);
}

Outcome importPhpNuxBill(const Invocation& invocation)
{
    return importFile(invocation, u"phpnuxbill"_s);
}

Outcome importVouchers(const Invocation& invocation)
{
    return importFile(invocation, u"vouchers"_s);
}

Outcome importMikhmon(const Invocation& invocation)
{
    // A router of ours, or Mikhmon's config.php with those it knows.
    const QString& named = invocation.operands[0];
    if (QFile::exists(named))
        return importFile(invocation, u"mikhmon"_s);
    return import(invocation, {.source = u"mikhmon"_s, .path = {}, .router = named});
}

Outcome listImports(const Invocation& invocation)
{
    auto desk = openDesk(invocation);
    if (!desk)
        return tl::unexpected(desk.error());
    const auto reports = (*desk)->imports().list();
    if (!reports)
        return stopped(reports.error());
    for (const importing::Report& report : *reports)
        printJson(importing::toJson(report, false));
    return {};
}

Outcome undoImport(const Invocation& invocation)
{
    bool isNumber = false;
    const qint64 id = invocation.operands[0].toLongLong(&isNumber);
    if (!isNumber || id < 1)
        return wrongUse(u"an import has a number; loketd import list shows them"_s);
    auto desk = openDesk(invocation);
    if (!desk)
        return tl::unexpected(desk.error());
    core::Result<importing::Undone> undone = core::fail(core::Reason::ImportCancelled);
    follow<core::Result<importing::Undone>>((*desk)->imports().undo(id, administrator),
                                            [&](const auto& result) { undone = result; });
    if (!undone)
        return stopped(undone.error());
    QJsonObject taken;
    for (auto one = undone->takenBack.begin(); one != undone->takenBack.end(); ++one)
        taken.insert(importing::toString(one.key()), *one);
    QJsonArray kept;
    for (const importing::LeftOut& left : undone->kept)
        kept += QJsonObject{{u"what"_s, importing::toString(left.what)},
                            {u"why"_s, importing::toString(left.why)},
                            {u"count"_s, left.count},
                            {u"examples"_s, QJsonArray::fromStringList(left.examples)}};
    printJson({{u"id"_s, id}, {u"source"_s, undone->report.source}, {u"undone"_s, taken}, {u"kept"_s, kept}});
    return {};
}

Command sourceCommand(const QString& source, const QString& operand, const QString& summary,
                      Outcome (*run)(const Invocation&))
{
    return {.words = {u"import"_s, source},
            .operands = {operand},
            .options = {{u"--dry-run"_s, QString()}, {u"--answers"_s, u"FILE.json"_s}, {u"--router"_s, u"NAME"_s}},
            .summary = summary,
            .run = run};
}

} // namespace

QList<Command> importCommands()
{
    return {
        sourceCommand(u"gembok"_s, u"FOLDER"_s, u"imports the orders, packages and settings of gembok-bill"_s,
                      importGembok),
        sourceCommand(u"mikhmon"_s, u"ROUTER"_s, u"imports what Mikhmon has left on this router, and takes it over"_s,
                      importMikhmon),
        sourceCommand(u"phpnuxbill"_s, u"FILE.json"_s, u"imports a backup of phpnuxbill"_s, importPhpNuxBill),
        sourceCommand(u"vouchers"_s, u"FILE"_s, u"imports a list of codes, .csv or .xlsx"_s, importVouchers),
        {.words = {u"import"_s, u"list"_s},
         .summary = u"prints what was imported, one JSON object a line, the newest first"_s,
         .run = listImports},
        {.words = {u"import"_s, u"undo"_s},
         .operands = {u"ID"_s},
         .summary = u"takes an import back, but for what was sold, used or changed since"_s,
         .run = undoImport},
    };
}

} // namespace loket::loketd
