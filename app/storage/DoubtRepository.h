// What was written while nobody believed the wall clock. When it is believed again, a row written since the doubt began
// is neither older than the doubt nor of the future; whatever claims to be counts from now, so that an order placed a
// moment ago does not expire for its year 2000, and a voucher sold does not end, or last for years. Money that was
// received keeps its time. Stateless apart from its database; used on that database's thread.
#pragma once

#include "storage/Database.h"

#include <optional>

namespace loket::storage {

class DoubtRepository
{
public:
    explicit DoubtRepository(const Database& database) : m_database(database) {}

    // The newest rows when a doubt begins.
    struct Begin
    {
        qint64 lastPurchase = 0;
        qint64 lastVoucher = 0;
    };
    [[nodiscard]] core::Result<Begin> newest() const;
    // As it is kept in a mark.
    [[nodiscard]] static QString toText(const Begin& begin);
    [[nodiscard]] static std::optional<Begin> fromText(const QString& text);

    // `earliest`: when the doubt began, by the clock that is believed now. Answers how many rows it has corrected.
    [[nodiscard]] core::Result<int> correct(Transaction& transaction, const Begin& begin, const QDateTime& earliest,
                                            const QDateTime& now) const;

private:
    [[nodiscard]] core::Result<int> correctOrders(Transaction& transaction, const Begin& begin,
                                                  const QDateTime& earliest, const QDateTime& now) const;
    [[nodiscard]] core::Result<int> correctMessages(Transaction& transaction, const Begin& begin,
                                                    const QDateTime& earliest, const QDateTime& now) const;
    [[nodiscard]] core::Result<int> correctSold(Transaction& transaction, const Begin& begin, const QDateTime& earliest,
                                                const QDateTime& now) const;
    [[nodiscard]] core::Result<int> correctStock(Transaction& transaction, const Begin& begin,
                                                 const QDateTime& earliest, const QDateTime& now) const;

    const Database& m_database;
};

} // namespace loket::storage
