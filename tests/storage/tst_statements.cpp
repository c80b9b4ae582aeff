#include "core/Reasons.h"
#include "storage/Database.h"
#include "storage/ReadThread.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace loket;
using namespace loket::storage;
using namespace Qt::Literals::StringLiterals;

// The prepared statements that a connection keeps behave as if each had been prepared for its one use.
class TestStatements : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*Database::open(path()));
        QVERIFY(m_database->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, data BLOB)"));
        for (const char* name : {"a", "b", "c"})
            QVERIFY(m_database->statement("INSERT INTO t (name) VALUES (?)").bind(QString::fromLatin1(name)).run());
    }
    void cleanup() { m_database.reset(); }

    void whatRunsAgainIsPreparedOnce_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("preparations"); // for three runs
        QTest::newRow("reads") << u"SELECT name FROM t WHERE id >= ?"_s << 1;
        QTest::newRow("reads, in parts") << u"WITH x AS (SELECT id FROM t) SELECT id FROM x WHERE id > ?"_s << 1;
        QTest::newRow("inserts") << u"INSERT INTO t (name) VALUES ('n' || ? || (SELECT max(id) FROM t))"_s << 1;
        QTest::newRow("changes") << u"UPDATE t SET data = ?"_s << 1;
        QTest::newRow("changes and tells") << u"UPDATE t SET data = ? RETURNING id"_s << 1;
        QTest::newRow("removes") << u"DELETE FROM t WHERE id = ?"_s << 1;
        QTest::newRow("takes effect while it is prepared") << u"PRAGMA busy_timeout = 100"_s << 3;
        QTest::newRow("looks at other connections") << u"PRAGMA data_version"_s << 1;
        QTest::newRow("columns that are not named") << u"SELECT * FROM t WHERE id >= ?"_s << 3;
        QTest::newRow("changes the schema") << u"CREATE TABLE IF NOT EXISTS u (id INTEGER)"_s << 3;
    }
    void whatRunsAgainIsPreparedOnce()
    {
        QFETCH(QString, sql);
        const int before = m_database->preparations();
        for (int i = 1; i <= 3; ++i) {
            Statement statement = m_database->statement(sql);
            if (sql.contains(u'?'))
                statement.bind(i);
            const auto done = statement.run();
            QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        }
        QTEST(m_database->preparations() - before, "preparations");
    }

    void aTransactionIsPreparedOnce()
    {
        const auto write = [this](bool commits) {
            auto transaction = Transaction::begin(*m_database);
            QVERIFY(transaction);
            QVERIFY(transaction->statement("UPDATE t SET name = name || ?").bind(u"x"_s).run());
            if (commits)
                QVERIFY(transaction->commit());
        };
        write(true);
        write(false);
        const int before = m_database->preparations();
        write(true);
        write(false);
        QCOMPARE(m_database->preparations(), before);
        QCOMPARE(names(), u"axx bxx cxx"_s);
    }

    void theSameTextWithinItself()
    {
        const QString sql = u"SELECT id FROM t ORDER BY id"_s;
        for (int round = 0; round < 2; ++round) {
            QStringList pairs;
            Statement outer = m_database->statement(sql);
            QVERIFY(outer.run());
            while (outer.next()) {
                Statement inner = m_database->statement(sql);
                QVERIFY(inner.run());
                while (inner.next())
                    pairs += u"%1%2"_s.arg(outer.integer(0)).arg(inner.integer(0));
            }
            QCOMPARE(pairs.join(u' '), u"11 12 13 21 22 23 31 32 33"_s);
        }
    }

    void oneStatementRunsAgain()
    {
        Statement insert = m_database->statement("INSERT INTO t (id, name) VALUES (?, ?)");
        QVERIFY(insert.bind(10, u"x"_s).run());
        QVERIFY(insert.bind(11, u"y"_s).run());
        QCOMPARE(insert.insertedId(), 11);
        QCOMPARE(names(), u"a b c x y"_s);
        Statement select = m_database->statement("SELECT name FROM t WHERE id = ?");
        select.bind(11);
        for (int i = 0; i < 2; ++i) // with what is bound
            QVERIFY(select.run() && select.next() && select.text(0) == u"y"_s);
    }

    void theSchemaChangesMeanwhile_data()
    {
        QTest::addColumn<bool>("byAnother");
        QTest::addColumn<QString>("columns");
        QTest::newRow("named columns, by another connection") << true << u"id, name"_s;
        for (const char* columns : {"id, name", "*", "t.*", "id, *"})
            QTest::addRow("%s, by this connection", columns) << false << QString::fromLatin1(columns);
    }
    void theSchemaChangesMeanwhile()
    {
        QFETCH(bool, byAnother);
        QFETCH(QString, columns);
        const QString sql = u"SELECT %1 FROM t WHERE id = ?"_s.arg(columns);
        const int last = columns.contains(u"id, *"_s) ? 4 : 3;
        {
            Statement before = m_database->statement(sql);
            QVERIFY(before.bind(1).run() && before.next());
            QCOMPARE(before.text(columns == u"id, *"_s ? 2 : 1), u"a"_s);
        }
        const auto other = Database::open(path());
        const Database& by = byAnother ? **other : *m_database;
        QVERIFY(by.execute("ALTER TABLE t ADD COLUMN more TEXT NOT NULL DEFAULT 'new'"));
        QVERIFY(by.execute("CREATE INDEX t_by_more ON t (more)"));
        {
            Statement after = m_database->statement(sql);
            QVERIFY(after.bind(2).run() && after.next());
            QCOMPARE(after.text(columns == u"id, *"_s ? 2 : 1), u"b"_s);
            if (columns.contains(u'*'))
                QCOMPARE(after.text(last), u"new"_s);
        }
        QVERIFY(by.execute("DROP TABLE t"));
        QVERIFY(!m_database->statement(sql).bind(1).run());
        QVERIFY(by.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)"));
        Statement anew = m_database->statement(sql);
        QVERIFY(anew.bind(1).run());
        QVERIFY(!anew.next());
    }

    // Passwords and phone numbers are in memory no longer than the statement.
    void nothingBoundIsKept()
    {
        const QByteArray bytes(100, 's');
        const QString text(100, u's');
        for (int round = 0; round < 2; ++round) {
            {
                Statement statement = m_database->statement("UPDATE t SET data = ?, name = ? WHERE id = ?");
                QVERIFY(statement.bind(bytes, text, 1).run());
            }
            QVERIFY(bytes.isDetached() && text.isDetached());
            { // bound, and not run
                Statement statement = m_database->statement("UPDATE t SET data = ?, name = ? WHERE id = ?");
                statement.bind(bytes, text);
            }
            QVERIFY(bytes.isDetached() && text.isDetached());
        }
    }

    void aParameterThatIsNotBoundIsNoNull()
    {
        const QString sql = u"UPDATE t SET data = ? WHERE id = ?"_s;
        QVERIFY(m_database->statement(sql).bind(u"kept"_s, 1).run());
        QVERIFY(!m_database->statement(sql).bind(u"lost"_s).run());
        QVERIFY(!m_database->statement(sql).run());
        QVERIFY(!m_database->statement(sql).bind(u"lost"_s, 1, 2).run());
        QVERIFY(m_database->statement(sql).bind(u"right"_s, 1).run());
        Statement statement = m_database->statement("SELECT data FROM t WHERE id = 1");
        QVERIFY(statement.run() && statement.next());
        QCOMPARE(statement.text(0), u"right"_s);
    }

    // One that was read only in part holds no state of the database, and no log, when it is over.
    void whatIsOverHoldsNothing()
    {
        {
            Statement first = m_database->statement("SELECT name FROM t ORDER BY id");
            QVERIFY(first.run() && first.next());
        }
        const auto other = Database::open(path());
        QVERIFY((*other)->execute("UPDATE t SET name = name || '2'"));
        QVERIFY((*other)->emptyLog());
        QCOMPARE(QFileInfo(path() + u"-wal"_s).size(), 0);
        QCOMPARE(names(), u"a2 b2 c2"_s);
    }

    void afterAFailureItIsPreparedAnew()
    {
        const QString sql = u"INSERT INTO t (name) VALUES (?)"_s;
        for (int round = 0; round < 2; ++round) {
            const auto refused = m_database->statement(sql).bind(u"a"_s).run();
            QVERIFY(!refused && refused.error().reason == core::Reason::DatabaseUnique);
            QVERIFY(m_database->statement(sql).bind(u"d%1"_s.arg(round)).run());
        }
        QCOMPARE(names(), u"a b c d0 d1"_s);
        QVERIFY(!m_database->statement("SELECT nothing FROM nowhere").run());
    }

    void onlySoManyAreKept()
    {
        const auto run = [this](int number) { QVERIFY(m_database->statement(u"SELECT %1"_s.arg(number)).run()); };
        constexpr int many = 3 * StatementCache::mostKept;
        for (int i = 0; i < many; ++i)
            run(i);
        const int before = m_database->preparations();
        for (int i = many - StatementCache::mostKept; i < many; ++i)
            run(i);
        QCOMPARE(m_database->preparations(), before); // the ones used last
        run(0);
        QCOMPARE(m_database->preparations(), before + 1);
    }

    void changesOfOthersAreSeen()
    {
        const auto other = Database::open(path());
        const qint64 before = m_database->foreignChanges();
        QCOMPARE(m_database->foreignChanges(), before);
        QVERIFY(m_database->execute("UPDATE t SET name = name || '1'"));
        QCOMPARE(m_database->foreignChanges(), before); // not our own
        QVERIFY((*other)->execute("UPDATE t SET name = name || '2'"));
        QVERIFY(m_database->foreignChanges() != before);
    }

    void theReaderKeepsItsOwn()
    {
        const auto reader = ReadThread::open(path());
        QVERIFY(reader);
        const auto preparations = [&] {
            const auto answer = (*reader)->ask<qint64>([](const ReadModels& models) -> core::Result<qint64> {
                LOKET_TRY(models.countPurchases({}));
                return models.database().preparations();
            });
            return QTest::qWaitFor([&] { return answer.isFinished(); }) ? answer.result().value_or(-1) : -1;
        };
        const qint64 first = preparations();
        QVERIFY(first > 0);
        QCOMPARE(preparations(), first);
    }

    // Where the library that made the connection is known it runs the statements itself; otherwise Qt does.
    void bothWaysStoreAndReadTheSame_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::newRow("nothing") << QVariant(QMetaType(QMetaType::QString));
        QTest::newRow("no bytes") << QVariant(QByteArray());
        QTest::newRow("empty bytes") << QVariant(QByteArray(""));
        QTest::newRow("bytes") << QVariant(QByteArray("a\0\xff", 3));
        QTest::newRow("null text") << QVariant(QString());
        QTest::newRow("empty text") << QVariant(u""_s);
        QTest::newRow("text") << QVariant(u"Kopi \u00e9 \U0001F600 '\"\\"_s);
        QTest::newRow("text with a null character") << QVariant(QString::fromUtf16(u"a\0b", 3));
        QTest::newRow("text that is a number") << QVariant(u"-12"_s);
        QTest::newRow("text that begins with a number") << QVariant(u"12 rb"_s);
        QTest::newRow("no") << QVariant(false);
        QTest::newRow("yes") << QVariant(true);
        QTest::newRow("zero") << QVariant(0);
        QTest::newRow("negative") << QVariant(-7);
        QTest::newRow("large") << QVariant(std::numeric_limits<qint64>::max());
        QTest::newRow("small") << QVariant(std::numeric_limits<qint64>::min());
        QTest::newRow("half") << QVariant(0.5);
        QTest::newRow("a fraction") << QVariant(-1234.56789);
        QTest::newRow("time") << QVariant(QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), QTimeZone::utc()));
        QTest::newRow("no time") << QVariant(QDateTime());
    }
    void bothWaysStoreAndReadTheSame()
    {
        QFETCH(QVariant, value);
        const auto byQt = Database::inMemory(0);
        QVERIFY(byQt);
        const auto readBy = [&](const Database& database) {
            Statement statement = database.statement("SELECT ?, typeof(?)");
            if (!statement.bind(value, value).run() || !statement.next())
                return QVariantList{u"failed"_s};
            return QVariantList{
                statement.text(0),   statement.text(0).isNull(), statement.bytes(0), statement.integer(0),
                statement.isNull(0), statement.time(0),          statement.text(1),  statement.next()};
        };
        QCOMPARE(readBy(*m_database), readBy(**byQt));
    }
    // Without a row there is nothing to read.
    void whatIsOverReadsAsNothing()
    {
        Statement statement = m_database->statement("SELECT id, name FROM t WHERE id = 1");
        QVERIFY(statement.run());
        QVERIFY(statement.next());
        QCOMPARE(statement.text(1), u"a"_s);
        QVERIFY(!statement.next());
        QVERIFY(statement.isNull(0));
        QCOMPARE(statement.text(1), QString());
        QCOMPARE(statement.integer(0), 0);
        QVERIFY(!statement.next());
    }

    void closesWithoutAWord()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QCOMPARE(names(), u"a b c"_s);
        m_database.reset();
        m_database = std::move(*Database::open(path()));
        QCOMPARE(names(), u"a b c"_s);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"loket.db"_s); }
    [[nodiscard]] QString names() const
    {
        return m_database->statement("SELECT name FROM t ORDER BY id").texts().value_or(QStringList()).join(u' ');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestStatements)
#include "tst_statements.moc"
