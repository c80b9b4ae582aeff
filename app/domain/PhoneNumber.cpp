#include "domain/PhoneNumber.h"

#include "core/Reasons.h"
#include "domain/Typed.h"

#include <QRegularExpression>

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

core::Result<PhoneNumber> PhoneNumber::parse(QStringView given)
{
    const QString text = asTyped(given);
    const auto invalid = [] { return core::fail(core::Reason::PhoneMalformed); };
    static const QRegularExpression typed(u"\\A\\s*\\+?[0-9 ().\\-]{6,30}\\s*\\z"_s);
    static const QRegularExpression separators(u"[^0-9]"_s);
    static const QRegularExpression indonesianMobile(u"\\A628[1-9][0-9]{6,11}\\z"_s);
    static const QRegularExpression foreign(u"\\A[1-9][0-9]{7,14}\\z"_s);

    if (!typed.match(text).hasMatch())
        return invalid();
    bool international = text.trimmed().startsWith(u'+');
    QString digits = QString(text).remove(separators);
    if (!international && digits.startsWith(u"00"_s)) {
        digits.remove(0, 2);
        international = true;
    }
    if (international && !digits.startsWith(u"62"_s))
        return foreign.match(digits).hasMatch() ? core::Result<PhoneNumber>(PhoneNumber(digits)) : invalid();
    if (digits.startsWith(u"620"_s))
        digits.remove(2, 1);
    else if (digits.startsWith(u'0'))
        digits.replace(0, 1, u"62"_s);
    else if (digits.startsWith(u'8') && digits.size() >= 9 && digits.size() <= 13)
        digits.prepend(u"62"_s);
    if (!indonesianMobile.match(digits).hasMatch())
        return invalid();
    return PhoneNumber(digits);
}

QString PhoneNumber::masked() const
{
    return m_digits.left(3) + QString(m_digits.size() - 7, u'*') + m_digits.right(4);
}

} // namespace loket::domain
