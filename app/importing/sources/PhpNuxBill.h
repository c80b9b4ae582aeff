// phpnuxbill (PHP, MySQL): the JSON file that its Settings, Database Status makes.
//
// - A plan becomes a package whose time counts from the sale, as there; one that limits the time online as well is
//   asked about, as Loket has one time for a package. Plans until a day of the month are for members, and left out.
// - A code that was not used is on no router: it is made on request, in a batch with these very codes. People have it
// on
//   paper, bought or not, and its time began when it was redeemed: so it counts from the first login, whatever the
//   package does, and is printed already, so that it is never withdrawn as old stock.
// - What runs now (an account or a code) has a user on the router that nobody would end once phpnuxbill is switched
// off.
//   So it is taken over: Loket ends it at the very second that phpnuxbill would have. Where the router was asked, only
//   a user whose comment is of phpnuxbill's form is taken over, with this comment; otherwise the comment is computed,
//   and a user that has another one by now stays as it is. What has ended by the clock stays as it is too: the backup
//   may be older than the customer's next payment.
// - Transactions are history, each with what was paid then. A renewal has no voucher of its own: the account is one
//   user of the router, which a router has once.
// - Accounts, balances, agents and coupons are counted and left out; what belongs to RADIUS too.
#pragma once

#include "importing/Source.h"

namespace loket::importing {

// NotFound, InvalidInput: no such file, larger than 2 GB, an SQL dump, another program's, cut off or broken;
// Cancelled. At most one row is in memory as JSON at a time.
core::Result<ReadingPtr> readPhpNuxBill(const QString& file, const Listener& listener);

} // namespace loket::importing
