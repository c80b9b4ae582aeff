// What all five channels have in common, each tried over real HTTP against its sandbox counterpart.
#include "AllChannels.h"

using namespace loket;
using namespace loket::test;
using domain::DeliveryEvent;

class TestChannels : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<sandbox::WhatsAppSandbox> m_sandbox;
    std::unique_ptr<net::HttpClient> m_http;

    std::unique_ptr<domain::DeliveryChannel> channel(const QString& name)
    {
        return makeChannel(name, m_sandbox->baseUrl(name), *m_http);
    }

    static void addChannels()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : delivery::channelNames())
            QTest::newRow(qPrintable(name)) << name;
    }

private slots:
    void init()
    {
        m_clock = std::make_unique<core::ManualClock>();
        m_sandbox = std::make_unique<sandbox::WhatsAppSandbox>(*m_clock, accounts());
        QVERIFY(m_sandbox->listen());
        m_http = std::make_unique<net::HttpClient>(callTimeout);
    }

    void cleanup()
    {
        m_http.reset();
        m_sandbox.reset();
    }

    void vendorsLiveSomewhere_data() { addChannels(); }
    void vendorsLiveSomewhere()
    {
        QFETCH(QString, name);
        const QUrl url = delivery::defaultBaseUrl(name);
        QVERIFY(url.isValid());
        QVERIFY(url.scheme() == u"https"_s || url.host() == u"127.0.0.1"_s);
        QVERIFY(delivery::defaultBaseUrl(u"acme").isEmpty());
    }

    void sends_data() { addChannels(); }
    void sends()
    {
        QFETCH(QString, name);
        const auto sender = channel(name);
        QCOMPARE(sender->name(), name);
        const auto result = await(sender->send(message()));
        QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
        QCOMPARE(m_sandbox->messages().size(), 1);
        const auto& arrived = m_sandbox->messages().first();
        QCOMPARE(arrived.channel, name);
        QCOMPARE(arrived.to, u"628123456789"_s);
        QCOMPARE(arrived.text, message().text);
        QVERIFY(!result->vendorId.isEmpty());
        QVERIFY(arrived.id.endsWith(result->vendorId));
        QCOMPARE(loggedAs(result), u"sent"_s);
    }

    void aBaseAddressMayEndWithASlash_data() { addChannels(); }
    void aBaseAddressMayEndWithASlash()
    {
        QFETCH(QString, name);
        const auto sender = makeChannel(name, QUrl(m_sandbox->baseUrl(name).toString() + u'/'), *m_http);
        QVERIFY(await(sender->send(message())));
    }

    void anAddressThatIsNoneIsRefusedBeforeAnythingIsSent_data() { addChannels(); }
    void anAddressThatIsNoneIsRefusedBeforeAnythingIsSent()
    {
        QFETCH(QString, name);
        for (const QString& base : {QString(), u"ftp://host"_s, u"host"_s}) {
            const auto result = await(makeChannel(name, QUrl(base), *m_http)->send(message()));
            QVERIFY(!result);
            QVERIFY(result.error().kind == core::ErrorKind::Misconfigured);
            QVERIFY(result.error().detail.contains(u"delivery.%1.base_url"_s.arg(name)));
        }
    }

    void transport_data()
    {
        addTransportColumns();
        QTest::addColumn<QString>("name");
        for (const QString& name : delivery::channelNames())
            addTransportRows(name);
    }
    void transport()
    {
        QFETCH(QString, name);
        const auto sender = channel(name);
        runTransportRow(*m_sandbox, *m_http, *sender);
    }

    // Statuses without a body that a channel could read more from.
    void statuses_data()
    {
        struct Row
        {
            int status;
            QString kind;
            QString logged;
            bool again;
        };
        const QList<Row> rows{
            {200, u"protocol"_s, u"error"_s, true},        {301, u"misconfigured"_s, u"error"_s, false},
            {401, u"unauthorized"_s, u"failed"_s, false},  {403, u"forbidden"_s, u"failed"_s, false},
            {404, u"refused"_s, u"failed"_s, false},       {405, u"refused"_s, u"failed"_s, false},
            {408, u"rate_limited"_s, u"failed"_s, true},   {413, u"refused"_s, u"failed"_s, false},
            {425, u"rate_limited"_s, u"failed"_s, true},   {429, u"rate_limited"_s, u"failed"_s, true},
            {500, u"connection_lost"_s, u"error"_s, true}, {502, u"connection_lost"_s, u"error"_s, true},
            {503, u"connection_lost"_s, u"error"_s, true}, {504, u"timeout"_s, u"error"_s, true},
            {520, u"connection_lost"_s, u"error"_s, true}, {524, u"timeout"_s, u"error"_s, true},
        };
        addAnswerColumns();
        QTest::addColumn<QString>("name");
        for (const QString& name : delivery::channelNames()) {
            for (const Row& row : rows)
                QTest::newRow(qPrintable(u"%1 %2"_s.arg(name).arg(row.status)))
                    << row.status << QByteArray("<html>") << row.kind << row.logged << row.again << name;
        }
    }
    void statuses()
    {
        QFETCH(QString, name);
        runAnswerRow(*m_sandbox, *channel(name), token.reveal());
    }

    void retryAfterIsPassedOn_data() { addChannels(); }
    void retryAfterIsPassedOn()
    {
        QFETCH(QString, name);
        for (const int status : {429, 503}) {
            sandbox::Mood mood;
            mood.kind = sandbox::Mood::Kind::Status;
            mood.status = status;
            mood.retryAfterSeconds = 11;
            mood.times = 1;
            m_sandbox->server().addMood(mood);
            const auto result = await(channel(name)->send(message()));
            QVERIFY(!result);
            QVERIFY(result.error().retryAfter == std::chrono::seconds(11));
        }
        m_sandbox->setRetryAfter(7);
        m_sandbox->complain(sandbox::Complaint::RateLimited, 1);
        QVERIFY(await(channel(name)->send(message())).error().retryAfter == std::chrono::seconds(7));
    }

    void complaints_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("complaint");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("logged");
        const auto row = [](const QString& name, const QString& complaint, const QString& kind, const QString& logged) {
            QTest::newRow(qPrintable(name + u", "_s + complaint)) << name << complaint << kind << logged;
        };
        row(u"cloud"_s, u"disconnected"_s, u"forbidden"_s, u"failed"_s);
        row(u"cloud"_s, u"token_invalid"_s, u"unauthorized"_s, u"failed"_s);
        row(u"cloud"_s, u"quota"_s, u"forbidden"_s, u"failed"_s);
        row(u"cloud"_s, u"number_invalid"_s, u"refused"_s, u"failed"_s);
        row(u"cloud"_s, u"outside_window"_s, u"refused"_s, u"failed"_s);
        row(u"waha"_s, u"disconnected"_s, u"rate_limited"_s, u"failed"_s);
        row(u"waha"_s, u"token_invalid"_s, u"unauthorized"_s, u"failed"_s);
        row(u"waha"_s, u"number_invalid"_s, u"refused"_s, u"failed"_s);
        row(u"gowa"_s, u"disconnected"_s, u"misconfigured"_s, u"error"_s);
        row(u"gowa"_s, u"token_invalid"_s, u"unauthorized"_s, u"failed"_s);
        row(u"gowa"_s, u"number_invalid"_s, u"invalid_input"_s, u"failed"_s);
        row(u"wablas"_s, u"disconnected"_s, u"rate_limited"_s, u"failed"_s);
        row(u"wablas"_s, u"token_invalid"_s, u"unauthorized"_s, u"failed"_s);
        row(u"wablas"_s, u"quota"_s, u"refused"_s, u"failed"_s);
        row(u"wablas"_s, u"number_invalid"_s, u"invalid_input"_s, u"failed"_s);
        for (const QString& name : delivery::channelNames()) {
            row(name, u"rate_limited"_s, u"rate_limited"_s, u"failed"_s);
            // A 5xx whose text does not say that nothing was sent leaves a doubt.
            const bool isDoubt = name == u"fonnte"_s || name == u"waha"_s;
            row(name, u"internal"_s, isDoubt ? u"connection_lost"_s : u"unavailable"_s, u"error"_s);
        }
    }
    void complaints()
    {
        QFETCH(QString, name);
        QFETCH(QString, complaint);
        QFETCH(QString, kind);
        QFETCH(QString, logged);
        m_sandbox->complain(sandbox::complaintFromString(complaint).value(), 1);
        const auto sender = channel(name);
        const auto result = await(sender->send(message()));
        QVERIFY(!result);
        QCOMPARE(core::toString(result.error().kind), kind);
        QVERIFY(result.error().reason != core::Reason::None);
        QCOMPARE(loggedAs(result), logged);
        QVERIFY(m_sandbox->messages().isEmpty());
        QVERIFY(await(sender->send(message()))); // after the failure the same message is sent
        QCOMPARE(m_sandbox->messages().size(), 1);
    }

    void healthSaysWhetherAMessageCouldBeSent_data() { addChannels(); }
    void healthSaysWhetherAMessageCouldBeSent()
    {
        QFETCH(QString, name);
        const auto asked = channel(name);
        const auto well = await(asked->health());
        QVERIFY2(well, qPrintable(well ? QString() : well.error().detail));
        QVERIFY(well->isTold);
        QVERIFY(QStringList({u"Sandbox device"_s, u"Sandbox business"_s, u"default"_s}).contains(well->account));

        m_sandbox->complain(sandbox::Complaint::Disconnected);
        const auto away = await(asked->health());
        QVERIFY(!away);
        QVERIFY(away.error().kind == core::ErrorKind::RateLimited || domain::needsOperator(away.error()));
        QVERIFY(away.error().detail.contains(u';')); // what to do
        m_sandbox->stopComplaining();
        m_sandbox->complain(sandbox::Complaint::TokenInvalid);
        QVERIFY(await(asked->health()).error().kind == core::ErrorKind::Unauthorized);
        m_sandbox->stopComplaining();
        m_sandbox->complain(sandbox::Complaint::Internal);
        QVERIFY(await(asked->health()).error().kind == core::ErrorKind::Unavailable);
        QVERIFY(m_sandbox->messages().isEmpty());
        m_sandbox->close();
        QVERIFY(await(asked->health()).error().kind == core::ErrorKind::Unreachable);
    }

    // Not every server has this request: then any answer is enough.
    void healthMayStayUntold_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        for (const QString& name : delivery::channelNames()) {
            QTest::newRow(qPrintable(name + u", a page"_s)) << name << 200 << QByteArray("<html>");
            QTest::newRow(qPrintable(name + u", something else"_s)) << name << 200 << QByteArray(R"({"hello":1})");
            QTest::newRow(qPrintable(name + u", not allowed"_s)) << name << 405 << QByteArray();
        }
    }
    void healthMayStayUntold()
    {
        QFETCH(QString, name);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        sandbox::Mood mood;
        mood.kind = sandbox::Mood::Kind::Status;
        mood.status = status;
        mood.body = body;
        m_sandbox->server().addMood(mood);
        const auto health = await(channel(name)->health());
        QVERIFY2(health, qPrintable(health ? QString() : health.error().detail));
        QVERIFY(!health->isTold);
        QVERIFY(core::english(health->note).contains(QString::number(status)));
    }

    void aMissingSessionIsNamed()
    {
        auto settings = wahaSettings(m_sandbox->baseUrl(u"waha"_s));
        settings.session = u"shop"_s;
        const auto health = await(delivery::Waha(settings, *m_http).health());
        QVERIFY(!health);
        QVERIFY(health.error().kind == core::ErrorKind::Misconfigured);
        QVERIFY(health.error().detail.contains(u"delivery.waha.session"_s));
    }

    // The sandbox posts receipts to a web server as the vendor would; the channel reads exactly those bytes.
    void receiptsFindTheirMessage_data() { addChannels(); }
    void receiptsFindTheirMessage()
    {
        QFETCH(QString, name);
        sandbox::HttpServer loket;
        QList<domain::WebhookRequest> posts;
        loket.route("POST", "/r", [&](const sandbox::HttpRequest& request) {
            posts += domain::WebhookRequest{request.headers, request.body};
            return sandbox::HttpResponse::text("ok");
        });
        QVERIFY(loket.listen());
        m_sandbox->setReceiptUrl(name, QUrl(loket.url().toString() + u"/r"_s));
        const auto sender = channel(name);
        const auto sent = await(sender->send(message()));
        QVERIFY(sent);
        const QString id = m_sandbox->messages().first().id;
        const QList<std::pair<sandbox::WhatsAppState, DeliveryEvent>> steps{
            {sandbox::WhatsAppState::Delivered, DeliveryEvent::ReceiptDelivered},
            {sandbox::WhatsAppState::Read, DeliveryEvent::ReceiptRead},
            {sandbox::WhatsAppState::Failed, DeliveryEvent::ReceiptFailed},
        };
        for (const auto& [state, event] : steps) {
            posts.clear();
            QVERIFY(m_sandbox->report(id, state));
            QTRY_COMPARE(posts.size(), 1);
            const auto receipts = sender->receipts(posts.first());
            QVERIFY2(receipts, qPrintable(receipts ? QString() : receipts.error().detail));
            if (name == u"gowa"_s && event == DeliveryEvent::ReceiptFailed) {
                QVERIFY(receipts->isEmpty()); // this server reports no failures
                continue;
            }
            QCOMPARE(receipts->size(), 1);
            QCOMPARE(receipts->first().vendorId, sent->vendorId);
            QVERIFY(receipts->first().event == event);
            QCOMPARE(!receipts->first().failure.has_value(), event != DeliveryEvent::ReceiptFailed);
        }
    }

    void forgedReceiptsAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : {u"cloud"_s, u"waha"_s, u"gowa"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void forgedReceiptsAreRefused()
    {
        QFETCH(QString, name);
        sandbox::HttpServer loket;
        QList<domain::WebhookRequest> posts;
        loket.route("POST", "/r", [&](const sandbox::HttpRequest& request) {
            posts += domain::WebhookRequest{request.headers, request.body};
            return sandbox::HttpResponse::text("ok");
        });
        QVERIFY(loket.listen());
        m_sandbox->setReceiptUrl(name, QUrl(loket.url().toString() + u"/r"_s));
        const auto sender = channel(name);
        QVERIFY(await(sender->send(message())));
        QVERIFY(m_sandbox->report(m_sandbox->messages().first().id, sandbox::WhatsAppState::Delivered));
        QTRY_COMPARE(posts.size(), 1);
        QVERIFY(sender->receipts(posts.first()));

        domain::WebhookRequest changed = posts.first();
        changed.body += ' ';
        domain::WebhookRequest unsignedOne = posts.first();
        unsignedOne.headers.clear();
        for (const auto& forged : {changed, unsignedOne, domain::WebhookRequest{}}) {
            const auto refused = sender->receipts(forged);
            QVERIFY(!refused);
            QVERIFY(refused.error().kind == core::ErrorKind::Unauthorized);
        }
    }
};

QTEST_GUILESS_MAIN(TestChannels)
#include "tst_channels.moc"
