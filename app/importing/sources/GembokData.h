// What gembok-bill has in data/billing.db and settings.json, as far as Loket knows what to do with it; read once, by
// GembokDatabase.cpp and GembokSettings.cpp. Plain data, texts from outside. Times are UTC.
#pragma once

#include "importing/sources/PlanParts.h"

namespace loket::importing {

struct GembokCode
{
    QString username;
    QString password;
    QString profile; // empty: that of the order
};

struct GembokPurchase
{
    qint64 id = 0;
    QString name;
    QString phone; // international digits, or empty
    std::optional<core::Rupiah> amount;
    QString description;
    QString type; // "voucher"
    QString package;
    int quantity = 1;
    QString profile;
    QList<GembokCode> codes;
    bool areCodesBroken = false; // something is there, and cannot be read
    QString status;
    QString gateway;
    QString transaction; // the gateway's reference
    QString invoice;
    QDateTime createdAt;
    QDateTime completedAt;
    QDateTime updatedAt;
};

struct GembokDelivery
{
    qint64 purchase = 0;
    QString phone;
    QString status;
    QString error;
    QDateTime at;
};

struct GembokPackage
{
    qint64 row = 0;
    QString id;   // "3k"; of the agents' packages: empty
    QString name; // empty: none
    QString profile;
    std::optional<core::Rupiah> price; // nothing where the database is older than its column
    domain::Seconds duration{0};       // 0: likewise
    bool isEnabled = true;
    bool isOfAgents = false;
    bool isOfMembers = false;
};

struct GembokData
{
    QList<GembokPurchase> purchases;
    QList<GembokDelivery> deliveries;
    QList<GembokPackage> packages;
    QStringList agents; // their names
    int balances = 0;   // of agents that exist
    int agentSales = 0;
    int subscriptions = 0; // packages of PPPoE
    int subscribers = 0;

    QList<ForeignRouter> routers; // the first is the default one
    QString businessName;
    QString phone;
    QString footer;
    struct Gateway
    {
        QString name;
        bool isActive = false;                // the one that buyers pay with
        QMap<QString, QString> values;        // by the last part of the key
        QHash<QString, core::Secret> secrets; // likewise
    };
    QList<Gateway> gateways;
    bool areSettingsBroken = false; // settings.json is there, and cannot be read
};

// NotFound, InvalidInput, Conflict, Cancelled as CopiedDatabase says; InvalidInput too where it is not gembok-bill's.
core::Result<void> readGembokDatabase(const QString& file, const Listener& listener, GembokData& into);
// A missing file is no error: a copy of the database alone can be imported.
void readGembokSettings(const QString& file, GembokData& into);

} // namespace loket::importing
