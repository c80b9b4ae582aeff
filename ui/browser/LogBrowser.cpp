#include "ui/browser/LogBrowser.h"

#include "ui/browser/ActionButtons.h"
#include "ui/browser/BulkPanel.h"
#include "ui/browser/StoryPanel.h"
#include "ui/models/PurchasesById.h"
#include "ui/text/Words.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/StatePanel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

constexpr int logBrowserPanelWidth = 380;
constexpr int logBrowserPanelLeast = 320;
constexpr qsizetype logBrowserCopyLimit = 10000;

} // namespace

LogBrowser::LogBrowser(const UiContext& context, LogModel& model, std::function<Words()> words, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(model), m_words(std::move(words)),
      m_runner(new BulkRunner(
          [&context](const BulkRunner::Task& task) {
              return perform(context.door, task.action, task.purchaseId, task.why, context.actor());
          },
          this)),
      m_pages(new QStackedWidget), m_table(new LiveTableView), m_state(new StatePanel(context.theme)),
      m_splitter(new QSplitter(this)), m_panel(new QStackedWidget), m_story(new StoryPanel(context)),
      m_bulk(new BulkPanel(context, *m_runner))
{
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder); // before it sorts by it
    m_table->setSortingEnabled(true);
    m_table->offerAllColumns();
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_state);
    m_panel->addWidget(m_story);
    m_panel->addWidget(m_bulk);
    QFrame* panelCard = cardAround(m_panel);
    panelCard->setMinimumWidth(logBrowserPanelLeast);
    panelCard->hide();
    m_splitter->addWidget(cardAround(m_pages));
    m_splitter->addWidget(panelCard);
    m_splitter->setHandleWidth(space::small);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({10000, logBrowserPanelWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);

    connect(&m_model, &LogModel::stateChanged, this, &LogBrowser::showState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LogBrowser::closePanel);
    connect(m_table, &LiveTableView::selectionSettled, this, &LogBrowser::followSelection);
    connect(m_table, &LiveTableView::copyWanted, this, &LogBrowser::copySelected);
    connect(m_table, &LiveTableView::exportWanted, this, &LogBrowser::exportWanted);
    connect(m_table, &QWidget::customContextMenuRequested, this, &LogBrowser::showMenu);
    connect(m_state, &StatePanel::pressed, this, [this] {
        if (m_model.state() == LogModel::State::Failed)
            m_model.reload();
        else
            emit emptyPressed();
    });
    connect(m_story, &StoryPanel::closeWanted, this, &LogBrowser::closePanel);
    connect(m_bulk, &BulkPanel::closeWanted, this, &LogBrowser::closePanel);
    for (ActionButtons* actions : {&m_story->actions(), &m_bulk->actions()}) {
        connect(actions, &ActionButtons::wanted, this,
                [this, actions](PurchaseAction action) { act(action, actions->possible(action)); });
    }
    for (const auto signal : {&BulkRunner::started, &BulkRunner::progressed, &BulkRunner::finished})
        connect(m_runner, signal, this, &LogBrowser::showRun);
    showState();
}

bool LogBrowser::isShowingList() const
{
    return m_pages->currentWidget() == m_table;
}

void LogBrowser::showState()
{
    const Words words = m_words();
    if (m_model.state() == LogModel::State::Failed) {
        m_state->show(Tone::Bad, u"triangle-alert"_s, words.failed, ui::Words::error(m_model.error()).both(),
                      tr("Try again"));
    } else if (m_model.rowCount() == 0) {
        if (m_model.state() == LogModel::State::Loading)
            m_state->show(Tone::Neutral, u"loader-circle"_s, words.loading, {});
        else
            words.empty(*m_state);
    }
    const bool list = m_model.state() != LogModel::State::Failed && m_model.rowCount() > 0;
    m_pages->setCurrentWidget(list ? static_cast<QWidget*>(m_table) : m_state);
}

QList<qint64> LogBrowser::selectedPurchases() const
{
    QList<qint64> purchases;
    QSet<qint64> seen;
    for (const int row : m_table->selectedRows()) {
        const qint64 purchase = m_model.purchaseAt(row);
        if (purchase == 0 || seen.contains(purchase))
            continue;
        seen += purchase;
        purchases += purchase;
    }
    return purchases;
}

void LogBrowser::followSelection()
{
    const QList<qint64> purchases = selectedPurchases();
    QWidget* side = m_splitter->widget(1);
    emit selectionChanged();
    if (purchases.isEmpty()) {
        const bool readingResults = m_panel->currentWidget() == m_bulk && m_runner->total() > 1;
        if (readingResults)
            m_bulk->setPurchases({});
        side->setVisible(readingResults);
        return;
    }
    if (purchases.size() == 1) {
        m_story->showPurchase(purchases.first());
        m_panel->setCurrentWidget(m_story);
    } else if (purchases.size() > bulkLimit) {
        m_bulk->setTooMany(purchases.size(), bulkLimit);
        m_panel->setCurrentWidget(m_bulk);
    } else {
        askForSelected(purchases);
        m_panel->setCurrentWidget(m_bulk);
    }
    side->show();
}

void LogBrowser::askForSelected(const QList<qint64>& ids)
{
    const quint64 question = ++m_question;
    core::whenReady(purchasesById(m_context.reader, ids), this,
                    [this, question](const core::Result<QList<domain::Purchase>>& purchases) {
                        if (question == m_question && purchases)
                            m_bulk->setPurchases(*purchases);
                    });
}

void LogBrowser::act(PurchaseAction action, const QList<qint64>& ids)
{
    if (ids.isEmpty() || m_runner->isRunning())
        return;
    if (action == PurchaseAction::CleanUp) // needs a confirmation, which is on the Orders screen
        emit orderWanted(ids.first());
    else
        m_runner->start(action, ids);
}

void LogBrowser::actOn(PurchaseAction action, const QList<domain::Purchase>& purchases)
{
    if (purchases.isEmpty() || m_runner->isRunning())
        return;
    QList<qint64> ids;
    for (const domain::Purchase& purchase : purchases)
        ids += purchase.id;
    m_table->clearSelection();
    m_bulk->setPurchases({});
    m_bulk->noteNames(purchases);
    m_runner->start(action, ids);
}

void LogBrowser::showRun()
{
    const bool running = m_runner->isRunning();
    m_story->actions().setBusy(running);
    m_bulk->actions().setBusy(running);
    if (m_runner->total() > 1) {
        if (running) {
            m_panel->setCurrentWidget(m_bulk);
            m_splitter->widget(1)->show();
        }
        return;
    }
    if (m_runner->outcomes().isEmpty()) {
        m_story->setNotice(Tone::Neutral, tr("Working…"));
        return;
    }
    const BulkRunner::Outcome& outcome = m_runner->outcomes().first();
    if (outcome.task.purchaseId != m_story->purchaseId())
        return;
    if (outcome.result)
        m_story->setNotice(Tone::Good, ui::Words::done(outcome.task.action, *outcome.result));
    else
        m_story->setNotice(Tone::Bad, ui::Words::error(outcome.result.error()).both());
}

void LogBrowser::closePanel()
{
    m_table->clearSelection();
    m_splitter->widget(1)->hide();
}

void LogBrowser::copySelected()
{
    QStringList lines;
    for (const int row : m_table->selectedRows().mid(0, logBrowserCopyLimit)) {
        if (const QString line = m_model.textOf(row); !line.isEmpty())
            lines += line;
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void LogBrowser::showMenu(const QPoint& at)
{
    const QModelIndex under = m_table->indexAt(at);
    if (!under.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(m_context.theme.icon(u"copy"_s), tr("Copy rows")), &QAction::triggered, this,
            &LogBrowser::copySelected);
    if (const qint64 purchase = m_model.purchaseAt(under.row()); purchase != 0) {
        connect(menu->addAction(m_context.theme.icon(u"receipt-text"_s), tr("Show among the orders")),
                &QAction::triggered, this, [this, purchase] { emit orderWanted(purchase); });
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void LogBrowser::saveLayout(QSettings& settings, const QString& key) const
{
    settings.setValue(key + u"/columns"_s, m_table->horizontalHeader()->saveState());
    settings.setValue(key + u"/splitter"_s, m_splitter->saveState());
}

void LogBrowser::restoreLayout(const QSettings& settings, const QString& key)
{
    m_table->horizontalHeader()->restoreState(settings.value(key + u"/columns"_s).toByteArray());
    m_splitter->restoreState(settings.value(key + u"/splitter"_s).toByteArray());
}

void LogBrowser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model.refreshWords();
        showState();
    }
    QWidget::changeEvent(event);
}

} // namespace loket::ui
