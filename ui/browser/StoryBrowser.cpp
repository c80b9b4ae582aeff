#include "ui/browser/StoryBrowser.h"

#include "engine/UseCases.h"
#include "ui/browser/BulkPanel.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/browser/StoryPanel.h"
#include "ui/models/PurchasesById.h"
#include "ui/text/Words.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Purchase;

namespace {

constexpr int shownInvoiceTail = 8;

QString nameOf(const Purchase& purchase)
{
    return u'…' + purchase.invoiceId.right(shownInvoiceTail) + u"  "_s + Words::customer(purchase);
}

} // namespace

StoryBrowser::StoryBrowser(const UiContext& context, LazyListModel& model, int ageColumn,
                           std::function<ListWords()> words, QWidget* parent)
    : ListBrowser(context, model, ageColumn, std::move(words), parent), m_model(model), m_runner(new BulkRunner(this)),
      m_story(new StoryPanel(context)), m_bulk(new BulkPanel(context, *m_runner))
{
    addPanel(m_story);
    addPanel(m_bulk);
    connect(this, &ListBrowser::selectionChanged, this, &StoryBrowser::followSelection);
    connect(&m_model, &LazyListModel::rowsChanged, this, &StoryBrowser::refreshSelected);
    connect(m_story, &StoryPanel::closeWanted, this, &ListBrowser::closePanel);
    connect(m_bulk, &BulkPanel::closeWanted, this, &ListBrowser::closePanel);
    for (ActionButtons* actions : {&m_story->actions(), &m_bulk->actions()}) {
        connect(actions, &ActionButtons::wanted, this,
                [this, actions](PurchaseAction action) { act(action, actions->possible(action)); });
    }
    for (const auto signal : {&BulkRunner::started, &BulkRunner::progressed, &BulkRunner::finished})
        connect(m_runner, signal, this, &StoryBrowser::showRun);
}

QList<qint64> StoryBrowser::selectedPurchases() const
{
    QList<qint64> purchases;
    QSet<qint64> seen;
    for (const int row : table().selectedRows()) {
        const qint64 purchase = m_model.purchaseIdAt(row);
        if (purchase == 0 || seen.contains(purchase))
            continue;
        seen += purchase;
        purchases += purchase;
    }
    return purchases;
}

void StoryBrowser::followSelection()
{
    m_shownTogether.clear();
    if (const qsizetype count = table().selectedRowCount(); count > bulkLimit) {
        ++m_question; // a pending answer covers fewer
        m_bulk->setTooMany(count, bulkLimit);
        return showPanel(m_bulk);
    }
    const QList<qint64> purchases = selectedPurchases();
    if (purchases.isEmpty()) {
        const bool readingResults = panel() == m_bulk && m_runner->total() > 1;
        if (!readingResults)
            return hidePanel();
        m_bulk->setPurchases({});
        return showPanel(m_bulk);
    }
    if (purchases.size() == 1)
        return showStory(purchases.first());
    m_shownTogether = QSet<qint64>(purchases.begin(), purchases.end());
    askForSelected(purchases);
    showPanel(m_bulk);
}

void StoryBrowser::askForSelected(const QList<qint64>& ids)
{
    const quint64 question = ++m_question;
    core::whenReady(purchasesById(m_context.reader, ids), this,
                    [this, question](const Result<QList<Purchase>>& purchases) {
                        if (question == m_question && purchases)
                            m_bulk->setPurchases(*purchases);
                    });
}

void StoryBrowser::refreshSelected(const QList<qint64>& changedRows)
{
    if (m_shownTogether.isEmpty())
        return;
    const bool concerned = std::any_of(changedRows.begin(), changedRows.end(), [this](qint64 id) {
        const int row = m_model.rowOf(id);
        return row >= 0 && m_shownTogether.contains(m_model.purchaseIdAt(row));
    });
    if (concerned)
        askForSelected(m_shownTogether.values());
}

void StoryBrowser::showStory(qint64 purchaseId)
{
    m_story->showPurchase(purchaseId);
    showPanel(m_story);
}

ActionButtons& StoryBrowser::shownActions() const
{
    return panel() == m_story ? m_story->actions() : m_bulk->actions();
}

void StoryBrowser::act(PurchaseAction action, const QList<qint64>& ids)
{
    if (ids.isEmpty() || m_runner->isRunning())
        return;
    if (action == PurchaseAction::CleanUp)
        confirmCleanUp(ids);
    else if (action == PurchaseAction::Cancel || action == PurchaseAction::MarkRefunded)
        askForReason(action, ids);
    else
        start(action, ids);
}

BulkRunner::Task StoryBrowser::taskOf(PurchaseAction action, qint64 id, const QString& name, const QString& why) const
{
    // BulkRunner calls it in its turn, also for a single order.
    const auto work = [&context = m_context, action, id, why] {
        return context.door.ask([=, actor = context.actor()](engine::UseCases& use) {
            return use.recovery.perform(action, id, actor, why).map([](const sales::ActionOutcome& done) {
                return ActionResult{.removed = done.removed, .waitsFor = done.waitsFor};
            });
        });
    };
    return BulkRunner::task(id, name, work,
                            [action](const ActionResult& result) { return Words::done(action, result); });
}

void StoryBrowser::start(PurchaseAction action, const QList<qint64>& ids, const QString& why)
{
    QHash<qint64, QString> names;
    for (const Purchase& purchase : m_bulk->purchases())
        names.insert(purchase.id, nameOf(purchase));
    QList<BulkRunner::Task> tasks;
    for (const qint64 id : ids)
        tasks += taskOf(action, id, names.value(id), why);
    m_runner->start([action] { return Words::action(action); }, tasks);
}

void StoryBrowser::run(std::function<QString()> title, const QList<Purchase>& purchases,
                       const std::function<std::optional<PurchaseAction>(const Purchase&)>& actionOf)
{
    QList<BulkRunner::Task> tasks;
    for (const Purchase& purchase : purchases) {
        if (const auto action = actionOf(purchase))
            tasks += taskOf(*action, purchase.id, nameOf(purchase), {});
    }
    if (m_runner->isRunning() || tasks.isEmpty())
        return;
    table().clearSelection();
    m_bulk->setPurchases({});
    m_runner->start(std::move(title), tasks);
}

void StoryBrowser::actOn(PurchaseAction action, const QList<Purchase>& purchases)
{
    run([action] { return Words::action(action); }, purchases, [action](const Purchase&) { return action; });
}

void StoryBrowser::mendAll(const QList<Purchase>& purchases)
{
    run([] { return tr("Fix all"); }, purchases,
        [](const Purchase& purchase) {
            const auto remedy = remedyFor(purchase);
            return remedy == PurchaseAction::MarkReviewed ? std::nullopt : remedy;
        });
}

void StoryBrowser::confirmCleanUp(const QList<qint64>& ids)
{
    auto* question = new PlainMessageBox(QMessageBox::NoIcon, tr("Clean up"),
                                         tr("Remove the vouchers of %n order(s) from the router?", "", int(ids.size())),
                                         QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIconPixmap(m_context.theme.icon(u"trash-2"_s, Ink::Bad).pixmap(32, 32));
    question->setInformativeText(tr("These orders are not paid. Whatever they left on the router is removed; the "
                                    "orders themselves and their history are kept. The activity log records it."));
    QPushButton* go = question->addButton(tr("Clean up"), QMessageBox::AcceptRole);
    setKind(go, u"danger"_s);
    question->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(go, &QPushButton::clicked, this, [this, ids] { start(PurchaseAction::CleanUp, ids); });
    question->open();
}

void StoryBrowser::askForReason(PurchaseAction action, const QList<qint64>& ids)
{
    ReasonDialog::Words words{.title = Words::action(action), .go = Words::action(action)};
    if (action == PurchaseAction::MarkRefunded) {
        words.question = tr("Has this order been refunded?");
        words.explanation = tr("Its vouchers are removed from the router at once. Loket moves no money itself, and "
                               "this cannot be undone.");
        words.needsReason = true;
    } else {
        words.question = tr("Cancel %n unpaid order(s)?", "", int(ids.size()));
        words.explanation = tr("Where the payment service allows it, the payment is cancelled there too. If money "
                               "arrives all the same, the vouchers are made and the order is marked for a check.");
    }
    auto* dialog = new ReasonDialog(words, this);
    connect(dialog, &ReasonDialog::confirmed, this,
            [this, action, ids](const QString& why) { start(action, ids, why); });
    dialog->open();
}

void StoryBrowser::showRun()
{
    const bool running = m_runner->isRunning();
    m_story->actions().setBusy(running);
    m_bulk->actions().setBusy(running);
    if (running && m_runner->total() > 1)
        showPanel(m_bulk);
    if (m_runner->total() != 1 || m_runner->outcomes().isEmpty()) {
        if (running && m_runner->total() == 1)
            m_story->setNotice(Tone::Neutral, tr("Working…"));
        return;
    }
    const BulkRunner::Outcome& outcome = m_runner->outcomes().first();
    if (outcome.id != m_story->purchaseId())
        return;
    if (outcome.result)
        m_story->setNotice(Tone::Good, *outcome.result);
    else
        m_story->setNotice(Tone::Bad, Words::error(outcome.result.error()).both());
}

} // namespace loket::ui
