#include "ui/text/CounterWords.h"

#include "ui/text/Words.h"

namespace loket::ui {

using core::ErrorKind;

QString CounterWords::refusal(const core::Error& error)
{
    const QString& detail = error.detail;
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        if (detail.startsWith(u"customerPhone"))
            return tr("This is no mobile number. Correct it or leave it empty.");
        if (detail.startsWith(u"packageId"))
            return tr("This package is no longer on sale. Pick another.");
        if (detail.startsWith(u"cash"))
            return tr("The cash does not suffice.");
        if (detail.startsWith(u"reason"))
            return tr("Say what it is for.");
        if (detail.startsWith(u"amount: there is only"))
            return tr("There is not that much in the drawer.");
        if (detail.startsWith(u"amount"))
            return tr("Enter an amount.");
        return tr("One of the values cannot be right. Correct it and try again.");
    case ErrorKind::Unauthorized:
        return tr("This PIN is wrong. Try again.");
    case ErrorKind::RateLimited:
        return tr("Too many wrong attempts. Wait a little and try again.");
    case ErrorKind::Forbidden:
        return tr("This needs the owner.");
    case ErrorKind::NotFound:
        return tr("This order was not sold at the counter.");
    case ErrorKind::Conflict:
        if (detail.contains(u"no shift is open"))
            return tr("No shift is open. Open one with the cash in the drawer first.");
        if (detail.contains(u"open already"))
            return tr("Your shift is open already.");
        if (detail.contains(u"closed already"))
            return tr("This shift is closed already.");
        if (detail.contains(u"voided") || detail.contains(u"refunded"))
            return tr("This sale was taken back already.");
        break;
    default:
        break;
    }
    return Words::error(error.kind).both();
}

} // namespace loket::ui
