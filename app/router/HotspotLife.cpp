// The life of Loket's users on the router after they were made: listed, changed, disconnected, removed.
#include "core/Reasons.h"
#include "router/Batch.h"
#include "router/Futures.h"
#include "router/Hotspot.h"
#include "router/Tables.h"
#include "router/Values.h"

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using domain::Ending;
using domain::GuestSession;
using domain::HotspotLook;
using domain::HotspotUser;
using domain::UserChange;

namespace {

constexpr QByteArrayView ourCommentPrefix = "loket:";
// How RouterOS writes "any device".
constexpr auto anyDevice = "00:00:00:00:00:00";
// A table of ten thousand users takes a small router many seconds to print.
constexpr int wholeTableFactor = 6;

constexpr auto noteName = "loket";
const QString noteLine = u"# "_s;

// One user, identified by name and comment.
struct Match
{
    QList<QByteArray> ours;
    bool somebodyElses = false;
};

core::Async<Match> findOurs(Client& client, const QString& name, const QString& comment)
{
    Command command("/ip/hotspot/user/print");
    command.where("name", name.toUtf8()).proplist(".id,name,comment");
    return mapped<Match>(client.run(command), &client, [comment](const Response& found) {
        Match match;
        for (const Row& row : found.rows) {
            if (row.value("comment") == comment.toUtf8())
                match.ours.append(row.id());
        }
        match.somebodyElses = match.ours.isEmpty() && !found.rows.isEmpty();
        return match;
    });
}

core::Async<int> onOurs(Client& client, const QByteArray& verb, const QList<QByteArray>& ids)
{
    QList<core::Async<Response>> commands;
    for (const QByteArray& id : ids)
        commands.append(client.run(Command("/ip/hotspot/user/" + verb).with(".id", id)));
    return countDone(commands, &client);
}

QByteArray verbOf(Ending ending)
{
    return ending == Ending::Remove ? "remove" : "disable";
}

// What keeps the user logged in is removed too: first the cookie, which would log in again, then the session. A session
// under a name that no user has any more can only be a leftover of ours.
core::Async<int> endUser(Client& client, Ending ending, const HotspotUser& user)
{
    return chained<int>(
        findOurs(client, user.name, user.comment), &client, [&client, ending, user](const Match& match) {
            if (match.somebodyElses)
                return core::ready<int>(0);
            if (ending == Ending::Kick)
                return kick(client, user.name);
            return chained<int>(removeCookies(client, user.name), &client, [&client, ending, user, match](int) {
                return chained<int>(onOurs(client, verbOf(ending), match.ours), &client, [&client, user](int done) {
                    return mapped<int>(removeSessions(client, user.name), &client, [done](int) { return done; });
                });
            });
        });
}

Command changeCommand(const UserChange& change, const QByteArray& profile)
{
    Command command("/ip/hotspot/user/set");
    if (change.profile)
        command.with("profile", profile);
    if (change.limitUptime)
        command.with("limit-uptime",
                     change.limitUptime->count() > 0 ? domain::formatDuration(*change.limitUptime) : u"0s"_s);
    if (change.limitBytesTotal)
        command.with("limit-bytes-total", QByteArray::number(*change.limitBytesTotal));
    if (change.macAddress)
        command.with("mac-address", change.macAddress->isEmpty() ? QByteArray(anyDevice) : change.macAddress->toUtf8());
    if (change.disabled)
        command.with("disabled", QByteArray(*change.disabled ? "yes" : "no"));
    return command;
}

core::Async<int> changeUser(Client& client, const UserChange& change, const QByteArray& profile)
{
    return chained<int>(findOurs(client, change.name, change.comment), &client,
                        [&client, change, profile](const Match& match) {
                            QList<core::Async<Response>> commands;
                            for (const QByteArray& id : match.ours)
                                commands.append(client.run(changeCommand(change, profile).with(".id", id)));
                            return countDone(commands, &client);
                        });
}

// The sum, or the first error: repeating it completes the rest.
core::Result<int> sumOf(const QList<core::Result<int>>& parts)
{
    int sum = 0;
    for (const core::Result<int>& part : parts) {
        if (!part)
            return core::Failure(part.error());
        sum += *part;
    }
    return sum;
}

ListedUser listed(const Row& row)
{
    const QString device = row.text("mac-address");
    return {row.id(),
            row.text("name"),
            row.text("profile", u"default"_s),
            row.text("server", u"all"_s),
            row.text("comment"),
            row.flag("disabled"),
            routerSeconds(row.value("uptime")),
            routerSeconds(row.value("limit-uptime")),
            row.number("bytes-in"),
            row.number("bytes-out"),
            row.number("limit-bytes-total"),
            device == QLatin1StringView(anyDevice) ? QString() : device.toUpper()};
}

GuestSession guestOf(const ActiveSession& session)
{
    return {session.user,    session.server, session.address,  session.macAddress.toUpper(),
            session.loginBy, session.uptime, session.timeLeft, session.bytesIn,
            session.bytesOut};
}

} // namespace

core::Async<QList<domain::FoundUser>> Hotspot::findUsers(const QStringList& comments)
{
    using Found = QList<domain::FoundUser>;
    const auto ask = [this, comments](qsizetype index) {
        Command command("/ip/hotspot/user/print");
        command.where("comment", comments[index].toUtf8()).proplist("name,comment,password,uptime");
        return mapped<Found>(m_client.run(command), &m_client, [](const Response& answer) {
            Found users;
            for (const Row& row : answer.rows)
                users.append({row.text("name"), row.text("comment"),
                              row.has("password") ? std::optional(row.text("password")) : std::nullopt,
                              routerSeconds(row.value("uptime")).count() > 0});
            return users;
        });
    };
    return chained<Found>(m_client.ready(), this, [this, comments, ask] {
        return Batch<Found>::run(comments.size(), m_client.settings().window, &m_client, ask)
            .then(&m_client, [](const QList<core::Result<Found>>& each) -> core::Result<Found> {
                Found all;
                for (const auto& found : each) {
                    if (!found)
                        return core::Failure(found.error());
                    all += *found;
                }
                return all;
            });
    });
}

core::Async<int> Hotspot::removeUsers(const QList<HotspotUser>& users)
{
    return endUsers(users, Ending::Remove).then(&m_client, [](const core::Result<Each>& each) -> core::Result<int> {
        return each ? sumOf(*each) : core::Failure(each.error());
    });
}

core::Async<domain::HotspotRouter::Each> Hotspot::endUsers(const QList<HotspotUser>& users, Ending ending)
{
    return Batch<int>::run(users.size(), m_client.settings().window, &m_client,
                           [this, users, ending](qsizetype index) { return endUser(m_client, ending, users[index]); })
        .then(&m_client, [](const Each& each) { return core::Result<Each>(each); });
}

core::Async<domain::HotspotRouter::Each> Hotspot::changeUsers(const QList<UserChange>& changes)
{
    QStringList names;
    for (const UserChange& change : changes)
        names += change.profile.value_or(QString());
    const auto start = [this, changes](qsizetype index) {
        return changeUser(m_client, changes[index], bytesOf(changes[index].profile.value_or(QString())));
    };
    return chained<Each>(learnNames(names), this, [this, changes, start] {
        return Batch<int>::run(changes.size(), m_client.settings().window, &m_client, start)
            .then(&m_client, [](const Each& each) { return core::Result<Each>(each); });
    });
}

core::Async<QList<ListedUser>> Hotspot::listOurs()
{
    Command command("/ip/hotspot/user/print");
    command
        .proplist(".id,name,profile,server,comment,disabled,uptime,limit-uptime,bytes-in,bytes-out,limit-bytes-total,"
                  "mac-address")
        .within(m_client.settings().timeout * wholeTableFactor);
    return mapped<QList<ListedUser>>(m_client.run(command), &m_client, [](const Response& answer) {
        QList<ListedUser> users;
        for (const Row& row : answer.rows) {
            if (row.value("comment").startsWith(ourCommentPrefix))
                users.append(listed(row));
        }
        return users;
    });
}

core::Async<QList<GuestSession>> Hotspot::guests()
{
    return mapped<QList<GuestSession>>(listSessions(m_client), &m_client, [](const QList<ActiveSession>& sessions) {
        QList<GuestSession> guests;
        guests.reserve(sessions.size());
        for (const ActiveSession& session : sessions)
            guests.append(guestOf(session));
        return guests;
    });
}

core::Async<QString> Hotspot::passwordOf(const QString& name, const QString& comment)
{
    Command command("/ip/hotspot/user/print");
    command.where("name", name.toUtf8()).proplist("comment,password");
    return mapped<QString>(m_client.run(command), &m_client,
                           [comment](const Response& answer) -> core::Result<QString> {
                               for (const Row& row : answer.rows) {
                                   if (row.value("comment") != comment.toUtf8())
                                       continue;
                                   if (!row.has("password"))
                                       return core::fail(core::Reason::RouterHidesPasswords);
                                   return row.text("password");
                               }
                               return core::fail(core::Reason::UserNotOnRouter);
                           });
}

core::Async<QString> Hotspot::note()
{
    Command command("/system/script/print");
    command.where("name", noteName).proplist(".id,source");
    return mapped<QString>(m_client.run(command), this, [](const Response& answer) {
        QStringList lines;
        for (const Row& row : answer.rows) {
            for (const QString& line : row.text("source").split(u'\n')) {
                if (line.startsWith(noteLine))
                    lines += line.sliced(noteLine.size()).trimmed();
            }
        }
        return lines.join(u'\n');
    });
}

core::Async<void> Hotspot::setNote(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(u'\n', Qt::SkipEmptyParts))
        lines += noteLine + line;
    Command command("/system/script/print");
    command.where("name", noteName).proplist(".id");
    return chained<void>(m_client.run(command), this, [this, source = lines.join(u'\n')](const Response& found) {
        Command write(found.rows.isEmpty() ? "/system/script/add" : "/system/script/set");
        if (found.rows.isEmpty())
            write.with("name", QByteArray(noteName)).with("policy", QByteArray("read"));
        else
            write.with(".id", found.rows.first().id());
        return mapped<void>(m_client.run(write.with("source", source)), this,
                            [](const Response&) { return core::Result<void>(); });
    });
}

core::Async<HotspotLook> Hotspot::look()
{
    return chained<HotspotLook>(listOurs(), &m_client, [this](const QList<ListedUser>& users) {
        auto cookies = listCookies(m_client);
        return chained<HotspotLook>(
            guests(), &m_client, [this, users, cookies](const QList<GuestSession>& sessions) mutable {
                return mapped<HotspotLook>(cookies, &m_client, [users, sessions](const QList<HotspotCookie>& rows) {
                    HotspotLook look{users, sessions, {}};
                    for (const HotspotCookie& row : rows)
                        look.cookies.append({row.user, row.macAddress.toUpper()});
                    return look;
                });
            });
    });
}

} // namespace loket::router
