#include "core/Reasons.h"
#include "storage/CommitGroup.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::storage;
using namespace Qt::Literals::StringLiterals;

// Several writes share one commit, and each is all or nothing for itself.
class TestCommitGroup : public QObject
{
    Q_OBJECT

    using Results = QMap<QString, core::Result<void>>;

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_commits = 0;
        m_published.clear();
        m_added.clear();
        m_told.clear();
        m_database = std::move(*Database::open(path()));
        QVERIFY(m_database->execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, "
                                    "parent INTEGER REFERENCES t (id) DEFERRABLE INITIALLY DEFERRED, data BLOB)"));
        m_database->onEffect([this](const char* name) { m_commits += QByteArrayView(name) == "commit" ? 1 : 0; });
        m_database->onCommitted([this](const QList<Change>& changes) { m_published += changes; });
    }
    void cleanup() { m_database.reset(); }

    void theyShareOneCommit()
    {
        for (const char* name : {"a", "b", "c"})
            add(QString::fromLatin1(name));
        QVERIFY(m_told.isEmpty());
        QCOMPARE(stored(), u""_s); // nothing is seen before it is told
        turn();
        QCOMPARE(m_commits, 1);
        QCOMPARE(told(), u"a b c"_s);
        QCOMPARE(stored(), u"a b c"_s);
        QCOMPARE(m_published.size(), 3);
        add(u"d"_s);
        turn();
        QCOMPARE(m_commits, 2);
    }

    // A savepoint's undo is kept in memory up to a megabyte: an order changes some dozen pages of 4 kB.
    void whatAnOrderChangesNeedsNoTemporaryFile_data()
    {
        QTest::addColumn<int>("pages");
        QTest::newRow("a few") << 4;
        QTest::newRow("as an order") << 40;
        QTest::newRow("as three buyers' orders at once") << 120;
    }
    void whatAnOrderChangesNeedsNoTemporaryFile()
    {
#ifndef Q_OS_LINUX
        QSKIP("the open files are counted in /proc");
#endif
        QFETCH(int, pages);
        for (int i = 0; i < pages; ++i)
            QVERIFY(m_database->statement(u"INSERT INTO t (name, data) VALUES (?, zeroblob(3000))"_s)
                        .bind(QString::number(i))
                        .run());
        QStringList temporary;
        m_database->group().add(
            [&](Transaction& transaction) -> core::Result<void> {
                LOKET_TRY(transaction.statement(u"UPDATE t SET data = randomblob(3000)"_s).run());
                for (const QFileInfo& open : QDir(u"/proc/self/fd"_s).entryInfoList(QDir::Files | QDir::System)) {
                    if (open.symLinkTarget().contains(u"etilqs_"_s)) // as SQLite calls its own
                        temporary += open.symLinkTarget();
                }
                return {};
            },
            [](const auto& stored) { QVERIFY(stored); });
        turn();
        QCOMPARE(temporary, QStringList());
    }

    void whatIsToldIsDurable()
    {
        QString seen;
        m_database->group().add(insert(u"a"_s), [&](const auto&) { seen = stored(); });
        turn();
        QCOMPARE(seen, u"a"_s);
    }

    void oneThatFailsTakesNothingWithIt_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("kept");
        QTest::newRow("the first") << QStringList{u"bad"_s, u"a"_s, u"b"_s} << u"a b"_s;
        QTest::newRow("in the middle") << QStringList{u"a"_s, u"bad"_s, u"b"_s} << u"a b"_s;
        QTest::newRow("the last") << QStringList{u"a"_s, u"b"_s, u"bad"_s} << u"a b"_s;
        QTest::newRow("by itself") << QStringList{u"a"_s, u"a"_s, u"b"_s} << u"a b"_s;
        QTest::newRow("all of them") << QStringList{u"bad"_s} << QString();
    }
    void oneThatFailsTakesNothingWithIt()
    {
        QFETCH(QStringList, names);
        for (const QString& name : names)
            add(name);
        turn();
        QTEST(stored(), "kept");
        QTEST(told(), "kept");
        QCOMPARE(m_told.size(), names.size());
        QCOMPARE(m_published.size(), stored().isEmpty() ? 0 : 2); // nothing of the failed one
    }

    // What is asked in between sees what is durable, and nothing else.
    void whateverElseIsAskedEndsTheGroup_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("a read") << u"read"_s;
        QTest::newRow("a write") << u"write"_s;
        QTest::newRow("a snapshot") << u"snapshot"_s;
        QTest::newRow("a copy") << u"copy"_s;
    }
    void whateverElseIsAskedEndsTheGroup()
    {
        QFETCH(QString, what);
        add(u"a"_s);
        add(u"bad"_s);
        if (what == u"read"_s)
            QCOMPARE(names(*m_database), u"a"_s);
        if (what == u"snapshot"_s)
            QVERIFY(Snapshot::begin(*m_database));
        if (what == u"copy"_s)
            QVERIFY(m_database->copyTo(m_folder->filePath(u"copy.db"_s)));
        if (what == u"write"_s) {
            auto transaction = Transaction::begin(*m_database);
            QVERIFY(transaction && insert(u"z"_s)(*transaction) && transaction->commit());
        }
        QCOMPARE(m_commits, what == u"write"_s ? 2 : 1);
        QVERIFY(stored().startsWith(u"a"_s));
        QVERIFY(m_told.isEmpty()); // not in the middle of something else
        turn();
        QCOMPARE(told(), u"a"_s);
        QCOMPARE(m_told.size(), 2);
    }

    void theirOwnReadsSeeTheOthers()
    {
        add(u"a"_s);
        QString seen;
        m_database->group().add(
            [&](Transaction&) -> core::Result<void> {
                seen = names(*m_database);
                return {};
            },
            [](const auto&) {});
        QCOMPARE(seen, u"a"_s);
        QCOMPARE(m_commits, 0);
    }

    // The disk refuses at the commit itself: all have failed, and nobody has seen anything.
    void aCommitThatFailsFailsForAll_data()
    {
        QTest::addColumn<bool>("early");
        QTest::newRow("at its time") << false;
        QTest::newRow("ended by a read") << true;
    }
    void aCommitThatFailsFailsForAll()
    {
        QFETCH(bool, early);
        add(u"a"_s);
        m_database->group().add(
            [](Transaction& transaction) { // refused only when it is committed
                transaction.touched(ChangeKind::Purchase, 7);
                return transaction.statement("INSERT INTO t (name, parent) VALUES ('orphan', 99)").run();
            },
            [this](const auto& result) { m_told.insert(u"orphan"_s, result); });
        add(u"b"_s);
        if (early)
            QCOMPARE(names(*m_database), u""_s);
        turn();
        QCOMPARE(m_told.size(), 3);
        for (const auto& result : std::as_const(m_told))
            QVERIFY(!result && result.error().kind == core::ErrorKind::Storage);
        QCOMPARE(stored(), u""_s);
        QVERIFY(m_published.isEmpty());
        QCOMPARE(m_commits, 0);
        add(u"c"_s); // and the next ones are not concerned
        turn();
        QCOMPARE(stored(), u"c"_s);
        QCOMPARE(told(), u"c"_s);
    }

    // A disk that is full in the middle: what is told is what is stored, whatever SQLite has undone.
    void noRoomInTheMiddle()
    {
        Statement count = m_database->statement("PRAGMA page_count");
        QVERIFY(count.run() && count.next());
        QVERIFY(m_database->statement(u"PRAGMA max_page_count = %1"_s.arg(count.integer(0) + 2)).run());
        add(u"a"_s);
        m_database->group().add(
            [](Transaction& transaction) {
                return transaction.statement("INSERT INTO t (name, data) VALUES ('big', zeroblob(1000000))").run();
            },
            [this](const auto& result) { m_told.insert(u"big"_s, result); });
        add(u"b"_s);
        turn();
        QCOMPARE(m_told.size(), 3);
        QVERIFY(!m_told.value(u"big"_s) && m_told.value(u"big"_s).error().reason == core::Reason::DiskFull);
        QCOMPARE(stored(), told());
    }

    void anotherProgramHoldsTheDatabase()
    {
        const auto other = Database::open(path());
        {
            const auto held = Transaction::begin(**other);
            add(u"a"_s);
            QVERIFY(m_told.isEmpty());
            turn();
            QVERIFY(m_told.value(u"a"_s).error().reason == core::Reason::DatabaseBusy);
        }
        add(u"b"_s);
        turn();
        QCOMPARE(stored(), u"b"_s);
    }

    void veryManyDoNotWaitForEachOther()
    {
        constexpr int many = 2 * int(CommitGroup::mostTogether) + 1;
        for (int i = 0; i < many; ++i)
            add(u"%1"_s.arg(i));
        turn();
        QCOMPARE(m_commits, 3);
        QCOMPARE(m_told.size(), many);
    }

    void oneMayBeAddedWhenAnotherIsTold()
    {
        m_database->group().add(insert(u"a"_s), [this](const auto&) { add(u"b"_s); });
        turn();
        turn();
        QCOMPARE(stored(), u"a b"_s);
        QCOMPARE(told(), u"b"_s);
        QCOMPARE(m_commits, 2);
    }

    void itsEnd_data()
    {
        QTest::addColumn<bool>("finished");
        QTest::newRow("finished first") << true;
        QTest::newRow("cut off") << false;
    }
    void itsEnd()
    {
        QFETCH(bool, finished);
        add(u"a"_s);
        if (finished)
            m_database->group().finish();
        m_database.reset();
        QCOMPARE(told(), finished ? u"a"_s : u""_s);
        m_database = std::move(*Database::open(path()));
        QCOMPARE(stored(), finished ? u"a"_s : u""_s);
    }

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(u"loket.db"_s);
    }
    static QString names(const Database& database)
    {
        return database.statement("SELECT name FROM t ORDER BY id").texts().value_or(QStringList()).join(u' ');
    }
    // As others see it.
    [[nodiscard]] QString stored() const
    {
        const auto reader = Database::open(path(), Access::ReadOnly);
        return names(**reader);
    }
    [[nodiscard]] QString told() const
    {
        QStringList good;
        for (auto one = m_told.begin(); one != m_told.end(); ++one) {
            if (*one)
                good += one.key().section(u'#', 0, 0);
        }
        return good.join(u' ');
    }
    static CommitGroup::Work insert(const QString& name)
    {
        return [name](Transaction& transaction) -> core::Result<void> {
            LOKET_TRY(transaction.statement("INSERT INTO t (name) VALUES (?)").bind(name).run());
            transaction.touched(ChangeKind::Purchase, qHash(name));
            return name == u"bad"_s ? core::Result<void>(core::fail(core::Reason::PurchaseUnknown))
                                    : core::Result<void>();
        };
    }
    void add(const QString& name)
    {
        // A second one of this name has a result of its own.
        const QString key = m_told.contains(name) || m_added.contains(name) ? name + u"#2"_s : name;
        m_added += name;
        m_database->group().add(insert(name), [this, key](const auto& result) { m_told.insert(key, result); });
    }
    static void turn()
    {
        QCoreApplication::processEvents();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    int m_commits = 0;
    QList<Change> m_published;
    QStringList m_added;
    Results m_told;
};

QTEST_GUILESS_MAIN(TestCommitGroup)
#include "tst_commitgroup.moc"
