#include "core/Clock.h"

#include <QTimer>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace loket::core {

namespace {

constexpr QStringView isoForm = u"0000-00-00T00:00:00.000Z";

// Since 1970, of a time in exactly our own form.
std::optional<qint64> millisecondsOf(QStringView text)
{
    if (text.size() != isoForm.size())
        return std::nullopt;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool fits = isoForm[i] == u'0' ? text[i] >= u'0' && text[i] <= u'9' : text[i] == isoForm[i];
        if (!fits)
            return std::nullopt;
    }
    const auto number = [text](qsizetype place, qsizetype digits) {
        int found = 0;
        for (qsizetype i = place; i < place + digits; ++i)
            found = found * 10 + (text[i].unicode() - u'0');
        return found;
    };
    const std::chrono::year_month_day date(std::chrono::year(number(0, 4)), std::chrono::month(unsigned(number(5, 2))),
                                           std::chrono::day(unsigned(number(8, 2))));
    const std::chrono::hours hours(number(11, 2));
    const std::chrono::minutes minutes(number(14, 2));
    const std::chrono::seconds seconds(number(17, 2));
    if (!date.ok() || date.year() < std::chrono::year(1) || hours > 23h || minutes > 59min || seconds > 59s)
        return std::nullopt;
    const std::chrono::milliseconds sinceEpoch = std::chrono::sys_days(date).time_since_epoch() + hours + minutes +
                                                 seconds + std::chrono::milliseconds(number(20, 3));
    return sinceEpoch.count();
}

} // namespace

std::chrono::milliseconds Clock::steady() const
{
    return std::chrono::milliseconds(now().toMSecsSinceEpoch());
}

std::chrono::milliseconds Clock::age(const QDateTime& time) const
{
    const std::chrono::milliseconds present = steady();
    if (!m_wallSince)
        m_wallSince = present;
    const std::chrono::milliseconds age(time.msecsTo(now()));
    return age >= 0ms ? age : present - *m_wallSince;
}

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::steady() const
{
#ifdef Q_OS_LINUX
    timespec time{};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0) // std::chrono::steady_clock does not count while suspended
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(time.tv_sec) +
                                                                     std::chrono::nanoseconds(time.tv_nsec));
#endif
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback)
{
    QTimer::singleShot(std::max(delay, 0ms), context, std::move(callback));
}

ManualClock::ManualClock(const QDateTime& start) : m_now(start.toUTC()) {}

void ManualClock::callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback)
{
    m_entries.push_back({m_steady + std::max(delay, 0ms), m_nextOrder++, context, std::move(callback)});
    std::push_heap(m_entries.begin(), m_entries.end(), isLater);
}

std::optional<std::chrono::milliseconds> ManualClock::untilNext() const
{
    return m_entries.empty() ? std::nullopt : std::optional(std::max(m_entries.front().due - m_steady, 0ms));
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    const std::chrono::milliseconds end = m_steady + by;
    const auto goOnTo = [this](std::chrono::milliseconds time) {
        if (time <= m_steady)
            return;
        m_now = m_now.addMSecs((time - m_steady).count());
        m_steady = time;
    };
    while (!m_entries.empty() && m_entries.front().due <= end) {
        std::pop_heap(m_entries.begin(), m_entries.end(), isLater);
        const Entry entry = std::move(m_entries.back());
        m_entries.pop_back();
        goOnTo(entry.due);
        if (entry.context)
            entry.callback();
    }
    goOnTo(end);
}

// Every statement of the ledger writes times and every row has several: Qt's own way takes ten times as long.
QString toIso(const QDateTime& time)
{
    if (!time.isValid())
        return {};
    const std::chrono::sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds(time.toMSecsSinceEpoch())};
    const auto day = std::chrono::floor<std::chrono::days>(point);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(point - day);
    if (date.year() < std::chrono::year(1) || date.year() > std::chrono::year(9999))
        return time.toUTC().toString(Qt::ISODateWithMs);
    QString text(isoForm.size(), Qt::Uninitialized);
    QChar* const letters = text.data();
    std::copy(isoForm.begin(), isoForm.end(), letters);
    const auto write = [letters](int place, int digits, qint64 number) {
        for (int i = place + digits - 1; i >= place; --i, number /= 10)
            letters[i] = QChar(u'0' + char16_t(number % 10));
    };
    write(0, 4, int(date.year()));
    write(5, 2, unsigned(date.month()));
    write(8, 2, unsigned(date.day()));
    write(11, 2, clock.hours().count());
    write(14, 2, clock.minutes().count());
    write(17, 2, clock.seconds().count());
    write(20, 3, clock.subseconds().count());
    return text;
}

QJsonValue isoOrNull(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(toIso(time)) : QJsonValue();
}

QDateTime fromIso(const QString& text)
{
    static const QDateTime anyUtc = QDateTime::currentDateTimeUtc();
    if (const auto milliseconds = millisecondsOf(text)) {
        QDateTime time = anyUtc; // of UTC without a time zone's object, in every Qt
        time.setMSecsSinceEpoch(*milliseconds);
        return time;
    }
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC(); // another form, or none
}

} // namespace loket::core
