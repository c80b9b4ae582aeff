// One setting on a page: its label, the editor of its type, its hint, and what is wrong while it is typed. A
// secret is never shown: the field says whether there is one and accepts a new one. UI thread.
#pragma once

#include "ui/screens/settings/SettingsDraft.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace loket::ui {

class SettingField : public QWidget
{
    Q_OBJECT

public:
    static constexpr int labelWidth = 190;
    static constexpr int editorWidth = 380;

    SettingField(const Theme& theme, SettingsDraft& draft, const QString& key, QWidget* parent = nullptr);

    [[nodiscard]] const QString& key() const { return m_key; }
    [[nodiscard]] QWidget* editor() const { return m_editor; }
    [[nodiscard]] QString shownProblem() const;
    // Something beside the editor: a button that fills it.
    void addBeside(QWidget* widget);
    // Such a button, which opens a list or a dialog to choose from.
    QPushButton* addChooser(const QString& objectName);
    // Every word of `text` is in the label, the hint or the key.
    [[nodiscard]] bool matches(const QString& text) const;

private:
    void buildSecret();
    void buildChoice();
    void buildChoices();
    void buildSwitch();
    void buildTimeZone();
    void buildLine();
    void refresh();
    void showState();

    const Theme& m_theme;
    SettingsDraft& m_draft;
    QString m_key;
    settings::Setting m_setting;
    QLabel* m_label;
    QWidget* m_editor = nullptr;
    QHBoxLayout* m_row;
    QLabel* m_hint;
    QLabel* m_problem;
    std::function<void()> m_show; // puts the draft's value into the editor
};

} // namespace loket::ui
