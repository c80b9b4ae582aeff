#include "ui/export/ReportPage.h"

#include "core/Money.h"
#include "ui/text/ReportWords.h"

#include <QPainter>

#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::formatRupiah;
using core::Result;
using storage::ReportDimension;
using storage::ReportFigures;
using storage::ReportPoint;

namespace {

constexpr double chartHeight = 150;
constexpr int figuresInARow = 4;
constexpr qsizetype mostSlices = 20;
const QColor reportBar(0x0f, 0x76, 0x6e);

} // namespace

ReportPage::ReportPage(const storage::Report& report, QLocale locale, QString businessName, const QDateTime& now)
    : PaperPage(std::move(locale), std::move(businessName), now, report.range.zone), m_report(report)
{}

Result<void> ReportPage::writePdf(ReportPage page, const QString& path, ExportProgress& progress)
{
    const QString title = tr("Report") + u' ' + ReportWords::period(page.m_report.range, page.m_locale);
    return writeFile(path, title, [&](QPagedPaintDevice& device) { return page.paint(device, progress); });
}

Result<void> ReportPage::paint(QPagedPaintDevice& device, ExportProgress& progress)
{
    const auto slicesBy = [this](ReportDimension dimension) -> Part {
        return [this, dimension](QPainter& painter) { slices(painter, dimension); };
    };
    return paintParts(device, progress,
                      {[this](QPainter& painter) {
                           writeHeading(painter,
                                        tr("Sales report, %1").arg(ReportWords::period(m_report.range, m_locale)));
                       },
                       [this](QPainter& painter) { figures(painter); }, [this](QPainter& painter) { course(painter); },
                       slicesBy(ReportDimension::Package), slicesBy(ReportDimension::Channel),
                       slicesBy(ReportDimension::Gateway), slicesBy(ReportDimension::Cashier),
                       slicesBy(ReportDimension::Router), [this](QPainter& painter) { heat(painter); }});
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
        write(painter, {x, y, width - 6, line}, all[i].name, 8.5, pale);
        write(painter, {x, y + 14, width - 6, 18}, all[i].value, 15, ink, true);
        write(painter, {x, y + 32, width - 6, 12}, all[i].note, 8, pale);
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
        painter.setPen(QPen(rule, 0.4));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        write(painter, {m_area.left(), y - 6, 42, 12}, ReportWords::shortNumber(most * step / 4, m_locale), 8, pale,
              false, Qt::AlignRight | Qt::AlignVCenter);
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
                  ReportWords::tick(m_report.points[i], m_report.step, m_locale), 8, pale);
    }
    QPolygonF before;
    for (qsizetype i = 0; i < qMin(count, m_report.previousPoints.size()); ++i)
        before += QPointF(plot.left() + slot * (double(i) + 0.5),
                          plot.bottom() - heightOf(m_report.previousPoints[i].figures.revenue));
    painter.setPen(QPen(ink, 0.8, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(before);
    painter.setPen(QPen(ink, 0.8));
    painter.setBrush(Qt::white);
    for (const QPointF& point : before)
        painter.drawEllipse(point, 1.8, 1.8);
    m_y += chartHeight;
    write(painter, {m_area.left() + 46, m_y - 8, m_area.width() - 46, 12},
          tr("Bars: this period. Circles: the period before (%1).")
              .arg(ReportWords::period(m_report.range.previous(), m_locale)),
          8, pale);
    m_y += 8;
}

void ReportPage::slices(QPainter& painter, ReportDimension dimension)
{
    const QList<storage::ReportSlice> slices = m_report.by(dimension).mid(0, mostSlices);
    if (slices.isEmpty())
        return;
    need(painter, 60 + line * double(qMin<qsizetype>(slices.size(), 8)));
    section(painter, ReportWords::dimension(dimension));
    const double width = m_area.width();
    const double columns[] = {0.0, 0.42, 0.62, 0.78, 1.0};
    const auto cell = [&](int column) {
        const double from = columns[column - 1];
        return QRectF(m_area.left() + width * from, m_y, width * (columns[column] - from), line);
    };
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    write(painter, cell(2), tr("Revenue"), 8.5, pale, false, right);
    write(painter, cell(3), tr("Vouchers"), 8.5, pale, false, right);
    write(painter, cell(4), tr("Share"), 8.5, pale, false, right);
    m_y += line;
    for (const storage::ReportSlice& slice : slices) {
        need(painter, line);
        const double share =
            m_report.total.revenue == 0 ? 0.0 : double(slice.figures.revenue) / double(m_report.total.revenue);
        write(painter, cell(1), ReportWords::slice(dimension, slice), 10);
        write(painter, cell(2), formatRupiah(slice.figures.revenue), 10, ink, false, right);
        write(painter, cell(3), m_locale.toString(slice.figures.vouchers), 10, ink, false, right);
        write(painter, cell(4), ReportWords::percent(share, m_locale), 10, ink, false, right);
        m_y += line;
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
        write(painter, {m_area.left() + names + width * hour, m_y, width, row}, QString::number(hour), 8, pale, false,
              Qt::AlignCenter);
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
                write(painter, cell, m_locale.toString(vouchers), 7.5, part > 0.55 ? Qt::white : ink, false,
                      Qt::AlignCenter);
        }
        m_y += row;
    }
}

} // namespace loket::ui
