// The reader thread: one read-only connection beside the engine's writing one, for lists, charts, exports and backups.
// A query is posted from any thread and answered as a future, so nobody waits for SQL; queries are answered in
// turn. Ends with its object: what waits is cancelled, and what runs ends with an error, but for a copy.
#pragma once

#include "core/Future.h"
#include "storage/ReadModels.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace loket::storage {

class ReadThread : public QObject
{
    Q_OBJECT

public:
    // For processor time beside the program's other threads: one that yields gets it where they leave some.
    enum class Urgency { Usual, Yields };

    // The database must exist and be migrated (the engine does that first).
    static core::Result<std::unique_ptr<ReadThread>> open(const QString& path, Urgency urgency = Urgency::Usual);
    ~ReadThread() override;

    template <class T>
    core::Async<T> ask(std::function<core::Result<T>(const ReadModels&)> question)
    {
        auto promise = std::make_shared<QPromise<core::Result<T>>>();
        promise->start();
        QMetaObject::invokeMethod(m_worker.get(), [this, promise, question = std::move(question)] {
            if (m_ends)
                return; // a promise that is not kept cancels its future
            promise->addResult(question(*m_models));
            promise->finish();
        });
        return promise->future();
    }

    // A consistent copy of the database at `path`, made on the reader thread.
    core::Async<void> copyTo(const QString& path);

private:
    ReadThread() = default;

    QThread m_thread;
    std::unique_ptr<QObject> m_worker; // lives in m_thread; what is invoked on it runs there
    std::atomic_bool m_ends = false;
    std::atomic_bool m_copies = false;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ReadModels> m_models;
};

} // namespace loket::storage
