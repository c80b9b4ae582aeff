// What waits for a person's word before Loket goes on by itself: a doubtful clock, another device in a router's place.
// One line for each with the button that says so; hidden while there is nothing. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QFrame>

class QVBoxLayout;

namespace loket::ui {

class DoubtStrip : public QFrame
{
    Q_OBJECT

public:
    explicit DoubtStrip(const UiContext& context, QWidget* parent = nullptr);

    void setState(const engine::EngineState& state);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void confirm(const engine::Alert& alert);

    const UiContext& m_context;
    QVBoxLayout* m_layout;
    QList<engine::Alert> m_doubts;
};

} // namespace loket::ui
