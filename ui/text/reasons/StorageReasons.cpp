#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText storageTable[] = {
    ReasonText{core::Reason::CopyNotWritten,
               "%1 cannot be written. Check the free space and the rights of its folder."},
    ReasonText{core::Reason::DatabaseOpenElsewhere, "Another program has %1 open. End it first."},
    ReasonText{core::Reason::PresentNotCopied, "The present database cannot be copied to %1. Check the free space."},
    ReasonText{core::Reason::NoSuchCopy, "There is no file %1. Choose a file that a backup made."},
    ReasonText{core::Reason::CopyNotOurs, "%1 is no database of Loket. Choose a file that a backup made."},
    ReasonText{core::Reason::CopyNewer,
               "%1 was written by a newer Loket (schema %2, this program knows %3). Install that version first."},
    ReasonText{core::Reason::CopyDamaged, "%1 is damaged. Take an older copy."},
    ReasonText{core::Reason::CopyBeforeUpdate,
               "The database must be updated from version %1 to %2, and it could not be "
               "copied before. Make room on the disk, then start Loket again."},
    ReasonText{core::Reason::CopyForeignSchema,
               "%1 holds something that Loket never made (%2 \"%3\"). Take a copy that "
               "Loket made."},
    ReasonText{core::Reason::CopyExists, "%1 exists already. Choose a new name."},
    ReasonText{core::Reason::NothingToCopy, "There is no database yet in %1; nothing to copy."},
    ReasonText{core::Reason::NoDatabaseYet, "There is no database yet."},
    ReasonText{core::Reason::DatabaseNotOpened, "The database %1 cannot be opened. It said: %2"},
    ReasonText{core::Reason::DatabaseRefuses, "The database refuses \"%1\"."},
    ReasonText{core::Reason::DatabaseForeign, "This file is not a database of Loket."},
    ReasonText{core::Reason::DatabaseNewer,
               "The database was written by a newer Loket (schema %1, this program knows %2). Install that version."},
    ReasonText{core::Reason::MigrationMissing, "Something is missing in this installation (%1). Install Loket again."},
    ReasonText{core::Reason::JobUnderWay, "This is already under way."},
    ReasonText{core::Reason::PackageUnknown, "There is no package \"%1\"."},
    ReasonText{core::Reason::PurchaseUnknown, "There is no such order."},
    ReasonText{core::Reason::PurchaseEvent, "This is not possible in the order's present state (%2)."},
    ReasonText{core::Reason::DeliveryEvent, "This is not possible in the message's present state (%2)."},
    ReasonText{core::Reason::ShiftUnknown, "There is no such shift."},
    ReasonText{core::Reason::ShiftOpen, "Your shift is open already."},
    ReasonText{core::Reason::ShiftClosed, "This shift is closed already."},
    ReasonText{core::Reason::SaleVoided, "This sale was voided already."},
    ReasonText{core::Reason::StaffNameTaken, "Somebody of this name works here already. Choose another name."},
    ReasonText{core::Reason::StaffUnknown, "Nobody of this number works here."},
    ReasonText{core::Reason::BatchUnknown, "There is no batch of this number."},
    ReasonText{core::Reason::BatchIs, "This is not possible in the batch's present state (%1)."},
    ReasonText{core::Reason::BatchChanged, "The batch has changed meanwhile."},
    ReasonText{core::Reason::VoucherUnknownNumber, "There is no voucher of this number."},
    ReasonText{core::Reason::VoucherSold, "This voucher is sold. Refund its order instead."},
    ReasonText{core::Reason::VoucherBeingWithdrawn, "This voucher is being withdrawn already, or is gone."},
    ReasonText{core::Reason::VoucherNotInStock, "This voucher is not in stock any more."},
    ReasonText{core::Reason::TokenName, "A token's name has 1 to 64 characters of A-Z a-z 0-9 . _ -."},
    ReasonText{core::Reason::TokenExists, "There is already a token named \"%1\". Revoke it first."},
    ReasonText{core::Reason::TokenUnknown, "There is no token named \"%1\"."},
    ReasonText{core::Reason::VoucherUnknown, "There is no such voucher."},
    ReasonText{core::Reason::BatchCodeUnknown, "There is no batch of this code."},
    ReasonText{core::Reason::VoucherChanged, "The voucher has changed meanwhile."},
    ReasonText{core::Reason::VoucherEvent, "This is not possible in the voucher's present state (%2)."},
    ReasonText{core::Reason::DiskFull, "The disk is full. Free some space; nothing was stored."},
    ReasonText{core::Reason::DatabaseSaid, "The database did not accept it. Check the free space of the disk and "
                                           "whether the data folder can be written. It said: %1"},
    ReasonText{core::Reason::PurchaseChanged, "The order has changed meanwhile. Look again."},
    ReasonText{core::Reason::MessageChanged, "The message has changed meanwhile. Look again."},
    ReasonText{core::Reason::DatabaseUnique, "There is one already. The database said: %1"},
    ReasonText{core::Reason::DatabaseBusy,
               "Another program holds the database. End it (a database browser, a copy program); nothing was stored."},
    ReasonText{core::Reason::DatabaseReadOnly,
               "The database may not be written. Give this user the right to write in the data folder."},
    ReasonText{core::Reason::DiskTrouble, "The disk cannot be read or written. Free some space, then check the disk."},
    ReasonText{core::Reason::DatabaseDamaged, "The database is damaged. Restore the newest copy."},
    ReasonText{core::Reason::DatabaseReplaced,
               "%1 was replaced or removed while Loket runs. Put it back, or stop Loket and restore a backup."},
    ReasonText{core::Reason::LedgerGone,
               "%1 is gone, although this data folder was in use. Restore the newest copy: %2"},
    ReasonText{core::Reason::LedgerEmpty,
               "%1 is empty, although this data folder was in use. Restore the newest copy: %2"},
};

} // namespace

std::span<const ReasonText> storageReasons()
{
    return storageTable;
}

} // namespace loket::ui
