// Who uses this window: nobody yet, the owner while no staff is set up, or who has logged in. Decided here and checked
// again by every use case. Its own changes go through it; anything else is called on the use cases in the name of
// actor(). A part of EngineHandle; has the same lifetime. UI thread.
#pragma once

#include "engine/window/Door.h"
#include "sales/people/Staff.h"

#include <QObject>

namespace loket::engine {

class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(const Door& door, QObject* parent = nullptr);

    // To be called once at the start.
    void begin(bool hasStaff);

    // Who acts at this window. Without staff it is the owner; with staff and nobody logged in it is
    // somebody who may do nothing.
    [[nodiscard]] const sales::Actor& actor() const { return m_actor; }
    [[nodiscard]] bool may(domain::Action action) const { return domain::mayDo(m_actor.role, action); }
    [[nodiscard]] bool hasStaff() const { return m_hasStaff; }
    [[nodiscard]] bool isLocked() const { return m_hasStaff && m_actor.role == domain::Role::None; }

    // Errors as sales::Staff has them. The first person that is added is logged in by that; a member who changes the
    // own entry continues under it, or is logged out where it was disabled.
    core::Async<sales::Actor> logIn(qint64 id, const core::Secret& secret);
    void logOut();
    core::Async<storage::StaffMember> addStaff(const sales::NewMember& member);
    core::Async<storage::StaffMember> changeStaff(qint64 id, const sales::MemberChange& wanted);

signals:
    void actorChanged();

private:
    void become(const sales::Actor& actor);

    const Door& m_door;
    sales::Actor m_actor;
    bool m_hasStaff = false;
};

} // namespace loket::engine
