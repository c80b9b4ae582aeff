// Writes orders into a CSV file, in the order given, a block at a time in the reader's thread; the window keeps working
// meanwhile. Phone numbers are masked as on the screen. UI thread; answers how many rows were written.
#pragma once

#include "ui/context/UiContext.h"

namespace loket::ui {

// `context` outlives the answer; `asker` bounds it. Storage: the file could not be written, and is unchanged.
core::Async<qint64> exportOrders(const UiContext& context, QObject* asker, const QList<qint64>& ids,
                                 const QStringList& headings, const QString& file);

} // namespace loket::ui
