#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText importingTable[] = {
    ReasonText{core::Reason::ImportBusy, "Another import is under way. Wait for its end, or cancel it."},
    ReasonText{core::Reason::ImportNothingRead, "Nothing has been read yet. Choose where the data comes from first."},
    ReasonText{core::Reason::ImportUnknown, "There is no import %1."},
    ReasonText{core::Reason::ImportUndone, "Import %1 was taken back already."},
    ReasonText{core::Reason::ImportSource, "There is no source \"%1\"; choose one of %2."},
    ReasonText{core::Reason::MikhmonConfigUnknown, "%1 is neither Mikhmon's include/config.php nor a data/mikhmon.db."},
    ReasonText{core::Reason::ImportAnswerUnknown, "No question has the id \"%1\"."},
    ReasonText{core::Reason::ImportAnswerChoice, "\"%2\" is no answer to the question \"%1\"; choose one of %3."},
    ReasonText{core::Reason::ImportCancelled, "The import was cancelled. The same import again goes on where it was."},
    ReasonText{core::Reason::ImportFileMissing, "%1 cannot be read: %2"},
    ReasonText{core::Reason::ImportFileTooLarge, "%1 is larger than %2 MB."},
    ReasonText{core::Reason::ListEmpty, "%1 has no line with a code."},
    ReasonText{core::Reason::ListBinary, "%1 is not a list. Save it as CSV or XLSX."},
    ReasonText{core::Reason::ListTooLong, "%1 has more than %2 rows. Split it."},
    ReasonText{core::Reason::ListBroken,
               "%2 of the %3 lines of %1 are broken; the first is line %4. Nothing was taken."},
    ReasonText{core::Reason::WorkbookBroken, "%1 is not a workbook that can be read: %2"},
    ReasonText{core::Reason::WorkbookTooLarge, "%1 unpacks to more than %2 MB."},
    ReasonText{core::Reason::ImportRouterAway, "The router %1 does not answer: %2. Do the same once it does."},
    ReasonText{core::Reason::ImportRouterMissing, "The router \"%1\" is not set up."},
    ReasonText{core::Reason::ImportAnswersMalformed, "%1 is not a JSON object of question and answer."},
    ReasonText{core::Reason::GembokMissing,
               "%1 has no data/billing.db. Choose the folder in which gembok-bill is installed."},
    ReasonText{core::Reason::ImportNotDatabase, "%1 is not an SQLite database."},
    ReasonText{core::Reason::ImportDatabaseDamaged,
               "%1 is damaged or was cut off. Copy it again, or take an older copy."},
    ReasonText{core::Reason::ImportDatabaseForeign, "%1 is not the database of gembok-bill."},
    ReasonText{core::Reason::ImportNoRealTable,
               "%1 has something else in the place of its table %2 (a view, a virtual table), so it is not read."},
    ReasonText{core::Reason::ImportDatabaseBusy, "Another program holds %1. End it, or try again."},
    ReasonText{core::Reason::ImportCopyNotMade, "%1 cannot be copied for reading: %2"},
    ReasonText{core::Reason::ImportTooManyRows, "%1 has more than %2 rows in %3."},
    ReasonText{core::Reason::NotPhpNuxBill,
               "%1 is not a backup of phpnuxbill. Make one in phpnuxbill: Settings, Database Status, with all tables."},
    ReasonText{core::Reason::ImportSqlDump, "%1 is an SQL dump, which cannot be read. Make the backup in phpnuxbill: "
                                            "Settings, Database Status (a .json file)."},
    ReasonText{core::Reason::ImportJsonCut, "%1 ends in the middle. Download the backup again."},
    ReasonText{core::Reason::ImportJsonBroken, "%1 cannot be read at byte %2. Download the backup again."},
    ReasonText{core::Reason::ImportedWithoutVoucher, "%1 took the money and made %2 of %3 vouchers."},
};

} // namespace

std::span<const ReasonText> importingReasons()
{
    return importingTable;
}

} // namespace loket::ui
