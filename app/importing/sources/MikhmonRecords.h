// The rows of /system/script that Mikhmon keeps: a sale at each first login, and the buttons of Quick Print. Pure; the
// text is the router's.
#pragma once

#include "core/Money.h"
#include "domain/Duration.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace loket::importing::mikhmon {

struct Sale
{
    QDateTime at; // the router's local time, as a UTC time of the same digits
    QString user;
    core::Rupiah price = 0;
    domain::Seconds validity{0}; // 0: an old record, which has none
    QString profile;             // empty: an old record
    QString comment;             // of the user before its first login
};

// Of the row's name; nothing where it is no record.
std::optional<Sale> readSale(const QString& name);

struct QuickPrint
{
    QString name;
    QString profile;
    domain::Seconds timeLimit{0}; // online; 0: none
    qint64 dataLimit = 0;         // bytes; 0: none
    domain::Seconds validity{0};
    core::Rupiah price = 0;
    core::Rupiah sellingPrice = 0;
    bool lockToDevice = false;
};

// Of the row's source; nothing where it is none.
std::optional<QuickPrint> readQuickPrint(const QString& source);

} // namespace loket::importing::mikhmon
