// What the read models of this room build their searches from: conditions and their bound values, in order.
#pragma once

#include "domain/States.h"
#include "storage/Database.h"

#include <QStringList>
#include <QVariantList>

namespace loket::storage {

class Conditions
{
public:
    void add(const QString& condition, const QVariantList& values = {})
    {
        m_conditions += condition;
        m_values += values;
    }
    void since(const QString& column, const QDateTime& from, const QDateTime& until)
    {
        if (from.isValid())
            add(column + QStringLiteral(" >= ?"), {from});
        if (until.isValid())
            add(column + QStringLiteral(" < ?"), {until});
    }
    // One of these texts, numbers or states; no values: no condition.
    template <class Value>
    void oneOf(const QString& column, const QList<Value>& values)
    {
        if (values.isEmpty())
            return;
        add(inList(column, values.size()));
        for (const Value& value : values) {
            if constexpr (std::is_enum_v<Value>)
                m_values += domain::toString(value);
            else
                m_values += value;
        }
    }
    static QString inList(const QString& column, qsizetype count)
    {
        return column + QStringLiteral(" IN (") + QStringList(count, QStringLiteral("?")).join(u',') + u')';
    }

    [[nodiscard]] bool isEmpty() const { return m_conditions.isEmpty(); }
    // " WHERE ... AND ...", or nothing.
    [[nodiscard]] QString sql() const
    {
        return isEmpty() ? QString() : QStringLiteral(" WHERE ") + m_conditions.join(QStringLiteral(" AND "));
    }
    void bind(Statement& statement) const
    {
        for (const QVariant& value : m_values)
            statement.bind(value);
    }

private:
    QStringList m_conditions;
    QVariantList m_values;
};

// For LIKE ? ESCAPE '\': the text anywhere, its own % and _ taken literally.
inline QString patternOf(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'%', QStringLiteral("\\%"))
        .replace(u'_', QStringLiteral("\\_"));
    return u'%' + text + u'%';
}

// People type 0812..., stored is 62812...: match on what both have in common.
inline QString phonePatternOf(const QString& words)
{
    return patternOf(words.startsWith(u'0') && words.size() > 3 ? words.sliced(1) : words);
}

} // namespace loket::storage
