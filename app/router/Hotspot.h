// Hotspot users on one router, as the sales flow needs them (domain/ports/HotspotRouter.h). Adding is idempotent: the
// comment tells whose a user is, so a name that is already there with our comment is a success.
// Owns the client of this router; other operations on the same router borrow it. Engine thread.
#pragma once

#include "core/Effect.h"
#include "domain/ports/HotspotRouter.h"
#include "router/Client.h"

namespace loket::router {

// A user made by Loket, as the router has it.
struct ListedUser
{
    QByteArray id; // valid until the router restarts or restores a backup
    QString name;
    QString profile;
    QString server;
    QString comment;
    bool disabled = false;
    domain::Seconds uptime{0};
    domain::Seconds limitUptime{0};
    qint64 bytesIn = 0;  // from the client
    qint64 bytesOut = 0; // to the client
    qint64 limitBytesTotal = 0;
};

class Hotspot : public QObject, public domain::HotspotRouter
{
    Q_OBJECT

public:
    Hotspot(const RouterSettings& settings, core::Clock& clock, core::EffectListener effects = {},
            TransportFactory transports = makeTransport);

    core::Async<QList<core::Result<domain::AddOutcome>>> addUsers(const QList<domain::HotspotUser>& users) override;
    core::Async<int> removeUsers(const QList<domain::HotspotUser>& users) override;
    core::Async<domain::RouterHealth> health() override;

    // Out and not in again, but still there: what a used-up voucher becomes before it is swept. Only ours; answers how
    // many.
    core::Async<int> disableUsers(const QList<domain::HotspotUser>& users);
    core::Async<int> enableUsers(const QList<domain::HotspotUser>& users);

    // All users whose comment starts with "loket:".
    core::Async<QList<ListedUser>> listOurs();

    [[nodiscard]] Client& client() { return m_client; }

private:
    core::Async<domain::AddOutcome> addUser(const domain::HotspotUser& user);

    core::Clock& m_clock;
    core::EffectListener m_effects;
    Client m_client; // dies first: its last answers still find the rest alive
};

} // namespace loket::router
