// Small helpers around QFuture<Result<T>>, the one shape of an asynchronous answer in Loket.
// Every leaf (socket, HTTP call) must have a deadline of its own: a future that never finishes holds its chain for ever.
#pragma once

#include "core/Error.h"

#include <QFuture>
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

} // namespace loket::core
