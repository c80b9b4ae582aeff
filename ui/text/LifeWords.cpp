// The part of a purchase's history about each voucher: its state on the router, and who intervened.
#include "core/Clock.h"
#include "ui/text/Format.h"
#include "ui/text/StoryWords.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using storage::StoryLine;

StoryEntry StoryWords::lifeEntry(const StoryLine& line, const domain::Purchase& purchase)
{
    const int number = line.detail.value(u"number"_s).toInt();
    const QString which = purchase.quantity > 1 && number > 0 ? tr("Voucher %1").arg(number) : tr("Voucher");
    if (line.action == u"voucher.first_login") {
        QStringList more;
        const QString device = line.detail.value(u"device"_s).toString();
        if (!device.isEmpty())
            more += line.detail.value(u"locked"_s).toBool() ? tr("Bound to the device %1.").arg(device)
                                                            : tr("Device %1.").arg(device);
        const QDateTime at = core::fromIso(line.detail.value(u"at"_s).toString());
        const QDateTime end = core::fromIso(line.detail.value(u"expires"_s).toString());
        if (at.isValid() && end.isValid())
            more += tr("Runs for %1 from then.").arg(Format::duration(at.secsTo(end)));
        return {.tone = Tone::Good,
                .icon = u"user"_s,
                .title = tr("%1: first login").arg(which),
                .detail = more.join(u' ')};
    }
    if (line.action == u"voucher.used_up")
        return {.icon = u"hourglass"_s,
                .title = tr("%1: used up").arg(which),
                .detail = tr("%1 online").arg(Format::span(line.detail.value(u"uptime"_s).toInteger()))};
    if (line.action == u"voucher.expired")
        return {.icon = u"clock"_s, .title = tr("%1: its time is over").arg(which)};
    if (line.action == u"voucher.removed")
        return {.icon = u"trash-2"_s, .title = tr("%1: removed from the router").arg(which)};
    return careEntry(line, which);
}

StoryEntry StoryWords::careEntry(const StoryLine& line, const QString& which)
{
    if (line.action == u"voucher.extended")
        return {.tone = Tone::Info,
                .icon = u"clock"_s,
                .title =
                    tr("%1: extended by %2").arg(which, Format::duration(line.detail.value(u"seconds"_s).toInteger()))};
    if (line.action == u"voucher.unlocked")
        return {.icon = u"undo-2"_s, .title = tr("%1: released from its device").arg(which)};
    if (line.action == u"voucher.kicked")
        return {.icon = u"circle-slash"_s, .title = tr("%1: disconnected").arg(which)};
    if (line.action == u"voucher.remainder")
        return {.icon = u"hourglass"_s, .title = tr("%1: only what was left of it is made again").arg(which)};
    if (line.action == u"voucher.make_again")
        return {.icon = u"refresh-cw"_s, .title = tr("%1: made again, it was missing on the router").arg(which)};
    if (line.action == u"voucher.set_right")
        return {.icon = u"list-checks"_s, .title = tr("%1: corrected, the router had other terms").arg(which)};
    if (line.action == u"voucher.write_off")
        return {.icon = u"circle-slash"_s, .title = tr("%1: written off, it was missing on the router").arg(which)};
    if (line.action == u"voucher.adopt")
        return {.icon = u"ticket"_s, .title = tr("%1: found on the router and added to the ledger").arg(which)};
    if (line.action == u"voucher.remove")
        return {.icon = u"trash-2"_s, .title = tr("%1: a leftover was removed from the router").arg(which)};
    return {.icon = u"ticket"_s, .title = line.action};
}

} // namespace loket::ui
