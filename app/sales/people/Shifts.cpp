#include "sales/people/Shifts.h"

#include "core/Reasons.h"
#include "sales/flow/Steps.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;
using core::Rupiah;
using domain::Action;
using storage::CashMovement;
using storage::Shift;
using storage::ShiftReport;
using storage::Transaction;

namespace {

Result<void> checkCount(const CashCount& count)
{
    for (auto piece = count.pieces.begin(); piece != count.pieces.end(); ++piece) {
        if (std::find(denominations.begin(), denominations.end(), piece.key()) == denominations.end())
            return fail(core::Reason::NoSuchPiece, {piece.key()});
        if (piece.value() < 0 || piece.value() > mostCash / piece.key())
            return fail(core::Reason::TooManyPieces, {piece.key()});
    }
    return {};
}

} // namespace

Rupiah CashCount::total() const
{
    Rupiah total = 0;
    for (auto piece = pieces.begin(); piece != pieces.end(); ++piece)
        total += piece.key() * piece.value();
    return total;
}

Result<Shift> openShiftOf(const storage::ShiftRepository& shifts, const Actor& actor)
{
    const auto open = shifts.openOf(actor.staffId);
    if (!open)
        return Failure(open.error());
    if (!*open)
        return fail(core::Reason::ShiftNotOpen);
    return **open;
}

Result<Shift> Shifts::open(Rupiah openingFloat, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, Action::Sell));
    if (openingFloat < 0 || openingFloat > mostCash)
        return fail(core::Reason::ShiftFloat, {core::formatRupiah(mostCash)});
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Shift> {
        Shift shift{.staffId = actor.staffId,
                    .cashier = actor.person,
                    .openedAt = m_context.clock.now(),
                    .openingFloat = openingFloat};
        LOKET_TRY(m_shifts.insert(transaction, shift));
        LOKET_TRY(m_ledger.noteAside(transaction, actor, "shift.opened",
                                     {{u"shift"_s, shift.id}, {u"float"_s, openingFloat}}));
        return shift;
    });
}

Result<CashMovement> Shifts::move(Rupiah amount, const QString& reason, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, Action::Sell));
    const QString why = reason.simplified();
    if (amount == 0 || amount > mostCash || amount < -mostCash)
        return fail(core::Reason::DrawerAmount, {core::formatRupiah(mostCash)});
    if (why.isEmpty() || why.size() > mostReason)
        return fail(core::Reason::DrawerReason, {mostReason});
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<CashMovement> {
        const auto shift = openShiftOf(m_shifts, actor);
        if (!shift)
            return Failure(shift.error());
        const auto report = m_shifts.report(shift->id);
        if (!report)
            return Failure(report.error());
        if (report->expected() + amount < 0)
            return fail(core::Reason::DrawerTooLittle, {core::formatRupiah(report->expected())});
        CashMovement movement{
            .shiftId = shift->id, .at = m_context.clock.now(), .actor = actor.name, .amount = amount, .reason = why};
        LOKET_TRY(m_shifts.insert(transaction, movement));
        LOKET_TRY(m_ledger.noteAside(
            transaction, actor, amount > 0 ? "shift.cash_in" : "shift.cash_out",
            {{u"shift"_s, shift->id}, {u"amount"_s, amount}, {u"reason"_s, audited(why, mostReason)}}));
        return movement;
    });
}

Result<ShiftReport> Shifts::close(qint64 shiftId, const CashCount& count, const QString& note, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, Action::Sell));
    LOKET_TRY(checkCount(count));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<ShiftReport> {
        auto report = m_shifts.report(shiftId);
        if (!report)
            return report;
        if (report->shift.staffId != actor.staffId)
            LOKET_TRY(m_ledger.permit(actor, Action::ManageStaff));
        report->shift.closedAt = m_context.clock.now();
        report->shift.closedBy = actor.name;
        report->shift.expected = report->expected();
        report->shift.counted = count.total();
        report->shift.pieces = count.pieces;
        report->shift.note = note.simplified().left(mostReason);
        LOKET_TRY(m_shifts.close(transaction, report->shift));
        LOKET_TRY(m_ledger.noteAside(transaction, actor, "shift.closed",
                                     {{u"shift"_s, shiftId},
                                      {u"expected"_s, report->shift.expected},
                                      {u"counted"_s, report->shift.counted},
                                      {u"difference"_s, report->shift.difference()}}));
        return report;
    });
}

} // namespace loket::sales
