#include "ui/wizard/FirstStart.h"

#include "engine/window/EngineHandle.h"
#include "settings/Keys.h"
#include "ui/screens/settings/MessagePage.h"
#include "ui/screens/settings/PlainPages.h"
#include "ui/screens/settings/RouterPage.h"
#include "ui/text/Manual.h"
#include "ui/text/Words.h"
#include "ui/widgets/DoctorView.h"
#include "ui/widgets/OnScreen.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/wizard/ImportWizard.h"
#include "ui/wizard/ProfilesPage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimeZone>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::Result;

namespace {

const QString doneKey = u"wizard/done"_s;
const QString stepKey = u"wizard/step"_s;
constexpr QSize firstStartFirstSize{1040, 660};
constexpr int stepsWidth = 190;
constexpr int fieldWidth = 320;

// By the page itself; on a page that was never shown every widget counts as hidden.
bool isLeftOut(const QWidget& widget)
{
    return widget.isHidden() && widget.testAttribute(Qt::WA_WState_ExplicitShowHide);
}

QLabel* title(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setProperty("role", u"title"_s);
    return label;
}

QLabel* words(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setProperty("role", u"muted"_s);
    label->setWordWrap(true);
    return label;
}

// For F1, of each step.
const QStringList& manualPages()
{
    static const QStringList pages{u"first-day"_s, u"routers"_s, u"packages"_s, u"payments"_s,
                                   u"whatsapp"_s,  u"staff"_s,   u"first-day"_s};
    return pages;
}

QVBoxLayout* column(QWidget* page)
{
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::medium);
    return layout;
}

} // namespace

FirstStart::FirstStart(const UiContext& context, QSettings& settings, QWidget* parent)
    : QDialog(parent), m_context(context), m_settings(settings),
      m_draft(new SettingsDraft(
          context.door, [&engine = *context.engine] { return engine.actor(); }, this)),
      m_steps(new QListWidget(this)), m_pages(new QStackedWidget(this)), m_problem(new PlainLabel(this)),
      m_leave(new QPushButton(this)), m_back(new QPushButton(this)), m_skip(new QPushButton(this)),
      m_next(new QPushButton(this))
{
    resize(withinScreen(*this, firstStartFirstSize));
    setSizeGripEnabled(false);
    m_steps->setObjectName(u"sections"_s);
    m_steps->setFixedWidth(stepsWidth);
    m_steps->setFocusPolicy(Qt::NoFocus);
    m_steps->setSelectionMode(QAbstractItemView::SingleSelection);
    m_steps->setEnabled(true);
    m_steps->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_problem->setObjectName(u"fieldProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_next->setProperty("kind", u"primary"_s);
    m_next->setDefault(true);
    m_next->setObjectName(u"next"_s);
    m_leave->setObjectName(u"leave"_s);
    for (QPushButton* button : {m_leave, m_back, m_skip})
        button->setAutoDefault(false); // Enter is "Next"
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_steps);
    middle->addWidget(m_pages, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_leave);
    buttons->addWidget(m_problem, 1);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(middle, 1);
    layout->addLayout(buttons);

    connect(m_leave, &QPushButton::clicked, this, &FirstStart::reject);
    connect(m_back, &QPushButton::clicked, this, [this] { go(m_pages->currentIndex() - 1); });
    connect(m_skip, &QPushButton::clicked, this, [this] {
        m_draft->discard();
        go(m_pages->currentIndex() + 1);
    });
    connect(m_next, &QPushButton::clicked, this, &FirstStart::forward);
    connect(m_draft, &SettingsDraft::edited, this, &FirstStart::showButtons);
    connect(m_draft, &SettingsDraft::valueChanged, this, [this] { say({}); }); // what was wrong is being mended
    connect(m_draft, &SettingsDraft::stateChanged, this, [this] {
        if (m_pages->count() > 0)
            return;
        if (m_draft->state() == SettingsDraft::State::Failed)
            say(Words::error(m_draft->problem()).both());
        if (m_draft->state() == SettingsDraft::State::Ready) {
            proposeZone();
            build();
            go(qBound(0, m_settings.value(stepKey).toInt(), int(Finish)));
        }
    });
    connect(m_draft, &SettingsDraft::refused, this, [this](const core::Error& error) {
        m_busy = false;
        say(Words::error(error).both());
    });
    showButtons();
    m_draft->load();
}

bool FirstStart::isWanted(const QSettings& settings, const engine::SetupSnapshot& snapshot, bool isDemo)
{
    if (isDemo || settings.value(doneKey).toBool())
        return false;
    return snapshot.isNew || settings.contains(stepKey); // begun and left
}

QString FirstStart::proposedZone(const QByteArray& system)
{
    const QTimeZone zone(system);
    return zone.isValid() && zone.territory() == QLocale::Indonesia ? QString::fromLatin1(system) : QString();
}

// The days of the reports and every time on a slip depend on it, and whoever sells in Makassar or Jayapura rarely
// looks.
void FirstStart::proposeZone()
{
    const QString key = u"business.timezone"_key;
    const auto setting = m_draft->setting(key);
    const bool isUntouched = setting && m_draft->value(key) == setting->fallback && !m_settings.contains(stepKey);
    const QString zone = proposedZone(QTimeZone::systemTimeZoneId());
    if (m_draft->saved().isNew && isUntouched && !zone.isEmpty() && zone != m_draft->value(key))
        m_draft->setValue(key, zone);
}

FirstStart::Step FirstStart::step() const
{
    return Step(qMax(0, m_pages->currentIndex()));
}

QString FirstStart::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void FirstStart::build()
{
    while (QWidget* old = m_pages->widget(0)) {
        m_pages->removeWidget(old);
        old->hide();
        old->deleteLater(); // the language may have been chosen on it
    }
    m_router = new RouterPage(m_context, *m_draft);
    m_profiles = new ProfilesPage(m_context);
    for (QWidget* page :
         std::initializer_list<QWidget*>{welcomePage(), m_router, m_profiles, new PaymentsPage(m_context, *m_draft),
                                         new MessagePage(m_context, *m_draft), ownerPage(), finishPage()})
        m_pages->addWidget(page);
    connect(m_router, &SettingsPage::screenWanted, this, &FirstStart::showScreen);
    connect(m_doctor, &DoctorView::screenWanted, this, &FirstStart::showScreen);
    setWindowTitle(tr("First steps"));
    m_steps->clear();
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->addItems(
        {tr("Language"), tr("Router"), tr("Packages"), tr("Payments"), tr("WhatsApp"), tr("Owner's PIN"), tr("Ready")});
    m_leave->setText(tr("Leave for now"));
    m_leave->setToolTip(
        tr("What is saved is kept. The first steps continue from here at the next start, or from the settings."));
    m_back->setText(tr("Back"));
    m_skip->setText(tr("Skip"));
}

QWidget* FirstStart::welcomePage()
{
    auto* page = new QWidget;
    auto* layout = column(page);
    layout->addWidget(title(tr("Welcome to Loket"), page));
    layout->addWidget(
        words(tr("A few steps and you can sell: the router, what you sell, and how customers pay. Only the "
                 "router is needed; the rest can wait."),
              page));
    auto* language = new QComboBox(page);
    language->setObjectName(u"language"_s);
    language->addItem(u"Bahasa Indonesia"_s, u"id"_s);
    language->addItem(u"English"_s, u"en"_s);
    language->setCurrentIndex(language->findData(m_context.language.code()));
    language->setMaximumWidth(SettingField::editorWidth);
    auto* name = new SettingField(m_context.theme, *m_draft, u"business.name"_key, page);
    auto* zone = new SettingField(m_context.theme, *m_draft, u"business.timezone"_key, page);
    auto* languageWords = new PlainLabel(tr("Language"), page); // in one line with the fields below
    languageWords->setFixedWidth(SettingField::labelWidth);
    languageWords->setBuddy(language);
    language->setAccessibleName(tr("Language"));
    auto* row = new QHBoxLayout;
    row->addWidget(languageWords);
    row->addWidget(language, 1);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(name);
    layout->addWidget(zone);
    layout->addStretch();
    if (m_context.may(domain::Action::ImportData))
        layout->addLayout(movingIn(page));
    connect(language, &QComboBox::activated, this, [this, language] {
        const QString code = language->currentData().toString();
        m_draft->setValue(u"business.language"_key, code);
        emit languageChosen(code);
    });
    return page;
}

// For those who come from another program.
QLayout* FirstStart::movingIn(QWidget* page)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(
        words(tr("Have you sold with Mikhmon, gembok-bill, phpnuxbill or from a list until now? Its packages, "
                 "vouchers and past sales come along."),
              page),
        1);
    auto* button = new QPushButton(tr("I come from another program…"), page);
    button->setObjectName(u"movingIn"_s);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, &FirstStart::openImport);
    row->addWidget(button, 0, Qt::AlignVCenter);
    return row;
}

// What was typed here is saved first: the import may set the same things.
void FirstStart::openImport()
{
    if (m_busy || !m_context.may(domain::Action::ImportData))
        return;
    const auto open = [this] {
        auto* wizard = new ImportWizard(m_context, {}, this);
        connect(wizard, &ImportWizard::imported, this, [this] {
            m_draft->load(); // a router or the business's name may have come along
            m_profiles->load();
        });
        wizard->open();
    };
    if (!m_draft->isDirty() || !m_draft->wrongKeys().isEmpty())
        return open();
    m_busy = true;
    showButtons();
    connect(
        m_draft, &SettingsDraft::saveEnded, this,
        [this, open] {
            m_busy = false;
            showButtons();
            if (!m_draft->isDirty()) // else refused() has said why
                open();
        },
        Qt::SingleShotConnection);
    m_draft->save();
}

QWidget* FirstStart::ownerPage()
{
    auto* page = new QWidget;
    auto* layout = column(page);
    layout->addWidget(title(tr("Your PIN"), page));
    const bool has = m_context.engine->session().hasStaff();
    layout->addWidget(words(has ? tr("The owner already has a PIN. Staff are managed at the counter.")
                                : tr("With a PIN, only you can change settings, void a sale or refund money. Cashiers "
                                     "get their own later. Without one, anyone at this computer may do everything."),
                            page));
    m_ownerName = new QLineEdit(page);
    m_pin = new QLineEdit(page);
    m_pinAgain = new QLineEdit(page);
    m_ownerName->setObjectName(u"ownerName"_s);
    auto* form = new QFormLayout;
    for (const auto& [label, line] :
         {std::pair{tr("Your name"), m_ownerName}, std::pair{tr("PIN, 4 to 12 digits"), m_pin},
          std::pair{tr("The same PIN again"), m_pinAgain}}) {
        line->setFixedWidth(fieldWidth);
        line->setAccessibleName(label);
        line->setEnabled(!has);
        form->addRow(label, line);
        connect(line, &QLineEdit::textEdited, this, [this] { say({}); });
    }
    m_pin->setEchoMode(QLineEdit::Password);
    m_pinAgain->setEchoMode(QLineEdit::Password);
    layout->addLayout(form);
    layout->addStretch();
    return page;
}

QWidget* FirstStart::finishPage()
{
    auto* page = new QWidget;
    auto* layout = column(page);
    layout->addWidget(title(tr("Ready to sell"), page));
    layout->addWidget(
        words(tr("A final check. What is left to fix can be fixed now or later, under Settings, Checks."), page));
    auto* scroll = new QScrollArea(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* content = new QWidget(scroll);
    auto* inside = new QVBoxLayout(content);
    m_doctor = new DoctorView(
        m_context.theme, m_draft->door(), [] { return DoctorView::Question{}; }, content);
    m_doctor->leadToScreens(true);
    inside->addWidget(m_doctor);
    inside->addStretch();
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);
    return page;
}

void FirstStart::go(int step)
{
    say({});
    m_pages->setCurrentIndex(step);
    m_steps->setCurrentRow(step);
    setProperty(Manual::pageProperty, manualPages().value(step));
    m_settings.setValue(stepKey, step);
    if (step == Packages)
        m_profiles->load();
    if (step == Finish)
        m_doctor->run();
    m_leaving = false;
    showButtons();
    focusPage();
}

// The first field of the page, of the router its address; where there is none to fill in, the button that goes on.
void FirstStart::focusPage()
{
    QWidget* page = m_pages->currentWidget();
    if (auto* scrolled = qobject_cast<QScrollArea*>(page))
        scrolled->verticalScrollBar()->setValue(0);
    SettingField* address = page == m_router ? m_router->field(u"router.main.host"_key) : nullptr;
    if (address && address->isVisibleTo(page))
        return address->editor()->setFocus();
    for (QWidget* next = page->nextInFocusChain(); next != page; next = next->nextInFocusChain()) {
        const bool isField =
            qobject_cast<QLineEdit*>(next) || qobject_cast<QComboBox*>(next) || qobject_cast<QCheckBox*>(next);
        if (isField && page->isAncestorOf(next) && next->isVisibleTo(page) && next->isEnabledTo(page))
            return next->setFocus();
    }
    m_next->setFocus();
}

// To the step that has it, with the keyboard; else to the window's own screen.
void FirstStart::showScreen(const QString& screen)
{
    if (m_busy)
        return;
    if (screen == u"packages"_s)
        return go(Packages);
    for (int step = 0; step < m_pages->count(); ++step) {
        QWidget* page = m_pages->widget(step);
        for (SettingField* field : page->findChildren<SettingField*>()) {
            if (field->key() != screen || isLeftOut(*field) || isLeftOut(*field->parentWidget()))
                continue;
            go(step);
            if (auto* scrolled = qobject_cast<SettingsPage*>(page))
                scrolled->ensureWidgetVisible(field);
            return field->editor()->setFocus();
        }
    }
    emit screenWanted(screen);
    reject();
}

void FirstStart::forward()
{
    if (m_busy)
        return;
    say({});
    const int now = m_pages->currentIndex();
    if (now == Finish) {
        m_settings.setValue(doneKey, true);
        m_settings.remove(stepKey);
        accept();
        return;
    }
    if (now == Router && m_draft->value(u"router.main.host"_key).isEmpty()) {
        m_router->field(u"router.main.host"_key)->editor()->setFocus();
        return say(tr("Type the router's address. Without a router there is nothing to sell."));
    }
    if (now == Owner) {
        saveOwner();
        return;
    }
    if (now == Packages) {
        m_busy = true;
        showButtons();
        m_profiles->save([this, now](const QString& wrong) {
            m_busy = false;
            if (wrong.isEmpty())
                go(now + 1);
            else
                say(wrong);
            showButtons();
        });
        return;
    }
    if (!m_draft->isDirty()) {
        go(now + 1);
        return;
    }
    m_busy = true;
    connect(
        m_draft, &SettingsDraft::saveEnded, this,
        [this, now] {
            m_busy = false;
            if (!m_draft->isDirty()) // else refused() has said why
                go(now + 1);
            showButtons();
        },
        Qt::SingleShotConnection);
    m_draft->save();
}

void FirstStart::saveOwner()
{
    if (m_context.engine->session().hasStaff()) {
        go(Owner + 1);
        return;
    }
    // The keyboard goes to what is wrong: a PIN is never typed into the name, where it could be read.
    const auto refuse = [this](QLineEdit* field, const QString& problem) {
        field->setFocus();
        field->selectAll();
        say(problem);
    };
    if (m_ownerName->text().trimmed().isEmpty())
        return refuse(m_ownerName, tr("Type your name, or skip this step."));
    if (m_pin->text().isEmpty())
        return refuse(m_pin, tr("Type a PIN, or skip this step."));
    if (m_pin->text() != m_pinAgain->text())
        return refuse(m_pinAgain, m_pinAgain->text().isEmpty() ? tr("Type the same PIN once more.")
                                                               : tr("The two PINs are not the same."));
    m_busy = true;
    showButtons();
    const sales::NewMember owner{m_ownerName->text().trimmed(), domain::Role::Owner,
                                 core::Secret(m_pin->text().toUtf8())};
    core::whenReady(
        m_context.engine->session().addStaff(owner), this, [this, refuse](const Result<storage::StaffMember>& added) {
            m_busy = false;
            if (added) {
                m_pin->clear();
                m_pinAgain->clear();
                go(Owner + 1);
            } else {
                refuse(m_pin, added.error().kind == core::ErrorKind::InvalidInput
                                  ? tr("This PIN cannot be used: 4 to 12 digits, and none that everybody tries first "
                                       "(1234, 0000).")
                                  : Words::error(added.error().kind).both());
            }
            showButtons();
        });
}

void FirstStart::say(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void FirstStart::showButtons()
{
    const int now = m_pages->currentIndex();
    const bool ready = m_pages->count() > 0;
    const bool mayBeSkipped = now == Packages || now == Payments || now == Messages || now == Owner;
    m_back->setEnabled(ready && now > 0 && !m_busy);
    m_skip->setVisible(mayBeSkipped);
    m_skip->setEnabled(!m_busy);
    m_next->setText(now == Finish ? tr("Start selling") : m_busy ? tr("Saving…") : tr("Next"));
    m_next->setEnabled(ready && !m_busy && m_draft->wrongKeys().isEmpty());
}

void FirstStart::reject()
{
    m_settings.setValue(stepKey, qMax(0, m_pages->currentIndex()));
    const bool maySave =
        m_draft->isDirty() && m_draft->wrongKeys().isEmpty() && !m_busy && !m_context.engine->session().isLocked();
    if (!maySave || std::exchange(m_leaving, true))
        return QDialog::reject();
    // What was typed on this page is kept too. Where it is refused the page says why, and leaving again leaves it.
    m_busy = true;
    connect(
        m_draft, &SettingsDraft::saveEnded, this,
        [this] {
            m_busy = false;
            showButtons();
            if (!m_draft->isDirty())
                QDialog::reject();
        },
        Qt::SingleShotConnection);
    m_draft->save();
}

void FirstStart::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_pages->count() > 0) {
        const int now = m_pages->currentIndex();
        build();
        go(now);
    }
    QDialog::changeEvent(event);
}

} // namespace loket::ui
