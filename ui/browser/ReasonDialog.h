// Confirms something that cannot be undone, and asks for the reason, which is written to the activity log. Where a
// reason is needed, the button waits for it. UI thread; deletes itself when it is closed.
#pragma once

#include "ui/theme/Theme.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace loket::ui {

class ReasonDialog : public QDialog
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString question;
        QString explanation;
        QString go; // the button's text
        bool needsReason = false;
    };

    ReasonDialog(const Words& words, QWidget* parent);

    [[nodiscard]] QLineEdit* reason() const { return m_reason; }
    [[nodiscard]] QPushButton* goButton() const { return m_go; }

signals:
    void confirmed(const QString& reason);

private:
    QLineEdit* m_reason;
    QPushButton* m_go;
};

} // namespace loket::ui
