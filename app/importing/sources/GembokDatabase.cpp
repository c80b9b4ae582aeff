#include "importing/sources/CopiedDatabase.h"
#include "importing/sources/GembokData.h"

#include "core/Reasons.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;

namespace {

constexpr qint64 mostPurchases = 500'000;
constexpr qint64 mostDeliveries = 2'000'000;
constexpr qint64 mostPackages = 1'000;
constexpr qint64 mostAgents = 10'000;
constexpr qint64 mostInvoices = 5'000'000; // those of PPPoE as well
constexpr qsizetype mostCodes = 10'000;
// In a thousand of the whole: the copy first, then the rows.
constexpr qint64 gembokWhole = 1000;
constexpr qint64 gembokCopy = 200;

// The same few packages, profiles and gateways, many times: one text in memory for each.
class SameTexts
{
public:
    QString operator()(const QString& text) { return *m_texts.insert(text); }

private:
    QSet<QString> m_texts;
};

// Reports how far the rows are, after the copy; asks now and then whether to go on.
class RowCounter
{
public:
    RowCounter(const Listener& listener, qint64 total) : m_listener(listener), m_total(std::max<qint64>(total, 1)) {}

    bool next()
    {
        constexpr qint64 often = 500;
        ++m_done;
        const qint64 rowsPart = (gembokWhole - gembokCopy) * std::min(m_done, m_total) / m_total;
        return m_done % often != 0 || !m_listener || m_listener({.done = gembokCopy + rowsPart, .total = gembokWhole});
    }

private:
    Listener m_listener;
    qint64 m_total;
    qint64 m_done = 0;
};

// A list of {"username", "password", "profile"}; older ones have {"code", "password"}, or the codes alone.
void readCodes(const std::optional<QByteArray>& json, GembokPurchase& purchase, SameTexts& same)
{
    if (json && json->trimmed().isEmpty())
        return;
    const QJsonDocument document = json ? QJsonDocument::fromJson(*json) : QJsonDocument();
    if (!document.isArray()) {
        purchase.areCodesBroken = true;
        return;
    }
    const auto textOf = [](const QJsonValue& value) {
        return value.isDouble() ? QString::number(qint64(value.toDouble())) : value.toString().trimmed().left(100);
    };
    for (const QJsonValue& value : document.array()) {
        const QJsonObject object = value.toObject();
        GembokCode code;
        if (value.isObject()) {
            code.username = textOf(object.value("username"_L1));
            if (code.username.isEmpty())
                code.username = textOf(object.value("code"_L1));
            code.password = textOf(object.value("password"_L1));
            code.profile = same(lineOf(object.value("profile"_L1).toString(), 100));
        } else {
            code.username = textOf(value);
        }
        if (code.username.isEmpty() || purchase.codes.size() >= mostCodes) {
            purchase.areCodesBroken = true;
            continue;
        }
        if (code.password.isEmpty())
            code.password = code.username;
        purchase.codes += code;
    }
}

domain::Seconds durationOf(const CopiedRow& row, int number, int unit)
{
    constexpr qint64 hour = 3600;
    constexpr qint64 day = 24 * hour;
    constexpr qint64 longest = 3650;
    const qint64 count = row.integer(number).value_or(0);
    if (count < 1 || count > longest)
        return domain::Seconds(0);
    const QString type = row.text(unit, 20).toLower();
    return domain::Seconds(count * (type.startsWith(u"day") || type.startsWith(u"hari") ? day : hour));
}

std::optional<core::Rupiah> amountOf(const CopiedRow& row, int column)
{
    const auto amount = row.integer(column);
    return amount && *amount >= 0 && *amount <= core::maxRupiah ? amount : std::nullopt;
}

class GembokTables
{
public:
    GembokTables(const CopiedDatabase& database, GembokData& into) : m_database(database), m_into(into) {}

    Result<void> read(const Listener& listener)
    {
        qint64 total = 0;
        for (const char* table : {"voucher_purchases", "voucher_delivery_logs", "invoices"}) {
            LOKET_TRY_VALUE(const qint64 rows, m_database.count(table));
            total += rows;
        }
        RowCounter counter(listener, total);
        LOKET_TRY(purchases(counter));
        LOKET_TRY(deliveries(counter));
        LOKET_TRY(gateways(counter));
        LOKET_TRY(onlinePackages());
        LOKET_TRY(agentPackages());
        LOKET_TRY(agents());
        return subscriptions();
    }

private:
    Result<void> purchases(RowCounter& counter)
    {
        return m_database.read(
            "voucher_purchases",
            {"id", "customer_name", "customer_phone", "amount", "description", "type", "voucher_package",
             "voucher_quantity", "voucher_profile", "voucher_data", "status", "payment_gateway",
             "payment_transaction_id", "invoice_id", "created_at", "completed_at", "updated_at"},
            mostPurchases, [&](const CopiedRow& row) {
                GembokPurchase purchase{.id = row.integer(0).value_or(0),
                                        .name = lineOf(row.text(1, 400), 100),
                                        .phone = phoneOf(row.text(2, 60)),
                                        .amount = amountOf(row, 3),
                                        .description = m_same(lineOf(row.text(4), 200)),
                                        .type = m_same(lineOf(row.text(5, 40), 40)),
                                        .package = m_same(lineOf(row.text(6, 400), 100)),
                                        .quantity = int(std::clamp<qint64>(row.integer(7).value_or(1), 1, mostCodes)),
                                        .profile = m_same(lineOf(row.text(8, 400), 100)),
                                        .status = m_same(lineOf(row.text(10, 40), 40).toLower()),
                                        .gateway = m_same(lineOf(row.text(11, 40), 32).toLower()),
                                        .transaction = lineOf(row.text(12, 200), 100),
                                        .invoice = lineOf(row.text(13, 200), 64),
                                        .createdAt = utcTimeOf(row.text(14, 40)),
                                        .completedAt = utcTimeOf(row.text(15, 40)),
                                        .updatedAt = utcTimeOf(row.text(16, 40))};
                readCodes(row.bytes(9), purchase, m_same);
                m_into.purchases += std::move(purchase);
                return counter.next();
            });
    }

    Result<void> deliveries(RowCounter& counter)
    {
        return m_database.read("voucher_delivery_logs",
                               {"purchase_id", "phone", "status", "error_message", "created_at"}, mostDeliveries,
                               [&](const CopiedRow& row) {
                                   m_into.deliveries += {.purchase = row.integer(0).value_or(0),
                                                         .phone = phoneOf(row.text(1, 60)),
                                                         .status = m_same(lineOf(row.text(2, 40), 40).toLower()),
                                                         .error = m_same(lineOf(row.text(3), 300)),
                                                         .at = utcTimeOf(row.text(4, 40))};
                                   return counter.next();
                               });
    }

    // The gateway of an order is known by its invoice alone, or by what was asked of a gateway for it; the newest
    // counts.
    Result<void> gateways(RowCounter& counter)
    {
        QHash<QString, qsizetype> byInvoice;
        for (qsizetype i = 0; i < m_into.purchases.size(); ++i) {
            if (!m_into.purchases[i].invoice.isEmpty())
                byInvoice.insert(m_into.purchases[i].invoice, i);
        }
        QHash<qint64, qsizetype> byInvoiceRow;
        LOKET_TRY(m_database.read("invoices", {"id", "invoice_number", "payment_gateway"}, mostInvoices,
                                  [&](const CopiedRow& row) {
                                      const auto found = byInvoice.constFind(row.text(1, 64));
                                      if (found != byInvoice.cend()) {
                                          byInvoiceRow.insert(row.integer(0).value_or(0), *found);
                                          known(m_into.purchases[*found], row.text(2, 40), {});
                                      }
                                      return counter.next();
                                  }));
        return m_database.read("payment_gateway_transactions", {"invoice_id", "gateway", "order_id", "gateway_name"},
                               mostInvoices, [&](const CopiedRow& row) {
                                   const auto found = byInvoiceRow.constFind(row.integer(0).value_or(0));
                                   if (found == byInvoiceRow.cend())
                                       return counter.next();
                                   const QString gateway = row.text(1, 40);
                                   known(m_into.purchases[*found], gateway.isEmpty() ? row.text(3, 40) : gateway,
                                         row.text(2, 100));
                                   return counter.next();
                               });
    }

    void known(GembokPurchase& purchase, const QString& gateway, const QString& reference)
    {
        if (!gateway.trimmed().isEmpty())
            purchase.gateway = m_same(lineOf(gateway, 32).toLower());
        if (!reference.trimmed().isEmpty())
            purchase.transaction = lineOf(reference, 100);
    }

    Result<void> onlinePackages()
    {
        return m_database.read(
            "voucher_online_settings",
            {"id", "package_id", "name", "profile", "price", "duration", "duration_type", "enabled", "is_active"},
            mostPackages, [&](const CopiedRow& row) {
                m_into.packages += {.row = row.integer(0).value_or(0),
                                    .id = lineOf(row.text(1, 200), 100),
                                    .name = lineOf(row.text(2, 400), 100),
                                    .profile = lineOf(row.text(3, 400), 100),
                                    .price = amountOf(row, 4),
                                    .duration = durationOf(row, 5, 6),
                                    .isEnabled = row.integer(7).value_or(1) != 0 && row.integer(8).value_or(1) != 0};
                return true;
            });
    }

    Result<void> agentPackages()
    {
        return m_database.read("voucher_pricing",
                               {"id", "package_name", "hotspot_profile", "customer_price", "duration", "duration_type",
                                "is_active", "account_type"},
                               mostPackages, [&](const CopiedRow& row) {
                                   m_into.packages += {.row = row.integer(0).value_or(0),
                                                       .name = lineOf(row.text(1, 400), 100),
                                                       .profile = lineOf(row.text(2, 400), 100),
                                                       .price = amountOf(row, 3),
                                                       .duration = durationOf(row, 4, 5),
                                                       .isEnabled = row.integer(6).value_or(1) != 0,
                                                       .isOfAgents = true,
                                                       .isOfMembers = row.text(7, 20) == u"member"};
                                   return true;
                               });
    }

    // Rows of the balances of agents that are gone remain, and an agent can have several: the first one counts.
    Result<void> agents()
    {
        QSet<qint64> ids;
        LOKET_TRY(m_database.read("agents", {"id", "name"}, mostAgents, [&](const CopiedRow& row) {
            ids.insert(row.integer(0).value_or(0));
            m_into.agents += lineOf(row.text(1, 400), 100);
            return true;
        }));
        QSet<qint64> withBalance;
        LOKET_TRY(m_database.read("agent_balances", {"agent_id"}, mostDeliveries, [&](const CopiedRow& row) {
            if (const qint64 agent = row.integer(0).value_or(0); ids.contains(agent))
                withBalance.insert(agent);
            return true;
        }));
        m_into.balances = int(withBalance.size());
        LOKET_TRY_VALUE(const qint64 sales, m_database.count("agent_voucher_sales"));
        m_into.agentSales = int(std::min<qint64>(sales, INT_MAX));
        return {};
    }

    // One customer is made up, to hang the invoices of vouchers on.
    Result<void> subscriptions()
    {
        LOKET_TRY_VALUE(const qint64 packages, m_database.count("packages"));
        m_into.subscriptions = int(std::min<qint64>(packages, INT_MAX));
        return m_database.read("customers", {"username"}, mostInvoices, [&](const CopiedRow& row) {
            m_into.subscribers += row.text(0, 40) == u"voucher_public" ? 0 : 1;
            return true;
        });
    }

    const CopiedDatabase& m_database;
    GembokData& m_into;
    SameTexts m_same;
};

} // namespace

Result<void> readGembokDatabase(const QString& file, const Listener& listener, GembokData& into)
{
    const Listener ofCopy = [&listener](const Progress& copied) {
        return !listener ||
               listener({.done = copied.done * gembokCopy / std::max<qint64>(copied.total, 1), .total = gembokWhole});
    };
    LOKET_TRY_VALUE(const auto database, CopiedDatabase::of(file, ofCopy));
    LOKET_TRY_VALUE(const bool hasVouchers, database->has("voucher_purchases"));
    if (!hasVouchers) { // those of before it sold vouchers have these
        bool isGembok = true;
        for (const char* table : {"customers", "packages", "invoices", "payments"}) {
            LOKET_TRY_VALUE(const bool isThere, database->has(table));
            isGembok = isGembok && isThere;
        }
        if (!isGembok)
            return fail(core::Reason::ImportDatabaseForeign, {file});
    }
    return GembokTables(*database, into).read(listener);
}

} // namespace loket::importing
