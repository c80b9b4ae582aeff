// The order's page while it waits for its payment: the QRIS picture, the code to pay with, the countdown, a gateway
// with problems, and another way to pay. And the login link and picture once the code is there.
#include "sales/flow/PayAnotherWay.h"
#include "server/SiteFixture.h"
#include "server/pages/QrPicture.h"
#include "storage/PaymentDetailsRepository.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace loket;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::PurchaseStatus;

namespace {

const QString qris =
    u"00020101021226440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204481253033605405150005802ID5912HOTSPOT "
    "DEMO6007BANDUNG61054011163042901"_s;

} // namespace

class TestPayWay : public QObject
{
    Q_OBJECT

    std::unique_ptr<SiteFixture> m_site;

    domain::Purchase waiting(const domain::PaymentPage& page) const
    {
        domain::Purchase purchase = m_site->placed(u"tripay"_s);
        auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
        const sales::Ledger ledger(m_site->context);
        SiteFixture::check(ledger.purchases.setPayment(transaction, purchase, u"T1"_s, u"https://tripay.example/T1"_s,
                                                       m_site->clock.now()));
        SiteFixture::check(
            storage::PaymentDetailsRepository(*m_site->database).savePage(transaction, purchase.id, page));
        SiteFixture::check(transaction.commit());
        return purchase;
    }
    domain::Purchase troubled(const QString& kind) const
    {
        domain::Purchase purchase = m_site->placed(u"tripay"_s);
        auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
        SiteFixture::check(sales::Ledger(m_site->context)
                               .purchases.setFailure(transaction, purchase, kind, u"why"_s, m_site->clock.now()));
        SiteFixture::check(transaction.commit());
        return purchase;
    }
    domain::Purchase now(const domain::Purchase& purchase) const
    {
        return SiteFixture::value(storage::PurchaseRepository(*m_site->database).find(purchase.id));
    }
    QString html(const domain::Purchase& purchase) const
    {
        return QString::fromUtf8(
            m_site->get("/voucher/status/" + purchase.statusToken.toLatin1() + "?lang=en", {{"accept", "text/html"}})
                .body);
    }
    server::Reply choose(const domain::Purchase& purchase, const QByteArray& way, server::HeaderList headers = {}) const
    {
        headers.emplace_back("content-type", "application/x-www-form-urlencoded");
        return m_site->ask("POST", "/voucher/pay-another/" + purchase.statusToken.toLatin1(), "gateway=" + way,
                           headers);
    }

private slots:
    void init() { m_site = std::make_unique<SiteFixture>(); }

    void theQrisPicture()
    {
        const auto purchase = waiting({.qrString = qris, .buyerPays = 3750});
        const QString page = html(purchase);
        QVERIFY(page.contains(u"<img class=\"qris\" src=\"/voucher/qris/"_s + purchase.statusToken));
        QVERIFY(page.contains(u"download=\"qris-"_s + purchase.invoiceId));
        QVERIFY(page.contains(u"Rp 3.750"));
        QVERIFY(page.contains(u"Rp 750 payment fee included"));
        QVERIFY(page.contains(u"data-until=\""));
        const auto picture = m_site->get("/voucher/qris/" + purchase.statusToken.toLatin1());
        QCOMPARE(picture.contentType, QByteArray("image/png"));
        QVERIFY(picture.body.startsWith(QByteArray::fromHex("89504e470d0a1a0a")));
        QCOMPARE(m_site->get("/voucher/qris/" + QByteArray(32, 'a')).status, 404);
        auto paid = purchase;
        m_site->advance(paid, domain::PurchaseEvent::PaymentExpired);
        QCOMPARE(m_site->get("/voucher/qris/" + purchase.statusToken.toLatin1()).status, 404); // nobody pays it now
    }

    void thePictureReadsBack()
    {
        const QString reader = QStandardPaths::findExecutable(u"zbarimg"_s);
        if (reader.isEmpty())
            QSKIP("zbarimg is not installed");
        QFile file(m_site->folder.filePath(u"qr.png"_s));
        for (const QString& text : {qris, u"http://wifi.example/login?username=ab3d&password=x%26y"_s, u"x"_s}) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(server::qrPicture(text));
            file.close();
            QProcess zbar;
            zbar.start(reader, {u"--raw"_s, u"-q"_s, file.fileName()});
            QVERIFY(zbar.waitForFinished(20000));
            QCOMPARE(QString::fromUtf8(zbar.readAllStandardOutput()).trimmed(), text);
        }
    }

    void whatFitsInNoPicture()
    {
        QVERIFY(server::qrPicture({}).isEmpty());
        QVERIFY(server::qrPicture(QString(4000, u'x')).isEmpty());
    }

    void theCodeToPayWith()
    {
        const auto purchase = waiting({.payCode = u"8<b>123"_s});
        const QString page = html(purchase);
        QVERIFY(page.contains(u"8&lt;b&gt;123"));
        QVERIFY(page.contains(u"data-copy=\"8&lt;b&gt;123\""));
        QVERIFY(!page.contains(u"class=\"qris\""));
    }

    void theGatewaysOwnEndCounts()
    {
        const auto soon = waiting({.qrString = qris, .expiresAt = m_site->clock.now().addSecs(600)});
        QVERIFY(html(soon).contains(u">10:00</time>"));
        m_site->clock.advance(65s);
        QVERIFY(html(soon).contains(u">8:55</time>"));
        const auto never = waiting({.qrString = qris});
        QVERIFY(html(never).contains(u">24:00:00</time>"));
    }

    void troubleIsToldWithTheOtherWays_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("away") << u"unreachable"_s << u"cannot be reached right now"_s;
        QTest::newRow("its page is lost") << u"conflict"_s << u"was lost on the way"_s;
    }
    void troubleIsToldWithTheOtherWays()
    {
        QFETCH(QString, kind);
        QFETCH(QString, says);
        const QString page = html(troubled(kind));
        QVERIFY(page.contains(says));
        QVERIFY(page.contains(u"<details class=\"other\" open>"));
        QVERIFY(page.contains(u"value=\"cash\""));
        QVERIFY(!page.contains(u"value=\"tripay\"")); // what does not work is not offered again
        QVERIFY(!page.contains(u"/voucher/pay/"));
    }

    void anotherWayIsANewOrderAtTheSamePrice()
    {
        const auto old = troubled(u"unreachable"_s);
        const auto reply = choose(old, "cash");
        QCOMPARE(reply.status, 303);
        const QByteArray place = SiteFixture::header(reply, "Location");
        QVERIFY(place != "/voucher/status/" + old.statusToken.toLatin1());
        QVERIFY(now(old).status == PurchaseStatus::Cancelled);
        QCOMPARE(m_site->purchases(), 2);
        const auto next = SiteFixture::value(
            storage::PurchaseRepository(*m_site->database).findByToken(QString::fromLatin1(place.split('/').last())));
        QCOMPARE(next.gateway, u"cash"_s);
        QCOMPARE(next.amount, old.amount);
        QCOMPARE(next.customerPhone, old.customerPhone);
        QVERIFY(next.invoiceId != old.invoiceId);
        // Pressed twice it is the same order, and the old page redirects.
        QCOMPARE(SiteFixture::header(choose(old, "cash"), "Location"), place);
        QCOMPARE(m_site->purchases(), 2);
        QVERIFY(html(old).contains(QString::fromLatin1(place)));
        QVERIFY(html(old).contains(u"You chose another way to pay"));
    }

    void moneyForTheOldOrderStillCounts()
    {
        const auto old = waiting({.qrString = qris});
        QCOMPARE(choose(old, "cash").status, 303);
        domain::PaymentEvent event;
        event.gateway = u"tripay"_s;
        event.orderId = old.invoiceId;
        event.state = domain::PaymentState::Paid;
        event.amount = old.amount;
        event.eventKey = old.invoiceId + u":paid"_s;
        QVERIFY(sales::PaymentReceived(m_site->context)(event, u"webhook"_s, {u"gateway:tripay"_s}));
        QVERIFY(now(old).status == PurchaseStatus::Paid);
        QVERIFY(now(old).needsReview);
        QVERIFY(*storage::JobRepository(*m_site->database).isAlive(sales::job::checkPayment, old.id) == false);
    }

    void whatCannotBeChosen()
    {
        const auto old = waiting({.qrString = qris});
        QCOMPARE(choose(old, "cash", {{"sec-fetch-site", "cross-site"}}).status, 403);
        // An unknown way changes nothing, and shows the order.
        QCOMPARE(SiteFixture::header(choose(old, "paypal"), "Location"),
                 "/voucher/status/" + old.statusToken.toLatin1());
        QVERIFY(now(old).status == PurchaseStatus::Pending);
        const auto paid = m_site->paid();
        QCOMPARE(SiteFixture::header(choose(paid, "cash"), "Location"),
                 "/voucher/status/" + paid.statusToken.toLatin1());
        QVERIFY(now(paid).status == PurchaseStatus::Paid);
        QCOMPARE(m_site->purchases(), 2);
    }

    // Each choice is an order, a call at the gateway and perhaps a second one to end the first.
    void choosingIsLimitedLikeOrdering()
    {
        m_site->limiter.setPerMinute(2);
        QByteArray token = troubled(u"unreachable"_s).statusToken.toLatin1();
        const auto chooseAgain = [&](const QByteArray& way) {
            const auto reply = m_site->ask("POST", "/voucher/pay-another/" + token, "gateway=" + way,
                                           {{"content-type", "application/x-www-form-urlencoded"}});
            if (reply.status == 303)
                token = SiteFixture::header(reply, "Location").split('/').last();
            return reply;
        };
        QCOMPARE(chooseAgain("cash").status, 303);
        QCOMPARE(chooseAgain("tripay").status, 303);
        const auto refused = chooseAgain("cash");
        QCOMPARE(refused.status, 429);
        QVERIFY(SiteFixture::header(refused, "Retry-After").toInt() > 0);
        QVERIFY2(refused.contentType.startsWith("text/html"), refused.contentType.constData());
        QCOMPARE(m_site->purchases(), 3);
        m_site->clock.advance(61s);
        QCOMPARE(chooseAgain("cash").status, 303);
        QCOMPARE(m_site->purchases(), 4);
    }

    void thePresentWayIsTheSameOrder_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("its page waits") << u"waits"_s << true;
        QTest::newRow("its page is being made") << u"new"_s << true;
        QTest::newRow("its page is lost") << u"lost"_s << false;
    }
    void thePresentWayIsTheSameOrder()
    {
        QFETCH(QString, order);
        QFETCH(bool, isSame);
        const auto old = order == u"waits" ? waiting({.qrString = qris})
                         : order == u"new" ? m_site->placed(u"tripay"_s)
                                           : troubled(u"conflict"_s);
        const auto reply = choose(old, "tripay");
        QCOMPARE(reply.status, 303);
        QCOMPARE(SiteFixture::header(reply, "Location") == "/voucher/status/" + old.statusToken.toLatin1(), isSame);
        QVERIFY(now(old).status == (isSame ? PurchaseStatus::Pending : PurchaseStatus::Cancelled));
        QCOMPARE(m_site->purchases(), isSame ? 1 : 2);
        // Another of its methods is another way.
        QCOMPARE(choose(now(old), "tripay:BRIVA").status, 303);
        QCOMPARE(m_site->purchases(), 2);
    }

    void theLoginLinkAndItsPicture()
    {
        const auto purchase = m_site->completed(2);
        QVERIFY(!html(purchase).contains(u"/voucher/login-qr/")); // no login page is known
        m_site->policy.loginUrls.insert(purchase.router, QUrl(u"http://wifi.example/login"_s));
        const auto codes = SiteFixture::value(storage::VoucherRepository(*m_site->database).ofPurchase(purchase.id));
        const QString page = html(purchase);
        for (const domain::Voucher& voucher : codes)
            QVERIFY(page.contains(
                u"href=\"http://wifi.example/login?username=%1&amp;password=%1\""_s.arg(voucher.username)));
        const QByteArray picture = "/voucher/login-qr/" + purchase.statusToken.toLatin1();
        QCOMPARE(m_site->get(picture + "/2").contentType, QByteArray("image/png"));
        QCOMPARE(m_site->get(picture + "/3").status, 404);
        QCOMPARE(m_site->get("/voucher/login-qr/" + QByteArray(32, 'a') + "/1").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestPayWay)
#include "tst_payway.moc"
