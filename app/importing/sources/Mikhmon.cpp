#include "importing/sources/Mikhmon.h"

#include "importing/sources/MikhmonConfig.h"
#include "importing/sources/MikhmonHistory.h"
#include "importing/sources/MikhmonPlan.h"
#include "importing/sources/MikhmonQuestions.h"
#include "importing/sources/MikhmonSettings.h"

#include "core/Reasons.h"

#include <QFile>

#include <array>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;

namespace {

// One menu after the other, so that a small router has one thing to do at a time. The scheduler comes last: a row that
// is named like a user says that Mikhmon's script is about to write that user's comment.
struct Step
{
    const char* menu;
    const QByteArrayList& columns;
    const char* where;
    domain::TableRows mikhmon::Tables::*into;
};

const std::array steps{
    Step{"/system/clock", mikhmon::clockColumns, "", &mikhmon::Tables::clock},
    Step{"/ip/hotspot/user/profile", mikhmon::profileColumns, "", &mikhmon::Tables::profiles},
    Step{"/system/script", mikhmon::saleColumns, "comment=mikhmon", &mikhmon::Tables::sales},
    Step{"/system/script", mikhmon::quickPrintColumns, "comment=QuickPrintMikhmon", &mikhmon::Tables::quickPrints},
    Step{"/ip/hotspot/user", mikhmon::userColumns, "", &mikhmon::Tables::users},
    Step{"/system/scheduler", mikhmon::schedulerColumns, "", &mikhmon::Tables::schedulers},
};

class RouterReading final : public Reading
{
public:
    explicit RouterReading(mikhmon::Tables tables) : m_tables(std::move(tables)) {}
    [[nodiscard]] core::Result<Plan> plan(const Ours& ours, const Answers& answers) const override
    {
        return mikhmon::planOf(m_tables, ours, answers);
    }
    [[nodiscard]] bool mayHaveAsked(const QString& id) const override { return mikhmon::mayHaveAsked(id); }

private:
    mikhmon::Tables m_tables;
};

class ConfigReading final : public Reading
{
public:
    ConfigReading(QList<mikhmon::ConfiguredRouter> routers, QString path)
        : m_routers(std::move(routers)), m_path(std::move(path))
    {}
    [[nodiscard]] core::Result<Plan> plan(const Ours& ours, const Answers& answers) const override
    {
        return mikhmon::settingsPlan(m_routers, m_path, ours, answers);
    }
    [[nodiscard]] bool mayHaveAsked(const QString& id) const override { return mikhmon::mayHaveAsked(id); }

private:
    QList<mikhmon::ConfiguredRouter> m_routers;
    QString m_path;
};

// Deletes itself when its future is finished. The router outlives its own answers.
class Reader final : public QObject
{
public:
    Reader(const QString& name, domain::HotspotRouter& router, Listener listener)
        : m_router(router), m_listener(std::move(listener))
    {
        m_tables.router = name;
        m_promise.start();
    }
    core::Async<ReadingPtr> future() { return m_promise.future(); }

    void next()
    {
        if (m_step == steps.size())
            return finish(std::make_shared<RouterReading>(std::move(m_tables)));
        if (!goesOn(0))
            return finish(core::fail(core::Reason::ImportCancelled));
        const Step& step = steps.at(m_step);
        const auto rows = m_router.readTable(
            {.menu = step.menu, .properties = step.columns, .where = step.where, .watcher = [this](qsizetype count) {
                 return goesOn(count);
             }});
        core::whenReady(rows, this, [this](const core::Result<domain::TableRows>& read) { took(read); });
    }

private:
    bool goesOn(qsizetype rows)
    {
        m_isCancelled = m_isCancelled || !m_listener({.done = m_rows + rows});
        return !m_isCancelled;
    }

    void took(const core::Result<domain::TableRows>& read)
    {
        if (m_isCancelled)
            return finish(core::fail(core::Reason::ImportCancelled));
        if (!read)
            return finish(core::Failure(read.error()));
        m_rows += read->size();
        m_tables.*steps.at(m_step).into = *read;
        if (&steps.at(m_step).columns == &mikhmon::userColumns && hidesPasswords())
            return finish(core::fail(core::Reason::RouterHidesPasswords));
        ++m_step;
        next();
    }

    // A login without the policy "sensitive" gets every row without it.
    [[nodiscard]] bool hidesPasswords() const
    {
        constexpr qsizetype password = 1;
        constexpr qsizetype isDefault = 6;
        bool any = false;
        for (const QByteArrayList& user : m_tables.users) {
            if (user[isDefault] == "true")
                continue;
            any = true;
            if (!user[password].isNull())
                return false;
        }
        return any;
    }

    void finish(core::Result<ReadingPtr> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    domain::HotspotRouter& m_router;
    Listener m_listener;
    QPromise<core::Result<ReadingPtr>> m_promise;
    mikhmon::Tables m_tables;
    std::size_t m_step = 0;
    qint64 m_rows = 0;
    bool m_isCancelled = false;
};

} // namespace

core::Async<ReadingPtr> readMikhmonRouter(const Request& request, const Ours& ours, domain::HotspotRouter& router,
                                          const Listener& listener)
{
    const bool isKnown = std::any_of(ours.routers.begin(), ours.routers.end(),
                                     [&request](const Ours::Router& one) { return one.name == request.router; });
    const QString name =
        request.router.isEmpty() && !ours.routers.isEmpty() ? ours.routers.first().name : request.router;
    if (!isKnown && !request.router.isEmpty())
        return core::ready<ReadingPtr>(core::fail(core::Reason::ImportRouterMissing, {request.router}));
    auto* reader = new Reader(name, router, listener);
    auto future = reader->future();
    reader->next();
    return future;
}

core::Result<ReadingPtr> readMikhmonFile(const Request& request, const Ours&, const Listener& listener)
{
    constexpr qint64 mostMegabytes = 1;
    QFile file(request.path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::Reason::ImportFileMissing, {request.path, file.errorString()});
    if (file.peek(16).startsWith("SQLite format 3"))
        return readMikhmonHistory(request, listener);
    if (file.size() > mostMegabytes * 1024 * 1024)
        return core::fail(core::Reason::ImportFileTooLarge, {request.path, mostMegabytes});
    const QByteArray php = file.readAll();
    if (!listener({.done = php.size(), .total = php.size()}))
        return core::fail(core::Reason::ImportCancelled);
    auto routers = mikhmon::readConfig(php);
    if (!routers)
        return core::fail(core::Reason::MikhmonConfigUnknown, {request.path});
    return std::make_shared<ConfigReading>(std::move(*routers), request.path);
}

} // namespace loket::importing
