#include "core/Crypto.h"
#include "delivery/Channels.h"
#include "engine/EngineWorld.h"

#include <QSignalSpy>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using sandbox::WhatsAppState;

// Receipts as the five vendors post them, over HTTP into the real engine: sent, delivered, read or failed, never back,
// twice or late without effect, and nothing at all where the signature or the key is not the vendor's.
class TestReceiptFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const sandbox::WhatsAppAccounts accounts;
        QMap<QString, QString> secrets;
        const auto give = [&secrets](const char* key, const QByteArray& value) {
            secrets.insert(u"LOKET_SECRET_DELIVERY_"_s + QString::fromLatin1(key), QString::fromUtf8(value));
        };
        for (const char* key : {"CLOUD_TOKEN", "WAHA_TOKEN", "WABLAS_TOKEN", "GOWA_USER", "GOWA_PASSWORD"})
            give(key, "any");
        give("CLOUD_APP_SECRET", accounts.cloudAppSecret);
        give("CLOUD_VERIFY_TOKEN", "verify-me");
        give("WAHA_WEBHOOK_KEY", accounts.wahaWebhookKey);
        give("GOWA_WEBHOOK_KEY", accounts.gowaWebhookKey);
        give("FONNTE_WEBHOOK_KEY", "path-key");
        give("WABLAS_WEBHOOK_KEY", "path-key");
        tests::EngineWorld::giveSecrets(secrets);
    }
    void cleanup() { m_world.reset(); }

    void deliveredThenReadAndNeverBack_data() { eachChannel(); }
    void deliveredThenReadAndNeverBack()
    {
        QFETCH(QString, channel);
        start(channel);
        const QString invoice = sent();
        report(WhatsAppState::Delivered);
        QCOMPARE(status(invoice), u"delivered"_s);
        report(WhatsAppState::Read);
        QCOMPARE(status(invoice), u"read"_s);
        for (const WhatsAppState late : {WhatsAppState::Delivered, WhatsAppState::Read, WhatsAppState::Failed}) {
            report(late);
            QCOMPARE(status(invoice), u"read"_s);
        }
        QCOMPARE(actions(invoice), (QStringList{u"message.sent"_s, u"message.delivered"_s, u"message.read"_s}));
        QCOMPARE(m_world->sandboxes.messagesAbout(invoice), 1);
    }

    void readWithoutDelivered_data()
    {
        QTest::addColumn<QString>("channel");
        for (const QString& channel : delivery::channelNames()) {
            if (channel != u"fonnte"_s) // names the message in its first receipt alone, "delivered"
                QTest::newRow(qPrintable(channel)) << channel;
        }
    }
    void readWithoutDelivered()
    {
        QFETCH(QString, channel);
        start(channel);
        const QString invoice = sent();
        report(WhatsAppState::Read);
        QCOMPARE(status(invoice), u"read"_s);
        report(WhatsAppState::Delivered);
        QCOMPARE(status(invoice), u"read"_s);
    }

    void failedIsToldWithItsReason_data()
    {
        QTest::addColumn<QString>("channel");
        for (const QString& channel : delivery::channelNames()) {
            if (channel != u"gowa"_s) // reports no failures
                QTest::newRow(qPrintable(channel)) << channel;
        }
    }
    void failedIsToldWithItsReason()
    {
        QFETCH(QString, channel);
        start(channel);
        const QString invoice = sent();
        report(WhatsAppState::Failed);
        QCOMPARE(status(invoice), u"failed"_s);
        const QJsonObject told = m_world->told(invoice, u"message.failed"_s);
        const auto why = core::reasonFromJson(core::ErrorKind::Refused, told.value(u"because"_s).toObject());
        QVERIFY(why);
        QCOMPARE(why->detail, told.value(u"reason"_s).toString());
        QVERIFY(m_world->purchase(invoice).status == PurchaseStatus::Completed); // the voucher stays
        report(WhatsAppState::Delivered);                                        // it arrived after all
        QCOMPARE(status(invoice), u"delivered"_s);
    }

    void everyReceiptThreeTimes_data() { eachChannel(); }
    void everyReceiptThreeTimes()
    {
        QFETCH(QString, channel);
        start(channel);
        whatsApp().setReceiptCopies(3);
        const QString invoice = sent();
        const QSignalSpy answered(&whatsApp(), &sandbox::WhatsAppSandbox::receiptAnswered);
        QVERIFY(whatsApp().report(whatsApp().messages().last().id, WhatsAppState::Delivered));
        QTRY_COMPARE(answered.size(), 3);
        for (const QList<QVariant>& answer : answered)
            QCOMPARE(answer.at(1).toInt(), 200);
        QCOMPARE(actions(invoice), (QStringList{u"message.sent"_s, u"message.delivered"_s}));
    }

    void forgedOnesChangeNothing_data() { eachChannel(); }
    void forgedOnesChangeNothing()
    {
        QFETCH(QString, channel);
        start(channel, false);
        const QString invoice = sent();
        const QString id = whatsApp().messages().last().id;
        const QUrl path = m_world->url(u"/voucher/delivery-webhook/"_s + channel);
        // What each of the five would read from it, if it trusted it.
        const QJsonObject status{{u"id"_s, id}, {u"status"_s, u"read"_s}};
        const QJsonObject change{{u"field"_s, u"messages"_s},
                                 {u"value"_s, QJsonObject{{u"statuses"_s, QJsonArray{status}}}}};
        const QJsonObject payload{
            {u"id"_s, id}, {u"ids"_s, QJsonArray{id}}, {u"ack"_s, 3}, {u"receipt_type"_s, u"read"_s}};
        const QJsonObject all{
            {u"id"_s, id},           {u"status"_s, u"read"_s},
            {u"state"_s, u"read"_s}, {u"event"_s, u"message.ack"_s},
            {u"payload"_s, payload}, {u"entry"_s, QJsonArray{QJsonObject{{u"changes"_s, QJsonArray{change}}}}}};
        const QByteArray body = QJsonDocument(all).toJson();
        const QByteArray hmac = core::hmacHex(QCryptographicHash::Sha256, "not the key", body);
        const QByteArray longHmac = core::hmacHex(QCryptographicHash::Sha512, "not the key", body);
        const QList<tests::Http::Headers> forgeries{
            {},
            {{"X-Hub-Signature-256", "sha256=" + hmac}, {"X-Webhook-Hmac", longHmac}},
            {{"X-Hub-Signature-256", "x"}}};
        for (const tests::Http::Headers& headers : forgeries)
            QCOMPARE(m_world->http.post(path, body, headers).status, 401);
        const bool hasKeyInPath = channel == u"fonnte"_s || channel == u"wablas"_s;
        QCOMPARE(m_world->http.post(QUrl(path.toString() + u"/guess"_s), body).status, hasKeyInPath ? 401 : 404);
        QCOMPARE(this->status(invoice), u"sent"_s);
    }

    void strangersMessagesAndRubbish_data() { eachChannel(); }
    void strangersMessagesAndRubbish()
    {
        QFETCH(QString, channel);
        start(channel);
        const QString invoice = sent();
        m_world->stop(); // another shop's engine shares the vendor's account
        const QString folder = m_world->sandboxes.folder.path();
        QVERIFY(QFile::remove(folder + u"/loket.db"_s));
        start();
        report(WhatsAppState::Delivered); // of a message that this one did not send: accepted, and nothing is changed
        QVERIFY(m_world->purchase(invoice).id == 0);
    }

    void metaVerifiesTheAddress()
    {
        start(u"cloud"_s);
        const auto ask = [this](const QString& token) {
            return m_world->http.get(m_world->url(u"/voucher/delivery-webhook/cloud?hub.mode=subscribe"
                                                  "&hub.challenge=1158201444&hub.verify_token="_s +
                                                  token));
        };
        QCOMPARE(ask(u"verify-me"_s).body, QByteArray("1158201444"));
        QCOMPARE(ask(u"guess"_s).status, 401);
    }

    // Meta takes 1,024 characters in a template; fifty codes with their passwords are more than that.
    void manyVouchersFitIntoATemplate_data()
    {
        QTest::addColumn<QString>("publicUrl"); // empty: only this computer can open the page with all of them
        QTest::newRow("with a public address") << u"https://melati.example"_s;
        QTest::newRow("without one") << QString();
    }
    void manyVouchersFitIntoATemplate()
    {
        QFETCH(QString, publicUrl);
        start(u"cloud"_s, false,
              {{u"delivery.cloud.template"_s, u"voucher_ok"_s},
               {u"server.public_url"_s, publicUrl},
               {u"voucher.mode"_s, u"userpass"_s},
               {u"voucher.length"_s, u"16"_s}});
        whatsApp().complain(sandbox::Complaint::OutsideWindow); // a text is refused, the template goes
        const QString invoice = m_world->buy({{u"gateway"_s, u"cash"_s}, {u"quantity"_s, 50}});
        (void)m_world->operate(u"/voucher/api/confirm-cash/%1"_s.arg(m_world->purchase(invoice).id));
        QTRY_VERIFY_WITH_TIMEOUT(m_world->purchase(invoice).status == PurchaseStatus::Completed, 20000);
        const auto vouchers = m_world->story(invoice).vouchers;
        QCOMPARE(vouchers.size(), 50);
        if (publicUrl.isEmpty()) { // better told to the operator than sent without some of the codes
            QTRY_COMPARE(status(invoice), u"failed"_s);
            QCOMPARE(whatsApp().messages().size(), 0);
            QCOMPARE(m_world->attempts(invoice), QStringList{u"cloud failed"_s});
            const QString why = m_world->story(invoice).deliveries.first().errorMessage;
            QVERIFY2(why.contains(u"900"_s), qPrintable(why));
            return;
        }
        QTRY_COMPARE(status(invoice), u"sent"_s);
        QCOMPARE(m_world->attempts(invoice), QStringList{u"cloud sent"_s});
        QCOMPARE(whatsApp().messages().size(), 1);
        const sandbox::WhatsAppMessage message = whatsApp().messages().first();
        QVERIFY(message.isTemplate);
        QVERIFY2(message.text.size() <= 1024, qPrintable(QString::number(message.text.size())));
        QVERIFY(message.text.contains(vouchers.first().username));
        const QString all = publicUrl + u"/voucher/status/"_s + m_world->purchase(invoice).statusToken;
        QVERIFY2(message.text.contains(all), qPrintable(message.text));
    }

private:
    static void eachChannel()
    {
        QTest::addColumn<QString>("channel");
        for (const QString& channel : delivery::channelNames())
            QTest::newRow(qPrintable(channel)) << channel;
    }

    void start(const QString& channel, bool withReceipts = true, const QMap<QString, QString>& more = {})
    {
        m_world = std::make_unique<tests::EngineWorld>();
        m_channel = channel;
        m_withReceipts = withReceipts;
        auto& settings = m_world->sandboxes.settings;
        settings[u"payments.gateways"_s] = u"cash"_s;
        settings[u"delivery.channel"_s] = channel;
        settings[u"delivery.cloud.phone_number_id"_s] = u"106540352242922"_s;
        settings[u"delivery.%1.base_url"_s.arg(channel)] = whatsApp().baseUrl(channel).toString();
        for (auto one = more.begin(); one != more.end(); ++one)
            settings[one.key()] = one.value();
        start();
    }
    void start()
    {
        const QString problem = m_world->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const bool hasKeyInPath = m_channel == u"fonnte"_s || m_channel == u"wablas"_s;
        if (m_withReceipts)
            whatsApp().setReceiptUrl(m_channel, m_world->url(u"/voucher/delivery-webhook/"_s + m_channel +
                                                             (hasKeyInPath ? u"/path-key"_s : QString())));
    }

    // A purchase whose message the vendor has accepted.
    QString sent()
    {
        const QString invoice = m_world->buy({{u"gateway"_s, u"cash"_s}});
        (void)m_world->operate(u"/voucher/api/confirm-cash/%1"_s.arg(m_world->purchase(invoice).id));
        if (!QTest::qWaitFor([&] { return status(invoice) == u"sent"_s; }))
            qWarning() << "not sent:" << status(invoice);
        return invoice;
    }

    // The vendor's receipt for the newest message, answered by the engine.
    void report(WhatsAppState state)
    {
        const QSignalSpy answered(&whatsApp(), &sandbox::WhatsAppSandbox::receiptAnswered);
        QVERIFY(whatsApp().report(whatsApp().messages().last().id, state));
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.first().at(1).toInt(), 200);
    }

    QString status(const QString& invoice) { return domain::toString(m_world->purchase(invoice).deliveryStatus); }
    QStringList actions(const QString& invoice)
    {
        QStringList all;
        for (const storage::StoryLine& line : m_world->story(invoice).lines) {
            if (line.action.startsWith(u"message."_s))
                all += line.action;
        }
        return all;
    }
    sandbox::WhatsAppSandbox& whatsApp() { return m_world->sandboxes.whatsApp; }

    std::unique_ptr<tests::EngineWorld> m_world;
    QString m_channel;
    bool m_withReceipts = true;
};

QTEST_GUILESS_MAIN(TestReceiptFlow)
#include "tst_receiptflow.moc"
