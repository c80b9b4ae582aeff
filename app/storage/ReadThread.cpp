#include "storage/ReadThread.h"

#include <QSemaphore>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace loket::storage {

using core::Failure;
using core::Result;

namespace {

constexpr int interruptEveryMs = 20;

// QThread's priorities mean nothing to Linux's usual scheduler; the niceness, which it has for each thread, does.
void yieldToOthers()
{
#ifdef Q_OS_LINUX
    constexpr int niceness = 10;
    (void)::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), niceness);
#else
    QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

} // namespace

Result<std::unique_ptr<ReadThread>> ReadThread::open(const QString& path, Urgency urgency)
{
    auto reader = std::unique_ptr<ReadThread>(new ReadThread);
    reader->m_worker = std::make_unique<QObject>();
    reader->m_worker->moveToThread(&reader->m_thread);
    reader->m_thread.setObjectName(QStringLiteral("loket-reader"));
    reader->m_thread.start();
    // A connection belongs to the thread that opens it, so it is opened there; this waits a few milliseconds once.
    Result<void> opened;
    QMetaObject::invokeMethod(
        reader->m_worker.get(),
        [&] {
            if (urgency == Urgency::Yields)
                yieldToOthers();
            auto database = Database::open(path, Access::ReadOnly);
            if (!database) {
                opened = Failure(database.error());
                return;
            }
            reader->m_database = std::move(*database);
            reader->m_models = std::make_unique<ReadModels>(*reader->m_database);
        },
        Qt::BlockingQueuedConnection);
    if (!opened)
        return Failure(opened.error());
    return reader;
}

// The worker answers what it has begun before it takes its leave, so it is interrupted until it does: one question may
// be many statements.
ReadThread::~ReadThread()
{
    m_ends = true;
    QSemaphore left;
    QMetaObject::invokeMethod(m_worker.get(), [&left] { left.release(); });
    while (!left.tryAcquire(1, interruptEveryMs)) {
        if (m_database && !m_copies) // until then it is the worker's own only to read
            m_database->interrupt();
    }
    QMetaObject::invokeMethod(
        m_worker.get(),
        [this] {
            m_models.reset();
            m_database.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

core::Async<void> ReadThread::copyTo(const QString& path)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    QMetaObject::invokeMethod(m_worker.get(), [this, promise, path] {
        if (m_ends)
            return;
        m_copies = true;
        promise->addResult(m_database->copyTo(path));
        m_copies = false;
        promise->finish();
    });
    return promise->future();
}

} // namespace loket::storage
