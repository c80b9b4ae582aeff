// What a screen shows instead of its list: loading, empty (and what to do next), or failed (what happened,
// and the retry). UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace loket::ui {

class StatePanel : public QWidget
{
    Q_OBJECT

public:
    explicit StatePanel(const Theme& theme, QWidget* parent = nullptr);

    // An empty `button` hides it.
    void show(Tone tone, const QString& icon, const QString& title, const QString& text, const QString& button = {});
    [[nodiscard]] QString title() const;
    [[nodiscard]] QPushButton* button() const { return m_button; }

signals:
    void pressed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitText();

    const Theme& m_theme;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace loket::ui
