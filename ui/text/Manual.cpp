#include "ui/text/Manual.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <utility>
#include <vector>

// A static library's resources have to be initialised; outside of every namespace.
static void initManualResource()
{
    Q_INIT_RESOURCE(manual);
}

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype excerptBefore = 40;
constexpr qsizetype excerptLength = 140;

// The plain text of a line: links keep their text, the marks are removed.
QString withoutMarks(QString line)
{
    static const QRegularExpression link(u"!?\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    static const QRegularExpression ruler(u"^[|:\\- ]+$"_s);
    static const QRegularExpression emphasis(u"\\*([^*]+)\\*"_s);
    static const QRegularExpression comment(u"<!--.*-->"_s);
    if (line.contains(ruler))
        return {};
    line.replace(link, u"\\1"_s);
    line.remove(comment);
    line.remove(QLatin1StringView("**"));
    line.replace(emphasis, u"\\1"_s);
    line.remove(u'`');
    line.replace(u'|', u' ');
    return line.simplified();
}

ManualPage readPage(const QString& language, const QString& name)
{
    ManualPage page{.name = name, .title = name, .markdown = {}, .sections = {}};
    QFile file(u":/manual/%1/%2.md"_s.arg(language, name));
    if (!file.open(QIODevice::ReadOnly))
        return page;
    page.markdown = QString::fromUtf8(file.readAll());
    for (const QString& line : page.markdown.split(u'\n')) {
        if (line.startsWith(QLatin1StringView("# ")))
            page.title = line.mid(2).trimmed();
        if (line.startsWith(u'#')) {
            const QString heading = withoutMarks(line.mid(line.indexOf(u' ')));
            page.sections += {.heading = heading, .anchor = Manual::anchorOf(heading), .text = {}};
        } else if (!page.sections.isEmpty()) {
            if (const QString words = withoutMarks(line); !words.isEmpty())
                page.sections.last().text += words + u' ';
        }
    }
    return page;
}

QString excerptOf(const QString& text, const QString& word)
{
    qsizetype from = std::max<qsizetype>(0, text.indexOf(word, 0, Qt::CaseInsensitive) - excerptBefore);
    if (from > 0)
        from = text.indexOf(u' ', from) + 1;
    QString excerpt = text.mid(from, excerptLength).trimmed();
    if (from > 0)
        excerpt.prepend(u"… "_s);
    if (from + excerptLength < text.size()) {
        excerpt.truncate(std::max<qsizetype>(excerpt.lastIndexOf(u' '), 0)); // no partial word
        excerpt += u" …"_s;
    }
    return excerpt;
}

} // namespace

const QStringList& Manual::pageNames()
{
    static const QStringList names{u"first-day"_s,       u"moving-in"_s, u"counter"_s,  u"attention"_s, u"online"_s,
                                   u"packages"_s,        u"vouchers"_s,  u"routers"_s,  u"payments"_s,  u"whatsapp"_s,
                                   u"messages"_s,        u"printing"_s,  u"reports"_s,  u"staff"_s,     u"backup"_s,
                                   u"troubleshooting"_s, u"settings"_s,  u"commands"_s, u"api"_s};
    return names;
}

QString Manual::anchorOf(const QString& heading)
{
    static const QRegularExpression other(u"[^\\p{L}\\p{N}]+"_s);
    QString anchor = heading.toLower().replace(other, u"-"_s);
    while (anchor.startsWith(u'-'))
        anchor.remove(0, 1);
    while (anchor.endsWith(u'-'))
        anchor.chop(1);
    return anchor;
}

Manual::Manual(const QString& language)
{
    initManualResource();
    for (const QString& name : pageNames())
        m_pages += readPage(language, name);
}

const ManualPage* Manual::find(const QString& name) const
{
    const auto found =
        std::find_if(m_pages.begin(), m_pages.end(), [&](const ManualPage& page) { return page.name == name; });
    return found == m_pages.end() ? nullptr : &*found;
}

QList<ManualHit> Manual::search(const QString& question) const
{
    const QStringList words = question.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    struct Ranked
    {
        ManualHit hit;
        qsizetype inHeading; // so many of the words
    };
    std::vector<Ranked> found;
    for (const ManualPage& page : m_pages) {
        for (const ManualSection& section : page.sections) {
            const auto isIn = [](const QString& text) {
                return [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); };
            };
            const QString own = section.heading + u' ' + section.text;
            const QString whole = page.title + u' ' + own;
            if (!std::all_of(words.begin(), words.end(), isIn(whole)) ||
                std::none_of(words.begin(), words.end(), isIn(own)))
                continue;
            found.push_back({.hit = {.page = page.name,
                                     .title = page.title,
                                     .heading = section.heading,
                                     .anchor = section.anchor,
                                     .excerpt = excerptOf(section.text, words.first())},
                             .inHeading = std::count_if(words.begin(), words.end(), isIn(section.heading))});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Ranked& left, const Ranked& right) { return left.inHeading > right.inHeading; });
    QList<ManualHit> hits;
    for (Ranked& ranked : found)
        hits += std::move(ranked.hit);
    return hits;
}

} // namespace loket::ui
