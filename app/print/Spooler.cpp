#include "print/Spooler.h"

#include "core/Reasons.h"

namespace loket::print {

using core::Result;

Spooler::~Spooler()
{
    m_stop = true;
    for (const auto& queue : std::as_const(m_queues))
        queue->pool.clear();
    for (const auto& queue : std::as_const(m_queues))
        queue->pool.waitForDone();
}

core::Async<void> Spooler::add(const QString& name, Job job)
{
    std::shared_ptr<Queue>& queue = m_queues[name];
    if (!queue) {
        queue = std::make_shared<Queue>();
        queue->pool.setMaxThreadCount(1); // first come, first printed
    }
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    const auto answer = promise->future();
    ++queue->length;
    // The pool runs nothing after the queue is deleted: the destructor waits for it.
    queue->pool.start([this, &length = queue->length, promise, job = std::move(job)] {
        promise->addResult(m_stop ? Result<void>(core::fail(core::Reason::LoketCloses)) : job(m_stop));
        --length;
        promise->finish();
    });
    return answer;
}

int Spooler::length(const QString& name) const
{
    const auto queue = m_queues.value(name);
    return queue ? queue->length.load() : 0;
}

} // namespace loket::print
