// The locks of a file that only one process has open, and the memory that its connections share beside the log (as
// sqlite.org/vfs.html and sqlite.org/walformat.html#locks have them): what SQLite's own layer does with the kernel's
// locks and a mapped file, without a system call. Not thread-safe: Disk.cpp holds its mutex meanwhile.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <sqlite3.h>
#include <utility>
#include <vector>

namespace loket::simulation::disk {

// What one connection holds.
struct Held
{
    int level = SQLITE_LOCK_NONE;
    unsigned shared = 0;    // bits, of the slots beside the log
    unsigned exclusive = 0; // likewise
    bool usesMemory = false;
};

class Locks
{
public:
    int lock(Held& own, int level)
    {
        if (own.level >= level)
            return SQLITE_OK;
        if (level == SQLITE_LOCK_SHARED) {
            if (m_writer && m_writer->level >= SQLITE_LOCK_PENDING)
                return SQLITE_BUSY;
            ++m_readers;
            own.level = level;
            return SQLITE_OK;
        }
        if (m_writer && m_writer != &own)
            return SQLITE_BUSY;
        m_writer = &own;
        const bool mustWait = level == SQLITE_LOCK_EXCLUSIVE && m_readers > 1; // readers besides this one
        own.level = mustWait ? SQLITE_LOCK_PENDING : level;
        return mustWait ? SQLITE_BUSY : SQLITE_OK;
    }
    void unlock(Held& own, int level)
    {
        if (own.level <= level)
            return;
        if (m_writer == &own)
            m_writer = nullptr;
        if (level == SQLITE_LOCK_NONE)
            --m_readers;
        own.level = level;
    }
    [[nodiscard]] bool isReserved() const { return m_writer != nullptr; }

    // Of `count` slots from `first`; `flags` as SQLite gives them.
    int lockSlots(Held& own, int first, int count, int flags)
    {
        const unsigned bits = ((1U << unsigned(count)) - 1U) << unsigned(first);
        if (flags & SQLITE_SHM_UNLOCK) {
            release(own, bits);
            return SQLITE_OK;
        }
        const bool wantsAlone = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
        for (size_t slot = size_t(first); slot < size_t(first + count); ++slot) {
            const int others = m_slotReaders[slot] - int(own.shared >> slot & 1U);
            const bool isTaken = m_slotWriters[slot] && m_slotWriters[slot] != &own;
            if (isTaken || (wantsAlone && others > 0))
                return SQLITE_BUSY;
        }
        for (size_t slot = size_t(first); slot < size_t(first + count); ++slot) {
            if (wantsAlone)
                m_slotWriters[slot] = &own;
            else if (!(own.shared >> slot & 1U))
                ++m_slotReaders[slot];
        }
        (wantsAlone ? own.exclusive : own.shared) |= bits;
        return SQLITE_OK;
    }

    // A piece of the shared memory; null where there is none yet and `extends` is false.
    void* memory(Held& own, size_t number, size_t size, bool extends)
    {
        if (!std::exchange(own.usesMemory, true))
            ++m_memoryUsers;
        while (extends && m_memory.size() <= number)
            m_memory.push_back(std::make_unique<char[]>(size)); // zeroed
        return number < m_memory.size() ? m_memory[number].get() : nullptr;
    }
    // It is gone with its last user: the next one reads the log anew.
    void leaveMemory(Held& own)
    {
        release(own, own.shared | own.exclusive);
        if (std::exchange(own.usesMemory, false) && --m_memoryUsers == 0)
            m_memory.clear();
    }

private:
    void release(Held& own, unsigned bits)
    {
        for (size_t slot = 0; slot < m_slotReaders.size(); ++slot) {
            if (own.shared & bits & 1U << slot)
                --m_slotReaders[slot];
            if (own.exclusive & bits & 1U << slot)
                m_slotWriters[slot] = nullptr;
        }
        own.shared &= ~bits;
        own.exclusive &= ~bits;
    }

    int m_readers = 0; // all connections that hold any lock
    const Held* m_writer = nullptr;
    std::array<int, SQLITE_SHM_NLOCK> m_slotReaders{};
    std::array<const Held*, SQLITE_SHM_NLOCK> m_slotWriters{};
    std::vector<std::unique_ptr<char[]>> m_memory;
    int m_memoryUsers = 0;
};

} // namespace loket::simulation::disk
