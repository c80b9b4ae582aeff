#include "domain/Duration.h"

#include "core/Reasons.h"

#include <array>

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Unit
{
    char16_t letter;
    qint64 seconds;
};
constexpr std::array units{Unit{u'w', 604800}, Unit{u'd', 86400}, Unit{u'h', 3600}, Unit{u'm', 60}, Unit{u's', 1}};
constexpr qint64 longest = 3650LL * 86400;

core::Failure malformed()
{
    return core::fail(core::Reason::DurationMalformed);
}

} // namespace

core::Result<Seconds> parseDuration(QStringView text)
{
    qint64 total = 0;
    size_t unit = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        qint64 count = 0;
        const qsizetype start = at;
        while (at < text.size() && text[at] >= u'0' && text[at] <= u'9' && at - start < 9)
            count = count * 10 + text[at++].digitValue();
        if (at == start || at == text.size())
            return malformed();
        while (unit < units.size() && text[at] != units[unit].letter)
            ++unit;
        if (unit == units.size())
            return malformed();
        total += count * units[unit++].seconds;
        ++at;
    }
    if (total < 1 || total > longest)
        return malformed();
    return Seconds(total);
}

QString formatDuration(Seconds duration)
{
    QString text;
    qint64 rest = duration.count();
    for (const Unit& unit : units) {
        if (unit.letter == u'w') // people say "15d" for a voucher, not "2w1d"
            continue;
        if (rest >= unit.seconds) {
            text += QString::number(rest / unit.seconds) + QChar(unit.letter);
            rest %= unit.seconds;
        }
    }
    return text.isEmpty() ? u"0s"_s : text;
}

} // namespace loket::domain
