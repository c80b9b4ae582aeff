// The public pages as HTML. Pure functions of what they show; every page works without a script and at 360 pixels.
#pragma once

#include "server/Message.h"
#include "server/pages/Template.h"
#include "server/routes/Services.h"

namespace loket::server {

// For whom a page is made.
struct Reader
{
    const Words& words;
    const Business& business;
    QString languageLink; // this page in the other language
};

// `?lang=` first, then the browser's wish, then `otherwise`.
Reader readerOf(const Request& request, const Business& business, const QString& otherwise);

struct ShopForm
{
    QList<domain::Package> packages; // on sale
    QStringList gateways;
    bool sendsMessages = false;
    QString idempotencyKey;
    // What was typed, where the form is shown again:
    QString packageId;
    QString customerName;
    QString customerPhone;
    QString quantity = QStringLiteral("1");
    QString gateway;
    QString problem; // key of the words
};
QByteArray shopPage(const Reader& reader, const ShopForm& form);

struct OrderView
{
    domain::Purchase purchase;
    QList<domain::Voucher> vouchers; // only once completed
    QDateTime payBefore;
    QDateTime now;
};
QByteArray orderPage(const Reader& reader, const OrderView& order);

QByteArray waitingForGatewayPage(const Reader& reader, const QString& statusToken, bool takesLong);
QByteArray finishPage(const Reader& reader);
// "missing", "trouble" or a key of an error's words.
QByteArray errorPage(const Reader& reader, int status, const QString& explanation = {});

} // namespace loket::server
