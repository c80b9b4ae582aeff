#include "importing/sources/PlanParts.h"

#include "core/Reasons.h"
#include "domain/PhoneNumber.h"
#include "settings/Registry.h"

#include <QRegularExpression>

#include <algorithm>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;

namespace {

const settings::Registry& settingsTable()
{
    static const settings::Registry registry;
    return registry;
}

constexpr qsizetype longestRouterName = 32;
constexpr qsizetype longestPackageId = 32;
const QString usualPort = u"8728"_s;

// What the ids of Loket can have, in lower case for a router.
QString asIdentifier(const QString& name, qsizetype most, bool lower)
{
    static const QRegularExpression others(u"[^A-Za-z0-9_]*[^A-Za-z0-9_-][^A-Za-z0-9_]*"_s);
    static const QRegularExpression ends(u"^-+|-+$"_s);
    QString id = lower ? name.trimmed().toLower() : name.trimmed();
    id.replace(others, u"-"_s);
    id.remove(ends);
    id.truncate(most);
    return id;
}

QString unlike(const QString& id, const QString& otherwise, qsizetype most, const auto& isTaken)
{
    const QString base = id.isEmpty() ? otherwise : id;
    if (!isTaken(base))
        return base;
    for (int number = 2;; ++number) {
        const QString end = u'-' + QString::number(number);
        const QString next = base.left(most - end.size()) + end;
        if (!isTaken(next))
            return next;
    }
}

// Digits of `text` from `at` on as a number; -1 where they are none.
int numberAt(QStringView text, qsizetype at, qsizetype length)
{
    if (at + length > text.size())
        return -1;
    int number = 0;
    for (const QChar c : text.mid(at, length)) {
        if (c < u'0' || c > u'9')
            return -1;
        number = number * 10 + (c.unicode() - u'0');
    }
    return number;
}

} // namespace

LeftOut& LeftOutRows::row(What what, Why why)
{
    const auto found =
        std::ranges::find_if(m_rows, [&](const LeftOut& row) { return row.what == what && row.why == why; });
    if (found != m_rows.end())
        return *found;
    m_rows.append({.what = what, .why = why});
    return m_rows.last();
}

void LeftOutRows::add(What what, Why why, int count)
{
    if (count > 0)
        row(what, why).count += count;
}

void LeftOutRows::add(What what, Why why, const QString& example)
{
    LeftOut& left = row(what, why);
    ++left.count;
    const QString text = exampleOf(example);
    if (!text.isEmpty() && left.examples.size() < mostExamples && !left.examples.contains(text))
        left.examples += text;
}

QString Asking::ask(Question question)
{
    question.answer = m_answers.value(question.id, question.byDefault);
    if (!question.choices.contains(question.answer)) {
        if (!m_problem)
            m_problem = core::makeError(core::Reason::ImportAnswerChoice,
                                        {question.id, question.answer.left(100), question.choices.join(u", "_s)});
        question.answer = question.byDefault;
    }
    m_questions += question;
    return question.answer;
}

core::Result<QList<Question>> Asking::finish() const
{
    if (m_problem)
        return core::Failure(*m_problem);
    for (auto answer = m_answers.keyBegin(); answer != m_answers.keyEnd(); ++answer) {
        if (std::ranges::none_of(m_questions, [&](const Question& asked) { return asked.id == *answer; }))
            return core::fail(core::Reason::ImportAnswerUnknown, {answer->left(100)});
    }
    return m_questions;
}

SettingsPart::SettingsPart(const Ours& ours, Asking& asking, LeftOutRows& leftOut)
    : m_ours(ours), m_asking(asking), m_leftOut(leftOut)
{}

void SettingsPart::value(PlannedSettings& into, const QString& key, const QString& theirs)
{
    if (theirs.trimmed().isEmpty())
        return;
    const auto checked = settingsTable().checked(key, theirs);
    if (!checked) {
        m_leftOut.add(What::Settings, Why::Unreadable, key);
        return;
    }
    const QString ours = m_ours.settings.value(key);
    if (ours == *checked)
        return;
    if (!ours.isEmpty()) {
        const QString answer = m_asking.ask({.id = u"keep:"_s + key,
                                             .about = About::KeepSetting,
                                             .subject = key,
                                             .values = {ours, *checked},
                                             .choices = {u"ours"_s, u"theirs"_s},
                                             .byDefault = u"ours"_s});
        if (answer == u"ours") {
            m_leftOut.add(What::Settings, Why::AlreadySetUp, key);
            return;
        }
    }
    into.values.insert(key, *checked);
}

void SettingsPart::secret(PlannedSettings& into, const QString& key, const core::Secret& theirs)
{
    if (theirs.isEmpty())
        return;
    if (m_ours.secretsSet.contains(key)) {
        m_leftOut.add(What::Settings, Why::AlreadySetUp, key);
        return;
    }
    into.secrets.insert(key, theirs);
}

RoutersPart::RoutersPart(const Ours& ours, SettingsPart& settings, LeftOutRows& leftOut)
    : m_ours(ours), m_settings(settings), m_leftOut(leftOut)
{
    for (const Ours::Router& router : ours.routers)
        m_names += router.name;
}

QString RoutersPart::place(const ForeignRouter& router, QList<PlannedSettings>& settings)
{
    const QString host = router.host.trimmed().toLower();
    const QString port = router.port.trimmed().isEmpty() ? usualPort : router.port.trimmed();
    const auto ours = std::ranges::find_if(m_ours.routers, [&](const Ours::Router& known) {
        return known.host.toLower() == host && QString::number(known.port) == port;
    });
    if (ours != m_ours.routers.end()) {
        m_leftOut.add(What::Routers, Why::AlreadySetUp, ours->name);
        return ours->name;
    }
    const QString address = host + u':' + port;
    if (const auto known = m_byAddress.constFind(address); known != m_byAddress.cend()) {
        m_leftOut.add(What::Routers, Why::AlreadySetUp, *known);
        return *known;
    }
    if (!settingsTable().checked(u"router.main.host"_s, host) ||
        !settingsTable().checked(u"router.main.port"_s, port)) {
        m_leftOut.add(What::Routers, Why::Unreadable, router.name);
        return {};
    }
    if (!router.isEnabled) {
        m_leftOut.add(What::Routers, Why::NotAsked, router.name);
        return {};
    }
    // The first router of all is the default one.
    const QString wanted = m_names.isEmpty() ? u"main"_s : asIdentifier(router.name, longestRouterName, true);
    const QString name = unlike(wanted, u"router"_s, longestRouterName,
                                [this](const QString& taken) { return m_names.contains(taken); });
    PlannedSettings planned{.key = u"router:"_s + address, .what = What::Routers};
    const QString part = u"router."_s + name + u'.';
    m_settings.value(planned, part + u"host"_s, host);
    m_settings.value(planned, part + u"port"_s, port);
    m_settings.value(planned, part + u"user"_s, router.user);
    m_settings.secret(planned, part + u"password"_s, router.password);
    settings += planned;
    m_names += name;
    m_byAddress.insert(address, name);
    return name;
}

bool isSamePackage(const domain::Package& ours, const domain::Package& theirs)
{
    return ours.id == theirs.id && ours.profile == theirs.profile && ours.price == theirs.price;
}

QString freePackageId(const QString& name, QSet<QString>& taken)
{
    const QString id = unlike(asIdentifier(name, longestPackageId, false), u"package"_s, longestPackageId,
                              [&taken](const QString& known) { return taken.contains(known); });
    taken.insert(id);
    return id;
}

QString lineOf(const QString& text, qsizetype most)
{
    QString line = text.left(most * 4);
    for (QChar& c : line) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    line = line.trimmed();
    if (line.size() > most) {
        line.truncate(most);
        if (line.back().isHighSurrogate())
            line.chop(1);
    }
    return line;
}

QString exampleOf(const QString& name)
{
    constexpr qsizetype longest = 40;
    constexpr int digitsOfPhones = 8;
    const QString line = lineOf(name, longest);
    const auto digits = std::ranges::count_if(line, [](QChar c) { return c.isDigit(); });
    return digits >= digitsOfPhones ? QString() : line;
}

bool isAcceptableCode(const QString& code)
{
    constexpr qsizetype shortest = 3;
    constexpr qsizetype longest = 64;
    return code.size() >= shortest && code.size() <= longest &&
           std::ranges::all_of(code, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

QString phoneOf(const QString& typed)
{
    const auto number = domain::PhoneNumber::parse(typed);
    return number ? number->digits() : QString();
}

std::optional<core::Rupiah> rupiahOf(const QString& text)
{
    const auto amount = core::parseRupiah(text.trimmed());
    return amount ? std::optional(*amount) : std::nullopt;
}

namespace {

// By hand: QDateTime's own parser takes several seconds for the rows of a big shop.
QDateTime timeOf(QStringView text, const QTimeZone& zone)
{
    text = text.trimmed();
    if (text.size() < 19 || text[4] != u'-' || text[7] != u'-' || (text[10] != u' ' && text[10] != u'T') ||
        text[13] != u':' || text[16] != u':')
        return {};
    QStringView rest = text.mid(19);
    if (rest.endsWith(u'Z'))
        rest.chop(1);
    if (!rest.isEmpty() && (rest[0] != u'.' || numberAt(rest, 1, rest.size() - 1) < 0 || rest.size() > 10))
        return {};
    const QDate day(numberAt(text, 0, 4), numberAt(text, 5, 2), numberAt(text, 8, 2));
    const QTime time(numberAt(text, 11, 2), numberAt(text, 14, 2), numberAt(text, 17, 2));
    if (!day.isValid() || !time.isValid())
        return {};
    return QDateTime(day, time, zone).toUTC();
}

} // namespace

QDateTime utcTimeOf(const QString& text)
{
    static const QTimeZone utc = QTimeZone::utc();
    return timeOf(text, utc);
}

QDateTime localTimeOf(const QString& text, const QTimeZone& zone)
{
    return timeOf(text, zone);
}

bool isImpossible(const QDateTime& time, const QDateTime& now)
{
    static const QDateTime first(QDate(2012, 1, 1), QTime(0, 0), QTimeZone::utc());
    return !time.isValid() || time < first || time > now.addDays(1);
}

} // namespace loket::importing
