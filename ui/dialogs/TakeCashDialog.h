// Takes the cash for an order that was made on the phone and is paid at the counter: what the customer gives, and the
// change. Closes when the engine has booked it into the open shift. Enter continues, Escape closes. UI thread; deletes
// itself when it is closed.
#pragma once

#include "domain/Purchase.h"
#include "ui/dialogs/ShiftDialogs.h"

namespace loket::ui {

class TakeCashDialog : public ShiftDialog
{
    Q_OBJECT

public:
    TakeCashDialog(const UiContext& context, const domain::Purchase& purchase, QWidget* parent);

    // An order that waits for cash at a counter, and a person who may take it.
    static bool isPossible(const UiContext& context, const domain::Purchase& purchase);

    [[nodiscard]] MoneyEdit& cash() const { return *m_cash; }
    [[nodiscard]] QString changeWords() const;

signals:
    void taken(core::Rupiah change);

private:
    void recount();
    void take();

    domain::Purchase m_purchase;
    MoneyEdit* m_cash;
    QLabel* m_change;
};

} // namespace loket::ui
