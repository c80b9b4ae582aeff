// Keeps the vouchers on the routers in step with the ledger: checks every router periodically (voucher.watch_seconds; a
// router that is slow to list its users is checked less often) and when it comes back. Engine thread.
#pragma once

#include "sales/vouchers/Validity.h"

#include <QObject>

#include <functional>
#include <map>

namespace loket::engine {

class VoucherKeeper : public QObject
{
    Q_OBJECT

public:
    // `rhythm` is called before every round; 0: not automatically.
    VoucherKeeper(const sales::Context& context, sales::Validity& validity,
                  std::function<std::chrono::seconds()> rhythm);

    void start();
    // Starts no more rounds.
    void stop() { m_stopped = true; }

    // Work that waited for this router is done at once.
    void routerIsBack(const QString& router);
    // It has so many hotspot users now. Where a good part of those of before is gone, it is looked at without delay.
    void usersCounted(const QString& router, int users);

private:
    void round();
    void watch(const QString& router);

    const sales::Context& m_context;
    sales::Validity& m_validity;
    std::function<std::chrono::seconds()> m_rhythm;
    // Routers, when they may be checked again; by the steady clock.
    std::map<QString, std::chrono::milliseconds> m_notBefore;
    std::map<QString, int> m_users; // of each router, when they were last counted
    bool m_stopped = false;
};

} // namespace loket::engine
