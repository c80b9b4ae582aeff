#include "domain/Identifiers.h"

#include "core/Crypto.h"

#include <QRegularExpression>

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr QStringView base32 = u"ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // 32 characters: 5 bits each
constexpr QStringView letters = u"ABCDEFGHJKLMNPQRSTUVWXYZ";
} // namespace

QString newInvoiceId(const QDate& day)
{
    return u"LK"_s + day.toString(u"yyMMdd"_s) + u'-' + core::randomText(base32, 14) + core::randomText(letters, 1);
}

bool isInvoiceId(QStringView text)
{
    static const QRegularExpression form(u"\\ALK[0-9]{6}-[A-Z0-9]{14}[A-Z]\\z"_s);
    return form.match(text.toString()).hasMatch();
}

QString newStatusToken()
{
    return core::randomText(u"abcdefghjkmnpqrstuvwxyz234567890", 32);
}

QString hotspotComment(QStringView invoiceId, int number)
{
    return u"loket:%1:%2"_s.arg(invoiceId).arg(number);
}

std::optional<QString> alphabetNamed(QStringView name)
{
    if (name == u"digits")
        return u"0123456789"_s;
    if (name == u"lower")
        return u"abcdefghijklmnopqrstuvwxyz"_s;
    if (name == u"upper")
        return u"ABCDEFGHIJKLMNOPQRSTUVWXYZ"_s;
    if (name == u"unambiguous")
        return u"abcdefghjkmnpqrstuvwxyz23456789"_s;
    return std::nullopt;
}

Credentials newCredentials(const CodeFormat& format)
{
    const QString name = format.prefix + core::randomText(format.alphabet, format.length);
    if (format.mode == CodeMode::Code)
        return {name, name};
    return {name, core::randomText(format.alphabet, format.length)};
}

} // namespace loket::domain
