// Receipts of messages not stored yet: a vendor's webhook can overtake its own answer to the send, and it is not
// repeated once it was answered 200. DeliverVouchers reads them when the answer has arrived. In memory only: an answer
// that was lost with the program leaves no id to match a receipt with. Engine thread.
#pragma once

#include "domain/ports/DeliveryChannel.h"

#include <QList>

#include <chrono>

namespace loket::sales {

class EarlyReceipts
{
public:
    // Far above the deadline of a send.
    static constexpr std::chrono::minutes patience{10};
    // Some vendors report every message of the account, including those typed by a person.
    static constexpr qsizetype most = 1000;

    // `now`: by the steady clock.
    void keep(const QString& channel, const domain::DeliveryReceipt& receipt, std::chrono::milliseconds now)
    {
        while (!m_kept.isEmpty() && (now - m_kept.first().at > patience || m_kept.size() >= most))
            m_kept.removeFirst();
        m_kept += {channel, receipt, now};
    }

    // In the order of arrival; they are kept, so that a failed transaction can be repeated.
    [[nodiscard]] QList<domain::DeliveryReceipt> of(const QString& channel, const QString& vendorId) const
    {
        QList<domain::DeliveryReceipt> found;
        for (const Kept& kept : m_kept) {
            if (kept.channel == channel && kept.receipt.vendorId == vendorId)
                found += kept.receipt;
        }
        return found;
    }

private:
    struct Kept
    {
        QString channel;
        domain::DeliveryReceipt receipt;
        std::chrono::milliseconds at;
    };
    QList<Kept> m_kept;
};

} // namespace loket::sales
