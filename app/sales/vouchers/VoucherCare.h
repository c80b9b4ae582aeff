// What a person does for a sold voucher: more time, another device, disconnecting. And who is online now.
// Each checks its preconditions and writes a line to the audit log. The router is changed first and the ledger after
// it, so that a failure leaves the ledger unchanged. Engine thread.
//
// More time means, by the way the package counts:
//   online       so much more time online (limit-uptime grows)
//   first-login  before the first login: so much longer after it; then: the end moves, from now where it was past
//   sale         the end moves likewise
//   never        nothing runs out, so nothing is given (Conflict)
#pragma once

#include "sales/vouchers/Validity.h"
#include "storage/VoucherLifeRepository.h"

namespace loket::sales {

struct OnlineGuest
{
    domain::GuestSession session;
    qint64 voucherId = 0; // 0: not one of ours
    qint64 purchaseId = 0;
    QString packageName;
    QDateTime since;
    QDateTime expiresAt;                 // by the wall clock; invalid: not by it
    std::optional<domain::Seconds> left; // of the time online; none: not counted that way
    bool isLocked = false;               // bound to its device

    [[nodiscard]] bool isOurs() const { return voucherId != 0; }
};

struct OnlineRouter
{
    QString router;
    std::optional<core::Error> problem; // it could not be read
    QList<OnlineGuest> guests;
};

class VoucherCare : public QObject
{
    Q_OBJECT

public:
    VoucherCare(const Context& context, Validity& validity);

    // Conflict: not sold, not on the router, over for longer than the grace period, its quota used up, or it never
    // ends.
    [[nodiscard]] core::Async<domain::Voucher> extend(qint64 voucherId, domain::Seconds more, const Actor& actor);
    // The device it is bound to is unbound and disconnected; the next one that logs in is bound. Conflict: not bound.
    [[nodiscard]] core::Async<domain::Voucher> unlock(qint64 voucherId, const Actor& actor);
    // Disconnects the user, who may log in again with the code.
    [[nodiscard]] core::Async<domain::Voucher> kick(qint64 voucherId, const Actor& actor);

    // Who is online now, router by router.
    [[nodiscard]] core::Async<QList<OnlineRouter>> online();

private:
    using Answer = core::Result<domain::Voucher>;
    using Each = domain::HotspotRouter::Each;

    [[nodiscard]] core::Result<domain::Voucher> onRouter(qint64 voucherId) const;
    [[nodiscard]] core::Result<domain::HotspotRouter*> routerOf(const domain::Voucher& voucher) const;
    [[nodiscard]] core::Result<domain::Voucher> extended(domain::Voucher voucher, domain::Seconds more) const;
    [[nodiscard]] Answer saveExtension(const domain::Voucher& before, domain::Voucher after, domain::Seconds more,
                                       const Actor& actor);
    [[nodiscard]] Answer saveUnlock(domain::Voucher voucher, const Actor& actor);
    [[nodiscard]] Answer noteKick(const domain::Voucher& voucher, int sessions, const Actor& actor);
    [[nodiscard]] core::Result<void> note(storage::Transaction& transaction, const domain::Voucher& voucher,
                                          const Actor& actor, const char* action, QJsonObject detail) const;
    [[nodiscard]] OnlineRouter told(const QString& router, const core::Result<QList<domain::GuestSession>>& sessions);

    const Context& m_context;
    Validity& m_validity;
    Ledger m_ledger;
    storage::VoucherLifeRepository m_lives;
};

} // namespace loket::sales
