// Everything an owner sets up: settings, secrets, packages, API tokens, copies, and queries to a router before it is
// used. Each change is one line in the audit log, which never holds a secret or a phone number. Engine thread.
#pragma once

#include "domain/Package.h"
#include "engine/doctor/Doctor.h"
#include "engine/window/SetupValues.h"
#include "router/RouterSettings.h"
#include "sales/flow/Ledger.h"
#include "storage/TokenRepository.h"

#include <QSet>

#include <functional>
#include <memory>

namespace loket::engine {

class Administration : public QObject
{
    Q_OBJECT

public:
    struct House
    {
        const settings::DataFolder& folder;
        settings::Settings& settings;
        settings::Secrets& secrets;
        storage::Database& database;
        core::Clock& clock;
        QUrl serverUrl;
        std::function<void()> changed; // the engine applies the settings
        // What somebody has saved, changed or not: whoever saves a token again means it.
        std::function<void(const QStringList& keys)> saved = [](const QStringList&) {};
        // For the doctor (engine/doctor/Doctor.h): a channel says that it can send; the channels that are paused.
        std::function<void(const QString& channel)> channelCanSend = {};
        std::function<QList<storage::AlertRow>()> pausedChannels = {};
        // Reads the ledger each time, so that a disabled member is refused at once.
        std::function<core::Result<void>(const sales::Actor&, domain::Action)> permit;
    };

    explicit Administration(House house);
    ~Administration() override;

    [[nodiscard]] core::Result<SetupSnapshot> snapshot() const;
    // All of it or nothing. InvalidInput names the key and what it accepts.
    [[nodiscard]] core::Result<SetupSnapshot> save(const SetupChange& change, const sales::Actor& actor);
    // Conflict where a package is made on it. Its settings and secrets are removed.
    [[nodiscard]] core::Result<SetupSnapshot> removeRouter(const QString& name, const sales::Actor& actor);

    [[nodiscard]] core::Result<QList<domain::Package>> packages() const;
    // Conflict: `isNew`, but this id exists already.
    [[nodiscard]] core::Result<QList<domain::Package>> savePackage(const domain::Package& package, bool isNew,
                                                                   const sales::Actor& actor);
    [[nodiscard]] core::Result<QList<domain::Package>> removePackage(const QString& id, const sales::Actor& actor);
    // Every package, in the order it is to be listed in. Conflict where the list has changed meanwhile.
    [[nodiscard]] core::Result<QList<domain::Package>> reorderPackages(const QStringList& ids,
                                                                       const sales::Actor& actor);

    [[nodiscard]] core::Result<QList<storage::TokenRow>> tokens() const;
    // The token itself, which is shown once.
    [[nodiscard]] core::Result<core::Secret> createToken(const QString& name, storage::TokenScope scope,
                                                         const sales::Actor& actor);
    [[nodiscard]] core::Result<void> revokeToken(const QString& name, const sales::Actor& actor);

    [[nodiscard]] core::Result<QList<BackupFile>> backups() const;
    // Into `folder`, which exists; empty: the data folder's own, and the one that every copy also goes to.
    core::Async<BackupFile> makeBackup(const sales::Actor& actor, const QString& folder = {});
    // Whether this copy could be put back by this person: it is an intact database of Loket, not of a newer one.
    // Putting it back is for the program, once the engine is stopped (storage/Backup.h).
    core::Async<void> mayRestore(const QString& file, const sales::Actor& actor);
    // It was put back; recorded in the ledger now in place.
    [[nodiscard]] core::Result<void> noteRestored(const QString& file, const QString& keptOldAs,
                                                  const sales::Actor& actor);

    // Queries to a router, with `trial` instead of what is set. A connection of their own, within its deadline.
    core::Async<QList<RouterProfile>> profiles(const QString& router, const SetupChange& trial);
    core::Async<void> createProfile(const QString& router, const RouterProfile& profile, const sales::Actor& actor);
    core::Async<QString> fingerprint(const QString& router, const SetupChange& trial);
    // The name (or else the address) of the login page as set in the router's hotspot; empty where it has neither.
    core::Async<QString> loginAddress(const QString& router);

    // Sends `text` to `phone` over the channel, with `trial` instead of what is set: no order's message, in no list.
    // Misconfigured where no channel is chosen; InvalidInput for the number.
    core::Async<void> sendTestMessage(const SetupChange& trial, const QString& phone, const QString& text,
                                      const sales::Actor& actor);

    // The doctor's lines, one by one, with `trial` instead of what is set; `parts` as Doctor::partsOf() names them.
    void examine(const QStringList& parts, const SetupChange& trial, QPromise<DoctorLine> lines);

private:
    struct Trial;
    struct Examination;
    struct TestMessage;
    [[nodiscard]] core::Result<Trial> tried(const SetupChange& trial) const;
    [[nodiscard]] core::Result<router::RouterSettings> routerToAsk(const QString& name, const SetupChange& trial) const;
    [[nodiscard]] core::Result<void> allowed(const sales::Actor& actor, domain::Action action) const
    {
        return m_house.permit(actor, action);
    }
    router::Client& visit(const router::RouterSettings& settings);
    void leave(router::Client& client);
    // In effect once its line in the log is stored; as it was before where that is refused.
    [[nodiscard]] core::Result<void> carryOut(const SetupChange& change, const sales::Actor& actor,
                                              const QString& action, const QJsonObject& detail);
    [[nodiscard]] core::Result<void> apply(const SetupChange& change);
    [[nodiscard]] SetupChange asItIs(const SetupChange& change) const;
    // The step and its line in the log: both or neither.
    using Step = std::function<core::Result<void>(storage::Transaction&)>;
    [[nodiscard]] core::Result<void> noted(const sales::Actor& actor, const QString& action, const QJsonObject& detail,
                                           const Step& step) const;
    [[nodiscard]] core::Result<void> note(const sales::Actor& actor, const QString& action,
                                          const QJsonObject& detail) const
    {
        return noted(actor, action, detail, [](storage::Transaction&) { return core::Result<void>(); });
    }
    template <class Work>
    core::Result<QList<domain::Package>> change(const sales::Actor& actor, const QString& action,
                                                const QJsonObject& detail, Work work);

    House m_house;
    QHash<QString, QString> m_atStart; // settings that are only read at the start
    std::vector<std::unique_ptr<router::Client>> m_visits;
    std::vector<std::unique_ptr<Examination>> m_examinations;
    std::vector<std::unique_ptr<TestMessage>> m_testMessages; // on their way
};

} // namespace loket::engine
