// The report itself: figures, trend, slices and heat map, on one page that scrolls. Shows the given report; a click on
// a figure, bar or slice signals which orders it consists of. UI thread.
#pragma once

#include "ui/screens/reports/SliceBars.h"
#include "ui/screens/reports/TrendChart.h"

#include <QScrollArea>

#include <array>

class QAbstractButton;
class QCheckBox;
class QGridLayout;
class QVBoxLayout;

namespace loket::ui {

class HeatMapView;
class KpiCard;

class ReportView : public QScrollArea
{
    Q_OBJECT

public:
    enum Figure { Revenue, Vouchers, Refunds, Loss, VoucherTime, MessageTime, Delivery, FigureCount };

    explicit ReportView(const UiContext& context, QWidget* parent = nullptr);

    void show(const storage::Report& report);
    void setMeasure(Measure measure);
    void setCompare(bool compare);
    [[nodiscard]] Measure measure() const { return m_measure; }
    [[nodiscard]] bool compares() const { return m_compare; }

    [[nodiscard]] KpiCard* figure(Figure figure) const { return m_figures[size_t(figure)]; }
    [[nodiscard]] TrendChart* trend() const { return m_trend; }
    [[nodiscard]] SliceBars* slices(storage::ReportDimension dimension) const { return m_slices[size_t(dimension)]; }
    [[nodiscard]] HeatMapView* heat() const { return m_heat; }

signals:
    // `words` names what was pressed: "22 November 2026", "Package: 3rb - 1 Hari".
    void ordersWanted(const loket::storage::PurchaseFilter& filter, const QString& words);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange(bool narrow);
    void fill();
    void fillFigures();
    void retranslate();
    void pressed(Figure figure);
    void hourChosen(int weekday, int hour);
    [[nodiscard]] storage::PurchaseFilter paidInRange() const;

    const UiContext& m_context;
    storage::Report m_report;
    bool m_filled = false;
    Measure m_measure = Measure::Revenue;
    bool m_compare = true;
    std::array<KpiCard*, FigureCount> m_figures{};
    QLabel* m_trendTitle;
    QLabel* m_trendLegend;
    QGridLayout* m_figureGrid;
    QGridLayout* m_cardGrid;
    QList<QWidget*> m_cards; // slices in the order of the dimensions, heat map, messages
    std::optional<bool> m_narrow;
    TrendChart* m_trend;
    std::array<QLabel*, storage::allReportDimensions.size()> m_sliceTitles{};
    std::array<SliceBars*, storage::allReportDimensions.size()> m_slices{};
    QLabel* m_heatTitle;
    HeatMapView* m_heat;
    QLabel* m_channelsTitle;
    QLabel* m_channels;
};

} // namespace loket::ui
