// What an import has planned on the routers, and what undo puts back there: comments of users that change hands, and
// rows of the scheduler. Each is done first and marked then; the router counts what is so already as done, so that
// after a crash the same again is harmless. Engine thread; dropped calls end with Cancelled.
#pragma once

#include "importing/Imports.h"

#include "storage/ImportRepository.h"

namespace loket::importing {

class RouterSteps : public QObject
{
    Q_OBJECT

public:
    RouterSteps(const House& house, QObject* parent = nullptr);

    struct Done
    {
        int done = 0;
        QList<LeftOut> left; // the user is not there, or not as it was read
    };
    // Everything that this import has planned; `told` is asked after each piece and answers false to stop (Cancelled).
    core::Async<Done> carryOut(qint64 importId, const Listener& told);

    enum class Way { There, Back };
    // Of items of one router: what was done with each, in their order; 0: the router has no such user, or another one.
    core::Async<QList<int>> changeUsers(const QString& router, const QList<storage::ImportItem>& items, Way way);
    core::Async<void> changeSchedulers(const QString& router, const QList<storage::ImportItem>& items, Way way);

    // In one call, for which a router prints its whole table of users once.
    static constexpr int usersAtOnce = 2000;

private:
    struct Round;
    void nextPiece(const std::shared_ptr<Round>& round);
    void usersDone(const std::shared_ptr<Round>& round, const QList<storage::ImportItem>& items,
                   const QList<int>& changed, qsizetype from);
    void schedulersDone(const std::shared_ptr<Round>& round, const QList<storage::ImportItem>& items,
                        const core::Result<void>& changed);
    [[nodiscard]] core::Result<domain::HotspotRouter*> routerOf(const QString& name) const;

    const House& m_house;
    sales::Ledger m_ledger;
    storage::ImportRepository m_imports;
};

} // namespace loket::importing
