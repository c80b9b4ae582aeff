// The engine's state, for the window's header, for /healthz and for events. Plain values, safe to pass between threads.
#pragma once

#include "core/Error.h"
#include "domain/ports/DeliveryChannel.h"
#include "domain/ports/HotspotRouter.h"
#include "engine/schedule/TaskState.h"
#include "engine/watch/Alert.h"

#include <QDateTime>
#include <QList>
#include <QUrl>

namespace loket::engine {

struct RouterState
{
    enum class Reach { Unknown, Reachable, Away };

    QString name;
    QString address; // "192.168.88.1:8728"; empty: not set up
    Reach reach = Reach::Unknown;
    domain::RouterHealth health; // while reachable
    core::Error problem;         // while unreachable
    QDateTime since;             // of the present state
};

struct ServerState
{
    QUrl url; // where the shop and the webhooks are; empty: not listening
    QString problem;
};

struct QueueState
{
    int waiting = 0;
    int running = 0;
    int dead = 0;
    QDateTime oldestDue; // invalid: nothing waits
};

struct ChannelState
{
    // Paused: it needs the operator; nothing is sent there until the setting is fixed or somebody resumes it.
    enum class Condition { Off, Unknown, Working, Troubled, Paused };

    QString name; // "fonnte"; "none"
    Condition condition = Condition::Unknown;
    core::Error problem; // the last attempt's, while troubled; the reason of the pause
    QDateTime since;     // of this condition; invalid: unknown
};

// Where the sandbox counterparts of --demo can be reached.
struct DemoAddresses
{
    QUrl shop;
    QUrl inbox;
    QUrl gateways;
    QUrl routerPage; // the hotspot users, for a browser
    QString router;  // host:port of the RouterOS API
    QString routerUser;
};

// The reverse tunnel that gives this PC a public address (router/tunnel/ReverseTunnel.h).
struct TunnelState
{
    enum class Condition { Off, Connecting, Up, Down };

    Condition condition = Condition::Off;
    QString address;     // "loket@vps.example.id:22, port 8080 there"
    core::Error problem; // while down
    QDateTime since;     // of the present condition
};

// Whether the wall clock is trusted (watch/ClockWatch.h).
struct ClockState
{
    core::Phrase doubt; // why it is not; empty: it is
    QDateTime since;    // of the doubt
};

struct EngineState
{
    QList<RouterState> routers;
    ServerState server;
    QueueState queue;
    ClockState clock;
    TunnelState tunnel;
    ChannelState channel;
    std::optional<ChannelState> fallback; // the second channel, where there is one
    QStringList gateways;
    QList<Alert> alerts;       // open now, oldest first
    QList<TaskState> schedule; // in the order of the engine's list
    std::optional<DemoAddresses> demo;
    QString businessName;
    QByteArray timeZone;               // IANA id of business.timezone
    bool recoversByItself = true;      // retry.automatic_recovery
    std::chrono::minutes lockAfter{0}; // the window locks after so long without input; 0: never
};

} // namespace loket::engine

Q_DECLARE_METATYPE(loket::engine::EngineState)
