// What the read models of this room build their searches from: conditions and their bound values, in order.
#pragma once

#include "domain/States.h"
#include "domain/Typed.h"
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
    // Ids from here to there, without that one.
    void since(const QString& column, qint64 from, qint64 until)
    {
        add(column + QStringLiteral(" >= ?"), {from});
        add(column + QStringLiteral(" < ?"), {until});
    }
    // As many as there are: one value to bind.
    void amongIds(const QString& column, const QList<qint64>& ids)
    {
        QStringList numbers;
        numbers.reserve(ids.size());
        for (const qint64 id : ids)
            numbers += QString::number(id);
        add(column + QStringLiteral(" IN (SELECT value FROM json_each(?))"), {u'[' + numbers.join(u',') + u']'});
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

// What somebody typed into a search, as patterns for LIKE ? ESCAPE '\': each for the columns of its kind.
struct SearchPatterns
{
    explicit SearchPatterns(const domain::TypedSearch& typed)
        : words(patternOf(typed.words)), code(patternOf(typed.code)), phone(patternOf(typed.phone)),
          device(patternOf(typed.device)), codes{code}
    {
        if (typed.plain != typed.code)
            codes += patternOf(typed.plain);
    }
    // A condition on a column of voucher codes, with the values `codes`.
    [[nodiscard]] QString isCode(const QString& column) const
    {
        return QStringList(codes.size(), column + QStringLiteral(" LIKE ? ESCAPE '\\'")).join(QStringLiteral(" OR "));
    }

    QString words;      // names and texts
    QString code;       // order numbers, comments
    QString phone;      // phone numbers
    QString device;     // device addresses
    QVariantList codes; // voucher codes, also without hyphens
};

} // namespace loket::storage
