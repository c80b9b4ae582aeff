#include "server/pages/Template.h"

#include <QFile>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

QString escaped(const QString& text)
{
    QString safe = text.toHtmlEscaped();
    safe.replace(u'\'', u"&#39;"_s);
    return safe;
}

QByteArray pageFile(const char* name)
{
    Words::in(u"id"); // makes the resources known
    QFile file(u":/pages/"_s + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not part of the program", name);
    return file.readAll();
}

QString render(const char* name, const Words& words, const Values& values)
{
    static QHash<QByteArray, QString> cache; // one thread: the server's
    auto cached = cache.constFind(name);
    if (cached == cache.constEnd())
        cached = cache.insert(name, QString::fromUtf8(pageFile(name)));
    const QString& text = *cached;

    QString page;
    page.reserve(text.size() * 2);
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = text.indexOf(u"{{", at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u"}}", open);
        if (close < 0)
            return page.append(QStringView(text).sliced(at));
        page.append(QStringView(text).sliced(at, open - at));
        const QString hole = text.mid(open + 2, close - open - 2);
        if (hole.startsWith(u"t:"))
            page.append(escaped(words(hole.mid(2))));
        else if (hole.startsWith(u'&'))
            page.append(values.value(hole.mid(1)));
        else
            page.append(escaped(values.value(hole)));
        at = close + 2;
    }
}

} // namespace loket::server
