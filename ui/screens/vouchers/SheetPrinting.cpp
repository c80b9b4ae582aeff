#include "ui/screens/vouchers/SheetPrinting.h"

#include "engine/UseCases.h"
#include "ui/printing/PreviewDialog.h"
#include "ui/text/Words.h"

#include <QPointer>
#include <QSet>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using storage::VoucherRow;

namespace {

constexpr qsizetype sheetRowsAtOnce = 500;
constexpr qsizetype mostNamedCodes = 8; // the others are counted

QList<qint64> sheetIdsOf(const QList<VoucherRow>& rows)
{
    QList<qint64> ids;
    for (const VoucherRow& row : rows)
        ids += row.voucher.id;
    return ids;
}

bool isForSale(const VoucherRow& row)
{
    return row.voucher.purchaseId == 0 && !row.withdrawing && row.voucher.isLiving();
}

core::Async<QList<VoucherRow>> readAgain(const UiContext& context, const QList<qint64>& ids)
{
    using Rows = QList<VoucherRow>;
    return context.reader.ask<Rows>([ids](const storage::ReadModels& models) -> Result<Rows> {
        Rows all;
        const auto statuses = domain::allVoucherStatuses();
        for (qsizetype at = 0; at < ids.size(); at += sheetRowsAtOnce) {
            const auto rows =
                storage::VoucherModels(models.database())
                    .vouchers({.statuses = {statuses.begin(), statuses.end()}, .ids = ids.mid(at, sheetRowsAtOnce)},
                              {.limit = int(sheetRowsAtOnce)});
            if (!rows)
                return rows;
            all += *rows;
        }
        return all;
    });
}

} // namespace

Ticket SheetPrinting::ticketOf(const VoucherRow& row)
{
    const domain::Voucher& voucher = row.voucher;
    return {.username = voucher.username,
            .password = voucher.password,
            .package = row.packageName,
            .price = row.price,
            .duration = voucher.duration,
            .counts = voucher.counts,
            .quotaBytes = voucher.quotaBytes,
            .number = voucher.number};
}

PreviewDialog* SheetPrinting::open(const UiContext& context, const QList<VoucherRow>& rows, QWidget* parent,
                                   const PrintNotice& notice)
{
    Slip content;
    for (const VoucherRow& row : rows)
        content.tickets += ticketOf(row);
    auto* preview = new PreviewDialog(*context.printing, context.theme, std::move(content), parent);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->offerMark();
    QObject::connect(preview, &PreviewDialog::printed, parent,
                     [&context, rows, parent, notice, dialog = QPointer<PreviewDialog>(preview)] {
                         markPrinted(context, rows, parent, [notice, dialog](Tone tone, const QString& words) {
                             notice(tone, words);
                             if (dialog)
                                 dialog->say(tone, words);
                         });
                     });
    preview->open();
    return preview;
}

void SheetPrinting::markPrinted(const UiContext& context, const QList<VoucherRow>& rows, QObject* owner,
                                const PrintNotice& notice)
{
    const QString printed = tr("%n voucher(s) printed.", "", int(rows.size()));
    if (!context.door.isOpen())
        return notice(Tone::Good, printed);
    QSet<qint64> forSale;
    for (const VoucherRow& row : rows) {
        if (isForSale(row))
            forSale += row.voucher.id;
    }
    const QList<qint64> ids = sheetIdsOf(rows);
    const auto marking = context.door.ask(
        [ids, actor = context.actor()](engine::UseCases& use) { return use.stock.markPrinted(ids, actor); });
    core::whenReady(marking, owner, [&context, ids, forSale, owner, notice, printed](const Result<int>& marked) {
        if (!marked)
            return notice(Tone::Bad, tr("The vouchers are printed, but this could not be noted: the counter may still "
                                        "sell them. %1")
                                         .arg(Words::error(marked.error()).both()));
        notice(Tone::Good, printed);
        // Somebody can have bought one while the preview was open.
        core::whenReady(readAgain(context, ids), owner,
                        [forSale, notice, printed](const Result<QList<VoucherRow>>& now) {
                            QStringList gone;
                            for (const VoucherRow& row : now.value_or(QList<VoucherRow>())) {
                                if (forSale.contains(row.voucher.id) && !isForSale(row))
                                    gone += row.voucher.username;
                            }
                            if (gone.isEmpty())
                                return;
                            const qsizetype more = gone.size() - mostNamedCodes;
                            QString codes = gone.mid(0, mostNamedCodes).join(u", "_s);
                            if (more > 0)
                                codes += u' ' + tr("and %n more", "", int(more));
                            notice(Tone::Warn, printed + u' ' +
                                                   tr("Do not hand these out; they were sold or withdrawn "
                                                      "meanwhile: %1")
                                                       .arg(codes));
                        });
    });
}

} // namespace loket::ui
