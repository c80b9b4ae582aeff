#include "sales/vouchers/Stock.h"

#include "core/Reasons.h"
#include "sales/flow/Steps.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::Batch;
using domain::BatchState;
using domain::Purchase;
using domain::Voucher;
using domain::VoucherStatus;
using storage::Transaction;

namespace {

constexpr int sweepLimit = 1000; // vouchers in one sweep; the next one continues

} // namespace

Result<Batch> Stock::begin(const BatchRequest& request, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::ManageVouchers));
    auto batch = checked(request, actor);
    if (!batch)
        return batch;
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Batch> {
        LOKET_TRY(m_ledger.stock.insert(transaction, *batch));
        LOKET_TRY(noteBatch(m_ledger, transaction, actor, "batch.begun", *batch,
                            {{u"package"_s, batch->packageId}, {u"quantity"_s, batch->quantity}}));
        return batch;
    });
}

Result<Batch> Stock::checked(const BatchRequest& request, const Actor& actor) const
{
    const auto package = m_ledger.packages.find(request.packageId);
    if (!package && package.error().kind == ErrorKind::NotFound)
        return fail(core::Reason::FieldPackage, {}, package.error());
    if (!package)
        return Failure(package.error());
    if (request.quantity < 1 || request.quantity > domain::maxBatchQuantity)
        return fail(core::Reason::FieldQuantity, {domain::maxBatchQuantity});
    const QString home = package->router.isEmpty() ? m_context.policy.defaultRouter : package->router;
    const QString router = request.router.isEmpty() ? home : request.router;
    if (!m_context.counterparts.router(router))
        return fail(core::Reason::RouterNotSetUp, {router.left(40)});
    const QDateTime now = m_context.clock.now();
    return Batch{.code = domain::newInvoiceId(now.date()),
                 .packageId = package->id,
                 .packageName = package->name,
                 .router = router,
                 .quantity = request.quantity,
                 .profile = package->profile,
                 .price = package->price,
                 .duration = package->duration,
                 .counts = package->counts,
                 .quotaBytes = package->quotaBytes,
                 .lockToDevice = package->lockToDevice,
                 .actor = actor.name,
                 .createdAt = now};
}

Result<Batch> Stock::cancel(qint64 batchId, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::ManageVouchers));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Batch> {
        auto batch = m_ledger.stock.find(batchId);
        if (!batch)
            return batch;
        LOKET_TRY(cancelIn(transaction, *batch, actor));
        return batch;
    });
}

Result<void> Stock::cancelIn(Transaction& transaction, Batch& batch, const Actor& actor) const
{
    const QDateTime now = m_context.clock.now();
    LOKET_TRY(
        m_ledger.stock.move(transaction, batch, {BatchState::Making, BatchState::Stopped}, BatchState::Cancelled, now));
    LOKET_TRY(m_ledger.stock.forgetFailures(transaction, batch.id));
    LOKET_TRY(m_ledger.stock.clearFailure(transaction, batch, now));
    // What was sent and has no answer yet may be on the router: StockMaker removes it.
    const auto forgotten = m_ledger.stock.forgetUntried(transaction, batch);
    const auto count = m_ledger.stock.count(batch.id);
    if (!forgotten || !count)
        return Failure(forgotten ? count.error() : forgotten.error());
    return noteBatch(m_ledger, transaction, actor, "batch.cancelled", batch,
                     {{u"made"_s, count->made()}, {u"quantity"_s, batch.quantity}});
}

Result<Batch> Stock::resume(qint64 batchId, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::ManageVouchers));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Batch> {
        auto batch = m_ledger.stock.find(batchId);
        if (!batch)
            return batch;
        const QDateTime now = m_context.clock.now();
        LOKET_TRY(m_ledger.stock.move(transaction, *batch, {BatchState::Stopped}, BatchState::Making, now));
        LOKET_TRY(m_ledger.stock.forgetFailures(transaction, batchId));
        LOKET_TRY(m_ledger.stock.clearFailure(transaction, *batch, now));
        LOKET_TRY(noteBatch(m_ledger, transaction, actor, "batch.resumed", *batch, {}));
        return batch;
    });
}

Result<void> Stock::withdraw(qint64 voucherId, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::ManageVouchers));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        LOKET_TRY(m_ledger.stock.withdraw(transaction, voucherId, m_context.clock.now()));
        return m_ledger.noteAside(transaction, actor, "stock.withdrawn", {{u"voucher"_s, voucherId}, {u"count"_s, 1}});
    });
}

Result<int> Stock::withdrawBatch(qint64 batchId, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::ManageVouchers));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<int> {
        auto batch = m_ledger.stock.find(batchId);
        if (!batch)
            return Failure(batch.error());
        if (batch->state == BatchState::Making || batch->state == BatchState::Stopped)
            LOKET_TRY(cancelIn(transaction, *batch, actor));
        const QDateTime now = m_context.clock.now();
        const auto asked = m_ledger.stock.withdrawBatch(transaction, batchId, now);
        if (asked && *asked > 0)
            LOKET_TRY(noteBatch(m_ledger, transaction, actor, "stock.withdrawn", *batch, {{u"count"_s, *asked}}));
        return asked;
    });
}

Result<int> Stock::sweep(const Actor& actor) const
{
    if (m_context.policy.stockDays <= 0)
        return 0;
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<int> {
        const QDateTime now = m_context.clock.now();
        const auto asked =
            m_ledger.stock.withdrawOlder(transaction, now.addDays(-m_context.policy.stockDays), sweepLimit, now);
        if (asked && *asked > 0)
            LOKET_TRY(m_ledger.noteAside(transaction, actor, "stock.swept",
                                         {{u"count"_s, *asked}, {u"days"_s, m_context.policy.stockDays}}));
        return asked;
    });
}

Result<int> Stock::markPrinted(const QList<qint64>& voucherIds, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::Sell));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<int> {
        const auto marked = m_ledger.stock.markPrinted(transaction, voucherIds, m_context.clock.now());
        if (marked && *marked > 0)
            LOKET_TRY(m_ledger.noteAside(transaction, actor, "stock.printed", {{u"count"_s, *marked}}));
        return marked;
    });
}

Result<void> noteBatch(const Ledger& ledger, Transaction& transaction, const Actor& actor, const char* action,
                       const Batch& batch, QJsonObject detail)
{
    detail.insert(u"batch"_s, batch.id);
    detail.insert(u"code"_s, batch.code);
    detail.insert(u"router"_s, batch.router);
    return ledger.noteAside(transaction, actor, action, detail);
}

bool mayUseStock(const Context& context, const Purchase& purchase)
{
    const StockUse use =
        purchase.channel == domain::SalesChannel::Counter ? context.policy.stockAtCounter : context.policy.stockOnline;
    return use == StockUse::Always || (use == StockUse::WhenAway && context.isAway(purchase.router));
}

Result<int> takeFromStock(const Context& context, const Ledger& ledger, Transaction& transaction,
                          const Purchase& purchase)
{
    const auto own = ledger.vouchers.ofPurchase(purchase.id);
    if (!own)
        return Failure(own.error());
    if (std::any_of(own->begin(), own->end(), [](const Voucher& voucher) { return voucher.isLiving(); }))
        return 0; // its own codes may be on the router already
    storage::StockTerms terms = storage::StockTerms::of(purchase);
    const auto package = ledger.packages.find(purchase.packageId); // may have been removed since the order
    terms.lockToDevice = package && package->lockToDevice;
    const auto found = ledger.stock.available(terms, purchase.quantity);
    if (!found)
        return Failure(found.error());
    if (found->size() < purchase.quantity)
        return 0;
    const QDateTime now = context.clock.now();
    for (int number = 1; number <= purchase.quantity; ++number)
        LOKET_TRY(ledger.stock.sell(transaction, found->at(number - 1), purchase.id, number, now));
    LOKET_TRY(
        ledger.note(transaction, systemActor, "vouchers.from_stock", purchase.id, {{u"count"_s, purchase.quantity}}));
    return purchase.quantity;
}

} // namespace loket::sales
