// The order being taken: quantity, phone, cash and its change in big figures. Enter continues and takes the cash,
// Escape starts over; F2 to F5 are quick amounts. Independent of the engine. UI thread.
#pragma once

#include "domain/Package.h"
#include "ui/theme/Theme.h"

#include <QFrame>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace loket::ui {

class MoneyEdit;

class OrderForm : public QFrame
{
    Q_OBJECT

public:
    explicit OrderForm(const Theme& theme, QWidget* parent = nullptr);

    void begin(const domain::Package& package);
    // It was changed elsewhere while its order is taken: what was typed stays, and the sums are of the new price.
    void change(const domain::Package& package);
    // Little room: smaller sums, shorter texts.
    void setNarrow(bool narrow);
    void clear();
    void showProblem(const QString& text);
    // Instead of "Pick a package" while there is none; empty: that.
    void setHint(const QString& hint);
    [[nodiscard]] QString title() const;
    void setBusy(bool busy); // the cash is being taken
    [[nodiscard]] bool isBusy() const { return m_busy; }

    [[nodiscard]] const std::optional<domain::Package>& package() const { return m_package; }
    [[nodiscard]] int quantity() const; // 0: none or too many
    [[nodiscard]] QString phone() const;
    [[nodiscard]] core::Rupiah total() const;
    [[nodiscard]] core::Rupiah cash() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QLineEdit& quantityEdit() const { return *m_quantity; }
    [[nodiscard]] QLineEdit& phoneEdit() const { return *m_phone; }
    [[nodiscard]] MoneyEdit& cashEdit() const { return *m_cash; }

signals:
    void wanted();  // Enter on the cash: quantity and cash are right
    void dropped(); // Escape

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void goToCash();
    void take();
    void recount();
    void retranslate();
    [[nodiscard]] QList<core::Rupiah> quickAmounts() const;

    const Theme& m_theme;
    std::optional<domain::Package> m_package;
    bool m_busy = false;
    bool m_narrow = false;
    QString m_hint;
    bool m_cashTouched = false; // until then the cash follows the total
    QLabel* m_what;
    QLabel* m_quantityLabel;
    QLineEdit* m_quantity;
    QLabel* m_phoneLabel;
    QLineEdit* m_phone;
    QLabel* m_cashLabel;
    MoneyEdit* m_cash;
    QList<QPushButton*> m_quick;
    QLabel* m_totalLabel;
    QLabel* m_total;
    QLabel* m_changeLabel;
    QLabel* m_change;
    QPushButton* m_take;
    QLabel* m_problem;
};

} // namespace loket::ui
