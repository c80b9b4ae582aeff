#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText netTable[] = {
    ReasonText{core::Reason::CallStopped, "It was stopped because Loket was closing."},
    ReasonText{core::Reason::CallBadAddress,
               "The address in the settings is not an http or https address. Correct it."},
    ReasonText{
        core::Reason::CallTooLarge,
        "%1 answered far more than expected. Check that its address in the settings leads to the right service."},
    ReasonText{core::Reason::CallConnectLate,
               "%1 could not be reached in time. Check the internet connection of this computer."},
    ReasonText{core::Reason::CallNoConnection,
               "%1 could not be reached (%2). Check the internet connection of this computer."},
    ReasonText{core::Reason::CallLate, "%1 did not answer in time; it may have done it."},
    ReasonText{core::Reason::CallNotHttp, "%1 gave an answer that makes no sense. Check that its address and "
                                          "port in the settings lead to the right service."},
    ReasonText{core::Reason::CallBroke,
               "The connection to %1 was lost in the middle of the work; it may have done it."},
    ReasonText{core::Reason::HttpKeyRefused, "%1 refuses the key: it is wrong, or belongs to the other environment "
                                             "(test or real money). Enter it again in the settings."},
    ReasonText{core::Reason::HttpForbidden,
               "%1 does not allow this: the key may not do it, or this internet address is not on its list."},
    ReasonText{core::Reason::HttpNothingThere,
               "%1 does not know what was asked for. If nothing works there, check its address in the settings."},
    ReasonText{core::Reason::HttpConflict, "%1 says that it exists already, or contradicts what is there."},
    ReasonText{core::Reason::HttpTooMany, "%1 asks for a pause. Wait a few minutes and try again."},
    ReasonText{core::Reason::HttpTryAgain, "%1 is busy at the moment. Try again in a few minutes."},
    ReasonText{core::Reason::HttpRedirect,
               "%1 points to another address, which Loket does not follow. Check its address in the settings."},
    ReasonText{core::Reason::HttpRefused, "%1 refused the request (HTTP %2)."},
    ReasonText{core::Reason::HttpOutOfOrder, "%1 is out of order at the moment. Try again in a few minutes."},
    ReasonText{core::Reason::VendorSays, "%2 It said: “%1”."},
};

} // namespace

std::span<const ReasonText> netReasons()
{
    return netTable;
}

} // namespace loket::ui
