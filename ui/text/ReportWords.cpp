#include "ui/text/ReportWords.h"

#include "core/ZoneName.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Words.h"

#include <cmath>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using storage::ReportDimension;
using storage::ReportPoint;
using storage::ReportStep;

QString ReportWords::shortNumber(qint64 number, const QLocale& locale)
{
    const auto scaled = [&](qint64 unit) {
        const double value = double(number) / double(unit);
        return locale.toString(value, 'f', std::abs(value - std::round(value)) < 0.05 ? 0 : 1);
    };
    if (std::abs(number) >= 1'000'000'000)
        return tr("%1 bn", "thousand millions, short").arg(scaled(1'000'000'000));
    if (std::abs(number) >= 1'000'000)
        return tr("%1 m", "millions, short").arg(scaled(1'000'000));
    if (std::abs(number) >= 1'000)
        return tr("%1 k", "thousands, short").arg(scaled(1'000));
    return locale.toString(number);
}

QString ReportWords::span(std::chrono::milliseconds time, const QLocale& locale)
{
    constexpr qint64 second = 1000;
    constexpr qint64 minute = 60 * second;
    constexpr qint64 hour = 60 * minute;
    const qint64 all = time.count();
    if (all < 10 * second)
        return tr("%1 s").arg(locale.toString(double(all) / double(second), 'f', 1));
    if (all < minute)
        return tr("%1 s").arg(locale.toString(all / second));
    if (all < hour)
        return tr("%1 min %2 s").arg(all / minute).arg(all % minute / second);
    return tr("%1 h %2 min").arg(all / hour).arg(all % hour / minute);
}

QString ReportWords::percent(double part, const QLocale& locale)
{
    const double value = part * 100;
    const bool whole = std::abs(value - std::round(value)) < 0.05;
    return tr("%1%", "per cent").arg(locale.toString(value, 'f', whole ? 0 : 1));
}

QString ReportWords::period(const storage::ReportRange& range, const QLocale& locale)
{
    const QString zone = core::zoneName(range.zone, range.start());
    const QString last = locale.toString(range.last, u"d MMM yyyy"_s);
    if (range.first == range.last)
        return tr("%1 (%2)", "a day, a time zone").arg(last, zone);
    const bool sameYear = range.first.year() == range.last.year();
    const QString first = locale.toString(range.first, sameYear ? u"d MMM"_s : u"d MMM yyyy"_s);
    return tr("%1 – %2 (%3)", "a day, a day, a time zone").arg(first, last, zone);
}

QString ReportWords::tick(const ReportPoint& point, ReportStep step, const QLocale& locale)
{
    switch (step) {
    case ReportStep::Hour:
        return point.start.toString(u"HH"_s);
    case ReportStep::Day:
        return locale.toString(point.start.date(), u"d MMM"_s);
    case ReportStep::Month:
        break;
    }
    return locale.toString(point.start.date(), u"MMM yy"_s);
}

QString ReportWords::moment(const ReportPoint& point, ReportStep step, const QLocale& locale)
{
    switch (step) {
    case ReportStep::Hour:
        return locale.toString(point.start, u"ddd, d MMM yyyy, HH:mm"_s) + point.end.toString(u"–HH:mm"_s);
    case ReportStep::Day:
        return locale.toString(point.start.date(), u"dddd, d MMMM yyyy"_s);
    case ReportStep::Month:
        break;
    }
    return locale.toString(point.start.date(), u"MMMM yyyy"_s);
}

QString ReportWords::dimension(ReportDimension dimension)
{
    switch (dimension) {
    case ReportDimension::Package:
        return tr("Package");
    case ReportDimension::Channel:
        return tr("Sold through");
    case ReportDimension::Cashier:
        return tr("Cashier");
    case ReportDimension::Router:
        return tr("Router");
    case ReportDimension::Gateway:
        break;
    }
    return tr("Paid by");
}

QString ReportWords::slice(ReportDimension dimension, const storage::ReportSlice& slice)
{
    switch (dimension) {
    case ReportDimension::Channel:
        return slice.value == u"counter" ? tr("Counter") : tr("Online shop");
    case ReportDimension::Cashier:
        if (const QString source = ImportWords::source(slice.value); source != slice.value)
            return tr("imported from %1").arg(source); // the other program did not record who sold it
        return slice.value.isEmpty() ? tr("no cashier, or not recorded") : slice.label;
    case ReportDimension::Gateway:
        return Words::gateway(slice.value);
    case ReportDimension::Package:
    case ReportDimension::Router:
        break;
    }
    return slice.label;
}

QString ReportWords::change(qint64 now, qint64 before, const QString& beforeText, const QLocale& locale)
{
    if (before == 0)
        return now == 0 ? tr("as before: nothing") : tr("nothing in the period before");
    const double part = double(now - before) / double(before);
    const QString size = percent(std::abs(part), locale);
    const QString unbroken = QString(beforeText).replace(u' ', QChar::Nbsp); // "Rp" is not separated
    if (now == before)
        return tr("as much as before");
    return now > before ? tr("▲ %1, before: %2").arg(size, unbroken) : tr("▼ %1, before: %2").arg(size, unbroken);
}

} // namespace loket::ui
