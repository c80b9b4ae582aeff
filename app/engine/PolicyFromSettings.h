// The settings as the sales flow reads them.
#pragma once

#include "sales/flow/Policy.h"
#include "settings/Settings.h"

namespace loket::engine {

// `listening` is where the server listens; it is used while server.public_url is empty.
sales::Policy policyFrom(const settings::Settings& settings, const QUrl& listening);

} // namespace loket::engine
