// Shown at the counter while the cashier has no shift: counts the cash in the drawer and opens one. UI thread.
#pragma once

#include "storage/ShiftRepository.h"
#include "ui/context/UiContext.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace loket::ui {

class MoneyEdit;

class OpenShift : public QWidget
{
    Q_OBJECT

public:
    explicit OpenShift(const UiContext& context, QWidget* parent = nullptr);

    void takeFocus();
    [[nodiscard]] MoneyEdit& openingFloat() const { return *m_float; }

signals:
    void opened(const loket::storage::Shift& shift);

protected:
    void changeEvent(QEvent* event) override;

private:
    void open();
    void retranslate();

    const UiContext& m_context;
    QLabel* m_title;
    QLabel* m_words;
    QLabel* m_floatLabel;
    MoneyEdit* m_float;
    QPushButton* m_open;
    QLabel* m_problem;
};

} // namespace loket::ui
