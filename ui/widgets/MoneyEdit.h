// The one field for money: whole rupiah as people type them, grouped while typing ("15.000"). A number below a thousand
// counts as thousands everywhere, because nobody at a counter types three zeros; beside it stands what will be booked
// ("= Rp 20.000"), and it is written out as soon as the field is left or Enter is pressed. "Rp 500" is five hundred.
// UI thread.
#pragma once

#include "core/Money.h"

#include <QLineEdit>

namespace loket::ui {

class MoneyEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit MoneyEdit(QWidget* parent = nullptr);

    void setValue(core::Rupiah value);        // not negative
    [[nodiscard]] core::Rupiah value() const; // what is booked; 0 where nothing is typed
    [[nodiscard]] bool isEmpty() const { return text().isEmpty(); }
    // What stands beside the typed number.
    [[nodiscard]] QString booked() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void valueChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void regroup();
    void writeOut();
    void showBooked();
    [[nodiscard]] bool isShort() const; // the typed number stands for thousands
};

} // namespace loket::ui
