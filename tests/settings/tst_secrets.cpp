#include "settings/KeychainSecretStore.h"
#include "settings/Secrets.h"
#include "settings/SettingsWatcher.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace loket;
using namespace loket::settings;
using namespace Qt::Literals::StringLiterals;

namespace {

const SecretKey password = u"router.main.password"_secret;
const SecretKey tripay = SecretKey::ofVendor(u"payments.tripay.private_key"_s);

// Replaces the operating system's keychain. Locked, it answers readers as the measured ones do: "not found"
// (a keyring) or with a refusal; stopped, it does not answer at all.
class KeychainOfTheTest : public SecretStore
{
public:
    enum Mood { Open, LockedSaysNotFound, LockedRefuses, Dead };
    struct State
    {
        QHash<QString, QByteArray> secrets;
        std::atomic<Mood> mood = Open;
        std::atomic<int> asked = 0;
    };
    explicit KeychainOfTheTest(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    [[nodiscard]] QString name() const override { return u"the keychain"_s; }
    core::Result<core::Secret> read(const QString& key) override
    {
        ++m_state->asked;
        if (m_state->mood == LockedRefuses || m_state->mood == Dead)
            return trouble();
        if (m_state->mood == LockedSaysNotFound || !m_state->secrets.contains(key))
            return core::fail(core::ErrorKind::NotFound, u"not there"_s);
        return core::Secret(m_state->secrets.value(key));
    }
    core::Result<void> write(const QString& key, const core::Secret& secret) override
    {
        if (m_state->mood != Open)
            return trouble();
        m_state->secrets.insert(key, secret.reveal());
        return {};
    }
    core::Result<void> remove(const QString& key) override
    {
        m_state->secrets.remove(key);
        return {};
    }
    core::Result<void> probe() override
    {
        if (m_state->mood != Open)
            return trouble();
        return {};
    }

private:
    [[nodiscard]] core::Failure trouble() const
    {
        return m_state->mood == Dead ? core::fail(core::ErrorKind::Unavailable, u"it does not answer"_s)
                                     : core::fail(core::ErrorKind::Forbidden, u"it is locked"_s);
    }

    std::shared_ptr<State> m_state;
};

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_keychain = std::make_shared<KeychainOfTheTest::State>();
        m_environment = {};
    }

    void withoutAKeychainTheFileKeepsThem()
    {
        auto secrets = make(false);
        QVERIFY(!secrets.has(password));
        QVERIFY(secrets.set(password, core::Secret("hunter2")));
        QCOMPARE(secrets.get(password).reveal(), QByteArray("hunter2"));
        QCOMPARE(secrets.origin(password), u"secrets.ini"_s);
        QCOMPARE(secrets.place(), u"secrets.ini"_s);
        QCOMPARE(make(false).get(password).reveal(), QByteArray("hunter2"));
        QCOMPARE(QFile::permissions(file()), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
        QVERIFY(secrets.remove(password));
        QVERIFY(!secrets.has(password));
        QVERIFY(!make(false).has(password));
        QVERIFY(secrets.remove(password));
    }

    void everyTextComesBack_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("blanks around") << QByteArray("  a b  ");
        QTest::newRow("quotes and equals") << QByteArray("\"a\"='b'\\n#;[x]");
        QTest::newRow("not ASCII") << QByteArray("kata sandi ☕");
        QTest::newRow("long") << QByteArray(8192, 'k');
    }

    void everyTextComesBack()
    {
        QFETCH(QByteArray, secret);
        QVERIFY(make(false).set(password, core::Secret(secret)));
        QCOMPARE(make(false).get(password).reveal(), secret);
    }

    void whatIsNoSecretIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("unknown key") << u"router.main.pasword"_s << QByteArray("x");
        QTest::newRow("a setting") << u"server.port"_s << QByteArray("1");
        QTest::newRow("empty") << QString(password) << QByteArray();
        QTest::newRow("two lines") << QString(password) << QByteArray("a\nb");
        QTest::newRow("zero byte") << QString(password) << QByteArray("a\0b", 3);
        QTest::newRow("not UTF-8") << QString(password) << QByteArray("\xff\xfe");
        QTest::newRow("too long") << QString(password) << QByteArray(8193, 'k');
    }

    void whatIsNoSecretIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QByteArray, secret);
        const auto refused = make(false).set(key, core::Secret(secret));
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == core::ErrorKind::InvalidInput);
        QVERIFY(!QFile::exists(file()));
    }

    void theEnvironmentWins_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("variable");
        QTest::newRow("as CONTRACT.md writes it") << password.text() << u"LOKET_SECRET_ROUTER_MAIN_PASSWORD"_s;
        QTest::newRow("gateway") << u"payments.tripay.private_key"_s << u"LOKET_SECRET_PAYMENTS_TRIPAY_PRIVATE_KEY"_s;
        QTest::newRow("dash in a name, as it is") << u"router.b-2.password"_s << u"LOKET_SECRET_ROUTER_B-2_PASSWORD"_s;
        QTest::newRow("dash in a name, for shells")
            << u"router.b-2.password"_s << u"LOKET_SECRET_ROUTER_B_2_PASSWORD"_s;
    }

    void theEnvironmentWins()
    {
        QFETCH(QString, key);
        QFETCH(QString, variable);
        QVERIFY(make(false).set(key, core::Secret("from the file")));
        m_keychain->secrets.insert(key, "from the keychain");
        m_environment.insert(variable, u"from the environment"_s);
        auto secrets = make(true);
        QCOMPARE(secrets.get(SecretKey::ofVendor(key)).reveal(), QByteArray("from the environment"));
        QCOMPARE(secrets.origin(key), u"the environment"_s);
        m_environment.insert(variable, QString()); // as composing tools pass missing values
        auto without = make(true);
        QCOMPARE(without.get(SecretKey::ofVendor(key)).reveal(), QByteArray("from the keychain"));
    }

    void aKeychainTakesOverFromTheFile()
    {
        QVERIFY(make(false).set(password, core::Secret("old")));
        auto secrets = make(true);
        QCOMPARE(secrets.get(password).reveal(), QByteArray("old"));
        QCOMPARE(secrets.origin(password), u"secrets.ini"_s);
        QVERIFY(secrets.set(password, core::Secret("new")));
        QCOMPARE(secrets.origin(password), u"the keychain"_s);
        QCOMPARE(secrets.get(password).reveal(), QByteArray("new"));
        QVERIFY(!make(false).has(password)); // no older copy in the file
        m_keychain->mood = KeychainOfTheTest::LockedRefuses;
        QVERIFY(!secrets.set(password, core::Secret("newer")));
        QCOMPARE(secrets.get(password).reveal(), QByteArray("new"));
    }

    void moods_data()
    {
        QTest::addColumn<int>("mood");
        QTest::newRow("locked, and says not found") << int(KeychainOfTheTest::LockedSaysNotFound);
        QTest::newRow("locked, and refuses") << int(KeychainOfTheTest::LockedRefuses);
        QTest::newRow("does not answer") << int(KeychainOfTheTest::Dead);
    }

    // A sale continues with the known keys, and the keychain is not queried again and again meanwhile.
    void aKeychainThatDoesNotAnswerTakesNoKeyAway_data() { moods_data(); }
    void aKeychainThatDoesNotAnswerTakesNoKeyAway()
    {
        QFETCH(int, mood);
        auto secrets = make(true);
        QVERIFY(secrets.set(password, core::Secret("hunter2")));
        QVERIFY(secrets.set(tripay, core::Secret("key")));
        QCOMPARE(secrets.get(password).reveal(), QByteArray("hunter2"));
        QCOMPARE(secrets.get(tripay).reveal(), QByteArray("key"));
        QVERIFY(secrets.problem().what.isEmpty());

        m_keychain->mood = KeychainOfTheTest::Mood(mood);
        const int before = m_keychain->asked;
        for (int i = 0; i < 3; ++i) {
            secrets.refresh();
            QCOMPARE(secrets.get(password).reveal(), QByteArray("hunter2"));
            QCOMPARE(secrets.get(tripay).reveal(), QByteArray("key"));
            QVERIFY(!secrets.has(SecretKey::ofVendor(u"payments.xendit.api_key"_s)));
        }
        QCOMPARE(m_keychain->asked - before, 1);
        QVERIFY2(core::english(secrets.problem()).contains(u"keychain"_s),
                 qPrintable(core::english(secrets.problem())));
        QCOMPARE(secrets.origin(password), u"the keychain"_s);
    }

    void aKeychainThatIsBackCountsAndIsAnnounced_data() { moods_data(); }
    void aKeychainThatIsBackCountsAndIsAnnounced()
    {
        QFETCH(int, mood);
        auto secrets = make(true, std::chrono::milliseconds(20));
        QVERIFY(secrets.set(password, core::Secret("hunter2")));
        QCOMPARE(secrets.get(password).reveal(), QByteArray("hunter2"));
        m_keychain->mood = KeychainOfTheTest::Mood(mood);
        secrets.refresh();
        QCOMPARE(secrets.get(password).reveal(), QByteArray("hunter2"));
        core::SystemClock clock;
        SettingsWatcher watcher({settingsFile(), file()}, clock);
        QSignalSpy changed(&watcher, &SettingsWatcher::changed);
        m_keychain->secrets.insert(password, "changed meanwhile");
        m_keychain->mood = KeychainOfTheTest::Open;
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(secrets.get(password).reveal(), QByteArray("changed meanwhile"));
        QVERIFY(secrets.problem().what.isEmpty());
    }

    void whatAnotherProgramRemovedIsGone()
    {
        auto secrets = make(true);
        QVERIFY(secrets.set(password, core::Secret("hunter2")));
        QCOMPARE(secrets.get(password).reveal(), QByteArray("hunter2"));
        m_keychain->secrets.remove(password);
        secrets.refresh();
        QVERIFY(!secrets.has(password));
        QVERIFY(secrets.problem().what.isEmpty());
    }

    void aFileThatCannotBeReadTakesNoKeyAway()
    {
        auto secrets = make(false);
        QVERIFY(secrets.set(password, core::Secret("hunter2")));
        QCOMPARE(secrets.get(password).reveal(), QByteArray("hunter2"));
        QVERIFY(QFile::rename(file(), file() + u".away"_s));
        QVERIFY(QDir().mkdir(file())); // even root cannot read a folder as a file
        secrets.refresh();
        QCOMPARE(secrets.get(password).reveal(), QByteArray("hunter2"));
    }

    // The keys are in the keychain, which is still locked when Loket starts: no empty secrets.ini replaces it.
    void aKeychainLockedAtTheStartIsWaitedFor_data() { moods_data(); }
    void aKeychainLockedAtTheStartIsWaitedFor()
    {
        QFETCH(int, mood);
        const auto folder = DataFolder::open(m_folder->path());
        QVERIFY(folder);
        {
            const auto first = openWithKeychain(*folder);
            QCOMPARE(first->place(), u"the keychain"_s);
            QVERIFY(first->set(password, core::Secret("hunter2")));
        }
        m_keychain->mood = KeychainOfTheTest::Mood(mood);
        const auto secrets = openWithKeychain(*folder);
        QVERIFY(!secrets->has(password));
        QCOMPARE(secrets->place(), u"the keychain"_s);
        QVERIFY2(core::english(secrets->problem()).contains(u"unlock"_s),
                 qPrintable(core::english(secrets->problem())));
        core::SystemClock clock;
        SettingsWatcher watcher({settingsFile(), file()}, clock);
        QSignalSpy changed(&watcher, &SettingsWatcher::changed);
        m_keychain->mood = KeychainOfTheTest::Open;
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(secrets->get(password).reveal(), QByteArray("hunter2"));
    }

    void aKeychainThatWasNeverUsedIsNotWaitedFor()
    {
        const auto folder = DataFolder::open(m_folder->path());
        QVERIFY(folder);
        m_keychain->mood = KeychainOfTheTest::Dead;
        const auto secrets = openWithKeychain(*folder);
        QCOMPARE(secrets->place(), u"secrets.ini"_s);
        QVERIFY(secrets->problem().what.isEmpty());
        QVERIFY(secrets->set(password, core::Secret("hunter2")));
    }

    void aSecretOfAnotherProgramCountsAfterRefresh()
    {
        auto here = make(false);
        auto there = make(false);
        QVERIFY(here.set(password, core::Secret("one")));
        QCOMPARE(here.get(password).reveal(), QByteArray("one"));
        QVERIFY(there.set(password, core::Secret("two")));
        QCOMPARE(here.get(password).reveal(), QByteArray("one"));
        here.refresh();
        QCOMPARE(here.get(password).reveal(), QByteArray("two"));
    }

    void aSecretInTheKeychainIsAnnouncedToo()
    {
        auto secrets = make(true);
        core::SystemClock clock;
        SettingsWatcher watcher({settingsFile(), file()}, clock);
        QSignalSpy changed(&watcher, &SettingsWatcher::changed);
        QVERIFY(secrets.set(password, core::Secret("one")));
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(secrets.set(password, core::Secret("two")));
        QTRY_COMPARE(changed.size(), 2);
    }

    void rightsOfOthersAreTakenBack()
    {
        QVERIFY(make(false).set(password, core::Secret("hunter2")));
        QVERIFY(
            QFile::setPermissions(file(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"secrets_file_was_readable_by_others"_s));
        QCOMPARE(make(false).get(password).reveal(), QByteArray("hunter2"));
        QVERIFY(!(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void aMachineWithoutAKeychainIsNoticedInTime()
    {
        // No session bus, as on a server: the probe must report it quickly and not wait.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        QElapsedTimer timer;
        timer.start();
        KeychainSecretStore keychain(m_folder->path(), std::chrono::seconds(5));
        const auto probed = keychain.probe();
        QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!probed);
        QVERIFY2(probed.error().detail.contains(u"LOKET_KEYCHAIN=off"_s), qPrintable(probed.error().detail));
    }

    void openFallsBackToTheFile()
    {
        const auto folder = DataFolder::open(m_folder->path());
        QVERIFY(folder);
        m_environment.insert(u"LOKET_KEYCHAIN"_s, u"off"_s);
        const auto secrets = Secrets::open(*folder, Registry(), m_environment);
        QCOMPARE(secrets->place(), u"secrets.ini"_s);
        QVERIFY(secrets->set(password, core::Secret("hunter2")));
        QVERIFY(QFile::exists(folder->secretsFile()));
    }

private:
    Secrets make(bool withKeychain, std::chrono::milliseconds rest = std::chrono::hours(1))
    {
        return Secrets(Registry(), m_environment,
                       withKeychain ? std::make_unique<KeychainOfTheTest>(m_keychain) : nullptr,
                       std::make_unique<FileSecretStore>(file()), settingsFile(), rest);
    }
    std::unique_ptr<Secrets> openWithKeychain(const DataFolder& folder)
    {
        return Secrets::open(folder, Registry(), m_environment, std::make_unique<KeychainOfTheTest>(m_keychain),
                             std::chrono::milliseconds(20));
    }
    [[nodiscard]] QString file() const { return m_folder->filePath(u"secrets.ini"_s); }
    [[nodiscard]] QString settingsFile() const { return m_folder->filePath(u"loket.ini"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<KeychainOfTheTest::State> m_keychain;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
