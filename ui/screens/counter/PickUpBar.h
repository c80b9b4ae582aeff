// Tells how many sales still owe their customer the codes, and leads to them with one key. Hidden while there are none.
// UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace loket::ui {

class PickUpBar : public QFrame
{
    Q_OBJECT

public:
    explicit PickUpBar(const Theme& theme, QWidget* parent = nullptr);

    void show(int ready, int waiting);
    void setNarrow(bool narrow); // no room for a button
    // What a printer said about a sale that is not on the screen; empty: nothing.
    void complain(const QString& words);
    [[nodiscard]] QString words() const; // empty while hidden
    [[nodiscard]] QPushButton& button() const { return *m_next; }

signals:
    void nextWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    bool m_narrow = false;
    int m_ready = 0;
    int m_waiting = 0;
    QString m_problem;
    QLabel* m_words;
    QPushButton* m_next;
};

} // namespace loket::ui
