// Orders made on the phone that wait for their cash at the counter: how many there are, and a list to choose from by
// typing the customer's name, phone number or the end of the order's number. UI thread.
#pragma once

#include "domain/Purchase.h"
#include "ui/context/UiContext.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;

namespace loket::ui {

// Keeps itself up to date.
class CashOrders : public QObject
{
    Q_OBJECT

public:
    explicit CashOrders(const UiContext& context, QObject* parent = nullptr);

    [[nodiscard]] const QList<domain::Purchase>& orders() const { return m_orders; } // newest first
    void reload();                                                                   // soon: many changes are one look

signals:
    void changed();

private:
    void look();

    const UiContext& m_context;
    QList<domain::Purchase> m_orders;
    bool m_due = false; // a look is planned
};

// Enter takes the marked one, Escape closes. Deletes itself when it is closed.
class CashOrdersDialog : public QDialog
{
    Q_OBJECT

public:
    // `orders` has a longer life.
    CashOrdersDialog(const UiContext& context, const CashOrders& orders, QWidget* parent);

    [[nodiscard]] QLineEdit& search() const { return *m_search; }
    [[nodiscard]] QListWidget& list() const { return *m_list; }

signals:
    void chosen(const loket::domain::Purchase& order);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void choose();

    const UiContext& m_context;
    const CashOrders& m_orders;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_note;
};

} // namespace loket::ui
