#include "ui/browser/PurchaseBrowser.h"

#include "ui/browser/BulkPanel.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/browser/StoryPanel.h"
#include "ui/models/OrdersExport.h"
#include "ui/models/PurchasesById.h"
#include "ui/text/Words.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/widgets/StatePanel.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

constexpr int purchaseBrowserPanelWidth = 380;
constexpr int purchaseBrowserPanelLeast = 320;
constexpr int purchaseBrowserCopyLimit = 10000;
constexpr std::array purchaseBrowserColumnWidths{120, 112, 118, 118, 124, 48, 88, 150, 140, 84, 360, 140};
static_assert(purchaseBrowserColumnWidths.size() == OrdersModel::ColumnCount);
// What tells the orders apart comes first: beside an open story there is no room for all of them.
constexpr std::array columnOrder{OrdersModel::Time,     OrdersModel::Customer, OrdersModel::Status,
                                 OrdersModel::Package,  OrdersModel::Amount,   OrdersModel::Delivery,
                                 OrdersModel::Quantity, OrdersModel::Phone,    OrdersModel::Invoice,
                                 OrdersModel::Gateway,  OrdersModel::Reason,   OrdersModel::Remedy};
static_assert(columnOrder.size() == OrdersModel::ColumnCount);

} // namespace

PurchaseBrowser::PurchaseBrowser(const UiContext& context, EmptyWords emptyWords, QWidget* parent)
    : QWidget(parent), m_context(context), m_emptyWords(std::move(emptyWords)), m_model(new OrdersModel(context, this)),
      m_runner(new BulkRunner(
          [&context](const BulkRunner::Task& task) {
              return perform(context.door, task.action, task.purchaseId, task.why, context.actor());
          },
          this)),
      m_pages(new QStackedWidget), m_table(new LiveTableView), m_state(new StatePanel(context.theme)),
      m_splitter(new QSplitter(this)), m_panel(new QStackedWidget), m_story(new StoryPanel(context)),
      m_bulk(new BulkPanel(context, *m_runner))
{
    buildTable();
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_state);
    m_panel->addWidget(m_story);
    m_panel->addWidget(m_bulk);
    QFrame* panelCard = cardAround(m_panel);
    panelCard->setMinimumWidth(purchaseBrowserPanelLeast);
    panelCard->hide();
    m_splitter->addWidget(cardAround(m_pages));
    m_splitter->addWidget(panelCard);
    m_splitter->setHandleWidth(space::small);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({10000, purchaseBrowserPanelWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);

    connect(m_model, &OrdersModel::stateChanged, this, &PurchaseBrowser::showState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PurchaseBrowser::showState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &PurchaseBrowser::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PurchaseBrowser::restoreSelection);
    connect(m_model, &OrdersModel::rowsChanged, this, [this](const QList<qint64>& ids) {
        if (std::any_of(ids.begin(), ids.end(), [this](qint64 id) { return m_shownTogether.contains(id); }))
            askForSelected(m_shownTogether.values());
    });
    connect(m_table, &LiveTableView::selectionSettled, this, &PurchaseBrowser::followSelection);
    connect(m_table, &LiveTableView::copyWanted, this, &PurchaseBrowser::copySelected);
    connect(m_table, &LiveTableView::exportWanted, this, &PurchaseBrowser::chooseExport);
    connect(m_table, &QWidget::customContextMenuRequested, this, &PurchaseBrowser::showMenu);
    connect(m_state, &StatePanel::pressed, this, [this] {
        if (m_model->state() == OrdersModel::State::Failed)
            m_model->reload();
        else
            emit emptyPressed();
    });
    connect(m_story, &StoryPanel::closeWanted, this, &PurchaseBrowser::closePanel);
    connect(m_bulk, &BulkPanel::closeWanted, this, &PurchaseBrowser::closePanel);
    for (ActionButtons* actions : {&m_story->actions(), &m_bulk->actions()}) {
        connect(actions, &ActionButtons::wanted, this,
                [this, actions](PurchaseAction action) { act(action, actions->possible(action)); });
    }
    connect(m_runner, &BulkRunner::started, this, &PurchaseBrowser::showRun);
    connect(m_runner, &BulkRunner::progressed, this, &PurchaseBrowser::showRun);
    connect(m_runner, &BulkRunner::finished, this, &PurchaseBrowser::showRun);
    retranslate();
}

void PurchaseBrowser::buildTable()
{
    m_table->setModel(m_model);
    auto* badges = new BadgeDelegate(m_context.theme, OrdersModel::ToneRole, OrdersModel::BadgeIconRole,
                                     OrdersModel::BadgeTextRole, m_table);
    m_table->setItemDelegateForColumn(OrdersModel::Status, badges);
    m_table->setItemDelegateForColumn(OrdersModel::Delivery, badges);
    for (int column = 0; column < OrdersModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, purchaseBrowserColumnWidths[size_t(column)]);
    for (int place = 0; place < int(columnOrder.size()); ++place)
        m_table->horizontalHeader()->moveSection(m_table->horizontalHeader()->visualIndex(columnOrder[size_t(place)]),
                                                 place);
    m_table->horizontalHeader()->setSortIndicator(OrdersModel::Time, Qt::DescendingOrder); // before it sorts by it
    m_table->setSortingEnabled(true);
}

bool PurchaseBrowser::isShowingList() const
{
    return m_pages->currentWidget() == m_table;
}

void PurchaseBrowser::showColumns(const QList<OrdersModel::Column>& columns)
{
    for (int column = 0; column < OrdersModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, !columns.contains(OrdersModel::Column(column)));
    m_table->offerColumns(QList<int>(columns.begin(), columns.end()));
}

void PurchaseBrowser::stretchColumn(OrdersModel::Column column)
{
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void PurchaseBrowser::showState()
{
    if (m_model->state() == OrdersModel::State::Failed) {
        const ErrorWords words = Words::error(m_model->error().kind);
        m_state->show(Tone::Bad, u"triangle-alert"_s, tr("The orders could not be read"),
                      Words::error(m_model->error()).both(), tr("Try again"));
    } else if (m_model->rowCount() == 0) {
        if (m_model->state() == OrdersModel::State::Loading)
            m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Reading the orders…"), {});
        else
            m_emptyWords(*m_state);
    }
    const bool list = m_model->state() != OrdersModel::State::Failed && m_model->rowCount() > 0;
    m_pages->setCurrentWidget(list ? static_cast<QWidget*>(m_table) : m_state);
    emit stateShown();
}

QList<qint64> PurchaseBrowser::selectedIds() const
{
    QList<qint64> ids;
    const QList<int> rows = m_table->selectedRows();
    ids.reserve(rows.size());
    for (const int row : rows)
        ids += m_model->idAt(row);
    return ids;
}

void PurchaseBrowser::followSelection()
{
    QWidget* side = m_splitter->widget(1);
    m_shownTogether.clear();
    if (const qsizetype count = m_table->selectedRowCount(); count > bulkLimit) {
        ++m_selection; // an answer under way is about fewer
        m_bulk->setTooMany(count, bulkLimit);
        m_panel->setCurrentWidget(m_bulk);
        side->show();
        return;
    }
    const QList<qint64> ids = selectedIds();
    if (ids.isEmpty()) {
        const bool readingResults = m_panel->currentWidget() == m_bulk && m_runner->total() > 1;
        if (readingResults)
            m_bulk->setPurchases({});
        side->setVisible(readingResults);
        return;
    }
    m_current = ids.first();
    if (ids.size() == 1) {
        m_story->showPurchase(ids.first());
        m_panel->setCurrentWidget(m_story);
    } else {
        m_shownTogether = QSet<qint64>(ids.begin(), ids.end());
        askForSelected(ids);
        m_panel->setCurrentWidget(m_bulk);
    }
    side->show();
}

void PurchaseBrowser::askForSelected(const QList<qint64>& ids)
{
    const quint64 question = ++m_selection;
    core::whenReady(purchasesById(m_context.reader, ids), this,
                    [this, question](const core::Result<QList<domain::Purchase>>& purchases) {
                        if (question == m_selection && purchases)
                            m_bulk->setPurchases(*purchases);
                    });
}

// A new filter replaced the list: what was selected stays so where it is still there.
void PurchaseBrowser::restoreSelection()
{
    if (const int row = m_model->rowOf(m_current); row >= 0 && !m_splitter->widget(1)->isHidden())
        m_table->selectRow(row);
    else
        m_splitter->widget(1)->hide();
}

void PurchaseBrowser::showOrder(qint64 id)
{
    m_table->clearSelection();
    m_current = id;
    if (const int row = m_model->rowOf(id); row >= 0) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0));
        return;
    }
    // Not in this list, or not read yet: its story is shown all the same.
    m_story->showPurchase(id);
    m_panel->setCurrentWidget(m_story);
    m_splitter->widget(1)->show();
}

void PurchaseBrowser::closePanel()
{
    m_table->clearSelection();
    m_splitter->widget(1)->hide();
    m_table->setFocus();
}

ActionButtons& PurchaseBrowser::shownActions() const
{
    return m_panel->currentWidget() == m_story ? m_story->actions() : m_bulk->actions();
}

void PurchaseBrowser::act(PurchaseAction action, const QList<qint64>& ids)
{
    if (ids.isEmpty() || m_runner->isRunning())
        return;
    if (action == PurchaseAction::CleanUp)
        confirmCleanUp(ids);
    else if (action == PurchaseAction::Cancel || action == PurchaseAction::MarkRefunded)
        askForReason(action, ids);
    else
        m_runner->start(action, ids);
}

void PurchaseBrowser::mendAll(const QList<domain::Purchase>& purchases)
{
    QList<BulkRunner::Task> tasks;
    for (const domain::Purchase& purchase : purchases) {
        if (const auto action = domain::remedyFor(purchase); action && *action != PurchaseAction::MarkReviewed)
            tasks += BulkRunner::Task{*action, purchase.id};
    }
    if (m_runner->isRunning() || tasks.isEmpty())
        return;
    m_table->clearSelection();
    m_bulk->setPurchases({});
    m_bulk->noteNames(purchases);
    m_runner->start(tasks);
}

void PurchaseBrowser::confirmCleanUp(const QList<qint64>& ids)
{
    auto* question = new PlainMessageBox(QMessageBox::NoIcon, tr("Clean up"),
                                         tr("Take the vouchers of %n order(s) off the router?", "", int(ids.size())),
                                         QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIconPixmap(m_context.theme.icon(u"trash-2"_s, Ink::Bad).pixmap(32, 32));
    question->setInformativeText(
        tr("These orders are not paid. Whatever they left on the router is removed; the orders "
           "themselves and their story stay. It is written into the activity log."));
    QPushButton* go = question->addButton(tr("Clean up"), QMessageBox::AcceptRole);
    setKind(go, u"danger"_s);
    question->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(go, &QPushButton::clicked, this, [this, ids] { m_runner->start(PurchaseAction::CleanUp, ids); });
    question->open();
}

void PurchaseBrowser::askForReason(PurchaseAction action, const QList<qint64>& ids)
{
    ReasonDialog::Words words{.title = Words::action(action), .go = Words::action(action)};
    if (action == PurchaseAction::MarkRefunded) {
        words.question = tr("Has the money of this order been given back?");
        words.explanation = tr("Its vouchers are taken off the router at once. Loket moves no money itself, and this "
                               "cannot be taken back.");
        words.needsReason = true;
    } else {
        words.question = tr("Call off %n order(s) nobody has paid yet?", "", int(ids.size()));
        words.explanation = tr("Where the payment service allows it, the payment is ended there too. Should money come "
                               "all the same, the vouchers are made and the order is marked for a check.");
    }
    auto* dialog = new ReasonDialog(words, this);
    connect(dialog, &ReasonDialog::confirmed, this,
            [this, action, ids](const QString& why) { m_runner->start(action, ids, why); });
    dialog->open();
}

void PurchaseBrowser::showRun()
{
    const bool running = m_runner->isRunning();
    m_story->actions().setBusy(running);
    m_bulk->actions().setBusy(running);
    if (running && m_runner->total() > 1) {
        m_panel->setCurrentWidget(m_bulk);
        m_splitter->widget(1)->show();
    }
    if (m_runner->total() != 1 || m_runner->outcomes().isEmpty()) {
        if (running && m_runner->total() == 1)
            m_story->setNotice(Tone::Neutral, tr("Working…"));
        return;
    }
    const BulkRunner::Outcome& outcome = m_runner->outcomes().first();
    if (outcome.task.purchaseId != m_story->purchaseId())
        return;
    if (outcome.result)
        m_story->setNotice(Tone::Good, Words::done(outcome.task.action, *outcome.result));
    else
        m_story->setNotice(Tone::Bad, Words::error(outcome.result.error()).both());
}

void PurchaseBrowser::copySelected()
{
    QStringList lines;
    const QList<int> rows = m_table->selectedRows();
    for (const int row : rows.mid(0, purchaseBrowserCopyLimit)) {
        if (const QString line = m_model->textOf(row); !line.isEmpty())
            lines += line;
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void PurchaseBrowser::chooseExport()
{
    auto* dialog = new QFileDialog(this, tr("Save as CSV"), {}, u"CSV (*.csv)"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(tr("orders") + u".csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &PurchaseBrowser::exportTo);
    dialog->open();
}

void PurchaseBrowser::exportTo(const QString& file)
{
    const QList<qint64> chosen = selectedIds();
    QStringList headings;
    for (int column = OrdersModel::Time; column <= OrdersModel::Gateway; ++column)
        headings += m_model->headerData(column, Qt::Horizontal).toString();
    core::whenReady(exportOrders(m_context, this, chosen.isEmpty() ? m_model->ids() : chosen, headings, file), this,
                    [this, file](const Result<qint64>& rows) {
                        auto* box = new PlainMessageBox(QMessageBox::NoIcon, tr("Save as CSV"),
                                                        rows ? tr("%n order(s) saved.", "", int(*rows))
                                                             : Words::error(rows.error().kind).both(),
                                                        QMessageBox::Close, this);
                        box->setAttribute(Qt::WA_DeleteOnClose);
                        box->setInformativeText(rows ? file : Words::error(rows.error()).both());
                        box->button(QMessageBox::Close)->setText(tr("Close"));
                        box->open();
                        emit exported(rows);
                    });
}

void PurchaseBrowser::showMenu(const QPoint& at)
{
    const QModelIndex under = m_table->indexAt(at);
    if (!under.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Theme& theme = m_context.theme;
    connect(menu->addAction(theme.icon(u"copy"_s), tr("Copy rows")), &QAction::triggered, this,
            &PurchaseBrowser::copySelected);
    connect(menu->addAction(tr("Save as CSV…")), &QAction::triggered, this, &PurchaseBrowser::chooseExport);
    if (const domain::Purchase* purchase = m_model->purchaseAt(under.row())) {
        connect(menu->addAction(tr("Copy invoice")), &QAction::triggered, this,
                [invoice = purchase->invoiceId] { QGuiApplication::clipboard()->setText(invoice); });
    }
    menu->addSeparator();
    ActionButtons& actions = shownActions();
    for (const PurchaseAction action : allPurchaseActions) {
        const QPushButton* button = actions.button(action);
        QAction* entry = menu->addAction(theme.icon(Words::iconOf(action)), button->text());
        entry->setEnabled(button->isEnabled());
        connect(entry, &QAction::triggered, this, [this, action, &actions] { act(action, actions.possible(action)); });
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void PurchaseBrowser::saveLayout(QSettings& settings, const QString& key) const
{
    settings.setValue(key + u"/columns"_s, m_table->horizontalHeader()->saveState());
    settings.setValue(key + u"/splitter"_s, m_splitter->saveState());
}

void PurchaseBrowser::restoreLayout(const QSettings& settings, const QString& key)
{
    m_table->horizontalHeader()->restoreState(settings.value(key + u"/columns"_s).toByteArray());
    m_splitter->restoreState(settings.value(key + u"/splitter"_s).toByteArray());
}

void PurchaseBrowser::retranslate()
{
    m_table->setAccessibleName(tr("Orders"));
    m_model->refreshWords();
    showState();
}

void PurchaseBrowser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
