// Above the messages: each channel that is paused, why, and a button that resumes it for those allowed. Hidden while
// none is. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace loket::ui {

// The channel is resumed, or `parent` shows why not. The same for the header.
void resumeChannel(const UiContext& context, const QString& channel, QWidget* parent);

class PausedChannels : public QFrame
{
    Q_OBJECT

public:
    explicit PausedChannels(const UiContext& context, QWidget* parent = nullptr);

    void setState(const engine::EngineState& state);
    [[nodiscard]] QList<QPushButton*> buttons() const;
    [[nodiscard]] QString words() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();

    const UiContext& m_context;
    QList<engine::ChannelState> m_paused;
    QVBoxLayout* m_layout;
};

} // namespace loket::ui
