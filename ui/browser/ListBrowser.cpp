#include "ui/browser/ListBrowser.h"

#include "ui/text/Words.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/StatePanel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int panelWidth = 380;
constexpr int panelLeast = 320;
constexpr qsizetype copyLimit = 10'000; // rows

} // namespace

ListBrowser::ListBrowser(const UiContext& context, LazyListModel& model, int ageColumn,
                         std::function<ListWords()> words, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(model), m_words(std::move(words)), m_pages(new QStackedWidget),
      m_table(new LiveTableView), m_state(new StatePanel(context.theme)), m_splitter(new QSplitter(this)),
      m_panels(new QStackedWidget)
{
    buildTable(ageColumn);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_state);
    QFrame* panelCard = cardAround(m_panels);
    panelCard->setMinimumWidth(panelLeast);
    panelCard->hide();
    m_splitter->addWidget(cardAround(m_pages));
    m_splitter->addWidget(panelCard);
    m_splitter->setHandleWidth(space::small);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({10000, panelWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);

    connect(&m_model, &LazyListModel::stateChanged, this, &ListBrowser::showState);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ListBrowser::showState);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ListBrowser::showState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ListBrowser::restoreSelection);
    connect(m_table, &LiveTableView::selectionSettled, this, [this] {
        if (const QList<int> rows = m_table->selectedRows(); !rows.isEmpty())
            m_current = m_model.idAt(rows.first());
        emit selectionChanged();
    });
    connect(m_table, &LiveTableView::copyWanted, this, &ListBrowser::copySelected);
    connect(m_table, &LiveTableView::exportWanted, this, &ListBrowser::exportWanted);
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListBrowser::showMenu);
    connect(m_state, &StatePanel::pressed, this, [this] {
        if (m_model.state() == LazyListModel::State::Failed)
            m_model.reload();
        else
            emit emptyPressed();
    });
    showState();
}

void ListBrowser::buildTable(int ageColumn)
{
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setSortIndicator(ageColumn, Qt::DescendingOrder); // before it sorts by it
    m_table->setSortingEnabled(true);
    m_table->offerAllColumns();
}

bool ListBrowser::isShowingList() const
{
    return m_pages->currentWidget() == m_table;
}

void ListBrowser::showState()
{
    const ListWords words = m_words();
    m_table->setAccessibleName(words.name);
    const bool failed = m_model.state() == LazyListModel::State::Failed;
    if (failed) {
        m_state->show(Tone::Bad, u"triangle-alert"_s, words.failed, Words::error(m_model.error()).both(),
                      tr("Try again"));
    } else if (m_model.rowCount() == 0) {
        if (m_model.state() == LazyListModel::State::Loading)
            m_state->show(Tone::Neutral, u"loader-circle"_s, words.loading, {});
        else
            words.empty(*m_state);
    }
    const bool list = !failed && m_model.rowCount() > 0;
    m_pages->setCurrentWidget(list ? static_cast<QWidget*>(m_table) : m_state);
    emit stateShown();
}

QList<qint64> ListBrowser::selectedIds() const
{
    const QList<int> rows = m_table->selectedRows();
    QList<qint64> ids;
    ids.reserve(rows.size());
    for (const int row : rows)
        ids += m_model.idAt(row);
    return ids;
}

bool ListBrowser::select(qint64 id)
{
    m_table->clearSelection();
    m_current = id;
    const int row = m_model.rowOf(id);
    if (row < 0)
        return false;
    m_table->selectRow(row);
    m_table->scrollTo(m_model.index(row, 0));
    return true;
}

// A new filter replaced the list: what was selected stays selected where it is still listed.
void ListBrowser::restoreSelection()
{
    if (m_standing.contains(panel()))
        return;
    if (const int row = m_model.rowOf(m_current); row >= 0 && isPanelShown())
        m_table->selectRow(row);
    else
        hidePanel();
}

void ListBrowser::addPanel(QWidget* panel, bool isAboutSelection)
{
    if (!isAboutSelection)
        m_standing += panel;
    m_panels->addWidget(panel);
}

void ListBrowser::showPanel(QWidget* panel)
{
    m_panels->setCurrentWidget(panel);
    m_splitter->widget(1)->show();
}

void ListBrowser::hidePanel()
{
    m_splitter->widget(1)->hide();
}

void ListBrowser::closePanel()
{
    m_table->clearSelection();
    hidePanel();
    m_table->setFocus();
    emit panelClosed();
}

bool ListBrowser::isPanelShown() const
{
    return !m_splitter->widget(1)->isHidden();
}

QWidget* ListBrowser::panel() const
{
    return m_panels->currentWidget();
}

void ListBrowser::copySelected()
{
    QStringList lines;
    for (const int row : m_table->selectedRows().mid(0, copyLimit)) {
        if (const QString line = m_model.textOf(row); !line.isEmpty())
            lines += line;
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ListBrowser::showMenu(const QPoint& at)
{
    const QModelIndex under = m_table->indexAt(at);
    if (!under.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(m_context.theme.icon(u"copy"_s), tr("Copy rows")), &QAction::triggered, this,
            &ListBrowser::copySelected);
    emit menuWanted(menu, under.row());
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void ListBrowser::saveLayout(QSettings& settings, const QString& key) const
{
    settings.setValue(key + u"/columns"_s, m_table->horizontalHeader()->saveState());
    settings.setValue(key + u"/splitter"_s, m_splitter->saveState());
}

void ListBrowser::restoreLayout(const QSettings& settings, const QString& key)
{
    m_table->horizontalHeader()->restoreState(settings.value(key + u"/columns"_s).toByteArray());
    m_splitter->restoreState(settings.value(key + u"/splitter"_s).toByteArray());
}

void ListBrowser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model.refreshWords();
        showState();
    }
    QWidget::changeEvent(event);
}

} // namespace loket::ui
