// `loketd doctor` as a program: one line each, the exit code, JSON for machines, and nothing changed.
#include "Program.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

class TestDoctorCommand : public QObject
{
    Q_OBJECT

private slots:
    void newFolderNamesWhatIsMissing()
    {
        const QTemporaryDir folder;
        const Ran ran = doctor(folder, {});
        QVERIFY2(ran.code == 1, ran.said().constData());
        bool routerNamed = false;
        for (const QByteArray& line : ran.out.trimmed().split('\n')) {
            QVERIFY2(line.startsWith("ok ") || line.startsWith("warn ") || line.startsWith("fail "), line.constData());
            routerNamed |= line.startsWith("fail router.connection [main]: no router is set up -> "
                                           "loketd config set router.main.host 192.168.88.1");
        }
        QVERIFY2(routerNamed, ran.out.constData());
        QVERIFY2(ran.err.startsWith("loketd: ") && ran.err.count('\n') == 1, ran.err.constData());
        QVERIFY(!QFile::exists(folder.filePath(u"loket.db"_s))); // looking makes nothing
    }

    void jsonHasTheSameLines()
    {
        const QTemporaryDir folder;
        const Ran ran = doctor(folder, {u"--json"_s});
        QCOMPARE(ran.code, 1);
        int failed = 0;
        for (const QByteArray& line : ran.out.trimmed().split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            for (const QString& key : {u"part"_s, u"check"_s, u"verdict"_s, u"words"_s, u"fix"_s})
                QVERIFY2(object.contains(key), line.constData());
            failed += object.value(u"verdict"_s) == u"fail"_s ? 1 : 0;
        }
        QVERIFY(failed > 0);
    }

    void brokenSettingsAreOneOfTheLines()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"loket.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("server.port = many\n");
        file.close();
        const Ran ran = doctor(folder, {});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains("fail settings.file: "), ran.out.constData());
        QVERIFY2(ran.out.contains("line 1: server.port"), ran.out.constData());
    }

    void demoIsHealthy()
    {
        const Ran ran = runLoketd({u"doctor"_s, u"--demo"_s, u"--json"_s});
        QVERIFY2(ran.code == 0, ran.said().constData());
        QVERIFY(ran.out.contains("router.connection"));
        QVERIFY(ran.out.contains("payments.duitku"));
    }

private:
    static Ran doctor(const QTemporaryDir& folder, const QStringList& options)
    {
        return runLoketd(QStringList{u"--data-dir"_s, folder.path(), u"doctor"_s} + options);
    }
};

QTEST_GUILESS_MAIN(TestDoctorCommand)
#include "tst_doctorcommand.moc"
