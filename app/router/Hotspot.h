// Hotspot users on one router, as the sales flow needs them (domain/ports/HotspotRouter.h). Adding is idempotent: the
// comment says who owns a user, so a name that already exists with our comment is a success.
// Owns the client of this router; other operations on the same router use it too. Engine thread.
#pragma once

#include "core/Effect.h"
#include "domain/ports/HotspotRouter.h"
#include "router/Client.h"
#include "router/Tables.h"

#include <map>

namespace loket::router {

using domain::ListedUser;

class Hotspot : public QObject, public domain::HotspotRouter
{
    Q_OBJECT

public:
    Hotspot(const RouterSettings& settings, core::Clock& clock, core::EffectListener effects = {},
            TransportFactory transports = makeTransport);
    ~Hotspot() override;

    core::Async<QList<core::Result<domain::AddOutcome>>> addUsers(const QList<domain::HotspotUser>& users) override;
    core::Async<QList<domain::FoundUser>> findUsers(const QStringList& comments) override;
    core::Async<int> removeUsers(const QList<domain::HotspotUser>& users) override;
    core::Async<domain::RouterHealth> health() override;

    core::Async<Each> endUsers(const QList<domain::HotspotUser>& users, domain::Ending ending) override;
    core::Async<Each> changeUsers(const QList<domain::UserChange>& changes) override;
    core::Async<Each> takeOver(const QList<domain::CommentChange>& changes) override;
    core::Async<Each> setSchedulers(const QList<QString>& names, bool disabled) override;
    core::Async<domain::TableRows> readTable(const domain::TableQuery& query) override;
    core::Async<domain::HotspotLook> look() override;
    core::Async<QList<domain::GuestSession>> guests() override;
    // The source of the script "loket", which does nothing where somebody runs it: comments alone.
    core::Async<QString> note() override;
    core::Async<void> setNote(const QString& text) override;
    core::Async<QString> passwordOf(const QString& name, const QString& comment) override;

    // All users whose comment starts with "loket:".
    core::Async<QList<ListedUser>> listOurs();

    [[nodiscard]] Client& client() { return m_client; }

private:
    // Before one of these names is written: other tools write them in Latin-1, and the router knows bytes, not letters.
    // Costs nothing for plain names.
    core::Async<void> learnNames(const QStringList& names);
    [[nodiscard]] QByteArray bytesOf(const QString& name) const { return m_names.value(name, name.toUtf8()); }

    // What a user is called and says, with the id to change it by.
    struct NamedUser
    {
        QByteArray id;
        QString name;
        QString comment;
    };
    core::Async<QList<NamedUser>> namedUsers(const QStringList& names);
    core::Async<Each> writeComments(const QList<domain::CommentChange>& changes, const QList<NamedUser>& users);
    core::Async<Each> settled(const QList<domain::CommentChange>& changes, const Each& written);
    core::Async<Each> writtenAgain(const QList<domain::CommentChange>& changes, const Each& written);
    struct Table;
    void takeRows(const std::shared_ptr<Table>& table);
    core::Async<void> pause(std::chrono::milliseconds howLong);

    core::Async<domain::AddOutcome> addUser(const domain::HotspotUser& user);
    core::Async<domain::AddOutcome> addOnce(const domain::HotspotUser& user);
    core::Async<domain::AddOutcome> addLater(const domain::HotspotUser& user);

    core::Async<domain::RouterHealth> withUsers(domain::RouterHealth health, core::Async<Response> users,
                                                core::Async<RouterClock> clock);
    core::Async<domain::RouterHealth> withClock(domain::RouterHealth health, core::Async<RouterClock> clock);

    core::Clock& m_clock;
    core::EffectListener m_effects;
    QHash<QString, QByteArray> m_names; // of profiles and servers, as the router has them; those that are no UTF-8
    std::map<quint64, QPromise<core::Result<domain::AddOutcome>>> m_waitingAdds;
    std::map<quint64, QPromise<core::Result<void>>> m_pauses;
    quint64 m_lastWait = 0;
    Client m_client; // destroyed first: its last answers still find the rest
};

} // namespace loket::router
