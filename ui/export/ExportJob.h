// A long piece of work (reading and writing a file, printing) in a thread of its own, with progress and a cancel.
// One at a time. Ends with its object: the work is asked to stop and waited for. UI thread.
#pragma once

#include "core/Error.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

class QThread;

namespace loket::ui {

// The work's side: any thread.
class ExportProgress
{
public:
    explicit ExportProgress(std::function<void(int)> told = {}) : m_told(std::move(told)) {}

    [[nodiscard]] bool isCancelled() const { return m_cancelled; }
    void cancel() { m_cancelled = true; }
    void report(qint64 done, qint64 total);
    // The error of work that stops on request.
    static tl::unexpected<core::Error> cancelled();

private:
    std::function<void(int)> m_told;
    std::atomic<bool> m_cancelled = false;
    int m_percent = -1;
};

class ExportJob : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<core::Result<void>(ExportProgress&)>;

    explicit ExportJob(QObject* parent = nullptr);
    ~ExportJob() override;

    // Ignored while one is running.
    void start(Work work);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }
    [[nodiscard]] const core::Result<void>& result() const { return m_result; } // of the last one

signals:
    void started();
    void progressed(int percent);
    void finished();

private:
    void end();

    std::unique_ptr<QThread> m_thread;
    std::shared_ptr<ExportProgress> m_progress;
    core::Result<void> m_result;
};

} // namespace loket::ui
