#include "storage/Backup.h"
#include "storage/JobRepository.h"
#include "storage/PurchaseSort.h"
#include "storage/SearchIndex.h"
#include "storage/VoucherModels.h"
#include "support/QueryPlan.h"
#include "support/SqlTrace.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace loket::storage;
using namespace Qt::Literals::StringLiterals;

// A search finds the same with the lists of pieces and without them, whatever has happened since they were made.
class TestSearchIndex : public QObject
{
    Q_OBJECT

    static constexpr int orders = 5200; // two chunks with a list, and some that are too new for one

    using Found = QList<QList<qint64>>;

    // Every search that is made of it: the list, its pages, its number; the vouchers.
    Found found(const QString& typed) const
    {
        const ReadModels models(*m_database);
        const VoucherModels vouchers(*m_database);
        Found all;
        const auto ids = models.purchaseIds({.search = typed});
        all += ids.value_or(QList<qint64>{-1});
        all += QList<qint64>{models.countPurchases({.search = typed}).value_or(-1)};
        for (const PageRequest& page :
             {PageRequest{.limit = 7}, PageRequest{.limit = 7, .offset = 5}, PageRequest{.limit = 7, .before = 3000},
              PageRequest{.limit = 7, .before = 1}}) {
            all.emplaceBack();
            const auto shown = models.purchases({.search = typed}, page);
            for (const auto& purchase : shown.value_or(QList<domain::Purchase>{{.id = -1}}))
                all.last() += purchase.id;
            all.emplaceBack();
            const auto codes = vouchers.vouchers({.search = typed}, page);
            for (const VoucherRow& row : codes.value_or(QList<VoucherRow>{{.voucher = {.id = -1}}}))
                all.last() += row.voucher.id;
        }
        all += sortedPurchaseIds(models, {.search = typed}, PurchaseColumn::Customer, true).value_or(QList<qint64>{-1});
        all += models.purchaseIds({.statuses = {domain::PurchaseStatus::Expired}, .search = typed})
                   .value_or(QList<qint64>{-1});
        for (const VoucherOwnership whose : {VoucherOwnership::Any, VoucherOwnership::Sold, VoucherOwnership::Stock})
            all += vouchers.voucherIds({.ownership = whose, .search = typed}).value_or(QList<qint64>{-1});
        return all;
    }
    void withoutLists() { QVERIFY(m_database->execute("DELETE FROM search_chunks")); }
    qint64 number(const char* sql) const
    {
        Statement statement = m_database->statement(sql);
        return statement.run() && statement.next() ? statement.integer(0) : -1;
    }
    void run(const char* sql) { QVERIFY2(m_database->execute(sql), sql); }

    void fill()
    {
        auto transaction = Transaction::begin(*m_database);
        auto purchases = transaction->statement(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO voucher_purchases (invoice_id, status_token, customer_name, customer_phone, voucher_package, "
            "package_name, voucher_profile, duration_seconds, counts, voucher_quantity, amount, status, "
            "delivery_status, payment_gateway, channel, router, created_at, paid_at, updated_at) "
            "SELECT printf('LKT-%015d-A', i), printf('t%030d', i), "
            "CASE i % 1000 WHEN 5 THEN 'Élan ' || i WHEN 6 THEN 'zq' WHEN 7 THEN '\U0001F600' ELSE 'Pelanggan ' || "
            "(i * 7919 % 100003) END, '62812' || printf('%08d', i * 104729 % 99999999), CASE i % 900 WHEN 3 THEN "
            "'rare-one' ELSE '5k' END, '5rb', '5k', 86400, 'online', 1, 3000, CASE i % 50 WHEN 0 THEN 'expired' ELSE "
            "'completed' END, 'sent', 'tripay', 'online', 'main', '2026-01-02T03:04:05.000Z', "
            "'2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05.000Z' FROM n");
        QVERIFY(purchases.bind(orders).run());
        QVERIFY(transaction
                    ->statement("UPDATE voucher_purchases SET imported_number = 'ALT-' || (id * 13) WHERE id % 700 = 9")
                    .run());
        auto vouchers = transaction->statement(
            "INSERT INTO vouchers (purchase_id, number, router, username, password, profile, comment, status, "
            "device_mac, created_at, updated_at) SELECT id, 1, 'main', printf('k%07d', id), 'p', '5k', 'loket:' || "
            "invoice_id || ':1', 'on_router', CASE id % 100 WHEN 0 THEN printf('AA:BB:CC:00:%02X:%02X', id / 256, id % "
            "256) ELSE '' END, '2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05.000Z' FROM voucher_purchases "
            "WHERE id % 3 = 0");
        QVERIFY(vouchers.run());
        auto batch = transaction->statement(
            "INSERT INTO voucher_batches (code, package, package_name, router, quantity, profile, price, "
            "duration_seconds, counts, state, actor, created_at, updated_at) VALUES ('B1', '5k', '5rb', 'main', 20, "
            "'5k', 5000, 86400, 'online', 'done', 'operator', '2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05.000Z')");
        QVERIFY(batch.run());
        auto stock = transaction->statement(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) "
            "INSERT INTO vouchers (batch_id, number, router, username, password, profile, comment, status, created_at, "
            "updated_at) SELECT 1, i, 'main', 'stock-' || i, 'p', '5k', 'loket:B1:' || i, 'on_router', "
            "'2026-01-02T03:04:05.000Z', '2026-01-02T03:04:05.000Z' FROM n");
        QVERIFY(stock.run());
        QVERIFY(transaction->commit());
    }

    static void addTexts()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a whole number") << u"LKT-000000000001234-A"_s;
        QTest::newRow("the end of a number") << u"1234-A"_s;
        QTest::newRow("what all numbers have") << u"LKT-"_s;
        QTest::newRow("a number of another system") << u"alt-9217"_s;
        QTest::newRow("small letters") << u"lkt-00000000000200"_s;
        QTest::newRow("a name") << u"Pelanggan 4711"_s;
        QTest::newRow("part of a name") << u"nggan 47"_s;
        QTest::newRow("capital letters") << u"PELANGGAN 47"_s;
        QTest::newRow("beyond A to Z") << u"Élan"_s;
        QTest::newRow("the other case of it") << u"élan"_s;
        QTest::newRow("a phone as it is typed") << u"0812 0010-4729"_s;
        QTest::newRow("part of a phone") << u"04729"_s;
        QTest::newRow("three digits") << u"047"_s;
        QTest::newRow("two digits") << u"47"_s;
        QTest::newRow("one digit") << u"7"_s;
        QTest::newRow("one letter") << u"q"_s;
        QTest::newRow("two letters that are rare") << u"zq"_s;
        QTest::newRow("a code") << u"k0000777"_s;
        QTest::newRow("a code in groups") << u"k000-0777"_s;
        QTest::newRow("part of a code") << u"00777"_s;
        QTest::newRow("a device") << u"aa:bb:cc:00:01:02"_s;
        QTest::newRow("part of a device") << u"CC:00:0"_s;
        QTest::newRow("a package") << u"rare-one"_s;
        QTest::newRow("a package in other letters") << u"Rare-One"_s;
        QTest::newRow("two packages") << u"5k"_s;
        QTest::newRow("a code in stock") << u"stock-12"_s;
        QTest::newRow("a comment") << u"loket:"_s;
        QTest::newRow("a percent sign") << u"%"_s;
        QTest::newRow("an underscore") << u"4_1"_s;
        QTest::newRow("nothing of the kind") << u"zzzzzz"_s;
        QTest::newRow("pieces that are apart") << u"Pelangganggan"_s;
        QTest::newRow("something new") << u"Baru"_s;
        QTest::newRow("a new phone") << u"62899"_s;
        QTest::newRow("a new code") << u"late-code"_s;
        QTest::newRow("an emoji") << u"\U0001F600"_s;
    }

private slots:
    void initTestCase()
    {
        if (!m_trace.isThere())
            QSKIP("Qt has an SQLite of its own here");
        m_model = std::make_unique<QTemporaryDir>();
        m_database = std::move(*Database::open(m_model->filePath(u"loket.db"_s)));
        fill();
        m_database.reset();
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::copy(m_model->filePath(u"loket.db"_s), path()));
        m_database = std::move(*Database::open(path()));
        const auto built = SearchIndex::makeAll(*m_database);
        QVERIFY2(built, built ? "" : qPrintable(built.error().detail));
        QCOMPARE(number("SELECT count(*) FROM search_chunks WHERE ready = 1"), 2);
        QCOMPARE(number("SELECT count(*) FROM search_pieces"), 128);
    }
    void cleanup() { m_database.reset(); }

    void theListsDecideNothing_data() { addTexts(); }
    void theListsDecideNothing()
    {
        QFETCH(QString, typed);
        const Found with = found(typed);
        withoutLists();
        QCOMPARE(with, found(typed));
    }

    void whatHasChangedSince_data() { addTexts(); }
    void whatHasChangedSince()
    {
        QFETCH(QString, typed);
        run("UPDATE vouchers SET device_mac = 'AA:BB:CC:00:01:02' WHERE id = 5");
        run("UPDATE vouchers SET username = 'late-code-2' WHERE id = 6");
        run("UPDATE vouchers SET purchase_id = 77 WHERE username = 'stock-12'");
        run("UPDATE vouchers SET status = 'expired' WHERE id < 100"); // no text
        run("INSERT INTO vouchers (purchase_id, number, router, username, password, profile, comment, status, "
            "created_at, updated_at) VALUES (1000, 1, 'main', 'late-code', 'p', '5k', '', 'planned', '', '')");
        QCOMPARE(number("SELECT count(*) FROM search_late"), 4);
        run("UPDATE voucher_purchases SET customer_name = 'Baru', customer_phone = '6289912345' WHERE id = 3000");
        run("UPDATE voucher_purchases SET customer_name = customer_name, status = 'refunded' WHERE id = 10");
        QCOMPARE(number("SELECT chunk FROM search_chunks"), 0); // the other one is gone
        QCOMPARE(number("SELECT count(*) FROM search_chunks"), 1);
        const Found with = found(typed);
        withoutLists();
        QCOMPARE(with, found(typed));
        QVERIFY(SearchIndex::makeAll(*m_database));
        QCOMPARE(number("SELECT count(*) FROM search_chunks WHERE ready = 1"), 2);
        QCOMPARE(found(typed), with);
    }

    // Of what is searched for, the right ones at all.
    void whatIsFound_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<qint64>>("ids");
        QTest::newRow("number") << u"001234-A"_s << QList<qint64>{1234};
        QTest::newRow("a number of another system") << u"ALT-9217"_s << QList<qint64>{709};
        QTest::newRow("code") << u"k0000777"_s << QList<qint64>{777};
        QTest::newRow("phone") << u"081200104729"_s << QList<qint64>{1};
        QTest::newRow("two letters") << u"zq"_s << QList<qint64>{6, 1006, 2006, 3006, 4006, 5006};
        QTest::newRow("an emoji") << u"\U0001F600"_s << QList<qint64>{7, 1007, 2007, 3007, 4007, 5007};
        QTest::newRow("package") << u"rare-one"_s << QList<qint64>{3, 903, 1803, 2703, 3603, 4503};
        QTest::newRow("device") << u"AA-BB-CC-00-04-B0"_s << QList<qint64>{1200};
        QTest::newRow("nothing") << u"zzzzzz"_s << QList<qint64>{};
    }
    void whatIsFound()
    {
        QFETCH(QString, typed);
        QTEST(*ReadModels(*m_database).purchaseIds({.search = typed}), "ids");
    }

    void nothingIsLeftOfWhatIsGone_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("name") << QByteArray("UPDATE voucher_purchases SET customer_name = '' WHERE id = 3000");
        QTest::newRow("phone") << QByteArray("UPDATE voucher_purchases SET customer_phone = '' WHERE id = 3000");
        QTest::newRow("the order") << QByteArray("DELETE FROM voucher_purchases WHERE id = 3001"); // has no voucher
    }
    void nothingIsLeftOfWhatIsGone()
    {
        QFETCH(QByteArray, sql);
        run("UPDATE vouchers SET username = username || 'x' WHERE purchase_id IN (2100, 300)");
        run(sql.constData());
        QCOMPARE(number("SELECT count(*) FROM search_chunks WHERE chunk = 1"), 0);
        QCOMPARE(number("SELECT count(*) FROM search_pieces WHERE place >= 64"), 0);
        QCOMPARE(number("SELECT count(*) FROM search_late"), 1); // of the other chunk
        QCOMPARE(number("SELECT count(*) FROM search_pieces"), 64);
    }

    void whatChangesWhileItIsRead_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("stored");
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("a state") << QByteArray("UPDATE voucher_purchases SET needs_review = 1 WHERE id = 3000") << true;
        QTest::newRow("a name") << QByteArray("UPDATE voucher_purchases SET customer_name = 'Baru' WHERE id = 3000")
                                << false;
        QTest::newRow("a code") << QByteArray("UPDATE vouchers SET username = 'late-code' WHERE purchase_id = 3000")
                                << true;
    }
    void whatChangesWhileItIsRead()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, stored);
        const SearchIndex index(*m_database);
        const auto write = [this](const auto& work) {
            auto transaction = Transaction::begin(*m_database);
            QVERIFY(transaction && work(*transaction) && transaction->commit());
        };
        write([&](Transaction& t) { return index.begin(t, 1); });
        SearchList list(1);
        QVERIFY(list.read(*m_database, 0, OrderBits::chunkSize));
        if (!sql.isEmpty())
            run(sql.constData());
        bool isStored = false;
        write([&](Transaction& t) {
            const auto done = index.store(t, list);
            isStored = done.value_or(false);
            return done.has_value();
        });
        QCOMPARE(isStored, stored);
        for (const QString& typed : {u"Baru"_s, u"late-code"_s, u"k0003000"_s, u"00003000-A"_s}) {
            withoutLists();
            const Found without = found(typed);
            run("INSERT INTO search_chunks SELECT DISTINCT place / 64, 1 FROM search_pieces");
            QCOMPARE(found(typed), without);
        }
    }

    // A list with rows that are not whole is none.
    void damagedLists_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("a row is missing") << QByteArray("DELETE FROM search_pieces WHERE place % 2 = 0");
        QTest::newRow("cut off") << QByteArray("UPDATE search_pieces SET pieces = substr(pieces, 1, 11)");
        QTest::newRow("nonsense") << QByteArray("UPDATE search_pieces SET pieces = randomblob(length(pieces))");
    }
    void damagedLists()
    {
        QFETCH(QByteArray, sql);
        run(sql.constData());
        (void)found(u"Pelanggan 4711"_s); // ends
        if (QByteArrayView(QTest::currentDataTag()) != "nonsense")
            QCOMPARE(*ReadModels(*m_database).purchaseIds({.search = u"001234-A"_s}), QList<qint64>{1234});
    }

    void aCopyHasThem()
    {
        const QString copy = m_folder->filePath(u"copy.db"_s);
        QVERIFY(writeBackup(path(), copy));
        const auto restored = restoreBackup(copy, m_folder->filePath(u"other.db"_s), m_folder->filePath(u"old.db"_s));
        QVERIFY2(restored, restored ? "" : qPrintable(restored.error().detail));
        const Found before = found(u"00777"_s);
        m_database = std::move(*Database::open(m_folder->filePath(u"other.db"_s)));
        QCOMPARE(number("SELECT count(*) FROM search_pieces"), 128);
        QCOMPARE(found(u"00777"_s), before);
    }

    // Costs grow with what is found, not with the tables: no step goes through one.
    void noneReadsAWholeTable_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a code") << u"k0000777"_s;
        QTest::newRow("part of a phone") << u"04729"_s;
        QTest::newRow("a name") << u"Pelanggan 4711"_s;
        QTest::newRow("two letters") << u"zq"_s;
        QTest::newRow("nothing of the kind") << u"zzzzzz"_s;
    }
    void noneReadsAWholeTable()
    {
        QFETCH(QString, typed);
        m_trace.clear();
        (void)found(typed);
        (void)JobRepository(*m_database).depth();
        (void)ReadModels(*m_database).countPurchases({.statuses = {domain::PurchaseStatus::Completed}});
        static const QRegularExpression whole(u"^SCAN (jobs|j|voucher_purchases|p|vouchers|v)( *:| USING)"_s);
        QStringList scans;
        for (const QString& plan : tests::plansOf(*m_database, m_trace.run())) {
            if (plan.contains(whole) && !plan.contains(u"vouchers_unsold"_s) && !plan.contains(u"max(id)"_s) &&
                !plan.contains(u"min("_s))
                scans += plan;
        }
        QVERIFY2(scans.isEmpty(), qPrintable(scans.join(u'\n')));
    }

    // Asked of all orders it goes by indexes, of certain ones it looks at each: the same ones either way.
    void whatNeedsAttention()
    {
        run("UPDATE voucher_purchases SET status = 'voucher_generation_failed' WHERE id % 700 = 1");
        run("UPDATE voucher_purchases SET delivery_status = 'failed' WHERE id % 300 = 2");
        run("UPDATE voucher_purchases SET delivery_status = 'error' WHERE id % 300 = 4");
        run("UPDATE voucher_purchases SET delivery_status = 'failed' WHERE id % 50 = 0"); // expired ones
        run("UPDATE voucher_purchases SET message_dismissed = 1 WHERE id % 600 = 2");
        run("UPDATE voucher_purchases SET forgotten_at = '2026-01-02T03:04:05.000Z' WHERE id % 600 = 4");
        run("UPDATE voucher_purchases SET needs_review = 1 WHERE id % 500 = 3");
        run("UPDATE voucher_purchases SET message_unconfirmed = id % 3 WHERE id % 400 = 5");
        run("UPDATE voucher_purchases SET delivery_status = 'queued' WHERE id % 100 = 7");
        run("INSERT INTO jobs (kind, purchase_id, state, due_at, error_kind, created_at, updated_at) SELECT "
            "'deliver_vouchers', id, CASE id % 3 WHEN 0 THEN 'running' ELSE 'queued' END, '', CASE id % 4 WHEN 1 THEN "
            "'network' ELSE 'waits_for_channel' END, '', '' FROM voucher_purchases WHERE id % 100 IN (7, 8)");
        const ReadModels models(*m_database);
        const auto all = models.purchaseIds({.needsAttention = true});
        QVERIFY(all);
        QList<qint64> each;
        for (qint64 first = 1; first <= orders; first += 400) {
            PurchaseFilter filter{.needsAttention = true};
            for (qint64 id = first; id < first + 400; ++id)
                filter.ids += id;
            each += models.purchaseIds(filter).value_or(QList<qint64>{-1});
        }
        QCOMPARE(*all, each);
        QVERIFY(all->size() > 60);
        QCOMPARE(*models.countPurchases({.needsAttention = true}), all->size());
        m_trace.clear();
        QVERIFY(models.purchases({.needsAttention = true}, {.limit = 50, .before = 3000}));
        for (const QString& plan : tests::plansOf(*m_database, m_trace.run()))
            QVERIFY2(!plan.startsWith(u"SCAN voucher_purchases"_s) && !plan.startsWith(u"SCAN j"_s) &&
                         (!plan.startsWith(u"SCAN a"_s) || plan.contains(u"USING INDEX"_s)),
                     qPrintable(plan));
    }

    void jobsAreCounted()
    {
        const JobRepository jobs(*m_database);
        const QDateTime now(QDate(2026, 1, 2), QTime(3, 4), QTimeZone::utc());
        const auto write = [this](const auto& work) {
            auto transaction = Transaction::begin(*m_database);
            QVERIFY(transaction && work(*transaction) && transaction->commit());
        };
        const auto isRight = [&] {
            const auto depth = jobs.depth();
            return depth && depth->queued == number("SELECT count(*) FROM jobs WHERE state = 'queued'") &&
                   depth->running == number("SELECT count(*) FROM jobs WHERE state = 'running'") &&
                   depth->dead == number("SELECT count(*) FROM jobs WHERE state = 'dead'");
        };
        QVERIFY(isRight());
        QVERIFY(!jobs.depth()->oldestDue.isValid());
        for (int i = 1; i <= 9; ++i)
            write([&](Transaction& t) { return jobs.enqueue(t, i % 2 ? u"x"_s : u"y"_s, i, now.addSecs(i), now); });
        QVERIFY(isRight());
        QCOMPARE(jobs.depth()->oldestDue, now.addSecs(1));
        write([&](Transaction& t) { return jobs.claim(t, u"x"_s, 3, u"me"_s, now, now.addSecs(60)).has_value(); });
        QVERIFY(isRight());
        QCOMPARE(jobs.depth()->running, 3);
        QCOMPARE(jobs.depth()->oldestDue, now.addSecs(2));
        write([&](Transaction& t) {
            return jobs.finish(t, 1) && jobs.bury(t, 3, u"fatal"_s, {}, now) &&
                   jobs.requeue(t, 5, now, true, {}, {}, now) && jobs.cancel(t, u"y"_s, 2);
        });
        QVERIFY(isRight());
        QCOMPARE(jobs.depth()->queued, 6);
        { // rolled back
            auto transaction = Transaction::begin(*m_database);
            QVERIFY(jobs.finish(*transaction, 5));
        }
        QVERIFY(isRight());
        write([&](Transaction& t) { return jobs.enqueue(t, u"x"_s, 3, now, now); }); // in the place of the dead one
        QVERIFY(isRight());
        QCOMPARE(jobs.depth()->dead, 0);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"loket.db"_s); }

    tests::SqlTrace m_trace; // before the first connection
    std::unique_ptr<QTemporaryDir> m_model;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
