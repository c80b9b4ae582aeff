// Vouchers on paper: the preview with its printer and PDF, and what is noted once they are printed. Only what really
// was printed is marked, and is not sold automatically any more. UI thread.
#pragma once

#include "storage/VoucherModels.h"
#include "ui/context/UiContext.h"
#include "ui/printing/Ticket.h"

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace loket::ui {

class PreviewDialog;

// What is to be shown of it: where the vouchers were chosen.
using PrintNotice = std::function<void(Tone tone, const QString& words)>;

struct SheetPrinting
{
    Q_DECLARE_TR_FUNCTIONS(SheetPrinting)

public:
    static Ticket ticketOf(const storage::VoucherRow& row);
    // Opens the preview of these vouchers, in this order. `parent` has the dialog; `context` outlives it.
    static PreviewDialog* open(const UiContext& context, const QList<storage::VoucherRow>& rows, QWidget* parent,
                               const PrintNotice& notice);
    // They are on paper. Answers by `notice`, as long as `owner` exists.
    static void markPrinted(const UiContext& context, const QList<storage::VoucherRow>& rows, QObject* owner,
                            const PrintNotice& notice);
};

} // namespace loket::ui
