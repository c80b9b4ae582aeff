#include "ui/screens/settings/SettingsScreen.h"

#include "engine/window/EngineHandle.h"
#include "ui/screens/settings/AccessPages.h"
#include "ui/screens/settings/MessagePage.h"
#include "ui/screens/settings/PlainPages.h"
#include "ui/screens/settings/PrintingPage.h"
#include "ui/screens/settings/RouterPage.h"
#include "ui/screens/settings/SettingWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"

#include <QAbstractSpinBox>
#include <QEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int settingsScreenListWidth = 250;

const QStringList& icons()
{
    static const QStringList names{u"store"_s,     u"router"_s,          u"credit-card"_s, u"message-circle"_s,
                                   u"ticket"_s,    u"receipt-text"_s,    u"clock"_s,       u"server"_s,
                                   u"key-round"_s, u"database-backup"_s, u"contrast"_s,    u"stethoscope"_s};
    return names;
}

} // namespace

SettingsScreen::SettingsScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_heading(new PlainLabel(this)), m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)), m_none(new PlainLabel(this)), m_wizard(new QPushButton(this)),
      m_import(new QPushButton(this)), m_whole(new QStackedWidget(this)), m_state(new StatePanel(context.theme, this)),
      m_stack(new QStackedWidget(this)), m_bar(new QFrame(this)), m_barText(new PlainLabel(this)),
      m_discard(new QPushButton(this)), m_save(new QPushButton(this))
{
    if (context.engine)
        m_draft = new SettingsDraft(
            context.door, [&engine = *context.engine] { return engine.actor(); }, this);
    m_heading->setProperty("role", u"title"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    m_list->setObjectName(u"sections"_s);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setIconSize({space::iconSize, space::iconSize});
    m_none->setObjectName(u"nothingFound"_s);
    m_none->setProperty("role", u"muted"_s);
    m_none->setWordWrap(true);
    m_none->hide();
    m_wizard->setObjectName(u"wizard"_s);
    m_import->setObjectName(u"movingIn"_s);
    auto* left = new QVBoxLayout;
    left->setSpacing(space::small);
    left->addWidget(m_heading);
    left->addWidget(m_search);
    left->addWidget(m_none);
    left->addWidget(m_list, 1);
    left->addWidget(m_wizard);
    left->addWidget(m_import);
    auto* side = new QWidget(this);
    side->setFixedWidth(settingsScreenListWidth);
    side->setLayout(left);
    left->setContentsMargins(space::large, space::medium, space::small, space::large);

    m_bar->setObjectName(u"unsaved"_s);
    m_bar->hide();
    m_barText->setWordWrap(true);
    m_save->setProperty("kind", u"primary"_s);
    m_save->setObjectName(u"save"_s);
    m_discard->setObjectName(u"discard"_s);
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(space::large, space::small, space::large, space::small);
    bar->addWidget(m_barText, 1);
    bar->addWidget(m_discard);
    bar->addWidget(m_save);

    auto* sections = new QWidget(this);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_stack, 1);
    right->addWidget(m_bar);
    auto* columns = new QHBoxLayout(sections);
    columns->setContentsMargins({});
    columns->setSpacing(0);
    columns->addWidget(side);
    columns->addLayout(right, 1);
    m_whole->addWidget(m_state);
    m_whole->addWidget(sections);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_whole);

    connect(m_search, &QLineEdit::textChanged, this, &SettingsScreen::filter);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row < m_pages.size()) {
            m_section = row;
            m_stack->setCurrentIndex(row);
        }
    });
    connect(m_wizard, &QPushButton::clicked, this, &SettingsScreen::wizardWanted);
    connect(m_import, &QPushButton::clicked, this, &SettingsScreen::importWanted);
    connect(m_state, &StatePanel::pressed, this, [this] {
        if (m_draft)
            m_draft->load();
    });
    if (m_draft) {
        connect(m_draft, &SettingsDraft::stateChanged, this, &SettingsScreen::showState);
        connect(m_draft, &SettingsDraft::edited, this, &SettingsScreen::showBar);
        connect(m_draft, &SettingsDraft::refused, this, [this](const core::Error& error) {
            m_refusal = Words::error(error).both();
            showBar();
        });
        connect(m_draft, &SettingsDraft::valueChanged, this, [this] { m_refusal.clear(); });
        connect(m_save, &QPushButton::clicked, m_draft, &SettingsDraft::save);
        connect(m_discard, &QPushButton::clicked, this, [this] {
            m_refusal.clear();
            m_draft->discard();
        });
        auto* save = new QShortcut(QKeySequence::Save, this);
        save->setContext(Qt::WidgetWithChildrenShortcut);
        connect(save, &QShortcut::activated, m_save, &QPushButton::click);
    }
    showState();
    showBar();
}

QString SettingsScreen::title() const
{
    return tr("Settings");
}

void SettingsScreen::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

// Read again each time it is shown, unless there are unsaved edits.
void SettingsScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    if (m_draft && !m_draft->isDirty() && !m_draft->isSaving())
        m_draft->load();
}

void SettingsScreen::showState()
{
    m_heading->setText(title());
    m_search->setPlaceholderText(tr("Search (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_list->setAccessibleName(tr("Sections"));
    m_none->setText(tr("No setting has these words. Search for other or fewer words."));
    m_wizard->setText(tr("First steps…"));
    m_wizard->setToolTip(tr("Leads through the router, packages and payments once more."));
    m_import->setText(tr("Moving in…"));
    m_import->setToolTip(tr("Brings packages, vouchers and past sales along from Mikhmon, gembok-bill, phpnuxbill or a "
                            "list."));
    m_discard->setText(tr("Discard"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tr("Save (Enter in a field, or Ctrl+S)"));
    if (!m_draft) {
        m_state->show(Tone::Neutral, u"settings"_s, tr("No settings here"),
                      tr("This window is read-only. Open Loket itself to change the settings."));
    } else if (m_draft->state() == SettingsDraft::State::Failed) {
        m_state->show(Tone::Bad, u"triangle-alert"_s, tr("The settings could not be read"),
                      Words::error(m_draft->problem()).both(), tr("Try again"));
    } else if (m_pages.isEmpty()) {
        m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Reading the settings…"), {});
        if (m_draft->state() != SettingsDraft::State::Loading && m_growing.isEmpty())
            build();
    }
    const bool failed = !m_draft || m_draft->state() == SettingsDraft::State::Failed;
    m_whole->setCurrentIndex(failed || m_pages.isEmpty() ? 0 : 1);
}

void SettingsScreen::build()
{
    qDeleteAll(m_growing);
    m_growing.clear();
    buildNext();
}

// One page per turn of the event loop: all of them at once would block the window noticeably.
void SettingsScreen::buildNext()
{
    m_growing += makePage(Section(m_growing.size()));
    m_stack->addWidget(m_growing.last());
    if (m_growing.size() > Checks)
        showPages();
    else
        QTimer::singleShot(0, m_growing.last(), [this] { buildNext(); }); // not if it is restarted meanwhile
}

SettingsPage* SettingsScreen::makePage(Section section)
{
    switch (section) {
    case Business:
        return new BusinessPage(m_context, *m_draft, m_stack);
    case Router:
        return new RouterPage(m_context, *m_draft, m_stack);
    case Payments:
        return new PaymentsPage(m_context, *m_draft, m_stack);
    case Messages:
        return new MessagePage(m_context, *m_draft, m_stack);
    case Vouchers:
        return new VoucherPage(m_context, *m_draft, m_stack);
    case Printing:
        return new PrintingPage(m_context, *m_draft, m_stack);
    case Schedule:
        return new SchedulePage(m_context, *m_draft, m_stack);
    case Server:
        return new ServerPage(m_context, *m_draft, m_stack);
    case Tokens:
        return new TokensPage(m_context, *m_draft, m_stack);
    case Backup: {
        auto* backup = new BackupPage(m_context, *m_draft, m_stack);
        connect(backup, &BackupPage::restoreWanted, this, &SettingsScreen::restoreWanted);
        return backup;
    }
    case Look: {
        auto* look = new AppearancePage(m_context, *m_draft, m_stack);
        connect(look, &AppearancePage::languageChosen, this, &SettingsScreen::languageChosen);
        connect(look, &AppearancePage::appearanceChosen, this, &SettingsScreen::appearanceChosen);
        return look;
    }
    case Checks:
        break;
    }
    return new ChecksPage(m_context, *m_draft, m_stack);
}

void SettingsScreen::showPages()
{
    for (SettingsPage* old : std::as_const(m_pages)) {
        m_stack->removeWidget(old);
        old->hide();
        old->deleteLater(); // the language may have been chosen on it
    }
    m_pages = std::exchange(m_growing, {});
    for (const SettingsPage* page : std::as_const(m_pages))
        connect(page, &SettingsPage::screenWanted, this, &SettingsScreen::showScreen);
    const QStringList texts = MessageTexts::keys(); // have an editor of their own
    QSet<QString> shown(texts.begin(), texts.end());
    for (const SettingsPage* page : std::as_const(m_pages)) {
        for (const SettingField* field : page->fields())
            shown += field->key();
    }
    static_cast<SchedulePage*>(m_pages[Schedule])->addWhatIsLeft(shown);
    const int section = m_section;
    m_list->clear();
    for (int i = 0; i < m_pages.size(); ++i)
        m_list->addItem(new QListWidgetItem(m_context.theme.icon(icons()[i], Ink::Muted), m_pages[i]->title()));
    m_list->setCurrentRow(section);
    filter();
    showState();
}

void SettingsScreen::go(Section section)
{
    m_section = section;
    m_list->setCurrentRow(section);
}

QString SettingsScreen::manualPage() const
{
    static const QHash<int, QString> pages{
        {Router, u"routers"_s},    {Payments, u"payments"_s}, {Messages, u"whatsapp"_s},
        {Vouchers, u"vouchers"_s}, {Printing, u"printing"_s}, {Server, u"payments"_s},
        {Tokens, u"api"_s},        {Backup, u"backup"_s},     {Checks, u"troubleshooting"_s}};
    return pages.value(m_section, u"settings"_s);
}

void SettingsScreen::showScreen(const QString& screen)
{
    if (screen == u"packages"_s)
        return emit packagesWanted();
    m_search->clear();
    for (int i = 0; i < m_pages.size(); ++i) {
        SettingField* field = m_pages[i]->field(screen);
        if (!field || field->isHidden())
            continue;
        go(Section(i));
        m_pages[i]->ensureWidgetVisible(field);
        return field->editor()->setFocus();
    }
    static const QHash<QString, Section> sections{{u"backup"_s, Backup},     {u"router"_s, Router},
                                                  {u"payments"_s, Payments}, {u"delivery"_s, Messages},
                                                  {u"voucher"_s, Vouchers},  {u"server"_s, Server}};
    go(sections.value(screen.section(u'.', 0, 0), Business));
}

void SettingsScreen::filter()
{
    int first = -1;
    for (int i = 0; i < m_pages.size(); ++i) {
        const bool found = m_pages[i]->filter(m_search->text());
        m_list->item(i)->setHidden(!found);
        if (found && first < 0)
            first = i;
    }
    QListWidgetItem* present = m_list->currentItem();
    if (present && present->isHidden() && first >= 0)
        m_list->setCurrentRow(first);
    else if (present && !present->isHidden())
        present->setSelected(true); // was not while it was hidden
    const bool isNothing = first < 0 && !m_pages.isEmpty();
    m_none->setVisible(isNothing);
    m_stack->setVisible(!isNothing);
}

// Enter in a field saves: that is the main button then.
void SettingsScreen::keyPressEvent(QKeyEvent* event)
{
    const QWidget* field = window()->focusWidget();
    const bool isField = qobject_cast<const QLineEdit*>(field) || qobject_cast<const QAbstractSpinBox*>(field);
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && isField && m_stack->isAncestorOf(field) && !m_bar->isHidden() && m_save->isEnabled())
        return m_save->click();
    Screen::keyPressEvent(event);
}

void SettingsScreen::showBar()
{
    const int count = m_draft ? m_draft->editCount() : 0;
    const QStringList wrong = m_draft ? m_draft->wrongKeys() : QStringList();
    m_bar->setVisible(count > 0);
    QString text = tr("%n change(s) not saved", "", count);
    if (!m_refusal.isEmpty())
        text = m_refusal;
    else if (!wrong.isEmpty()) {
        const auto setting = m_draft->setting(wrong.first());
        text = tr("Cannot be saved yet: %1. %2").arg(SettingWords::label(*setting), m_draft->wrong(wrong.first()));
    }
    m_barText->setText(text);
    const bool saving = m_draft && m_draft->isSaving();
    m_save->setEnabled(wrong.isEmpty() && !saving);
    m_discard->setEnabled(!saving);
    m_save->setText(saving ? tr("Saving…") : tr("Save"));
}

QString SettingsScreen::barText() const
{
    return m_bar->isHidden() ? QString() : m_barText->text();
}

QString SettingsScreen::unsaved() const
{
    return m_draft && m_draft->isDirty() ? tr("%n change(s) not saved", "", m_draft->editCount()) : QString();
}

void SettingsScreen::saveAll(std::function<void()> then)
{
    connect(
        m_draft, &SettingsDraft::saveEnded, this,
        [this, then = std::move(then)] {
            if (!m_draft->isDirty()) // else the bar says why
                then();
        },
        Qt::SingleShotConnection);
    m_draft->save();
}

void SettingsScreen::discardAll()
{
    m_draft->discard();
}

void SettingsScreen::saveLayout(QSettings& settings) const
{
    settings.setValue(u"settings/section"_s, m_section);
}

void SettingsScreen::restoreLayout(const QSettings& settings)
{
    go(Section(qBound(0, settings.value(u"settings/section"_s).toInt(), int(Checks))));
}

void SettingsScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (!m_pages.isEmpty() || !m_growing.isEmpty())
            build();
        showState();
        showBar();
    }
    Screen::changeEvent(event);
}

} // namespace loket::ui
