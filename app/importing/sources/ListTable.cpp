#include "importing/sources/ListTable.h"

#include "core/Reasons.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;

namespace {

constexpr int tellEveryRows = 1000;
// A quote that nobody closes must not take the rest of the file with it.
constexpr qsizetype longestField = 2000;
constexpr int mostLinesOfAField = 10;

// Windows-1252 where it differs from Latin-1; 0: no character.
constexpr std::array<char16_t, 32> windows1252{0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                               0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                               0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                               0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

// Reads field by field what RFC 4180 describes, and what comes near to it.
class Splitter
{
public:
    Splitter(const QString& text, QChar separator) : m_text(text), m_separator(separator) {}

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }

    ListTable::Row next()
    {
        ListTable::Row row{.line = m_line};
        const qsizetype begin = m_at;
        const int line = m_line;
        for (;;) {
            const bool isQuoted = m_at < m_text.size() && m_text[m_at] == u'"';
            const auto cell = isQuoted ? quoted() : std::optional(plain());
            if (!cell) { // this line alone is broken
                m_at = begin;
                m_line = line;
                (void)restOfLine();
                row.isBroken = true;
                return row;
            }
            if (row.cells.size() < ListTable::mostColumns)
                row.cells += cell->trimmed();
            if (m_at < m_text.size() && m_text[m_at] == m_separator) {
                ++m_at;
                continue;
            }
            endLine();
            return row;
        }
    }

private:
    QString plain()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }
    std::optional<QString> quoted()
    {
        QString cell;
        int lines = 0;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar character = m_text[m_at];
            if (character == u'"') {
                if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                    cell += u'"';
                    ++m_at;
                    continue;
                }
                ++m_at;
                return cell + plain(); // what is behind the quote belongs to it
            }
            if (character == u'\n') {
                ++m_line;
                ++lines;
            }
            cell += character;
            if (cell.size() > longestField || lines > mostLinesOfAField)
                return std::nullopt;
        }
        return std::nullopt;
    }
    QString restOfLine()
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && m_text[m_at] != u'\n' && m_text[m_at] != u'\r')
            ++m_at;
        const QString rest = m_text.sliced(begin, m_at - begin);
        endLine();
        return rest;
    }
    void endLine()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'\n')
            ++m_at;
        ++m_line;
    }

    const QString& m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
};

// The one that most of the first lines have equally often.
QChar separatorOf(const QString& text)
{
    constexpr int firstLines = 50;
    const QStringList lines = text.left(64 * 1024).split(u'\n', Qt::SkipEmptyParts).mid(0, firstLines);
    QChar best = u',';
    qsizetype most = 0;
    for (const QChar candidate : {u';', u'\t', u',', u'|'}) {
        QHash<qsizetype, qsizetype> times; // how often it is in a line: in how many lines
        for (const QString& line : lines) {
            if (const qsizetype count = line.count(candidate); count > 0)
                ++times[count];
        }
        const auto frequent = std::max_element(times.begin(), times.end());
        if (frequent != times.end() && *frequent > most) {
            most = *frequent;
            best = candidate;
        }
    }
    return best;
}

// `add name="a" password="b" profile="c" comment="d"`, as a router exports it and Mikhmon writes it.
std::optional<QStringList> scriptRow(const QString& line)
{
    static const QRegularExpression part(u"([a-z-]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S*))"_s);
    if (!line.startsWith(u"add "_s))
        return std::nullopt;
    QHash<QString, QString> values;
    for (auto match = part.globalMatch(line); match.hasNext();) {
        const auto one = match.next();
        QString value = one.captured(2) + one.captured(3);
        value.replace(u"\\\""_s, u"\""_s).replace(u"\\\\"_s, u"\\"_s);
        values.insert(one.captured(1), value);
    }
    if (!values.contains(u"name"_s))
        return std::nullopt;
    return QStringList{
        values.value(u"name"_s),         values.value(u"password"_s),          values.value(u"profile"_s),
        values.value(u"limit-uptime"_s), values.value(u"limit-bytes-total"_s), values.value(u"comment"_s)};
}

Result<ListTable> tableOfScript(const QString& text, const QString& name)
{
    ListTable table;
    table.rows +=
        {.line = 0,
         .cells = {u"Username"_s, u"Password"_s, u"Profile"_s, u"Time Limit"_s, u"Data Limit"_s, u"Comment"_s}};
    QString whole;
    int number = 0;
    for (const QString& line : text.split(u'\n')) {
        ++number;
        const QString trimmed = line.trimmed();
        if (trimmed.endsWith(u'\\') && whole.size() < longestField) { // goes on in the next line
            whole += trimmed.chopped(1);
            continue;
        }
        whole += trimmed;
        if (const auto row = scriptRow(whole))
            table.rows += {.line = number, .cells = *row};
        else if (whole.startsWith(u"add "_s))
            table.rows += {.line = number, .isBroken = true};
        whole.clear();
        if (table.rows.size() > ListTable::mostRows)
            return fail(core::Reason::ListTooLong, {name, ListTable::mostRows});
    }
    return table;
}

bool looksBinary(const QByteArray& bytes)
{
    const bool hasUtf16Mark = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    return !hasUtf16Mark && bytes.left(8192).contains('\0');
}

} // namespace

QString textOf(const QByteArray& bytes)
{
    if (bytes.startsWith("\xff\xfe"))
        return QStringDecoder(QStringDecoder::Utf16LE)(bytes.sliced(2));
    if (bytes.startsWith("\xfe\xff"))
        return QStringDecoder(QStringDecoder::Utf16BE)(bytes.sliced(2));
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(bytes);
    if (!utf8.hasError())
        return text.startsWith(QChar(QChar::ByteOrderMark)) ? text.sliced(1) : text;
    text = QString::fromLatin1(bytes);
    for (QChar& character : text) {
        if (character.unicode() >= 0x80 && character.unicode() < 0xa0)
            character = windows1252.at(character.unicode() - 0x80);
    }
    return text;
}

Result<ListTable> tableOfText(const QByteArray& bytes, const QString& name, const Listener& listener)
{
    if (looksBinary(bytes))
        return fail(core::Reason::ListBinary, {name});
    QString text = textOf(bytes);
    if (text.left(1000).contains(u"/ip hotspot user"_s))
        return tableOfScript(text, name);
    QChar separator = separatorOf(text);
    int skipped = 0;
    if (text.startsWith(u"sep="_s, Qt::CaseInsensitive) && text.size() > 4) { // what Excel wants to be told
        separator = text[4];
        const qsizetype end = text.indexOf(u'\n');
        text = end < 0 ? QString() : text.sliced(end + 1);
        skipped = 1;
    }
    ListTable table;
    Splitter splitter(text, separator);
    while (!splitter.isAtEnd()) {
        ListTable::Row row = splitter.next();
        row.line += skipped;
        const bool isEmpty = !row.isBroken && std::all_of(row.cells.begin(), row.cells.end(),
                                                          [](const QString& cell) { return cell.isEmpty(); });
        if (isEmpty)
            continue;
        table.rows += row;
        if (table.rows.size() > ListTable::mostRows)
            return fail(core::Reason::ListTooLong, {name, ListTable::mostRows});
        if (table.rows.size() % tellEveryRows == 0 && !listener({.done = table.rows.size(), .total = 0}))
            return fail(core::Reason::ImportCancelled);
    }
    return table;
}

Result<ListTable> readListTable(const QString& path, const Listener& listener)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return fail(core::Reason::ImportFileMissing,
                    {path, QFileInfo::exists(path) ? u"not a file"_s : u"no such file"_s});
    if (!file.open(QIODevice::ReadOnly))
        return fail(core::Reason::ImportFileMissing, {path, file.errorString()});
    if (file.size() > ListTable::mostBytes)
        return fail(core::Reason::ImportFileTooLarge, {name, ListTable::mostBytes / (1024 * 1024)});
    const QByteArray start = file.peek(4);
    if (start == "PK\x03\x04")
        return tableOfWorkbook(path, name, listener);
    return tableOfText(file.read(ListTable::mostBytes), name, listener);
}

} // namespace loket::importing
