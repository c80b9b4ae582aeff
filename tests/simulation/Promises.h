// What Loket has told the people of a simulated shop, beside the orders: it may never be forgotten, whatever happened
// in between. Noted by those who were told (Owner.cpp), compared by the judge.
#pragma once

#include "core/Money.h"

#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>

namespace loket::simulation {

// A voucher that was given more time has at least this.
struct GivenTime
{
    qint64 seconds = 0;
    QDateTime until; // invalid: not by the wall clock
};

struct Promises
{
    QMap<QByteArray, bool> tokens; // valid or revoked
    QMap<QString, QString> settings;
    QMap<QString, QString> inEffect;   // of those keys, as the running engine has them
    QHash<QString, GivenTime> given;   // by the voucher's name
    QSet<qint64> withdrawn;            // batches
    QMap<qint64, core::Rupiah> closed; // shifts: what had to be in the drawer
    core::Rupiah moved = 0;            // into drawers, less out of them
    // An older copy of the ledger was put back: these orders were placed after it was made.
    QSet<QString> lost;
    QByteArray log; // of the program, where it is read
};

} // namespace loket::simulation
