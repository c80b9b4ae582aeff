// What tells of one customer in a text that somebody else wrote (a vendor, a person at the counter): the name and the
// phone number, however it is spelled, also where it was masked. Pure; any thread.
#pragma once

#include "domain/PhoneNumber.h"

#include <QJsonValue>
#include <QRegularExpression>

#include <optional>

namespace loket::domain {

// Stands in an order whose customer gave no name; nobody is known by it.
[[nodiscard]] QString unnamedCustomer(QStringView language);
[[nodiscard]] bool isUnnamed(QStringView customerName);

class CustomerTraces
{
public:
    // Whole: only all of a name of several words. Parts: each of its words too.
    enum class Name { Parts, Whole };

    // `phone` as it is stored, in digits or in any other spelling; both may be empty.
    CustomerTraces(const QString& name, const QString& phone, Name part = Name::Parts);

    // With "…" in the place of each trace.
    [[nodiscard]] QString takenOut(const QString& text) const;
    // The same for every text in it. Numbers, keys and codes ("paid") stay.
    [[nodiscard]] QJsonValue takenOut(const QJsonValue& value) const;
    // A stored JSON object, or a text.
    [[nodiscard]] QString takenOutOfStored(const QString& text) const;

private:
    QString m_name;
    QString m_digits; // of the phone number; empty where there is none
    QRegularExpression m_names;
    QRegularExpression m_phone;
};

// Of a stored number, which has no plus where Loket wrote it; none where it is no number to send to.
[[nodiscard]] std::optional<PhoneNumber> storedNumber(const QString& phone);

// Under which the number may be stored: the first is how Loket writes it.
[[nodiscard]] QStringList spellings(const PhoneNumber& phone);

} // namespace loket::domain
