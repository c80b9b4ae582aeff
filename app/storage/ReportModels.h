// What the reports show, read from the rollups that 006_rollups.sql keeps beside the data: a purchase counts at the
// time of its payment, a refund at the time the money was given back. Buckets are quarters of an hour in UTC; they are
// folded into hours, days and months of the asked zone here, so a change of business.timezone needs no recount.
// Works on any connection and belongs to that connection's thread. Money in whole rupiah.
#pragma once

#include "core/Money.h"
#include "storage/Database.h"

#include <QDate>
#include <QTimeZone>

#include <array>
#include <chrono>

namespace loket::storage {

enum class ReportDimension { Package, Channel, Cashier, Router, Gateway };

inline constexpr std::array allReportDimensions{ReportDimension::Package, ReportDimension::Channel,
                                                ReportDimension::Cashier, ReportDimension::Router,
                                                ReportDimension::Gateway};

QString toString(ReportDimension dimension); // "package"...
std::optional<ReportDimension> reportDimensionFromString(QStringView name);

struct ReportFigures
{
    qint64 paid = 0;     // purchases
    qint64 vouchers = 0; // sold with them
    core::Rupiah revenue = 0;
    qint64 waiting = 0; // of the paid: the vouchers are being made, attempts remain
    qint64 stopped = 0; // of the paid: no attempts remain; paid without voucher
    qint64 completed = 0;
    qint64 messages = 0; // of the paid: with a message to send
    qint64 messagesSent = 0;
    qint64 messagesArrived = 0; // with a receipt; not every channel sends one
    qint64 messagesLost = 0;
    qint64 refunds = 0; // purchases whose money was given back in this time, whenever they were paid
    core::Rupiah refunded = 0;
    qint64 refundedVouchers = 0;

    bool operator==(const ReportFigures&) const = default;
    ReportFigures& operator+=(const ReportFigures& other);

    [[nodiscard]] core::Rupiah net() const { return revenue - refunded; }
    [[nodiscard]] bool isEmpty() const { return *this == ReportFigures(); }
    // Paid without voucher / paid; what is still being made within its attempts is waiting, not lost.
    [[nodiscard]] double lossRate() const { return paid == 0 ? 0.0 : double(stopped) / double(paid); }
    // Of the messages whose fate is known; none: nothing to say.
    [[nodiscard]] std::optional<double> deliverySuccess() const;
};

// Whole days of a zone, both ends included.
struct ReportRange
{
    QDate first;
    QDate last;
    QTimeZone zone;

    [[nodiscard]] qint64 days() const { return first.daysTo(last) + 1; }
    [[nodiscard]] QDateTime start() const { return first.startOfDay(zone).toUTC(); }
    [[nodiscard]] QDateTime end() const { return last.addDays(1).startOfDay(zone).toUTC(); } // the first moment after
    // The same length right before; for days of one month, beginning with its first: the same days of the month before.
    [[nodiscard]] ReportRange previous() const;
};

enum class ReportStep { Hour, Day, Month };

QString toString(ReportStep step); // "hour"...
// The hours of one day, the days of up to three months, the months of more.
ReportStep stepFor(const ReportRange& range);

struct ReportPoint
{
    QDateTime start; // in the range's zone
    QDateTime end;   // the first moment after
    ReportFigures figures;
};

struct ReportSlice
{
    QString value; // as it is stored: a package's id, "online"...
    QString label; // a package's name; else the value
    ReportFigures figures;
};

struct TimeSpread
{
    qint64 count = 0;
    std::chrono::milliseconds median{0};
    std::chrono::milliseconds p95{0}; // nearest rank, exact
    std::chrono::milliseconds longest{0};
};

struct ImportedShare
{
    qint64 paid = 0; // purchases
    core::Rupiah revenue = 0;
};

struct AttemptCounts // of one message channel
{
    QString channel;
    qint64 sent = 0;
    qint64 failed = 0;
    qint64 error = 0;
};

using HeatMap = std::array<std::array<ReportFigures, 24>, 7>; // [Monday = 0][hour]

class ReportModels
{
public:
    explicit ReportModels(const Database& database) : m_database(database) {}

    // In all, between two moments that lie on a quarter of an hour (others are taken down to it).
    [[nodiscard]] core::Result<ReportFigures> total(const QDateTime& from, const QDateTime& until) const;
    // Of that, what was imported from another program.
    [[nodiscard]] core::Result<ImportedShare> imported(const QDateTime& from, const QDateTime& until) const;
    [[nodiscard]] core::Result<QList<ReportPoint>> series(const ReportRange& range, ReportStep step) const;
    // The most revenue first.
    [[nodiscard]] core::Result<QList<ReportSlice>> slices(const ReportRange& range, ReportDimension dimension) const;
    [[nodiscard]] core::Result<HeatMap> heatMap(const ReportRange& range) const;
    // From paid to every voucher made, and from paid to the first message taken by a channel.
    [[nodiscard]] core::Result<TimeSpread> voucherTimes(const ReportRange& range) const;
    [[nodiscard]] core::Result<TimeSpread> messageTimes(const ReportRange& range) const;
    [[nodiscard]] core::Result<QList<AttemptCounts>> attempts(const ReportRange& range) const;
    [[nodiscard]] core::Result<qint64> unconfirmed(const ReportRange& range) const;

private:
    [[nodiscard]] core::Result<TimeSpread> spread(const char* sql, const ReportRange& range) const;

    const Database& m_database;
};

// Everything a report page shows, read at once. `now` cuts the previous period where the range is not over yet, so that
// half a day is compared with half a day.
struct Report
{
    ReportRange range;
    ReportStep step = ReportStep::Day;
    ReportFigures total;
    ReportFigures previous;
    QList<ReportPoint> points;
    QList<ReportPoint> previousPoints; // whole
    std::array<QList<ReportSlice>, allReportDimensions.size()> slices;
    HeatMap heat;
    TimeSpread voucherTimes;
    TimeSpread messageTimes;
    QList<AttemptCounts> attempts;
    qint64 unconfirmed = 0; // messages of this range that their channel took and did not confirm in time

    [[nodiscard]] const QList<ReportSlice>& by(ReportDimension dimension) const { return slices[size_t(dimension)]; }
};

core::Result<Report> readReport(const Database& database, const ReportRange& range, const QDateTime& now);

} // namespace loket::storage
