// The window: header, navigation and the screens. Language and appearance are switched here and saved, together
// with the window's size and each screen's layout, in the data folder's window.ini. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QMainWindow>

class QActionGroup;
class QMenu;
class QSettings;
class QStackedWidget;

namespace loket::ui {

class ActivityScreen;
class AttentionScreen;
class Closing;
class CounterScreen;
class DeliveriesScreen;
class DemoStrip;
class DoubtStrip;
class HeaderBar;
class LoginScreen;
class ManualWindows;
class NavigationRail;
class OnlineScreen;
class OrdersScreen;
class PackagesScreen;
class ReportsScreen;
class Screen;
class Session;
class SettingsScreen;
class VouchersScreen;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // `context` and `settings` outlive the window.
    MainWindow(const UiContext& context, QSettings& settings, QWidget* parent = nullptr);

    void setState(const engine::EngineState& state);
    // Asks first where something would be lost.
    void go(int place);
    [[nodiscard]] int placeCount() const { return int(m_screens.size()); }
    [[nodiscard]] const Screen& screen(int place) const { return *m_screens[place]; }
    // The order's history, from any screen.
    void openPurchase(qint64 purchaseId);
    // Raises the window, also from the tray.
    void present();
    // Without it, closing just closes. `closing` outlives the window.
    void askBeforeClosing(Closing& closing);
    void saveLayout();
    void goTo(const Screen& screen);
    void turnTo(int place);
    void openFirstSteps();
    // Moving in from another program. Only with an engine.
    void openImport();

    [[nodiscard]] HeaderBar& header() const { return *m_header; }
    [[nodiscard]] OrdersScreen& orders() const { return *m_orders; }
    [[nodiscard]] AttentionScreen& attention() const { return *m_attention; }
    [[nodiscard]] VouchersScreen& vouchers() const { return *m_vouchers; }
    // Null where no router can be queried.
    [[nodiscard]] OnlineScreen* online() const { return m_online; }
    [[nodiscard]] DeliveriesScreen& deliveries() const { return *m_deliveries; }
    [[nodiscard]] PackagesScreen& packages() const { return *m_packages; }
    [[nodiscard]] ReportsScreen& reports() const { return *m_reports; }
    [[nodiscard]] ActivityScreen& activity() const { return *m_activity; }
    [[nodiscard]] SettingsScreen& settingsScreen() const { return *m_settingsScreen; }
    // Null where there is no engine behind the window.
    [[nodiscard]] CounterScreen* counter() const { return m_counter; }
    [[nodiscard]] LoginScreen* login() const { return m_login; }
    [[nodiscard]] Session* session() const { return m_session; }
    [[nodiscard]] bool isLocked() const;
    [[nodiscard]] QMenu& menu() const { return *m_menu; }

signals:
    // A copy of the database is to be put back; confirmed, and by a person with the right.
    void restoreWanted(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void add(Screen* screen, bool startsGroup = false);
    void buildShortcuts();
    void buildClosingMenu();
    void goBy(int step);
    void openSearch();
    void showKeys();
    [[nodiscard]] QString manualPage() const;
    void showQuit();
    void showWho();
    [[nodiscard]] bool mayStop() const;
    void buildMenu();
    void buildPeople();
    void actorChanged();
    [[nodiscard]] bool isOffered(const Screen& screen) const;
    void offerFirstSteps();
    void useLanguage(const QString& code);
    void useAppearance(Appearance appearance);
    void retranslate();
    void businessChanged();
    void restoreLayout();

    const UiContext& m_context;
    QSettings& m_settings;
    HeaderBar* m_header;
    DemoStrip* m_demo;
    DoubtStrip* m_doubts;
    NavigationRail* m_rail;
    bool m_hasOfferedSteps = false;
    QStackedWidget* m_cover; // the window, or the lock screen over all of it
    QStackedWidget* m_pages;
    QList<Screen*> m_screens;
    OrdersScreen* m_orders;
    AttentionScreen* m_attention;
    VouchersScreen* m_vouchers;
    OnlineScreen* m_online = nullptr;
    DeliveriesScreen* m_deliveries;
    PackagesScreen* m_packages;
    ReportsScreen* m_reports;
    ActivityScreen* m_activity;
    SettingsScreen* m_settingsScreen;
    CounterScreen* m_counter = nullptr;
    LoginScreen* m_login = nullptr;
    Session* m_session = nullptr;
    qint64 m_person = 0; // who was here last; 0: nobody yet, or no staff
    ManualWindows* m_manual = nullptr;
    QMenu* m_menu;
    QMenu* m_languages;
    QMenu* m_appearances;
    QMenu* m_closingMenu = nullptr;
    Closing* m_closing = nullptr;
};

} // namespace loket::ui
