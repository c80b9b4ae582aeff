#include "sales/vouchers/StockMaker.h"

#include "core/Log.h"
#include "core/Reasons.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/Steps.h"
#include "sales/vouchers/Stock.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Error;
using core::ErrorKind;
using core::Failure;
using core::Result;
using domain::AddOutcome;
using domain::Batch;
using domain::BatchState;
using domain::Voucher;
using domain::VoucherEvent;
using storage::Transaction;

namespace {

Q_LOGGING_CATEGORY(lcStock, "loket.stock")

// Long enough that the pause between two chunks does not matter, short enough that a crash leaves little in doubt and a
// transaction stays at some milliseconds.
constexpr int chunk = 500;
// Removing costs several commands each.
constexpr int withdrawChunk = 100;

const Error dropped = core::makeError(core::Reason::ConnectionRenewed);

} // namespace

void StockMaker::start()
{
    m_started = true;
    wake();
}

void StockMaker::wake()
{
    if (!m_started || m_wakePending)
        return;
    m_wakePending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_wakePending = false;
            work();
        },
        Qt::QueuedConnection);
}

void StockMaker::routerIsBack(const QString& router)
{
    const auto line = m_lines.find(router);
    if (line == m_lines.end() || !line->second.waitsUntil)
        return;
    line->second.waitsUntil = {};
    wake();
}

void StockMaker::work()
{
    if (!m_started || m_context.closing)
        return;
    const auto routers = m_ledger.stock.routersWithWork();
    if (!routers)
        return core::logWarning(lcStock(), "stock.unreadable", {{u"error"_s, routers.error().detail}});
    for (const QString& router : *routers)
        serve(router);
}

// The next chunk of this router: what must be removed first, then what must be made.
void StockMaker::serve(const QString& router)
{
    Line& line = m_lines[router];
    if (line.busy || (line.waitsUntil && *line.waitsUntil > m_context.clock.steady()))
        return;
    if (const auto leaving = m_ledger.stock.toWithdraw(router, withdrawChunk); leaving && !leaving->isEmpty())
        return withdraw(router, *leaving);
    const auto batch = m_ledger.stock.nextMaking(router);
    if (!batch)
        return;
    const auto waiting = m_ledger.stock.toMake(batch->id, chunk);
    const auto places = m_ledger.stock.places(batch->id);
    if (!waiting || !places)
        return rest(router, false);
    if (!waiting->isEmpty())
        return make(*batch, *waiting);
    if (*places < batch->quantity)
        return planMore(*batch);
    Batch whole = *batch;
    const auto finished = m_ledger.inTransaction([&](Transaction& transaction) { return finish(transaction, whole); });
    rest(router, finished.has_value());
}

void StockMaker::planMore(const Batch& batch)
{
    const auto planned = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        const auto places = m_ledger.stock.places(batch.id);
        if (!places)
            return Failure(places.error());
        const int last = std::min(*places + chunk, batch.quantity);
        for (int number = *places + 1; number <= last; ++number) {
            const auto written = planOne(transaction, batch, number);
            if (!written && written.error().kind != ErrorKind::Misconfigured)
                return written;
            if (!written) { // no free code: only a longer one helps
                Batch stopped = batch;
                return stopFor(transaction, stopped, written.error());
            }
        }
        return {};
    });
    rest(batch.router, planned.has_value());
}

Result<void> StockMaker::planOne(Transaction& transaction, const Batch& batch, int number) const
{
    constexpr int draws = 10;
    for (int draw = 0; draw < draws; ++draw) {
        Voucher voucher =
            domain::stockVoucher(batch, number, domain::newCredentials(m_context.policy.codes), m_context.clock.now());
        const auto inserted = m_ledger.vouchers.insert(transaction, voucher);
        if (inserted || inserted.error().kind != ErrorKind::Conflict)
            return inserted;
    }
    return core::fail(core::Reason::NoFreeCode);
}

void StockMaker::make(Batch batch, const Vouchers& vouchers)
{
    domain::HotspotRouter* router = m_context.counterparts.router(batch.router);
    const auto ready = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        if (!router)
            return stopFor(transaction, batch, core::makeError(core::Reason::RouterNotSetUp, {batch.router}));
        // Before anything is sent: any later one has never been on the router, also after a crash.
        return vouchers.last().id > batch.triedId ? m_ledger.stock.setTried(transaction, batch, vouchers.last().id)
                                                  : Result<void>();
    });
    if (!ready || !router)
        return rest(batch.router, ready.has_value());
    QList<domain::HotspotUser> users;
    for (const Voucher& voucher : vouchers)
        users += hotspotUserOf(voucher);
    m_lines[batch.router].busy = true;
    router->addUsers(users)
        .then(this, [this, batch, vouchers](const Result<Outcomes>& outcomes) { made(batch, vouchers, outcomes); })
        .onCanceled(this, [this, batch, vouchers] { made(batch, vouchers, Failure(dropped)); });
}

void StockMaker::made(const Batch& sent, Vouchers vouchers, const Result<Outcomes>& outcomes)
{
    m_lines[sent.router].busy = false;
    bool waits = false;
    const auto settled = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        auto batch = m_ledger.stock.find(sent.id); // it may have been cancelled meanwhile
        if (!batch)
            return Failure(batch.error());
        Tally tally;
        if (!outcomes) {
            (core::isRetryable(outcomes.error().kind) ? tally.waitsFor : tally.refusal) = outcomes.error();
        } else {
            auto recorded = record(transaction, *batch, vouchers, *outcomes);
            if (!recorded)
                return Failure(recorded.error());
            tally = *recorded;
        }
        waits = tally.waitsFor.has_value() && tally.made == 0;
        return settle(transaction, *batch, tally);
    });
    rest(sent.router, settled.has_value() && !waits);
}

Result<StockMaker::Tally> StockMaker::record(Transaction& transaction, const Batch& batch, Vouchers& vouchers,
                                             const Outcomes& outcomes) const
{
    const QDateTime now = m_context.clock.now();
    const bool goesOn = batch.state == BatchState::Making;
    Tally tally;
    for (qsizetype i = 0; i < vouchers.size() && i < outcomes.size(); ++i) {
        Voucher& voucher = vouchers[i];
        if (!outcomes[i]) {
            const Error& error = outcomes[i].error();
            if (core::isRetryable(error.kind)) {
                tally.waitsFor = error;
                continue;
            }
            tally.refusal = error;
            ++tally.failed;
            if (goesOn)
                LOKET_TRY(
                    m_ledger.stock.noteFailure(transaction, voucher, core::toString(error.kind), error.detail, now));
        } else if (*outcomes[i] == AddOutcome::TakenByStranger) {
            LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, VoucherEvent::TakenByStranger, now));
            if (goesOn)
                LOKET_TRY(planOne(transaction, batch, voucher.number));
            ++tally.taken;
        } else {
            LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, VoucherEvent::MadeOnRouter, now));
            ++tally.made;
        }
    }
    return tally;
}

Result<void> StockMaker::settle(Transaction& transaction, Batch& batch, const Tally& tally) const
{
    if (batch.state != BatchState::Making)
        return {}; // cancelled: what was sent without an answer is removed
    const QDateTime now = m_context.clock.now();
    if (tally.waitsFor) {
        core::logInfo(lcStock(), "stock.waits",
                      {{u"batch"_s, batch.id},
                       {u"router"_s, batch.router},
                       {u"kind"_s, core::toString(tally.waitsFor->kind)},
                       {u"reason"_s, tally.waitsFor->detail}});
        return m_ledger.stock.setFailure(transaction, batch, core::toString(tally.waitsFor->kind),
                                         tally.waitsFor->detail, now);
    }
    // The router refused everything: it would refuse the next ten thousand as well.
    if (tally.refusal && tally.made == 0 && tally.taken == 0)
        return stopFor(transaction, batch, *tally.refusal);
    return m_ledger.stock.setFailure(transaction, batch, u""_s, u""_s, now);
}

Result<void> StockMaker::finish(Transaction& transaction, Batch& batch) const
{
    const auto count = m_ledger.stock.count(batch.id);
    const auto failures = m_ledger.stock.failures(batch.id, 1);
    if (!count || !failures)
        return Failure(count ? failures.error() : count.error());
    if (!failures->isEmpty()) {
        const QString more = count->failed > 1 ? u" (%1 vouchers)"_s.arg(count->failed) : QString();
        return stopFor(transaction, batch,
                       {core::errorKindFromString(failures->first().kind).value_or(ErrorKind::Refused),
                        failures->first().reason + more});
    }
    const QDateTime now = m_context.clock.now();
    LOKET_TRY(m_ledger.stock.move(transaction, batch, {BatchState::Making}, BatchState::Done, now));
    LOKET_TRY(m_ledger.stock.setFailure(transaction, batch, u""_s, u""_s, now));
    core::logInfo(lcStock(), "stock.done",
                  {{u"batch"_s, batch.id}, {u"router"_s, batch.router}, {u"made"_s, count->made()}});
    return noteBatch(m_ledger, transaction, systemActor, "batch.done", batch, {{u"made"_s, count->made()}});
}

Result<void> StockMaker::stopFor(Transaction& transaction, Batch& batch, const Error& error) const
{
    const auto count = m_ledger.stock.count(batch.id);
    if (!count)
        return Failure(count.error());
    const QDateTime now = m_context.clock.now();
    LOKET_TRY(m_ledger.stock.move(transaction, batch, {BatchState::Making}, BatchState::Stopped, now));
    LOKET_TRY(m_ledger.stock.setFailure(transaction, batch, core::toString(error.kind), error.detail, now));
    core::logWarning(lcStock(), "stock.stopped",
                     {{u"batch"_s, batch.id}, {u"router"_s, batch.router}, {u"reason"_s, error.detail}});
    return noteBatch(m_ledger, transaction, systemActor, "batch.stopped", batch,
                     {{u"made"_s, count->made()}, {u"failed"_s, count->failed}, {u"reason"_s, error.detail}});
}

void StockMaker::withdraw(const QString& name, const Vouchers& vouchers)
{
    domain::HotspotRouter* router = m_context.counterparts.router(name);
    if (!router)
        return rest(name, false);
    QList<domain::HotspotUser> users;
    for (const Voucher& voucher : vouchers)
        users += hotspotUserOf(voucher);
    m_lines[name].busy = true;
    router->removeUsers(users)
        .then(this, [this, name, vouchers](const Result<int>& removed) { withdrawn(name, vouchers, removed); })
        .onCanceled(this, [this, name, vouchers] { withdrawn(name, vouchers, Failure(dropped)); });
}

void StockMaker::withdrawn(const QString& router, Vouchers vouchers, const Result<int>& removed)
{
    m_lines[router].busy = false;
    if (!removed)
        return rest(router, false);
    m_context.effect("router.removed");
    const auto settled = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        const QDateTime now = m_context.clock.now();
        for (Voucher& voucher : vouchers)
            LOKET_TRY(m_ledger.vouchers.advance(transaction, voucher, VoucherEvent::RemovedFromRouter, now));
        return m_ledger.noteAside(transaction, systemActor, "stock.removed",
                                  {{u"count"_s, int(vouchers.size())}, {u"router"_s, router}});
    });
    rest(router, settled.has_value());
}

// Once more: at once, or after a gap that grows while nothing succeeds.
void StockMaker::rest(const QString& router, bool wentWell)
{
    Line& line = m_lines[router];
    if (wentWell) {
        line.misses = 0;
        line.waitsUntil = {};
        return wake();
    }
    ++line.misses;
    const auto gap = std::max(m_context.policy.retry.backoff.gap(line.misses), 1ms);
    line.waitsUntil = m_context.clock.steady() + gap;
    m_context.clock.callAfter(gap, this, [this] { wake(); });
}

} // namespace loket::sales
