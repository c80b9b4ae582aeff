// Everything the routes need, given by the engine: the use cases, and small questions whose answers may change while
// the engine runs. Plain references and functions; everything outlives the server and belongs to its thread.
#pragma once

#include "sales/PaymentReceived.h"
#include "sales/PlacePurchase.h"
#include "sales/Recovery.h"
#include "storage/ReadModels.h"

#include <QJsonObject>

#include <functional>

namespace loket::server {

struct Services
{
    const sales::Context& context; // database, clock, policy (gateways, public address), counterparts, jobs
    const sales::PlacePurchase& placePurchase;
    const sales::PaymentReceived& paymentReceived;
    sales::Recovery& recovery;
    // All payment gateways that can verify a webhook, also those that take no new orders any more.
    std::function<QList<domain::PaymentGateway*>()> gateways;
    std::function<QString()> businessName;
    std::function<QString()> businessPhone;
    std::function<QByteArray()> timeZone; // IANA id
    std::function<int()> purchaseRatePerMinute;
    // The parts' state for /healthz; public.
    std::function<QJsonObject()> health;
};

} // namespace loket::server
