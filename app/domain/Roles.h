// Who may do what: the roles of the people at the counter and a table of role and action. Pure data, checked by
// static_assert, asked by every use case (sales::Ledger::permit) and by the window, which does not offer what would be
// refused.
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace loket::domain {

// None: nobody is logged in.
enum class Role { None, Cashier, Operator, Owner };

enum class Action {
    Sell,           // the counter: sales, own shift, cash of orders made on the phone
    SeePurchases,   // lists, stories, search
    RetryDelivery,  // send a message again
    Regenerate,     // make vouchers again
    CleanUp,        // take leftovers off the router, expire what is stale
    Review,         // mark as looked at
    CancelPurchase, // end an order nobody has paid
    ManageVouchers, // batches, extending, removing
    ManageSessions, // kick, unlock
    SeeShifts,      // other people's shifts
    SeeActivity,    // the audit log
    SeeReports,     // revenue
    Void,           // take a counter sale back
    Refund,         // give money back
    ManagePackages, // what is sold and for how much
    ChangeSettings, // settings, secrets, tokens, backup and restore
    ManageStaff,    // who works here
};

[[nodiscard]] bool mayDo(Role role, Action action);

std::span<const Role> allRoles(); // without None
std::span<const Action> allActions();

// Stable names ("cashier", "cancel_purchase"): in the database, the audit log and errors.
QString toString(Role role);
QString toString(Action action);
std::optional<Role> roleFromString(QStringView name);

} // namespace loket::domain
