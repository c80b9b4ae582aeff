#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText engineTable[] = {
    ReasonText{core::Reason::TaskUnknown, QT_TRANSLATE_NOOP("ReasonWords", "There is no task \"%1\" in the schedule.")},
    ReasonText{core::Reason::TaskRunning, QT_TRANSLATE_NOOP("ReasonWords", "This task is running already.")},
    ReasonText{core::Reason::EngineNotReady,
               QT_TRANSLATE_NOOP("ReasonWords", "Loket is starting or closing. Try again in a moment.")},
    ReasonText{core::Reason::SettlementUnanswered, QT_TRANSLATE_NOOP("ReasonWords", "Could not be compared: %1")},
    ReasonText{core::Reason::NoChannelWorks, QT_TRANSLATE_NOOP("ReasonWords", "No message channel works now.")},
    ReasonText{core::Reason::RouterWithoutHost,
               QT_TRANSLATE_NOOP("ReasonWords", "This router is not set up yet. Enter its address in the settings.")},
    ReasonText{core::Reason::ConnectionRenewed, QT_TRANSLATE_NOOP("ReasonWords", "The connection was set up anew.")},
    ReasonText{core::Reason::RouterHasPackages,
               QT_TRANSLATE_NOOP("ReasonWords",
                                 "The package \"%1\" is made on the router \"%2\". Give it another router first.")},
    ReasonText{core::Reason::RouterUnknown, QT_TRANSLATE_NOOP("ReasonWords", "There is no router \"%1\".")},
    ReasonText{core::Reason::PackageExists, QT_TRANSLATE_NOOP("ReasonWords", "There is already a package \"%1\".")},
    ReasonText{core::Reason::PackagesChanged,
               QT_TRANSLATE_NOOP("ReasonWords", "The packages have changed meanwhile. Look at the list again.")},
    ReasonText{core::Reason::RouterWithoutAddress,
               QT_TRANSLATE_NOOP("ReasonWords", "The router \"%1\" has no address yet.")},
    ReasonText{core::Reason::EngineStopped, QT_TRANSLATE_NOOP("ReasonWords", "Loket is closing.")},
    ReasonText{core::Reason::ValueNotAccepted, QT_TRANSLATE_NOOP("ReasonWords", "%1 does not accept this value.")},
};

} // namespace

std::span<const ReasonText> engineReasons()
{
    return engineTable;
}

} // namespace loket::ui
