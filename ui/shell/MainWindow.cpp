#include "ui/shell/MainWindow.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "ui/browser/ActionButtons.h"
#include "ui/browser/PausedChannels.h"
#include "ui/screens/activity/ActivityScreen.h"
#include "ui/screens/attention/AttentionScreen.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/screens/login/LoginScreen.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/packages/PackagesScreen.h"
#include "ui/screens/reports/ReportsScreen.h"
#include "ui/screens/schedule/ScheduleDialog.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/screens/shifts/ShiftHistory.h"
#include "ui/screens/staff/StaffDialog.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/shell/Closing.h"
#include "ui/shell/DemoStrip.h"
#include "ui/shell/DoubtStrip.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/HelpDialogs.h"
#include "ui/shell/ManualWindows.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/SearchDialog.h"
#include "ui/shell/Session.h"
#include "ui/text/Words.h"
#include "ui/widgets/OnScreen.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/wizard/FirstStart.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize mainWindowFirstSize{1366, 740};
constexpr QSize leastSize{880, 480};           // 1366x768 at 150 %, less the frame
const QString lastPersonKey = u"login/last"_s; // who logged in last at this window

} // namespace

MainWindow::MainWindow(const UiContext& context, QSettings& settings, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_settings(settings), m_header(new HeaderBar(context)),
      m_demo(new DemoStrip(context.theme)), m_doubts(new DoubtStrip(context)),
      m_rail(new NavigationRail(context.theme)), m_cover(new QStackedWidget), m_pages(new QStackedWidget),
      m_orders(new OrdersScreen(context)), m_attention(new AttentionScreen(context)),
      m_vouchers(new VouchersScreen(context)), m_deliveries(new DeliveriesScreen(context)),
      m_packages(new PackagesScreen(context)), m_reports(new ReportsScreen(context)),
      m_activity(new ActivityScreen(context)), m_settingsScreen(new SettingsScreen(context)), m_menu(new QMenu(this)),
      m_languages(new QMenu(m_menu)), m_appearances(new QMenu(m_menu))
{
    setWindowIcon(QIcon(u":/icons/loket.svg"_s));
    setMinimumSize(leastSize);
    m_pages->setObjectName(u"pages"_s);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_pages, 1);
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_demo);
    layout->addWidget(m_doubts);
    layout->addLayout(middle, 1);
    m_cover->addWidget(content);
    setCentralWidget(m_cover);

    if (context.engine) {
        m_counter = new CounterScreen(context);
        add(m_counter);
    }
    add(m_orders);
    add(m_attention);
    add(m_vouchers);
    if (context.door.isOpen()) {
        m_online = new OnlineScreen(context);
        add(m_online);
    }
    add(m_deliveries);
    add(m_packages);
    add(m_reports, true);
    add(m_activity);
    connect(m_deliveries, &DeliveriesScreen::orderWanted, this, &MainWindow::openPurchase);
    connect(m_activity, &ActivityScreen::orderWanted, this, &MainWindow::openPurchase);
    connect(m_reports, &ReportsScreen::ordersWanted, this,
            [this](const storage::PurchaseFilter& filter, const QString& words) {
                m_orders->showOnly(filter, words);
                go(int(m_screens.indexOf(m_orders)));
            });
    add(m_settingsScreen);
    const auto openSettings = [this](SettingsScreen::Section section) {
        goTo(*m_settingsScreen);
        m_settingsScreen->go(section);
    };
    connect(m_header, &HeaderBar::settingWanted, this, [openSettings](PillWords::Setting setting) {
        openSettings(setting == PillWords::Setting::Router   ? SettingsScreen::Router
                     : setting == PillWords::Setting::Server ? SettingsScreen::Server
                                                             : SettingsScreen::Messages);
    });
    for (PausedChannels* paused : {&m_attention->paused(), &m_deliveries->paused()})
        connect(paused, &PausedChannels::settingsWanted, this,
                [openSettings] { openSettings(SettingsScreen::Messages); });
    connect(m_attention, &AttentionScreen::differencesWanted, this, [this] {
        if (!m_online)
            return;
        goTo(*m_online);
        m_online->showTab(OnlineScreen::Tab::Differences);
    });
    connect(m_settingsScreen, &SettingsScreen::languageChosen, this, &MainWindow::useLanguage);
    connect(m_settingsScreen, &SettingsScreen::appearanceChosen, this, &MainWindow::useAppearance);
    connect(m_settingsScreen, &SettingsScreen::restoreWanted, this, &MainWindow::restoreWanted);
    connect(m_settingsScreen, &SettingsScreen::packagesWanted, this, [this] { goTo(*m_packages); });
    connect(m_settingsScreen, &SettingsScreen::wizardWanted, this, &MainWindow::openFirstSteps);
    connect(m_settingsScreen, &SettingsScreen::importWanted, this, &MainWindow::openImport);
    connect(m_attention, &AttentionScreen::countChanged, this,
            [this](int count) { m_rail->setCount(int(m_screens.indexOf(m_attention)), count); });
    connect(m_rail, &NavigationRail::chosen, this, qOverload<int>(&MainWindow::go));
    buildShortcuts();
    m_manual = new ManualWindows(context.theme, context.language, *this, [this] { return manualPage(); });
    connect(m_manual, &ManualWindows::keysWanted, this, &MainWindow::showKeys);
    connect(&context.events, &EngineEvents::stateChanged, this, &MainWindow::setState);
    connect(&context.events, &EngineEvents::businessChanged, this, &MainWindow::businessChanged);
    buildMenu();
    if (context.engine)
        buildPeople();
    retranslate();
    restoreLayout();
    go(0);
    if (context.engine)
        actorChanged();
    else
        m_orders->focusSearch(); // otherwise the first key would go to the header
}

void MainWindow::add(Screen* screen, bool startsGroup)
{
    m_screens += screen;
    m_pages->addWidget(screen);
    m_rail->add(screen->iconName(), screen->title(), startsGroup);
}

void MainWindow::buildShortcuts()
{
    const auto on = [this](const QKeySequence& keys, auto work) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, work] {
            if (!isLocked())
                work();
        });
    };
    on(QKeySequence(u"Ctrl+K"_s), [this] { openSearch(); });
    on(QKeySequence::Find, [this] { m_screens[m_pages->currentIndex()]->focusSearch(); });
    on(QKeySequence(u"Ctrl+Tab"_s), [this] { goBy(1); });
    on(QKeySequence(u"Ctrl+Shift+Tab"_s), [this] { goBy(-1); });
}

void MainWindow::goBy(int step)
{
    const int count = int(m_screens.size());
    int place = m_pages->currentIndex();
    do
        place = (place + step + count) % count;
    while (!isOffered(*m_screens[place]) && place != m_pages->currentIndex());
    go(place);
}

void MainWindow::openSearch()
{
    auto* search = new SearchDialog(m_context, isOffered(*m_vouchers), this);
    search->setAttribute(Qt::WA_DeleteOnClose);
    connect(search, &SearchDialog::chosen, this, &MainWindow::openPurchase);
    connect(search, &SearchDialog::voucherChosen, this, [this](qint64 id) {
        goTo(*m_vouchers);
        m_vouchers->showVoucher(id);
    });
    search->open();
}

void MainWindow::openPurchase(qint64 purchaseId)
{
    go(int(m_screens.indexOf(m_orders)));
    m_orders->browser().showOrder(purchaseId);
}

void MainWindow::showKeys()
{
    QStringList places;
    for (const Screen* screen : std::as_const(m_screens))
        places += screen->title();
    HelpDialogs::shortcuts(places, this)->open();
}

// The page of the manual about what is on the screen.
QString MainWindow::manualPage() const
{
    if (isLocked())
        return u"staff"_s;
    const std::initializer_list<std::pair<const Screen*, QString>> pages{
        {m_counter, u"counter"_s},   {m_orders, u"attention"_s}, {m_attention, u"attention"_s},
        {m_vouchers, u"vouchers"_s}, {m_online, u"online"_s},    {m_deliveries, u"messages"_s},
        {m_packages, u"packages"_s}, {m_reports, u"reports"_s},  {m_activity, u"staff"_s}};
    const Screen* here = m_screens[m_pages->currentIndex()];
    if (here == m_settingsScreen)
        return m_settingsScreen->manualPage();
    const auto page = std::find_if(pages.begin(), pages.end(), [&](const auto& row) { return row.first == here; });
    return page == pages.end() ? QString() : page->second;
}

void MainWindow::present()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::askBeforeClosing(Closing& closing)
{
    m_closing = &closing;
    closing.setMayStop([this] { return mayStop(); });
    connect(&closing, &Closing::left, this, [this] {
        if (m_session)
            m_session->lock();
    });
    connect(&closing, &Closing::refused, this, [this] {
        present();
        auto* words =
            new PlainMessageBox(QMessageBox::NoIcon, u"Loket"_s, tr("Selling goes on"), QMessageBox::Ok, this);
        words->setAttribute(Qt::WA_DeleteOnClose);
        words->setInformativeText(
            tr("Only an operator or the owner may stop it. Log in as one of them, then choose Quit in the menu."));
        words->open();
    });
    buildClosingMenu();
    retranslate();
}

void MainWindow::go(int place)
{
    const int now = m_pages->currentIndex();
    Screen* left = m_screens.value(now);
    if (place == now || !left || left->unsaved().isEmpty())
        return turnTo(place);
    m_rail->choose(now);
    auto* box = new PlainMessageBox(QMessageBox::NoIcon, left->title(), left->unsaved(), QMessageBox::Cancel, this);
    box->setObjectName(u"unsaved"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* save = box->addButton(tr("Save"), QMessageBox::AcceptRole);
    save->setObjectName(u"saveAndLeave"_s);
    QPushButton* discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    discard->setObjectName(u"discardAndLeave"_s);
    box->setDefaultButton(save);
    connect(save, &QPushButton::clicked, this,
            [this, left, place] { left->saveAll([this, place] { turnTo(place); }); });
    connect(discard, &QPushButton::clicked, this, [this, left, place] {
        left->discardAll();
        turnTo(place);
    });
    box->open();
}

void MainWindow::turnTo(int place)
{
    const bool isOther = place != m_pages->currentIndex();
    m_pages->setCurrentIndex(place);
    m_rail->choose(place);
    if (isOther && m_screens.value(place))
        m_screens[place]->takeKeyboard();
}

// Enter presses the button that has the keyboard, as in a dialog.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool canBePressed = qobject_cast<QPushButton*>(button) || qobject_cast<QToolButton*>(button);
    if (!isEnter || event->isAutoRepeat() || !canBePressed)
        return QMainWindow::keyPressEvent(event);
    button->click();
}

void MainWindow::goTo(const Screen& screen)
{
    go(int(m_screens.indexOf(&screen)));
}

bool MainWindow::isOffered(const Screen& screen) const
{
    return !m_context.engine || m_context.engine->session().may(screen.neededFor());
}

bool MainWindow::mayStop() const
{
    return !m_context.engine || m_context.engine->session().may(domain::Action::StopSelling);
}

bool MainWindow::isLocked() const
{
    return m_login && m_cover->currentWidget() == m_login;
}

void MainWindow::buildPeople()
{
    m_login = new LoginScreen(m_context);
    m_login->setLast(m_settings.value(lastPersonKey).toLongLong());
    m_cover->addWidget(m_login);
    m_session = new Session(m_context.engine->session(), m_context.clock, this);
    m_session->setIdleLimit(m_context.engine->state().lockAfter);
    QAction* first = m_menu->actions().value(0);
    const auto add = [&](const QString& name, const QString& icon, auto action) {
        auto* entry = new QAction(m_context.theme.icon(icon, Ink::Muted), {}, m_menu);
        entry->setObjectName(name);
        m_menu->insertAction(first, entry);
        connect(entry, &QAction::triggered, this, action);
        return entry;
    };
    add(u"who"_s, u"user"_s, [] {})->setEnabled(false); // says who is here
    add(u"schedule"_s, u"clock"_s, [this] { (new ScheduleDialog(m_context, this))->open(); });
    add(u"shifts"_s, u"banknote"_s, [this] { (new ShiftHistory(m_context, this))->open(); });
    add(u"staff"_s, u"user"_s, [this] { (new StaffDialog(m_context, this))->open(); });
    add(u"movingIn"_s, u"download"_s, [this] { openImport(); });
    add(u"ownSecret"_s, u"pencil"_s, [this] { (new SecretDialog(m_context, this))->open(); });
    QAction* lock = add(u"lock"_s, u"lock"_s, [this] { m_session->lock(); });
    lock->setShortcut(QKeySequence(u"Ctrl+L"_s));
    addAction(lock); // its keys work while the menu is closed
    m_menu->insertSeparator(first);
    connect(&m_context.engine->session(), &engine::Session::actorChanged, this, &MainWindow::actorChanged);
}

void MainWindow::showWho()
{
    const sales::Actor actor = m_context.engine->actor();
    auto* who = m_menu->findChild<QAction*>(u"who"_s);
    who->setText(Words::actor(actor.name).replace(u'&', u"&&"_s));
    who->setVisible(actor.staffId > 0);
}

// What a person may not do is not offered; the engine refuses it all the same.
void MainWindow::actorChanged()
{
    engine::Session& session = m_context.engine->session();
    setState(m_context.engine->state()); // whom a problem leads to its setting is another one
    for (int place = 0; place < m_screens.size(); ++place)
        m_rail->offer(place, isOffered(*m_screens[place]));
    for (ActionButtons* actions : findChildren<ActionButtons*>())
        actions->setRole(session.actor().role);
    showWho();
    m_menu->findChild<QAction*>(u"shifts"_s)->setVisible(session.may(domain::Action::SeeShifts));
    m_menu->findChild<QAction*>(u"staff"_s)->setVisible(session.may(domain::Action::ManageStaff));
    m_menu->findChild<QAction*>(u"movingIn"_s)->setVisible(session.may(domain::Action::ImportData));
    m_menu->findChild<QAction*>(u"ownSecret"_s)->setVisible(session.actor().staffId > 0);
    m_menu->findChild<QAction*>(u"lock"_s)->setVisible(session.hasStaff());
    showQuit();
    if (session.isLocked()) {
        for (QDialog* dialog : findChildren<QDialog*>())
            dialog->reject();
        m_menu->close();
        m_header->menuButton().setEnabled(false);
        m_cover->setCurrentWidget(m_login);
        return m_login->takeFocus();
    }
    m_header->menuButton().setEnabled(true);
    m_cover->setCurrentIndex(0);
    offerFirstSteps();
    // Somebody else begins at the first of their own screens; who comes back goes on where they were.
    const qint64 person = session.actor().staffId;
    const qint64 before = std::exchange(m_person, person);
    const bool isAnother = before != 0 && before != person;
    if (person > 0) {
        m_settings.setValue(lastPersonKey, person);
        m_login->setLast(person);
    }
    if (isAnother || !isOffered(*m_screens[m_pages->currentIndex()])) {
        for (int place = 0; place < m_screens.size(); ++place) {
            if (isOffered(*m_screens[place]))
                return turnTo(place);
        }
    }
    turnTo(m_pages->currentIndex());
}

void MainWindow::setState(const engine::EngineState& state)
{
    if (m_session)
        m_session->setIdleLimit(state.lockAfter);
    m_header->setState(state);
    m_demo->setAddresses(state.demo);
    m_doubts->setState(state);
    m_deliveries->paused().setState(state);
    m_attention->paused().setState(state);
    QStringList routers;
    for (const engine::RouterState& router : state.routers)
        routers += router.name;
    m_vouchers->setRouters(routers);
}

// Only where the data folder is new: an operator who already sells is not asked again.
// Once, and to whoever may set things up: where there is staff already, nobody is until somebody logs in.
void MainWindow::offerFirstSteps()
{
    if (!m_context.engine || m_hasOfferedSteps || !m_context.may(domain::Action::ChangeSettings))
        return;
    core::whenReady(m_context.door.ask([](engine::UseCases& use) { return use.administration->snapshot(); }), this,
                    [this](const core::Result<engine::SetupSnapshot>& snapshot) {
                        const bool isDemo = m_context.engine->state().demo.has_value();
                        if (!m_context.may(domain::Action::ChangeSettings)) // locked meanwhile
                            return;
                        if (std::exchange(m_hasOfferedSteps, true))
                            return;
                        if (snapshot && FirstStart::isWanted(m_settings, *snapshot, isDemo))
                            openFirstSteps();
                    });
}

void MainWindow::openFirstSteps()
{
    auto* steps = new FirstStart(m_context, m_settings, this);
    steps->setAttribute(Qt::WA_DeleteOnClose);
    connect(steps, &FirstStart::languageChosen, this, &MainWindow::useLanguage);
    connect(steps, &FirstStart::screenWanted, this, [this](const QString& screen) {
        goTo(*m_settingsScreen);
        m_settingsScreen->showScreen(screen);
    });
    steps->open();
}

void MainWindow::useLanguage(const QString& code)
{
    m_settings.setValue(u"language"_s, code);
    m_context.language.use(code);
    for (QAction* action : m_languages->actions())
        action->setChecked(action->data() == code);
}

void MainWindow::useAppearance(Appearance appearance)
{
    m_settings.setValue(u"appearance"_s, toString(appearance));
    m_context.theme.setAppearance(appearance);
    m_appearances->actions().at(int(appearance))->setChecked(true);
}

// Names and times are updated as for another language; the settings are being edited, and show no times.
void MainWindow::businessChanged()
{
    retranslate();
    QList<QWidget*> all{m_header, m_reports};
    for (Screen* screen : std::as_const(m_screens)) {
        if (screen != m_settingsScreen && screen != m_reports)
            all += screen;
    }
    if (m_login)
        all += m_login;
    for (QWidget* widget : std::as_const(all)) {
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(widget, &change);
    }
}

void MainWindow::restoreLayout()
{
    resize(withinScreen(*this, mainWindowFirstSize));
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    for (Screen* screen : std::as_const(m_screens))
        screen->restoreLayout(m_settings);
}

void MainWindow::saveLayout()
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    for (const Screen* screen : std::as_const(m_screens))
        screen->saveLayout(m_settings);
    m_settings.sync();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_menu)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveLayout();
    event->setAccepted(!m_closing || m_closing->windowMayClose());
}

} // namespace loket::ui
