// Hands work to the engine's thread and its answer back as a future: the one way from the window to the engine. An
// engine that is not there, or that ends before the answer, answers Cancelled. To be called from any thread; `engine`
// must be alive during the call.
#pragma once

#include "core/Future.h"
#include "core/Reasons.h"
#include "engine/Engine.h"

#include <memory>
#include <type_traits>

namespace loket::engine {

// `work(Engine&)` runs on the engine's thread and answers a Result<T> or an Async<T>.
template <class T, class Work>
core::Async<T> askEngine(Engine* engine, Work work)
{
    if (!engine)
        return core::ready<T>(core::fail(core::Reason::EngineStopped));
    auto promise = std::make_shared<QPromise<core::Result<T>>>();
    promise->start();
    auto answer = promise->future();
    QMetaObject::invokeMethod(engine, [promise = std::move(promise), engine, work = std::move(work)] {
        if constexpr (std::is_same_v<std::invoke_result_t<const Work&, Engine&>, core::Async<T>>) {
            core::whenReady(work(*engine), engine, [promise](const core::Result<T>& result) {
                promise->addResult(result);
                promise->finish();
            });
        } else {
            promise->addResult(work(*engine));
            promise->finish();
        }
    });
    return answer;
}

} // namespace loket::engine
