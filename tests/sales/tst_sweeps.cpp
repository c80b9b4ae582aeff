#include "sales/Nobody.h"
#include "sales/flow/Gradually.h"
#include "sales/flow/PaymentReceived.h"
#include "sales/flow/PlacePurchase.h"
#include "sales/mending/Recovery.h"
#include "storage/ReadModels.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::PurchaseStatus;

namespace {

constexpr int many = int(perTurn) * 4 + 5;

} // namespace

// Work on many purchases lets everything else run in between.
class TestSweeps : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_policy = Policy();
        m_policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
        m_context = std::unique_ptr<Context>(new Context{*m_database, m_clock, m_policy, m_nobody, *m_jobs});
        m_recovery = std::make_unique<Recovery>(*m_context);
    }
    void cleanup()
    {
        m_recovery.reset();
        m_context.reset();
        m_jobs.reset();
        m_database.reset();
    }

    void aFewAreDoneAtOnce()
    {
        const QList<qint64> ids = place(3);
        m_clock.advance(std::chrono::hours(25));
        const auto swept = m_recovery->expireStale(systemActor);
        QVERIFY(swept.isFinished());
        QCOMPARE(*swept.result(), ids);
    }

    // What arrives while a sweep runs is served before its end, and a payment among it prevails.
    void aPaymentIsServedInBetween()
    {
        const QList<qint64> ids = place(many);
        m_clock.advance(std::chrono::hours(25));
        const auto swept = m_recovery->expireStale(systemActor);
        QVERIFY(!swept.isFinished());
        int goneByThen = -1;
        QMetaObject::invokeMethod(
            this,
            [&] {
                goneByThen = count(PurchaseStatus::Expired);
                QVERIFY(PaymentReceived(*m_context).confirmCash(ids.last(), systemActor));
            },
            Qt::QueuedConnection);
        QTRY_VERIFY(swept.isFinished());
        QVERIFY2(goneByThen <= 2 * perTurn, qPrintable(QString::number(goneByThen)));
        QCOMPARE(*swept.result(), ids.first(many - 1));
        QCOMPARE(count(PurchaseStatus::Expired), many - 1);
        QCOMPARE(count(PurchaseStatus::Paid), 1);
    }

    void manyAtOnceByHandLikewise()
    {
        QList<qint64> ids = place(many);
        ids.insert(7, 99999);
        const auto done = m_recovery->bulk(BulkAction::Cancel, ids, systemActor);
        QVERIFY(!done.isFinished());
        int cancelledByThen = -1;
        QMetaObject::invokeMethod(
            this, [&] { cancelledByThen = count(PurchaseStatus::Cancelled); }, Qt::QueuedConnection);
        QTRY_VERIFY(done.isFinished());
        QVERIFY2(cancelledByThen <= 2 * perTurn, qPrintable(QString::number(cancelledByThen)));
        QCOMPARE(done.result()->size(), many + 1);
        for (int i = 0; i <= many; ++i) {
            QCOMPARE(done.result()->at(i).purchaseId, ids[i]);
            QCOMPARE(done.result()->at(i).done.has_value(), i != 7);
        }
    }

    void whatARouterLeftBehindLikewise()
    {
        place(many);
        QVERIFY(m_database->execute("UPDATE voucher_purchases SET status = 'voucher_generation_failed', failure_kind = "
                                    "'unreachable'"));
        const auto queued = m_recovery->routerIsBack(u"main"_s);
        QVERIFY(!queued.isFinished());
        QTRY_VERIFY(queued.isFinished());
        QCOMPARE(*queued.result(), many);
        QCOMPARE(count(PurchaseStatus::Paid), many);
    }

    void bothSweepsAnswerTogether()
    {
        const QList<qint64> ids = place(many);
        m_clock.advance(std::chrono::hours(25));
        const auto swept = m_recovery->sweepExpired(systemActor);
        QTRY_VERIFY(swept.isFinished());
        QCOMPARE(swept.result()->expired, ids);
        QCOMPARE(swept.result()->removed, 0);
    }

    // The program ends in the middle: what is done stays done, the rest is for the next start.
    void anEndInTheMiddleDropsTheRest()
    {
        place(many);
        m_clock.advance(std::chrono::hours(25));
        const auto swept = m_recovery->expireStale(systemActor);
        m_recovery.reset();
        QCoreApplication::processEvents();
        QVERIFY(swept.isCanceled());
        QCOMPARE(count(PurchaseStatus::Expired), int(perTurn));
    }

private:
    QList<qint64> place(int number)
    {
        QList<qint64> ids;
        for (int i = 0; i < number; ++i) {
            const auto placed = PlacePurchase(*m_context)(
                {.packageId = u"5k"_s, .customerName = u"Andi"_s, .customerPhone = u"08123456789"_s});
            if (!placed)
                qFatal("%s", qPrintable(placed.error().detail));
            ids += placed->purchase.id;
        }
        return ids;
    }
    int count(PurchaseStatus status)
    {
        return int(*storage::ReadModels(*m_database).countPurchases({.statuses = {status}}));
    }

    core::ManualClock m_clock;
    Policy m_policy;
    tests::Nobody m_nobody;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<Context> m_context;
    std::unique_ptr<Recovery> m_recovery;
};

QTEST_GUILESS_MAIN(TestSweeps)
#include "tst_sweeps.moc"
