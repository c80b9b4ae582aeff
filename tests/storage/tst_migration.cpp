#include "core/Clock.h"
#include "core/Reasons.h"
#include "storage/AlertRepository.h"
#include "storage/Backup.h"
#include "storage/Database.h"
#include "storage/PurchaseRepository.h"
#include "storage/ReadModels.h"
#include "storage/ScheduleRepository.h"
#include "storage/SettlementRepository.h"
#include "storage/ShiftRepository.h"
#include "storage/Update.h"
#include "storage/VoucherRepository.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::storage;
using namespace Qt::Literals::StringLiterals;
using domain::VoucherStatus;

namespace {

// What a shop may have sold with the first schema: paid and complete, discarded once, in the middle, and not paid.
constexpr auto sold = R"(
INSERT INTO voucher_purchases (id, invoice_id, status_token, customer_name, customer_phone, voucher_package,
    package_name, voucher_profile, duration_seconds, counts, quota_bytes, voucher_quantity, amount, status,
    delivery_status, payment_gateway, channel, router, created_at, paid_at, completed_at, updated_at) VALUES
  (1, 'LK260102-AAAAAAAAAAAAAAA', 't1', 'Andi', '628123456789', '5k', '5rb - 2 Hari', '5k', 172800, 'online', 0, 2,
   10000, 'completed', 'sent', 'tripay', 'online', 'main', '2026-01-02T03:00:00.000Z', '2026-01-02T03:01:00.000Z',
   '2026-01-02T03:01:05.000Z', '2026-01-02T03:01:05.000Z'),
  (2, 'LK260102-BBBBBBBBBBBBBBB', 't2', 'Budi', '', '3k', '3rb - 1 Hari', '3k', 86400, 'first-login', 1000, 1, 3000,
   'paid', 'not_required', 'cash', 'counter', 'main', '2026-01-02T04:00:00.000Z', '2026-01-02T04:00:01.000Z', NULL,
   '2026-01-02T04:00:01.000Z'),
  (3, 'LK260102-CCCCCCCCCCCCCCC', 't3', 'Citra', '', '3k', '3rb - 1 Hari', '3k', 86400, 'online', 0, 1, 3000,
   'pending', 'not_required', 'cash', 'counter', 'main', '2026-01-02T05:00:00.000Z', NULL, NULL,
   '2026-01-02T05:00:00.000Z');
INSERT INTO vouchers (id, purchase_id, number, router, username, password, profile, status, created_at, updated_at) VALUES
  (10, 1, 1, 'main', 'taken', 'taken', '5k', 'discarded', '2026-01-02T03:01:00.000Z', '2026-01-02T03:01:01.000Z'),
  (11, 1, 1, 'main', 'aaaa', 'aaaa', '5k', 'on_router', '2026-01-02T03:01:01.000Z', '2026-01-02T03:01:05.000Z'),
  (12, 1, 2, 'main', 'bbbb', 'secret', '5k', 'on_router', '2026-01-02T03:01:00.000Z', '2026-01-02T03:01:05.000Z'),
  (13, 2, 1, 'main', 'cccc', 'cccc', '3k', 'planned', '2026-01-02T04:00:01.000Z', '2026-01-02T04:00:01.000Z');
INSERT INTO jobs (kind, purchase_id, state, due_at, created_at, updated_at) VALUES
  ('issue_vouchers', 2, 'queued', '2026-01-02T04:00:01.000Z', '2026-01-02T04:00:01.000Z', '2026-01-02T04:00:01.000Z');
INSERT INTO voucher_delivery_logs (purchase_id, phone, status, channel, created_at) VALUES
  (1, '628123456789', 'sent', 'fonnte', '2026-01-02T03:01:07.000Z');
INSERT INTO audit_log (at, actor, action, purchase_id) VALUES ('2026-01-02T03:01:05.000Z', 'system', 'purchase.completed', 1);
)";

} // namespace

// A database of the first schema, written by the sqlite3 program, is opened by this one.
class TestMigration : public QObject
{
    Q_OBJECT

private slots:
    void everythingSoldIsKept()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        writeFirstSchema(path);
        const auto database = Database::open(path);
        QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
        QCOMPARE((*database)->schemaVersion(), Database::newestSchemaVersion());
        QVERIFY(Database::newestSchemaVersion() >= 2);

        const PurchaseRepository purchases(**database);
        QCOMPARE(purchases.find(1)->customerName, u"Andi"_s);
        QVERIFY(purchases.find(2)->status == domain::PurchaseStatus::Paid);
        QVERIFY(purchases.find(3)->status == domain::PurchaseStatus::Pending);
        const VoucherRepository vouchers(**database);
        const auto whole = vouchers.ofPurchase(1);
        QCOMPARE(whole->size(), 2);
        const domain::Voucher& first = whole->at(0);
        QCOMPARE(first.id, 11);
        QCOMPARE(first.username, u"aaaa"_s);
        QCOMPARE(first.comment, u"loket:LK260102-AAAAAAAAAAAAAAA:1"_s);
        QCOMPARE(first.batchId, 0);
        QCOMPARE(first.duration, domain::Seconds(172800));
        QCOMPARE(first.onRouterAt, core::fromIso(u"2026-01-02T03:01:05.000Z"_s));
        QCOMPARE(first.soldAt, core::fromIso(u"2026-01-02T03:01:00.000Z"_s));
        QCOMPARE(whole->at(1).password, u"secret"_s);
        const auto waiting = vouchers.ofPurchase(2);
        QCOMPARE(waiting->size(), 1);
        QVERIFY(waiting->first().status == VoucherStatus::Planned);
        QVERIFY(waiting->first().counts == domain::Counting::FirstLogin);
        QCOMPARE(waiting->first().quotaBytes, 1000);
        QVERIFY(!waiting->first().onRouterAt.isValid());
        QVERIFY(vouchers.ofPurchase(3)->isEmpty());
        QVERIFY(vouchers.find(10)->status == VoucherStatus::Discarded);

        QCOMPARE(count(**database, "SELECT count(*) FROM vouchers"), 4);
        QCOMPARE(count(**database, "SELECT count(*) FROM jobs"), 1);
        QCOMPARE(count(**database, "SELECT count(*) FROM voucher_delivery_logs"), 1);
        QCOMPARE(count(**database, "SELECT count(*) FROM audit_log"), 1);
        QCOMPARE(count(**database, "SELECT count(*) FROM packages WHERE lock_to_device = 0"), 6);
        Statement broken = (*database)->statement("PRAGMA foreign_key_check");
        QVERIFY(broken.run() && !broken.next());
        Statement integrity = (*database)->statement("PRAGMA integrity_check");
        QVERIFY(integrity.run() && integrity.next());
        QCOMPARE(integrity.text(0), u"ok"_s);
    }

    // A place has one live code, and a code is unique on its router, as before.
    void theOldRulesStillHold()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        writeFirstSchema(path);
        const auto database = Database::open(path);
        QVERIFY(database);
        const VoucherRepository vouchers(**database);
        auto transaction = Transaction::begin(**database);
        const QDateTime now = core::fromIso(u"2026-01-03T00:00:00.000Z"_s);
        domain::Voucher samePlace{.purchaseId = 1,
                                  .number = 2,
                                  .router = u"main"_s,
                                  .username = u"dddd"_s,
                                  .password = u"dddd"_s,
                                  .profile = u"5k"_s,
                                  .createdAt = now};
        QVERIFY(vouchers.insert(*transaction, samePlace).error().kind == core::ErrorKind::Conflict);
        domain::Voucher sameCode = samePlace;
        sameCode.purchaseId = 3;
        sameCode.number = 1;
        sameCode.username = u"taken"_s; // also where it was discarded
        QVERIFY(vouchers.insert(*transaction, sameCode).error().kind == core::ErrorKind::Conflict);
        sameCode.username = u"eeee"_s;
        QVERIFY(vouchers.insert(*transaction, sameCode));
        QVERIFY(sameCode.id > 13); // ids are never used twice
    }

    void aBrokenMigrationLeavesTheOldSchemaWhole()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        writeFirstSchema(path);
        sqlite(path, "CREATE TABLE voucher_batches (id INTEGER);"); // is in the way
        QVERIFY(!Database::open(path));
        sqlite(path, "DROP TABLE voucher_batches;");
        const auto database = Database::open(path);
        QVERIFY(database);
        QCOMPARE(count(**database, "SELECT count(*) FROM vouchers"), 4);
    }

    // A webhook's signature is removed from the bodies stored before.
    void signaturesOfBeforeAreForgotten_data()
    {
        QTest::addColumn<QByteArray>("gateway");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("midtrans") << QByteArray("midtrans") << QByteArray(R"({"order_id":"A","signature_key":"abc"})")
                                  << QByteArray(R"({"order_id":"A"})");
        QTest::newRow("midtrans, unreadable") << QByteArray("midtrans") << QByteArray("{signature_key") << QByteArray();
        QTest::newRow("duitku, last") << QByteArray("duitku") << QByteArray("a=1&b=2&signature=abc")
                                      << QByteArray("a=1&b=2");
        QTest::newRow("duitku, first") << QByteArray("duitku") << QByteArray("signature=abc&a=1&b=2")
                                       << QByteArray("a=1&b=2");
        QTest::newRow("duitku, between") << QByteArray("duitku") << QByteArray("a=1&signature=abc&b=2")
                                         << QByteArray("a=1&b=2");
        QTest::newRow("duitku, alone") << QByteArray("duitku") << QByteArray("signature=abc") << QByteArray();
        QTest::newRow("duitku, none") << QByteArray("duitku") << QByteArray("a=1&mysignature=2")
                                      << QByteArray("a=1&mysignature=2");
        QTest::newRow("tripay") << QByteArray("tripay") << QByteArray(R"({"status":"PAID"})")
                                << QByteArray(R"({"status":"PAID"})");
    }
    void signaturesOfBeforeAreForgotten()
    {
        QFETCH(QByteArray, gateway);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        writeFirstSchema(path);
        sqlite(path, "INSERT INTO payment_events (gateway, event_key, purchase_id, state, amount, reference, source, "
                     "raw_body, received_at) VALUES ('" +
                         gateway + "', 'k', 1, 'paid', 1, '', 'webhook', CAST('" + before +
                         "' AS BLOB), '2026-01-02T03:01:00.000Z');");
        const auto database = Database::open(path);
        QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
        Statement statement = (*database)->statement("SELECT CAST(raw_body AS TEXT) FROM payment_events");
        QVERIFY(statement.run() && statement.next());
        QCOMPARE(statement.text(0).toUtf8(), after);
    }

    // The copies of before are made while the signatures are still there.
    void signaturesInCopiesAreForgotten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("gateway");
        QTest::addColumn<QByteArray>("body");
        const QByteArray midtrans = R"({"order_id":"A","signature_key":"5157ab"})";
        for (const char* name : {"before-update-1-to-9-20250301-080000-001.db", "before-restore-20250301-080000-001.db",
                                 "auto-20250301-080000.db"})
            QTest::newRow(name) << QString::fromLatin1(name) << QByteArray("midtrans") << midtrans;
        QTest::newRow("a form") << u"auto-20250301-080000.db"_s << QByteArray("duitku")
                                << QByteArray("a=1&signature=5157ab&b=2");
        QTest::newRow("unreadable") << u"auto-20250301-080000.db"_s << QByteArray("midtrans")
                                    << QByteArray("{signature_key 5157ab");
    }
    void signaturesInCopiesAreForgotten()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, gateway);
        QFETCH(QByteArray, body);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        const QDir backups(folder.filePath(u"backups"_s));
        QVERIFY(backups.mkpath(u"."_s));
        writeFirstSchema(path);
        sqlite(path, "INSERT INTO payment_events (gateway, event_key, purchase_id, state, amount, reference, source, "
                     "raw_body, received_at) VALUES ('" +
                         gateway + "', 'k', 1, 'paid', 1, '', 'webhook', CAST('" + body +
                         "' AS BLOB), '2026-01-02T03:01:00.000Z');");
        const QString copy = backups.filePath(name);
        QVERIFY(writeBackup(path, copy));
        QVERIFY(contentOf(copy).contains("5157ab"));
        const QDateTime written = QFileInfo(copy).lastModified();
        const QString damaged = backups.filePath(u"auto-20250302-080000.db"_s);
        QVERIFY(QFile::copy(copy, damaged) && QFile::resize(damaged, 100));

        QCOMPARE(forgetSignatures(backups.path()), 1);
        QVERIFY(!contentOf(copy).contains("5157ab"));
        QCOMPARE(QFileInfo(copy).lastModified(), written);
        QCOMPARE(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QCOMPARE(*checkBackup(copy), 1); // the schema it had
        QCOMPARE(QFileInfo(damaged).size(), 100);
        QCOMPARE(backups.entryList(QDir::Files).size(), 2); // nothing is left beside them
        QCOMPARE(forgetSignatures(backups.path()), 0);
        QVERIFY(restoreBackup(copy, path, backups.filePath(u"before-restore-1.db"_s)));
        const auto database = Database::open(path);
        QVERIFY(database);
        QCOMPARE(count(**database, "SELECT count(*) FROM vouchers"), 4);
        QCOMPARE(count(**database, "SELECT count(*) FROM payment_events"), 1);
    }

    // A failure that was stored as a text only keeps it, and has no reason.
    void failuresKeepTheirText()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        writeTenthSchema(path);
        sqlite(path, R"(
UPDATE voucher_purchases SET failure_kind = 'unreachable', failure_reason = 'no route to 10.0.0.1' WHERE id = 2;
UPDATE jobs SET error_kind = 'unreachable', error = 'no route to 10.0.0.1';
INSERT INTO voucher_delivery_logs (purchase_id, phone, status, error_message, error_kind, channel, created_at)
  VALUES (1, '628123456789', 'failed', 'target invalid', 'refused', 'fonnte', '2026-01-02T03:02:07.000Z');
INSERT INTO schedule_runs (task, started_at, ended_at, succeeded, message)
  VALUES ('backup', '2026-01-02T03:02:07.000Z', '2026-01-02T03:02:08.000Z', 0, 'the disk is full');
INSERT INTO alerts (kind, subject, reason, raised_at) VALUES ('disk_low', '', '12 MB free', '2026-01-02T03:02:07.000Z');
INSERT INTO settlement_runs (day, gateway, checked_at, asked, unanswered, error)
  VALUES ('2026-01-02', 'tripay', '2026-01-03T03:02:07.000Z', 0, 0, 'no answer');
)");
        const auto database = Database::open(path);
        QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
        QCOMPARE((*database)->schemaVersion(), Database::newestSchemaVersion());
        const auto purchase = PurchaseRepository(**database).find(2);
        QCOMPARE(purchase->failureReason, u"no route to 10.0.0.1"_s);
        QVERIFY(purchase->failureBecause.isEmpty());
        const auto story = ReadModels(**database).story(1);
        QCOMPARE(story->deliveries.last().errorMessage, u"target invalid"_s);
        QVERIFY(story->deliveries.last().because.isEmpty());
        const auto runs = ScheduleRepository(**database).all();
        QCOMPARE(runs->first().message, u"the disk is full"_s);
        QVERIFY(runs->first().because.isEmpty());
        const auto alerts = AlertRepository(**database).standing();
        QCOMPARE(alerts->first().reason, u"12 MB free"_s);
        QVERIFY(alerts->first().because.isEmpty());
        const auto checks = SettlementRepository(**database).runs(1);
        QCOMPARE(checks->first().error, u"no answer"_s);
        QVERIFY(checks->first().because.isEmpty());
        QCOMPARE(count(**database, "SELECT count(*) FROM jobs WHERE error <> '' AND because = ''"), 1);
    }

    // What was sold before that was kept is over, but for what has no codes yet.
    void whatWaitsForItsCodesIsNotHandedOver()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        writeTenthSchema(path);
        sqlite(path, R"(
INSERT INTO shifts (id, cashier, opened_at, opening_float) VALUES (1, '', '2026-01-02T02:00:00.000Z', 0);
INSERT INTO counter_sales (purchase_id, shift_id, cash_given, sold_at) VALUES
  (1, 1, 10000, '2026-01-02T03:01:00.000Z'), (2, 1, 3000, '2026-01-02T04:00:01.000Z');
)");
        const auto database = Database::open(path);
        QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
        const ShiftRepository shifts(**database);
        QVERIFY(shifts.saleOf(1).value()->handedOverAt.isValid());
        const auto owed = shifts.notHandedOver(10);
        QVERIFY(owed && owed->size() == 1);
        QCOMPARE(owed->first().sale.purchaseId, 2);
    }

    void anUpdateIsCopiedBeforeAndToldAsItGoes()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        const QString backups = folder.filePath(u"backups"_s);
        QVERIFY(QDir().mkpath(backups));
        writeFirstSchema(path);
        QVERIFY(outdated(path) && outdated(path)->schema == 1);
        QList<UpdateProgress> told;
        const auto database = openUpdated(path, backups, [&](const UpdateProgress& progress) { told += progress; });
        QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
        const QStringList copies = QDir(backups).entryList(QDir::Files);
        QCOMPARE(copies.size(), 1);
        QVERIFY2(copies.first().startsWith(u"before-update-1-to-"), qPrintable(copies.first()));
        QCOMPARE(*checkBackup(backups + u'/' + copies.first()), 1);
        QVERIFY(told.size() > 10);
        const UpdateProgress copying{.from = 1, .to = Database::newestSchemaVersion()};
        QCOMPARE(told.first(), copying);
        QCOMPARE(told.last().done, told.last().total);
        for (qsizetype i = 2; i < told.size(); ++i)
            QCOMPARE(told[i].done, told[i - 1].done + 1);
        QCOMPARE(QFileInfo(path + u"-wal"_s).size(), 0); // all of it is in the one file
        QVERIFY(!outdated(path));
        QVERIFY(openUpdated(path, backups));
        QCOMPARE(QDir(backups).entryList(QDir::Files).size(), 1);
    }

    void withoutACopyNothingIsChanged()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        writeFirstSchema(path);
        const auto refused = openUpdated(path, folder.filePath(u"no/such/folder"_s));
        QVERIFY(!refused);
        QCOMPARE(core::idOf(refused.error().reason), u"database.copy_before_update"_s);
        QCOMPARE(Database::open(path, Access::ReadOnly).value()->schemaVersion(), 1);
    }

    void anUpdateThatWasCutShortNeedsNoSecondCopy()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"loket.db"_s);
        writeFirstSchema(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) &&
                file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-60), QFileDevice::FileModificationTime));
        file.close();
        const QString copy = folder.filePath(u"before-update-1-to-%1-x.db"_s.arg(Database::newestSchemaVersion()));
        QVERIFY(writeBackup(path, copy));
        QVERIFY(openUpdated(path, folder.path()));
        QCOMPARE(QDir(folder.path()).entryList({u"before-update-*"_s}, QDir::Files).size(), 1);
    }

private:
    static qint64 count(const Database& database, const char* sql)
    {
        Statement statement = database.statement(sql);
        return statement.run() && statement.next() ? statement.integer(0) : -1;
    }

    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static void sqlite(const QString& path, const QByteArray& script)
    {
        QProcess program;
        program.start(u"sqlite3"_s, {u"-bail"_s, path});
        program.write(script);
        program.closeWriteChannel();
        if (!program.waitForFinished() || program.exitCode() != 0)
            qFatal("sqlite3: %s", program.readAllStandardError().constData());
    }

    static QByteArray schema(const QString& name)
    {
        QFile file(u":/sql/"_s + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no schema");
        return file.readAll();
    }

    static void writeFirstSchema(const QString& path)
    {
        sqlite(path, schema(u"001_initial.sql"_s) + sold + "PRAGMA user_version = 1;");
    }

    // What schema 10 made of it: a copy of the first one, carried on by its own scripts.
    static void writeTenthSchema(const QString& path)
    {
        writeFirstSchema(path);
        QByteArray scripts;
        for (const QString& name : QDir(u":/sql"_s).entryList(QDir::Files, QDir::Name).mid(1, 9))
            scripts += schema(name);
        sqlite(path, "PRAGMA foreign_keys = OFF; BEGIN;" + scripts + "COMMIT; PRAGMA user_version = 10;");
    }
};

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
