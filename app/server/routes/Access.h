// Authorization: API tokens and their scopes (app/CONTRACT.md, section 6), and whether a form post comes from our own
// pages. Server's thread.
#pragma once

#include "sales/flow/Ledger.h"
#include "server/RouteTable.h"
#include "storage/TokenRepository.h"

namespace loket::server {

using ApiHandler = std::function<Reply(const Request&, const sales::Actor&)>;

class Access
{
public:
    explicit Access(const sales::Context& context) : m_context(context), m_tokens(context.database) {}

    // A handler that runs only for a token of this scope: 401 without a valid token, 403 with too little.
    [[nodiscard]] Handler needs(storage::TokenScope scope, ApiHandler handler) const;

    // Unauthorized, Forbidden. Reads only.
    [[nodiscard]] core::Result<storage::TokenRow> check(const Request& request, storage::TokenScope scope) const;

private:
    void noteUse(const storage::TokenRow& token) const;

    const sales::Context& m_context;
    storage::TokenRepository m_tokens;
};

// False where a browser says that another site made it send this (CSRF). Other clients send no such header and may.
bool isFromOurPages(const Request& request, const QUrl& publicUrl);

// Where our pages are, as addressed by this client; no slash at the end.
QString baseUrl(const Request& request, const sales::Policy& policy);

} // namespace loket::server
