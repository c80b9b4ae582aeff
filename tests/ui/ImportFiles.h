// Files of other programs, written for a test.
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;

inline QString writeFile(const QTemporaryDir& folder, const QString& name, const QByteArray& content)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s", qPrintable(file.errorString()));
    return file.fileName();
}

inline QString listCode(int number)
{
    return u"kd%1"_s.arg(number, 6, 10, QLatin1Char('0'));
}

// Codes of the package 3k, as a spreadsheet of Indonesia writes them.
inline QString writeList(const QTemporaryDir& folder, int count)
{
    QByteArray lines = "Kode;Paket;Harga\r\n";
    for (int i = 1; i <= count; ++i)
        lines += listCode(i).toUtf8() + ";3k;3000\r\n";
    return writeFile(folder, u"codes.csv"_s, lines);
}

} // namespace loket::tests
