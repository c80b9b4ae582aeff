// One menu of the sandbox router ("/ip/hotspot/user"): its properties, its rows, and what add, set, remove and print do
// to them, with RouterOS's own refusals. Pure data; thousands of rows are found by id and by name without searching.
#pragma once

#include "sandbox/router/Query.h"

#include <QHash>

#include <map>

namespace loket::sandbox {

class RouterMenu;

enum class PropertyKind { Text, Flag, Number, Duration, Reference };

struct Property
{
    QByteArray name;
    PropertyKind kind = PropertyKind::Text;
    QByteArray whenUnset; // as the router shows it; empty: the property is left out then
    bool writable = true;
    const RouterMenu* refersTo = nullptr; // Reference: the menu whose "name" it must be
    QByteArray alsoAllowed;               // Reference: one value that is no row ("all")
};

// A refusal: the text of "!trap".
struct Refusal
{
    QByteArray message;
    int category = -1;
};

using Values = QMap<QByteArray, QByteArray>;

class RouterMenu
{
public:
    RouterMenu() = default;
    explicit RouterMenu(QList<Property> properties) : m_properties(std::move(properties)) {}

    // A menu with one row and no ids (identity, clock, resource).
    void makeSingleton(const Values& values);
    [[nodiscard]] bool isSingleton() const { return m_singleton; }
    // The one refusal of a menu that needs unique names: "failure: already have user with this name for this server".
    void requireUniqueName(const QByteArray& refusal) { m_duplicateRefusal = refusal; }

    // Checks like the router; `id` is set to the new "*1A".
    std::optional<Refusal> add(const Values& values, QByteArray& id);
    std::optional<Refusal> set(const QByteArray& id, const Values& values);
    std::optional<Refusal> remove(const QByteArray& id);
    // Without checks, read-only properties too: changes by the router itself.
    QByteArray insert(const Values& values);
    void write(const QByteArray& id, const Values& values);
    void clear();

    [[nodiscard]] bool has(const QByteArray& id) const { return find(id) != nullptr; }
    [[nodiscard]] Values values(const QByteArray& id) const;
    [[nodiscard]] QByteArray value(const QByteArray& id, const QByteArray& property) const;
    // "name" for most menus; active sessions and cookies are looked up by "user".
    void indexBy(const QByteArray& property) { m_indexed = property; }
    [[nodiscard]] QList<QByteArray> idsOf(const QByteArray& indexedValue) const;
    [[nodiscard]] QList<QByteArray> ids() const;
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    // Rows that pass `queries`, as the attribute words of "!re". `proplist` empty: all properties; `hidden`: left out.
    struct Printed
    {
        QList<Words> rows;
        std::optional<Refusal> refusal;
    };
    [[nodiscard]] Printed print(const Words& queries, const QList<QByteArray>& proplist,
                                const QList<QByteArray>& hidden) const;
    // Only how many pass.
    struct Counted
    {
        qsizetype rows = 0;
        std::optional<Refusal> refusal;
    };
    [[nodiscard]] Counted count(const Words& queries) const;

private:
    [[nodiscard]] const Values* find(const QByteArray& id) const;
    [[nodiscard]] std::optional<QByteArray> shown(quint64 key, const Values& row, const QByteArray& property) const;
    [[nodiscard]] const Property* propertyNamed(const QByteArray& name) const;
    [[nodiscard]] QByteArray whenUnset(const QByteArray& property) const; // what is shown then; empty: nothing
    [[nodiscard]] std::optional<Refusal> check(Values& values) const;
    [[nodiscard]] bool isDuplicate(const Values& values, quint64 except) const;
    // Calls back with the key and the values of each row that passes; answers the refusal of a malformed query.
    template <class Row>
    [[nodiscard]] std::optional<Refusal> each(const Words& queries, Row row) const;
    void index(quint64 key, const Values& row);
    void unindex(quint64 key, const Values& row);

    QList<Property> m_properties;
    bool m_singleton = false;
    QByteArray m_duplicateRefusal;
    QByteArray m_indexed = "name";
    quint64 m_nextKey = 1;
    std::map<quint64, Values> m_rows; // in the order they were made
    QMultiHash<QByteArray, quint64> m_byName;
};

// "*1A" and back; 0 where it is no id.
QByteArray idText(quint64 key);
quint64 idKey(const QByteArray& id);

} // namespace loket::sandbox
