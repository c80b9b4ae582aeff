#include "storage/Backup.h"

#include "core/Clock.h"
#include "core/Log.h"
#include "core/PrivateFiles.h"
#include "core/Reasons.h"
#include "storage/SchemaCheck.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <windows.h>
#endif

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Result;

namespace {

Q_LOGGING_CATEGORY(lcBackup, "loket.storage")

core::Failure cannotWrite(const QString& path)
{
    return fail(core::Reason::CopyNotWritten, {path});
}

// A copy has another name while it is written; before it had that of its target, with six more letters.
const QString unfinished = u"loket-copy."_s;
constexpr qint64 youngSeconds = 60; // between making such a file and holding it

// Held for as long as a copy is written, to distinguish it from one whose program was killed.
class Hold
{
public:
#ifdef Q_OS_UNIX
    explicit Hold(const QString& file) : m_file(::open(QFile::encodeName(file).constData(), O_RDWR | O_CLOEXEC))
    {
        m_isHeld = m_file >= 0 && ::flock(m_file, LOCK_EX | LOCK_NB) == 0;
    }
    ~Hold()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
#else
    // Open in a way that lets it be renamed, and locked far behind what SQLite locks.
    explicit Hold(const QString& file)
        : m_file(CreateFileW(QDir::toNativeSeparators(file).toStdWString().c_str(), GENERIC_READ,
                             FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_EXISTING,
                             FILE_ATTRIBUTE_NORMAL, nullptr))
    {
        OVERLAPPED where{};
        where.OffsetHigh = 1U << 10; // in units of 4 GB: behind the largest copy
        m_isHeld = m_file != INVALID_HANDLE_VALUE &&
                   LockFileEx(m_file, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &where);
    }
    ~Hold()
    {
        if (m_file != INVALID_HANDLE_VALUE)
            CloseHandle(m_file);
    }
#endif
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

    [[nodiscard]] bool isHeld() const
    {
        return m_isHeld;
    }

private:
#ifdef Q_OS_UNIX
    int m_file;
#else
    HANDLE m_file;
#endif
    bool m_isHeld = false;
};

struct Copy
{
    std::unique_ptr<core::UnfinishedFile> file;
    std::unique_ptr<Hold> hold;
};

// A checked copy of `database` beside `target`.
Result<Copy> copyBeside(const QString& database, const QString& target)
{
    const QString folder = QFileInfo(target).absolutePath();
    sweepUnfinishedCopies(folder);
    auto copy = std::make_unique<core::UnfinishedFile>(folder + u'/' + unfinished);
    if (!copy->exists())
        return cannotWrite(target);
    auto hold = std::make_unique<Hold>(copy->path());
    const auto source = Database::open(database, Access::ReadOnly);
    if (!source)
        return core::Failure(source.error());
    if (const auto copied = (*source)->copyTo(copy->path()); !copied)
        return core::Failure(copied.error());
    if (const auto checked = checkBackup(copy->path()); !checked)
        return core::Failure(checked.error());
    core::syncToDisk(copy->path());
    return Copy{std::move(copy), std::move(hold)};
}

Result<void> refuseForeignParts(const QString& file)
{
    const auto database = Database::open(file, Access::ReadOnly);
    if (!database)
        return core::Failure(database.error());
    const auto foreign = foreignParts(**database);
    if (!foreign)
        return core::Failure(foreign.error());
    if (foreign->isEmpty())
        return {};
    return fail(core::Reason::CopyForeignSchema, {file, foreign->first().kind, foreign->first().name.left(64)});
}

// A database too damaged to be copied is moved away with all its files.
void moveAway(const QString& database, const QString& to)
{
    for (const QString& part : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::rename(database + part, to + part);
}

// Ends with everything in the main file, so that no log of the old database can be applied to the new one.
Result<void> foldLog(const QString& database)
{
    {
        const auto opened = Database::open(database);
        if (!opened)
            return core::Failure(opened.error());
    }
    if (QFileInfo(database + u"-wal"_s).size() > 0)
        return fail(core::Reason::DatabaseOpenElsewhere, {database});
    return {};
}

Result<void> putAside(const QString& database, const QString& keepOldAs)
{
    if (!QFileInfo::exists(database))
        return {};
    const auto version = checkBackup(database);
    if (!version && version.error().kind == ErrorKind::Conflict)
        return core::Failure(version.error());
    if (version && writeBackup(database, keepOldAs) && foldLog(database))
        return {};
    if (version)
        return fail(core::Reason::PresentNotCopied, {keepOldAs});
    moveAway(database, keepOldAs);
    return {};
}

// Those that the migration would change; otherwise a clean copy would be written again by every backup.
Result<bool> hasSignatures(const QString& file)
{
    const auto database = Database::open(file, Access::ReadOnly);
    if (!database)
        return core::Failure(database.error());
    const int schema = (*database)->schemaVersion();
    if (schema < 1 || schema >= Database::schemaWithoutSignatures)
        return false;
    Statement found = (*database)->statement(R"(
SELECT EXISTS (SELECT 1 FROM (SELECT gateway, CAST(raw_body AS TEXT) AS body FROM payment_events
                              WHERE raw_body IS NOT NULL AND gateway IN ('midtrans', 'duitku'))
               WHERE CASE WHEN gateway = 'duitku' THEN instr('&' || body, '&signature=') > 0
                          WHEN json_valid(body) THEN json_type(body, '$.signature_key') IS NOT NULL
                                                  OR json_type(body, '$.saved_token_id') IS NOT NULL
                                                  OR json_type(body, '$.token_id') IS NOT NULL
                          ELSE 1 END))");
    LOKET_TRY(found.run());
    return found.next() && found.integer(0) != 0;
}

// In a copy that then takes the place of `file`; its time stays, as it tells what state of the ledger it is.
Result<void> rewriteWithoutSignatures(const QString& file)
{
    const QDateTime written = QFileInfo(file).lastModified();
    const auto copy = copyBeside(file, file);
    if (!copy)
        return core::Failure(copy.error());
    const QString cleaned = copy->file->path();
    LOKET_TRY(Database::forgetSignatures(cleaned));
    QFile times(cleaned);
    if (times.open(QIODevice::ReadWrite))
        times.setFileTime(written, QFileDevice::FileModificationTime);
    times.close();
    core::syncToDisk(cleaned);
    if (!copy->file->replace(file))
        return cannotWrite(file);
    return {};
}

} // namespace

int forgetSignatures(const QString& folder)
{
    int cleaned = 0;
    for (const QFileInfo& file : QDir(folder).entryInfoList({u"*.db"_s}, QDir::Files)) {
        const auto has = hasSignatures(file.filePath());
        if (!has || !*has)
            continue;
        if (const auto done = rewriteWithoutSignatures(file.filePath()); done)
            ++cleaned;
        else
            core::logWarning(lcBackup(), "backup.signatures_kept",
                             {{u"file"_s, file.fileName()}, {u"reason"_s, done.error().detail}});
    }
    return cleaned;
}

int sweepUnfinishedCopies(const QString& folder)
{
    QDir directory(folder);
    int removed = 0;
    const QDateTime now = core::SystemClock().now();
    for (const QFileInfo& file : directory.entryInfoList(
             {unfinished + u"??????"_s, u"auto-*.db.??????"_s, u"loket.db.??????"_s}, QDir::Files)) {
        const bool isYoung = std::abs(file.lastModified().secsTo(now)) < youngSeconds;
        if (!isYoung && Hold(file.filePath()).isHeld())
            removed += directory.remove(file.fileName()) ? 1 : 0;
    }
    return removed;
}

Result<int> checkBackup(const QString& file)
{
    if (!QFileInfo(file).isFile())
        return fail(core::Reason::NoSuchCopy, {file});
    const auto database = Database::open(file, Access::ReadOnly);
    if (!database)
        return core::Failure(database.error());
    const int version = (*database)->schemaVersion();
    Statement known = (*database)->statement("SELECT count(*) FROM sqlite_master WHERE name = 'voucher_purchases'");
    if (version < 1 || !known.run() || !known.next() || known.integer(0) != 1)
        return fail(core::Reason::CopyNotOurs, {file});
    if (version > Database::newestSchemaVersion())
        return fail(core::Reason::CopyNewer, {file, version, Database::newestSchemaVersion()});
    Statement whole = (*database)->statement("PRAGMA integrity_check(1)");
    if (!whole.run() || !whole.next() || whole.text(0) != u"ok"_s)
        return fail(core::Reason::CopyDamaged, {file});
    return version;
}

Result<void> writeBackup(const QString& database, const QString& target)
{
    if (QFileInfo::exists(target))
        return fail(core::Reason::CopyExists, {target});
    if (!QFileInfo::exists(database))
        return fail(core::Reason::NothingToCopy, {QFileInfo(database).path()});
    const auto copy = copyBeside(database, target);
    if (!copy)
        return core::Failure(copy.error());
    if (!copy->file->moveTo(target))
        return cannotWrite(target);
    return {};
}

Result<TakenAway> restoreBackup(const QString& file, const QString& database, const QString& keepOldAs)
{
    if (const auto checked = checkBackup(file); !checked)
        return core::Failure(checked.error());
    LOKET_TRY(refuseForeignParts(file));
    const auto copy = copyBeside(file, database);
    if (!copy)
        return core::Failure(copy.error());
    const TakenAway gone = takenAwaySince(copy->file->path(), database);
    if (!gone.tokens.isEmpty() || !gone.people.isEmpty() || !gone.orders.isEmpty())
        LOKET_TRY(takeAway(copy->file->path(), database, gone));
    if (const auto kept = putAside(database, keepOldAs); !kept)
        return core::Failure(kept.error());
    if (!copy->file->replace(database))
        return cannotWrite(database);
    return gone;
}

} // namespace loket::storage
