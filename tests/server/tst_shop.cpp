// Buying over HTTP: the purchase in JSON and as the shop page's form, bad input, the order page, the page that
// redirects to the gateway, and the payment webhooks.
#include "server/SiteFixture.h"
#include "server/guard/GuardedServer.h"
#include "storage/ReturnLinkRepository.h"

#include <QJsonArray>
#include <QTest>

using namespace loket;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestShop : public QObject
{
    Q_OBJECT

    std::unique_ptr<SiteFixture> m_site;

    static QJsonObject order(const QJsonObject& changes = {})
    {
        QJsonObject order{
            {u"packageId"_s, u"3k"_s}, {u"customerName"_s, u"Budi"_s}, {u"customerPhone"_s, u"081234567890"_s}};
        for (auto change = changes.begin(); change != changes.end(); ++change) {
            if (change.value().isUndefined())
                order.remove(change.key());
            else
                order.insert(change.key(), change.value());
        }
        return order;
    }
    static QHash<QString, QString> form(const QHash<QString, QString>& changes = {})
    {
        QHash<QString, QString> form{
            {u"packageId"_s, u"3k"_s}, {u"customerName"_s, u"Budi"_s}, {u"customerPhone"_s, u"0812 3456 7890"_s},
            {u"quantity"_s, u"2"_s},   {u"gateway"_s, u"cash"_s},      {u"lang"_s, u"id"_s}};
        form.insert(changes);
        return form;
    }
    server::Reply hook(const QByteArray& path, const QJsonObject& event, bool rightly = true) const
    {
        const QByteArray body = QJsonDocument(event).toJson(QJsonDocument::Compact);
        return m_site->ask("POST", path, body,
                           {{"x-test-signature", rightly ? TestGateway::signature(body) : QByteArray("00")}});
    }

    QByteArray returnToken(const domain::Purchase& purchase) const
    {
        auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
        const auto link =
            SiteFixture::value(storage::ReturnLinkRepository(*m_site->database).ensure(transaction, purchase.id));
        SiteFixture::check(transaction.commit());
        return link.token.toLatin1();
    }

private slots:
    void init() { m_site = std::make_unique<SiteFixture>(); }

    void aPurchaseIsStored()
    {
        const auto reply = m_site->post("/voucher/purchase", order({{u"quantity"_s, 3}}));
        QCOMPARE(reply.status, 200);
        const QJsonObject json = SiteFixture::json(reply);
        QCOMPARE(json.value(u"success"), QJsonValue(true));
        QVERIFY(!json.value(u"message").toString().isEmpty());
        const QJsonObject data = json.value(u"data").toObject();
        QVERIFY(data.value(u"purchaseId").toInteger() > 0);
        QVERIFY(data.value(u"invoiceId").toString().startsWith(u"LK"));
        QCOMPARE(data.value(u"amount").toInteger(), 9000);
        QCOMPARE(data.value(u"package").toObject(), (QJsonObject{{u"id"_s, u"3k"_s},
                                                                 {u"name"_s, u"3rb - 1 Hari"_s},
                                                                 {u"duration"_s, u"1d"_s},
                                                                 {u"price"_s, 3000},
                                                                 {u"profile"_s, u"3k"_s}}));
        QVERIFY(!data.value(u"note").toString().isEmpty());
        // The address the client used, as no public address is set; where one is set, that.
        QVERIFY(data.value(u"statusUrl").toString().startsWith(u"http://wifi.example:3000/voucher/status/"));
        QVERIFY(data.value(u"paymentUrl").toString().startsWith(u"http://wifi.example:3000/voucher/pay/"));
        m_site->policy.publicUrlIsReachable = true;
        const QJsonObject again =
            SiteFixture::json(m_site->post("/voucher/purchase", order())).value(u"data").toObject();
        QVERIFY(again.value(u"statusUrl").toString().startsWith(u"https://shop.example/voucher/status/"));
        QCOMPARE(m_site->purchases(), 2);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says"); // the message begins with the field
        const auto row = [](const char* name, const QJsonObject& changes, const QString& says) {
            QTest::newRow(name) << QJsonDocument(order(changes)).toJson() << says;
        };
        const QJsonValue missing(QJsonValue::Undefined);
        for (const char* field : {"packageId", "customerName", "customerPhone"}) {
            const QString name = QString::fromLatin1(field);
            QTest::newRow(qPrintable(u"no "_s + name)) << QJsonDocument([&] {
                                                              QJsonObject object = order();
                                                              object.remove(name);
                                                              return object;
                                                          }())
                                                              .toJson()
                                                       << name;
            row(qPrintable(name + u" null"_s), {{name, QJsonValue()}}, name);
            row(qPrintable(name + u" a number"_s), {{name, 7}}, name);
        }
        row("unknown package", {{u"packageId"_s, u"a"_s}}, u"packageId"_s);
        row("package in capitals", {{u"packageId"_s, u"3K"_s}}, u"packageId"_s);
        row("quantity -3", {{u"quantity"_s, -3}}, u"quantity"_s);
        row("quantity 0", {{u"quantity"_s, 0}}, u"quantity"_s);
        row("quantity 101", {{u"quantity"_s, 101}}, u"quantity"_s);
        row("quantity 1.5", {{u"quantity"_s, 1.5}}, u"quantity"_s);
        row("quantity abc", {{u"quantity"_s, u"abc"_s}}, u"quantity"_s);
        row("quantity text", {{u"quantity"_s, u"2"_s}}, u"quantity"_s);
        row("quantity true", {{u"quantity"_s, true}}, u"quantity"_s);
        row("quantity null", {{u"quantity"_s, QJsonValue()}}, u"quantity"_s);
        row("quantity huge", {{u"quantity"_s, 1e300}}, u"quantity"_s);
        row("quantity a list", {{u"quantity"_s, QJsonArray{1}}}, u"quantity"_s);
        row("phone a group id", {{u"customerPhone"_s, u"120363041234567890@g.us"_s}}, u"customerPhone"_s);
        row("phone a landline", {{u"customerPhone"_s, u"021-5551234"_s}}, u"customerPhone"_s);
        row("phone empty", {{u"customerPhone"_s, u""_s}}, u"customerPhone"_s);
        row("phone words", {{u"customerPhone"_s, u"hello"_s}}, u"customerPhone"_s);
        row("name empty", {{u"customerName"_s, u""_s}}, u"customerName"_s);
        row("name blank", {{u"customerName"_s, u"  \t"_s}}, u"customerName"_s);
        row("name of 101", {{u"customerName"_s, QString(101, u'x')}}, u"customerName"_s);
        row("gateway unknown", {{u"gateway"_s, u"paypal"_s}}, u"gateway"_s);
        row("gateway a number", {{u"gateway"_s, 1}}, u"gateway"_s);
        QTest::newRow("broken JSON") << QByteArray("{\"packageId\":") << u"The body"_s;
        QTest::newRow("a list") << QByteArray("[1]") << u"The body"_s;
        QTest::newRow("nothing") << QByteArray() << u"The body"_s;
        QTest::newRow("not UTF-8") << QByteArray("{\"packageId\":\"\xff\"}") << u"The body"_s;
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        const auto reply = m_site->ask("POST", "/voucher/purchase", body, {{"content-type", "application/json"}});
        QCOMPARE(reply.status, 400);
        const QJsonObject json = SiteFixture::json(reply);
        QCOMPARE(json.value(u"success"), QJsonValue(false));
        QVERIFY2(json.value(u"message").toString().startsWith(says), reply.body.constData());
        QCOMPARE(m_site->purchases(), 0);
    }

    void theLimitsThemselvesAreFine()
    {
        QCOMPARE(
            m_site->post("/voucher/purchase", order({{u"quantity"_s, 100}, {u"customerName"_s, QString(100, u'x')}}))
                .status,
            200);
        QCOMPARE(m_site->post("/voucher/purchase", order({{u"quantity"_s, 1.0}})).status, 200);
    }

    void aDisabledPackageIsRefused()
    {
        auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
        const storage::PackageRepository packages(*m_site->database);
        auto package = SiteFixture::value(packages.find(u"3k"_s));
        package.enabled = false;
        SiteFixture::check(packages.save(transaction, package));
        SiteFixture::check(transaction.commit());
        QCOMPARE(m_site->post("/voucher/purchase", order()).status, 400);
        QVERIFY(!m_site->get("/voucher/packages").body.contains("\"3k\""));
        QVERIFY(!m_site->get("/voucher/").body.contains("value=\"3k\""));
    }

    void aRepeatedPostIsTheSamePurchase()
    {
        const server::HeaderList key{{"idempotency-key", "abc"}};
        const auto first = SiteFixture::json(m_site->post("/voucher/purchase", order(), key)).value(u"data").toObject();
        const auto second =
            SiteFixture::json(m_site->post("/voucher/purchase", order(), key)).value(u"data").toObject();
        QCOMPARE(second, first);
        QCOMPARE(m_site->post("/voucher/purchase", order({{u"quantity"_s, 2}}), key).status, 409);
        QCOMPARE(m_site->purchases(), 1);
    }

    // Another buyer's same key, or another caller's, is another order, and tells nothing of the first.
    void aKeyCountsForItsCaller_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<bool>("same");
        QTest::newRow("the same buyer") << u"0812-3456-789"_s << QByteArray() << true;
        QTest::newRow("the same number written otherwise") << u"+62 812 3456 789"_s << QByteArray() << true;
        QTest::newRow("another buyer") << u"0812-3456-780"_s << QByteArray() << false;
        QTest::newRow("another caller") << u"0812-3456-789"_s << QByteArray("Bearer lkt_other") << false;
    }
    void aKeyCountsForItsCaller()
    {
        QFETCH(QString, phone);
        QFETCH(QByteArray, secret);
        QFETCH(bool, same);
        server::HeaderList headers{{"idempotency-key", "1"}};
        const auto first =
            m_site->post("/voucher/purchase", order({{u"customerPhone"_s, u"0812-3456-789"_s}}), headers);
        if (!secret.isEmpty())
            headers.emplace_back("authorization", secret);
        const auto second = m_site->post("/voucher/purchase", order({{u"customerPhone"_s, phone}}), headers);
        QCOMPARE(first.status, 200);
        QCOMPARE(second.status, 200);
        const auto url = [](const server::Reply& reply) {
            return SiteFixture::json(reply).value(u"data").toObject().value(u"statusUrl").toString();
        };
        QCOMPARE(url(first) == url(second), same);
        QCOMPARE(m_site->purchases(), same ? 1 : 2);
    }

    void tooManyOpenOrders()
    {
        m_site->policy.openOrdersPerAddress = 2;
        QCOMPARE(m_site->post("/voucher/purchase", order()).status, 200);
        QCOMPARE(m_site->submit(form()).status, 303);
        const auto refused = m_site->post("/voucher/purchase", order());
        QCOMPARE(refused.status, 429);
        QVERIFY(!SiteFixture::header(refused, "Retry-After").isEmpty());
        QVERIFY(SiteFixture::json(refused).value(u"message").toString().contains(u"unpaid orders"));
        const auto page = m_site->submit(form({{u"lang"_s, u"id"_s}}));
        QCOMPARE(page.status, 429);
        QVERIFY(page.body.contains("yang belum dibayar"));
        m_site->policy.openOrdersPerAddress = 0;
        m_site->policy.openOrders = 2;
        QCOMPARE(m_site->post("/voucher/purchase", order()).status, 429);
        m_site->policy.openOrders = 3;
        QCOMPARE(m_site->post("/voucher/purchase", order()).status, 200);
    }

    void ordersAreCountedByNetwork_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("network");
        QTest::newRow("IPv4") << u"203.0.113.7"_s << u"203.0.113.7"_s;
        QTest::newRow("IPv4 in IPv6") << u"::ffff:203.0.113.7"_s << u"203.0.113.7"_s;
        QTest::newRow("IPv6") << u"2001:db8:1:ffab:1:2:3:4"_s << u"2001:db8:1:ff00::/56"_s;
        QTest::newRow("its neighbour") << u"2001:db8:1:ff00::1"_s << u"2001:db8:1:ff00::/56"_s;
        QTest::newRow("another network") << u"2001:db8:1:fe00::1"_s << u"2001:db8:1:fe00::/56"_s;
        QTest::newRow("none") << QString() << QString();
    }
    void ordersAreCountedByNetwork()
    {
        QFETCH(QString, address);
        QFETCH(QString, network);
        QCOMPARE(server::networkOf(QHostAddress(address)), network);
    }

    // A method is one of those that are offered; cash has none.
    void onlyAMethodThatIsOffered()
    {
        const auto asked = [&](const QString& gateway, const QString& method) {
            return m_site->post("/voucher/purchase", order({{u"gateway"_s, gateway}, {u"method"_s, method}})).status;
        };
        QCOMPARE(asked(u"tripay"_s, u"QRIS"_s), 200); // the list is not known yet
        QCOMPARE(asked(u"tripay"_s, u"QRIS2; DROP"_s), 400);
        m_site->testGateway.offered = {{.code = u"BRIVA"_s, .name = u"BRI"_s}, {.code = u"QRIS2"_s, .name = u"QRIS"_s}};
        m_site->use.methods.renew();
        QTRY_COMPARE(asked(u"tripay"_s, u"QRIS"_s), 400);
        QCOMPARE(asked(u"tripay"_s, u"BRIVA"_s), 200);
        QCOMPARE(asked(u"tripay"_s, QString()), 200);
        QCOMPARE(asked(u"cash"_s, u"BRIVA"_s), 400);
        const auto page = m_site->submit(form({{u"gateway"_s, u"tripay:QRIS"_s}, {u"lang"_s, u"en"_s}}));
        QCOMPARE(page.status, 400);
        QVERIFY(page.body.contains("This way to pay is not offered"));
    }

    // The way back from the gateway opens the order's page in one browser.
    void theWayBackOpensOneBrowser()
    {
        const auto purchase = m_site->completed();
        const QByteArray place = "/voucher/status/" + purchase.statusToken.toLatin1();
        const QByteArray back = "/voucher/finish/" + returnToken(purchase);
        const auto shows = [](const server::Reply& reply) {
            return reply.body + SiteFixture::header(reply, "Location");
        };
        // Who only looks ahead takes nothing.
        for (const auto& reply : {m_site->ask("HEAD", back), m_site->get(back, {{"sec-purpose", "prefetch"}})})
            QVERIFY(!shows(reply).contains(purchase.statusToken.toLatin1()));
        const auto buyer = m_site->get(back + "?order_id=x&transaction_status=settlement");
        QCOMPARE(buyer.status, 303);
        QCOMPARE(SiteFixture::header(buyer, "Location"), place);
        const QByteArray cookie = SiteFixture::header(buyer, "Set-Cookie").split(';').first();
        QVERIFY(!cookie.contains(purchase.statusToken.toLatin1()));
        const auto stranger = m_site->get(back + "?lang=en");
        QCOMPARE(stranger.status, 200);
        QVERIFY(stranger.body.contains("Your voucher is ready"));
        const auto voucher =
            SiteFixture::value(storage::VoucherRepository(*m_site->database).ofPurchase(purchase.id)).first();
        for (const QString& secret : {purchase.statusToken, voucher.username})
            QVERIFY(!stranger.body.contains(secret.toLatin1()));
        QCOMPARE(m_site->get(back, {{"cookie", "loket_return=" + QByteArray(48, '0')}}).status, 200);
        // The same browser, and the one in which it was ordered.
        QCOMPARE(SiteFixture::header(m_site->get(back, {{"cookie", cookie}}), "Location"), place);
        const QByteArray own = "loket_order=" + purchase.statusToken.toLatin1();
        QCOMPARE(SiteFixture::header(m_site->get(back, {{"cookie", own}}), "Location"), place);
        // A day after the payment it tells the state only.
        m_site->clock.advance(std::chrono::hours(25));
        QCOMPARE(m_site->get(back, {{"cookie", cookie}}).status, 200);
        QCOMPARE(m_site->get(back, {{"cookie", own}}).status, 303); // which knows the page itself
        QCOMPARE(m_site->get("/voucher/finish/" + QByteArray(32, 'a')).status, 404);
        QCOMPARE(m_site->get("/voucher/finish/x").status, 404);
        QCOMPARE(m_site->get("/voucher/status/" + returnToken(purchase)).status, 404); // it is no status token
    }

    void tooManyPurchases()
    {
        m_site->limiter.setPerMinute(2);
        QCOMPARE(m_site->post("/voucher/purchase", order()).status, 200);
        QCOMPARE(m_site->submit(form()).status, 303);
        const auto refused = m_site->post("/voucher/purchase", order());
        QCOMPARE(refused.status, 429);
        QCOMPARE(SiteFixture::header(refused, "Retry-After"), QByteArray("60"));
        const auto page = m_site->submit(form());
        QCOMPARE(page.status, 429);
        QVERIFY(page.contentType.startsWith("text/html"));
        m_site->clock.advance(61s);
        QCOMPARE(m_site->post("/voucher/purchase", order()).status, 200);
    }

    void theFormLeadsToTheOrder()
    {
        const auto reply = m_site->submit(form());
        QCOMPARE(reply.status, 303);
        const QByteArray order = SiteFixture::header(reply, "Location");
        QVERIFY(order.startsWith("/voucher/status/"));
        const auto page = m_site->get(order);
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.contains("Rp 6.000"));
        QVERIFY(page.body.contains("http-equiv=\"refresh\""));
    }

    void aWrongFormIsShownAgainWithWhatWasTyped_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("phone") << u"customerPhone"_s << u"021 555"_s << u"Nomor WhatsApp ini"_s;
        QTest::newRow("name") << u"customerName"_s << u" "_s << u"Isi nama Anda"_s;
        QTest::newRow("quantity") << u"quantity"_s << u"-3"_s << u"Jumlah voucher harus"_s;
        QTest::newRow("quantity words") << u"quantity"_s << u"abc"_s << u"Jumlah voucher harus"_s;
        QTest::newRow("quantity empty") << u"quantity"_s << u""_s << u"Jumlah voucher harus"_s;
        QTest::newRow("package") << u"packageId"_s << u"99k"_s << u"Pilih salah satu paket"_s;
        QTest::newRow("gateway") << u"gateway"_s << u"paypal"_s << u"Pilih salah satu cara bayar"_s;
    }

    void aWrongFormIsShownAgainWithWhatWasTyped()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, says);
        auto fields = form({{u"customerName"_s, u"\"><script>alert(1)</script>"_s}});
        fields.insert(field, value);
        const auto reply = m_site->submit(fields);
        QCOMPARE(reply.status, 400);
        const QString page = QString::fromUtf8(reply.body);
        QVERIFY(page.contains(says));
        QVERIFY(!page.contains(u"<script>"));
        if (field != u"customerName")
            QVERIFY(page.contains(u"value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""));
        QCOMPARE(m_site->purchases(), 0);
    }

    void aDoubleClickIsOneOrderAndAChangedFormIsAnother()
    {
        const auto first = m_site->submit(form({{u"idempotencyKey"_s, u"k"_s}}));
        const auto second = m_site->submit(form({{u"idempotencyKey"_s, u"k"_s}}));
        QCOMPARE(SiteFixture::header(first, "Location"), SiteFixture::header(second, "Location"));
        const auto changed = m_site->submit(form({{u"idempotencyKey"_s, u"k"_s}, {u"quantity"_s, u"5"_s}}));
        QCOMPARE(changed.status, 303);
        QVERIFY(SiteFixture::header(first, "Location") != SiteFixture::header(changed, "Location"));
        QCOMPARE(m_site->purchases(), 2);
    }

    void otherSitesMayNotOrder_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("no browser") << QByteArray("x") << QByteArray("y") << true;
        QTest::newRow("same origin") << QByteArray("sec-fetch-site") << QByteArray("same-origin") << true;
        QTest::newRow("typed by hand") << QByteArray("sec-fetch-site") << QByteArray("none") << true;
        QTest::newRow("cross site") << QByteArray("sec-fetch-site") << QByteArray("cross-site") << false;
        QTest::newRow("same site") << QByteArray("sec-fetch-site") << QByteArray("same-site") << false;
        QTest::newRow("our origin") << QByteArray("origin") << QByteArray("http://wifi.example:3000") << true;
        QTest::newRow("our public origin") << QByteArray("origin") << QByteArray("https://shop.example") << true;
        QTest::newRow("another origin") << QByteArray("origin") << QByteArray("https://evil.example") << false;
        QTest::newRow("origin null") << QByteArray("origin") << QByteArray("null") << false;
    }

    void otherSitesMayNotOrder()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(bool, allowed);
        QCOMPARE(m_site->submit(form(), {{name, value}}).status, allowed ? 303 : 403);
        QCOMPARE(m_site->post("/voucher/purchase", order(), {{name, value}}).status, allowed ? 200 : 403);
        QCOMPARE(m_site->purchases(), allowed ? 2 : 0);
    }

    void publicLists()
    {
        const QJsonArray packages = SiteFixture::json(m_site->get("/voucher/packages")).value(u"data").toArray();
        QCOMPARE(packages.size(), 6);
        QCOMPARE(packages.first().toObject().value(u"id"), QJsonValue(u"3k"_s));
        QCOMPARE(packages.first().toObject().value(u"price"), QJsonValue(3000));
        const QJsonArray methods =
            SiteFixture::json(m_site->get("/voucher/api/payment-methods")).value(u"data").toArray();
        QCOMPARE(methods.size(), 2);
        QCOMPARE(methods.first().toObject().value(u"gateway"), QJsonValue(u"cash"_s));
    }

    void theOrderAsJson()
    {
        const auto purchase = m_site->completed(2);
        const auto reply =
            m_site->get("/voucher/status/" + purchase.statusToken.toLatin1(), {{"accept", "application/json"}});
        QCOMPARE(reply.status, 200);
        const QJsonObject data = SiteFixture::json(reply).value(u"data").toObject();
        QCOMPARE(data.value(u"status"), QJsonValue(u"completed"_s));
        QCOMPARE(data.value(u"package"), QJsonValue(u"3k"_s));
        QCOMPARE(data.value(u"quantity"), QJsonValue(2));
        QCOMPARE(data.value(u"amount"), QJsonValue(6000));
        QCOMPARE(data.value(u"invoice_id"), QJsonValue(purchase.invoiceId));
        QCOMPARE(data.value(u"vouchers").toArray().size(), 2);
        QVERIFY(!data.value(u"vouchers").toArray().first().toObject().value(u"username").toString().isEmpty());
        QVERIFY(!reply.body.contains("62812"));
    }

    void theCodesAreNotShownBeforeTheyAreMade()
    {
        const auto purchase = m_site->paid();
        const auto planned = SiteFixture::value(storage::VoucherRepository(*m_site->database).ofPurchase(purchase.id));
        QCOMPARE(planned.size(), 1);
        for (const QByteArray accept : {"text/html", "application/json"}) {
            const auto reply = m_site->get("/voucher/status/" + purchase.statusToken.toLatin1(), {{"accept", accept}});
            QCOMPARE(reply.status, 200);
            QVERIFY(!reply.body.contains(planned.first().username.toLatin1()));
        }
    }

    // Links of the original had the order's number, which is no secret: they lead to the page without an order.
    void theSuccessPageOfOldTellsNothing()
    {
        (void)m_site->completed();
        for (const char* accepts : {"text/html", "application/json"}) {
            for (const char* path : {"/voucher/success/1", "/voucher/success/2", "/voucher/success/%25"}) {
                const auto page = m_site->get(path, {{"accept", accepts}});
                QCOMPARE(page.status, 303);
                QCOMPARE(SiteFixture::header(page, "Location"), QByteArray("/voucher/finish"));
                QVERIFY(page.body.isEmpty());
            }
        }
    }

    void theTokenIsTheOnlyWayIn_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("number") << QByteArray("/voucher/status/1");
        QTest::newRow("another token") << "/voucher/status/" + QByteArray(32, 'a');
        QTest::newRow("wild card") << QByteArray("/voucher/status/%25");
        QTest::newRow("pay by number") << QByteArray("/voucher/pay/1");
    }

    void theTokenIsTheOnlyWayIn()
    {
        QFETCH(QByteArray, path);
        (void)m_site->completed();
        QCOMPARE(m_site->get(path, {{"accept", "application/json"}}).status, 404);
        const auto page = m_site->get(path, {{"accept", "text/html"}});
        QCOMPARE(page.status, 404);
        QVERIFY(page.contentType.startsWith("text/html"));
    }

    void thePayPageLeadsOn()
    {
        auto purchase = m_site->placed(u"tripay"_s);
        const QByteArray path = "/voucher/pay/" + purchase.statusToken.toLatin1();
        const auto waiting = m_site->get(path);
        QCOMPARE(waiting.status, 200);
        QVERIFY(waiting.body.contains("http-equiv=\"refresh\""));
        QVERIFY(waiting.body.contains("content=\"2\""));
        m_site->clock.advance(61s);
        QVERIFY(m_site->get(path).body.contains("content=\"15\""));
        const sales::Ledger ledger(m_site->context);
        const auto setUrl = [&](const QString& url) {
            auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
            SiteFixture::check(ledger.purchases.setPayment(transaction, purchase, u"T1"_s, url, m_site->clock.now()));
            SiteFixture::check(transaction.commit());
        };
        setUrl(u"javascript:alert(1)"_s);
        QCOMPARE(m_site->get(path).status, 200);
        setUrl(u"https://tripay.example/pay/T1?a=b"_s);
        const auto onward = m_site->get(path);
        QCOMPARE(onward.status, 303);
        QCOMPARE(SiteFixture::header(onward, "Location"), QByteArray("https://tripay.example/pay/T1?a=b"));
        m_site->advance(purchase, domain::PurchaseEvent::PaymentExpired);
        QCOMPARE(SiteFixture::header(m_site->get(path), "Location"),
                 "/voucher/status/" + purchase.statusToken.toLatin1());
    }

    void finishBelievesOnlyTheCookie()
    {
        const auto purchase = m_site->completed();
        const QByteArray token = purchase.statusToken.toLatin1();
        const auto stranger =
            m_site->get("/voucher/finish?order_id=" + purchase.invoiceId.toLatin1() + "&transaction_status=settlement");
        QCOMPARE(stranger.status, 200);
        QVERIFY(!stranger.body.contains(purchase.invoiceId.toLatin1()));
        const QByteArray cookie = SiteFixture::header(m_site->get("/voucher/status/" + token), "Set-Cookie");
        QVERIFY(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        const auto buyer = m_site->get("/voucher/finish?order_id=x", {{"cookie", "a=b; " + cookie.split(';').first()}});
        QCOMPARE(buyer.status, 303);
        QCOMPARE(SiteFixture::header(buyer, "Location"), "/voucher/status/" + token);
        QCOMPARE(m_site->get("/voucher/finish", {{"cookie", "loket_order=" + QByteArray(32, 'x')}}).status, 200);
    }

    void webhooks_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("amount");
        QTest::addColumn<bool>("rightly");
        QTest::addColumn<bool>("known");
        QTest::addColumn<int>("status");
        QTest::newRow("paid") << QByteArray("/voucher/payment-webhook/tripay") << 3000 << true << true << 200;
        QTest::newRow("path without a name") << QByteArray("/voucher/payment-webhook") << 3000 << true << true << 200;
        QTest::newRow("wrong signature") << QByteArray("/voucher/payment-webhook/tripay") << 3000 << false << true
                                         << 401;
        QTest::newRow("wrong amount") << QByteArray("/voucher/payment-webhook/tripay") << 2999 << true << true << 409;
        QTest::newRow("unknown order") << QByteArray("/voucher/payment-webhook/tripay") << 3000 << true << false << 404;
        QTest::newRow("unknown gateway") << QByteArray("/voucher/payment-webhook/paypal") << 3000 << true << true
                                         << 404;
        QTest::newRow("cash is no gateway")
            << QByteArray("/voucher/payment-webhook/cash") << 3000 << true << true << 404;
    }

    void webhooks()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, amount);
        QFETCH(bool, rightly);
        QFETCH(bool, known);
        QFETCH(int, status);
        const auto purchase = m_site->placed(u"tripay"_s);
        const QString invoice = known ? purchase.invoiceId : u"LK260102-AAAAAAAAAAAAAAAA"_s;
        const auto reply = hook(path, {{u"order"_s, invoice}, {u"amount"_s, amount}, {u"state"_s, u"paid"_s}}, rightly);
        QCOMPARE(reply.status, status);
        const auto now = SiteFixture::value(storage::PurchaseRepository(*m_site->database).find(purchase.id));
        QVERIFY(now.status == (status == 200 ? domain::PurchaseStatus::Paid : domain::PurchaseStatus::Pending));
        if (status == 200) {
            QCOMPARE(SiteFixture::json(reply),
                     (QJsonObject{{u"success"_s, true}, {u"purchase_id"_s, purchase.id}, {u"status"_s, u"paid"_s}}));
            QCOMPARE(SiteFixture::value(storage::VoucherRepository(*m_site->database).ofPurchase(purchase.id)).size(),
                     1);
        }
    }

    void repeatedAndLateWebhooksChangeNothing()
    {
        const auto purchase = m_site->placed(u"tripay"_s);
        const QByteArray path = "/voucher/payment-webhook/tripay";
        for (const QString& state : {u"pending"_s, u"paid"_s, u"paid"_s, u"expired"_s, u"pending"_s}) {
            const auto reply = hook(path, {{u"order"_s, purchase.invoiceId}, {u"amount"_s, 3000}, {u"state"_s, state}});
            QCOMPARE(reply.status, 200);
        }
        const auto now = SiteFixture::value(storage::PurchaseRepository(*m_site->database).find(purchase.id));
        QVERIFY(now.status == domain::PurchaseStatus::Paid);
        QCOMPARE(SiteFixture::value(storage::VoucherRepository(*m_site->database).ofPurchase(purchase.id)).size(), 1);
    }

    void aGatewaysOwnAcknowledgement()
    {
        const auto purchase = m_site->placed(u"tripay"_s);
        m_site->testGateway.own = "{\"success\":true}";
        const auto reply = hook("/voucher/payment-webhook/tripay",
                                {{u"order"_s, purchase.invoiceId}, {u"amount"_s, 3000}, {u"state"_s, u"paid"_s}});
        QCOMPARE(reply.body, QByteArray("{\"success\":true}"));
    }

    void unreadableWebhooks()
    {
        QCOMPARE(m_site->ask("POST", "/voucher/payment-webhook", "\x01\x02").status, 400);
        QCOMPARE(m_site->ask("POST", "/voucher/payment-webhook", "").status, 400);
        QCOMPARE(m_site->ask("POST", "/voucher/payment-webhook", "{\"what\":1}").status, 404);
        QCOMPARE(m_site->ask("POST", "/voucher/payment-webhook/tripay", "{").status, 400);
        QCOMPARE(m_site->get("/voucher/payment-webhook").status, 405);
    }

    void rootLeadsToTheShop()
    {
        for (const QByteArray path : {"/", "/voucher"}) {
            const auto reply = m_site->get(path);
            QCOMPARE(reply.status, 303);
            QCOMPARE(SiteFixture::header(reply, "Location"), QByteArray("/voucher/"));
        }
    }
};

QTEST_GUILESS_MAIN(TestShop)
#include "tst_shop.moc"
