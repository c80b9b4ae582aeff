#include "ui/screens/reports/TrendChart.h"

#include "core/Money.h"
#include "ui/text/ReportWords.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QtCharts/QBarSeries>
#include <QtCharts/QBarSet>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>

#include <cmath>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using storage::ReportPoint;

namespace {

constexpr int leastHeight = 230;
constexpr int ticks = 4;
constexpr int mostLabels = 15;
constexpr double dotSize = 6;
constexpr int tipDistance = 14;
constexpr int trendChartTopMargin = 8;

// The next 1, 2, 2.5 or 5 times a power of ten, so that the axis is read without effort.
qint64 roundStep(qint64 most)
{
    const double raw = qMax(1.0, double(most) / ticks);
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (const double step = factor * power; step >= raw && std::floor(step) == step)
            return qint64(step);
    }
    return qint64(std::ceil(raw));
}

} // namespace

qint64 valueOf(const storage::ReportFigures& figures, Measure measure)
{
    return measure == Measure::Revenue ? figures.revenue : figures.vouchers;
}

QString textOf(qint64 value, Measure measure, const QLocale& locale)
{
    return measure == Measure::Revenue ? core::formatRupiah(value) : locale.toString(value);
}

TrendChart::TrendChart(const UiContext& context, QWidget* parent)
    : QChartView(parent), m_context(context), m_x(new QCategoryAxis), m_y(new QCategoryAxis),
      m_tip(new PlainLabel(this))
{
    setMinimumHeight(leastHeight);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    chart()->legend()->hide();
    chart()->setMargins({0, trendChartTopMargin, 0, 0}); // half a line of text: the topmost label
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    chart()->setBackgroundVisible(false);
    m_tip->setObjectName(u"chartTip"_s);
    m_tip->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_tip->hide();
    for (QCategoryAxis* axis : {m_x, m_y})
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_x->setGridLineVisible(false);
    chart()->addAxis(m_x, Qt::AlignBottom);
    chart()->addAxis(m_y, Qt::AlignLeft);
    connect(&context.theme, &Theme::changed, this, &TrendChart::paintTheme);
    paintTheme();
}

void TrendChart::show(const storage::Report& report, Measure measure, bool compare)
{
    const int current = m_step == report.step && m_points.size() == report.points.size() ? m_current : -1;
    m_points = report.points;
    m_previous = report.previousPoints;
    m_step = report.step;
    m_measure = measure;
    m_compare = compare;
    fill();
    setCurrent(current);
}

void TrendChart::fill()
{
    chart()->removeAllSeries();
    // The axes stay: new ones would be drawn over the old until those are deleted.
    for (QCategoryAxis* axis : {m_x, m_y}) {
        for (const QString& label : axis->categoriesLabels())
            axis->remove(label);
    }
    const QLocale& locale = m_context.language.locale();
    const qsizetype count = m_points.size();
    qint64 most = 0;
    QList<qreal> bars;
    QList<QPointF> before;
    for (qsizetype i = 0; i < count; ++i) {
        const qint64 value = valueOf(m_points[i].figures, m_measure);
        bars += double(value);
        most = qMax(most, value);
        if (m_compare && i < m_previous.size()) {
            const qint64 previous = valueOf(m_previous[i].figures, m_measure);
            before += QPointF(double(i), double(previous));
            most = qMax(most, previous);
        }
    }
    m_set = new QBarSet({});
    m_set->append(bars);
    auto* series = new QBarSeries;
    series->setBarWidth(0.7);
    series->append(m_set);
    m_line = new QLineSeries;
    m_line->replace(before);
    m_dots = new QScatterSeries;
    m_dots->replace(before);
    m_dots->setMarkerSize(dotSize);

    m_x->setRange(-0.5, double(qMax<qsizetype>(count, 1)) - 0.5);
    const qsizetype every = qMax<qsizetype>(1, (count + mostLabels - 1) / mostLabels);
    for (qsizetype i = 0; i < count; i += every)
        m_x->append(ReportWords::tick(m_points[i], m_step, locale), double(i));
    const qint64 step = roundStep(most);
    const qint64 steps = most / step + 1; // the highest point keeps its dot below the edge
    m_y->setRange(0, double(steps * step));
    for (qint64 i = 0; i <= steps; ++i)
        m_y->append(ReportWords::shortNumber(i * step, locale), double(i * step));
    for (QAbstractSeries* one : std::initializer_list<QAbstractSeries*>{series, m_line, m_dots}) {
        chart()->addSeries(one);
        one->attachAxis(m_x);
        one->attachAxis(m_y);
    }
    m_line->setVisible(m_compare);
    m_dots->setVisible(m_compare);
    paintTheme();
}

void TrendChart::paintTheme()
{
    const Colors& colors = m_context.theme.colors();
    setBackgroundBrush(colors.surface);
    if (!m_set)
        return;
    m_set->setBrush(colors.accent);
    m_set->setPen(Qt::NoPen);
    m_line->setPen(QPen(colors.muted, 1.5, Qt::DashLine));
    m_dots->setBrush(colors.surface);
    m_dots->setPen(QPen(colors.text, 1.2));
    for (QCategoryAxis* axis : {m_x, m_y}) {
        QFont small = font();
        small.setPointSizeF(8.5);
        axis->setLabelsFont(small);
        axis->setLabelsColor(colors.muted);
        axis->setGridLineColor(colors.border);
        axis->setLinePen(QPen(colors.border, 1));
    }
}

QString TrendChart::tipOf(int point) const
{
    if (point < 0 || point >= m_points.size())
        return {};
    const QLocale& locale = m_context.language.locale();
    const ReportPoint& now = m_points[point];
    const auto both = [&](const storage::ReportFigures& figures) {
        return tr("%1 · %n voucher(s)", "", int(figures.vouchers)).arg(core::formatRupiah(figures.revenue));
    };
    QStringList lines{ReportWords::moment(now, m_step, locale), both(now.figures)};
    if (now.figures.refunded > 0)
        lines += tr("refunded: %1").arg(core::formatRupiah(now.figures.refunded));
    if (now.figures.stopped > 0)
        lines += tr("paid without voucher: %n", "", int(now.figures.stopped));
    if (m_compare && point < m_previous.size()) {
        lines += tr("before (%1): %2")
                     .arg(ReportWords::moment(m_previous[point], m_step, locale), both(m_previous[point].figures));
    }
    return lines.join(u'\n');
}

QRectF TrendChart::areaOf(int point) const
{
    if (!m_set || point < 0 || point >= m_points.size())
        return {};
    const QRectF plot = chart()->plotArea();
    const double slot = plot.width() / double(m_points.size());
    return {plot.left() + slot * point, plot.top(), slot, plot.height()};
}

int TrendChart::pointAt(const QPointF& where) const
{
    const QRectF plot = chart()->plotArea();
    if (m_points.isEmpty() || !plot.contains(where))
        return -1;
    return qBound(0, int((where.x() - plot.left()) / plot.width() * double(m_points.size())), int(m_points.size()) - 1);
}

void TrendChart::setCurrent(int point)
{
    m_current = point;
    const QString tip = tipOf(point);
    setAccessibleDescription(tip);
    m_tip->setVisible(!tip.isEmpty());
    if (!tip.isEmpty()) {
        m_tip->setText(tip);
        m_tip->adjustSize();
        const QRectF area = areaOf(point);
        int x = int(area.right()) + tipDistance;
        if (x + m_tip->width() > width())
            x = int(area.left()) - tipDistance - m_tip->width();
        m_tip->move(qMax(0, x), int(area.top()));
    }
    viewport()->update();
}

void TrendChart::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    if (m_current < 0)
        return;
    QColor ground = m_context.theme.colors().text;
    ground.setAlphaF(0.08f);
    painter->fillRect(areaOf(m_current), ground);
}

void TrendChart::mouseMoveEvent(QMouseEvent* event)
{
    const int point = pointAt(event->position());
    setCursor(point >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (point != m_current)
        setCurrent(point);
    QChartView::mouseMoveEvent(event);
}

void TrendChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (const int point = pointAt(event->position()); point >= 0 && event->button() == Qt::LeftButton)
        emit chosen(m_points[point]);
    QChartView::mouseReleaseEvent(event);
}

void TrendChart::leaveEvent(QEvent* event)
{
    setCurrent(-1);
    QChartView::leaveEvent(event);
}

void TrendChart::focusOutEvent(QFocusEvent* event)
{
    setCurrent(-1);
    QChartView::focusOutEvent(event);
}

void TrendChart::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_points.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(qMax(0, m_current < 0 ? last : m_current - 1));
    case Qt::Key_Right:
        return setCurrent(qMin(last, m_current + 1));
    case Qt::Key_Home:
        return setCurrent(0);
    case Qt::Key_End:
        return setCurrent(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0 && m_current <= last)
            emit chosen(m_points[m_current]);
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void TrendChart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_set)
        fill();
    QChartView::changeEvent(event);
}

} // namespace loket::ui
