// Who sends the messages, and what they say: the channel's own keys, and the template with buttons for its placeholders
// and a preview that follows every letter. UI thread.
#pragma once

#include "ui/screens/settings/SettingsPage.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace loket::ui {

class MessagePage : public SettingsPage
{
    Q_OBJECT

public:
    MessagePage(const UiContext& context, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QPlainTextEdit* editor() const { return m_editor; }
    [[nodiscard]] QString preview() const;
    [[nodiscard]] QString problem() const;

private:
    void addEditor();
    void showDraft();
    void showPreview();

    QPlainTextEdit* m_editor;
    QLabel* m_preview;
    QLabel* m_problem;
    QComboBox* m_language;
};

} // namespace loket::ui
