// A big JSON object whose members are lists of rows ({"table": [{...}, ...], ...}), read row by row: only one row is in
// memory at a time. Pure but for the device that it reads.
#pragma once

#include "importing/Source.h"

#include <QIODevice>
#include <QJsonObject>
#include <QSet>

namespace loket::importing {

class JsonTables
{
public:
    // Nothing: a row that is no object, or is longer than a megabyte. An error ends the reading.
    using Take = std::function<core::Result<void>(const QString& table, const std::optional<QJsonObject>& row)>;

    // `name`: of the file, for people.
    JsonTables(QIODevice& device, const QString& name, const Listener& listener);

    // Calls `take` for every row of these tables, in the order of the file. The tables that there are, wanted or not;
    // InvalidInput: it ends in the middle, or is no such object; Cancelled.
    [[nodiscard]] core::Result<QSet<QString>> read(const QSet<QString>& wanted, const Take& take);

private:
    // The next byte; -1 at the end.
    int peek();
    void pass() { ++m_at; }
    int peekText(); // behind white space
    [[nodiscard]] bool expect(char byte);
    [[nodiscard]] core::Failure unexpected();
    core::Result<QString> key();
    core::Result<void> rows(const QString& table, bool isWanted, const Take& take);
    // The bytes of one value, as far as they are kept.
    core::Result<void> value(QByteArray* kept);
    core::Result<void> string(QByteArray* kept);

    QIODevice& m_device;
    QString m_name;
    Listener m_listener;
    QByteArray m_buffer;
    qsizetype m_at = 0;  // in the buffer
    qint64 m_before = 0; // bytes of the file before the buffer
    bool m_isCancelled = false;
};

} // namespace loket::importing
