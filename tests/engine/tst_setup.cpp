// The owner's commands through the real handle: another thread's engine, real files, a router on a real socket.
#include "engine/Engine.h"
#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "engine/window/MessagePreview.h"
#include "settings/Settings.h"
#include "support/Sandboxes.h"

#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace loket::settings::literals;
using core::ErrorKind;
using engine::DoctorLine;
using engine::SetupChange;
using engine::SetupSnapshot;

class TestSetup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }

    void init()
    {
        m_world = std::make_unique<tests::Sandboxes>();
        m_world->writeSettings();
        m_engine = std::make_unique<engine::EngineHandle>();
        const auto started = m_engine->start({.program = u"tst_setup"_s, .dataFolder = m_world->folder.path()});
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    }

    void cleanup()
    {
        m_engine.reset();
        m_world.reset();
    }

    void everySettingComesWithItsMeaning()
    {
        const auto all = answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->snapshot(); }));
        QVERIFY(all);
        QVERIFY(!all->isNew);
        const auto port = find(*all, u"router.main.port"_s);
        QVERIFY(port && port->isSet);
        QVERIFY(port->setting.type == settings::ValueType::Integer);
        QCOMPARE(port->setting.most, 65535);
        QVERIFY(!port->setting.meaning.isEmpty());
        QCOMPARE(all->value(u"business.name"_s), u"Warung Test"_s);
        QVERIFY(all->hasSecret(u"router.main.password"_s));
        for (const engine::SettingValue& one : all->settings)
            QVERIFY2(!one.value.contains(u"router-password"_s), qPrintable(one.setting.key));
    }

    void manyAtOnceOrNone()
    {
        const auto saved = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save(
                {.settings = {{u"retry.base_ms"_s, u"90000"_s}, {u"retry.max_ms"_s, u"120000"_s}}}, owner);
        }));
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().detail)); // neither of the two could go first
        QCOMPARE(saved->value(u"retry.max_ms"_s), u"120000"_s);

        const auto refused = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save(
                {.settings = {{u"business.name"_s, u"Other"_s}, {u"voucher.length"_s, u"99"_s}}}, owner);
        }));
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == ErrorKind::InvalidInput);
        QVERIFY2(refused.error().detail.contains(u"6 to 32"_s), qPrintable(refused.error().detail));
        QCOMPARE(answer(m_engine->ask([&](engine::UseCases& use) {
                     return use.administration->snapshot();
                 }))->value(u"business.name"_s),
                 u"Warung Test"_s);

        settings::Settings file(settings::Registry(), m_world->folder.filePath(u"loket.ini"_s));
        QVERIFY(file.reload());
        QCOMPARE(file.value(u"retry.base_ms"_key), u"90000"_s);
        const auto back = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save({.settings = {{u"voucher.prefix"_s, u""_s}}}, owner);
        }));
        QVERIFY(back && !find(*back, u"voucher.prefix"_s)->isSet);
        QVERIFY(audited(u"settings.changed"_s).contains(u"\"retry.max_ms\":\"120000\""_s));
    }

    // The log has the value from before too, but of nothing that it must not tell.
    void theLogKnowsWhatASettingWas()
    {
        for (const QString& attempts : {u"4"_s, u"5"_s})
            QVERIFY(answer(m_engine->ask([&](engine::UseCases& use) {
                return use.administration->save(
                    {.settings = {{u"retry.attempts"_s, attempts}, {u"business.phone"_s, u"0812345678"_s + attempts}}},
                    owner);
            })));
        const QString line = audited(u"settings.changed"_s);
        QVERIFY2(line.contains(u"\"before\":{\"retry.attempts\":\"4\"}"_s), qPrintable(line));
        QVERIFY(!line.contains(u"0812345"_s));
        QVERIFY(answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save({.settings = {{u"retry.attempts"_s, u""_s}, {u"business.phone"_s, u""_s}}},
                                            owner);
        })));
    }

    // The ledger refuses the line in the log, at once or when it is to be durable: nothing is in effect that nobody is
    // known to have changed.
    void whatTheLogRefusesIsNotInEffect_data()
    {
        QTest::addColumn<QByteArray>("when");
        QTest::newRow("the line") << QByteArray("SELECT RAISE(ABORT, 'the disk is full')");
        QTest::newRow("its commit") << QByteArray("INSERT INTO poison VALUES ('nothing')");
    }
    void whatTheLogRefusesIsNotInEffect()
    {
        QFETCH(QByteArray, when);
        const QString token = u"delivery.wablas.token"_s;
        const QString kept = u"delivery.wablas.secret_key"_s;
        const auto save = [&](const SetupChange& change) {
            return answer(m_engine->ask(
                [this, change](engine::UseCases& use) { return use.administration->save(change, owner); }));
        };
        const auto remove = [&] {
            return answer(m_engine->ask(
                [this](engine::UseCases& use) { return use.administration->removeRouter(u"second"_s, owner); }));
        };
        const auto begun =
            save({.settings = {{u"router.second.host"_s, u"127.0.0.1"_s}},
                  .secrets = {{kept, core::Secret("before")}, {u"router.second.password"_s, core::Secret("pw")}}});
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
        {
            const auto ledger = storage::Database::open(m_world->folder.filePath(u"loket.db"_s));
            QVERIFY((*ledger)->execute("CREATE TABLE poison (id TEXT REFERENCES packages (id) "
                                       "DEFERRABLE INITIALLY DEFERRED)"));
            const QByteArray trigger = "CREATE TRIGGER refused BEFORE INSERT ON audit_log WHEN new.action IN "
                                       "('settings.changed', 'router.removed') BEGIN " +
                                       when + "; END";
            QVERIFY((*ledger)->execute(trigger.constData()));
        }
        const SetupChange change{.settings = {{u"business.name"_s, u"Other"_s}, {u"retry.attempts"_s, u"7"_s}},
                                 .secrets = {{token, core::Secret("new")}, {kept, core::Secret()}}};
        QVERIFY(!save(change));
        QVERIFY(!remove());
        const auto asBefore = [&] {
            const auto all =
                answer(m_engine->ask([](engine::UseCases& use) { return use.administration->snapshot(); }));
            return all && all->value(u"business.name"_s) == u"Warung Test"_s &&
                   !find(*all, u"retry.attempts"_s)->isSet && !all->hasSecret(token) && all->hasSecret(kept) &&
                   all->routers.contains(u"second"_s) && all->hasSecret(u"router.second.password"_s);
        };
        QVERIFY(asBefore());
        {
            settings::Settings file(settings::Registry(), m_world->folder.filePath(u"loket.ini"_s));
            QVERIFY(file.reload());
            QCOMPARE(file.value(u"business.name"_key), u"Warung Test"_s);
        }
        {
            const auto ledger = storage::Database::open(m_world->folder.filePath(u"loket.db"_s));
            QVERIFY((*ledger)->execute("DROP TRIGGER refused"));
        }
        QVERIFY(save(change));
        QVERIFY(remove());
        QVERIFY(!asBefore());
    }

    void whatOnlyCountsAfterARestartSaysSo()
    {
        const auto saved = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save({.settings = {{u"server.max_connections"_s, u"99"_s}}}, owner);
        }));
        QVERIFY(saved && find(*saved, u"server.max_connections"_s)->waitsForRestart);
        const auto back = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save({.settings = {{u"server.max_connections"_s, u""_s}}}, owner);
        }));
        QVERIFY(back && !find(*back, u"server.max_connections"_s)->waitsForRestart);
    }

    void aSecretGoesInAndNeverOut()
    {
        const QString key = u"delivery.wablas.token"_s;
        const auto saved = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save({.secrets = {{key, core::Secret("SB-Mid-server-verysecret")}}}, owner);
        }));
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().detail));
        QVERIFY(saved->hasSecret(key));
        QVERIFY(!audited(u"settings.changed"_s).contains(u"verysecret"_s));
        QVERIFY(audited(u"settings.changed"_s).contains(key));
        const auto forgotten = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save({.secrets = {{key, core::Secret()}}}, owner);
        }));
        QVERIFY(forgotten && !forgotten->hasSecret(key));
        const auto unknown = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save({.secrets = {{u"server.port"_s, core::Secret("x")}}}, owner);
        }));
        QVERIFY(!unknown && unknown.error().kind == ErrorKind::InvalidInput);
    }

    void theRunningEngineTakesItOver()
    {
        QTRY_VERIFY(m_engine->state().routers.size() == 1);
        QVERIFY(answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->save({.settings = {{u"router.second.host"_s, u"127.0.0.1"_s}}}, owner);
        })));
        QTRY_COMPARE(m_engine->state().routers.size(), 2);
        const auto removed = answer(
            m_engine->ask([&](engine::UseCases& use) { return use.administration->removeRouter(u"second"_s, owner); }));
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().detail));
        QCOMPARE(removed->routers, QStringList{u"main"_s});
        QTRY_COMPARE(m_engine->state().routers.size(), 1);
        const auto again = answer(
            m_engine->ask([&](engine::UseCases& use) { return use.administration->removeRouter(u"second"_s, owner); }));
        QVERIFY(!again && again.error().kind == ErrorKind::NotFound);
    }

    void aRouterInUseStays()
    {
        QVERIFY(answer(m_engine->ask(
            [&](engine::UseCases& use) { return use.administration->savePackage(package(u"5k"_s), false, owner); })));
        const auto removed = answer(
            m_engine->ask([&](engine::UseCases& use) { return use.administration->removeRouter(u"main"_s, owner); }));
        QVERIFY(!removed && removed.error().kind == ErrorKind::Conflict);
    }

    void packagesComeGoAndChangePlaces()
    {
        const auto before =
            answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->packages(); }));
        QVERIFY(before);
        for (const domain::Package& one : *before)
            QVERIFY(answer(m_engine->ask(
                [&](engine::UseCases& use) { return use.administration->removePackage(one.id, owner); })));
        for (const QString& id : {u"1k"_s, u"2k"_s, u"3k"_s})
            QVERIFY(answer(m_engine->ask(
                [&](engine::UseCases& use) { return use.administration->savePackage(package(id), true, owner); })));
        const auto twice = answer(m_engine->ask(
            [&](engine::UseCases& use) { return use.administration->savePackage(package(u"1k"_s), true, owner); }));
        QVERIFY(!twice && twice.error().kind == ErrorKind::Conflict);
        const auto order = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->reorderPackages({u"3k"_s, u"1k"_s, u"2k"_s}, owner);
        }));
        QVERIFY(order);
        QCOMPARE(order->first().id, u"3k"_s);
        const auto stale = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->reorderPackages({u"3k"_s, u"1k"_s}, owner);
        }));
        QVERIFY(!stale && stale.error().kind == ErrorKind::Conflict);
        domain::Package dearer = package(u"1k"_s);
        dearer.price = 9000;
        const auto saved = answer(m_engine->ask(
            [&](engine::UseCases& use) { return use.administration->savePackage(dearer, false, owner); }));
        QVERIFY(saved && saved->at(1).price == 9000); // and its position
        domain::Package broken = dearer;
        broken.price = -1;
        QVERIFY(!answer(m_engine->ask(
            [&](engine::UseCases& use) { return use.administration->savePackage(broken, false, owner); })));
        const auto gone = answer(
            m_engine->ask([&](engine::UseCases& use) { return use.administration->removePackage(u"2k"_s, owner); }));
        QVERIFY(gone && gone->size() == 2);
        QVERIFY(audited(u"package.saved"_s).contains(u"9000"_s));
        QVERIFY(audited(u"package.reordered"_s).contains(u"3k 1k 2k"_s));
    }

    void profilesAreReadAndMadeOnTheRouter()
    {
        const auto found =
            answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->profiles(u"main"_s, {}); }));
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        const auto named = [](const auto& all, const QString& name) {
            return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.name == name; });
        };
        QVERIFY(named(*found, u"5k"_s));
        QVERIFY(!named(*found, u"baru"_s));
        const auto made = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->createProfile(u"main"_s, {.name = u"baru"_s, .rateLimit = u"1M/2M"_s}, owner);
        }));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        QVERIFY(named(
            *answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->profiles(u"main"_s, {}); })),
            u"baru"_s));
        const auto twice = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->createProfile(u"main"_s, {.name = u"baru"_s}, owner);
        }));
        QVERIFY(!twice && twice.error().kind == ErrorKind::Conflict);
        m_world->router.refuseConnections(true);
        m_world->router.dropConnections();
        const auto away =
            answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->profiles(u"main"_s, {}); }));
        QVERIFY(!away && away.error().kind == ErrorKind::Unreachable);
        QVERIFY(!answer(
            m_engine->ask([&](engine::UseCases& use) { return use.administration->profiles(u"nowhere"_s, {}); })));
    }

    void whatIsNotSavedYetCanBeTried()
    {
        const SetupChange trial{.settings = {{u"router.other.host"_s, u"127.0.0.1"_s},
                                             {u"router.other.port"_s, QString::number(m_world->router.port())}},
                                .secrets = {{u"router.other.password"_s, core::Secret("router-password")}}};
        QVERIFY(answer(
            m_engine->ask([&](engine::UseCases& use) { return use.administration->profiles(u"other"_s, trial); })));
        const auto lines = examined({u"router.other"_s}, trial);
        QVERIFY(!lines.isEmpty());
        QCOMPARE(lines.first().check, u"router.connection"_s);
        QVERIFY2(lines.first().verdict == engine::Verdict::Ok, qPrintable(lines.first().words()));
        QVERIFY(!answer(m_engine->ask([&](engine::UseCases& use) {
                     return use.administration->snapshot();
                 }))->routers.contains(u"other"_s));
        const auto refused = examined({u"router.other"_s}, {.settings = {{u"router.other.port"_s, u"0"_s}}});
        QVERIFY(refused.size() == 1 && refused.first().verdict == engine::Verdict::Fail);
        const auto plain = answer(
            m_engine->ask([&](engine::UseCases& use) { return use.administration->fingerprint(u"main"_s, {}); }));
        QVERIFY(!plain && plain.error().kind == ErrorKind::InvalidInput);
    }

    void theDoctorTellsLineByLine()
    {
        const auto lines = examined({}, {});
        QVERIFY(lines.size() > 15);
    }

    void tokensAreShownOnce()
    {
        const auto token = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->createToken(u"kasir"_s, storage::TokenScope::Operate, owner);
        }));
        QVERIFY(token && token->reveal().size() > 20);
        const auto all = answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->tokens(); }));
        QVERIFY(all && all->size() == 1 && all->first().name == u"kasir"_s);
        QVERIFY(!audited(u"token.created"_s).contains(QString::fromLatin1(token->reveal())));
        const auto twice = answer(m_engine->ask([&](engine::UseCases& use) {
            return use.administration->createToken(u"kasir"_s, storage::TokenScope::Read, owner);
        }));
        QVERIFY(!twice && twice.error().kind == ErrorKind::Conflict);
        QVERIFY(answer(
            m_engine->ask([&](engine::UseCases& use) { return use.administration->revokeToken(u"kasir"_s, owner); })));
        QVERIFY(answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->tokens(); }))->isEmpty());
    }

    void copiesAreMadeAndListed()
    {
        const auto made =
            answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->makeBackup(owner); }));
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        QVERIFY(QFile::exists(made->path) && made->bytes > 0);
        const auto all = answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->backups(); }));
        QVERIFY(all && all->size() == 1 && all->first().path == made->path);
    }

    void afterTheEndEverythingIsCancelled()
    {
        m_engine->stop();
        const auto all = answer(m_engine->ask([&](engine::UseCases& use) { return use.administration->snapshot(); }));
        QVERIFY(!all && all.error().kind == ErrorKind::Cancelled);
        const auto lines = examining({}, {});
        QTRY_VERIFY(lines.isFinished());
    }

    void messagePreview_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // empty: refused
        QTest::newRow("placeholders") << u"{business}: {quantity} x {package}"_s << u"Warung: 2 x Paket 2 Hari"_s;
        QTest::newRow("codes") << u"{vouchers}"_s << u"k7mq3zp9"_s;
        QTest::newRow("unknown placeholder") << u"{colour}"_s << QString();
        QTest::newRow("brace alone") << u"{name"_s << QString();
        QTest::newRow("built in") << QString() << u"k7mq3zp9"_s;
    }

    void messagePreview()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto preview = engine::previewMessage(text, u"id"_s, {.business = u"Warung"_s});
        QCOMPARE(preview.has_value(), !expected.isEmpty());
        if (preview) // without a public address a message has no link
            QVERIFY2(preview->contains(expected) && !preview->contains(u"127.0.0.1"_s), qPrintable(*preview));
        else
            QVERIFY(preview.error().detail.contains(u"line 1"_s));
    }

private:
    template <class T>
    static core::Result<T> answer(const core::Async<T>& future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 15000) || future.resultCount() == 0)
            return core::fail(ErrorKind::Timeout, u"no answer"_s);
        return future.result();
    }

    QFuture<DoctorLine> examining(const QStringList& parts, const SetupChange& trial)
    {
        return m_engine->door().stream<DoctorLine>([=](engine::UseCases& use, QPromise<DoctorLine> lines) {
            use.administration->examine(parts, trial, std::move(lines));
        });
    }

    QList<DoctorLine> examined(const QStringList& parts, const SetupChange& trial)
    {
        const auto lines = examining(parts, trial);
        return QTest::qWaitFor([&] { return lines.isFinished(); }, 20000) ? lines.results() : QList<DoctorLine>();
    }

    static const engine::SettingValue* find(const SetupSnapshot& all, const QString& key)
    {
        const auto found = std::find_if(all.settings.begin(), all.settings.end(),
                                        [&](const auto& one) { return one.setting.key == key; });
        return found == all.settings.end() ? nullptr : &*found;
    }

    static domain::Package package(const QString& id)
    {
        return {.id = id, .name = id, .price = 5000, .duration = std::chrono::hours(1), .profile = u"5k"_s};
    }

    // The details of all audit lines of one action, and that they were written in the owner's name.
    [[nodiscard]] QString audited(const QString& action) const
    {
        const auto database =
            storage::Database::open(m_world->folder.filePath(u"loket.db"_s), storage::Access::ReadOnly);
        storage::Statement rows =
            (*database)->statement("SELECT detail FROM audit_log WHERE action = ? AND actor = 'owner' ORDER BY id");
        QString all;
        if (!rows.bind(action).run())
            return all;
        while (rows.next())
            all += rows.text(0) + u'\n';
        return all;
    }

    const sales::Actor owner{u"owner"_s};
    std::unique_ptr<tests::Sandboxes> m_world;
    std::unique_ptr<engine::EngineHandle> m_engine;
};

QTEST_GUILESS_MAIN(TestSetup)
#include "tst_setup.moc"
