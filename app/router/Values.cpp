#include "router/Values.h"

#include <QTime>
#include <QTimeZone>

#include <array>

namespace loket::router {

using std::chrono::milliseconds;

namespace {

// No counter of a router runs for longer; keeps every sum far from an overflow.
constexpr qint64 longestMs = 1000LL * 366 * 86400 * 1000;
constexpr int longestDigits = 12;

struct Unit
{
    const char* name;
    qint64 ms;
};
constexpr std::array units{Unit{"w", 604'800'000}, Unit{"d", 86'400'000}, Unit{"h", 3'600'000},
                           Unit{"m", 60'000},      Unit{"s", 1000},       Unit{"ms", 1}};

constexpr std::array<const char*, 12> months{"jan", "feb", "mar", "apr", "may", "jun",
                                             "jul", "aug", "sep", "oct", "nov", "dec"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<qint64> takeNumber(QByteArrayView& text)
{
    qint64 number = 0;
    qsizetype digits = 0;
    while (digits < text.size() && digits < longestDigits && isDigit(text[digits]))
        number = number * 10 + (text[digits++] - '0');
    if (digits == 0)
        return std::nullopt;
    text = text.sliced(digits);
    return number;
}

// "HH:MM:SS" with an optional fraction, the whole of `text`; hours may have any number of digits.
std::optional<qint64> clockMs(QByteArrayView text)
{
    std::array<qint64, 3> parts{};
    for (size_t i = 0; i < parts.size(); ++i) {
        const auto number = takeNumber(text);
        if (!number || (i > 0 && *number > 59))
            return std::nullopt;
        parts[i] = *number;
        if (i < 2) {
            if (!text.startsWith(':'))
                return std::nullopt;
            text = text.sliced(1);
        }
    }
    qint64 total = ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000;
    if (text.startsWith('.')) {
        qint64 place = 100;
        for (text = text.sliced(1); !text.isEmpty() && isDigit(text.front()); text = text.sliced(1), place /= 10)
            total += (text.front() - '0') * place;
    }
    return text.isEmpty() ? std::optional(total) : std::nullopt;
}

} // namespace

std::optional<milliseconds> parseRouterDuration(QByteArrayView text)
{
    if (text.isEmpty() || text == "none" || text == "never" || text == "immediately")
        return milliseconds(0);
    qint64 total = 0;
    size_t nextUnit = 0;
    while (!text.isEmpty()) {
        QByteArrayView rest = text;
        const auto number = takeNumber(rest);
        if (!number)
            return std::nullopt;
        if (rest.startsWith(':')) { // only days and weeks may precede the clock form
            const auto clock = nextUnit <= 2 ? clockMs(text) : std::nullopt;
            if (!clock)
                return std::nullopt;
            total += *clock;
            break;
        }
        if (rest.isEmpty() && nextUnit == 0) {
            total = *number * 1000;
            break;
        }
        const QByteArrayView name = rest.first(rest.startsWith("ms") ? 2 : std::min<qsizetype>(1, rest.size()));
        while (nextUnit < units.size() && name != units[nextUnit].name)
            ++nextUnit;
        if (nextUnit == units.size() || *number > longestMs / units[nextUnit].ms)
            return std::nullopt;
        total += *number * units[nextUnit++].ms;
        text = rest.sliced(name.size());
    }
    return total <= longestMs ? std::optional(milliseconds(total)) : std::nullopt;
}

std::chrono::seconds routerSeconds(QByteArrayView text)
{
    return std::chrono::duration_cast<std::chrono::seconds>(parseRouterDuration(text).value_or(milliseconds(0)));
}

std::optional<QDate> parseRouterDate(QByteArrayView text)
{
    const QByteArray bytes = text.toByteArray().toLower();
    QDate date;
    if (bytes.size() == 10 && bytes[4] == '-' && bytes[7] == '-') {
        date = QDate(bytes.first(4).toInt(), bytes.mid(5, 2).toInt(), bytes.mid(8, 2).toInt());
    } else if (bytes.size() == 11 && bytes[3] == '/' && bytes[6] == '/') {
        for (size_t month = 0; month < months.size(); ++month) {
            if (bytes.startsWith(months[month]))
                date = QDate(bytes.mid(7, 4).toInt(), int(month) + 1, bytes.mid(4, 2).toInt());
        }
    }
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<QDateTime> parseRouterClock(QByteArrayView date, QByteArrayView time, QByteArrayView gmtOffset)
{
    const auto day = parseRouterDate(date);
    const auto ofDay = clockMs(time);
    if (!day || !ofDay || *ofDay >= 86'400'000)
        return std::nullopt;
    const bool negative = gmtOffset.startsWith('-');
    if (negative || gmtOffset.startsWith('+'))
        gmtOffset = gmtOffset.sliced(1);
    qint64 offset = 0;
    if (gmtOffset.contains(':'))
        offset = clockMs(gmtOffset.toByteArray() + ":00").value_or(0) / 1000;
    else
        offset = gmtOffset.toByteArray().toLongLong();
    const QDateTime local = QDateTime(*day, QTime::fromMSecsSinceStartOfDay(int(*ofDay)), QTimeZone::utc()).toUTC();
    return local.addSecs(negative ? offset : -offset);
}

} // namespace loket::router
