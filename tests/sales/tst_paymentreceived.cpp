#include "core/Reasons.h"
#include "sales/Nobody.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/PaymentReceived.h"
#include "sales/flow/PlacePurchase.h"
#include "sales/mending/Recovery.h"
#include "storage/ReadModels.h"
#include "storage/ReportModels.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using domain::PaymentEvent;
using domain::PaymentState;
using domain::PurchaseStatus;

// Placing, paying and recovery, on real SQLite and without counterparts.
class TestPaymentReceived : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_policy = Policy();
        m_policy.gateways = {u"tripay"_s, u"cash"_s};
        m_policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
        m_context = std::unique_ptr<Context>(new Context{*m_database, m_clock, m_policy, m_nobody, *m_jobs});
    }
    void cleanup()
    {
        m_context.reset();
        m_jobs.reset();
        m_database.reset();
    }

    void thePriceIsFrozenWithTheOrder()
    {
        const domain::Purchase purchase = place();
        QCOMPARE(purchase.amount, 15000);
        domain::Package package = *storage::PackageRepository(*m_database).find(u"5k"_s);
        package.price = 9000;
        package.profile = u"other"_s;
        auto transaction = storage::Transaction::begin(*m_database);
        QVERIFY(storage::PackageRepository(*m_database).save(*transaction, package));
        QVERIFY(transaction->commit());
        QVERIFY(PaymentReceived(*m_context)(event(purchase, PaymentState::Paid), u"webhook"_s, systemActor));
        QCOMPARE(now(purchase).profile, u"5k"_s);
    }

    void paidWritesTheCodesDownOnceAndQueuesOneJob()
    {
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        for (int i = 0; i < 3; ++i)
            QVERIFY(received(event(purchase, PaymentState::Paid), u"webhook"_s, systemActor));
        QVERIFY(now(purchase).status == PurchaseStatus::Paid);
        QCOMPARE(vouchers(purchase), 3);
        QVERIFY(*storage::JobRepository(*m_database).isAlive(job::issueVouchers, purchase.id));
    }

    void whatDiffersIsRefusedAndNoted()
    {
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        PaymentEvent less = event(purchase, PaymentState::Paid);
        less.amount = 14999;
        QVERIFY(received(less, u"webhook"_s, systemActor).error().kind == core::ErrorKind::Conflict);
        PaymentEvent elsewhere = event(purchase, PaymentState::Paid);
        elsewhere.gateway = u"xendit"_s;
        QVERIFY(received(elsewhere, u"webhook"_s, systemActor).error().kind == core::ErrorKind::Conflict);
        PaymentEvent nobodys = event(purchase, PaymentState::Paid);
        nobodys.orderId = u"LK261122-AAAAAAAAAAAAAAA"_s;
        QVERIFY(received(nobodys, u"webhook"_s, systemActor).error().kind == core::ErrorKind::NotFound);
        QVERIFY(now(purchase).status == PurchaseStatus::Pending);
        QCOMPARE(refusals(purchase), 2);
    }

    // Duitku's 02: cancelled, failed and expired in one code (app/payments/FACTS.md, section 4).
    void aWordForAllEndsIsReadByTheClock_data()
    {
        QTest::addColumn<bool>("mayHaveExpired");
        QTest::addColumn<int>("secondsToExpiry");
        QTest::addColumn<QString>("status");
        QTest::newRow("one word, before the expiry") << true << 1 << u"failed"_s;
        QTest::newRow("one word, at the expiry") << true << 0 << u"expired"_s;
        QTest::newRow("one word, long after") << true << -86400 << u"expired"_s;
        QTest::newRow("clearly failed, after the expiry") << false << -1 << u"failed"_s;
    }
    void aWordForAllEndsIsReadByTheClock()
    {
        QFETCH(bool, mayHaveExpired);
        QFETCH(int, secondsToExpiry);
        QFETCH(QString, status);
        const domain::Purchase purchase = place();
        PaymentEvent ended = event(purchase, PaymentState::Failed);
        ended.mayHaveExpired = mayHaveExpired;
        m_clock.advance(std::chrono::seconds(m_policy.paymentExpiry) - std::chrono::seconds(secondsToExpiry));
        QVERIFY(PaymentReceived(*m_context)(ended, u"poll"_s, systemActor));
        QCOMPARE(domain::toString(now(purchase).status), status);
    }

    void anUntrustedEventWaitsForTheGatewaysWord()
    {
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        PaymentEvent claim = event(purchase, PaymentState::Paid);
        claim.trusted = false;
        QVERIFY(received(claim, u"webhook"_s, systemActor));
        QVERIFY(now(purchase).status == PurchaseStatus::Pending);
        QVERIFY(*storage::JobRepository(*m_database).isAlive(job::checkPayment, purchase.id));
        QVERIFY(received(event(purchase, PaymentState::Paid), u"poll"_s, systemActor)); // under exactly the same key
        QVERIFY(now(purchase).status == PurchaseStatus::Paid);
    }

    // What proves nothing changes nothing, whatever its content and the order's state; the gateway is queried where
    // it would change something.
    void aClaimChangesNothing_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<PaymentState>("state");
        QTest::addColumn<domain::PaymentRemark>("remark");
        QTest::addColumn<bool>("asks");
        using domain::PaymentRemark;
        for (const QString& before : {u"pending"_s, u"paid"_s, u"expired"_s, u"refunded"_s}) {
            const auto row = [&before](const char* name, PaymentState state, PaymentRemark remark, bool asks) {
                QTest::addRow("%s, said %s", qPrintable(before), name) << before << state << remark << asks;
            };
            const bool isPaid = before == u"paid"_s;
            const bool isOpen = before == u"pending"_s || before == u"expired"_s;
            row("paid", PaymentState::Paid, PaymentRemark::None, isOpen);
            row("refunded", PaymentState::Refunded, PaymentRemark::None, isOpen || isPaid);
            row("chargeback", PaymentState::Refunded, PaymentRemark::Chargeback, isOpen || isPaid);
            row("partial refund", PaymentState::Paid, PaymentRemark::PartialRefund, isOpen || isPaid);
            row("partial chargeback", PaymentState::Paid, PaymentRemark::PartialChargeback, isOpen || isPaid);
            row("expired", PaymentState::Expired, PaymentRemark::None, before == u"pending"_s);
            row("failed", PaymentState::Failed, PaymentRemark::None, before == u"pending"_s);
        }
    }
    void aClaimChangesNothing()
    {
        QFETCH(QString, before);
        QFETCH(PaymentState, state);
        QFETCH(domain::PaymentRemark, remark);
        QFETCH(bool, asks);
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        if (before == u"paid"_s || before == u"refunded"_s)
            QVERIFY(received(event(purchase, PaymentState::Paid), u"poll"_s, systemActor));
        if (before == u"expired"_s)
            QVERIFY(received(event(purchase, PaymentState::Expired), u"poll"_s, systemActor));
        if (before == u"refunded"_s)
            QVERIFY(received(event(purchase, PaymentState::Refunded), u"poll"_s, systemActor));
        QCOMPARE(domain::toString(now(purchase).status), before);
        const int made = vouchers(purchase);
        PaymentEvent claim = event(purchase, state);
        claim.trusted = false;
        claim.remark = remark;
        claim.eventKey += u":claim"_s;
        QVERIFY(received(claim, u"webhook"_s, systemActor));
        QCOMPARE(domain::toString(now(purchase).status), before);
        QCOMPARE(vouchers(purchase), made);
        QCOMPARE(*storage::JobRepository(*m_database).isAlive(job::checkPayment, purchase.id), asks);
    }

    // Even the gateway's own report of a partial refund proves no payment where none is recorded.
    void aPartGivenBackPaysNothing_data()
    {
        QTest::addColumn<domain::PaymentRemark>("remark");
        QTest::newRow("refund") << domain::PaymentRemark::PartialRefund;
        QTest::newRow("chargeback") << domain::PaymentRemark::PartialChargeback;
    }
    void aPartGivenBackPaysNothing()
    {
        QFETCH(domain::PaymentRemark, remark);
        const domain::Purchase purchase = place();
        PaymentEvent part = event(purchase, PaymentState::Paid);
        part.remark = remark;
        part.givenBack = 1000;
        const auto answer = PaymentReceived(*m_context)(part, u"poll"_s, systemActor);
        QVERIFY(!answer && answer.error().kind == core::ErrorKind::Conflict);
        QVERIFY(now(purchase).status == PurchaseStatus::Pending);
        QVERIFY(now(purchase).needsReview);
        QCOMPARE(vouchers(purchase), 0);
        QCOMPARE(refusals(purchase), 1);
    }

    // Parts add up, a repeat adds nothing, and when the rest is refunded too, all of it was refunded once.
    void partsAreBookedOnce()
    {
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        QVERIFY(received(event(purchase, PaymentState::Paid), u"poll"_s, systemActor));
        const auto givenBack = [&] {
            const QDateTime time = m_clock.now();
            return storage::ReportModels(*m_database).total(time.addDays(-1), time.addDays(1))->refunded;
        };
        for (const auto& [total, booked] : {std::pair{1000, 1000}, {1000, 1000}, {4000, 4000}, {1000, 4000}}) {
            PaymentEvent part = event(purchase, PaymentState::Paid);
            part.remark = domain::PaymentRemark::PartialRefund;
            part.givenBack = total;
            part.eventKey += u":part%1"_s.arg(total);
            QVERIFY(received(part, u"poll"_s, systemActor));
            QCOMPARE(givenBack(), booked);
            QVERIFY(now(purchase).needsReview);
            QVERIFY(now(purchase).status == PurchaseStatus::Paid);
        }
        QVERIFY(received(event(purchase, PaymentState::Refunded), u"poll"_s, systemActor));
        QVERIFY(now(purchase).status == PurchaseStatus::Refunded);
        QCOMPARE(givenBack(), purchase.amount);
    }

    // More than the price is the price where the event itself says why, and the gateway confirms the sum.
    void aFeeOnTopIsKnownFromTheEvent()
    {
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        PaymentEvent sum = event(purchase, PaymentState::Paid);
        sum.amount += 700;
        QVERIFY(received(sum, u"poll"_s, systemActor).error().kind == core::ErrorKind::Conflict);
        QVERIFY(now(purchase).needsReview);
        PaymentEvent claim = event(purchase, PaymentState::Paid);
        claim.trusted = false;
        claim.surplus = 700;
        QVERIFY(received(claim, u"webhook"_s, systemActor));
        QVERIFY(now(purchase).status == PurchaseStatus::Pending);
        PaymentEvent more = sum;
        more.amount += 1;
        QVERIFY(received(more, u"poll"_s, systemActor).error().kind == core::ErrorKind::Conflict);
        QVERIFY(received(sum, u"poll"_s, systemActor));
        QVERIFY(now(purchase).status == PurchaseStatus::Paid);
        QCOMPARE(now(purchase).amount, purchase.amount);
        QCOMPARE(paidLine(purchase).value(u"surplus"_s).toInt(), 700);
        QCOMPARE(paidLine(purchase).value(u"amount"_s).toInteger(), purchase.amount);
    }

    // What was wrong may be set right at the gateway: refused once however often it is told, and paid when it fits.
    void aWrongAmountIsNotTheLastWord_data()
    {
        QTest::addColumn<int>("difference");
        QTest::newRow("less") << -1000;
        QTest::newRow("more, and nobody says why") << 700;
    }
    void aWrongAmountIsNotTheLastWord()
    {
        QFETCH(int, difference);
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        PaymentEvent wrong = event(purchase, PaymentState::Paid);
        wrong.amount += difference;
        for (int poll = 0; poll < 3; ++poll)
            QVERIFY(received(wrong, u"poll"_s, systemActor).error().reason == core::Reason::PaymentAmountDiffers);
        QCOMPARE(refusals(purchase), 1);
        QVERIFY(now(purchase).needsReview);
        QVERIFY(now(purchase).status == PurchaseStatus::Pending);
        QVERIFY(received(event(purchase, PaymentState::Paid), u"poll"_s, systemActor));
        QVERIFY(now(purchase).status == PurchaseStatus::Paid);
        QVERIFY(now(purchase).needsReview);
        QCOMPARE(vouchers(purchase), 3);
        QCOMPARE(paidLine(purchase).value(u"amount"_s).toInteger(), purchase.amount);
        QVERIFY(!paidLine(purchase).contains(u"surplus"_s)); // nothing was paid on top
    }

    void anotherCurrencyIsRefused_data()
    {
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("taken");
        QTest::newRow("not told") << QString() << true;
        QTest::newRow("rupiah") << u"IDR"_s << true;
        QTest::newRow("small letters") << u"idr"_s << true;
        QTest::newRow("dollars") << u"USD"_s << false;
    }
    void anotherCurrencyIsRefused()
    {
        QFETCH(QString, currency);
        QFETCH(bool, taken);
        const domain::Purchase purchase = place();
        PaymentEvent paid = event(purchase, PaymentState::Paid);
        paid.currency = currency;
        QCOMPARE(PaymentReceived(*m_context)(paid, u"poll"_s, systemActor).has_value(), taken);
        QVERIFY((now(purchase).status == PurchaseStatus::Paid) == taken);
        QCOMPARE(now(purchase).needsReview, !taken);
    }

    // Whatever arrives in whatever order and however often: vouchers are planned exactly once if and only if a paid
    // event was among it, and only a refund reverts that.
    void anyOrderOfEventsEndsRight_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void anyOrderOfEventsEndsRight()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        bool made = false;
        bool paid = false;
        bool refunded = false;
        for (int i = 0, count = 1 + int(random.bounded(12)); i < count; ++i) {
            const auto state = PaymentState(random.bounded(int(PaymentState::Refunded) + 1));
            QVERIFY(received(event(purchase, state), u"webhook"_s, systemActor));
            refunded = refunded || state == PaymentState::Refunded;
            paid = paid || state == PaymentState::Paid;
            made = made || (paid && !refunded); // a payment reported after its refund makes nothing
        }
        const domain::Purchase after = now(purchase);
        QCOMPARE(vouchers(purchase), made ? 3 : 0);
        QVERIFY(domain::isPaid(after.status) == (paid && !refunded));
        QVERIFY((after.status == PurchaseStatus::Refunded) == refunded);
    }

    void aRefundIsTheLastWordAlsoWhereItComesFirst()
    {
        const domain::Purchase purchase = place();
        const PaymentReceived received(*m_context);
        QVERIFY(received(event(purchase, PaymentState::Refunded), u"poll"_s, systemActor));
        QVERIFY(now(purchase).needsReview);
        QVERIFY(received(event(purchase, PaymentState::Paid), u"webhook"_s, systemActor));
        QVERIFY(now(purchase).status == PurchaseStatus::Refunded);
        QCOMPARE(vouchers(purchase), 0);
        const storage::JobRepository jobs(*m_database);
        for (const QString& kind : {job::createPayment, job::checkPayment, job::issueVouchers, job::withdrawVouchers})
            QVERIFY2(!*jobs.isAlive(kind, purchase.id), qPrintable(kind));
    }

    // Three vouchers of a format that has one code: the money is booked all the same, and the shortage is visible.
    void moneyIsBookedAlsoWhereNoCodeIsFree()
    {
        m_policy.codes.alphabet = u"A"_s;
        const domain::Purchase purchase = place();
        QVERIFY(PaymentReceived(*m_context)(event(purchase, PaymentState::Paid), u"webhook"_s, systemActor));
        QVERIFY(now(purchase).status == PurchaseStatus::Paid);
        QCOMPARE(vouchers(purchase), 1);
        const auto first = storage::VoucherRepository(*m_database).ofPurchase(purchase.id)->first();
        auto transaction = storage::Transaction::begin(*m_database);
        domain::Voucher made = first;
        QVERIFY(storage::VoucherRepository(*m_database)
                    .advance(*transaction, made, domain::VoucherEvent::MadeOnRouter, m_clock.now()));
        const storage::JobRepository jobs(*m_database);
        const auto claimed = jobs.claim(*transaction, job::issueVouchers, 1, u"test"_s, m_clock.now(), m_clock.now());
        QVERIFY(transaction->commit());
        QCOMPARE(claimed->size(), 1);
        IssueVouchers issue(*m_context);
        const auto issued = issue(claimed->first());
        QTRY_VERIFY(issued.isFinished()); // it shares a commit, which the event loop ends
        QVERIFY(issued.result());
        QVERIFY(now(purchase).status == PurchaseStatus::VoucherGenerationFailed);
        QVERIFY2(now(purchase).failureReason.contains(u"voucher.length"_s), qPrintable(now(purchase).failureReason));
    }

    void mendingIsGuarded()
    {
        const domain::Purchase purchase = place();
        Recovery recovery(*m_context);
        QVERIFY(recovery.regenerate(999, systemActor).error().kind == core::ErrorKind::NotFound);
        QVERIFY(recovery.regenerate(purchase.id, systemActor).error().kind == core::ErrorKind::Conflict);
        QVERIFY(recovery.retryDelivery(purchase.id, systemActor).error().kind == core::ErrorKind::Conflict);
        QVERIFY(recovery.cleanUp(purchase.id, systemActor).error().kind == core::ErrorKind::Conflict);
        m_clock.advance(std::chrono::hours(25));
        const auto swept = recovery.expireStale(systemActor).result();
        QVERIFY(swept);
        QCOMPARE(*swept, QList<qint64>{purchase.id});
        QVERIFY(now(purchase).status == PurchaseStatus::Expired);
        QVERIFY(recovery.cleanUp(purchase.id, systemActor));
        QVERIFY(recovery.expireStale(systemActor).result()->isEmpty());
    }

private:
    domain::Purchase place()
    {
        const auto placed = PlacePurchase(*m_context)(
            {.packageId = u"5k"_s, .customerName = u"Andi"_s, .customerPhone = u"08123456789"_s, .quantity = 3});
        if (!placed)
            qFatal("%s", qPrintable(placed.error().detail));
        return placed->purchase;
    }

    static PaymentEvent event(const domain::Purchase& purchase, PaymentState state)
    {
        return {.gateway = purchase.gateway,
                .orderId = purchase.invoiceId,
                .reference = u"T1"_s,
                .state = state,
                .amount = purchase.amount,
                .eventKey = purchase.invoiceId + u':' + domain::toString(state)};
    }

    domain::Purchase now(const domain::Purchase& purchase)
    {
        return *storage::PurchaseRepository(*m_database).find(purchase.id);
    }
    int vouchers(const domain::Purchase& purchase)
    {
        const auto all = storage::VoucherRepository(*m_database).ofPurchase(purchase.id);
        return all ? int(all->size()) : -1;
    }
    QJsonObject paidLine(const domain::Purchase& purchase)
    {
        const auto story = storage::ReadModels(*m_database).story(purchase.id);
        for (const storage::StoryLine& line : story->lines) {
            if (line.action == u"payment.paid"_s)
                return line.detail;
        }
        return {};
    }
    int refusals(const domain::Purchase& purchase)
    {
        const auto story = storage::ReadModels(*m_database).story(purchase.id);
        return int(std::count_if(story->lines.begin(), story->lines.end(),
                                 [](const auto& line) { return line.action == u"payment.refused"_s; }));
    }

    core::ManualClock m_clock;
    Policy m_policy;
    tests::Nobody m_nobody;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<Context> m_context;
};

QTEST_GUILESS_MAIN(TestPaymentReceived)
#include "tst_paymentreceived.moc"
