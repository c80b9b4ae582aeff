#include "sales/Nobody.h"
#include "sales/mending/Recovery.h"
#include "sales/people/CounterSales.h"
#include "sales/vouchers/Stock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Rupiah;
using domain::PurchaseStatus;
using domain::Role;
using storage::ShiftReport;

// Shifts and the counter's sales on real SQLite: every rupiah is in one drawer, once.
class TestShifts : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_policy = Policy();
        m_policy.gateways = {u"tripay"_s}; // the counter accepts cash all the same
        m_policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
        m_context = std::unique_ptr<Context>(new Context{*m_database, m_clock, m_policy, m_nobody, *m_jobs});
        m_shifts = std::make_unique<Shifts>(*m_context);
        m_counter = std::make_unique<CounterSales>(*m_context);
        m_rina = member(u"Rina"_s, Role::Cashier);
        m_dewi = member(u"Dewi"_s, Role::Cashier);
        m_sri = member(u"Bu Sri"_s, Role::Owner);
    }
    void cleanup()
    {
        m_counter.reset();
        m_shifts.reset();
        m_context.reset();
        m_jobs.reset();
        m_database.reset();
    }

    void aSaleNeedsAnOpenShift()
    {
        const auto refused = sell(u"3k"_s, 1, 3000);
        QVERIFY(!refused && refused.error().kind == ErrorKind::Conflict);
        QVERIFY(m_shifts->open(0, m_rina));
        QVERIFY(sell(u"3k"_s, 1, 3000));
    }

    void oneOpenShiftEach()
    {
        QVERIFY(m_shifts->open(1000, m_rina));
        QVERIFY(m_shifts->open(1000, m_rina).error().kind == ErrorKind::Conflict);
        QVERIFY(m_shifts->open(1000, m_dewi));
        QVERIFY(m_shifts->open(1000, Actor{u"operator"_s})); // a window without staff has its own drawer
        QVERIFY(m_shifts->open(1000, Actor{u"operator"_s}).error().kind == ErrorKind::Conflict);
    }

    void floatsThatAreRefused_data()
    {
        QTest::addColumn<qint64>("cash");
        QTest::newRow("less than nothing") << qint64(-1);
        QTest::newRow("more than a drawer holds") << mostCash + 1;
    }
    void floatsThatAreRefused()
    {
        QFETCH(qint64, cash);
        QVERIFY(m_shifts->open(cash, m_rina).error().kind == ErrorKind::InvalidInput);
    }

    void aSaleIsPaidAndCarriesItsShift()
    {
        const auto shift = m_shifts->open(0, m_rina);
        const auto sold = sell(u"5k"_s, 3, 20'000);
        QVERIFY(sold);
        QVERIFY(sold->purchase.status == PurchaseStatus::Paid);
        QCOMPARE(sold->purchase.cashier, u"Rina"_s);
        QCOMPARE(sold->change(), 5000);
        QCOMPARE(sold->shiftId, shift->id);
        QCOMPARE(storage::VoucherRepository(*m_database).ofPurchase(sold->purchase.id)->size(), 3);
        QVERIFY(*storage::JobRepository(*m_database).isAlive(job::issueVouchers, sold->purchase.id));
    }

    void enterPressedTwiceSellsOnce()
    {
        (void)*m_shifts->open(0, m_rina);
        const CounterOrder order{.packageId = u"5k"_s, .cashGiven = 5000, .key = u"one"_s};
        const auto first = m_counter->sell(order, m_rina);
        const auto second = m_counter->sell(order, m_rina);
        QVERIFY(first && second);
        QCOMPARE(second->purchase.id, first->purchase.id);
        QVERIFY(second->repeated && !first->repeated);
        QCOMPARE(report(first->shiftId).sold.amount, 5000);
        CounterOrder other = order;
        other.quantity = 2;
        QVERIFY(m_counter->sell(other, m_rina).error().kind == ErrorKind::Conflict);
    }

    void ordersThatAreRefusedLeaveNothing_data()
    {
        QTest::addColumn<CounterOrder>("order");
        QTest::newRow("too little cash") << CounterOrder{.packageId = u"5k"_s, .cashGiven = 4999, .key = u"k"_s};
        QTest::newRow("no such package") << CounterOrder{.packageId = u"7k"_s, .cashGiven = 9999, .key = u"k"_s};
        QTest::newRow("none") << CounterOrder{.packageId = u"5k"_s, .quantity = 0, .key = u"k"_s};
        QTest::newRow("too many") << CounterOrder{
            .packageId = u"5k"_s, .quantity = 101, .cashGiven = 999'999, .key = u"k"_s};
        QTest::newRow("no phone number") << CounterOrder{
            .packageId = u"5k"_s, .customerPhone = u"12"_s, .cashGiven = 5000, .key = u"k"_s};
        QTest::newRow("no key") << CounterOrder{.packageId = u"5k"_s, .cashGiven = 5000};
    }
    void ordersThatAreRefusedLeaveNothing()
    {
        QFETCH(CounterOrder, order);
        const auto shift = m_shifts->open(0, m_rina);
        QVERIFY(m_counter->sell(order, m_rina).error().kind == ErrorKind::InvalidInput);
        QCOMPARE(report(shift->id).sold.count, 0);
        QVERIFY(!storage::PurchaseRepository(*m_database).find(1));
    }

    void cashMovements_data()
    {
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("good");
        QTest::newRow("in") << qint64(50'000) << u"change from the bank"_s << true;
        QTest::newRow("out") << qint64(-10'000) << u"ice"_s << true;
        QTest::newRow("all of it") << qint64(-20'000) << u"to the owner"_s << true;
        QTest::newRow("more than there is") << qint64(-20'001) << u"to the owner"_s << false;
        QTest::newRow("nothing") << qint64(0) << u"ice"_s << false;
        QTest::newRow("without a reason") << qint64(1000) << u"  "_s << false;
    }
    void cashMovements()
    {
        QFETCH(qint64, amount);
        QFETCH(QString, reason);
        QFETCH(bool, good);
        const auto shift = m_shifts->open(20'000, m_rina);
        const auto moved = m_shifts->move(amount, reason, m_rina);
        QCOMPARE(bool(moved), good);
        QCOMPARE(report(shift->id).expected(), 20'000 + (good ? amount : 0));
    }

    void theReportAddsUp()
    {
        const auto shift = m_shifts->open(100'000, m_rina);
        (void)*sell(u"3k"_s, 1, 5000);
        const auto five = sell(u"5k"_s, 2, 10'000);
        (void)*sell(u"5k"_s, 1, 50'000);
        const auto ten = sell(u"10k"_s, 1, 10'000);
        (void)*m_shifts->move(-7000, u"ice"_s, m_rina);
        (void)*m_shifts->move(2000, u"found"_s, m_rina);
        QVERIFY(m_counter->voidSale(five->purchase.id, u"wrong package"_s, m_sri, m_rina));
        refund(ten->purchase.id);
        const auto closed =
            m_shifts->close(shift->id, {{{50'000, 1}, {20'000, 1}, {10'000, 3}, {1000, 2}}}, u"ok"_s, m_rina);
        QVERIFY(closed);
        QCOMPARE(closed->sold, (ShiftReport::Sum{4, 28'000}));
        QCOMPARE(closed->voided, (ShiftReport::Sum{1, 10'000}));
        QCOMPARE(closed->refunded, (ShiftReport::Sum{1, 10'000}));
        QCOMPARE(closed->packages.size(), 3);
        QCOMPARE(closed->packages.first().id, u"5k"_s);
        QCOMPARE(closed->packages.first().vouchers, 3);
        QCOMPARE(closed->shift.expected, 100'000 + 28'000 - 10'000 - 10'000 - 7000 + 2000);
        QCOMPARE(closed->shift.counted, 102'000);
        QCOMPARE(closed->shift.difference(), -1000);
        // What comes later changes nothing in a closed shift.
        m_clock.advance(1h);
        const auto again = report(shift->id);
        QCOMPARE(again.shift.expected, closed->shift.expected);
        QCOMPARE(again.refunded, closed->refunded);
        QCOMPARE(again.shift.pieces.value(10'000), 3);
        QVERIFY(m_shifts->close(shift->id, {}, {}, m_rina).error().kind == ErrorKind::Conflict);
        QVERIFY(sell(u"3k"_s, 1, 3000).error().kind == ErrorKind::Conflict);
    }

    void aVoidTakesTheVouchersAwayAndTheMoneyOut()
    {
        const auto shift = m_shifts->open(0, m_rina);
        const auto sold = sell(u"5k"_s, 1, 5000);
        const auto voided = m_counter->voidSale(sold->purchase.id, u"changed her mind"_s, m_sri, m_rina);
        QVERIFY(voided && voided->status == PurchaseStatus::Refunded);
        QVERIFY(!*storage::JobRepository(*m_database).isAlive(job::issueVouchers, sold->purchase.id));
        QVERIFY(*storage::JobRepository(*m_database).isAlive(job::withdrawVouchers, sold->purchase.id));
        QCOMPARE(report(shift->id).expected(), 0);
        QVERIFY(!m_counter->voidSale(sold->purchase.id, u"again"_s, m_sri, m_rina));
        QCOMPARE(report(shift->id).voided.count, 1);
    }

    void aVoidNeedsTheOwner()
    {
        (void)*m_shifts->open(0, m_rina);
        const auto sold = sell(u"5k"_s, 1, 5000);
        QVERIFY(m_counter->voidSale(sold->purchase.id, u"x"_s, m_rina, m_rina).error().kind == ErrorKind::Forbidden);
    }

    void theMoneyOfAnOldSaleComesOutOfThePresentDrawer()
    {
        const auto morning = m_shifts->open(0, m_rina);
        const auto sold = sell(u"5k"_s, 1, 5000);
        QVERIFY(m_shifts->close(morning->id, {{{5000, 1}}}, {}, m_rina));
        QVERIFY(m_counter->voidSale(sold->purchase.id, u"x"_s, m_sri, m_dewi).error().kind == ErrorKind::Conflict);
        const auto evening = m_shifts->open(50'000, m_dewi);
        QVERIFY(m_counter->voidSale(sold->purchase.id, u"x"_s, m_sri, m_dewi));
        QCOMPARE(report(evening->id).expected(), 45'000);
        QCOMPARE(report(morning->id).voided.count, 0);
        QCOMPARE(storage::ShiftRepository(*m_database).salesOf(evening->id, 10)->size(), 1);
    }

    // Of a sale of the morning, whose shift may be closed; by the person who refunds it.
    void aRefundLeavesTheDrawerThatPaysItOut_data()
    {
        QTest::addColumn<bool>("morningIsClosed");
        QTest::addColumn<bool>("dewiIsOpen");
        QTest::addColumn<bool>("byOwner");   // else by Dewi, who may refund where she is an owner too
        QTest::addColumn<qint64>("morning"); // expected in the drawers then
        QTest::addColumn<qint64>("evening");
        QTest::newRow("its shift is open, the owner has none") << false << true << true << qint64(0) << qint64(50'000);
        QTest::newRow("its shift is open, another pays") << false << true << false << qint64(5000) << qint64(45'000);
        QTest::newRow("its shift is closed, another pays") << true << true << false << qint64(5000) << qint64(45'000);
        QTest::newRow("its shift is closed, no drawer") << true << true << true << qint64(5000) << qint64(50'000);
        QTest::newRow("none is open") << true << false << false << qint64(5000) << qint64(50'000);
    }
    void aRefundLeavesTheDrawerThatPaysItOut()
    {
        QFETCH(bool, morningIsClosed);
        QFETCH(bool, dewiIsOpen);
        QFETCH(bool, byOwner);
        QFETCH(qint64, morning);
        QFETCH(qint64, evening);
        const Actor second = member(u"Bu Ani"_s, Role::Owner);
        const auto first = m_shifts->open(0, m_rina);
        const auto sold = sell(u"5k"_s, 1, 5000);
        if (morningIsClosed)
            QVERIFY(m_shifts->close(first->id, {{{5000, 1}}}, {}, m_rina));
        m_clock.advance(1h);
        const auto later = m_shifts->open(50'000, second);
        if (!dewiIsOpen)
            QVERIFY(m_shifts->close(later->id, {{{50'000, 1}}}, {}, second));
        m_clock.advance(1h);
        Recovery recovery(*m_context);
        const auto refunded = recovery.markRefunded(sold->purchase.id, byOwner ? m_sri : second, u"no signal"_s);
        QVERIFY2(refunded, refunded ? "" : qPrintable(refunded.error().detail));
        QCOMPARE(report(first->id).expected(), morning);
        QCOMPARE(report(later->id).expected(), evening);
        const bool here = evening == 45'000;
        QCOMPARE(report(later->id).refunded, (ShiftReport::Sum{here ? 1 : 0, here ? 5000 : 0}));
        QCOMPARE(storage::ShiftRepository(*m_database).salesOf(later->id, 10)->size(), here ? 1 : 0);
        // Nothing of it changes when everything is closed.
        if (dewiIsOpen)
            QVERIFY(m_shifts->close(later->id, {}, {}, second));
        QCOMPARE(report(later->id).shift.expected, evening);
    }

    void cashForAnOrderMadeOnThePhoneGoesIntoTheDrawer()
    {
        m_policy.gateways = {u"cash"_s};
        const auto shift = m_shifts->open(0, m_rina);
        PurchaseRequest request;
        request.packageId = u"10k"_s;
        request.customerName = u"Siti"_s;
        request.customerPhone = u"08123456789"_s;
        const auto placed = PlacePurchase(*m_context)(request);
        QVERIFY(placed);
        QVERIFY(!m_counter->takeCash(placed->purchase.id, 9000, m_rina));
        const auto taken = m_counter->takeCash(placed->purchase.id, 10'000, m_rina);
        QVERIFY(taken);
        QCOMPARE(taken->purchase.cashier, u"Rina"_s); // who took the money, in the reports too
        QVERIFY(m_counter->takeCash(placed->purchase.id, 10'000, m_rina).error().kind == ErrorKind::Conflict);
        QCOMPARE(report(shift->id).expected(), 10'000);
    }

    // Served from the stock, the order is complete at once: the window need not wait for vouchers.
    void whatIsServedFromStockSaysSo_data()
    {
        QTest::addColumn<bool>("onThePhone");
        QTest::newRow("sold at the counter") << false;
        QTest::newRow("ordered on the phone") << true;
    }
    void whatIsServedFromStockSaysSo()
    {
        QFETCH(bool, onThePhone);
        m_policy.gateways = {u"cash"_s};
        m_policy.stockAtCounter = m_policy.stockOnline = StockUse::Always;
        stock(u"5k"_s, 1);
        const auto shift = m_shifts->open(0, m_rina);
        core::Result<SoldAtCounter> sold;
        if (onThePhone) {
            const auto placed = PlacePurchase(*m_context)(
                {.packageId = u"5k"_s, .customerName = u"Siti"_s, .customerPhone = u"08123456789"_s});
            sold = m_counter->takeCash(placed->purchase.id, 5000, m_rina);
        } else {
            sold = sell(u"5k"_s, 1, 5000);
        }
        QVERIFY(sold && sold->purchase.status == PurchaseStatus::Completed);
        QVERIFY(sold->fromStock);
        const auto booked = storage::ShiftRepository(*m_database).saleOf(sold->purchase.id);
        QVERIFY(*booked && (*booked)->fromStock);
        QCOMPARE((*booked)->shiftId, shift->id);
    }

    // Cancelled and withdrawn, or neither.
    void withdrawingABatchThatIsBeingMadeIsOneCommit()
    {
        const qint64 batch = stock(u"5k"_s, 3);
        int commits = 0;
        m_database->onEffect([&](const char*) { ++commits; });
        QCOMPARE(*Stock(*m_context).withdrawBatch(batch, m_sri), 3);
        m_database->onEffect([](const char*) {});
        QCOMPARE(commits, 1);
        const storage::StockRepository repository(*m_database);
        QVERIFY(repository.find(batch)->state == domain::BatchState::Cancelled);
        QCOMPARE(repository.count(batch)->withdrawing, 3);
        QCOMPARE(Stock(*m_context).withdrawBatch(batch + 1, m_sri).error().kind == ErrorKind::NotFound, true);
    }

    // People type the customer's number into a reason; the audit log holds none.
    void noPhoneNumberReachesTheAuditLog()
    {
        (void)*m_shifts->open(10'000, m_rina);
        const QString reason = u"batal, hubungi 0812-3456-789"_s;
        const auto sold = sell(u"5k"_s, 1, 5000);
        QVERIFY(m_counter->voidSale(sold->purchase.id, reason, m_sri, m_rina));
        QVERIFY(m_shifts->move(-1000, reason, m_rina));
        QVERIFY(m_shifts->move(1000, reason, m_rina));
        storage::Statement lines = m_database->statement("SELECT detail FROM audit_log WHERE detail LIKE '%hubungi%'");
        QVERIFY(lines.run());
        int found = 0;
        for (; lines.next(); ++found)
            QVERIFY2(!lines.text(0).contains(u"3456"_s), qPrintable(lines.text(0)));
        QCOMPARE(found, 3);
    }

    void nobodyClosesSomebodyElsesShiftButTheOwner()
    {
        const auto shift = m_shifts->open(1000, m_rina);
        QVERIFY(m_shifts->close(shift->id, {}, {}, m_dewi).error().kind == ErrorKind::Forbidden);
        const auto closed = m_shifts->close(shift->id, {{{1000, 1}}}, u"went home"_s, m_sri);
        QVERIFY(closed);
        QCOMPARE(closed->shift.closedBy, u"owner:Bu Sri"_s);
    }

    // Nothing is handed over that has no codes, nor twice; what is taken back owes nothing.
    void aSaleIsHandedOverOnce()
    {
        (void)*m_shifts->open(0, m_rina);
        const auto sold = sell(u"5k"_s, 1, 5000);
        const auto other = sell(u"3k"_s, 1, 3000);
        const storage::ShiftRepository shifts(*m_database);
        QCOMPARE(shifts.notHandedOver(10)->size(), 2);
        QCOMPARE(shifts.notHandedOver(10)->first().sale.purchaseId, sold->purchase.id); // oldest first
        QCOMPARE(*m_counter->handOver(sold->purchase.id, m_rina), false);               // no codes yet
        complete(sold->purchase.id);
        QVERIFY(m_counter->handOver(sold->purchase.id, Actor{u"x"_s, Role::None}).error().kind == ErrorKind::Forbidden);
        QCOMPARE(*m_counter->handOver(sold->purchase.id, m_rina), true);
        const QDateTime at = shifts.saleOf(sold->purchase.id).value()->handedOverAt;
        QVERIFY(at.isValid());
        m_clock.advance(1h);
        QCOMPARE(*m_counter->handOver(sold->purchase.id, m_dewi), false);
        QCOMPARE(shifts.saleOf(sold->purchase.id).value()->handedOverAt, at);
        QCOMPARE(shifts.notHandedOver(10)->size(), 1);
        QVERIFY(m_counter->voidSale(other->purchase.id, u"gone"_s, m_sri, m_rina));
        QCOMPARE(shifts.notHandedOver(10)->size(), 0);
        QCOMPARE(*m_counter->handOver(4711, m_rina), false); // sold nowhere
    }

    // The window says what the customer was told.
    void anotherPriceIsRefusedAndLeavesNothing()
    {
        const auto shift = m_shifts->open(0, m_rina);
        const auto refused =
            m_counter->sell({.packageId = u"5k"_s, .cashGiven = 9000, .amount = 4000, .key = u"k"_s}, m_rina);
        QVERIFY(!refused && refused.error().kind == ErrorKind::Conflict);
        QVERIFY(refused.error().detail.contains(u"Rp 5.000"_s));
        QCOMPARE(report(shift->id).sold.count, 0);
        QVERIFY(m_counter->sell({.packageId = u"5k"_s, .cashGiven = 9000, .amount = 5000, .key = u"k"_s}, m_rina));
    }

    void countsThatAreRefused_data()
    {
        QTest::addColumn<CashCount>("count");
        QTest::newRow("a note that is none") << CashCount{{{3000, 1}}};
        QTest::newRow("less than none") << CashCount{{{1000, -1}}};
        QTest::newRow("more than there are") << CashCount{{{100'000, 1'000'000}}};
    }
    void countsThatAreRefused()
    {
        QFETCH(CashCount, count);
        const auto shift = m_shifts->open(1000, m_rina);
        QVERIFY(m_shifts->close(shift->id, count, {}, m_rina).error().kind == ErrorKind::InvalidInput);
    }

private:
    Actor member(const QString& name, Role role)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        storage::StaffMember member{.name = name, .role = role, .createdAt = m_clock.now()};
        if (!storage::StaffRepository(*m_database).insert(*transaction, member, "hash") || !transaction->commit())
            qFatal("no staff");
        return {.name = domain::toString(role) + u':' + name, .role = role, .staffId = member.id, .person = name};
    }
    core::Result<SoldAtCounter> sell(const QString& package, int quantity, Rupiah cash)
    {
        return m_counter->sell(
            {.packageId = package, .quantity = quantity, .cashGiven = cash, .key = QString::number(++m_keys)}, m_rina);
    }
    // A batch of the package that is still called "making", its vouchers on the router. Answers its id.
    qint64 stock(const QString& packageId, int quantity)
    {
        const Ledger ledger(*m_context);
        const auto package = ledger.packages.find(packageId);
        domain::Batch batch{.code = domain::newInvoiceId(m_clock.now().date()),
                            .packageId = package->id,
                            .packageName = package->name,
                            .router = m_policy.defaultRouter,
                            .quantity = quantity,
                            .profile = package->profile,
                            .price = package->price,
                            .duration = package->duration,
                            .counts = package->counts,
                            .quotaBytes = package->quotaBytes,
                            .actor = m_sri.name,
                            .createdAt = m_clock.now()};
        const auto stored = ledger.inTransaction([&](storage::Transaction& transaction) -> core::Result<void> {
            LOKET_TRY(ledger.stock.insert(transaction, batch));
            for (int number = 1; number <= quantity; ++number) {
                const QString code = u"stock"_s + QString::number(number);
                domain::Voucher voucher = domain::stockVoucher(batch, number, {code, code}, m_clock.now());
                LOKET_TRY(ledger.vouchers.insert(transaction, voucher));
                LOKET_TRY(
                    ledger.vouchers.advance(transaction, voucher, domain::VoucherEvent::MadeOnRouter, m_clock.now()));
            }
            return {};
        });
        if (!stored)
            qFatal("%s", qPrintable(stored.error().detail));
        return batch.id;
    }
    ShiftReport report(qint64 shiftId) { return *storage::ShiftRepository(*m_database).report(shiftId); }
    void complete(qint64 purchaseId)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        const storage::PurchaseRepository purchases(*m_database);
        auto purchase = purchases.find(purchaseId);
        QVERIFY(purchases.advance(*transaction, *purchase, domain::PurchaseEvent::VouchersMade, m_clock.now()));
        QVERIFY(transaction->commit());
    }
    void refund(qint64 purchaseId)
    {
        auto transaction = storage::Transaction::begin(*m_database);
        const storage::PurchaseRepository purchases(*m_database);
        auto purchase = purchases.find(purchaseId);
        QVERIFY(purchases.advance(*transaction, *purchase, domain::PurchaseEvent::Refunded, m_clock.now()));
        QVERIFY(transaction->commit());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    core::ManualClock m_clock;
    std::unique_ptr<storage::Database> m_database;
    Policy m_policy;
    tests::Nobody m_nobody;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<Context> m_context;
    std::unique_ptr<Shifts> m_shifts;
    std::unique_ptr<CounterSales> m_counter;
    Actor m_rina;
    Actor m_dewi;
    Actor m_sri;
    int m_keys = 0;
};

QTEST_MAIN(TestShifts)
#include "tst_shifts.moc"
