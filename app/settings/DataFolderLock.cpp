#include "core/Clock.h"
#include "core/Reasons.h"
#include "settings/DataFolder.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::fail;

namespace {

core::Failure inUse(const DataFolder& folder, const QString& holder)
{
    return fail(core::Reason::FolderInUse, {folder.path(), holder});
}

core::Failure cannotLock(const DataFolder& folder, const QString& reason)
{
    return fail(core::Reason::FolderNotLocked, {folder.lockFile(), reason});
}

} // namespace

#ifdef Q_OS_UNIX

class DataFolderLock::Held
{
public:
    explicit Held(int descriptor) : m_descriptor(descriptor) {}
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    // The file stays: removing it would let a third program lock a new file while a second waits for the old one.
    ~Held()
    {
        [[maybe_unused]] const int emptied = ::ftruncate(m_descriptor, 0);
        ::close(m_descriptor);
    }

    void sayWho(const QString& program) const
    {
        const QJsonObject who{{u"program"_s, program},
                              {u"pid"_s, qint64(QCoreApplication::applicationPid())},
                              {u"since"_s, core::toIso(QDateTime::currentDateTimeUtc())}};
        const QByteArray text = QJsonDocument(who).toJson(QJsonDocument::Compact) + '\n';
        [[maybe_unused]] const int emptied = ::ftruncate(m_descriptor, 0);
        [[maybe_unused]] const auto written = ::pwrite(m_descriptor, text.constData(), size_t(text.size()), 0);
    }

private:
    int m_descriptor;
};

namespace {

QString holderNamedIn(const QString& file)
{
    QFile lock(file);
    if (!lock.open(QIODevice::ReadOnly))
        return u"another program"_s;
    const QJsonObject who = QJsonDocument::fromJson(lock.read(4096)).object();
    if (who.isEmpty()) // it has the lock but has not yet written its name
        return u"another program"_s;
    return u"%1 (pid %2, since %3)"_s.arg(who.value(u"program"_s).toString())
        .arg(who.value(u"pid"_s).toInteger())
        .arg(who.value(u"since"_s).toString());
}

} // namespace

core::Result<DataFolderLock> DataFolderLock::take(const DataFolder& folder, const QString& program)
{
    const QByteArray name = QFile::encodeName(folder.lockFile());
    const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return cannotLock(folder, qt_error_string(errno));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(descriptor);
        if (reason == EWOULDBLOCK)
            return inUse(folder, holderNamedIn(folder.lockFile()));
        return cannotLock(folder, qt_error_string(reason));
    }
    auto held = std::make_unique<Held>(descriptor);
    held->sayWho(program);
    return DataFolderLock(std::move(held));
}

#else

// Windows keeps the file open without sharing, so there too the lock ends with the process.
class DataFolderLock::Held
{
public:
    explicit Held(const QString& file) : lock(file) { lock.setStaleLockTime(0); }

    QLockFile lock;
};

core::Result<DataFolderLock> DataFolderLock::take(const DataFolder& folder, const QString&)
{
    auto held = std::make_unique<Held>(folder.lockFile());
    if (held->lock.tryLock())
        return DataFolderLock(std::move(held));
    qint64 pid = 0;
    QString host;
    QString program = u"another program"_s;
    if (held->lock.error() != QLockFile::LockFailedError)
        return cannotLock(folder, u"the system refused"_s);
    if (held->lock.getLockInfo(&pid, &host, &program))
        program += u" (pid %1)"_s.arg(pid);
    return inUse(folder, program);
}

#endif

DataFolderLock::DataFolderLock(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
DataFolderLock::DataFolderLock(DataFolderLock&&) noexcept = default;
DataFolderLock& DataFolderLock::operator=(DataFolderLock&&) noexcept = default;
DataFolderLock::~DataFolderLock() = default;

} // namespace loket::settings
