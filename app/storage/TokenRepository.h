// API tokens: stored as SHA-256 of the token, so the database reveals none. Revoking works at once, because every
// request is checked here. Stateless apart from its database; used on that database's thread.
#pragma once

#include "core/Secret.h"
#include "storage/Database.h"

#include <QList>

namespace loket::storage {

enum class TokenScope { Read, Operate };

QString toString(TokenScope scope);
std::optional<TokenScope> tokenScopeFromString(QStringView name);

struct TokenRow
{
    QString name;
    TokenScope scope = TokenScope::Read;
    QDateTime createdAt;
    QDateTime lastUsedAt; // to the minute; invalid: never
};

class TokenRepository
{
public:
    explicit TokenRepository(const Database& database) : m_database(database) {}

    // Makes a token of 192 random bits and returns it; it is shown once and cannot be read back.
    // Conflict: the name is taken. InvalidInput: not a name.
    [[nodiscard]] core::Result<core::Secret> create(Transaction& transaction, const QString& name, TokenScope scope,
                                                    const QDateTime& now) const;
    [[nodiscard]] core::Result<QList<TokenRow>> all() const;
    // NotFound where there is none of this name.
    [[nodiscard]] core::Result<void> revoke(Transaction& transaction, const QString& name) const;
    // Unauthorized where no such token is valid.
    [[nodiscard]] core::Result<TokenRow> check(const QByteArray& token) const;
    [[nodiscard]] core::Result<void> noteUse(Transaction& transaction, const QString& name, const QDateTime& now) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
