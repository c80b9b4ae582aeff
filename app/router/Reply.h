// The router's sentences, and the complete answer to a command. Pure data; values stay bytes.
#pragma once

#include "router/SentenceCodec.h"

#include <QString>

namespace loket::router {

// One "!re": properties in the router's order. A property that is absent has its default value (manual, ".proplist").
class Row
{
public:
    void append(const QByteArray& name, const QByteArray& value) { m_properties.append({name, value}); }

    [[nodiscard]] bool has(QByteArrayView name) const { return find(name) != nullptr; }
    [[nodiscard]] QByteArray value(QByteArrayView name, const QByteArray& whenAbsent = {}) const;
    // The value as people read it (toText()).
    [[nodiscard]] QString text(QByteArrayView name, const QString& whenAbsent = {}) const;
    // Decimal counters; `whenAbsent` also where it is no number.
    [[nodiscard]] qint64 number(QByteArrayView name, qint64 whenAbsent = 0) const;
    // "true" and "yes".
    [[nodiscard]] bool flag(QByteArrayView name) const;
    [[nodiscard]] QByteArray id() const { return value(".id"); }
    [[nodiscard]] const QList<std::pair<QByteArray, QByteArray>>& properties() const { return m_properties; }

private:
    [[nodiscard]] const QByteArray* find(QByteArrayView name) const;

    QList<std::pair<QByteArray, QByteArray>> m_properties;
};

// RouterOS stores bytes without a character set; WinBox wrote the Windows code page. So: UTF-8 where it is valid,
// else Windows-1252. Only for showing: what is written back are the untouched bytes.
QString toText(QByteArrayView bytes);

struct Trap
{
    QByteArray message;
    int category = -1; // -1: none was sent (v6 often)
};

struct Reply
{
    enum class Kind { Row, Done, Trap, Empty, Fatal, Unknown };

    Kind kind = Kind::Unknown;
    QByteArray word; // the first word as sent
    QByteArray tag;
    Row row;         // the attributes, whatever the kind
    QByteArray text; // bare words ("!fatal" gives its reason this way)
};

// Attributes split at the second "=", the tag may be anywhere.
Reply readReply(const Sentence& sentence);

// A finished command without a trap.
struct Response
{
    QList<Row> rows;
    QByteArray ret; // of "!done": the new id, or the count
};

} // namespace loket::router
