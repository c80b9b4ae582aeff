#include "core/Reasons.h"
#include "storage/CommitGroup.h"
#include "storage/Database.h"
#include "storage/ReadThread.h"

#include <QSemaphore>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace loket::storage;
using namespace Qt::Literals::StringLiterals;

class TestDatabase : public QObject
{
    Q_OBJECT

    static qint64 count(const Database& database, const char* sql)
    {
        Statement statement = database.statement(sql);
        return statement.run() && statement.next() ? statement.integer(0) : -1;
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void opensWithThePragmasOfTheContract()
    {
        const auto database = Database::open(path());
        QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
        Statement mode = (*database)->statement("PRAGMA journal_mode");
        QVERIFY(mode.run() && mode.next());
        QCOMPARE(mode.text(0), u"wal"_s);
        QCOMPARE(count(**database, "PRAGMA synchronous"), 2);
        QCOMPARE(count(**database, "PRAGMA foreign_keys"), 1);
        QCOMPARE((*database)->schemaVersion(), Database::newestSchemaVersion());
    }

    // What a file's schema contains may not reach out of it, and no statement may change the schema's own table.
    void theSchemaOfAFileIsNotTrusted_data()
    {
        QTest::addColumn<Access>("access");
        QTest::newRow("the writer") << Access::ReadWrite;
        QTest::newRow("a reader") << Access::ReadOnly;
    }
    void theSchemaOfAFileIsNotTrusted()
    {
        QFETCH(Access, access);
        const auto writer = Database::open(m_folder->filePath(u"loket.db"_s));
        QVERIFY(writer);
        const auto database = Database::open(m_folder->filePath(u"loket.db"_s), access);
        QVERIFY(database);
        Statement trusted = (*database)->statement("PRAGMA trusted_schema");
        QVERIFY(trusted.run() && trusted.next());
        QCOMPARE(trusted.integer(0), 0);
        QVERIFY((*database)->execute("PRAGMA writable_schema=ON"));
        QVERIFY(!(*database)->execute("UPDATE sqlite_master SET sql = 'x' WHERE name = 'packages'"));
    }

    void opensTwiceWithoutMigratingTwice()
    {
        QVERIFY(Database::open(path()));
        const auto again = Database::open(path());
        QVERIFY(again);
        QCOMPARE(count(**again, "SELECT count(*) FROM packages"), 6);
    }

    void theSixPackagesAreThere()
    {
        const auto database = Database::open(path());
        Statement statement = (*database)->statement(
            "SELECT id, price, duration_seconds / 86400, profile FROM packages ORDER BY position");
        QVERIFY(statement.run());
        QStringList rows;
        while (statement.next())
            rows += u"%1 %2 %3 %4"_s.arg(statement.text(0))
                        .arg(statement.integer(1))
                        .arg(statement.integer(2))
                        .arg(statement.text(3));
        QCOMPARE(rows, (QStringList{u"3k 3000 1 3k"_s, u"5k 5000 2 5k"_s, u"10k 10000 5 10k"_s, u"15k 15000 8 15k"_s,
                                    u"25k 25000 15 25k"_s, u"50k 50000 30 50k"_s}));
    }

    void refusesANewerSchema()
    {
        {
            const auto database = Database::open(path());
            QVERIFY((*database)->execute("PRAGMA user_version = 999"));
        }
        const auto again = Database::open(path());
        QVERIFY(!again);
        QVERIFY(again.error().kind == core::ErrorKind::Misconfigured);
        QVERIFY(again.error().detail.contains(u"newer Loket"_s));
    }

    void refusesWhatIsNoDatabase()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("this is a text file, not a database").repeated(100));
        file.close();
        const auto database = Database::open(path());
        QVERIFY(!database);
        QVERIFY(database.error().kind == core::ErrorKind::Storage ||
                database.error().kind == core::ErrorKind::Misconfigured);
    }

    void anUnfinishedTransactionLeavesNothing()
    {
        const auto database = Database::open(path());
        {
            auto transaction = Transaction::begin(**database);
            QVERIFY(transaction);
            QVERIFY((*database)->execute("DELETE FROM packages"));
        }
        QCOMPARE(count(**database, "SELECT count(*) FROM packages"), 6);
        auto next = Transaction::begin(**database);
        QVERIFY(next);
        QVERIFY(next->commit());
    }

    void changesArePublishedAfterTheCommitAndOnlyThen()
    {
        const auto database = Database::open(path());
        QList<Change> seen;
        int commits = 0;
        (*database)->onCommitted([&](const QList<Change>& changes) { seen += changes; });
        (*database)->onEffect([&](const char* name) { commits += QByteArrayView(name) == "commit" ? 1 : 0; });
        {
            auto dropped = Transaction::begin(**database);
            dropped->touched(ChangeKind::Purchase, 1);
        }
        QVERIFY(seen.isEmpty());
        auto kept = Transaction::begin(**database);
        kept->touched(ChangeKind::Purchase, 2);
        kept->touched(ChangeKind::Purchase, 2);
        QVERIFY(kept->commit());
        QCOMPARE(seen.size(), 1);
        QCOMPARE(seen.first().id, 2);
        QCOMPARE(commits, 1);
    }

    void uniqueViolationsAreConflicts()
    {
        const auto database = Database::open(path());
        auto transaction = Transaction::begin(**database);
        const auto done =
            (*database)->execute("INSERT INTO packages (id, name, price, duration_seconds, counts, profile) "
                                 "VALUES ('3k', 'x', 1, 1, 'online', 'x')");
        QVERIFY(!done);
        QVERIFY(done.error().kind == core::ErrorKind::Conflict);
    }

    void bindsNullsTextsAndTimes()
    {
        const auto database = Database::open(path());
        Statement statement = (*database)->statement("SELECT ? IS NULL, ? = '', ?, ?, ? IS NULL");
        const QDateTime time = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::utc()).toUTC();
        QVERIFY(statement.bind(QVariant(), QString(), time, true, QDateTime()).run());
        QVERIFY(statement.next());
        QCOMPARE(statement.integer(0), 1);
        QCOMPARE(statement.integer(1), 1);
        QCOMPARE(statement.text(2), u"2026-01-02T03:04:05.000Z"_s);
        QCOMPARE(statement.integer(3), 1);
        QCOMPARE(statement.integer(4), 1);
    }

    void totalsFollowEveryChangeOfState()
    {
        const auto database = Database::open(path());
        auto transaction = Transaction::begin(**database);
        for (int i = 0; i < 3; ++i) {
            Statement insert = (*database)->statement("INSERT INTO voucher_purchases (invoice_id, status_token, "
                                                      "customer_name, voucher_package, package_name, voucher_profile, "
                                                      "duration_seconds, counts, voucher_quantity, amount, status, "
                                                      "delivery_status, payment_gateway, channel, router, "
                                                      "created_at, updated_at) VALUES (?, ?, 'x', '3k', '3k', '3k', 1, "
                                                      "'online', 1, 3000, 'pending', 'not_required', "
                                                      "'cash', 'online', 'main', '', '')");
            QVERIFY(insert.bind(u"I%1"_s.arg(i), u"T%1"_s.arg(i)).run());
        }
        QVERIFY((*database)->execute("UPDATE voucher_purchases SET status = 'paid' WHERE id = 1"));
        QVERIFY((*database)->execute(
            "UPDATE voucher_purchases SET status = 'completed', delivery_status = 'queued' WHERE id = 1"));
        QVERIFY(transaction->commit());
        const auto statistics = ReadModels(**database).statistics();
        QVERIFY(statistics);
        QCOMPARE(statistics->totalPurchases, 3);
        QCOMPARE(statistics->count(domain::PurchaseStatus::Pending), 2);
        QCOMPARE(statistics->count(domain::PurchaseStatus::Paid), 0);
        QCOMPARE(statistics->count(domain::PurchaseStatus::Completed), 1);
        QCOMPARE(statistics->totalRevenue, 3000);
    }

    void readsAndCopiesBesideAWriter()
    {
        const auto database = Database::open(path());
        const auto reader = ReadThread::open(path());
        QVERIFY(reader);
        auto transaction = Transaction::begin(**database); // an open write must not block a reader
        QVERIFY((*database)->execute("DELETE FROM packages WHERE id = '3k'"));
        const QString copy = m_folder->filePath(u"copy.db"_s);
        auto copied = (*reader)->copyTo(copy);
        QTRY_VERIFY(copied.isFinished());
        QVERIFY2(copied.result(), copied.result() ? "" : qPrintable(copied.result().error().detail));
        QVERIFY(transaction->commit());
        const auto opened = Database::open(copy);
        QVERIFY(opened);
        QCOMPARE(count(**opened, "SELECT count(*) FROM packages"), 6);
        auto answer = (*reader)->ask<qint64>([](const ReadModels& models) { return models.countPurchases({}); });
        QTRY_VERIFY(answer.isFinished());
        QVERIFY(answer.result());
        QCOMPARE(*answer.result(), 0);
    }

    // Another program holds the database: the first write waits a moment for it, the next ones give up at once.
    void whileAnotherProgramWritesOnlyTheFirstWaits()
    {
        const auto database = Database::open(path());
        const auto other = Database::open(path());
        const auto waits = [&] { return count(**database, "PRAGMA busy_timeout"); };
        const qint64 usual = waits();
        QVERIFY(usual > 100 && usual <= 1000);
        {
            const auto held = Transaction::begin(**other);
            QVERIFY(Transaction::begin(**database, Patience::None).error().reason == core::Reason::DatabaseBusy);
            QCOMPARE(waits(), usual); // for the next one that has patience
            const auto refused = Transaction::begin(**database);
            QVERIFY(refused.error().reason == core::Reason::DatabaseBusy);
            QVERIFY(refused.error().retryAfter);
            QVERIFY(waits() < 50);
            QVERIFY(!Transaction::begin(**database));
            QVERIFY(waits() < 50);
            QVERIFY(ReadModels(**database).statistics()); // reading does not care
        }
        QVERIFY(Transaction::begin(**database));
        QCOMPARE(waits(), usual);
    }

    void aSnapshotSeesOneState()
    {
        const auto database = Database::open(path());
        const auto reader = Database::open(path(), Access::ReadOnly);
        const auto change = [&] {
            auto transaction = Transaction::begin(**database);
            QVERIFY((*database)->execute("DELETE FROM packages WHERE id = (SELECT min(id) FROM packages)"));
            QVERIFY(transaction->commit());
        };
        {
            const auto snapshot = Snapshot::begin(**reader);
            QVERIFY(snapshot);
            QCOMPARE(count(**reader, "SELECT count(*) FROM packages"), 6);
            change();
            QCOMPARE(count(**reader, "SELECT count(*) FROM packages"), 6);
        }
        QCOMPARE(count(**reader, "SELECT count(*) FROM packages"), 5);
    }

    // What would run for hours ends with the reader; what waits behind it is not begun.
    void aReaderEndsAtOnce()
    {
        QVERIFY(Database::open(path()));
        auto reader = *ReadThread::open(path());
        QSemaphore begun;
        const auto endless = reader->ask<qint64>([&begun](const ReadModels& models) -> core::Result<qint64> {
            Statement statement = models.database().statement(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) "
                "SELECT count(*) FROM n");
            begun.release();
            if (const auto done = statement.run(); !done)
                return core::Failure(done.error());
            return statement.next() ? statement.integer(0) : 0;
        });
        begun.acquire();
        std::atomic_bool isBegun = false;
        const auto next = reader->ask<bool>([&isBegun](const ReadModels&) -> core::Result<bool> {
            isBegun = true;
            return true;
        });
        const auto copied = reader->copyTo(m_folder->filePath(u"copy.db"_s));
        reader.reset();
        QVERIFY(endless.isFinished());
        QVERIFY(!endless.result());
        QVERIFY(next.isCanceled());
        QVERIFY(copied.isCanceled());
        QVERIFY(!isBegun);
    }

    void aReaderCannotWrite()
    {
        QVERIFY(Database::open(path()));
        const auto database = Database::open(path(), Access::ReadOnly);
        QVERIFY(database);
        QVERIFY((*database)->execute("DELETE FROM packages").error().reason == core::Reason::DatabaseReadOnly);
    }

    // What is wrong with the disk or the file is told by its own reason, which has words and a remedy.
    void noRoomForAnotherPage()
    {
        const auto database = Database::open(path());
        const qint64 pages = count(**database, "PRAGMA page_count");
        QVERIFY((*database)->statement(u"PRAGMA max_page_count = %1"_s.arg(pages)).run());
        const auto fill = [&]() -> core::Result<void> {
            auto transaction = Transaction::begin(**database);
            LOKET_TRY((*database)->execute("CREATE TABLE filler AS SELECT zeroblob(1000000) AS x"));
            return transaction->commit();
        };
        const auto refused = fill();
        QVERIFY(!refused);
        QVERIFY2(refused.error().reason == core::Reason::DiskFull, qPrintable(refused.error().detail));
        QVERIFY(refused.error().kind == core::ErrorKind::Storage);
        QVERIFY(refused.error().retryAfter);
        QCOMPARE(count(**database, "SELECT count(*) FROM packages"), 6); // readable, and nothing is half stored
        QVERIFY((*database)->statement(u"PRAGMA max_page_count = %1"_s.arg(pages + 1000)).run());
        const auto stored = fill();
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
    }

    void whatIsDamagedIsTold_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("a page of a table") << u"page"_s;
        QTest::newRow("the head") << u"head"_s;
        QTest::newRow("no database at all") << u"text"_s;
    }
    void whatIsDamagedIsTold()
    {
        QFETCH(QString, what);
        qint64 place = 0;
        qint64 size = 0;
        {
            const auto database = Database::open(path());
            QVERIFY(database);
            size = count(**database, "PRAGMA page_size");
            place = (count(**database, "SELECT rootpage FROM sqlite_master WHERE name = 'packages'") - 1) * size;
            QVERIFY((*database)->emptyLog());
        }
        QFile file(path());
        QVERIFY(place > 0 && file.open(QIODevice::ReadWrite));
        if (what == u"text"_s)
            QVERIFY(file.resize(0));
        QVERIFY(file.seek(what == u"page"_s ? place : 0));
        QVERIFY(file.write(QByteArray(size, 'x')) == size);
        file.close();
        for (const Access access : {Access::ReadWrite, Access::ReadOnly}) {
            const auto database = Database::open(path(), access);
            QVERIFY(database || what != u"page"_s); // a reader reads the head with its first statement only
            const auto read = database ? (*database)->execute("SELECT max(price) FROM packages")
                                       : core::Result<void>(core::Failure(database.error()));
            QVERIFY(!read);
            QVERIFY2(read.error().reason == core::Reason::DatabaseDamaged, qPrintable(read.error().detail));
            QVERIFY2(read.error().detail.contains(u"loketd restore"_s), qPrintable(read.error().detail));
        }
    }

    // A file of another user, or on a stick that is locked.
    // What may be lost when the power fails is written as everything else is, and only not waited for.
    void durability()
    {
        const auto database = Database::open(path());
        const auto reader = Database::open(path(), Access::ReadOnly);
        QVERIFY(database && reader);
        const auto number = [](const Database& of, const char* sql) {
            Statement statement = of.statement(sql);
            return statement.run() && statement.next() ? statement.integer(0) : -1;
        };
        const auto write = [&](Durability durability) {
            auto transaction = Transaction::begin(**database, Patience::Usual, durability);
            QVERIFY(transaction && transaction->statement("INSERT INTO ledger_marks VALUES (?, '')")
                                       .bind(u"m%1"_s.arg(number(**database, "SELECT count(*) FROM ledger_marks")))
                                       .run());
            QVERIFY(transaction->commit());
        };
        constexpr int normal = 1;
        constexpr int full = 2;
        QCOMPARE(number(**database, "PRAGMA synchronous"), full);
        for (int i = 0; i < 2; ++i) {
            write(Durability::WithTheNext);
            QCOMPARE(number(**database, "PRAGMA synchronous"), normal);
            QCOMPARE(number(**reader, "SELECT count(*) FROM ledger_marks"), 2 * i + 1);
            write(Durability::AtOnce);
            QCOMPARE(number(**database, "PRAGMA synchronous"), full);
            QCOMPARE(number(**reader, "SELECT count(*) FROM ledger_marks"), 2 * i + 2);
        }
        (*database)->group().add([&](Transaction&) { return core::Result<void>(); }, [](const auto&) {});
        write(Durability::WithTheNext); // ends the group first
    }

    void aFileThatMayNotBeWritten()
    {
        QVERIFY(Database::open(path()));
        const auto of = [this](QFile::Permissions file, QFile::Permissions folder) {
            return QFile::setPermissions(path(), file) && QFile::setPermissions(m_folder->path(), folder);
        };
        constexpr auto read = QFile::ReadOwner | QFile::ReadUser;
        QVERIFY(of(read, read | QFile::ExeOwner | QFile::ExeUser));
        QFile tried(path());
        const bool isRefused = !tried.open(QIODevice::ReadWrite);
        const auto opened = Database::open(path());
        const auto written =
            opened ? (*opened)->execute("DELETE FROM packages") : core::Result<void>(core::Failure(opened.error()));
        QVERIFY(of(read | QFile::WriteOwner | QFile::WriteUser,
                   read | QFile::WriteOwner | QFile::WriteUser | QFile::ExeOwner | QFile::ExeUser));
        if (!isRefused)
            QSKIP("this user may write everything");
        QVERIFY(!written);
        QVERIFY2(written.error().reason == core::Reason::DatabaseReadOnly, qPrintable(written.error().detail));
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"loket.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
