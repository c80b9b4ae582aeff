// Who sends the messages, and their text: the channel's own keys, why it is paused and the button that resumes it, and
// the editor of the texts. UI thread.
#pragma once

#include "ui/screens/settings/MessageEditor.h"
#include "ui/screens/settings/SettingsPage.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace loket::ui {

class PausedChannels;

class MessagePage : public SettingsPage
{
    Q_OBJECT

public:
    MessagePage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] MessageEditor& texts() const { return *m_texts; }
    [[nodiscard]] PausedChannels* paused() const { return m_paused; } // null without an engine

    [[nodiscard]] QLineEdit* testPhone() const { return m_testPhone; }
    [[nodiscard]] QPushButton* testButton() const { return m_test; }
    [[nodiscard]] QString testWords() const; // how the last test message ended; empty: none

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void sendTest();

    PausedChannels* m_paused = nullptr;
    MessageEditor* m_texts;
    QLineEdit* m_testPhone;
    QPushButton* m_test;
    QLabel* m_said;
};

} // namespace loket::ui
