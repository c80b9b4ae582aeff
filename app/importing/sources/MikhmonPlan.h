// What becomes of a router that Mikhmon was used with. Pure; runs on any thread, a second for tens of thousands of
// rows.
#pragma once

#include "importing/Source.h"

#include "domain/ports/HotspotRouter.h"

namespace loket::importing::mikhmon {

// What was read, as the router has it.
struct Tables
{
    QString router; // its name here
    domain::TableRows clock;
    domain::TableRows profiles;
    domain::TableRows users;
    domain::TableRows sales;
    domain::TableRows quickPrints;
    domain::TableRows schedulers;
};

// The columns of each, in the order in which the plan reads them.
inline const QByteArrayList clockColumns{"time-zone-name", "gmt-offset", "date", "time"};
inline const QByteArrayList profileColumns{"name", "on-login", "shared-users"};
inline const QByteArrayList userColumns{"name",      "password",          "profile",    "comment",      "disabled",
                                        "dynamic",   "default",           "uptime",     "limit-uptime", "bytes-in",
                                        "bytes-out", "limit-bytes-total", "mac-address"};
inline const QByteArrayList saleColumns{"name"};
inline const QByteArrayList quickPrintColumns{"source"};
inline const QByteArrayList schedulerColumns{"name", "comment", "disabled", "on-event"};

core::Result<Plan> planOf(const Tables& tables, const Ours& ours, const Answers& answers);

} // namespace loket::importing::mikhmon
