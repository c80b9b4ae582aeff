// The one way from the window to the engine: work is posted to the engine's thread with its use cases, and what it
// answers comes back as a future. Nothing here blocks.
//     door.ask([=](UseCases& use) { return use.care.extend(id, more, actor); }) // Async<domain::Voucher>
// Closed, or the engine ends before the answer: Cancelled. UI thread; callers include engine/UseCases.h.
#pragma once

#include "core/Future.h"
#include "core/Reasons.h"

#include <memory>
#include <type_traits>

namespace loket::engine {

struct UseCases;

// What an Async<T> finally yields, for the answer of a use case: T of a Result<T> or an Async<T>, else itself.
template <class Answer>
struct Answered
{
    using Type = Answer;
    static constexpr bool isLater = false;
};
template <class T>
struct Answered<core::Result<T>>
{
    using Type = T;
    static constexpr bool isLater = false;
};
template <class T>
struct Answered<QFuture<core::Result<T>>>
{
    using Type = T;
    static constexpr bool isLater = true;
};

class Door
{
public:
    Door() = default; // closed
    Door(const Door&) = delete;
    Door& operator=(const Door&) = delete;

    // `useCases` live in the thread of `where`; both must exist until close().
    void open(QObject* where, UseCases& useCases)
    {
        m_where = where;
        m_useCases = &useCases;
    }
    void close() { m_where = nullptr; }
    [[nodiscard]] bool isOpen() const { return m_where != nullptr; }

    // `work(UseCases&)` runs on the engine's thread and answers a Result<T>, an Async<T> or a T; captures by value.
    template <class Work>
    auto ask(Work work) const
    {
        using How = Answered<std::invoke_result_t<const Work&, UseCases&>>;
        using T = typename How::Type;
        if (!m_where)
            return core::ready<T>(core::fail(core::Reason::EngineStopped));
        auto promise = std::make_shared<QPromise<core::Result<T>>>();
        promise->start();
        core::Async<T> answer = promise->future();
        QMetaObject::invokeMethod(
            m_where, [promise = std::move(promise), where = m_where, use = m_useCases, work = std::move(work)] {
                Q_UNUSED(where)
                if constexpr (How::isLater) {
                    core::whenReady(work(*use), where, [promise](const core::Result<T>& result) {
                        promise->addResult(result);
                        promise->finish();
                    });
                } else {
                    promise->addResult(core::Result<T>(work(*use)));
                    promise->finish();
                }
            });
        return answer;
    }

    // For results one by one (QFutureWatcher::resultReadyAt): `work(UseCases&, QPromise<T>)` has to finish it.
    template <class T, class Work>
    QFuture<T> stream(Work work) const
    {
        auto promise = std::make_shared<QPromise<T>>();
        QFuture<T> answers = promise->future();
        promise->start();
        if (!m_where) {
            promise->finish();
            return answers;
        }
        QMetaObject::invokeMethod(m_where, [promise = std::move(promise), use = m_useCases, work = std::move(work)] {
            work(*use, std::move(*promise));
        });
        return answers;
    }

private:
    QObject* m_where = nullptr;
    UseCases* m_useCases = nullptr;
};

} // namespace loket::engine
