#include "core/PrometheusText.h"

namespace loket::core {

namespace {

constexpr int significantDigits = 12;

QByteArray escaped(QByteArray text, bool isLabel)
{
    text.replace('\\', "\\\\").replace('\n', "\\n");
    return isLabel ? text.replace('"', "\\\"") : text;
}

} // namespace

void PrometheusText::family(const QByteArray& name, const char* type, const QByteArray& help)
{
    m_family = name;
    m_text += "# HELP " + name + ' ' + escaped(help, false) + "\n# TYPE " + name + ' ' + type + '\n';
}

void PrometheusText::sample(const Labels& labels, qint64 value, const char* suffix)
{
    line(labels, QByteArray::number(value), suffix);
}

void PrometheusText::sample(const Labels& labels, double value, const char* suffix)
{
    line(labels, QByteArray::number(value, 'g', significantDigits), suffix);
}

void PrometheusText::line(const Labels& labels, const QByteArray& value, const char* suffix)
{
    m_text += m_family + suffix;
    char before = '{';
    for (const auto& [name, text] : labels) {
        m_text += before + name + "=\"" + escaped(text, true) + '"';
        before = ',';
    }
    m_text += (labels.isEmpty() ? " " : "} ") + value + '\n';
}

} // namespace loket::core
