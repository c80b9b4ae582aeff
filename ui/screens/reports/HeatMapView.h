// Hours against weekdays: the more was sold, the darker the cell; where there is room the number stands in it, so it is
// not told by colour alone. UI thread.
#pragma once

#include "ui/screens/reports/TrendChart.h"

#include <QWidget>

namespace loket::ui {

class HeatMapView : public QWidget
{
    Q_OBJECT

public:
    explicit HeatMapView(const UiContext& context, QWidget* parent = nullptr);

    void show(const storage::HeatMap& heat, Measure measure);
    [[nodiscard]] QRectF cellRect(int weekday, int hour) const; // Monday is 0
    [[nodiscard]] QString tipOf(int weekday, int hour) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const UiContext& m_context;
    storage::HeatMap m_heat{};
    Measure m_measure = Measure::Revenue;
    qint64 m_most = 1;
};

} // namespace loket::ui
