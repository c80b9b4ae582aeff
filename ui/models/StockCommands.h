// What the window asks of the engine about vouchers in stock; each guarded again there (sales/Stock.h). Pure.
#pragma once

#include "sales/vouchers/Stock.h"

#include <functional>

namespace loket::ui {

struct StockCommands
{
    std::function<core::Async<domain::Batch>(const sales::BatchRequest& request)> begin;
    std::function<core::Async<domain::Batch>(qint64 batchId)> cancel;
    std::function<core::Async<domain::Batch>(qint64 batchId)> resume;
    std::function<core::Async<int>(qint64 batchId)> withdrawBatch;
    std::function<core::Async<void>(qint64 voucherId)> withdraw;
    std::function<core::Async<int>(const QList<qint64>& voucherIds)> markPrinted;

    // False where only lists are shown.
    [[nodiscard]] bool isThere() const { return bool(begin); }
};

} // namespace loket::ui
