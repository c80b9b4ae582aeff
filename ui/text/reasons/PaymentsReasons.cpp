#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText paymentsTable[] = {
    ReasonText{core::Reason::GatewayNeeds,
               "%1 still lacks a key or a code (%2). Enter it in the settings, under Payments."},
    ReasonText{core::Reason::GatewayNotJson, "%1 gave an answer that makes no sense. Check that its address in the "
                                             "settings leads to the right service."},
    ReasonText{core::Reason::GatewayLacks, "What %1 sent cannot be used: %2 is missing or wrong."},
    ReasonText{core::Reason::GatewayRefused, "%1 refused. It said: “%2”."},
    ReasonText{core::Reason::GatewayRefusesKey,
               "%1 refuses the key. Enter it again in the settings, under Payments. It said: “%2”."},
    ReasonText{
        core::Reason::GatewayRefusesAddress,
        "%1 does not allow calls from this internet address. Add it to the list in its dashboard. It said: “%2”."},
    ReasonText{core::Reason::GatewayRefusesSignature, "%2 Check %1 in the settings, under Payments."},
    ReasonText{core::Reason::GatewayNoPayment, "%1 knows no payment of this order."},
    ReasonText{core::Reason::GatewayOtherOrder,
               "%1 answered about another order. Nothing was changed; look at its dashboard."},
    ReasonText{core::Reason::GatewayOtherMerchant,
               "%1 reported another merchant's payment. Compare %2 with its dashboard."},
    ReasonText{core::Reason::GatewayListEndless,
               "%1's list of payments does not end. Try again later; if it happens again, ask its support."},
    ReasonText{
        core::Reason::WebhookUncheckable,
        "A payment notice of %1 cannot be checked while %2 is not set. Enter it in the settings, under Payments."},
    ReasonText{core::Reason::WebhookSignature, "A payment notice of %1 is not signed with our key: %2 differs from "
                                               "its dashboard, or somebody else sent it."},
    ReasonText{core::Reason::WebhookOtherScheme,
               "%1 signs its payment notices in another way. Change %2 in the settings, under Payments."},
    ReasonText{core::Reason::WebhookNotJson, "A payment notice of %1 cannot be read."},
    ReasonText{core::Reason::WebhookOtherEvent, "A payment notice of %1 contains something that Loket does not know."},
    ReasonText{core::Reason::WebhookForCash, "Somebody sent a payment notice for cash, which has none."},
};

} // namespace

std::span<const ReasonText> paymentsReasons()
{
    return paymentsTable;
}

} // namespace loket::ui
