#include "storage/TokenRepository.h"

#include "core/Crypto.h"
#include "core/Reasons.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;
using core::Failure;
using core::Result;

namespace {

constexpr int tokenBytes = 24;

// A token is random and long, so a plain hash is enough: there is nothing to guess.
QString hashed(const QByteArray& token)
{
    return QString::fromLatin1(QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex());
}

} // namespace

QString toString(TokenScope scope)
{
    return scope == TokenScope::Operate ? u"operate"_s : u"read"_s;
}

std::optional<TokenScope> tokenScopeFromString(QStringView name)
{
    if (name == u"read")
        return TokenScope::Read;
    if (name == u"operate")
        return TokenScope::Operate;
    return std::nullopt;
}

Result<core::Secret> TokenRepository::create(Transaction& transaction, const QString& name, TokenScope scope,
                                             const QDateTime& now) const
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9._-]{1,64}\\z"_s);
    if (!form.match(name).hasMatch())
        return fail(core::Reason::TokenName);
    const QByteArray token =
        "lkt_" + core::randomBytes(tokenBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    Statement statement =
        transaction.statement("INSERT INTO api_tokens (name, token_hash, scope, created_at) VALUES (?, ?, ?, ?)");
    const auto done = statement.bind(name, hashed(token), toString(scope), now).run();
    if (!done && done.error().kind == ErrorKind::Conflict)
        return fail(core::Reason::TokenExists, {name});
    if (!done)
        return Failure(done.error());
    transaction.touched(ChangeKind::Token);
    return core::Secret(token);
}

Result<QList<TokenRow>> TokenRepository::all() const
{
    Statement statement =
        m_database.statement("SELECT name, scope, created_at, last_used_at FROM api_tokens ORDER BY name");
    if (const auto done = statement.run(); !done)
        return Failure(done.error());
    QList<TokenRow> tokens;
    while (statement.next()) {
        tokens += {.name = statement.text(0),
                   .scope = tokenScopeFromString(statement.text(1)).value_or(TokenScope::Read),
                   .createdAt = statement.time(2),
                   .lastUsedAt = statement.time(3)};
    }
    return tokens;
}

Result<void> TokenRepository::revoke(Transaction& transaction, const QString& name) const
{
    Statement statement = transaction.statement("DELETE FROM api_tokens WHERE name = ?");
    if (const auto done = statement.bind(name).run(); !done)
        return done;
    if (statement.changedRows() == 0)
        return fail(core::Reason::TokenUnknown, {name.left(64)});
    transaction.touched(ChangeKind::Token);
    return {};
}

Result<TokenRow> TokenRepository::check(const QByteArray& token) const
{
    Statement statement =
        m_database.statement("SELECT name, scope, created_at, last_used_at FROM api_tokens WHERE token_hash = ?");
    if (const auto done = statement.bind(hashed(token)).run(); !done)
        return Failure(done.error());
    if (token.isEmpty() || !statement.next())
        return fail(core::Reason::TokenNotValid);
    return TokenRow{.name = statement.text(0),
                    .scope = tokenScopeFromString(statement.text(1)).value_or(TokenScope::Read),
                    .createdAt = statement.time(2),
                    .lastUsedAt = statement.time(3)};
}

Result<void> TokenRepository::noteUse(Transaction& transaction, const QString& name, const QDateTime& now) const
{
    Statement statement = transaction.statement("UPDATE api_tokens SET last_used_at = ? WHERE name = ?");
    return statement.bind(now, name).run();
}

} // namespace loket::storage
