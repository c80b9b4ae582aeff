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
#include <QDir>

#include <windows.h>
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

// The open file and the lock on it. The file stays: removing it would let a third program lock a new file while a
// second waits for the old one.
class DataFolderLock::Held
{
public:
#ifdef Q_OS_UNIX
    explicit Held(int descriptor) : m_file(descriptor) {}
#else
    explicit Held(HANDLE handle) : m_file(handle) {}
#endif
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;
    ~Held()
    {
        write({});
#ifdef Q_OS_UNIX
        ::close(m_file);
#else
        CloseHandle(m_file);
#endif
    }

    void sayWho(const QString& program) const
    {
        const QJsonObject who{{u"program"_s, program},
                              {u"pid"_s, qint64(QCoreApplication::applicationPid())},
                              {u"since"_s, core::toIso(QDateTime::currentDateTimeUtc())}};
        write(QJsonDocument(who).toJson(QJsonDocument::Compact) + '\n');
    }

private:
    // Of no use to anybody where it fails.
    void write(const QByteArray& text) const
    {
#ifdef Q_OS_UNIX
        [[maybe_unused]] const int emptied = ::ftruncate(m_file, 0);
        [[maybe_unused]] const auto written = ::pwrite(m_file, text.constData(), size_t(text.size()), 0);
#else
        DWORD written = 0;
        SetFilePointer(m_file, 0, nullptr, FILE_BEGIN);
        SetEndOfFile(m_file);
        WriteFile(m_file, text.constData(), DWORD(text.size()), &written, nullptr);
#endif
    }

#ifdef Q_OS_UNIX
    int m_file;
#else
    HANDLE m_file;
#endif
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
#ifdef Q_OS_UNIX
    const QByteArray name = QFile::encodeName(folder.lockFile());
    const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return cannotLock(folder, qt_error_string(errno));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(file);
        if (reason == EWOULDBLOCK)
            return inUse(folder, holderNamedIn(folder.lockFile()));
        return cannotLock(folder, qt_error_string(reason));
    }
#else
    // Nobody may read or write what is locked there, so that is one byte far behind the holder's name.
    constexpr DWORD farBehind = 1; // in units of 4 GB
    const HANDLE file =
        CreateFileW(QDir::toNativeSeparators(folder.lockFile()).toStdWString().c_str(), GENERIC_READ | GENERIC_WRITE,
                    FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return cannotLock(folder, qt_error_string(int(GetLastError())));
    OVERLAPPED where{};
    where.OffsetHigh = farBehind;
    if (!LockFileEx(file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &where)) {
        const DWORD reason = GetLastError();
        CloseHandle(file);
        if (reason == ERROR_LOCK_VIOLATION || reason == ERROR_IO_PENDING)
            return inUse(folder, holderNamedIn(folder.lockFile()));
        return cannotLock(folder, qt_error_string(int(reason)));
    }
#endif
    auto held = std::make_unique<Held>(file);
    held->sayWho(program);
    return DataFolderLock(std::move(held));
}

DataFolderLock::DataFolderLock(std::unique_ptr<Held> held) : m_held(std::move(held)) {}
DataFolderLock::DataFolderLock(DataFolderLock&&) noexcept = default;
DataFolderLock& DataFolderLock::operator=(DataFolderLock&&) noexcept = default;
DataFolderLock::~DataFolderLock() = default;

} // namespace loket::settings
