// One A4 page of voucher cards with cutting lines between them. Units as in PrintedPages.
#pragma once

#include "ui/printing/PrintedPages.h"

namespace loket::ui {

int cardsPerPage(PrintTemplate form);
void paintSheet(QPainter& painter, PrintTemplate form, const QList<Ticket>& cards, const print::PrintSettings& settings,
                const QImage& logo);

} // namespace loket::ui
