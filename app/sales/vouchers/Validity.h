// The life of the vouchers on a router: first logins are noticed by watching uptime and sessions, the end is computed
// by our own clock (never by the router's: it may be in 1970), and what has ended is disconnected and, after a grace
// period, removed from the router. Everything is decided by comparing actual with expected state, so a pass that was
// cut short (crash, router unreachable, PC off) is simply repeated. The ledger is updated first, then the router. Reads
// and writes in small pieces between which the event loop runs: a webhook never waits for ten thousand vouchers. Engine
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
    int disabled = 0; // disconnected
    int removed = 0;  // removed from the router

    [[nodiscard]] bool isIdle() const { return firstLogins + usedUp + expired + locked + disabled + removed == 0; }
};

class ValidityPass;

class Validity : public QObject
{
    Q_OBJECT

public:
    explicit Validity(const Context& context);
    ~Validity() override;

    // One pass over this router; a call while one is running gets the answer of the running one. What needs no
    // router (an end by the clock) is stored in any case; the error says then why the rest waits.
    [[nodiscard]] core::Async<LifePass> run(const QString& router);

    // The same over every router that is set up; answers how many differences there are, or the first error.
    [[nodiscard]] core::Async<QString> runEverywhere();

    // Where router and ledger differed when they were last compared.
    [[nodiscard]] DriftReport drift(const QString& router) const;
    [[nodiscard]] QList<DriftReport> drift() const; // one for each router that is set up
    // A difference that has just been repaired disappears without a new pass.
    void forget(const QString& router, const QString& username);

    // The same for all of these, which were missing: they are on the router again.
    void forgetMissing(const QString& router, const QSet<QString>& usernames);
    // How far it has come to make a router's vouchers again; part of its report.
    void setMakingAgain(const QString& router, const MakingAgain& state);

    // Code that changes a voucher on its router claims it meanwhile, so that two callers do not undo each
    // other's work. False: claimed by another.
    [[nodiscard]] bool claim(qint64 voucherId);
    void release(qint64 voucherId) { m_claims.remove(voucherId); }

    // How long the last listing of this router took: a slow one is listed less often.
    [[nodiscard]] std::chrono::milliseconds lookTook(const QString& router) const;

signals:
    void driftChanged(const QString& router);

private:
    friend class ValidityPass;
    void ended(ValidityPass& pass, const core::Result<LifePass>& result);

    const Context& m_context;
    std::map<QString, std::unique_ptr<ValidityPass>> m_running;
    QHash<QString, DriftReport> m_drift;
    QHash<QString, MakingAgain> m_makingAgain;
    QHash<QString, std::chrono::milliseconds> m_lookTook;
    QSet<qint64> m_claims;
};

} // namespace loket::sales
