#include "server/Reads.h"

namespace loket::server {

namespace {

constexpr int comeAgainSeconds = 5;

} // namespace

core::Result<std::unique_ptr<Reads>> Reads::open(const QString& database)
{
    auto reads = std::unique_ptr<Reads>(new Reads);
    for (auto& reader : reads->m_readers) {
        auto opened = storage::ReadThread::open(database);
        if (!opened)
            return core::Failure(opened.error());
        reader = std::move(*opened);
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
