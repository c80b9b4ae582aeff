// Above the list of what went wrong: how many imported orders need a look, and the way to their own list and back.
// Nothing is made or sent for them by itself, so they are apart from what a customer waits for. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace loket::ui {

class ImportedOrders : public QFrame
{
    Q_OBJECT

public:
    explicit ImportedOrders(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] int count() const { return m_count; }
    // Whether their list is shown.
    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] QString words() const;
    [[nodiscard]] QPushButton* button() const { return m_button; }

signals:
    void toggled(bool shown);

protected:
    void changeEvent(QEvent* event) override;

private:
    void askSoon();
    void ask();
    void showWords();

    const UiContext& m_context;
    QLabel* m_words;
    QPushButton* m_button;
    int m_count = 0;
    bool m_isShown = false;
    bool m_isAsking = false;
};

} // namespace loket::ui
