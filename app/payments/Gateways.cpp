#include "payments/Gateways.h"

#include "payments/Cash.h"
#include "payments/Duitku.h"
#include "payments/Midtrans.h"
#include "payments/Tripay.h"
#include "payments/Xendit.h"

namespace loket::payments {

using namespace Qt::Literals::StringLiterals;

const QList<Gateway>& gateways()
{
    using Type = domain::VendorKeyType;
    static const QList<Gateway> table{
        {.name = u"cash"_s,
         .title = u"Cash"_s,
         .kind = GatewayKind::Cash,
         .testAddress = {},
         .liveAddress = {},
         .pageHost = {},
         .hasSandbox = false,
         .keys = {},
         .make = &Cash::make},
        {.name = u"midtrans"_s,
         .title = u"Midtrans"_s,
         .kind = GatewayKind::Online,
         .testAddress = u"https://app.sandbox.midtrans.com"_s, // of Snap; Midtrans.cpp has the Core API's
         .liveAddress = u"https://app.midtrans.com"_s,
         .pageHost = {},
         .hasSandbox = true,
         .keys = {{.part = u"merchant_id"_s, .meaning = u"compared with the webhook's where set"_s},
                  {.part = u"server_key"_s, .type = Type::Secret, .meaning = u"server key"_s, .isNeeded = true},
                  {.part = u"signature_key"_s,
                   .type = Type::Secret,
                   .meaning = u"signs the notifications of accounts that show one beside the server key"_s}},
         .make = &Midtrans::make},
        {.name = u"xendit"_s,
         .title = u"Xendit"_s,
         .kind = GatewayKind::Online,
         .testAddress = u"https://api.xendit.co"_s, // one host; the key decides
         .liveAddress = u"https://api.xendit.co"_s,
         .pageHost = u"checkout.xendit.co"_s,
         .hasSandbox = true,
         .keys = {{.part = u"api_key"_s, .type = Type::Secret, .meaning = u"secret API key"_s, .isNeeded = true},
                  {.part = u"callback_token"_s,
                   .type = Type::Secret,
                   .meaning = u"webhook verification token"_s,
                   .isNeeded = true}},
         .make = &Xendit::make},
        {.name = u"tripay"_s,
         .title = u"Tripay"_s,
         .kind = GatewayKind::Online,
         .testAddress = u"https://tripay.co.id/api-sandbox"_s,
         .liveAddress = u"https://tripay.co.id/api"_s,
         .pageHost = {},
         .hasSandbox = true,
         .keys = {{.part = u"merchant_code"_s, .meaning = u"merchant code"_s, .isNeeded = true},
                  {.part = u"method"_s,
                   .meaning = u"payment method where the buyer names none"_s,
                   .fallback = u"QRIS"_s,
                   .most = 32},
                  {.part = u"api_key"_s, .type = Type::Secret, .meaning = u"API key"_s, .isNeeded = true},
                  {.part = u"private_key"_s, .type = Type::Secret, .meaning = u"private key"_s, .isNeeded = true}},
         .make = &Tripay::make},
        {.name = u"duitku"_s,
         .title = u"Duitku"_s,
         .kind = GatewayKind::Online,
         .testAddress = u"https://sandbox.duitku.com"_s,
         .liveAddress = u"https://passport.duitku.com"_s,
         .pageHost = {},
         .hasSandbox = true,
         .keys = {{.part = u"merchant_code"_s, .meaning = u"merchant code"_s, .isNeeded = true},
                  {.part = u"method"_s,
                   .meaning = u"payment method where the buyer names none"_s,
                   .fallback = u"SP"_s,
                   .most = 32},
                  {.part = u"signature_scheme"_s,
                   .type = Type::Choice,
                   .meaning = u"how Duitku signs"_s,
                   .fallback = u"hmac-sha256"_s,
                   .choices = {u"hmac-sha256"_s, u"md5-legacy"_s}},
                  {.part = u"api_key"_s, .type = Type::Secret, .meaning = u"API key"_s, .isNeeded = true}},
         .make = &Duitku::make},
    };
    return table;
}

const Gateway* findGateway(QStringView name)
{
    for (const Gateway& gateway : gateways()) {
        if (gateway.name == name)
            return &gateway;
    }
    return nullptr;
}

QStringList gatewayNames()
{
    QStringList names;
    for (const Gateway& gateway : gateways())
        names += gateway.name;
    return names;
}

QStringList onlineGatewayNames()
{
    QStringList names;
    for (const Gateway& gateway : gateways()) {
        if (gateway.kind == GatewayKind::Online)
            names += gateway.name;
    }
    return names;
}

QString titleOf(const QString& gateway)
{
    const Gateway* known = findGateway(gateway);
    return known ? known->title : gateway;
}

QUrl defaultBaseUrl(QStringView gateway, Environment environment)
{
    const Gateway* known = findGateway(gateway);
    if (!known)
        return {};
    return QUrl(environment == Environment::Production ? known->liveAddress : known->testAddress);
}

std::unique_ptr<domain::PaymentGateway> makeGateway(const QString& name, const domain::VendorSource& source,
                                                    net::HttpClient& http, const core::Clock& clock)
{
    const Gateway* gateway = findGateway(name);
    if (!gateway)
        return nullptr;
    const domain::VendorSettings settings(u"payments."_s + name + u'.', source);
    if (gateway->kind == GatewayKind::Cash)
        return gateway->make({settings, Environment::Production, {}, false, http, clock});
    const auto environment =
        settings.value("environment"_L1) == "production"_L1 ? Environment::Production : Environment::Sandbox;
    const QUrl own(settings.value("base_url"_L1));
    return gateway->make(
        {settings, environment, own.isEmpty() ? defaultBaseUrl(name, environment) : own, !own.isEmpty(), http, clock});
}

} // namespace loket::payments
