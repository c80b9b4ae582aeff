// The editor of the message: one text for every customer and one for each language, buttons for the placeholders, what
// is wrong, and beside it what a customer would read, updated with every letter. UI thread.
#pragma once

#include "ui/models/MessageTexts.h"
#include "ui/screens/settings/SettingsDraft.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabBar;

namespace loket::ui {

class MessageEditor : public QWidget
{
    Q_OBJECT

public:
    MessageEditor(const Theme& theme, SettingsDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QPlainTextEdit* editor() const { return m_editor; }
    // Whose text is edited: MessageTexts::audiences().
    [[nodiscard]] QTabBar* tabs() const { return m_tabs; }
    [[nodiscard]] QComboBox* language() const { return m_language; }
    [[nodiscard]] QString preview() const;
    [[nodiscard]] QString problem() const;

private:
    void buildTabs();
    QWidget* placeholderButtons();
    QWidget* previewSide();
    [[nodiscard]] QString audience() const;
    void choose();
    void showText();
    void showPreview();
    void showMarks();

    const Theme& m_theme;
    SettingsDraft& m_draft;
    MessageTexts m_texts;
    QTabBar* m_tabs;
    QPlainTextEdit* m_editor;
    QLabel* m_problem;
    QPushButton* m_builtIn;
    QLabel* m_preview;
    QComboBox* m_language;
};

} // namespace loket::ui
