#include "server/pages/Ways.h"

#include "core/Money.h"

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int openWays = 4; // at 360 pixels the order button stays visible

QString feeWords(const Words& words, const sales::MethodOffer& offer)
{
    if (offer.feeTo <= 0)
        return words(u"fee.none"_s);
    if (offer.feeFrom == offer.feeTo)
        return words(u"fee.one"_s).arg(core::formatRupiah(offer.feeFrom));
    return words(u"fee.range"_s).arg(core::formatRupiah(offer.feeFrom), core::formatRupiah(offer.feeTo));
}

QString card(const Words& words, const WayToPay& way, bool checked)
{
    return render("method.html", words,
                  {{u"id"_s, way.value},
                   {u"checked"_s, checked ? u" checked"_s : QString()},
                   {u"title"_s, way.title},
                   {u"extra"_s, way.extra},
                   {u"trouble"_s, way.troubled ? words(u"shop.methodTrouble"_s) : QString()}});
}

} // namespace

QString titleOfWay(const Words& words, const QString& gateway)
{
    const QString key = u"method."_s + gateway;
    return words.has(key) ? words(key) : words(u"method.online"_s);
}

QList<WayToPay> waysToPay(const Words& words, const QStringList& gateways, sales::PaymentMethods* methods)
{
    QList<WayToPay> ways;
    for (const QString& gateway : gateways) {
        const sales::GatewayOffer offer = methods ? methods->of(gateway) : sales::GatewayOffer();
        const QString extra = u"method.%1.extra"_s.arg(gateway);
        for (const sales::MethodOffer& method : offer.methods)
            ways += {.value = gateway + u':' + method.code,
                     .title = method.name,
                     .extra = feeWords(words, method),
                     .troubled = offer.troubled};
        if (offer.methods.isEmpty())
            ways += {.value = gateway,
                     .title = titleOfWay(words, gateway),
                     .extra = words.has(extra) ? words(extra) : words(u"method.online.extra"_s).arg(offer.title),
                     .troubled = offer.troubled};
    }
    return ways;
}

QString wayCards(const Words& words, const QList<WayToPay>& ways, const QString& chosen)
{
    qsizetype selected = -1;
    for (qsizetype i = 0; i < ways.size(); ++i) {
        if (ways[i].value == chosen || (selected < 0 && !chosen.isEmpty() && ways[i].value.startsWith(chosen + u':')))
            selected = i;
    }
    for (qsizetype i = 0; selected < 0 && chosen.isEmpty() && i < ways.size(); ++i) {
        if (!ways[i].troubled)
            selected = i;
    }
    // A single way is shorter than "more"; and a buyer with only cash must not have to look for it.
    const bool all = ways.size() <= openWays + 1;
    QString cards;
    QString more;
    int hidden = 0;
    bool isSelectedHidden = false;
    for (qsizetype i = 0; i < ways.size(); ++i) {
        const bool isOpen = all || i < openWays || sales::isCash(ways[i].value);
        (isOpen ? cards : more) += card(words, ways[i], i == selected);
        hidden += isOpen ? 0 : 1;
        isSelectedHidden = isSelectedHidden || (!isOpen && i == selected);
    }
    if (hidden == 0)
        return cards;
    return cards + render("more.html", words,
                          {{u"open"_s, isSelectedHidden ? u" open"_s : QString()},
                           {u"label"_s, words(u"shop.moreWays"_s).arg(hidden)},
                           {u"cards"_s, more}});
}

std::pair<QString, QString> wayFromValue(const QString& value)
{
    const qsizetype colon = value.indexOf(u':');
    return colon < 0 ? std::pair(value, QString()) : std::pair(value.left(colon), value.mid(colon + 1));
}

} // namespace loket::server
