// An import that is killed at each of its commits and at each thing it does on the router goes on there: nothing is
// there twice, and nothing is missing. Likewise its undo.
#include "importing/ImportWorld.h"

#include <QProcess>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using tests::ImportWorld;

class TestImportCrash : public QObject
{
    Q_OBJECT

    struct Ended
    {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    // While the sandbox router answers.
    static Ended run(const ImportWorld& world, int deadly)
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        tests::Sandboxes::addSecrets(environment);
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(CRASHIMPORT), {world.sandboxes.folder.path(), QString::number(deadly)});
        if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60000))
            program.kill();
        program.waitForFinished();
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }

private slots:
    void initTestCase() { ImportWorld::giveSecrets(); }

    void atEveryCommitAndEffect()
    {
        QStringList points;
        for (int deadly = 1;; ++deadly) {
            ImportWorld world;
            world.desk.reset();
            const Ended first = run(world, deadly);
            const QByteArray when = "effect " + QByteArray::number(deadly) + ": " + first.err;
            if (first.code != 0) {
                QVERIFY2(first.code == 77, when.constData());
                points += QString::fromUtf8(first.out.mid(first.out.indexOf("died after ") + 11).trimmed());
                const Ended second = run(world, 0);
                QVERIFY2(second.code == 0, (when + second.err).constData());
            }
            QCOMPARE(world.rows(u"SELECT count(*), count(DISTINCT imported_number) FROM voucher_purchases"_s),
                     QStringList{u"30 30"_s});
            QCOMPARE(world.rows(u"SELECT status, looked_after, count(*) FROM vouchers GROUP BY 1, 2 ORDER BY 1, 2"_s),
                     (QStringList{u"in_use 1 1"_s, u"on_router 1 45"_s, u"planned 1 5"_s, u"removed 0 26"_s}));
            QCOMPARE(world.rows(u"SELECT state, quantity FROM voucher_batches ORDER BY id"_s),
                     (QStringList{u"done 45"_s, u"making 5"_s}));
            QCOMPARE(world.rows(u"SELECT count(*) FROM packages"_s), QStringList{u"8"_s});
            // The one that was cut off goes on; after its last commit nothing was left of it, and another began.
            const QStringList states = world.rows(u"SELECT state FROM imports"_s);
            QVERIFY2(states == QStringList{u"done"_s} || states == QStringList(2, u"done"_s),
                     qPrintable(states.join(u' ')));
            QVERIFY(world.rows(u"SELECT id FROM import_items WHERE import_id > 1"_s).isEmpty());
            QCOMPARE(world.rows(u"SELECT count(*) FROM import_items WHERE state <> 'done'"_s), QStringList{u"0"_s});
            QCOMPARE(world.rows(u"SELECT sum(paid), sum(revenue) FROM report_buckets WHERE dimension = 'all'"_s),
                     QStringList{u"28 84000"_s});
            QCOMPARE(world.comments().filter(u"=loket"_s).size(), tests::stockOfSample + 1);
            QVERIFY(world.isSchedulerDisabled());
            if (first.code == 0)
                break;
        }
        qInfo().noquote() << points.size() << "moments:" << points.join(u' ');
        QVERIFY(points.count(u"commit"_s) >= 10);
        QVERIFY(points.contains(u"router.taken_over"_s) && points.contains(u"router.schedulers"_s));
    }
};

QTEST_GUILESS_MAIN(TestImportCrash)
#include "tst_importcrash.moc"
