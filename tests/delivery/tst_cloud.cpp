// Meta's Cloud API: its error table, the 24-hour window, status events and the registration of the webhook.
#include "AllChannels.h"

#include "core/Crypto.h"

#include <QTimer>

using namespace loket;
using namespace loket::test;
using core::ErrorKind;
using domain::DeliveryEvent;

namespace {

QByteArray errorBody(int code, const QString& title = u"Some title"_s)
{
    return u"{\"error\":{\"message\":\"(#%1) "
           u"%2\",\"type\":\"OAuthException\",\"code\":%1,\"error_data\":{\"messaging_product\":"
           "\"whatsapp\",\"details\":\"Details here\"},\"fbtrace_id\":\"x\"}}"_s.arg(code)
               .arg(title)
               .toUtf8();
}

domain::WebhookRequest signedEvent(const QByteArray& body, const QByteArray& secret = "app-secret")
{
    return {{{"x-hub-signature-256", "sha256=" + core::hmacHex(QCryptographicHash::Sha256, secret, body)}}, body};
}

QByteArray statusEvent(const QByteArray& statuses)
{
    return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
           "\"value\":"
           "{\"messaging_product\":\"whatsapp\",\"statuses\":[" +
           statuses + "]}}]}]}";
}

} // namespace

class TestCloud : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<sandbox::WhatsAppSandbox> m_sandbox;
    std::unique_ptr<net::HttpClient> m_http;

    delivery::CloudSettings withTemplate()
    {
        auto settings = cloudSettings(m_sandbox->baseUrl(u"cloud"_s));
        settings.templateName = u"voucher_ok"_s;
        return settings;
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

    void theRequestIsAsDocumented()
    {
        QList<sandbox::HttpRequest> requests;
        connect(&m_sandbox->server(), &sandbox::HttpServer::requested, this,
                [&](const sandbox::HttpRequest& request) { requests += request; });
        delivery::Cloud channel(cloudSettings(m_sandbox->baseUrl(u"cloud"_s)), *m_http);
        QVERIFY(await(channel.send(message())));
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.first().path, QByteArray("/cloud/v23.0/106540352242922/messages"));
        QCOMPARE(requests.first().header("authorization"), "Bearer " + token.reveal());
        const QJsonObject body = requests.first().json().value();
        QCOMPARE(body.value("messaging_product"_L1).toString(), u"whatsapp"_s);
        QCOMPARE(body.value("recipient_type"_L1).toString(), u"individual"_s);
        QCOMPARE(body.value("to"_L1).toString(), u"628123456789"_s);
        QCOMPARE(body.value("type"_L1).toString(), u"text"_s);
        QCOMPARE(body.value("text"_L1).toObject().value("preview_url"_L1), QJsonValue(false));
        QVERIFY(!body.contains("template"_L1));
    }

    void settings_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("phoneNumberId");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("complaint"); // empty: sent
        QTest::newRow("whole version") << u"v21.0"_s << u"1065"_s << QByteArray("channel-token") << QString();
        QTest::newRow("without v") << u"22.0"_s << u"1065"_s << QByteArray("channel-token") << QString();
        QTest::newRow("number alone") << u"24"_s << u"1065"_s << QByteArray("channel-token") << QString();
        QTest::newRow("no version") << u"latest"_s << u"1065"_s << QByteArray("channel-token")
                                    << u"delivery.cloud.version"_s;
        QTest::newRow("path in the version")
            << u"v21.0/../x"_s << u"1065"_s << QByteArray("channel-token") << u"delivery.cloud.version"_s;
        QTest::newRow("no number id") << u"v21.0"_s << QString() << QByteArray("channel-token")
                                      << u"delivery.cloud.phone_number_id"_s;
        QTest::newRow("phone for an id") << u"v21.0"_s << u"+62 812"_s << QByteArray("channel-token")
                                         << u"delivery.cloud.phone_number_id"_s;
        QTest::newRow("no token") << u"v21.0"_s << u"1065"_s << QByteArray() << u"delivery.cloud.token"_s;
    }

    void settings()
    {
        QFETCH(QString, version);
        QFETCH(QString, phoneNumberId);
        QFETCH(QByteArray, secret);
        QFETCH(QString, complaint);
        auto wanted = cloudSettings(m_sandbox->baseUrl(u"cloud"_s));
        wanted.version = version;
        wanted.phoneNumberId = phoneNumberId;
        wanted.token = core::Secret(secret);
        delivery::Cloud channel(wanted, *m_http);
        const auto result = await(channel.send(message()));
        QCOMPARE(result.has_value(), complaint.isEmpty());
        if (!result) {
            QVERIFY(result.error().kind == ErrorKind::Misconfigured);
            QVERIFY(result.error().detail.contains(complaint));
        }
    }

    void errorCodes_data()
    {
        addAnswerColumns();
        const auto row = [](int code, int status, ErrorKind kind, const QString& logged, bool again) {
            addAnswer(qPrintable(u"%1 with HTTP %2"_s.arg(code).arg(status)), status, errorBody(code), kind, logged,
                      again);
        };
        row(131047, 400, ErrorKind::Refused, u"failed"_s, false);
        row(131026, 400, ErrorKind::Refused, u"failed"_s, false);
        row(130429, 400, ErrorKind::RateLimited, u"failed"_s, true);
        row(130429, 429, ErrorKind::RateLimited, u"failed"_s, true);
        row(131056, 400, ErrorKind::RateLimited, u"failed"_s, true);
        row(131048, 400, ErrorKind::Refused, u"failed"_s, false);
        row(131049, 400, ErrorKind::Refused, u"failed"_s, false);
        row(130472, 400, ErrorKind::Refused, u"failed"_s, false);
        row(131050, 400, ErrorKind::Refused, u"failed"_s, false);
        row(80007, 400, ErrorKind::RateLimited, u"failed"_s, true);
        row(4, 400, ErrorKind::RateLimited, u"failed"_s, true);
        row(1, 400, ErrorKind::Unavailable, u"error"_s, true);
        row(2, 503, ErrorKind::Unavailable, u"error"_s, true);
        row(131000, 500, ErrorKind::Unavailable, u"error"_s, true);
        row(131016, 503, ErrorKind::Unavailable, u"error"_s, true);
        row(0, 401, ErrorKind::Unauthorized, u"failed"_s, false);
        row(190, 401, ErrorKind::Unauthorized, u"failed"_s, false);
        row(190, 400, ErrorKind::Unauthorized, u"failed"_s, false);
        row(10, 403, ErrorKind::Unauthorized, u"failed"_s, false);
        row(200, 403, ErrorKind::Unauthorized, u"failed"_s, false);
        row(299, 403, ErrorKind::Unauthorized, u"failed"_s, false);
        row(131005, 403, ErrorKind::Unauthorized, u"failed"_s, false);
        row(100, 400, ErrorKind::Refused, u"failed"_s, false);
        row(131008, 400, ErrorKind::Refused, u"failed"_s, false);
        row(131009, 400, ErrorKind::Refused, u"failed"_s, false);
        row(33, 400, ErrorKind::Refused, u"failed"_s, false);
        row(132000, 400, ErrorKind::Refused, u"failed"_s, false);
        row(132001, 404, ErrorKind::Refused, u"failed"_s, false);
        row(132012, 400, ErrorKind::Refused, u"failed"_s, false);
        row(131031, 403, ErrorKind::Forbidden, u"failed"_s, false);
        row(368, 403, ErrorKind::Forbidden, u"failed"_s, false);
        row(131042, 400, ErrorKind::Forbidden, u"failed"_s, false);
        // Not in the table: by the HTTP status.
        row(999999, 400, ErrorKind::Refused, u"failed"_s, false);
        row(999999, 429, ErrorKind::RateLimited, u"failed"_s, true);
        row(999999, 500, ErrorKind::Unavailable, u"error"_s, true);
        addAnswer("an error without a code", 400, R"({"error":{"message":"x"}})", ErrorKind::Refused, u"failed"_s,
                  false);
        addAnswer("a title with a number in it", 400, errorBody(131026, u"628123456789 is unknown"_s),
                  ErrorKind::Refused, u"failed"_s, false);
        addAnswer("success without an id", 200, R"({"messaging_product":"whatsapp","messages":[]})",
                  ErrorKind::Protocol, u"error"_s, true);
    }

    void errorCodes()
    {
        delivery::Cloud channel(cloudSettings(m_sandbox->baseUrl(u"cloud"_s)), *m_http);
        runAnswerRow(*m_sandbox, channel, token.reveal());
    }

    void theErrorNamesTheCodeAndWhatToDo()
    {
        m_sandbox->complain(sandbox::Complaint::OutsideWindow);
        delivery::Cloud channel(cloudSettings(m_sandbox->baseUrl(u"cloud"_s)), *m_http);
        const auto result = await(channel.send(message()));
        QVERIFY(!result);
        QVERIFY2(result.error().detail.contains(u"131047"_s), qPrintable(result.error().detail));
        QVERIFY(result.error().detail.contains(u"delivery.cloud.template"_s));
    }

    void aPairLimitWaitsLonger()
    {
        sandbox::Mood mood;
        mood.kind = sandbox::Mood::Kind::Status;
        mood.status = 400;
        mood.body = errorBody(131056);
        m_sandbox->server().addMood(mood);
        delivery::Cloud channel(cloudSettings(m_sandbox->baseUrl(u"cloud"_s)), *m_http);
        QVERIFY(await(channel.send(message())).error().retryAfter == std::chrono::seconds(60));
    }

    void outsideOfTheWindowATemplateGoes()
    {
        m_sandbox->complain(sandbox::Complaint::OutsideWindow);
        delivery::Cloud channel(withTemplate(), *m_http);
        const auto sent = await(channel.send(message()));
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().detail));
        QCOMPARE(m_sandbox->server().requestCount(), 2); // the text, then the template
        QCOMPARE(m_sandbox->messages().size(), 1);
        QVERIFY(m_sandbox->messages().first().isTemplate);
        QCOMPARE(m_sandbox->messages().first().text, u"Halo Budi! | Kode: abcd2345 & 50% + 1=2 \U0001F64F"_s);
        QCOMPARE(m_sandbox->messages().first().id, sent->vendorId);

        QVERIFY(await(channel.send(message()))); // remembered: no second refusal
        QCOMPARE(m_sandbox->server().requestCount(), 3);
        QVERIFY(await(channel.send(message(u"0812-3456-780"_s)))); // another customer is tried with the text again
        QCOMPARE(m_sandbox->server().requestCount(), 5);
    }

    void aRefusedTemplateIsTheAnswer()
    {
        delivery::CloudSettings settings = withTemplate();
        settings.templateLanguage.clear();
        m_sandbox->complain(sandbox::Complaint::OutsideWindow);
        delivery::Cloud channel(settings, *m_http);
        const auto result = await(channel.send(message()));
        QVERIFY(!result);
        QVERIFY(result.error().detail.contains(u"132001"_s));
        QVERIFY(m_sandbox->messages().isEmpty());
    }

    void aCutBetweenTextAndTemplateIsInDoubt()
    {
        m_sandbox->complain(sandbox::Complaint::OutsideWindow);
        delivery::Cloud channel(withTemplate(), *m_http);
        connect(&m_sandbox->server(), &sandbox::HttpServer::requested, this,
                [this](const sandbox::HttpRequest& request) {
                    if (!request.body.contains("template"))
                        QTimer::singleShot(0, m_sandbox.get(),
                                           [this] { m_sandbox->server().addMood({sandbox::Mood::Kind::CutAfter}); });
                });
        const auto result = await(channel.send(message()));
        QVERIFY(!result);
        QVERIFY(core::isInDoubt(result.error().kind));
        QCOMPARE(m_sandbox->messages().size(), 1);
    }

    void aCustomerWhoWritesOpensTheWindow()
    {
        delivery::Cloud channel(withTemplate(), *m_http);
        m_sandbox->complain(sandbox::Complaint::OutsideWindow, 1);
        QVERIFY(await(channel.send(message())));
        QVERIFY(m_sandbox->messages().last().isTemplate);
        const QByteArray incoming =
            R"({"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":)"
            R"([{"from":"628123456789","id":"wamid.in","type":"text","text":{"body":"Halo"}}]}}]}]})";
        const auto receipts = channel.receipts(signedEvent(incoming));
        QVERIFY(receipts);
        QVERIFY(receipts->isEmpty());
        QVERIFY(await(channel.send(message())));
        QVERIFY(!m_sandbox->messages().last().isTemplate);
    }

    void aLateRefusalAsksForTheTemplate()
    {
        const QByteArray body = statusEvent(R"({"id":"wamid.A","status":"failed","recipient_id":"628123456789",)"
                                            R"("errors":[{"code":131047,"title":"Re-engagement message"}]})");
        delivery::Cloud plain(cloudSettings(m_sandbox->baseUrl(u"cloud"_s)), *m_http);
        const auto without = plain.receipts(signedEvent(body));
        QVERIFY(without);
        QVERIFY(!without->first().tryAgain);

        delivery::Cloud channel(withTemplate(), *m_http);
        const auto with = channel.receipts(signedEvent(body));
        QVERIFY(with);
        QVERIFY(with->first().event == DeliveryEvent::ReceiptFailed);
        QVERIFY(with->first().tryAgain);
        QVERIFY(with->first().failure->detail.contains(u"131047"_s));
        auto again = message();
        again.wasGivenUp = true;
        QVERIFY(await(channel.send(again)));
        QVERIFY(m_sandbox->messages().last().isTemplate);
        QVERIFY(await(channel.send(message()))); // the same customer's next order
        QVERIFY(m_sandbox->messages().last().isTemplate);
    }

    // Statuses name the number, another one, or nobody: ours is the one of our own log.
    void aLateRefusalMayNameNoNumber_data()
    {
        QTest::addColumn<QByteArray>("recipient");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("an id of the user") << QByteArray(R"("recipient_user_id":"ID.1","recipient_id":"",)");
        QTest::newRow("another number") << QByteArray(R"("recipient_id":"628999999999",)");
    }
    void aLateRefusalMayNameNoNumber()
    {
        QFETCH(QByteArray, recipient);
        delivery::Cloud channel(withTemplate(), *m_http);
        const auto receipts = channel.receipts(signedEvent(statusEvent(
            R"({"id":"wamid.A","status":"failed",)" + recipient + R"("errors":[{"code":131047,"title":"Re"}]})")));
        QVERIFY(receipts->first().tryAgain);
        auto again = message();
        again.wasGivenUp = true;
        QVERIFY(await(channel.send(again)));
        QVERIFY(m_sandbox->messages().last().isTemplate);
    }

    void aLateTroubleOfTheAccountIsTheChannels_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("isTheChannels");
        for (const int code : {131031, 131042, 368, 190})
            QTest::newRow(qPrintable(QString::number(code))) << code << true;
        for (const int code : {131026, 131047, 131000, 130472, 999999})
            QTest::newRow(qPrintable(QString::number(code))) << code << false;
    }
    void aLateTroubleOfTheAccountIsTheChannels()
    {
        QFETCH(int, code);
        QFETCH(bool, isTheChannels);
        delivery::Cloud channel(withTemplate(), *m_http);
        const auto receipts = channel.receipts(signedEvent(
            statusEvent(R"({"id":"wamid.A","status":"failed","errors":[{"code":)" + QByteArray::number(code) + "}]}")));
        const auto trouble = receipts->first().trouble;
        QCOMPARE(trouble.has_value(), isTheChannels);
        QVERIFY(!trouble || domain::needsOperator(*trouble));
    }

    // Meta counts 1,024 characters for a template; what is longer is sent in its short form or not at all.
    void aTemplateHasRoomForSoMuch_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("shortText");
        QTest::addColumn<QString>("sent"); // empty: the text itself
        QTest::newRow("it fits") << 800 << u"pendek"_s << QString();
        QTest::newRow("too long") << 1100 << u"pendek"_s << u"pendek"_s;
        QTest::newRow("too long, and no short form") << 1100 << QString() << u"refused"_s;
    }
    void aTemplateHasRoomForSoMuch()
    {
        QFETCH(int, length);
        QFETCH(QString, shortText);
        QFETCH(QString, sent);
        delivery::Cloud channel(withTemplate(), *m_http);
        auto long_ = message();
        long_.text = QString(length, u'x');
        long_.shortText = shortText;
        long_.wasGivenUp = true;
        const auto result = await(channel.send(long_));
        QCOMPARE(result.has_value(), sent != u"refused"_s);
        if (!result) {
            QVERIFY(result.error().kind == ErrorKind::InvalidInput);
            QVERIFY(m_sandbox->messages().isEmpty());
        } else {
            QVERIFY(m_sandbox->messages().last().text.contains(sent.isEmpty() ? long_.text : sent));
        }
    }

    void templateParameters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("parameter");
        QTest::newRow("lines") << u"a\nb"_s << u"a | b"_s;
        QTest::newRow("empty lines") << u"a\n\n \nb\n"_s << u"a | b"_s;
        QTest::newRow("tabs and runs of spaces") << u"a\t\tb      c"_s << u"a b c"_s;
        QTest::newRow("carriage return") << u"a\r\nb"_s << u"a | b"_s;
    }

    void templateParameters()
    {
        QFETCH(QString, text);
        QFETCH(QString, parameter);
        QCOMPARE(delivery::asTemplateParameter(text), parameter);
    }

    void theVendorsSignatureVector()
    {
        delivery::Cloud channel(cloudSettings(m_sandbox->baseUrl(u"cloud"_s)), *m_http);
        const QByteArray body = R"({"object":"whatsapp_business_account","entry":[]})";
        const QByteArray hex = "d3e4f9da0ce6c71ab3dba55929b8eeeee2455349e534924ead19f98d143e904f";
        QVERIFY(channel.receipts({{{"x-hub-signature-256", "sha256=" + hex}}, body}));
        QVERIFY(channel.receipts({{{"x-hub-signature-256", "sha256=" + hex.toUpper()}}, body}));
        QVERIFY(!channel.receipts({{{"x-hub-signature-256", hex}}, body}));
        QVERIFY(!channel.receipts({{{"x-hub-signature-256", "sha256="}}, body}));
        auto withoutSecret = cloudSettings(m_sandbox->baseUrl(u"cloud"_s));
        withoutSecret.appSecret = {};
        const auto refused = delivery::Cloud(withoutSecret, *m_http).receipts(signedEvent(body, ""));
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"delivery.cloud.app_secret"_s));
    }

    void severalReceiptsInOnePost()
    {
        delivery::Cloud channel(cloudSettings(m_sandbox->baseUrl(u"cloud"_s)), *m_http);
        const QByteArray two =
            R"({"id":"wamid.A","status":"sent"},{"id":"wamid.A","status":"failed","errors":[{"code":131026,)"
            R"("title":"Message undeliverable","error_data":{"details":"Not on WhatsApp"}}]},)"
            R"({"id":"wamid.A","status":"delivered"},{"id":"wamid.B","status":"read"},{"status":"read"},7)";
        QByteArray body = statusEvent(two);
        const QByteArray more =
            R"(,{"changes":[{"field":"account_update","value":{"statuses":[{"id":"x","status":"read"}]}},)"
            R"({"field":"messages","value":{"statuses":[{"id":"wamid.C","status":"delivered"}]}}]}]})";
        body.chop(2);
        body += more;
        const auto receipts = channel.receipts(signedEvent(body));
        QVERIFY2(receipts, qPrintable(receipts ? QString() : receipts.error().detail));
        QStringList summary;
        for (const auto& receipt : *receipts)
            summary += receipt.vendorId + u':' + domain::toString(receipt.event);
        QCOMPARE(summary, (QStringList{u"wamid.A:receipt_failed"_s, u"wamid.A:receipt_delivered"_s,
                                       u"wamid.B:receipt_read"_s, u"wamid.C:receipt_delivered"_s}));
        QCOMPARE(
            receipts->first().failure->detail,
            u"WhatsApp Cloud reports: 131026 Message undeliverable: Not on WhatsApp; the number is not on WhatsApp "
            "or cannot receive; check the customer's number"_s);
        // Delivered after failed is accepted: the message did arrive.
        QVERIFY(domain::next(domain::DeliveryStatus::Failed, receipts->at(1).event) ==
                domain::DeliveryStatus::Delivered);
        const auto broken = channel.receipts(signedEvent("not json"));
        QVERIFY(broken.error().kind == ErrorKind::InvalidInput);
    }

    void verification_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("answer"); // the challenge, or the kind of the error
        QTest::newRow("as Meta asks") << u"hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=my%20token"_s
                                      << u"1158201444"_s;
        QTest::newRow("wrong token") << u"hub.mode=subscribe&hub.challenge=1&hub.verify_token=other"_s
                                     << u"unauthorized"_s;
        QTest::newRow("no token") << u"hub.mode=subscribe&hub.challenge=1"_s << u"unauthorized"_s;
        QTest::newRow("wrong mode") << u"hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=my%20token"_s
                                    << u"invalid_input"_s;
        QTest::newRow("no challenge") << u"hub.mode=subscribe&hub.verify_token=my%20token"_s << u"invalid_input"_s;
        QTest::newRow("a challenge that is a page")
            << u"hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.verify_token=my%20token"_s << u"invalid_input"_s;
    }

    void verification()
    {
        QFETCH(QString, query);
        QFETCH(QString, answer);
        const auto result = delivery::Cloud::answerVerification(QUrlQuery(query), core::Secret("my token"));
        QCOMPARE(result ? QString::fromLatin1(*result) : core::toString(result.error().kind), answer);
        QVERIFY(!delivery::Cloud::answerVerification(QUrlQuery(query), core::Secret()));
    }
};

QTEST_GUILESS_MAIN(TestCloud)
#include "tst_cloud.moc"
