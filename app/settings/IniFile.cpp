#include "settings/IniFile.h"

#include <algorithm>

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;

namespace {

QString unquoted(const QString& text)
{
    if (text.size() < 2 || !text.startsWith(u'"') || !text.endsWith(u'"'))
        return text;
    QString value;
    for (qsizetype i = 1; i < text.size() - 1; ++i) {
        QChar character = text[i];
        if (character == u'\\' && i + 1 < text.size() - 1) {
            character = text[++i];
            if (character == u'n')
                character = u'\n';
            else if (character == u'r')
                character = u'\r';
            else if (character == u't')
                character = u'\t';
        }
        value += character;
    }
    return value;
}

// "[General]" is what other ini writers put above keys without a section.
bool isGeneral(const QString& section)
{
    return section.compare(u"General"_s, Qt::CaseInsensitive) == 0;
}

} // namespace

QString IniFile::quoted(const QString& value)
{
    static const QString special = u"\"\\\n\r\t"_s;
    const bool plain = value.trimmed() == value && std::none_of(value.begin(), value.end(), [](QChar character) {
                           return special.contains(character);
                       });
    if (plain)
        return value;
    QString text = value;
    text.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
    text.replace(u"\n"_s, u"\\n"_s).replace(u"\r"_s, u"\\r"_s).replace(u"\t"_s, u"\\t"_s);
    return u'"' + text + u'"';
}

IniFile::Line IniFile::parsed(const QString& text, const QString& section)
{
    Line line{.text = text, .section = section};
    const QString content = text.trimmed();
    if (content.isEmpty() || content.startsWith(u'#') || content.startsWith(u';'))
        return line;
    if (content.startsWith(u'[') && content.endsWith(u']')) {
        line.section = content.mid(1, content.size() - 2).trimmed();
        return line;
    }
    const qsizetype equals = content.indexOf(u'=');
    if (equals < 1) {
        line.readable = false;
        return line;
    }
    const QString name = content.left(equals).trimmed();
    line.key = section.isEmpty() || isGeneral(section) ? name : section + u'.' + name;
    line.value = unquoted(content.mid(equals + 1).trimmed());
    return line;
}

IniFile::IniFile(const QByteArray& text)
{
    QString section;
    QStringList lines = QString::fromUtf8(text).split(u'\n');
    if (lines.constLast().isEmpty())
        lines.removeLast();
    for (QString& line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        m_lines.append(parsed(line, section));
        section = m_lines.constLast().section;
    }
}

QList<IniFile::Entry> IniFile::entries() const
{
    QList<Entry> entries;
    int number = 0;
    for (const Line& line : m_lines) {
        ++number;
        if (!line.key.isEmpty())
            entries.append({line.key, line.value, number});
    }
    return entries;
}

std::optional<QString> IniFile::value(const QString& key) const
{
    for (auto line = m_lines.crbegin(); line != m_lines.crend(); ++line) {
        if (line->key == key)
            return line->value;
    }
    return std::nullopt;
}

QList<int> IniFile::unreadableLines() const
{
    QList<int> numbers;
    int number = 0;
    for (const Line& line : m_lines) {
        ++number;
        if (!line.readable)
            numbers.append(number);
    }
    return numbers;
}

void IniFile::set(const QString& key, const QString& value)
{
    for (auto line = m_lines.rbegin(); line != m_lines.rend(); ++line) {
        if (line->key != key)
            continue;
        const QString name = line->text.left(line->text.indexOf(u'=')).trimmed();
        line->text = name + u" = "_s + quoted(value);
        line->value = value;
        return;
    }
    // Above the first section, where a full key is taken as it is.
    const auto firstSection =
        std::find_if(m_lines.begin(), m_lines.end(), [](const Line& line) { return !line.section.isEmpty(); });
    m_lines.insert(firstSection, parsed(key + u" = "_s + quoted(value), {}));
}

void IniFile::remove(const QString& key)
{
    m_lines.removeIf([&key](const Line& line) { return line.key == key; });
}

QByteArray IniFile::text() const
{
    QByteArray text;
    for (const Line& line : m_lines)
        text += line.text.toUtf8() + '\n';
    return text;
}

} // namespace loket::settings
