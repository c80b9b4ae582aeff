#include "engine/PolicyFromSettings.h"

#include "payments/Gateways.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;

namespace {

sales::StockUse stockUse(const QString& value)
{
    if (value == u"always")
        return sales::StockUse::Always;
    return value == u"away" ? sales::StockUse::WhenAway : sales::StockUse::Never;
}

} // namespace

sales::Policy policyFrom(const settings::Settings& settings, const QUrl& listening)
{
    sales::Policy policy;
    policy.retry.attempts = int(settings.number(u"retry.attempts"_s));
    policy.retry.backoff = {settings.milliseconds(u"retry.base_ms"_s), settings.milliseconds(u"retry.max_ms"_s)};
    policy.automaticRecovery = settings.isTrue(u"retry.automatic_recovery"_s);
    policy.codes.length = int(settings.number(u"voucher.length"_s));
    policy.codes.alphabet =
        domain::alphabetNamed(settings.value(u"voucher.alphabet"_s)).value_or(*domain::alphabetNamed(u"unambiguous"));
    policy.codes.prefix = settings.value(u"voucher.prefix"_s);
    policy.codes.mode =
        settings.value(u"voucher.mode"_s) == u"userpass"_s ? domain::CodeMode::UserPass : domain::CodeMode::Code;
    policy.voucherGrace = std::chrono::hours(settings.number(u"voucher.grace_hours"_s));
    policy.gateways = settings.list(u"payments.gateways"_s);
    for (const payments::Gateway& gateway : payments::gateways())
        policy.gatewayTitles.insert(gateway.name, gateway.title);
    policy.paymentExpiry = std::chrono::minutes(settings.number(u"payments.expiry_minutes"_s));
    policy.pollInterval = std::chrono::seconds(settings.number(u"payments.poll_seconds"_s));
    policy.openOrdersPerAddress = int(settings.number(u"server.open_orders_per_address"_s));
    policy.openOrders = int(settings.number(u"server.open_orders"_s));
    const QUrl reachable = settings.url(u"server.public_url"_s);
    policy.publicUrlIsReachable = !reachable.isEmpty();
    policy.publicUrl = policy.publicUrlIsReachable ? reachable : listening;
    policy.language = settings.value(u"business.language"_s);
    for (const QString& router : settings.routers()) {
        if (const QUrl url = settings.url(u"router.%1.login_url"_s.arg(router)); !url.isEmpty())
            policy.loginUrls.insert(router, url);
    }
    policy.stockAtCounter = stockUse(settings.value(u"voucher.sell_from_stock.counter"_s));
    policy.stockOnline = stockUse(settings.value(u"voucher.sell_from_stock.online"_s));
    policy.stockDays = int(settings.number(u"voucher.stock_days"_s));
    return policy;
}

} // namespace loket::engine
