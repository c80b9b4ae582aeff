// The API behind tokens: rights, the lists with their limits and cursors, and the recovery operations.
#include "server/SiteFixture.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using storage::TokenScope;

class TestApi : public QObject
{
    Q_OBJECT

    std::unique_ptr<SiteFixture> m_site;
    server::HeaderList m_reader;
    server::HeaderList m_operator;

    QJsonObject read(const QByteArray& path) const { return SiteFixture::json(m_site->get(path, m_reader)); }
    server::Reply operate(const QByteArray& path, const QJsonObject& body = {}) const
    {
        return m_site->post(path, body, m_operator);
    }
    domain::Purchase now(const domain::Purchase& purchase) const
    {
        return SiteFixture::value(storage::PurchaseRepository(*m_site->database).find(purchase.id));
    }

private slots:
    void init()
    {
        m_site = std::make_unique<SiteFixture>();
        m_reader = {{"authorization", m_site->token(u"reader"_s, TokenScope::Read)}};
        m_operator = {{"authorization", m_site->token(u"operator"_s, TokenScope::Operate)}};
    }

    void whoMay_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("operates");
        for (const QByteArray path : {"dashboard", "payments", "delivery-status", "failed-vouchers", "reports"})
            QTest::newRow(path.constData()) << QByteArray("GET") << "/voucher/api/" + path << false;
        for (const QByteArray path : {"confirm-cash/1", "retry-delivery/1", "regenerate-voucher/1", "cleanup-failed/1",
                                      "bulk-regenerate", "cleanup-expired"})
            QTest::newRow(path.constData()) << QByteArray("POST") << "/voucher/api/" + path << true;
    }

    void whoMay()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(bool, operates);
        const auto with = [&](const QByteArray& authorization) {
            server::HeaderList headers;
            if (!authorization.isNull())
                headers.emplace_back("authorization", authorization);
            return m_site->ask(method, path, "{}", headers);
        };
        const auto anonymous = with({});
        QCOMPARE(anonymous.status, 401);
        QVERIFY(SiteFixture::header(anonymous, "WWW-Authenticate").startsWith("Bearer"));
        QCOMPARE(with("Bearer ").status, 401);
        QCOMPARE(with("Bearer nonsense").status, 401);
        QCOMPARE(with("Basic " + m_operator.first().second.mid(7)).status, 401);
        QCOMPARE(with(m_operator.first().second + "x").status, 401);
        const int reader = with(m_reader.first().second).status;
        QCOMPARE(reader, operates ? 403 : 200);
        const int operating = with(m_operator.first().second).status;
        QVERIFY(operating != 401 && operating != 403);
        QCOMPARE(m_site->ask(method == "GET" ? "POST" : "GET", path, {}, m_operator).status, 405);
    }

    void aRevokedTokenIsRefusedAtOnce()
    {
        QCOMPARE(m_site->get("/voucher/api/dashboard", m_reader).status, 200);
        auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
        const storage::TokenRepository tokens(*m_site->database);
        SiteFixture::check(tokens.revoke(transaction, u"reader"_s));
        SiteFixture::check(transaction.commit());
        QCOMPARE(m_site->get("/voucher/api/dashboard", m_reader).status, 401);
    }

    void theLastUseIsKeptToTheMinute()
    {
        const storage::TokenRepository tokens(*m_site->database);
        const auto lastUse = [&] { return SiteFixture::value(tokens.all()).last().lastUsedAt; };
        QVERIFY(!lastUse().isValid());
        (void)m_site->get("/voucher/api/dashboard", m_reader);
        const QDateTime first = lastUse();
        QCOMPARE(first, m_site->clock.now());
        m_site->clock.advance(59s);
        (void)m_site->get("/voucher/api/dashboard", m_reader);
        QCOMPARE(lastUse(), first);
        m_site->clock.advance(1s);
        (void)m_site->get("/voucher/api/dashboard", m_reader);
        QCOMPARE(lastUse(), m_site->clock.now());
    }

    void dashboard()
    {
        for (int i = 0; i < 12; ++i)
            (void)m_site->placed();
        (void)m_site->completed(2);
        (void)m_site->stopped();
        const QJsonObject data = read("/voucher/api/dashboard").value(u"data").toObject();
        const QJsonObject statistics = data.value(u"statistics").toObject();
        QCOMPARE(statistics.value(u"total_purchases"), QJsonValue(14));
        QCOMPARE(statistics.value(u"completed"), QJsonValue(1));
        QCOMPARE(statistics.value(u"pending"), QJsonValue(12));
        QCOMPARE(statistics.value(u"voucher_failed"), QJsonValue(1));
        QCOMPARE(statistics.value(u"failed"), QJsonValue(0));
        QCOMPARE(statistics.value(u"total_revenue"), QJsonValue(9000));
        QCOMPARE(data.value(u"recentPurchases").toArray().size(), 10);
        QVERIFY(data.value(u"deliveryStats").isArray());
    }

    void reports()
    {
        const auto purchase = m_site->completed(2);
        (void)m_site->stopped();
        (void)m_site->placed();
        m_site->business.timeZone = "Asia/Makassar";
        const QString day = m_site->clock.now().toTimeZone(QTimeZone("Asia/Makassar")).date().toString(Qt::ISODate);
        const QJsonObject data = read("/voucher/api/reports").value(u"data").toObject();
        QCOMPARE(data.value(u"timezone"), QJsonValue(u"Asia/Makassar"_s));
        QCOMPARE(data.value(u"to"), QJsonValue(day));
        QCOMPARE(data.value(u"rows").toArray().size(), 30);
        const QJsonObject today = data.value(u"rows").toArray().last().toObject();
        QCOMPARE(today.value(u"day"), QJsonValue(day));
        QCOMPARE(today.value(u"revenue"), QJsonValue(9000));
        QCOMPARE(today.value(u"vouchers"), QJsonValue(3));
        const QJsonObject total = data.value(u"total").toObject();
        QCOMPARE(total.value(u"purchases"), QJsonValue(2));
        QCOMPARE(total.value(u"paid_without_voucher"), QJsonValue(1));
        QCOMPARE(total.value(u"voucher_loss_rate"), QJsonValue(0.5));
        QCOMPARE(data.value(u"time_to_voucher").toObject().value(u"count"), QJsonValue(1));
        const auto rows = [&](const QByteArray& query) {
            return read("/voucher/api/reports?" + query).value(u"data").toObject().value(u"rows").toArray();
        };
        QCOMPARE(rows("by=weekday").size(), 168);
        QCOMPARE(rows("by=hour&from=" + day.toLatin1()).size(), 24);
        QCOMPARE(rows("by=gateway").size(), 1);
        QCOMPARE(rows("by=package").first().toObject().value(u"value"), QJsonValue(purchase.packageId));
    }

    void wrongReportsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("no day") << QByteArray("from=yesterday");
        QTest::newRow("not a day") << QByteArray("from=2026-02-30");
        QTest::newRow("a time") << QByteArray("to=2026-02-03T10:00:00");
        QTest::newRow("backwards") << QByteArray("from=2026-02-03&to=2026-02-02");
        QTest::newRow("too long") << QByteArray("from=2020-01-01&to=2026-02-02");
        QTest::newRow("before time") << QByteArray("from=0001-01-01&to=0001-01-02");
        QTest::newRow("by what") << QByteArray("by=customer");
        QTest::newRow("by nothing") << QByteArray("by=");
    }

    void wrongReportsAreRefused()
    {
        QFETCH(QByteArray, query);
        QCOMPARE(m_site->get("/voucher/api/reports?" + query, m_reader).status, 400);
    }

    void payments()
    {
        const auto purchase = m_site->completed();
        (void)m_site->placed();
        const QJsonObject json = read("/voucher/api/payments?status=completed");
        const QJsonArray rows = json.value(u"data").toArray();
        QCOMPARE(rows.size(), 1);
        const QJsonObject row = rows.first().toObject();
        QCOMPARE(row.value(u"id"), QJsonValue(purchase.id));
        QCOMPARE(row.value(u"invoice_id"), QJsonValue(purchase.invoiceId));
        QCOMPARE(row.value(u"voucher_package"), QJsonValue(u"3k"_s));
        QCOMPARE(row.value(u"amount"), QJsonValue(3000));
        QCOMPARE(row.value(u"payment_gateway"), QJsonValue(u"cash"_s));
        QVERIFY(row.value(u"completed_at").toString().endsWith(u'Z'));
        QCOMPARE(json.value(u"pagination").toObject(), (QJsonObject{{u"total"_s, 1},
                                                                    {u"limit"_s, 50},
                                                                    {u"offset"_s, 0},
                                                                    {u"hasMore"_s, false},
                                                                    {u"nextCursor"_s, QJsonValue()}}));
        const QJsonObject all = read("/voucher/api/payments");
        QCOMPARE(all.value(u"pagination").toObject().value(u"total"), QJsonValue(2));
        QVERIFY(all.value(u"data").toArray().first().toObject().value(u"completed_at").isNull()); // newest first
    }

    void badQueries_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char* query : {"limit=0", "limit=501", "limit=-1", "limit=abc", "limit=1.5", "limit=",
                                  "limit=99999999999999999999", "offset=-1", "offset=x", "cursor=0", "cursor=x"})
            QTest::newRow(query) << QByteArray(query);
    }

    void badQueries()
    {
        QFETCH(QByteArray, query);
        for (const QByteArray path : {"payments", "delivery-status", "failed-vouchers"})
            QCOMPARE(m_site->get("/voucher/api/" + path + '?' + query, m_reader).status, 400);
    }

    void badFilters()
    {
        for (const QByteArray target : {"payments?status=paidd", "payments?status=PAID",
                                        "delivery-status?status=queued", "delivery-status?purchase_id=x",
                                        "delivery-status?purchase_id=-1", "delivery-status?purchase_id=4294967297x"})
            QCOMPARE(m_site->get("/voucher/api/" + target, m_reader).status, 400);
    }

    void pagesByOffsetAndByCursorShowTheSame()
    {
        for (int i = 0; i < 7; ++i)
            (void)m_site->placed();
        QList<qint64> byOffset;
        QList<qint64> byCursor;
        for (int offset = 0;; offset += 3) {
            const QJsonObject page = read("/voucher/api/payments?limit=3&offset=" + QByteArray::number(offset));
            for (const QJsonValue& row : page.value(u"data").toArray())
                byOffset += row.toObject().value(u"id").toInteger();
            if (!page.value(u"pagination").toObject().value(u"hasMore").toBool())
                break;
        }
        QByteArray cursor;
        for (;;) {
            const QJsonObject page = read("/voucher/api/payments?limit=3" + cursor);
            for (const QJsonValue& row : page.value(u"data").toArray())
                byCursor += row.toObject().value(u"id").toInteger();
            const QJsonValue next = page.value(u"pagination").toObject().value(u"nextCursor");
            if (next.isNull())
                break;
            cursor = "&cursor=" + next.toString().toLatin1();
        }
        QCOMPARE(byOffset, (QList<qint64>{7, 6, 5, 4, 3, 2, 1}));
        QCOMPARE(byCursor, byOffset);
    }

    void theDeliveryLog()
    {
        const auto purchase = m_site->completed();
        const auto other = m_site->completed();
        auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
        const storage::DeliveryLogRepository log;
        SiteFixture::check(log.insert(transaction, {.purchaseId = purchase.id,
                                                    .phone = purchase.customerPhone,
                                                    .status = u"error"_s,
                                                    .errorMessage = u"no answer"_s,
                                                    .channel = u"fonnte"_s,
                                                    .createdAt = m_site->clock.now()}));
        SiteFixture::check(log.insert(transaction, {.purchaseId = other.id,
                                                    .phone = other.customerPhone,
                                                    .status = u"sent"_s,
                                                    .channel = u"fonnte"_s,
                                                    .createdAt = m_site->clock.now()}));
        SiteFixture::check(transaction.commit());
        const QJsonObject json = read("/voucher/api/delivery-status?purchase_id=" + QByteArray::number(purchase.id));
        QCOMPARE(json.value(u"pagination").toObject().value(u"total"), QJsonValue(1));
        const QJsonObject row = json.value(u"data").toArray().first().toObject();
        QCOMPARE(row.value(u"status"), QJsonValue(u"error"_s));
        QCOMPARE(row.value(u"error_message"), QJsonValue(u"no answer"_s));
        QCOMPARE(row.value(u"customer_name"), QJsonValue(u"Budi <b>"_s));
        QCOMPARE(row.value(u"voucher_package"), QJsonValue(u"3k"_s));
        const QJsonObject sent =
            read("/voucher/api/delivery-status?status=sent").value(u"data").toArray().first().toObject();
        QCOMPARE(sent.value(u"purchase_id"), QJsonValue(other.id));
        QVERIFY(sent.value(u"error_message").isNull());
    }

    void failedVouchersWithTheirReason()
    {
        (void)m_site->completed();
        const auto purchase = m_site->stopped();
        const QJsonObject json = read("/voucher/api/failed-vouchers");
        QCOMPARE(json.value(u"data").toArray().size(), 1);
        const QJsonObject row = json.value(u"data").toArray().first().toObject();
        QCOMPARE(row.value(u"id"), QJsonValue(purchase.id));
        QCOMPARE(row.value(u"reason"), QJsonValue(u"the router did not answer"_s));
        QVERIFY(row.contains(u"attempts"));
    }

    void cashIsConfirmedOnce()
    {
        const auto purchase = m_site->placed();
        const QByteArray path = "/voucher/api/confirm-cash/" + QByteArray::number(purchase.id);
        const auto reply = operate(path);
        QCOMPARE(reply.status, 200);
        QCOMPARE(SiteFixture::json(reply),
                 (QJsonObject{{u"success"_s, true}, {u"purchase_id"_s, purchase.id}, {u"status"_s, u"paid"_s}}));
        QCOMPARE(operate(path).status, 409);
        const auto online = m_site->placed(u"tripay"_s);
        QCOMPARE(operate("/voucher/api/confirm-cash/" + QByteArray::number(online.id)).status, 409);
        QVERIFY(now(online).status == domain::PurchaseStatus::Pending);
    }

    void strangeIds_data()
    {
        QTest::addColumn<QByteArray>("id");
        // 4294967297 is 2^32+1: a path that wraps would work on purchase 1.
        for (const char* id : {"999", "0", "-1", "1.0", "4294967297", "18446744073709551617", "abc", "1%20", "%31"})
            QTest::newRow(id) << QByteArray(id);
    }

    void strangeIds()
    {
        QFETCH(QByteArray, id);
        const auto purchase = m_site->placed();
        QCOMPARE(purchase.id, 1);
        const int expected = id == "%31" ? 200 : 404; // an encoded "1" is a "1"
        QCOMPARE(operate("/voucher/api/confirm-cash/" + id).status, expected);
        if (expected == 404) {
            for (const QByteArray path : {"retry-delivery/", "regenerate-voucher/", "cleanup-failed/"})
                QCOMPARE(operate("/voucher/api/" + path + id).status, 404);
        }
    }

    void regenerate()
    {
        const auto purchase = m_site->stopped();
        const QByteArray path = "/voucher/api/regenerate-voucher/" + QByteArray::number(purchase.id);
        const auto reply = operate(path);
        QCOMPARE(reply.status, 200);
        QVERIFY(now(purchase).status == domain::PurchaseStatus::Paid);
        QVERIFY(SiteFixture::value(
            storage::JobRepository(*m_site->database).isAlive(sales::job::issueVouchers, purchase.id)));
        QCOMPARE(operate(path).status, 409); // running
        QCOMPARE(operate("/voucher/api/regenerate-voucher/" + QByteArray::number(m_site->completed().id)).status, 409);
    }

    void regenerateMany()
    {
        const auto first = m_site->stopped();
        const auto second = m_site->stopped();
        const auto fine = m_site->completed();
        const auto reply = operate("/voucher/api/bulk-regenerate",
                                   {{u"purchaseIds"_s, QJsonArray{first.id, fine.id, second.id, 999, first.id}}});
        QCOMPARE(reply.status, 200);
        const QJsonObject json = SiteFixture::json(reply);
        QCOMPARE(json.value(u"summary").toObject(), (QJsonObject{{u"total"_s, 4}, {u"success"_s, 2}, {u"error"_s, 2}}));
        const QJsonArray results = json.value(u"results").toArray();
        QCOMPARE(results.at(0).toObject(), (QJsonObject{{u"purchaseId"_s, first.id}, {u"success"_s, true}}));
        QCOMPARE(results.at(1).toObject().value(u"success"), QJsonValue(false));
        QVERIFY(!results.at(1).toObject().value(u"error").toString().isEmpty());
    }

    void regenerateManyNeedsAList_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("no list") << QByteArray("{\"purchaseIds\":1}");
        QTest::newRow("empty list") << QByteArray("{\"purchaseIds\":[]}");
        QTest::newRow("text in it") << QByteArray("{\"purchaseIds\":[\"1\"]}");
        QTest::newRow("a fraction in it") << QByteArray("{\"purchaseIds\":[1.5]}");
        QTest::newRow("a negative in it") << QByteArray("{\"purchaseIds\":[-1]}");
        QTest::newRow("too many") << "{\"purchaseIds\":[1" + QByteArray(",2").repeated(500) + "]}";
    }

    void regenerateManyNeedsAList()
    {
        QFETCH(QByteArray, body);
        QCOMPARE(m_site->ask("POST", "/voucher/api/bulk-regenerate", body, m_operator).status, 400);
    }

    void theMessageIsSentAgain()
    {
        const auto purchase = m_site->completed();
        const QByteArray path = "/voucher/api/retry-delivery/" + QByteArray::number(purchase.id);
        const auto reply = operate(path);
        QCOMPARE(reply.status, 200);
        QCOMPARE(SiteFixture::json(reply).value(u"delivery_status"), QJsonValue(u"queued"_s));
        QCOMPARE(operate(path).status, 409);
        QCOMPARE(operate("/voucher/api/retry-delivery/" + QByteArray::number(m_site->paid().id)).status, 409);
    }

    void cleanUp()
    {
        auto purchase = m_site->placed();
        const QByteArray path = "/voucher/api/cleanup-failed/" + QByteArray::number(purchase.id);
        QCOMPARE(operate(path).status, 409); // pending
        m_site->advance(purchase, domain::PurchaseEvent::PaymentExpired);
        const auto reply = operate(path);
        QCOMPARE(reply.status, 200);
        QCOMPARE(SiteFixture::json(reply).value(u"removed"), QJsonValue(0));
        QCOMPARE(operate("/voucher/api/cleanup-failed/" + QByteArray::number(m_site->completed().id)).status, 409);
    }

    void expireStalePurchases()
    {
        const auto stale = m_site->placed();
        m_site->clock.advance(25h);
        const auto fresh = m_site->placed();
        const auto reply = operate("/voucher/api/cleanup-expired");
        QCOMPARE(reply.status, 200);
        QCOMPARE(SiteFixture::json(reply).value(u"cleanedCount"), QJsonValue(1));
        QCOMPARE(SiteFixture::json(reply).value(u"details").toObject().value(u"expired").toArray(),
                 QJsonArray{stale.id});
        QVERIFY(now(stale).status == domain::PurchaseStatus::Expired);
        QVERIFY(now(fresh).status == domain::PurchaseStatus::Pending);
    }

    void whoMayListen()
    {
        const auto check = server::eventsCheck({m_site->context, m_site->use, m_site->business, *m_site->reads});
        const auto asked = [&](const server::HeaderList& headers) {
            const auto refusal = check({.headers = headers});
            return refusal ? refusal->status : 0;
        };
        QCOMPARE(asked({}), 401);
        QCOMPARE(asked(m_reader), 0);
        QCOMPARE(asked(m_operator), 0);
        QCOMPARE(asked(m_reader + server::HeaderList{{"origin", "https://evil.example"}}), 403);
        QCOMPARE(m_site->get(server::eventsPath, m_reader).status, 426);
        QCOMPARE(m_site->get(server::eventsPath).status, 401);
    }

    void health()
    {
        m_site->health.insert(u"router"_s, QJsonObject{{u"state"_s, u"away"_s}});
        const auto reply = m_site->get("/healthz");
        QCOMPARE(reply.status, 200);
        const QJsonObject parts = SiteFixture::json(reply).value(u"parts").toObject();
        QCOMPARE(parts.value(u"database").toObject().value(u"state"), QJsonValue(u"ok"_s));
        QCOMPARE(parts.value(u"router").toObject().value(u"state"), QJsonValue(u"away"_s));
        SiteFixture::check(m_site->database->execute("DROP TABLE jobs"));
        QCOMPARE(m_site->get("/healthz").status, 503);
    }

    void metrics()
    {
        (void)m_site->completed();
        QCOMPARE(m_site->get("/metrics").status, 401);
        const auto reply = m_site->get("/metrics", m_reader);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.contentType.startsWith("text/plain"));
        QVERIFY(reply.body.contains("loket_purchases{status=\"completed\"} 1\n"));
        QVERIFY(reply.body.contains("loket_revenue_rupiah 3000\n"));
    }

    // This computer may read them without a token, but not clients that come through a tunnel or a proxy.
    void metricsOnLoopback_data()
    {
        QTest::addColumn<QByteArray>("peer");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("lendsAddress");
        QTest::addColumn<int>("status");
        for (const char* name : {"localhost", "127.0.0.1:3000", "127.8.8.8", "[::1]:3000"})
            QTest::addRow("asked for %s", name)
                << QByteArray("127.0.0.1") << QByteArray("host=") + name << false << 200;
        for (const char* name :
             {"evil.example", "127.0.0.1.evil.example", "192.168.1.5:3000", "localhost.evil.example"})
            QTest::addRow("asked for %s", name)
                << QByteArray("127.0.0.1") << QByteArray("host=") + name << false << 401;
        QTest::newRow("loopback") << QByteArray("127.0.0.1") << QByteArray() << false << 200;
        QTest::newRow("loopback, IPv6") << QByteArray("::1") << QByteArray() << false << 200;
        QTest::newRow("elsewhere") << QByteArray("198.51.100.7") << QByteArray() << false << 401;
        QTest::newRow("loopback with X-Forwarded-For")
            << QByteArray("127.0.0.1") << QByteArray("x-forwarded-for") << false << 401;
        QTest::newRow("loopback with Forwarded") << QByteArray("127.0.0.1") << QByteArray("forwarded") << false << 401;
        QTest::newRow("loopback while an address is lent") << QByteArray("127.0.0.1") << QByteArray() << true << 401;
    }
    void metricsOnLoopback()
    {
        QFETCH(QByteArray, peer);
        QFETCH(QByteArray, header);
        QFETCH(bool, lendsAddress);
        QFETCH(int, status);
        m_site->lendsAddress = lendsAddress;
        server::Request request{.method = "GET", .target = "/metrics", .segments = {u"metrics"_s}};
        request.headers = {{"host", "127.0.0.1:3000"}};
        if (header.startsWith("host="))
            request.headers = {{"host", header.mid(5)}};
        else if (!header.isEmpty())
            request.headers.emplace_back(header, "203.0.113.9");
        request.peer = request.client = QHostAddress(QString::fromLatin1(peer));
        QCOMPARE(m_site->site.answer(request).status, status);
        request.headers.append(m_reader);
        QCOMPARE(m_site->site.answer(request).status, 200);
    }

    void aDatabaseThatRefusesIs503()
    {
        SiteFixture::check(m_site->database->execute("PRAGMA query_only = ON"));
        const auto reply = m_site->post(
            "/voucher/purchase",
            {{u"packageId"_s, u"3k"_s}, {u"customerName"_s, u"Budi"_s}, {u"customerPhone"_s, u"081234567890"_s}});
        QCOMPARE(reply.status, 503);
        QVERIFY(!reply.body.contains("query_only"));
    }
};

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
