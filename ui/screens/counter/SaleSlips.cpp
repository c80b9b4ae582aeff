#include "ui/screens/counter/SaleSlips.h"

#include "core/Reasons.h"
#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "ui/printing/PrintWords.h"
#include "ui/printing/Printing.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::PurchaseStatus;
using engine::RouterState;
using storage::ShiftSale;

namespace {

constexpr int mostOwed = 500;

bool hasCodes(PurchaseStatus status)
{
    return status == PurchaseStatus::Completed;
}

bool isOver(PurchaseStatus status)
{
    return status == PurchaseStatus::Refunded || status == PurchaseStatus::Cancelled;
}

} // namespace

SaleSlips::SaleSlips(const UiContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&context.events, &EngineEvents::purchaseChanged, this, &SaleSlips::purchaseChanged);
    connect(&context.events, &EngineEvents::cashTaken, this, [this](qint64 purchaseId) { sold(purchaseId); });
    connect(context.engine, &engine::EngineHandle::shiftsChanged, this, &SaleSlips::reload);
    connect(&context.engine->session(), &engine::Session::actorChanged, this, [this] {
        reload();
        lookAtAll();
    });
    setState(context.engine->state());
    reload();
}

void SaleSlips::setState(const engine::EngineState& state)
{
    QSet<QString> away;
    for (const RouterState& router : state.routers) {
        if (router.reach == RouterState::Reach::Away)
            away.insert(router.name);
    }
    if (std::exchange(m_away, away) != away)
        lookAtAll();
}

void SaleSlips::sold(qint64 purchaseId, bool prints)
{
    if (m_tried.contains(purchaseId))
        return; // the list of what is owed was faster
    m_withoutSlip.insert(purchaseId);
    if (!prints) {
        m_tried.insert(purchaseId);
        return;
    }
    m_waiting.insert(purchaseId, {.isFresh = true});
    look(purchaseId);
    m_context.clock.callAfter(usualWait, this, [this, purchaseId] {
        const auto waiting = m_waiting.find(purchaseId);
        if (waiting == m_waiting.end())
            return;
        waiting->isLate = true;
        look(purchaseId);
        emit lateNow(purchaseId);
    });
}

void SaleSlips::setOnScreen(qint64 purchaseId)
{
    m_onScreen = purchaseId;
    const ShiftSale* sale = owedSale(purchaseId);
    if (sale && !m_handedOver.contains(purchaseId))
        handOver(purchaseId);
}

void SaleSlips::print(qint64 purchaseId)
{
    core::whenReady(ask(purchaseId), this, [this](const Result<Sale>& sale) {
        if (sale && !isOver(sale->story.purchase.status))
            send(*sale, hasCodes(sale->story.purchase.status) ? Paper::Slip : Paper::Receipt, false);
    });
}

int SaleSlips::ready() const
{
    return int(
        std::count_if(m_owed.begin(), m_owed.end(), [](const ShiftSale& sale) { return hasCodes(sale.status); }));
}

qint64 SaleSlips::next(qint64 shown) const
{
    for (const ShiftSale& sale : m_owed) {
        if (hasCodes(sale.status) && sale.sale.purchaseId != shown)
            return sale.sale.purchaseId;
    }
    for (const ShiftSale& sale : m_owed) {
        if (sale.sale.purchaseId > shown)
            return sale.sale.purchaseId;
    }
    return m_owed.isEmpty() ? 0 : m_owed.first().sale.purchaseId;
}

bool SaleSlips::isLate(qint64 purchaseId) const
{
    const auto waiting = m_waiting.find(purchaseId);
    return waiting != m_waiting.end() && waiting->isLate;
}

const ShiftSale* SaleSlips::owedSale(qint64 purchaseId) const
{
    const auto sale = std::find_if(m_owed.begin(), m_owed.end(),
                                   [purchaseId](const ShiftSale& one) { return one.sale.purchaseId == purchaseId; });
    return sale == m_owed.end() ? nullptr : &*sale;
}

void SaleSlips::reload()
{
    if (std::exchange(m_reloading, true)) {
        m_again = true;
        return;
    }
    using Sales = QList<ShiftSale>;
    core::whenReady(m_context.reader.ask<Sales>([](const storage::ReadModels& models) {
        return storage::ShiftRepository(models.database()).notHandedOver(mostOwed);
    }),
                    this, [this](const Result<Sales>& sales) {
                        m_reloading = false;
                        if (std::exchange(m_again, false))
                            return reload();
                        if (!sales)
                            return;
                        m_owed = *sales;
                        QSet<qint64> ids;
                        for (const ShiftSale& sale : std::as_const(m_owed)) {
                            const qint64 id = sale.sale.purchaseId;
                            ids.insert(id);
                            m_withoutSlip.insert(id);
                            if (m_handedOver.contains(id) || (id == m_onScreen && hasCodes(sale.status)))
                                handOver(id); // again, where it was refused because nobody was logged in any more
                            else if (!hasCodes(sale.status) && !m_waiting.contains(id) && !m_tried.contains(id))
                                m_waiting.insert(id, {});
                        }
                        m_handedOver.intersect(ids);
                        emit changed();
                    });
}

void SaleSlips::purchaseChanged(qint64 purchaseId)
{
    if (m_waiting.contains(purchaseId))
        look(purchaseId);
    if (m_waiting.contains(purchaseId) || owedSale(purchaseId))
        reload();
}

core::Async<SaleSlips::Sale> SaleSlips::ask(qint64 purchaseId) const
{
    return m_context.reader.ask<Sale>([purchaseId](const storage::ReadModels& models) -> Result<Sale> {
        LOKET_TRY_VALUE(auto story, models.story(purchaseId));
        LOKET_TRY_VALUE(const auto sale, storage::ShiftRepository(models.database()).saleOf(purchaseId));
        return Sale{std::move(story), sale.value_or(storage::CounterSale{.purchaseId = purchaseId})};
    });
}

void SaleSlips::look(qint64 purchaseId)
{
    core::whenReady(ask(purchaseId), this, [this](const Result<Sale>& sale) {
        if (sale)
            found(*sale);
    });
}

void SaleSlips::lookAtAll()
{
    const QList<qint64> ids = m_waiting.keys();
    for (const qint64 id : ids)
        look(id);
}

void SaleSlips::found(const Sale& sale)
{
    const domain::Purchase& purchase = sale.story.purchase;
    const auto waiting = m_waiting.find(purchase.id);
    if (waiting == m_waiting.end() || m_context.engine->session().isLocked())
        return;
    if (isOver(purchase.status)) {
        m_waiting.erase(waiting);
        return;
    }
    if (hasCodes(purchase.status))
        return send(sale, Paper::Slip, true);
    const bool waits = waiting->isLate || m_away.contains(purchase.router) || !purchase.failureReason.isEmpty();
    if (waits && waiting->isFresh && !std::exchange(waiting->hasReceipt, true))
        send(sale, Paper::Receipt, true);
}

void SaleSlips::send(const Sale& sale, Paper paper, bool byItself)
{
    const domain::Purchase& purchase = sale.story.purchase;
    const Waiting waiting = m_waiting.value(purchase.id);
    Slip slip = paper == Paper::Slip ? slipOf(purchase, sale.story.vouchers) : receiptOf(purchase);
    slip.isCopy = paper == Paper::Slip && !m_withoutSlip.contains(purchase.id);
    // With the money, which is taken once: with the first paper of a sale at this window.
    slip.opensDrawer = byItself && waiting.isFresh && (paper == Paper::Receipt || !waiting.hasReceipt);
    if (sale.sale.cashGiven > 0) {
        slip.cash = sale.sale.cashGiven;
        slip.change = sale.sale.cashGiven - purchase.amount;
    }
    if (const auto known = m_waiting.find(purchase.id); known != m_waiting.end())
        known->hasReceipt = true;
    if (paper == Paper::Slip) {
        m_waiting.remove(purchase.id);
        m_tried.insert(purchase.id);
        emit slipWanted(purchase.id, slip.isCopy);
    }
    if (m_context.printing)
        sendSlip(slip, purchase.id, paper, byItself);
}

void SaleSlips::sendSlip(const Slip& slip, qint64 purchaseId, Paper paper, bool byItself)
{
    core::whenReady(
        m_context.printing->settings(), this,
        [this, slip, purchaseId, paper, byItself](const Result<print::PrintSettings>& settings) {
            if (byItself && settings && !settings->automaticSlip)
                return;
            // Told beside the sale on the screen; it is no trouble of the others.
            if (byItself && settings && settings->slipPrinter.kind == print::Device::Kind::None)
                return emit told(purchaseId, PrintProblem::words(core::makeError(core::Reason::NoSlipPrinter)).both(),
                                 Tone::Neutral);
            emit told(purchaseId, tr("Printing …"), Tone::Neutral);
            core::whenReady(
                m_context.printing->printSlip(slip), this, [this, purchaseId, paper](const Result<void>& done) {
                    if (!done)
                        return emit told(purchaseId, PrintProblem::words(done.error()).both(), Tone::Warn);
                    emit told(purchaseId,
                              paper == Paper::Slip ? tr("The slip is printed.") : tr("The pick-up receipt is printed."),
                              Tone::Good);
                    if (paper == Paper::Receipt)
                        return;
                    m_withoutSlip.remove(purchaseId);
                    handOver(purchaseId);
                });
        });
}

void SaleSlips::handOver(qint64 purchaseId)
{
    m_handedOver.insert(purchaseId);
    (void)m_context.door.ask([purchaseId, actor = m_context.actor()](engine::UseCases& use) {
        return use.counterSales.handOver(purchaseId, actor);
    });
}

} // namespace loket::ui
