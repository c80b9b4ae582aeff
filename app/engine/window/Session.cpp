#include "engine/window/Session.h"

#include "engine/UseCases.h"

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

Session::Session(const Door& door, QObject* parent) : QObject(parent), m_door(door), m_actor(everybody) {}

void Session::begin(bool hasStaff)
{
    m_hasStaff = hasStaff;
    become(hasStaff ? nobody : everybody);
}

void Session::become(const Actor& actor)
{
    m_actor = actor;
    emit actorChanged();
}

Async<Actor> Session::logIn(qint64 id, const core::Secret& secret)
{
    return m_door.ask([=](UseCases& use) { return use.staff.logIn(id, secret); })
        .then(this, [this](const Result<Actor>& actor) {
            if (actor)
                become(*actor);
            return actor;
        });
}

void Session::logOut()
{
    if (!m_hasStaff || m_actor.role == Role::None)
        return;
    (void)m_door.ask([actor = m_actor](UseCases& use) { return use.staff.logOut(actor); });
    become(nobody);
}

Async<StaffMember> Session::addStaff(const sales::NewMember& member)
{
    return m_door.ask([member, actor = m_actor](UseCases& use) { return use.staff.add(member, actor); })
        .then(this, [this](const Result<StaffMember>& added) {
            if (added && !m_hasStaff) {
                m_hasStaff = true;
                become(sales::actorOf(*added));
            }
            return added;
        });
}

Async<StaffMember> Session::changeStaff(qint64 id, const sales::MemberChange& wanted)
{
    return m_door.ask([id, wanted, actor = m_actor](UseCases& use) { return use.staff.change(id, wanted, actor); })
        .then(this, [this](const Result<StaffMember>& changed) {
            if (changed && changed->id == m_actor.staffId)
                become(changed->enabled ? sales::actorOf(*changed) : nobody);
            return changed;
        });
}

} // namespace loket::engine
