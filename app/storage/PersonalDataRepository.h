// Names and phone numbers of customers, wherever the database holds them, and how they are forgotten: with the money,
// the states, the vouchers and the times left as they are. The places: voucher_purchases, voucher_delivery_logs,
// payment_events, payment_pages, jobs, audit_log, counter_sales, and, where they belong to the order's drawer or its
// channel, cash_movements, shifts and alerts. Stateless apart from its database; used on that database's thread.
#pragma once

#include "domain/PhoneNumber.h"
#include "storage/Database.h"

#include <QList>

namespace loket::storage {

class PersonalDataRepository
{
public:
    explicit PersonalDataRepository(const Database& database) : m_database(database) {}

    // Orders that were last changed before these moments; an invalid one: none for this reason.
    struct Age
    {
        QDateTime all;    // any order
        QDateTime unpaid; // one that nobody ever paid
    };
    // Orders to forget, which are over: of this age, or because somebody asked for it. Oldest first.
    [[nodiscard]] core::Result<QList<qint64>> due(const Age& age, const QDateTime& now, int limit) const;

    // Not forgotten ones that were ordered under this number, in any spelling; oldest first.
    struct CustomerOrder
    {
        qint64 id = 0;
        bool isOver = false;
        bool isWanted = false; // to be forgotten as soon as it is over
    };
    [[nodiscard]] core::Result<QList<CustomerOrder>> ordersOf(const domain::PhoneNumber& phone,
                                                              const QDateTime& now) const;

    [[nodiscard]] core::Result<void> want(Transaction& transaction, qint64 id) const;

    // False where it is not over (any more) or was forgotten before: then nothing is changed.
    [[nodiscard]] core::Result<bool> forget(Transaction& transaction, qint64 id, const QDateTime& now) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
