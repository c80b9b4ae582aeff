// Names and phone numbers of customers are forgotten: those of orders that have been over for as many days as the
// settings say, and those of one customer, because somebody asked for it. What an order was and what was paid for it
// stays; so do the copies of the database that were made before. Engine thread.
#pragma once

#include "core/Future.h"
#include "sales/flow/Ledger.h"
#include "storage/PersonalDataRepository.h"

#include <QObject>

namespace loket::sales {

// The orders under one number. What is open keeps name and number until it is over, and is forgotten then by itself.
struct CustomerOrders
{
    int over = 0;
    int open = 0; // not paid yet, not delivered, to be reviewed, in an open drawer

    bool operator==(const CustomerOrders&) const = default;
};

class Forgetting : public QObject
{
    Q_OBJECT

public:
    explicit Forgetting(const Context& context) : m_context(context), m_ledger(context), m_data(context.database) {}

    // What is due by the settings and by what was asked for, a few orders per turn of the event loop
    // (sales/flow/Gradually.h), until nothing is left. Answers how many orders.
    [[nodiscard]] core::Async<int> sweep(const Actor& actor);

    // What forget() would do. InvalidInput: not a phone number.
    [[nodiscard]] core::Result<CustomerOrders> ordersOf(const QString& phone, const Actor& actor) const;

    // All orders under this number, however it is written. What is over is forgotten when it answers; after a crash
    // the schedule's next run goes on. Asked twice it changes nothing. InvalidInput: not a phone number.
    [[nodiscard]] core::Async<CustomerOrders> forget(const QString& phone, const Actor& actor);

private:
    using Promise = std::shared_ptr<QPromise<core::Result<int>>>;

    [[nodiscard]] core::Result<int> forgetOne(qint64 id);
    [[nodiscard]] core::Async<int> forgetAll(const QList<qint64>& ids);
    [[nodiscard]] storage::PersonalDataRepository::Age age() const;
    void goOn(const Promise& promise, const Actor& actor, int before);
    void end(const Promise& promise, const Actor& actor, int forgotten);

    const Context& m_context;
    Ledger m_ledger;
    storage::PersonalDataRepository m_data;
};

} // namespace loket::sales
