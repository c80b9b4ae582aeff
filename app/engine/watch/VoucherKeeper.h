// Keeps the vouchers on the routers alive and honest: looks at every router from time to time (voucher.watch_seconds; a
// router that is slow to list its users is asked less often) and when it comes back. Engine thread.
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
    // `rhythm` is asked again before every round; 0: not by itself.
    VoucherKeeper(const sales::Context& context, sales::Validity& validity,
                  std::function<std::chrono::seconds()> rhythm);

    void start();
    // Begins no more rounds.
    void stop() { m_stopped = true; }

    // What waited for this router is caught up at once.
    void routerIsBack(const QString& router);

private:
    void round();
    void watch(const QString& router);

    const sales::Context& m_context;
    sales::Validity& m_validity;
    std::function<std::chrono::seconds()> m_rhythm;
    // Routers, when they may be looked at again; by the steady clock.
    std::map<QString, std::chrono::milliseconds> m_notBefore;
    bool m_stopped = false;
};

} // namespace loket::engine
