#include "ui/screens/reports/HeatMapView.h"

#include "core/Money.h"
#include "ui/text/ReportWords.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int names = 42;
constexpr int rowHeight = 24;
constexpr int headHeight = 18;
constexpr int cellLeast = 26;
constexpr double evenLuminance = 0.179; // of a ground on which black and white are read equally well (WCAG 2: 4.58)

} // namespace

HeatMapView::CellLook HeatMapView::lookOf(const Colors& colors, double part)
{
    if (part <= 0)
        return {colors.neutralSoft, colors.text};
    const double weight = 0.15 + 0.85 * part;
    const auto mixed = [weight](float accent, float empty) {
        return float(weight * double(accent) + (1 - weight) * double(empty));
    };
    const QColor ground = QColor::fromRgbF(mixed(colors.accent.redF(), colors.neutralSoft.redF()),
                                           mixed(colors.accent.greenF(), colors.neutralSoft.greenF()),
                                           mixed(colors.accent.blueF(), colors.neutralSoft.blueF()));
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    const double luminance = 0.2126 * linear(double(ground.redF())) + 0.7152 * linear(double(ground.greenF())) +
                             0.0722 * linear(double(ground.blueF()));
    return {ground, luminance > evenLuminance ? Qt::black : Qt::white};
}

HeatMapView::HeatMapView(const UiContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setFocusPolicy(Qt::StrongFocus);
    connect(&context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HeatMapView::show(const storage::HeatMap& heat, Measure measure)
{
    m_heat = heat;
    m_measure = measure;
    m_most = 1;
    int busiestDay = 0;
    int busiestHour = 0;
    for (int day = 0; day < 7; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            const qint64 value = valueOf(m_heat[size_t(day)][size_t(hour)], measure);
            if (value <= m_most)
                continue;
            m_most = value;
            busiestDay = day;
            busiestHour = hour;
        }
    }
    moveTo(busiestDay, busiestHour);
}

QSize HeatMapView::sizeHint() const
{
    return {names + 24 * cellLeast, headHeight + 7 * rowHeight};
}

QRectF HeatMapView::cellRect(int weekday, int hour) const
{
    const double width = double(this->width() - names) / 24;
    return {names + width * hour, double(headHeight + rowHeight * weekday), width - 1, rowHeight - 1};
}

QString HeatMapView::tipOf(int weekday, int hour) const
{
    const storage::ReportFigures& figures = m_heat[size_t(weekday)][size_t(hour)];
    return tr("%1, %2:00–%2:59: %3, %n voucher(s)", "a weekday, an hour, money", int(figures.vouchers))
        .arg(m_context.language.locale().standaloneDayName(weekday + 1))
        .arg(hour, 2, 10, QLatin1Char('0'))
        .arg(core::formatRupiah(figures.revenue));
}

void HeatMapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = m_context.theme.colors();
    const QLocale& locale = m_context.language.locale();
    QFont small = font();
    small.setPointSizeF(8);
    painter.setFont(small);
    painter.setPen(colors.muted);
    for (int hour = 0; hour < 24; ++hour) {
        const QRectF cell = cellRect(0, hour);
        painter.drawText(QRectF(cell.left(), 0, cell.width(), headHeight), int(Qt::AlignCenter), QString::number(hour));
    }
    for (int day = 0; day < 7; ++day) {
        painter.setPen(colors.muted);
        painter.drawText(QRectF(0, cellRect(day, 0).top(), names, rowHeight), int(Qt::AlignVCenter | Qt::AlignLeft),
                         locale.standaloneDayName(day + 1, QLocale::ShortFormat));
        for (int hour = 0; hour < 24; ++hour) {
            const qint64 value = valueOf(m_heat[size_t(day)][size_t(hour)], m_measure);
            const double part = double(value) / double(m_most);
            const QRectF cell = cellRect(day, hour);
            const CellLook look = lookOf(colors, part);
            painter.fillRect(cell, look.ground);
            if (value == 0)
                continue;
            const QString number =
                m_measure == Measure::Revenue ? locale.toString((value + 500) / 1000) : locale.toString(value);
            painter.setPen(look.ink);
            if (painter.fontMetrics().horizontalAdvance(number) <= cell.width())
                painter.drawText(cell, int(Qt::AlignCenter), number);
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.text, 2));
        painter.drawRect(cellRect(m_day, m_hour).adjusted(1, 1, -1, -1));
    }
}

void HeatMapView::moveTo(int weekday, int hour)
{
    m_day = qBound(0, weekday, 6);
    m_hour = qBound(0, hour, 23);
    setAccessibleDescription(tipOf(m_day, m_hour));
    update();
}

// Where nothing was sold there is nothing to see.
void HeatMapView::choose(int weekday, int hour)
{
    moveTo(weekday, hour);
    if (m_heat[size_t(m_day)][size_t(m_hour)].vouchers > 0)
        emit chosen(m_day, m_hour);
}

void HeatMapView::mouseReleaseEvent(QMouseEvent* event)
{
    for (int day = 0; day < 7; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            if (cellRect(day, hour).contains(event->position()))
                return choose(day, hour);
        }
    }
}

void HeatMapView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_day, m_hour - 1);
    case Qt::Key_Right:
        return moveTo(m_day, m_hour + 1);
    case Qt::Key_Up:
        return moveTo(m_day - 1, m_hour);
    case Qt::Key_Down:
        return moveTo(m_day + 1, m_hour);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(m_day, m_hour);
    default:
        QWidget::keyPressEvent(event);
    }
}

bool HeatMapView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int day = 0; day < 7; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            if (cellRect(day, hour).contains(help->pos()))
                QToolTip::showText(help->globalPos(), tipOf(day, hour), this);
        }
    }
    return true;
}

} // namespace loket::ui
