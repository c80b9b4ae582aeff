#include "router/Command.h"

namespace loket::router {

Command& Command::with(const QByteArray& name, const QByteArray& value)
{
    m_attributes.append({name, value});
    return *this;
}

Command& Command::where(const QByteArray& name, const QByteArray& value)
{
    m_queries.append('?' + name + '=' + value);
    return *this;
}

Command& Command::within(std::chrono::milliseconds deadline)
{
    m_deadline = deadline;
    return *this;
}

Command& Command::watchedBy(Watcher watcher)
{
    m_watcher = std::move(watcher);
    return *this;
}

QByteArray Command::attribute(QByteArrayView name) const
{
    for (const auto& [key, value] : m_attributes) {
        if (key == name)
            return value;
    }
    return {};
}

Sentence Command::sentence(quint64 tag) const
{
    Sentence words{m_path};
    for (const auto& [name, value] : m_attributes)
        words.append('=' + name + '=' + value);
    words.append(m_queries);
    words.append(".tag=" + QByteArray::number(tag));
    return words;
}

} // namespace loket::router
