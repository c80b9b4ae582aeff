#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText engineTable[] = {
    ReasonText{core::Reason::TaskUnknown, "There is no task \"%1\" in the schedule."},
    ReasonText{core::Reason::TaskRunning, "This task is running already."},
    ReasonText{core::Reason::EngineNotReady, "Loket is starting or closing. Try again in a moment."},
    ReasonText{core::Reason::SettlementUnanswered, "Could not be compared: %1"},
    ReasonText{core::Reason::NoChannelWorks, "No message channel works now."},
    ReasonText{core::Reason::RouterWithoutHost, "This router is not set up yet. Enter its address in the settings."},
    ReasonText{core::Reason::ConnectionRenewed, "The connection was set up anew."},
    ReasonText{core::Reason::RouterHasPackages,
               "The package \"%1\" is made on the router \"%2\". Give it another router first."},
    ReasonText{core::Reason::RouterUnknown, "There is no router \"%1\"."},
    ReasonText{core::Reason::PackageExists, "There is already a package \"%1\"."},
    ReasonText{core::Reason::PackagesChanged, "The packages have changed meanwhile. Look at the list again."},
    ReasonText{core::Reason::RouterWithoutAddress, "The router \"%1\" has no address yet."},
    ReasonText{core::Reason::EngineStopped, "Loket is closing."},
    ReasonText{core::Reason::ValueNotAccepted, "%1 does not accept this value."},
};

} // namespace

std::span<const ReasonText> engineReasons()
{
    return engineTable;
}

} // namespace loket::ui
