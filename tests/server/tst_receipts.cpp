// Delivery receipts over HTTP: by signature or by the key in the path, late, twice and out of order.
#include "server/SiteFixture.h"

#include <QJsonArray>
#include <QTest>

using namespace loket;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryEvent;
using domain::DeliveryStatus;

namespace {

// Reads [{"id","event"}]; a body "unsigned" is refused as a wrong signature.
class TestChannel final : public domain::DeliveryChannel
{
public:
    explicit TestChannel(const QString& name) : m_name(name) {}
    [[nodiscard]] QString name() const override { return m_name; }
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage&) override
    {
        return core::ready<domain::SentMessage>(core::fail(core::ErrorKind::Internal, u"not asked in this test"_s));
    }
    core::Async<domain::ChannelHealth> health() override
    {
        return core::ready<domain::ChannelHealth>(domain::ChannelHealth());
    }
    [[nodiscard]] bool signsReceipts() const override { return m_name != u"fonnte" && m_name != u"wablas"; }
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>>
    receipts(const domain::WebhookRequest& request) const override
    {
        if (request.body == "unsigned")
            return core::fail(core::ErrorKind::Unauthorized, u"the signature is wrong"_s);
        if (!QJsonDocument::fromJson(request.body).isArray())
            return core::fail(core::ErrorKind::InvalidInput, u"the body cannot be read"_s);
        QList<domain::DeliveryReceipt> list;
        for (const QJsonValue& value : QJsonDocument::fromJson(request.body).array()) {
            const QString event = value.toObject().value(u"event").toString();
            list += {value.toObject().value(u"id").toString(),
                     event == u"read"        ? DeliveryEvent::ReceiptRead
                     : event == u"delivered" ? DeliveryEvent::ReceiptDelivered
                                             : DeliveryEvent::ReceiptFailed,
                     {},
                     event == u"again"};
        }
        return list;
    }

private:
    QString m_name;
};

} // namespace

class TestReceipts : public QObject
{
    Q_OBJECT

    std::unique_ptr<SiteFixture> m_site;
    TestChannel m_waha{u"waha"_s};
    TestChannel m_fonnte{u"fonnte"_s};
    TestChannel m_cloud{u"cloud"_s};

    // A completed purchase whose message was accepted by the channel under the id "m1".
    domain::Purchase sent(const QString& channel = u"waha"_s) const
    {
        auto purchase = m_site->completed();
        const sales::Ledger ledger(m_site->context);
        auto transaction = SiteFixture::value(storage::Transaction::begin(*m_site->database));
        const QDateTime now = m_site->clock.now();
        SiteFixture::check(ledger.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::SendRequested, now));
        SiteFixture::check(ledger.purchases.advanceDelivery(transaction, purchase, DeliveryEvent::Accepted, now));
        SiteFixture::check(ledger.deliveries.insert(transaction, {.purchaseId = purchase.id,
                                                                  .phone = purchase.customerPhone,
                                                                  .status = u"sent"_s,
                                                                  .channel = channel,
                                                                  .vendorMessageId = u"m1"_s,
                                                                  .createdAt = now}));
        SiteFixture::check(transaction.commit());
        return purchase;
    }
    DeliveryStatus status(const domain::Purchase& purchase) const
    {
        return SiteFixture::value(storage::PurchaseRepository(*m_site->database).find(purchase.id)).deliveryStatus;
    }
    server::Reply receipt(const QByteArray& path, const QByteArray& event, const QByteArray& id = "m1") const
    {
        return m_site->ask("POST", "/voucher/delivery-webhook/" + path,
                           "[{\"id\":\"" + id + "\",\"event\":\"" + event + "\"}]");
    }

private slots:
    void init()
    {
        m_site = std::make_unique<SiteFixture>();
        m_site->deliveryChannel = &m_waha;
    }

    void moveTheDeliveryStatus()
    {
        const auto purchase = sent();
        QCOMPARE(receipt("waha", "delivered").status, 200);
        QVERIFY(status(purchase) == DeliveryStatus::Delivered);
        QCOMPARE(receipt("waha", "read").status, 200);
        QVERIFY(status(purchase) == DeliveryStatus::Read);
        // Late, twice, and the other way round.
        for (const QByteArray event : {"delivered", "read", "failed"})
            QCOMPARE(receipt("waha", event).status, 200);
        QVERIFY(status(purchase) == DeliveryStatus::Read);
    }

    void aStrangersMessageIsPassedOver()
    {
        const auto purchase = sent();
        const auto reply = receipt("waha", "failed", "m2");
        QCOMPARE(reply.status, 200);
        QCOMPARE(SiteFixture::json(reply).value(u"receipts"), QJsonValue(0));
        QVERIFY(status(purchase) == DeliveryStatus::Sent);
    }

    void aFailureThatHasAnotherWayIsSentAgain()
    {
        const auto purchase = sent();
        QCOMPARE(receipt("waha", "failed").status, 200);
        QVERIFY(status(purchase) == DeliveryStatus::Failed);
        const auto other = sent(u"cloud"_s);
        m_site->deliveryChannel = &m_cloud;
        QCOMPARE(receipt("cloud", "again").status, 200);
        QVERIFY(status(other) == DeliveryStatus::Queued);
    }

    void refuses()
    {
        const auto purchase = sent();
        QCOMPARE(m_site->ask("POST", "/voucher/delivery-webhook/waha", "unsigned").status, 401);
        QCOMPARE(m_site->ask("POST", "/voucher/delivery-webhook/waha", "nonsense").status, 400);
        QCOMPARE(receipt("gowa", "read").status, 404);
        QCOMPARE(receipt("waha/key", "read").status, 404);
        QCOMPARE(m_site->ask("PUT", "/voucher/delivery-webhook/waha", "[]").status, 405);
        m_site->deliveryChannel = nullptr;
        QCOMPARE(receipt("waha", "read").status, 404);
        QVERIFY(status(purchase) == DeliveryStatus::Sent);
    }

    void withoutASignatureTheKeyIsInThePath()
    {
        const auto purchase = sent(u"fonnte"_s);
        m_site->deliveryChannel = &m_fonnte;
        QCOMPARE(receipt("fonnte", "read").status, 401);
        QCOMPARE(receipt("fonnte/", "read").status, 404);
        QCOMPARE(receipt("fonnte/guess", "read").status, 401); // no key is set: nothing is accepted
        m_site->receiptKeys.insert(u"fonnte"_s, "s3cret/key");
        QCOMPARE(receipt("fonnte", "read").status, 401);
        QCOMPARE(receipt("fonnte/guess", "read").status, 401);
        QVERIFY(status(purchase) == DeliveryStatus::Sent);
        QCOMPARE(receipt("fonnte/s3cret%2Fkey", "read").status, 200);
        QVERIFY(status(purchase) == DeliveryStatus::Read);
    }

    void metaVerifiesItsWebhook()
    {
        const auto reply =
            m_site->get("/voucher/delivery-webhook/cloud?hub.mode=subscribe&hub.challenge=12%2034&hub.verify_token=x");
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, QByteArray("12 34"));
        QVERIFY(reply.contentType.startsWith("text/plain"));
        QCOMPARE(m_site->get("/voucher/delivery-webhook/waha?hub.challenge=1").status, 404);
    }
};

QTEST_GUILESS_MAIN(TestReceipts)
#include "tst_receipts.moc"
