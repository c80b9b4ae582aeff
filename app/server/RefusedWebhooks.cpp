#include "server/RefusedWebhooks.h"

#include "core/Log.h"
#include "server/guard/GuardedServer.h"

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_LOGGING_CATEGORY(lcServer)

namespace {

constexpr auto countEvery = 60s;

} // namespace

RefusedWebhooks::RefusedWebhooks(const sales::Context& context)
    : m_context(context), m_ledger(context), m_perAddress(context.clock, linesPerAddress),
      m_inAll(context.clock, linesInAll)
{}

void RefusedWebhooks::note(const QString& gateway, const QHostAddress& client, const core::Error& error,
                           const QString& orderId)
{
    if (m_perAddress.take(addressKey(client)) || m_inAll.take("all"))
        return count(gateway);
    core::logWarning(lcServer(), "webhook.refused",
                     {{u"gateway"_s, gateway}, {u"kind"_s, core::toString(error.kind)}, {u"detail"_s, error.detail}});
    QJsonObject detail{{u"gateway"_s, gateway},
                       {u"why"_s, error.detail},
                       {u"because"_s, core::reasonToJson(error)},
                       {u"kind"_s, core::toString(error.kind)},
                       {u"from"_s, client.toString()}};
    if (!orderId.isEmpty())
        detail.insert(u"order"_s, orderId);
    noteLine(u"webhook.refused"_s, detail);
}

void RefusedWebhooks::noteTest(const QString& gateway, const QHostAddress& client, const QString& orderId)
{
    if (m_perAddress.take(addressKey(client)) || m_inAll.take("all"))
        return;
    core::logInfo(lcServer(), "webhook.test", {{u"gateway"_s, gateway}});
    noteLine(u"webhook.test"_s, {{u"gateway"_s, gateway}, {u"order"_s, orderId}, {u"from"_s, client.toString()}});
}

void RefusedWebhooks::noteLine(const QString& action, const QJsonObject& detail)
{
    const auto written = m_ledger.inTransaction([&](storage::Transaction& transaction) {
        return m_ledger.audit.insert(transaction, sales::systemActor.name, action, std::nullopt, detail,
                                     m_context.clock.now());
    });
    if (!written) // the answer is unaffected; the log has the error
        core::logWarning(lcServer(), "webhook.line_not_written", {{u"reason"_s, written.error().detail}});
}

void RefusedWebhooks::count(const QString& gateway)
{
    const bool first = m_uncounted.isEmpty();
    ++m_uncounted[gateway];
    if (first)
        m_context.clock.callAfter(countEvery, this, [this] { tellCount(); });
}

void RefusedWebhooks::tellCount()
{
    QJsonObject detail;
    qint64 all = 0;
    for (auto entry = m_uncounted.cbegin(); entry != m_uncounted.cend(); ++entry) {
        all += entry.value();
        detail.insert(entry.key().isEmpty() ? u"unknown"_s : entry.key(), entry.value());
    }
    detail.insert(u"count"_s, all);
    m_uncounted.clear();
    core::logWarning(lcServer(), "webhook.refused_many", detail);
    (void)m_ledger.inTransaction([&](storage::Transaction& transaction) {
        return m_ledger.audit.insert(transaction, sales::systemActor.name, u"webhook.refused_many"_s, std::nullopt,
                                     detail, m_context.clock.now());
    });
}

} // namespace loket::server
