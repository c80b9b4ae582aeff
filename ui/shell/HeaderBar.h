// The top of the window: the business, the state of the engine's parts, and the menu. Ages in the texts are
// updated every few seconds. UI thread.
#pragma once

#include "ui/context/UiContext.h"
#include "ui/text/EngineWords.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace loket::ui {

class StatePill;

class HeaderBar : public QFrame
{
    Q_OBJECT

public:
    explicit HeaderBar(const UiContext& context, QWidget* parent = nullptr);

    void setState(const engine::EngineState& state);
    [[nodiscard]] StatePill& router() const { return *m_router; }
    [[nodiscard]] StatePill& server() const { return *m_server; }
    [[nodiscard]] StatePill& queue() const { return *m_queue; }
    [[nodiscard]] StatePill& channel() const { return *m_channel; }
    [[nodiscard]] QToolButton& menuButton() const { return *m_menu; }

signals:
    // The settings that mend what a pill tells of.
    void settingWanted(loket::ui::PillWords::Setting setting);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showWords();
    [[nodiscard]] PillWords withWay(PillWords words) const;
    void tick();

    const UiContext& m_context;
    engine::EngineState m_state;
    QLabel* m_business;
    StatePill* m_router;
    StatePill* m_server;
    StatePill* m_queue;
    StatePill* m_channel;
    QToolButton* m_menu;
};

} // namespace loket::ui
