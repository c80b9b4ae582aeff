// Steps of asynchronous answers: do the next thing with a success, pass an error on as it is.
#pragma once

#include "core/Future.h"
#include "router/Reply.h"

#include <QObject>

#include <memory>
#include <optional>

namespace loket::router {

// `step` makes a To of a From.
template <class To, class From, class Step>
core::Async<To> mapped(core::Async<From> from, QObject* context, Step step)
{
    return from.then(context, [step](const core::Result<From>& result) -> core::Result<To> {
        if (!result)
            return core::Failure(result.error());
        return step(*result);
    });
}

// `step` makes an Async<To> of a From.
template <class To, class From, class Step>
core::Async<To> chained(core::Async<From> from, QObject* context, Step step)
{
    return from
        .then(context,
              [step](const core::Result<From>& result) mutable -> core::Async<To> {
                  if (!result)
                      return core::ready<To>(core::Failure(result.error()));
                  if constexpr (std::is_void_v<From>)
                      return step();
                  else
                      return step(*result);
              })
        .unwrap();
}

// How many of the commands were done; NotFound counts as nothing to do; the first other error is the answer.
core::Async<int> countDone(const QList<core::Async<Response>>& commands, QObject* context);

} // namespace loket::router
