// The second token of an online order, with which its gateway sends the buyer's browser back, and the one browser that
// it has opened the order's page in. Stateless apart from its database; lives on that database's thread.
#pragma once

#include "storage/Database.h"

namespace loket::storage {

struct ReturnLink
{
    qint64 purchaseId = 0;
    QString token;
    QString browser; // SHA-256 of that browser's cookie, in hex; empty: none has opened it
};

class ReturnLinkRepository
{
public:
    explicit ReturnLinkRepository(const Database& database) : m_database(database) {}

    // The order's link, made where it has none.
    [[nodiscard]] core::Result<ReturnLink> ensure(Transaction& transaction, qint64 purchaseId) const;
    // NotFound for a token that is nobody's.
    [[nodiscard]] core::Result<ReturnLink> find(const QString& token) const;
    // True where no browser had opened it before.
    [[nodiscard]] core::Result<bool> claim(Transaction& transaction, const QString& token,
                                           const QString& browser) const;

private:
    const Database& m_database;
};

} // namespace loket::storage
