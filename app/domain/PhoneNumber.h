// A number that can receive a WhatsApp message, in international form without the plus ("628123456789").
// Rules: app/delivery/FACTS.md, section 7.
#pragma once

#include "core/Error.h"

namespace loket::domain {

class PhoneNumber
{
public:
    // Accepts what people type: 0812-3456-789, +62 812..., 62812..., 812..., 0062..., (0812) 3456 789; a foreign
    // number only with + or 00. Refuses landlines, group ids, letters and anything it would have to guess.
    static core::Result<PhoneNumber> parse(QStringView text);

    [[nodiscard]] const QString& digits() const { return m_digits; }
    // "628*****6789": for lists and logs.
    [[nodiscard]] QString masked() const;

    bool operator==(const PhoneNumber&) const = default;

private:
    explicit PhoneNumber(QString digits) : m_digits(std::move(digits)) {}
    QString m_digits;
};

} // namespace loket::domain
