#include "server/Reads.h"

namespace loket::server {

namespace {

constexpr int comeAgainSeconds = 5;

} // namespace

core::Result<std::unique_ptr<Reads>> Reads::open(const QString& database)
{
    auto reads = std::unique_ptr<Reads>(new Reads);
    using Urgency = storage::ReadThread::Urgency;
    for (const auto& [length, urgency] :
         {std::pair(Length::Brief, Urgency::Usual), std::pair(Length::Long, Urgency::Yields)}) {
        auto reader = storage::ReadThread::open(database, urgency);
        if (!reader)
            return core::Failure(reader.error());
        reads->m_readers[size_t(length)] = std::move(*reader);
    }
    return reads;
}

Reply Reads::answer(Length length, std::function<Reply(const storage::ReadModels&)> read)
{
    return ask<Reply>(
        length,
        [read = std::move(read)](const storage::ReadModels& models) { return core::Result<Reply>(read(models)); },
        [](const Reply& reply) { return reply; });
}

Reply Reads::noPlace()
{
    Reply reply =
        failure(503, QStringLiteral("Too much is being read at the moment. Please try again in a few seconds."));
    reply.headers.append({"Retry-After", QByteArray::number(comeAgainSeconds)});
    return reply;
}

} // namespace loket::server
