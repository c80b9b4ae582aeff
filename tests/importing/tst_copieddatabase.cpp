// Whatever is in the place of a database of gembok-bill: it is read, or there is one clear error.
#include "importing/GembokFolder.h"
#include "importing/LookAround.h"
#include "importing/sources/CopiedDatabase.h"
#include "importing/sources/Gembok.h"

#include "core/Reasons.h"

#include <QProcess>
#include <QTest>
#include <QTimeZone>

#include <thread>
#include <unistd.h>

using namespace loket;
using namespace loket::importing;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using core::Reason;

namespace {

Ours someOurs()
{
    Ours ours;
    ours.now = QDateTime(QDate(2026, 4, 10), QTime(5, 0), QTimeZone::utc());
    return ours;
}

QByteArray contentOf(const QString& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

qsizetype ordersIn(const QString& folder)
{
    const auto reading = readGembok(folder, {});
    if (!reading) {
        qWarning("%s", qPrintable(reading.error().detail));
        return -1;
    }
    const auto plan = (*reading)->plan(someOurs(), {});
    return plan ? plan->purchases.size() : -2;
}

const QByteArray oneOrder = "INSERT INTO voucher_purchases (customer_name, customer_phone, amount, voucher_package, "
                            "voucher_profile, voucher_data, status, created_at) VALUES ('santo', '08170281534', 3000, "
                            "'3k', '3k', '[]', 'failed', '2026-01-23 20:15:32')";

QByteArray manyOrders(int count)
{
    return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + QByteArray::number(count) +
           ") INSERT INTO voucher_purchases (customer_name, customer_phone, amount, voucher_package, voucher_profile, "
           "voucher_data, status, created_at) SELECT 'santo', '08170281534', 3000, '3k', '3k', '[]', 'failed', "
           "'2026-01-23 20:15:32' FROM n";
}

} // namespace

class TestCopiedDatabase : public QObject
{
    Q_OBJECT

private slots:
    void wrongFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("reason");
        GembokFolder whole;
        whole.sql(manyOrders(5000));
        whole.close();
        const QByteArray database = contentOf(whole.database());
        QVERIFY(database.size() > 200'000);
        const auto row = [](const char* name, const QByteArray& content, Reason reason) {
            QTest::newRow(name) << content << int(reason);
        };
        row("a text", "mikrotik_host = 192.168.8.1\n", Reason::ImportNotDatabase);
        row("a long text", QByteArray(100'000, 'x'), Reason::ImportNotDatabase);
        row("half a file", database.left(database.size() / 2), Reason::ImportDatabaseDamaged);
        row("the first page", database.left(4096), Reason::ImportDatabaseDamaged);
        row("half a page", database.left(2000), Reason::ImportDatabaseDamaged);
        row("zeros in the middle",
            QByteArray(database).replace(8192, database.size() - 8192, QByteArray(database.size() - 8192, '\0')),
            Reason::ImportDatabaseDamaged);
        row("encrypted", QByteArray(database).replace(0, 16, "0123456789abcdef"), Reason::ImportNotDatabase);
        row("empty", {}, Reason::ImportDatabaseForeign); // which SQLite takes for a new database
    }
    void wrongFiles()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const int, reason);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"data"_s));
        QFile file(folder.filePath(u"data/billing.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto reading = readGembok(folder.path(), {});
        QVERIFY(!reading);
        QCOMPARE(core::idOf(reading.error().reason), core::idOf(Reason(reason)));
        QCOMPARE(contentOf(file.fileName()), content);
    }

    void noFolder()
    {
        QTemporaryDir folder;
        const auto reading = readGembok(folder.filePath(u"nothing"_s), {});
        QCOMPARE(core::idOf(reading.error().reason), core::idOf(Reason::GembokMissing));
        QVERIFY(QDir(folder.path()).mkpath(u"data/billing.db"_s)); // a folder of that name
        QCOMPARE(core::idOf(readGembok(folder.path(), {}).error().reason), core::idOf(Reason::GembokMissing));
    }

    void whereItIsFound_data()
    {
        QTest::addColumn<QString>("given");
        QTest::newRow("the folder of the program") << QString();
        QTest::newRow("its folder data") << u"/data"_s;
        QTest::newRow("the database itself") << u"/data/billing.db"_s;
    }
    void whereItIsFound()
    {
        QFETCH(const QString, given);
        GembokFolder folder;
        folder.sql(oneOrder);
        folder.writeSettings(R"({"company_header": "Gembok Net"})");
        const auto reading = readGembok(folder.path() + given, {});
        QVERIFY(reading);
        const auto plan = (*reading)->plan(someOurs(), {});
        QCOMPARE(plan->purchases.size(), 1);
        QCOMPARE(plan->settings.size(), 1);
    }

    void otherSchemas_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, const QByteArray& sql, Reason reason) {
            QTest::newRow(name) << sql << int(reason);
        };
        row("another program's", "CREATE TABLE notes (id INTEGER, text TEXT)", Reason::ImportDatabaseForeign);
        row("a view", "CREATE TABLE x (id INTEGER); CREATE VIEW voucher_purchases AS SELECT 1 AS id FROM x",
            Reason::ImportNoRealTable);
        row("a view of another case", "CREATE VIEW Voucher_Purchases AS SELECT 1 AS id", Reason::ImportNoRealTable);
        row("a virtual table", "CREATE VIRTUAL TABLE voucher_purchases USING fts5(id, customer_name)",
            Reason::ImportNoRealTable);
        row("a view in the place of another table",
            "CREATE TABLE voucher_purchases (id INTEGER PRIMARY KEY); CREATE VIEW agents AS SELECT 1 AS id, 'x' AS "
            "name",
            Reason::ImportNoRealTable);
    }
    void otherSchemas()
    {
        QFETCH(const QByteArray, sql);
        QFETCH(const int, reason);
        QTemporaryDir folder;
        sqlite3* connection = nullptr;
        QVERIFY(QDir(folder.path()).mkdir(u"data"_s));
        sqlite3_open(qPrintable(folder.filePath(u"data/billing.db"_s)), &connection);
        QCOMPARE(sqlite3_exec(connection, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(connection);
        const auto reading = readGembok(folder.path(), {});
        QVERIFY(!reading);
        QCOMPARE(core::idOf(reading.error().reason), core::idOf(Reason(reason)));
    }

    // Columns that are computed and checks are of the schema: none of it is run.
    void aHostileSchema()
    {
        QTemporaryDir folder;
        sqlite3* connection = nullptr;
        QVERIFY(QDir(folder.path()).mkdir(u"data"_s));
        sqlite3_open(qPrintable(folder.filePath(u"data/billing.db"_s)), &connection);
        const QByteArray sql =
            "CREATE TABLE voucher_purchases (id INTEGER PRIMARY KEY, amount INTEGER, status TEXT, created_at TEXT, "
            "voucher_package TEXT, voucher_data TEXT, voucher_profile TEXT AS (hex(zeroblob(50000000))), "
            "customer_name TEXT CHECK (length(hex(randomblob(1))) > 0));"
            "INSERT INTO voucher_purchases (id, amount, status, created_at, voucher_package, voucher_data) VALUES (1, "
            "3000, 'failed', '2026-01-23 20:15:32', '3k', '[]')";
        QCOMPARE(sqlite3_exec(connection, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(connection);
        QCOMPARE(ordersIn(folder.path()), 1);
    }

    void hugeTexts()
    {
        GembokFolder folder;
        folder.sql(oneOrder);
        folder.sql("UPDATE voucher_purchases SET customer_name = hex(zeroblob(4000000)), voucher_profile = "
                   "hex(zeroblob(4000000)), voucher_data = hex(zeroblob(4000000)), status = 'completed'");
        const auto reading = readGembok(folder.path(), {});
        QVERIFY(reading);
        const auto plan = (*reading)->plan(someOurs(), {});
        QVERIFY(plan);
        QCOMPARE(plan->purchases.first().purchase.customerName.size(), 100);
        QCOMPARE(plan->purchases.first().purchase.profile.size(), 100);
        QCOMPARE(leftOut(*plan, What::Vouchers, Why::Unreadable), 1);
        folder.sql("UPDATE voucher_purchases SET voucher_data = zeroblob(100000000)"); // more than is ever loaded
        QCOMPARE(core::idOf(readGembok(folder.path(), {}).error().reason), core::idOf(Reason::ImportDatabaseDamaged));
    }

    void codesThatAreNestedWithoutEnd()
    {
        GembokFolder folder;
        folder.sql(oneOrder);
        folder.sql("UPDATE voucher_purchases SET voucher_data = replace(hex(zeroblob(300000)), '0', '['), status = "
                   "'completed'");
        QCOMPARE(ordersIn(folder.path()), 1);
    }

    // What is only in the log so far belongs to the database.
    void aLogThatIsNotFolded()
    {
        GembokFolder folder(GembokAge::Newest, true);
        folder.sql(oneOrder);
        QVERIFY(QFileInfo(folder.database() + u"-wal"_s).size() > 0);
        QCOMPARE(ordersIn(folder.path()), 1);
        // Copied away while nobody had it open: the log without its index.
        QTemporaryDir copy;
        QVERIFY(QDir(copy.path()).mkdir(u"data"_s));
        for (const QString& part : {u"billing.db"_s, u"billing.db-wal"_s})
            QVERIFY(QFile::copy(folder.path() + u"/data/"_s + part, copy.filePath(u"data/"_s + part)));
        QCOMPARE(ordersIn(copy.path()), 1);
    }

    // A stick that is write-protected, or a folder of another user.
    void aFolderThatCannotBeWritten()
    {
        GembokFolder folder(GembokAge::Newest, true);
        folder.sql(oneOrder);
        QTemporaryDir copy;
        QVERIFY(QDir(copy.path()).mkdir(u"data"_s));
        for (const QString& part : {u"billing.db"_s, u"billing.db-wal"_s}) {
            QVERIFY(QFile::copy(folder.path() + u"/data/"_s + part, copy.filePath(u"data/"_s + part)));
            QFile::setPermissions(copy.filePath(u"data/"_s + part), QFile::ReadOwner);
        }
        QFile::setPermissions(copy.filePath(u"data"_s), QFile::ReadOwner | QFile::ExeOwner);
        const auto restore = qScopeGuard([&] {
            QFile::setPermissions(copy.filePath(u"data"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        });
        QCOMPARE(ordersIn(copy.path()), 1);
        if (geteuid() != 0) // who may write everywhere
            QCOMPARE(QDir(copy.filePath(u"data"_s)).entryList(QDir::Files).size(), 2);
    }

    // The power went in the middle of a transaction: what it had changed already is taken back in the copy.
    void aJournalThatWasLeft()
    {
        GembokFolder folder;
        folder.sql(manyOrders(5000));
        folder.sql("PRAGMA cache_size=5; PRAGMA cache_spill=1; BEGIN; UPDATE voucher_purchases SET status = "
                   "'completed', customer_name = 'budi'");
        QTemporaryDir copy;
        QVERIFY(QDir(copy.path()).mkdir(u"data"_s));
        for (const QString& part : {u"billing.db"_s, u"billing.db-journal"_s})
            QVERIFY(QFile::copy(folder.path() + u"/data/"_s + part, copy.filePath(u"data/"_s + part)));
        const auto reading = readGembok(copy.path(), {});
        QVERIFY2(reading, qPrintable(reading ? QString() : reading.error().detail));
        const auto plan = (*reading)->plan(someOurs(), {});
        QCOMPARE(plan->purchases.size(), 5000);
        for (const PlannedPurchase& planned : plan->purchases) {
            QCOMPARE(planned.purchase.customerName, u"santo"_s);
            QVERIFY(planned.purchase.status == domain::PurchaseStatus::Failed);
        }
        QVERIFY(QFileInfo::exists(copy.filePath(u"data/billing.db-journal"_s))); // still theirs
    }

    // The original writes on while its database is copied: one state is read, and nobody waits for the other.
    void whileItIsWritten_data()
    {
        QTest::addColumn<bool>("withLog");
        QTest::newRow("with a log") << true;
        QTest::newRow("with a journal") << false;
    }
    void whileItIsWritten()
    {
        QFETCH(const bool, withLog);
        constexpr int before = 20'000;
        GembokFolder folder(GembokAge::Newest, withLog);
        folder.sql(manyOrders(before));
        std::atomic<bool> isOver = false;
        std::atomic<int> written = 0;
        std::atomic<int> failed = 0;
        std::thread writer([&] {
            sqlite3_busy_timeout(folder.connection(), 10'000);
            while (!isOver) {
                const QByteArray two = "BEGIN IMMEDIATE;" + oneOrder + ';' + oneOrder + "; COMMIT";
                if (sqlite3_exec(folder.connection(), two.constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
                    written += 2;
                else
                    ++failed;
            }
        });
        const auto stop = qScopeGuard([&] {
            isOver = true;
            writer.join();
        });
        QTRY_VERIFY(written > 10);
        for (int i = 0; i < 3; ++i) {
            const qsizetype orders = ordersIn(folder.path());
            QVERIFY2(orders > before, qPrintable(QString::number(orders)));
            QCOMPARE(orders % 2, 0); // never half of what was written together
        }
        const int then = written;
        QTRY_VERIFY(written > then);
        QCOMPARE(failed.load(), 0);
    }

    void anotherProgramHoldsIt()
    {
        GembokFolder folder;
        folder.sql(oneOrder);
        folder.sql("BEGIN EXCLUSIVE");
        const auto reading = readGembok(folder.path(), {});
        QCOMPARE(core::idOf(reading.error().reason), core::idOf(Reason::ImportDatabaseBusy));
    }

    void cancelled()
    {
        GembokFolder folder;
        folder.sql(manyOrders(5000));
        for (const int after : {0, 1, 3, 10}) {
            int reports = 0;
            const auto reading = readGembok(folder.path(), [&](const Progress&) { return reports++ < after; });
            QCOMPARE(core::idOf(reading.error().reason), core::idOf(Reason::ImportCancelled));
            QCOMPARE(reports, after + 1);
        }
    }

    // Nobody else may read the copy, and it is gone afterwards.
    void theCopyIsPrivate()
    {
        GembokFolder folder;
        folder.sql(oneOrder);
        QTemporaryDir temporary;
        qputenv("TMPDIR", temporary.path().toUtf8());
        const auto restore = qScopeGuard([] { qunsetenv("TMPDIR"); });
        {
            const auto copy = CopiedDatabase::of(folder.database(), {});
            QVERIFY(copy);
            const QStringList folders = QDir(temporary.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            QCOMPARE(folders.size(), 1);
            const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
            QVERIFY(!(QFile::permissions(temporary.filePath(folders.first())) & others));
        }
        QVERIFY(QDir(temporary.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCopiedDatabase)
#include "tst_copieddatabase.moc"
