#include "importing/RouterSteps.h"

#include "importing/Reports.h"

#include <algorithm>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Failure;
using core::Result;
using domain::HotspotRouter;
using storage::ImportItem;
using storage::ItemKind;
using storage::ItemState;
using storage::Transaction;

namespace {

constexpr qsizetype settledAtOnce = 40;

QString routerIn(const ImportItem& item)
{
    return item.undo.value(u"router"_s).toString();
}

// The first ones, as far as they are of the same router.
QList<ImportItem> ofOneRouter(const QList<ImportItem>& items)
{
    QList<ImportItem> same;
    for (const ImportItem& item : items) {
        if (routerIn(item) != routerIn(items.first()))
            break;
        same += item;
    }
    return same;
}

} // namespace

struct RouterSteps::Round
{
    qint64 importId = 0;
    Listener told;
    Progress progress;
    Done done;
    QPromise<Result<Done>> promise;

    void finish(Result<Done> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }
};

RouterSteps::RouterSteps(const House& house, QObject* parent)
    : QObject(parent), m_house(house), m_ledger(house.context), m_imports(house.context.database)
{}

Result<HotspotRouter*> RouterSteps::routerOf(const QString& name) const
{
    HotspotRouter* router = m_house.context.counterparts.router(name);
    if (!router)
        return core::fail(core::Reason::ImportRouterMissing, {name});
    return router;
}

Async<RouterSteps::Done> RouterSteps::carryOut(qint64 importId, const Listener& told)
{
    const auto round = std::make_shared<Round>();
    round->importId = importId;
    round->told = told;
    round->promise.start();
    for (const ItemKind kind : {ItemKind::User, ItemKind::Scheduler}) {
        const auto planned = m_imports.countPlanned(importId, kind);
        round->progress.total += planned.value_or(0);
    }
    auto answer = round->promise.future();
    nextPiece(round);
    return answer;
}

void RouterSteps::nextPiece(const std::shared_ptr<Round>& round)
{
    if (!round->told(round->progress))
        return round->finish(core::fail(core::Reason::ImportCancelled));
    const auto users = m_imports.items(round->importId, ItemKind::User, {ItemState::Planned}, 0, usersAtOnce);
    if (!users)
        return round->finish(Failure(users.error()));
    if (!users->isEmpty()) {
        const auto items = ofOneRouter(*users);
        return core::whenReady(changeUsers(routerIn(items.first()), items, Way::There), this,
                               [this, round, items](const Result<QList<int>>& changed) {
                                   changed ? usersDone(round, items, *changed, 0)
                                           : round->finish(Failure(changed.error()));
                               });
    }
    const auto rows = m_imports.items(round->importId, ItemKind::Scheduler, {ItemState::Planned}, 0, usersAtOnce);
    if (!rows)
        return round->finish(Failure(rows.error()));
    if (rows->isEmpty())
        return round->finish(round->done);
    const auto items = ofOneRouter(*rows);
    core::whenReady(changeSchedulers(routerIn(items.first()), items, Way::There), this,
                    [this, round, items](const Result<void>& changed) { schedulersDone(round, items, changed); });
}

// In transactions of a few rows; one that is cut off leaves the rest planned, and doing it again is harmless.
void RouterSteps::usersDone(const std::shared_ptr<Round>& round, const QList<ImportItem>& items,
                            const QList<int>& changed, qsizetype from)
{
    const QDateTime now = m_house.context.clock.now();
    const qsizetype until = std::min(from + settledAtOnce, items.size());
    Done done;
    const auto stored = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        done = round->done;
        for (qsizetype i = from; i < until; ++i) {
            const ImportItem& item = items[i];
            if (changed.value(i) > 0) {
                LOKET_TRY(m_imports.handOver(transaction, item.rowId, item.undo.value(u"new"_s).toString(), true, now));
                LOKET_TRY(m_imports.setState(transaction, item.id, ItemState::Done));
                ++done.done;
            } else {
                LOKET_TRY(m_imports.setState(transaction, item.id, ItemState::Left));
                leaveOut(done.left, What::Users, Why::BeingActivated);
            }
        }
        return {};
    });
    if (!stored)
        return round->finish(Failure(stored.error()));
    round->done = done;
    round->progress.done += until - from;
    QMetaObject::invokeMethod(
        this,
        [this, round, items, changed, until] {
            until < items.size() ? usersDone(round, items, changed, until) : nextPiece(round);
        },
        Qt::QueuedConnection);
}

void RouterSteps::schedulersDone(const std::shared_ptr<Round>& round, const QList<ImportItem>& items,
                                 const Result<void>& changed)
{
    if (!changed)
        return round->finish(Failure(changed.error()));
    const auto stored = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        for (const ImportItem& item : items)
            LOKET_TRY(m_imports.setState(transaction, item.id, ItemState::Done));
        return {};
    });
    if (!stored)
        return round->finish(Failure(stored.error()));
    round->progress.done += items.size();
    nextPiece(round);
}

Async<QList<int>> RouterSteps::changeUsers(const QString& name, const QList<ImportItem>& items, Way way)
{
    const auto router = routerOf(name);
    if (!router)
        return core::ready<QList<int>>(Failure(router.error()));
    QList<domain::CommentChange> changes;
    for (const ImportItem& item : items) {
        const QString old = item.undo.value(u"old"_s).toString();
        const QString ours = item.undo.value(u"new"_s).toString();
        changes += {.name = item.undo.value(u"name"_s).toString(),
                    .comment = way == Way::There ? old : ours,
                    .newComment = way == Way::There ? ours : old};
    }
    return (*router)
        ->takeOver(changes)
        .then(this,
              [this, name, items](const Result<HotspotRouter::Each>& each) -> Result<QList<int>> {
                  if (!each)
                      return core::fail(core::Reason::ImportRouterAway, {name}, each.error());
                  m_house.context.effect("router.taken_over");
                  QList<int> changed;
                  for (qsizetype i = 0; i < items.size(); ++i) {
                      const Result<int> one = each->value(i, 0);
                      if (!one && core::isRetryable(one.error().kind))
                          return core::fail(core::Reason::ImportRouterAway, {name}, one.error());
                      changed += one.value_or(0);
                  }
                  return changed;
              })
        .onCanceled(this, [] { return Result<QList<int>>(core::fail(core::Reason::ConnectionRenewed)); });
}

Async<void> RouterSteps::changeSchedulers(const QString& name, const QList<ImportItem>& items, Way way)
{
    const auto router = routerOf(name);
    if (!router)
        return core::ready<void>(Failure(router.error()));
    QStringList names;
    for (const ImportItem& item : items)
        names += item.undo.value(u"name"_s).toString();
    return (*router)
        ->setSchedulers(names, way == Way::There)
        .then(this,
              [this, name](const Result<HotspotRouter::Each>& each) -> Result<void> {
                  if (!each)
                      return core::fail(core::Reason::ImportRouterAway, {name}, each.error());
                  m_house.context.effect("router.schedulers");
                  for (const Result<int>& one : *each) { // one that is gone is no error
                      if (!one && core::isRetryable(one.error().kind))
                          return core::fail(core::Reason::ImportRouterAway, {name}, one.error());
                  }
                  return {};
              })
        .onCanceled(this, [] { return Result<void>(core::fail(core::Reason::ConnectionRenewed)); });
}

} // namespace loket::importing
