// The table of payment gateways: what there is, what has to be set up for each, where it is, and how it is made. The
// settings, the webhook routes, the doctor, the demo and the window are made from it; a gateway that is not in it does
// not exist. The table is pure; what makeGateway() makes belongs to the engine thread.
#pragma once

#include "core/Clock.h"
#include "domain/ports/PaymentGateway.h"
#include "domain/ports/VendorSettings.h"
#include "net/HttpClient.h"

#include <memory>

namespace loket::payments {

enum class Environment { Sandbox, Production };

enum class GatewayKind {
    Cash,   // Loket itself: nothing is created or queried anywhere
    Online, // accepts payments over the network
};

// What a gateway is made from.
struct GatewaySetup
{
    const domain::VendorSettings& settings;
    Environment environment;
    QUrl baseUrl;       // of its API
    bool hasOwnAddress; // payments.NAME.base_url is set, so the vendor's own hosts are not meant
    net::HttpClient& http;
    const core::Clock& clock;
};

struct Gateway
{
    QString name;  // "tripay": in settings, addresses and the database; never changed once released
    QString title; // "Tripay": as the vendor writes itself, the same in every language
    GatewayKind kind;
    QString testAddress; // of its API, for test money
    QString liveAddress; // for real money
    QString pageHost;    // where buyers pay; empty: the same host as the API
    bool hasSandbox;     // there is a counterpart in sandbox/gateways, so the demo offers it
    // Besides environment and base_url, which every online gateway has. The first needed secret is the one sent
    // with every call.
    QList<domain::VendorKey> keys;
    std::unique_ptr<domain::PaymentGateway> (*make)(const GatewaySetup& setup);
};

// In the order in which people are shown them.
const QList<Gateway>& gateways();
// Null where there is none of this name.
const Gateway* findGateway(QStringView name);
QStringList gatewayNames();
// Those that accept payments over the network.
QStringList onlineGatewayNames();
// "Tripay"; the name itself where it is unknown (an order of a newer Loket).
QString titleOf(const QString& gateway);

// Where the vendor's API is; empty for cash and for an unknown name.
QUrl defaultBaseUrl(QStringView gateway, Environment environment);

// Null for an unknown name. What is missing in the settings is reported by the gateway's calls.
std::unique_ptr<domain::PaymentGateway> makeGateway(const QString& name, const domain::VendorSource& source,
                                                    net::HttpClient& http, const core::Clock& clock);

} // namespace loket::payments
