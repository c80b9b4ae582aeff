#include "storage/ShiftRepository.h"

#include "core/Reasons.h"
#include "storage/Conditions.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using core::Rupiah;

namespace {

constexpr auto shiftColumns = "id, coalesce(staff_id, 0), cashier, opened_at, opening_float, closed_at, closed_by, "
                              "coalesce(expected, 0), coalesce(counted, 0), count_detail, note";
constexpr auto saleColumns =
    "s.purchase_id, s.shift_id, s.cash_given, s.sold_at, s.from_stock, s.voided_at, s.voided_by, s.void_reason, "
    "s.handed_over_at";
// With `saleColumns` before them.
constexpr auto soldColumns = "p.invoice_id, p.voucher_package, p.package_name, p.voucher_quantity, p.amount, p.status, "
                             "p.customer_phone, p.failure_kind";
constexpr int firstSoldColumn = 9;

QString toJson(const QMap<Rupiah, int>& pieces)
{
    QJsonObject object;
    for (auto piece = pieces.begin(); piece != pieces.end(); ++piece)
        object.insert(QString::number(piece.key()), piece.value());
    return object.isEmpty() ? u""_s : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<Rupiah, int> piecesFrom(const QString& json)
{
    QMap<Rupiah, int> pieces;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto piece = object.begin(); piece != object.end(); ++piece)
        pieces.insert(piece.key().toLongLong(), piece.value().toInt());
    return pieces;
}

Shift readShift(const Statement& row)
{
    return {.id = row.integer(0),
            .staffId = row.integer(1),
            .cashier = row.text(2),
            .openedAt = row.time(3),
            .openingFloat = row.integer(4),
            .closedAt = row.time(5),
            .closedBy = row.text(6),
            .expected = row.integer(7),
            .counted = row.integer(8),
            .pieces = piecesFrom(row.text(9)),
            .note = row.text(10)};
}

CounterSale readSale(const Statement& row)
{
    return {.purchaseId = row.integer(0),
            .shiftId = row.integer(1),
            .cashGiven = row.integer(2),
            .soldAt = row.time(3),
            .fromStock = row.integer(4) != 0,
            .voidedAt = row.time(5),
            .voidedBy = row.text(6),
            .voidReason = row.text(7),
            .handedOverAt = row.time(8)};
}

Conditions closedOnly(const ShiftFilter& filter)
{
    Conditions where;
    where.add(u"closed_at <> ''"_s);
    where.since(u"closed_at"_s, filter.from, filter.until);
    if (filter.cashier)
        where.add(u"cashier = ?"_s, {*filter.cashier});
    return where;
}

QVariant orNull(qint64 id)
{
    return id > 0 ? QVariant(id) : QVariant(QMetaType(QMetaType::LongLong));
}

Result<ShiftReport::Sum> sum(Statement&& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return ShiftReport::Sum{};
    return ShiftReport::Sum{int(statement.integer(0)), statement.integer(1)};
}

} // namespace

Rupiah ShiftReport::movedIn() const
{
    Rupiah total = 0;
    for (const CashMovement& movement : movements)
        total += std::max<Rupiah>(movement.amount, 0);
    return total;
}

Rupiah ShiftReport::movedOut() const
{
    Rupiah total = 0;
    for (const CashMovement& movement : movements)
        total += std::max<Rupiah>(-movement.amount, 0);
    return total;
}

Rupiah ShiftReport::expected() const
{
    return shift.openingFloat + sold.amount - voided.amount - refunded.amount + movedIn() - movedOut();
}

Result<QList<Shift>> ShiftRepository::read(Statement&& statement) const
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<Shift> shifts;
    while (statement.next())
        shifts += readShift(statement);
    return shifts;
}

Result<Shift> ShiftRepository::find(qint64 id) const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM shifts WHERE id = ?"_s.arg(QLatin1StringView(shiftColumns)));
    statement.bind(id);
    const auto shifts = read(std::move(statement));
    if (!shifts)
        return Failure(shifts.error());
    if (shifts->isEmpty())
        return fail(core::Reason::ShiftUnknown);
    return shifts->first();
}

Result<std::optional<Shift>> ShiftRepository::openOf(qint64 staffId) const
{
    Statement statement =
        m_database.statement(u"SELECT %1 FROM shifts WHERE coalesce(staff_id, 0) = ? AND closed_at = ''"_s.arg(
            QLatin1StringView(shiftColumns)));
    statement.bind(staffId);
    const auto shifts = read(std::move(statement));
    if (!shifts)
        return Failure(shifts.error());
    return shifts->isEmpty() ? std::optional<Shift>() : shifts->first();
}

Result<QList<Shift>> ShiftRepository::newest(int limit, std::optional<qint64> staffId) const
{
    Statement statement = m_database.statement(u"SELECT %1 FROM shifts%2 ORDER BY id DESC LIMIT ?"_s.arg(
        QLatin1StringView(shiftColumns), staffId ? u" WHERE coalesce(staff_id, 0) = ?"_s : QString()));
    if (staffId)
        statement.bind(*staffId);
    statement.bind(limit);
    return read(std::move(statement));
}

Result<QList<Shift>> ShiftRepository::closed(const ShiftFilter& filter, int limit) const
{
    const Conditions where = closedOnly(filter);
    Statement statement = m_database.statement(u"SELECT %1 FROM shifts"_s.arg(QLatin1StringView(shiftColumns)) +
                                               where.sql() + u" ORDER BY closed_at DESC, id DESC LIMIT ?"_s);
    where.bind(statement);
    statement.bind(limit);
    return read(std::move(statement));
}

Result<QList<CashierBalance>> ShiftRepository::balances(const ShiftFilter& filter) const
{
    const Conditions where = closedOnly(filter);
    Statement statement = m_database.statement(
        u"SELECT cashier, count(*), sum(counted < expected), sum(max(expected - counted, 0)), sum(counted > expected), "
        "sum(max(counted - expected, 0)) FROM shifts"_s +
        where.sql() + u" GROUP BY cashier ORDER BY 4 DESC, 6 DESC, 1"_s);
    where.bind(statement);
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<CashierBalance> balances;
    while (statement.next()) {
        balances += {.cashier = statement.text(0),
                     .shifts = int(statement.integer(1)),
                     .missing = {int(statement.integer(2)), statement.integer(3)},
                     .over = {int(statement.integer(4)), statement.integer(5)}};
    }
    return balances;
}

Result<ShiftReport> ShiftRepository::report(qint64 id) const
{
    const auto shift = find(id);
    if (!shift)
        return Failure(shift.error());
    ShiftReport report{.shift = *shift};

    Statement packages = m_database.statement(
        "SELECT p.voucher_package, p.package_name, sum(p.voucher_quantity), sum(p.amount) FROM counter_sales s JOIN "
        "voucher_purchases p ON p.id = s.purchase_id WHERE s.shift_id = ? GROUP BY p.voucher_package ORDER BY 4 DESC, "
        "1");
    if (const auto done = packages.bind(id).run(); !done)
        return Failure(done.error());
    while (packages.next())
        report.packages += {packages.text(0), packages.text(1), int(packages.integer(2)), packages.integer(3)};

    const auto sumOf = [this, id](const char* condition) {
        Statement statement = m_database.statement(
            u"SELECT count(*), coalesce(sum(p.amount), 0) FROM counter_sales s JOIN voucher_purchases p ON p.id = "
            "s.purchase_id WHERE %1"_s.arg(QLatin1StringView(condition)));
        statement.bind(id);
        return sum(std::move(statement));
    };
    const auto sold = sumOf("s.shift_id = ?");
    const auto voided = sumOf("s.void_shift_id = ?");
    const auto refunded = sumOf("s.refund_shift_id = ?");
    for (const auto& part : {sold, voided, refunded}) {
        if (!part)
            return Failure(part.error());
    }
    report.sold = *sold;
    report.voided = *voided;
    report.refunded = *refunded;

    Statement movements =
        m_database.statement("SELECT id, shift_id, at, actor, amount, reason FROM cash_movements WHERE shift_id = ? "
                             "ORDER BY id");
    if (const auto done = movements.bind(id).run(); !done)
        return Failure(done.error());
    while (movements.next())
        report.movements += {movements.integer(0), movements.integer(1), movements.time(2),
                             movements.text(3),    movements.integer(4), movements.text(5)};
    return report;
}

Result<QList<ShiftSale>> ShiftRepository::readSales(Statement&& statement)
{
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<ShiftSale> sales;
    while (statement.next()) {
        constexpr int at = firstSoldColumn;
        sales +=
            {.sale = readSale(statement),
             .invoiceId = statement.text(at),
             .packageId = statement.text(at + 1),
             .packageName = statement.text(at + 2),
             .quantity = int(statement.integer(at + 3)),
             .amount = statement.integer(at + 4),
             .status = domain::purchaseStatusFromString(statement.text(at + 5)).value_or(domain::PurchaseStatus::Paid),
             .customerPhone = statement.text(at + 6),
             .failureKind = statement.text(at + 7)};
    }
    return sales;
}

Result<QList<ShiftSale>> ShiftRepository::salesOf(qint64 shiftId, int limit) const
{
    Statement statement = m_database.statement(
        u"SELECT %1, %2 FROM counter_sales s JOIN voucher_purchases p ON p.id = s.purchase_id WHERE s.shift_id = ? OR "
        "s.void_shift_id = ? OR s.refund_shift_id = ? ORDER BY s.purchase_id DESC LIMIT ?"_s.arg(
            QLatin1StringView(saleColumns), QLatin1StringView(soldColumns)));
    statement.bind(shiftId, shiftId, shiftId, limit);
    return readSales(std::move(statement));
}

Result<QList<ShiftSale>> ShiftRepository::notHandedOver(int limit) const
{
    Statement statement =
        m_database.statement(u"SELECT %1, %2 FROM counter_sales s JOIN voucher_purchases p ON p.id = s.purchase_id "
                             "WHERE s.handed_over_at = '' AND s.voided_at = '' AND p.status IN ('paid', 'completed', "
                             "'voucher_generation_failed') ORDER BY s.purchase_id LIMIT ?"_s.arg(
                                 QLatin1StringView(saleColumns), QLatin1StringView(soldColumns)));
    statement.bind(limit);
    return readSales(std::move(statement));
}

Result<std::optional<CounterSale>> ShiftRepository::saleOf(qint64 purchaseId) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM counter_sales s WHERE s.purchase_id = ?"_s.arg(QLatin1StringView(saleColumns)));
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return Failure(done.error());
    return statement.next() ? std::optional(readSale(statement)) : std::nullopt;
}

Result<void> ShiftRepository::insert(Transaction& transaction, Shift& shift) const
{
    Statement statement =
        transaction.statement("INSERT INTO shifts (staff_id, cashier, opened_at, opening_float) VALUES (?, ?, ?, ?)");
    statement.bind(orNull(shift.staffId), shift.cashier, shift.openedAt, shift.openingFloat);
    if (const auto done = statement.run(); !done) {
        if (done.error().kind == ErrorKind::Conflict)
            return fail(core::Reason::ShiftOpen);
        return done;
    }
    shift.id = statement.insertedId();
    transaction.touched(ChangeKind::Shift, shift.id);
    return {};
}

Result<void> ShiftRepository::close(Transaction& transaction, const Shift& shift) const
{
    Statement statement =
        transaction.statement("UPDATE shifts SET closed_at = ?, closed_by = ?, expected = ?, counted = "
                              "?, count_detail = ?, note = ? WHERE id = ? AND closed_at = ''");
    statement.bind(shift.closedAt, shift.closedBy, shift.expected, shift.counted, toJson(shift.pieces), shift.note,
                   shift.id);
    LOKET_TRY(statement.run());
    if (statement.changedRows() != 1)
        return fail(core::Reason::ShiftClosed);
    transaction.touched(ChangeKind::Shift, shift.id);
    return {};
}

Result<void> ShiftRepository::insert(Transaction& transaction, CashMovement& movement) const
{
    Statement statement = transaction.statement(
        "INSERT INTO cash_movements (shift_id, at, actor, amount, reason) VALUES (?, ?, ?, ?, ?)");
    statement.bind(movement.shiftId, movement.at, movement.actor, movement.amount, movement.reason);
    LOKET_TRY(statement.run());
    movement.id = statement.insertedId();
    transaction.touched(ChangeKind::Shift, movement.shiftId);
    return {};
}

Result<void> ShiftRepository::insert(Transaction& transaction, const CounterSale& sale) const
{
    Statement statement =
        transaction.statement("INSERT INTO counter_sales (purchase_id, shift_id, cash_given, sold_at, "
                              "from_stock) VALUES (?, ?, ?, ?, ?)");
    statement.bind(sale.purchaseId, sale.shiftId, sale.cashGiven, sale.soldAt, sale.fromStock);
    transaction.touched(ChangeKind::Shift, sale.shiftId);
    return statement.run();
}

Result<bool> ShiftRepository::setHandedOver(Transaction& transaction, qint64 purchaseId, const QDateTime& at) const
{
    Statement statement = transaction.statement(
        "UPDATE counter_sales SET handed_over_at = ? WHERE purchase_id = ? AND handed_over_at = '' AND EXISTS (SELECT "
        "1 "
        "FROM voucher_purchases p WHERE p.id = counter_sales.purchase_id AND p.status = 'completed')");
    if (const auto done = statement.bind(at, purchaseId).run(); !done)
        return Failure(done.error());
    if (statement.changedRows() == 0)
        return false;
    transaction.touched(ChangeKind::Purchase, purchaseId);
    return true;
}

Result<void> ShiftRepository::setRefundDrawer(Transaction& transaction, qint64 purchaseId, qint64 shiftId) const
{
    Statement statement = transaction.statement(
        "UPDATE counter_sales SET refund_shift_id = ? WHERE purchase_id = ? AND refunded_at <> ''");
    if (shiftId > 0)
        transaction.touched(ChangeKind::Shift, shiftId);
    return statement.bind(orNull(shiftId), purchaseId).run();
}

Result<void> ShiftRepository::setVoided(Transaction& transaction, const CounterSale& sale, qint64 shiftId) const
{
    Statement statement =
        transaction.statement("UPDATE counter_sales SET void_shift_id = ?, voided_at = ?, voided_by = "
                              "?, void_reason = ? WHERE purchase_id = ? AND voided_at = ''");
    statement.bind(shiftId, sale.voidedAt, sale.voidedBy, sale.voidReason, sale.purchaseId);
    LOKET_TRY(statement.run());
    if (statement.changedRows() != 1)
        return fail(core::Reason::SaleVoided);
    transaction.touched(ChangeKind::Shift, shiftId);
    transaction.touched(ChangeKind::Shift, sale.shiftId);
    return {};
}

} // namespace loket::storage
