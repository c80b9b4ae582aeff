// A router that Mikhmon has been used with: what it and its forks write into profiles, users, scripts and the
// scheduler. Nothing of it runs here; what its on-login script would do is done on request. For tests and
// `loketd sandbox router --mikhmon`. Thread: the model's.
#pragma once

#include "sandbox/router/RouterModel.h"

namespace loket::sandbox {

// One of each row that is known, of upstream and of the forks; dates lie around the router's own clock.
void fillMikhmon(RouterModel& model);
// Beside it many rows: users as three quarters unused vouchers, the rest in guests' hands, and sales of the last
// months.
void fillMikhmon(RouterModel& model, int users, int sales);

// The first half of Mikhmon's on-login script, at a login: its row of the scheduler appears. False: its comment is none
// that the script looks after.
bool mikhmonLoginBegins(RouterModel& model, const QByteArray& user);
// The second half, seconds later: the comment becomes the date of the end, the sale is recorded, the row is gone. It
// does not look at the comment again.
void mikhmonLoginEnds(RouterModel& model, const QByteArray& user);

} // namespace loket::sandbox
