#include "simulation/Disk.h"

#include "simulation/DiskLocks.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <sqlite3.h>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace loket::simulation::disk {

namespace {

// What one write replaced.
struct Undo
{
    size_t at = 0;
    std::string before;
    size_t sizeBefore = 0;
};

// What is in a file while it is open, in this process alone: no system call for a page or a lock. Written out when the
// last one closes it.
struct Image
{
    std::string bytes;
    std::vector<Undo> unsynced;
    Locks locks;
    int openings = 0;
    bool isWritten = true; // the true file has the same
};

struct State
{
    std::mutex mutex;
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs own{};
    sqlite3_io_methods methods{};
    bool isFull = false;
    bool isStopped = false;
    std::map<std::string, std::unique_ptr<Image>> images; // by path
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
    Image* image; // null: a temporary file, which no power cut matters to
    Held held;
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

void remember(Image& image, size_t at, size_t count)
{
    const size_t size = image.bytes.size();
    image.unsynced.push_back({at, at < size ? image.bytes.substr(at, count) : std::string(), size});
    image.isWritten = false;
}

std::string contentOf(const char* path)
{
    std::string content;
    if (std::FILE* file = std::fopen(path, "rb")) {
        std::fseek(file, 0, SEEK_END);
        content.resize(size_t(std::max(0L, std::ftell(file))));
        std::rewind(file);
        content.resize(std::fread(content.data(), 1, content.size(), file));
        std::fclose(file);
    }
    return content;
}

void write(const char* path, const std::string& content)
{
    std::FILE* file = std::fopen(path, "wb");
    if (!file || std::fwrite(content.data(), 1, content.size(), file) != content.size())
        std::abort(); // the simulation's own folder
    std::fclose(file);
}

int closeFile(sqlite3_file* file)
{
    const int result = realOf(file)->pMethods ? realOf(file)->pMethods->xClose(realOf(file)) : SQLITE_OK;
    if (Image* image = of(file)->image) {
        const std::lock_guard guard(state().mutex);
        image->locks.leaveMemory(of(file)->held);
        image->locks.unlock(of(file)->held, SQLITE_LOCK_NONE);
        if (--image->openings == 0) {
            const auto found = std::find_if(state().images.begin(), state().images.end(),
                                            [image](const auto& one) { return one.second.get() == image; });
            // Not where it was deleted meanwhile.
            if (found != state().images.end() && !image->isWritten && ::access(found->first.c_str(), F_OK) == 0)
                write(found->first.c_str(), image->bytes);
            if (found != state().images.end())
                state().images.erase(found);
        }
    }
    sqlite3_free(of(file)->real);
    return result;
}

int readFile(sqlite3_file* file, void* into, int count, sqlite3_int64 at)
{
    const Image* image = of(file)->image;
    if (!image)
        return realOf(file)->pMethods->xRead(realOf(file), into, count, at);
    const std::lock_guard guard(state().mutex);
    const size_t size = image->bytes.size();
    const size_t there = size_t(at) < size ? std::min(size - size_t(at), size_t(count)) : 0;
    std::memcpy(into, image->bytes.data() + (there > 0 ? at : 0), there);
    if (there == size_t(count))
        return SQLITE_OK;
    std::memset(static_cast<char*>(into) + there, 0, size_t(count) - there);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at)
{
    Image* image = of(file)->image;
    if (!image)
        return realOf(file)->pMethods->xWrite(realOf(file), bytes, count, at);
    const std::lock_guard guard(state().mutex);
    if (const int refused = refusal(); refused != SQLITE_OK)
        return refused;
    remember(*image, size_t(at), size_t(count));
    if (image->bytes.size() < size_t(at) + size_t(count))
        image->bytes.resize(size_t(at) + size_t(count));
    std::memcpy(image->bytes.data() + at, bytes, size_t(count));
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    Image* image = of(file)->image;
    if (!image)
        return realOf(file)->pMethods->xTruncate(realOf(file), size);
    const std::lock_guard guard(state().mutex);
    if (const int refused = refusal(); refused != SQLITE_OK)
        return refused;
    remember(*image, size_t(size), image->bytes.size());
    image->bytes.resize(size_t(size));
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int flags)
{
    Image* image = of(file)->image;
    if (!image)
        return realOf(file)->pMethods->xSync(realOf(file), flags);
    const std::lock_guard guard(state().mutex);
    if (state().isStopped)
        return SQLITE_IOERR_FSYNC;
    image->unsynced.clear();
    return SQLITE_OK;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    const Image* image = of(file)->image;
    if (!image)
        return realOf(file)->pMethods->xFileSize(realOf(file), size);
    const std::lock_guard guard(state().mutex);
    *size = sqlite3_int64(image->bytes.size());
    return SQLITE_OK;
}
int lockFile(sqlite3_file* file, int level)
{
    if (Image* image = of(file)->image) {
        const std::lock_guard guard(state().mutex);
        return image->locks.lock(of(file)->held, level);
    }
    return realOf(file)->pMethods->xLock(realOf(file), level);
}
int unlockFile(sqlite3_file* file, int level)
{
    if (Image* image = of(file)->image) {
        const std::lock_guard guard(state().mutex);
        image->locks.unlock(of(file)->held, level);
        return SQLITE_OK;
    }
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int checkReserved(sqlite3_file* file, int* result)
{
    if (const Image* image = of(file)->image) {
        const std::lock_guard guard(state().mutex);
        *result = image->locks.isReserved() ? 1 : 0;
        return SQLITE_OK;
    }
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
// Only a ledger, which has an image, has memory that is shared.
int mapShared(sqlite3_file* file, int number, int size, int extends, void volatile** memory)
{
    const std::lock_guard guard(state().mutex);
    *memory = of(file)->image->locks.memory(of(file)->held, size_t(number), size_t(size), extends != 0);
    return SQLITE_OK;
}
int lockShared(sqlite3_file* file, int first, int count, int flags)
{
    const std::lock_guard guard(state().mutex);
    return of(file)->image->locks.lockSlots(of(file)->held, first, count, flags);
}
void barrier(sqlite3_file*)
{
    std::atomic_thread_fence(std::memory_order_seq_cst);
}
int unmapShared(sqlite3_file* file, int)
{
    const std::lock_guard guard(state().mutex);
    of(file)->image->locks.leaveMemory(of(file)->held);
    return SQLITE_OK;
}

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* outFlags)
{
    sqlite3_vfs* real = state().real;
    File* own = of(file);
    own->base.pMethods = nullptr;
    own->image = nullptr;
    own->held = {};
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
    if (path && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL))) {
        const std::lock_guard guard(state().mutex);
        auto& image = state().images[path];
        if (!image) {
            image = std::make_unique<Image>();
            image->bytes = contentOf(path);
        }
        ++image->openings;
        own->image = image.get();
    }
    own->base.pMethods = &state().methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* path, int syncDirectory)
{
    {
        const std::lock_guard guard(state().mutex);
        if (state().isStopped)
            return SQLITE_IOERR_DELETE;
        if (const auto image = state().images.find(path); image != state().images.end()) {
            image->second->bytes.clear();
            image->second->unsynced.clear();
            image->second->isWritten = false;
        }
    }
    return state().real->xDelete(state().real, path, syncDirectory);
}

void undo(Image& image, qint64 kept)
{
    image.isWritten = image.isWritten && image.unsynced.empty();
    for (qint64 i = qint64(image.unsynced.size()) - 1; i >= kept; --i) {
        const Undo& write = image.unsynced[size_t(i)];
        image.bytes.resize(write.sizeBefore);
        if (!write.before.empty())
            image.bytes.replace(write.at, write.before.size(), write.before);
    }
    image.unsynced.clear();
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
        {
            const std::lock_guard guard(state().mutex);
            const auto image = state().images.find(path);
            if (flags == SQLITE_ACCESS_EXISTS && image != state().images.end()) {
                *result = image->second->bytes.empty() ? 0 : 1;
                return SQLITE_OK;
            }
        }
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
    for (const auto& [path, image] : state().images)
        undo(*image, kept);
}

void start()
{
    const std::lock_guard guard(state().mutex);
    state().isStopped = false;
    for (const auto& [path, image] : state().images)
        image->unsynced.clear();
}

} // namespace loket::simulation::disk
