// What becomes of Mikhmon's config.php: routers, the address of the login page, the name of the business. Pure.
#pragma once

#include "importing/Source.h"
#include "importing/sources/MikhmonConfig.h"

namespace loket::importing::mikhmon {

core::Result<Plan> settingsPlan(const QList<ConfiguredRouter>& routers, const QString& path, const Ours& ours,
                                const Answers& answers);

} // namespace loket::importing::mikhmon
