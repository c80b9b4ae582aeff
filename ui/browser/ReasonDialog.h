// Confirms something that cannot be undone, and asks for the reason, which is written to the activity log. Where a
// reason is needed, the button waits for it. Enter confirms once a reason is given; without one it says that it is
// missing, or goes back where it may be left out. UI thread; deletes itself when it is closed.
#pragma once

#include "ui/theme/Theme.h"

#include <QDialog>

class QLabel;
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
    [[nodiscard]] QString problem() const; // empty: none is shown

signals:
    void confirmed(const QString& reason);

private:
    void typed();

    QLineEdit* m_reason;
    QLabel* m_problem;
    QPushButton* m_go;
    QPushButton* m_back;
    bool m_needsReason;
};

} // namespace loket::ui
