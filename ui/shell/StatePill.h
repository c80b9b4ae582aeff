// One part of the engine in the header: an icon, a mark for its state and a few words; a click opens the details.
// UI thread.
#pragma once

#include "ui/text/EngineWords.h"

#include <QAbstractButton>
#include <QPointer>

namespace loket::ui {

class Popover;

class StatePill : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StatePill(const Theme& theme, QWidget* parent = nullptr);
    ~StatePill() override;

    void show(const PillWords& words);
    [[nodiscard]] const PillWords& words() const { return m_words; }
    [[nodiscard]] Popover* popover() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void acted();         // the button of PillWords::action was pressed
    void settingWanted(); // the one of PillWords::settingAction

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void openPopover();

    const Theme& m_theme;
    PillWords m_words;
    QPointer<Popover> m_popover;
};

} // namespace loket::ui
