// Where the router and the ledger differ: found by comparing all of ours on the router with all of its vouchers in the
// ledger, and mended by an action a person chooses. What is not ours never appears. Plain values.
#pragma once

#include "core/Error.h"
#include "domain/Purchase.h"
#include "domain/ports/HotspotRouter.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace loket::sales {

enum class DriftKind {
    Unknown,  // on the router under our comment, and the ledger has never heard of it
    Leftover, // on the router, and over in the ledger
    Missing,  // living in the ledger, and not on the router
    Differs,  // both have it, with other terms
    Later,    // on the router, of an order that the ledger does not know: sold after the copy it was put back from
};

enum class DriftAction {
    Remove,    // off the router
    Adopt,     // into the ledger, as a voucher of the purchase or batch its comment names
    MakeAgain, // on the router once more, with what is left of it
    WriteOff,  // the ledger takes it as removed
    SetRight,  // the router gets what the ledger says
    Rebuild,   // its order comes into the ledger again, and it with it
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
    QString comment; // as on the router; of what is missing: as it was
    DriftKind kind = DriftKind::Unknown;
    QList<Difference> differences;
    qint64 voucherId = 0;  // 0: not in the ledger
    qint64 purchaseId = 0; // 0: of none
    QList<DriftAction> actions;

    bool operator==(const DriftItem&) const = default;
};

struct DriftReport
{
    QString router;
    QDateTime comparedAt;               // invalid: never yet
    std::optional<core::Error> problem; // why the last look failed; what it says is from comparedAt
    QList<DriftItem> items;             // at most maxDriftItems
    int total = 0;
};

// A router that lost everything differs in every voucher: the first thousand tell it all.
inline constexpr int maxDriftItems = 1000;

// What a living voucher's user should have and has not.
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
