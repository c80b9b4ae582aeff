// Reads Prometheus text as strictly as the format's page requires (exposition format 0.0.4), and reports violations.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <optional>

namespace loket::tests {

class Exposition
{
public:
    explicit Exposition(const QByteArray& text)
    {
        using namespace Qt::Literals::StringLiterals;
        if (!text.endsWith('\n'))
            m_problems += u"the last line has no end"_s;
        for (const QByteArray& line : text.split('\n')) {
            if (!line.isEmpty())
                read(QString::fromUtf8(line));
        }
        for (auto series = m_histograms.cbegin(); series != m_histograms.cend(); ++series)
            checkHistogram(series.key(), *series);
    }

    // Empty: it is well formed.
    [[nodiscard]] const QStringList& problems() const { return m_problems; }
    // "loket_queue_jobs{kind=\"issue_vouchers\",state=\"waiting\"}"; -1 where there is no such series.
    [[nodiscard]] double value(const QString& series) const { return m_values.value(series, -1); }
    // Of all series of this name whose labels contain `part`.
    [[nodiscard]] double sum(const QString& name, const QString& part = {}) const
    {
        double sum = 0;
        for (auto one = m_values.cbegin(); one != m_values.cend(); ++one) {
            if (one.key().section(u'{', 0, 0) == name && one.key().contains(part))
                sum += *one;
        }
        return sum;
    }
    [[nodiscard]] QString typeOf(const QString& family) const { return m_types.value(family); }

private:
    struct Histogram
    {
        QList<std::pair<double, double>> buckets; // le, count
        std::optional<double> sum;
        std::optional<double> count;
    };

    void read(const QString& line)
    {
        using namespace Qt::Literals::StringLiterals;
        static const QRegularExpression comment(u"\\A# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)\\z"_s);
        static const QRegularExpression sample(
            u"\\A([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\[\\\\n\"])*\""
            "(?:,[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\[\\\\n\"])*\")*\\})? (-?[0-9.e+-]+|\\+Inf|NaN)\\z"_s);
        if (const auto match = comment.match(line); match.hasMatch()) {
            const QString name = match.captured(2);
            if (match.captured(1) == u"HELP") {
                if (m_helps.contains(name))
                    m_problems += u"HELP twice: "_s + name;
                m_helps.insert(name);
            } else {
                if (m_types.contains(name) || !m_helps.contains(name))
                    m_problems += u"TYPE twice or before HELP: "_s + name;
                if (!QStringList{u"counter"_s, u"gauge"_s, u"histogram"_s}.contains(match.captured(3)))
                    m_problems += u"no such type: "_s + line;
                m_types.insert(name, match.captured(3));
                m_family = name;
            }
            return;
        }
        const auto match = sample.match(line);
        if (!match.hasMatch()) {
            m_problems += u"not a line of the format: "_s + line;
            return;
        }
        take(match.captured(1), match.captured(2), match.captured(3), line);
    }

    void take(const QString& name, const QString& labels, const QString& text, const QString& line)
    {
        using namespace Qt::Literals::StringLiterals;
        bool isNumber = false;
        const double value = text.toDouble(&isNumber);
        if (!isNumber)
            m_problems += u"no number: "_s + line;
        const bool isHistogram = m_types.value(m_family) == u"histogram";
        const QString suffix = name.mid(m_family.size());
        if (!name.startsWith(m_family) ||
            (isHistogram ? !QStringList{u"_bucket"_s, u"_sum"_s, u"_count"_s}.contains(suffix) : !suffix.isEmpty()))
            m_problems += u"a sample outside of its family: "_s + line;
        if (m_types.value(m_family) == u"counter" && (value < 0 || !name.endsWith(u"_total"_s)))
            m_problems += u"not like a counter: "_s + line;
        if (m_values.contains(name + labels))
            m_problems += u"twice: "_s + line;
        m_values.insert(name + labels, value);
        if (!isHistogram)
            return;
        static const QRegularExpression le(u",?le=\"([^\"]+)\""_s);
        const QString bound = le.match(labels).captured(1);
        Histogram& histogram = m_histograms[m_family + QString(labels).remove(le).remove(u"{}"_s)];
        if (suffix == u"_bucket")
            histogram.buckets += {bound == u"+Inf" ? qInf() : bound.toDouble(), value};
        else
            (suffix == u"_sum" ? histogram.sum : histogram.count) = value;
    }

    void checkHistogram(const QString& series, const Histogram& histogram)
    {
        using namespace Qt::Literals::StringLiterals;
        const auto& buckets = histogram.buckets;
        bool good = !buckets.isEmpty() && histogram.sum && histogram.count && *histogram.sum >= 0 &&
                    buckets.last().first == qInf() && buckets.last().second == *histogram.count;
        for (qsizetype i = 1; good && i < buckets.size(); ++i)
            good = buckets[i].first > buckets[i - 1].first && buckets[i].second >= buckets[i - 1].second;
        if (!good)
            m_problems += u"not a histogram: "_s + series;
    }

    QStringList m_problems;
    QSet<QString> m_helps;
    QMap<QString, QString> m_types;
    QString m_family;
    QMap<QString, double> m_values;
    QMap<QString, Histogram> m_histograms;
};

} // namespace loket::tests
