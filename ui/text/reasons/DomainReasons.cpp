#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText domainTable[] = {
    ReasonText{core::Reason::DurationMalformed, "Write a duration like 2d, 12h, 30m or 1d12h."},
    ReasonText{core::Reason::PackageId, "A package id has 1 to 32 characters of A-Z a-z 0-9 _ -."},
    ReasonText{core::Reason::PackageName, "A package name has 1 to 100 characters."},
    ReasonText{core::Reason::PackagePrice, "A package price is 0 to 100,000,000 rupiah."},
    ReasonText{core::Reason::PackageProfile, "A package needs the name of a hotspot user profile."},
    ReasonText{core::Reason::PackageDuration, "A package needs a duration such as 2d, 12h or 30m."},
    ReasonText{core::Reason::PackageQuota, "A quota is 0 (none) or a number of bytes."},
    ReasonText{core::Reason::PackageSharedUsers, "A package is for 1 to 1000 devices at once."},
    ReasonText{core::Reason::PhoneMalformed,
               "This is not a mobile number that can receive WhatsApp. Write it like 0812 3456 789."},
    ReasonText{core::Reason::GatewayCannotCancel, "%1 offers no cancelling; the payment ends by itself."},
    ReasonText{core::Reason::GatewayCannotList, "%1 gives no list of payments; ask order by order."},
};

} // namespace

std::span<const ReasonText> domainReasons()
{
    return domainTable;
}

} // namespace loket::ui
