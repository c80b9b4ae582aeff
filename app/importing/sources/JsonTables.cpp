#include "importing/sources/JsonTables.h"

#include "core/Reasons.h"

#include <QJsonDocument>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Reason;
using core::Result;

namespace {

constexpr qint64 bufferSize = 256 << 10;
constexpr qsizetype longestRow = 1 << 20;
constexpr qsizetype longestKey = 256;
constexpr int deepest = 64;

void keep(QByteArray* kept, char byte)
{
    if (kept && kept->size() <= longestRow) // one byte more tells that it is too long
        kept->append(byte);
}

bool isSpace(int byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

} // namespace

JsonTables::JsonTables(QIODevice& device, const QString& name, const Listener& listener)
    : m_device(device), m_name(name), m_listener(listener)
{}

int JsonTables::peek()
{
    if (m_at < m_buffer.size())
        return static_cast<unsigned char>(m_buffer[m_at]);
    m_before += m_buffer.size();
    m_at = 0;
    m_buffer = m_device.read(bufferSize);
    if (m_listener && !m_listener({.done = m_before, .total = std::max(m_device.size(), m_before)})) {
        m_isCancelled = true;
        m_buffer.clear();
    }
    return m_buffer.isEmpty() ? -1 : static_cast<unsigned char>(m_buffer[0]);
}

int JsonTables::peekText()
{
    int byte = peek();
    while (isSpace(byte)) {
        pass();
        byte = peek();
    }
    return byte;
}

bool JsonTables::expect(char byte)
{
    if (peekText() != byte)
        return false;
    pass();
    return true;
}

core::Failure JsonTables::unexpected()
{
    if (m_isCancelled)
        return fail(Reason::ImportCancelled);
    if (peek() < 0)
        return m_isCancelled ? fail(Reason::ImportCancelled) : fail(Reason::ImportJsonCut, {m_name});
    return fail(Reason::ImportJsonBroken, {m_name, m_before + m_at});
}

Result<QSet<QString>> JsonTables::read(const QSet<QString>& wanted, const Take& take)
{
    QSet<QString> tables;
    if (peek() == 0xef) { // the mark of UTF-8, which editors put in front
        for (int i = 0; i < 3; ++i) {
            peek();
            pass();
        }
    }
    if (!expect('{'))
        return unexpected();
    if (expect('}'))
        return tables;
    do {
        LOKET_TRY_VALUE(const QString table, key());
        if (!expect(':'))
            return unexpected();
        tables.insert(table);
        if (peekText() == '[') {
            LOKET_TRY(rows(table, wanted.contains(table), take));
        } else {
            LOKET_TRY(value(nullptr));
        }
    } while (expect(','));
    if (!expect('}') || peekText() >= 0)
        return unexpected();
    if (m_isCancelled)
        return fail(Reason::ImportCancelled);
    return tables;
}

Result<QString> JsonTables::key()
{
    if (peekText() != '"')
        return unexpected();
    QByteArray text;
    LOKET_TRY(string(&text));
    if (text.size() > longestKey)
        return unexpected();
    return QString::fromUtf8(text.mid(1, text.size() - 2));
}

Result<void> JsonTables::rows(const QString& table, bool isWanted, const Take& take)
{
    pass(); // the bracket
    if (expect(']'))
        return {};
    QByteArray bytes;
    do {
        bytes.clear();
        peekText();
        LOKET_TRY(value(isWanted ? &bytes : nullptr));
        if (!isWanted)
            continue;
        const QJsonDocument document = bytes.size() > longestRow ? QJsonDocument() : QJsonDocument::fromJson(bytes);
        LOKET_TRY(take(table, document.isObject() ? std::optional(document.object()) : std::nullopt));
    } while (expect(','));
    if (!expect(']'))
        return unexpected();
    return {};
}

Result<void> JsonTables::value(QByteArray* kept)
{
    int depth = 0;
    QByteArray closing; // the brackets that are open
    do {
        const int byte = peekText();
        if (byte == '"') {
            LOKET_TRY(string(kept));
        } else if (byte == '{' || byte == '[') {
            if (++depth > deepest)
                return unexpected();
            closing.append(byte == '{' ? '}' : ']');
            keep(kept, char(byte));
            pass();
        } else if (byte == '}' || byte == ']') {
            if (depth == 0 || closing.back() != char(byte))
                return unexpected();
            --depth;
            closing.chop(1);
            keep(kept, char(byte));
            pass();
        } else if (byte == ',' || byte == ':') {
            if (depth == 0)
                return unexpected();
            keep(kept, char(byte));
            pass();
        } else { // a number, true, false or null
            qsizetype length = 0;
            for (int next = byte; next >= 0 && !isSpace(next) && next != ',' && next != ':' && next != ']' &&
                                  next != '}' && next != '"' && next != '{' && next != '[';
                 next = peek()) {
                keep(kept, char(next));
                pass();
                ++length;
            }
            if (length == 0)
                return unexpected();
        }
    } while (depth > 0);
    return {};
}

Result<void> JsonTables::string(QByteArray* kept)
{
    keep(kept, '"');
    pass();
    for (;;) {
        const int byte = peek();
        if (byte < 0)
            return unexpected();
        keep(kept, char(byte));
        pass();
        if (byte == '"')
            return {};
        if (byte == '\\') {
            const int escaped = peek();
            if (escaped < 0)
                return unexpected();
            keep(kept, char(escaped));
            pass();
        }
    }
}

} // namespace loket::importing
