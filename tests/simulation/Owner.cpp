// What the owner and the cashier of a simulated shop do beside selling, and what they mend in a quiet time.
#include "simulation/Simulation.h"

#include "core/Future.h"
#include "storage/ReadModels.h"
#include "storage/ShiftRepository.h"

#include <utility>

namespace loket::simulation {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Choice
{
    QString key;
    QStringList values;
};

const QList<Choice>& choices()
{
    static const QStringList fromStock{u"never"_s, u"away"_s, u"always"_s};
    static const QList<Choice> all{{u"voucher.sell_from_stock.counter"_s, fromStock},
                                   {u"voucher.sell_from_stock.online"_s, fromStock},
                                   {u"voucher.watch_seconds"_s, {u"300"_s, u"600"_s, u"1200"_s}},
                                   {u"payments.poll_seconds"_s, {u"15"_s, u"40"_s}},
                                   {u"retry.attempts"_s, {u"3"_s, u"5"_s}},
                                   {u"router.main.window"_s, {u"1"_s, u"32"_s}},
                                   {u"business.name"_s, {u"Warung Maya"_s, u"Warung Maya 2"_s}}};
    return all;
}

} // namespace

// Now and then one of these; each may find the engine dead, or be interrupted by its death.
void Simulation::manage()
{
    if (m_engine && m_isSelling && !m_dying) {
        switch (m_owner.below(7)) {
        case 0:
            changeSetting();
            break;
        case 1:
            giveOrTakeToken();
            break;
        case 2:
            useToken();
            break;
        case 3:
            giveMoreTime();
            break;
        case 4:
            withdrawBatch();
            break;
        case 5:
            countDrawer();
            break;
        case 6:
            m_world.refundPart();
            break;
        }
    }
    m_clock.callAfter(m_owner.between(5s, 60s), &m_life, [this] { manage(); });
}

void Simulation::changeSetting()
{
    const Choice& choice = choices().at(m_owner.below(choices().size()));
    const QString value = choice.values.at(m_owner.below(choice.values.size()));
    engine::SetupChange change;
    change.settings.insert(choice.key, value);
    const auto saved = m_engine->use().administration->save(change, operatorAtTheCounter);
    m_log.add("setting " + choice.key.toUtf8() + '=' + value.toUtf8() + (saved ? "" : " refused"));
    if (m_dying)
        m_world.promises().settings.remove(choice.key); // nobody was told
    else if (saved)
        m_world.promises().settings.insert(choice.key, value);
}

void Simulation::giveOrTakeToken()
{
    auto& administration = *m_engine->use().administration;
    if (m_tokens.size() > 3) {
        const auto [name, token] = m_tokens.takeAt(m_owner.below(m_tokens.size()));
        const auto revoked = administration.revokeToken(name, operatorAtTheCounter);
        if (m_dying)
            return void(m_world.promises().tokens.remove(token));
        m_log.add("token " + name.toUtf8() + (revoked ? " revoked" : " not revoked"));
        if (revoked)
            m_world.promises().tokens.insert(token, false);
        else
            m_tokens.append({name, token});
        return;
    }
    const QString name = u"phone-%1"_s.arg(++m_lastToken);
    const auto made = administration.createToken(name, storage::TokenScope::Operate, operatorAtTheCounter);
    if (!made || m_dying)
        return;
    m_log.add("token " + name.toUtf8() + " made");
    m_tokens.append({name, made->reveal()});
    m_world.promises().tokens.insert(made->reveal(), true);
}

void Simulation::useToken()
{
    const auto& tokens = m_world.promises().tokens;
    if (tokens.isEmpty())
        return;
    const QByteArray token = tokens.keys().at(m_owner.below(tokens.size()));
    const bool isValid = tokens.value(token);
    m_world.request("GET", "/voucher/api/schedule", {}, {{"authorization", "Bearer " + token}},
                    [this, token, isValid](const std::optional<server::Reply>& reply) {
                        if (!reply || m_world.promises().tokens.value(token, !isValid) != isValid)
                            return; // no answer, or revoked meanwhile
                        if ((reply->status == 401) == isValid)
                            m_outcome.findings += u"tokens: one that is %1 was answered with %2"_s
                                                      .arg(isValid ? u"valid"_s : u"revoked"_s)
                                                      .arg(reply->status);
                    });
}

void Simulation::giveMoreTime()
{
    storage::Statement sold = reader().statement("SELECT id FROM vouchers WHERE status = 'on_router' AND purchase_id "
                                                 "IS NOT NULL ORDER BY id DESC LIMIT 1 OFFSET ?");
    const auto ids = sold.bind(m_owner.below(40)).integers();
    if (!ids || ids->isEmpty())
        return;
    ++m_waiting;
    core::whenReady(
        m_engine->use().care.extend(ids->first(), domain::Seconds(86400), operatorAtTheCounter), &m_life,
        [this](const core::Result<domain::Voucher>& extended) {
            --m_waiting;
            if (!extended || m_dying)
                return;
            m_log.add("more time for " + extended->comment.toUtf8());
            m_world.promises().given.insert(extended->username, {extended->duration.count(), extended->expiresAt});
        });
}

void Simulation::withdrawBatch()
{
    storage::Statement newest = reader().statement("SELECT max(id) FROM voucher_batches");
    const auto batch = newest.integers();
    if (!batch || batch->value(0) == 0 || m_owner.below(3) > 0)
        return;
    const auto withdrawn = m_engine->use().stock.withdrawBatch(batch->first(), operatorAtTheCounter);
    if (!withdrawn || m_dying)
        return;
    m_log.add("batch withdrawn, " + QByteArray::number(*withdrawn));
    m_world.promises().withdrawn.insert(batch->first());
}

// Whether what was moved as the engine died was booked.
void Simulation::lookIntoDrawer()
{
    if (std::exchange(m_movedPerhaps, 0) == 0)
        return;
    storage::Statement sum = reader().statement("SELECT coalesce(sum(amount), 0) FROM cash_movements");
    if (const auto there = sum.integers(); there && !there->isEmpty())
        m_world.promises().moved = there->first();
}

// Coins for change, or the end of a shift and the next one.
void Simulation::countDrawer()
{
    lookIntoDrawer();
    Promises& promises = m_world.promises();
    const sales::Shifts& shifts = m_engine->use().shifts;
    if (m_owner.below(2) == 0) {
        const core::Rupiah amount = 1000 * (1 + m_owner.below(50));
        const auto moved = shifts.move(amount, u"change"_s, operatorAtTheCounter);
        if (m_dying)
            m_movedPerhaps = amount; // seen at the next look
        else if (moved)
            promises.moved += amount;
        return;
    }
    const storage::ShiftRepository repository(reader());
    const auto open = repository.openOf(0);
    if (!open || !*open)
        return;
    const auto report = repository.report((*open)->id);
    if (!report)
        return;
    const core::Rupiah expected = report->expected();
    const auto closed = shifts.close((*open)->id, {{{500, int(expected / 500)}}}, {}, operatorAtTheCounter);
    if (m_dying || !closed)
        return;
    m_log.add("shift closed with " + QByteArray::number(expected));
    promises.closed.insert((*open)->id, expected);
    (void)shifts.open(50'000, operatorAtTheCounter);
}

// --- in a quiet time ---

// Messages that may have arrived twice are a person's to decide on, and vouchers whose attempts ran out are made again.
void Simulation::mend()
{
    const auto attention = storage::ReadModels(reader()).purchases({.needsAttention = true}, {.limit = 500});
    if (!attention)
        return;
    sales::Recovery& recovery = m_engine->use().recovery;
    for (const domain::Purchase& purchase : *attention) {
        if (purchase.status == domain::PurchaseStatus::VoucherGenerationFailed)
            (void)recovery.regenerate(purchase.id, operatorAtTheCounter);
        if (purchase.deliveryStatus == domain::DeliveryStatus::Failed ||
            purchase.deliveryStatus == domain::DeliveryStatus::Error) {
            if (recovery.retryDelivery(purchase.id, operatorAtTheCounter))
                ++m_world.truth()[purchase.invoiceId].askedFor;
        }
        if (purchase.needsReview)
            (void)recovery.markReviewed(purchase.id, operatorAtTheCounter);
    }
}

// The routers as the ledger has them: what a restored one has lost is made again, what it has too much is removed.
// True: there was nothing to do.
bool Simulation::repairRouters()
{
    using sales::DriftAction;
    bool isFine = true;
    for (const sales::DriftReport& report : m_engine->use().validity.drift()) {
        if (report.problem || (report.makingAgain && report.makingAgain->runs))
            isFine = false;
        if (report.missing > 0) {
            isFine = false;
            if (const auto begun = m_engine->use().makeAllAgain.begin(report.router, operatorAtTheCounter))
                m_log.add("making again on " + report.router.toUtf8() + ": " + QByteArray::number(*begun));
        }
        for (const sales::DriftItem& item : report.items) {
            for (const DriftAction action :
                 {DriftAction::Rebuild, DriftAction::Adopt, DriftAction::SetRight, DriftAction::Remove}) {
                if (!item.actions.contains(action))
                    continue;
                isFine = false;
                m_log.add("drift " + sales::toString(item.kind).toUtf8() + ' ' + item.comment.toUtf8());
                (void)m_engine->use().driftRepair.mend(item.router, item.username, action, operatorAtTheCounter);
                break;
            }
        }
    }
    return isFine;
}

} // namespace loket::simulation
