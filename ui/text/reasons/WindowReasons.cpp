#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText windowTable[] = {
    ReasonText{core::Reason::ExportStopped, QT_TRANSLATE_NOOP("ReasonWords", "It was stopped before it was finished.")},
    ReasonText{core::Reason::ExportNotWritten,
               QT_TRANSLATE_NOOP("ReasonWords", "%1 cannot be written. The system said: %2")},
    ReasonText{core::Reason::NothingToDrawOn,
               QT_TRANSLATE_NOOP("ReasonWords", "The printer or file cannot be drawn on.")},
    ReasonText{core::Reason::PagesNotFinished, QT_TRANSLATE_NOOP("ReasonWords", "The pages could not be finished.")},
    ReasonText{core::Reason::SpreadsheetNotMade, QT_TRANSLATE_NOOP("ReasonWords", "A spreadsheet could not be made.")},
    ReasonText{core::Reason::SheetNotMade, QT_TRANSLATE_NOOP("ReasonWords", "A sheet could not be made.")},
    ReasonText{
        core::Reason::SheetTooLong,
        QT_TRANSLATE_NOOP("ReasonWords", "A sheet holds 1,048,576 rows at most. Choose a shorter period, or CSV.")},
    ReasonText{core::Reason::ExportNotReplaced,
               QT_TRANSLATE_NOOP("ReasonWords", "%1 cannot be replaced. Is it open in another program?")},
    ReasonText{core::Reason::ExportFileNotWritten, QT_TRANSLATE_NOOP("ReasonWords", "%1 cannot be written.")},
    ReasonText{core::Reason::SpreadsheetNotWritten,
               QT_TRANSLATE_NOOP("ReasonWords", "The spreadsheet could not be written. It said: %1")},
    ReasonText{core::Reason::NotBegun, QT_TRANSLATE_NOOP("ReasonWords", "It was stopped before it was begun.")},
    ReasonText{core::Reason::NothingToPrint, QT_TRANSLATE_NOOP("ReasonWords", "There is no voucher to print.")},
    ReasonText{core::Reason::SystemPrinterNotOpened, QT_TRANSLATE_NOOP("ReasonWords", "The printer cannot be opened.")},
    ReasonText{core::Reason::PrinterTakesNoPage,
               QT_TRANSLATE_NOOP("ReasonWords", "The printer takes no further page.")},
    ReasonText{core::Reason::PrintNotEnded, QT_TRANSLATE_NOOP("ReasonWords", "The printer did not end the job.")},
    ReasonText{core::Reason::PrinterReports, QT_TRANSLATE_NOOP("ReasonWords", "The printer \"%1\" reports an error.")},
    ReasonText{core::Reason::PdfNotWritten,
               QT_TRANSLATE_NOOP("ReasonWords", "%1 could not be written. The system said: %2")},
    ReasonText{core::Reason::NoDefaultPrinter,
               QT_TRANSLATE_NOOP("ReasonWords",
                                 "The system has no default printer. Choose one in the settings, under printing.")},
    ReasonText{core::Reason::NoSuchPrinter,
               QT_TRANSLATE_NOOP("ReasonWords",
                                 "The system has no printer \"%1\". Choose one in the settings, under printing.")},
};

} // namespace

std::span<const ReasonText> windowReasons()
{
    return windowTable;
}

} // namespace loket::ui
