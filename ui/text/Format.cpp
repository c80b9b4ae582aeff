#include "ui/text/Format.h"

#include "core/ZoneName.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 formatMinute = 60;
constexpr qint64 formatHour = 60 * formatMinute;
constexpr qint64 formatDay = 24 * formatHour;
constexpr int shownHead = 4;
constexpr int formatShownTail = 4;

} // namespace

QString Format::relative(const QDateTime& time, const QDateTime& now, const QTimeZone& zone, const QLocale& locale)
{
    if (!time.isValid())
        return u"–"_s;
    const qint64 age = time.secsTo(now);
    if (age >= -formatMinute && age < formatMinute)
        return tr("just now");
    if (age >= 0 && age < formatHour)
        return tr("%n min ago", "", int(age / formatMinute));
    const QDateTime there = time.toTimeZone(zone);
    const QDate today = now.toTimeZone(zone).date();
    const QString clock = there.toString(u"HH:mm"_s);
    if (there.date() == today)
        return tr("today %1").arg(clock);
    if (there.date() == today.addDays(-1))
        return tr("yesterday %1").arg(clock);
    if (there.date().year() == today.year())
        return locale.toString(there, u"d MMM HH:mm"_s);
    return locale.toString(there.date(), u"d MMM yyyy"_s);
}

QString Format::exact(const QDateTime& time, const QTimeZone& zone, const QLocale& locale)
{
    if (!time.isValid())
        return {};
    const QDateTime there = time.toTimeZone(zone);
    return locale.toString(there, u"dddd, d MMMM yyyy, HH:mm:ss"_s) + u' ' + core::zoneName(zone, time);
}

QString Format::stamp(const QDateTime& time, const QTimeZone& zone, const QLocale& locale)
{
    if (!time.isValid())
        return {};
    const QDateTime there = time.toTimeZone(zone);
    return locale.toString(there, u"d MMM yyyy, HH:mm:ss"_s) + u' ' + core::zoneName(zone, time);
}

QString Format::span(qint64 seconds)
{
    if (seconds < formatMinute)
        return tr("%n s", "seconds, short", int(qMax<qint64>(seconds, 0)));
    if (seconds < formatHour)
        return tr("%n min", "minutes, short", int(seconds / formatMinute));
    if (seconds < formatDay)
        return tr("%n h", "hours, short", int(seconds / formatHour));
    return tr("%n day(s)", "", int(seconds / formatDay));
}

QString Format::duration(qint64 seconds)
{
    if (seconds > 0 && seconds % formatDay == 0)
        return tr("%n day(s)", "", int(seconds / formatDay));
    if (seconds > 0 && seconds % formatHour == 0)
        return tr("%n hour(s)", "", int(seconds / formatHour));
    return tr("%n minute(s)", "", int(seconds / formatMinute));
}

QLocale Format::rupiahLocale()
{
    return {QLocale::Indonesian, QLocale::Indonesia};
}

QString Format::maskedPhone(const QString& digits)
{
    if (digits.isEmpty())
        return {};
    const QString local = digits.startsWith(u"62") ? u'0' + digits.sliced(2) : u'+' + digits;
    if (local.size() <= shownHead + formatShownTail)
        return QString(local.size(), u'•');
    return local.first(shownHead) + u"•••"_s + local.last(formatShownTail);
}

QString Format::phone(const QString& digits)
{
    if (!digits.startsWith(u"62") || digits.size() < 8)
        return digits.isEmpty() ? QString() : u'+' + digits;
    QString text = u"+62 "_s + digits.sliced(2, 3);
    for (qsizetype at = 5; at < digits.size(); at += 4)
        text += u'-' + digits.sliced(at, qMin<qsizetype>(4, digits.size() - at));
    return text;
}

QString Format::onButton(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace loket::ui
