// What is sold: a package of internet time. Pure data.
#pragma once

#include "core/Money.h"
#include "domain/Duration.h"

#include <QString>

namespace loket::domain {

// How the duration runs down. Online: counted by the router (limit-uptime); the others by Loket's own clock.
enum class Counting { Online, FirstLogin, Sale, Never };

QString toString(Counting counting);
std::optional<Counting> countingFromString(QStringView name);

struct Package
{
    QString id;   // "3k"; 1 to 32 characters of [A-Za-z0-9_-], matched exactly
    QString name; // as shown to people
    core::Rupiah price = 0;
    Seconds duration{0};
    Counting counts = Counting::Online;
    QString profile;       // hotspot user profile on the router
    QString router;        // empty: the default router
    qint64 quotaBytes = 0; // 0: no limit (limit-bytes-total)
    int sharedUsers = 1;
    bool enabled = true;
    bool lockToDevice = false; // only the first device that logs in may use the voucher

    bool operator==(const Package&) const = default;
};

// Where its vouchers are made: a package that names no router uses the first one.
QString routerOf(const Package& package);

// The limits of every field; the error names the first field that is wrong and what it accepts.
core::Result<Package> checked(Package package);

} // namespace loket::domain
