#include "ui/text/RoleWords.h"

#include "sales/people/Staff.h"
#include "ui/text/Words.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::Role;

QString RoleWords::role(Role role)
{
    switch (role) {
    case Role::None:
        return {};
    case Role::Cashier:
        return tr("Cashier");
    case Role::Operator:
        return tr("Operator");
    case Role::Owner:
        return tr("Owner");
    }
    return {};
}

QString RoleWords::meaning(Role role)
{
    switch (role) {
    case Role::None:
        return {};
    case Role::Cashier:
        return tr("Sells at the counter with a shift of their own. Voids need the owner.");
    case Role::Operator:
        return tr("Keeps it running: mends orders, vouchers and messages. No settings, no refunds.");
    case Role::Owner:
        return tr("May do everything: prices, settings, voids, refunds, reports and staff.");
    }
    return {};
}

QString RoleWords::refusal(const core::Error& error)
{
    if (error.kind == ErrorKind::InvalidInput && error.detail.startsWith(u"name"))
        return tr("Enter a name of at most %1 characters.").arg(sales::mostStaffName);
    if (error.kind == ErrorKind::InvalidInput && error.detail.contains(u"too easy"))
        return tr("This PIN is too easy to guess. Choose another.");
    if (error.kind == ErrorKind::InvalidInput && error.detail.startsWith(u"role"))
        return tr("The first person must be an owner.");
    if (error.kind == ErrorKind::InvalidInput)
        return tr("Enter a PIN of %1 to %2 digits, or a password of at least %3 characters.")
            .arg(sales::leastPinDigits)
            .arg(sales::mostPinDigits)
            .arg(sales::leastPasswordLength);
    if (error.kind == ErrorKind::Conflict && error.detail.contains(u"owner"))
        return tr("One owner must stay. Make somebody else an owner first.");
    if (error.kind == ErrorKind::Conflict)
        return tr("Somebody of this name works here already. Choose another name.");
    if (error.kind == ErrorKind::Unauthorized)
        return tr("The present PIN or password is wrong.");
    if (error.kind == ErrorKind::RateLimited)
        return tr("Too many wrong attempts. Wait a little and try again.");
    return Words::error(error.kind).both();
}

} // namespace loket::ui
