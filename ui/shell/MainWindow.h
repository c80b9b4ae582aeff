// The window: header, navigation and the screens. Language and appearance are switched here and remembered, together
// with the window's size and each screen's layout, in the data folder's window.ini. UI thread.
#pragma once

#include "ui/shell/UiContext.h"

#include <QMainWindow>

class QActionGroup;
class QMenu;
class QSettings;
class QStackedWidget;

namespace loket::ui {

class AttentionScreen;
class DemoStrip;
class HeaderBar;
class NavigationRail;
class OrdersScreen;
class PackagesScreen;
class ReportsScreen;
class Screen;
class SettingsScreen;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // `context` and `settings` outlive the window.
    MainWindow(const UiContext& context, QSettings& settings, QWidget* parent = nullptr);

    void setState(const engine::EngineState& state);
    void go(int place);
    void goTo(Screen& screen);
    void openFirstSteps();

    [[nodiscard]] HeaderBar& header() const { return *m_header; }
    [[nodiscard]] OrdersScreen& orders() const { return *m_orders; }
    [[nodiscard]] AttentionScreen& attention() const { return *m_attention; }
    [[nodiscard]] PackagesScreen& packages() const { return *m_packages; }
    [[nodiscard]] ReportsScreen& reports() const { return *m_reports; }
    [[nodiscard]] SettingsScreen& settingsScreen() const { return *m_settingsScreen; }
    [[nodiscard]] QMenu& menu() const { return *m_menu; }

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void add(Screen* screen);
    void buildMenu();
    void offerFirstSteps();
    void useLanguage(const QString& code);
    void useAppearance(Appearance appearance);
    void retranslate();
    void restoreLayout();
    void saveLayout();

    const UiContext& m_context;
    QSettings& m_settings;
    HeaderBar* m_header;
    DemoStrip* m_demo;
    NavigationRail* m_rail;
    QStackedWidget* m_pages;
    QList<Screen*> m_screens;
    OrdersScreen* m_orders;
    AttentionScreen* m_attention;
    PackagesScreen* m_packages;
    ReportsScreen* m_reports;
    SettingsScreen* m_settingsScreen;
    QMenu* m_menu;
    QMenu* m_languages;
    QMenu* m_appearances;
};

} // namespace loket::ui
