// Everything that can be set up, in sections; a search over all of them; and the bar that shows what is not saved yet.
// UI thread.
#pragma once

#include "ui/context/Screen.h"
#include "ui/context/UiContext.h"
#include "ui/screens/settings/SettingsDraft.h"

class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace loket::ui {

class AppearancePage;
class SettingsPage;
class StatePanel;

class SettingsScreen : public Screen
{
    Q_OBJECT

public:
    explicit SettingsScreen(const UiContext& context, QWidget* parent = nullptr);

    enum Section {
        Business,
        Router,
        Payments,
        Messages,
        Vouchers,
        Printing,
        Schedule,
        Server,
        Tokens,
        Backup,
        Look,
        Checks
    };

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("settings"); }
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::ChangeSettings; }
    void focusSearch() override;
    [[nodiscard]] QString unsaved() const override;
    void saveAll(std::function<void()> then) override;
    void discardAll() override;
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    void go(Section section);
    // The page of the manual about the section that is shown.
    [[nodiscard]] QString manualPage() const;
    // Where a line of the doctor leads: the field of this key, or its section; "backup", "packages".
    void showScreen(const QString& screen);
    [[nodiscard]] SettingsDraft* draft() const { return m_draft; } // null without an engine
    // Null until all are built, which takes a turn of the event loop each; again in another language.
    [[nodiscard]] SettingsPage* page(Section section) const { return m_pages.value(section); }
    [[nodiscard]] QListWidget& list() const { return *m_list; }
    [[nodiscard]] QLineEdit& search() const { return *m_search; }
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QPushButton* discardButton() const { return m_discard; }
    [[nodiscard]] QString barText() const;
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }

signals:
    void languageChosen(const QString& code);
    void appearanceChosen(loket::ui::Appearance appearance);
    void wizardWanted();
    void importWanted(); // moving in from another program
    void packagesWanted();
    void restoreWanted(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showState();
    void build();
    void buildNext();
    SettingsPage* makePage(Section section);
    void showPages();
    void filter();
    void showBar();

    const UiContext& m_context;
    SettingsDraft* m_draft = nullptr;
    QLabel* m_heading;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_none; // of the search
    QPushButton* m_wizard;
    QPushButton* m_import;
    QStackedWidget* m_whole; // the state panel, or the sections
    StatePanel* m_state;
    QStackedWidget* m_stack;
    QFrame* m_bar;
    QLabel* m_barText;
    QPushButton* m_discard;
    QPushButton* m_save;
    QList<SettingsPage*> m_pages;   // all of them, or none yet
    QList<SettingsPage*> m_growing; // what is built so far, until all are
    QString m_refusal;
    int m_section = Business;
};

} // namespace loket::ui
