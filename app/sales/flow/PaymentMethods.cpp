#include "sales/flow/PaymentMethods.h"

#include <algorithm>

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::Result;
using domain::PaymentMethod;

namespace {

// QRIS first: one picture that every banking and wallet app can pay. Then what costs the buyer least.
bool comesBefore(const MethodOffer& a, const MethodOffer& b)
{
    const auto isQris = [](const MethodOffer& offer) {
        return offer.name.contains(u"QRIS", Qt::CaseInsensitive) || offer.code.startsWith(u"QRIS");
    };
    if (isQris(a) != isQris(b))
        return isQris(a);
    return a.feeFrom < b.feeFrom;
}

// What every vendor's codes look like: "QRIS", "bca_va".
bool hasFormOfMethod(const QString& text)
{
    constexpr qsizetype longest = 32;
    return text.size() <= longest && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
           });
}

bool isAway(ErrorKind kind)
{
    return kind == ErrorKind::Unreachable || kind == ErrorKind::ConnectionLost || kind == ErrorKind::Timeout ||
           kind == ErrorKind::Unavailable;
}

// Errors that any other order would get too: the gateway is unreachable, or refuses our keys.
bool isTheGateways(ErrorKind kind)
{
    return isAway(kind) || kind == ErrorKind::Unauthorized || kind == ErrorKind::Forbidden ||
           kind == ErrorKind::Misconfigured;
}

} // namespace

GatewayOffer PaymentMethods::of(const QString& gateway)
{
    if (isCash(gateway))
        return {};
    const Known& known = m_known[gateway];
    const auto age = known.failed ? askAgainAfter : freshFor;
    if (!known.asking && (!known.askedAt || *known.askedAt + age <= m_context.clock.steady()))
        ask(gateway);
    GatewayOffer offer = m_known.value(gateway).offer;
    offer.title = m_context.policy.gatewayTitles.value(gateway, gateway);
    offer.troubled = m_troubles.contains(gateway);
    return offer;
}

QString PaymentMethods::nameOf(const QString& gateway, const QString& method) const
{
    for (const MethodOffer& offer : m_known.value(gateway).offer.methods) {
        if (offer.code == method)
            return offer.name;
    }
    return method;
}

Result<void> PaymentMethods::check(const QString& gateway, const QString& method)
{
    if (method.isEmpty())
        return {};
    const QList<MethodOffer> offered = of(gateway).methods;
    const Known known = m_known.value(gateway);
    const bool isKnown = isCash(gateway) || !offered.isEmpty() || (known.askedAt && !known.asking && !known.failed);
    if (!isKnown && hasFormOfMethod(method))
        return {};
    QStringList codes;
    for (const MethodOffer& offer : offered) {
        if (offer.code == method)
            return {};
        codes += offer.code;
    }
    return codes.isEmpty() ? core::fail(core::Reason::NoMethodToChoose, {gateway})
                           : core::fail(core::Reason::FieldMethod, {codes.join(u", "_s)});
}

void PaymentMethods::renew()
{
    ++m_generation;
    m_known.clear();
    m_troubles.clear();
    for (const QString& gateway : m_context.policy.gateways)
        (void)of(gateway);
}

void PaymentMethods::heard(const QString& gateway, const std::optional<core::Error>& error)
{
    if (!error || !isTheGateways(error->kind)) {
        m_troubles.remove(gateway);
        return;
    }
    GatewayTrouble& trouble = m_troubles[gateway];
    if (!trouble.since.isValid())
        trouble.since = m_context.clock.now();
    trouble.gateway = gateway;
    trouble.error = *error;
}

std::pair<core::Rupiah, core::Rupiah> PaymentMethods::prices() const
{
    const auto packages = m_ledger.packages.all();
    core::Rupiah least = 0;
    core::Rupiah most = 0;
    for (const domain::Package& package : packages.value_or(QList<domain::Package>())) {
        if (!package.enabled || package.price <= 0)
            continue;
        least = least == 0 ? package.price : std::min(least, package.price);
        most = std::max(most, package.price);
    }
    return {least, most};
}

void PaymentMethods::ask(const QString& gateway)
{
    domain::PaymentGateway* port = m_context.counterparts.gateway(gateway);
    const auto [least, most] = prices();
    if (!port || most == 0)
        return;
    Known& known = m_known[gateway];
    known.asking = true;
    known.askedAt = m_context.clock.steady();
    const auto both = [this, gateway, generation = m_generation,
                       most = most](const Result<QList<PaymentMethod>>& first) {
        if (generation != m_generation)
            return;
        domain::PaymentGateway* again = m_context.counterparts.gateway(gateway);
        if (!first || first->isEmpty() || !again)
            return answered(gateway, first, first);
        core::whenReady(again->methods(most), this,
                        [this, gateway, generation, first](const Result<QList<PaymentMethod>>& second) {
                            if (generation == m_generation)
                                answered(gateway, first, second);
                        });
    };
    core::whenReady(port->methods(least), this, both);
}

void PaymentMethods::answered(const QString& gateway, const Result<QList<PaymentMethod>>& least,
                              const Result<QList<PaymentMethod>>& most)
{
    Known& known = m_known[gateway];
    known.asking = false;
    known.failed = !least || !most;
    if (!least || !most) // the last known methods remain shown
        return heard(gateway, least ? most.error() : least.error());
    heard(gateway, std::nullopt);
    known.offer = {};
    for (const PaymentMethod& method : *least) {
        MethodOffer offer{method.code, method.name.isEmpty() ? method.code : method.name, method.buyerFee,
                          method.buyerFee};
        for (const PaymentMethod& dearest : *most) {
            if (dearest.code == method.code)
                offer.feeTo = std::max(offer.feeFrom, dearest.buyerFee);
        }
        known.offer.methods += offer;
    }
    std::stable_sort(known.offer.methods.begin(), known.offer.methods.end(), comesBefore);
}

} // namespace loket::sales
