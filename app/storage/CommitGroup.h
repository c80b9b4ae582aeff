// Writes that are ready in the same turn of the event loop share one commit, so that they wait for the disk once and
// not once each. Each is a savepoint of its own: one that fails takes nothing of the others with it. Whether it has
// been stored is told after the commit, and nobody sees anything of it before: whatever else the connection is asked in
// between, a read too, ends the group first. A commit that fails fails for all of them.
// Belongs to the thread of its database, which needs an event loop, and ends before it.
#pragma once

#include "storage/Database.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace loket::storage {

class CommitGroup final : public QObject
{
public:
    explicit CommitGroup(Database& database) : m_database(database) {}
    // What has not been committed is undone, and nobody is told.
    ~CommitGroup() override;

    // An error undoes what it has written.
    using Work = std::function<core::Result<void>(Transaction& transaction)>;
    // Gets the error of the work or of the commit.
    using Done = std::function<void(const core::Result<void>& stored)>;
    // The work is done at once; `done` is called from the event loop, never before this returns.
    void add(const Work& work, Done done);

    // Stores what has been added; `done` is still called from the event loop.
    void commit();
    // The same, and calls at once: for an end without another turn of the event loop.
    void finish();

    // As many share a commit at most; the disk and other programs do not wait longer for more.
    static constexpr size_t mostTogether = 64;

private:
    struct Member
    {
        Done done;
        core::Result<void> result;
    };

    core::Result<void> run(const Work& work);
    core::Result<void> inSavepoint(const Work& work);
    // The open transaction is lost, and with it what its members have written.
    void lose(const core::Error& why);
    void callSoon();

    Database& m_database;
    std::optional<Transaction> m_transaction;
    std::vector<Member> m_members; // of the open transaction
    std::vector<Member> m_over;    // their end is known, and to be told
    QList<Change> m_changes;       // stored, and to be published
    bool m_callsSoon = false;
};

} // namespace loket::storage
