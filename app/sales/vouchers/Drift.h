// Where the router and the ledger differ: found by comparing all of our users on the router with all of its vouchers in
// the ledger, and repaired by an action that a person chooses. Users of others never appear. Plain values.
#pragma once

#include "core/Error.h"
#include "domain/Purchase.h"
#include "domain/ports/HotspotRouter.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace loket::sales {

enum class DriftKind {
    Unknown,  // on the router under our comment, but unknown to the ledger
    Leftover, // on the router, but ended in the ledger
    Missing,  // live in the ledger, but not on the router
    Differs,  // in both, with different terms
    Later,    // on the router, of an order that the ledger does not know: sold after the copy it was restored from
};

enum class DriftAction {
    Remove,    // remove from the router
    Adopt,     // into the ledger, as a voucher of the purchase or batch in its comment
    MakeAgain, // on the router again, with what is left of it
    WriteOff,  // the ledger marks it removed
    SetRight,  // the router gets the ledger's terms
    Rebuild,   // its order comes into the ledger again, with all of its vouchers that are on the router
};

struct Difference
{
    QString field; // "profile", "limit-uptime", "limit-bytes-total", "disabled"
    QString onRouter;
    QString inLedger;

    bool operator==(const Difference&) const = default;
};

struct DriftItem
{
    QString router;
    QString username;
    QString comment; // as on the router; of a missing one: as it was
    DriftKind kind = DriftKind::Unknown;
    QList<Difference> differences;
    qint64 voucherId = 0;  // 0: not in the ledger
    qint64 purchaseId = 0; // 0: of none
    QList<DriftAction> actions;

    bool operator==(const DriftItem&) const = default;
};

// How far it has come to make all vouchers again that a router has lost.
struct MakingAgain
{
    int total = 0;
    int made = 0;
    int left = 0; // could not or need not be made: the order was paid back, nothing is left of the time...
    bool runs = true;
    std::optional<core::Error> problem; // why it ended before all were made

    bool operator==(const MakingAgain&) const = default;
};

struct DriftReport
{
    QString router;
    QDateTime comparedAt;               // invalid: never yet
    std::optional<core::Error> problem; // why the last look failed; its data is from comparedAt
    QList<DriftItem> items;             // at most maxDriftItems
    int total = 0;
    int living = 0;                         // vouchers that should be on the router
    int missing = 0;                        // of them, those that are not
    std::optional<MakingAgain> makingAgain; // while it runs, and how the last one ended

    // More than somebody removes by hand: it is told, and looked after in one go.
    [[nodiscard]] bool isBeyondAHandful() const { return missing > handful || hasLostItsUsers(); }

    // It was reset, or its users were removed: that is no reason to write any of them off, or to believe that what has
    // ended is gone for good.
    [[nodiscard]] bool hasLostItsUsers() const { return missing >= leastLost && missing * 2 > living; }

    static constexpr int leastLost = 2; // one is easily removed by hand
    static constexpr int handful = 5;
};

// A router that lost everything differs in every voucher: the first thousand show it.
inline constexpr int maxDriftItems = 1000;

// What a live voucher's user should have and lacks.
QList<Difference> differencesOf(const domain::Voucher& voucher, const domain::ListedUser& user);

// The invoice id (or batch code) and the number of "loket:CODE:N".
struct OurComment
{
    QString code;
    int number = 0;
};
std::optional<OurComment> readComment(const QString& comment);

// "unknown", "make_again"...: for the API and the audit log.
QString toString(DriftKind kind);
QString toString(DriftAction action);
std::optional<DriftAction> driftActionFromString(QStringView name);

} // namespace loket::sales
