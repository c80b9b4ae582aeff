#include "core/ZoneName.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace loket::core {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Named
{
    const char* id;
    QStringView name;
};

constexpr Named indonesia[] = {
    {"Asia/Jakarta", u"WIB"},        {"Asia/Pontianak", u"WIB"}, {"Asia/Makassar", u"WITA"},
    {"Asia/Ujung_Pandang", u"WITA"}, {"Asia/Jayapura", u"WIT"},
};

constexpr int secondsPerMinute = 60;
constexpr int minutesPerHour = 60;
constexpr int longest = 5; // as "AEST", "+0530"

QString byOffset(int seconds)
{
    if (seconds == 0)
        return u"UTC"_s;
    const int minutes = std::abs(seconds) / secondsPerMinute;
    QString text = (seconds < 0 ? u"UTC-"_s : u"UTC+"_s) + QString::number(minutes / minutesPerHour);
    if (minutes % minutesPerHour != 0)
        text += u':' + QString::number(minutes % minutesPerHour).rightJustified(2, u'0');
    return text;
}

} // namespace

QString zoneName(const QTimeZone& zone, const QDateTime& at)
{
    if (!zone.isValid())
        return byOffset(0);
    const QByteArray id = zone.id();
    const auto known =
        std::find_if(std::begin(indonesia), std::end(indonesia), [&id](const Named& entry) { return id == entry.id; });
    if (known != std::end(indonesia))
        return known->name.toString();
    const QString name = zone.abbreviation(at);
    if (!name.isEmpty() && name.size() <= longest && !name.contains(u' '))
        return name;
    return byOffset(zone.offsetFromUtc(at));
}

} // namespace loket::core
