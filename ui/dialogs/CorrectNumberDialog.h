// Corrects the phone number of an order's customer, and has the message sent there. The button waits for something that
// is a number; a refusal of the engine is shown and nothing is lost. UI thread; deletes itself when it is closed.
#pragma once

#include "domain/Purchase.h"
#include "ui/context/UiContext.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace loket::ui {

class CorrectNumberDialog : public QDialog
{
    Q_OBJECT

public:
    CorrectNumberDialog(const UiContext& context, const domain::Purchase& purchase, QWidget* parent);

    [[nodiscard]] QLineEdit* number() const { return m_number; }
    [[nodiscard]] QPushButton* goButton() const { return m_go; }
    [[nodiscard]] QString problem() const;

signals:
    // The message is queued where there are vouchers to tell of; else it follows when they are made.
    void corrected(bool isQueued);

private:
    void check();
    void send();
    void say(const QString& problem);

    const UiContext& m_context;
    const qint64 m_purchaseId;
    QLineEdit* m_number;
    QLabel* m_problem;
    QPushButton* m_go;
    bool m_isSending = false;
};

} // namespace loket::ui
