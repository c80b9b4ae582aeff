#include "simulation/Judge.h"

#include "storage/Database.h"
#include "storage/TokenRepository.h"

#include <QRegularExpression>
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
        promises();
        drawers();
        return m_found;
    }

private:
    void violated(const QString& rule, const QString& what)
    {
        if (m_found.size() < m_atMost)
            m_found += rule + u": "_s + what;
    }
    template <class Row>
    void each(const QByteArray& sql, Row row)
    {
        Statement statement = m_database.statement(QString::fromLatin1(sql));
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
        each("SELECT purchase_id, router, status, profile, counts, duration_seconds FROM vouchers "
             "WHERE status NOT IN ('discarded', 'removed') AND purchase_id IS NOT NULL ORDER BY purchase_id, number",
             [this](const Statement& row) {
                 Order& order = m_orders[row.integer(0)];
                 ++order.vouchers;
                 if (row.text(1) != order.router)
                     violated(u"right router"_s, order.invoice + u" has a voucher on "_s + row.text(1));
                 if (row.text(3) != order.profile)
                     violated(u"right terms"_s, order.invoice + u" has a voucher of "_s + row.text(3));
                 if (row.text(2) == u"expired"_s || row.text(2) == u"used_up"_s)
                     ended(order, row.text(4), row.integer(5));
                 if (row.text(2) == u"planned"_s)
                     violated(u"vouchers made"_s, order.invoice + u" has a voucher that is only planned"_s);
             });
    }
    // Nobody logs in here: only what counts from the sale can end at all.
    void ended(const Order& order, const QString& counts, qint64 seconds)
    {
        const std::chrono::milliseconds used = m_world.age() - m_world.truth().value(order.invoice).paidAt;
        if (counts != u"sale"_s || used < std::chrono::seconds(seconds))
            violated(u"ends in time"_s, order.invoice + u" has a voucher that ended before its time"_s);
    }
    void readMessages()
    {
        each("SELECT purchase_id, sum(maybe_duplicate) FROM voucher_delivery_logs GROUP BY purchase_id",
             [this](const Statement& row) { m_doubts.insert(row.integer(0), int(row.integer(1))); });
    }

    [[nodiscard]] static bool hasMoney(const Order& order)
    {
        return order.status == u"paid"_s || order.status == u"completed"_s ||
               order.status == u"voucher_generation_failed"_s;
    }

    void orders()
    {
        QSet<QString> known;
        for (const Order& order : std::as_const(m_orders))
            known.insert(order.invoice);
        for (auto truth = m_world.truth().cbegin(); truth != m_world.truth().cend(); ++truth) {
            if (truth->answered && !known.contains(truth.key()) && !m_world.promises().lost.contains(truth.key()))
                violated(u"never forgotten"_s, truth.key() + u" was confirmed, and nobody knows it"_s);
        }
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

    [[nodiscard]] QString attemptsOf(qint64 id) const
    {
        QStringList attempts;
        Statement rows = m_database.statement("SELECT created_at, status, error_kind, maybe_duplicate FROM "
                                              "voucher_delivery_logs WHERE purchase_id = ? ORDER BY id");
        for (bool isThere = rows.bind(id).run().has_value() && rows.next(); isThere; isThere = rows.next())
            attempts += rows.text(0) + u' ' + rows.text(1) + u' ' + rows.text(2) + u' ' + rows.text(3);
        return attempts.join(u", ");
    }

    void message(qint64 id, const Order& order, const Truth& truth)
    {
        if (!order.hasPhone)
            return;
        if (truth.messages == 0)
            violated(u"one message"_s, order.invoice + u" got none, and is "_s + order.delivery);
        if (truth.messages > 1 && m_doubts.value(id) == 0)
            violated(
                u"one message"_s,
                u"%1 got %2, and nothing says so: %3"_s.arg(order.invoice).arg(truth.messages).arg(attemptsOf(id)));
        // A doubt is tried once more; all else a person has asked for.
        if (truth.messages > 2 + truth.askedFor)
            violated(u"few messages"_s, u"%1 got %2"_s.arg(order.invoice).arg(truth.messages));
    }

    // The same vouchers on the routers as in the ledger, sold or in stock, and no user of ours besides.
    void routers()
    {
        QSet<QString> known;
        QSet<QString> open;
        each("SELECT router, comment, username, status FROM vouchers WHERE status NOT IN ('planned', 'discarded', "
             "'removed')",
             [&](const Statement& row) {
                 const QString line = row.text(0) + u' ' + row.text(1) + u' ' + row.text(2);
                 known.insert(line);
                 if (row.text(3) == u"on_router"_s)
                     open.insert(line);
             });
        QSet<QString> there;
        for (const QString& name : World::routerNames) {
            for (const sandbox::SandboxUser& user : m_world.router(name).users()) {
                if (!user.comment.startsWith(u"loket:"_s))
                    continue;
                const QString line = name + u' ' + user.comment + u' ' + user.name;
                there.insert(line);
                if (!known.contains(line))
                    violated(u"router as ledger"_s, u"on the router alone: "_s + line);
                if (user.disabled && open.contains(line))
                    violated(u"router as ledger"_s, u"locked out on the router alone: "_s + line);
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
        core::Rupiah parts = 0; // of it, given back
        for (const Order& order : std::as_const(m_orders)) {
            const Truth truth = m_world.truth().value(order.invoice);
            if (truth.paid)
                paid += order.amount;
            if (truth.paid && !truth.refunded) {
                kept += order.amount;
                parts += truth.givenBack;
            }
            if (truth.paid && truth.amount != order.amount)
                violated(u"money"_s,
                         u"%1 is %2, and %3 was paid"_s.arg(order.invoice).arg(order.amount).arg(truth.amount));
        }
        each("SELECT sum(revenue), sum(refunded) FROM report_buckets WHERE dimension = 'all'",
             [&](const Statement& row) {
                 if (row.integer(0) != paid || row.integer(0) - row.integer(1) != kept - parts)
                     violated(u"money"_s, u"the reports say %1 less %2, the gateways and the drawer %3 less %4"_s
                                              .arg(row.integer(0))
                                              .arg(row.integer(1))
                                              .arg(paid)
                                              .arg(paid - kept + parts));
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
        constexpr qint64 longestWait = 45 * 60;    // of the asking about an order that nobody looks at
        constexpr qint64 longestOverdue = 10 * 60; // of a queue in which nothing is wrong
        each("SELECT kind, state, purchase_id, due_at FROM jobs WHERE state <> 'dead'", [&](const Statement& row) {
            const Order order = m_orders.value(row.integer(2));
            if (row.text(0) == u"check_payment"_s && !m_world.truth().value(order.invoice).paid) {
                // It goes on asking about what nobody has paid, at its times.
                const qint64 wait = m_world.now().secsTo(row.time(3));
                if (wait > longestWait || wait < -longestOverdue)
                    violated(u"the queue moves"_s,
                             u"%1 of %2 is due in %3 s"_s.arg(row.text(0), order.invoice).arg(wait));
                return;
            }
            violated(u"every job ends"_s, row.text(0) + u" of "_s + order.invoice + u" is "_s + row.text(1));
        });
    }

    // A buyer's name and number are in the order and its messages, and nowhere else.
    void personalData()
    {
        static const QRegularExpression person(u"(62|0)-?812-?[0-9]{8}|Andi"_s);
        for (const auto& [table, columns] :
             {std::pair("audit_log", "actor || ' ' || action || ' ' || detail"),
              std::pair("alerts", "subject || ' ' || reason || ' ' || because"),
              std::pair("jobs", "error || ' ' || because"), std::pair("schedule_runs", "message"),
              std::pair("voucher_delivery_logs", "error_message || ' ' || because")}) {
            each(QByteArray("SELECT ") + columns + " FROM " + table, [&](const Statement& row) {
                if (row.text(0).contains(person))
                    violated(u"personal data"_s, QLatin1StringView(table) + u": "_s + row.text(0).left(200));
            });
        }
        for (const QByteArray& line : m_world.promises().log.split('\n')) {
            if (const QString text = QString::fromUtf8(line); text.contains(person))
                violated(u"personal data"_s, u"in the log: "_s + text.left(200));
        }
        for (const QString& name : World::routerNames) {
            for (const sandbox::SandboxUser& user : m_world.router(name).users()) {
                if (user.comment.contains(u"Andi"_s) || user.comment.contains(u"62812"_s))
                    violated(u"personal data"_s, u"on a router: "_s + user.comment);
            }
        }
    }

    void promises()
    {
        const Promises& promises = m_world.promises();
        const storage::TokenRepository tokens(m_database);
        for (auto token = promises.tokens.cbegin(); token != promises.tokens.cend(); ++token) {
            if (tokens.check(token.key()).has_value() != *token)
                violated(u"tokens"_s, *token ? u"one that is valid is not known"_s : u"one that was revoked opens"_s);
        }
        for (auto setting = promises.settings.cbegin(); setting != promises.settings.cend(); ++setting) {
            if (const QString value = promises.inEffect.value(setting.key()); value != *setting)
                violated(u"settings"_s, u"%1 was saved as %2 and is %3"_s.arg(setting.key(), *setting, value));
        }
        each("SELECT username, duration_seconds, expires_at FROM vouchers WHERE status NOT IN ('discarded', 'removed')",
             [&](const Statement& row) {
                 const auto given = promises.given.constFind(row.text(0));
                 if (given == promises.given.cend())
                     return;
                 if (row.integer(1) < given->seconds || (given->until.isValid() && row.time(2) < given->until))
                     violated(u"given time"_s, u"a voucher that was given more time has less"_s);
             });
        each(
            "SELECT batch_id, count(*) FROM vouchers WHERE purchase_id IS NULL AND status IN ('planned', 'on_router') "
            "GROUP BY batch_id",
            [&](const Statement& row) {
                if (promises.withdrawn.contains(row.integer(0)))
                    violated(
                        u"withdrawn"_s,
                        u"batch %1 was withdrawn and has %2 unsold vouchers"_s.arg(row.integer(0)).arg(row.integer(1)));
            });
    }

    // What was sold for cash is in a drawer, and out of it again where it was taken back.
    void drawers()
    {
        const Promises& promises = m_world.promises();
        QHash<QString, bool> booked; // taken back
        each("SELECT p.invoice_id, c.voided_at <> '' OR c.refunded_at <> '' FROM counter_sales c JOIN "
             "voucher_purchases p ON p.id = c.purchase_id",
             [&booked](const Statement& row) { booked.insert(row.text(0), row.integer(1) != 0); });
        for (auto truth = m_world.truth().cbegin(); truth != m_world.truth().cend(); ++truth) {
            if (!truth->isCash || promises.lost.contains(truth.key()))
                continue;
            const auto sale = booked.constFind(truth.key());
            if (sale == booked.cend() || *sale != truth->refunded)
                violated(u"drawers"_s, truth.key() + u" is not in its drawer as it was"_s);
        }
        each("SELECT coalesce(sum(amount), 0) FROM cash_movements", [&](const Statement& row) {
            if (row.integer(0) != promises.moved)
                violated(u"drawers"_s,
                         u"moved are %1, and the ledger has %2"_s.arg(promises.moved).arg(row.integer(0)));
        });
        each("SELECT id, expected FROM shifts WHERE closed_at <> ''", [&](const Statement& row) {
            const auto expected = promises.closed.constFind(row.integer(0));
            if (expected != promises.closed.cend() && row.integer(1) != *expected)
                violated(u"drawers"_s, u"shift %1 was closed with %2, and the ledger has %3"_s.arg(row.integer(0))
                                           .arg(*expected)
                                           .arg(row.integer(1)));
        });
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
