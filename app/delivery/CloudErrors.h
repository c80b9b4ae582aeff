// What the error codes of Meta's Cloud API mean for us (app/delivery/FACTS.md, section 1, table). The code
// decides, never the title or the HTTP status. Pure.
#pragma once

#include "core/Error.h"
#include "net/HttpClient.h"

#include <QJsonObject>

namespace loket::delivery {

// More than 24 hours since the customer wrote: only a template may be sent.
inline constexpr int reengagementCode = 131047;

// `error` is the member of that name in Meta's answer. A code outside the table is classified by the HTTP status.
core::Error cloudError(const net::HttpAnswer& answer, const QJsonObject& error);

// Of one entry of a status event's errors: a lock, a policy, a payment or the token, which affects every message.
std::optional<core::Error> accountTrouble(const QJsonObject& error);

// Why the message failed, of one entry of a status event's errors: "131026 Message undeliverable: ..." and what to do.
core::Error cloudFailure(const QJsonObject& error);

} // namespace loket::delivery
