// What restricts the list of orders: chips by status with their counts, the search, the period. Changes are signalled
// after a short pause in typing. UI thread.
#pragma once

#include "ui/widgets/PeriodChooser.h"
#include "ui/widgets/SearchEdit.h"

namespace loket::ui {

class FilterChip;

class OrdersFilterBar : public QWidget
{
    Q_OBJECT

public:
    using Period = PeriodChooser::Period;

    explicit OrdersFilterBar(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] storage::PurchaseFilter filter() const;
    [[nodiscard]] bool isRestricting() const;
    void clear();
    void focusSearch();
    void setCounts(const storage::Statistics& statistics);
    [[nodiscard]] FilterChip* chip(domain::PurchaseStatus status) const { return m_chips[qsizetype(status)]; }
    [[nodiscard]] SearchEdit* search() const { return m_search; }
    [[nodiscard]] PeriodChooser& period() const { return *m_period; }
    // Shows what a figure of the reports consists of: as a chip that names it and removes it when pressed.
    void restrictTo(const storage::PurchaseFilter& filter, const QString& words);
    [[nodiscard]] FilterChip* restriction() const { return m_restriction; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const UiContext& m_context;
    FilterChip* m_all;
    FilterChip* m_restriction;
    storage::PurchaseFilter m_restricted; // while the chip is shown
    QList<FilterChip*> m_chips;           // in the order of allPurchaseStatuses()
    SearchEdit* m_search;
    PeriodChooser* m_period;
};

} // namespace loket::ui
