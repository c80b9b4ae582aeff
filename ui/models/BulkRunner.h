// Does one thing for each of many rows: a few at a time, with progress, a cancel and a result for each. One run at a
// time; what has been started when it is cancelled is waited for, the rest is not started. A row's result says what has
// happened, not what was asked for: work that is only queued stays under way until settle() says how it ended. UI
// thread.
#pragma once

#include "core/Future.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <type_traits>

namespace loket::ui {

class BulkRunner : public QObject
{
    Q_OBJECT

public:
    enum class Stage {
        Done,
        UnderWay, // queued, and being done
        Waits,    // queued, and not done before something else is well again: a router, a message channel
        Number,   // not asked for: the customer's number has to be corrected first
    };
    struct Report // of what was not refused
    {
        Report(const QString& said, Stage reached = Stage::Done) : words(said), stage(reached) {}

        QString words;
        Stage stage;
    };
    using Answer = std::function<void(const core::Result<Report>&)>;
    struct Task
    {
        qint64 id = 0; // of what it is about
        QString name;  // of the row, as the result list shows it
        std::function<void(QObject* context, Answer answer)> begin;
    };
    struct Outcome
    {
        qint64 id = 0;
        QString name;
        core::Result<QString> result; // the words of its report
        Stage stage = Stage::Done;    // where the result is one
    };
    static constexpr int atOnce = 4;

    // `work` is called in its turn and returns a future; `words` returns the text, or the report, of its success.
    template <class Work, class Words>
    static Task task(qint64 id, const QString& name, Work work, Words words)
    {
        return {id, name, [work = std::move(work), words = std::move(words)](QObject* context, Answer answer) {
                    core::whenReady(work(), context, [words, answer = std::move(answer)](const auto& result) {
                        if (!result)
                            answer(core::Failure(result.error()));
                        else
                            answer(textOf(words, result));
                    });
                }};
    }

    explicit BulkRunner(QObject* parent = nullptr) : QObject(parent) {}

    // Ignored during a run. `title` names it ("Disconnect") and is called again for every language.
    void start(std::function<QString()> title, const QList<Task>& tasks);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] QString title() const { return m_title ? m_title() : QString(); }
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] const QList<Outcome>& outcomes() const { return m_outcomes; }
    [[nodiscard]] int failures() const;
    [[nodiscard]] int count(Stage stage) const; // of the outcomes that are no failures
    // Those that are not done and have not failed.
    [[nodiscard]] QList<qint64> unsettled() const;
    [[nodiscard]] QList<qint64> failed() const;
    // How one of them ended, or where it is now. One that failed takes only that it is done after all. Ignored for one
    // that is done, or of another run.
    void settle(qint64 id, const core::Result<Report>& result);

signals:
    void started();
    void progressed();
    void settled(); // outcomes that were known have changed
    void finished();

private:
    template <class Words, class Result>
    static Report textOf(const Words& words, const Result& result)
    {
        if constexpr (std::is_invocable_v<const Words&>)
            return words();
        else
            return words(*result);
    }

    void beginMore();
    void note(const Task& task, const core::Result<Report>& result);
    static Outcome outcomeOf(qint64 id, const QString& name, const core::Result<Report>& result);

    std::function<QString()> m_title;
    QList<Task> m_waiting;
    QList<Outcome> m_outcomes;
    int m_total = 0;
    int m_begun = 0;
    bool m_running = false;
};

} // namespace loket::ui
