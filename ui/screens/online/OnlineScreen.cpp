#include "ui/screens/online/OnlineScreen.h"

#include "ui/export/TableDialog.h"
#include "ui/export/TableFile.h"
#include "ui/models/OnlineModel.h"
#include "ui/screens/online/DifferencesView.h"
#include "ui/screens/online/GuestsView.h"
#include "ui/text/Format.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/RunPanel.h"
#include "ui/widgets/TitleRow.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;

namespace {

constexpr auto rhythm = 5s; // while it is visible
constexpr int onlineScreenSearchWidth = 260;
constexpr int searchLeast = 120;

} // namespace

OnlineScreen::OnlineScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_title(new PlainLabel(this)), m_count(new PlainLabel(this)),
      m_guestsTab(new FilterChip(context.theme, this)), m_differencesTab(new FilterChip(context.theme, this)),
      m_search(new QLineEdit(this)), m_compare(new QPushButton(this)), m_export(new QPushButton(this)),
      m_exportBar(new ExportBar(context.theme, this)), m_guests(new GuestsView(context, m_runner, this)),
      m_differences(new DifferencesView(context, m_runner, this)), m_views(new QStackedWidget(this)),
      m_run(new RunPanel(context.theme, m_runner, RunPanel::Shape::Card, Origin::Router, this)),
      m_rhythm(new QTimer(this))
{
    build();
    connect(m_guestsTab, &QAbstractButton::clicked, this, [this] { showTab(Tab::Guests); });
    connect(m_differencesTab, &QAbstractButton::clicked, this, [this] { showTab(Tab::Differences); });
    for (RouterView* view : std::initializer_list<RouterView*>{m_guests, m_differences}) {
        connect(m_search, &QLineEdit::textChanged, view, &RouterView::setSearch);
        connect(view, &RouterView::stateShown, this, &OnlineScreen::showCounts);
        connect(&view->table(), &LiveTableView::exportWanted, m_export, &QPushButton::click);
    }
    connect(m_guests, &RouterView::againWanted, this, &OnlineScreen::refresh);
    connect(m_differences, &RouterView::againWanted, m_differences, &DifferencesView::compareNow);
    connect(m_export, &QPushButton::clicked, this, &OnlineScreen::askForFile);
    connect(m_compare, &QPushButton::clicked, m_differences, &DifferencesView::compareNow);
    connect(&m_runner, &BulkRunner::finished, this, &OnlineScreen::refresh);
    connect(&context.events, &EngineEvents::driftChanged, m_differences, &DifferencesView::askReports);
    connect(m_rhythm, &QTimer::timeout, m_guests, &GuestsView::askRouters);
    m_rhythm->setInterval(rhythm);
    retranslate();
    showTab(Tab::Guests);
}

void OnlineScreen::build()
{
    m_title->setProperty("role", u"title"_s);
    m_count->setProperty("role", u"muted"_s);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(searchLeast);
    m_search->setMaximumWidth(onlineScreenSearchWidth);
    m_search->addAction(m_context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    auto* tabs = new QButtonGroup(this);
    tabs->addButton(m_guestsTab);
    tabs->addButton(m_differencesTab);
    m_guestsTab->setChecked(true);
    m_compare->setIcon(m_context.theme.icon(u"refresh-cw"_s));
    m_export->setIcon(m_context.theme.icon(u"download"_s));
    for (QPushButton* button : {m_compare, m_export})
        button->setIconSize({space::iconWithGap, space::iconSize});

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
    tools->addWidget(m_guests->actions());
    tools->addWidget(m_differences->actions());
    m_views->addWidget(m_guests);
    m_views->addWidget(m_differences);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addLayout(tools);
    layout->addWidget(m_exportBar);
    layout->addWidget(m_views, 1);
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

RouterView& OnlineScreen::view() const
{
    return m_tab == Tab::Guests ? static_cast<RouterView&>(*m_guests) : *m_differences;
}

void OnlineScreen::showTab(Tab tab)
{
    m_tab = tab;
    (tab == Tab::Guests ? m_guestsTab : m_differencesTab)->setChecked(true);
    m_views->setCurrentWidget(&view());
    for (RouterView* one : std::initializer_list<RouterView*>{m_guests, m_differences})
        one->actions()->setVisible(one == &view());
    m_search->setPlaceholderText(view().searchWords());
    showCounts();
}

void OnlineScreen::refresh()
{
    m_guests->askRouters();
    m_differences->askReports();
}

void OnlineScreen::showCounts()
{
    const QLocale locale = m_context.language.locale();
    m_guestsTab->setCount(m_guests->guests().rowCount(), locale);
    m_differencesTab->setCount(m_differences->total(), locale);
    setEnabledKeepingFocus(*m_compare, !m_differences->isComparing());
    m_export->setEnabled(view().hasRows());
    const QDateTime comparedAt = m_differences->comparedAt();
    m_count->setText(
        m_tab == Tab::Guests || !comparedAt.isValid()
            ? QString()
            : tr("compared %1").arg(Format::relative(comparedAt, m_context.clock.now(), m_context.zone, locale)));
}

void OnlineScreen::askForFile()
{
    auto* dialog = newTableDialog(this, tr("Save the list"), view().fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &OnlineScreen::exportTo);
    dialog->open();
}

// What is visible now, in its order: the routers' state changes while a file is being written.
void OnlineScreen::exportTo(const QString& path)
{
    const QAbstractItemModel& rows = *view().table().model();
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
    m_compare->setText(tr("Compare now"));
    m_export->setText(tr("E&xport…"));
    m_compare->setToolTip(tr("Compares every router with the ledger."));
    m_search->setAccessibleName(tr("Search"));
    m_guests->retranslate();
    m_differences->retranslate();
    showTab(m_tab);
}

void OnlineScreen::saveLayout(QSettings& settings) const
{
    settings.setValue(u"online/guests"_s, m_guests->table().horizontalHeader()->saveState());
    settings.setValue(u"online/differences"_s, m_differences->table().horizontalHeader()->saveState());
}

void OnlineScreen::restoreLayout(const QSettings& settings)
{
    m_guests->table().horizontalHeader()->restoreState(settings.value(u"online/guests"_s).toByteArray());
    m_differences->table().horizontalHeader()->restoreState(settings.value(u"online/differences"_s).toByteArray());
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
