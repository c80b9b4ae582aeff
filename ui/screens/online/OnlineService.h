// What the Online screen asks of the engine; made of its handle by onlineServiceOf(), of plain functions in tests.
// Empty functions: nothing can be asked, and the screen is not offered. UI thread.
#pragma once

#include "sales/vouchers/Drift.h"
#include "sales/vouchers/VoucherCare.h"

#include <functional>

namespace loket::ui {

struct OnlineService
{
    std::function<core::Async<QList<sales::OnlineRouter>>()> online = {};
    std::function<core::Async<void>(qint64 voucherId, domain::Seconds more)> extend = {};
    std::function<core::Async<void>(qint64 voucherId)> unlock = {};
    std::function<core::Async<void>(qint64 voucherId)> kick = {};
    std::function<core::Async<QList<sales::DriftReport>>()> drift = {};
    std::function<core::Async<QString>()> reconcile = {};
    std::function<core::Async<void>(const QString& router, const QString& username, sales::DriftAction action)> mend =
        {};

    explicit operator bool() const { return bool(online); }
};

} // namespace loket::ui
