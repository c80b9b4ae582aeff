// Runs an action on many purchases: a few at a time, with progress, a cancel and a result for each. One run at a time;
// what has been started when it is cancelled is waited for, the rest is not started. UI thread.
#pragma once

#include "ui/actions/PurchaseActions.h"

#include <QObject>

#include <functional>

namespace loket::ui {

class BulkRunner : public QObject
{
    Q_OBJECT

public:
    struct Task
    {
        PurchaseAction action = PurchaseAction::Regenerate;
        qint64 purchaseId = 0;
        QString why = {};
    };
    struct Outcome
    {
        Task task;
        core::Result<ActionResult> result;
    };
    static constexpr int atOnce = 4;

    // `work` does one of the tasks.
    using Work = std::function<core::Async<ActionResult>(const Task& task)>;
    explicit BulkRunner(Work work, QObject* parent = nullptr);

    // Ignored during a run.
    void start(const QList<Task>& tasks);
    void start(PurchaseAction action, const QList<qint64>& ids, const QString& why = {}); // the same for all
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_running; }
    // None: the run does several things.
    [[nodiscard]] std::optional<PurchaseAction> action() const { return m_action; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] const QList<Outcome>& outcomes() const { return m_outcomes; }
    [[nodiscard]] int failures() const;

signals:
    void started();
    void progressed();
    void finished();

private:
    void beginMore();
    void note(const Task& task, const core::Result<ActionResult>& result);

    Work m_work;
    std::optional<PurchaseAction> m_action;
    QList<Task> m_waiting;
    QList<Outcome> m_outcomes;
    int m_total = 0;
    int m_begun = 0;
    bool m_running = false;
};

} // namespace loket::ui
