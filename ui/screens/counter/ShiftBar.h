// Whose shift it is and since when, and its buttons: the orders to be paid in cash, cash in and out, the end. UI
// thread.
#pragma once

#include "storage/ShiftRepository.h"
#include "ui/context/UiContext.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace loket::ui {

class ShiftBar : public QWidget
{
    Q_OBJECT

public:
    explicit ShiftBar(const UiContext& context, QWidget* parent = nullptr);

    void setShift(const std::optional<storage::Shift>& shift);
    // How many wait to be paid in cash; the button is there where any do.
    void setOrders(int orders);
    void setNarrow(bool narrow); // no room for icons and keys
    [[nodiscard]] QPushButton& ordersButton() const { return *m_orders; }

signals:
    void ordersWanted();
    void cashWanted();
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const UiContext& m_context;
    std::optional<storage::Shift> m_shift;
    int m_waiting = 0;
    bool m_narrow = false;
    QBoxLayout* m_layout = nullptr;
    QLabel* m_words;
    QPushButton* m_orders;
    QPushButton* m_cash;
    QPushButton* m_close;
};

} // namespace loket::ui
