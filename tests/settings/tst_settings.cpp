#include "settings/IniFile.h"
#include "settings/PrivateFile.h"
#include "settings/Settings.h"
#include "settings/SettingsWatcher.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::settings;
using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using namespace settings::literals;
using namespace settings::literals;
using namespace settings::literals;
using namespace std::chrono_literals;

namespace {

void write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

namespace {

QStringList englishOf(const QList<core::Advice>& all)
{
    QStringList lines;
    for (const core::Advice& one : all)
        lines += core::english(one);
    return lines;
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void withoutAFileAllDefaultsCount()
    {
        Settings settings(Registry(), file());
        QVERIFY(settings.reload());
        QCOMPARE(settings.value(u"server.listen"_key), u"127.0.0.1"_s);
        QCOMPARE(settings.number(u"server.port"_key), 3000);
        QVERIFY(settings.milliseconds(u"retry.base_ms"_key) == 1000ms);
        QVERIFY(settings.isTrue(u"retry.automatic_recovery"_key));
        QCOMPARE(settings.list(u"payments.gateways"_key), QStringList{u"cash"_s});
        QCOMPARE(settings.routers(), QStringList{u"main"_s});
        QVERIFY(settings.url(u"server.public_url"_key).isEmpty());
        QVERIFY(settings.contradictions().isEmpty());
        QVERIFY(!QFile::exists(file()));
    }

    void defaultsFollowTheirNeighbours()
    {
        Settings settings(Registry(), file());
        QCOMPARE(settings.number(u"router.main.port"_key), 8728);
        QVERIFY(settings.set(u"router.main.transport"_key, u"tls"_s));
        QCOMPARE(settings.number(u"router.main.port"_key), 8729);
        QVERIFY(settings.set(u"router.main.host"_key, u"10.1.1.1"_s));
        QVERIFY(settings.set(u"router.main.user"_key, u"api"_s));
        QCOMPARE(settings.value(u"router.main.ssh_host"_key), u"10.1.1.1"_s);
        QCOMPARE(settings.value(u"router.main.ssh_user"_key), u"api"_s);
        QVERIFY(settings.set(u"router.main.port"_key, u"9999"_s));
        QCOMPARE(settings.number(u"router.main.port"_key), 9999);
    }

    void whatIsSetIsThereForTheNextReader()
    {
        Settings settings(Registry(), file());
        const QString message = u"Halo {name},\n\"kode\": {vouchers}\\ \n"_s;
        QVERIFY(settings.set(u"delivery.message"_key, message));
        QVERIFY(settings.set(u"business.name"_key, u"Wi-Fi Bu Sri; ☕ #1"_s));
        QVERIFY(settings.set(u"router.bukit.host"_key, u"10.0.0.2"_s));
        Settings next(Registry(), file());
        QVERIFY(next.reload());
        QCOMPARE(next.value(u"delivery.message"_key), message);
        QCOMPARE(next.value(u"business.name"_key), u"Wi-Fi Bu Sri; ☕ #1"_s);
        QCOMPARE(next.routers(), (QStringList{u"main"_s, u"bukit"_s}));
        QVERIFY(next.isSet(u"business.name"_key));
        QVERIFY(next.set(u"business.name"_key, QString()));
        QVERIFY(!next.isSet(u"business.name"_key));
        QVERIFY(settings.reload());
        QCOMPARE(settings.value(u"business.name"_key), QString());
    }

    void aRefusedValueChangesNothing()
    {
        Settings settings(Registry(), file());
        QVERIFY(settings.set(u"server.port"_key, u"4000"_s));
        const QByteArray before = contentOf(file());
        QVERIFY(!settings.set(u"server.port"_key, u"70000"_s));
        QVERIFY(!settings.setMany({{u"server.prot"_s, u"1"_s}}));
        QVERIFY(!settings.setMany({{u"router.main.password"_secret, u"hunter2"_s}}));
        QVERIFY(!settings.set(u"retry.max_ms"_key, u"999"_s)); // below retry.base_ms
        QVERIFY(!settings.set(u"retry.base_ms"_key, u"60001"_s));
        QCOMPARE(contentOf(file()), before);
        QCOMPARE(settings.number(u"server.port"_key), 4000);
    }

    void handEditsSurvive()
    {
        const QByteArray byHand = "# our shop\r\n"
                                  "voucher.length=10\n"
                                  "; a line of somebody else\n"
                                  "this is no line of ours\n"
                                  "future.key = kept\n"
                                  "\n"
                                  "[server]\n"
                                  "  port =  8081 # not a comment, so wrong\n";
        write(file(), byHand);
        Settings settings(Registry(), file());
        const auto refused = settings.reload();
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == core::ErrorKind::Misconfigured);
        QVERIFY2(refused.error().detail.contains(u"line 8: server.port"_s), qPrintable(refused.error().detail));

        QVERIFY(settings.set(u"server.port"_key, u"8082"_s)); // fixes it
        QVERIFY(settings.reload());
        QCOMPARE(settings.number(u"server.port"_key), 8082);
        QCOMPARE(settings.number(u"voucher.length"_key), 10);
        QCOMPARE(settings.warnings().size(), 2);
        QVERIFY(settings.set(u"retry.attempts"_key, u"5"_s));
        QCOMPARE(contentOf(file()), QByteArray("# our shop\n"
                                               "voucher.length=10\n"
                                               "; a line of somebody else\n"
                                               "this is no line of ours\n"
                                               "future.key = kept\n"
                                               "\n"
                                               "retry.attempts = 5\n"
                                               "[server]\n"
                                               "port = 8082\n"));
        QVERIFY(settings.reload());
        QCOMPARE(settings.number(u"retry.attempts"_key), 5);
    }

    void aWrongFileKeepsTheOldValues()
    {
        Settings settings(Registry(), file());
        QVERIFY(settings.set(u"voucher.length"_key, u"12"_s));
        write(file(), "voucher.length = 99\nretry.attempts = 7\n");
        QVERIFY(!settings.reload());
        QCOMPARE(settings.number(u"voucher.length"_key), 12);
        QCOMPARE(settings.number(u"retry.attempts"_key), 3);
    }

    // Its setting would be at the default: what was known counts until somebody corrects the line.
    void aLineThatBreaksKeepsTheOldValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line"); // 0: accepted
        QTest::newRow("no equals sign") << QByteArray("somebody's own\nvoucher.length 12\nretry.attempts = 7\n") << 2;
        QTest::newRow("overwritten") << QByteArray("somebody's own\n\x01\x7f\xff garbage\nretry.attempts = 7\n") << 2;
        QTest::newRow("half a name at the end") << QByteArray("retry.attempts = 7\nsomebody's own\nvoucher.len") << 3;
        QTest::newRow("the line that always was there") << QByteArray("retry.attempts = 7\n  somebody's own\n") << 0;
    }
    void aLineThatBreaksKeepsTheOldValues()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        write(file(), "somebody's own\nvoucher.length = 12\n");
        Settings settings(Registry(), file());
        QVERIFY(settings.reload());
        write(file(), text);
        const auto read = settings.reload();
        QCOMPARE(read.has_value(), line == 0);
        QCOMPARE(settings.number(u"voucher.length"_key), line == 0 ? 8 : 12);
        QCOMPARE(settings.number(u"retry.attempts"_key), line == 0 ? 7 : 3);
        if (line == 0)
            return;
        QVERIFY(read.error().reason == core::Reason::SettingsLineBroken);
        QVERIFY2(read.error().detail.contains(u"line %1 "_s.arg(line)), qPrintable(read.error().detail));
        // Nor does another change throw away what somebody wrote beside it.
        QVERIFY(!settings.set(u"server.port"_key, u"8082"_s));
        QCOMPARE(contentOf(file()), text);
        write(file(), "voucher.length = 12\nretry.attempts = 7\n");
        QVERIFY(settings.reload());
        QCOMPARE(settings.number(u"retry.attempts"_key), 7);
    }

    // What an older Loket knew, and this one has no use for, stops nothing.
    void aFileWithAnUnusedKeyLoads()
    {
        write(file(), "delivery.gowa.token = hunter2\nretry.attempts = 7\n");
        Settings settings(Registry(), file());
        QVERIFY(settings.reload());
        QCOMPARE(settings.number(u"retry.attempts"_key), 7);
        QVERIFY(!englishOf(settings.warnings()).join(u' ').contains(u"hunter2"_s));
        QVERIFY(settings.set(u"retry.attempts"_key, u"8"_s));
        QVERIFY(settings.reload());
        QCOMPARE(settings.number(u"retry.attempts"_key), 8);
    }

    void theListHasEverySettingAndNoSecret()
    {
        write(file(), "router.main.password = hunter2\nrouter.b.host = 10.0.0.9\n");
        Settings settings(Registry(), file());
        QVERIFY(settings.reload());
        QVERIFY2(englishOf(settings.warnings()).join(u' ').contains(u"is a secret"_s),
                 qPrintable(englishOf(settings.warnings()).join(u' ')));
        QVERIFY(!englishOf(settings.warnings()).join(u' ').contains(u"hunter2"_s));
        QStringList keys;
        for (const auto& entry : settings.all()) {
            keys += entry.key;
            QVERIFY(!entry.value.contains(u"hunter2"_s));
            QVERIFY2(settings.registry().findSetting(entry.key), qPrintable(entry.key));
            QCOMPARE(entry.isSet, entry.key == u"router.b.host"_s);
        }
        QVERIFY(keys.contains(u"router.main.host"_s) && keys.contains(u"router.b.window"_s));
        QVERIFY(!keys.contains(u"router.main.password"_s) && !keys.contains(u"router.NAME.host"_s));
    }

    void contradictionsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("ini");
        QTest::addColumn<QString>("named");
        QTest::newRow("certificate alone")
            << QByteArray("server.tls_certificate = /etc/hostname\n") << u"server.tls_key"_s;
        QTest::newRow("certificate missing")
            << QByteArray("server.tls_certificate=/nowhere/a\nserver.tls_key=/nowhere/b\n") << u"/nowhere/a"_s;
        QTest::newRow("retry") << QByteArray("retry.base_ms = 5000\nretry.max_ms = 10\n") << u"retry.max_ms"_s;
        QTest::newRow("cloud without a number") << QByteArray("delivery.channel = cloud\n") << u"phone_number_id"_s;
        QTest::newRow("tripay without a merchant")
            << QByteArray("payments.gateways = tripay\n") << u"payments.tripay.merchant_code"_s;
        QTest::newRow("an address lent to all, and the loopback believed")
            << QByteArray("tunnel.host = a.example\ntunnel.remote_host = 0.0.0.0\nserver.trusted_proxies = 127.0.0.1\n")
            << u"tunnel.remote_host"_s;
        QTest::newRow("an address lent to all, and a network with the loopback believed")
            << QByteArray("tunnel.host = a.example\ntunnel.remote_host = ::\nserver.trusted_proxies = 127.0.0.0/8\n")
            << u"tunnel.remote_host"_s;
        QTest::newRow("tunnel to nowhere") << QByteArray("router.b.transport = ssh\n") << u"router.b.host"_s;
    }

    void contradictionsAreNamed()
    {
        QFETCH(QByteArray, ini);
        QFETCH(QString, named);
        write(file(), ini);
        Settings settings(Registry(), file());
        QVERIFY(settings.reload());
        QVERIFY2(englishOf(settings.contradictions()).join(u'\n').contains(named),
                 qPrintable(englishOf(settings.contradictions()).join(u'\n')));
    }

    void whatFitsTogetherIsNoContradiction_data()
    {
        QTest::addColumn<QByteArray>("ini");
        QTest::newRow("an address lent to the host's proxy")
            << QByteArray("tunnel.host = a.example\nserver.trusted_proxies = 127.0.0.1\n");
        QTest::newRow("an address lent to all, nobody believed")
            << QByteArray("tunnel.host = a.example\ntunnel.remote_host = 0.0.0.0\n");
        QTest::newRow("a proxy here, no tunnel")
            << QByteArray("tunnel.remote_host = 0.0.0.0\nserver.trusted_proxies = 127.0.0.1\n");
    }

    void whatFitsTogetherIsNoContradiction()
    {
        QFETCH(QByteArray, ini);
        write(file(), ini);
        Settings settings(Registry(), file());
        QVERIFY(settings.reload());
        QVERIFY2(settings.contradictions().isEmpty(), qPrintable(englishOf(settings.contradictions()).join(u'\n')));
    }

    void theFileIsWrittenWholeAndPrivately()
    {
        Settings settings(Registry(), file());
        QVERIFY(settings.set(u"server.port"_key, u"4000"_s));
        QCOMPARE(QFile::permissions(file()) & QFile::Permissions(0x0077), QFile::Permissions());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"loket.ini"_s});
        // The administrator's own choice of rights, and of another place, is kept.
        const QString elsewhere = m_folder->filePath(u"elsewhere"_s);
        QVERIFY(QFile::rename(file(), elsewhere) && QFile::link(elsewhere, file()));
        QVERIFY(QFile::setPermissions(elsewhere, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        QVERIFY(settings.set(u"server.port"_key, u"4001"_s));
        QVERIFY(QFileInfo(file()).isSymLink());
        QVERIFY(QFile::permissions(elsewhere) & QFile::ReadGroup);
        QVERIFY(contentOf(elsewhere).contains("4001"));
    }

    void aFileThatIsNoSettingsFileIsRefused()
    {
        write(file(), QByteArray(2 * 1024 * 1024, 'x'));
        Settings settings(Registry(), file());
        QVERIFY(!settings.reload());
        QVERIFY(!settings.set(u"server.port"_key, u"4000"_s));
        QCOMPARE(QFileInfo(file()).size(), 2 * 1024 * 1024);
    }

    void aRunningProgramHearsOfChanges_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"set by another program", "first set", "edited in place", "replaced", "touched"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    void aRunningProgramHearsOfChanges()
    {
        QFETCH(QString, how);
        if (how != u"first set"_s)
            write(file(), "server.port = 1\n");
        core::SystemClock clock;
        SettingsWatcher watcher({file(), m_folder->filePath(u"secrets.ini"_s)}, clock);
        QSignalSpy changed(&watcher, &SettingsWatcher::changed);
        if (how == u"edited in place"_s) {
            write(file(), "server.port = 2\n");
        } else if (how == u"replaced"_s) {
            write(m_folder->filePath(u"new"_s), "server.port = 2\n");
            QVERIFY(QFile::remove(file()) && QFile::rename(m_folder->filePath(u"new"_s), file()));
        } else if (how == u"touched"_s) {
            QFile touched(file());
            QVERIFY(touched.open(QIODevice::ReadWrite));
            QVERIFY(touched.setFileTime(QDateTime::currentDateTimeUtc().addSecs(1), QFileDevice::FileModificationTime));
        } else {
            QVERIFY(Settings(Registry(), file()).set(u"server.port"_key, u"2"_s));
        }
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(Settings(Registry(), file()).set(u"server.port"_key, u"3"_s)); // and again, on the new file
        QTRY_COMPARE(changed.size(), 2);
        // Other files of the folder do not concern it.
        write(m_folder->filePath(u"loket.db-wal"_s), "x");
        QVERIFY(!changed.wait(400));
        QCOMPARE(changed.size(), 2);
    }

    void quotedValuesComeBack_data()
    {
        QTest::addColumn<QString>("value");
        for (const QString& value :
             {u"plain"_s, u"a = b"_s, u" blanks "_s, u"\"quoted\""_s, u"back\\slash"_s, u"line\nbreak"_s,
              u"tab\there"_s, u"cr\r\nlf"_s, u"\\n is no break"_s, u"\""_s, u"# no comment"_s, u"[no section]"_s})
            QTest::newRow(qPrintable(value)) << value;
    }

    void quotedValuesComeBack()
    {
        QFETCH(QString, value);
        IniFile ini;
        ini.set(u"k"_s, value);
        QCOMPARE(ini.value(u"k"_s), std::optional(value));
        const IniFile again(ini.text());
        QCOMPARE(again.value(u"k"_s), std::optional(value));
        QCOMPARE(again.entries().size(), 1);
    }

    void theLastOfTwoLinesCounts()
    {
        IniFile ini("[General]\na = 1\na = 2\n");
        QCOMPARE(ini.value(u"a"_s), std::optional(u"2"_s));
        ini.set(u"a"_s, u"3"_s);
        QCOMPARE(ini.text(), QByteArray("[General]\na = 1\na = 3\n"));
        ini.remove(u"a"_s);
        QCOMPARE(ini.text(), QByteArray("[General]\n"));
        ini.set(u"b"_s, u"1"_s);
        QCOMPARE(IniFile(ini.text()).value(u"b"_s), std::optional(u"1"_s));
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"loket.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
