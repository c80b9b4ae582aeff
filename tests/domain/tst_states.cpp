#include "domain/States.h"

#include <QTest>

using namespace loket::domain;

// Checks the tables completely: every state with every event, against the rules of app/CONTRACT.md, section 4.
class TestStates : public QObject
{
    Q_OBJECT

private slots:
    void everyPurchaseEventInEveryState_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("event");
        for (const PurchaseStatus from : allPurchaseStatuses()) {
            for (int event = 0; event <= int(PurchaseEvent::Refunded); ++event) {
                const QString row = toString(from) + QLatin1StringView(" + ") + toString(PurchaseEvent(event));
                QTest::newRow(qPrintable(row)) << toString(from) << event;
            }
        }
    }

    void everyPurchaseEventInEveryState()
    {
        QFETCH(QString, from);
        QFETCH(int, event);
        const PurchaseStatus state = *purchaseStatusFromString(from);
        const auto to = next(state, PurchaseEvent(event));
        switch (PurchaseEvent(event)) {
        case PurchaseEvent::PaymentConfirmed: {
            const bool unpaid = !isPaid(state) && state != PurchaseStatus::Refunded;
            QVERIFY(to == (unpaid ? std::optional(PurchaseStatus::Paid) : std::nullopt));
            break;
        }
        case PurchaseEvent::PaymentFailed:
        case PurchaseEvent::PaymentExpired:
        case PurchaseEvent::CancelRequested:
            QCOMPARE(to.has_value(), state == PurchaseStatus::Pending);
            break;
        case PurchaseEvent::VouchersMade:
        case PurchaseEvent::VouchersGaveUp:
            QCOMPARE(to.has_value(), state == PurchaseStatus::Paid);
            break;
        case PurchaseEvent::RegenerateRequested:
            QCOMPARE(to.has_value(), state == PurchaseStatus::VoucherGenerationFailed);
            break;
        case PurchaseEvent::Refunded:
            QCOMPARE(to.has_value(), state != PurchaseStatus::Refunded);
            break;
        }
    }

    void deliveryNeverGoesBackFromArrived()
    {
        for (const auto& row : deliveryTransitions()) {
            if (row.from == DeliveryStatus::Read)
                QVERIFY(row.event == DeliveryEvent::SendRequested);
            if (row.from == DeliveryStatus::Delivered)
                QVERIFY(row.to == DeliveryStatus::Read || row.event == DeliveryEvent::SendRequested);
        }
        QVERIFY(!next(DeliveryStatus::Queued, DeliveryEvent::SendRequested));
    }

    void endedVouchersComeBackByAnExtensionOnly()
    {
        for (const auto& row : voucherTransitions()) {
            QVERIFY(row.from != VoucherStatus::Removed && row.from != VoucherStatus::Discarded);
            if (row.from == VoucherStatus::UsedUp || row.from == VoucherStatus::Expired)
                QVERIFY(row.to == VoucherStatus::Removed || row.event == VoucherEvent::Extended ||
                        row.event == VoucherEvent::ExtendedUnused);
        }
    }

    void namesAreTheContracts()
    {
        for (const PurchaseStatus status : allPurchaseStatuses())
            QVERIFY(purchaseStatusFromString(toString(status)) == status);
        for (const DeliveryStatus status : allDeliveryStatuses())
            QVERIFY(deliveryStatusFromString(toString(status)) == status);
        for (const VoucherStatus status : allVoucherStatuses())
            QVERIFY(voucherStatusFromString(toString(status)) == status);
        QCOMPARE(toString(PurchaseStatus::VoucherGenerationFailed), QLatin1StringView("voucher_generation_failed"));
        QCOMPARE(toString(DeliveryStatus::NotRequired), QLatin1StringView("not_required"));
        QCOMPARE(toString(VoucherStatus::UsedUp), QLatin1StringView("used_up"));
        QVERIFY(!purchaseStatusFromString(u"Completed"));
    }
};

QTEST_GUILESS_MAIN(TestStates)
#include "tst_states.moc"
