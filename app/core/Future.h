// Small helpers around QFuture<Result<T>>, the one type of an asynchronous answer in Loket.
// Every leaf (socket, HTTP call) must have a deadline of its own: a future that never finishes blocks its chain for
// ever.
#pragma once

#include "core/Error.h"
#include "core/Reasons.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

namespace loket::core {

template <class T>
using Async = QFuture<Result<T>>;

template <class T>
Async<T> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

// Calls `then` with the result in the thread of `context` (which must be the calling one), unless it was destroyed
// by then; a call that was dropped answers Cancelled. For contexts that may be deleted before the answer arrives, such
// as widgets: QFuture::then(context) asserts there (Qt 6.4.2, qfuture_impl.h).
template <class T, class Function>
void whenReady(const QFuture<Result<T>>& answer, QObject* context, Function then)
{
    using Watcher = QFutureWatcher<Result<T>>;
    auto* watcher = new Watcher(context);
    QObject::connect(watcher, &Watcher::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        then(watcher->isCanceled() ? Result<T>(fail(core::Reason::CallDropped)) : watcher->result());
    });
    watcher->setFuture(answer);
}

} // namespace loket::core
