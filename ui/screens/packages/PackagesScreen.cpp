#include "ui/screens/packages/PackagesScreen.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "settings/Keys.h"
#include "ui/screens/packages/PackageEditor.h"
#include "ui/screens/packages/ProfileDialog.h"
#include "ui/text/Words.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TitleRow.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::Result;
using domain::Package;
using engine::RouterProfile;
using engine::UseCases;

namespace {

constexpr int editorWidth = 380;
constexpr core::Rupiah firstPrice = 5000;

} // namespace

PackagesScreen::PackagesScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_model(new PackagesModel(this)), m_title(new PlainLabel(this)),
      m_count(new PlainLabel(this)), m_news(new PlainLabel(this)), m_add(new QPushButton(this)),
      m_read(new QPushButton(this)), m_up(new QToolButton(this)), m_down(new QToolButton(this)),
      m_whole(new QStackedWidget(this)), m_state(new StatePanel(context.theme, this)), m_splitter(new QSplitter(this)),
      m_table(new QTableView(this)), m_editor(new PackageEditor(context, *m_model, this))
{
    m_title->setProperty("role", u"title"_s);
    m_count->setProperty("role", u"muted"_s);
    m_news->setProperty("role", u"muted"_s);
    m_add->setProperty("kind", u"primary"_s);
    m_add->setObjectName(u"addPackage"_s);
    m_add->setIcon(context.theme.icon(u"plus"_s, Ink::OnAccent));
    m_read->setIcon(context.theme.icon(u"refresh-cw"_s, Ink::Text));
    m_read->setObjectName(u"readProfiles"_s);
    for (QPushButton* button : {m_add, m_read})
        button->setIconSize({space::iconWithGap, space::iconSize});
    m_up->setIcon(context.theme.icon(u"arrow-up"_s, Ink::Text));
    m_down->setIcon(context.theme.icon(u"arrow-down"_s, Ink::Text));
    for (QToolButton* button : {m_up, m_down}) {
        button->setProperty("kind", u"normal"_s);
        button->setEnabled(false); // until a package is chosen
    }

    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(space::rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setDragDropMode(QAbstractItemView::InternalMove);
    m_table->setDragDropOverwriteMode(false);
    m_table->setDropIndicatorShown(true);
    auto* badges = new BadgeDelegate(context.theme, PackagesModel::ToneRole, PackagesModel::IconRole,
                                     PackagesModel::BadgeRole, this);
    m_table->setItemDelegateForColumn(PackagesModel::OnSale, badges);
    m_table->setItemDelegateForColumn(PackagesModel::Profile, badges);
    m_table->installEventFilter(this);
    constexpr std::array widths{150, 90, 200, 185, 90, 80};
    for (size_t column = 0; column < widths.size(); ++column)
        m_table->setColumnWidth(int(column), widths[column]);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::small);
    addTitle(*top, m_title, m_count);
    top->addStretch();
    top->addWidget(m_news, 0, Qt::AlignVCenter);
    top->addWidget(m_up);
    top->addWidget(m_down);
    top->addWidget(m_read);
    top->addWidget(m_add);
    QFrame* left = cardAround(m_table);
    QFrame* right = cardAround(m_editor);
    m_splitter->addWidget(left);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({800, editorWidth});
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(space::medium);
    right->setMinimumWidth(editorWidth - 60);
    m_whole->addWidget(m_state);
    m_whole->addWidget(m_splitter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_whole, 1);

    connect(m_add, &QPushButton::clicked, this, &PackagesScreen::add);
    connect(m_read, &QPushButton::clicked, this, &PackagesScreen::readProfiles);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PackagesScreen::choose);
    connect(m_model, &PackagesModel::orderWanted, this, &PackagesScreen::reorder);
    connect(m_editor, &PackageEditor::saveWanted, this, &PackagesScreen::save);
    connect(m_editor, &PackageEditor::removeWanted, this, &PackagesScreen::remove);
    connect(m_editor, &PackageEditor::createProfileWanted, this, &PackagesScreen::createProfile);
    connect(m_editor, &PackageEditor::closed, this, [this] {
        if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
            m_table->selectRow(0);
        else if (m_model->rowCount() > 0)
            choose();
        showState();
    });
    connect(m_state, &StatePanel::pressed, this, [this] { m_load == Load::Failed ? load() : add(); });
    if (context.engine) {
        connect(&context.events, &EngineEvents::packagesChanged, this, &PackagesScreen::load);
        connect(&context.events, &EngineEvents::importsChanged, this, &PackagesScreen::load);
    }
    retranslate();
}

QString PackagesScreen::title() const
{
    return tr("Packages");
}

bool PackagesScreen::isShowingList() const
{
    return m_whole->currentIndex() == 1;
}

QString PackagesScreen::news() const
{
    return m_news->text();
}

void PackagesScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    if (!m_context.engine)
        return;
    load();
    readProfiles();
}

void PackagesScreen::load()
{
    core::whenReady(m_context.door.ask([](UseCases& use) { return use.administration->packages(); }), this,
                    [this](const Result<QList<Package>>& packages) { take(packages); });
}

void PackagesScreen::take(const Result<QList<Package>>& packages)
{
    if (!packages) {
        m_load = Load::Failed;
        m_problem = packages.error();
        return showState();
    }
    m_load = Load::Ready;
    const QString before = chosenId();
    const bool wasDirty = !m_editor->isNew() && m_editor->isDirty();
    m_choosing = true; // rows added or removed do not select
    m_model->setPackages(*packages);
    int row = m_model->rowOf(before);
    if (row < 0 && m_model->rowCount() > 0)
        row = 0;
    if (row >= 0)
        m_table->selectRow(row);
    m_choosing = false;
    const bool isAdding = m_editor->isNew() && m_editor->isDirty() && isShowingList();
    if (!isAdding && (!wasDirty || chosenId() != before))
        choose();
    showState();
}

QString PackagesScreen::chosenId() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_model->packages().at(current.row()).id : QString();
}

void PackagesScreen::choose()
{
    if (m_choosing)
        return;
    const int row = m_table->currentIndex().row();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_model->rowCount());
    if (row >= 0)
        m_editor->edit(m_model->packages().at(row));
}

void PackagesScreen::showState()
{
    const int rows = m_model->rowCount();
    const int onSale = int(std::count_if(m_model->packages().begin(), m_model->packages().end(),
                                         [](const Package& one) { return one.enabled; }));
    m_count->setText(rows > 0 ? tr("%n package(s), %1 on sale", "", rows).arg(onSale) : QString());
    m_add->setEnabled(m_context.engine && m_load == Load::Ready);
    m_read->setEnabled(m_context.engine);
    bool list = true;
    if (!m_context.engine) {
        m_state->show(Tone::Neutral, u"package"_s, tr("No packages here"),
                      tr("This window is read-only. Open Loket itself to change the packages."));
        list = false;
    } else if (m_load == Load::Failed) {
        m_state->show(Tone::Bad, u"triangle-alert"_s, tr("The packages could not be read"),
                      Words::error(m_problem).both(), tr("Try again"));
        list = false;
    } else if (m_load == Load::Loading && rows == 0) {
        m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Reading the packages…"), {});
        list = false;
    } else if (rows == 0 && !(m_editor->isNew() && m_editor->isDirty())) {
        m_state->show(Tone::Info, u"package"_s, tr("Nothing is on sale yet"),
                      tr("A package says how much time a voucher gives, what it costs, and which profile of the router "
                         "it uses."),
                      tr("Add a package"));
        list = false;
    }
    m_whole->setCurrentIndex(list ? 1 : 0);
}

void PackagesScreen::add()
{
    Package package{.price = firstPrice, .duration = std::chrono::hours(24)};
    if (const auto known = m_model->profiles(u"main"_s); known && !known->isEmpty()) {
        const auto own = std::find_if(known->begin(), known->end(), [](const auto& one) { return !one.isDefault; });
        package.profile = own == known->end() ? known->first().name : own->name;
    }
    m_choosing = true;
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    m_choosing = false;
    m_editor->edit(Package{}); // what it is compared with
    m_editor->propose(package);
    m_whole->setCurrentIndex(1);
    m_editor->name()->setFocus();
}

void PackagesScreen::save(const Package& package, bool isNew)
{
    core::whenReady(m_context.door.ask([package, isNew, actor = m_context.actor()](UseCases& use) {
        return use.administration->savePackage(package, isNew, actor);
    }),
                    this, [this, package](const Result<QList<Package>>& packages) {
                        if (!packages) {
                            m_editor->complain(Words::error(packages.error()).both());
                            return;
                        }
                        m_table->setFocus(); // where the next package is chosen
                        m_editor->edit(package);
                        take(packages);
                        m_table->selectRow(m_model->rowOf(package.id));
                        choose();
                        say(tr("%1 is saved").arg(package.name));
                    });
}

void PackagesScreen::remove(const QString& id)
{
    const int row = m_model->rowOf(id);
    if (row < 0)
        return;
    auto* box = new PlainMessageBox(
        QMessageBox::NoIcon, tr("Remove the package %1?").arg(m_model->packages().at(row).name),
        tr("It can no longer be bought. What was sold stays, and its vouchers stay valid. To stop selling it for a "
           "while, take it off sale instead."),
        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, id] {
        core::whenReady(m_context.door.ask([id, actor = m_context.actor()](UseCases& use) {
            return use.administration->removePackage(id, actor);
        }),
                        this, [this](const Result<QList<Package>>& packages) {
                            if (packages)
                                take(packages);
                            else
                                failed(packages.error());
                        });
    });
    connect(box, &QDialog::finished, m_table, qOverload<>(&QWidget::setFocus));
    box->open();
}

void PackagesScreen::reorder(const QStringList& ids)
{
    const QString chosen = chosenId();
    core::whenReady(m_context.door.ask([ids, actor = m_context.actor()](UseCases& use) {
        return use.administration->reorderPackages(ids, actor);
    }),
                    this, [this, chosen](const Result<QList<Package>>& packages) {
                        if (!packages) {
                            failed(packages.error());
                            return load();
                        }
                        take(packages);
                        m_table->selectRow(m_model->rowOf(chosen));
                        choose();
                    });
}

void PackagesScreen::move(int by)
{
    const int from = m_table->currentIndex().row();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_model->rowCount())
        return;
    QStringList ids = m_model->ids();
    ids.move(from, to);
    reorder(ids);
}

void PackagesScreen::askOnSale()
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return;
    const Package& package = m_model->packages().at(row);
    const bool on = !package.enabled;
    auto* box = new PlainMessageBox(
        QMessageBox::NoIcon, on ? tr("Put %1 on sale?").arg(package.name) : tr("Take %1 off sale?").arg(package.name),
        on ? tr("The counter and the shop offer it at once.")
           : tr("The counter and the shop no longer offer it. What was sold stays, and its vouchers stay valid. It can "
                "be put on sale again at any time."),
        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = box->addButton(on ? tr("&Put on sale") : tr("&Take off sale"), QMessageBox::AcceptRole);
    setKind(yes, u"primary"_s);
    box->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    box->setDefaultButton(QMessageBox::Cancel); // the same key twice changes nothing either
    connect(yes, &QPushButton::clicked, this, [this, on, id = package.id] {
        const int now = m_model->rowOf(id); // it may have changed while the question was open
        if (now < 0)
            return;
        Package changed = m_model->packages().at(now);
        changed.enabled = on;
        save(changed, false);
    });
    connect(box, &QDialog::finished, m_table, qOverload<>(&QWidget::setFocus));
    box->open();
}

void PackagesScreen::readProfiles()
{
    if (!m_context.engine)
        return;
    core::whenReady(
        m_context.door.ask([](UseCases& use) { return use.administration->snapshot(); }), this,
        [this](const Result<engine::SetupSnapshot>& snapshot) {
            if (!snapshot)
                return;
            QStringList routers;
            for (const QString& name : snapshot->routers) {
                if (!snapshot->value(u"router.NAME.host"_keyOf(name)).isEmpty())
                    routers += name;
            }
            m_model->setRouters(routers);
            if (!m_editor->isDirty())
                m_editor->setRouters(routers.isEmpty() ? QStringList{u"main"_s} : routers);
            if (routers.isEmpty())
                say(tr("No router is set up yet, so its profiles are not known."));
            for (const QString& router : routers) {
                core::whenReady(
                    m_context.door.ask([router](UseCases& use) { return use.administration->profiles(router, {}); }),
                    this, [this, router](const Result<QList<RouterProfile>>& profiles) {
                        m_model->setProfiles(router, profiles ? std::optional(*profiles) : std::nullopt);
                        m_editor->profilesChanged();
                        if (!profiles)
                            say(tr("The router %1 does not list its profiles: %2")
                                    .arg(router, Words::error(profiles.error().kind, Origin::Router).what));
                        else if (m_news->property("about") == router)
                            say({});
                        m_news->setProperty("about", profiles ? QString() : router);
                    });
            }
        });
}

void PackagesScreen::createProfile(const QString& router, const QString& profile, int devices)
{
    auto* dialog = new ProfileDialog(router, {.name = profile, .sharedUsers = devices}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, router, wanted = QPointer<ProfileDialog>(dialog)] {
        core::whenReady(
            m_context.door.ask([router, profile = wanted->profile(), actor = m_context.actor()](UseCases& use) {
                return use.administration->createProfile(router, profile, actor);
            }),
            this, [this, name = wanted->profile().name](const Result<void>& made) {
                if (!made) {
                    m_editor->complain(Words::error(made.error().kind, Origin::Router).what + u' ' +
                                       Words::error(made.error()).both());
                    return;
                }
                say(tr("The profile %1 is on the router").arg(name));
                readProfiles();
            });
    });
    dialog->open();
}

void PackagesScreen::failed(const core::Error& error)
{
    say(Words::error(error).both());
}

void PackagesScreen::say(const QString& words)
{
    m_news->setText(words);
}

bool PackagesScreen::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool alt = key->modifiers() == Qt::AltModifier;
        if (alt && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Space) {
            askOnSale();
            return true;
        }
        if (key->key() == Qt::Key_Delete && !chosenId().isEmpty()) {
            remove(chosenId());
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            m_editor->name()->setFocus();
            return true;
        }
    }
    return Screen::eventFilter(watched, event);
}

void PackagesScreen::saveLayout(QSettings& settings) const
{
    settings.setValue(u"packages/columns"_s, m_table->horizontalHeader()->saveState());
    settings.setValue(u"packages/splitter"_s, m_splitter->saveState());
}

void PackagesScreen::restoreLayout(const QSettings& settings)
{
    m_table->horizontalHeader()->restoreState(settings.value(u"packages/columns"_s).toByteArray());
    m_splitter->restoreState(settings.value(u"packages/splitter"_s).toByteArray());
}

void PackagesScreen::retranslate()
{
    m_title->setText(title());
    m_add->setText(tr("Add a package"));
    m_read->setText(tr("Ask the router"));
    m_read->setToolTip(tr("Reads the profiles from the router again."));
    m_up->setToolTip(tr("Further up (Alt+Up)"));
    m_up->setAccessibleName(tr("Further up"));
    m_down->setToolTip(tr("Further down (Alt+Down)"));
    m_down->setAccessibleName(tr("Further down"));
    m_table->setAccessibleName(tr("Packages"));
    m_table->setToolTip(tr("Drag a row to change the order; Space asks whether to put it on sale or take it off."));
    m_model->retranslate();
    showState();
}

void PackagesScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
