// The part of an order's page that is about paying: the QRIS picture or the code to pay with, the countdown, the link
// to the gateway's page, and another way to pay. Pure.
#pragma once

#include "server/pages/Pages.h"

namespace loket::server {

// Empty for an order that is not waiting for a payment at a gateway.
QString paySection(const Reader& reader, const OrderView& order);

// The form that chooses another way to pay; open where the present way is unavailable. Empty where there is no other.
QString otherWays(const Reader& reader, const OrderView& order);

// The gateway cannot take payments now: it is unreachable, or does not return its page again.
bool isPayingTroubled(const OrderView& order);

// When the payment ends: as the gateway said, else by payments.expiry_minutes.
QDateTime endOfPaying(const OrderView& order);

} // namespace loket::server
