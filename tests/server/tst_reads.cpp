#include "server/HttpServer.h"
#include "server/RawClient.h"
#include "server/SiteFixture.h"
#include "storage/OpenOrderRepository.h"
#include "storage/ReturnLinkRepository.h"

#include <QSemaphore>
#include <QTest>

using namespace loket;
using namespace loket::server;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Length = Reads::Length;

// Long reads beside everything else, and another program that writes in our database, over real sockets.
class TestReads : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_site = std::make_unique<SiteFixture>();
        m_token = m_site->token(u"reader"_s, storage::TokenScope::Operate);
        m_order = m_site->placed(u"tripay"_s);
        m_cash = m_site->placed();
        ServerSettings settings;
        settings.port = 0;
        m_server = std::make_unique<HttpServer>(settings, m_site->site);
        QVERIFY(m_server->listen());
    }
    void cleanup()
    {
        m_gate.release(100);
        m_foreign.reset();
        m_other.reset();
        m_server.reset();
        m_site.reset();
        while (m_gate.tryAcquire()) {
        }
        while (m_entered.tryAcquire()) {
        }
    }

    void othersAreServedWhileALongReadRuns_data() { requests(); }
    void othersAreServedWhileALongReadRuns()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        hold(Length::Long);
        RawClient waits(m_server->port());
        waits.send(request("GET", "/voucher/api/payments?offset=999000"));
        QTRY_COMPARE(m_site->reads->taken(Length::Long), 2);
        RawClient other(m_server->port());
        other.send(request(method, filled(path)));
        QTRY_VERIFY(other.isComplete());
        QVERIFY2(other.status() < 400, other.received.constData());
        QCOMPARE(waits.answers(), 0);
        m_gate.release();
        QTRY_VERIFY(waits.isComplete());
        QCOMPARE(waits.status(), 200);
        QCOMPARE(m_site->reads->taken(Length::Long), 0);
    }

    // Beyond its places each length says so at once, and the other one is not concerned.
    void noPlaceIsToldAtOnce_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<QByteArray>("full");
        QTest::addColumn<QByteArray>("other");
        QTest::newRow("long") << int(Length::Long) << QByteArray("/voucher/api/payments?offset=999000")
                              << QByteArray("/voucher/api/payments");
        QTest::newRow("brief") << int(Length::Brief) << QByteArray("/voucher/api/dashboard")
                               << QByteArray("/voucher/api/delivery-status");
    }
    void noPlaceIsToldAtOnce()
    {
        QFETCH(int, length);
        QFETCH(QByteArray, full);
        QFETCH(QByteArray, other);
        hold(Length(length));
        int answered = 0;
        for (int i = 1; i < Reads::places; ++i) {
            const Reply reply = m_site->reads->answer(Length(length), [](const auto&) { return success(); });
            QVERIFY(reply.later);
            reply.later([&answered](const Reply&) { ++answered; });
        }
        const Reply refused = m_site->get(full, authorization());
        QCOMPARE(refused.status, 503);
        QVERIFY(SiteFixture::header(refused, "Retry-After").toInt() > 0);
        QCOMPARE(m_site->get(other, authorization()).status, 200);
        m_gate.release();
        QTRY_COMPARE(answered, Reads::places - 1);
        QCOMPARE(m_site->get(full, authorization()).status, 200);
    }

    void aClientThatLeavesGivesItsPlaceBack()
    {
        hold(Length::Long);
        RawClient client(m_server->port());
        client.send(request("GET", "/voucher/api/payments?offset=999000"));
        QTRY_COMPARE(m_site->reads->taken(Length::Long), 2);
        client.socket.abort();
        QTRY_COMPARE(m_site->reads->taken(Length::Long), 1);
        m_gate.release();
        QTRY_COMPARE(m_site->reads->taken(Length::Long), 0);
    }

    // What nobody waits for any more is not read.
    void anAbandonedReadIsNotBegun()
    {
        hold(Length::Long);
        std::atomic_bool isRead = false;
        bool isAnswered = false;
        const Reply reply = m_site->reads->answer(Length::Long, [&isRead](const auto&) {
            isRead = true;
            return success();
        });
        reply.later([&isAnswered](const Reply&) { isAnswered = true; });
        reply.abandon();
        m_gate.release();
        QTRY_VERIFY(isAnswered);
        QVERIFY(!isRead);
    }

    // The connection is used again after an answer that came later: leaving then concerns nothing that is over.
    void oneConnectionAsksManyTimes()
    {
        RawClient client(m_server->port());
        for (int i = 1; i <= 5; ++i) {
            client.send(request("GET", "/voucher/api/payments?offset=999000"));
            QTRY_COMPARE(client.answers(), i);
            QTRY_VERIFY(client.isComplete());
            QCOMPARE(client.status(), 200);
        }
        client.socket.abort();
        QTRY_COMPARE(m_server->openConnections(), 0);
        QCOMPARE(m_site->reads->taken(Length::Long), 0);
    }

    // The engine closes with one read running and others waiting, of clients that are still there.
    void closingWaitsForNothing()
    {
        const Reply endless = m_site->reads->answer(Length::Long, [this](const storage::ReadModels& models) {
            storage::Statement statement = models.database().statement(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) "
                "SELECT count(*) FROM n");
            m_entered.release();
            return statement.run() && statement.next() ? success() : failure(503, u"interrupted"_s);
        });
        bool isAnswered = false;
        endless.later([&isAnswered](const Reply&) { isAnswered = true; });
        m_entered.acquire();
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 5; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_server->port()));
            clients.back()->send(request("GET", "/voucher/api/payments?offset=999000"));
        }
        QTRY_COMPARE(m_site->reads->taken(Length::Long), 6);
        m_server.reset();
        m_site.reset();
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QVERIFY(!isAnswered);
        for (const auto& client : clients)
            QTRY_VERIFY(client->isClosed());
    }

    void whatWasWrittenIsSeenByTheNextRead()
    {
        for (int i = 3; i < 20; ++i) { // two are there
            RawClient buyer(m_server->port());
            buyer.send(request("POST", "/voucher/purchase", purchaseBody()));
            QTRY_VERIFY(buyer.isComplete());
            QCOMPARE(buyer.status(), 200);
            const QByteArray invoice = QJsonDocument::fromJson(buyer.body())
                                           .object()[u"data"_s]
                                           .toObject()[u"invoiceId"_s]
                                           .toString()
                                           .toUtf8();
            RawClient reader(m_server->port());
            reader.send(request("GET", "/voucher/api/payments?limit=1"));
            QTRY_VERIFY(reader.isComplete());
            QVERIFY(!invoice.isEmpty() && reader.body().contains(invoice));
            QVERIFY2(reader.body().contains("\"total\":" + QByteArray::number(i)), reader.body().constData());
        }
    }

    // Another program holds a write lock: what only reads is answered, also where it writes something down beside.
    void readingDoesNotCareForAForeignWriter_data()
    {
        requests(true);
        for (const char* path :
             {"/voucher/api/reports?from=2020-01-01&to=2020-12-31", "/voucher/api/batches", "/voucher/api/settlement",
              "/voucher/api/failed-vouchers", "/voucher/api/delivery-status", "/voucher/finish"})
            QTest::newRow(path) << QByteArray("GET") << QByteArray(path);
    }
    void readingDoesNotCareForAForeignWriter()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        lock();
        RawClient client(m_server->port());
        client.send(request(method, filled(path)));
        QTRY_VERIFY(client.isComplete());
        QVERIFY2(client.status() < 400, client.received.constData());
    }

    // And what writes gives up, says when to come again, and is taken then.
    void writingGivesUpBesideAForeignWriter_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("a purchase") << QByteArray("POST") << QByteArray("/voucher/purchase");
        QTest::newRow("a webhook") << QByteArray("POST") << QByteArray("/voucher/payment-webhook/tripay");
        QTest::newRow("cash") << QByteArray("POST") << QByteArray("/voucher/api/confirm-cash/{cash}");
        // It looks like a read, and binds the order to this browser.
        QTest::newRow("the way back from the gateway") << QByteArray("GET") << QByteArray("/voucher/finish/{link}");
    }
    void writingGivesUpBesideAForeignWriter()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        const QByteArray target = filled(path);
        lock();
        RawClient refused(m_server->port());
        refused.send(request(method, target));
        QTRY_VERIFY(refused.isComplete());
        QCOMPARE(refused.status(), 503);
        QVERIFY(refused.header("Retry-After").toInt() > 0);
        m_foreign.reset();
        RawClient taken(m_server->port());
        taken.send(request(method, target));
        QTRY_VERIFY(taken.isComplete());
        QVERIFY2(taken.status() < 400, taken.received.constData());
    }

    // That the buyer has looked is written down when the other program is done.
    void aLookIsWrittenDownLater()
    {
        lock();
        RawClient buyer(m_server->port());
        buyer.send(request("GET", filled("/voucher/status/{order}")));
        QTRY_VERIFY(buyer.isComplete());
        QCOMPARE(buyer.status(), 200);
        const auto isUnseen = [this] { return *storage::OpenOrderRepository(*m_site->database).isUnseen(m_order.id); };
        QVERIFY(isUnseen());
        m_foreign.reset();
        m_site->clock.advance(10s);
        QTRY_VERIFY(!isUnseen());
    }

private:
    // `onlyReads`: without those that have to write.
    void requests(bool onlyReads = false)
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        const QByteArray get("GET");
        QTest::newRow("health") << get << QByteArray("/healthz");
        QTest::newRow("the shop") << get << QByteArray("/voucher/");
        QTest::newRow("the packages") << get << QByteArray("/voucher/packages");
        QTest::newRow("an order") << get << QByteArray("/voucher/status/{order}");
        QTest::newRow("its payment") << get << QByteArray("/voucher/pay/{order}");
        QTest::newRow("the newest payments") << get << QByteArray("/voucher/api/payments");
        QTest::newRow("the dashboard") << get << QByteArray("/voucher/api/dashboard");
        QTest::newRow("figures") << get << QByteArray("/metrics");
        if (onlyReads)
            return;
        QTest::newRow("a webhook") << QByteArray("POST") << QByteArray("/voucher/payment-webhook/tripay");
        QTest::newRow("a purchase") << QByteArray("POST") << QByteArray("/voucher/purchase");
        QTest::newRow("cash") << QByteArray("POST") << QByteArray("/voucher/api/confirm-cash/{cash}");
    }

    // With what was placed in init().
    QByteArray filled(QByteArray path)
    {
        path.replace("{order}", m_order.statusToken.toLatin1());
        path.replace("{cash}", QByteArray::number(m_cash.id));
        if (path.contains("{link}")) {
            auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
            const auto link =
                SiteFixture::value(storage::ReturnLinkRepository(*m_site->database).ensure(transaction, m_order.id));
            SiteFixture::check(transaction.commit());
            path.replace("{link}", link.token.toLatin1());
        }
        return path;
    }

    [[nodiscard]] HeaderList authorization() const { return {{"authorization", m_token}}; }

    static QByteArray purchaseBody()
    {
        return R"({"packageId":"3k","customerName":"Budi","customerPhone":"0812-3456-789","gateway":"cash"})";
    }

    [[nodiscard]] QByteArray request(const QByteArray& method, const QByteArray& path, QByteArray body = {}) const
    {
        QByteArray extra;
        if (path.startsWith("/voucher/payment-webhook")) {
            body = "{\"order\":\"" + m_order.invoiceId.toLatin1() +
                   "\",\"amount\":" + QByteArray::number(m_order.amount) + ",\"state\":\"paid\"}";
            extra = "X-Test-Signature: " + TestGateway::signature(body) + "\r\n";
        } else if (path == "/voucher/purchase") {
            body = purchaseBody();
        }
        return method + ' ' + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + m_token + "\r\n" + extra +
               (method == "POST"
                    ? "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
                    : QByteArray()) +
               "\r\n" + body;
    }

    // Keeps the reader of this length busy until the gate opens.
    void hold(Length length)
    {
        const Reply reply = m_site->reads->answer(length, [this](const auto&) {
            m_entered.release();
            m_gate.acquire();
            return success();
        });
        reply.later([](const Reply&) {});
        m_entered.acquire();
    }

    void lock()
    {
        m_other = SiteFixture::value(storage::Database::open(m_site->folder.filePath(u"loket.db"_s)));
        m_foreign.emplace(SiteFixture::value(storage::Transaction::begin(*m_other)));
    }

    std::unique_ptr<SiteFixture> m_site;
    std::unique_ptr<HttpServer> m_server;
    QByteArray m_token;
    domain::Purchase m_order; // waits for its payment by a gateway
    domain::Purchase m_cash;
    QSemaphore m_entered;
    QSemaphore m_gate;
    std::unique_ptr<storage::Database> m_other; // the other program
    std::optional<storage::Transaction> m_foreign;
};

QTEST_GUILESS_MAIN(TestReads)
#include "tst_reads.moc"
