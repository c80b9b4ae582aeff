// Prometheus text, exposition format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats): one family after the
// other, each with its HELP and TYPE before its samples. A value class; any thread.
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace loket::core {

class PrometheusText
{
public:
    using Labels = QList<std::pair<QByteArray, QByteArray>>;

    static constexpr auto contentType = "text/plain; version=0.0.4; charset=utf-8";

    // Names are written as they are given; `type` is counter, gauge or histogram. A family is begun once.
    void family(const QByteArray& name, const char* type, const QByteArray& help);
    // Of the family begun last. `suffix` is a histogram's "_bucket", "_sum" or "_count".
    void sample(const Labels& labels, qint64 value, const char* suffix = "");
    void sample(const Labels& labels, double value, const char* suffix = "");
    // A family of one sample.
    template <class Number>
    void gauge(const QByteArray& name, const QByteArray& help, Number value)
    {
        family(name, "gauge", help);
        sample({}, value);
    }

    [[nodiscard]] const QByteArray& text() const { return m_text; }

private:
    void line(const Labels& labels, const QByteArray& value, const char* suffix);

    QByteArray m_text;
    QByteArray m_family;
};

} // namespace loket::core
