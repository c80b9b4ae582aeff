#include "SiteFixture.h"

#include "domain/PurchaseActions.h"

#include <QJsonArray>
#include <QTest>

using namespace loket;
using namespace loket::test;
using domain::DeliveryStatus;
using domain::PurchaseAction;
using domain::PurchaseStatus;
using domain::Role;
using storage::TokenScope;

namespace {

const QHash<PurchaseAction, QByteArray> routes{
    {PurchaseAction::Regenerate, "regenerate-voucher"},
    {PurchaseAction::RetryDelivery, "retry-delivery"},
    {PurchaseAction::CleanUp, "cleanup-failed"},
    {PurchaseAction::MarkReviewed, "mark-reviewed"},
    {PurchaseAction::Cancel, "cancel"},
    {PurchaseAction::MarkRefunded, "mark-refunded"},
    {PurchaseAction::CorrectNumber, "correct-number"},
    {PurchaseAction::DismissMessage, "dismiss-message"},
    {PurchaseAction::TakeCash, "confirm-cash"},
};
const QHash<PurchaseAction, QByteArray> bulkRoutes{
    {PurchaseAction::Regenerate, "bulk-regenerate"}, {PurchaseAction::RetryDelivery, "bulk-retry-delivery"},
    {PurchaseAction::CleanUp, "bulk-cleanup"},       {PurchaseAction::MarkReviewed, "bulk-mark-reviewed"},
    {PurchaseAction::Cancel, "bulk-cancel"},         {PurchaseAction::DismissMessage, "bulk-dismiss-message"},
};

} // namespace

// The API and the use cases behind it do what the table of domain/PurchaseActions.h says: every state, every action,
// every role.
class TestActionRoutes : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_site = std::make_unique<SiteFixture>(); }
    void cleanup() { m_site.reset(); }

    void theApiRefusesByTheTable_data() { everyState(); }
    void theApiRefusesByTheTable()
    {
        const QByteArray operate = m_site->token(u"till"_s, TokenScope::Operate);
        const QByteArray read = m_site->token(u"eyes"_s, TokenScope::Read);
        for (const auto& row : domain::purchaseActions()) {
            if (row.action == PurchaseAction::Void) // at the window only: it needs a drawer
                continue;
            const domain::Purchase purchase = made();
            const QByteArray path = "/voucher/api/" + routes.value(row.action) + '/' + QByteArray::number(purchase.id);
            const QJsonObject body{{u"reason"_s, u"the test"_s}, {u"phone"_s, u"+62 812-9876-5446"_s}};
            QCOMPARE(m_site->post(path, body, {{"authorization", read}}).status, 403);
            const auto allowed = domain::allows(purchase, row.action);
            const server::Reply reply = m_site->post(path, body, {{"authorization", operate}});
            QVERIFY2(reply.status == (allowed ? 200 : 409),
                     qPrintable(u"%1: %2"_s.arg(domain::toString(row.action)).arg(reply.status)));
            if (!allowed)
                QCOMPARE(SiteFixture::json(reply).value(u"message").toString(), allowed.error().detail);
        }
    }

    void manyAtOnceLikewise_data() { everyState(); }
    void manyAtOnceLikewise()
    {
        const QByteArray operate = m_site->token(u"till"_s, TokenScope::Operate);
        for (const auto& row : domain::purchaseActions()) {
            QCOMPARE(bulkRoutes.contains(row.action), row.toMany);
            if (!row.toMany)
                continue;
            const domain::Purchase purchase = made();
            // A message that has gone out is not wanted twice by a list.
            const bool gone =
                row.action == PurchaseAction::RetryDelivery && (purchase.deliveryStatus == DeliveryStatus::Sent ||
                                                                purchase.deliveryStatus == DeliveryStatus::Delivered ||
                                                                purchase.deliveryStatus == DeliveryStatus::Read);
            const server::Reply reply =
                m_site->post("/voucher/api/" + bulkRoutes.value(row.action),
                             {{u"purchaseIds"_s, QJsonArray{purchase.id}}}, {{"authorization", operate}});
            QCOMPARE(reply.status, 200);
            QCOMPARE(SiteFixture::json(reply).value(u"summary")[u"success"].toInt(),
                     domain::allows(purchase, row.action) && !gone ? 1 : 0);
        }
    }

    void theUseCasesRefuseByRoleAndState_data() { everyState(); }
    void theUseCasesRefuseByRoleAndState()
    {
        for (const auto& row : domain::purchaseActions()) {
            if (row.action == PurchaseAction::TakeCash || row.action == PurchaseAction::Void)
                continue;
            if (row.action == PurchaseAction::CorrectNumber) { // it needs a number, so it is no mere name
                for (const Role role : {Role::None, Role::Cashier, Role::Operator, Role::Owner}) {
                    const domain::Purchase purchase = made();
                    const auto done = m_site->use.recovery.correctNumber(purchase.id, u"0812 9876 5446"_s,
                                                                         {.name = u"window"_s, .role = role});
                    QCOMPARE(done.has_value(), domain::mayDo(role, row.action) && domain::allows(purchase, row.action));
                    if (done)
                        QCOMPARE(done->customerPhone, u"6281298765446"_s);
                }
                continue;
            }
            for (const Role role : {Role::None, Role::Cashier, Role::Operator, Role::Owner}) {
                const domain::Purchase purchase = made();
                const auto done = m_site->use.recovery.perform(row.action, purchase.id,
                                                               {.name = u"window"_s, .role = role}, u"the test"_s);
                const auto allowed = domain::allows(purchase, row.action);
                QCOMPARE(done.has_value(), domain::mayDo(role, row.action) && allowed);
                if (!done && !domain::mayDo(role, row.action))
                    QVERIFY(done.error().kind == core::ErrorKind::Forbidden);
                else if (!done)
                    QVERIFY(done.error() == allowed.error());
            }
        }
    }

    void aCustomerIsForgotten_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("forgotten");
        QTest::newRow("by the number as people write it") << QJsonObject{{u"phone"_s, u"0812-3456-789"_s}} << 200 << 1;
        QTest::newRow("nobody's number") << QJsonObject{{u"phone"_s, u"0812-3456-7777"_s}} << 200 << 0;
        QTest::newRow("no number") << QJsonObject{{u"phone"_s, u"Andi"_s}} << 400 << 0;
        QTest::newRow("nothing") << QJsonObject() << 400 << 0;
        QTest::newRow("no text") << QJsonObject{{u"phone"_s, 8123456789.0}} << 400 << 0;
    }
    void aCustomerIsForgotten()
    {
        QFETCH(QJsonObject, body);
        QFETCH(int, status);
        QFETCH(int, forgotten);
        const QByteArray path = "/voucher/api/forget-customer";
        const domain::Purchase over = m_site->placed();
        (void)m_site->placed(); // open: kept
        for (const QString& sql : {u"UPDATE voucher_purchases SET customer_phone = '628123456789'"_s,
                                   u"UPDATE voucher_purchases SET status = 'completed' WHERE id = %1"_s.arg(over.id)})
            SiteFixture::check(m_site->database->statement(sql).run());
        const QByteArray read = m_site->token(u"eyes"_s, TokenScope::Read);
        QCOMPARE(m_site->post(path, body, {{"authorization", read}}).status, 403);
        QCOMPARE(m_site->post(path, body).status, 401);
        const QByteArray operate = m_site->token(u"till"_s, TokenScope::Operate);
        const server::Reply reply = m_site->post(path, body, {{"authorization", operate}});
        QCOMPARE(reply.status, status);
        const QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
        QCOMPARE(answer.value(u"forgotten").toInt(), forgotten);
        if (forgotten > 0) {
            QCOMPARE(answer.value(u"open").toInt(), 1);
            QVERIFY(answer.value(u"message").toString().contains(u"Copies"_s));
            QVERIFY(!reply.body.contains("23456"));
        }
        const auto order = SiteFixture::value(storage::PurchaseRepository(*m_site->database).find(over.id));
        QCOMPARE(order.customerPhone.isEmpty(), forgotten > 0);
    }

private:
    static void everyState()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("delivery");
        QTest::addColumn<bool>("review");
        for (const PurchaseStatus status : domain::allPurchaseStatuses()) {
            QTest::addRow("%s", qPrintable(domain::toString(status))) << int(status) << 0 << false;
            QTest::addRow("%s, marked", qPrintable(domain::toString(status))) << int(status) << 0 << true;
        }
        for (const DeliveryStatus delivery : domain::allDeliveryStatuses())
            QTest::addRow("completed, message %s", qPrintable(domain::toString(delivery)))
                << int(PurchaseStatus::Completed) << int(delivery) << false;
    }

    // A cash order in the state of this row.
    [[nodiscard]] domain::Purchase made() const
    {
        QFETCH(int, status);
        QFETCH(int, delivery);
        QFETCH(bool, review);
        const domain::Purchase purchase = m_site->placed();
        SiteFixture::check(m_site->database
                               ->statement(u"UPDATE voucher_purchases SET status = '%1', delivery_status = '%2', "
                                           "needs_review = %3 WHERE id = %4"_s
                                               .arg(domain::toString(PurchaseStatus(status)),
                                                    domain::toString(DeliveryStatus(delivery)))
                                               .arg(int(review))
                                               .arg(purchase.id))
                               .run());
        return SiteFixture::value(storage::PurchaseRepository(*m_site->database).find(purchase.id));
    }

    std::unique_ptr<SiteFixture> m_site;
};

QTEST_GUILESS_MAIN(TestActionRoutes)
#include "tst_actionroutes.moc"
