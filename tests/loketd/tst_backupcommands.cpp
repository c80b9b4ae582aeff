#include "Program.h"

#include "settings/DataFolder.h"
#include "storage/Database.h"

#include <QDir>
#include <QTemporaryDir>

using namespace loket;
using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

class TestBackupCommands : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        QVERIFY(addPackage(u"first"_s));
    }

    void aCopyOfARunningDatabaseIsWholeAndPrivate()
    {
        // A writer like the engine, whose last commit is still in the log beside the database.
        const auto engine = storage::Database::open(folder() + u"/loket.db"_s);
        QVERIFY(engine);
        QVERIFY((*engine)->execute("UPDATE packages SET price = 7777 WHERE id = '3k'"));
        QVERIFY(QFileInfo(folder() + u"/loket.db-wal"_s).size() > 0);

        const Ran ran = here({u"backup"_s, copy()});
        QVERIFY2(ran.code == 0 && ran.err.isEmpty(), ran.said().constData());
        QCOMPARE(QFile::permissions(copy()) & QFile::Permissions(0x0077), QFile::Permissions());
        const auto copied = storage::Database::open(copy(), storage::Access::ReadOnly);
        QVERIFY(copied);
        storage::Statement price = (*copied)->statement("SELECT price FROM packages WHERE id = '3k'");
        QVERIFY(price.run() && price.next());
        QCOMPARE(price.integer(0), 7777);
        QCOMPARE(QDir(m_parent->path()).entryList({u"*copy*"_s}, QDir::Files | QDir::Hidden),
                 QStringList{u"the copy.db"_s});
    }

    void anExistingFileIsNotOverwritten()
    {
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        const QByteArray before = contentOf(copy());
        const Ran ran = here({u"backup"_s, copy()});
        QVERIFY2(ran.code == 1 && ran.isOneLineOfError() && ran.err.contains("exists already"), ran.said().constData());
        QCOMPARE(contentOf(copy()), before);
    }

    void backupsThatCannotBeMadeSayWhy()
    {
        const Ran nowhere = here({u"backup"_s, m_parent->filePath(u"no/such/folder/x.db"_s)});
        QVERIFY2(nowhere.code == 1 && nowhere.isOneLineOfError(), nowhere.said().constData());
        const Ran nothing = runLoketd({u"backup"_s, copy(), u"--data-dir"_s, m_parent->filePath(u"empty"_s)});
        QVERIFY2(nothing.code == 1 && nothing.isOneLineOfError() && nothing.err.contains("no database yet"),
                 nothing.said().constData());
        QVERIFY(!QFile::exists(copy()));
    }

    void aRestoreBringsTheOldDaysBackAndKeepsTheNewOnes()
    {
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        QVERIFY(addPackage(u"second"_s));
        const Ran ran = here({u"restore"_s, copy()});
        QVERIFY2(ran.code == 0 && ran.err.isEmpty(), ran.said().constData());
        QVERIFY(packages().contains("\"first\"") && !packages().contains("\"second\""));

        const QStringList kept = QDir(folder() + u"/backups"_s).entryList(QDir::Files);
        QCOMPARE(kept.size(), 1);
        const Ran back = here({u"restore"_s, folder() + u"/backups/"_s + kept[0]});
        QVERIFY2(back.code == 0, back.said().constData());
        QVERIFY(packages().contains("\"second\""));
        QCOMPARE(QFile::permissions(folder() + u"/loket.db"_s) & QFile::Permissions(0x0077), QFile::Permissions());
    }

    void aRestoreIntoAnEmptyFolderWorks()
    {
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        const QString other = m_parent->filePath(u"other"_s);
        const Ran ran = runLoketd({u"restore"_s, copy(), u"--data-dir"_s, other});
        QVERIFY2(ran.code == 0, ran.said().constData());
        QVERIFY(runLoketd({u"package"_s, u"list"_s, u"--data-dir"_s, other}).out.contains("\"first\""));
    }

    void aDamagedDatabaseCanBeReplaced()
    {
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        QFile damaged(folder() + u"/loket.db"_s);
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(QByteArray(8192, '#')) == 8192);
        damaged.close();
        const Ran ran = here({u"restore"_s, copy()});
        QVERIFY2(ran.code == 0, ran.said().constData());
        QVERIFY(packages().contains("\"first\""));
        QCOMPARE(QDir(folder() + u"/backups"_s).entryList({u"before-restore-*.db"_s}, QDir::Files).size(), 1);
    }

    void anEngineThatRunsIsNotPulledFromUnderItsFeet()
    {
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        const auto dataFolder = settings::DataFolder::open(folder());
        QVERIFY(dataFolder);
        const auto lock = settings::DataFolderLock::take(*dataFolder, u"the engine of the test"_s);
        QVERIFY(lock);
        const Ran ran = here({u"restore"_s, copy()});
        QVERIFY2(ran.code == 3 && ran.isOneLineOfError() && ran.err.contains("the engine of the test (pid "),
                 ran.said().constData());
    }

    void whatIsNotTakenBack_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("a missing file") << u"missing"_s << 2 << QByteArray("there is no file");
        QTest::newRow("a text") << u"text"_s << 2 << QByteArray("no database of Loket");
        QTest::newRow("another database") << u"stranger"_s << 2 << QByteArray("no database of Loket");
        QTest::newRow("a copy of a newer Loket") << u"newer copy"_s << 1 << QByteArray("newer Loket");
        QTest::newRow("over a database of a newer Loket") << u"newer present"_s << 1 << QByteArray("newer Loket");
        QTest::newRow("a damaged copy") << u"damaged"_s << 2 << QByteArray("");
    }

    void whatIsNotTakenBack()
    {
        QFETCH(QString, what);
        QFETCH(int, code);
        QFETCH(QByteArray, named);
        if (what == u"text"_s) {
            write(copy(), "these are no vouchers");
        } else if (what == u"stranger"_s) {
            QVERIFY(here({u"backup"_s, copy()}).code == 0);
            change(copy(), "DROP TABLE IF EXISTS voucher_delivery_logs");
            change(copy(), "ALTER TABLE voucher_purchases RENAME TO something_else");
        } else if (what == u"newer copy"_s) {
            QVERIFY(here({u"backup"_s, copy()}).code == 0);
            change(copy(), "PRAGMA user_version = 999");
        } else if (what == u"newer present"_s) {
            QVERIFY(here({u"backup"_s, copy()}).code == 0);
            change(folder() + u"/loket.db"_s, "PRAGMA user_version = 999");
        } else if (what == u"damaged"_s) {
            QVERIFY(here({u"backup"_s, copy()}).code == 0);
            QByteArray content = contentOf(copy());
            content.replace(content.size() / 4, content.size() / 2, QByteArray(content.size() / 2, '\xa5'));
            write(copy(), content);
        }
        const QByteArray before = contentOf(folder() + u"/loket.db"_s);
        const Ran ran = here({u"restore"_s, copy()});
        QVERIFY2(ran.code == code && ran.isOneLineOfError() && ran.err.contains(named), ran.said().constData());
        QCOMPARE(contentOf(folder() + u"/loket.db"_s), before);
        QVERIFY(QDir(folder() + u"/backups"_s).entryList(QDir::Files).isEmpty());
        QVERIFY(QDir(folder()).entryList({u"loket.db.*"_s}, QDir::Files).isEmpty());
    }

    // A foreign file may be an intact database of Loket with additions.
    void aCopyWithWhatIsNotOursIsRefused_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("trigger") << QByteArray("CREATE TRIGGER gift AFTER INSERT ON voucher_purchases BEGIN UPDATE "
                                               "voucher_purchases SET amount = 1 WHERE id = NEW.id; END")
                                 << QByteArray("trigger \"gift\"");
        QTest::newRow("view") << QByteArray("CREATE VIEW money AS SELECT 1") << QByteArray("view \"money\"");
        QTest::newRow("table") << QByteArray("CREATE TABLE notes (x)") << QByteArray("table \"notes\"");
        QTest::newRow("index") << QByteArray("CREATE INDEX fast ON packages (upper(name))")
                               << QByteArray("index \"fast\"");
        QTest::newRow("column") << QByteArray("ALTER TABLE packages ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
                                << QByteArray("table \"packages\"");
        QTest::newRow("computed column")
            << QByteArray("ALTER TABLE packages ADD COLUMN shout TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL")
            << QByteArray("table \"packages\"");
        QTest::newRow("another view of the same name")
            << QByteArray("DROP VIEW report_entries; CREATE VIEW report_entries AS SELECT 1")
            << QByteArray("view \"report_entries\"");
    }

    void aCopyWithWhatIsNotOursIsRefused()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, named);
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        for (const QByteArray& one : sql.contains("TRIGGER") ? QByteArrayList{sql} : sql.split(';'))
            change(copy(), one.constData());
        const QByteArray before = contentOf(folder() + u"/loket.db"_s);
        const Ran ran = here({u"restore"_s, copy()});
        QVERIFY2(ran.code == 2 && ran.isOneLineOfError() && ran.err.contains(named), ran.said().constData());
        QCOMPARE(contentOf(folder() + u"/loket.db"_s), before);
    }

    void whatWasTakenAwaySinceTheCopyStaysSo()
    {
        const QString database = folder() + u"/loket.db"_s;
        QVERIFY(here({u"token"_s, u"create"_s, u"lost"_s, u"--scope"_s, u"read"_s}).code == 0);
        QVERIFY(here({u"token"_s, u"create"_s, u"kept"_s, u"--scope"_s, u"read"_s}).code == 0);
        change(database, "INSERT INTO staff (name, role, secret_hash, is_pin, created_at) VALUES "
                         "('Ibu', 'owner', 'x', 0, '2026-01-01T00:00:00.000Z'), "
                         "('Budi', 'cashier', 'y', 1, '2026-01-01T00:00:00.000Z')");
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        QVERIFY(here({u"token"_s, u"revoke"_s, u"lost"_s}).code == 0);
        change(database, "UPDATE staff SET enabled = 0 WHERE name = 'Budi'");
        QVERIFY(here({u"token"_s, u"create"_s, u"young"_s, u"--scope"_s, u"read"_s}).code == 0);

        const Ran ran = here({u"restore"_s, copy()});
        QVERIFY2(ran.code == 0 && ran.out.contains("revoked since the copy, and still so: lost\n") &&
                     ran.out.contains("switched off since the copy, and still so: Budi\n"),
                 ran.said().constData());
        QCOMPARE(column("SELECT name FROM api_tokens"), QStringList{u"kept"_s});
        QCOMPARE(column("SELECT name FROM staff WHERE enabled = 1"), QStringList{u"Ibu"_s});

        // Back to what was there before: what is newer than the copy was never revoked.
        const QString kept = QDir(folder() + u"/backups"_s).entryList({u"before-restore-*"_s}, QDir::Files).value(0);
        const Ran back = here({u"restore"_s, folder() + u"/backups/"_s + kept});
        QVERIFY2(back.code == 0 && !back.out.contains("still so"), back.said().constData());
        QCOMPARE(column("SELECT name FROM api_tokens ORDER BY name"), (QStringList{u"kept"_s, u"young"_s}));
    }

    // A copy still holds a customer who was forgotten after it; it is not forgotten that he was to be.
    void whoWasForgottenSinceTheCopyIsForgottenAgain()
    {
        const QString database = folder() + u"/loket.db"_s;
        QVERIFY(here({u"token"_s, u"list"_s}).code == 0);
        for (const char* invoice : {"LK-A", "LK-B", "LK-C"})
            change(database, QByteArray("INSERT INTO voucher_purchases (invoice_id, status_token, customer_name, "
                                        "customer_phone, voucher_package, package_name, voucher_profile, "
                                        "duration_seconds, counts, voucher_quantity, amount, status, delivery_status, "
                                        "payment_gateway, channel, router, created_at, updated_at) VALUES ('" +
                                        QByteArray(invoice) + "', '" + invoice +
                                        "', 'Siti', '6281234567890', '5k', '5k', '5k', 1, 'online', 1, 5000, "
                                        "'completed', 'sent', 'cash', 'online', 'main', '', '')")
                                 .constData());
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        change(database, "UPDATE voucher_purchases SET forget_wanted = 1, forgotten_at = '2026-03-01T00:00:00.000Z', "
                         "customer_name = '', customer_phone = '' WHERE invoice_id = 'LK-A'");
        change(database, "UPDATE voucher_purchases SET forget_wanted = 1 WHERE invoice_id = 'LK-B'");
        const Ran ran = here({u"restore"_s, copy()});
        QVERIFY2(ran.code == 0 && ran.out.contains("forgets them again, in 2 orders\n"), ran.said().constData());
        QCOMPARE(column("SELECT invoice_id FROM voucher_purchases WHERE forget_wanted = 1 AND forgotten_at IS NULL "
                        "ORDER BY 1"),
                 (QStringList{u"LK-A"_s, u"LK-B"_s}));
    }

    // Else nobody could change any setting.
    void theOwnersOfTodayComeAlongWhereNoneIsLeft()
    {
        const QString database = folder() + u"/loket.db"_s;
        change(database, "INSERT INTO staff (name, role, secret_hash, is_pin, created_at) VALUES "
                         "('Ibu', 'owner', 'x', 0, '2026-01-01T00:00:00.000Z')");
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        change(database, "INSERT INTO staff (name, role, secret_hash, is_pin, created_at) VALUES "
                         "('Sari', 'owner', 'z', 0, '2026-02-01T00:00:00.000Z')");
        change(database, "UPDATE staff SET enabled = 0 WHERE name = 'Ibu'");
        QVERIFY(here({u"restore"_s, copy()}).code == 0);
        QCOMPARE(column("SELECT name || secret_hash FROM staff WHERE enabled = 1"), QStringList{u"Sariz"_s});
    }

    void aCopyOfAnotherLedgerTakesNothingAway()
    {
        QVERIFY(here({u"token"_s, u"create"_s, u"theirs"_s, u"--scope"_s, u"read"_s}).code == 0);
        QVERIFY(here({u"backup"_s, copy()}).code == 0);
        const QString other = m_parent->filePath(u"other"_s);
        const auto there = [&](QStringList words) { return runLoketd(words << u"--data-dir"_s << other); };
        QVERIFY(there({u"token"_s, u"create"_s, u"theirs"_s, u"--scope"_s, u"read"_s}).code == 0);
        QVERIFY(there({u"token"_s, u"revoke"_s, u"theirs"_s}).code == 0);
        const Ran ran = there({u"restore"_s, copy()});
        QVERIFY2(ran.code == 0 && ran.out.contains("another ledger"), ran.said().constData());
        QVERIFY(there({u"token"_s, u"list"_s}).out.contains("theirs"));
    }

private:
    [[nodiscard]] QStringList column(const char* sql) const
    {
        const auto database = storage::Database::open(folder() + u"/loket.db"_s, storage::Access::ReadOnly);
        if (!database)
            return {database.error().detail};
        storage::Statement statement = (*database)->statement(sql);
        QStringList all;
        if (!statement.run())
            return {u"refused"_s};
        while (statement.next())
            all += statement.text(0);
        return all;
    }
    [[nodiscard]] QString folder() const { return m_parent->filePath(u"data"_s); }
    [[nodiscard]] QString copy() const { return m_parent->filePath(u"the copy.db"_s); }
    [[nodiscard]] Ran here(const QStringList& arguments) const
    {
        return runLoketd(QStringList{u"--data-dir"_s, folder()} + arguments);
    }
    [[nodiscard]] bool addPackage(const QString& id) const
    {
        return here({u"package"_s, u"set"_s, id, u"--price"_s, u"1000"_s, u"--duration"_s, u"1h"_s}).code == 0;
    }
    [[nodiscard]] QByteArray packages() const { return here({u"package"_s, u"list"_s}).out; }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    static void change(const QString& path, const char* sql)
    {
        const auto database = storage::Database::open(path);
        QVERIFY(database);
        const auto done = (*database)->execute(sql);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    std::unique_ptr<QTemporaryDir> m_parent;
};

QTEST_GUILESS_MAIN(TestBackupCommands)
#include "tst_backupcommands.moc"
