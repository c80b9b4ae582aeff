// The doctor on the real engine's settings and on real sockets: each problem is made, and its line names the fix.
#include "engine/Engine.h"
#include "engine/doctor/Doctor.h"
#include "engine/doctor/LocalChecks.h"
#include "storage/PackageRepository.h"
#include "support/Sandboxes.h"

#include <QTcpServer>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace loket::settings::literals;
using engine::DoctorLine;
using engine::Verdict;

using World = tests::Sandboxes;
using Trouble = std::function<void(World&)>;
Q_DECLARE_METATYPE(Trouble)

class TestDoctor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        if (m_strangersAddress.isEmpty()) {
            QVERIFY(m_stranger.listen());
            m_strangersAddress = m_stranger.url().toString(QUrl::StripTrailingSlash);
        }
    }

    void init()
    {
        m_world = std::make_unique<World>();
        m_world->settings.insert(u"business.timezone"_s, u"Asia/Makassar"_s);
        // Both are on this computer, so a private address is as good as a public one.
        m_world->settings.insert(u"server.public_url"_s, u"http://127.0.0.1:3000"_s);
    }

    void healthyHouseHasNothingToMend()
    {
        const auto lines = examined();
        // In Indonesian each has another text, but the same command.
        for (const DoctorLine& one : lines) {
            QVERIFY2(one.what.error || one.words(u"id") != one.words(), qPrintable(one.words()));
            QVERIFY2(one.remedy.isEmpty() || one.fix(u"id") != one.fix(), qPrintable(one.fix()));
            QVERIFY(one.command.isEmpty() || one.fix(u"id") == one.fix());
        }
        for (const QString& check :
             {u"folder.writable"_s, u"folder.disk"_s, u"settings.values"_s, u"secrets.store"_s, u"clock.pc"_s,
              u"clock.zone"_s, u"packages.on_sale"_s, u"database.integrity"_s, u"database.wal"_s, u"server.listen"_s,
              u"server.public_url"_s, u"router.connection"_s, u"router.policies"_s, u"router.clock"_s,
              u"router.hotspot"_s, u"router.profiles"_s, u"payments.gateway"_s, u"delivery.channel"_s}) {
            const auto found = line(lines, check);
            QVERIFY2(found, qPrintable(check + u" is missing"_s));
            if (check != u"folder.disk"_s) // the test machine's own
                QVERIFY2(found->verdict == Verdict::Ok, qPrintable(check + u": "_s + found->words()));
        }
    }

    void troubles_data()
    {
        QTest::addColumn<Trouble>("trouble");
        QTest::addColumn<QString>("check");
        QTest::addColumn<bool>("fails");
        QTest::addColumn<QString>("fix");
        const auto row = [](const char* name, const QString& check, bool fails, const QString& fix, Trouble trouble) {
            QTest::newRow(name) << std::move(trouble) << check << fails << fix;
        };
        const auto setting = [](const QString& key, const QString& value) {
            return [key, value](World& world) { world.settings.insert(key, value); };
        };
        row("router's port closed", u"router.connection"_s, true, u"/ip service enable api"_s,
            [](World& world) { world.router.refuseConnections(true); });
        row("router's address list", u"router.connection"_s, true, u"/ip service print"_s, [](World& world) {
            world.router.moods().hang = true;
            world.settings.insert(u"router.main.timeout_ms"_s, u"300"_s);
        });
        row("profile of a package missing", u"router.profiles"_s, true,
            u"/ip hotspot user profile add name=\"5k\" shared-users=1"_s, [](World& world) {
                auto& profiles = world.router.model().menu("/ip/hotspot/user/profile");
                profiles.remove(profiles.idsOf("5k").first());
            });
        row("package on a router that is not set up", u"packages.router"_s, true,
            u"loketd config set router.main.host 192.168.88.1"_s, setting(u"router.main.host"_s, QString()));
        row("shop and gateway behind the wall", u"router.walled_garden"_s, false,
            u"/ip hotspot walled-garden ip add dst-host=wifi.losari.id action=accept comment=loket"_s,
            setting(u"server.public_url"_s, u"https://wifi.losari.id"_s));
        row("gateway refuses the key", u"payments.gateway"_s, true, u"loketd secret set payments.tripay.api_key"_s,
            [](World&) { qputenv("LOKET_SECRET_PAYMENTS_TRIPAY_API_KEY", "not-the-key"); });
        row("gateway's key not set", u"payments.keys"_s, true, u"loketd secret set payments.tripay.private_key"_s,
            [](World&) { qunsetenv("LOKET_SECRET_PAYMENTS_TRIPAY_PRIVATE_KEY"); });
        row("gateway away", u"payments.gateway"_s, true,
            u"check this computer's internet connection; orders wait and are tried again"_s,
            setting(u"payments.tripay.base_url"_s, u"http://127.0.0.1:1"_s));
        row("gateway out of order", u"payments.gateway"_s, false, u"wait; orders are retried automatically"_s,
            [](World& world) { world.gateways.http().addMood({.kind = sandbox::Mood::Kind::Status, .status = 503}); });
        row("channel refuses the token", u"delivery.channel"_s, true, u"loketd secret set delivery.fonnte.token"_s,
            [](World&) { qputenv("LOKET_SECRET_DELIVERY_FONNTE_TOKEN", "not-the-key"); });
        row("channel's token not set", u"delivery.channel"_s, true, u"loketd secret set delivery.fonnte.token"_s,
            [](World&) { qunsetenv("LOKET_SECRET_DELIVERY_FONNTE_TOKEN"); });
        row("channel away", u"delivery.channel"_s, true, u"loketd config get delivery.fonnte.base_url"_s,
            setting(u"delivery.fonnte.base_url"_s, u"http://127.0.0.1:1"_s));
        // What GoWA says of a server with several devices, or with none that is linked.
        const auto gowa = [](int status, const QByteArray& body) {
            return [status, body](World& world) {
                world.settings.insert(u"delivery.channel"_s, u"gowa"_s);
                world.settings.insert(u"delivery.gowa.base_url"_s, world.whatsApp.baseUrl(u"gowa"_s).toString());
                qputenv("LOKET_SECRET_DELIVERY_GOWA_USER", "loket");
                qputenv("LOKET_SECRET_DELIVERY_GOWA_PASSWORD", "gowa-password");
                world.whatsApp.server().addMood(
                    {.kind = sandbox::Mood::Kind::Status, .path = "/gowa/app/devices", .status = status, .body = body});
            };
        };
        const QString toDevice = u"loketd config set delivery.gowa.device_id ID"_s;
        const QString toPage = u"look at the channel's own page: is the phone connected and the quota left?"_s;
        row("GoWA needs the device's id", u"delivery.channel"_s, true, toDevice,
            gowa(400, R"({"code":"DEVICE_ID_REQUIRED","message":"device_id is required"})"));
        row("GoWA does not know the device", u"delivery.channel"_s, true, toDevice,
            gowa(404, R"({"code":"DEVICE_NOT_FOUND","message":"device not found"})"));
        row("GoWA is not logged in", u"delivery.channel"_s, true, toPage,
            gowa(500, R"({"code":"INTERNAL_SERVER_ERROR","message":"you are not loggin"})"));
        row("GoWA has no device", u"delivery.channel"_s, true, toPage, gowa(200, R"({"code":"SUCCESS","results":[]})"));
        row("GoWA refuses user and password", u"delivery.channel"_s, true,
            u"loketd secret set delivery.gowa.password"_s, gowa(401, "Unauthorized"));
        row("GoWA wants a user", u"delivery.channel"_s, true, u"loketd secret set delivery.gowa.user"_s,
            [gowa](World& world) {
                gowa(401, "Unauthorized")(world);
                qunsetenv("LOKET_SECRET_DELIVERY_GOWA_USER");
            });
        // The second one is asked too, though the first one works.
        const auto second = [](const QString& address, int status) {
            return [address, status](World& world) {
                world.settings.insert(u"delivery.fallback"_s, u"gowa"_s);
                world.settings.insert(u"delivery.gowa.base_url"_s,
                                      address.isEmpty() ? world.whatsApp.baseUrl(u"gowa"_s).toString() : address);
                qputenv("LOKET_SECRET_DELIVERY_GOWA_USER", "loket");
                qputenv("LOKET_SECRET_DELIVERY_GOWA_PASSWORD", "gowa-password");
                world.whatsApp.server().addMood(
                    {.kind = sandbox::Mood::Kind::Status, .path = "/gowa/app/devices", .status = status});
            };
        };
        row("the second channel refuses us", u"delivery.fallback"_s, true,
            u"loketd secret set delivery.gowa.password"_s, second({}, 401));
        row("the second channel is away", u"delivery.fallback"_s, true, u"loketd config get delivery.gowa.base_url"_s,
            second(u"http://127.0.0.1:1"_s, 200));
        row("no public address", u"server.public_url"_s, false,
            u"loketd config set server.public_url https://wifi.example.id"_s,
            [](World& world) { world.settings.remove(u"server.public_url"_s); });
        row("messages without a link", u"server.public_url"_s, false,
            u"loketd config set server.public_url https://wifi.example.id"_s, [](World& world) {
                world.settings.remove(u"server.public_url"_s);
                world.settings.insert(u"payments.gateways"_s, u"cash"_s);
            });
        row("payments never noticed", u"server.public_url"_s, true, u"loketd config set payments.poll_seconds 30"_s,
            [](World& world) {
                world.settings.remove(u"server.public_url"_s);
                world.settings.insert(u"payments.poll_seconds"_s, u"0"_s);
            });
        row("settings that contradict", u"settings.values"_s, true, u"set the other one too, or neither"_s,
            setting(u"server.tls_key"_s, u"/etc/hostname"_s));
        row("an unknown key in the file", u"settings.values"_s, false, QString(),
            setting(u"business.colour"_s, u"blue"_s));
    }

    void troubles()
    {
        QFETCH(Trouble, trouble);
        QFETCH(QString, check);
        QFETCH(bool, fails);
        QFETCH(QString, fix);
        trouble(*m_world);
        const auto lines = examined();
        initTestCase(); // the environment as it was
        const auto found = line(lines, check, false);
        QVERIFY2(found, qPrintable(u"nobody complains about "_s + check));
        QVERIFY2(found->verdict == (fails ? Verdict::Fail : Verdict::Warn), qPrintable(found->words()));
        if (!fix.isEmpty())
            QCOMPARE(found->fix(), fix);
        for (const DoctorLine& one : lines) {
            for (const QString& secret :
                 {u"router-password"_s, u"fonnte-token"_s, u"not-the-key"_s, u"gowa-password"_s})
                QVERIFY2(!one.words().contains(secret), qPrintable(one.words()));
        }
    }

    // A line for each channel that may have to send; none for one that is the first already, or has nothing to stand in
    // for.
    void everyChannelThatIsSwitchedOnIsAsked_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QStringList>("checks");
        QTest::newRow("one") << u"fonnte"_s << u"none"_s << QStringList{u"delivery.channel"_s};
        QTest::newRow("two") << u"fonnte"_s << u"gowa"_s << QStringList{u"delivery.channel"_s, u"delivery.fallback"_s};
        QTest::newRow("the same") << u"fonnte"_s << u"fonnte"_s << QStringList{u"delivery.channel"_s};
        QTest::newRow("none") << u"none"_s << u"none"_s << QStringList{u"delivery.channel"_s};
        QTest::newRow("only a second one") << u"none"_s << u"gowa"_s << QStringList{u"delivery.channel"_s};
    }
    void everyChannelThatIsSwitchedOnIsAsked()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        m_world->settings.insert(u"delivery.channel"_s, first);
        m_world->settings.insert(u"delivery.fallback"_s, second);
        m_world->settings.insert(u"delivery.gowa.base_url"_s, m_world->whatsApp.baseUrl(u"gowa"_s).toString());
        qputenv("LOKET_SECRET_DELIVERY_GOWA_USER", "loket");
        qputenv("LOKET_SECRET_DELIVERY_GOWA_PASSWORD", "gowa-password");
        const auto lines = examined({u"delivery"_s});
        initTestCase();
        QStringList checks;
        for (const DoctorLine& one : lines) {
            checks += one.check;
            QVERIFY2(one.verdict == Verdict::Ok, qPrintable(one.words()));
        }
        checks.sort();
        QTEST(checks, "checks");
    }

    void onePartAlone()
    {
        const auto lines = examined({u"router.main"_s});
        QVERIFY(lines.size() >= 7);
        for (const DoctorLine& one : lines)
            QCOMPARE(one.part, u"router.main"_s);
    }

    void portInOtherHands()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        m_world->settings.insert(u"server.port"_s, QString::number(other.serverPort()));
        const auto found = line(examined({u"server"_s}), u"server.listen"_s);
        QVERIFY(found);
        QVERIFY(found->verdict == Verdict::Fail);
        QCOMPARE(found->fix(), u"loketd config set server.port %1"_s.arg(other.serverPort() + 1));
    }

    void besideARunningEngine()
    {
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        m_world->settings.insert(u"server.port"_s, QString::number(probe.serverPort()));
        probe.close();
        m_world->writeSettings();
        engine::Engine running({.program = u"tst_doctor"_s, .dataFolder = m_world->folder.path()});
        QVERIFY(running.start());
        const auto found = line(examined({u"server"_s, u"database"_s}), u"server.listen"_s);
        QVERIFY(found);
        QVERIFY2(found->verdict == Verdict::Ok, qPrintable(found->words()));
        QVERIFY(found->words().contains(u"the engine runs"_s));
        QPromise<DoctorLine> promise;
        const auto own = promise.future();
        running.use().administration->examine({}, {}, std::move(promise));
        QTRY_VERIFY_WITH_TIMEOUT(own.isFinished(), 20000);
        QVERIFY(own.resultCount() > 15);
    }

    void publicAddress_data()
    {
        QTest::addColumn<QString>("address"); // empty: the engine's own
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("says");
        QTest::newRow("leads here") << QString() << u"ok"_s << u"leads to this Loket"_s;
        QTest::newRow("nobody answers") << u"http://127.0.0.1:1"_s << u"warn"_s << u"does not answer from here"_s;
        QTest::newRow("somebody else") << m_strangersAddress << u"fail"_s << u"somebody else answers"_s;
    }

    void publicAddress()
    {
        QFETCH(QString, address);
        QFETCH(QString, verdict);
        QFETCH(QString, says);
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        m_world->settings.insert(u"server.port"_s, QString::number(probe.serverPort()));
        m_world->settings.insert(u"server.public_url"_s,
                                 address.isEmpty() ? u"http://127.0.0.1:%1"_s.arg(probe.serverPort()) : address);
        probe.close();
        m_world->writeSettings();
        engine::Engine running({.program = u"tst_doctor"_s, .dataFolder = m_world->folder.path()});
        QVERIFY(running.start());
        QPromise<DoctorLine> promise;
        const auto own = promise.future();
        running.use().administration->examine({u"server"_s}, {}, std::move(promise));
        QTRY_VERIFY_WITH_TIMEOUT(own.isFinished(), 20000);
        for (const auto& lines : {examined({u"server"_s}), own.results()}) {
            const auto found = line(lines, u"server.public_url.leads_here"_s);
            QVERIFY(found);
            QCOMPARE(router::toString(found->verdict), verdict);
            QVERIFY2(found->words().contains(says), qPrintable(found->words()));
            QCOMPARE(found->fix().isEmpty(), verdict == u"ok"_s);
        }
    }

    void engineEndsInTheMiddle()
    {
        m_world->router.moods().hang = true;
        m_world->writeSettings();
        QFuture<DoctorLine> lines;
        {
            engine::Engine running({.program = u"tst_doctor"_s, .dataFolder = m_world->folder.path()});
            QVERIFY(running.start());
            QPromise<DoctorLine> promise;
            lines = promise.future();
            running.use().administration->examine({}, {}, std::move(promise));
            QTRY_VERIFY(lines.resultCount() > 0);
        }
        QTRY_VERIFY(lines.isFinished());
    }

    void damagedDatabase()
    {
        m_world->writeSettings();
        QFile file(m_world->folder.filePath(u"loket.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto found = line(examined({u"database"_s}), u"database.integrity"_s);
        QVERIFY(found);
        QVERIFY(found->verdict == Verdict::Fail);
        QVERIFY(found->fix().contains(u"loketd restore FILE"_s));
    }

    void dataFolderOpenToOthers()
    {
        const QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        QVERIFY(QFile::setPermissions(m_world->folder.path(), own | QFile::ReadOther | QFile::ExeOther));
        const auto found = line(examined({u"house"_s}), u"folder.private"_s);
        QVERIFY(found && found->verdict == Verdict::Warn);
        QCOMPARE(found->fix(), u"chmod -R go-rwx \"%1\""_s.arg(m_world->folder.path()));
        QVERIFY(QFile::setPermissions(m_world->folder.path(), own));
        QVERIFY(line(examined({u"house"_s}), u"folder.private"_s)->verdict == Verdict::Ok);
    }

    void keychainThatIsLocked()
    {
        class Locked final : public settings::SecretStore
        {
        public:
            [[nodiscard]] QString name() const override { return u"the keychain"_s; }
            core::Result<core::Secret> read(const QString&) override { return refusal(); }
            core::Result<void> write(const QString&, const core::Secret&) override { return refusal(); }
            core::Result<void> remove(const QString&) override { return refusal(); }
            core::Result<void> probe() override { return refusal(); }

        private:
            static core::Failure refusal() { return core::fail(core::ErrorKind::Forbidden, u"it is locked"_s); }
        };
        m_world->writeSettings();
        const auto folder = settings::DataFolder::open(m_world->folder.path());
        settings::Secrets secrets(settings::Registry(), QProcessEnvironment(), std::make_unique<Locked>(),
                                  std::make_unique<settings::FileSecretStore>(folder->secretsFile()));
        QVERIFY(!secrets.has(settings::SecretKey::ofVendor(u"payments.tripay.api_key"_s)));
        const auto found = line(
            engine::doctor::aboutSettings(settings::Settings(settings::Registry(), folder->settingsFile()), secrets),
            u"secrets.store"_s);
        QVERIFY(found && found->verdict == Verdict::Fail);
        QVERIFY2(found->words().contains(u"it is locked"_s), qPrintable(found->words()));
        QCOMPARE(found->fix(), u"unlock it"_s);
    }

    void clockThatHasGoneBack()
    {
        storage::Checkup checkup{.schemaVersion = 1, .journalMode = u"wal"_s};
        checkup.newestChange = core::fromIso(u"2026-03-01T00:00:00.000Z"_s);
        const auto lines = engine::doctor::aboutDatabase(checkup, core::fromIso(u"2026-02-01T00:00:00.000Z"_s));
        const auto found = line(lines, u"database.clock"_s);
        QVERIFY(found && found->verdict == Verdict::Fail);
        const auto old = engine::doctor::aboutClock(core::fromIso(u"1970-01-01T00:00:00.000Z"_s), u"Asia/Jakarta"_s);
        QVERIFY(line(old, u"clock.pc"_s)->verdict == Verdict::Fail);
    }

    // What is allowed and dangerous is told, with the setting that mends it.
    void risks_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("check"); // empty: nothing is told
        QTest::addColumn<QString>("fix");
        const QString proxies = u"server.trusted_proxies"_s;
        const QString toProxies = u"loketd config set server.trusted_proxies 127.0.0.1"_s;
        for (const char* all : {"0.0.0.0/0", "127.0.0.1,0.0.0.0/0", "::/0", "128.0.0.0/1"})
            QTest::newRow(all) << proxies + u" = "_s + QString::fromLatin1(all) << proxies << toProxies;
        for (const char* some : {"127.0.0.1", "10.0.0.0/8", "2001:db8::/32", "173.245.48.0/20"})
            QTest::newRow(some) << proxies + u" = "_s + QString::fromLatin1(some) << QString() << QString();
        const QString length = u"voucher.length"_s;
        QTest::newRow("six digits") << u"voucher.alphabet = digits\nvoucher.length = 6"_s << length
                                    << u"loketd config set voucher.length 8"_s;
        QTest::newRow("seven digits") << u"voucher.alphabet = digits\nvoucher.length = 7"_s << length
                                      << u"loketd config set voucher.length 8"_s;
        QTest::newRow("seven digits after a prefix")
            << u"voucher.alphabet = digits\nvoucher.length = 7\nvoucher.prefix = wifi"_s << length
            << u"loketd config set voucher.length 8"_s;
        QTest::newRow("eight digits") << u"voucher.alphabet = digits\nvoucher.length = 8"_s << QString() << QString();
        QTest::newRow("six letters") << u"voucher.alphabet = lower\nvoucher.length = 6"_s << QString() << QString();
        QTest::newRow("six digits and a password")
            << u"voucher.alphabet = digits\nvoucher.length = 6\nvoucher.mode = userpass"_s << QString() << QString();
        const QString plain = u"payments.plain"_s;
        QTest::newRow("http to a gateway")
            << u"payments.gateways = tripay\npayments.tripay.base_url = http://proxy.example:8080/api"_s << plain
            << u"loketd config set payments.tripay.base_url https://proxy.example:8080/api"_s;
        QTest::newRow("http within this machine")
            << u"payments.gateways = tripay\npayments.tripay.base_url = http://127.0.0.1:8080"_s << QString()
            << QString();
        QTest::newRow("a gateway that is not used")
            << u"payments.gateways = cash\npayments.tripay.base_url = http://proxy.example"_s << QString() << QString();
        QTest::newRow("as it comes") << QString() << QString() << QString();
    }
    void risks()
    {
        QFETCH(QString, setting);
        QFETCH(QString, check);
        QFETCH(QString, fix);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"loket.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(setting.toUtf8() + '\n');
        file.close();
        settings::Settings settings(settings::Registry(), file.fileName());
        QVERIFY(settings.reload());
        const auto lines = engine::doctor::aboutRisks(settings);
        QCOMPARE(lines.size(), check.isEmpty() ? 0 : 1);
        if (lines.isEmpty())
            return;
        QCOMPARE(lines.first().check, check);
        QVERIFY(lines.first().verdict == Verdict::Warn);
        QCOMPARE(lines.first().fix(), fix);
    }

    void aComputerWithoutTimeZonesIsToldTheirPackage_data()
    {
        QTest::addColumn<QByteArrayList>("known");
        QTest::addColumn<QString>("fix");
        QTest::newRow("it knows the zone") << QByteArrayList{"Asia/Jakarta", "Asia/Makassar"} << QString();
        QTest::newRow("a wrong name") << QByteArrayList{"Asia/Jakarta"}
                                      << u"loketd config set business.timezone Asia/Jakarta"_s;
        QTest::newRow("it knows none") << QByteArrayList{"UTC"} << u"sudo apt install tzdata"_s;
    }

    void aComputerWithoutTimeZonesIsToldTheirPackage()
    {
        QFETCH(QByteArrayList, known);
        QFETCH(QString, fix);
        const auto lines = engine::doctor::aboutClock(core::fromIso(u"2026-01-02T00:00:00.000Z"_s), u"Asia/Makassar"_s,
                                                      [known](const QByteArray& id) { return known.contains(id); });
        const auto found = line(lines, u"clock.zone"_s);
        QVERIFY(found && found->verdict == (fix.isEmpty() ? Verdict::Ok : Verdict::Fail));
        QCOMPARE(found->command, fix);
    }

    void theAgeOfTheNewestCopy_data()
    {
        QTest::addColumn<QStringList>("copies");
        QTest::addColumn<QString>("daily");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("words");
        const QString newest = u"auto-20260105-000000.db"_s;
        QTest::newRow("none yet") << QStringList() << u"7"_s << Verdict::Warn << u"there is no copy"_s;
        QTest::newRow("none wanted") << QStringList() << u"0"_s << Verdict::Warn << u"none is made automatically"_s;
        QTest::newRow("fresh") << QStringList{u"auto-20260101-000000.db"_s, newest} << u"7"_s << Verdict::Ok
                               << u"2026-01-05 08:00 (12 hours old)"_s;
        QTest::newRow("a few days") << QStringList{u"auto-20260103-000000.db"_s} << u"7"_s << Verdict::Warn
                                    << u"(60 hours old)"_s;
        QTest::newRow("a week") << QStringList{u"auto-20251220-000000.db"_s} << u"7"_s << Verdict::Fail
                                << u"(396 hours old)"_s;
        QTest::newRow("of a clock that is ahead")
            << QStringList{u"auto-20260106-000000.db"_s} << u"7"_s << Verdict::Ok << u"(0 hours old)"_s;
    }

    void theAgeOfTheNewestCopy()
    {
        QFETCH(QStringList, copies);
        QFETCH(QString, daily);
        QFETCH(Verdict, verdict);
        QFETCH(QString, words);
        const auto folder = settings::DataFolder::open(m_world->folder.path());
        QVERIFY(folder && storage::Database::open(folder->database()));
        for (const QString& name : copies) {
            QFile copy(folder->backups() + u'/' + name);
            QVERIFY(copy.open(QIODevice::WriteOnly));
        }
        const settings::Registry registry;
        settings::Settings settings(registry, folder->settingsFile());
        QVERIFY(settings.set(u"backup.daily"_key, daily) && settings.set(u"backup.weekly"_key, u"0"_s));
        const auto lines =
            engine::doctor::aboutBackups(*folder, settings, core::fromIso(u"2026-01-05T12:00:00.000Z"_s));
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines.first().verdict == verdict && lines.first().words().contains(words),
                 qPrintable(lines.first().words()));
        QCOMPARE(lines.first().command.isEmpty(), verdict == Verdict::Ok);
    }

    void privateHosts_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isPrivate");
        QTest::newRow("loopback") << u"127.0.0.1"_s << true;
        QTest::newRow("home network") << u"192.168.88.2"_s << true;
        QTest::newRow("provider's NAT") << u"100.64.3.4"_s << true;
        QTest::newRow("public address") << u"103.28.12.1"_s << false;
        QTest::newRow("IPv6 loopback") << u"::1"_s << true;
        QTest::newRow("one word") << u"kasir"_s << true;
        QTest::newRow("local name") << u"kasir.local"_s << true;
        QTest::newRow("public name") << u"wifi.losari.id"_s << false;
    }

    void privateHosts()
    {
        QFETCH(QString, host);
        QFETCH(bool, isPrivate);
        QCOMPARE(engine::doctor::isPrivateHost(host), isPrivate);
    }

private:
    static std::optional<DoctorLine> line(const QList<DoctorLine>& lines, const QString& check, bool alsoGood = true)
    {
        const auto found = std::find_if(lines.begin(), lines.end(), [&](const DoctorLine& one) {
            return one.check == check && (alsoGood || one.verdict != Verdict::Ok);
        });
        return found == lines.end() ? std::nullopt : std::optional(*found);
    }

    QList<DoctorLine> examined(const QStringList& parts = {})
    {
        m_world->writeSettings();
        const auto folder = settings::DataFolder::open(m_world->folder.path());
        settings::Settings settings(settings::Registry(), folder->settingsFile());
        if (!settings.reload())
            return {};
        const auto secrets = settings::Secrets::open(*folder, settings.registry());
        const QList<domain::Package> packages{
            {.id = u"5k"_s, .name = u"5k"_s, .price = 5000, .duration = domain::Seconds(60), .profile = u"5k"_s}};
        // A healthy file, unless the test has put another one there.
        if (!QFile::exists(folder->database()) && !storage::Database::open(folder->database()))
            return {};
        engine::Doctor doctor({.folder = *folder,
                               .settings = settings,
                               .secrets = *secrets,
                               .clock = m_world->clock,
                               .packages = packages,
                               .parts = parts});
        auto future = doctor.examine();
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20000))
            return {};
        return future.results();
    }

    sandbox::HttpServer m_stranger;
    QString m_strangersAddress;
    std::unique_ptr<World> m_world;
};

QTEST_GUILESS_MAIN(TestDoctor)
#include "tst_doctor.moc"
