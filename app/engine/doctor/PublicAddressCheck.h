// Does server.public_url lead to this very engine? Asks PUBLIC_URL/voucher/here/NONCE, with a new nonce each time, from
// outside as anybody would; only who has this house's database knows the answer (HMAC of the nonce under a key that was
// made with the database). So it works from another process on the same data folder too, and is not fooled by another
// Loket, a router's login page or a proxy's welcome page at that address. No redirect is followed: gateways follow
// none. Thread of `http`. The call ends within that client's deadline.
#pragma once

#include "net/HttpClient.h"
#include "storage/Database.h"

#include <QUrl>

namespace loket::engine {

// Misconfigured: server.public_url is empty, or not http(s). Unreachable, ConnectionLost, Timeout, Protocol: as the
// network says. Conflict: something answers there, and it is not this engine. Each detail says what to do.
core::Async<void> publicAddressLeadsHere(net::HttpClient& http, const storage::Database& database,
                                         const QUrl& publicUrl);

} // namespace loket::engine
