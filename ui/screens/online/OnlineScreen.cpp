#include "ui/screens/online/OnlineScreen.h"

#include "engine/UseCases.h"
#include "ui/export/TableDialog.h"
#include "ui/export/TableFile.h"
#include "ui/screens/online/OnlineActions.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/ButtonDelegate.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/widgets/RunPanel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TitleRow.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;
using engine::UseCases;
using sales::DriftAction;

namespace {

constexpr auto rhythm = 5s; // while somebody looks
constexpr int onlineScreenSearchWidth = 260;
constexpr int searchLeast = 120;
constexpr DriftAction allDriftActions[] = {DriftAction::Remove,   DriftAction::Adopt,    DriftAction::MakeAgain,
                                           DriftAction::WriteOff, DriftAction::SetRight, DriftAction::Rebuild};

} // namespace

OnlineScreen::OnlineScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_guests(context), m_differences(context),
      m_badges(new BadgeDelegate(context.theme, DriftModel::ToneRole, DriftModel::BadgeIconRole,
                                 DriftModel::BadgeTextRole, this)),
      m_remedies(new ButtonDelegate(context.theme, this)), m_title(new PlainLabel(this)), m_count(new PlainLabel(this)),
      m_guestsTab(new FilterChip(context.theme, this)), m_differencesTab(new FilterChip(context.theme, this)),
      m_search(new QLineEdit(this)), m_kick(new QPushButton(this)), m_unlock(new QPushButton(this)),
      m_extend(new QPushButton(this)), m_compare(new QPushButton(this)), m_export(new QPushButton(this)),
      m_exportBar(new ExportBar(context.theme, this)), m_warning(new PlainLabel(this)),
      m_pages(new QStackedWidget(this)), m_table(new LiveTableView(this)),
      m_guestsProxy(new QSortFilterProxyModel(this)), m_differencesProxy(new QSortFilterProxyModel(this)),
      m_state(new StatePanel(context.theme, this)), m_run(new RunPanel(context.theme, m_runner, this)),
      m_rhythm(new QTimer(this))
{
    for (const DriftAction action : allDriftActions) {
        auto* button = new QPushButton(this);
        connect(button, &QPushButton::clicked, this, [this, action] { mendSelected(action); });
        m_mends += button;
    }
    build();

    m_guestsProxy->setSourceModel(&m_guests);
    m_guestsProxy->setFilterRole(OnlineModel::SearchRole);
    m_differencesProxy->setSourceModel(&m_differences);
    m_differencesProxy->setFilterRole(DriftModel::SearchRole);
    m_guestsProxy->setSortRole(OnlineModel::SortRole);
    for (QSortFilterProxyModel* proxy : {m_guestsProxy, m_differencesProxy}) {
        proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
        proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    }
    m_table->setSortingEnabled(true);

    connect(m_guestsTab, &QAbstractButton::clicked, this, [this] { showTab(Tab::Guests); });
    connect(m_differencesTab, &QAbstractButton::clicked, this, [this] { showTab(Tab::Differences); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_guestsProxy->setFilterFixedString(text.trimmed());
        m_differencesProxy->setFilterFixedString(text.trimmed());
        showState();
    });
    connect(m_kick, &QPushButton::clicked, this, &OnlineScreen::kickSelected);
    connect(m_unlock, &QPushButton::clicked, this, &OnlineScreen::unlockSelected);
    connect(m_export, &QPushButton::clicked, this, &OnlineScreen::askForFile);
    connect(m_table, &LiveTableView::exportWanted, m_export, &QPushButton::click);
    connect(m_compare, &QPushButton::clicked, this, &OnlineScreen::compareNow);
    connect(m_table, &LiveTableView::selectionSettled, this, &OnlineScreen::showButtons);
    connect(m_table, &LiveTableView::buttonPressed, this, [this](const QModelIndex& index) {
        const sales::DriftItem item = m_differences.at(m_differencesProxy->mapToSource(index).row());
        mend(item.actions.first(), {item});
    });
    connect(m_state, &StatePanel::pressed, this, [this] { m_tab == Tab::Guests ? refresh() : compareNow(); });
    connect(&m_runner, &TaskRunner::started, this, &OnlineScreen::showButtons);
    connect(&m_runner, &TaskRunner::finished, this, [this] {
        showButtons();
        refresh();
    });
    connect(&context.events, &EngineEvents::driftChanged, this, &OnlineScreen::askDrift);
    connect(m_rhythm, &QTimer::timeout, this, &OnlineScreen::askOnline);
    m_rhythm->setInterval(rhythm);
    retranslate();
    showTab(Tab::Guests);
}

void OnlineScreen::build()
{
    m_title->setProperty("role", u"title"_s);
    m_count->setProperty("role", u"muted"_s);
    m_warning->setWordWrap(true);
    m_warning->setProperty("tone", u"warn"_s);
    m_warning->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_warning->hide();
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(searchLeast);
    m_search->setMaximumWidth(onlineScreenSearchWidth);
    m_search->addAction(m_context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    auto* tabs = new QButtonGroup(this);
    tabs->addButton(m_guestsTab);
    tabs->addButton(m_differencesTab);
    m_guestsTab->setChecked(true);
    m_extend->setMenu(extendMenu(this, [this](domain::Seconds more) { extendSelected(more); }));
    for (QPushButton* button : {m_kick, m_mends[int(DriftAction::Remove)], m_mends[int(DriftAction::WriteOff)]})
        button->setProperty("kind", u"danger"_s);
    const auto icon = [this](QPushButton* button, const QString& name) {
        button->setIcon(m_context.theme.icon(name));
        button->setIconSize({space::iconWithGap, space::iconSize});
    };
    icon(m_kick, u"circle-slash"_s);
    icon(m_unlock, u"undo-2"_s);
    icon(m_extend, u"clock"_s);
    icon(m_compare, u"refresh-cw"_s);
    icon(m_export, u"download"_s);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    addTitle(*top, m_title, m_count);
    top->addStretch();
    top->addWidget(m_export);
    top->addWidget(m_compare);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::small);
    tools->addWidget(m_guestsTab);
    tools->addWidget(m_differencesTab);
    tools->addWidget(m_search, 1);
    tools->addStretch();
    tools->addWidget(m_extend);
    tools->addWidget(m_unlock);
    tools->addWidget(m_kick);
    for (QPushButton* button : std::as_const(m_mends))
        tools->addWidget(button);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_state);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addLayout(tools);
    layout->addWidget(m_exportBar);
    layout->addWidget(m_warning);
    layout->addWidget(cardAround(m_pages), 1);
    layout->addWidget(m_run);
}

QString OnlineScreen::title() const
{
    return tr("Online");
}

void OnlineScreen::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void OnlineScreen::showTab(Tab tab)
{
    QHeaderView* header = m_table->horizontalHeader();
    if (m_table->model())
        (m_tab == Tab::Guests ? m_guestsHeader : m_differencesHeader) = header->saveState();
    m_tab = tab;
    const bool guests = tab == Tab::Guests;
    (guests ? m_guestsTab : m_differencesTab)->setChecked(true);
    m_table->setItemDelegateForColumn(DriftModel::Kind, nullptr);
    m_table->setItemDelegateForColumn(DriftModel::Remedy, nullptr);
    m_table->setModel(guests ? m_guestsProxy : m_differencesProxy);
    m_table->setButtonColumn(guests ? -1 : int(DriftModel::Remedy));
    if (!guests) {
        m_table->setItemDelegateForColumn(DriftModel::Kind, m_badges);
        m_table->setItemDelegateForColumn(DriftModel::Remedy, m_remedies);
    }
    const QByteArray& saved = guests ? m_guestsHeader : m_differencesHeader;
    if (saved.isEmpty() || !header->restoreState(saved)) {
        const QList<int> widths =
            guests ? QList<int>{150, 170, 100, 130, 100, 170, 120, 100} : QList<int>{190, 130, 80, 520, 130};
        for (int column = 0; column < widths.size(); ++column)
            header->resizeSection(column, widths[column]);
        m_table->sortByColumn(0, Qt::AscendingOrder);
    }
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(guests);
    if (!guests) // what is different needs the room
        header->setSectionResizeMode(DriftModel::Details, QHeaderView::Stretch);
    m_table->offerAllColumns();
    m_table->setAccessibleName(guests ? tr("Guests online") : tr("Differences between router and ledger"));
    m_search->setPlaceholderText(guests ? tr("Code, package, device, address…") : tr("Voucher, router, mark…"));
    m_extend->setVisible(guests);
    m_unlock->setVisible(guests);
    m_kick->setVisible(guests);
    showState();
    showButtons();
}

void OnlineScreen::refresh()
{
    askOnline();
    askDrift();
}

void OnlineScreen::askOnline()
{
    if (std::exchange(m_asking, true))
        return;
    core::whenReady(m_context.door.ask([](UseCases& use) { return use.care.online(); }), this,
                    [this](const Result<QList<sales::OnlineRouter>>& routers) {
                        m_asking = false;
                        m_heard = true;
                        m_error = routers ? std::nullopt : std::optional(routers.error());
                        if (routers) {
                            m_routers = *routers;
                            m_guests.setRouters(m_routers);
                        }
                        showState();
                        showButtons();
                    });
}

void OnlineScreen::askDrift()
{
    core::whenReady(m_context.door.ask([](UseCases& use) { return use.validity.drift(); }), this,
                    [this](const Result<QList<sales::DriftReport>>& reports) {
                        if (!reports)
                            return;
                        m_reports = *reports;
                        m_differences.setReports(m_reports);
                        showState();
                        showButtons();
                    });
}

void OnlineScreen::compareNow()
{
    if (std::exchange(m_comparing, true))
        return;
    showState();
    core::whenReady(m_context.door.ask([](UseCases& use) { return use.validity.runEverywhere(); }), this,
                    [this](const Result<QString>&) {
                        m_comparing = false; // what went wrong stands in the reports
                        askDrift();
                    });
}

void OnlineScreen::showCounts()
{
    const QLocale locale = m_context.language.locale();
    m_guestsTab->setCount(m_guests.rowCount(), locale);
    int differences = 0;
    QDateTime comparedAt;
    for (const sales::DriftReport& report : std::as_const(m_reports)) {
        differences += report.total;
        if (report.comparedAt.isValid() && (!comparedAt.isValid() || report.comparedAt < comparedAt))
            comparedAt = report.comparedAt;
    }
    m_differencesTab->setCount(differences, locale);
    m_compare->setEnabled(!m_comparing);
    const QDateTime now = m_context.clock.now();
    m_count->setText(m_tab == Tab::Guests || !comparedAt.isValid()
                         ? QString()
                         : tr("compared %1").arg(Format::relative(comparedAt, now, m_context.zone, locale)));
}

QString OnlineScreen::problems() const
{
    QStringList lines;
    const auto add = [&lines](const QString& router, const std::optional<core::Error>& problem) {
        if (problem)
            lines += tr("%1: %2").arg(router, Words::error(problem->kind, Origin::Router).both());
    };
    if (m_tab == Tab::Guests) {
        for (const sales::OnlineRouter& router : m_routers)
            add(router.router, router.problem);
    } else {
        for (const sales::DriftReport& report : m_reports)
            add(report.router, report.problem);
    }
    return lines.join(u'\n');
}

void OnlineScreen::showState()
{
    showCounts();
    const bool rows = m_table->model() && m_table->model()->rowCount() > 0;
    const QString trouble = problems();
    m_warning->setText(trouble);
    m_warning->setVisible(rows && !trouble.isEmpty());
    m_pages->setCurrentWidget(rows ? static_cast<QWidget*>(m_table) : m_state);
    m_export->setEnabled(rows);
    if (!rows)
        describeState();
}

void OnlineScreen::describeState()
{
    const QString trouble = problems();
    const bool restricted = !m_search->text().trimmed().isEmpty() &&
                            (m_tab == Tab::Guests ? m_guests.rowCount() : m_differences.rowCount()) > 0;
    const bool compared = std::any_of(m_reports.begin(), m_reports.end(),
                                      [](const sales::DriftReport& report) { return report.comparedAt.isValid(); });
    if (restricted)
        m_state->show(Tone::Neutral, u"search-x"_s, tr("Nothing matches"), tr("Search for less to see the others."));
    else if (m_error)
        m_state->show(Tone::Bad, u"triangle-alert"_s, tr("Loket does not answer"), Words::error(m_error->kind).both(),
                      tr("Try again"));
    else if (!trouble.isEmpty())
        m_state->show(Tone::Bad, u"router"_s, tr("The router could not be asked"), trouble, tr("Try again"));
    else if (m_tab == Tab::Guests && !m_heard)
        m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Asking the routers…"), {});
    else if (m_tab == Tab::Guests)
        m_state->show(Tone::Neutral, u"wifi"_s, tr("Nobody is online"),
                      tr("As soon as a guest logs in with a voucher, he appears here."));
    else if (m_comparing || !compared)
        m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Comparing the routers with the ledger…"),
                      tr("Loket does this by itself from time to time."));
    else
        m_state->show(Tone::Good, u"circle-check"_s, tr("Router and ledger agree"),
                      tr("Every voucher is on its router with the terms it was sold with, and nothing else carries "
                         "Loket's mark."),
                      tr("Compare now"));
}

QList<int> OnlineScreen::selectedSourceRows() const
{
    QList<int> rows;
    const QSortFilterProxyModel* proxy = m_tab == Tab::Guests ? m_guestsProxy : m_differencesProxy;
    for (const int row : m_table->selectedRows())
        rows += proxy->mapToSource(proxy->index(row, 0)).row();
    return rows;
}

QList<OnlineModel::Row> OnlineScreen::selectedGuests() const
{
    QList<OnlineModel::Row> guests;
    if (m_tab != Tab::Guests)
        return guests;
    for (const int row : selectedSourceRows()) {
        if (m_guests.at(row).guest.isOurs())
            guests += m_guests.at(row);
    }
    return guests;
}

QList<sales::DriftItem> OnlineScreen::selectedDifferences() const
{
    QList<sales::DriftItem> items;
    if (m_tab != Tab::Differences)
        return items;
    for (const int row : selectedSourceRows())
        items += m_differences.at(row);
    return items;
}

void OnlineScreen::showButtons()
{
    const QList<OnlineModel::Row> guests = selectedGuests();
    const bool free = !m_runner.isRunning();
    m_kick->setEnabled(free && !guests.isEmpty());
    m_extend->setEnabled(free && !guests.isEmpty());
    m_unlock->setEnabled(free && std::any_of(guests.begin(), guests.end(),
                                             [](const OnlineModel::Row& row) { return row.guest.isLocked; }));
    const QList<sales::DriftItem> items = selectedDifferences();
    for (const DriftAction action : allDriftActions) {
        const bool fits = !items.isEmpty() && std::all_of(items.begin(), items.end(), [action](const auto& item) {
            return item.actions.contains(action);
        });
        m_mends[int(action)]->setEnabled(free && fits);
        m_mends[int(action)]->setVisible(fits); // one or two fit
    }
}

void OnlineScreen::extendSelected(domain::Seconds more)
{
    m_runner.start(tr("Extend"), extendTasks(m_context, selectedGuests(), more));
}

void OnlineScreen::kickSelected()
{
    const QList<OnlineModel::Row> guests = selectedGuests();
    const auto begin = [this, guests] { m_runner.start(tr("Put out"), kickTasks(m_context, guests)); };
    if (guests.size() == 1) // he comes back with his code: nothing is lost
        return begin();
    ask(tr("Put out %n guest(s)?", "", int(guests.size())),
        tr("They are disconnected at once and can log in again with their codes."), tr("Put out"), begin);
}

void OnlineScreen::unlockSelected()
{
    QList<OnlineModel::Row> guests = selectedGuests();
    guests.removeIf([](const OnlineModel::Row& row) { return !row.guest.isLocked; });
    ask(tr("Release %n voucher(s) from their device?", "", int(guests.size())),
        tr("The present device is put out. The next one that logs in with the code is the one that may use it."),
        tr("Release"), [this, guests] { m_runner.start(tr("Release"), unlockTasks(m_context, guests)); });
}

void OnlineScreen::mendSelected(DriftAction action)
{
    mend(action, selectedDifferences());
}

void OnlineScreen::mend(DriftAction action, const QList<sales::DriftItem>& items)
{
    const auto begin = [this, action, items] {
        m_runner.start(DriftModel::word(action), mendTasks(m_context, items, action));
    };
    if (action == DriftAction::Remove)
        return ask(tr("Remove %n user(s) from the router?", "", int(items.size())),
                   tr("Whoever is logged in with these codes is put out. This cannot be undone."), tr("Remove"), begin);
    if (action == DriftAction::WriteOff)
        return ask(tr("Write off %n voucher(s)?", "", int(items.size())),
                   tr("The ledger takes them as removed; they cannot be made again."), tr("Write off"), begin);
    begin();
}

void OnlineScreen::ask(const QString& text, const QString& informative, const QString& button,
                       std::function<void()> yes)
{
    m_question = new PlainMessageBox(QMessageBox::NoIcon, title(), text, QMessageBox::Cancel, this);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(informative);
    QPushButton* go = m_question->addButton(button, QMessageBox::AcceptRole);
    connect(go, &QPushButton::clicked, this, std::move(yes));
    m_question->open();
}

void OnlineScreen::askForFile()
{
    auto* dialog = newTableDialog(this, tr("Save the list"),
                                  m_tab == Tab::Guests ? tr("online", "of a file") : tr("differences", "of a file"));
    connect(dialog, &QFileDialog::fileSelected, this, &OnlineScreen::exportTo);
    dialog->open();
}

// What is seen now, in its order: the routers change their minds while a file is being written.
void OnlineScreen::exportTo(const QString& path)
{
    const QAbstractItemModel& rows = *m_table->model();
    QStringList headings;
    QList<QList<Cell>> lines;
    for (int column = 0; column < rows.columnCount(); ++column)
        headings += rows.headerData(column, Qt::Horizontal).toString();
    for (int row = 0; row < rows.rowCount(); ++row) {
        QList<Cell> line;
        for (int column = 0; column < rows.columnCount(); ++column)
            line += rows.index(row, column).data().toString();
        lines += line;
    }
    m_exportBar->run(
        path,
        [path, headings, lines, zone = m_context.zone, sheet = title()](ExportProgress& progress) -> Result<void> {
            const auto file = openTable(tableFormatOf(path), path, zone);
            if (!file)
                return core::Failure(file.error());
            LOKET_TRY((*file)->sheet(sheet, headings));
            for (const QList<Cell>& line : lines)
                LOKET_TRY((*file)->row(line));
            progress.report(lines.size(), lines.size());
            return (*file)->finish();
        });
}

void OnlineScreen::retranslate()
{
    m_title->setText(title());
    m_guestsTab->setText(tr("Guests"));
    m_differencesTab->setText(tr("Differences"));
    m_kick->setText(tr("Put out"));
    m_kick->setToolTip(tr("Disconnects the selected guests; they can log in again with their codes."));
    m_unlock->setText(tr("Release device"));
    m_unlock->setToolTip(tr("For vouchers that are bound to their first device: the next one may use it."));
    m_extend->setText(tr("Extend"));
    m_extend->setToolTip(tr("Gives the selected vouchers more time."));
    retranslateExtendMenu(*m_extend->menu());
    m_compare->setText(tr("Compare now"));
    m_export->setText(tr("E&xport…"));
    m_compare->setToolTip(tr("Compares every router with the ledger."));
    m_search->setAccessibleName(tr("Search"));
    for (const DriftAction action : allDriftActions)
        m_mends[int(action)]->setText(DriftModel::word(action));
    m_guests.refreshWords();
    m_differences.refreshWords();
    showTab(m_tab);
}

void OnlineScreen::saveLayout(QSettings& settings) const
{
    QByteArray guests = m_guestsHeader;
    QByteArray differences = m_differencesHeader;
    (m_tab == Tab::Guests ? guests : differences) = m_table->horizontalHeader()->saveState();
    settings.setValue(u"online/guests"_s, guests);
    settings.setValue(u"online/differences"_s, differences);
}

void OnlineScreen::restoreLayout(const QSettings& settings)
{
    m_guestsHeader = settings.value(u"online/guests"_s).toByteArray();
    m_differencesHeader = settings.value(u"online/differences"_s).toByteArray();
    if (const QByteArray& mine = m_tab == Tab::Guests ? m_guestsHeader : m_differencesHeader; !mine.isEmpty())
        m_table->horizontalHeader()->restoreState(mine);
}

void OnlineScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    refresh();
    m_rhythm->start();
}

void OnlineScreen::hideEvent(QHideEvent* event)
{
    m_rhythm->stop();
    Screen::hideEvent(event);
}

void OnlineScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
