#include "ui/screens/activity/ActivityScreen.h"

#include "ui/browser/LogFilterBar.h"
#include "ui/browser/StoryBrowser.h"
#include "ui/export/TableDialog.h"
#include "ui/models/LogExport.h"
#include "ui/text/ActivityWords.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TitleRow.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

constexpr std::array activityScreenColumnWidths{120, 150, 320, 240, 220};
static_assert(activityScreenColumnWidths.size() == ActivityModel::ColumnCount);

} // namespace

ActivityScreen::ActivityScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_model(new ActivityModel(context, this)), m_title(new PlainLabel(this)),
      m_count(new PlainLabel(this)), m_export(new QPushButton(this)), m_filterBar(new LogFilterBar(context, this)),
      m_actors(new QComboBox(this)), m_exportBar(new ExportBar(context.theme, this)),
      m_browser(new StoryBrowser(
          context, *m_model, ActivityModel::Time,
          [this] {
              return ListBrowser::ListWords{
                  title(), tr("Reading the activity…"), tr("The activity could not be read"),
                  [this](StatePanel& panel) {
                      const bool restricting = !m_model->query().search.isEmpty() ||
                                               !m_model->query().actor.isEmpty() ||
                                               !m_model->query().families.isEmpty() || m_model->query().from.isValid();
                      if (restricting)
                          panel.show(Tone::Neutral, u"search-x"_s, tr("Nothing matches"),
                                     tr("No entry matches this search, person, subject and period."),
                                     tr("Show all activity"));
                      else
                          panel.show(Tone::Neutral, u"scroll-text"_s, tr("Nothing happened yet"),
                                     tr("What people and Loket itself do is recorded here automatically, and nobody "
                                        "can change it."));
                  }};
          },
          this))
{
    m_title->setProperty("role", u"title"_s);
    m_count->setProperty("role", u"muted"_s);
    m_export->setIcon(context.theme.icon(u"download"_s));
    m_export->setIconSize({space::iconWithGap, space::iconSize});
    m_filterBar->addChoice(m_actors);
    for (int i = 0; i < int(allActivityFamilies.size()); ++i) {
        auto* chip = new FilterChip(context.theme, m_filterBar);
        m_chips += chip;
        m_filterBar->addChip(chip);
        connect(chip, &QAbstractButton::clicked, this, &ActivityScreen::applyFilter);
    }
    for (int column = 0; column < ActivityModel::ColumnCount; ++column)
        m_browser->table().setColumnWidth(column, activityScreenColumnWidths[size_t(column)]);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    addTitle(*top, m_title, m_count);
    top->addStretch();
    top->addWidget(m_export);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_exportBar);
    layout->addWidget(m_browser, 1);

    connect(m_filterBar, &LogFilterBar::changed, this, &ActivityScreen::applyFilter);
    connect(m_actors, &QComboBox::currentIndexChanged, this, &ActivityScreen::applyFilter);
    connect(m_export, &QPushButton::clicked, this, &ActivityScreen::askForFile);
    connect(m_model, &LazyListModel::stateChanged, this, &ActivityScreen::showCount);
    connect(m_browser, &ListBrowser::emptyPressed, this, &ActivityScreen::clearFilter);
    connect(m_browser, &ListBrowser::menuWanted, this, &ActivityScreen::fillMenu);
    connect(m_browser, &ListBrowser::exportWanted, m_export, &QPushButton::click);
    retranslate();
    m_model->reload();
}

QString ActivityScreen::title() const
{
    return tr("Activity");
}

void ActivityScreen::focusSearch()
{
    m_filterBar->focusSearch();
}

void ActivityScreen::applyFilter()
{
    storage::AuditQuery query;
    query.search = m_filterBar->search();
    query.searchedActions = ActivityWords::actionsSaying(query.search);
    query.actor = m_actors->currentData().toString();
    query.from = m_filterBar->period().from();
    query.until = m_filterBar->period().until();
    // "Anything else" is the rest: together with others, the ones not selected are excluded.
    const bool others = m_chips.last()->isChecked();
    for (int i = 0; i < m_chips.size() - 1; ++i) {
        if (m_chips[i]->isChecked() != others)
            query.families += ActivityWords::prefixes(allActivityFamilies[size_t(i)]);
    }
    query.otherFamilies = others;
    m_model->setQuery(query);
}

void ActivityScreen::clearFilter()
{
    m_filterBar->clear();
    {
        const QSignalBlocker quiet(m_actors);
        m_actors->setCurrentIndex(0);
    }
    for (FilterChip* chip : std::as_const(m_chips))
        chip->setChecked(false);
    applyFilter();
}

void ActivityScreen::askForActors()
{
    core::whenReady(m_context.reader.ask<QStringList>([](const storage::ReadModels& models) {
        return storage::LogModels(models.database()).actors();
    }),
                    this, [this](const Result<QStringList>& names) {
                        if (!names)
                            return;
                        const QSignalBlocker quiet(m_actors);
                        const QString chosen = m_actors->currentData().toString();
                        m_actors->clear();
                        m_actors->addItem(tr("Everybody"), QString());
                        for (const QString& name : *names)
                            m_actors->addItem(Words::actor(name), name);
                        m_actors->setCurrentIndex(qMax(0, m_actors->findData(chosen)));
                    });
}

void ActivityScreen::showEvent(QShowEvent* event)
{
    Screen::showEvent(event);
    askForActors();
    if (!std::exchange(m_looking, true))
        look();
}

void ActivityScreen::look()
{
    if (!isVisible()) {
        m_looking = false;
        return;
    }
    m_model->lookForNew();
    m_context.clock.callAfter(lookPause, this, [this] { look(); });
}

void ActivityScreen::showCount()
{
    const bool loading = m_model->state() == LazyListModel::State::Loading;
    m_count->setText(loading ? QString()
                             : tr("%1 shown").arg(m_context.language.locale().toString(m_model->rowCount())));
    m_export->setEnabled(m_model->state() == LazyListModel::State::Ready && m_model->rowCount() > 0);
}

void ActivityScreen::askForFile()
{
    auto* dialog = newTableDialog(this, tr("Save the activity"), tr("activity", "of a file"));
    connect(dialog, &QFileDialog::fileSelected, this, &ActivityScreen::exportTo);
    dialog->open();
}

void ActivityScreen::exportTo(const QString& path)
{
    m_exportBar->run(path, [&reader = m_context.reader, query = m_model->query(), zone = m_context.zone,
                            path](ExportProgress& progress) {
        return LogExport::writeActivity(reader, query, zone, path, progress);
    });
}

void ActivityScreen::fillMenu(QMenu* menu, int row)
{
    if (const qint64 purchase = m_model->purchaseIdAt(row); purchase != 0) {
        connect(menu->addAction(m_context.theme.icon(u"receipt-text"_s), tr("Show among the orders")),
                &QAction::triggered, this, [this, purchase] { emit orderWanted(purchase); });
    }
}

void ActivityScreen::saveLayout(QSettings& settings) const
{
    m_browser->saveLayout(settings, u"activity"_s);
}

void ActivityScreen::restoreLayout(const QSettings& settings)
{
    m_browser->restoreLayout(settings, u"activity"_s);
}

void ActivityScreen::retranslate()
{
    m_title->setText(title());
    m_export->setText(tr("E&xport…"));
    m_actors->setAccessibleName(tr("Who"));
    m_filterBar->setSearchWords(tr("Search who, what, invoice or customer (Ctrl+F)"), tr("Search the activity"));
    for (int i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setText(ActivityWords::family(allActivityFamilies[size_t(i)]));
    showCount();
    askForActors();
}

void ActivityScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
