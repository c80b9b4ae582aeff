// Does server.public_url lead to this engine? Requests PUBLIC_URL/voucher/here/NONCE, with a new nonce each time, from
// outside as anybody would; only a program with this database can compute the answer (HMAC of the nonce under a key
// that was made with the database). So it works from another process on the same data folder too, and is not misled by
// another Loket, a router's login page or a proxy's welcome page at that address. No redirect is followed: gateways
// follow none. Thread of `http`. The call ends within that client's deadline.
#pragma once

#include "net/HttpClient.h"
#include "storage/Database.h"

#include <QUrl>

namespace loket::engine {

// Misconfigured: server.public_url is empty, or not http(s). Unreachable, ConnectionLost, Timeout, Protocol: from the
// network. Conflict: something else answers there, not this engine. Each detail says what to do.
core::Async<void> publicAddressLeadsHere(net::HttpClient& http, const storage::Database& database,
                                         const QUrl& publicUrl);

} // namespace loket::engine
