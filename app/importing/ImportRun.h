// Carries one plan out, from its first row to the last word with the router. Cut off anywhere, the same plan goes on
// where it was. Engine thread.
#pragma once

#include "importing/RouterSteps.h"
#include "importing/Store.h"

namespace loket::importing {

class ImportRun : public QObject
{
    Q_OBJECT

public:
    // False: the person has cancelled.
    using Told = std::function<bool(const Moment&)>;

    ImportRun(const House& house, RouterSteps& steps, Plan plan, const sales::Actor& actor, Told told,
              QObject* parent = nullptr);

    // Once. A run that was cancelled ends with a Report that is not over.
    core::Async<Report> start();

private:
    void nextPiece();
    void again(const core::Error& error);
    void routerSteps();
    // Of a run that has come to its end, was cancelled, or met this error.
    void end(storage::ImportState state, const std::optional<core::Error>& error = {});
    [[nodiscard]] core::Result<void> begin();
    [[nodiscard]] core::Result<Report> reportNow(bool isOver) const;

    const House& m_house;
    RouterSteps& m_steps;
    Plan m_plan;
    sales::Actor m_actor;
    Told m_told;
    sales::Ledger m_ledger;
    storage::ImportRepository m_imports;
    storage::ImportRow m_import;
    std::optional<Store> m_store;
    QList<LeftOut> m_left; // by the router
    int m_waits = 0;       // for another program that writes, in a row
    QPromise<core::Result<Report>> m_promise;
};

} // namespace loket::importing
