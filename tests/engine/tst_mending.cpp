#include "engine/EngineWorld.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using engine::ChannelState;
using sandbox::Complaint;
using sandbox::Mood;
using sandbox::SandboxState;

// Recovery from failures, by the engine itself and by a person: the second channel, the
// channel that waits for its operator, and the commands of the recovery API, each over real sockets.
class TestMending : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        tests::EngineWorld::giveSecrets(
            {{u"LOKET_SECRET_DELIVERY_GOWA_USER"_s, u"loket"_s},
             {u"LOKET_SECRET_DELIVERY_GOWA_PASSWORD"_s, u"gowa-password"_s},
             {u"LOKET_SECRET_DELIVERY_FONNTE_WEBHOOK_KEY"_s, u"fonnte-key"_s},
             {u"LOKET_SECRET_PAYMENTS_MIDTRANS_SERVER_KEY"_s, QString::fromUtf8(sandbox::MidtransKeys().serverKey)}});
    }
    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        settings()[u"delivery.gowa.base_url"_s] = whatsApp().baseUrl(u"gowa"_s).toString();
    }
    void cleanup() { m_world.reset(); }

    void theSecondChannelTakesOverWhatTheFirstGivesUp_data()
    {
        QTest::addColumn<bool>("refuses");
        QTest::addColumn<QStringList>("attempts");
        QTest::newRow("refused for good") << true << QStringList{u"fonnte failed"_s, u"gowa sent"_s};
        QTest::newRow("not now, until the attempts ran out")
            << false << QStringList{u"fonnte failed"_s, u"fonnte failed"_s, u"fonnte failed"_s, u"gowa sent"_s};
    }

    void theSecondChannelTakesOverWhatTheFirstGivesUp()
    {
        QFETCH(bool, refuses);
        QFETCH(QStringList, attempts);
        startWithFallback();
        if (refuses)
            whatsApp().complain(Complaint::NumberInvalid, Mood::always, u"fonnte"_s);
        else
            whatsApp().server().addMood({.kind = Mood::Kind::Status, .path = "/fonnte/send", .status = 429});
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QCOMPARE(m_world->attempts(invoice), attempts);
        QCOMPARE(m_world->sandboxes.messagesAbout(invoice), 1);
        QCOMPARE(m_world->told(invoice, u"message.fallback"_s).value(u"to"_s).toString(), u"gowa"_s);
    }

    void bothGiveUp()
    {
        startWithFallback();
        whatsApp().complain(Complaint::NumberInvalid);
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Failed);
        QCOMPARE(m_world->attempts(invoice), (QStringList{u"fonnte failed"_s, u"gowa failed"_s}));
        // A person's retry begins with the first one again.
        whatsApp().stopComplaining();
        QCOMPARE(m_world->operate(u"/voucher/api/retry-delivery/%1"_s.arg(purchase(invoice).id)).status, 200);
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QCOMPARE(m_world->attempts(invoice).last(), u"fonnte sent"_s);
    }

    void aDoubtIsNoReasonForTheSecondChannel()
    {
        startWithFallback();
        whatsApp().server().addMood({.kind = Mood::Kind::CutAfter, .path = "/fonnte/send"});
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Error);
        QCOMPARE(m_world->attempts(invoice), (QStringList{u"fonnte error"_s, u"fonnte error"_s}));
    }

    void aFailedReceiptSendsByTheSecondChannel()
    {
        startWithFallback();
        whatsApp().setReceiptUrl(u"fonnte"_s, m_world->url(u"/voucher/delivery-webhook/fonnte/fonnte-key"_s));
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QVERIFY(whatsApp().report(whatsApp().messages().last().id, sandbox::WhatsAppState::Failed));
        QTRY_COMPARE(m_world->attempts(invoice), (QStringList{u"fonnte sent"_s, u"gowa sent"_s}));
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
    }

    void aRouterThatIsSetUpAgainGetsItsVouchers_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("while it runs") << false;
        QTest::newRow("after a restart") << true;
    }

    // Paid while the router's address was missing in the settings: nobody has to press anything when it is back.
    void aRouterThatIsSetUpAgainGetsItsVouchers()
    {
        QFETCH(bool, restarts);
        start();
        const QString invoice = m_world->buy();
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        const QString host = settings().take(u"router.main.host"_s);
        m_world->sandboxes.writeSettings();
        QTRY_VERIFY_WITH_TIMEOUT(!m_world->engine().router(u"main"_s), 20000);
        QVERIFY(m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid));
        QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::VoucherGenerationFailed);
        QCOMPARE(purchase(invoice).failureKind, u"misconfigured"_s);
        QVERIFY2(purchase(invoice).failureReason.contains(u"router.main.host"_s),
                 qPrintable(purchase(invoice).failureReason));
        if (restarts)
            m_world->stop();
        settings()[u"router.main.host"_s] = host;
        m_world->sandboxes.writeSettings();
        if (restarts)
            start();
        QTRY_VERIFY_WITH_TIMEOUT(purchase(invoice).status == PurchaseStatus::Completed, 20000);
        QCOMPARE(m_world->sandboxes.usersOf(invoice).size(), 1);
    }

    void aRefusedTokenPausesTheChannelAndBurnsNothing()
    {
        settings()[u"retry.attempts"_s] = u"1"_s; // a used-up attempt would be the last one
        start();
        whatsApp().complain(Complaint::TokenInvalid);
        const QString first = m_world->buyAndPay();
        QTRY_VERIFY(channel().condition == ChannelState::Condition::Paused);
        const QString second = m_world->buyAndPay();
        QTRY_VERIFY(purchase(second).status == PurchaseStatus::Completed);
        QTRY_VERIFY(channel().since.isValid() && !channel().problem.detail.isEmpty());
        QVERIFY(purchase(first).deliveryStatus == DeliveryStatus::Queued);
        QVERIFY(purchase(second).deliveryStatus == DeliveryStatus::Queued);
        QCOMPARE(m_world->attempts(first), QStringList{u"fonnte failed"_s});
        QCOMPARE(m_world->attempts(second), QStringList());
        const QJsonObject health = m_world->http.get(m_world->url(u"/healthz"_s)).json();
        QCOMPARE(health.value(u"parts"_s)[u"delivery"_s][u"state"_s].toString(), u"paused"_s);

        whatsApp().stopComplaining();
        QCOMPARE(m_world->operate(u"/voucher/api/resume-channel/gowa"_s).status, 409);
        QCOMPARE(m_world->operate(u"/voucher/api/resume-channel/fonnte"_s).status, 200);
        for (const QString& invoice : {first, second}) {
            QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
            QCOMPARE(m_world->sandboxes.messagesAbout(invoice), 1);
        }
        QTRY_VERIFY(channel().condition == ChannelState::Condition::Working);
        QCOMPARE(m_world->operate(u"/voucher/api/resume-channel/fonnte"_s).status, 409);
        const storage::ReadModels models(m_world->database());
        QCOMPARE(models.audit({.search = u"channel.paused"_s}, {})->size(), 1);
        QCOMPARE(models.audit({.search = u"channel.resumed"_s}, {})->size(), 1);
    }

    void aMendedSettingResumesTheChannel()
    {
        start();
        whatsApp().complain(Complaint::TokenInvalid);
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(channel().condition == ChannelState::Condition::Paused);
        whatsApp().stopComplaining();
        settings()[u"delivery.fonnte.base_url"_s].replace(u"127.0.0.1"_s, u"localhost"_s);
        m_world->sandboxes.writeSettings();
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
    }

    void whileTheFirstIsPausedTheSecondSends()
    {
        startWithFallback();
        whatsApp().complain(Complaint::TokenInvalid, Mood::always, u"fonnte"_s);
        const QString first = m_world->buyAndPay();
        QTRY_VERIFY(purchase(first).deliveryStatus == DeliveryStatus::Sent);
        const QString second = m_world->buyAndPay();
        QTRY_VERIFY(purchase(second).deliveryStatus == DeliveryStatus::Sent);
        QCOMPARE(m_world->attempts(first), (QStringList{u"fonnte failed"_s, u"gowa sent"_s}));
        QCOMPARE(m_world->attempts(second), QStringList{u"gowa sent"_s});
        QTRY_VERIFY(channel().condition == ChannelState::Condition::Paused);
        QVERIFY(m_world->engine().state().fallback);
        QVERIFY(m_world->engine().state().fallback->condition == ChannelState::Condition::Working);
    }

    void theMessageIsWrittenInTheBuyersLanguage()
    {
        settings()[u"delivery.message_en"_s] = u"Hello {name}: {vouchers} ({invoice})"_s;
        settings()[u"delivery.message"_s] = u"Halo {name}: {vouchers} ({invoice})"_s;
        start();
        for (const auto& [language, greeting] : {std::pair{"en", u"Hello Andi"_s}, std::pair{"id", u"Halo Andi"_s}}) {
            const QByteArray order = R"({"packageId":"5k","customerName":"Andi","customerPhone":"08123456789"})";
            const QString invoice =
                m_world->http.post(m_world->url(u"/voucher/purchase"_s), order, {{"Accept-Language", language}})
                    .json()
                    .value(u"data"_s)[u"invoiceId"_s]
                    .toString();
            QTRY_VERIFY(m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid));
            QTRY_COMPARE(m_world->sandboxes.messagesAbout(invoice), 1);
            QVERIFY2(whatsApp().messages().last().text.startsWith(greeting),
                     qPrintable(whatsApp().messages().last().text));
        }
    }

    void aCancelledPurchaseCanNoLongerBePaidAtTheGateway()
    {
        settings()[u"payments.gateways"_s] = u"midtrans"_s;
        settings()[u"payments.midtrans.base_url"_s] = m_world->sandboxes.gateways.baseUrl(u"midtrans"_s).toString();
        start();
        const QString invoice = m_world->buy();
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        // The buyer opens the gateway's page: before that Midtrans has nothing that could be ended.
        QCOMPARE(m_world->http.get(QUrl(purchase(invoice).paymentUrl)).status, 200);
        const QString path = u"/voucher/api/cancel/%1"_s.arg(purchase(invoice).id);
        QCOMPARE(m_world->http.post(m_world->url(path), "{}").status, 401);
        const tests::Answer answer = m_world->operate(path, {{u"reason"_s, u"pelanggan 0812-3456-789 salah pilih"_s}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value(u"status"_s).toString(), u"cancelled"_s);
        const QString why = m_world->told(invoice, u"purchase.cancelled"_s).value(u"why"_s).toString();
        QVERIFY2(why.endsWith(u"salah pilih"_s) && !why.contains(u"3456"_s), qPrintable(why));
        QCOMPARE(m_world->operate(path).status, 409);
        QTRY_VERIFY(!m_world->told(invoice, u"payment.ended_at_gateway"_s).isEmpty());
        QVERIFY(m_world->sandboxes.gateways.payments().last().state == SandboxState::Expired);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Cancelled);
    }

    void whereTheGatewayCannotBeToldPaidMoneyStillWins()
    {
        m_world->sandboxes.gateways.webhooks().setMood({.send = false});
        start();
        const QString invoice = m_world->buy();
        QTRY_VERIFY(!purchase(invoice).paymentUrl.isEmpty());
        QCOMPARE(m_world->operate(u"/voucher/api/cancel/%1"_s.arg(purchase(invoice).id)).status, 200);
        QVERIFY(m_world->sandboxes.gateways.settle(invoice, SandboxState::Paid));
        QTRY_VERIFY_WITH_TIMEOUT(purchase(invoice).status == PurchaseStatus::Completed, 15000);
        QVERIFY(purchase(invoice).needsReview);
        const QString reviewed = u"/voucher/api/mark-reviewed/%1"_s.arg(purchase(invoice).id);
        QCOMPARE(m_world->operate(reviewed).status, 200);
        QVERIFY(!purchase(invoice).needsReview);
        QCOMPARE(m_world->operate(reviewed).status, 409);
    }

    void aRefundByHandNeedsAReasonAndTakesTheVouchersBack()
    {
        start();
        const QString invoice = m_world->buyAndPay({{u"quantity"_s, 2}});
        QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QCOMPARE(m_world->sandboxes.usersOf(invoice).size(), 2);
        const QString path = u"/voucher/api/mark-refunded/%1"_s.arg(purchase(invoice).id);
        QCOMPARE(m_world->operate(path).status, 400);
        QCOMPARE(m_world->operate(path, {{u"reason"_s, 7}}).status, 400);
        QCOMPARE(m_world->operate(path, {{u"reason"_s, QString(301, u'x')}}).status, 400);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        QCOMPARE(m_world->operate(path, {{u"reason"_s, u"dikembalikan tunai"_s}}).status, 200);
        QVERIFY(purchase(invoice).status == PurchaseStatus::Refunded);
        QTRY_VERIFY(m_world->sandboxes.usersOf(invoice).isEmpty());
        QCOMPARE(m_world->told(invoice, u"purchase.refunded"_s).value(u"why"_s).toString(), u"dikembalikan tunai"_s);
        QCOMPARE(m_world->operate(path, {{u"reason"_s, u"lagi"_s}}).status, 409);
    }

    void guards_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("pays");
        QTest::addColumn<int>("status");
        QTest::newRow("cancel what is paid") << u"cancel"_s << true << 409;
        QTest::newRow("refund what nobody paid") << u"mark-refunded"_s << false << 409;
        QTest::newRow("review what is not marked") << u"mark-reviewed"_s << true << 409;
        QTest::newRow("send what is not made") << u"retry-delivery"_s << false << 409;
        QTest::newRow("regenerate what is made") << u"regenerate-voucher"_s << true << 409;
        QTest::newRow("clean up what is paid") << u"cleanup-failed"_s << true << 409;
        QTest::newRow("clean up what is pending") << u"cleanup-failed"_s << false << 409;
    }

    void guards()
    {
        QFETCH(QString, path);
        QFETCH(bool, pays);
        QFETCH(int, status);
        start();
        const QString invoice = pays ? m_world->buyAndPay() : m_world->buy();
        if (pays)
            QTRY_VERIFY(purchase(invoice).status == PurchaseStatus::Completed);
        const qint64 id = purchase(invoice).id;
        const QJsonObject reason{{u"reason"_s, u"test"_s}};
        QCOMPARE(m_world->operate(u"/voucher/api/%1/%2"_s.arg(path).arg(id), reason).status, status);
        QCOMPARE(m_world->operate(u"/voucher/api/%1/%2"_s.arg(path).arg(id + 1000), reason).status, 404);
        QCOMPARE(m_world->operate(u"/voucher/api/%1/x"_s.arg(path), reason).status, 404);
    }

    void manyAtOnceWithAnAnswerForEach()
    {
        settings()[u"retry.automatic_recovery"_s] = u"false"_s;
        start();
        whatsApp().complain(Complaint::NumberInvalid);
        QList<qint64> ids;
        QStringList invoices;
        for (int i = 0; i < 3; ++i) {
            invoices += m_world->buyAndPay();
            QTRY_VERIFY(purchase(invoices.last()).deliveryStatus == DeliveryStatus::Failed);
            ids += purchase(invoices.last()).id;
        }
        const qint64 pending = purchase(m_world->buy()).id;
        whatsApp().stopComplaining();
        const QJsonObject body{{u"purchaseIds"_s, QJsonArray{ids[0], ids[1], ids[2], pending, 99999}},
                               {u"reason"_s, u"nomor diperbaiki"_s}};
        const QJsonObject answer = m_world->operate(u"/voucher/api/bulk-retry-delivery"_s, body).json();
        QCOMPARE(answer.value(u"summary"_s)[u"success"_s].toInt(), 3);
        QCOMPARE(answer.value(u"summary"_s)[u"error"_s].toInt(), 2);
        QCOMPARE(answer.value(u"results"_s).toArray().size(), 5);
        QVERIFY(!answer.value(u"results"_s)[3][u"error"_s].toString().isEmpty());
        for (const QString& invoice : std::as_const(invoices)) {
            QTRY_VERIFY(purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
            QCOMPARE(m_world->told(invoice, u"message.retry"_s).value(u"why"_s).toString(), u"nomor diperbaiki"_s);
        }
        // Repairing many twice must send no message twice; a sent one is sent again from its own order.
        const QJsonObject twice = m_world->operate(u"/voucher/api/bulk-retry-delivery"_s, body).json();
        QCOMPARE(twice.value(u"summary"_s)[u"success"_s].toInt(), 0);
        QCOMPARE(m_world->operate(u"/voucher/api/retry-delivery/%1"_s.arg(ids[0])).status, 200);
        QTRY_COMPARE(m_world->sandboxes.messagesAbout(invoices[0]), 2);
        QCOMPARE(m_world->sandboxes.messagesAbout(invoices[1]), 1);
        const QJsonObject cancelled =
            m_world->operate(u"/voucher/api/bulk-cancel"_s, {{u"purchaseIds"_s, QJsonArray{pending, ids[0]}}}).json();
        QCOMPARE(cancelled.value(u"summary"_s)[u"success"_s].toInt(), 1);
        for (const char* path : {"bulk-cancel", "bulk-cleanup", "bulk-mark-reviewed", "bulk-retry-delivery"})
            QCOMPARE(m_world->operate(u"/voucher/api/"_s + QString::fromLatin1(path)).status, 400);
    }

    // Hundreds of commits take seconds on a slow disk, and a request meanwhile waits no longer than for a few of
    // them. (The connection exists before and the kernel has the bytes at once: no machine is too slow for this.)
    void aPurchaseIsTakenWhileManyAreCancelled()
    {
        start();
        const QList<qint64> ids = cashOrders(400);
        QTcpSocket other;
        other.connectToHost(m_world->engine().url().host(), quint16(m_world->engine().url().port()));
        other.write("GET /healthz HTTP/1.1\r\nHost: loket\r\n\r\n");
        QByteArray heard;
        const auto isAnswered = [&] {
            heard += other.readAll();
            return heard.contains("\r\n\r\n");
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isAnswered(), qPrintable(other.errorString()), 15000);
        QVERIFY2(heard.startsWith("HTTP/1.1 200"), heard.constData());
        const QByteArray order = R"({"packageId":"5k","customerName":"Siti","customerPhone":"08123456789"})";
        QSet<qint64> cancelled;
        qsizetype cancelledByThen = -1;
        connect(&m_world->engine(), &engine::Engine::purchaseChanged, &other, [&](qint64 id) {
            if (cancelled.isEmpty()) {
                other.write("POST /voucher/purchase HTTP/1.1\r\nHost: loket\r\nContent-Type: application/json\r\n"
                            "Content-Length: " +
                            QByteArray::number(order.size()) + "\r\n\r\n" + order);
                other.flush();
            }
            if (ids.contains(id))
                cancelled += id;
            else if (cancelledByThen < 0)
                cancelledByThen = cancelled.size();
        });
        QNetworkAccessManager network;
        const auto reply = cancelAll(network, ids);
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 60000);
        const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
        QCOMPARE(answer.value(u"summary"_s)[u"success"_s].toInt(), 400);
        QVERIFY2(cancelledByThen > 0 && cancelledByThen < 400, qPrintable(QString::number(cancelledByThen)));
    }

    // A client that disconnects before its answer is no problem.
    void aClientThatLeavesGetsNoAnswer()
    {
        start();
        QNetworkAccessManager network;
        const auto reply = cancelAll(network, cashOrders(60));
        connect(
            &m_world->engine(), &engine::Engine::purchaseChanged, reply.get(), [&] { reply->abort(); },
            Qt::QueuedConnection);
        const storage::ReadModels models(m_world->database());
        QTRY_COMPARE(*models.countPurchases({.statuses = {PurchaseStatus::Cancelled}}), 60);
        QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
        QCOMPARE(m_world->http.get(m_world->url(u"/healthz"_s)).status, 200);
    }

private:
    QList<qint64> cashOrders(int count)
    {
        QList<qint64> ids;
        for (int i = 0; i < count; ++i) {
            const auto placed = m_world->engine().use().placePurchase({.packageId = u"5k"_s,
                                                                       .customerName = u"Andi"_s,
                                                                       .customerPhone = u"08123456789"_s,
                                                                       .gateway = u"cash"_s});
            ids += placed->purchase.id;
        }
        return ids;
    }
    std::unique_ptr<QNetworkReply> cancelAll(QNetworkAccessManager& network, const QList<qint64>& ids)
    {
        QNetworkRequest request(m_world->url(u"/voucher/api/bulk-cancel"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        for (const auto& [name, value] : m_world->operateHeaders())
            request.setRawHeader(name, value);
        QJsonArray list;
        for (const qint64 id : ids)
            list += id;
        return std::unique_ptr<QNetworkReply>(
            network.post(request, QJsonDocument(QJsonObject{{u"purchaseIds"_s, list}}).toJson()));
    }
    void start()
    {
        const QString problem = m_world->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    void startWithFallback()
    {
        settings()[u"delivery.fallback"_s] = u"gowa"_s;
        start();
    }
    QMap<QString, QString>& settings() { return m_world->sandboxes.settings; }
    sandbox::WhatsAppSandbox& whatsApp() { return m_world->sandboxes.whatsApp; }
    domain::Purchase purchase(const QString& invoice) { return m_world->purchase(invoice); }
    [[nodiscard]] ChannelState channel() { return m_world->engine().state().channel; }

    std::unique_ptr<tests::EngineWorld> m_world;
};

QTEST_GUILESS_MAIN(TestMending)
#include "tst_mending.moc"
