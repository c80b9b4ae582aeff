// What happened in a simulated world, in order. The same history has the same hash; a line is only kept where it is
// printed.
#pragma once

#include "core/Clock.h"

#include <QCryptographicHash>

#include <cstdio>

namespace loket::simulation {

class EventLog
{
public:
    EventLog(const core::Clock& clock, bool prints) : m_clock(clock), m_prints(prints) {}

    void add(const QByteArray& what)
    {
        const QByteArray line = QByteArray::number(m_clock.steady().count()) + ' ' + what + '\n';
        m_hash.addData(line);
        ++m_lines;
        if (m_prints)
            std::fputs(line.constData(), stdout);
    }
    [[nodiscard]] QByteArray hash() const { return m_hash.result().toHex(); }
    [[nodiscard]] qint64 lines() const { return m_lines; }

private:
    const core::Clock& m_clock;
    bool m_prints;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    qint64 m_lines = 0;
};

} // namespace loket::simulation
