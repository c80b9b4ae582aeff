#include "storage/PaymentDetailsRepository.h"

#include "core/Reasons.h"

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

Result<void> PaymentDetailsRepository::savePage(Transaction& transaction, qint64 purchaseId,
                                                const domain::PaymentPage& page) const
{
    Statement statement = transaction.statement(
        "INSERT INTO payment_pages (purchase_id, pay_code, qr_string, buyer_pays, expires_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (purchase_id) DO UPDATE SET pay_code = excluded.pay_code, qr_string = excluded.qr_string, "
        "buyer_pays = excluded.buyer_pays, expires_at = excluded.expires_at");
    statement.bind(purchaseId, page.payCode, page.qrString, page.buyerPays, page.expiresAt);
    return statement.run();
}

Result<domain::PaymentPage> PaymentDetailsRepository::page(qint64 purchaseId) const
{
    Statement statement = m_database.statement(
        "SELECT pay_code, qr_string, buyer_pays, expires_at FROM payment_pages WHERE purchase_id = ?");
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return Failure(done.error());
    domain::PaymentPage page;
    if (statement.next()) {
        page.payCode = statement.text(0);
        page.qrString = statement.text(1);
        page.buyerPays = statement.integer(2);
        page.expiresAt = statement.time(3);
    }
    return page;
}

Result<void> PaymentDetailsRepository::replace(Transaction& transaction, qint64 purchaseId, qint64 byId) const
{
    Statement statement = transaction.statement("INSERT INTO payment_replacements (purchase_id, by_id) VALUES (?, ?)");
    return statement.bind(purchaseId, byId).run();
}

Result<std::optional<qint64>> PaymentDetailsRepository::replacementOf(qint64 purchaseId) const
{
    Statement statement = m_database.statement("SELECT by_id FROM payment_replacements WHERE purchase_id = ?");
    if (const auto done = statement.bind(purchaseId).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return std::optional<qint64>();
    return std::optional<qint64>(statement.integer(0));
}

Result<QString> PaymentDetailsRepository::mark(const QString& name) const
{
    Statement statement = m_database.statement("SELECT value FROM house_marks WHERE name = ?");
    if (const auto done = statement.bind(name).run(); !done)
        return Failure(done.error());
    if (!statement.next())
        return core::fail(core::Reason::MarkUnknown, {name});
    return statement.text(0);
}

} // namespace loket::storage
