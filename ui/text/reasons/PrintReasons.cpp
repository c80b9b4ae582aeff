#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText printTable[] = {
    ReasonText{core::Reason::QrTooLong, "A QR code cannot hold a text of %1 bytes."},
    ReasonText{core::Reason::PrinterMalformed,
               "A printer is written as system:NAME, tcp:HOST:9100, file:/dev/usb/lp0 or serial:/dev/ttyUSB0:9600."},
    ReasonText{core::Reason::PrintingStopped, "Printing was stopped."},
    ReasonText{core::Reason::PrinterFull, "The printer takes nothing more; part of the slip may be printed."},
    ReasonText{core::Reason::PrinterBroke, "The connection to the printer broke; part may be printed."},
    ReasonText{core::Reason::SlipInDoubt, "%1 Check whether the slip is complete."},
    ReasonText{core::Reason::PrinterUnreachable,
               "The printer %1 could not be reached. Check that it is switched on and connected. The system said: %3"},
    ReasonText{core::Reason::SerialPort, "The serial port %1 could not be opened. The system said: %2"},
    ReasonText{core::Reason::PrinterNotAllowed,
               "This user may not use the printer. Add the user to the group \"lp\". The system said: %1"},
    ReasonText{core::Reason::PrinterNotOpened, "The printer could not be opened. The system said: %1"},
    ReasonText{core::Reason::PrinterGone, "The printer stopped in the middle. The system said: %1"},
    ReasonText{core::Reason::DeviceNotOpened, "%1 could not be opened. The system said: %2"},
    ReasonText{core::Reason::NoSlipPrinter, "No slip printer is set up. Choose one in the settings, under printing."},
    ReasonText{core::Reason::LoketCloses, "Loket is closing."},
    ReasonText{core::Reason::PrinterNoPaper, "The printer has no paper. Put in a new roll, then print again."},
    ReasonText{core::Reason::PrinterCoverOpen, "The printer's cover is open. Close it, then print again."},
    ReasonText{core::Reason::PrinterFault, "The printer reports a fault. Switch it off and on, then print again."},
    ReasonText{core::Reason::PrinterOffline,
               "The printer is offline. Press its feed or online button, then print again."},
};

} // namespace

std::span<const ReasonText> printReasons()
{
    return printTable;
}

} // namespace loket::ui
