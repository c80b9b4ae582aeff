#include "engine/EngineWorld.h"
#include "engine/FastClock.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using sandbox::Mood;
using sandbox::SandboxState;

namespace {

constexpr int speed = 20;

int purchasesWanted()
{
    return qEnvironmentVariableIsSet("LOKET_PURCHASES") ? qEnvironmentVariableIntValue("LOKET_PURCHASES") : 300;
}

} // namespace

// Router, gateway and channel fail at random and then recover. 300 purchases in the suite; LOKET_PURCHASES=2000 for the
// long run (target soak_chaos), LOKET_SEED to repeat one. Left out is what no sender can decide by itself: a channel
// that is cut off in the middle of a message (tst_flow shows that it gets one marked retry and then needs a person).
class TestChaos : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        tests::EngineWorld::giveSecrets();
        m_seed = qEnvironmentVariableIsSet("LOKET_SEED") ? qEnvironmentVariableIntValue("LOKET_SEED")
                                                         : QRandomGenerator::global()->generate();
        qInfo() << "LOKET_SEED" << m_seed << "purchases" << purchasesWanted();
    }
    void init()
    {
        m_random.seed(m_seed);
        m_world = std::make_unique<tests::EngineWorld>();
        m_clock = std::make_unique<tests::FastClock>(speed);
        m_placed.clear();
        m_paid.clear();
        m_doneUpTo = 0;
        m_stillUpTo = 0;
        m_unpaid.clear();
        auto& settings = m_world->sandboxes.settings;
        settings[u"payments.poll_seconds"_s] = u"40"_s;
        settings[u"retry.base_ms"_s] = u"1000"_s;
        settings[u"retry.max_ms"_s] = u"20000"_s;
        settings[u"backup.daily"_s] = u"0"_s;
        settings[u"backup.weekly"_s] = u"0"_s;
    }
    void cleanup()
    {
        m_world.reset();
        m_clock.reset();
    }

    void everyPaidOneIsMadeAndWhatIsInDoubtWaitsForAPerson()
    {
        start(true);
        storm();
        heal();
        QTRY_VERIFY2_WITH_TIMEOUT(isAllDoneOrDoubtful(), qPrintable(whatIsOpen()), 180'000);
        // What was answered with a 5xx twice may have arrived twice: that a person decides (FACTS.md of app/delivery).
        const auto attention = storage::ReadModels(m_world->database()).purchaseIds({.needsAttention = true});
        QVERIFY(attention);
        for (const QString& invoice : std::as_const(m_paid)) {
            const domain::Purchase purchase = m_world->purchase(invoice);
            QVERIFY2(isDone(purchase) || attention->contains(purchase.id), qPrintable(stateOf(purchase)));
        }
        actOn(*attention, "bulk-retry-delivery");
        QTRY_VERIFY2_WITH_TIMEOUT(isAllDone(), qPrintable(whatIsOpen()), 120'000);
        check();
    }

    void withoutAutomaticRecoveryOneBulkActionMends()
    {
        start(false);
        storm();
        heal();
        stopOneOfEach();
        heal();
        // What the engine still does automatically finishes first.
        QTRY_VERIFY2_WITH_TIMEOUT(isStill(), qPrintable(whatIsOpen()), 120'000);
        const storage::ReadModels models(m_world->database());
        const auto attention = models.purchaseIds({.needsAttention = true});
        QVERIFY(attention);
        QVERIFY2(!attention->isEmpty(), "the storm left nothing to mend");
        QVERIFY(m_world->engine().state().queue.dead >= 0);
        for (const QString& invoice : std::as_const(m_paid)) { // nothing paid is lost
            const domain::Purchase purchase = m_world->purchase(invoice);
            QVERIFY2(isDone(purchase) || attention->contains(purchase.id), qPrintable(stateOf(purchase)));
        }
        // The bulk action of the list: each by its own remedy.
        for (const char* path : {"bulk-regenerate", "bulk-retry-delivery"})
            actOn(*attention, path);
        QTRY_VERIFY2_WITH_TIMEOUT(isAllDone(), qPrintable(whatIsOpen()), 120'000);
        check();
        QVERIFY(models.purchaseIds({.needsAttention = true})->isEmpty());
    }

private:
    void start(bool automatic)
    {
        m_world->sandboxes.settings[u"retry.automatic_recovery"_s] = automatic ? u"true"_s : u"false"_s;
        QCOMPARE(m_world->start(m_clock.get()), QString());
    }

    void actOn(const QList<qint64>& purchases, const char* path)
    {
        for (qsizetype from = 0; from < purchases.size(); from += 500) {
            QJsonArray ids;
            for (const qint64 id : purchases.mid(from, 500))
                ids += id;
            QCOMPARE(m_world->operate(u"/voucher/api/"_s + QString::fromLatin1(path), {{u"purchaseIds"_s, ids}}).status,
                     200);
        }
    }

    // Buys and pays, while one counterpart after the other fails.
    void storm()
    {
        QElapsedTimer age;
        age.start();
        qint64 nextTrouble = 0;
        const int wanted = purchasesWanted();
        const int shortest = std::clamp(wanted * 20, 6000, 40'000);
        while (m_placed.size() < wanted || age.elapsed() < shortest) {
            if (age.elapsed() >= nextTrouble) {
                trouble();
                nextTrouble = age.elapsed() + 100 + m_random.bounded(500);
            }
            for (int i = 0; i < 5 && m_placed.size() < wanted; ++i)
                place();
            pay();
            QTest::qWait(20);
        }
    }

    void place()
    {
        const auto placed = m_world->engine().use().placePurchase({.packageId = u"5k"_s,
                                                                   .customerName = u"Andi"_s,
                                                                   .customerPhone = u"0812-3456-789"_s,
                                                                   .quantity = 1 + int(m_placed.size()) % 3,
                                                                   .gateway = u"tripay"_s});
        QVERIFY(placed);
        m_placed.insert(placed->purchase.invoiceId, placed->purchase.quantity);
        m_unpaid += placed->purchase.invoiceId;
    }

    // Every buyer with a payment page pays: the customer does not wait for our counterparts.
    void pay()
    {
        m_unpaid.removeIf([this](const QString& invoice) {
            const bool paid = m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid);
            if (paid) { // its buyer was led to the gateway
                m_world->engine().use().watched.looked(m_world->purchase(invoice),
                                                       sales::WatchedOrders::Where::Gateway);
                m_paid += invoice;
            }
            return paid;
        });
    }

    void trouble()
    {
        auto& world = m_world->sandboxes;
        switch (m_random.bounded(9)) {
        case 0:
            world.router.refuseConnections(true);
            world.router.dropConnections();
            break;
        case 1:
        case 2:
            world.router.refuseConnections(false);
            break;
        case 3:
            world.router.control({{u"cut_after"_s, QJsonObject{{u"command"_s, u"/ip/hotspot/user/add"_s},
                                                               {u"times"_s, 1 + m_random.bounded(3)}}}});
            break;
        case 4:
            world.gateways.http().addMood({.kind = m_random.bounded(2) == 0 ? Mood::Kind::Status : Mood::Kind::CutAfter,
                                           .times = 1 + m_random.bounded(6),
                                           .status = 503});
            break;
        case 5:
            world.gateways.webhooks().setMood({.send = false});
            break;
        case 6:
            world.gateways.webhooks().setMood({.copies = 3});
            break;
        case 7:
            world.whatsApp.server().addMood(
                {.kind = Mood::Kind::Status, .times = 5 + m_random.bounded(30), .status = 503});
            break;
        case 8:
            world.whatsApp.server().clearMoods();
            break;
        }
    }

    // What a short run leaves to chance: an order stops without its message and another one without its vouchers.
    void stopOneOfEach()
    {
        auto& world = m_world->sandboxes;
        world.whatsApp.server().addMood({.kind = Mood::Kind::Status, .times = 1'000'000, .status = 503});
        placeOneThatStops([](const domain::Purchase& purchase) {
            return purchase.deliveryStatus == DeliveryStatus::Error ||
                   purchase.deliveryStatus == DeliveryStatus::Failed;
        });
        world.router.refuseConnections(true);
        world.router.dropConnections();
        placeOneThatStops([](const domain::Purchase& purchase) {
            return purchase.status == PurchaseStatus::VoucherGenerationFailed;
        });
    }

    void placeOneThatStops(bool (*hasStopped)(const domain::Purchase&))
    {
        place();
        const QString invoice = m_unpaid.last();
        QTRY_VERIFY2_WITH_TIMEOUT((pay(), hasStopped(m_world->purchase(invoice))), qPrintable(whatIsOpen()), 60'000);
    }

    void heal()
    {
        auto& world = m_world->sandboxes;
        world.router.refuseConnections(false);
        world.gateways.http().clearMoods();
        world.gateways.webhooks().setMood({});
        world.whatsApp.server().clearMoods();
        world.whatsApp.stopComplaining();
    }

    static bool isDone(const domain::Purchase& purchase)
    {
        return purchase.status == PurchaseStatus::Completed && purchase.deliveryStatus == DeliveryStatus::Sent;
    }
    static QString stateOf(const domain::Purchase& purchase)
    {
        return u"%1 is %2, message %3: %4"_s.arg(purchase.invoiceId, domain::toString(purchase.status),
                                                 domain::toString(purchase.deliveryStatus), purchase.failureReason);
    }
    bool isAllDone() { return areAll(isDone, m_doneUpTo); }
    // Or its message stays where it is, because it may have arrived.
    bool isAllDoneOrDoubtful()
    {
        return areAll(
            [this](const domain::Purchase& purchase) {
                const auto doubts = storage::PurchaseRepository(m_world->database()).messageDoubts(purchase.id);
                return isDone(purchase) || (purchase.status == PurchaseStatus::Completed &&
                                            purchase.deliveryStatus == DeliveryStatus::Error && doubts.value_or(0) > 0);
            },
            m_stillUpTo);
    }
    // Every paid purchase is done or has stopped visibly for a person.
    bool isStill()
    {
        return areAll(
            [](const domain::Purchase& purchase) {
                return isDone(purchase) || purchase.status == PurchaseStatus::VoucherGenerationFailed ||
                       (purchase.status == PurchaseStatus::Completed &&
                        (purchase.deliveryStatus == DeliveryStatus::Error ||
                         purchase.deliveryStatus == DeliveryStatus::Failed));
            },
            m_stillUpTo);
    }
    // Continues where it stopped: what is true stays true, and to read thousands each time would stop the
    // counterparts, which run in this thread, for seconds of the fast clock.
    bool areAll(const std::function<bool(const domain::Purchase&)>& holds, qsizetype& upTo)
    {
        pay();
        while (upTo < m_paid.size() && holds(m_world->purchase(m_paid[upTo])))
            ++upTo;
        return upTo == m_paid.size();
    }
    QString whatIsOpen()
    {
        QStringList open;
        for (const QString& invoice : std::as_const(m_paid)) {
            const domain::Purchase purchase = m_world->purchase(invoice);
            if (!isDone(purchase))
                open += stateOf(purchase);
        }
        return u"%1 of %2: "_s.arg(open.size()).arg(m_paid.size()) + open.mid(0, 5).join(u"; "_s);
    }

    void check()
    {
        QVERIFY2(m_paid.size() > m_placed.size() / 2, "too few came as far as paying");
        QHash<QString, int> users;
        for (const sandbox::SandboxUser& user : m_world->sandboxes.router.users()) {
            if (user.comment.startsWith(u"loket:"_s))
                ++users[user.comment.section(u':', 1, 1)];
        }
        QHash<QString, int> messages;
        for (const sandbox::WhatsAppMessage& message : m_world->sandboxes.whatsApp.messages()) {
            for (const QString& word : message.text.split(QRegularExpression(u"\\s+"_s))) {
                if (m_placed.contains(word))
                    ++messages[word];
            }
        }
        int vouchers = 0;
        for (const QString& invoice : std::as_const(m_paid)) {
            QCOMPARE(users.value(invoice), m_placed.value(invoice));
            QVERIFY2(messages.value(invoice) == 1,
                     qPrintable(u"%1: %2 messages"_s.arg(invoice).arg(messages.value(invoice))));
            vouchers += m_placed.value(invoice);
        }
        int all = 0;
        for (const int count : std::as_const(users))
            all += count;
        QCOMPARE(all, vouchers); // and nobody got one who has not paid
        qInfo() << m_paid.size() << "of" << m_placed.size() << "paid," << vouchers << "vouchers";
    }

    quint32 m_seed = 0;
    QRandomGenerator m_random;
    std::unique_ptr<tests::EngineWorld> m_world;
    std::unique_ptr<tests::FastClock> m_clock;
    QMap<QString, int> m_placed; // invoice, quantity
    QStringList m_unpaid;
    QStringList m_paid;
    qsizetype m_doneUpTo = 0;
    qsizetype m_stillUpTo = 0;
};

QTEST_GUILESS_MAIN(TestChaos)
#include "tst_chaos.moc"
