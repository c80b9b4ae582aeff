// A reply that is known after its route has returned (Reply::later), and the one who waits for it, whichever comes
// first. Shared by both. The server's thread.
#pragma once

#include "server/Message.h"

#include <functional>
#include <memory>
#include <optional>

namespace loket::server {

class LaterReply
{
public:
    // For the route to return.
    static Reply promised(const std::shared_ptr<LaterReply>& later)
    {
        Reply reply;
        reply.later = [later](const auto& answer) { later->giveTo(answer); };
        return reply;
    }
    void reply(Reply reply)
    {
        m_reply = std::move(reply);
        meet();
    }

private:
    void giveTo(std::function<void(const Reply&)> answer)
    {
        m_answer = std::move(answer);
        meet();
    }
    void meet()
    {
        if (m_reply && m_answer)
            m_answer(*m_reply);
    }

    std::optional<Reply> m_reply;
    std::function<void(const Reply&)> m_answer;
};

} // namespace loket::server
