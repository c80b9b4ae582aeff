// The connection doctor's assessment of a router: the facts read, what Loket expects, and one line for each check
// with the exact command to type. Pure.
#pragma once

#include "core/Phrases.h"
#include "router/Tables.h"

namespace loket::router {

enum class Verdict { Ok, Warn, Fail };

QString toString(Verdict verdict);

struct Finding
{
    QString check; // stable name: "router.clock"
    Verdict verdict = Verdict::Ok;
    core::Phrase what;
    QString command; // to type on the router (starts with "/") or in a shell ("loketd ..."); empty: nothing to do
};

struct DoctorFacts
{
    core::Result<void> connection;
    QString version;
    bool mayWrite = true;
    QString group; // of our user on the router, where it may be read
    QHash<QString, QStringList> policiesOfGroups;
    core::Result<RouterClock> clock{};
    core::Result<QList<UserProfile>> profiles{};
    core::Result<QList<HotspotServer>> servers{};
    core::Result<QList<ServerProfile>> serverProfiles{};
    core::Result<QList<WalledGardenEntry>> walledGarden{};
    QDateTime askedAt; // the engine's clock
};

struct DoctorExpectations
{
    QStringList profiles;  // of the packages on sale
    QStringList openHosts; // what a guest must reach before login: gateways, the shop
    QString timeZone;      // IANA name of the business; empty: any
};

QList<Finding> diagnose(const RouterSettings& settings, const DoctorFacts& facts, const DoctorExpectations& expected);

// "*.midtrans.com", "app?.x", ":regex" as the walled garden interprets them.
bool walledGardenMatches(const QString& pattern, const QString& host);

// The command to type for this error, on the router ("/ip ...") or in a shell ("loketd ..."), with the error's
// values in it; of the error's cause where the error itself has no command. Empty: no command helps.
QString commandFor(const core::Error& error);

} // namespace loket::router
