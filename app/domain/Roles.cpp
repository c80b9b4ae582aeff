#include "domain/Roles.h"

#include <algorithm>
#include <array>

namespace loket::domain {

namespace {

struct Permission
{
    Action action;
    const char* name;
    bool cashier;
    bool operatorToo;
    bool owner;
};

constexpr bool yes = true;
constexpr bool no = false;

constexpr std::array permissions{
    //         action                  name               cashier  operator  owner
    Permission{Action::Sell, "sell", yes, yes, yes},
    Permission{Action::SeePurchases, "see_purchases", yes, yes, yes},
    Permission{Action::RetryDelivery, "retry_delivery", no, yes, yes},
    Permission{Action::Regenerate, "regenerate", no, yes, yes},
    Permission{Action::CleanUp, "clean_up", no, yes, yes},
    Permission{Action::Review, "review", no, yes, yes},
    Permission{Action::CancelPurchase, "cancel_purchase", no, yes, yes},
    Permission{Action::ForgetCustomer, "forget_customer", no, yes, yes},
    Permission{Action::ManageVouchers, "manage_vouchers", no, yes, yes},
    Permission{Action::ManageSessions, "manage_sessions", no, yes, yes},
    Permission{Action::SeeShifts, "see_shifts", no, yes, yes},
    Permission{Action::SeeActivity, "see_activity", no, yes, yes},
    Permission{Action::StopSelling, "stop_selling", no, yes, yes},
    Permission{Action::SeeReports, "see_reports", no, no, yes},
    Permission{Action::Void, "void", no, no, yes},
    Permission{Action::Refund, "refund", no, no, yes},
    Permission{Action::ManagePackages, "manage_packages", no, no, yes},
    Permission{Action::ChangeSettings, "change_settings", no, no, yes},
    Permission{Action::ManageStaff, "manage_staff", no, no, yes},
    Permission{Action::ImportData, "import_data", no, no, yes},
};

// Looked up by place, so every action has its row, in the order of the enum; and nobody may do more than the owner.
constexpr bool isWhole()
{
    for (std::size_t i = 0; i < permissions.size(); ++i) {
        if (std::size_t(permissions[i].action) != i || !permissions[i].owner)
            return false;
        if (permissions[i].cashier && !permissions[i].operatorToo)
            return false;
    }
    return permissions.size() == std::size_t(Action::ImportData) + 1;
}
static_assert(isWhole());

constexpr std::array roles{Role::Cashier, Role::Operator, Role::Owner};

constexpr auto actions = [] {
    std::array<Action, permissions.size()> all{};
    std::transform(permissions.begin(), permissions.end(), all.begin(), [](const Permission& p) { return p.action; });
    return all;
}();

} // namespace

bool mayDo(Role role, Action action)
{
    const Permission& row = permissions.at(std::size_t(action));
    switch (role) {
    case Role::None:
        return false;
    case Role::Cashier:
        return row.cashier;
    case Role::Operator:
        return row.operatorToo;
    case Role::Owner:
        return row.owner;
    }
    return false;
}

std::span<const Role> allRoles()
{
    return roles;
}

std::span<const Action> allActions()
{
    return actions;
}

QString toString(Role role)
{
    switch (role) {
    case Role::None:
        break;
    case Role::Cashier:
        return QStringLiteral("cashier");
    case Role::Operator:
        return QStringLiteral("operator");
    case Role::Owner:
        return QStringLiteral("owner");
    }
    return QStringLiteral("none");
}

QString toString(Action action)
{
    return QString::fromLatin1(permissions.at(std::size_t(action)).name);
}

std::optional<Role> roleFromString(QStringView name)
{
    for (const Role role : roles) {
        if (toString(role) == name)
            return role;
    }
    return std::nullopt;
}

} // namespace loket::domain
