// Many tasks of one kind on a router, at most a window of them at once, so that other users of the same
// router do not wait for the whole batch. When the router is lost nothing more is started; what was not
// started reports it (Unreachable), and repeating the whole batch later completes it. Engine thread.
#pragma once

#include "core/Future.h"
#include "core/Reasons.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace loket::router {

// True for errors after which the next task could only fail the same way.
bool endsBatch(core::ErrorKind kind);

template <class T>
class Batch : public std::enable_shared_from_this<Batch<T>>
{
public:
    using Results = QList<core::Result<T>>;
    // Starts the task of this index.
    using Start = std::function<core::Async<T>(qsizetype index)>;

    static QFuture<Results> run(qsizetype count, int window, QObject* context, Start start)
    {
        auto batch = std::shared_ptr<Batch>(new Batch(count, context, std::move(start)));
        auto future = batch->m_promise.future();
        if (count == 0)
            batch->finish();
        for (int i = 0; i < window && i < count; ++i)
            batch->startNext();
        return future;
    }

private:
    Batch(qsizetype count, QObject* context, Start start) : m_start(std::move(start)), m_context(context), m_left(count)
    {
        m_promise.start();
        m_results.reserve(count);
        for (qsizetype i = 0; i < count; ++i)
            m_results.append(core::Failure(core::Error{}));
    }

    // Tasks that are answered at once are settled in a loop: thousands of them do not call each other.
    void startNext()
    {
        while (m_next < m_results.size()) {
            const qsizetype index = m_next++;
            core::Async<T> answer = m_start(index);
            if (answer.isFinished() && !answer.isCanceled()) {
                settle(index, answer.result());
                continue;
            }
            answer.then(m_context, [self = this->shared_from_this(), index](const core::Result<T>& result) {
                self->settle(index, result);
                self->startNext();
            });
            return;
        }
    }

    void settle(qsizetype index, const core::Result<T>& result)
    {
        m_results[index] = result;
        if (!result && !m_stopped && endsBatch(result.error().kind))
            stop(result.error());
        if (--m_left == 0)
            finish();
    }

    // All that were never started are answered at once.
    void stop(const core::Error& error)
    {
        m_stopped = core::makeError(core::Reason::RouterNotTried, {}, error);
        for (; m_next < m_results.size(); ++m_next, --m_left)
            m_results[m_next] = core::Failure(*m_stopped);
    }

    void finish()
    {
        m_promise.addResult(std::move(m_results));
        m_promise.finish();
    }

    QPromise<Results> m_promise;
    Results m_results;
    Start m_start;
    QObject* m_context;
    qsizetype m_next = 0;
    qsizetype m_left;
    std::optional<core::Error> m_stopped;
};

} // namespace loket::router
