// What restricts the list of orders: chips by status with their counts, the search, the period. Changes are signalled
// after a short pause in typing. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;

namespace loket::ui {

class FilterChip;

class OrdersFilterBar : public QWidget
{
    Q_OBJECT

public:
    enum class Period { Any, Today, Yesterday, Last7Days, Last30Days, ThisMonth, Range };
    static constexpr auto typingPause = std::chrono::milliseconds(200);

    explicit OrdersFilterBar(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] storage::PurchaseFilter filter() const;
    [[nodiscard]] bool isRestricting() const;
    void clear();
    void focusSearch();
    void setCounts(const storage::Statistics& statistics);
    [[nodiscard]] FilterChip* chip(domain::PurchaseStatus status) const { return m_chips[qsizetype(status)]; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }
    void setPeriod(Period period);
    // Shows what a figure of the reports consists of: as a chip that names it and removes it when pressed.
    void restrictTo(const storage::PurchaseFilter& filter, const QString& words);
    [[nodiscard]] FilterChip* restriction() const { return m_restriction; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void tellSoon();
    [[nodiscard]] QPair<QDate, QDate> days() const; // first and last, in the business's zone; invalid: open

    const UiContext& m_context;
    FilterChip* m_all;
    FilterChip* m_restriction;
    storage::PurchaseFilter m_restricted; // while the chip is shown
    QList<FilterChip*> m_chips;           // in the order of allPurchaseStatuses()
    QLineEdit* m_search;
    QComboBox* m_period;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QLabel* m_dash;
    quint64 m_typed = 0;
};

} // namespace loket::ui
