// The public pages: every text in both languages, no placeholder left, nothing a customer typed becomes markup, no
// script and no inline style, and every state of an order has a text.
#include "core/Reasons.h"
#include "server/SiteFixture.h"
#include "server/pages/PayPage.h"
#include "server/pages/QrPicture.h"
#include "server/pages/Ways.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace loket;
using namespace loket::server;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;

namespace {

OrderView orderIn(domain::PurchaseStatus status, domain::DeliveryStatus delivery, const QString& gateway)
{
    const QDateTime now = core::fromIso(u"2026-01-02T03:04:05.000Z"_s);
    OrderView order{.payBefore = now.addSecs(600), .now = now};
    order.purchase.statusToken = QString(32, u'a');
    order.purchase.invoiceId = u"LK260102-AAAAAAAAAAAAAAAA"_s;
    order.purchase.packageName = u"<b>\"3rb\" & 'more' %1</b>"_s;
    order.purchase.customerPhone = u"628123456789"_s;
    order.purchase.amount = 3000;
    order.purchase.status = status;
    order.purchase.deliveryStatus = delivery;
    order.purchase.gateway = gateway;
    order.purchase.createdAt = now;
    if (status == domain::PurchaseStatus::Completed)
        order.vouchers = {{.number = 1, .username = u"ab<cd"_s, .password = u"ef&gh"_s}};
    return order;
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT

    static void check(const QByteArray& html, const QString& language)
    {
        const QString page = QString::fromUtf8(html);
        QVERIFY(page.startsWith(u"<!doctype html>"));
        QVERIFY(page.contains(u"<html lang=\"%1\">"_s.arg(language)));
        QVERIFY(page.contains(u"width=device-width"));
        QVERIFY2(!page.contains(u"{{") && !page.contains(u"}}"), "a hole of a template is open");
        // One script, of our own and in a file.
        QCOMPARE(page.count(u"<script", Qt::CaseInsensitive), 1);
        QVERIFY(page.contains(u"<script src=\"/voucher/page.js?"));
        static const QRegularExpression inlined(u"\\s(style|on[a-z]+)="_s);
        static const QRegularExpression values(u"\"[^\"]*\""_s);
        QVERIFY2(!QString(page).remove(values).contains(inlined), "the content security policy would block this");
        static const QRegularExpression keys(
            u">(shop|state|status|step|stepState|delivery|error|method|pay|finish|missing|trouble|help|duration|fee|copy|login)\\.[a-z]"_s);
        QVERIFY2(!page.contains(keys), "a key is shown instead of its words");
        QVERIFY(!page.contains(u"<b>"));
        // Tags that are opened are closed.
        for (const QString& tag : {u"main"_s, u"form"_s, u"fieldset"_s, u"label"_s, u"ol"_s, u"ul"_s, u"li"_s, u"dl"_s,
                                   u"p"_s, u"a"_s, u"span"_s, u"div"_s}) {
            const QRegularExpression open(u"<%1[\\s>]"_s.arg(tag));
            QCOMPARE(page.count(open), page.count(u"</%1>"_s.arg(tag)));
        }
    }

private slots:
    // Both ways: a reason without words would show its key, words without a reason are never shown.
    void everyReasonOfTheBuyerHasWords()
    {
        for (const QString& language : {u"id"_s, u"en"_s}) {
            const auto& words = server::Words::in(language);
            QSet<QString> expected;
            for (const core::ReasonEntry& entry : core::allReasons()) {
                if (entry.audience == core::Audience::Buyer || entry.audience == core::Audience::WindowAndBuyer)
                    expected.insert(u"reason."_s + core::idOf(entry.reason));
            }
            QSet<QString> found;
            for (const QString& key : words.keys()) {
                if (key.startsWith(u"reason."_s))
                    found.insert(key);
            }
            QCOMPARE(found, expected);
        }
    }

    void bothLanguagesHaveAllWords()
    {
        QStringList indonesian = Words::in(u"id").keys();
        QStringList english = Words::in(u"en").keys();
        indonesian.sort();
        english.sort();
        QCOMPARE(indonesian, english);
        for (const QString& key : indonesian) {
            for (const QStringView language : {u"id", u"en"})
                QVERIFY2(!Words::in(language)(key).trimmed().isEmpty(), qPrintable(key));
            QCOMPARE(Words::in(u"id")(key).count(u"%1"), Words::in(u"en")(key).count(u"%1"));
        }
    }

    void everyWordATemplateAsksForIsThere()
    {
        const QDir folder(u":/pages"_s);
        static const QRegularExpression hole(u"\\{\\{t:([^}]+)\\}\\}"_s);
        int found = 0;
        for (const QString& name : folder.entryList({u"*.html"_s})) {
            auto match = hole.globalMatch(QString::fromUtf8(pageFile(qPrintable(name))));
            while (match.hasNext()) {
                const QString key = match.next().captured(1);
                QVERIFY2(Words::in(u"id").has(key), qPrintable(key));
                ++found;
            }
        }
        QVERIFY(found > 10);
    }

    void everyStateHasAPage_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("delivery");
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<QString>("language");
        for (const auto status : domain::allPurchaseStatuses()) {
            for (const auto delivery : domain::allDeliveryStatuses()) {
                for (const QString& gateway : {u"cash"_s, u"tripay"_s}) {
                    for (const QString& language : {u"id"_s, u"en"_s})
                        QTest::newRow(qPrintable(domain::toString(status) + u' ' + domain::toString(delivery) + u' ' +
                                                 gateway + u' ' + language))
                            << int(status) << int(delivery) << gateway << language;
                }
            }
        }
    }

    void everyStateHasAPage()
    {
        QFETCH(int, status);
        QFETCH(int, delivery);
        QFETCH(QString, gateway);
        QFETCH(QString, language);
        const Business business{.name = u"<b>Warung</b>"_s, .phone = u"<b>0812</b>"_s};
        const Reader reader{Words::in(language), business, u"?lang=id"_s};
        const auto order = orderIn(domain::PurchaseStatus(status), domain::DeliveryStatus(delivery), gateway);
        const QByteArray page = orderPage(reader, order);
        check(page, language);
        const bool completed = order.purchase.status == domain::PurchaseStatus::Completed;
        QCOMPARE(page.contains("ab&lt;cd"), completed);
        QCOMPARE(page.contains("ef&amp;gh"), completed);
        QVERIFY(!page.contains("628123456789")); // the link must not reveal the number
        QVERIFY(page.contains("&lt;b&gt;&quot;3rb&quot; &amp; &#39;more&#39; %1&lt;/b&gt;"));
        const bool over = completed ? order.purchase.deliveryStatus != domain::DeliveryStatus::Queued
                                    : order.purchase.status != domain::PurchaseStatus::Pending &&
                                          !domain::isPaid(order.purchase.status);
        QCOMPARE(page.contains("http-equiv=\"refresh\""), !over);
        const bool payable = order.purchase.status == domain::PurchaseStatus::Pending && gateway != u"cash";
        QCOMPARE(page.contains("/voucher/pay/"), payable);
        QCOMPARE(page.contains("10 men") || page.contains("10 min"),
                 order.purchase.status == domain::PurchaseStatus::Pending);
    }

    void theOtherPages_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("id") << u"id"_s;
        QTest::newRow("en") << u"en"_s;
    }

    void theOtherPages()
    {
        QFETCH(QString, language);
        const Business business{.name = u"<b>Warung</b>"_s, .phone = u""_s};
        const Reader reader{Words::in(language), business, u"?lang=id"_s};
        check(finishPage(reader), language);
        check(waitingForGatewayPage(reader, QString(32, u'a'), false), language);
        check(waitingForGatewayPage(reader, QString(32, u'a'), true), language);
        check(errorPage(reader, 404), language);
        check(errorPage(reader, 503), language);
        check(shopPage(reader, {}), language); // nothing on sale
        ShopForm form{
            .packages = {{.id = u"3k"_s,
                          .name = u"<b>"_s,
                          .price = 3000,
                          .duration = domain::Seconds(90000),
                          .quotaBytes = 1610612736,
                          .sharedUsers = 2},
                         {.id = u"5k"_s, .name = u"5k"_s, .price = 5000, .duration = domain::Seconds(172800)}},
            .ways = waysToPay(reader.words, {u"cash"_s, u"tripay"_s, u"midtrans"_s, u"xendit"_s, u"duitku"_s}, nullptr),
            .packageId = u"5k"_s,
            .customerName = u"<b>\"' onfocus=alert(1)"_s,
            .problem = u"reason.field.customerName"_s};
        const QByteArray page = shopPage(reader, form);
        check(page, language);
        QVERIFY(page.contains("value=\"5k\" required checked"));
        QVERIFY(!page.contains("value=\"3k\" required checked"));
        QCOMPARE(page.count("aria-invalid"), 1);
        QVERIFY(page.contains("1.5 GB"));
        QCOMPARE(page.count("<label"), page.count("</label>"));
        for (const char* id : {"name", "phone", "quantity"})
            QVERIFY(page.contains("for=\"" + QByteArray(id) + "\"") && page.contains("id=\"" + QByteArray(id) + "\""));
    }

    // A neighbour of Indonesia's that shares an offset with it keeps its own name.
    void timesAreThoseOfTheBusiness_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("shown"); // of 03:04 UTC
        QTest::newRow("Jakarta") << QByteArray("Asia/Jakarta") << u"10:04\u00a0WIB"_s;
        QTest::newRow("Makassar") << QByteArray("Asia/Makassar") << u"11:04\u00a0WITA"_s;
        QTest::newRow("Jayapura") << QByteArray("Asia/Jayapura") << u"12:04\u00a0WIT"_s;
        QTest::newRow("Tokyo") << QByteArray("Asia/Tokyo") << u"12:04\u00a0JST"_s;
    }

    void timesAreThoseOfTheBusiness()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, shown);
        Business business{.name = u"Warung"_s};
        business.timeZone = zone;
        const Reader reader{Words::in(u"id"_s), business, {}};
        const auto order = orderIn(domain::PurchaseStatus::Completed, domain::DeliveryStatus::Sent, u"tripay"_s);
        const QString page = QString::fromUtf8(orderPage(reader, order));
        QVERIFY2(page.contains(shown), qPrintable(page));
    }

    void theLanguageOfTheBrowser_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("language");
        QTest::newRow("none") << QByteArray() << u"id"_s;
        QTest::newRow("Indonesian") << QByteArray("id-ID,id;q=0.9,en;q=0.8") << u"id"_s;
        QTest::newRow("English") << QByteArray("en-US,en;q=0.9") << u"en"_s;
        QTest::newRow("English before") << QByteArray("de,en;q=0.5,id;q=0.4") << u"en"_s;
        QTest::newRow("Indonesian before") << QByteArray("en;q=0.4, id;q=0.5") << u"id"_s;
        QTest::newRow("the old code") << QByteArray("in") << u"id"_s;
        QTest::newRow("another") << QByteArray("fr-FR") << u"id"_s;
        QTest::newRow("nonsense") << QByteArray(";;q=,,en;q=x") << u"id"_s;
    }

    void theLanguageOfTheBrowser()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, language);
        QCOMPARE(Words::preferred(header, u"id"_s), language);
    }

    void theLanguageCanBeChosen()
    {
        SiteFixture site;
        const auto page = site.get("/voucher/?lang=en", {{"accept-language", "id"}});
        QVERIFY(page.body.contains("Buy a WiFi voucher"));
        QVERIFY(page.body.contains("href=\"?lang=id\""));
        QVERIFY(site.get("/voucher/", {{"accept-language", "id"}}).body.contains("Beli voucher WiFi"));
    }

    void peopleSeePagesAndProgramsSeeJson()
    {
        SiteFixture site;
        const auto page = site.get("/nothing", {{"accept", "text/html,application/xhtml+xml,*/*;q=0.8"}});
        QCOMPARE(page.status, 404);
        QVERIFY(page.contentType.startsWith("text/html"));
        const auto json = site.get("/nothing", {{"accept", "*/*"}});
        QCOMPARE(json.status, 404);
        QCOMPARE(json.contentType, QByteArray("application/json"));
        QCOMPARE(site.get("/voucher/api/dashboard", {{"accept", "text/html"}}).contentType,
                 QByteArray("application/json"));
    }

    void theStylesAreServedAndTakenFromOurselvesOnly()
    {
        SiteFixture site;
        const auto style = site.get("/voucher/style.css");
        QCOMPARE(style.status, 200);
        QVERIFY(style.contentType.startsWith("text/css"));
        QVERIFY(!style.body.contains("url(") && !style.body.contains("@import"));
        QVERIFY(style.body.contains("prefers-color-scheme: dark"));
        QVERIFY(site.get("/voucher/").body.contains("/voucher/style.css?"));
    }
};

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
