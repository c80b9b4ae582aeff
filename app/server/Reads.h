// What routes read of the database without keeping the engine's thread from its work: lists, reports and figures. Two
// threads with a read-only connection each: one for what is brief however large the database is, one for what may take
// seconds, so that figures never wait for reports. Each reads in turn and has a bounded number of places; whoever
// finds none is asked to come again (503 with Retry-After). A read begins after the request has come, so it sees
// whatever was answered before.
// Make, use and delete it in the server's thread, after the server: what is still being read is given up then.
#pragma once

#include "server/Message.h"
#include "storage/ReadThread.h"

#include <QObject>

#include <array>
#include <atomic>
#include <functional>
#include <memory>

namespace loket::server {

class Reads : public QObject
{
    Q_OBJECT

public:
    enum class Length { Brief, Long };
    static constexpr int places = 256; // of each length: whoever has a connection (server.max_connections) finds one

    // The database must exist and be migrated.
    static core::Result<std::unique_ptr<Reads>> open(const QString& database);

    // `read` runs on a reader's thread, all of it on one state of the database: it captures values, nothing that lives
    // in the server's thread. `tell` makes the reply on the server's thread.
    template <class T>
    Reply ask(Length length, std::function<core::Result<T>(const storage::ReadModels&)> read,
              std::function<Reply(const T&)> tell)
    {
        if (m_taken[size_t(length)] >= places)
            return noPlace();
        const auto place = std::make_shared<Place>(m_taken[size_t(length)]);
        const auto answer = m_readers[size_t(length)]->ask<T>(
            [read = std::move(read), place](const storage::ReadModels& models) -> core::Result<T> {
                if (!place->isWanted)
                    return core::fail(core::Reason::CallDropped);
                const auto snapshot = storage::Snapshot::begin(models.database());
                if (!snapshot)
                    return core::Failure(snapshot.error());
                return read(models);
            });
        Reply reply;
        reply.later = [this, answer, place, tell = std::move(tell)](const auto& answered) {
            core::whenReady(answer, this, [place, tell, answered](const core::Result<T>& result) {
                place->leave();
                answered(result ? tell(*result) : failure(result.error()));
            });
        };
        reply.abandon = [place] {
            place->isWanted = false;
            place->leave();
        };
        return reply;
    }

    // The same where the reader's thread makes the reply, too.
    Reply answer(Length length, std::function<Reply(const storage::ReadModels&)> read);

    // Places that are taken: what is being read and what waits.
    [[nodiscard]] int taken(Length length) const { return m_taken[size_t(length)]; }

private:
    // Of one read; but for `isWanted` the server's thread alone uses it.
    class Place
    {
    public:
        explicit Place(int& taken) : m_taken(&taken) { ++taken; }
        void leave()
        {
            if (m_taken)
                --*std::exchange(m_taken, nullptr);
        }
        std::atomic_bool isWanted = true;

    private:
        int* m_taken;
    };

    Reads() = default;
    static Reply noPlace();

    std::array<int, 2> m_taken{};
    std::array<std::unique_ptr<storage::ReadThread>, 2> m_readers;
};

} // namespace loket::server
