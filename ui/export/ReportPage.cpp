#include "ui/export/ReportPage.h"

#include "core/Money.h"
#include "core/Reasons.h"
#include "ui/text/ReportWords.h"

#include <QDir>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::formatRupiah;
using core::Result;
using storage::ReportDimension;
using storage::ReportFigures;
using storage::ReportPoint;

namespace {

// Lengths in points (1/72 inch), whatever the device's resolution.
constexpr double pointsPerInch = 72;
constexpr double reportPageMargin = 42;
constexpr double reportLine = 15;
constexpr int reportLeastPixels = 6;
constexpr double reportPageGap = 14;
constexpr double chartHeight = 150;
constexpr int figuresInARow = 4;
constexpr qsizetype mostSlices = 20;
const QColor reportInk(0x1a, 0x1f, 0x24);
const QColor reportPale(0x5a, 0x65, 0x70);
const QColor reportRule(0xc9, 0xcf, 0xd6);
const QColor reportBar(0x0f, 0x76, 0x6e);

// In smaller letters where it is too long for its place.
void write(QPainter& painter, const QRectF& where, const QString& text, double size, const QColor& colour = reportInk,
           bool bold = false, Qt::Alignment how = Qt::AlignLeft | Qt::AlignVCenter)
{
    QFont font = painter.font();
    font.setBold(bold);
    for (int pixels = qMax(1, int(size)); pixels > 0; --pixels) {
        font.setPixelSize(pixels);
        if (pixels <= reportLeastPixels || QFontMetricsF(font).horizontalAdvance(text) <= where.width())
            break;
    }
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(where, int(how) | Qt::TextSingleLine, text);
}

} // namespace

ReportPage::ReportPage(const storage::Report& report, QLocale locale, QString businessName, const QDateTime& now)
    : m_report(report), m_locale(std::move(locale)), m_businessName(std::move(businessName)), m_now(now)
{}

Result<void> ReportPage::writePdf(ReportPage page, const QString& path, ExportProgress& progress)
{
    QSaveFile file(path);
    const auto problem = [&file] {
        return fail(core::Reason::ExportNotWritten, {QDir::toNativeSeparators(file.fileName()), file.errorString()});
    };
    if (!file.open(QIODevice::WriteOnly))
        return problem();
    {
        QPdfWriter writer(&file);
        writer.setTitle(tr("Report") + u' ' + ReportWords::period(page.m_report.range, page.m_locale));
        writer.setCreator(u"Loket"_s);
        writer.setPageSize(QPageSize(QPageSize::A4));
        if (const auto done = page.paint(writer, progress); !done)
            return done; // the partial file is discarded
    }
    if (!file.commit())
        return problem();
    return {};
}

Result<void> ReportPage::paint(QPagedPaintDevice& device, ExportProgress& progress)
{
    m_device = &device;
    device.setPageMargins(QMarginsF(0, 0, 0, 0)); // a printer has its own minimum margins
    QPainter painter;
    if (!painter.begin(&device))
        return fail(core::Reason::NothingToDrawOn);
    const double scale = device.logicalDpiX() / pointsPerInch;
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    m_area = QRectF(reportPageMargin, reportPageMargin, device.width() / scale - 2 * reportPageMargin,
                    device.height() / scale - 2 * reportPageMargin);
    m_y = m_area.top();

    const QList<std::function<void()>> parts{[&] { heading(painter); },
                                             [&] { figures(painter); },
                                             [&] { course(painter); },
                                             [&] { slices(painter, ReportDimension::Package); },
                                             [&] { slices(painter, ReportDimension::Channel); },
                                             [&] { slices(painter, ReportDimension::Gateway); },
                                             [&] { slices(painter, ReportDimension::Cashier); },
                                             [&] { slices(painter, ReportDimension::Router); },
                                             [&] { heat(painter); }};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (progress.isCancelled())
            return ExportProgress::cancelled();
        parts[i]();
        progress.report(i + 1, parts.size());
    }
    footer(painter);
    if (!painter.end())
        return fail(core::Reason::PagesNotFinished);
    return {};
}

void ReportPage::need(QPainter& painter, double height)
{
    if (m_y + height <= m_area.bottom() - 2 * reportLine)
        return;
    footer(painter);
    m_device->newPage();
    ++m_page;
    m_y = m_area.top();
}

void ReportPage::footer(QPainter& painter) const
{
    const QRectF where(m_area.left(), m_area.bottom() - reportLine, m_area.width(), reportLine);
    const QString zone = m_report.range.zone.abbreviation(m_now);
    const QString stamp = m_locale.toString(m_now.toTimeZone(m_report.range.zone), u"d MMM yyyy HH:mm"_s) + u' ' + zone;
    write(painter, where, tr("Made with Loket, %1").arg(stamp), 8, reportPale);
    write(painter, where, tr("Page %1").arg(m_page), 8, reportPale, false, Qt::AlignRight | Qt::AlignVCenter);
}

void ReportPage::section(QPainter& painter, const QString& title)
{
    m_y += reportPageGap;
    write(painter, {m_area.left(), m_y, m_area.width(), reportLine + 3}, title, 12, reportInk, true);
    m_y += reportLine + 5;
    painter.setPen(QPen(reportRule, 0.7));
    painter.drawLine(QPointF(m_area.left(), m_y), QPointF(m_area.right(), m_y));
    m_y += 5;
}

void ReportPage::heading(QPainter& painter)
{
    write(painter, {m_area.left(), m_y, m_area.width(), 24}, m_businessName.isEmpty() ? u"Loket"_s : m_businessName, 20,
          reportInk, true);
    m_y += 28;
    write(painter, {m_area.left(), m_y, m_area.width(), reportLine + 2},
          tr("Sales report, %1").arg(ReportWords::period(m_report.range, m_locale)), 12, reportPale);
    m_y += reportLine + 8;
}

void ReportPage::figures(QPainter& painter)
{
    const ReportFigures& now = m_report.total;
    const ReportFigures& before = m_report.previous;
    const auto success = now.deliverySuccess();
    const auto median = [this](const storage::TimeSpread& times) {
        return times.count == 0 ? u"–"_s : ReportWords::span(times.median, m_locale);
    };
    const auto most = [this](const storage::TimeSpread& times) {
        return times.count == 0 ? QString() : tr("95 of 100 within %1").arg(ReportWords::span(times.p95, m_locale));
    };
    struct Figure
    {
        QString name, value, note;
    };
    const QList<Figure> all{
        {tr("Revenue, net"), formatRupiah(now.net()),
         ReportWords::change(now.net(), before.net(), formatRupiah(before.net()), m_locale)},
        {tr("Vouchers"), m_locale.toString(now.vouchers),
         ReportWords::change(now.vouchers, before.vouchers, m_locale.toString(before.vouchers), m_locale)},
        {tr("Refunded"), formatRupiah(now.refunded), tr("%n order(s)", "", int(now.refunds))},
        {tr("Paid without voucher"), m_locale.toString(now.stopped),
         tr("%1 of %2 paid").arg(ReportWords::percent(now.lossRate(), m_locale), m_locale.toString(now.paid))},
        {tr("Paid to voucher"), median(m_report.voucherTimes), most(m_report.voucherTimes)},
        {tr("Paid to message"), median(m_report.messageTimes), most(m_report.messageTimes)},
        {tr("Messages sent"), success ? ReportWords::percent(*success, m_locale) : u"–"_s,
         tr("%1 sent, %2 failed").arg(m_locale.toString(now.messagesSent), m_locale.toString(now.messagesLost))},
        {tr("Vouchers being made"), m_locale.toString(now.waiting), tr("not lost: attempts are left")},
    };
    const double width = m_area.width() / figuresInARow;
    constexpr double height = 52;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const double x = m_area.left() + double(i % figuresInARow) * width;
        const double y = m_y + double(i / figuresInARow) * height;
        write(painter, {x, y, width - 6, reportLine}, all[i].name, 8.5, reportPale);
        write(painter, {x, y + 14, width - 6, 18}, all[i].value, 15, reportInk, true);
        write(painter, {x, y + 32, width - 6, 12}, all[i].note, 8, reportPale);
    }
    m_y += height * double((all.size() + figuresInARow - 1) / figuresInARow);
}

// Bars of this period, circles on a dashed line for the one before: distinguished by shape, not by colour.
void ReportPage::course(QPainter& painter)
{
    need(painter, chartHeight + 60);
    const QString titles[] = {tr("Revenue by hour"), tr("Revenue by day"), tr("Revenue by month")};
    section(painter, titles[size_t(m_report.step)]);
    qint64 most = 1;
    for (const auto* points : {&m_report.points, &m_report.previousPoints}) {
        for (const ReportPoint& point : *points)
            most = qMax(most, point.figures.revenue);
    }
    const QRectF plot(m_area.left() + 46, m_y + 6, m_area.width() - 46, chartHeight - 26);
    const auto heightOf = [&](qint64 revenue) { return plot.height() * double(revenue) / double(most); };
    for (int step = 0; step <= 4; ++step) {
        const double y = plot.bottom() - plot.height() * step / 4;
        painter.setPen(QPen(reportRule, 0.4));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        write(painter, {m_area.left(), y - 6, 42, 12}, ReportWords::shortNumber(most * step / 4, m_locale), 8,
              reportPale, false, Qt::AlignRight | Qt::AlignVCenter);
    }
    const qsizetype count = m_report.points.size();
    const double slot = plot.width() / double(qMax<qsizetype>(count, 1));
    const qsizetype every = (count + 11) / 12;
    for (qsizetype i = 0; i < count; ++i) {
        const double height = heightOf(m_report.points[i].figures.revenue);
        painter.fillRect(QRectF(plot.left() + slot * (double(i) + 0.15), plot.bottom() - height, slot * 0.7, height),
                         reportBar);
        if (i % every == 0)
            write(painter, {plot.left() + slot * double(i) - 10, plot.bottom() + 3, slot + 40, 12},
                  ReportWords::tick(m_report.points[i], m_report.step, m_locale), 8, reportPale);
    }
    QPolygonF before;
    for (qsizetype i = 0; i < qMin(count, m_report.previousPoints.size()); ++i)
        before += QPointF(plot.left() + slot * (double(i) + 0.5),
                          plot.bottom() - heightOf(m_report.previousPoints[i].figures.revenue));
    painter.setPen(QPen(reportInk, 0.8, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(before);
    painter.setPen(QPen(reportInk, 0.8));
    painter.setBrush(Qt::white);
    for (const QPointF& point : before)
        painter.drawEllipse(point, 1.8, 1.8);
    m_y += chartHeight;
    write(painter, {m_area.left() + 46, m_y - 8, m_area.width() - 46, 12},
          tr("Bars: this period. Circles: the period before (%1).")
              .arg(ReportWords::period(m_report.range.previous(), m_locale)),
          8, reportPale);
    m_y += 8;
}

void ReportPage::slices(QPainter& painter, ReportDimension dimension)
{
    const QList<storage::ReportSlice> slices = m_report.by(dimension).mid(0, mostSlices);
    if (slices.isEmpty())
        return;
    need(painter, 60 + reportLine * double(qMin<qsizetype>(slices.size(), 8)));
    section(painter, ReportWords::dimension(dimension));
    const double width = m_area.width();
    const double columns[] = {0.0, 0.42, 0.62, 0.78, 1.0};
    const auto cell = [&](int column) {
        const double from = columns[column - 1];
        return QRectF(m_area.left() + width * from, m_y, width * (columns[column] - from), reportLine);
    };
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    write(painter, cell(2), tr("Revenue"), 8.5, reportPale, false, right);
    write(painter, cell(3), tr("Vouchers"), 8.5, reportPale, false, right);
    write(painter, cell(4), tr("Share"), 8.5, reportPale, false, right);
    m_y += reportLine;
    for (const storage::ReportSlice& slice : slices) {
        need(painter, reportLine);
        const double share =
            m_report.total.revenue == 0 ? 0.0 : double(slice.figures.revenue) / double(m_report.total.revenue);
        write(painter, cell(1), ReportWords::slice(dimension, slice), 10);
        write(painter, cell(2), formatRupiah(slice.figures.revenue), 10, reportInk, false, right);
        write(painter, cell(3), m_locale.toString(slice.figures.vouchers), 10, reportInk, false, right);
        write(painter, cell(4), ReportWords::percent(share, m_locale), 10, reportInk, false, right);
        m_y += reportLine;
    }
}

// Hours against weekdays: the darker the more, with the number inside, so it also reads in grey.
void ReportPage::heat(QPainter& painter)
{
    constexpr double row = 16;
    need(painter, 60 + 8 * row);
    section(painter, tr("Vouchers by weekday and hour"));
    qint64 most = 1;
    for (const auto& day : m_report.heat) {
        for (const ReportFigures& hour : day)
            most = qMax(most, hour.vouchers);
    }
    constexpr double names = 40;
    const double width = (m_area.width() - names) / 24;
    for (int hour = 0; hour < 24; ++hour)
        write(painter, {m_area.left() + names + width * hour, m_y, width, row}, QString::number(hour), 8, reportPale,
              false, Qt::AlignCenter);
    m_y += row;
    for (int day = 0; day < 7; ++day) {
        write(painter, {m_area.left(), m_y, names, row}, m_locale.standaloneDayName(day + 1, QLocale::ShortFormat), 9);
        for (int hour = 0; hour < 24; ++hour) {
            const qint64 vouchers = m_report.heat[size_t(day)][size_t(hour)].vouchers;
            const double part = double(vouchers) / double(most);
            const QRectF cell(m_area.left() + names + width * hour, m_y, width - 1, row - 1);
            QColor ground = reportBar;
            ground.setAlphaF(float(0.06 + 0.9 * part));
            painter.fillRect(cell, ground);
            if (vouchers > 0)
                write(painter, cell, m_locale.toString(vouchers), 7.5, part > 0.55 ? Qt::white : reportInk, false,
                      Qt::AlignCenter);
        }
        m_y += row;
    }
}

} // namespace loket::ui
