#include "sales/vouchers/Drift.h"

#include "domain/Identifiers.h"

#include <array>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kindNames{"unknown", "leftover", "missing", "differs", "later"};
constexpr std::array actionNames{"remove", "adopt", "make_again", "write_off", "set_right", "rebuild"};

QString timeText(domain::Seconds limit)
{
    return limit.count() > 0 ? domain::formatDuration(limit) : u"none"_s;
}

} // namespace

QList<Difference> differencesOf(const domain::Voucher& voucher, const domain::ListedUser& user)
{
    QList<Difference> differences;
    if (user.profile != voucher.profile)
        differences += {u"profile"_s, user.profile, voucher.profile};
    if (user.limitUptime != voucher.timeLimit())
        differences += {u"limit-uptime"_s, timeText(user.limitUptime), timeText(voucher.timeLimit())};
    if (user.limitBytesTotal != voucher.bytesLimit())
        differences +=
            {u"limit-bytes-total"_s, QString::number(user.limitBytesTotal), QString::number(voucher.bytesLimit())};
    if (user.disabled)
        differences += {u"disabled"_s, u"yes"_s, u"no"_s};
    return differences;
}

std::optional<OurComment> readComment(const QString& comment)
{
    const QStringList parts = comment.split(u':');
    bool isNumber = false;
    const int number = parts.value(2).toInt(&isNumber);
    if (parts.size() != 3 || parts[0] != u"loket" || !domain::isInvoiceId(parts[1]) || !isNumber || number < 1)
        return std::nullopt;
    return OurComment{parts[1], number};
}

QString toString(DriftKind kind)
{
    return QString::fromLatin1(kindNames.at(size_t(kind)));
}

QString toString(DriftAction action)
{
    return QString::fromLatin1(actionNames.at(size_t(action)));
}

std::optional<DriftAction> driftActionFromString(QStringView name)
{
    for (size_t i = 0; i < actionNames.size(); ++i) {
        if (name == QLatin1StringView(actionNames[i]))
            return DriftAction(i);
    }
    return std::nullopt;
}

} // namespace loket::sales
