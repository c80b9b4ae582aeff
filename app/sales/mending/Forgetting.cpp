#include "sales/mending/Forgetting.h"

#include "sales/flow/Gradually.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Failure;
using core::Result;
using domain::PhoneNumber;
using storage::Transaction;

namespace {

constexpr int ordersAtOnce = 200; // of one query; the sweep goes on with the next

// As people type it, or as Loket stores it: there a foreign number has no plus.
Result<PhoneNumber> numberIn(const QString& phone)
{
    const auto typed = PhoneNumber::parse(phone);
    if (typed)
        return typed;
    const auto stored = PhoneNumber::parse(u'+' + phone.trimmed());
    return stored ? stored : typed;
}

} // namespace

Result<int> Forgetting::forgetOne(qint64 id)
{
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<int> {
        return m_data.forget(transaction, id, m_context.clock.now()).map([](bool done) { return done ? 1 : 0; });
    });
}

Async<int> Forgetting::forgetAll(const QList<qint64>& ids)
{
    return Gradually<int>::run(this, ids, [this](qint64 id, int& forgotten) -> Result<void> {
        return forgetOne(id).map([&](int one) { forgotten += one; });
    });
}

// By days of the business, so that what is due is due once a day. A clock that is doubted makes nothing old.
storage::PersonalDataRepository::Age Forgetting::age() const
{
    if (m_context.clockIsDoubtful())
        return {};
    const QDate today = m_context.clock.now().toTimeZone(m_context.policy.zone).date();
    const auto daysAgo = [&](int days) {
        return days > 0 ? today.addDays(-days).startOfDay(m_context.policy.zone).toUTC() : QDateTime();
    };
    return {.all = daysAgo(m_context.policy.forgetAfterDays),
            .unpaid = daysAgo(m_context.policy.forgetUnpaidAfterDays)};
}

Async<int> Forgetting::sweep(const Actor& actor)
{
    if (const auto allowed = m_ledger.permit(actor, domain::Action::CleanUp); !allowed)
        return core::ready<int>(Failure(allowed.error()));
    const auto promise = std::make_shared<QPromise<Result<int>>>();
    promise->start();
    goOn(promise, actor, 0);
    return promise->future();
}

void Forgetting::goOn(const Promise& promise, const Actor& actor, int before)
{
    const auto answer = [promise](const Result<int>& result) {
        promise->addResult(result);
        promise->finish();
    };
    const auto due = m_data.due(age(), m_context.clock.now(), ordersAtOnce);
    if (!due)
        return answer(Failure(due.error()));
    if (due->isEmpty())
        return end(promise, actor, before);
    const bool isLast = due->size() < ordersAtOnce;
    core::whenReady(forgetAll(*due), this, [=, this](const Result<int>& forgotten) {
        if (!forgotten)
            return answer(Failure(forgotten.error()));
        const int all = before + *forgotten;
        return isLast || *forgotten == 0 ? end(promise, actor, all) : goOn(promise, actor, all);
    });
}

void Forgetting::end(const Promise& promise, const Actor& actor, int forgotten)
{
    Result<int> answer = forgotten;
    if (forgotten > 0) {
        const auto noted = m_ledger.inTransaction([&](Transaction& transaction) {
            return m_ledger.noteAside(transaction, actor, "customers.forgotten", {{u"count"_s, forgotten}});
        });
        if (!noted)
            answer = Failure(noted.error());
        (void)m_context.database.emptyLog(); // the next checkpoint does it otherwise
    }
    promise->addResult(answer);
    promise->finish();
}

Result<CustomerOrders> Forgetting::ordersOf(const QString& phone, const Actor& actor) const
{
    LOKET_TRY(m_ledger.permit(actor, domain::Action::ForgetCustomer));
    LOKET_TRY_VALUE(const auto number, numberIn(phone));
    LOKET_TRY_VALUE(const auto orders, m_data.ordersOf(number, m_context.clock.now()));
    CustomerOrders counted;
    for (const auto& order : orders)
        ++(order.isOver ? counted.over : counted.open);
    return counted;
}

Async<CustomerOrders> Forgetting::forget(const QString& phone, const Actor& actor)
{
    using Answer = CustomerOrders;
    QList<qint64> over;
    // All are marked first: what a crash or a state that is not over yet leaves, the schedule finds by the mark.
    const auto marked = m_ledger.inTransaction([&](Transaction& transaction) -> Result<Answer> {
        LOKET_TRY_VALUE(const auto asked, ordersOf(phone, actor));
        LOKET_TRY_VALUE(const auto number, numberIn(phone));
        LOKET_TRY_VALUE(const auto orders, m_data.ordersOf(number, m_context.clock.now()));
        bool isNew = false;
        for (const auto& order : orders) {
            if (order.isOver)
                over += order.id;
            if (order.isWanted)
                continue;
            isNew = true;
            LOKET_TRY(m_data.want(transaction, order.id));
        }
        if (isNew)
            LOKET_TRY(m_ledger.noteAside(transaction, actor, "customer.forgotten",
                                         {{u"count"_s, asked.over}, {u"open"_s, asked.open}}));
        return asked;
    });
    if (!marked)
        return core::ready<Answer>(Failure(marked.error()));
    if (over.isEmpty())
        return core::ready<Answer>(*marked);
    const auto promise = std::make_shared<QPromise<Result<Answer>>>();
    promise->start();
    core::whenReady(forgetAll(over), this, [=, this, open = marked->open](const Result<int>& forgotten) {
        (void)m_context.database.emptyLog();
        promise->addResult(forgotten.map([open](int orders) { return Answer{.over = orders, .open = open}; }));
        promise->finish();
    });
    return promise->future();
}

} // namespace loket::sales
