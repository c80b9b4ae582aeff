#include "domain/CustomerTraces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype leastNamePart = 3; // shorter words of a name say nothing by themselves
const QString country = u"62"_s;
const QString gone = u"…"_s;

QString digitsOf(const QString& phone)
{
    if (const auto number = storedNumber(phone))
        return number->digits();
    QString digits;
    for (const QChar c : phone) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return digits;
}

QRegularExpression everyWord(const QString& name, CustomerTraces::Name part)
{
    QStringList all;
    for (const QString& word : name.split(u' '))
        all += QRegularExpression::escape(word);
    QStringList words{all.join(u"\\s+"_s)};
    if (part == CustomerTraces::Name::Parts) {
        for (const QString& word : name.split(u' ')) {
            if (word.size() >= leastNamePart)
                words += QRegularExpression::escape(word);
        }
    }
    return QRegularExpression(u"(?<![\\p{L}\\p{N}])(?:%1)(?![\\p{L}\\p{N}])"_s.arg(words.join(u'|')),
                              QRegularExpression::CaseInsensitiveOption |
                                  QRegularExpression::UseUnicodePropertiesOption);
}

// The digits one after the other, whatever stands between them; an Indonesian number with 62, 0 or nothing before it.
QRegularExpression everySpelling(const QString& digits)
{
    if (digits.isEmpty())
        return {};
    const bool isIndonesian = digits.startsWith(country);
    const QString between = u"[\\s().\\x{2010}-\\x{2015}\\x{2212}-]{0,3}"_s;
    QStringList places;
    for (const QChar digit : isIndonesian ? digits.sliced(country.size()) : digits)
        places += digit;
    const QString before = isIndonesian
                               ? u"(?:(?:\\+|00)?%1%2%3(?:\\(?0\\)?%3)?|0%3)?"_s.arg(u"6"_s + between, u"2"_s, between)
                               : u"(?:\\+|00)?"_s;
    return QRegularExpression(u"(?<![0-9])\\(?"_s + before + places.join(between) + u"(?![0-9])"_s);
}

} // namespace

QString unnamedCustomer(QStringView language)
{
    return language == u"en" ? u"Customer"_s : u"Pelanggan"_s;
}

bool isUnnamed(QStringView customerName)
{
    return customerName == u"Customer" || customerName == u"Pelanggan";
}

CustomerTraces::CustomerTraces(const QString& name, const QString& phone, Name part)
    : m_digits(digitsOf(phone)), m_phone(everySpelling(m_digits))
{
    const QString whole = name.simplified();
    if (whole.isEmpty() || isUnnamed(whole) || (part == Name::Whole && !whole.contains(u' ')))
        return;
    m_name = whole;
    m_names = everyWord(whole, part);
}

QString CustomerTraces::takenOut(const QString& text) const
{
    QString left = text;
    if (!m_digits.isEmpty()) {
        left.replace(m_phone, gone);
        // core::maskPhones() leaves the first three and the last four characters.
        static const QRegularExpression masked(u"[+0-9]{3}\\*{3,}[0-9 -]{4}"_s);
        for (auto match = masked.match(left); match.hasMatch(); match = masked.match(left, match.capturedStart() + 1)) {
            QString end = match.captured().right(4);
            end.remove(u' ').remove(u'-');
            if (m_digits.endsWith(end))
                left.replace(match.capturedStart(), match.capturedLength(), gone);
        }
    }
    // One word alone may as well be a code ("cash"): it is a name only where it is written as the name is.
    const bool isProse = left.contains(u' ');
    if (!m_name.isEmpty() && (isProse || left == m_name))
        left.replace(m_names, gone);
    return left;
}

QJsonValue CustomerTraces::takenOut(const QJsonValue& value) const
{
    if (value.isString())
        return takenOut(value.toString());
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (auto&& item : array)
            item = takenOut(QJsonValue(item));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto&& item : object)
        item = takenOut(QJsonValue(item));
    return object;
}

QString CustomerTraces::takenOutOfStored(const QString& text) const
{
    const QJsonDocument stored = QJsonDocument::fromJson(text.toUtf8());
    if (!stored.isObject())
        return takenOut(text);
    const QJsonObject left = takenOut(QJsonValue(stored.object())).toObject();
    return left == stored.object() ? text : QString::fromUtf8(QJsonDocument(left).toJson(QJsonDocument::Compact));
}

std::optional<PhoneNumber> storedNumber(const QString& phone)
{
    for (const QString& text : {QString(u'+' + phone.trimmed()), phone}) {
        if (const auto parsed = PhoneNumber::parse(text))
            return *parsed;
    }
    return std::nullopt;
}

QStringList spellings(const PhoneNumber& phone)
{
    const QString& digits = phone.digits();
    QStringList all{digits, u'+' + digits, u"00"_s + digits};
    if (digits.startsWith(country))
        all += {u'0' + digits.sliced(country.size()), digits.sliced(country.size()),
                u"620"_s + digits.sliced(country.size())};
    return all;
}

} // namespace loket::domain
