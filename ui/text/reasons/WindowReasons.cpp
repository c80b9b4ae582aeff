#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText windowTable[] = {
    ReasonText{core::Reason::ExportStopped, "It was stopped before it was finished."},
    ReasonText{core::Reason::ExportNotWritten, "%1 cannot be written. The system said: %2"},
    ReasonText{core::Reason::NothingToDrawOn, "The printer or file cannot be drawn on."},
    ReasonText{core::Reason::PagesNotFinished, "The pages could not be finished."},
    ReasonText{core::Reason::SpreadsheetNotMade, "A spreadsheet could not be made."},
    ReasonText{core::Reason::SheetNotMade, "A sheet could not be made."},
    ReasonText{core::Reason::SheetTooLong, "A sheet holds 1,048,576 rows at most. Choose a shorter period, or CSV."},
    ReasonText{core::Reason::ExportNotReplaced, "%1 cannot be replaced. Is it open in another program?"},
    ReasonText{core::Reason::ExportFileNotWritten, "%1 cannot be written."},
    ReasonText{core::Reason::SpreadsheetNotWritten, "The spreadsheet could not be written. It said: %1"},
    ReasonText{core::Reason::NotBegun, "It was stopped before it was begun."},
    ReasonText{core::Reason::NothingToPrint, "There is no voucher to print."},
    ReasonText{core::Reason::SystemPrinterNotOpened, "The printer cannot be opened."},
    ReasonText{core::Reason::PrinterTakesNoPage, "The printer takes no further page."},
    ReasonText{core::Reason::PrintNotEnded, "The printer did not end the job."},
    ReasonText{core::Reason::PrinterReports, "The printer \"%1\" reports an error."},
    ReasonText{core::Reason::PdfNotWritten, "%1 could not be written. The system said: %2"},
    ReasonText{core::Reason::NoDefaultPrinter,
               "The system has no default printer. Choose one in the settings, under printing."},
    ReasonText{core::Reason::NoSuchPrinter,
               "The system has no printer \"%1\". Choose one in the settings, under printing."},
};

} // namespace

std::span<const ReasonText> windowReasons()
{
    return windowTable;
}

} // namespace loket::ui
