#include "Program.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_parent = std::make_unique<QTemporaryDir>(); }

    void wrongUseIsOneLineAndExitTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("named");
        const auto row = [](const char* name, const QStringList& arguments, const char* named) {
            QTest::newRow(name) << arguments << QByteArray(named);
        };
        row("nothing", {}, "say one of serve, config, secret, ");
        row("unknown command", {u"sell"_s}, "there is no command sell");
        row("unknown option", {u"config"_s, u"list"_s, u"--all"_s}, "does not know --all");
        row("a family alone", {u"config"_s}, "say one of set, get, list");
        row("a family with a wrong verb", {u"config"_s, u"put"_s}, "config cannot put");
        row("operand missing", {u"config"_s, u"set"_s, u"server.port"_s}, "KEY and VALUE");
        row("operand too many", {u"config"_s, u"get"_s, u"a"_s, u"b"_s}, "write: loketd config get KEY");
        row("data folder missing", {u"config"_s, u"list"_s, u"--data-dir"_s}, "--data-dir needs a folder");
        row("data folder empty", {u"--data-dir="_s, u"config"_s, u"list"_s}, "--data-dir needs a folder");
        row("demo without a folder", {u"--demo"_s, u"config"_s, u"list"_s}, "serve --demo --data-dir");
        row("unknown key", {u"config"_s, u"set"_s, u"server.prot"_s, u"1"_s}, "did you mean server.port?");
        row("unknown key to get", {u"config"_s, u"get"_s, u"nothing"_s}, "keys begin with");
        row("wrong value", {u"config"_s, u"set"_s, u"server.port"_s, u"70000"_s}, "0 to 65535");
        row("negative value", {u"config"_s, u"set"_s, u"server.port"_s, u"-1"_s}, "0 to 65535");
        row("value with a line break", {u"config"_s, u"set"_s, u"business.name"_s, u"a\nb"_s}, "one line");
        row("wrong choice", {u"config"_s, u"set"_s, u"delivery.channel"_s, u"pigeon"_s},
            "none, cloud, fonnte, waha, gowa, wablas");
        row("a message with an unknown placeholder", {u"config"_s, u"set"_s, u"delivery.message"_s, u"Hi {colour}"_s},
            "{vouchers}");
        row("key with a line break", {u"config"_s, u"get"_s, u"a\nb"_s}, "there is no setting");
        row("a secret as a setting", {u"config"_s, u"set"_s, u"router.main.password"_s, u"hunter2"_s},
            "loketd secret set router.main.password");
        row("a secret shown", {u"config"_s, u"get"_s, u"router.main.password"_s}, "is a secret");
        row("a secret as an argument", {u"secret"_s, u"set"_s, u"router.main.password"_s, u"hunter2"_s},
            "loketd secret set KEY");
        row("a setting as a secret", {u"secret"_s, u"set"_s, u"server.port"_s}, "loketd config set server.port");
        row("an empty secret", {u"secret"_s, u"set"_s, u"router.main.password"_s}, "standard input");
        row("unknown secret to remove", {u"secret"_s, u"remove"_s, u"router.main.pass"_s},
            "did you mean router.main.password?");
    }

    void wrongUseIsOneLineAndExitTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, named);
        QProcessEnvironment environment = testEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_parent->path());
        const Ran ran = runLoketd(arguments, {}, environment);
        QVERIFY2(ran.code == 2, ran.said().constData());
        QVERIFY2(ran.isOneLineOfError(), ran.said().constData());
        QVERIFY2(ran.err.contains(named), ran.said().constData());
        QVERIFY2(!ran.err.contains("hunter2"), ran.said().constData());
        QVERIFY2(!QFile::exists(m_parent->filePath(u"loket/loket.ini"_s)), "nothing is changed");
    }

    void whatEveryProgramCanSay_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("help") << QStringList{u"--help"_s} << QByteArray("loketd secret set KEY");
        QTest::newRow("short help") << QStringList{u"-h"_s} << QByteArray("loketd config set KEY VALUE");
        QTest::newRow("help for a family") << QStringList{u"config"_s, u"--help"_s} << QByteArray("loketd config list");
        QTest::newRow("version") << QStringList{u"--version"_s} << QByteArray("loketd " LOKET_VERSION);
    }

    void whatEveryProgramCanSay()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, said);
        const Ran ran = runLoketd(arguments);
        QVERIFY2(ran.code == 0 && ran.err.isEmpty() && ran.out.contains(said), ran.said().constData());
    }

    void theDataFolderStandsBeforeOrAfter_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("before") << QStringList{u"--data-dir"_s, u"DIR"_s,         u"config"_s,
                                               u"set"_s,        u"server.port"_s, u"4000"_s};
        QTest::newRow("after") << QStringList{u"config"_s, u"set"_s,        u"server.port"_s,
                                              u"4000"_s,   u"--data-dir"_s, u"DIR"_s};
        QTest::newRow("between") << QStringList{u"config"_s, u"--data-dir"_s,  u"DIR"_s,
                                                u"set"_s,    u"server.port"_s, u"4000"_s};
        QTest::newRow("with =") << QStringList{u"config"_s, u"set"_s, u"--data-dir=DIR"_s, u"server.port"_s, u"4000"_s};
        QTest::newRow("a demo's folder") << QStringList{u"--demo"_s,         u"config"_s,      u"set"_s,
                                                        u"--data-dir=DIR"_s, u"server.port"_s, u"4000"_s};
        QTest::newRow("after --") << QStringList{u"--data-dir"_s, u"DIR"_s,         u"config"_s, u"set"_s,
                                                 u"--"_s,         u"server.port"_s, u"4000"_s};
    }

    void theDataFolderStandsBeforeOrAfter()
    {
        QFETCH(QStringList, arguments);
        const Ran set = runLoketd(arguments.replaceInStrings(u"DIR"_s, folder()));
        QVERIFY2(set.code == 0 && set.err.isEmpty(), set.said().constData());
        QVERIFY2(set.out == "server.port = 4000 (counts from the next start)\n", set.said().constData());
        const Ran get = here({u"config"_s, u"get"_s, u"server.port"_s});
        QVERIFY2(get.code == 0 && get.out == "4000\n" && get.err.isEmpty(), get.said().constData());
    }

    void theDefaultFolderIsThePlatforms()
    {
        QProcessEnvironment environment = testEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_parent->path());
        const Ran ran = runLoketd({u"config"_s, u"set"_s, u"retry.attempts"_s, u"4"_s}, {}, environment);
        QVERIFY2(ran.code == 0, ran.said().constData());
        QVERIFY(QFile::exists(m_parent->filePath(u"loket/loket.ini"_s)));
    }

    void aValueThatLooksLikeAnOptionComesAfterTheMark()
    {
        QVERIFY(here({u"config"_s, u"set"_s, u"business.name"_s, u"--demo--"_s}).code == 2);
        const Ran set = here({u"config"_s, u"set"_s, u"--"_s, u"business.name"_s, u"--demo"_s});
        QVERIFY2(set.code == 0, set.said().constData());
        QCOMPARE(here({u"config"_s, u"get"_s, u"business.name"_s}).out, QByteArray("--demo\n"));
    }

    void anEmptyValueGoesBackToTheDefault()
    {
        QCOMPARE(here({u"config"_s, u"set"_s, u"server.port"_s, u"4000"_s}).code, 0);
        QCOMPARE(here({u"config"_s, u"set"_s, u"server.port"_s, u""_s}).code, 0);
        QCOMPARE(here({u"config"_s, u"get"_s, u"server.port"_s}).out, QByteArray("3000\n"));
    }

    void aBrokenFileIsNamedAndCanBeMended()
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile ini(folder() + u"/loket.ini"_s);
        QVERIFY(ini.open(QIODevice::WriteOnly) && ini.write("\nserver.port = many\n") > 0);
        ini.close();
        for (const QStringList& words :
             {QStringList{u"config"_s, u"list"_s}, QStringList{u"config"_s, u"get"_s, u"server.port"_s}}) {
            const Ran ran = here(words);
            QVERIFY2(ran.code == 2 && ran.isOneLineOfError() && ran.err.contains("line 2: server.port"),
                     ran.said().constData());
        }
        QCOMPARE(here({u"config"_s, u"set"_s, u"server.port"_s, u"3001"_s}).code, 0);
        QCOMPARE(here({u"config"_s, u"get"_s, u"server.port"_s}).out, QByteArray("3001\n"));
    }

    void aFolderThatCannotBeMadeFails()
    {
        QFile file(m_parent->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Ran ran = runLoketd({u"config"_s, u"list"_s, u"--data-dir"_s, file.fileName()});
        QVERIFY2(ran.code == 1 && ran.isOneLineOfError() && ran.err.contains("--data-dir"), ran.said().constData());
    }

    void secretsAreNeverShown()
    {
        const Ran set = here({u"secret"_s, u"set"_s, u"router.main.password"_s}, "hunter2 \n");
        QVERIFY2(set.code == 0 && set.err.isEmpty() && set.out == "router.main.password is kept in secrets.ini\n",
                 set.said().constData());
        QFile file(folder() + u"/secrets.ini"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("router.main.password = \"hunter2 \"\n"));
        QCOMPARE(file.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        QCOMPARE(QFile::permissions(folder()) & QFile::Permissions(0x0077), QFile::Permissions());

        for (const QStringList& words : {QStringList{u"config"_s, u"list"_s}, QStringList{u"secret"_s, u"list"_s},
                                         QStringList{u"config"_s, u"get"_s, u"router.main.password"_s}}) {
            const Ran ran = here(words);
            QVERIFY2(!ran.out.contains("hunter2") && !ran.err.contains("hunter2"), ran.said().constData());
        }
        QCOMPARE(here({u"secret"_s, u"list"_s}).out, QByteArray("router.main.password: secrets.ini\n"));
        QVERIFY(here({u"config"_s, u"list"_s}).out.contains("\nrouter.main.host=\n"));
        QCOMPARE(here({u"secret"_s, u"remove"_s, u"router.main.password"_s}).code, 0);
        QCOMPARE(here({u"secret"_s, u"list"_s}).out, QByteArray());
        const Ran unused = here({u"secret"_s, u"set"_s, u"delivery.gowa.token"_s}, "any");
        QCOMPARE(unused.code, 0);
        QVERIFY2(unused.out.contains("nothing uses it"), unused.out.constData());
        QCOMPARE(here({u"secret"_s, u"list"_s}).out, QByteArray());
        QCOMPARE(here({u"secret"_s, u"remove"_s, u"delivery.gowa.token"_s}).code, 0);
    }

    void theEnvironmentWins()
    {
        QProcessEnvironment environment = testEnvironment();
        environment.insert(u"LOKET_SECRET_ROUTER_MAIN_PASSWORD"_s, u"hunter3"_s);
        const QStringList where{u"--data-dir"_s, folder()};
        const Ran set =
            runLoketd(where + QStringList{u"secret"_s, u"set"_s, u"router.main.password"_s}, "hunter2\n", environment);
        QVERIFY2(set.code == 0 && set.out.contains("the environment has it too and wins"), set.said().constData());
        const Ran list = runLoketd(where + QStringList{u"secret"_s, u"list"_s}, {}, environment);
        QVERIFY2(list.out == "router.main.password: the environment\n", list.said().constData());
    }

    void wrongSecretsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("only a line break") << QByteArray("\n");
        QTest::newRow("two lines") << QByteArray("one\ntwo\n");
        QTest::newRow("a megabyte") << QByteArray(1024 * 1024, 'x');
    }

    void wrongSecretsAreRefused()
    {
        QFETCH(QByteArray, input);
        const Ran ran = here({u"secret"_s, u"set"_s, u"router.main.password"_s}, input);
        QVERIFY2(ran.code == 2 && ran.isOneLineOfError(), ran.said().constData());
        QVERIFY(!QFile::exists(folder() + u"/secrets.ini"_s));
    }

    // Also where somebody made the folder beforehand, open to everybody, and new files are open by default.
    void whatIsWrittenIsForThisAccountOnly()
    {
#ifdef Q_OS_UNIX
        const mode_t before = ::umask(S_IWGRP | S_IWOTH);
        const auto back = qScopeGuard([before] { ::umask(before); });
        QVERIFY(QDir().mkpath(folder()));
        QCOMPARE(here({u"package"_s, u"list"_s}).code, 0);
        QCOMPARE(here({u"config"_s, u"set"_s, u"server.port"_s, u"4000"_s}).code, 0);
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        for (const QString& file : {u"loket.db"_s, u"loket.ini"_s}) {
            QVERIFY2(QFile::exists(folder() + u'/' + file), qPrintable(file));
            QVERIFY2(!(QFile::permissions(folder() + u'/' + file) & others), qPrintable(file));
        }
#endif
    }

    void aBareEnvironmentMakesNoNoise()
    {
        // A container or a unit file: no locale, no home, no keychain, no session bus.
        QProcessEnvironment environment;
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        environment.insert(u"LC_ALL"_s, u"C"_s);
        for (const QByteArray& variable : {QByteArray("LSAN_OPTIONS"), QByteArray("PATH")})
            environment.insert(QString::fromLatin1(variable), qEnvironmentVariable(variable.constData()));
        const Ran ran = runLoketd({u"secret"_s, u"set"_s, u"router.main.password"_s, u"--data-dir"_s, folder()},
                                  "hunter2", environment);
        QVERIFY2(ran.code == 0 && ran.err.isEmpty() && ran.out.contains("secrets.ini"), ran.said().constData());
    }

private:
    [[nodiscard]] QString folder() const
    {
        return m_parent->filePath(u"data"_s);
    }
    [[nodiscard]] Ran here(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return runLoketd(QStringList{u"--data-dir"_s, folder()} + arguments, input);
    }

    std::unique_ptr<QTemporaryDir> m_parent;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
