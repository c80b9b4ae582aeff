#include "core/CallFigures.h"

#include <algorithm>

namespace loket::core {

void CallFigures::record(const QByteArrayList& values, const QByteArray& outcome, std::chrono::nanoseconds took)
{
    const QByteArrayList others(m_names.labels.size(), "other");
    const QByteArrayList end = values + QByteArrayList{outcome};
    const bool hasRoom = m_ends.size() < maxSeries || m_ends.contains(end);
    ++m_ends[hasRoom ? end : others + QByteArrayList{outcome}];
    const bool hasRoomToTime = m_durations.size() < maxSeries || m_durations.contains(values);
    Durations& durations = m_durations[hasRoomToTime ? values : others];
    const double seconds = std::chrono::duration<double>(took).count();
    ++durations.count[std::size_t(std::lower_bound(buckets.begin(), buckets.end(), seconds) - buckets.begin())];
    durations.seconds += seconds;
}

void CallFigures::write(PrometheusText& text) const
{
    text.family(m_names.call + "s_total", "counter", m_names.what + ", by how they ended.");
    for (const auto& [values, count] : m_ends) {
        PrometheusText::Labels labels = labelled(values);
        labels.emplaceBack(m_names.outcome, values.last());
        text.sample(labels, count);
    }
    text.family(m_names.call + "_seconds", "histogram", m_names.what + ": how long they took.");
    for (const auto& [values, durations] : m_durations) {
        const PrometheusText::Labels labels = labelled(values);
        qint64 sum = 0;
        for (std::size_t i = 0; i <= buckets.size(); ++i) {
            sum += durations.count[i];
            PrometheusText::Labels bucket = labels;
            bucket.emplaceBack("le", i < buckets.size() ? QByteArray::number(buckets[i]) : QByteArray("+Inf"));
            text.sample(bucket, sum, "_bucket");
        }
        text.sample(labels, durations.seconds, "_sum");
        text.sample(labels, sum, "_count");
    }
}

PrometheusText::Labels CallFigures::labelled(const QByteArrayList& values) const
{
    PrometheusText::Labels labels;
    for (qsizetype i = 0; i < m_names.labels.size(); ++i)
        labels.emplaceBack(m_names.labels[i], values.value(i));
    return labels;
}

} // namespace loket::core
