// A password, key or token in memory. It has no stream operator and no conversion, so it cannot end up in a log;
// its bytes are wiped when the last copy is destroyed.
#pragma once

#include <QByteArray>
#include <QDebug>

#include <memory>

namespace loket::core {

class Secret
{
public:
    Secret() = default;
    explicit Secret(const QByteArray& bytes);

    [[nodiscard]] bool isEmpty() const { return !m_bytes || m_bytes->isEmpty(); }
    // The bytes themselves: for the one place that sends or hashes them.
    [[nodiscard]] QByteArray reveal() const { return m_bytes ? *m_bytes : QByteArray(); }

private:
    std::shared_ptr<QByteArray> m_bytes;
};

QDebug operator<<(QDebug, const Secret&) = delete;

} // namespace loket::core
