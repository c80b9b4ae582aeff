// The life of the vouchers on a router: first logins are noticed by watching uptime and sessions, the end is computed
// by our own clock (never by the router's: it may stand in 1970), and what has ended is put out and, after a grace
// period, taken off the router. Everything is decided by comparing what is with what should be, so a pass that was cut
// short (crash, router away, PC off) is simply done again. The ledger is stamped first, the router follows. Reads and
// writes in small pieces between which the event loop runs: a webhook never waits for ten thousand vouchers. Engine
// thread.
#pragma once

#include "sales/flow/Ledger.h"
#include "sales/vouchers/Drift.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace loket::sales {

// What one pass over one router has done.
struct LifePass
{
    int firstLogins = 0;
    int usedUp = 0;
    int expired = 0;
    int locked = 0;   // bound to their device on the router
    int disabled = 0; // put out
    int removed = 0;  // taken off the router

    [[nodiscard]] bool isIdle() const { return firstLogins + usedUp + expired + locked + disabled + removed == 0; }
};

class ValidityPass;

class Validity : public QObject
{
    Q_OBJECT

public:
    explicit Validity(const Context& context);
    ~Validity() override;

    // One pass over this router; whoever asks while it is under way gets the answer of the running one. What needs no
    // router (an end by the clock) is stamped also where the router is away; the error says then why the rest waits.
    [[nodiscard]] core::Async<LifePass> run(const QString& router);

    // The same over every router that is set up; answers how many differences there are, or the first trouble.
    [[nodiscard]] core::Async<QString> runEverywhere();

    // Where router and ledger differed when they were last compared.
    [[nodiscard]] DriftReport drift(const QString& router) const;
    [[nodiscard]] QList<DriftReport> drift() const; // one for each router that is set up
    // A difference that has just been mended needs no new look to disappear.
    void forget(const QString& router, const QString& username);

    // Who does something with a voucher on its router claims it meanwhile, so that two who mean well do not undo each
    // other. False: somebody else has it.
    [[nodiscard]] bool claim(qint64 voucherId);
    void release(qint64 voucherId) { m_claims.remove(voucherId); }

    // How long the last look at this router took: a slow one is asked less often.
    [[nodiscard]] std::chrono::milliseconds lookTook(const QString& router) const;

signals:
    void driftChanged(const QString& router);

private:
    friend class ValidityPass;
    void ended(ValidityPass& pass, const core::Result<LifePass>& result);

    const Context& m_context;
    std::map<QString, std::unique_ptr<ValidityPass>> m_running;
    QHash<QString, DriftReport> m_drift;
    QHash<QString, std::chrono::milliseconds> m_lookTook;
    QSet<qint64> m_claims;
};

} // namespace loket::sales
