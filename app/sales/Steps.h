// Steps that several use cases take, each inside the transaction of its caller, so that what belongs together is one
// commit. Engine thread.
#pragma once

#include "sales/Journal.h"

namespace loket::sales {

// By which channel a message is to go.
enum class MessageWay { First, Fallback };

// What a person typed, as the audit log may hold it: on one line, at most so long, without phone numbers.
[[nodiscard]] QString audited(const QString& text, qsizetype most);

// The message is sent (again), with attempts and doubts of its own. Conflict: it is on its way already.
[[nodiscard]] core::Result<void> queueMessage(const Journal& journal, storage::Transaction& transaction,
                                              domain::Purchase& purchase, MessageWay way, const QDateTime& now);

// A message that waits and that nobody will send any more is told so; one that is just being sent ends by itself.
[[nodiscard]] core::Result<void> dropMessage(const Journal& journal, storage::Transaction& transaction,
                                             domain::Purchase& purchase, const QDateTime& now);

// What follows a refund: vouchers are not made any more, the message is not sent, and what is on the router goes.
[[nodiscard]] core::Result<void> takeBack(const Journal& journal, storage::Transaction& transaction,
                                          domain::Purchase& purchase, const QDateTime& now);

} // namespace loket::sales
