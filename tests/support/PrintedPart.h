// A part of a Markdown page that is generated from a table of the program, between the two lines
//   <!-- printed: NAME -->
//   <!-- end of NAME -->
// The page is compared with the table; where they differ the test fails with the expected text. With
// LOKET_PRINT=1 in the environment the part is written into the page instead.
#pragma once

#include <QFile>
#include <QString>

namespace loket::tests {

// Empty where the page has exactly `text` in the part `name`, else what is wrong and the text to paste.
inline QString comparePrinted(const QString& page, const QString& name, const QString& text)
{
    const bool prints = qEnvironmentVariableIntValue("LOKET_PRINT") == 1;
    QFile file(page);
    if (!file.open(prints ? QIODevice::ReadWrite : QIODevice::ReadOnly))
        return page + QStringLiteral(": ") + file.errorString();
    const QString whole = QString::fromUtf8(file.readAll());
    const QString begin = QStringLiteral("<!-- printed: %1 -->\n").arg(name);
    const QString end = QStringLiteral("<!-- end of %1 -->\n").arg(name);
    const qsizetype from = whole.indexOf(begin);
    const qsizetype to = whole.indexOf(end, from);
    if (from < 0 || to < 0)
        return QStringLiteral("%1 needs the lines\n%2%3").arg(page, begin, end);
    const qsizetype start = from + begin.size();
    if (whole.mid(start, to - start) == text)
        return {};
    if (prints) {
        file.resize(0);
        file.seek(0);
        file.write((whole.left(start) + text + whole.mid(to)).toUtf8());
        return {};
    }
    return QStringLiteral(
               "%1 differs from the table; between its lines \"printed: %2\" and \"end of %2\" belongs (or run "
               "this test with LOKET_PRINT=1):\n%3")
        .arg(page, name, text);
}

} // namespace loket::tests
