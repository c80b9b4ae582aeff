#include "server/routes/ReportRoutes.h"

#include "core/Reasons.h"
#include "storage/ReportModels.h"

#include <QJsonArray>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;
using storage::ReportFigures;
using storage::ReportModels;
using storage::ReportRange;
using storage::ReportStep;

namespace {

constexpr qint64 mostDays = 366;
constexpr qint64 usualDays = 30;
constexpr qint64 briefDays = 31;

QTimeZone zoneOf(const Business& business)
{
    const QTimeZone zone(business.timeZone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

Result<QDate> dayOf(const Fields& query, const QString& name, const QDate& otherwise)
{
    if (!query.contains(name))
        return otherwise;
    const QString text = query.value(name);
    const QDate day = QDate::fromString(text, u"yyyy-MM-dd"_s);
    if (!day.isValid() || text.size() != 10 || day.year() < 1970)
        return fail(core::Reason::FieldDay, {name});
    return day;
}

Result<ReportRange> rangeOf(const Fields& query, const Services& services)
{
    const QTimeZone zone = zoneOf(services.business);
    const QDate today = services.context.clock.now().toTimeZone(zone).date();
    const auto last = dayOf(query, u"to"_s, today);
    if (!last)
        return Failure(last.error());
    const auto first = dayOf(query, u"from"_s, last->addDays(1 - usualDays));
    if (!first)
        return Failure(first.error());
    const ReportRange range{*first, *last, zone};
    if (range.days() < 1 || range.days() > mostDays)
        return fail(core::Reason::FieldPeriod, {mostDays});
    return range;
}

QJsonObject told(const ReportFigures& figures)
{
    const auto success = figures.deliverySuccess();
    return {{u"purchases"_s, figures.paid},
            {u"vouchers"_s, figures.vouchers},
            {u"revenue"_s, figures.revenue},
            {u"refunds"_s, figures.refunds},
            {u"refunded"_s, figures.refunded},
            {u"net"_s, figures.net()},
            {u"completed"_s, figures.completed},
            {u"waiting"_s, figures.waiting},
            {u"paid_without_voucher"_s, figures.stopped},
            {u"voucher_loss_rate"_s, figures.lossRate()},
            {u"messages"_s, figures.messages},
            {u"messages_sent"_s, figures.messagesSent},
            {u"messages_arrived"_s, figures.messagesArrived},
            {u"messages_lost"_s, figures.messagesLost},
            {u"delivery_success"_s, success ? QJsonValue(*success) : QJsonValue()}};
}

QJsonObject told(const storage::TimeSpread& spread)
{
    return {{u"count"_s, spread.count},
            {u"median_ms"_s, qint64(spread.median.count())},
            {u"p95_ms"_s, qint64(spread.p95.count())},
            {u"longest_ms"_s, qint64(spread.longest.count())}};
}

Result<QJsonArray> points(const ReportModels& models, const ReportRange& range, ReportStep step)
{
    const auto series = models.series(range, step);
    if (!series)
        return Failure(series.error());
    QJsonArray rows;
    for (const storage::ReportPoint& point : *series) {
        QJsonObject row = told(point.figures);
        row.insert(u"from"_s, core::toIso(point.start.toUTC()));
        row.insert(u"until"_s, core::toIso(point.end.toUTC()));
        row.insert(u"day"_s, point.start.date().toString(Qt::ISODate));
        rows.append(row);
    }
    return rows;
}

Result<QJsonArray> weekHours(const ReportModels& models, const ReportRange& range)
{
    const auto heat = models.heatMap(range);
    if (!heat)
        return Failure(heat.error());
    QJsonArray rows;
    for (int weekday = 0; weekday < 7; ++weekday) {
        for (int hour = 0; hour < 24; ++hour) {
            QJsonObject row = told((*heat)[size_t(weekday)][size_t(hour)]);
            row.insert(u"weekday"_s, weekday + 1); // Monday is 1 (ISO 8601)
            row.insert(u"hour"_s, hour);
            rows.append(row);
        }
    }
    return rows;
}

Result<QJsonArray> sliced(const ReportModels& models, const ReportRange& range, storage::ReportDimension dimension)
{
    const auto slices = models.slices(range, dimension);
    if (!slices)
        return Failure(slices.error());
    QJsonArray rows;
    for (const storage::ReportSlice& slice : *slices) {
        QJsonObject row = told(slice.figures);
        row.insert(u"value"_s, slice.value);
        row.insert(u"label"_s, slice.label);
        rows.append(row);
    }
    return rows;
}

Result<QJsonArray> rowsBy(const ReportModels& models, const ReportRange& range, const QString& by)
{
    for (const ReportStep step : {ReportStep::Hour, ReportStep::Day, ReportStep::Month}) {
        if (by == storage::toString(step))
            return points(models, range, step);
    }
    if (by == u"weekday")
        return weekHours(models, range);
    if (const auto dimension = storage::reportDimensionFromString(by))
        return sliced(models, range, *dimension);
    return fail(core::Reason::FieldBy);
}

Reply read(const ReportModels& models, const ReportRange& range, const QString& by)
{
    const auto rows = rowsBy(models, range, by);
    if (!rows)
        return failure(rows.error());
    const ReportRange before = range.previous();
    const auto total = models.total(range.start(), range.end());
    const auto previous = models.total(before.start(), before.end());
    const auto imported = models.imported(range.start(), range.end());
    if (!imported)
        return failure(imported.error());
    const auto voucherTimes = models.voucherTimes(range);
    const auto messageTimes = models.messageTimes(range);
    const auto attempts = models.attempts(range);
    for (const Result<ReportFigures>* figures : {&total, &previous}) {
        if (!*figures)
            return failure(figures->error());
    }
    for (const Result<storage::TimeSpread>* spread : {&voucherTimes, &messageTimes}) {
        if (!*spread)
            return failure(spread->error());
    }
    if (!attempts)
        return failure(attempts.error());
    QJsonArray channels;
    for (const storage::AttemptCounts& counts : *attempts)
        channels.append(QJsonObject{{u"channel"_s, counts.channel},
                                    {u"sent"_s, counts.sent},
                                    {u"failed"_s, counts.failed},
                                    {u"error"_s, counts.error}});
    return success({{u"data"_s, QJsonObject{{u"from"_s, range.first.toString(Qt::ISODate)},
                                            {u"to"_s, range.last.toString(Qt::ISODate)},
                                            {u"timezone"_s, QString::fromLatin1(range.zone.id())},
                                            {u"by"_s, by},
                                            {u"total"_s, told(*total)},
                                            {u"previous"_s, told(*previous)},
                                            {u"imported"_s, QJsonObject{{u"paid"_s, imported->paid},
                                                                        {u"revenue"_s, imported->revenue}}},
                                            {u"rows"_s, *rows},
                                            {u"time_to_voucher"_s, told(*voucherTimes)},
                                            {u"time_to_message"_s, told(*messageTimes)},
                                            {u"attempts"_s, channels}}}});
}

Reply report(const Services& services, const Request& request)
{
    const auto range = rangeOf(request.query, services);
    if (!range)
        return failure(range.error());
    const QString by = request.query.contains(u"by"_s) ? request.query.value(u"by"_s) : u"day"_s;
    return services.reads.answer(range->days() > briefDays ? Reads::Length::Long : Reads::Length::Brief,
                                 [range = *range, by](const storage::ReadModels& models) {
                                     return read(ReportModels(models.database()), range, by);
                                 });
}

} // namespace

void addReportRoutes(RouteTable& routes, const Services& services, const Access& access)
{
    routes.get("/voucher/api/reports",
               access.needs(storage::TokenScope::Read, [services](const Request& request, const sales::Actor&) {
                   return report(services, request);
               }));
}

} // namespace loket::server
