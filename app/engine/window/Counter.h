// The people and the money at the counter, as the window sees them: who is logged in, and what only people do. Part of
// EngineHandle, with its rules: commands go to the engine's thread and are answered as futures; nothing here blocks.
// Who is logged in is decided here and checked again by every use case. UI thread.
#pragma once

#include "core/Future.h"
#include "sales/people/CounterSales.h"
#include "sales/people/Staff.h"

#include <QObject>

#include <functional>

namespace loket::engine {

class Engine;

class Counter : public QObject
{
    Q_OBJECT

public:
    // `engine` answers null once the engine is stopped.
    explicit Counter(std::function<Engine*()> engine, QObject* parent = nullptr);

    // To be called once at the start.
    void begin(bool hasStaff);

    // Who acts at this window. As long as nobody works here it is the owner's; with staff and nobody logged in it is
    // somebody who may do nothing.
    [[nodiscard]] const sales::Actor& actor() const { return m_actor; }
    [[nodiscard]] bool may(domain::Action action) const { return domain::mayDo(m_actor.role, action); }
    [[nodiscard]] bool hasStaff() const { return m_hasStaff; }
    [[nodiscard]] bool isLocked() const { return m_hasStaff && m_actor.role == domain::Role::None; }

    // Errors as sales::Staff has them. The first person that is added is logged in by that.
    core::Async<sales::Actor> logIn(qint64 id, const core::Secret& secret);
    void logOut();
    core::Async<storage::StaffMember> addStaff(const sales::NewMember& member);
    core::Async<void> changeSecret(qint64 id, const core::Secret& current, const core::Secret& wanted);
    core::Async<storage::StaffMember> changeStaff(qint64 id, const sales::MemberChange& wanted);

    // In the name of whoever is logged in. Errors as sales::Shifts and sales::CounterSales have them.
    core::Async<storage::Shift> openShift(core::Rupiah openingFloat);
    core::Async<storage::CashMovement> moveCash(core::Rupiah amount, const QString& reason);
    core::Async<storage::ShiftReport> closeShift(qint64 shiftId, const sales::CashCount& count, const QString& note);
    core::Async<sales::SoldAtCounter> sell(const sales::CounterOrder& order);
    core::Async<sales::SoldAtCounter> takeCash(qint64 purchaseId, core::Rupiah cashGiven);
    // By one's own right, or by the PIN of `approver` who has it.
    core::Async<domain::Purchase> voidSale(qint64 purchaseId, const QString& reason);
    core::Async<domain::Purchase> voidSale(qint64 purchaseId, const QString& reason, qint64 approver,
                                           const core::Secret& secret);

signals:
    void actorChanged();
    void staffChanged();
    void shiftsChanged();

private:
    void become(const sales::Actor& actor);

    std::function<Engine*()> m_engine;
    sales::Actor m_actor;
    bool m_hasStaff = false;
};

} // namespace loket::engine
