#include "Program.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

class TestPackageCommands : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theSixPackagesOfTheFirstDay()
    {
        const QList<QJsonObject> packages = listed(u"package"_s);
        QCOMPARE(packages.size(), 6);
        const QList<std::pair<QString, int>> expected{{u"3k"_s, 1},  {u"5k"_s, 2},   {u"10k"_s, 5},
                                                      {u"15k"_s, 8}, {u"25k"_s, 15}, {u"50k"_s, 30}};
        for (qsizetype i = 0; i < expected.size(); ++i) {
            const QString id = expected[i].first;
            QCOMPARE(packages[i][u"id"_s], id);
            QCOMPARE(packages[i][u"price"_s].toInt(), QStringView(id).chopped(1).toInt() * 1000);
            QCOMPARE(packages[i][u"duration"_s], u"%1d"_s.arg(expected[i].second));
            QCOMPARE(packages[i][u"profile"_s], id);
            QCOMPARE(packages[i][u"counts"_s], u"online"_s);
            QCOMPARE(packages[i][u"enabled"_s], true);
        }
    }

    void aPackageIsMadeChangedAndRemoved()
    {
        const Ran made = here({u"package"_s, u"set"_s, u"night"_s, u"--price"_s, u"2000"_s, u"--duration"_s, u"12h"_s});
        QVERIFY2(made.code == 0 && made.err.isEmpty(), made.said().constData());
        QCOMPARE(listed(u"package"_s).last(), object(made.out));
        QCOMPARE(object(made.out)[u"name"_s], u"night"_s);
        QCOMPARE(object(made.out)[u"profile"_s], u"night"_s);

        const Ran changed =
            here({u"package"_s, u"set"_s, u"night"_s, u"--name=Malam ☾"_s, u"--counts"_s, u"sale"_s, u"--profile"_s,
                  u"p1"_s, u"--router"_s, u"bukit"_s, u"--quota"_s, u"1073741824"_s, u"--shared-users"_s, u"2"_s,
                  u"--enabled"_s, u"false"_s, u"--lock-to-device"_s, u"true"_s});
        QVERIFY2(changed.code == 0, changed.said().constData());
        QCOMPARE(object(changed.out), (QJsonObject{{u"id"_s, u"night"_s},
                                                   {u"name"_s, u"Malam ☾"_s},
                                                   {u"price"_s, 2000},
                                                   {u"duration"_s, u"12h"_s},
                                                   {u"counts"_s, u"sale"_s},
                                                   {u"profile"_s, u"p1"_s},
                                                   {u"router"_s, u"bukit"_s},
                                                   {u"quota"_s, 1073741824},
                                                   {u"shared_users"_s, 2},
                                                   {u"enabled"_s, false},
                                                   {u"lock_to_device"_s, true}}));
        QCOMPARE(listed(u"package"_s).last(), object(changed.out));

        QCOMPARE(here({u"package"_s, u"remove"_s, u"night"_s}).code, 0);
        QCOMPARE(listed(u"package"_s).size(), 6);
        const Ran again = here({u"package"_s, u"remove"_s, u"night"_s});
        QVERIFY2(again.code == 1 && again.isOneLineOfError() && again.err.contains("package list"),
                 again.said().constData());
    }

    void wrongPackagesAreRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* name, const QStringList& arguments, const char* named) {
            QTest::newRow(name) << arguments << QByteArray(named);
        };
        row("nothing to change", {u"3k"_s}, "at least one option");
        row("new without a price", {u"new"_s, u"--duration"_s, u"1d"_s}, "--price");
        row("new without a duration", {u"new"_s, u"--price"_s, u"1"_s}, "--duration");
        row("id with a blank", {u"a b"_s, u"--price"_s, u"1"_s, u"--duration"_s, u"1d"_s}, "package id");
        row("price in words", {u"3k"_s, u"--price"_s, u"cheap"_s}, "whole rupiah");
        row("price negative", {u"3k"_s, u"--price"_s, u"-1"_s}, "whole rupiah");
        row("price with cents", {u"3k"_s, u"--price"_s, u"10.50"_s}, "whole rupiah");
        row("price beyond reason", {u"3k"_s, u"--price"_s, u"100000001"_s}, "100000000");
        row("duration", {u"3k"_s, u"--duration"_s, u"soon"_s}, "2d, 12h or 30m");
        row("counting", {u"3k"_s, u"--counts"_s, u"offline"_s}, "online, first-login, sale, never");
        row("router", {u"3k"_s, u"--router"_s, u"The Hill"_s}, "router's name");
        row("quota", {u"3k"_s, u"--quota"_s, u"1GB"_s}, "whole number");
        row("shared users", {u"3k"_s, u"--shared-users"_s, u"0"_s}, "1 to 1000");
        row("enabled", {u"3k"_s, u"--enabled"_s, u"perhaps"_s}, "true or false");
        row("empty name", {u"3k"_s, u"--name"_s, u" "_s}, "package name");
        row("empty profile", {u"3k"_s, u"--profile"_s, u""_s}, "profile");
        row("value missing", {u"3k"_s, u"--price"_s}, "--price needs a value");
        row("unknown option", {u"3k"_s, u"--colour"_s, u"red"_s}, "does not know --colour");
    }

    void wrongPackagesAreRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, named);
        const QList<QJsonObject> before = listed(u"package"_s);
        const Ran ran = here(QStringList{u"package"_s, u"set"_s} + arguments);
        QVERIFY2(ran.code == 2 && ran.isOneLineOfError() && ran.err.contains(named), ran.said().constData());
        QCOMPARE(listed(u"package"_s), before);
    }

    void aTokenIsShownOnceAndStoredHashed()
    {
        const Ran made = here({u"token"_s, u"create"_s, u"kasir"_s, u"--scope"_s, u"operate"_s});
        QVERIFY2(made.code == 0 && made.err.isEmpty(), made.said().constData());
        const QByteArray token = made.out.trimmed().split(' ').last();
        QVERIFY2(token.size() >= 32, made.said().constData());
        const QByteArray everything = contentOf(u"loket.db"_s) + contentOf(u"loket.db-wal"_s);
        QVERIFY(!everything.contains(token));
        QVERIFY(everything.contains(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex()));

        const QList<QJsonObject> tokens = listed(u"token"_s);
        QCOMPARE(tokens.size(), 1);
        QCOMPARE(tokens[0][u"name"_s], u"kasir"_s);
        QCOMPARE(tokens[0][u"scope"_s], u"operate"_s);
        QVERIFY(tokens[0][u"created_at"_s].toString().endsWith(u'Z'));
        QVERIFY(tokens[0][u"last_used_at"_s].isNull());

        const Ran twice = here({u"token"_s, u"create"_s, u"kasir"_s, u"--scope"_s, u"read"_s});
        QVERIFY2(twice.code == 1 && twice.isOneLineOfError() && twice.err.contains("revoke"), twice.said().constData());
        QCOMPARE(here({u"token"_s, u"revoke"_s, u"kasir"_s}).code, 0);
        QVERIFY(listed(u"token"_s).isEmpty());
        const Ran gone = here({u"token"_s, u"revoke"_s, u"kasir"_s});
        QVERIFY2(gone.code == 1 && gone.isOneLineOfError() && gone.err.contains("token list"), gone.said().constData());
    }

    void wrongTokensAreRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no scope") << QStringList{u"a"_s};
        QTest::newRow("unknown scope") << QStringList{u"a"_s, u"--scope"_s, u"admin"_s};
        QTest::newRow("no name") << QStringList{u"--scope"_s, u"read"_s};
        QTest::newRow("empty name") << QStringList{u""_s, u"--scope"_s, u"read"_s};
        QTest::newRow("name with a blank") << QStringList{u"a b"_s, u"--scope"_s, u"read"_s};
    }

    void wrongTokensAreRefused()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = here(QStringList{u"token"_s, u"create"_s} + arguments);
        QVERIFY2(ran.code == 2 && ran.isOneLineOfError(), ran.said().constData());
        QVERIFY(listed(u"token"_s).isEmpty());
    }

    void aDatabaseThatIsNoneIsNamed()
    {
        QFile file(m_folder->filePath(u"loket.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(4096, 'x')) == 4096);
        file.close();
        const Ran ran = here({u"package"_s, u"list"_s});
        QVERIFY2(ran.code == 1 && ran.isOneLineOfError(), ran.said().constData());
    }

    void manyAtOnceAllGetTheirTurn()
    {
        // Several programs that find an empty folder: each must wait for the others and none may fail.
        constexpr int programs = 8;
        std::vector<std::unique_ptr<QProcess>> running;
        for (int i = 0; i < programs; ++i) {
            running.push_back(std::make_unique<QProcess>());
            running.back()->setProcessEnvironment(testEnvironment());
            running.back()->start(QStringLiteral(LOKETD), {u"--data-dir"_s, m_folder->path(), u"token"_s, u"create"_s,
                                                           u"t%1"_s.arg(i), u"--scope"_s, u"read"_s});
        }
        for (const auto& program : running) {
            QVERIFY(program->waitForFinished());
            QVERIFY2(program->exitCode() == 0, program->readAllStandardError().constData());
        }
        QCOMPARE(listed(u"token"_s).size(), programs);
        QCOMPARE(listed(u"package"_s).size(), 6);
    }

private:
    [[nodiscard]] Ran here(const QStringList& arguments) const
    {
        return runLoketd(QStringList{u"--data-dir"_s, m_folder->path()} + arguments);
    }
    static QJsonObject object(const QByteArray& line) { return QJsonDocument::fromJson(line).object(); }
    [[nodiscard]] QList<QJsonObject> listed(const QString& what) const
    {
        QList<QJsonObject> objects;
        for (const QByteArray& line : here({what, u"list"_s}).out.split('\n')) {
            if (!line.isEmpty())
                objects += object(line);
        }
        return objects;
    }
    [[nodiscard]] QByteArray contentOf(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPackageCommands)
#include "tst_packagecommands.moc"
