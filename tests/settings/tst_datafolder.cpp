#include "core/PrivateFiles.h"
#include "core/Reasons.h"
#include "settings/DataFolder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace loket;
using namespace loket::settings;
using namespace Qt::Literals::StringLiterals;

class TestDataFolder : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_parent = std::make_unique<QTemporaryDir>(); }

    void aNewFolderIsPrivate()
    {
        const auto folder = DataFolder::open(path());
        QVERIFY(folder);
        [[maybe_unused]] const QFile::Permissions onlyOwner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                              QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
        for (const QString& made : {folder->path(), folder->backups(), folder->logs()}) {
            QVERIFY2(QFileInfo(made).isDir(), qPrintable(made));
            QVERIFY(!core::isOpenToOthers(made));
#ifdef Q_OS_UNIX
            QCOMPARE(QFile::permissions(made), onlyOwner);
#endif
        }
        QCOMPARE(folder->database(), path() + u"/loket.db"_s);
        QCOMPARE(folder->settingsFile(), path() + u"/loket.ini"_s);
        QCOMPARE(folder->secretsFile(), path() + u"/secrets.ini"_s);
        QVERIFY(DataFolder::open(path()));
        QVERIFY(DataFolder::defaultPath().endsWith(u"/loket"_s));
    }

    // Somebody made it before us: it is used as it is, and reported.
    void aFolderThatWasOpenIsTold()
    {
        QVERIFY(QDir().mkpath(path()));
        const QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        QVERIFY(QFile::setPermissions(path(),
                                      own | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther));
        const auto folder = DataFolder::open(path());
        QVERIFY(folder);
        QVERIFY(folder->isOpenToOthers());
        QVERIFY(core::closeToOthers(path()));
        QVERIFY(!folder->isOpenToOthers());
    }

    void aFileIsNoFolder()
    {
        QFile file(path());
        QVERIFY(QDir().mkpath(QFileInfo(path()).absolutePath()) && file.open(QIODevice::WriteOnly));
        const auto folder = DataFolder::open(path());
        QVERIFY(!folder);
        QVERIFY(folder.error().detail.contains(u"--data-dir"_s));
        QVERIFY(!DataFolder::open(path() + u"/below"_s));
    }

    void theSecondIsToldWhoHoldsIt()
    {
        const auto folder = DataFolder::open(path());
        QVERIFY(folder);
        QProcess holder;
        QVERIFY(startHolder(holder));
        const auto refused = DataFolderLock::take(*folder, u"test"_s);
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == core::ErrorKind::Conflict);
        const QString words = refused.error().detail;
        QVERIFY2(words.contains(u"lockholder (pid %1, since 20"_s.arg(holder.processId())), qPrintable(words));
        QVERIFY2(words.contains(path()) && words.contains(u"--data-dir"_s), qPrintable(words));
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished());
        QVERIFY(DataFolderLock::take(*folder, u"test"_s));
    }

    void aKilledHolderLeavesTheFolderFree()
    {
        const auto folder = DataFolder::open(path());
        QVERIFY(folder);
        for (int i = 0; i < 5; ++i) {
            QProcess holder;
            QVERIFY(startHolder(holder));
            QVERIFY(!DataFolderLock::take(*folder, u"test"_s));
            holder.kill(); // SIGKILL
            QVERIFY(holder.waitForFinished());
            QVERIFY(DataFolderLock::take(*folder, u"test"_s));
        }
    }

    void whatStandsInAnOldFileDoesNotMatter_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a dead pid") << QByteArray(
            "{\"program\":\"loketd\",\"pid\":4194300,\"since\":\"2026-01-01T00:00:00.000Z\"}");
        QTest::newRow("the pid of a living stranger") << QByteArray("{\"program\":\"loketd\",\"pid\":1}");
        QTest::newRow("our own pid, as in a container that was restarted")
            << QByteArray("{\"pid\":" + QByteArray::number(QCoreApplication::applicationPid()) + "}");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("noise") << QByteArray("\0\xff\x01", 3);
    }

    void whatStandsInAnOldFileDoesNotMatter()
    {
        QFETCH(QByteArray, content);
        const auto folder = DataFolder::open(path());
        QVERIFY(folder);
        QFile old(folder->lockFile());
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write(content) == content.size());
        old.close();
        QVERIFY(DataFolderLock::take(*folder, u"test"_s));
    }

    void oneProcessCannotTakeItTwice()
    {
        const auto folder = DataFolder::open(path());
        QVERIFY(folder);
        auto first = DataFolderLock::take(*folder, u"first"_s);
        QVERIFY(first);
        const auto second = DataFolderLock::take(*folder, u"second"_s);
        QVERIFY(!second);
        QVERIFY2(second.error().detail.contains(u"first (pid "_s), qPrintable(second.error().detail));
        const DataFolderLock moved = std::move(*first);
        QVERIFY(!DataFolderLock::take(*folder, u"third"_s));
    }

    // What root, or a colleague, would make in it its own user could not write any more.
    void aFolderOfAnotherUserIsRefused()
    {
#ifdef Q_OS_UNIX
        if (::geteuid() != 0)
            QSKIP("only root can give a folder away");
        QVERIFY(DataFolder::open(path()));
        constexpr uid_t another = 65534;
        QCOMPARE(::chown(qPrintable(path()), another, gid_t(-1)), 0);
        const auto refused = DataFolder::open(path());
        QVERIFY(!refused);
        QCOMPARE(core::idOf(refused.error().reason), u"folder.of_other"_s);
        QCOMPARE(::chown(qPrintable(path()), 0, gid_t(-1)), 0);
        QVERIFY(DataFolder::open(path()));
#endif
    }

private:
    [[nodiscard]] QString path() const
    {
        return m_parent->filePath(u"a/b"_s);
    }

    bool startHolder(QProcess& holder)
    {
        holder.start(QStringLiteral(LOCKHOLDER), {path()});
        return holder.waitForStarted() && holder.waitForReadyRead() && holder.readLine().trimmed() == "locked";
    }

    std::unique_ptr<QTemporaryDir> m_parent;
};

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_datafolder.moc"
