#include "core/Clock.h"
#include "engine/schedule/SearchBuilder.h"
#include "storage/ReadModels.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// The lists for the search are made by and by, while others write.
class TestSearchBuilder : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        add(5200);
        m_builder = std::make_unique<engine::SearchBuilder>(*m_database, m_clock);
        m_builder->start();
    }
    void cleanup()
    {
        m_builder.reset();
        m_database.reset();
    }

    void madeWhileTheEngineWorks()
    {
        QCOMPARE(ready(), 0);
        goOn(10);
        QCOMPARE(ready(), 2);
        QCOMPARE(found(u"00001234-A"_s), QList<qint64>{1234});
        add(2048);
        goOn(61);
        QCOMPARE(ready(), 3);
    }

    void aTextThatGoesMeanwhile_data()
    {
        QTest::addColumn<int>("parts"); // of the first one that are read by then
        for (const int parts : {0, 1, 8, 15})
            QTest::addRow("after %d parts", parts) << parts;
    }
    void aTextThatGoesMeanwhile()
    {
        QFETCH(int, parts);
        m_clock.advance(5s);
        for (int i = 0; i < parts; ++i)
            m_clock.advance(10ms);
        QVERIFY(m_database->execute("UPDATE voucher_purchases SET customer_name = 'Baru' WHERE id = 3000"));
        goOn(10);
        QCOMPARE(found(u"Baru"_s), QList<qint64>{3000});
        goOn(61);
        QCOMPARE(ready(), 2);
        QCOMPARE(found(u"Baru"_s), QList<qint64>{3000});
    }

    // Orders with texts that came later are always read; when they become many, the list is made anew.
    void manyThatAreLate()
    {
        goOn(10);
        QVERIFY(m_database->execute("INSERT INTO vouchers (purchase_id, number, router, username, password, profile, "
                                    "status, created_at, updated_at) SELECT id, 1, 'main', 'code' || id, 'p', '5k', "
                                    "'planned', '', '' FROM voucher_purchases WHERE id BETWEEN 100 AND 400"));
        QCOMPARE(number("SELECT count(*) FROM search_late"), 301);
        QCOMPARE(found(u"code333"_s), QList<qint64>{333});
        goOn(61);
        QCOMPARE(number("SELECT count(*) FROM search_late"), 0);
        QCOMPARE(ready(), 2);
        QCOMPARE(found(u"code333"_s), QList<qint64>{333});
    }

    // Another program holds the database: later.
    void nothingCanBeWritten()
    {
        const auto other = storage::Database::open(m_folder->filePath(u"loket.db"_s));
        {
            const auto held = storage::Transaction::begin(**other);
            QVERIFY(held);
            goOn(10);
        }
        QCOMPARE(ready(), 0);
        goOn(61);
        QCOMPARE(ready(), 2);
    }

private:
    void add(int count)
    {
        storage::Statement statement = m_database->statement(
            "WITH RECURSIVE n(i) AS (SELECT (SELECT coalesce(max(id), 0) + 1 FROM voucher_purchases) UNION ALL SELECT "
            "i + 1 FROM n LIMIT ?) INSERT INTO voucher_purchases (invoice_id, status_token, customer_name, "
            "customer_phone, voucher_package, package_name, voucher_profile, duration_seconds, counts, "
            "voucher_quantity, amount, status, delivery_status, payment_gateway, channel, router, created_at, "
            "updated_at) SELECT printf('LKT-%08d-A', i), printf('t%030d', i), 'Andi', '62812', '5k', '5rb', '5k', "
            "86400, 'online', 1, 3000, 'pending', 'queued', 'tripay', 'online', 'main', '', '' FROM n");
        QVERIFY(statement.bind(count).run());
    }
    void goOn(int seconds)
    {
        for (int i = 0; i < seconds * 10; ++i)
            m_clock.advance(100ms);
    }
    [[nodiscard]] qint64 number(const char* sql) const
    {
        storage::Statement statement = m_database->statement(sql);
        return statement.run() && statement.next() ? statement.integer(0) : -1;
    }
    [[nodiscard]] qint64 ready() const { return number("SELECT count(*) FROM search_chunks WHERE ready = 1"); }
    [[nodiscard]] QList<qint64> found(const QString& typed) const
    {
        return storage::ReadModels(*m_database).purchaseIds({.search = typed}).value_or(QList<qint64>{-1});
    }

    core::ManualClock m_clock{QDateTime(QDate(2026, 1, 2), QTime(3, 4), QTimeZone::utc())};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<engine::SearchBuilder> m_builder;
};

QTEST_GUILESS_MAIN(TestSearchBuilder)
#include "tst_searchbuilder.moc"
