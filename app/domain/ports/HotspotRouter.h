// What the sales flow needs of a router. Implemented by router::Hotspot; the only implementation in the programs and in
// the tests (fakes stand at the wire). All calls belong to the engine thread; every future finishes within a deadline.
#pragma once

#include "core/Future.h"
#include "domain/Duration.h"

#include <QList>
#include <QString>

namespace loket::domain {

struct HotspotUser
{
    QString name;
    QString password;
    QString profile;
    QString comment;            // hotspotComment(): how we recognise what is ours
    Seconds limitUptime{0};     // 0: not sent
    qint64 limitBytesTotal = 0; // 0: not sent
};

enum class AddOutcome {
    Added,
    AlreadyOurs,     // a user of this name with our very comment is there: an earlier try had succeeded
    TakenByStranger, // a user of this name belongs to somebody else: the code must be given up
};

struct RouterHealth
{
    QString identity;
    QString version;
    QString board;
    int cpuLoadPercent = 0;
    int activeUsers = 0;
    std::chrono::milliseconds roundTrip{0};
};

class HotspotRouter
{
public:
    virtual ~HotspotRouter() = default;

    // One outcome per user, in the order given. The outer error: nothing could be tried (no connection, no login).
    // An inner ConnectionLost or Timeout: that user may have been added; asking again settles it.
    virtual core::Async<QList<core::Result<AddOutcome>>> addUsers(const QList<HotspotUser>& users) = 0;

    // Removes the users whose name AND comment are the given ones; what is not there is fine, what is not ours stays.
    // Answers how many were removed.
    virtual core::Async<int> removeUsers(const QList<HotspotUser>& users) = 0;

    // A cheap question that shows whether the router answers and who it is.
    virtual core::Async<RouterHealth> health() = 0;
};

} // namespace loket::domain
