// The purchases of the selected rows, read in the reader's thread, a part of them in each query.
#pragma once

#include "storage/ReadModels.h"
#include "storage/ReadThread.h"

namespace loket::ui {

inline core::Async<QList<domain::Purchase>> purchasesById(storage::ReadThread& reader, const QList<qint64>& ids)
{
    using Purchases = QList<domain::Purchase>;
    constexpr qsizetype atOnce = 500;
    return reader.ask<Purchases>([ids](const storage::ReadModels& models) -> core::Result<Purchases> {
        Purchases all;
        for (qsizetype at = 0; at < ids.size(); at += atOnce) {
            const QList<qint64> some = ids.mid(at, atOnce);
            auto purchases = models.purchases({.ids = some}, {.limit = int(some.size())});
            if (!purchases)
                return purchases;
            all += *purchases;
        }
        return all;
    });
}

} // namespace loket::ui
