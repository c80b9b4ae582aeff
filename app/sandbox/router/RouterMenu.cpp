#include "sandbox/router/RouterMenu.h"

#include <QRegularExpression>

namespace loket::sandbox {

namespace {

constexpr int categoryMissing = 0;
constexpr int categoryValue = 1;

Refusal noSuchItem()
{
    return {"no such item (4)", categoryMissing};
}

bool isDuration(const QByteArray& value)
{
    static const QRegularExpression form(QStringLiteral(
        "^(none|never|\\d+|(\\d+w)?(\\d+d)?(\\d{1,2}:\\d\\d:\\d\\d|(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?))$"));
    return !value.isEmpty() && form.match(QString::fromLatin1(value)).hasMatch();
}

// As the router stores it: "0" means "no limit", and is not shown.
QByteArray canonicalDuration(const QByteArray& value)
{
    if (value == "0" || value == "0s" || value == "00:00:00" || value == "none" || value == "never")
        return {};
    bool number = false;
    const qulonglong seconds = value.toULongLong(&number);
    return number ? QByteArray::number(seconds) + 's' : value;
}

// "?name=x": the property and the value; nothing of any other query, and of ".id", which is in no row.
std::optional<std::pair<QByteArray, QByteArray>> equalityIn(const QByteArray& query)
{
    const qsizetype split = query.indexOf('=');
    if (split < 2 || query.front() != '?' || QByteArrayView("#-<>=.").contains(query.at(1)))
        return std::nullopt;
    return std::pair(query.mid(1, split - 1), query.mid(split + 1));
}

// Of a property that is not ".id"; empty: it is not shown.
const QByteArray& valueOr(const Values& row, const QByteArray& property, const QByteArray& whenUnset)
{
    const auto found = row.constFind(property);
    return found != row.cend() && !found->isEmpty() ? *found : whenUnset;
}

} // namespace

QByteArray idText(quint64 key)
{
    return '*' + QByteArray::number(key, 16).toUpper();
}

quint64 idKey(const QByteArray& id)
{
    return id.startsWith('*') ? id.mid(1).toULongLong(nullptr, 16) : 0;
}

void RouterMenu::makeSingleton(const Values& values)
{
    m_singleton = true;
    m_rows[0] = values;
}

const Values* RouterMenu::find(const QByteArray& id) const
{
    const auto found = m_rows.find(m_singleton ? 0 : idKey(id));
    return found == m_rows.end() ? nullptr : &found->second;
}

QByteArray RouterMenu::whenUnset(const QByteArray& property) const
{
    const Property* known = propertyNamed(property);
    return known ? known->whenUnset : QByteArray();
}

const Property* RouterMenu::propertyNamed(const QByteArray& name) const
{
    for (const Property& property : m_properties) {
        if (property.name == name)
            return &property;
    }
    return nullptr;
}

std::optional<Refusal> RouterMenu::check(Values& values) const
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        const Property* property = propertyNamed(it.key());
        if (!property || !property->writable)
            return Refusal{"unknown parameter " + it.key(), -1};
        switch (property->kind) {
        case PropertyKind::Text:
            break;
        case PropertyKind::Flag:
            if (it.value() == "yes" || it.value() == "true")
                it.value() = "true";
            else if (it.value() == "no" || it.value() == "false")
                it.value() = "false";
            else
                return Refusal{"input does not match any value of " + it.key(), categoryValue};
            break;
        case PropertyKind::Number: {
            bool valid = false;
            const qlonglong number = it.value().toLongLong(&valid);
            if (!valid && it.value() != "unlimited")
                return Refusal{"invalid value for argument " + it.key(), categoryValue};
            if (number < 0)
                return Refusal{"value of " + it.key() + " out of range (0..18446744073709551615)", categoryValue};
            break;
        }
        case PropertyKind::Duration:
            if (!isDuration(it.value()))
                return Refusal{"invalid value for argument " + it.key(), categoryValue};
            it.value() = canonicalDuration(it.value());
            break;
        case PropertyKind::Reference:
            if (it.value() != property->alsoAllowed && property->refersTo->idsOf(it.value()).isEmpty())
                return Refusal{"input does not match any value of " + it.key(), categoryValue};
            break;
        }
    }
    return std::nullopt;
}

// Two users of one name may exist for two servers; "all" means every server.
bool RouterMenu::isDuplicate(const Values& values, quint64 except) const
{
    const auto server = [](const Values& row) { return row.value("server", "all"); };
    for (auto it = m_byName.constFind(values.value("name")); it != m_byName.cend() && it.key() == values.value("name");
         ++it) {
        const Values& other = m_rows.at(it.value());
        if (it.value() != except && (server(values) == server(other)))
            return true;
    }
    return false;
}

std::optional<Refusal> RouterMenu::add(const Values& given, QByteArray& id)
{
    Values values = given;
    if (const auto refusal = check(values))
        return refusal;
    if (!m_duplicateRefusal.isEmpty()) {
        if (values.value("name").isEmpty())
            return Refusal{"missing value(s) of argument(s) name", categoryMissing};
        if (isDuplicate(values, 0))
            return Refusal{m_duplicateRefusal, -1};
    }
    id = insert(values);
    return std::nullopt;
}

std::optional<Refusal> RouterMenu::set(const QByteArray& id, const Values& given)
{
    const Values* row = find(id);
    if (!row)
        return noSuchItem();
    Values values = given;
    if (const auto refusal = check(values))
        return refusal;
    Values merged = *row;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        merged[it.key()] = it.value();
    if (!m_duplicateRefusal.isEmpty() && isDuplicate(merged, idKey(id)))
        return Refusal{m_duplicateRefusal, -1};
    write(id, values);
    return std::nullopt;
}

std::optional<Refusal> RouterMenu::remove(const QByteArray& id)
{
    const quint64 key = idKey(id);
    const auto found = m_rows.find(key);
    if (found == m_rows.end() || m_singleton)
        return noSuchItem();
    unindex(key, found->second);
    m_rows.erase(found);
    return std::nullopt;
}

QByteArray RouterMenu::insert(const Values& values)
{
    const quint64 key = m_nextKey++;
    m_rows.emplace(key, values);
    index(key, values);
    return idText(key);
}

void RouterMenu::write(const QByteArray& id, const Values& values)
{
    const auto found = m_rows.find(m_singleton ? 0 : idKey(id));
    if (found == m_rows.end())
        return;
    unindex(found->first, found->second);
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        found->second[it.key()] = it.value();
    index(found->first, found->second);
}

void RouterMenu::clear()
{
    m_rows.clear();
    m_byName.clear();
}

void RouterMenu::index(quint64 key, const Values& row)
{
    if (row.contains(m_indexed))
        m_byName.insert(row.value(m_indexed), key);
}

void RouterMenu::unindex(quint64 key, const Values& row)
{
    m_byName.remove(row.value(m_indexed), key);
}

Values RouterMenu::values(const QByteArray& id) const
{
    const Values* row = find(id);
    return row ? *row : Values();
}

QByteArray RouterMenu::value(const QByteArray& id, const QByteArray& property) const
{
    const Values* row = find(id);
    return row ? shown(idKey(id), *row, property).value_or(QByteArray()) : QByteArray();
}

QList<QByteArray> RouterMenu::idsOf(const QByteArray& indexedValue) const
{
    QList<quint64> keys = m_byName.values(indexedValue);
    std::sort(keys.begin(), keys.end());
    QList<QByteArray> found;
    for (const quint64 key : keys)
        found.append(idText(key));
    return found;
}

QList<QByteArray> RouterMenu::ids() const
{
    QList<QByteArray> all;
    for (const auto& [key, row] : m_rows)
        all.append(idText(key));
    return all;
}

std::optional<QByteArray> RouterMenu::shown(quint64 key, const Values& row, const QByteArray& property) const
{
    if (property == ".id")
        return m_singleton ? std::nullopt : std::optional(idText(key));
    const QByteArray otherwise = whenUnset(property);
    const QByteArray& value = valueOr(row, property, otherwise);
    return value.isEmpty() ? std::nullopt : std::optional(value);
}

template <class Row>
std::optional<Refusal> RouterMenu::each(const Words& queries, Row row) const
{
    bool malformed = false;
    const auto look = [&](quint64 key, const Values& values) {
        if (queries.isEmpty() ||
            passes(
                queries, [&](const QByteArray& name) { return shown(key, values, name); }, malformed))
            row(key, values);
    };
    // "?name=x" and "?comment=x" alone are the most frequent queries: no scan of thousands of rows for the first, and
    // none that takes the query apart for each row for the second.
    const auto equality = queries.size() == 1 ? equalityIn(queries.first()) : std::nullopt;
    if (equality && equality->first == m_indexed) {
        for (const QByteArray& id : idsOf(equality->second))
            look(idKey(id), m_rows.at(idKey(id)));
    } else if (equality) {
        const QByteArray otherwise = whenUnset(equality->first);
        for (const auto& [key, values] : m_rows) {
            const QByteArray& value = valueOr(values, equality->first, otherwise);
            if (!value.isEmpty() && value == equality->second)
                row(key, values);
        }
    } else {
        for (const auto& [key, values] : m_rows)
            look(key, values);
    }
    return malformed ? std::optional(Refusal{"invalid query", 5}) : std::nullopt;
}

RouterMenu::Printed RouterMenu::print(const Words& queries, const QList<QByteArray>& proplist,
                                      const QList<QByteArray>& hidden) const
{
    Printed printed;
    QList<QByteArray> names = proplist;
    if (names.isEmpty()) {
        names.append(".id");
        for (const Property& property : m_properties)
            names.append(property.name);
    }
    names.removeIf([&](const QByteArray& name) { return hidden.contains(name); });
    struct Column
    {
        QByteArray name;
        QByteArray word; // "=name="
        QByteArray whenUnset;
    };
    QList<Column> columns;
    for (const QByteArray& name : std::as_const(names))
        columns.append({name, '=' + name + '=', whenUnset(name)});
    printed.refusal = each(queries, [&](quint64 key, const Values& row) {
        Words words;
        words.reserve(columns.size());
        for (const Column& column : std::as_const(columns)) {
            if (column.name == ".id") {
                if (!m_singleton)
                    words.append(column.word + idText(key));
                continue;
            }
            const QByteArray& value = valueOr(row, column.name, column.whenUnset);
            if (!value.isEmpty())
                words.append(column.word + value);
        }
        printed.rows.append(words);
    });
    return printed;
}

RouterMenu::Counted RouterMenu::count(const Words& queries) const
{
    if (queries.isEmpty())
        return {.rows = count(), .refusal = {}};
    Counted counted;
    counted.refusal = each(queries, [&counted](quint64, const Values&) { ++counted.rows; });
    return counted;
}

} // namespace loket::sandbox
