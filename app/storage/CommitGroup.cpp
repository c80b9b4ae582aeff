#include "storage/CommitGroup.h"

#include <QScopeGuard>

#include <algorithm>
#include <iterator>
#include <utility>

namespace loket::storage {

using core::Failure;
using core::Result;

CommitGroup::~CommitGroup()
{
    m_database.m_uncommitted = nullptr;
    m_transaction.reset();
}

void CommitGroup::add(const Work& work, Done done)
{
    Result<void> result = run(work);
    m_members.push_back({std::move(done), std::move(result)});
    if (m_members.size() >= mostTogether)
        commit();
    callSoon();
}

Result<void> CommitGroup::run(const Work& work)
{
    // What the work itself asks belongs to the group.
    m_database.m_uncommitted = nullptr;
    const auto again = qScopeGuard([this] { m_database.m_uncommitted = m_transaction ? this : nullptr; });
    if (!m_transaction) {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return Failure(transaction.error());
        m_transaction.emplace(std::move(*transaction));
    }
    return inSavepoint(work);
}

Result<void> CommitGroup::inSavepoint(const Work& work)
{
    LOKET_TRY(m_database.execute("SAVEPOINT member"));
    const qsizetype changes = m_transaction->m_changes.size();
    auto done = work(*m_transaction).and_then([this] { return m_database.execute("RELEASE member"); });
    if (done)
        return done;
    m_transaction->forgetChangesAfter(changes);
    // After some errors (no room, a broken disk) SQLite has rolled back all of the transaction by itself.
    const auto undone =
        m_database.execute("ROLLBACK TO member").and_then([this] { return m_database.execute("RELEASE member"); });
    if (!undone)
        lose(done.error());
    return done;
}

void CommitGroup::lose(const core::Error& why)
{
    m_transaction.reset();
    for (Member& member : m_members) {
        if (member.result)
            member.result = Failure(why);
    }
}

void CommitGroup::commit()
{
    m_database.m_uncommitted = nullptr;
    const bool isEmpty = std::none_of(m_members.begin(), m_members.end(),
                                      [](const Member& member) { return member.result.has_value(); });
    if (m_transaction && isEmpty) {
        m_transaction.reset(); // whatever was written has been undone
    } else if (m_transaction) {
        if (const auto stored = m_transaction->store(); !stored)
            lose(stored.error());
        else
            m_changes += std::exchange(m_transaction, std::nullopt)->m_changes;
    }
    std::move(m_members.begin(), m_members.end(), std::back_inserter(m_over));
    m_members.clear();
}

void CommitGroup::finish()
{
    commit();
    if (const QList<Change> changes = std::exchange(m_changes, {}); !changes.isEmpty())
        m_database.publish(changes);
    for (const Member& member : std::exchange(m_over, {}))
        member.done(member.result);
}

void CommitGroup::callSoon()
{
    if (std::exchange(m_callsSoon, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_callsSoon = false;
            finish();
        },
        Qt::QueuedConnection);
}

} // namespace loket::storage
