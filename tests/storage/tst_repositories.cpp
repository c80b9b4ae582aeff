#include "core/Clock.h"
#include "domain/Identifiers.h"
#include "storage/AlertRepository.h"
#include "storage/EventRepositories.h"
#include "storage/JobRepository.h"
#include "storage/LogModels.h"
#include "storage/PackageRepository.h"
#include "storage/PurchaseRepository.h"
#include "storage/ReadModels.h"
#include "storage/ScheduleRepository.h"
#include "storage/SettlementRepository.h"
#include "storage/TokenRepository.h"
#include "storage/VoucherModels.h"
#include "storage/VoucherRepository.h"

#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::storage;
using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::Purchase;
using domain::PurchaseEvent;
using domain::PurchaseStatus;

// The repositories on real SQLite.
class TestRepositories : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto database = Database::open(m_folder->filePath(u"loket.db"_s));
        QVERIFY(database);
        m_database = std::move(*database);
    }
    void cleanup() { m_database.reset(); }

    void aPurchaseReadsBackAsItWasStored()
    {
        Purchase purchase = stored(u"6281234567890"_s);
        const auto found = PurchaseRepository(*m_database).find(purchase.id);
        QVERIFY(found);
        QCOMPARE(found->invoiceId, purchase.invoiceId);
        QCOMPARE(found->customerName, u"Siti \"Cantik\" O'Neil 😀"_s);
        QCOMPARE(found->customerPhone, purchase.customerPhone);
        QCOMPARE(found->amount, 10000);
        QCOMPARE(found->quantity, 2);
        QCOMPARE(found->duration, domain::Seconds(172800));
        QVERIFY(found->counts == domain::Counting::FirstLogin);
        QVERIFY(found->status == PurchaseStatus::Pending);
        QVERIFY(found->channel == domain::SalesChannel::Online);
        QCOMPARE(found->createdAt, m_clock.now());
        QVERIFY(!found->paidAt.isValid());
        QVERIFY(PurchaseRepository(*m_database).findByInvoice(purchase.invoiceId));
        QVERIFY(PurchaseRepository(*m_database).findByToken(purchase.statusToken));
        const auto absent = PurchaseRepository(*m_database).find(999);
        QVERIFY(!absent && absent.error().kind == ErrorKind::NotFound);
    }

    void statesMoveByTheTableAndAreStamped()
    {
        Purchase purchase = stored({});
        const PurchaseRepository purchases(*m_database);
        write([&](Transaction& t) {
            QVERIFY(purchases.advance(t, purchase, PurchaseEvent::PaymentConfirmed, m_clock.now()));
            m_clock.advance(std::chrono::seconds(5));
            QVERIFY(purchases.advance(t, purchase, PurchaseEvent::VouchersMade, m_clock.now()));
            const auto back = purchases.advance(t, purchase, PurchaseEvent::PaymentExpired, m_clock.now());
            QVERIFY(!back && back.error().kind == ErrorKind::Conflict);
        });
        const auto found = purchases.find(purchase.id);
        QVERIFY(found->status == PurchaseStatus::Completed);
        QCOMPARE(found->paidAt.msecsTo(found->completedAt), 5000);
        QCOMPARE(found->completedAt, purchase.completedAt);
    }

    void aStaleCopyCannotMoveAPurchase()
    {
        Purchase purchase = stored({});
        Purchase stale = purchase;
        const PurchaseRepository purchases(*m_database);
        write([&](Transaction& t) {
            QVERIFY(purchases.advance(t, purchase, PurchaseEvent::PaymentConfirmed, m_clock.now()));
            const auto second = purchases.advance(t, stale, PurchaseEvent::PaymentFailed, m_clock.now());
            QVERIFY(!second && second.error().kind == ErrorKind::Conflict);
        });
        QVERIFY(purchases.find(purchase.id)->status == PurchaseStatus::Paid);
    }

    void anIdempotencyKeyIsUniqueAndMayBeAbsent()
    {
        stored({}, u"key-1"_s);
        stored({});
        stored({});
        QVERIFY(PurchaseRepository(*m_database).findByIdempotencyKey(u"key-1"_s));
        Purchase third = sample({});
        auto transaction = Transaction::begin(*m_database);
        const auto again = PurchaseRepository(*m_database).insert(*transaction, third, u"key-1"_s);
        QVERIFY(!again && again.error().kind == ErrorKind::Conflict);
    }

    void aVoucherNameIsUniquePerRouterAndAPlaceHoldsOneLivingCode()
    {
        const Purchase purchase = stored({});
        const VoucherRepository vouchers(*m_database);
        write([&](Transaction& t) {
            domain::Voucher first{.purchaseId = purchase.id,
                                  .number = 1,
                                  .router = u"main"_s,
                                  .username = u"abc"_s,
                                  .password = u"abc"_s,
                                  .profile = u"5k"_s,
                                  .createdAt = m_clock.now()};
            QVERIFY(vouchers.insert(t, first));
            domain::Voucher sameName = first;
            sameName.number = 2;
            QVERIFY(vouchers.insert(t, sameName).error().kind == ErrorKind::Conflict);
            domain::Voucher samePlace = first;
            samePlace.username = u"def"_s;
            QVERIFY(vouchers.insert(t, samePlace).error().kind == ErrorKind::Conflict);
            QVERIFY(vouchers.advance(t, first, domain::VoucherEvent::TakenByStranger, m_clock.now()));
            QVERIFY(vouchers.insert(t, samePlace));
            domain::Voucher elsewhere = first;
            elsewhere.router = u"second"_s;
            elsewhere.number = 2;
            elsewhere.status = domain::VoucherStatus::Planned;
            QVERIFY(vouchers.insert(t, elsewhere));
        });
        QCOMPARE(vouchers.ofPurchase(purchase.id)->size(), 2);
    }

    void aPaymentEventIsStoredOnce()
    {
        const Purchase purchase = stored({});
        domain::PaymentEvent event{.gateway = u"tripay"_s,
                                   .orderId = purchase.invoiceId,
                                   .amount = 10000,
                                   .eventKey = u"K"_s,
                                   .rawBody = "{}"};
        write([&](Transaction& t) {
            QVERIFY(*PaymentEventRepository().insert(t, event, purchase.id, u"webhook"_s, m_clock.now()));
            QVERIFY(!*PaymentEventRepository().insert(t, event, purchase.id, u"webhook"_s, m_clock.now()));
            event.gateway = u"xendit"_s;
            QVERIFY(*PaymentEventRepository().insert(t, event, purchase.id, u"webhook"_s, m_clock.now()));
        });
    }

    void jobsAreClaimedInOrderAndOneAliveAPurchase()
    {
        const Purchase a = stored({});
        const Purchase b = stored({});
        const JobRepository jobs(*m_database);
        const QDateTime now = m_clock.now();
        write([&](Transaction& t) {
            QVERIFY(jobs.enqueue(t, u"x"_s, b.id, now.addSecs(-10), now));
            QVERIFY(jobs.enqueue(t, u"x"_s, a.id, now.addSecs(-20), now));
            QVERIFY(jobs.enqueue(t, u"x"_s, a.id, now, now).error().kind == ErrorKind::Conflict);
            QVERIFY(jobs.enqueue(t, u"y"_s, a.id, now.addSecs(10), now));
        });
        QCOMPARE(jobs.dueTimes({u"x"_s})->first().first, now.addSecs(-20));
        write([&](Transaction& t) {
            const auto claimed = jobs.claim(t, u"x"_s, 5, u"me"_s, now.addSecs(60), now);
            QCOMPARE(claimed->size(), 2);
            QCOMPARE(claimed->at(0).purchaseId, a.id);
            QVERIFY(jobs.claim(t, u"y"_s, 5, u"me"_s, now.addSecs(60), now)->isEmpty());
            QVERIFY(jobs.requeue(t, claimed->at(0).id, now.addSecs(5), true, u"timeout"_s, u"no answer"_s, now));
            QVERIFY(jobs.bury(t, claimed->at(1).id, u"refused"_s, u"no"_s, now));
        });
        const auto depth = jobs.depth();
        QCOMPARE(depth->queued, 2);
        QCOMPARE(depth->dead, 1);
        QCOMPARE(depth->oldestDue, now.addSecs(5));
        QVERIFY(*jobs.isAlive(u"x"_s, a.id));
        QVERIFY(!*jobs.isAlive(u"x"_s, b.id));
        write([&](Transaction& t) { // a dead one is replaced
            QVERIFY(jobs.enqueue(t, u"x"_s, b.id, now, now));
        });
        QCOMPARE(jobs.depth()->dead, 0);
    }

    void whatADeadProcessHeldIsReleased()
    {
        const Purchase purchase = stored({});
        const JobRepository jobs(*m_database);
        const QDateTime now = m_clock.now();
        write([&](Transaction& t) { QVERIFY(jobs.enqueue(t, u"x"_s, purchase.id, now, now)); });
        write([&](Transaction& t) { QCOMPARE(jobs.claim(t, u"x"_s, 1, u"dead"_s, now.addSecs(60), now)->size(), 1); });
        write([&](Transaction& t) { QCOMPARE(*jobs.releaseStale(t, u"dead"_s, now), 0); });
        write([&](Transaction& t) { QCOMPARE(*jobs.releaseStale(t, u"alive"_s, now), 1); });
        QCOMPARE(jobs.dueTimes({u"x"_s})->first().first, now);
    }

    void tokensAreHashedAndRevocable()
    {
        const TokenRepository tokens(*m_database);
        core::Secret secret;
        write([&](Transaction& t) {
            const auto made = tokens.create(t, u"kasir"_s, TokenScope::Read, m_clock.now());
            QVERIFY(made);
            secret = *made;
            QVERIFY(tokens.create(t, u"kasir"_s, TokenScope::Read, m_clock.now()).error().kind == ErrorKind::Conflict);
            QVERIFY(tokens.create(t, u"no spaces"_s, TokenScope::Read, m_clock.now()).error().kind ==
                    ErrorKind::InvalidInput);
        });
        QCOMPARE(tokens.check(secret.reveal())->name, u"kasir"_s);
        QVERIFY(tokens.check("lkt_wrong").error().kind == ErrorKind::Unauthorized);
        QVERIFY(tokens.check("").error().kind == ErrorKind::Unauthorized);
        Statement all = m_database->statement("SELECT count(*) FROM api_tokens WHERE token_hash = ?");
        QVERIFY(all.bind(QString::fromLatin1(secret.reveal())).run() && all.next());
        QCOMPARE(all.integer(0), 0);
        write([&](Transaction& t) { QVERIFY(tokens.revoke(t, u"kasir"_s)); });
        QVERIFY(!tokens.check(secret.reveal()));
    }

    void packagesKeepTheirOrder()
    {
        const PackageRepository packages(*m_database);
        domain::Package package = *packages.find(u"5k"_s);
        package.price = 6000;
        domain::Package fresh = package;
        fresh.id = u"vip"_s;
        write([&](Transaction& t) {
            QVERIFY(packages.save(t, package));
            QVERIFY(packages.save(t, fresh));
            QVERIFY(packages.remove(t, u"50k"_s));
            QVERIFY(packages.remove(t, u"50k"_s).error().kind == ErrorKind::NotFound);
        });
        const auto all = packages.all();
        QCOMPARE(all->at(1), package);
        QCOMPARE(all->last().id, u"vip"_s);
        QCOMPARE(all->size(), 6);
    }

    void searchFindsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("found");
        QTest::newRow("everything") << QString() << 3;
        QTest::newRow("part of a name") << u"cantik"_s << 3;
        QTest::newRow("phone as typed") << u"081234567890"_s << 1;
        QTest::newRow("phone as stored") << u"6281234"_s << 1;
        QTest::newRow("voucher code") << u"wifi-code"_s << 1;
        QTest::newRow("package") << u"5k"_s << 3;
        QTest::newRow("a percent sign is no wildcard") << u"%"_s << 0;
        QTest::newRow("nothing of the kind") << u"zzz"_s << 0;
    }

    void searchFindsWhatPeopleType()
    {
        QFETCH(QString, typed);
        QFETCH(int, found);
        stored(u"6281234567890"_s);
        stored({});
        const Purchase withVoucher = stored({});
        write([&](Transaction& t) {
            domain::Voucher voucher{.purchaseId = withVoucher.id,
                                    .number = 1,
                                    .router = u"main"_s,
                                    .username = u"wifi-code"_s,
                                    .password = u"x"_s,
                                    .profile = u"5k"_s,
                                    .createdAt = m_clock.now()};
            QVERIFY(VoucherRepository(*m_database).insert(t, voucher));
        });
        const ReadModels models(*m_database);
        const auto page = models.purchases({.search = typed}, {});
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QCOMPARE(page->size(), found);
        QCOMPARE(*models.countPurchases({.search = typed}), found);
    }

    // Purchases, vouchers, attempts and the audit log are searched by one rule; the log has no phone numbers itself,
    // its lines are found by those of their order.
    void everySearchMeansTheSame_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");
        QTest::newRow("part of a name") << u"cantik"_s << true;
        QTest::newRow("phone as typed") << u"081234567890"_s << true;
        QTest::newRow("phone as stored") << u"6281234567890"_s << true;
        QTest::newRow("a percent sign is no wildcard") << u"%"_s << false;
        QTest::newRow("an underscore is no wildcard") << u"LK______"_s << false;
        QTest::newRow("a backslash") << u"\\"_s << false;
        QTest::newRow("a quote") << u"' OR 1=1 --"_s << false;
    }

    void everySearchMeansTheSame()
    {
        QFETCH(QString, typed);
        QFETCH(bool, found);
        const Purchase purchase = stored(u"6281234567890"_s);
        write([&](Transaction& t) {
            domain::Voucher voucher{.purchaseId = purchase.id,
                                    .number = 1,
                                    .router = u"main"_s,
                                    .username = u"wificode"_s,
                                    .password = u"x"_s,
                                    .profile = u"5k"_s,
                                    .createdAt = m_clock.now()};
            QVERIFY(VoucherRepository(*m_database).insert(t, voucher));
            QVERIFY(AuditRepository().insert(t, u"system"_s, u"payment.paid"_s, purchase.id, {}, m_clock.now()));
            QVERIFY(DeliveryLogRepository().insert(t, {.purchaseId = purchase.id,
                                                       .phone = purchase.customerPhone,
                                                       .status = u"sent"_s,
                                                       .channel = u"fonnte"_s,
                                                       .vendorMessageId = u"42"_s,
                                                       .createdAt = m_clock.now()}));
        });
        const int expected = found ? 1 : 0;
        QCOMPARE(ReadModels(*m_database).purchases({.search = typed}, {})->size(), expected);
        QCOMPARE(VoucherModels(*m_database).voucherIds({.search = typed})->size(), expected);
        QCOMPARE(LogModels(*m_database).attemptIds({.search = typed}, 0)->ids.size(), expected);
        QCOMPARE(LogModels(*m_database).auditIds({.search = typed}, 0)->ids.size(), expected);
        const auto attempts = LogModels(*m_database).attemptEntries({1});
        QCOMPARE(attempts->first().attempt.vendorMessageId, u"42"_s);
        QCOMPARE(attempts->first().purchase.customerPhone, purchase.customerPhone);
    }

    void filtersGoTogether()
    {
        const Purchase purchase = stored(u"6281234567890"_s);
        const ReadModels models(*m_database);
        const QDateTime now = m_clock.now();
        QCOMPARE(*models.countPurchases({.statuses = {PurchaseStatus::Pending, PurchaseStatus::Paid},
                                         .from = now,
                                         .until = now.addSecs(1),
                                         .ids = {purchase.id, 99}}),
                 1);
        QCOMPARE(*models.countPurchases({.ids = {99}}), 0);
        QCOMPARE(*models.countPurchases({.until = now}), 0);
        QVERIFY(VoucherModels(*m_database).vouchers({.ofPurchases = {purchase.id}, .ofBatches = {}}, {})->isEmpty());
    }

    void pagesGoBackByKeysetAndByOffset()
    {
        for (int i = 0; i < 7; ++i)
            stored({});
        const ReadModels models(*m_database);
        const auto first = models.purchases({}, {.limit = 3});
        QCOMPARE(first->size(), 3);
        const auto byKey = models.purchases({}, {.limit = 3, .before = first->last().id});
        const auto byOffset = models.purchases({}, {.limit = 3, .offset = 3});
        QCOMPARE(byKey->first().id, byOffset->first().id);
        QCOMPARE(byKey->first().id, first->last().id - 1);
        QVERIFY(models.purchases({.statuses = {PurchaseStatus::Completed}}, {})->isEmpty());
    }

    // The reason of a failure is stored beside its English text and comes back whole, in every place that has one.
    void reasonsComeBackWhole_data()
    {
        QTest::addColumn<bool>("deep");
        QTest::newRow("a reason") << false;
        QTest::newRow("a reason with its cause") << true;
    }
    void reasonsComeBackWhole()
    {
        QFETCH(bool, deep);
        const core::Error why =
            deep ? core::makeError(core::ErrorKind::Timeout, core::Reason::SettingLine, {u"loket.ini"_s, 7},
                                   core::makeError(core::Reason::RouterNotSetUp, {u"main"_s}))
                 : core::makeError(core::Reason::RouterNotSetUp, {u"utara \"2\""_s});
        const QString because = core::storedReason(why);
        const AlertRepository alerts(*m_database);
        const SettlementRepository settlement(*m_database);
        Purchase purchase = stored(u"6281234567890"_s);
        const JobRepository jobs(*m_database);
        const ScheduleRepository schedule(*m_database);
        const QDateTime now = m_clock.now();
        write([&](Transaction& t) {
            QVERIFY(PurchaseRepository(*m_database).setFailure(t, purchase, why, now));
            QVERIFY(DeliveryLogRepository().insert(t, {.purchaseId = purchase.id,
                                                       .phone = purchase.customerPhone,
                                                       .status = u"error"_s,
                                                       .errorMessage = why.detail,
                                                       .errorKind = core::toString(why.kind),
                                                       .because = because,
                                                       .channel = u"fonnte"_s,
                                                       .createdAt = now}));
            QVERIFY(schedule.record(
                t, {.task = u"backup"_s, .startedAt = now, .endedAt = now, .message = why.detail, .because = because}));
            QVERIFY(alerts.raise(t, {.kind = u"disk_low"_s, .reason = u"before"_s, .raisedAt = now}));
            QVERIFY(
                alerts.raise(t, {.kind = u"disk_low"_s, .reason = why.detail, .because = because, .raisedAt = now}));
            QVERIFY(settlement.record(
                t,
                {.day = now.date(), .gateway = u"tripay"_s, .checkedAt = now, .error = why.detail, .because = because},
                {}, {}));
            QVERIFY(jobs.enqueue(t, u"issue_vouchers"_s, purchase.id, now, now));
            const auto claimed = jobs.claim(t, u"issue_vouchers"_s, 1, u"test"_s, now.addSecs(60), now);
            QVERIFY(claimed && claimed->size() == 1);
            QVERIFY(jobs.bury(t, claimed->first().id, core::toString(why.kind), why.detail, now, because));
        });
        const auto isWhole = [&](const QString& kind, const QString& text, const QString& json) {
            QCOMPARE(core::errorFromStored(kind, text, json) == why, true);
        };
        const Purchase read = *PurchaseRepository(*m_database).find(purchase.id);
        isWhole(read.failureKind, read.failureReason, read.failureBecause);
        const DeliveryAttempt attempt = ReadModels(*m_database).story(purchase.id)->deliveries.first();
        isWhole(attempt.errorKind, attempt.errorMessage, attempt.because);
        const TaskRun run = schedule.all()->first();
        isWhole(core::toString(why.kind), run.message, run.because);
        const QList<AlertRow> standing = *alerts.standing();
        QCOMPARE(standing.size(), 1);
        isWhole(core::toString(why.kind), standing.first().reason, standing.first().because);
        const SettlementRun check = *settlement.lastCheck(now.date(), u"tripay"_s);
        isWhole(core::toString(why.kind), check.error, check.because);
        Statement job = m_database->statement("SELECT error_kind, error, because FROM jobs");
        QVERIFY(job.run() && job.next());
        isWhole(job.text(0), job.text(1), job.text(2));
        write([&](Transaction& t) { QVERIFY(PurchaseRepository(*m_database).clearFailure(t, purchase, now)); });
        QVERIFY(PurchaseRepository(*m_database).find(purchase.id)->failureBecause.isEmpty());
    }

    void theStoryHoldsWhatHappened()
    {
        Purchase purchase = stored(u"6281234567890"_s);
        write([&](Transaction& t) {
            QVERIFY(AuditRepository().insert(t, u"system"_s, u"payment.paid"_s, purchase.id, {{u"amount"_s, 10000}},
                                             m_clock.now()));
            QVERIFY(DeliveryLogRepository().insert(t, {.purchaseId = purchase.id,
                                                       .phone = purchase.customerPhone,
                                                       .status = u"error"_s,
                                                       .errorMessage = u"no answer"_s,
                                                       .channel = u"fonnte"_s,
                                                       .vendorMessageId = u"42"_s,
                                                       .createdAt = m_clock.now()}));
        });
        const auto story = ReadModels(*m_database).story(purchase.id);
        QVERIFY(story);
        QCOMPARE(story->lines.size(), 1);
        QCOMPARE(story->lines.first().detail.value(u"amount"_s).toInt(), 10000);
        QCOMPARE(story->deliveries.size(), 1);
        const auto known = DeliveryLogRepository().find(*m_database, u"fonnte"_s, u"42"_s);
        QVERIFY(known && known->purchaseId == purchase.id && known->isNewest);
        QVERIFY(!DeliveryLogRepository().find(*m_database, u"fonnte"_s, QString()));
        QCOMPARE(*ReadModels(*m_database).countDeliveries({.status = u"error"_s}), 1);
        QCOMPARE(ReadModels(*m_database).deliveries({.purchaseId = purchase.id}, {})->first().customerName,
                 purchase.customerName);
    }

private:
    template <class Work>
    void write(Work work)
    {
        auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        work(*transaction);
        QVERIFY(transaction->commit());
    }

    Purchase sample(const QString& phone)
    {
        Purchase purchase;
        purchase.invoiceId = domain::newInvoiceId(m_clock.now().date());
        purchase.statusToken = domain::newStatusToken();
        purchase.customerName = u"Siti \"Cantik\" O'Neil 😀"_s;
        purchase.customerPhone = phone;
        purchase.packageId = u"5k"_s;
        purchase.packageName = u"5rb"_s;
        purchase.profile = u"5k"_s;
        purchase.router = u"main"_s;
        purchase.duration = domain::Seconds(172800);
        purchase.counts = domain::Counting::FirstLogin;
        purchase.quantity = 2;
        purchase.amount = 10000;
        purchase.gateway = u"tripay"_s;
        purchase.createdAt = m_clock.now();
        return purchase;
    }

    Purchase stored(const QString& phone, const QString& key = {})
    {
        Purchase purchase = sample(phone);
        auto transaction = Transaction::begin(*m_database);
        const auto inserted = PurchaseRepository(*m_database).insert(*transaction, purchase, key);
        if (!inserted)
            qFatal("%s", qPrintable(inserted.error().detail));
        if (!transaction->commit())
            qFatal("commit");
        return purchase;
    }

    core::ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestRepositories)
#include "tst_repositories.moc"
