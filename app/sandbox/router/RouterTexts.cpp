#include "sandbox/router/RouterTexts.h"

#include <array>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

qint64 secondsOf(const QByteArray& text)
{
    qint64 total = 0;
    qint64 number = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            number = number * 10 + (c - '0');
        else {
            const qint64 unit = c == 'w' ? 604800 : c == 'd' ? 86400 : c == 'h' ? 3600 : c == 'm' ? 60 : 1;
            total += number * unit;
            number = 0;
        }
    }
    return total + number;
}

QByteArray durationText(qint64 seconds)
{
    QByteArray text;
    for (const auto& [letter, size] : {std::pair{'w', 604800}, {'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}}) {
        if (seconds >= size)
            text += QByteArray::number(seconds / size) + letter;
        seconds %= size;
    }
    return text.isEmpty() ? QByteArray("0s") : text;
}

QByteArray dateText(const QDate& date, bool iso)
{
    static constexpr std::array months{"jan", "feb", "mar", "apr", "may", "jun",
                                       "jul", "aug", "sep", "oct", "nov", "dec"};
    if (iso)
        return date.toString(Qt::ISODate).toLatin1();
    return months.at(size_t(date.month()) - 1) + date.toString(u"/dd/yyyy"_s).toLatin1();
}

} // namespace loket::sandbox
