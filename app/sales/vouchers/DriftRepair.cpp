#include "sales/vouchers/DriftRepair.h"

#include "core/Reasons.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/Steps.h"
#include "sales/vouchers/Remainder.h"

#include <algorithm>
#include <map>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;
using domain::Voucher;
using domain::VoucherStatus;
using storage::Transaction;

namespace {

bool isLivingOnRouter(const Voucher& voucher)
{
    return voucher.status == VoucherStatus::OnRouter || voucher.status == VoucherStatus::InUse;
}

core::Failure gone()
{
    return fail(core::Reason::DriftGone);
}

} // namespace

DriftRepair::DriftRepair(const Context& context, Validity& validity)
    : m_context(context), m_validity(validity), m_ledger(context), m_lives(context.database), m_rebuild(context)
{}

Result<DriftItem> DriftRepair::find(const QString& router, const QString& username, DriftAction action) const
{
    const DriftReport report = m_validity.drift(router);
    for (const DriftItem& item : report.items) {
        if (item.username == username && item.actions.contains(action))
            return item;
    }
    for (const DriftItem& item : report.items) {
        if (item.username == username)
            return fail(core::Reason::DriftAction);
    }
    return gone();
}

Async<void> DriftRepair::mend(const QString& router, const QString& username, DriftAction action, const Actor& actor)
{
    if (const auto allowed = m_ledger.permit(actor, domain::Action::ManageVouchers); !allowed)
        return core::ready<void>(Failure(allowed.error()));
    const auto item = find(router, username, action);
    if (!item)
        return core::ready<void>(Failure(item.error()));
    if (action == DriftAction::WriteOff)
        return core::ready(writeOff(*item, actor));
    domain::HotspotRouter* counterpart = m_context.counterparts.router(router);
    if (!counterpart)
        return core::ready<void>(fail(core::Reason::RouterNotSetUp, {router}));
    switch (action) {
    case DriftAction::Remove:
        return remove(*item, *counterpart, actor);
    case DriftAction::Adopt:
        return adopt(*item, *counterpart, actor);
    case DriftAction::MakeAgain:
        return makeAgain(*item, *counterpart, actor);
    case DriftAction::SetRight:
        return setRight(*item, *counterpart, actor);
    case DriftAction::Rebuild:
        return rebuild(*item, *counterpart, actor);
    case DriftAction::WriteOff:
        break;
    }
    return core::ready<void>(gone());
}

Async<void> DriftRepair::remove(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor)
{
    const auto known = m_lives.findByName(item.router, item.username);
    if (known && known->comment == item.comment && known->isLiving())
        return core::ready<void>(gone()); // it is live since
    return router.endUsers({{.name = item.username, .comment = item.comment}}, domain::Ending::Remove)
        .then(this, [this, item, actor](const Result<Each>& each) -> Result<void> {
            if (const auto removed = onlyOne(each); !removed)
                return Failure(removed.error());
            return done(item, DriftAction::Remove, item.purchaseId, 0, actor);
        });
}

Async<void> DriftRepair::setRight(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor)
{
    const auto voucher = livingAndPaid(item);
    if (!voucher)
        return core::ready<void>(Failure(voucher.error()));
    const domain::UserChange change{.name = voucher->username,
                                    .comment = voucher->comment,
                                    .profile = voucher->profile,
                                    .limitUptime = voucher->timeLimit(),
                                    .limitBytesTotal = voucher->bytesLimit(),
                                    .disabled = false};
    if (!m_validity.claim(voucher->id))
        return core::ready<void>(fail(core::Reason::VoucherBusy));
    return router.changeUsers({change}).then(
        this, [this, item, actor, voucher = *voucher](const Result<Each>& each) -> Result<void> {
            m_validity.release(voucher.id);
            const auto changed = onlyOne(each);
            if (!changed)
                return Failure(changed.error());
            if (*changed == 0)
                return gone();
            return done(item, DriftAction::SetRight, voucher.purchaseId, voucher.number, actor);
        });
}

Result<Voucher> DriftRepair::living(const DriftItem& item) const
{
    const auto voucher = m_lives.find(item.voucherId);
    if (!voucher || !isLivingOnRouter(*voucher))
        return gone();
    return voucher;
}

// Nobody may stay online with a refunded voucher.
Result<Voucher> DriftRepair::livingAndPaid(const DriftItem& item) const
{
    const auto voucher = living(item);
    if (!voucher || voucher->purchaseId == 0)
        return voucher;
    const auto purchase = m_ledger.purchases.find(voucher->purchaseId);
    if (!purchase)
        return Failure(purchase.error());
    if (!domain::isPaid(purchase->status))
        return fail(core::Reason::VoucherPurchaseIs, {domain::toString(purchase->status)});
    return voucher;
}

// Stored before the router is called: made again twice means made once.
Result<Voucher> DriftRepair::withWhatIsLeft(const Voucher& voucher, const Actor& actor)
{
    LOKET_TRY_VALUE(const auto left, whatIsLeftOf(voucher));
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<Voucher> {
        LOKET_TRY(keepRemainder(m_ledger, m_lives, transaction, voucher, left, actor, m_context.clock.now()));
        return left;
    });
}

Async<void> DriftRepair::makeAgain(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor)
{
    const auto voucher = livingAndPaid(item);
    if (!voucher)
        return core::ready<void>(Failure(voucher.error()));
    if (!m_validity.claim(voucher->id))
        return core::ready<void>(fail(core::Reason::VoucherBusy));
    const auto left = withWhatIsLeft(*voucher, actor);
    if (!left) {
        m_validity.release(voucher->id);
        return core::ready<void>(Failure(left.error()));
    }
    using Outcomes = QList<Result<domain::AddOutcome>>;
    return router.addUsers({hotspotUserOf(*left)})
        .then(this, [this, item, actor, voucher = *left](const Result<Outcomes>& outcomes) -> Result<void> {
            m_validity.release(voucher.id);
            if (!outcomes)
                return Failure(outcomes.error());
            if (!outcomes->first())
                return Failure(outcomes->first().error());
            if (*outcomes->first() == domain::AddOutcome::TakenByStranger)
                return fail(core::Reason::NameTaken);
            return done(item, DriftAction::MakeAgain, voucher.purchaseId, voucher.number, actor,
                        [this, id = voucher.id](Transaction& transaction) {
                            return m_lives.madeAgain(transaction, id, m_context.clock.now());
                        });
        });
}

Result<void> DriftRepair::writeOff(const DriftItem& item, const Actor& actor)
{
    auto voucher = living(item);
    if (!voucher)
        return Failure(voucher.error());
    return done(item, DriftAction::WriteOff, voucher->purchaseId, voucher->number, actor,
                [&](Transaction& transaction) {
                    return m_ledger.vouchers.advance(transaction, *voucher, domain::VoucherEvent::RemovedFromRouter,
                                                     m_context.clock.now());
                });
}

// What the ledger should say of this user, by the purchase or the batch in its comment.
Result<Voucher> DriftRepair::adoptedVoucher(const DriftItem& item) const
{
    const auto ours = readComment(item.comment);
    if (!ours)
        return gone();
    const QDateTime now = m_context.clock.now();
    if (const auto purchase = m_ledger.purchases.findByInvoice(ours->code)) {
        Voucher voucher = domain::plannedVoucher(*purchase, ours->number, {}, now);
        if (const auto package = m_ledger.packages.find(purchase->packageId))
            voucher.lockToDevice = package->lockToDevice;
        return voucher;
    }
    const auto batch = m_lives.batchOf(ours->code);
    if (!batch)
        return Failure(batch.error());
    const auto package = m_ledger.packages.find(batch->packageId);
    if (!package)
        return Failure(package.error());
    return Voucher{.batchId = batch->id,
                   .number = ours->number,
                   .duration = package->duration,
                   .counts = package->counts,
                   .quotaBytes = package->quotaBytes,
                   .lockToDevice = package->lockToDevice,
                   .createdAt = now};
}

Async<void> DriftRepair::adopt(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor)
{
    return router.passwordOf(item.username, item.comment)
        .then(this,
              [this, item, actor](const Result<QString>& password) -> Async<void> {
                  domain::HotspotRouter* again = m_context.counterparts.router(item.router);
                  if (!password || !again)
                      return core::ready<void>(password ? fail(core::Reason::RouterRenewed)
                                                        : Failure(password.error()));
                  return again->look().then(
                      this, [this, item, actor, password = *password](const Result<domain::HotspotLook>& look) {
                          if (!look)
                              return Result<void>(Failure(look.error()));
                          for (const domain::ListedUser& user : look->users) {
                              if (user.name == item.username && user.comment == item.comment)
                                  return saveAdopted(item, user, password, actor);
                          }
                          return Result<void>(gone());
                      });
              })
        .unwrap();
}

Async<void> DriftRepair::rebuild(const DriftItem& item, domain::HotspotRouter& router, const Actor& actor)
{
    const auto ours = readComment(item.comment);
    if (!ours)
        return core::ready<void>(gone());
    return router.look()
        .then(this,
              [this, item, actor, code = ours->code](const Result<domain::HotspotLook>& look) -> Async<void> {
                  domain::HotspotRouter* again = m_context.counterparts.router(item.router);
                  if (!look || !again)
                      return core::ready<void>(look ? fail(core::Reason::RouterRenewed) : Failure(look.error()));
                  const LostOrder lost{
                      .invoiceId = code, .router = item.router, .vouchers = vouchersOf(code, item.router, *look)};
                  if (lost.vouchers.isEmpty())
                      return core::ready<void>(gone());
                  QStringList comments;
                  for (const LostVoucher& one : lost.vouchers)
                      comments += one.user.comment;
                  return again->findUsers(comments)
                      .then(this,
                            [this, lost, actor](const Result<QList<domain::FoundUser>>& found) {
                                return found ? rebuildWith(lost, *found, actor)
                                             : core::ready<void>(Failure(found.error()));
                            })
                      .unwrap();
              })
        .unwrap();
}

// All users that name this order; of two with one number the used one, the other stays a difference.
QList<LostVoucher> DriftRepair::vouchersOf(const QString& code, const QString& router,
                                           const domain::HotspotLook& look) const
{
    std::map<int, LostVoucher> byNumber;
    for (const domain::ListedUser& user : look.users) {
        const auto ours = readComment(user.comment);
        if (!ours || ours->code != code || m_lives.findByName(router, user.name))
            continue;
        const auto known = byNumber.find(ours->number);
        if (known == byNumber.end() || (known->second.user.uptime.count() == 0 && user.uptime.count() > 0))
            byNumber[ours->number] = {.number = ours->number, .user = user};
    }
    QList<LostVoucher> vouchers;
    for (const auto& [number, voucher] : byNumber)
        vouchers += voucher;
    return vouchers;
}

Async<void> DriftRepair::rebuildWith(LostOrder lost, const QList<domain::FoundUser>& found, const Actor& actor)
{
    for (LostVoucher& one : lost.vouchers) {
        const auto user = std::find_if(found.begin(), found.end(), [&](const domain::FoundUser& other) {
            return other.name == one.user.name && other.comment == one.user.comment;
        });
        if (user == found.end())
            return core::ready<void>(gone()); // removed since
        if (!user->password)
            return core::ready<void>(fail(core::Reason::RouterHidesPasswords));
        one.password = *user->password;
    }
    return m_rebuild(lost, actor).then(this, [this, lost](const Result<void>& booked) {
        for (const LostVoucher& one : lost.vouchers) {
            if (booked)
                m_validity.forget(lost.router, one.user.name);
        }
        return booked;
    });
}

Result<void> DriftRepair::saveAdopted(const DriftItem& item, const domain::ListedUser& user, const QString& password,
                                      const Actor& actor)
{
    auto voucher = adoptedVoucher(item);
    if (!voucher)
        return Failure(voucher.error());
    voucher->router = item.router;
    takeTermsOf(user, password, *voucher);
    const auto saved = done(item, DriftAction::Adopt, voucher->purchaseId, voucher->number, actor,
                            [&](Transaction& transaction) -> Result<void> {
                                LOKET_TRY(m_ledger.vouchers.insert(transaction, *voucher));
                                return m_ledger.vouchers.advance(
                                    transaction, *voucher, domain::VoucherEvent::MadeOnRouter, m_context.clock.now());
                            });
    if (!saved && saved.error().kind == ErrorKind::Conflict)
        return fail(core::Reason::PlaceHeld);
    return saved;
}

// The change of the ledger (none: the router has done it) and the audit line are one commit.
Result<void> DriftRepair::done(const DriftItem& item, DriftAction action, qint64 purchaseId, int number,
                               const Actor& actor, const Deed& deed)
{
    QJsonObject detail{{u"router"_s, item.router}, {u"kind"_s, toString(item.kind)}};
    if (number > 0)
        detail.insert(u"number"_s, number);
    const auto written = m_ledger.inTransaction([&](Transaction& transaction) -> Result<void> {
        if (deed)
            LOKET_TRY(deed(transaction));
        return m_ledger.audit.insert(transaction, actor.name, u"voucher."_s + toString(action),
                                     purchaseId == 0 ? std::nullopt : std::optional(purchaseId), detail,
                                     m_context.clock.now());
    });
    if (written || !deed)
        m_validity.forget(item.router, item.username);
    return written;
}

} // namespace loket::sales
