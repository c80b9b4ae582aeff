#include "ui/screens/reports/SliceBars.h"

#include "core/Money.h"
#include "ui/text/ReportWords.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lineHeight = 34;
constexpr int barHeight = 6;
constexpr int sliceBarsPadding = 4;
constexpr int sliceBarsLeastWidth = 200;

} // namespace

SliceBars::SliceBars(const UiContext& context, storage::ReportDimension dimension, QWidget* parent)
    : QWidget(parent), m_context(context), m_dimension(dimension)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(&context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SliceBars::show(const QList<storage::ReportSlice>& slices, Measure measure)
{
    m_slices = slices;
    m_measure = measure;
    std::stable_sort(m_slices.begin(), m_slices.end(), [measure](const auto& a, const auto& b) {
        return valueOf(a.figures, measure) > valueOf(b.figures, measure);
    });
    m_current = -1;
    QStringList spoken;
    for (int line = 0; line < lines(); ++line)
        spoken += nameOf(line) + u": "_s + textOf(valueAt(line), m_measure, m_context.language.locale());
    setAccessibleDescription(spoken.join(u"; "_s));
    updateGeometry();
    update();
}

int SliceBars::lines() const
{
    return int(qMin<qsizetype>(m_slices.size(), mostLines));
}

QString SliceBars::nameOf(int line) const
{
    if (line == mostLines - 1 && m_slices.size() > mostLines)
        return tr("%n other(s)", "", int(m_slices.size()) - mostLines + 1);
    return ReportWords::slice(m_dimension, m_slices[line]);
}

qint64 SliceBars::valueAt(int line) const
{
    if (line == mostLines - 1 && m_slices.size() > mostLines) {
        qint64 sum = 0;
        for (qsizetype i = line; i < m_slices.size(); ++i)
            sum += valueOf(m_slices[i].figures, m_measure);
        return sum;
    }
    return valueOf(m_slices[line].figures, m_measure);
}

QSize SliceBars::sizeHint() const
{
    return {sliceBarsLeastWidth, lineHeight * qMax(1, lines())};
}

QRect SliceBars::lineRect(int line) const
{
    return {0, line * lineHeight, width(), lineHeight};
}

void SliceBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = m_context.theme.colors();
    const QLocale& locale = m_context.language.locale();
    if (m_slices.isEmpty()) {
        painter.setPen(colors.muted);
        painter.drawText(lineRect(0).adjusted(sliceBarsPadding, 0, 0, 0), int(Qt::AlignVCenter | Qt::AlignLeft),
                         tr("Nothing in this period"));
        return;
    }
    qint64 all = 0;
    qint64 most = 1;
    for (int line = 0; line < lines(); ++line) {
        all += valueAt(line);
        most = qMax(most, valueAt(line));
    }
    for (int line = 0; line < lines(); ++line) {
        const QRect area = lineRect(line);
        if (line == m_current) {
            painter.setPen(hasFocus() ? QPen(colors.accent) : QPen(Qt::NoPen));
            painter.setBrush(colors.hover);
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
        }
        const QRect words = area.adjusted(sliceBarsPadding, 2, -sliceBarsPadding, -barHeight - 6);
        const qint64 value = valueAt(line);
        const QString figure = textOf(value, m_measure, locale) + u"  "_s +
                               ReportWords::percent(all == 0 ? 0.0 : double(value) / double(all), locale);
        painter.setPen(colors.text);
        painter.drawText(words, int(Qt::AlignVCenter | Qt::AlignRight), figure);
        const int room = words.width() - fontMetrics().horizontalAdvance(figure) - 2 * sliceBarsPadding;
        painter.drawText(words, int(Qt::AlignVCenter | Qt::AlignLeft),
                         fontMetrics().elidedText(nameOf(line), Qt::ElideRight, room));
        QRectF track(area.left() + sliceBarsPadding, area.bottom() - barHeight - 2, area.width() - 2 * sliceBarsPadding,
                     barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.neutralSoft);
        painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
        track.setWidth(track.width() * double(value) / double(most));
        painter.setBrush(colors.accent);
        painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    }
}

bool SliceBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int line = help->pos().y() / lineHeight;
    if (line < 0 || line >= lines())
        return true;
    const storage::ReportFigures& figures = m_slices[line].figures;
    QToolTip::showText(help->globalPos(),
                       tr("%1: %2, %n voucher(s), paid without voucher: %3", "", int(figures.vouchers))
                           .arg(nameOf(line), core::formatRupiah(figures.revenue))
                           .arg(figures.stopped),
                       this);
    return true;
}

void SliceBars::setCurrent(int line)
{
    m_current = line >= 0 && line < lines() ? line : -1;
    setCursor(m_current >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void SliceBars::choose(int line)
{
    const bool others = line == mostLines - 1 && m_slices.size() > mostLines;
    if (line >= 0 && line < lines() && !others)
        emit chosen(m_slices[line]);
}

void SliceBars::mouseMoveEvent(QMouseEvent* event)
{
    setCurrent(event->pos().y() / lineHeight);
}

void SliceBars::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        choose(event->pos().y() / lineHeight);
}

void SliceBars::leaveEvent(QEvent* event)
{
    setCurrent(-1);
    QWidget::leaveEvent(event);
}

void SliceBars::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down)
        setCurrent(qMin(lines() - 1, m_current + 1));
    else if (event->key() == Qt::Key_Up)
        setCurrent(qMax(0, m_current - 1));
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        choose(m_current);
    else
        QWidget::keyPressEvent(event);
}

} // namespace loket::ui
