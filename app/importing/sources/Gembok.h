// gembok-bill 2.1 (Node.js): data/billing.db and settings.json of its folder, of any age, also while it runs.
//
// Its orders become history with their codes. A voucher of its shop is a user of the router without any limit, and
// stays as it is (OnRouter::Untouched, counts never): what is on a router is in Ours::usersOnRouter; where the router
// was not asked, the code is kept as removed, and told. An order that was paid and has fewer vouchers than it should is
// voucher_generation_failed and marked for review: it can be made good by hand. Agents, their balances and sales are
// counted and left out, likewise all of PPPoE.
//
// Pure but for readGembok(), which may run in any thread.
#pragma once

#include "importing/Source.h"

namespace loket::importing {

// `folder`: where the program is installed, or its folder data, or the database itself.
core::Result<ReadingPtr> readGembok(const QString& folder, const Listener& listener);

} // namespace loket::importing
