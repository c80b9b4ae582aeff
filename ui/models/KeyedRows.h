// A table whose rows are replaced by newer ones by difference: rows that stay are changed in place, so selection and
// scroll position survive. The order is that of the keys, of which there is one row each. UI thread.
#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <algorithm>

namespace loket::ui {

template <class Row>
class KeyedRows : public QAbstractTableModel
{
protected:
    using QAbstractTableModel::QAbstractTableModel;

    // The caller announces the changed data afterwards. `keyOf` answers the key of a row.
    template <class KeyOf>
    void replaceRows(QList<Row> newer, KeyOf keyOf)
    {
        std::stable_sort(newer.begin(), newer.end(), [&](const Row& a, const Row& b) { return keyOf(a) < keyOf(b); });
        newer.erase(
            std::unique(newer.begin(), newer.end(), [&](const Row& a, const Row& b) { return keyOf(a) == keyOf(b); }),
            newer.end());
        qsizetype at = 0;
        for (const Row& row : std::as_const(newer)) {
            while (at < m_rows.size() && keyOf(m_rows[at]) < keyOf(row))
                remove(at);
            if (at < m_rows.size() && !(keyOf(row) < keyOf(m_rows[at])))
                m_rows[at] = row;
            else
                insert(at, row);
            ++at;
        }
        while (at < m_rows.size())
            remove(at);
    }

    QList<Row> m_rows;

private:
    void insert(qsizetype at, const Row& row)
    {
        beginInsertRows({}, int(at), int(at));
        m_rows.insert(at, row);
        endInsertRows();
    }
    void remove(qsizetype at)
    {
        beginRemoveRows({}, int(at), int(at));
        m_rows.removeAt(at);
        endRemoveRows();
    }
};

} // namespace loket::ui
