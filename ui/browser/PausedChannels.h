// Above the messages and in Attention: each channel that is paused, why, how many messages wait, and what ends it: a
// button that resumes it and one that leads to its settings, or whom to ask. Hidden while none is. UI thread.
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

    // Where the settings are not on the screen already; before the first state.
    void leadToSettings(bool leads) { m_leadsToSettings = leads; }
    void setState(const engine::EngineState& state);
    [[nodiscard]] QStringList channels() const;
    [[nodiscard]] QList<QPushButton*> buttons() const;         // that resume, in the order of channels()
    [[nodiscard]] QList<QPushButton*> settingsButtons() const; // likewise
    [[nodiscard]] QString words() const;

signals:
    void countChanged(int channels);
    void settingsWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void askHowMany();
    [[nodiscard]] QString wordsOf(const engine::ChannelState& channel) const;

    const UiContext& m_context;
    QList<engine::ChannelState> m_paused;
    QVBoxLayout* m_layout;
    qint64 m_waiting = 0;
    domain::Role m_role = domain::Role::None;
    bool m_asked = false;
    bool m_leadsToSettings = true;
};

} // namespace loket::ui
