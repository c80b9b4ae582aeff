// The audit log's lines about refused webhooks: one each, with who sent it and why it was refused. Under a
// flood the log must not grow without bound and the disk must not sync for every forged request: at most
// `linesPerAddress` lines a minute for one address and `linesInAll` for all together; what is above that is counted,
// and one line a minute records the count (a crash loses at most that minute's count). Server's thread.
#pragma once

#include "sales/flow/Ledger.h"
#include "server/RateLimiter.h"

#include <QHostAddress>
#include <QObject>

namespace loket::server {

class RefusedWebhooks : public QObject
{
    Q_OBJECT

public:
    static constexpr int linesPerAddress = 5;
    static constexpr int linesInAll = 60;

    explicit RefusedWebhooks(const sales::Context& context);

    // `orderId` only where the signature was right. `gateway` as set up, or empty.
    void note(const QString& gateway, const QHostAddress& client, const core::Error& error,
              const QString& orderId = {});
    // One of a dashboard's test button: nothing was refused, and nothing else about it is stored. The same bounds.
    void noteTest(const QString& gateway, const QHostAddress& client, const QString& orderId);

private:
    void noteLine(const QString& action, const QJsonObject& detail);
    void count(const QString& gateway);
    void tellCount();

    const sales::Context& m_context;
    sales::Ledger m_ledger;
    RateLimiter m_perAddress;
    RateLimiter m_inAll;
    QHash<QString, qint64> m_uncounted; // by gateway, of the current minute
};

} // namespace loket::server
