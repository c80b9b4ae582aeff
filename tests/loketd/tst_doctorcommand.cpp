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
        const Ran ran = doctor(folder, {u"--language"_s, u"en"_s});
        QVERIFY2(ran.code == 1, ran.said().constData());
        bool routerNamed = false;
        for (const QByteArray& line : ran.out.trimmed().split('\n')) {
            QVERIFY2(line.startsWith("ok ") || line.startsWith("warn ") || line.startsWith("fail "), line.constData());
            routerNamed |= line.startsWith("fail router.connection [main]: no router is set up -> "
                                           "loketd config set router.main.host 192.168.88.1");
        }
        QVERIFY2(routerNamed, ran.out.constData());
        QVERIFY2(ran.err.startsWith("loketd: ") && ran.err.count('\n') == 1, ran.err.constData());
        QVERIFY(!QFile::exists(folder.filePath(u"loket.db"_s))); // checking makes nothing
    }

    void jsonHasTheSameLines()
    {
        const QTemporaryDir folder;
        const Ran ran = doctor(folder, {u"--json"_s});
        QCOMPARE(ran.code, 1);
        int failed = 0;
        for (const QByteArray& line : ran.out.trimmed().split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            for (const QString& key : {u"part"_s, u"check"_s, u"verdict"_s, u"words"_s, u"fix"_s, u"reason"_s,
                                       u"values"_s, u"remedy"_s, u"remedyValues"_s})
                QVERIFY2(object.contains(key), line.constData());
            failed += object.value(u"verdict"_s) == u"fail"_s ? 1 : 0;
        }
        QVERIFY(failed > 0);
    }

    void language_data()
    {
        QTest::addColumn<QString>("business"); // empty: not set, which is Indonesian
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("indonesian");
        QTest::newRow("as the business") << QString() << QStringList() << true;
        QTest::newRow("an English business") << u"en"_s << QStringList() << false;
        QTest::newRow("asked for English") << QString() << QStringList{u"--language"_s, u"en"_s} << false;
        QTest::newRow("asked for Indonesian") << u"en"_s << QStringList{u"--language"_s, u"id"_s} << true;
        QTest::newRow("JSON") << QString() << QStringList{u"--json"_s} << false;
        QTest::newRow("JSON in Indonesian") << QString() << QStringList{u"--json"_s, u"--language"_s, u"id"_s} << true;
    }

    void language()
    {
        QFETCH(QString, business);
        QFETCH(QStringList, options);
        QFETCH(bool, indonesian);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"loket.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (!business.isEmpty())
            file.write("business.language = " + business.toUtf8() + '\n');
        file.close();
        const Ran ran = doctor(folder, options);
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.out.contains("belum ada router yang diatur"), indonesian);
        QCOMPARE(ran.out.contains("no router is set up"), !indonesian);
        QVERIFY(ran.out.contains("loketd config set router.main.host 192.168.88.1")); // the command stays
        if (options.contains(u"--json"_s))
            QVERIFY(ran.out.contains("\"reason\":\"router.not_set_up\""));
    }

    void anUnknownLanguage()
    {
        const QTemporaryDir folder;
        const Ran ran = doctor(folder, {u"--language"_s, u"jv"_s});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.said().contains("en or id"), ran.said().constData());
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
        // Settings that cannot be read have no language either: Indonesian is the default.
        QVERIFY2(ran.out.contains("baris 1: server.port"), ran.out.constData());
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
