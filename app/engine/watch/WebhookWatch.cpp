#include "engine/watch/WebhookWatch.h"

namespace loket::engine {

void WebhookWatch::heard(const QString& gateway, const std::optional<core::Error>& error)
{
    if (!error) {
        m_rows.remove(gateway);
        return;
    }
    const std::chrono::milliseconds now = m_clock.steady();
    Row& row = m_rows[gateway];
    if (row.count > 0 && now - row.lastAt >= quiet)
        row = {};
    if (row.count++ == 0)
        row.since = m_clock.now();
    row.last = *error;
    row.lastAt = now;
}

QList<Alert> WebhookWatch::alerts() const
{
    QList<Alert> alerts;
    for (auto row = m_rows.begin(); row != m_rows.end(); ++row) {
        if (row->count < enough || m_clock.steady() - row->lastAt >= quiet)
            continue;
        core::Phrase why{core::PhraseId::WebhooksInARow, {QString::number(row->count)}};
        why.inner.push_back(core::phraseOf(row->last));
        alerts += {.kind = AlertKind::WebhooksRefused, .subject = row.key(), .why = why, .since = row->since};
    }
    return alerts;
}

} // namespace loket::engine
