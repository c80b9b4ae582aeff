// Hours against weekdays: the more was sold, the darker the cell; where there is room it contains the number, so it is
// not shown by colour alone. A click on a cell, or Enter on the selected one, signals which it was. UI thread.
#pragma once

#include "ui/screens/reports/TrendChart.h"

#include <QWidget>

namespace loket::ui {

class HeatMapView : public QWidget
{
    Q_OBJECT

public:
    explicit HeatMapView(const UiContext& context, QWidget* parent = nullptr);

    struct CellLook
    {
        QColor ground;
        QColor ink;
    };
    // `part`: of the busiest cell's value, 0 to 1. The ink is read on its ground (4.5 to 1 at least).
    [[nodiscard]] static CellLook lookOf(const Colors& colors, double part);

    void show(const storage::HeatMap& heat, Measure measure);
    [[nodiscard]] QRectF cellRect(int weekday, int hour) const; // Monday is 0
    [[nodiscard]] QString tipOf(int weekday, int hour) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void chosen(int weekday, int hour);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void moveTo(int weekday, int hour);
    void choose(int weekday, int hour);

    const UiContext& m_context;
    storage::HeatMap m_heat{};
    Measure m_measure = Measure::Revenue;
    qint64 m_most = 1;
    int m_day = 0; // the cell of the arrow keys
    int m_hour = 0;
};

} // namespace loket::ui
