// What may go wrong in a simulated world, how often, and what did. Each kind draws from a stream of its own; a kind can
// be left out, or limited to its first strikes, which is how a failing history is made smaller.
#pragma once

#include "simulation/Chance.h"

#include <QMap>
#include <QSet>
#include <QStringList>

#include <array>
#include <optional>

namespace loket::simulation {

enum class Fault {
    RouterAway,       // nobody answers at its address for a while; connections break
    RouterCutBefore,  // a connection breaks as a command arrives, which is then not done
    RouterCutAfter,   // a command is done, and the connection breaks before the answer
    RouterSlow,       // an answer comes after the client has given up
    RouterReboot,     // away for a minute, its sessions and its clock are gone
    RouterRestored,   // it has the users of an earlier backup
    StrangerOnName,   // the name of a new voucher belongs to somebody else
    GatewayAway,      // nobody answers at the gateway's address for a while
    GatewayCutBefore, // a call is cut before its work is done
    GatewayCutAfter,  // and after it
    GatewayTrouble,   // 503 without the work
    GatewayLate,      // the answer comes after the deadline; the work is done
    WebhookLost,      // and its repetitions
    WebhookDoubled,
    WebhookLate,        // by hours
    WebhookStale,       // an older state arrives after the newer one
    WebhookForged,      // somebody else says that an order is paid
    WebhookOtherAmount, // the gateway says that less was paid
    ChannelAway,
    ChannelTrouble,      // 503 without the work
    ChannelTroubleAfter, // 502 with the work done
    ChannelCutAfter,     // the message is sent, and the connection breaks
    ChannelRefusesToken, // for a while
    Crash,               // the process ends between two effects; what was written is on the disk
    PowerCut,            // the computer ends: what was not synchronised is lost, as far as chance has it
    DiskFull,            // no write succeeds for a while
    ClockAhead,          // the wall clock is set ahead for a while, then right again
    ClockBack,           // and back
};
inline constexpr int faultCount = int(Fault::ClockBack) + 1;

const char* nameOf(Fault fault);
std::optional<Fault> faultNamed(QStringView name);

class Faults
{
public:
    explicit Faults(quint64 seed);

    // Whether it strikes at this opportunity.
    bool strikes(Fault fault);
    // For what a strike decides besides: how long, which one.
    Chance& of(Fault fault) { return m_streams[size_t(fault)]; }

    void leaveOut(Fault fault) { m_limits[size_t(fault)] = 0; }
    void limit(Fault fault, qint64 strikes) { m_limits[size_t(fault)] = strikes; }
    // It strikes at each opportunity.
    void always(Fault fault, bool on) { on ? (void)m_always.insert(fault) : (void)m_always.remove(fault); }
    // None strikes while they are off.
    void turn(bool on) { m_on = on; }
    [[nodiscard]] qint64 count(Fault fault) const { return m_counts[size_t(fault)]; }

private:
    std::vector<Chance> m_streams;
    std::array<qint64, faultCount> m_limits{};
    std::array<qint64, faultCount> m_counts{};
    QSet<Fault> m_always;
    bool m_on = true;
};

} // namespace loket::simulation
