#include "sales/flow/Ledger.h"

#include "core/Reasons.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;
using domain::Role;

Result<void> Ledger::permit(const Actor& actor, domain::Action action) const
{
    Role role = actor.role;
    if (actor.staffId > 0) {
        const auto member = staff.find(actor.staffId);
        if (!member)
            return core::Failure(member.error());
        role = member->enabled ? member->role : Role::None;
    }
    if (domain::mayDo(role, action))
        return {};
    if (role == Role::None)
        return fail(core::Reason::NobodyLoggedIn);
    return fail(core::Reason::RoleMayNot, {domain::toString(role), domain::toString(action)});
}

} // namespace loket::sales
