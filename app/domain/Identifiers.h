// Names that are stored before anything external happens under them.
#pragma once

#include "core/Error.h"

#include <QDate>
#include <QString>

namespace loket::domain {

// "LK261122-7QKM3ZP9RT2XCWVH": what the gateways get as order id. Always 24 characters of [A-Z0-9-], 74 random bits,
// ending in a letter: Tripay's signature has no separators, so an id that ends in a digit could be read together with
// the amount as another order (app/payments/FACTS.md, section 3).
QString newInvoiceId(const QDate& day);
bool isInvoiceId(QStringView text);

// 32 URL-safe characters, 160 bits: the only access to a purchase's public page.
QString newStatusToken();

// The comment of the Nth hotspot user of a purchase: "loket:INVOICE_ID:N". N counts from 1.
QString hotspotComment(QStringView invoiceId, int number);

enum class CodeMode { Code, UserPass };

// How voucher codes look (settings voucher.*).
struct CodeFormat
{
    int length = 8;
    QString alphabet; // the characters themselves
    QString prefix;
    CodeMode mode = CodeMode::Code;
};

// The characters meant by `digits`, `lower`, `upper`, `unambiguous`.
std::optional<QString> alphabetNamed(QStringView name);

struct Credentials
{
    QString username;
    QString password;
};

// From the cryptographic generator. In mode Code the password is the user name.
Credentials newCredentials(const CodeFormat& format);

} // namespace loket::domain
