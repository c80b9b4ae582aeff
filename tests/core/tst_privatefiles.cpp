#include "core/PrivateFiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_WIN
#include <aclapi.h>
#include <sddl.h>
#include <windows.h>
#endif

using namespace loket;
using namespace Qt::Literals::StringLiterals;

// On both systems the same is asked; only the way a test opens a file to everybody differs.
class TestPrivateFiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aNewFileIsPrivate()
    {
        const core::UnfinishedFile file(path(u"new."_s));
        QVERIFY2(file.exists(), qPrintable(file.problem()));
        QVERIFY(!core::isOpenToOthers(file.path()));
        QCOMPARE(file.path().size(), path(u"new."_s).size() + 6);
        QCOMPARE(core::otherOwner(file.path()), QString());
    }

    void whatIsNotFinishedIsRemoved()
    {
        QString name;
        {
            core::UnfinishedFile file(path(u"new."_s));
            name = file.path();
            QVERIFY(file.write("half"));
            QVERIFY(QFile::exists(name));
        }
        QVERIFY(!QFile::exists(name));
        QCOMPARE(entries(), QStringList());
    }

    void itTakesThePlaceOfTheOldOne_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("existed");
        QTest::newRow("new") << u"loket.ini"_s << false;
        QTest::newRow("over another") << u"loket.ini"_s << true;
        QTest::newRow("letters of no code page") << u"Warung ☕ Melati 売.ini"_s << true;
        QTest::newRow("spaces") << u"a b.ini"_s << true;
    }

    void itTakesThePlaceOfTheOldOne()
    {
        QFETCH(QString, name);
        QFETCH(bool, existed);
        if (existed)
            fill(path(name), "old");
        core::UnfinishedFile file(path(name) + u'.');
        QVERIFY(file.write("new"));
        QVERIFY2(file.replace(path(name)), qPrintable(file.problem()));
        QVERIFY(!file.exists());
        QCOMPARE(contentOf(path(name)), QByteArray("new"));
        QVERIFY(!core::isOpenToOthers(path(name)));
        QCOMPARE(entries(), QStringList{name});
    }

    void itNeverMovesOverAnother()
    {
        fill(path(u"copy.db"_s), "theirs");
        core::UnfinishedFile file(path(u"part."_s));
        QVERIFY(file.write("ours"));
        QVERIFY(!file.moveTo(path(u"copy.db"_s)));
        QVERIFY(!file.problem().isEmpty());
        QCOMPARE(contentOf(path(u"copy.db"_s)), QByteArray("theirs"));
        QVERIFY2(file.moveTo(path(u"other.db"_s)), qPrintable(file.problem()));
        QCOMPARE(contentOf(path(u"other.db"_s)), QByteArray("ours"));
    }

    void aFolderThatIsNotThere()
    {
        const core::UnfinishedFile file(path(u"nowhere/new."_s));
        QVERIFY(!file.exists());
        QVERIFY(!file.problem().isEmpty());
    }

    void rightsOfOthersAreSeenAndTakenAway_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("a file") << false;
        QTest::newRow("a folder") << true;
    }

    void rightsOfOthersAreSeenAndTakenAway()
    {
        QFETCH(bool, isFolder);
        const QString name = path(u"thing"_s);
        if (isFolder)
            QVERIFY(core::makePrivateFolder(name));
        else
            fill(name, "x");
        QVERIFY(core::closeToOthers(name));
        QVERIFY(!core::isOpenToOthers(name));
        QVERIFY(openToEverybody(name));
        QVERIFY(core::isOpenToOthers(name));
        QVERIFY(core::closeToOthers(name));
        QVERIFY(!core::isOpenToOthers(name));
        QVERIFY(QFileInfo(name).isReadable() && QFileInfo(name).isWritable()); // by its owner, as before
        if (isFolder)
            fill(name + u"/inside"_s, "x");
    }

    void rightsCanBeKept()
    {
        fill(path(u"shared"_s), "x");
        QVERIFY(openToEverybody(path(u"shared"_s)));
        const core::UnfinishedFile file(path(u"new."_s));
        QVERIFY(core::copyRights(path(u"shared"_s), file.path()));
        QVERIFY(core::isOpenToOthers(file.path()));
    }

    void whatIsWrittenCanBeSynced()
    {
        fill(path(u"file"_s), "x");
        QVERIFY(core::syncToDisk(path(u"file"_s)));
        QVERIFY(core::syncToDisk(m_folder->path()));
        QVERIFY(!core::syncToDisk(path(u"absent"_s)));
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }

    [[nodiscard]] QStringList entries() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

    static void fill(const QString& name, const QByteArray& content)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    static QByteArray contentOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool openToEverybody(const QString& name)
    {
#ifdef Q_OS_WIN
        PSECURITY_DESCRIPTOR made = nullptr;
        if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;;FA;;;WD)", SDDL_REVISION_1, &made, nullptr))
            return false;
        BOOL isThere = FALSE;
        BOOL isDefault = FALSE;
        PACL list = nullptr;
        GetSecurityDescriptorDacl(made, &isThere, &list, &isDefault);
        std::wstring native = QDir::toNativeSeparators(name).toStdWString();
        const DWORD code = SetNamedSecurityInfoW(native.data(), SE_FILE_OBJECT,
                                                 DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                                 nullptr, nullptr, list, nullptr);
        LocalFree(made);
        return code == ERROR_SUCCESS;
#else
        return QFile::setPermissions(name, QFile::permissions(name) | QFile::ReadGroup | QFile::ReadOther);
#endif
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPrivateFiles)
#include "tst_privatefiles.moc"
