#include "engine/EngineWorld.h"
#include "support/Exposition.h"

#include <QTcpSocket>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using sandbox::Complaint;
using sandbox::Mood;
using tests::Exposition;

// What Prometheus reads of a running engine, over HTTP: the format, and whether the figures match the events.
class TestMetrics : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init() { m_world = std::make_unique<tests::EngineWorld>(); }
    void cleanup() { m_world.reset(); }

    void aFreshEngineTellsEveryFamily()
    {
        start();
        const Exposition figures = read();
        for (const auto& [family, type] : {std::pair("loket_purchases", "gauge"),
                                           {"loket_deliveries", "gauge"},
                                           {"loket_revenue_rupiah", "gauge"},
                                           {"loket_paid_without_voucher", "gauge"},
                                           {"loket_paid_without_voucher_oldest_seconds", "gauge"},
                                           {"loket_queue_jobs", "gauge"},
                                           {"loket_queue_oldest_seconds", "gauge"},
                                           {"loket_queue_overdue_seconds", "gauge"},
                                           {"loket_http_requests_total", "counter"},
                                           {"loket_http_request_seconds", "histogram"},
                                           {"loket_http_refused_total", "counter"},
                                           {"loket_http_connections", "gauge"},
                                           {"loket_router_calls_total", "counter"},
                                           {"loket_router_call_seconds", "histogram"},
                                           {"loket_router_up", "gauge"},
                                           {"loket_channel_calls_total", "counter"},
                                           {"loket_channel_call_seconds", "histogram"},
                                           {"loket_channel_up", "gauge"}})
            QCOMPARE(figures.typeOf(QString::fromLatin1(family)), QString::fromLatin1(type));
        for (const char* kind : {"create_payment", "cancel_payment", "check_payment", "issue_vouchers",
                                 "deliver_vouchers", "withdraw_vouchers"}) {
            const QString label = u"{kind=\"%1\""_s.arg(QLatin1StringView(kind));
            QCOMPARE(figures.value(u"loket_queue_jobs"_s + label + u",state=\"waiting\"}"_s), 0.0);
            QCOMPARE(figures.value(u"loket_queue_oldest_seconds"_s + label + u'}'), 0.0);
        }
        QCOMPARE(figures.value(u"loket_paid_without_voucher"_s), 0.0);
    }

    void requestsByRouteStatusAndTime()
    {
        start();
        const QString bought =
            u"loket_http_requests_total{method=\"POST\",route=\"/voucher/purchase\",status=\"%1\"}"_s;
        QVERIFY(!m_world->buy().isEmpty());
        QVERIFY(!m_world->buy().isEmpty());
        QVERIFY(m_world->buy({{u"quantity"_s, 0}}).isEmpty());
        // A caller's text in an address is never a label.
        for (int i = 0; i < 30; ++i)
            QCOMPARE(m_world->http.get(m_world->url(u"/voucher/status/guess%1"_s.arg(i))).status, 404);
        for (int i = 0; i < 30; ++i)
            QCOMPARE(m_world->http.get(m_world->url(u"/nowhere/%1"_s.arg(i))).status, 404);
        QCOMPARE(m_world->http.get(m_world->url(u"/voucher/api/dashboard"_s)).status, 401);
        QCOMPARE(m_world->look(u"/voucher/api/dashboard"_s).status, 200);
        const Exposition figures = read();
        QCOMPARE(figures.value(bought.arg(200)), 2.0);
        QCOMPARE(figures.value(bought.arg(400)), 1.0);
        const QString durations = u"loket_http_request_seconds_count{method=\"POST\",route=\"/voucher/purchase\"}"_s;
        QCOMPARE(figures.value(durations), 3.0);
        QCOMPARE(figures.sum(u"loket_http_requests_total"_s, u"route=\"/voucher/status/*\",status=\"404\""_s), 30.0);
        QCOMPARE(figures.sum(u"loket_http_requests_total"_s, u"route=\"other\",status=\"404\""_s), 30.0);
        QCOMPARE(figures.sum(u"loket_http_requests_total"_s, u"route=\"/voucher/api/dashboard\",status=\"401\""_s),
                 1.0);
        QCOMPARE(figures.sum(u"loket_http_requests_total"_s, u"route=\"/voucher/api/dashboard\",status=\"200\""_s),
                 1.0);
    }

    void whatTheGuardRefuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no request") << QByteArray("hello\r\n\r\n") << 400;
        QTest::newRow("body over the limit")
            << QByteArray("POST /voucher/purchase HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n") << 413;
        QTest::newRow("head over the limit")
            << "GET / HTTP/1.1\r\nHost: x\r\nA: " + QByteArray(100'000, 'a') + "\r\n\r\n"
            << 431;
    }

    void whatTheGuardRefuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        start();
        QTcpSocket socket;
        socket.connectToHost(m_world->engine().url().host(), quint16(m_world->engine().url().port()));
        socket.write(bytes);
        const QString series = u"loket_http_refused_total{status=\"%1\"}"_s.arg(status);
        QTRY_COMPARE(read().value(series), 1.0);
    }

    void callsToRouterAndChannel()
    {
        start();
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        whatsApp().complain(Complaint::NumberInvalid);
        const QString refused = m_world->buyAndPay();
        QTRY_VERIFY(m_world->purchase(refused).deliveryStatus == DeliveryStatus::Failed);
        whatsApp().stopComplaining();
        whatsApp().server().addMood({.kind = Mood::Kind::Status, .status = 503});
        const QString unreached = m_world->buyAndPay();
        QTRY_VERIFY(m_world->purchase(unreached).deliveryStatus == DeliveryStatus::Error);
        // Two numbers without an answer are the channel's problem; one may be the number's own.
        const QString another = m_world->buyAndPay({{u"customerPhone"_s, u"081298765432"_s}});
        QTRY_VERIFY(m_world->purchase(another).deliveryStatus == DeliveryStatus::Error);
        QTRY_COMPARE(read().value(u"loket_channel_up{channel=\"fonnte\"}"_s), 0.0);
        const Exposition figures = read();
        const auto sent = [&](const QString& outcome) {
            return figures.value(
                u"loket_channel_calls_total{channel=\"fonnte\",call=\"send\",outcome=\"%1\"}"_s.arg(outcome));
        };
        QCOMPARE(sent(u"ok"_s), 1.0);
        QCOMPARE(sent(u"invalid_input"_s), 1.0);
        QCOMPARE(sent(u"connection_lost"_s), 4.0); // a 503 may have been sent: each once more
        QCOMPARE(figures.value(u"loket_channel_call_seconds_count{channel=\"fonnte\",call=\"send\"}"_s), 6.0);
        QCOMPARE(figures.value(u"loket_router_calls_total{router=\"main\",call=\"add_users\",outcome=\"ok\"}"_s), 4.0);
        QVERIFY(figures.value(u"loket_router_call_seconds_sum{router=\"main\",call=\"add_users\"}"_s) > 0);
        QVERIFY(figures.sum(u"loket_router_calls_total"_s, u"call=\"health\",outcome=\"ok\""_s) >= 1);
        QCOMPARE(figures.value(u"loket_router_up{router=\"main\"}"_s), 1.0);
        QCOMPARE(figures.value(u"loket_purchases{status=\"completed\"}"_s), 4.0);
    }

    void paidWithoutVoucherAndTheQueueBehindIt()
    {
        m_world->sandboxes.settings[u"retry.base_ms"_s] = u"6000"_s; // the second attempt waits a little
        m_world->sandboxes.settings[u"retry.max_ms"_s] = u"6000"_s;
        start();
        m_world->sandboxes.router.refuseConnections(true);
        m_world->sandboxes.router.dropConnections();
        const QString invoice = m_world->buyAndPay();
        const QString issue = u"{kind=\"issue_vouchers\""_s;
        QTRY_VERIFY(!m_world->told(invoice, u"vouchers.attempt_failed"_s).isEmpty());
        QTRY_VERIFY(read().value(u"loket_paid_without_voucher_oldest_seconds"_s) > 0);
        const Exposition waiting = read();
        QCOMPARE(waiting.value(u"loket_paid_without_voucher"_s), 1.0);
        QCOMPARE(waiting.value(u"loket_queue_jobs"_s + issue + u",state=\"waiting\"}"_s), 1.0);
        QVERIFY(waiting.value(u"loket_queue_oldest_seconds"_s + issue + u'}') > 0);
        QCOMPARE(waiting.value(u"loket_queue_overdue_seconds"_s + issue + u'}'), 0.0); // it is not due yet
        QVERIFY(waiting.sum(u"loket_router_calls_total"_s, u"call=\"add_users\",outcome=\"unreachable\""_s) +
                    waiting.sum(u"loket_router_calls_total"_s, u"call=\"add_users\",outcome=\"connection_lost\""_s) >=
                1);
        m_world->sandboxes.router.refuseConnections(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Sent, 30000);
        const Exposition done = read();
        QCOMPARE(done.value(u"loket_paid_without_voucher"_s), 0.0);
        QCOMPARE(done.value(u"loket_paid_without_voucher_oldest_seconds"_s), 0.0);
        QCOMPARE(done.value(u"loket_queue_jobs"_s + issue + u",state=\"waiting\"}"_s), 0.0);
        QCOMPARE(done.value(u"loket_queue_oldest_seconds"_s + issue + u'}'), 0.0);
    }

    void receiptsAreCalls()
    {
        start();
        QCOMPARE(m_world->http.post(m_world->url(u"/voucher/delivery-webhook/fonnte"_s), "{}").status, 401);
        QCOMPARE(read().sum(u"loket_http_requests_total"_s, u"route=\"/voucher/delivery-webhook/*\""_s), 1.0);
    }

    // Another computer, or one behind a proxy, needs a token.
    void whoMayRead()
    {
        start();
        const tests::Http::Headers forwarded{{"X-Forwarded-For", "203.0.113.9"}};
        QCOMPARE(m_world->http.get(m_world->url(u"/metrics"_s), forwarded).status, 401);
        QCOMPARE(m_world->http.get(m_world->url(u"/metrics"_s), forwarded + m_world->bearer(storage::TokenScope::Read))
                     .status,
                 200);
    }

    void nothingOfABuyerIsInIt()
    {
        start();
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        const QByteArray text = m_world->http.get(m_world->url(u"/metrics"_s)).body;
        QVERIFY(!text.contains("628123456789") && !text.contains("Andi") && !text.contains(invoice.toUtf8()));
    }

private:
    void start()
    {
        const QString problem = m_world->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    Exposition read()
    {
        const tests::Answer answer = m_world->http.get(m_world->url(u"/metrics"_s));
        Exposition figures(answer.body);
        if (answer.status != 200 || !figures.problems().isEmpty())
            QTest::qFail(qPrintable(u"%1: %2"_s.arg(answer.status).arg(figures.problems().join(u"; "_s))), __FILE__,
                         __LINE__);
        return figures;
    }
    sandbox::WhatsAppSandbox& whatsApp() { return m_world->sandboxes.whatsApp; }

    std::unique_ptr<tests::EngineWorld> m_world;
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
