#include "domain/Typed.h"

#include "domain/PhoneNumber.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype leastPhoneDigits = 4; // below, nothing is taken off
constexpr QStringView indonesia = u"62";

// The digits that are the same however the number was written; part of a number may be given.
QString phoneOf(const QString& text)
{
    static const QRegularExpression phoneLike(u"\\A[ ]*\\+?[0-9 ().\\-]+\\z"_s);
    static const QRegularExpression others(u"[^0-9]"_s);
    if (!phoneLike.match(text).hasMatch())
        return {};
    if (const auto whole = PhoneNumber::parse(text))
        return whole->digits().startsWith(indonesia) ? whole->digits().sliced(indonesia.size()) : whole->digits();
    // What a mobile number can begin with; in front of anything else these digits are from inside the number.
    static const QRegularExpression prefix(u"\\A(?:00(?=[1-9]))?(?:(?:62)?0(?=8))?"_s);
    QString digits = QString(text).remove(others);
    if (digits.size() >= leastPhoneDigits)
        digits.remove(prefix);
    return digits;
}

QString deviceOf(const QString& text)
{
    static const QRegularExpression address(u"\\A[0-9A-Fa-f]{2}([:. \\-])(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}\\z|"
                                            "\\A(?=.*[A-Fa-f])[0-9A-Fa-f]{12}\\z"_s); // digits alone are a phone's
    static const QRegularExpression separators(u"[:. \\-]"_s);
    if (!address.match(text).hasMatch())
        return {};
    QString device = QString(text).remove(separators).toUpper();
    for (int pair = 5; pair > 0; --pair)
        device.insert(2 * pair, u':');
    return device;
}

// The code in a login link, as the QR code of a slip has it.
QString codeInLink(const QString& text)
{
    if (!text.contains(u"://"_s))
        return {};
    return QUrlQuery(QUrl(text)).queryItemValue(u"username"_s, QUrl::FullyDecoded);
}

} // namespace

QString asTyped(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (c.category() == QChar::Other_Format || (code >= 0xFE00 && code <= 0xFE0F)) // and variation selectors
            continue;
        if (c.category() == QChar::Punctuation_Dash || code == 0x2212) // the minus sign
            plain += u'-';
        else if (c.category() == QChar::Separator_Space)
            plain += u' ';
        else if (code >= 0xFF10 && code <= 0xFF19)
            plain += QChar(u'0' + (code - 0xFF10));
        else if (code == 0xFF0B)
            plain += u'+';
        else if (code == 0xFF08 || code == 0xFF09)
            plain += code == 0xFF08 ? u'(' : u')';
        else
            plain += c;
    }
    return plain;
}

bool TypedSearch::isIn(QStringView text) const
{
    const auto has = [text](const QString& form) { return text.contains(form, Qt::CaseInsensitive); };
    return has(words) || has(code) || has(plain) || has(phone) || has(device);
}

TypedSearch typedSearch(QStringView typed)
{
    TypedSearch search;
    search.words = asTyped(typed).simplified();
    if (search.words.startsWith(u'…'))
        search.words = search.words.sliced(1).trimmed();
    if (const QString code = codeInLink(search.words); !code.isEmpty())
        search.words = code;
    search.code = QString(search.words).remove(u' ');
    const QString plain = QString(search.code).remove(u'-');
    search.plain = plain.isEmpty() ? search.code : plain;
    const QString phone = phoneOf(search.words);
    search.phone = phone.isEmpty() ? search.words : phone;
    const QString device = deviceOf(search.words);
    search.device = device.isEmpty() ? search.code : device;
    return search;
}

} // namespace loket::domain
