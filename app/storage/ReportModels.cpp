#include "storage/ReportModels.h"

#include <QHash>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

constexpr qint64 bucketSeconds = 900;
constexpr qint64 mostDaysByDay = 92; // up to this many days, one bar a day is readable

constexpr auto sums = "sum(paid), sum(vouchers), sum(revenue), sum(waiting), sum(stopped), sum(completed), "
                      "sum(messages), sum(messages_sent), sum(messages_arrived), sum(messages_lost), sum(refunds), "
                      "sum(refunded), sum(refunded_vouchers)";
constexpr auto figureColumns = "paid, vouchers, revenue, waiting, stopped, completed, messages, messages_sent, "
                               "messages_arrived, messages_lost, refunds, refunded, refunded_vouchers";

// The thirteen columns above, from `first` on.
ReportFigures readFigures(const Statement& row, int first)
{
    ReportFigures figures;
    qint64* const fields[] = {&figures.paid,
                              &figures.vouchers,
                              &figures.revenue,
                              &figures.waiting,
                              &figures.stopped,
                              &figures.completed,
                              &figures.messages,
                              &figures.messagesSent,
                              &figures.messagesArrived,
                              &figures.messagesLost,
                              &figures.refunds,
                              &figures.refunded,
                              &figures.refundedVouchers};
    int column = first;
    for (qint64* field : fields)
        *field = row.integer(column++);
    return figures;
}

qint64 bucketOf(const QDateTime& time)
{
    return time.toSecsSinceEpoch() / bucketSeconds;
}

// The moments between which the points lie, one more than there are points. By the zone's own days, so a day of 23 or
// 25 hours is as long as it is.
QList<QDateTime> boundaries(const ReportRange& range, ReportStep step)
{
    const QDateTime end = range.end().toTimeZone(range.zone);
    QList<QDateTime> moments;
    if (step == ReportStep::Hour) {
        for (QDateTime at = range.start().toTimeZone(range.zone); at < end; at = at.addSecs(3600))
            moments += at;
    } else {
        for (QDate day = range.first; day <= range.last;) {
            moments += day.startOfDay(range.zone);
            day = step == ReportStep::Day ? day.addDays(1) : QDate(day.year(), day.month(), 1).addMonths(1);
        }
    }
    moments += end;
    return moments;
}

bool byRevenue(const ReportSlice& a, const ReportSlice& b)
{
    return a.figures.revenue != b.figures.revenue ? a.figures.revenue > b.figures.revenue : a.value < b.value;
}

} // namespace

QString toString(ReportDimension dimension)
{
    switch (dimension) {
    case ReportDimension::Package:
        return u"package"_s;
    case ReportDimension::Channel:
        return u"channel"_s;
    case ReportDimension::Cashier:
        return u"cashier"_s;
    case ReportDimension::Router:
        return u"router"_s;
    case ReportDimension::Gateway:
        break;
    }
    return u"gateway"_s;
}

std::optional<ReportDimension> reportDimensionFromString(QStringView name)
{
    for (const ReportDimension dimension : allReportDimensions) {
        if (name == toString(dimension))
            return dimension;
    }
    return std::nullopt;
}

QString toString(ReportStep step)
{
    switch (step) {
    case ReportStep::Hour:
        return u"hour"_s;
    case ReportStep::Day:
        return u"day"_s;
    case ReportStep::Month:
        break;
    }
    return u"month"_s;
}

ReportStep stepFor(const ReportRange& range)
{
    if (range.days() <= 1)
        return ReportStep::Hour;
    return range.days() <= mostDaysByDay ? ReportStep::Day : ReportStep::Month;
}

ReportFigures& ReportFigures::operator+=(const ReportFigures& other)
{
    paid += other.paid;
    vouchers += other.vouchers;
    revenue += other.revenue;
    waiting += other.waiting;
    stopped += other.stopped;
    completed += other.completed;
    messages += other.messages;
    messagesSent += other.messagesSent;
    messagesArrived += other.messagesArrived;
    messagesLost += other.messagesLost;
    refunds += other.refunds;
    refunded += other.refunded;
    refundedVouchers += other.refundedVouchers;
    return *this;
}

std::optional<double> ReportFigures::deliverySuccess() const
{
    const qint64 ended = messagesSent + messagesLost;
    return ended == 0 ? std::nullopt : std::optional(double(messagesSent) / double(ended));
}

ReportRange ReportRange::previous() const
{
    if (first.day() == 1 && first.month() == last.month() && first.year() == last.year()) {
        const QDate start = first.addMonths(-1);
        const bool whole = last.day() == last.daysInMonth();
        return {start, QDate(start.year(), start.month(), whole ? start.daysInMonth() : last.addMonths(-1).day()),
                zone};
    }
    return {first.addDays(-days()), first.addDays(-1), zone};
}

Result<ImportedShare> ReportModels::imported(const QDateTime& from, const QDateTime& until) const
{
    Statement statement = m_database.statement("SELECT count(*), coalesce(sum(amount), 0) FROM voucher_purchases WHERE "
                                               "imported_from <> '' AND paid_at >= ? AND paid_at < ?");
    LOKET_TRY(statement.bind(from, until).run());
    return statement.next() ? ImportedShare{statement.integer(0), statement.integer(1)} : ImportedShare();
}

Result<ReportFigures> ReportModels::total(const QDateTime& from, const QDateTime& until) const
{
    Statement statement = m_database.statement(
        u"SELECT %1 FROM report_buckets WHERE dimension = 'all' AND bucket >= ? AND bucket < ?"_s.arg(
            QLatin1StringView(sums)));
    if (const auto done = statement.bind(bucketOf(from), bucketOf(until)).run(); !done)
        return Failure(done.error());
    return statement.next() ? readFigures(statement, 0) : ReportFigures();
}

Result<QList<ReportPoint>> ReportModels::series(const ReportRange& range, ReportStep step) const
{
    const QList<QDateTime> moments = boundaries(range, step);
    QList<ReportPoint> points;
    QList<qint64> ends;
    for (qsizetype i = 0; i + 1 < moments.size(); ++i) {
        points += ReportPoint{.start = moments[i], .end = moments[i + 1], .figures = {}};
        ends += bucketOf(moments[i + 1]);
    }
    Statement statement = m_database.statement(
        u"SELECT bucket, %1 FROM report_buckets WHERE dimension = 'all' AND bucket >= ? AND bucket < ? ORDER BY bucket"_s
            .arg(QLatin1StringView(figureColumns)));
    if (const auto done = statement.bind(bucketOf(range.start()), bucketOf(range.end())).run(); !done)
        return Failure(done.error());
    qsizetype at = 0;
    while (statement.next()) {
        const qint64 bucket = statement.integer(0);
        while (at + 1 < points.size() && bucket >= ends[at])
            ++at;
        points[at].figures += readFigures(statement, 1);
    }
    return points;
}

Result<QList<ReportSlice>> ReportModels::slices(const ReportRange& range, ReportDimension dimension) const
{
    QHash<QString, QString> names;
    if (dimension == ReportDimension::Package) {
        Statement packages = m_database.statement("SELECT id, name FROM packages");
        if (const auto done = packages.run(); !done)
            return Failure(done.error());
        while (packages.next())
            names.insert(packages.text(0), packages.text(1));
    }
    Statement statement = m_database.statement(
        u"SELECT value, %1 FROM report_buckets WHERE dimension = ? AND bucket >= ? AND bucket < ? GROUP BY value"_s.arg(
            QLatin1StringView(sums)));
    statement.bind(toString(dimension), bucketOf(range.start()), bucketOf(range.end()));
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<ReportSlice> slices;
    while (statement.next()) {
        const QString value = statement.text(0);
        if (const ReportFigures figures = readFigures(statement, 1); !figures.isEmpty())
            slices += ReportSlice{value, names.value(value, value), figures};
    }
    std::sort(slices.begin(), slices.end(), byRevenue);
    return slices;
}

Result<HeatMap> ReportModels::heatMap(const ReportRange& range) const
{
    Statement statement = m_database.statement(
        u"SELECT bucket, %1 FROM report_buckets WHERE dimension = 'all' AND bucket >= ? AND bucket < ? ORDER BY bucket"_s
            .arg(QLatin1StringView(figureColumns)));
    if (const auto done = statement.bind(bucketOf(range.start()), bucketOf(range.end())).run(); !done)
        return Failure(done.error());
    HeatMap heat{};
    // Asking the zone for each of a hundred thousand buckets is slow; its offset is valid until its next transition.
    qint64 offset = 0;
    qint64 offsetUntil = std::numeric_limits<qint64>::min();
    while (statement.next()) {
        const qint64 seconds = statement.integer(0) * bucketSeconds;
        if (seconds >= offsetUntil) {
            const QDateTime at = QDateTime::fromSecsSinceEpoch(seconds).toUTC();
            offset = range.zone.offsetFromUtc(at);
            const QTimeZone::OffsetData next = range.zone.nextTransition(at);
            offsetUntil = next.atUtc.isValid() ? next.atUtc.toSecsSinceEpoch() : std::numeric_limits<qint64>::max();
        }
        const QDateTime local = QDateTime::fromSecsSinceEpoch(seconds + offset).toUTC();
        heat[size_t(local.date().dayOfWeek() - 1)][size_t(local.time().hour())] += readFigures(statement, 1);
    }
    return heat;
}

Result<TimeSpread> ReportModels::spread(const char* sql, const ReportRange& range) const
{
    Statement statement = m_database.statement(sql);
    if (const auto done = statement.bind(range.start(), range.end()).run(); !done)
        return Failure(done.error());
    QList<std::pair<qint64, qint64>> groups; // milliseconds, how many
    TimeSpread result;
    while (statement.next()) {
        groups += {statement.integer(0), statement.integer(1)};
        result.count += groups.last().second;
    }
    const auto at = [&](double part) {
        const auto rank = qint64(std::ceil(part * double(result.count)));
        qint64 seen = 0;
        for (const auto& [milliseconds, number] : groups) {
            seen += number;
            if (seen >= rank)
                return std::chrono::milliseconds(milliseconds);
        }
        return std::chrono::milliseconds(0);
    };
    result.median = at(0.5);
    result.p95 = at(0.95);
    result.longest = at(1.0);
    return result;
}

Result<TimeSpread> ReportModels::voucherTimes(const ReportRange& range) const
{
    return spread("SELECT voucher_ms, count(*) FROM voucher_purchases WHERE paid_at >= ? AND paid_at < ? AND "
                  "voucher_ms IS NOT NULL GROUP BY voucher_ms ORDER BY voucher_ms",
                  range);
}

Result<TimeSpread> ReportModels::messageTimes(const ReportRange& range) const
{
    return spread("SELECT message_ms, count(*) FROM voucher_purchases WHERE paid_at >= ? AND paid_at < ? AND "
                  "message_ms IS NOT NULL GROUP BY message_ms ORDER BY message_ms",
                  range);
}

Result<QList<AttemptCounts>> ReportModels::attempts(const ReportRange& range) const
{
    Statement statement = m_database.statement("SELECT channel, status, sum(attempts) FROM report_attempts WHERE "
                                               "bucket >= ? AND bucket < ? GROUP BY channel, status ORDER BY channel");
    if (const auto done = statement.bind(bucketOf(range.start()), bucketOf(range.end())).run(); !done)
        return Failure(done.error());
    QList<AttemptCounts> counts;
    while (statement.next()) {
        if (counts.isEmpty() || counts.last().channel != statement.text(0))
            counts += AttemptCounts{.channel = statement.text(0)};
        const QString status = statement.text(1);
        AttemptCounts& channel = counts.last();
        (status == u"sent"     ? channel.sent
         : status == u"failed" ? channel.failed
                               : channel.error) = statement.integer(2);
    }
    return counts;
}

Result<qint64> ReportModels::unconfirmed(const ReportRange& range) const
{
    Statement statement = m_database.statement("SELECT count(*) FROM voucher_purchases WHERE message_unconfirmed > 0 "
                                               "AND paid_at >= ? AND paid_at < ?");
    if (const auto done = statement.bind(range.start(), range.end()).run(); !done)
        return Failure(done.error());
    return statement.next() ? statement.integer(0) : 0;
}

Result<Report> readReport(const Database& database, const ReportRange& range, const QDateTime& now)
{
    const ReportModels models(database);
    Report report{.range = range, .step = stepFor(range)};
    const ReportRange before = range.previous();
    // Takes a part of the report where it could be read; the first error ends the reading.
    Result<void> outcome;
    const auto take = [&outcome](auto&& part, auto& into) {
        if (!outcome)
            return;
        if (part)
            into = std::move(*part);
        else
            outcome = Failure(part.error());
    };
    const bool underWay = now >= range.start() && now < range.end();
    const QDateTime cut =
        underWay ? qMin(before.end(), before.start().addSecs(range.start().secsTo(now) + bucketSeconds)) : before.end();
    take(models.total(range.start(), range.end()), report.total);
    take(models.total(before.start(), cut), report.previous);
    take(models.series(range, report.step), report.points);
    take(models.series(before, report.step), report.previousPoints);
    for (const ReportDimension dimension : allReportDimensions)
        take(models.slices(range, dimension), report.slices[size_t(dimension)]);
    take(models.heatMap(range), report.heat);
    take(models.voucherTimes(range), report.voucherTimes);
    take(models.messageTimes(range), report.messageTimes);
    take(models.attempts(range), report.attempts);
    take(models.unconfirmed(range), report.unconfirmed);
    if (!outcome)
        return Failure(outcome.error());
    return report;
}

} // namespace loket::storage
