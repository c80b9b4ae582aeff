#include "importing/sources/MikhmonRecords.h"

#include "importing/sources/MikhmonComment.h"
#include "importing/sources/MikhmonProfile.h"

#include <QStringList>
#include <QTimeZone>

namespace loket::importing::mikhmon {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype longestRow = 2000;
}

std::optional<Sale> readSale(const QString& name)
{
    constexpr qsizetype fewestFields = 4;
    constexpr qsizetype commentField = 8;
    if (name.size() > longestRow)
        return std::nullopt;
    const QStringList fields = name.split(u"-|-"_s);
    if (fields.size() < fewestFields)
        return std::nullopt;
    const QDate date = dateOf(fields[0]);
    const QTime time = timeOf(fields[1]);
    const auto price = amountOf(fields[3].isEmpty() ? QByteArray("0") : fields[3].toUtf8());
    if (!date.isValid() || !time.isValid() || fields[2].isEmpty() || !price)
        return std::nullopt;
    Sale sale{.at = QDateTime(date, time, QTimeZone::utc()).toUTC(), .user = fields[2], .price = *price};
    sale.validity = lengthOf(fields.value(6).toUtf8());
    sale.profile = fields.value(7);
    sale.comment = QStringList(fields.mid(commentField)).join(u"-|-"_s);
    return sale;
}

std::optional<QuickPrint> readQuickPrint(const QString& source)
{
    constexpr qsizetype parts = 14; // the first is empty
    if (source.size() > longestRow || !source.startsWith(u'#'))
        return std::nullopt;
    const QStringList fields = source.split(u'#');
    // The comment, in the middle, may have the separator in it.
    if (fields.size() < parts || fields[1].isEmpty() || fields[7].isEmpty() ||
        (fields[3] != u"vc" && fields[3] != u"up"))
        return std::nullopt;
    const QStringList prices = fields[fields.size() - 2].split(u'_');
    bool isNumber = false;
    const qint64 data = fields[9].toLongLong(&isNumber);
    QuickPrint button{.name = fields[1], .profile = fields[7]};
    button.timeLimit = lengthOf(fields[8].toUtf8());
    button.dataLimit = isNumber && data > 0 ? data : 0;
    button.validity = lengthOf(fields[fields.size() - 3].toUtf8());
    button.price = amountOf(prices.value(0).toUtf8()).value_or(0);
    button.sellingPrice = amountOf(prices.value(1).toUtf8()).value_or(0);
    button.lockToDevice = fields.last() == u"Enable";
    return button;
}

} // namespace loket::importing::mikhmon
