// Work on many purchases, each in a transaction (and an fsync) of its own: a few per turn of the event loop, so that a
// webhook, a page or a sale at the counter never waits for all of it. What fits into one turn is answered at
// once. Engine thread.
#pragma once

#include "core/Future.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>

namespace loket::sales {

// 20 commits take a fraction of a second also on a slow hard disk.
inline constexpr qsizetype perTurn = 20;

// Calls `one` for each id and returns the resulting `answer`; the first error ends it and is the answer. Where
// `context` is destroyed before the end, the call is dropped.
template <class Answer>
class Gradually : public std::enable_shared_from_this<Gradually<Answer>>
{
public:
    using One = std::function<core::Result<void>(qint64 id, Answer& answer)>;

    static core::Async<Answer> run(QObject* context, const QList<qint64>& ids, One one)
    {
        const auto work = std::make_shared<Gradually>(context, ids, std::move(one));
        auto answer = work->m_promise.future();
        work->m_promise.start();
        work->turn();
        return answer;
    }

    Gradually(QObject* context, const QList<qint64>& ids, One one)
        : m_context(context), m_ids(ids), m_one(std::move(one))
    {}

private:
    void turn()
    {
        for (qsizetype i = 0; i < perTurn && m_next < m_ids.size(); ++i) {
            if (const auto done = m_one(m_ids.at(m_next++), m_answer); !done)
                return finish(core::Failure(done.error()));
        }
        if (m_next == m_ids.size())
            return finish(std::move(m_answer));
        QMetaObject::invokeMethod(
            m_context, [self = this->shared_from_this()] { self->turn(); }, Qt::QueuedConnection);
    }
    void finish(core::Result<Answer> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    QObject* m_context;
    QList<qint64> m_ids;
    One m_one;
    qsizetype m_next = 0;
    Answer m_answer{};
    QPromise<core::Result<Answer>> m_promise;
};

} // namespace loket::sales
