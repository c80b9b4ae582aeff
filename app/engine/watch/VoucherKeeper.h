// Keeps the vouchers on the routers alive and honest: looks at every router from time to time (voucher.watch_seconds; a
// router that is slow to list its users is asked less often), when it comes back, and on demand. Owns the use cases of
// a voucher's life. Engine thread.
#pragma once

#include "sales/vouchers/DriftRepair.h"
#include "sales/vouchers/VoucherCare.h"
#include "server/routes/Services.h"

#include <QObject>

#include <functional>
#include <map>

namespace loket::engine {

class VoucherKeeper : public QObject
{
    Q_OBJECT

public:
    // `rhythm` is asked again before every round; 0: not by itself.
    VoucherKeeper(const sales::Context& context, std::function<QStringList()> routers,
                  std::function<std::chrono::seconds()> rhythm);

    void start();
    // Begins no more rounds.
    void stop() { m_stopped = true; }

    // What waited for this router is caught up at once.
    void routerIsBack(const QString& router);
    // One pass over every router; answers how many differences there are, or the first router's trouble.
    core::Async<QString> reconcileAll();

    [[nodiscard]] QList<sales::DriftReport> drift() const;
    core::Async<QList<sales::OnlineRouter>> online() { return m_care.online(m_routers()); }
    [[nodiscard]] sales::Validity& validity() { return m_validity; }
    [[nodiscard]] sales::VoucherCare& care() { return m_care; }
    [[nodiscard]] sales::DriftRepair& reconcile() { return m_reconcile; }
    // The same for the API.
    [[nodiscard]] server::VoucherService service();

signals:
    void driftChanged();

private:
    void round();
    void watch(const QString& router);

    const sales::Context& m_context;
    std::function<QStringList()> m_routers;
    std::function<std::chrono::seconds()> m_rhythm;
    sales::Validity m_validity;
    sales::VoucherCare m_care;
    sales::DriftRepair m_reconcile;
    // Routers, when they may be looked at again; by the steady clock.
    std::map<QString, std::chrono::milliseconds> m_notBefore;
    bool m_stopped = false;
};

} // namespace loket::engine
