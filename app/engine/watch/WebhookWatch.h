// Payment webhooks that are refused one after the other: a key that was changed at the gateway, an address that another
// shop's events are sent to. One that is taken ends the row, and so does a day without any. Engine thread.
#pragma once

#include "core/Clock.h"
#include "engine/watch/Alert.h"

#include <QMap>

namespace loket::engine {

class WebhookWatch
{
public:
    static constexpr int enough = 3; // in a row
    static constexpr std::chrono::milliseconds quiet = std::chrono::hours(24);

    explicit WebhookWatch(core::Clock& clock) : m_clock(clock) {}

    // One of this gateway's was taken (no error), or refused.
    void heard(const QString& gateway, const std::optional<core::Error>& error);
    [[nodiscard]] QList<Alert> alerts() const;

private:
    struct Row
    {
        int count = 0;
        core::Error last;
        QDateTime since;
        std::chrono::milliseconds lastAt{0}; // by the steady clock
    };

    core::Clock& m_clock;
    QMap<QString, Row> m_rows;
};

} // namespace loket::engine
