#include "engine/window/Administration.h"

#include "core/Reasons.h"
#include "domain/Roles.h"
#include "engine/CounterpartFactories.h"
#include "net/HttpClient.h"
#include "router/FingerprintProbe.h"
#include "router/Tables.h"
#include "storage/Backup.h"
#include "storage/PackageRepository.h"

#include <QDir>
#include <QFileInfo>
#include <QThreadPool>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::Async;
using core::ErrorKind;
using core::Failure;
using core::Result;
using domain::Package;
using settings::ValueType;

// Settings and secrets as they would be, kept for as long as somebody tries them.
struct Administration::Trial
{
    settings::Settings settings;
    std::unique_ptr<settings::Secrets> secrets;
};

struct Administration::Examination
{
    std::unique_ptr<Trial> trial; // null: the present settings
    std::unique_ptr<Doctor> doctor;
};

struct Administration::TestMessage
{
    Trial trial;
    net::HttpClient http;
    std::unique_ptr<domain::DeliveryChannel> channel;
};

namespace {

QJsonObject toJson(const Package& package)
{
    return {{u"id"_s, package.id},
            {u"name"_s, package.name},
            {u"price"_s, package.price},
            {u"duration"_s, domain::formatDuration(package.duration)},
            {u"counts"_s, domain::toString(package.counts)},
            {u"profile"_s, package.profile},
            {u"enabled"_s, package.enabled}};
}

} // namespace

Administration::Administration(House house) : m_house(std::move(house))
{
    for (const settings::Settings::Entry& entry : m_house.settings.all()) {
        if (const auto setting = m_house.settings.registry().find(entry.key); setting && setting->needsRestart)
            m_atStart.insert(entry.key, entry.value);
    }
}

Administration::~Administration()
{
    m_testMessages.clear();
    m_examinations.clear();
    m_visits.clear();
}

Result<SetupSnapshot> Administration::snapshot() const
{
    const settings::Settings& settings = m_house.settings;
    SetupSnapshot all{.registry = settings.registry(),
                      .routers = settings.routers(),
                      .contradictions = settings.contradictions(),
                      .secretsPlace = m_house.secrets.place(),
                      .serverUrl = m_house.serverUrl,
                      .backups = m_house.folder.backups()};
    for (const settings::Settings::Entry& entry : settings.all()) {
        const auto setting = settings.registry().find(entry.key);
        if (!setting)
            continue;
        all.settings +=
            {*setting, entry.value, entry.isSet, setting->needsRestart && m_atStart.value(entry.key) != entry.value};
    }
    for (const loket::settings::SecretKey& key : settings.secretKeys()) {
        const auto setting = settings.registry().find(key);
        const QString origin = m_house.secrets.origin(key);
        all.secrets += {key, setting ? setting->meaning : QString(), !origin.isEmpty(), origin};
    }
    all.isNew = !settings.isSet(u"router.main.host"_key) && !settings.isSet(u"business.name"_key);
    return all;
}

Result<void> Administration::noted(const sales::Actor& actor, const QString& action, const QJsonObject& detail,
                                   const Step& step) const
{
    auto transaction = storage::Transaction::begin(m_house.database);
    if (!transaction)
        return Failure(transaction.error());
    LOKET_TRY(
        storage::AuditRepository().insert(*transaction, actor.name, action, std::nullopt, detail, m_house.clock.now()));
    LOKET_TRY(step(*transaction));
    return transaction->commit();
}

Result<QList<Package>> Administration::packages() const
{
    return storage::PackageRepository(m_house.database).all();
}

template <class Work>
Result<QList<Package>> Administration::change(const sales::Actor& actor, const QString& action,
                                              const QJsonObject& detail, Work work)
{
    LOKET_TRY(allowed(actor, domain::Action::ManagePackages));
    LOKET_TRY(noted(actor, action, detail, [&](storage::Transaction& transaction) {
        return work(transaction, storage::PackageRepository(m_house.database));
    }));
    return packages();
}

Result<QList<Package>> Administration::savePackage(const Package& package, bool isNew, const sales::Actor& actor)
{
    const auto good = domain::checked(package);
    if (!good)
        return Failure(good.error());
    return change(actor, isNew ? u"package.created"_s : u"package.saved"_s, toJson(*good),
                  [&](storage::Transaction& transaction, const storage::PackageRepository& all) -> Result<void> {
                      const auto found = all.find(good->id);
                      if (found && isNew)
                          return core::fail(core::Reason::PackageExists, {good->id});
                      if (!found && found.error().kind != ErrorKind::NotFound)
                          return Failure(found.error());
                      return all.save(transaction, *good);
                  });
}

Result<QList<Package>> Administration::removePackage(const QString& id, const sales::Actor& actor)
{
    return change(actor, u"package.removed"_s, {{u"id"_s, id}},
                  [&](storage::Transaction& transaction, const storage::PackageRepository& all) {
                      return all.remove(transaction, id);
                  });
}

Result<QList<Package>> Administration::reorderPackages(const QStringList& ids, const sales::Actor& actor)
{
    return change(actor, u"package.reordered"_s, {{u"order"_s, ids.join(u' ')}},
                  [&](storage::Transaction& transaction, const storage::PackageRepository& all) -> Result<void> {
                      const auto present = all.all();
                      if (!present)
                          return Failure(present.error());
                      QStringList there;
                      for (const Package& package : *present)
                          there += package.id;
                      there.sort();
                      QStringList wanted = ids;
                      wanted.sort();
                      if (there != wanted)
                          return core::fail(core::Reason::PackagesChanged);
                      return all.reorder(transaction, ids);
                  });
}

Result<QList<storage::TokenRow>> Administration::tokens() const
{
    return storage::TokenRepository(m_house.database).all();
}

Result<core::Secret> Administration::createToken(const QString& name, storage::TokenScope scope,
                                                 const sales::Actor& actor)
{
    LOKET_TRY(allowed(actor, domain::Action::ChangeSettings));
    core::Secret token;
    LOKET_TRY(
        noted(actor, u"token.created"_s, {{u"name"_s, name}, {u"scope"_s, storage::toString(scope)}},
              [&](storage::Transaction& transaction) -> Result<void> {
                  LOKET_TRY_VALUE(
                      token,
                      storage::TokenRepository(m_house.database).create(transaction, name, scope, m_house.clock.now()));
                  return {};
              }));
    return token;
}

Result<void> Administration::revokeToken(const QString& name, const sales::Actor& actor)
{
    LOKET_TRY(allowed(actor, domain::Action::ChangeSettings));
    return noted(actor, u"token.revoked"_s, {{u"name"_s, name}}, [&](storage::Transaction& transaction) {
        return storage::TokenRepository(m_house.database).revoke(transaction, name);
    });
}

Result<QList<BackupFile>> Administration::backups() const
{
    QList<BackupFile> files;
    const QDir folder(m_house.folder.backups());
    for (const QFileInfo& file : folder.entryInfoList({u"*.db"_s}, QDir::Files, QDir::Time))
        files += {file.absoluteFilePath(), file.lastModified().toUTC(), file.size()};
    return files;
}

Async<BackupFile> Administration::makeBackup(const sales::Actor& actor, const QString& folder)
{
    if (const auto may = allowed(actor, domain::Action::ChangeSettings); !may)
        return core::ready<BackupFile>(Failure(may.error()));
    const QString target = QDir(folder.isEmpty() ? m_house.folder.backups() : folder)
                               .filePath(u"loket-%1.db"_s.arg(m_house.clock.now().toString(u"yyyyMMdd-HHmmss-zzz"_s)));
    auto copied = std::make_shared<QPromise<Result<BackupFile>>>();
    copied->start();
    auto promise = std::make_shared<QPromise<Result<BackupFile>>>();
    promise->start();
    // The log says that it was made, so it is written afterwards.
    core::whenReady(copied->future(), this, [this, promise, actor](Result<BackupFile> made) {
        if (made) {
            if (const auto noted = note(actor, u"backup.made"_s, {{u"file"_s, QFileInfo(made->path).fileName()}});
                !noted)
                made = Failure(noted.error());
        }
        promise->addResult(std::move(made));
        promise->finish();
    });
    // Where a folder is named, the copy is for that one.
    const QString second = folder.isEmpty() ? m_house.settings.value(u"backup.folder"_key) : QString();
    QThreadPool::globalInstance()->start([copied, target, second, database = m_house.folder.database()] {
        copied->addResult(storage::writeBackup(database, target).map([&] {
            const QFileInfo file(target);
            BackupFile made{.path = target, .madeAt = file.lastModified().toUTC(), .bytes = file.size()};
            if (second.isEmpty())
                return made;
            // Never created: a stick that is not there would otherwise be a folder on the disk it is to outlive.
            const QString there = QDir(second).filePath(file.fileName());
            made.secondIsAway = !QFileInfo(second).isDir();
            if (made.secondIsAway)
                return made;
            if (const auto written = storage::writeBackup(database, there); written)
                made.second = there;
            else
                made.secondProblem = written.error();
            return made;
        }));
        copied->finish();
    });
    return promise->future();
}

Async<void> Administration::mayRestore(const QString& file, const sales::Actor& actor)
{
    if (const auto may = allowed(actor, domain::Action::ChangeSettings); !may)
        return core::ready<void>(Failure(may.error()));
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto answer = promise->future();
    QThreadPool::globalInstance()->start([promise = std::move(promise), file] {
        promise->addResult(storage::checkBackup(file).map([](int) {}));
        promise->finish();
    });
    return answer;
}

Result<void> Administration::noteRestored(const QString& file, const QString& keptOldAs, const sales::Actor& actor)
{
    return note(actor, u"backup.restored"_s,
                {{u"file"_s, QFileInfo(file).fileName()}, {u"before"_s, QFileInfo(keptOldAs).fileName()}});
}

Result<Administration::Trial> Administration::tried(const SetupChange& trial) const
{
    auto settings = m_house.settings.with(trial.settings);
    if (!settings)
        return Failure(settings.error());
    // The environment has precedence over every store, so its value is the one in effect.
    QProcessEnvironment environment;
    for (const loket::settings::SecretKey& key : settings->secretKeys()) {
        const core::Secret secret = trial.secrets.contains(key) ? trial.secrets.value(key) : m_house.secrets.get(key);
        if (!secret.isEmpty())
            environment.insert(settings::Secrets::environmentName(key), QString::fromUtf8(secret.reveal()));
    }
    auto nothing = std::make_unique<settings::FileSecretStore>(QString());
    auto secrets = std::make_unique<settings::Secrets>(settings->registry(), environment, nullptr, std::move(nothing));
    return Trial{std::move(*settings), std::move(secrets)};
}

Result<router::RouterSettings> Administration::routerToAsk(const QString& name, const SetupChange& trial) const
{
    const auto with = tried(trial);
    if (!with)
        return Failure(with.error());
    auto settings = routerSettings(name, with->settings, *with->secrets);
    if (settings.host.isEmpty())
        return core::fail(core::Reason::RouterWithoutAddress, {name});
    return settings;
}

router::Client& Administration::visit(const router::RouterSettings& settings)
{
    return *m_visits.emplace_back(std::make_unique<router::Client>(settings, m_house.clock));
}

// Its last answer is being processed, so it is deleted when the event loop is back.
void Administration::leave(router::Client& client)
{
    const auto at =
        std::find_if(m_visits.begin(), m_visits.end(), [&client](const auto& one) { return one.get() == &client; });
    if (at == m_visits.end())
        return;
    at->release()->deleteLater();
    m_visits.erase(at);
}

Async<QList<RouterProfile>> Administration::profiles(const QString& router, const SetupChange& trial)
{
    const auto settings = routerToAsk(router, trial);
    if (!settings)
        return core::ready<QList<RouterProfile>>(Failure(settings.error()));
    auto promise = std::make_shared<QPromise<Result<QList<RouterProfile>>>>();
    promise->start();
    router::Client& client = visit(*settings);
    core::whenReady(
        router::listProfiles(client), this, [this, promise, &client](const Result<QList<router::UserProfile>>& found) {
            promise->addResult(found.map([](const QList<router::UserProfile>& all) {
                QList<RouterProfile> profiles;
                for (const router::UserProfile& one : all)
                    profiles += {one.name, one.rateLimit, one.sharedUsers, one.sessionTimeout, one.isDefault};
                return profiles;
            }));
            promise->finish();
            leave(client);
        });
    return promise->future();
}

Async<void> Administration::createProfile(const QString& router, const RouterProfile& profile,
                                          const sales::Actor& actor)
{
    if (const auto may = allowed(actor, domain::Action::ManagePackages); !may)
        return core::ready<void>(Failure(may.error()));
    const auto settings = routerToAsk(router, {});
    if (!settings)
        return core::ready<void>(Failure(settings.error()));
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    router::Client& client = visit(*settings);
    router::ProfileChange wanted{.name = profile.name, .sharedUsers = profile.sharedUsers};
    if (!profile.rateLimit.isEmpty())
        wanted.rateLimit = profile.rateLimit;
    core::whenReady(
        router::addProfile(client, wanted), this,
        [this, promise, &client, router, name = profile.name, actor](const Result<QByteArray>& added) {
            auto result = added.map([](const QByteArray&) {});
            if (result)
                result = note(actor, u"router.profile_created"_s, {{u"router"_s, router}, {u"profile"_s, name}});
            promise->addResult(result);
            promise->finish();
            leave(client);
        });
    return promise->future();
}

Async<QString> Administration::fingerprint(const QString& router, const SetupChange& trial)
{
    const auto settings = routerToAsk(router, trial);
    return settings ? router::askFingerprint(*settings, m_house.clock)
                    : core::ready<QString>(Failure(settings.error()));
}

Async<QString> Administration::loginAddress(const QString& router)
{
    const auto settings = routerToAsk(router, {});
    if (!settings)
        return core::ready<QString>(Failure(settings.error()));
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    router::Client& client = visit(*settings);
    const auto end = [this, promise, &client](const Result<QString>& address) {
        promise->addResult(address);
        promise->finish();
        leave(client);
    };
    core::whenReady(
        router::listServers(client), this,
        [this, end, &client, server = settings->hotspotServer](const Result<QList<router::HotspotServer>>& servers) {
            if (!servers)
                return end(Failure(servers.error()));
            QStringList used; // profiles of the hotspots our vouchers are for
            for (const router::HotspotServer& one : *servers) {
                if (!one.disabled && (server == u"all"_s || one.name == server))
                    used += one.profile;
            }
            core::whenReady(router::listServerProfiles(client), this,
                            [end, used](const Result<QList<router::ServerProfile>>& profiles) {
                                if (!profiles)
                                    return end(Failure(profiles.error()));
                                QString address;
                                for (const router::ServerProfile& one : *profiles) {
                                    if (!used.contains(one.name))
                                        continue;
                                    if (!one.dnsName.isEmpty())
                                        return end(one.dnsName);
                                    if (address.isEmpty() && one.hotspotAddress != u"0.0.0.0"_s)
                                        address = one.hotspotAddress;
                                }
                                end(address);
                            });
        });
    return promise->future();
}

Async<void> Administration::sendTestMessage(const SetupChange& trial, const QString& phone, const QString& text,
                                            const sales::Actor& actor)
{
    if (const auto may = allowed(actor, domain::Action::ChangeSettings); !may)
        return core::ready<void>(Failure(may.error()));
    const auto to = domain::PhoneNumber::parse(phone);
    if (!to)
        return core::ready<void>(Failure(to.error()));
    auto with = tried(trial);
    if (!with)
        return core::ready<void>(Failure(with.error()));
    const QString name = with->settings.value(u"delivery.channel"_key);
    const std::chrono::milliseconds deadline = with->settings.milliseconds(u"delivery.timeout_ms"_key);
    auto test = std::unique_ptr<TestMessage>(new TestMessage{std::move(*with), net::HttpClient(deadline), nullptr});
    test->channel = makeChannel(name, test->trial.settings, *test->trial.secrets, test->http, m_house.clock);
    if (!test->channel)
        return core::ready<void>(core::fail(core::Reason::NoChannelSetUp));
    TestMessage* sent = m_testMessages.emplace_back(std::move(test)).get();
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const QString key = u"TEST-%1"_s.arg(m_house.clock.now().toMSecsSinceEpoch());
    core::whenReady(
        sent->channel->send({.to = *to, .text = text, .key = key}), this,
        [this, sent, promise, name, actor](const Result<domain::SentMessage>& answer) {
            auto result = answer.map([](const domain::SentMessage&) {});
            if (result)
                result = note(actor, u"messages.test"_s, {{u"channel"_s, name}});
            promise->addResult(result);
            promise->finish();
            // Its own answer is being processed: deleted when the event loop is back.
            QMetaObject::invokeMethod(
                this,
                [this, sent] { std::erase_if(m_testMessages, [sent](const auto& one) { return one.get() == sent; }); },
                Qt::QueuedConnection);
        });
    return promise->future();
}

void Administration::examine(const QStringList& parts, const SetupChange& trial, QPromise<DoctorLine> lines)
{
    auto examination = std::make_unique<Examination>();
    if (!trial.isEmpty()) {
        auto with = tried(trial);
        if (!with) {
            lines.start();
            lines.addResult(DoctorLine{u"house"_s, u"settings.values"_s, Verdict::Fail, core::phraseOf(with.error())});
            lines.finish();
            return;
        }
        examination->trial = std::make_unique<Trial>(std::move(*with));
    }
    const bool isPresent = !examination->trial; // a trial says nothing about the channel as it is
    examination->doctor = std::make_unique<Doctor>(
        DoctorCase{.folder = m_house.folder,
                   .settings = examination->trial ? examination->trial->settings : m_house.settings,
                   .secrets = examination->trial ? *examination->trial->secrets : m_house.secrets,
                   .clock = m_house.clock,
                   .packages = packages().value_or(QList<Package>()),
                   .listening = m_house.serverUrl,
                   .parts = parts,
                   .channelCanSend = isPresent ? m_house.channelCanSend : nullptr,
                   .pausedChannels = m_house.pausedChannels});
    Doctor* doctor = examination->doctor.get();
    m_examinations.push_back(std::move(examination));
    connect(
        doctor, &Doctor::finished, this,
        [this, doctor] {
            std::erase_if(m_examinations, [doctor](const auto& one) { return one->doctor.get() == doctor; });
        },
        Qt::QueuedConnection);
    doctor->examine(std::move(lines));
}

} // namespace loket::engine
