#include "ui/text/RoleWords.h"

#include "ui/text/Words.h"

namespace loket::ui {

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
        return tr("Daily operation: fixes orders, vouchers and messages. No settings, no refunds.");
    case Role::Owner:
        return tr("May do everything: prices, settings, voids, refunds, reports and staff.");
    }
    return {};
}

QString RoleWords::approved(const QString& action)
{
    if (action == domain::toString(domain::Action::Void))
        return tr("Void of a sale");
    if (action == domain::toString(domain::Action::Refund))
        return tr("Refund");
    return action;
}

QString RoleWords::refusal(const core::Error& error)
{
    return Words::error(error).both();
}

} // namespace loket::ui
