// What a failed attempt to send means for the purchase and for the channel (contract, section 4). Pure.
#pragma once

#include "core/Error.h"
#include "domain/States.h"

namespace loket::delivery {

// Refused (delivery status and log row `failed`): the channel answered and refused, 4xx and 429 among it.
// Unreached (`error`): no usable answer: connection, cut, silence, 5xx, or nothing could be sent at all.
// Whether another attempt makes sense is a different question: core::isRetryable(). "The device is not connected" is
// an answer and passes by itself, so channels report it as RateLimited: `failed`, and tried again later.
domain::DeliveryEvent outcomeOf(const core::Error& error);

// True where every further message would meet the same fate until somebody mends the channel (token refused, device
// logged out, setting missing): the channel should pause and say so.
bool needsOperator(const core::Error& error);

} // namespace loket::delivery
