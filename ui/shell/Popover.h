// The details behind a pill: what is wrong and what to do, the facts, and an address to copy or open. Closes itself
// when the user clicks elsewhere or presses Escape. UI thread.
#pragma once

#include "ui/text/EngineWords.h"

#include <QFrame>

class QVBoxLayout;

namespace loket::ui {

class Popover : public QFrame
{
    Q_OBJECT

public:
    explicit Popover(const Theme& theme, QWidget* parent);

    void setWords(const PillWords& words);
    void showBelow(const QWidget* anchor);

protected:
    bool event(QEvent* event) override;

signals:
    void acted();         // the button of PillWords::action
    void settingWanted(); // the button of PillWords::settingAction

private:
    void fitHeight();

    const Theme& m_theme;
    QVBoxLayout* m_layout;
};

} // namespace loket::ui
