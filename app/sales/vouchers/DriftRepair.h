// Repairs the differences that Validity found between router and ledger, by the chosen action. Nothing is done that
// the present state no longer needs, and nothing to users of others. Each writes a line to the audit log.
// Engine thread.
#pragma once

#include "sales/vouchers/Rebuild.h"
#include "sales/vouchers/Validity.h"
#include "storage/VoucherLifeRepository.h"

namespace loket::sales {

class DriftRepair : public QObject
{
    Q_OBJECT

public:
    DriftRepair(const Context& context, Validity& validity);

    // NotFound: this difference does not exist (any more). InvalidInput: not an action that repairs it.
    [[nodiscard]] core::Async<void> mend(const QString& router, const QString& username, DriftAction action,
                                         const Actor& actor);

private:
    using Each = domain::HotspotRouter::Each;

    [[nodiscard]] core::Result<DriftItem> find(const QString& router, const QString& username,
                                               DriftAction action) const;
    [[nodiscard]] core::Async<void> remove(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor);
    [[nodiscard]] core::Async<void> adopt(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor);
    [[nodiscard]] core::Async<void> rebuild(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor);
    [[nodiscard]] core::Async<void> rebuildWith(LostOrder lost, const QList<domain::FoundUser>& found,
                                                const Actor& actor);
    [[nodiscard]] QList<LostVoucher> vouchersOf(const QString& code, const QString& router,
                                                const domain::HotspotLook& look) const;
    [[nodiscard]] core::Async<void> makeAgain(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor);
    [[nodiscard]] core::Async<void> setRight(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor);
    [[nodiscard]] core::Result<void> writeOff(const DriftItem& item, const Actor& actor);
    [[nodiscard]] core::Result<void> saveAdopted(const DriftItem& item, const domain::ListedUser& user,
                                                 const QString& password, const Actor& actor);
    [[nodiscard]] core::Result<domain::Voucher> adoptedVoucher(const DriftItem& item) const;
    [[nodiscard]] core::Result<domain::Voucher> living(const DriftItem& item) const;
    [[nodiscard]] core::Result<domain::Voucher> livingAndPaid(const DriftItem& item) const;
    [[nodiscard]] core::Result<domain::Voucher> withWhatIsLeft(const domain::Voucher& voucher, const Actor& actor);
    using Deed = std::function<core::Result<void>(storage::Transaction&)>;
    [[nodiscard]] core::Result<void> done(const DriftItem& item, DriftAction action, qint64 purchaseId, int number,
                                          const Actor& actor, const Deed& deed = {});

    const Context& m_context;
    Validity& m_validity;
    Ledger m_ledger;
    storage::VoucherLifeRepository m_lives;
    Rebuild m_rebuild;
};

} // namespace loket::sales
