// The slices of a whole, one line each: name, bar, figure and share; every figure is there as text, so the bars
// are only a help. A click or Enter requests the orders behind a line. UI thread.
#pragma once

#include "storage/ReportModels.h"
#include "ui/screens/reports/TrendChart.h"

#include <QWidget>

namespace loket::ui {

class SliceBars : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostLines = 8; // what comes after is one line: "others"

    SliceBars(const UiContext& context, storage::ReportDimension dimension, QWidget* parent = nullptr);

    void show(const QList<storage::ReportSlice>& slices, Measure measure);
    [[nodiscard]] storage::ReportDimension dimension() const { return m_dimension; }
    [[nodiscard]] const QList<storage::ReportSlice>& slices() const { return m_slices; }
    [[nodiscard]] QRect lineRect(int line) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void chosen(const loket::storage::ReportSlice& slice);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int lines() const;
    [[nodiscard]] QString nameOf(int line) const;
    [[nodiscard]] qint64 valueAt(int line) const;
    void setCurrent(int line);
    void choose(int line);

    const UiContext& m_context;
    const storage::ReportDimension m_dimension;
    QList<storage::ReportSlice> m_slices;
    Measure m_measure = Measure::Revenue;
    int m_current = -1;
};

} // namespace loket::ui
