// Who may do what: the roles of the people at the counter and a table of role and action. Pure data, checked by
// static_assert, checked by every use case (sales::Ledger::permit) and by the window, which hides
// what would be refused.
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace loket::domain {

// None: nobody is logged in.
enum class Role { None, Cashier, Operator, Owner };

enum class Action {
    Sell,           // the counter: sales, own shift, cash of orders made on the phone
    SeePurchases,   // lists, histories, search
    RetryDelivery,  // send a message again
    Regenerate,     // make vouchers again
    CleanUp,        // remove leftovers from the router, expire what is stale
    Review,         // mark as reviewed
    CancelPurchase, // cancel an unpaid order
    ForgetCustomer, // take a customer's name and phone number out of the orders
    ManageVouchers, // batches, extending, removing
    ManageSessions, // kick, unlock
    SeeShifts,      // other people's shifts
    SeeActivity,    // the audit log
    StopSelling,    // end the program with its server at this computer
    SeeReports,     // revenue
    Void,           // void a counter sale
    Refund,         // refund money
    ManagePackages, // what is sold and for how much
    ChangeSettings, // settings, secrets, tokens, backup and restore
    ManageStaff,    // the staff
    ImportData,     // of another program, and taking it back
};

[[nodiscard]] bool mayDo(Role role, Action action);

std::span<const Role> allRoles(); // without None
std::span<const Action> allActions();

// Stable names ("cashier", "cancel_purchase"): in the database, the audit log and errors.
QString toString(Role role);
QString toString(Action action);
std::optional<Role> roleFromString(QStringView name);

} // namespace loket::domain
