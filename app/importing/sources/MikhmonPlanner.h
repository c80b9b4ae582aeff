// Makes one plan of what was read from a router of Mikhmon's: packages first, then the sales, and the users by what
// their comments say. One object for one plan; pure.
#pragma once

#include "importing/sources/MikhmonComment.h"
#include "importing/sources/MikhmonPlan.h"
#include "importing/sources/MikhmonProfile.h"
#include "importing/sources/MikhmonQuestions.h"
#include "importing/sources/MikhmonRecords.h"

#include <QSet>
#include <QTimeZone>

namespace loket::importing::mikhmon {

class Planner
{
public:
    Planner(const Tables& tables, const Ours& ours, const Answers& answers);

    core::Result<Plan> make();

private:
    // One user that is a voucher, or may be one.
    struct User
    {
        QString name;
        QString password;
        QString profile;
        QString commentText;
        Comment comment;
        domain::Seconds uptime{0};
        domain::Seconds limitUptime{0};
        qint64 usedBytes = 0;
        qint64 limitBytes = 0;
        QString mac;
        bool isStopped = false; // limit-uptime=1s: how the modes "notice" end a voucher
    };
    struct Profile
    {
        std::optional<ProfileTerms> terms;
        int sharedUsers = 1;
        core::Rupiah price = 0;        // what the customer pays
        domain::Seconds onlineTime{0}; // most frequent limit-uptime of its vouchers
        bool isNeeded = false;
        std::optional<domain::Package> package;
    };
    // A record that is kept.
    struct KeptSale
    {
        Sale sale;
        QDateTime at;        // UTC
        qsizetype index = 0; // in m_plan.purchases
    };
    enum class Fate { Unused, Running, Ended, Stranger, LeftOut };

    void readClock();
    void readProfiles();
    void readUsers();
    [[nodiscard]] std::optional<User> readUser(const QByteArrayList& row);
    [[nodiscard]] Fate fateOf(const User& user) const;
    [[nodiscard]] bool ends(const QString& profile) const;
    void pricesOfProfiles();
    void planPackages();
    void planButtons();
    void planSales();
    void planRunning();
    void planEnded();
    void planUnused();
    void planStrangers();
    void planSchedulers();
    void vouchersOfTheGone();

    [[nodiscard]] QDateTime utcOf(const QDateTime& local) const;
    [[nodiscard]] QString freeId(const QString& name);
    // Ours, where one of ours is the same; else planned under this key.
    domain::Package placed(const QString& key, domain::Package package);
    [[nodiscard]] domain::Package packageOf(const QString& profile) const;
    [[nodiscard]] domain::Voucher voucherOf(const User& user) const;
    [[nodiscard]] PlannedPurchase purchaseOf(const QString& key, const QString& profile, core::Rupiah amount,
                                             const QDateTime& at) const;
    [[nodiscard]] core::Rupiah amountOf(const Sale& sale) const;
    [[nodiscard]] domain::Voucher voucherOfTheGone(const KeptSale& kept) const;
    void sellEach(const QList<const User*>& users, const QDateTime& at);
    void stock(const QString& profile, const QString& comment, const QList<const User*>& users, const QDateTime& at);

    const Tables& m_tables;
    const Ours& m_ours;
    Plan m_plan;
    Notes m_notes;
    QTimeZone m_zone;
    QHash<QString, Profile> m_profiles;
    QStringList m_profileNames; // in the router's order
    QSet<QString> m_ids;
    QSet<QString> m_activating; // users that have a row of the scheduler
    QList<User> m_users;
    QList<const User*> m_unused, m_running, m_ended, m_strangers;
    QHash<QString, const User*> m_living; // by name: those that get a voucher of their own, or have none
    QSet<QString> m_leftForLater;
    QList<KeptSale> m_sales;              // the first purchases of the plan
    QHash<QString, qsizetype> m_lastSale; // of a user: in m_sales
};

} // namespace loket::importing::mikhmon
