#include "engine/Engine.h"
#include "storage/PackageRepository.h"
#include "storage/PurchaseRepository.h"
#include "storage/ReadModels.h"
#include "storage/StockRepository.h"
#include "storage/VoucherModels.h"
#include "storage/VoucherRepository.h"
#include "support/Http.h"
#include "support/Ledger.h"
#include "support/Sandboxes.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::Batch;
using domain::BatchState;
using domain::PurchaseStatus;
using storage::BatchCount;

namespace {

const sales::Actor cashier{u"cashier:Ani"_s};

} // namespace

// Vouchers made in advance: bulk generation on the real engine and the sandbox router, and what is sold from it.
class TestStock : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }

    void init() { m_world = std::make_unique<tests::Sandboxes>(); }
    void cleanup()
    {
        m_engine.reset();
        m_reader.reset();
        m_world.reset();
    }

    void aBatchIsMadeWhole()
    {
        m_world->router.control({{u"latency_ms"_s, 5}});
        startEngine();
        const Batch batch = begun(1200);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(batch) == BatchState::Done, 20000);
        QCOMPARE(count(batch).inStock, 1200);
        QCOMPARE(count(batch).places(), 1200);
        QSet<QString> comments;
        for (const sandbox::SandboxUser& user : m_world->router.users()) {
            if (!user.comment.startsWith(u"loket:"_s + batch.code))
                continue;
            comments += user.comment;
            QCOMPARE(user.limitUptime, u"2d"_s);
            QCOMPARE(user.profile, u"5k"_s);
        }
        QCOMPARE(comments.size(), 1200);
        QVERIFY(comments.contains(domain::hotspotComment(batch.code, 1200)));
        QVERIFY(m_world->router.mostInFlight() > 16); // the window is used
        // Unsold stock is no sale.
        const auto statistics = storage::ReadModels(database()).statistics();
        QCOMPARE(statistics->totalPurchases, 0);
        QCOMPARE(statistics->totalRevenue, 0);
    }

    void whatCannotBeMadeIsRefused_data()
    {
        QTest::addColumn<QString>("package");
        QTest::addColumn<int>("quantity");
        QTest::addColumn<QString>("router");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << u"5k"_s << 0 << QString() << u"quantity"_s;
        QTest::newRow("too many") << u"5k"_s << 10001 << QString() << u"quantity"_s;
        QTest::newRow("unknown package") << u"6k"_s << 1 << QString() << u"packageId"_s;
        QTest::newRow("unknown router") << u"5k"_s << 1 << u"attic"_s << u"router.attic.host"_s;
    }

    void whatCannotBeMadeIsRefused()
    {
        QFETCH(QString, package);
        QFETCH(int, quantity);
        QFETCH(QString, router);
        QFETCH(QString, says);
        startEngine();
        const auto batch = m_engine->use().stock.begin({package, quantity, router}, cashier);
        QVERIFY(!batch);
        QVERIFY2(batch.error().detail.contains(says), qPrintable(batch.error().detail));
        QVERIFY(storage::StockRepository(database()).newest(10)->isEmpty());
    }

    void overTheApi()
    {
        startEngine();
        const auto operate = bearer(storage::TokenScope::Operate);
        const auto read = bearer(storage::TokenScope::Read);
        const QUrl batches = url(u"/voucher/api/batches"_s);
        const QByteArray order = R"({"packageId":"5k","quantity":4})";
        QCOMPARE(m_http.post(batches, order).status, 401);
        QCOMPARE(m_http.post(batches, order, read).status, 403);
        for (const QByteArray wrong : {"{}", "[]", R"({"packageId":"5k"})", R"({"packageId":"5k","quantity":1.5})",
                                       R"({"packageId":"5k","quantity":"4"})", R"({"packageId":"9k","quantity":4})"})
            QCOMPARE(m_http.post(batches, wrong, operate).status, 400);
        const QJsonObject begun = m_http.post(batches, order, operate).json().value(u"data"_s).toObject();
        QCOMPARE(begun.value(u"quantity"_s).toInt(), 4);
        const QString path = u"/voucher/api/batches/%1"_s.arg(begun.value(u"id"_s).toInteger());
        const auto shown = [&] { return m_http.get(url(path), read).json().value(u"data"_s).toObject(); };
        QTRY_COMPARE(shown().value(u"state"_s).toString(), u"done"_s);
        QCOMPARE(shown().value(u"in_stock"_s).toInt(), 4);
        QVERIFY(shown().value(u"failures"_s).toArray().isEmpty());
        QCOMPARE(m_http.get(url(u"/voucher/api/batches/99"_s), read).status, 404);
        QCOMPARE(m_http.get(url(u"/voucher/api/batches?limit=0"_s), read).status, 400);
        QCOMPARE(m_http.post(url(path + u"/cancel"_s), "{}", operate).status, 409);
        QCOMPARE(m_http.post(url(path + u"/resume"_s), "{}", operate).status, 409);
        QCOMPARE(m_http.post(url(path + u"/withdraw"_s), "{}", read).status, 403);

        const auto rows = storage::VoucherModels(database()).vouchers({}, {});
        QCOMPARE(rows->size(), 4);
        const QByteArray two = "{\"voucherIds\":[" + QByteArray::number(rows->first().voucher.id) + ",999]}";
        const QUrl withdraw = url(u"/voucher/api/withdraw-vouchers"_s);
        QCOMPARE(m_http.post(withdraw, R"({"voucherIds":[]})", operate).status, 400);
        const QJsonObject summary = m_http.post(withdraw, two, operate).json().value(u"summary"_s).toObject();
        QCOMPARE(summary.value(u"success"_s).toInt(), 1);
        QCOMPARE(summary.value(u"error"_s).toInt(), 1);
        QCOMPARE(m_http.post(url(path + u"/withdraw"_s), "{}", operate).json().value(u"removed"_s).toInt(), 3);
        QTRY_COMPARE(shown().value(u"removed"_s).toInt(), 4);

        QVERIFY(m_http.post(batches, order, operate).json().value(u"success"_s).toBool());
        const QJsonObject page = m_http.get(url(u"/voucher/api/batches?limit=1"_s), read).json();
        QCOMPARE(page.value(u"data"_s).toArray().size(), 1);
        const QJsonObject pagination = page.value(u"pagination"_s).toObject();
        QVERIFY(pagination.value(u"hasMore"_s).toBool());
        const QString next = pagination.value(u"nextCursor"_s).toString();
        const QJsonObject last = m_http.get(url(u"/voucher/api/batches?limit=1&cursor="_s + next), read).json();
        QCOMPARE(last.value(u"data"_s).toArray().first().toObject().value(u"id"_s), begun.value(u"id"_s));
        QVERIFY(!last.value(u"pagination"_s).toObject().value(u"hasMore"_s).toBool());
    }

    void vouchersAreListedFilteredAndCounted()
    {
        m_world->settings[u"voucher.sell_from_stock.counter"_s] = u"always"_s;
        startEngine();
        const Batch batch = begun(3);
        QTRY_VERIFY(stateOf(batch) == BatchState::Done);
        const domain::Purchase purchase = soldAtCounter(1);
        const storage::VoucherModels models(database());
        const auto ids = [&](const storage::VoucherFilter& filter) { return models.voucherIds(filter)->size(); };
        QCOMPARE(ids({}), 3);
        QCOMPARE(ids({.ownership = storage::VoucherOwnership::Stock}), 2);
        QCOMPARE(ids({.ownership = storage::VoucherOwnership::Sold}), 1);
        QCOMPARE(ids({.packageId = u"5k"_s}), 3);
        QCOMPARE(ids({.packageId = u"3k"_s}), 0);
        QCOMPARE(ids({.router = u"main"_s, .batchId = batch.id}), 3);
        QCOMPARE(ids({.router = u"attic"_s}), 0);
        QCOMPARE(ids({.search = batch.code}), 3);
        QCOMPARE(ids({.search = purchase.invoiceId}), 1);
        QCOMPARE(ids({.search = u"budi"_s}), 1);
        QCOMPARE(ids({.search = u"100%"_s}), 0);
        QCOMPARE(ids({.statuses = {domain::VoucherStatus::Removed}}), 0);
        const auto sold = models.vouchers({.ownership = storage::VoucherOwnership::Sold}, {});
        QCOMPARE(sold->first().invoiceId, purchase.invoiceId);
        QCOMPARE(sold->first().batchCode, batch.code);
        QCOMPARE(sold->first().price, purchase.amount);
        const auto paged = models.vouchers({}, {.limit = 2, .before = models.voucherIds({})->last()});
        QCOMPARE(paged->size(), 2);
        QCOMPARE(models.counts()->total, 3);
        QCOMPARE(models.counts()->inStock, 2);
        QCOMPARE(models.counts()->count(domain::VoucherStatus::OnRouter), 3);
    }

    void theRouterIsAwayAndTheBatchWaits()
    {
        startEngine();
        QTRY_VERIFY(m_engine->state().routers.value(0).reach == engine::RouterState::Reach::Reachable);
        takeRouterAway();
        const Batch batch = begun(40);
        QTRY_VERIFY(!find(batch).failure.isEmpty());
        QVERIFY(stateOf(batch) == BatchState::Making);
        QCOMPARE(count(batch).planned, 40);
        m_world->router.refuseConnections(false);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(batch) == BatchState::Done, 15000);
        QVERIFY(find(batch).failure.isEmpty());
        QCOMPARE(usersOf(batch), 40);
    }

    void theConnectionBreaksAndNothingIsDoubled()
    {
        m_world->router.control(
            {{u"cut_after"_s, QJsonObject{{u"command"_s, u"/ip/hotspot/user/add"_s}, {u"at"_s, 30}, {u"times"_s, 2}}}});
        startEngine();
        const qsizetype strangers = m_world->router.users().size();
        const Batch batch = begun(100);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(batch) == BatchState::Done, 15000);
        QCOMPARE(usersOf(batch), 100);
        QCOMPARE(m_world->router.users().size(), strangers + 100);
    }

    void theProgramEndsInTheMiddleAndGoesOn()
    {
        m_world->router.control({{u"latency_ms"_s, 30}});
        startEngine();
        const Batch batch = begun(1500);
        QTRY_VERIFY_WITH_TIMEOUT(count(batch).made() > 0, 15000);
        m_engine.reset();
        QVERIFY(stateOf(batch) == BatchState::Making);
        startEngine();
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(batch) == BatchState::Done, 30000);
        QCOMPARE(usersOf(batch), 1500);
        QCOMPARE(count(batch).inStock, 1500);
    }

    void strangersCodesAreReplaced()
    {
        m_world->router.control({{u"stranger"_s, QJsonObject{{u"next"_s, 3}}}});
        startEngine();
        const Batch batch = begun(20);
        QTRY_VERIFY(stateOf(batch) == BatchState::Done);
        QCOMPARE(count(batch).inStock, 20);
        QCOMPARE(usersOf(batch), 20);
    }

    void whatTheRouterRefusesIsListedAndTriedAgain()
    {
        refuseAdds(3);
        startEngine();
        const Batch batch = begun(20);
        QTRY_VERIFY(stateOf(batch) == BatchState::Stopped);
        QCOMPARE(count(batch).inStock, 17);
        QCOMPARE(count(batch).failed, 3);
        const auto failures = storage::StockRepository(database()).failures(batch.id, 100);
        QCOMPARE(failures->size(), 3);
        QVERIFY2(failures->first().reason.contains(u"5k"_s), qPrintable(failures->first().reason));
        QVERIFY(m_engine->use().stock.resume(batch.id, cashier));
        QTRY_VERIFY(stateOf(batch) == BatchState::Done);
        QCOMPARE(count(batch).inStock, 20);
        QCOMPARE(count(batch).failed, 0);
        const auto twice = m_engine->use().stock.resume(batch.id, cashier);
        QVERIFY(!twice && twice.error().kind == ErrorKind::Conflict);
    }

    void aRouterThatRefusesEverythingIsNotHammered()
    {
        refuseAdds(100000);
        startEngine();
        const Batch batch = begun(2000);
        QTRY_VERIFY(stateOf(batch) == BatchState::Stopped);
        QCOMPARE(m_world->router.commandLog().count("/ip/hotspot/user/add"), 500);
        QCOMPARE(usersOf(batch), 0);
        QVERIFY2(find(batch).failure.contains(u"5k"_s), qPrintable(find(batch).failure));
    }

    void cancelledInTheMiddle()
    {
        m_world->router.control({{u"latency_ms"_s, 30}});
        startEngine();
        const Batch batch = begun(3000);
        QTRY_VERIFY_WITH_TIMEOUT(count(batch).made() > 0, 15000);
        const auto cancelled = m_engine->use().stock.cancel(batch.id, cashier);
        QVERIFY(cancelled && cancelled->state == BatchState::Cancelled);
        // What was sent is settled, the rest was never anywhere.
        QTRY_VERIFY(count(batch).planned == 0);
        const BatchCount counted = count(batch);
        QVERIFY(counted.made() > 0 && counted.made() < 3000);
        QCOMPARE(usersOf(batch), counted.inStock);
        m_world->router.control({{u"latency_ms"_s, 0}});
        const auto asked = m_engine->use().stock.withdrawBatch(batch.id, cashier);
        QCOMPARE(*asked, counted.inStock);
        QTRY_COMPARE_WITH_TIMEOUT(usersOf(batch), 0, 20000);
        QTRY_COMPARE(count(batch).removed, counted.inStock);
        QVERIFY(!m_engine->use().stock.cancel(batch.id, cashier));
    }

    void cancelledInDoubtIsTakenOff()
    {
        m_world->router.control(
            {{u"cut_after"_s, QJsonObject{{u"command"_s, u"/ip/hotspot/user/add"_s}, {u"at"_s, 10}, {u"times"_s, 1}}}});
        startEngine();
        QTRY_VERIFY(m_engine->state().routers.value(0).reach == engine::RouterState::Reach::Reachable);
        connect(&m_world->router, &sandbox::RouterSandbox::userAdded, this, [this] {
            m_world->router.refuseConnections(true); // so that the doubt lasts
        });
        const Batch batch = begun(30);
        QTRY_VERIFY(!find(batch).failure.isEmpty());
        m_world->router.disconnect(this);
        QVERIFY(m_engine->use().stock.cancel(batch.id, cashier));
        m_world->router.refuseConnections(false);
        QTRY_COMPARE_WITH_TIMEOUT(count(batch).planned, 0, 15000);
        QCOMPARE(usersOf(batch), count(batch).inStock);
    }

    void theCounterSellsFromStockWhileTheRouterIsAway()
    {
        startEngine();
        const Batch batch = begun(3);
        QTRY_VERIFY(stateOf(batch) == BatchState::Done);
        QTRY_VERIFY(m_engine->state().routers.value(0).reach == engine::RouterState::Reach::Reachable);
        takeRouterAway();
        QTRY_VERIFY_WITH_TIMEOUT(isAway(), 30000);

        const domain::Purchase sold = soldAtCounter(2);
        QVERIFY(sold.status == PurchaseStatus::Completed); // at once
        QCOMPARE(vouchersOf(sold).size(), 2);
        for (const domain::Voucher& voucher : vouchersOf(sold)) {
            QCOMPARE(voucher.batchId, batch.id);
            QVERIFY(voucher.comment.contains(batch.code)); // as on the router
            QVERIFY(voucher.soldAt.isValid());
        }
        QCOMPARE(count(batch).sold, 2);
        QCOMPARE(count(batch).inStock, 1);

        // One is left, two are ordered: all or none.
        const domain::Purchase waits = soldAtCounter(2);
        QVERIFY(waits.status == PurchaseStatus::Paid);
        QCOMPARE(count(batch).inStock, 1);
        m_world->router.refuseConnections(false);
        QTRY_VERIFY_WITH_TIMEOUT(find(waits).status == PurchaseStatus::Completed, 30000);
        QCOMPARE(usersOf(batch), 3);

        // A refund removes exactly these vouchers.
        domain::PaymentEvent refund;
        refund.gateway = sold.gateway;
        refund.orderId = sold.invoiceId;
        refund.state = domain::PaymentState::Refunded;
        refund.amount = sold.amount;
        refund.eventKey = u"refund"_s;
        QVERIFY(m_engine->use().paymentReceived(refund, u"counter"_s, cashier));
        QTRY_COMPARE(usersOf(batch), 1);
    }

    void whatStockSells_data()
    {
        QTest::addColumn<QString>("counter");
        QTest::addColumn<QString>("change");
        QTest::addColumn<bool>("fromStock");
        QTest::newRow("always") << u"always"_s << QString() << true;
        QTest::newRow("away, and it is not") << u"away"_s << QString() << false;
        QTest::newRow("never") << u"never"_s << QString() << false;
        QTest::newRow("another price is no other voucher") << u"always"_s << u"price"_s << true;
        QTest::newRow("other duration") << u"always"_s << u"duration"_s << false;
        QTest::newRow("other quota") << u"always"_s << u"quota"_s << false;
        QTest::newRow("other profile") << u"always"_s << u"profile"_s << false;
        QTest::newRow("other counting") << u"always"_s << u"counts"_s << false;
        QTest::newRow("printed") << u"always"_s << u"printed"_s << false;
        QTest::newRow("withdrawn") << u"always"_s << u"withdrawn"_s << false;
    }

    void whatStockSells()
    {
        QFETCH(QString, counter);
        QFETCH(QString, change);
        QFETCH(bool, fromStock);
        m_world->settings[u"voucher.sell_from_stock.counter"_s] = counter;
        startEngine();
        const Batch batch = begun(1);
        QTRY_VERIFY(stateOf(batch) == BatchState::Done);
        const qint64 voucher = onlyVoucherOf(batch);
        if (change == u"printed"_s)
            QCOMPARE(*m_engine->use().stock.markPrinted({voucher}, cashier), 1);
        else if (change == u"withdrawn"_s)
            QVERIFY(m_engine->use().stock.withdraw(voucher, cashier));
        else
            changePackage(change);
        const domain::Purchase sold = soldAtCounter(1);
        QCOMPARE(sold.status == PurchaseStatus::Completed, fromStock);
        QTRY_VERIFY(find(sold).status == PurchaseStatus::Completed || change == u"profile"_s);
        QCOMPARE(count(batch).sold, fromStock ? 1 : 0);
    }

    void theShopSellsFromStockOnlyWhereItIsTold()
    {
        m_world->settings[u"voucher.sell_from_stock.counter"_s] = u"always"_s;
        startEngine();
        const Batch batch = begun(2);
        QTRY_VERIFY(stateOf(batch) == BatchState::Done);
        QVERIFY(sold(domain::SalesChannel::Online, 1).status == PurchaseStatus::Paid);
        QCOMPARE(count(batch).sold, 0);
        m_engine.reset();
        m_world->settings[u"voucher.sell_from_stock.online"_s] = u"always"_s;
        startEngine();
        const domain::Purchase purchase = sold(domain::SalesChannel::Online, 1);
        QVERIFY(purchase.status == PurchaseStatus::Completed);
        QTRY_COMPARE(m_world->messagesAbout(purchase.invoiceId), 1);
    }

    void soldVouchersAreNotWithdrawn()
    {
        m_world->settings[u"voucher.sell_from_stock.counter"_s] = u"always"_s;
        startEngine();
        const Batch batch = begun(3);
        QTRY_VERIFY(stateOf(batch) == BatchState::Done);
        const qint64 first = onlyVoucherOf(batch);
        QVERIFY(soldAtCounter(1).status == PurchaseStatus::Completed);
        const auto refused = m_engine->use().stock.withdraw(first, cashier);
        QVERIFY(!refused && refused.error().kind == ErrorKind::Conflict);
        QVERIFY(m_engine->use().stock.withdraw(first + 1000, cashier).error().kind == ErrorKind::NotFound);
        QCOMPARE(*m_engine->use().stock.withdrawBatch(batch.id, cashier), 2);
        QTRY_COMPARE(usersOf(batch), 1);
        QCOMPARE(count(batch).sold, 1);
    }

    void oldStockIsSweptButNotWhatIsPrinted()
    {
        m_world->settings[u"voucher.stock_days"_s] = u"30"_s;
        startEngine();
        const Batch batch = begun(3);
        QTRY_VERIFY(stateOf(batch) == BatchState::Done);
        const qint64 first = onlyVoucherOf(batch);
        QCOMPARE(*m_engine->use().stock.sweep(sales::systemActor), 0);
        QCOMPARE(*m_engine->use().stock.markPrinted({first}, cashier), 1);
        {
            const auto writing = tests::ledger(m_engine->folder().database());
            QVERIFY(writing->execute("UPDATE vouchers SET on_router_at = '2020-01-01T00:00:00.000Z' WHERE number < 3"));
        }
        QCOMPARE(*m_engine->use().stock.sweep(sales::systemActor), 1);
        QTRY_COMPARE(usersOf(batch), 2);
        QCOMPARE(count(batch).inStock, 2);
    }

private:
    void startEngine()
    {
        m_world->writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world->folder.path();
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    }

    const storage::Database& database()
    {
        if (!m_reader) {
            auto opened = storage::Database::open(m_world->folder.filePath(u"loket.db"_s), storage::Access::ReadOnly);
            if (!opened)
                qFatal("no database");
            m_reader = std::move(*opened);
        }
        return *m_reader;
    }

    [[nodiscard]] QUrl url(const QString& path) const { return m_engine->url().resolved(QUrl(path)); }

    tests::Http::Headers bearer(storage::TokenScope scope)
    {
        return tests::bearer(m_engine->folder().database(), scope, u"test%1"_s.arg(++m_tokens));
    }

    Batch begun(int quantity)
    {
        const auto batch = m_engine->use().stock.begin({u"5k"_s, quantity, {}}, cashier);
        return batch ? *batch : Batch();
    }
    Batch find(const Batch& batch)
    {
        const auto found = storage::StockRepository(database()).find(batch.id);
        return found ? *found : Batch();
    }
    domain::Purchase find(const domain::Purchase& purchase)
    {
        const auto found = storage::PurchaseRepository(database()).find(purchase.id);
        return found ? *found : domain::Purchase();
    }
    BatchState stateOf(const Batch& batch) { return find(batch).state; }
    BatchCount count(const Batch& batch) { return *storage::StockRepository(database()).count(batch.id); }
    QList<domain::Voucher> vouchersOf(const domain::Purchase& purchase)
    {
        return *storage::VoucherRepository(database()).ofPurchase(purchase.id);
    }
    qint64 onlyVoucherOf(const Batch& batch) // the first one
    {
        storage::Statement statement = database().statement("SELECT min(id) FROM vouchers WHERE batch_id = ?");
        return statement.bind(batch.id).run() && statement.next() ? statement.integer(0) : 0;
    }
    [[nodiscard]] int usersOf(const Batch& batch) const { return int(m_world->usersOf(batch.code).size()); }

    void refuseAdds(int times)
    {
        m_world->router.control(
            {{u"fail_add"_s, QJsonObject{{u"name"_s, u"*"_s},
                                         {u"message"_s, u"input does not match any value of profile"_s},
                                         {u"category"_s, 1},
                                         {u"times"_s, times}}}});
    }
    void takeRouterAway()
    {
        m_world->router.refuseConnections(true);
        m_world->router.dropConnections();
    }
    [[nodiscard]] bool isAway() const
    {
        return m_engine->state().routers.value(0).reach == engine::RouterState::Reach::Away;
    }

    domain::Purchase sold(domain::SalesChannel channel, int quantity)
    {
        sales::PurchaseRequest request;
        request.packageId = u"5k"_s;
        request.customerName = u"Budi"_s;
        request.customerPhone = channel == domain::SalesChannel::Online ? u"08123456789"_s : QString();
        request.quantity = quantity;
        request.gateway = u"cash"_s;
        request.channel = channel;
        request.cashier = u"Ani"_s;
        const auto placed = m_engine->use().placePurchase(request);
        if (!placed)
            qFatal("%s", qPrintable(placed.error().detail));
        const auto paid = m_engine->use().paymentReceived.confirmCash(placed->purchase.id, cashier);
        if (!paid)
            qFatal("%s", qPrintable(paid.error().detail));
        return paid->purchase;
    }
    domain::Purchase soldAtCounter(int quantity) { return sold(domain::SalesChannel::Counter, quantity); }

    void changePackage(const QString& change)
    {
        if (change.isEmpty())
            return;
        const auto writing = tests::ledger(m_engine->folder().database());
        const storage::PackageRepository packages(*writing);
        domain::Package package = *packages.find(u"5k"_s);
        if (change == u"price"_s)
            package.price += 500;
        else if (change == u"duration"_s)
            package.duration += domain::Seconds(60);
        else if (change == u"quota"_s)
            package.quotaBytes = 1000000;
        else if (change == u"profile"_s)
            package.profile = u"10k"_s;
        else if (change == u"counts"_s)
            package.counts = domain::Counting::FirstLogin;
        auto transaction = storage::Transaction::begin(*writing);
        if (!packages.save(*transaction, package) || !transaction->commit())
            qFatal("the package was not saved");
    }

    std::unique_ptr<tests::Sandboxes> m_world;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<storage::Database> m_reader;
    tests::Http m_http;
    int m_tokens = 0;
};

QTEST_GUILESS_MAIN(TestStock)
#include "tst_stock.moc"
