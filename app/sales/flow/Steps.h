// Steps that several use cases share, each inside the transaction of its caller, so that what belongs together is one
// commit. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

namespace loket::sales {

// The channel for a message.
enum class MessageWay { First, Fallback };

// What a person typed, as the audit log may hold it: on one line, at most so long, without phone numbers.
[[nodiscard]] QString audited(const QString& text, qsizetype most);

// How urgent what is made for a paid order is: somebody stands at the counter, or waits at the order's page.
[[nodiscard]] storage::Priority urgencyOf(const Context& context, const domain::Purchase& purchase);

// The message is sent (again), with attempts and doubts of its own. Conflict: it is being sent already.
[[nodiscard]] core::Result<void> queueMessage(const Ledger& ledger, storage::Transaction& transaction,
                                              domain::Purchase& purchase, MessageWay way, const QDateTime& now);

// Cancels a waiting message that nobody will send any more; one being sent right now ends by itself.
[[nodiscard]] core::Result<void> dropMessage(const Ledger& ledger, storage::Transaction& transaction,
                                             domain::Purchase& purchase, const QDateTime& now);

// What follows a refund: vouchers are not made any more, the message is not sent, and what is on the router is removed.
[[nodiscard]] core::Result<void> takeBack(const Ledger& ledger, storage::Transaction& transaction,
                                          domain::Purchase& purchase, const QDateTime& now);

// The router's answer about the one user of the call.
[[nodiscard]] core::Result<int> onlyOne(const core::Result<domain::HotspotRouter::Each>& each);

// The hotspot user of a voucher.
domain::HotspotUser hotspotUserOf(const domain::Voucher& voucher);

} // namespace loket::sales
