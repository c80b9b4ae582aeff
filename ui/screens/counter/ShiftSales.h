// What was sold in this shift, newest first: a sale is shown again or voided. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace loket::ui {

class LiveTableView;
class ShiftSalesModel;

class ShiftSales : public QWidget
{
    Q_OBJECT

public:
    explicit ShiftSales(const UiContext& context, QWidget* parent = nullptr);

    void showShift(qint64 shiftId); // 0: none
    void reload();
    void setNarrow(bool narrow); // no room for times and long words
    void takeFocus();            // with a sale chosen, where there is one
    void voidSelected();         // confirms first

    [[nodiscard]] LiveTableView& list() const { return *m_list; }
    [[nodiscard]] ShiftSalesModel& sales() const { return *m_sales; }
    [[nodiscard]] bool has(qint64 purchaseId) const;
    [[nodiscard]] qint64 selected() const; // the order's id; 0: none

signals:
    void showWanted(qint64 purchaseId);
    void voided(qint64 purchaseId);
    void left(); // Escape

protected:
    void changeEvent(QEvent* event) override;

private:
    void showButtons();
    void build();
    void fitColumns();
    void showTitle();
    void retranslate();

    const UiContext& m_context;
    qint64 m_shift = 0;
    bool m_narrow = false;
    QLabel* m_title;
    ShiftSalesModel* m_sales;
    LiveTableView* m_list;
    QPushButton* m_again;
    QPushButton* m_void;
};

} // namespace loket::ui
