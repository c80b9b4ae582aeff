// Does one thing for each of many rows: a few at a time, with progress, a cancel and a result for each. One run at a
// time; what has been started when it is cancelled is waited for, the rest is not started. UI thread.
#pragma once

#include "core/Future.h"

#include <QList>
#include <QObject>

#include <functional>

namespace loket::ui {

class TaskRunner : public QObject
{
    Q_OBJECT

public:
    struct Task
    {
        QString name; // of the row, as the result list shows it
        QString done; // the text of a success
        std::function<core::Async<void>()> work;
    };
    struct Outcome
    {
        QString name;
        QString done;
        core::Result<void> result;
    };
    static constexpr int atOnce = 4;

    explicit TaskRunner(QObject* parent = nullptr) : QObject(parent) {}

    // Ignored during a run. `title` names it: "Put out".
    void start(const QString& title, const QList<Task>& tasks);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] const QList<Outcome>& outcomes() const { return m_outcomes; }
    [[nodiscard]] int failures() const;

signals:
    void started();
    void progressed();
    void finished();

private:
    void beginMore();
    void note(const Task& task, const core::Result<void>& result);

    QString m_title;
    QList<Task> m_waiting;
    QList<Outcome> m_outcomes;
    int m_total = 0;
    int m_begun = 0;
    bool m_running = false;
};

} // namespace loket::ui
