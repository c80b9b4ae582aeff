// What is printed: vouchers, and the part of the sale below them. Plain values, safe to pass between threads.
#pragma once

#include "domain/Purchase.h"

#include <QList>

#include <optional>

namespace loket::ui {

struct Ticket
{
    QString username;
    QString password; // the user name again where the voucher is a code
    QString package;
    core::Rupiah price = 0; // 0: not printed
    domain::Seconds duration{0};
    domain::Counting counts = domain::Counting::Online;
    qint64 quotaBytes = 0;
    int number = 0; // on a sheet, to find it again; 0: none
    QString router; // where it works

    [[nodiscard]] bool isCode() const { return username == password; }
};

// A line of a slip that is no voucher's: a shift's report.
struct SlipLine
{
    QString name;
    QString value;
};

// A sale that is paid and has no codes yet: what its customer comes back with.
struct PickUp
{
    QString what;   // "2 × 5rb - 2 Hari"
    QString number; // to be called by
    QString token;  // of the order's page, which shows the codes as soon as they are made
};

// One sale at the counter, or (with the tickets alone) vouchers for a sheet, or (with the lines) a report, or the
// receipt of a sale that waits for its codes.
struct Slip
{
    QList<Ticket> tickets;
    QString heading = {};       // of the lines
    QList<SlipLine> lines = {}; // instead of tickets
    std::optional<PickUp> pickUp = {};
    QString invoice;
    QDateTime soldAt; // invalid: not printed
    QString cashier;
    core::Rupiah total = 0; // 0: the money is not printed
    core::Rupiah cash = 0;  // what the customer gave; 0: not printed
    core::Rupiah change = 0;
    bool isCopy = false;
    bool opensDrawer = false; // where print.drawer allows it

    [[nodiscard]] int count() const { return lines.isEmpty() && !pickUp ? int(tickets.size()) : 1; }
};

// A price is on each voucher: the purchase's amount shared out.
Ticket ticketOf(const domain::Purchase& purchase, const domain::Voucher& voucher);
// All live vouchers of a purchase as one slip.
Slip slipOf(const domain::Purchase& purchase, const QList<domain::Voucher>& vouchers);
// Of one that has no codes yet.
Slip receiptOf(const domain::Purchase& purchase);
// The end of the order's number, which people say aloud and search for.
QString pickUpNumber(const QString& invoiceId);

} // namespace loket::ui
