// Whatever arrives from all gateways, in whatever order, however often, true and false, with the engine killed in
// between: in the end every order has exactly its vouchers if and only if its money arrived. Each row is one seed; a
// failing one can be repeated by its number. LOKET_SEEDS=N runs that many.
#include "engine/MortalEngine.h"
#include "storage/PurchaseRepository.h"
#include "storage/VoucherRepository.h"
#include "support/Http.h"
#include "support/SignedWebhooks.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::PurchaseStatus;
using sandbox::SandboxState;
using tests::MortalEngine;
using tests::SignedWebhook;
using tests::WebhookFacts;

namespace {

const QStringList gateways{u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s};

// One order, and its true state at the gateway.
struct Order
{
    QByteArray key;
    QString gateway;
    int quantity = 1;
    QString invoice;
    bool paid = false;
    bool refunded = false;
};

} // namespace

class TestMoneyProperty : public QObject
{
    Q_OBJECT

private slots:
    void madeExactlyOnceIfAndOnlyIfPaid_data()
    {
        QTest::addColumn<quint32>("seed");
        const int seeds =
            qEnvironmentVariableIsSet("LOKET_SEEDS") ? qEnvironmentVariableIntValue("LOKET_SEEDS") : defaultSeeds;
        for (int seed = 1; seed <= seeds; ++seed)
            QTest::addRow("seed %d", seed) << quint32(seed);
    }

    void madeExactlyOnceIfAndOnlyIfPaid()
    {
        QFETCH(quint32, seed);
        m_random = QRandomGenerator(seed);
        m_world = std::make_unique<tests::Sandboxes>();
        m_world->settings[u"payments.gateways"_s] = gateways.join(u',');
        m_world->settings[u"retry.attempts"_s] = u"20"_s;
        m_world->settings[u"retry.base_ms"_s] = u"20"_s;
        m_world->settings[u"retry.max_ms"_s] = u"200"_s;
        m_world->gateways.webhooks().setMood({.send = false}); // this test delivers the webhooks
        m_world->writeSettings();
        m_orders.clear();
        m_sent.clear();
        const qsizetype strangers = m_world->router.users().size();
        for (int i = 0; i < ordersInAll; ++i)
            m_orders += Order{.key = QByteArray::number(seed) + '-' + QByteArray::number(i),
                              .gateway = gateways.at(m_random.bounded(gateways.size())),
                              .quantity = 1 + m_random.bounded(3)};
        {
            MortalEngine engine(*m_world);
            for (int step = 0; step < steps; ++step) {
                const QUrl url = engine.running(engine.isDead() ? 1 + m_random.bounded(60) : 0);
                if (url.isEmpty())
                    continue; // ended while it was starting
                act(engine, url);
                QTest::qWait(m_random.bounded(12)); // the sandboxes run in this thread
            }
            settleAll(engine);
        }
        judge(strangers);
    }

private:
    static constexpr int defaultSeeds = 8;
    static constexpr int ordersInAll = 6;
    static constexpr int steps = 90;

    Order& anyOrder() { return m_orders[m_random.bounded(m_orders.size())]; }

    void act(MortalEngine& engine, const QUrl& url)
    {
        Order& order = anyOrder();
        if (order.invoice.isEmpty())
            return place(url, order);
        switch (m_random.bounded(12)) {
        case 0:
        case 1: // the buyer pays
            if (!order.paid && m_world->gateways.settle(order.invoice, SandboxState::Paid))
                order.paid = true;
            return;
        case 2: // the time is over, or an attempt failed: at these vendors no money arrives any more, until it does
            if (!order.paid)
                m_world->gateways.settle(order.invoice,
                                         m_random.bounded(2) == 0 ? SandboxState::Expired : SandboxState::Failed);
            return;
        case 3: // refunded, where the vendor reports that
            if (order.paid && !order.refunded && (order.gateway == u"tripay"_s || order.gateway == u"midtrans"_s) &&
                purchase(order).status == PurchaseStatus::Completed && m_random.bounded(3) == 0) {
                m_world->gateways.settle(order.invoice, SandboxState::Refunded);
                order.refunded = true;
                post(url, tests::signedWebhook(facts(order, "refunded")), order.gateway);
            }
            return;
        case 4:
        case 5:
        case 6: // the truth, in time or late
            return post(url, tests::signedWebhook(facts(order, truth(order))), order.gateway);
        case 7: { // an older truth, after a newer one
            static const QByteArrayList older{"pending", "expired", "failed"};
            return post(url, tests::signedWebhook(facts(order, older.at(m_random.bounded(3)))), order.gateway);
        }
        case 8: // something that was sent before, once more, to the path with or without a name
            if (!m_sent.isEmpty()) {
                const auto [webhook, gateway] = m_sent.at(m_random.bounded(m_sent.size()));
                post(url, webhook, gateway);
            }
            return;
        case 9:
        case 10:
            return lie(url, order);
        default:
            engine.kill();
        }
    }

    // Not one of these may ever make a voucher.
    void lie(const QUrl& url, const Order& order)
    {
        WebhookFacts wrong = facts(order, "paid");
        switch (m_random.bounded(5)) {
        case 0:
            wrong.key = "a-guess";
            break;
        case 1:
            wrong.amount -= 500;
            break;
        case 2:
            wrong.order = domain::newInvoiceId(QDate(2026, 1, 2));
            break;
        case 3: // the right gateway's signature on another gateway's order
            wrong.gateway = gateways.at(m_random.bounded(gateways.size()));
            if (wrong.gateway == order.gateway)
                return;
            break;
        default: // accepted only once the gateway itself confirms it
            if (order.gateway != u"xendit"_s && order.gateway != u"duitku"_s)
                return;
        }
        post(url, tests::signedWebhook(wrong), wrong.gateway);
    }

    void place(const QUrl& url, Order& order)
    {
        const QByteArray body = QJsonDocument(QJsonObject{{u"packageId"_s, u"5k"_s},
                                                          {u"customerName"_s, u"Andi"_s},
                                                          {u"customerPhone"_s, u"08123456789"_s},
                                                          {u"quantity"_s, order.quantity},
                                                          {u"gateway"_s, order.gateway}})
                                    .toJson();
        order.invoice = m_http.post(url.resolved(QUrl(u"/voucher/purchase"_s)), body, {{"Idempotency-Key", order.key}})
                            .json()
                            .value(u"data"_s)
                            .toObject()
                            .value(u"invoiceId"_s)
                            .toString();
    }

    WebhookFacts facts(const Order& order, const QByteArray& state)
    {
        WebhookFacts facts{.gateway = order.gateway, .order = order.invoice, .amount = 5000 * order.quantity};
        facts.state = state;
        for (const sandbox::SandboxPayment& payment : m_world->gateways.payments()) {
            if (payment.orderId == order.invoice)
                facts.reference = payment.reference;
        }
        return facts;
    }
    static QByteArray truth(const Order& order)
    {
        return order.refunded ? "refunded" : order.paid ? "paid" : "pending";
    }

    void post(const QUrl& url, const SignedWebhook& webhook, const QString& gateway)
    {
        m_sent += {webhook, gateway};
        const bool named = m_random.bounded(3) > 0;
        const QUrl path(named ? QString(u"/voucher/payment-webhook/"_s + gateway) : u"/voucher/payment-webhook"_s);
        (void)m_http.post(url.resolved(path), webhook.body, webhook.headers); // one that ends meanwhile answers nothing
    }

    // No more kills: every order is placed, every vendor repeats its last webhook until it is answered, as vendors do.
    void settleAll(MortalEngine& engine)
    {
        const QUrl url = engine.running(0);
        QVERIFY(!url.isEmpty());
        for (Order& order : m_orders) {
            if (order.invoice.isEmpty())
                place(url, order);
            QVERIFY(!order.invoice.isEmpty());
        }
        QElapsedTimer patience;
        patience.start();
        QUrl now = url;
        for (const Order& order : m_orders)
            post(now, tests::signedWebhook(facts(order, truth(order))), order.gateway);
        while (!isQuiet() && patience.elapsed() < 40000) {
            if (engine.isDead()) { // it had a last point left to end at
                now = engine.running(0);
                for (const Order& order : m_orders)
                    post(now, tests::signedWebhook(facts(order, truth(order))), order.gateway);
            }
            QTest::qWait(20);
        }
    }

    bool isQuiet()
    {
        return std::all_of(m_orders.cbegin(), m_orders.cend(), [this](const Order& order) {
            const PurchaseStatus status = purchase(order).status;
            if (order.refunded)
                return status == PurchaseStatus::Refunded && m_world->usersOf(order.invoice).isEmpty();
            return order.paid ? status == PurchaseStatus::Completed : !domain::isPaid(status);
        });
    }

    void judge(qsizetype strangers)
    {
        qsizetype ours = 0;
        for (const Order& order : m_orders) {
            const domain::Purchase now = purchase(order);
            const QByteArray who = (order.invoice + u' ' + order.gateway + u": "_s + domain::toString(now.status) +
                                    (order.paid ? u", paid"_s : u", not paid"_s))
                                       .toUtf8();
            const qsizetype users = m_world->usersOf(order.invoice).size();
            const auto vouchers = living(now.id);
            if (order.refunded) {
                QVERIFY2(now.status == PurchaseStatus::Refunded && users == 0, who.constData());
            } else if (order.paid) {
                QVERIFY2(now.status == PurchaseStatus::Completed, who.constData());
                QVERIFY2(users == order.quantity && vouchers == order.quantity, who.constData());
            } else {
                QVERIFY2(!domain::isPaid(now.status) && users == 0 && vouchers == 0, who.constData());
            }
            QVERIFY2(m_world->messagesAbout(order.invoice) <= 2, who.constData());
            ours += users;
        }
        QCOMPARE(m_world->router.users().size(), strangers + ours);
    }

    const storage::Database* database()
    {
        if (!m_reader || m_readerOf != m_world.get()) {
            auto opened = storage::Database::open(m_world->folder.filePath(u"loket.db"_s), storage::Access::ReadOnly);
            m_reader = opened ? std::move(*opened) : nullptr;
            m_readerOf = m_world.get();
        }
        return m_reader.get();
    }
    domain::Purchase purchase(const Order& order)
    {
        m_reader.reset(); // a killed engine's files are read again
        if (!database())
            return {};
        const auto found = storage::PurchaseRepository(*m_reader).findByInvoice(order.invoice);
        return found ? *found : domain::Purchase();
    }
    int living(qint64 purchaseId)
    {
        int count = 0;
        for (const domain::Voucher& voucher :
             storage::VoucherRepository(*database()).ofPurchase(purchaseId).value_or(QList<domain::Voucher>()))
            count += voucher.status == domain::VoucherStatus::OnRouter ? 1 : 0;
        return count;
    }

    QRandomGenerator m_random;
    std::unique_ptr<tests::Sandboxes> m_world;
    std::unique_ptr<storage::Database> m_reader;
    const void* m_readerOf = nullptr;
    QList<Order> m_orders;
    QList<std::pair<SignedWebhook, QString>> m_sent;
    tests::Http m_http;
};

QTEST_GUILESS_MAIN(TestMoneyProperty)
#include "tst_moneyproperty.moc"
