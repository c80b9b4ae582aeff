#include "router/Futures.h"

#include "router/Batch.h"

namespace loket::router {

bool endsBatch(core::ErrorKind kind)
{
    using core::ErrorKind;
    return kind == ErrorKind::Unreachable || core::isInDoubt(kind) || kind == ErrorKind::Cancelled ||
           kind == ErrorKind::Unauthorized || kind == ErrorKind::CertificateChanged;
}

core::Async<int> countDone(const QList<core::Async<Response>>& commands, QObject* context)
{
    struct Count
    {
        QPromise<core::Result<int>> promise;
        qsizetype left = 0;
        int done = 0;
        std::optional<core::Error> error;
    };
    if (commands.isEmpty())
        return core::ready<int>(0);
    auto count = std::make_shared<Count>();
    count->promise.start();
    count->left = commands.size();
    auto future = count->promise.future();
    for (core::Async<Response> command : commands) {
        command.then(context, [count](const core::Result<Response>& result) {
            if (result)
                ++count->done;
            else if (result.error().kind != core::ErrorKind::NotFound && !count->error)
                count->error = result.error();
            if (--count->left > 0)
                return;
            count->promise.addResult(count->error ? core::Result<int>(core::Failure(*count->error))
                                                  : core::Result<int>(count->done));
            count->promise.finish();
        });
    }
    return future;
}

} // namespace loket::router
