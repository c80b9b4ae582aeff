// Revenue or vouchers over time: bars for the shown period, circles on a dashed line for the one before, so
// the two differ in shape and not only in colour. The point under the mouse, or the one chosen with the arrow keys,
// shows its figures; a click or Enter requests the orders behind it. UI thread.
#pragma once

#include "storage/ReportModels.h"
#include "ui/context/UiContext.h"

#include <QtCharts/QChartView>

class QLabel;

QT_BEGIN_NAMESPACE
class QBarSeries;
class QBarSet;
class QCategoryAxis;
class QLineSeries;
class QScatterSeries;
QT_END_NAMESPACE

namespace loket::ui {

enum class Measure { Revenue, Vouchers };

qint64 valueOf(const storage::ReportFigures& figures, Measure measure);
QString textOf(qint64 value, Measure measure, const QLocale& locale);

class TrendChart : public QChartView
{
    Q_OBJECT

public:
    explicit TrendChart(const UiContext& context, QWidget* parent = nullptr);

    // `report` is copied as far as it is shown.
    void show(const storage::Report& report, Measure measure, bool compare);
    // The tip's text for this point; empty where there is none.
    [[nodiscard]] QString tipOf(int point) const;
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int point);                   // -1: none
    [[nodiscard]] QRectF areaOf(int point) const; // in the viewport, for clicks

signals:
    void chosen(const loket::storage::ReportPoint& point);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void fill();
    void paintTheme();
    [[nodiscard]] int pointAt(const QPointF& where) const;

    const UiContext& m_context;
    QList<storage::ReportPoint> m_points;
    QList<storage::ReportPoint> m_previous;
    storage::ReportStep m_step = storage::ReportStep::Day;
    Measure m_measure = Measure::Revenue;
    bool m_compare = true;
    int m_current = -1;
    QBarSet* m_set = nullptr;
    QLineSeries* m_line = nullptr;
    QScatterSeries* m_dots = nullptr;
    QCategoryAxis* m_x; // the chart's
    QCategoryAxis* m_y;
    QLabel* m_tip;
};

} // namespace loket::ui
