// Some weeks of plausible sales for --demo: morning and evening peaks, busy weekends, all six packages, and a few
// things that went wrong, so that every screen has something to show. Generated from a fixed seed: the same every time.
#pragma once

#include "sandbox/gateways/GatewaySandbox.h"
#include "sandbox/router/RouterSandbox.h"
#include "storage/Database.h"

namespace loket::engine {

// Where there are purchases already, only the router is filled: the sandbox begins empty with every start, and a real
// one would still have the vouchers that can be used.
core::Result<void> writeDemoHistory(storage::Database& database, sandbox::RouterSandbox& router, const QDateTime& now);

// The sandbox gateways begin empty with every start; the real ones would know the payments of the last days, which the
// settlement compares.
core::Result<void> rememberPayments(const storage::Database& database, sandbox::GatewaySandbox& gateways,
                                    const QDateTime& now);

} // namespace loket::engine
