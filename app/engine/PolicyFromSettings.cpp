#include "engine/PolicyFromSettings.h"

#include "payments/Gateways.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

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
    policy.retry.attempts = int(settings.number(u"retry.attempts"_key));
    policy.retry.backoff = {settings.milliseconds(u"retry.base_ms"_key), settings.milliseconds(u"retry.max_ms"_key)};
    policy.automaticRecovery = settings.isTrue(u"retry.automatic_recovery"_key);
    policy.codes.length = int(settings.number(u"voucher.length"_key));
    policy.codes.alphabet =
        domain::alphabetNamed(settings.value(u"voucher.alphabet"_key)).value_or(*domain::alphabetNamed(u"unambiguous"));
    policy.codes.prefix = settings.value(u"voucher.prefix"_key);
    policy.codes.mode =
        settings.value(u"voucher.mode"_key) == u"userpass"_s ? domain::CodeMode::UserPass : domain::CodeMode::Code;
    policy.voucherGrace = std::chrono::hours(settings.number(u"voucher.grace_hours"_key));
    policy.gateways = settings.list(u"payments.gateways"_key);
    for (const payments::Gateway& gateway : payments::gateways())
        policy.gatewayTitles.insert(gateway.name, gateway.title);
    policy.paymentExpiry = std::chrono::minutes(settings.number(u"payments.expiry_minutes"_key));
    policy.pollInterval = std::chrono::seconds(settings.number(u"payments.poll_seconds"_key));
    policy.openOrdersPerAddress = int(settings.number(u"server.open_orders_per_address"_key));
    policy.openOrders = int(settings.number(u"server.open_orders"_key));
    const QUrl reachable = settings.url(u"server.public_url"_key);
    policy.publicUrlIsReachable = !reachable.isEmpty();
    policy.publicUrl = policy.publicUrlIsReachable ? reachable : listening;
    policy.language = settings.value(u"business.language"_key);
    if (const QTimeZone zone(settings.value(u"business.timezone"_key).toUtf8()); zone.isValid())
        policy.zone = zone;
    for (const QString& router : settings.routers()) {
        if (const QUrl url = settings.url(u"router.NAME.login_url"_keyOf(router)); !url.isEmpty())
            policy.loginUrls.insert(router, url);
    }
    policy.stockAtCounter = stockUse(settings.value(u"voucher.sell_from_stock.counter"_key));
    policy.stockOnline = stockUse(settings.value(u"voucher.sell_from_stock.online"_key));
    policy.stockDays = int(settings.number(u"voucher.stock_days"_key));
    policy.forgetAfterDays = int(settings.number(u"privacy.forget_after_days"_key));
    policy.forgetUnpaidAfterDays = int(settings.number(u"privacy.forget_unpaid_after_days"_key));
    return policy;
}

} // namespace loket::engine
