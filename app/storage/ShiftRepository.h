// Shifts, the cash movements of their drawers, and which purchase was sold in which. Stateless apart from its
// database; used on that database's thread.
#pragma once

#include "domain/Purchase.h"
#include "storage/Database.h"

#include <QList>
#include <QMap>

#include <optional>

namespace loket::storage {

struct Shift
{
    qint64 id = 0;
    qint64 staffId = 0; // 0: there was no staff yet
    QString cashier;
    QDateTime openedAt;
    core::Rupiah openingFloat = 0;
    QDateTime closedAt; // invalid: open
    QString closedBy;
    core::Rupiah expected = 0; // both when it was closed
    core::Rupiah counted = 0;
    QMap<core::Rupiah, int> pieces; // the count: denomination to number
    QString note;

    [[nodiscard]] bool isOpen() const { return !closedAt.isValid(); }
    [[nodiscard]] core::Rupiah difference() const { return counted - expected; }
};

struct CashMovement
{
    qint64 id = 0;
    qint64 shiftId = 0;
    QDateTime at;
    QString actor;
    core::Rupiah amount = 0; // into the drawer; negative: out of it
    QString reason;

    bool operator==(const CashMovement&) const = default;
};

// A purchase at the counter.
struct CounterSale
{
    qint64 purchaseId = 0;
    qint64 shiftId = 0;
    core::Rupiah cashGiven = 0;
    QDateTime soldAt;
    bool fromStock = false;
    QDateTime voidedAt; // invalid: not voided
    QString voidedBy;
    QString voidReason;
    QDateTime handedOverAt; // its codes were shown or printed; invalid: not yet
};

// One line of a shift's list.
struct ShiftSale
{
    CounterSale sale;
    QString invoiceId;
    QString packageId;
    QString packageName;
    int quantity = 1;
    core::Rupiah amount = 0;
    domain::PurchaseStatus status = domain::PurchaseStatus::Paid;
    QString customerPhone;
    QString failureKind; // domain::Purchase::failureKind
};

struct ShiftReport
{
    struct Package
    {
        QString id;
        QString name;
        int vouchers = 0;
        core::Rupiah amount = 0;

        bool operator==(const Package&) const = default;
    };
    struct Sum
    {
        int count = 0;
        core::Rupiah amount = 0;

        bool operator==(const Sum&) const = default;
    };

    Shift shift;
    QList<Package> packages; // what was sold, including voided sales
    Sum sold;
    Sum voided;   // paid back from this drawer
    Sum refunded; // paid out of this drawer, whenever it was sold
    QList<CashMovement> movements;

    [[nodiscard]] core::Rupiah movedIn() const;
    [[nodiscard]] core::Rupiah movedOut() const; // positive
    // What must be in the drawer: float + sold - voided - refunded + in - out.
    [[nodiscard]] core::Rupiah expected() const;
};

// Of the closed shifts.
struct ShiftFilter
{
    QDateTime from;  // closed at or after; invalid: open
    QDateTime until; // closed before; invalid: open
    std::optional<QString> cashier;
};

// What the counts of one cashier's shifts gave.
struct CashierBalance
{
    QString cashier;
    int shifts = 0;
    ShiftReport::Sum missing; // positive
    ShiftReport::Sum over;

    bool operator==(const CashierBalance&) const = default;
};

class ShiftRepository
{
public:
    explicit ShiftRepository(const Database& database) : m_database(database) {}

    [[nodiscard]] core::Result<Shift> find(qint64 id) const;                       // NotFound
    [[nodiscard]] core::Result<std::optional<Shift>> openOf(qint64 staffId) const; // 0: of no particular cashier
    [[nodiscard]] core::Result<QList<Shift>> newest(int limit, std::optional<qint64> staffId = std::nullopt) const;
    // Those closed last first.
    [[nodiscard]] core::Result<QList<Shift>> closed(const ShiftFilter& filter, int limit) const;
    // Of all of them, however many; who misses most first.
    [[nodiscard]] core::Result<QList<CashierBalance>> balances(const ShiftFilter& filter) const;
    [[nodiscard]] core::Result<ShiftReport> report(qint64 id) const;
    // Newest first; those taken back or paid back in this shift too, wherever they were sold.
    [[nodiscard]] core::Result<QList<ShiftSale>> salesOf(qint64 shiftId, int limit) const;
    [[nodiscard]] core::Result<std::optional<CounterSale>> saleOf(qint64 purchaseId) const;
    // Paid, neither voided nor refunded, and the customer has no codes yet; of all shifts, oldest first.
    [[nodiscard]] core::Result<QList<ShiftSale>> notHandedOver(int limit) const;

    // Fills in the id. Conflict: this cashier's drawer is open already.
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, Shift& shift) const;
    // closedAt, closedBy, expected, counted, pieces and note. Conflict: closed already.
    [[nodiscard]] core::Result<void> close(Transaction& transaction, const Shift& shift) const;
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, CashMovement& movement) const;
    [[nodiscard]] core::Result<void> insert(Transaction& transaction, const CounterSale& sale) const;
    // Conflict: voided already.
    [[nodiscard]] core::Result<void> setVoided(Transaction& transaction, const CounterSale& sale, qint64 shiftId) const;
    // True where this is new; false where it was handed over before, or has no codes yet.
    [[nodiscard]] core::Result<bool> setHandedOver(Transaction& transaction, qint64 purchaseId,
                                                   const QDateTime& at) const;
    // A sale that was refunded: its money came out of this drawer; 0: of none.
    [[nodiscard]] core::Result<void> setRefundDrawer(Transaction& transaction, qint64 purchaseId, qint64 shiftId) const;

private:
    [[nodiscard]] core::Result<QList<Shift>> read(Statement&& statement) const;
    [[nodiscard]] static core::Result<QList<ShiftSale>> readSales(Statement&& statement);

    const Database& m_database;
};

} // namespace loket::storage
