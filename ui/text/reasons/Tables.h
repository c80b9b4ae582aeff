// The rooms' tables of texts, one file each; for ReasonWords.cpp alone.
#pragma once

#include "ui/text/ReasonWords.h"

namespace loket::ui {

std::span<const ReasonText> coreReasons();
std::span<const ReasonText> domainReasons();
std::span<const ReasonText> storageReasons();
std::span<const ReasonText> settingsReasons();
std::span<const ReasonText> routerReasons();
std::span<const ReasonText> printReasons();
std::span<const ReasonText> jobsReasons();
std::span<const ReasonText> salesReasons();
std::span<const ReasonText> importingReasons();
std::span<const ReasonText> serverReasons();
std::span<const ReasonText> engineReasons();
std::span<const ReasonText> windowReasons();
std::span<const ReasonText> netReasons();
std::span<const ReasonText> paymentsReasons();
std::span<const ReasonText> deliveryReasons();

} // namespace loket::ui
