#include "router/Tables.h"

#include "router/Futures.h"
#include "router/Values.h"

namespace loket::router {

using namespace Qt::Literals::StringLiterals;

namespace {

// Tables of hundreds of rows take a small router longer than one command may last.
constexpr int bigTableFactor = 3;

Command print(const QByteArray& menu, const QByteArray& proplist)
{
    Command command(menu + "/print");
    command.proplist(proplist);
    return command;
}

template <class T>
core::Async<QList<T>> listOf(Client& client, Command command, T (*read)(const Row&))
{
    command.within(client.settings().timeout * bigTableFactor);
    return mapped<QList<T>>(client.run(command), &client, [read](const Response& answer) {
        QList<T> items;
        items.reserve(answer.rows.size());
        for (const Row& row : answer.rows)
            items.append(read(row));
        return items;
    });
}

template <class T>
core::Async<T> only(Client& client, const Command& command, T (*read)(const Row&))
{
    return mapped<T>(client.run(command), &client, [read](const Response& answer) {
        return read(answer.rows.isEmpty() ? Row() : answer.rows.first());
    });
}

UserProfile readProfile(const Row& row)
{
    return {row.id(),
            row.text("name"),
            row.text("rate-limit"),
            int(row.value("shared-users", "1") == "unlimited" ? 0 : row.number("shared-users", 1)),
            routerSeconds(row.value("session-timeout")),
            routerSeconds(row.value("idle-timeout")),
            routerSeconds(row.value("keepalive-timeout")),
            row.value("add-mac-cookie", "true") == "true" || row.flag("add-mac-cookie"),
            row.value("on-login"),
            row.value("on-logout"),
            row.flag("default")};
}

ActiveSession readSession(const Row& row)
{
    return {row.id(),
            row.text("user"),
            row.text("server"),
            row.text("address"),
            row.text("mac-address"),
            row.text("login-by"),
            routerSeconds(row.value("uptime")),
            routerSeconds(row.value("session-time-left")),
            row.number("bytes-in"),
            row.number("bytes-out")};
}

HotspotHost readHost(const Row& row)
{
    return {row.id(),
            row.text("mac-address"),
            row.text("address"),
            row.text("server"),
            routerSeconds(row.value("uptime")),
            row.flag("authorized"),
            row.flag("bypassed")};
}

HotspotCookie readCookie(const Row& row)
{
    return {row.id(), row.text("user"), row.text("mac-address"), routerSeconds(row.value("expires-in"))};
}

HotspotServer readServer(const Row& row)
{
    return {row.id(),
            row.text("name"),
            row.text("interface"),
            row.text("profile", u"default"_s),
            row.flag("disabled"),
            row.flag("invalid")};
}

ServerProfile readServerProfile(const Row& row)
{
    return {row.id(), row.text("name"), row.text("dns-name"), row.text("hotspot-address"),
            row.text("login-by").split(u',', Qt::SkipEmptyParts)};
}

WalledGardenEntry readWalledGarden(const Row& row)
{
    const QByteArray action = row.value("action", "allow");
    return {row.text("dst-host"), action == "allow" || action == "accept", row.flag("disabled")};
}

RouterClock readClockRow(const Row& row)
{
    return {parseRouterClock(row.value("date"), row.value("time"), row.value("gmt-offset")).value_or(QDateTime()),
            row.text("time-zone-name")};
}

LogLine readLogLine(const Row& row)
{
    return {row.text("time"), row.text("topics"), row.text("message")};
}

RouterService readService(const Row& row)
{
    return {row.text("name"), int(row.number("port")), row.text("address"), row.text("certificate"),
            row.flag("disabled")};
}

void put(Command& command, const ProfileChange& change)
{
    const auto seconds = [&command](const QByteArray& name, const std::optional<domain::Seconds>& value) {
        if (value)
            command.with(name, domain::formatDuration(*value));
    };
    if (change.name)
        command.with("name", *change.name);
    if (change.rateLimit)
        command.with("rate-limit", *change.rateLimit);
    if (change.sharedUsers)
        command.with("shared-users",
                     *change.sharedUsers == 0 ? QByteArray("unlimited") : QByteArray::number(*change.sharedUsers));
    seconds("session-timeout", change.sessionTimeout);
    seconds("idle-timeout", change.idleTimeout);
    seconds("keepalive-timeout", change.keepaliveTimeout);
    if (change.addMacCookie)
        command.with("add-mac-cookie", QByteArray(*change.addMacCookie ? "yes" : "no"));
    if (change.onLogin)
        command.with("on-login", *change.onLogin);
}

// Removes what a print has found, one after the other within the window; rows already gone are fine.
core::Async<int> removeAll(Client& client, const QByteArray& menu, const QString& user)
{
    Command find = print(menu, ".id");
    find.where("user", user.toUtf8());
    return chained<int>(client.run(find), &client, [&client, menu](const Response& found) {
        QList<core::Async<Response>> removals;
        for (const Row& row : found.rows)
            removals.append(client.run(Command(menu + "/remove").with(".id", row.id())));
        return countDone(removals, &client);
    });
}

} // namespace

core::Async<QList<UserProfile>> listProfiles(Client& client)
{
    return listOf(client,
                  print("/ip/hotspot/user/profile",
                        ".id,name,rate-limit,shared-users,session-timeout,idle-timeout,keepalive-timeout,"
                        "add-mac-cookie,on-login,on-logout,default"),
                  readProfile);
}

core::Async<QByteArray> addProfile(Client& client, const ProfileChange& profile)
{
    Command command("/ip/hotspot/user/profile/add");
    put(command, profile);
    return mapped<QByteArray>(client.run(command), &client, [](const Response& answer) { return answer.ret; });
}

core::Async<void> changeProfile(Client& client, const QByteArray& id, const ProfileChange& change)
{
    Command command("/ip/hotspot/user/profile/set");
    command.with(".id", id);
    put(command, change);
    return client.run(command).then(&client, [](const core::Result<Response>& answer) -> core::Result<void> {
        return answer ? core::Result<void>() : core::Failure(answer.error());
    });
}

core::Async<QList<ActiveSession>> listSessions(Client& client)
{
    return listOf(client,
                  print("/ip/hotspot/active",
                        ".id,user,server,address,mac-address,login-by,uptime,session-time-left,bytes-in,bytes-out"),
                  readSession);
}

core::Async<QList<HotspotHost>> listHosts(Client& client)
{
    return listOf(client, print("/ip/hotspot/host", ".id,mac-address,address,server,uptime,authorized,bypassed"),
                  readHost);
}

core::Async<QList<HotspotCookie>> listCookies(Client& client)
{
    return listOf(client, print("/ip/hotspot/cookie", ".id,user,mac-address,expires-in"), readCookie);
}

core::Async<int> removeCookies(Client& client, const QString& user)
{
    return removeAll(client, "/ip/hotspot/cookie", user);
}

core::Async<int> removeSessions(Client& client, const QString& user)
{
    return removeAll(client, "/ip/hotspot/active", user);
}

core::Async<int> kick(Client& client, const QString& user)
{
    return chained<int>(removeCookies(client, user), &client,
                        [&client, user](int) { return removeSessions(client, user); });
}

core::Async<QList<HotspotServer>> listServers(Client& client)
{
    return listOf(client, print("/ip/hotspot", ".id,name,interface,profile,disabled,invalid"), readServer);
}

core::Async<QList<ServerProfile>> listServerProfiles(Client& client)
{
    return listOf(client, print("/ip/hotspot/profile", ".id,name,dns-name,hotspot-address,login-by"),
                  readServerProfile);
}

core::Async<QList<WalledGardenEntry>> listWalledGarden(Client& client)
{
    auto byAddress =
        listOf(client, print("/ip/hotspot/walled-garden/ip", "dst-host,action,disabled"), readWalledGarden);
    return chained<QList<WalledGardenEntry>>(
        listOf(client, print("/ip/hotspot/walled-garden", "dst-host,action,disabled"), readWalledGarden), &client,
        [&client, byAddress](const QList<WalledGardenEntry>& byName) mutable {
            return mapped<QList<WalledGardenEntry>>(
                byAddress, &client, [byName](const QList<WalledGardenEntry>& more) { return byName + more; });
        });
}

core::Async<RouterClock> readClock(Client& client)
{
    return only(client, Command("/system/clock/print"), readClockRow);
}

core::Async<std::optional<Routerboard>> readRouterboard(Client& client)
{
    using Answer = core::Result<std::optional<Routerboard>>;
    return client.run(Command("/system/routerboard/print"))
        .then(&client, [](const core::Result<Response>& answer) -> Answer {
            // "no such command or directory (routerboard)" on a CHR or a PC.
            if (!answer && answer.error().kind == core::ErrorKind::Misconfigured)
                return std::nullopt;
            if (!answer)
                return core::Failure(answer.error());
            if (answer->rows.isEmpty() || answer->rows.first().value("routerboard", "true") == "false")
                return std::nullopt;
            const Row& row = answer->rows.first();
            return Routerboard{row.text("model"), row.text("serial-number"), row.text("current-firmware"),
                               row.text("upgrade-firmware")};
        });
}

core::Async<QList<LogLine>> readLog(Client& client)
{
    return listOf(client, print("/log", "time,topics,message"), readLogLine);
}

core::Async<QList<RouterService>> listServices(Client& client)
{
    return listOf(client, print("/ip/service", "name,port,address,certificate,disabled"), readService);
}

} // namespace loket::router
