#include "ui/export/ExportJob.h"

#include "core/Reasons.h"

#include <QThread>

namespace loket::ui {

using core::Result;

void ExportProgress::report(qint64 done, qint64 total)
{
    const int percent = total <= 0 ? 100 : int(done * 100 / total);
    if (percent == m_percent)
        return;
    m_percent = percent;
    if (m_told)
        m_told(percent);
}

tl::unexpected<core::Error> ExportProgress::cancelled()
{
    return core::fail(core::Reason::ExportStopped);
}

ExportJob::ExportJob(QObject* parent) : QObject(parent) {}

ExportJob::~ExportJob()
{
    if (!m_thread)
        return;
    m_progress->cancel();
    m_thread->wait();
}

void ExportJob::start(Work work)
{
    if (m_thread)
        return;
    m_progress = std::make_shared<ExportProgress>([this](int percent) {
        QMetaObject::invokeMethod(
            this, [this, percent] { emit progressed(percent); }, Qt::QueuedConnection);
    });
    auto outcome = std::make_shared<Result<void>>();
    m_thread.reset(
        QThread::create([work = std::move(work), progress = m_progress, outcome] { *outcome = work(*progress); }));
    m_thread->setObjectName(QStringLiteral("loket-export"));
    connect(m_thread.get(), &QThread::finished, this, [this, outcome] {
        m_result = *outcome;
        end();
    });
    emit started();
    m_thread->start();
}

void ExportJob::end()
{
    m_thread->wait();
    m_thread.reset();
    emit finished();
}

void ExportJob::cancel()
{
    if (m_progress)
        m_progress->cancel();
}

} // namespace loket::ui
