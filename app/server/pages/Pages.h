// The public pages as HTML. Pure functions of what they show; every page works without a script and at 360 pixels.
// The one script they name (page.js) only polls, counts down and copies codes.
#pragma once

#include "server/Message.h"
#include "server/pages/Template.h"
#include "server/routes/Services.h"

#include <QUrl>

namespace loket::server {

// For whom a page is made.
struct Reader
{
    const Words& words;
    const Business& business;
    QString languageLink; // this page in the other language
};

// `?lang=` first, then the browser's preference, then `otherwise`.
Reader readerOf(const Request& request, const Business& business, const QString& otherwise);

// One payment method a buyer may choose (pages/Ways.h).
struct WayToPay
{
    QString value; // of the form: "tripay:QRIS", or a gateway alone
    QString title;
    QString extra; // the fee, or what else to know
    bool troubled = false;
};

struct ShopForm
{
    QList<domain::Package> packages; // on sale
    bool severalRouters = false;     // each package says where it works
    QList<WayToPay> ways;
    bool sendsMessages = false;
    QString idempotencyKey;
    // The input, where the form is shown again:
    QString packageId;
    QString customerName;
    QString customerPhone;
    QString quantity = QStringLiteral("1");
    QString way;     // WayToPay::value
    QString problem; // key of the words
};
QByteArray shopPage(const Reader& reader, const ShopForm& form);

struct OrderView
{
    domain::Purchase purchase;
    QList<domain::Voucher> vouchers; // only once completed
    QDateTime payBefore;
    QDateTime now;
    domain::PaymentPage paymentPage; // what the gateway sent for this page
    QString methodName;
    QList<WayToPay> ways; // all that exist now
    QUrl loginUrl;        // the hotspot's login page; empty: unknown
    QString replacedBy;   // status token of the order that replaced this one
};
QByteArray orderPage(const Reader& reader, const OrderView& order);

QByteArray waitingForGatewayPage(const Reader& reader, const QString& statusToken, bool takesLong);
QByteArray finishPage(const Reader& reader);
// What has become of the order and nothing more: no code, and no way to one.
QByteArray statePage(const Reader& reader, const domain::Purchase& purchase);
// The hotspot's login page with this code filled in: what a login link opens and a login QR contains.
QString loginAddress(const QUrl& loginUrl, const domain::Voucher& voucher);
// "missing", "trouble" or a key of an error's text.
QByteArray errorPage(const Reader& reader, int status, const QString& explanation = {});

} // namespace loket::server
