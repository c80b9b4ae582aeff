#include "simulation/Judge.h"

#include "storage/Database.h"

#include <QSet>

namespace loket::simulation {

using namespace Qt::Literals::StringLiterals;
using storage::Statement;

namespace {

struct Order
{
    QString invoice;
    QString status;
    QString delivery;
    int quantity = 0;
    core::Rupiah amount = 0;
    QString router;
    QString profile;
    bool hasPhone = false;
    int vouchers = 0; // living ones
};

class Judgement
{
public:
    Judgement(World& world, const storage::Database& database, int atMost)
        : m_world(world), m_database(database), m_atMost(atMost)
    {}

    QStringList all()
    {
        readOrders();
        readVouchers();
        readMessages();
        money();
        orders();
        routers();
        jobs();
        personalData();
        return m_found;
    }

private:
    void violated(const QString& rule, const QString& what)
    {
        if (m_found.size() < m_atMost)
            m_found += rule + u": "_s + what;
    }
    template <class Row>
    void each(const char* sql, Row row)
    {
        Statement statement = m_database.statement(sql);
        if (const auto ran = statement.run(); !ran)
            return violated(u"ledger"_s, ran.error().detail);
        while (statement.next())
            row(statement);
    }

    void readOrders()
    {
        each("SELECT id, invoice_id, status, delivery_status, voucher_quantity, amount, router, voucher_profile, "
             "customer_phone FROM voucher_purchases ORDER BY id",
             [this](const Statement& row) {
                 m_orders.insert(row.integer(0), {.invoice = row.text(1),
                                                  .status = row.text(2),
                                                  .delivery = row.text(3),
                                                  .quantity = int(row.integer(4)),
                                                  .amount = row.integer(5),
                                                  .router = row.text(6),
                                                  .profile = row.text(7),
                                                  .hasPhone = !row.text(8).isEmpty(),
                                                  .vouchers = 0});
             });
    }
    void readVouchers()
    {
        each("SELECT purchase_id, router, status, profile FROM vouchers "
             "WHERE status NOT IN ('discarded', 'removed') AND purchase_id IS NOT NULL ORDER BY purchase_id, number",
             [this](const Statement& row) {
                 Order& order = m_orders[row.integer(0)];
                 ++order.vouchers;
                 if (row.text(1) != order.router)
                     violated(u"right router"_s, order.invoice + u" has a voucher on "_s + row.text(1));
                 if (row.text(3) != order.profile)
                     violated(u"right terms"_s, order.invoice + u" has a voucher of "_s + row.text(3));
                 if (row.text(2) == u"planned"_s)
                     violated(u"vouchers made"_s, order.invoice + u" has a voucher that is only planned"_s);
             });
    }
    void readMessages()
    {
        each("SELECT purchase_id, sum(maybe_duplicate), count(*) FROM voucher_delivery_logs GROUP BY purchase_id",
             [this](const Statement& row) { m_doubts.insert(row.integer(0), int(row.integer(1))); });
    }

    [[nodiscard]] static bool hasMoney(const Order& order)
    {
        return order.status == u"paid"_s || order.status == u"completed"_s ||
               order.status == u"voucher_generation_failed"_s;
    }

    void orders()
    {
        for (auto it = m_orders.cbegin(); it != m_orders.cend(); ++it) {
            const Order& order = *it;
            const Truth truth = m_world.truth().value(order.invoice);
            if (truth.answered && !hasMoney(order) && order.status != u"refunded"_s)
                violated(u"never forgotten"_s, order.invoice + u" was confirmed and is "_s + order.status);
            if (truth.refunded) {
                if (order.status != u"refunded"_s)
                    violated(u"refunded"_s, order.invoice + u" is "_s + order.status);
                if (order.vouchers > 0)
                    violated(u"no voucher without payment"_s, order.invoice + u" is refunded and has vouchers"_s);
                continue;
            }
            if (truth.paid && order.status != u"completed"_s)
                violated(u"paid has its vouchers"_s, order.invoice + u" is paid and "_s + order.status);
            if (!truth.paid && (hasMoney(order) || order.vouchers > 0))
                violated(
                    u"no voucher without payment"_s,
                    u"%1 is not paid, and %2 with %3 vouchers"_s.arg(order.invoice, order.status).arg(order.vouchers));
            if (truth.paid && order.vouchers != order.quantity)
                violated(u"exactly its vouchers"_s,
                         u"%1 has %2 of %3"_s.arg(order.invoice).arg(order.vouchers).arg(order.quantity));
            if (truth.paid)
                message(it.key(), order, truth);
        }
    }

    void message(qint64 id, const Order& order, const Truth& truth)
    {
        if (!order.hasPhone)
            return;
        if (truth.messages == 0)
            violated(u"one message"_s, order.invoice + u" got none, and is "_s + order.delivery);
        if (truth.messages > 1 && m_doubts.value(id) == 0)
            violated(u"one message"_s, u"%1 got %2, and nothing says so"_s.arg(order.invoice).arg(truth.messages));
    }

    // The same vouchers on the routers as in the ledger, sold or in stock, and no user of ours besides.
    void routers()
    {
        QSet<QString> known;
        each("SELECT router, comment, username FROM vouchers WHERE status NOT IN ('planned', 'discarded', 'removed')",
             [&known](const Statement& row) { known.insert(row.text(0) + u' ' + row.text(1) + u' ' + row.text(2)); });
        QSet<QString> there;
        for (const QString& name : World::routerNames) {
            for (const sandbox::SandboxUser& user : m_world.router(name).users()) {
                if (!user.comment.startsWith(u"loket:"_s))
                    continue;
                const QString line = name + u' ' + user.comment + u' ' + user.name;
                there.insert(line);
                if (!known.contains(line))
                    violated(u"router as ledger"_s, u"on the router alone: "_s + line);
            }
        }
        for (const QString& line : std::as_const(known)) {
            if (!there.contains(line))
                violated(u"router as ledger"_s, u"in the ledger alone: "_s + line);
        }
    }

    void money()
    {
        core::Rupiah paid = 0;
        core::Rupiah kept = 0;
        for (const Order& order : std::as_const(m_orders)) {
            const Truth truth = m_world.truth().value(order.invoice);
            if (truth.paid)
                paid += order.amount;
            if (truth.paid && !truth.refunded)
                kept += order.amount;
            if (truth.paid && truth.amount != order.amount)
                violated(u"money"_s,
                         u"%1 is %2, and %3 was paid"_s.arg(order.invoice).arg(order.amount).arg(truth.amount));
        }
        each("SELECT sum(revenue), sum(refunded) FROM report_buckets WHERE dimension = 'all'",
             [&](const Statement& row) {
                 if (row.integer(0) != paid || row.integer(0) - row.integer(1) != kept)
                     violated(u"money"_s, u"the reports say %1 less %2, the gateways and the drawer %3 less %4"_s
                                              .arg(row.integer(0))
                                              .arg(row.integer(1))
                                              .arg(paid)
                                              .arg(paid - kept));
             });
        each("SELECT sum(amount) FROM purchase_totals WHERE status IN ('paid', 'completed', "
             "'voucher_generation_failed')",
             [&](const Statement& row) {
                 if (row.integer(0) != kept)
                     violated(u"money"_s, u"the dashboard says %1, and it is %2"_s.arg(row.integer(0)).arg(kept));
             });
    }

    void jobs()
    {
        each("SELECT kind, state, purchase_id FROM jobs WHERE state <> 'dead'", [this](const Statement& row) {
            const Order order = m_orders.value(row.integer(2));
            if (row.text(0) == u"check_payment"_s && !m_world.truth().value(order.invoice).paid)
                return; // it goes on asking about what nobody has paid
            violated(u"every job ends"_s, row.text(0) + u" of "_s + order.invoice + u" is "_s + row.text(1));
        });
    }

    // A buyer's name and number are in the order and nowhere on a router.
    void personalData()
    {
        for (const QString& name : World::routerNames) {
            for (const sandbox::SandboxUser& user : m_world.router(name).users()) {
                if (user.comment.contains(u"Andi"_s) || user.comment.contains(u"62812"_s))
                    violated(u"personal data"_s, u"on a router: "_s + user.comment);
            }
        }
    }

    World& m_world;
    const storage::Database& m_database;
    int m_atMost;
    QStringList m_found;
    QMap<qint64, Order> m_orders;
    QHash<qint64, int> m_doubts;
};

} // namespace

QStringList judge(World& world, const QString& database, int atMost)
{
    const auto opened = storage::Database::open(database, storage::Access::ReadOnly);
    if (!opened)
        return {u"ledger: "_s + opened.error().detail};
    return Judgement(world, **opened, atMost).all();
}

} // namespace loket::simulation
