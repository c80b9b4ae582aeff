#include "server/pages/Words.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

static void initPagesResource() // Q_INIT_RESOURCE must be outside any namespace
{
    Q_INIT_RESOURCE(pages);
}

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

Words::Words(const QString& language) : m_language(language)
{
    initPagesResource();
    QFile file(u":/pages/words.%1.json"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the pages' words are not part of the program");
    const QJsonObject words = QJsonDocument::fromJson(file.readAll()).object();
    for (auto word = words.begin(); word != words.end(); ++word)
        m_words.insert(word.key(), word.value().toString());
}

const Words& Words::in(QStringView language)
{
    static const Words indonesian(u"id"_s);
    static const Words english(u"en"_s);
    return language == u"en" ? english : indonesian;
}

const QString& Words::otherLanguage() const
{
    return in(m_language == u"en" ? u"id" : u"en").m_language;
}

QString Words::preferred(const QByteArray& acceptLanguage, const QString& otherwise)
{
    QString best;
    double bestQuality = 0;
    for (const QByteArray& item : acceptLanguage.toLower().split(',')) {
        const QList<QByteArray> parts = item.split(';');
        const QByteArray tag = parts.first().trimmed().split('-').first();
        double quality = 1;
        if (parts.size() > 1 && parts.at(1).trimmed().startsWith("q="))
            quality = parts.at(1).trimmed().mid(2).toDouble();
        const bool known = tag == "en" || tag == "id" || tag == "in" || tag == "ms";
        if (known && quality > bestQuality) {
            best = tag == "en" ? u"en"_s : u"id"_s;
            bestQuality = quality;
        }
    }
    return best.isEmpty() ? otherwise : best;
}

QString Words::duration(domain::Seconds duration) const
{
    struct Unit
    {
        const char* name;
        qint64 seconds;
    };
    constexpr Unit units[] = {{"day", 86400}, {"hour", 3600}, {"minute", 60}, {"second", 1}};
    qint64 left = duration.count();
    QStringList parts;
    for (const Unit& unit : units) {
        const qint64 count = left / unit.seconds;
        left %= unit.seconds;
        if (count > 0) {
            const QString key = u"duration.%1%2"_s.arg(QLatin1StringView(unit.name), count == 1 ? u""_s : u"s"_s);
            parts += (*this)(key).arg(count);
        }
    }
    return parts.join(u' ');
}

} // namespace loket::server
