// The router's tables that Loket reads, as typed rows: servers, profiles, sessions, hosts, cookies, system facts.
// Free functions over a Client; results arrive on its thread; errors are those of Client::run().
#pragma once

#include "domain/Duration.h"
#include "router/Client.h"

#include <QDateTime>
#include <QStringList>

namespace loket::router {

struct UserProfile
{
    QByteArray id;
    QString name;
    QString rateLimit;   // "512k/1M": upload/download, as seen by the router
    int sharedUsers = 1; // 0: unlimited
    domain::Seconds sessionTimeout{0};
    domain::Seconds idleTimeout{0};
    domain::Seconds keepaliveTimeout{0};
    bool addMacCookie = true;
    QByteArray onLogin; // scripts stay bytes: other programs keep prices and more in them
    QByteArray onLogout;
    bool isDefault = false;
};

// Only what is set is sent; everything else, scripts of other programs above all, is kept.
struct ProfileChange
{
    std::optional<QString> name = std::nullopt;
    std::optional<QString> rateLimit = std::nullopt;
    std::optional<int> sharedUsers = std::nullopt;
    std::optional<domain::Seconds> sessionTimeout = std::nullopt;
    std::optional<domain::Seconds> idleTimeout = std::nullopt;
    std::optional<domain::Seconds> keepaliveTimeout = std::nullopt;
    std::optional<bool> addMacCookie = std::nullopt;
    std::optional<QByteArray> onLogin = std::nullopt;
};

struct ActiveSession
{
    QByteArray id;
    QString user;
    QString server;
    QString address;
    QString macAddress;
    QString loginBy;
    domain::Seconds uptime{0};
    domain::Seconds timeLeft{0}; // 0: no limit
    qint64 bytesIn = 0;          // from the client
    qint64 bytesOut = 0;
};

struct HotspotHost
{
    QByteArray id;
    QString macAddress;
    QString address;
    QString server;
    domain::Seconds uptime{0};
    bool authorized = false;
    bool bypassed = false;
};

struct HotspotCookie
{
    QByteArray id;
    QString user;
    QString macAddress;
    domain::Seconds expiresIn{0};
};

struct HotspotServer
{
    QByteArray id;
    QString name;
    QString interface;
    QString profile;
    bool disabled = false;
    bool invalid = false;
};

struct ServerProfile
{
    QByteArray id;
    QString name;
    QString dnsName;
    QString hotspotAddress;
    QStringList loginBy;
};

struct WalledGardenEntry
{
    QString dstHost;
    bool allows = true;
    bool disabled = false;
};

struct RouterClock
{
    QDateTime utc; // invalid where the router's text cannot be parsed
    QString timeZone;
};

struct Routerboard
{
    QString model;
    QString serialNumber;
    QString currentFirmware;
    QString upgradeFirmware;
};

struct LogLine
{
    QString time; // the router's own text: it has no date for today's lines
    QString topics;
    QString message;
};

struct RouterService
{
    QString name;
    int port = 0;
    QString address; // allowed sources; empty: all
    QString certificate;
    bool disabled = false;
};

core::Async<QList<UserProfile>> listProfiles(Client& client);
// The id of the new profile. Conflict: the name is taken.
core::Async<QByteArray> addProfile(Client& client, const ProfileChange& profile);
core::Async<void> changeProfile(Client& client, const QByteArray& id, const ProfileChange& change);

core::Async<QList<ActiveSession>> listSessions(Client& client);
core::Async<QList<HotspotHost>> listHosts(Client& client);
core::Async<QList<HotspotCookie>> listCookies(Client& client);
core::Async<int> removeCookies(Client& client, const QString& user);
core::Async<int> removeSessions(Client& client, const QString& user);
// Disconnects a user: first the cookies, which would log in again, then the sessions. Answers how many sessions.
core::Async<int> kick(Client& client, const QString& user);

core::Async<QList<HotspotServer>> listServers(Client& client);
core::Async<QList<ServerProfile>> listServerProfiles(Client& client);
// Both menus: by host name for HTTP, by address for HTTPS.
core::Async<QList<WalledGardenEntry>> listWalledGarden(Client& client);

core::Async<RouterClock> readClock(Client& client);
// Nothing on a router that is no RouterBOARD (CHR, x86).
core::Async<std::optional<Routerboard>> readRouterboard(Client& client);
core::Async<QList<LogLine>> readLog(Client& client);
core::Async<QList<RouterService>> listServices(Client& client);

} // namespace loket::router
