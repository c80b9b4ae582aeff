// `loketd import`: what it prints, its exit codes, and that it works beside a running engine.
#include "Program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

class TestImportCommands : public QObject
{
    Q_OBJECT

    Ran here(const QStringList& arguments) const
    {
        return runLoketd(QStringList{u"--data-dir"_s, m_folder->path()} + arguments);
    }
    QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }
    static QJsonObject object(const QByteArray& out) { return QJsonDocument::fromJson(out).object(); }
    static int imported(const Ran& ran, const QString& what)
    {
        return object(ran.out).value(u"imported"_s).toObject().value(what).toInt(-1);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aListFromDryRunToUndo()
    {
        const QString list = write(u"list.csv"_s, "kode;paket\nabc;3k\nxyz;5k\nab;3k\n");
        const QString answers = write(u"answers.json"_s, R"({"make": "make"})");
        const Ran dry = here({u"import"_s, u"vouchers"_s, list, u"--dry-run"_s});
        QVERIFY2(dry.code == 0 && dry.err.isEmpty(), dry.said().constData());
        QCOMPARE(object(dry.out).value(u"source"_s).toString(), u"vouchers"_s);
        QCOMPARE(object(dry.out).value(u"dry_run"_s).toBool(), true);
        QCOMPARE(imported(dry, u"vouchers"_s), 2);
        QCOMPARE(object(dry.out).value(u"skipped"_s).toArray().first().toObject().value(u"why"_s).toString(),
                 u"code_not_accepted"_s);
        for (const QJsonValue& question : object(dry.out).value(u"questions"_s).toArray()) {
            for (const char* key : {"id", "text", "choices", "default", "answer"})
                QVERIFY2(question.toObject().contains(QLatin1StringView(key)), key);
        }
        QVERIFY(here({u"import"_s, u"list"_s}).out.isEmpty()); // nothing was stored

        const Ran first = here({u"import"_s, u"vouchers"_s, list, u"--answers"_s, answers});
        QVERIFY2(first.code == 0, first.said().constData());
        QCOMPARE(imported(first, u"vouchers"_s), 2);
        const Ran second = here({u"import"_s, u"vouchers"_s, list, u"--answers"_s, answers});
        QVERIFY2(second.code == 0, second.said().constData());
        const QJsonObject counts = object(second.out).value(u"imported"_s).toObject();
        for (auto count = counts.begin(); count != counts.end(); ++count)
            QVERIFY2(count->toInt(-1) == 0, qPrintable(count.key()));

        const Ran all = here({u"import"_s, u"list"_s});
        QCOMPARE(all.out.count('\n'), 2);
        const Ran undone = here({u"import"_s, u"undo"_s, u"1"_s});
        QVERIFY2(undone.code == 0, undone.said().constData());
        QCOMPARE(object(undone.out).value(u"undone"_s).toObject().value(u"vouchers"_s).toInt(), 2);
        QCOMPARE(here({u"import"_s, u"undo"_s, u"1"_s}).code, 1);
        QCOMPARE(imported(here({u"import"_s, u"vouchers"_s, list, u"--answers"_s, answers}), u"vouchers"_s), 2);
    }

    void wrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("no source") << QStringList{u"import"_s} << 2;
        QTest::newRow("another one") << QStringList{u"import"_s, u"spoons"_s, u"x"_s} << 2;
        QTest::newRow("no file") << QStringList{u"import"_s, u"vouchers"_s} << 2;
        QTest::newRow("a missing file") << QStringList{u"import"_s, u"vouchers"_s, u"/none/list.csv"_s} << 1;
        QTest::newRow("no database") << QStringList{u"import"_s, u"gembok"_s, u"/none"_s} << 1;
        QTest::newRow("no backup") << QStringList{u"import"_s, u"phpnuxbill"_s, u"/none.json"_s} << 1;
        QTest::newRow("a router that is not set up") << QStringList{u"import"_s, u"mikhmon"_s, u"bukit"_s} << 2;
        QTest::newRow("no such import") << QStringList{u"import"_s, u"undo"_s, u"7"_s} << 1;
        QTest::newRow("no number") << QStringList{u"import"_s, u"undo"_s, u"last"_s} << 2;
    }
    void wrong()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = here(arguments);
        QVERIFY2(ran.isOneLineOfError(), ran.said().constData());
        QTEST(ran.code, "code");
    }

    void wrongAnswers()
    {
        const QString list = write(u"list.csv"_s, "kode;paket\nabc;3k\n");
        for (const QByteArray& answers :
             {QByteArray("{"), QByteArray("[]"), QByteArray(R"({"make": 1})"), QByteArray(R"({"make": "perhaps"})"),
              QByteArray(R"({"nobody:asked": "yes"})")}) {
            const Ran ran = here({u"import"_s, u"vouchers"_s, list, u"--answers"_s, write(u"a.json"_s, answers)});
            QVERIFY2(ran.code == 2 && ran.isOneLineOfError(), ran.said().constData());
        }
        QVERIFY(here({u"import"_s, u"list"_s}).out.isEmpty());
    }

    void besideARunningEngine()
    {
        write(u"loket.ini"_s, "server.port = 0\n");
        QProcess engine;
        engine.setProcessEnvironment(testEnvironment());
        engine.start(QStringLiteral(LOKETD), {u"--data-dir"_s, m_folder->path(), u"serve"_s});
        QByteArray said;
        QVERIFY(QTest::qWaitFor(
            [&] {
                said += engine.readAllStandardOutput();
                return said.contains("listening on ");
            },
            30000));
        QByteArray codes("kode;paket\n");
        for (int i = 0; i < 500; ++i)
            codes += "code" + QByteArray::number(i) + ";3k\n";
        const Ran ran = here({u"import"_s, u"vouchers"_s, write(u"many.csv"_s, codes)});
        QVERIFY2(ran.code == 0, ran.said().constData());
        QCOMPARE(imported(ran, u"vouchers"_s), 500);
        engine.terminate();
        QVERIFY(engine.waitForFinished(30000));
        QCOMPARE(engine.exitCode(), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestImportCommands)
#include "tst_importcommands.moc"
