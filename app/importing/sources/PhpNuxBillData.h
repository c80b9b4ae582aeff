// What a backup of phpnuxbill has, as far as Loket knows what to do with it. Plain data, texts from outside; times are
// UTC, computed in the time zone that the backup names.
#pragma once

#include "importing/sources/PlanParts.h"

namespace loket::importing {

struct NuxPlan
{
    qint64 id = 0;
    QString name; // of the profile on the router too
    QString type; // "Hotspot", "PPPOE", "VPN", "Balance"
    std::optional<core::Rupiah> price;
    qint64 validity = 0;
    QString validityUnit; // "Mins", "Hrs", "Days", "Months", "Period"
    bool isLimited = false;
    QString limitType; // "Time_Limit", "Data_Limit", "Both_Limit"
    qint64 timeLimit = 0;
    QString timeUnit; // "Mins", "Hrs"
    qint64 dataLimit = 0;
    QString dataUnit; // "MB", "GB"
    int sharedUsers = 1;
    QString router;
    bool isRadius = false;
    bool isEnabled = true;

    [[nodiscard]] bool limitsTime() const { return isLimited && limitType != u"Data_Limit" && timeLimit > 0; }
    [[nodiscard]] bool limitsData() const { return isLimited && limitType != u"Time_Limit" && dataLimit > 0; }
    [[nodiscard]] domain::Seconds time() const;
    [[nodiscard]] qint64 bytes() const; // their kilo is a thousand
    // 0: it lasts until a day of the month.
    [[nodiscard]] domain::Seconds valid() const;
};

struct NuxVoucher
{
    qint64 id = 0;
    QString type;
    QString router;
    qint64 plan = 0;
    QString code;
    bool isUsed = false;
    QString created; // as it is in the file, until the time zone is known
    QDateTime createdAt;
};

struct NuxRecharge
{
    qint64 id = 0;
    qint64 customer = 0; // 0: of a voucher alone
    QString username;
    qint64 plan = 0;
    QString planName;
    QString router;
    QString type;
    QString started;
    QString expires;
    QDateTime startedAt;
    QDateTime expiresAt;
};

struct NuxTransaction
{
    qint64 id = 0;
    QString invoice;
    QString username;
    qint64 customer = 0;
    QString planName;
    QString router;
    QString type;
    QString method;
    qint64 admin = 0;
    std::optional<core::Rupiah> price;
    QString started;
    QString expires;
    QDateTime startedAt;
    QDateTime expiresAt;
};

struct NuxCustomer
{
    QString username;
    QString password;
    QString name;
    QString phone; // international digits, or empty
    bool hasBalance = false;
    QStringList bills; // as they are in the comment of its user
};

struct NuxPayment
{
    QString gateway;
    QString reference;
    QString channel;
};

struct NuxData
{
    QList<NuxPlan> plans;
    QList<NuxVoucher> vouchers;
    QList<NuxRecharge> running; // the rows that are off have ended: they are in the transactions
    QList<NuxTransaction> transactions;
    QHash<qint64, NuxCustomer> customers;
    QHash<QString, qint64> customersByName;
    QHash<QString, NuxPayment> payments; // by the invoice of their transaction
    QSet<QString> gateways;              // that were ever asked for a payment
    QHash<qint64, QString> staff;        // names
    QList<ForeignRouter> routers;
    int sellers = 0;
    int bandwidths = 0;
    int coupons = 0;
    QMap<QString, int> broken; // rows that cannot be read, by table
    QString businessName;
    QString phone;
    QByteArray timeZone; // empty: it names none, and its own default was used
};

// As readPhpNuxBill() says.
core::Result<NuxData> readNuxFile(const QString& file, const Listener& listener);

} // namespace loket::importing
