#include "storage/ReturnLinkRepository.h"

#include "core/Reasons.h"
#include "domain/Identifiers.h"

namespace loket::storage {

using core::Failure;
using core::Result;

Result<ReturnLink> ReturnLinkRepository::ensure(Transaction& transaction, qint64 purchaseId) const
{
    Statement insert = transaction.statement(
        "INSERT INTO return_links (purchase_id, token) VALUES (?, ?) ON CONFLICT (purchase_id) DO NOTHING");
    if (const auto done = insert.bind(purchaseId, domain::newStatusToken()).run(); !done)
        return Failure(done.error());
    Statement statement = m_database.statement("SELECT token, browser FROM return_links WHERE purchase_id = ?");
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return core::fail(core::Reason::PurchaseUnknown);
    return ReturnLink{.purchaseId = purchaseId, .token = statement.text(0), .browser = statement.text(1)};
}

Result<ReturnLink> ReturnLinkRepository::find(const QString& token) const
{
    Statement statement = m_database.statement("SELECT purchase_id, browser FROM return_links WHERE token = ?");
    if (const auto done = statement.bind(token).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return core::fail(core::Reason::PurchaseUnknown);
    return ReturnLink{.purchaseId = statement.integer(0), .token = token, .browser = statement.text(1)};
}

Result<bool> ReturnLinkRepository::claim(Transaction& transaction, const QString& token, const QString& browser) const
{
    Statement statement = transaction.statement("UPDATE return_links SET browser = ? WHERE token = ? AND browser = ''");
    if (const auto done = statement.bind(browser, token).run(); !done)
        return Failure(done.error());
    return statement.changedRows() > 0;
}

} // namespace loket::storage
