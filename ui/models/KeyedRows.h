// Replaces the rows of a list by newer ones by difference: rows that stay are changed in place, so selection and scroll
// position survive. Keys are unique in both lists; the order is that of the keys.
#pragma once

#include <QAbstractItemModel>
#include <QList>

#include <algorithm>

namespace loket::ui {

// `insert(at, row)` and `remove(at)` change `rows` and notify the views; `changed(at)` follows a row that was replaced.
template <class Row, class KeyOf, class Insert, class Remove, class Changed>
void takeOver(QList<Row>& rows, const QList<Row>& newer, KeyOf keyOf, Insert insert, Remove remove, Changed changed)
{
    qsizetype at = 0;
    for (const Row& row : newer) {
        while (at < rows.size() && keyOf(rows[at]) < keyOf(row))
            remove(at);
        if (at < rows.size() && !(keyOf(row) < keyOf(rows[at]))) {
            rows[at] = row;
            changed(at);
        } else {
            insert(at, row);
        }
        ++at;
    }
    while (at < rows.size())
        remove(at);
}

} // namespace loket::ui
