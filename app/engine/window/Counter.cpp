#include "engine/window/Counter.h"

#include "engine/window/AskEngine.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Result;
using domain::Role;
using sales::Actor;
using storage::StaffMember;

namespace {

const Actor everybody{.name = u"operator"_s, .role = Role::Owner};
const Actor nobody{.name = u"nobody"_s, .role = Role::None};

} // namespace

Counter::Counter(std::function<Engine*()> engine, QObject* parent)
    : QObject(parent), m_engine(std::move(engine)), m_actor(everybody)
{}

void Counter::begin(bool hasStaff)
{
    m_hasStaff = hasStaff;
    become(hasStaff ? nobody : everybody);
}

void Counter::become(const Actor& actor)
{
    m_actor = actor;
    emit actorChanged();
}

Async<Actor> Counter::logIn(qint64 id, const core::Secret& secret)
{
    return askEngine<Actor>(m_engine(), [id, secret](Engine& engine) { return engine.staff().logIn(id, secret); })
        .then(this, [this](const Result<Actor>& actor) {
            if (actor)
                become(*actor);
            return actor;
        });
}

void Counter::logOut()
{
    if (!m_hasStaff || m_actor.role == Role::None)
        return;
    (void)askEngine<void>(m_engine(), [actor = m_actor](Engine& engine) { return engine.staff().logOut(actor); });
    become(nobody);
}

Async<StaffMember> Counter::addStaff(const sales::NewMember& member)
{
    return askEngine<StaffMember>(
               m_engine(), [member, actor = m_actor](Engine& engine) { return engine.staff().add(member, actor); })
        .then(this, [this](const Result<StaffMember>& added) {
            if (added && !m_hasStaff) {
                m_hasStaff = true;
                become(sales::actorOf(*added));
            }
            return added;
        });
}

Async<void> Counter::changeSecret(qint64 id, const core::Secret& current, const core::Secret& wanted)
{
    return askEngine<void>(m_engine(), [id, current, wanted, actor = m_actor](Engine& engine) {
        return engine.staff().changeSecret(id, current, wanted, actor);
    });
}

Async<StaffMember> Counter::changeStaff(qint64 id, const sales::MemberChange& wanted)
{
    return askEngine<StaffMember>(m_engine(), [id, wanted, actor = m_actor](
                                                  Engine& engine) { return engine.staff().change(id, wanted, actor); })
        .then(this, [this](const Result<StaffMember>& changed) {
            if (changed && changed->id == m_actor.staffId)
                become(changed->enabled ? sales::actorOf(*changed) : nobody);
            return changed;
        });
}

Async<storage::Shift> Counter::openShift(core::Rupiah openingFloat)
{
    return askEngine<storage::Shift>(m_engine(), [openingFloat, actor = m_actor](Engine& engine) {
        return engine.shifts().open(openingFloat, actor);
    });
}

Async<storage::CashMovement> Counter::moveCash(core::Rupiah amount, const QString& reason)
{
    return askEngine<storage::CashMovement>(m_engine(), [amount, reason, actor = m_actor](Engine& engine) {
        return engine.shifts().move(amount, reason, actor);
    });
}

Async<storage::ShiftReport> Counter::closeShift(qint64 shiftId, const sales::CashCount& count, const QString& note)
{
    return askEngine<storage::ShiftReport>(m_engine(), [shiftId, count, note, actor = m_actor](Engine& engine) {
        return engine.shifts().close(shiftId, count, note, actor);
    });
}

Async<sales::SoldAtCounter> Counter::sell(const sales::CounterOrder& order)
{
    return askEngine<sales::SoldAtCounter>(
        m_engine(), [order, actor = m_actor](Engine& engine) { return engine.counterSales().sell(order, actor); });
}

Async<sales::SoldAtCounter> Counter::takeCash(qint64 purchaseId, core::Rupiah cashGiven)
{
    return askEngine<sales::SoldAtCounter>(m_engine(), [purchaseId, cashGiven, actor = m_actor](Engine& engine) {
        return engine.counterSales().takeCash(purchaseId, cashGiven, actor);
    });
}

Async<domain::Purchase> Counter::voidSale(qint64 purchaseId, const QString& reason)
{
    return askEngine<domain::Purchase>(m_engine(), [purchaseId, reason, actor = m_actor](Engine& engine) {
        return engine.counterSales().voidSale(purchaseId, reason, actor, actor);
    });
}

Async<domain::Purchase> Counter::voidSale(qint64 purchaseId, const QString& reason, qint64 approver,
                                          const core::Secret& secret)
{
    return askEngine<domain::Purchase>(m_engine(), [=, cashier = m_actor](Engine& engine) {
        return engine.staff()
            .approve(approver, secret, domain::Action::Void)
            .then(&engine, [&engine, purchaseId, reason, cashier](const Result<Actor>& owner) {
                return owner ? engine.counterSales().voidSale(purchaseId, reason, *owner, cashier)
                             : Result<domain::Purchase>(core::Failure(owner.error()));
            });
    });
}

} // namespace loket::engine
