// A queue for each printer: its jobs run one after the other in a thread of the printer's own, and a printer that hangs
// delays nobody else. Owned by the window; exists as long as it prints. Deleting it drops what waits (its answers are
// Cancelled) and stops what runs at its next check.
#pragma once

#include "core/Future.h"

#include <QHash>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace loket::print {

class Spooler
{
public:
    using Job = std::function<core::Result<void>(const std::atomic_bool& stop)>;

    Spooler() = default;
    Spooler(const Spooler&) = delete;
    Spooler& operator=(const Spooler&) = delete;
    ~Spooler();

    // UI thread. Answers when the job has run.
    core::Async<void> add(const QString& queue, Job job);
    // Jobs of this queue that wait or run.
    [[nodiscard]] int length(const QString& queue) const;

private:
    struct Queue
    {
        QThreadPool pool;
        std::atomic_int length = 0;
    };
    std::atomic_bool m_stop = false;
    QHash<QString, std::shared_ptr<Queue>> m_queues;
};

} // namespace loket::print
