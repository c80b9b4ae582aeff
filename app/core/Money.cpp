#include "core/Money.h"

#include "core/Reasons.h"

#include <QRegularExpression>

#include <cmath>

namespace loket::core {

using namespace Qt::Literals::StringLiterals;

Result<Rupiah> parseRupiah(QStringView text)
{
    static const QRegularExpression form(u"\\A([0-9]{1,13})(?:\\.0+)?\\z"_s);
    const auto match = form.match(text.toString());
    const Rupiah amount = match.hasMatch() ? match.capturedView(1).toLongLong() : -1;
    if (amount < 0 || amount > maxRupiah)
        return fail(core::Reason::MoneyMalformed);
    return amount;
}

Result<Rupiah> rupiahFromJson(const QJsonValue& value)
{
    if (value.isString())
        return parseRupiah(value.toString());
    const double number = value.toDouble(-1);
    if (number < 0 || number > double(maxRupiah) || number != std::floor(number))
        return fail(core::Reason::MoneyMalformed);
    return Rupiah(number);
}

QString formatRupiah(Rupiah amount)
{
    QString digits = QString::number(amount < 0 ? -amount : amount);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u'.');
    return (amount < 0 ? u"-Rp "_s : u"Rp "_s) + digits;
}

} // namespace loket::core
