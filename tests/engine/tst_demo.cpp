// A demo that is opened again on another day: its counterparts begin anew, and nothing in the books looks wrong by
// that.
#include "engine/Engine.h"
#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "storage/ReadModels.h"
#include "storage/VoucherModels.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

class TestDemo : public QObject
{
    Q_OBJECT

public:
    template <class T>
    static core::Result<T> answer(const core::Async<T>& future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60000) || future.resultCount() == 0)
            return core::fail(core::ErrorKind::Timeout, u"no answer"_s);
        return future.result();
    }

private slots:
    void init()
    {
        m_engine = std::make_unique<engine::EngineHandle>();
        const auto started = m_engine->start({.program = u"tst_demo"_s, .dataFolder = m_folder.path(), .demo = true});
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    }
    void cleanup() { m_engine->stop(); }

    void itsGatewaysKnowWhatWasPaid_data()
    {
        QTest::addColumn<int>("start");
        QTest::newRow("new") << 1;
        QTest::newRow("opened again") << 2;
    }
    void itsGatewaysKnowWhatWasPaid()
    {
        const QDate today = QDateTime::currentDateTimeUtc().date();
        int asked = 0;
        for (int back = 0; back <= sales::Settlement::lookBackDays; ++back) {
            const auto report = answer(
                m_engine->ask([day = today.addDays(-back)](engine::UseCases& use) { return use.settlement.run(day); }));
            QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
            QVERIFY2(report->differences.isEmpty(),
                     qPrintable(u"%1 on day %2"_s.arg(report->differences.size()).arg(back)));
            asked += report->asked;
        }
        QVERIFY2(asked > 10, qPrintable(QString::number(asked)));
        const auto activity = answer(m_engine->reader().ask<QList<storage::AuditRow>>(
            [](const storage::ReadModels& models) { return models.audit({.search = u"settlement.differs"_s}, {}); }));
        QVERIFY(activity && activity->isEmpty());
    }

    // Nothing is missing there, and nothing else went wrong since the start.
    void itsRouterKnowsTheVouchers_data() { itsGatewaysKnowWhatWasPaid_data(); }
    void itsRouterKnowsTheVouchers()
    {
        const auto start = QDateTime::currentDateTimeUtc();
        QVERIFY(answer(m_engine->ask([](engine::UseCases& use) { return use.validity.runEverywhere(); })));
        const auto drift = answer(m_engine->ask([](engine::UseCases& use) { return use.validity.drift(); }));
        QVERIFY(drift && drift->size() == 1);
        QVERIFY(drift->first().comparedAt.isValid());
        QCOMPARE(drift->first().missing, 0);
        QCOMPARE(drift->first().total, 0);
        const auto counts = answer(m_engine->reader().ask<storage::VoucherCounts>(
            [](const storage::ReadModels& models) { return storage::VoucherModels(models.database()).counts(); }));
        QVERIFY(counts && counts->missing == 0);
        QVERIFY2(counts->count(domain::VoucherStatus::OnRouter) + counts->count(domain::VoucherStatus::InUse) > 20,
                 "there are vouchers to be known");
        for (const engine::Alert& alert : m_engine->state().alerts)
            QVERIFY(alert.kind != engine::AlertKind::UsersLost);
        const auto activity = answer(m_engine->reader().ask<QList<storage::AuditRow>>(
            [start](const storage::ReadModels& models) { return models.audit({.from = start.addSecs(-5)}, {}); }));
        QVERIFY(activity);
        for (const storage::AuditRow& row : *activity) {
            for (const auto& trouble : {u"failed"_s, u"refused"_s, u"differs"_s, u"paused"_s, u"reset"_s, u"removed"_s,
                                        u"stopped"_s, u"given_up"_s})
                QVERIFY2(!row.line.action.contains(trouble), qPrintable(row.line.action));
        }
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<engine::EngineHandle> m_engine;
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
