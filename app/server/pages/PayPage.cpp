#include "server/pages/PayPage.h"

#include "core/Money.h"
#include "sales/flow/Policy.h"
#include "server/pages/Ways.h"

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using domain::Purchase;
using domain::PurchaseStatus;

namespace {

bool waitsAtGateway(const Purchase& purchase)
{
    return purchase.status == PurchaseStatus::Pending && !sales::isCash(purchase.gateway);
}

// "1:05:09" or "23:14": the script continues from there; without it the page's refreshes do.
QString clockText(qint64 seconds)
{
    const qint64 left = std::max<qint64>(0, seconds);
    const QString minutes = QString::number(left / 60 % 60).rightJustified(left >= 3600 ? 2 : 1, u'0');
    const QString rest = minutes + u':' + QString::number(left % 60).rightJustified(2, u'0');
    return left >= 3600 ? QString::number(left / 3600) + u':' + rest : rest;
}

QString countdown(const Reader& reader, const OrderView& order)
{
    const QDateTime end = endOfPaying(order);
    return render("countdown.html", reader.words,
                  {{u"until"_s, core::toIso(end)},
                   {u"now"_s, core::toIso(order.now)},
                   {u"left"_s, clockText(order.now.secsTo(end))}});
}

QString payable(const Reader& reader, const OrderView& order)
{
    const Purchase& purchase = order.purchase;
    const core::Rupiah pays = std::max(order.paymentPage.buyerPays, purchase.amount);
    const core::Rupiah fee = pays - purchase.amount;
    return render("payable.html", reader.words,
                  {{u"amount"_s, core::formatRupiah(pays)},
                   {u"fee"_s, fee > 0 ? reader.words(u"pay.withFee"_s).arg(core::formatRupiah(fee)) : QString()}});
}

} // namespace

QDateTime endOfPaying(const OrderView& order)
{
    const QDateTime& told = order.paymentPage.expiresAt;
    return told.isValid() && told < order.payBefore ? told : order.payBefore;
}

bool isPayingTroubled(const OrderView& order)
{
    return waitsAtGateway(order.purchase) && order.purchase.paymentUrl.isEmpty() &&
           !order.purchase.failureKind.isEmpty();
}

QString paySection(const Reader& reader, const OrderView& order)
{
    const Purchase& purchase = order.purchase;
    const Words& words = reader.words;
    const bool neverMade = purchase.paymentUrl.isEmpty() && purchase.transactionId.isEmpty();
    if (purchase.status == PurchaseStatus::Failed && neverMade && !purchase.failureKind.isEmpty())
        return render("trouble.html", words,
                      {{u"headline"_s, words(u"pay.trouble"_s)}, {u"text"_s, words(u"pay.gaveUpText"_s)}});
    if (!waitsAtGateway(purchase))
        return {};
    if (isPayingTroubled(order)) {
        const bool lost = purchase.failureKind == core::toString(core::ErrorKind::Conflict);
        return render("trouble.html", words,
                      {{u"headline"_s, words(lost ? u"pay.lost"_s : u"pay.trouble"_s)},
                       {u"text"_s, words(lost ? u"pay.lostText"_s : u"pay.troubleText"_s)}});
    }
    const QString page = u"/voucher/pay/"_s + purchase.statusToken;
    const QString button =
        words(u"status.pay"_s).arg(core::formatRupiah(std::max(order.paymentPage.buyerPays, purchase.amount)));
    const bool hasQr = !order.paymentPage.qrString.isEmpty();
    const bool hasCode = !order.paymentPage.payCode.isEmpty();
    if (!hasQr && !hasCode)
        return render("payon.html", words, {{u"page"_s, page}, {u"label"_s, button}});
    const Values values{{u"page"_s, page},
                        {u"picture"_s, u"/voucher/qris/"_s + purchase.statusToken},
                        {u"file"_s, u"qris-"_s + purchase.invoiceId + u".png"_s},
                        {u"method"_s, order.methodName},
                        {u"code"_s, order.paymentPage.payCode},
                        {u"payable"_s, payable(reader, order)},
                        {u"countdown"_s, countdown(reader, order)}};
    return render(hasQr ? "qris.html" : "paycode.html", words, values);
}

QString otherWays(const Reader& reader, const OrderView& order)
{
    const Purchase& purchase = order.purchase;
    const bool failed = purchase.status == PurchaseStatus::Failed;
    if (purchase.status != PurchaseStatus::Pending && !failed)
        return {};
    // The way being used now is not another way.
    const QString present =
        purchase.method.isEmpty() ? purchase.gateway : QString(purchase.gateway + u':' + purchase.method);
    QList<WayToPay> ways = order.ways;
    ways.removeIf([&](const WayToPay& way) {
        return way.value == present || (isPayingTroubled(order) && wayFromValue(way.value).first == purchase.gateway);
    });
    if (ways.isEmpty())
        return {};
    return render("otherways.html", reader.words,
                  {{u"open"_s, failed || isPayingTroubled(order) ? u" open"_s : QString()},
                   {u"token"_s, purchase.statusToken},
                   {u"language"_s, reader.words.language()},
                   {u"cards"_s, wayCards(reader.words, ways, {})}});
}

} // namespace loket::server
