// A slip as a list of blocks, the same for the thermal printer's own language and for paper drawn with QPainter.
// One slip for each voucher, so that they can be given to different people; the sale's money is on the last. Pure.
#pragma once

#include "print/PrintSettings.h"

#include "ui/printing/Ticket.h"

namespace loket::ui {

struct SlipBlock
{
    enum class Kind {
        Logo,
        Title,  // the business
        Text,   // centred
        Strong, // centred, bold
        Label,  // the text above a code
        Code,   // a code to type
        Pair,   // a name on the left, a value on the right
        Rule,
        Qr, // text: its content; right: the text below it
    };

    Kind kind = Kind::Text;
    QString text;
    QString right;
};

using SlipDocument = QList<SlipBlock>;

SlipDocument slipDocument(const Slip& slip, int ticket, const print::PrintSettings& settings);

} // namespace loket::ui
