// A data folder with a sandbox router, into which plans are imported in this process.
#pragma once

#include "importing/ImportRun.h"
#include "importing/SamplePlan.h"
#include "importing/Undo.h"

#include "engine/ImportDesk.h"
#include "storage/ReadModels.h"
#include "support/Ledger.h"
#include "support/Sandboxes.h"

#include <QTest>

namespace loket::tests {

class ImportWorld
{
public:
    static void giveSecrets()
    {
        QProcessEnvironment secrets;
        Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }

    ImportWorld()
    {
        sandboxes.writeSettings();
        fillSampleRouter(sandboxes.router);
        open();
    }
    void open()
    {
        desk.reset();
        auto opened = engine::ImportDesk::open(sandboxes.folder.path(), {});
        if (!opened)
            qFatal("no desk: %s", qPrintable(opened.error().detail));
        desk = std::move(*opened);
    }

    template <class T>
    static core::Result<T> wait(const core::Async<T>& answer)
    {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 60000))
            return core::fail(core::Reason::CallDropped);
        return answer.resultCount() > 0 ? answer.result() : core::Result<T>(core::fail(core::Reason::CallDropped));
    }

    using Told = importing::ImportRun::Told;
    core::Result<importing::Report> import(
        const Plan& plan = samplePlan(), const Told& told = [](const importing::Moment&) { return true; })
    {
        const importing::House house = desk->house();
        importing::RouterSteps steps(house);
        importing::ImportRun run(house, steps, plan, {u"administrator"_s}, told);
        return wait(run.start());
    }
    core::Result<importing::Undone> undo(qint64 id) { return wait(desk->imports().undo(id, {u"administrator"_s})); }

    std::unique_ptr<storage::Database> reader()
    {
        auto opened = storage::Database::open(sandboxes.folder.filePath(u"loket.db"_s), storage::Access::ReadOnly);
        return opened ? std::move(*opened) : nullptr;
    }
    // The rows of a query, their columns between blanks.
    QStringList rows(const QString& sql)
    {
        const auto database = reader();
        storage::Statement statement = database->statement(sql);
        QStringList all;
        if (!statement.run())
            return {u"wrong: "_s + sql};
        while (statement.next()) {
            QStringList row;
            for (int column = 0; column < 1 + sql.section(u" FROM "_s, 0, 0).count(u','); ++column)
                row += statement.text(column);
            all += row.join(u' ');
        }
        return all;
    }
    void write(const char* sql)
    {
        if (!ledger(sandboxes.folder.filePath(u"loket.db"_s))->execute(sql))
            qFatal("cannot: %s", sql);
    }
    // All that an import and its undo may change, in a few words.
    QStringList everything()
    {
        QStringList all;
        for (const char* sql :
             {"SELECT id FROM packages ORDER BY id", "SELECT status, count, amount FROM purchase_totals",
              "SELECT count(*) FROM voucher_purchases", "SELECT count(*) FROM vouchers",
              "SELECT count(*) FROM voucher_batches", "SELECT count(*) FROM voucher_delivery_logs",
              "SELECT dimension, value, sum(paid), sum(revenue), sum(refunded) FROM report_buckets "
              "GROUP BY dimension, value"})
            all += rows(QString::fromLatin1(sql)).filter(QRegularExpression(u"\\A(?!\\w* ?\\S* 0 0 ?0?\\z)"_s));
        return all + comments();
    }
    QStringList comments() const
    {
        QStringList all;
        for (const sandbox::SandboxUser& user : sandboxes.router.users())
            all += user.name + u'=' + user.comment.section(u':', 0, user.comment.startsWith(u"loket:"_s) ? 0 : -1);
        all.sort();
        return all;
    }
    bool isSchedulerDisabled()
    {
        auto& rows = sandboxes.router.model().menu("/system/scheduler");
        return rows.value(rows.ids().first(), "disabled") == "true" ||
               rows.value(rows.ids().first(), "disabled") == "yes";
    }

    Sandboxes sandboxes;
    std::unique_ptr<engine::ImportDesk> desk;
};

} // namespace loket::tests
