// A cashier's shift: opened with the cash in the drawer, closed with a count, and the cash movements between.
// One open drawer each. Every step is in the audit log. Engine thread.
#pragma once

#include "sales/flow/Ledger.h"
#include "storage/ShiftRepository.h"

#include <array>

namespace loket::sales {

inline constexpr core::Rupiah mostCash = 1'000'000'000; // in one drawer or one movement
inline constexpr int mostReason = 200;
// Notes and coins that a drawer is counted by.
inline constexpr std::array<core::Rupiah, 10> denominations{100'000, 50'000, 20'000, 10'000, 5'000,
                                                            2'000,   1'000,  500,    200,    100};

struct CashCount
{
    QMap<core::Rupiah, int> pieces; // denomination to number

    [[nodiscard]] core::Rupiah total() const;
};

class Shifts
{
public:
    explicit Shifts(const Context& context) : m_context(context), m_ledger(context), m_shifts(context.database) {}

    // InvalidInput: the float. Conflict: this person's shift is open already.
    [[nodiscard]] core::Result<storage::Shift> open(core::Rupiah openingFloat, const Actor& actor) const;
    // Cash into the drawer, or (negative) out of it. InvalidInput: amount or no reason, or more than is there.
    // Conflict: no shift is open.
    [[nodiscard]] core::Result<storage::CashMovement> move(core::Rupiah amount, const QString& reason,
                                                           const Actor& actor) const;
    // One's own; anybody's for members who may manage the staff. InvalidInput: the count. Conflict: closed already.
    [[nodiscard]] core::Result<storage::ShiftReport> close(qint64 shiftId, const CashCount& count, const QString& note,
                                                           const Actor& actor) const;

private:
    const Context& m_context;
    Ledger m_ledger;
    storage::ShiftRepository m_shifts;
};

// The open shift of this actor, or Conflict: a sale needs a drawer.
core::Result<storage::Shift> openShiftOf(const storage::ShiftRepository& shifts, const Actor& actor);

} // namespace loket::sales
