// Whole rupiah as people type them: digits only, grouped while typing ("15.000"). With shorthand a number below a
// thousand counts as thousands, because nobody at a counter types three zeros. UI thread.
#pragma once

#include "core/Money.h"

#include <QLineEdit>

#include <optional>

namespace loket::ui {

class MoneyEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit MoneyEdit(QWidget* parent = nullptr);

    void setShorthand(bool shorthand) { m_shorthand = shorthand; }
    void setValue(core::Rupiah value);
    [[nodiscard]] core::Rupiah value() const; // 0 where nothing is typed
    [[nodiscard]] bool isEmpty() const { return text().isEmpty(); }

signals:
    void valueChanged();

private:
    void regroup();

    bool m_shorthand = false;
    std::optional<core::Rupiah> m_set; // by setValue(), until somebody types: no shorthand then
};

} // namespace loket::ui
