// Brings back into the ledger an order that was sold after the copy it was put back from, with all of its vouchers: on
// the router they name it, and the gateway it was paid through still knows it. What nobody knows any more (who bought
// it) stays empty, and somebody has to look at it. Engine thread.
#pragma once

#include "domain/ports/HotspotRouter.h"
#include "sales/flow/Ledger.h"

#include <QObject>

namespace loket::sales {

// One of its vouchers, as it is on the router.
struct LostVoucher
{
    int number = 0; // in its order
    domain::ListedUser user;
    QString password;
};

// What the router tells of such an order.
struct LostOrder
{
    QString invoiceId;
    QString router;
    QList<LostVoucher> vouchers; // at least one; each number once, in their order

    [[nodiscard]] int quantity() const { return vouchers.last().number; }
};

// The voucher gets what this user of the router has: the customer was promised that.
void takeTermsOf(const domain::ListedUser& user, const QString& password, domain::Voucher& voucher);

class Rebuild : public QObject
{
    Q_OBJECT

public:
    explicit Rebuild(const Context& context) : m_context(context), m_ledger(context) {}

    // The order is in the ledger then, paid and completed, with these vouchers and without a message. Conflict: the
    // gateway says that it is not paid, or was paid back. Misconfigured: no package has this profile. What a gateway
    // fails with for a moment: nothing was decided.
    [[nodiscard]] core::Async<void> operator()(const LostOrder& lost, const Actor& actor);

private:
    core::Async<void> ask(const LostOrder& lost, const Actor& actor, QStringList gateways);
    core::Async<void> judge(const LostOrder& lost, const Actor& actor, const QStringList& others,
                            const core::Result<domain::PaymentEvent>& told);
    core::Result<void> book(const LostOrder& lost, const Actor& actor,
                            const std::optional<domain::PaymentEvent>& payment);
    [[nodiscard]] core::Result<void> keep(storage::Transaction& transaction, const domain::Purchase& purchase,
                                          const domain::Package& package, const LostVoucher& one,
                                          const Actor& actor) const;
    [[nodiscard]] core::Result<domain::Package> packageOf(const LostOrder& lost) const;

    const Context& m_context;
    Ledger m_ledger;
};

} // namespace loket::sales
