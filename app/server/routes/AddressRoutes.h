// GET /voucher/here/NONCE: the answer only this installation's engine can give (engine/PublicAddressCheck.h).
#pragma once

#include "server/RouteTable.h"
#include "server/routes/Services.h"

namespace loket::server {

void addAddressRoutes(RouteTable& routes, const Services& services);

// What the engine that holds `key` answers to `nonce`; an attacker who reads it learns nothing for the next nonce.
QByteArray addressAnswer(const QByteArray& key, const QByteArray& nonce);

} // namespace loket::server
