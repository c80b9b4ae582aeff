// The text of loket.ini and secrets.ini as people edit it: `key = value` lines, comments, and `[section]` headers whose
// name is the prefix of the keys below it. Changing one key leaves every other line as it was. Pure; no thread.
//
// A value with leading or trailing blanks, quotes, backslashes or line breaks is quoted, with \n \t \"
// \\ inside.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace loket::settings {

class IniFile
{
public:
    struct Entry
    {
        QString key;
        QString value;
        int line = 0; // counted from 1
    };

    explicit IniFile(const QByteArray& text = {});

    // In the order of the file. A key that occurs twice is listed twice; the last one counts.
    [[nodiscard]] QList<Entry> entries() const;
    [[nodiscard]] std::optional<QString> value(const QString& key) const;
    // Numbers of the lines that are neither a comment, a section nor `key = value`.
    [[nodiscard]] QList<int> unreadableLines() const;

    void set(const QString& key, const QString& value);
    void remove(const QString& key);

    [[nodiscard]] QByteArray text() const;

    // `value` as it is written on one line.
    static QString quoted(const QString& value);

private:
    struct Line
    {
        QString text;
        QString section; // the header above this line
        QString key;     // whole key; empty where the line has none
        QString value;
        bool readable = true;
    };
    static Line parsed(const QString& text, const QString& section);

    QList<Line> m_lines;
};

} // namespace loket::settings
