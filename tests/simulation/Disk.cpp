#include "simulation/Disk.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sqlite3.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace loket::simulation::disk {

namespace {

// What one write replaced.
struct Undo
{
    sqlite3_int64 at = 0;
    QByteArray before;
    sqlite3_int64 sizeBefore = 0;
};

struct State
{
    std::mutex mutex;
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs own{};
    sqlite3_io_methods methods{};
    bool isFull = false;
    bool isStopped = false;
    std::map<std::string, std::vector<Undo>> unsynced; // by path
};

State& state()
{
    static State only;
    return only;
}

struct File
{
    sqlite3_file base; // first: SQLite sees this
    sqlite3_file* real;
    std::string* path; // null: a temporary file, which no power cut matters to
};

File* of(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file);
}

sqlite3_file* realOf(sqlite3_file* file)
{
    return of(file)->real;
}

// An error where nothing may be written now.
int refusal()
{
    if (state().isStopped)
        return SQLITE_IOERR_WRITE;
    return state().isFull ? SQLITE_FULL : SQLITE_OK;
}

Undo undoOf(File* file, sqlite3_int64 at, sqlite3_int64 count)
{
    Undo undo;
    undo.at = at;
    file->real->pMethods->xFileSize(file->real, &undo.sizeBefore);
    const sqlite3_int64 there = std::clamp<sqlite3_int64>(undo.sizeBefore - at, 0, count);
    if (there > 0) {
        undo.before.resize(there);
        file->real->pMethods->xRead(file->real, undo.before.data(), int(there), at);
    }
    return undo;
}

int closeFile(sqlite3_file* file)
{
    const int result = realOf(file)->pMethods ? realOf(file)->pMethods->xClose(realOf(file)) : SQLITE_OK;
    delete of(file)->path;
    sqlite3_free(of(file)->real);
    return result;
}

int readFile(sqlite3_file* file, void* into, int count, sqlite3_int64 at)
{
    return realOf(file)->pMethods->xRead(realOf(file), into, count, at);
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at)
{
    const std::lock_guard guard(state().mutex);
    if (const int refused = refusal(); refused != SQLITE_OK && of(file)->path)
        return refused;
    if (of(file)->path)
        state().unsynced[*of(file)->path].push_back(undoOf(of(file), at, count));
    return realOf(file)->pMethods->xWrite(realOf(file), bytes, count, at);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    const std::lock_guard guard(state().mutex);
    if (const int refused = refusal(); refused != SQLITE_OK && of(file)->path)
        return refused;
    if (of(file)->path) {
        sqlite3_int64 present = 0;
        realOf(file)->pMethods->xFileSize(realOf(file), &present);
        state().unsynced[*of(file)->path].push_back(undoOf(of(file), size, std::max<sqlite3_int64>(present - size, 0)));
    }
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file* file, int flags)
{
    const std::lock_guard guard(state().mutex);
    if (state().isStopped && of(file)->path)
        return SQLITE_IOERR_FSYNC;
    const int result = realOf(file)->pMethods->xSync(realOf(file), flags);
    if (result == SQLITE_OK && of(file)->path)
        state().unsynced.erase(*of(file)->path);
    return result;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int checkReserved(sqlite3_file* file, int* result)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), result);
}
int control(sqlite3_file* file, int operation, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}
int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** memory)
{
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, memory);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void barrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int unmapShared(sqlite3_file* file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    sqlite3_vfs* real = state().real;
    File* own = of(file);
    own->base.pMethods = nullptr;
    own->path = nullptr;
    own->real = static_cast<sqlite3_file*>(sqlite3_malloc(real->szOsFile));
    if (!own->real)
        return SQLITE_NOMEM;
    std::memset(own->real, 0, size_t(real->szOsFile));
    const int result = real->xOpen(real, path, own->real, flags, outFlags);
    if (result != SQLITE_OK) {
        sqlite3_free(own->real);
        own->real = nullptr;
        return result;
    }
    if (path && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)))
        own->path = new std::string(path);
    own->base.pMethods = &state().methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* path, int syncDirectory)
{
    {
        const std::lock_guard guard(state().mutex);
        if (state().isStopped)
            return SQLITE_IOERR_DELETE;
        state().unsynced.erase(path);
    }
    return state().real->xDelete(state().real, path, syncDirectory);
}

void undo(const std::string& path, const std::vector<Undo>& writes, qint64 kept)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return;
    for (qint64 i = qint64(writes.size()) - 1; i >= kept; --i) {
        const Undo& write = writes[size_t(i)];
        if (!write.before.isEmpty())
            (void)!::pwrite(file, write.before.constData(), size_t(write.before.size()), write.at);
        (void)!::ftruncate(file, write.sizeBefore);
    }
    ::close(file);
}

} // namespace

void install()
{
    State& all = state();
    all.real = sqlite3_vfs_find(nullptr);
    all.own = *all.real;
    all.own.zName = "loket-simulation";
    all.own.szOsFile = int(sizeof(File));
    all.own.pNext = nullptr;
    all.own.xOpen = openFile;
    all.own.xDelete = deleteFile;
    // What is asked of the real layer expects the real one as its first argument.
    all.own.xAccess = [](sqlite3_vfs*, const char* path, int flags, int* result) {
        return state().real->xAccess(state().real, path, flags, result);
    };
    all.own.xFullPathname = [](sqlite3_vfs*, const char* path, int size, char* into) {
        return state().real->xFullPathname(state().real, path, size, into);
    };
    all.own.xRandomness = [](sqlite3_vfs*, int count, char* bytes) { // the salts of the log
        std::memset(bytes, 7, size_t(count));
        return count;
    };
    all.methods = {.iVersion = 2,
                   .xClose = closeFile,
                   .xRead = readFile,
                   .xWrite = writeFile,
                   .xTruncate = truncateFile,
                   .xSync = syncFile,
                   .xFileSize = sizeOfFile,
                   .xLock = lockFile,
                   .xUnlock = unlockFile,
                   .xCheckReservedLock = checkReserved,
                   .xFileControl = control,
                   .xSectorSize = sectorSize,
                   .xDeviceCharacteristics = characteristics,
                   .xShmMap = mapShared,
                   .xShmLock = lockShared,
                   .xShmBarrier = barrier,
                   .xShmUnmap = unmapShared,
                   .xFetch = nullptr,
                   .xUnfetch = nullptr};
    sqlite3_vfs_register(&all.own, 1);
}

void setFull(bool full)
{
    const std::lock_guard guard(state().mutex);
    state().isFull = full;
}

void stop()
{
    const std::lock_guard guard(state().mutex);
    state().isStopped = true;
}

void cutPower(qint64 kept)
{
    const std::lock_guard guard(state().mutex);
    state().isStopped = true;
    for (const auto& [path, writes] : state().unsynced)
        undo(path, writes, std::min(kept, qint64(writes.size())));
    state().unsynced.clear();
}

void start()
{
    const std::lock_guard guard(state().mutex);
    state().isStopped = false;
    state().unsynced.clear();
}

} // namespace loket::simulation::disk
