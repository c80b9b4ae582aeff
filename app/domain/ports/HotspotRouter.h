// What the sales flow needs of a router. Implemented by router::Hotspot; the only implementation in the programs and in
// the tests (fakes replace the wire). All calls belong to the engine thread; every future finishes within a deadline.
#pragma once

#include "core/Future.h"
#include "domain/Duration.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

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
    AlreadyOurs,     // a user of this name with exactly our comment exists: an earlier attempt had succeeded
    TakenByStranger, // a user of this name belongs to somebody else: the code must be discarded
};

// A user made by Loket, as the router has it now.
struct ListedUser
{
    QByteArray id; // valid until the router restarts or restores a backup
    QString name;
    QString profile;
    QString server;
    QString comment;
    bool disabled = false;
    Seconds uptime{0}; // all sessions together
    Seconds limitUptime{0};
    qint64 bytesIn = 0;  // from the client
    qint64 bytesOut = 0; // to the client
    qint64 limitBytesTotal = 0;
    QString macAddress; // the only device that may log in; empty: any

    [[nodiscard]] qint64 bytes() const { return bytesIn + bytesOut; }
};

// A user that has one of the requested comments.
struct FoundUser
{
    QString name;
    QString comment;
    std::optional<QString> password; // none: this login may not read it (policy "sensitive")
    bool isUsed = false;             // it has been used to log in
};

// Somebody is logged in.
struct GuestSession
{
    QString user;
    QString server;
    QString address;
    QString macAddress;
    QString loginBy;
    Seconds uptime{0};
    Seconds timeLeft{0}; // 0: no limit
    qint64 bytesIn = 0;  // from the client
    qint64 bytesOut = 0;
};

// A device that is logged in again without typing the code.
struct GuestDevice
{
    QString user;
    QString macAddress;
};

struct HotspotLook
{
    QList<ListedUser> users; // ours only
    QList<GuestSession> sessions;
    QList<GuestDevice> cookies;
};

// Only what is set is changed.
struct UserChange
{
    QString name;
    QString comment; // must be exactly the router's comment: users of others are not changed
    std::optional<QString> profile = std::nullopt;
    std::optional<Seconds> limitUptime = std::nullopt; // 0: none
    std::optional<qint64> limitBytesTotal = std::nullopt;
    std::optional<QString> macAddress = std::nullopt; // empty: any device
    std::optional<bool> disabled = std::nullopt;
};

// A user that changes hands: from another program to us (an import), or back (its undo).
struct CommentChange
{
    QString name;
    QString comment; // exactly what it has now
    QString newComment;
};

// How a guest is disconnected: first the cookie, which would log in again, the session last.
enum class Ending { Kick, Disable, Remove };

struct RouterHealth
{
    QString identity;
    QString version;
    QString board;
    int cpuLoadPercent = 0;
    int activeUsers = 0;
    std::optional<int> users; // of the hotspot, ours and others; none: unknown
    std::chrono::milliseconds roundTrip{0};
    QDateTime clock; // by the router; invalid: unknown, or not set since power-on
};

// What another program has left in one of the router's menus, as bytes.
struct TableQuery
{
    QByteArray menu;           // "/system/script"
    QByteArrayList properties; // those that are read, and no others
    QByteArray where;          // "comment=mikhmon"; empty: all rows
    // Called now and then with the number of rows so far; false cancels. May be empty.
    std::function<bool(qsizetype rows)> watcher;
};
// The values of each row in the order of the properties; null where the row has none.
using TableRows = QList<QByteArrayList>;

class HotspotRouter
{
public:
    virtual ~HotspotRouter() = default;

    // One outcome per user, in the order given. The outer error: nothing could be tried (no connection, no login).
    // An inner ConnectionLost or Timeout: that user may have been added; asking again resolves it.
    virtual core::Async<QList<core::Result<AddOutcome>>> addUsers(const QList<HotspotUser>& users) = 0;

    // The users with exactly these comments, under any name: made by an earlier copy of the ledger. In the
    // order of the comments; a comment nobody has is left out.
    virtual core::Async<QList<FoundUser>> findUsers(const QStringList& comments) = 0;

    // Removes the users whose name AND comment are the given ones; missing ones are fine, users of others are kept.
    // Answers how many were removed.
    virtual core::Async<int> removeUsers(const QList<HotspotUser>& users) = 0;

    // How many rows of the router each one changed, in the order given; 0: it does not exist, or is not ours.
    using Each = QList<core::Result<int>>;
    virtual core::Async<Each> endUsers(const QList<HotspotUser>& users, Ending ending) = 0;
    virtual core::Async<Each> changeUsers(const QList<UserChange>& changes) = 0;

    // Only comments are written, so nobody who is online feels it. InvalidInput where neither comment is ours. A user
    // that has the new comment already counts as changed. Another program may be in the middle of writing its own
    // comment, seconds after a first login: that is waited for, and ours is written again.
    virtual core::Async<Each> takeOver(const QList<CommentChange>& changes) = 0;
    // Rows of the router's scheduler, by name; those that are so already count as changed. They are never removed.
    virtual core::Async<Each> setSchedulers(const QList<QString>& names, bool disabled) = 0;

    // However long the table is: it ends when no row has come for a whole deadline. Cancelled by its watcher.
    virtual core::Async<TableRows> readTable(const TableQuery& query) = 0;

    // Everything of ours at one moment, and who is logged in. Thousands of users take a small router seconds.
    virtual core::Async<HotspotLook> look() = 0;
    // NotFound: it does not exist or is not ours. Forbidden: this login may not read it (policy "sensitive").
    virtual core::Async<QString> passwordOf(const QString& name, const QString& comment) = 0;
    // Who is logged in, ours or not.
    virtual core::Async<QList<GuestSession>> guests() = 0;

    // A note of Loket's own that the router keeps, beside its users and over a restart; empty: there is none. Forbidden
    // where this login may not write one.
    virtual core::Async<QString> note() = 0;
    virtual core::Async<void> setNote(const QString& text) = 0;

    // A cheap request that shows whether the router answers and who it is.
    virtual core::Async<RouterHealth> health() = 0;
};

} // namespace loket::domain
