#include "ui/browser/StoryBrowser.h"

#include "core/Reasons.h"
#include "engine/UseCases.h"
#include "storage/VoucherRepository.h"
#include "ui/browser/BulkPanel.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/browser/StoryPanel.h"
#include "ui/dialogs/CorrectNumberDialog.h"
#include "ui/models/PurchasesById.h"
#include "ui/text/Words.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Purchase;

namespace {

constexpr int shownInvoiceTail = 8;

using StoryReport = BulkRunner::Report;
using StoryStage = BulkRunner::Stage;

StoryReport storyReport(PurchaseAction action, const ActionResult& result)
{
    const bool waits = !result.waitsFor.isEmpty() || !result.waitsForRouter.isEmpty();
    const bool isQueued = action == PurchaseAction::Regenerate || action == PurchaseAction::RetryDelivery ||
                          action == PurchaseAction::MarkRefunded || result.removed > 0;
    return {Words::done(action, result), waits      ? StoryStage::Waits
                                         : isQueued ? StoryStage::UnderWay
                                                    : StoryStage::Done};
}

StoryReport messageWaits()
{
    return {StoryBrowser::tr("The message waits: the WhatsApp service is paused."), StoryStage::Waits};
}

StoryReport numberRefused()
{
    return {StoryBrowser::tr("WhatsApp does not take this number. Correct it, and the message is sent."),
            StoryStage::Number};
}

Tone stageTone(StoryStage stage)
{
    switch (stage) {
    case StoryStage::UnderWay:
        return Tone::Info;
    case StoryStage::Waits:
    case StoryStage::Number:
        return Tone::Warn;
    case StoryStage::Done:
        break;
    }
    return Tone::Good;
}

// An order whose work was queued.
struct HowFar
{
    Purchase purchase;
    storage::DeliveryAttempt lastMessage;
    bool waitsForChannel = false;
    int onRouter = 0; // vouchers that are not removed yet
};

Result<QList<HowFar>> howFarOrders(const storage::ReadModels& models, const QList<qint64>& ids)
{
    QList<HowFar> all;
    for (qsizetype at = 0; at < ids.size(); at += LazyListModel::idsAtOnce) {
        const QList<qint64> some = ids.mid(at, LazyListModel::idsAtOnce);
        LOKET_TRY_VALUE(const auto purchases, models.purchases({.ids = some}, {.limit = int(some.size())}));
        LOKET_TRY_VALUE(const auto messages, models.lastAttempts(some));
        LOKET_TRY_VALUE(const auto waiting, models.waitingForChannel(some));
        for (const Purchase& purchase : purchases) {
            LOKET_TRY_VALUE(const auto vouchers, storage::VoucherRepository(models.database()).ofPurchase(purchase.id));
            all += {.purchase = purchase,
                    .lastMessage = messages.value(purchase.id),
                    .waitsForChannel = waiting.contains(purchase.id),
                    .onRouter = int(std::count_if(vouchers.begin(), vouchers.end(),
                                                  [](const domain::Voucher& voucher) { return voucher.isLiving(); }))};
        }
    }
    return all;
}

// Nothing: as before.
std::optional<Result<StoryReport>> storyReport(PurchaseAction action, const HowFar& order)
{
    using domain::DeliveryStatus;
    using domain::PurchaseStatus;
    const Purchase& purchase = order.purchase;
    switch (action) {
    case PurchaseAction::Regenerate:
        if (purchase.status == PurchaseStatus::Completed)
            return StoryReport(StoryBrowser::tr("The vouchers are on the router."));
        if (purchase.status == PurchaseStatus::VoucherGenerationFailed)
            return core::Failure(
                core::errorFromStored(purchase.failureKind, purchase.failureReason, purchase.failureBecause));
        return std::nullopt;
    case PurchaseAction::RetryDelivery:
        if (purchase.deliveryStatus == DeliveryStatus::Queued)
            return order.waitsForChannel ? std::optional<Result<StoryReport>>(messageWaits()) : std::nullopt;
        if (purchase.deliveryStatus == DeliveryStatus::Failed || purchase.deliveryStatus == DeliveryStatus::Error)
            return core::Failure(core::errorFromStored(order.lastMessage.errorKind, order.lastMessage.errorMessage,
                                                       order.lastMessage.because));
        return StoryReport(StoryBrowser::tr("The message went out."));
    case PurchaseAction::CorrectNumber: // somebody has done it meanwhile, or not
        if (purchase.deliveryStatus == DeliveryStatus::Failed || purchase.deliveryStatus == DeliveryStatus::Error ||
            purchase.deliveryStatus == DeliveryStatus::Queued)
            return std::nullopt;
        return StoryReport(StoryBrowser::tr("The message went out."));
    case PurchaseAction::CleanUp:
    case PurchaseAction::MarkRefunded:
        if (order.onRouter > 0)
            return std::nullopt;
        return StoryReport(StoryBrowser::tr("The vouchers are removed from the router."));
    default:
        return std::nullopt;
    }
}

// Refused as a number: the same message to it would be refused again. Other refusals (a quota, a template) may pass.
bool isNumberRefused(const storage::DeliveryAttempt& attempt)
{
    const core::Error error = core::errorFromStored(attempt.errorKind, attempt.errorMessage, attempt.because);
    return !attempt.errorKind.isEmpty() &&
           (error.kind == core::ErrorKind::InvalidInput || error.kind == core::ErrorKind::NotFound ||
            error.reason == core::Reason::AdviceNumber || error.reason == core::Reason::AdviceNotOnWhatsApp);
}

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
    for (const auto signal :
         {&BulkRunner::started, &BulkRunner::progressed, &BulkRunner::settled, &BulkRunner::finished})
        connect(m_runner, signal, this, &StoryBrowser::showRun);
    // What is queued may be done before its result is here.
    connect(m_runner, &BulkRunner::finished, this, [this] { follow(m_runner->unsettled()); });
    connect(&context.events, &EngineEvents::purchaseChanged, this, [this](qint64 id) {
        if (m_doing.contains(id))
            follow({id});
    });
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
    else if (action == PurchaseAction::CorrectNumber)
        correctNumber(ids.first());
    else if (action == PurchaseAction::Cancel || action == PurchaseAction::MarkRefunded)
        askForReason(action, ids);
    else
        start(action, ids);
}

BulkRunner::Task StoryBrowser::taskOf(PurchaseAction action, qint64 id, const QString& name, const QString& why) const
{
    // BulkRunner calls it in its turn, also for a single order.
    const auto work = [&context = m_context, action, id, why] {
        return context.door.ask(
            [action, id, why, recovers = context.recoversByItself, actor = context.actor()](engine::UseCases& use) {
                return use.recovery.perform(action, id, actor, why).map([recovers](const sales::ActionOutcome& done) {
                    return ActionResult{.removed = done.removed,
                                        .waitsFor = done.waitsFor,
                                        .waitsForRouter = done.waitsForRouter,
                                        .recovers = recovers};
                });
            });
    };
    return BulkRunner::task(id, name, work,
                            [action](const ActionResult& result) { return storyReport(action, result); });
}

void StoryBrowser::start(PurchaseAction action, const QList<qint64>& ids, const QString& why)
{
    QHash<qint64, QString> names;
    for (const Purchase& purchase : m_bulk->purchases())
        names.insert(purchase.id, nameOf(purchase));
    QList<BulkRunner::Task> tasks;
    m_doing.clear();
    for (const qint64 id : ids)
        m_doing.insert(id, action);
    for (const qint64 id : ids)
        tasks += taskOf(action, id, names.value(id), why);
    m_runner->start([action] { return Words::action(action); }, tasks);
}

void StoryBrowser::run(std::function<QString()> title, const QList<Purchase>& purchases,
                       const std::function<std::optional<PurchaseAction>(const Purchase&)>& actionOf,
                       const HeldMessages& held)
{
    QList<BulkRunner::Task> tasks;
    QHash<qint64, PurchaseAction> doing;
    const auto hold = [&](const Purchase& purchase, const StoryReport& report, PurchaseAction instead) {
        tasks += BulkRunner::Task{purchase.id, nameOf(purchase),
                                  [report](QObject*, const BulkRunner::Answer& answer) { answer(report); }};
        doing.insert(purchase.id, instead);
    };
    for (const Purchase& purchase : purchases) {
        if (held.waitingForChannel.contains(purchase.id)) {
            hold(purchase, messageWaits(), PurchaseAction::RetryDelivery);
        } else if (held.wrongNumber.contains(purchase.id)) {
            hold(purchase, numberRefused(), PurchaseAction::CorrectNumber);
        } else if (const auto action = actionOf(purchase)) {
            tasks += taskOf(*action, purchase.id, nameOf(purchase), {});
            doing.insert(purchase.id, *action);
        }
    }
    if (m_runner->isRunning() || tasks.isEmpty())
        return;
    m_doing = doing;
    if (tasks.size() == 1) {
        showStory(tasks.first().id); // has the result
    } else {
        table().clearSelection();
        m_bulk->setPurchases({});
    }
    m_runner->start(std::move(title), tasks);
}

Result<StoryBrowser::ManyOrders> StoryBrowser::manyOrders(const storage::ReadModels& models,
                                                          const storage::PurchaseFilter& filter)
{
    ManyOrders all;
    LOKET_TRY_VALUE(all.purchases, models.purchases(filter, {.limit = bulkLimit}));
    for (qsizetype at = 0; at < all.purchases.size(); at += LazyListModel::idsAtOnce) {
        const QList<Purchase> some = all.purchases.mid(at, LazyListModel::idsAtOnce);
        QList<qint64> ids;
        for (const Purchase& purchase : some)
            ids += purchase.id;
        LOKET_TRY_VALUE(const auto waiting, models.waitingForChannel(ids));
        LOKET_TRY_VALUE(const auto messages, models.lastAttempts(ids));
        all.held.waitingForChannel += waiting;
        for (const Purchase& purchase : some) {
            const bool isLost = domain::remedyFor(purchase) == PurchaseAction::RetryDelivery;
            if (isLost && isNumberRefused(messages.value(purchase.id)))
                all.held.wrongNumber += purchase.id;
        }
    }
    return all;
}

void StoryBrowser::actOn(PurchaseAction action, const QList<Purchase>& purchases, const HeldMessages& held)
{
    run([action] { return Words::action(action); }, purchases, [action](const Purchase&) { return action; }, held);
}

void StoryBrowser::mendAll(const ManyOrders& orders)
{
    run([] { return tr("Fix all"); }, orders.purchases,
        [](const Purchase& purchase) {
            const auto remedy = remedyFor(purchase);
            return remedy == PurchaseAction::MarkReviewed ? std::nullopt : remedy;
        },
        orders.held);
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
        words.explanation =
            tr("Its vouchers are removed from the router, at once or, while it is away, as soon as it is "
               "back. Loket moves no money itself, and this cannot be undone.");
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

void StoryBrowser::correctNumber(qint64 id)
{
    core::whenReady(purchasesById(m_context.reader, {id}), this, [this, id](const Result<QList<Purchase>>& found) {
        if (!found || found->isEmpty())
            return;
        auto* dialog = new CorrectNumberDialog(m_context, found->first(), this);
        connect(dialog, &CorrectNumberDialog::corrected, this, [this, id](bool isQueued) {
            showStory(id);
            m_story->setNotice(Tone::Info, isQueued ? tr("The number is corrected; the message is on its way.")
                                                    : tr("The number is corrected."));
        });
        dialog->open();
    });
}

void StoryBrowser::follow(const QList<qint64>& ids)
{
    for (const qint64 id : ids)
        m_followed += id;
    if (m_followed.isEmpty() || std::exchange(m_followPending, true))
        return;
    m_context.clock.callAfter(LazyListModel::coalesce, this, [this] { askHowFar(); });
}

// How the work that was queued has ended, for the results that still say that it is under way.
void StoryBrowser::askHowFar()
{
    m_followPending = false;
    const QSet<qint64> changed = std::exchange(m_followed, {});
    QList<qint64> ids = m_runner->unsettled();
    // What failed is tried again by itself once the router or the channel is back.
    for (const qint64 id : m_runner->failed()) {
        const PurchaseAction action = m_doing.value(id, PurchaseAction::CleanUp);
        if (action == PurchaseAction::Regenerate || action == PurchaseAction::RetryDelivery)
            ids += id;
    }
    ids.removeIf([&](qint64 id) { return !changed.contains(id); });
    if (ids.isEmpty())
        return;
    const auto answer = m_context.reader.ask<QList<HowFar>>(
        [ids](const storage::ReadModels& models) { return howFarOrders(models, ids); });
    core::whenReady(answer, this, [this](const Result<QList<HowFar>>& all) {
        if (!all)
            return;
        for (const HowFar& one : *all) {
            const auto action = m_doing.constFind(one.purchase.id);
            const auto report = action == m_doing.cend() ? std::nullopt : storyReport(*action, one);
            if (report)
                m_runner->settle(one.purchase.id, *report);
        }
    });
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
        m_story->setNotice(stageTone(outcome.stage), *outcome.result);
    else
        m_story->setNotice(Tone::Bad, Words::error(outcome.result.error()).both());
}

} // namespace loket::ui
