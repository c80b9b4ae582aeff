// The window's menu: what it offers, its words, and what of it this person may use.
#include "engine/window/EngineHandle.h"
#include "ui/browser/ImportedOrders.h"
#include "ui/screens/attention/AttentionScreen.h"
#include "ui/shell/Closing.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/HelpDialogs.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ManualWindows.h"
#include "ui/shell/NavigationRail.h"
#include "ui/wizard/ImportWizard.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

void MainWindow::buildMenu()
{
    m_header->menuButton().setMenu(m_menu);
    m_menu->addMenu(m_languages);
    m_languages->setIcon(m_context.theme.icon(u"languages"_s, Ink::Muted));
    auto* languages = new QActionGroup(m_languages);
    // Each language is named in itself, so that its readers find it.
    for (const auto& [code, name] : {std::pair(u"id"_s, u"Bahasa Indonesia"_s), std::pair(u"en"_s, u"English"_s)}) {
        QAction* action = languages->addAction(name);
        action->setCheckable(true);
        action->setChecked(m_context.language.code() == code);
        m_languages->addAction(action);
        action->setData(code);
        connect(action, &QAction::triggered, this, [this, code = code] { useLanguage(code); });
    }
    m_menu->addMenu(m_appearances);
    m_appearances->setIcon(m_context.theme.icon(u"contrast"_s, Ink::Muted));
    auto* appearances = new QActionGroup(m_appearances);
    for (const Appearance appearance : {Appearance::System, Appearance::Light, Appearance::Dark}) {
        QAction* action = appearances->addAction(QString());
        action->setCheckable(true);
        action->setChecked(m_context.theme.appearance() == appearance);
        action->setObjectName(toString(appearance));
        m_appearances->addAction(action);
        connect(action, &QAction::triggered, this, [this, appearance] { useAppearance(appearance); });
    }
    m_menu->addSeparator();
    const auto entry = [this](const QString& name, const QKeySequence& keys, auto work) {
        QAction* action = m_menu->addAction(QString());
        action->setObjectName(name);
        action->setShortcut(keys);
        addAction(action); // its keys work while the menu is closed
        connect(action, &QAction::triggered, this, work);
    };
    entry(u"manual"_s, QKeySequence::HelpContents, [this] { m_manual->open(); });
    entry(u"keys"_s, QKeySequence(u"Ctrl+F1"_s), [this] { showKeys(); });
    entry(u"about"_s, {}, [this] { HelpDialogs::about(this)->open(); });
    m_menu->addSeparator();
    entry(u"quit"_s, QKeySequence(u"Ctrl+Q"_s), [this] { m_closing ? m_closing->quit() : void(close()); });
}

// The menu does not show it to others; what opens it by another way does not get it either.
void MainWindow::openImport()
{
    if (!m_context.may(domain::Action::ImportData))
        return;
    auto* wizard = new ImportWizard(m_context, {}, this);
    connect(wizard, &ImportWizard::attentionWanted, this, [this] {
        goTo(*m_attention);
        if (!m_attention->imported().isShown())
            m_attention->imported().button()->click();
    });
    wizard->open();
}

void MainWindow::buildClosingMenu()
{
    m_closingMenu = new QMenu(m_menu);
    m_closingMenu->setIcon(m_context.theme.icon(u"x"_s, Ink::Muted));
    auto* choices = new QActionGroup(m_closingMenu);
    for (const WhenClosed choice : {WhenClosed::Ask, WhenClosed::KeepSelling, WhenClosed::Stop}) {
        QAction* action = choices->addAction(QString());
        action->setCheckable(true);
        m_closingMenu->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { m_closing->choose(choice); });
    }
    connect(m_closingMenu, &QMenu::aboutToShow, this,
            [this] { m_closingMenu->actions().at(int(m_closing->choice()))->setChecked(true); });
    m_menu->insertMenu(m_menu->findChild<QAction*>(u"manual"_s), m_closingMenu);
}

void MainWindow::retranslate()
{
    setWindowTitle(m_context.businessName.isEmpty() ? u"Loket"_s : m_context.businessName + u" – Loket"_s);
    for (int place = 0; place < m_screens.size(); ++place)
        m_rail->setTitle(place, m_screens[place]->title());
    m_languages->setTitle(tr("Language"));
    m_appearances->setTitle(tr("Appearance"));
    m_appearances->actions().at(int(Appearance::System))->setText(tr("Like the system"));
    m_appearances->actions().at(int(Appearance::Light))->setText(tr("Light"));
    m_appearances->actions().at(int(Appearance::Dark))->setText(tr("Dark"));
    m_menu->findChild<QAction*>(u"manual"_s)->setText(tr("Manual"));
    m_menu->findChild<QAction*>(u"keys"_s)->setText(tr("Keys"));
    m_menu->findChild<QAction*>(u"about"_s)->setText(tr("About Loket"));
    showQuit();
    if (m_login) {
        showWho();
        m_menu->findChild<QAction*>(u"schedule"_s)->setText(tr("Schedule …"));
        m_menu->findChild<QAction*>(u"shifts"_s)->setText(tr("Closed shifts …"));
        m_menu->findChild<QAction*>(u"staff"_s)->setText(tr("Staff …"));
        m_menu->findChild<QAction*>(u"movingIn"_s)->setText(tr("Moving in …"));
        m_menu->findChild<QAction*>(u"ownSecret"_s)->setText(tr("Change my PIN …"));
        m_menu->findChild<QAction*>(u"lock"_s)->setText(tr("Lock"));
    }
    if (m_closingMenu) {
        m_closingMenu->setTitle(tr("When the window is closed"));
        m_closingMenu->actions().at(int(WhenClosed::Ask))->setText(tr("Ask"));
        m_closingMenu->actions().at(int(WhenClosed::KeepSelling))->setText(tr("Keep selling"));
        m_closingMenu->actions().at(int(WhenClosed::Stop))->setText(tr("Stop selling"));
    }
}

void MainWindow::showQuit()
{
    m_menu->findChild<QAction*>(u"quit"_s)->setText(mayStop() ? tr("Quit") : tr("Leave the till"));
    if (m_closingMenu)
        m_closingMenu->menuAction()->setVisible(mayStop());
}

} // namespace loket::ui
