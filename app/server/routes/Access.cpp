#include "server/routes/Access.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using core::fail;

namespace {

constexpr auto useResolution = 60; // seconds: a token's last use is stored to the minute, not at every request

bool isHostText(const QByteArray& host)
{
    return !host.isEmpty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               QByteArrayView(".-:[]").contains(c);
    });
}

} // namespace

core::Result<storage::TokenRow> Access::check(const Request& request, storage::TokenScope scope) const
{
    constexpr QByteArrayView scheme("Bearer ");
    const QByteArray header = request.header("authorization");
    if (header.size() <= scheme.size() || header.left(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0) {
        return fail(core::Reason::TokenMissing);
    }
    auto token = m_tokens.check(header.mid(scheme.size()).trimmed());
    if (!token)
        return token;
    if (scope == storage::TokenScope::Operate && token->scope != storage::TokenScope::Operate)
        return fail(core::Reason::TokenMayOnlyRead);
    return token;
}

// Best effort: recording a token's use must neither prevent nor delay the use.
void Access::noteUse(const storage::TokenRow& token) const
{
    const QDateTime now = m_context.clock.now();
    if (token.lastUsedAt.isValid() && token.lastUsedAt.secsTo(now) < useResolution)
        return;
    auto transaction = storage::Transaction::begin(m_context.database, storage::Patience::None);
    if (transaction && m_tokens.noteUse(*transaction, token.name, now))
        (void)transaction->commit();
}

Handler Access::needs(storage::TokenScope scope, ApiHandler handler) const
{
    return [access = *this, scope, handler = std::move(handler)](const Request& request) {
        const auto token = access.check(request, scope);
        if (token) {
            access.noteUse(*token);
            return handler(request, {u"token:"_s + token->name});
        }
        Reply reply = failure(token.error());
        if (reply.status == 401)
            reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"loket\"");
        return reply;
    };
}

bool isFromOurPages(const Request& request, const QUrl& publicUrl)
{
    const QByteArray site = request.header("sec-fetch-site");
    if (!site.isEmpty())
        return site == "same-origin" || site == "none";
    const QByteArray origin = request.header("origin");
    if (origin.isEmpty())
        return true;
    const QUrl from(QString::fromLatin1(origin));
    if (!from.isValid() || from.host().isEmpty())
        return false; // "null": a sandboxed frame or a data: page
    return QString::fromLatin1(origin) == request.origin() || from.authority() == publicUrl.authority() ||
           from.authority() == QString::fromLatin1(request.header("host"));
}

QString baseUrl(const Request& request, const sales::Policy& policy)
{
    if (policy.publicUrlIsReachable || !isHostText(request.header("host")))
        return policy.publicUrl.toString(QUrl::StripTrailingSlash);
    return request.origin();
}

} // namespace loket::server
