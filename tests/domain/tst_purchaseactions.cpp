#include "core/Reasons.h"
#include "domain/PurchaseActions.h"
#include "support/PrintedPart.h"

#include <QTest>

using namespace loket;
using namespace loket::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

Purchase purchaseIn(PurchaseStatus status)
{
    Purchase purchase;
    purchase.status = status;
    purchase.customerPhone = u"6281234567890"_s;
    purchase.gateway = u"cash"_s;
    purchase.needsReview = true;
    purchase.deliveryStatus = DeliveryStatus::Failed;
    return purchase;
}

QString everyOne(bool (*asked)(const PurchaseActionRow&))
{
    QString text;
    for (const PurchaseActionRow& row : purchaseActions())
        text += asked(row) ? u'x' : u'.';
    return text;
}

} // namespace

// The one table of what people may do with a purchase, written down here a second time.
class TestPurchaseActions : public QObject
{
    Q_OBJECT

private slots:
    void everyStateAllowsItsActions_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("allowed");
        const auto row = [](PurchaseStatus status, const char* allowed) {
            QTest::newRow(qPrintable(toString(status))) << int(status) << QString::fromLatin1(allowed);
        };
        // regenerate, retry delivery, clean up, reviewed, cancel, refunded, correct number, dismiss, take cash, void
        row(PurchaseStatus::Pending, "...xx.x.x.");
        row(PurchaseStatus::Paid, "...x.xx..x");
        row(PurchaseStatus::Completed, ".x.x.xxx.x");
        row(PurchaseStatus::VoucherGenerationFailed, "x..x.xx..x");
        row(PurchaseStatus::Failed, "..xx......");
        row(PurchaseStatus::Expired, "..xx......");
        row(PurchaseStatus::Cancelled, "..xx......");
        row(PurchaseStatus::Refunded, "...x......");
    }
    void everyStateAllowsItsActions()
    {
        QFETCH(int, status);
        const Purchase purchase = purchaseIn(PurchaseStatus(status));
        QString allowed;
        for (const PurchaseActionRow& row : purchaseActions()) {
            const auto may = allows(purchase, row.action);
            allowed += may ? u'x' : u'.';
            if (may)
                continue;
            QVERIFY(may.error().kind == core::ErrorKind::Conflict);
            QVERIFY(may.error().reason == (row.isUnderWay(purchase.status) ? row.busy : row.refuse));
            QVERIFY(!may.error().detail.contains(u'%'));
        }
        QTEST(allowed, "allowed");
    }

    void everyRoleHasItsActions_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("may");
        QTest::newRow("nobody") << int(Role::None) << u".........."_s;
        QTest::newRow("cashier") << int(Role::Cashier) << u"........x."_s;
        QTest::newRow("operator") << int(Role::Operator) << u"xxxxx.xxx."_s;
        QTest::newRow("owner") << int(Role::Owner) << u"xxxxxxxxxx"_s;
    }
    void everyRoleHasItsActions()
    {
        QFETCH(int, role);
        QString may;
        for (const PurchaseActionRow& row : purchaseActions())
            may += mayDo(Role(role), row.action) ? u'x' : u'.';
        QTEST(may, "may");
    }

    void whatMoneyIsGivenBackForIsLookedAtOneByOne()
    {
        QCOMPARE(everyOne([](const PurchaseActionRow& row) { return row.toMany; }), u"xxxxx..x.."_s);
    }

    // What else has to be true, in the states that allow the action.
    void theOtherConditions_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("reason");
        const auto row = [](const char* name, PurchaseAction action, core::Reason reason) {
            QTest::newRow(name) << QString::fromLatin1(name) << int(action) << int(reason);
        };
        row("vouchers being made", PurchaseAction::Regenerate, core::Reason::VouchersUnderWay);
        row("no phone", PurchaseAction::RetryDelivery, core::Reason::OrderWithoutPhone);
        row("on its way", PurchaseAction::RetryDelivery, core::Reason::MessageUnderWay);
        row("forgotten", PurchaseAction::CorrectNumber, core::Reason::CustomerIsForgotten);
        row("its message on its way", PurchaseAction::CorrectNumber, core::Reason::MessageUnderWay);
        row("dismissed", PurchaseAction::DismissMessage, core::Reason::NoLostMessage);
        row("not marked", PurchaseAction::MarkReviewed, core::Reason::NotForReview);
        row("not cash", PurchaseAction::TakeCash, core::Reason::NotPendingCash);
    }
    void theOtherConditions()
    {
        QFETCH(QString, what);
        QFETCH(int, action);
        QFETCH(int, reason);
        Purchase purchase = purchaseIn(PurchaseStatus::Completed);
        if (what == u"vouchers being made")
            purchase.status = PurchaseStatus::Paid;
        else if (what == u"no phone")
            purchase.customerPhone.clear();
        else if (what == u"forgotten")
            purchase.forgottenAt = QDateTime::currentDateTimeUtc();
        else if (what == u"dismissed")
            purchase.messageDismissed = true;
        else if (what == u"on its way" || what == u"its message on its way")
            purchase.deliveryStatus = DeliveryStatus::Queued;
        else if (what == u"not marked")
            purchase.needsReview = false;
        else {
            purchase.status = PurchaseStatus::Pending;
            purchase.gateway = u"tripay"_s;
        }
        const auto may = allows(purchase, PurchaseAction(action));
        QVERIFY(!may);
        QCOMPARE(int(may.error().reason), reason);
    }

    // An action that moves a purchase on is allowed only where the states have that arrow.
    void theStatesHaveTheArrows_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("event");
        QTest::newRow("regenerate") << int(PurchaseAction::Regenerate) << int(PurchaseEvent::RegenerateRequested);
        QTest::newRow("cancel") << int(PurchaseAction::Cancel) << int(PurchaseEvent::CancelRequested);
        QTest::newRow("refund") << int(PurchaseAction::MarkRefunded) << int(PurchaseEvent::Refunded);
        QTest::newRow("void") << int(PurchaseAction::Void) << int(PurchaseEvent::Refunded);
        QTest::newRow("cash") << int(PurchaseAction::TakeCash) << int(PurchaseEvent::PaymentConfirmed);
    }
    void theStatesHaveTheArrows()
    {
        QFETCH(int, action);
        QFETCH(int, event);
        for (const PurchaseStatus status : allPurchaseStatuses()) {
            if (allows(purchaseIn(status), PurchaseAction(action)))
                QVERIFY2(next(status, PurchaseEvent(event)), qPrintable(toString(status)));
        }
    }

    // What is offered as the remedy can be done.
    void theRemedyIsAllowed()
    {
        for (const PurchaseStatus status : allPurchaseStatuses()) {
            for (const DeliveryStatus delivery : allDeliveryStatuses()) {
                for (const bool review : {false, true}) {
                    Purchase purchase = purchaseIn(status);
                    purchase.deliveryStatus = delivery;
                    purchase.needsReview = review;
                    if (const auto remedy = remedyFor(purchase))
                        QVERIFY2(allows(purchase, *remedy), qPrintable(toString(status) + toString(delivery)));
                    else
                        QVERIFY(!review);
                }
            }
        }
    }

    void thePageShowsTheTable()
    {
        QString text = u"| state |"_s;
        QString line = u"|---|"_s;
        for (const PurchaseActionRow& row : purchaseActions()) {
            text += u" %1 |"_s.arg(toString(row.action));
            line += u"---|"_s;
        }
        text += u'\n' + line + u'\n';
        for (const PurchaseStatus status : allPurchaseStatuses()) {
            text += u"| %1 |"_s.arg(toString(status));
            for (const PurchaseActionRow& row : purchaseActions())
                text += row.isFor(status) ? u" yes |"_s : row.isUnderWay(status) ? u" under way |"_s : u" |"_s;
            text += u'\n';
        }
        for (const Role role : allRoles()) {
            text += u"| *%1* |"_s.arg(toString(role));
            for (const PurchaseActionRow& row : purchaseActions())
                text += mayDo(role, row.action) ? u" may |"_s : u" |"_s;
            text += u'\n';
        }
        const QString wrong =
            tests::comparePrinted(QStringLiteral(LOKET_SOURCE "/app/README.md"), u"actions on a purchase"_s, text);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestPurchaseActions)
#include "tst_purchaseactions.moc"
