// The rollups against a straight count: whatever happens to purchases, the buckets equal a count over all of them
// in every zone.
#include "core/Clock.h"
#include "domain/Identifiers.h"
#include "storage/EventRepositories.h"
#include "storage/PurchaseRepository.h"
#include "storage/ReadModels.h"
#include "storage/ReportModels.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace loket;
using namespace loket::storage;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryEvent;
using domain::DeliveryStatus;
using domain::Purchase;
using domain::PurchaseEvent;
using domain::PurchaseStatus;

namespace {

// A purchase and what the reports may use of it, recorded by the test itself.
struct Fact
{
    Purchase purchase;
    QDateTime refundedAt;
    QDateTime firstSentAt;
    QDateTime localPaid; // in the zone under test: querying the zone is the slow part of a straight count
    QDateTime localRefunded;
};

class Shop
{
public:
    explicit Shop(const QString& path, quint32 seed)
        : database(std::move(*Database::open(path))), random(seed),
          clock(QDateTime(QDate(2026, 2, 20), QTime(), QTimeZone::utc()))
    {}

    template <class Work>
    void write(Work work)
    {
        auto transaction = Transaction::begin(*database);
        QVERIFY(transaction);
        work(*transaction);
        QVERIFY(transaction->commit());
    }

    void place(Transaction& t)
    {
        static const QStringList packages{u"3k"_s, u"5k"_s, u"gone"_s};
        Fact fact;
        Purchase& purchase = fact.purchase;
        purchase.invoiceId = domain::newInvoiceId(clock.now().date());
        purchase.statusToken = domain::newStatusToken();
        purchase.customerName = u"Siti"_s;
        purchase.packageId = packages[random.bounded(int(packages.size()))];
        purchase.packageName = purchase.packageId;
        purchase.profile = purchase.packageId;
        purchase.router = random.bounded(4) == 0 ? u"hill"_s : u"main"_s;
        purchase.quantity = 1 + random.bounded(3);
        purchase.amount = 1000 * (1 + random.bounded(20)) * purchase.quantity;
        purchase.channel = random.bounded(2) == 0 ? domain::SalesChannel::Online : domain::SalesChannel::Counter;
        if (purchase.channel == domain::SalesChannel::Counter)
            purchase.cashier = random.bounded(2) == 0 ? u"ani"_s : u"budi"_s;
        purchase.gateway = purchase.channel == domain::SalesChannel::Counter ? u"cash"_s : u"tripay"_s;
        purchase.createdAt = clock.now();
        QVERIFY(purchases().insert(t, purchase, {}));
        facts += fact;
    }

    // One thing that can happen to it, legal or not: what the table refuses changes nothing.
    void happen(Transaction& t, Fact& fact)
    {
        static constexpr std::array events{
            PurchaseEvent::PaymentConfirmed, PurchaseEvent::PaymentConfirmed, PurchaseEvent::PaymentExpired,
            PurchaseEvent::PaymentFailed,    PurchaseEvent::CancelRequested,  PurchaseEvent::VouchersMade,
            PurchaseEvent::VouchersMade,     PurchaseEvent::VouchersGaveUp,   PurchaseEvent::RegenerateRequested};
        static constexpr std::array messages{DeliveryEvent::SendRequested,    DeliveryEvent::Accepted,
                                             DeliveryEvent::Refused,          DeliveryEvent::Unreached,
                                             DeliveryEvent::ReceiptDelivered, DeliveryEvent::ReceiptRead,
                                             DeliveryEvent::ReceiptFailed};
        Purchase& purchase = fact.purchase;
        const int draw = random.bounded(20);
        if (draw == 0) {
            // Money received and refunded unnoticed was never income, so it is no refund in the ledger either.
            const bool wasIncome = domain::isPaid(purchase.status);
            if (purchases().advance(t, purchase, PurchaseEvent::Refunded, clock.now()) && wasIncome)
                fact.refundedAt = clock.now();
        } else if (draw < 12) {
            (void)purchases().advance(t, purchase, events[size_t(random.bounded(int(events.size())))], clock.now());
        } else if (purchase.status == PurchaseStatus::Completed) {
            const DeliveryEvent event = messages[size_t(random.bounded(int(messages.size())))];
            if (!purchases().advanceDelivery(t, purchase, event, clock.now()))
                return;
            if (event != DeliveryEvent::Accepted && event != DeliveryEvent::Refused &&
                event != DeliveryEvent::Unreached)
                return;
            const QString status = event == DeliveryEvent::Accepted  ? u"sent"_s
                                   : event == DeliveryEvent::Refused ? u"failed"_s
                                                                     : u"error"_s;
            attempt(t, fact, status);
        }
    }

    void attempt(Transaction& t, Fact& fact, const QString& status)
    {
        const QString channel = random.bounded(2) == 0 ? u"fonnte"_s : u"waha"_s;
        QVERIFY(DeliveryLogRepository().insert(t, {.purchaseId = fact.purchase.id,
                                                   .phone = u"62811"_s,
                                                   .status = status,
                                                   .channel = channel,
                                                   .createdAt = clock.now()}));
        attempts += {clock.now(), channel, status};
        if (status == u"sent" && !fact.firstSentAt.isValid())
            fact.firstSentAt = clock.now();
    }

    void live(int steps)
    {
        constexpr int stepsAtOnce = 100; // in one transaction: else this test would spend its time on a thousand fsyncs
        for (int step = 0; step < steps; step += stepsAtOnce) {
            write([&](Transaction& t) {
                for (int i = 0; i < stepsAtOnce; ++i) {
                    clock.advance(std::chrono::milliseconds(1 + random.bounded(3'600'000)));
                    if (facts.isEmpty() || random.bounded(5) == 0)
                        place(t);
                    else
                        happen(t, facts[random.bounded(int(facts.size()))]);
                }
            });
        }
    }

    [[nodiscard]] PurchaseRepository purchases() const { return PurchaseRepository(*database); }

    struct Attempt
    {
        QDateTime at;
        QString channel;
        QString status;
    };

    std::unique_ptr<Database> database;
    QRandomGenerator random;
    core::ManualClock clock;
    QList<Fact> facts;
    QList<Attempt> attempts;
};

// The straight count: every purchase that `counts` accepts at its local time.
template <class Takes>
ReportFigures counted(const QList<Fact>& facts, const ReportRange& range, Takes takes)
{
    ReportFigures figures;
    for (const Fact& fact : facts) {
        const Purchase& purchase = fact.purchase;
        const auto inside = [&](const QDateTime& local) {
            return local.isValid() && local.date() >= range.first && local.date() <= range.last &&
                   takes(purchase, local);
        };
        if (inside(fact.localPaid)) {
            figures.paid += 1;
            figures.vouchers += purchase.quantity;
            figures.revenue += purchase.amount;
            figures.waiting += purchase.status == PurchaseStatus::Paid ? 1 : 0;
            figures.stopped += purchase.status == PurchaseStatus::VoucherGenerationFailed ? 1 : 0;
            figures.completed += purchase.completedAt.isValid() ? 1 : 0;
            const DeliveryStatus delivery = purchase.deliveryStatus;
            const bool arrived = delivery == DeliveryStatus::Delivered || delivery == DeliveryStatus::Read;
            figures.messages += delivery != DeliveryStatus::NotRequired ? 1 : 0;
            figures.messagesArrived += arrived ? 1 : 0;
            figures.messagesSent += arrived || delivery == DeliveryStatus::Sent ? 1 : 0;
            figures.messagesLost += delivery == DeliveryStatus::Failed || delivery == DeliveryStatus::Error ? 1 : 0;
        }
        if (inside(fact.localRefunded)) {
            figures.refunds += 1;
            figures.refunded += purchase.amount;
            figures.refundedVouchers += purchase.quantity;
        }
    }
    return figures;
}

QString valueOf(const Purchase& purchase, ReportDimension dimension)
{
    switch (dimension) {
    case ReportDimension::Package:
        return purchase.packageId;
    case ReportDimension::Channel:
        return domain::toString(purchase.channel);
    case ReportDimension::Cashier:
        return purchase.cashier;
    case ReportDimension::Router:
        return purchase.router;
    case ReportDimension::Gateway:
        break;
    }
    return purchase.gateway;
}

TimeSpread spreadOf(QList<qint64> milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const qsizetype count = milliseconds.size();
    if (count == 0)
        return {};
    const auto rank = [&](qsizetype part) { return 1ms * milliseconds[(count * part + 99) / 100 - 1]; };
    return {.count = count, .median = rank(50), .p95 = rank(95), .longest = 1ms * milliseconds.last()};
}

} // namespace

class TestReportModels : public QObject
{
    Q_OBJECT

private slots:
    void rollupsEqualAStraightCount_data();
    void rollupsEqualAStraightCount();
    void nothingIsEverTakenBackButByARefund();
    void latePaymentCountsWhenItWasPaid();
    void previousPeriods_data();
    void previousPeriods();
    void halfADayIsComparedWithHalfADay();
    void whatWasThereBeforeIsCounted();
    void drillDownFindsThePurchasesOfAFigure();

private:
    static void compare(Shop& shop, const ReportRange& range);
};

void TestReportModels::rollupsEqualAStraightCount_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<int>("seed");
    int seed = 1;
    // Whole hours, half hours, three quarters, summer time that ends and begins (also by half an hour), beyond the
    // date line.
    for (const QByteArray zone : {"UTC", "Asia/Makassar", "Asia/Jakarta", "Asia/Kolkata", "Asia/Kathmandu",
                                  "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Kiritimati"})
        QTest::newRow(zone.constData()) << zone << seed++;
}

void TestReportModels::compare(Shop& shop, const ReportRange& range)
{
    for (Fact& fact : shop.facts) {
        fact.localPaid = fact.purchase.paidAt.isValid() ? fact.purchase.paidAt.toTimeZone(range.zone) : QDateTime();
        fact.localRefunded = fact.refundedAt.isValid() ? fact.refundedAt.toTimeZone(range.zone) : QDateTime();
    }
    const ReportModels models(*shop.database);
    const auto everything = [](const Purchase&, const QDateTime&) { return true; };
    QVERIFY(*models.total(range.start(), range.end()) == counted(shop.facts, range, everything));
    for (const ReportStep step : {ReportStep::Hour, ReportStep::Day, ReportStep::Month}) {
        if (step == ReportStep::Hour && range.days() > 10) // the straight count of 1,440 hours takes its time
            continue;
        const auto series = models.series(range, step);
        QVERIFY(series);
        QVERIFY(!series->isEmpty());
        for (const ReportPoint& point : *series) {
            const auto here = [&](const Purchase&, const QDateTime& at) { return at >= point.start && at < point.end; };
            QVERIFY(point.figures == counted(shop.facts, range, here));
        }
    }
    for (const ReportDimension dimension : allReportDimensions) {
        ReportFigures all;
        const auto slices = models.slices(range, dimension);
        for (const ReportSlice& slice : *slices) {
            QVERIFY(slice.figures == counted(shop.facts, range, [&](const Purchase& purchase, const QDateTime&) {
                        return valueOf(purchase, dimension) == slice.value;
                    }));
            all += slice.figures;
        }
        QVERIFY(all == *models.total(range.start(), range.end()));
    }
    const auto heat = models.heatMap(range);
    for (int day = 0; day < 7; ++day) {
        for (int hour = 0; hour < 24; ++hour) {
            QVERIFY((*heat)[size_t(day)][size_t(hour)] ==
                    counted(shop.facts, range, [&](const Purchase&, const QDateTime& at) {
                        return at.date().dayOfWeek() == day + 1 && at.time().hour() == hour;
                    }));
        }
    }
    QList<qint64> toVoucher;
    QList<qint64> toMessage;
    for (const Fact& fact : shop.facts) {
        const QDateTime paid = fact.purchase.paidAt;
        if (!paid.isValid() || paid < range.start() || paid >= range.end())
            continue;
        if (fact.purchase.completedAt.isValid())
            toVoucher += paid.msecsTo(fact.purchase.completedAt);
        if (fact.firstSentAt.isValid())
            toMessage += paid.msecsTo(fact.firstSentAt);
    }
    for (const auto& [actual, expected] : {std::pair(*models.voucherTimes(range), spreadOf(toVoucher)),
                                           std::pair(*models.messageTimes(range), spreadOf(toMessage))}) {
        QCOMPARE(actual.count, expected.count);
        QCOMPARE(actual.median.count(), expected.median.count());
        QCOMPARE(actual.p95.count(), expected.p95.count());
        QCOMPARE(actual.longest.count(), expected.longest.count());
    }
    const auto attempts = models.attempts(range);
    for (const AttemptCounts& counts : *attempts) {
        const auto number = [&](const QString& status) {
            return std::count_if(shop.attempts.begin(), shop.attempts.end(), [&](const Shop::Attempt& attempt) {
                return attempt.channel == counts.channel && attempt.status == status && attempt.at >= range.start() &&
                       attempt.at < range.end();
            });
        };
        QCOMPARE(counts.sent, number(u"sent"_s));
        QCOMPARE(counts.failed, number(u"failed"_s));
        QCOMPARE(counts.error, number(u"error"_s));
    }
}

void TestReportModels::rollupsEqualAStraightCount()
{
    QFETCH(QByteArray, zone);
    QFETCH(int, seed);
    QTemporaryDir folder;
    Shop shop(folder.filePath(u"loket.db"_s), quint32(seed));
    shop.live(1500); // about a month from 20 February, over the ends and the beginnings of summer time
    const QTimeZone where(zone);
    QVERIFY(where.isValid());
    const QDate last = shop.clock.now().toTimeZone(where).date();
    compare(shop, {last.addDays(-60), last, where});
    const QDate some = last.addDays(-shop.random.bounded(25));
    compare(shop, {some, some, where});
    compare(shop, {some.addDays(-shop.random.bounded(9)), some, where});
    // Removing and adding has left no remainder: the same as a new count.
    const auto rows = [&] {
        QStringList all;
        Statement statement = shop.database->statement(
            "SELECT dimension || bucket || value || '|' || paid || ' ' || vouchers || ' ' || revenue || ' ' || waiting "
            "|| ' ' || stopped || ' ' || completed || ' ' || messages || ' ' || messages_sent || ' ' || "
            "messages_arrived || ' ' || messages_lost || ' ' || refunds || ' ' || refunded || ' ' || refunded_vouchers "
            "FROM report_buckets WHERE paid <> 0 OR refunds <> 0 ORDER BY 1");
        if (statement.run()) {
            while (statement.next())
                all += statement.text(0);
        }
        return all;
    };
    const QStringList kept = rows();
    QVERIFY(kept.size() > 100);
    shop.write([](Transaction& t) {
        QVERIFY(t.statement("DELETE FROM report_buckets").run());
        QVERIFY(t.statement("INSERT INTO report_entries SELECT * FROM report_entries").run());
    });
    QCOMPARE(rows(), kept);
}

void TestReportModels::nothingIsEverTakenBackButByARefund()
{
    QTemporaryDir folder;
    Shop shop(folder.filePath(u"loket.db"_s), 77);
    const ReportModels models(*shop.database);
    const ReportRange ever{QDate(2026, 1, 1), QDate(2026, 12, 31), QTimeZone::utc()};
    shop.live(600);
    const ReportFigures all = *models.total(ever.start(), ever.end());
    QVERIFY(all.refunds > 0);
    QVERIFY(all.paid > 0);
    // What the dashboard counts by the present states and what the reports count by events is the same amount.
    QCOMPARE(all.net(), ReadModels(*shop.database).statistics()->totalRevenue);
}

void TestReportModels::latePaymentCountsWhenItWasPaid()
{
    QTemporaryDir folder;
    Shop shop(folder.filePath(u"loket.db"_s), 5);
    shop.write([&](Transaction& t) { shop.place(t); });
    Purchase& purchase = shop.facts.first().purchase;
    const auto advance = [&](PurchaseEvent event) {
        shop.write([&](Transaction& t) { QVERIFY(shop.purchases().advance(t, purchase, event, shop.clock.now())); });
    };
    const auto day = [&](int offset) {
        const QDate date = QDate(2026, 2, 20).addDays(offset);
        return ReportModels(*shop.database)
            .total(date.startOfDay(QTimeZone::utc()), date.addDays(1).startOfDay(QTimeZone::utc()))
            .value_or(ReportFigures());
    };
    shop.clock.advance(24h);
    advance(PurchaseEvent::PaymentExpired);
    QVERIFY(day(0).isEmpty());
    shop.clock.advance(24h);
    advance(PurchaseEvent::PaymentConfirmed);
    QVERIFY(day(1).isEmpty());
    QCOMPARE(day(2).revenue, purchase.amount);
    QCOMPARE(day(2).waiting, 1);
    QCOMPARE(day(2).lossRate(), 0.0);
    advance(PurchaseEvent::VouchersGaveUp);
    QCOMPARE(day(2).stopped, 1);
    QCOMPARE(day(2).lossRate(), 1.0);
    shop.clock.advance(24h);
    advance(PurchaseEvent::RegenerateRequested);
    advance(PurchaseEvent::VouchersMade);
    QCOMPARE(day(2).stopped, 0);
    QCOMPARE(day(2).completed, 1);
    QVERIFY(day(3).isEmpty());
    shop.clock.advance(24h);
    advance(PurchaseEvent::Refunded);
    QCOMPARE(day(2).revenue, purchase.amount);
    QCOMPARE(day(4).refunded, purchase.amount);
    QCOMPARE(day(4).net(), -purchase.amount);
    QCOMPARE(day(4).paid, 0);
}

void TestReportModels::previousPeriods_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<QDate>("previousFirst");
    QTest::addColumn<QDate>("previousLast");
    const auto row = [](const char* name, const QDate& a, const QDate& b, const QDate& c, const QDate& d) {
        QTest::newRow(name) << a << b << c << d;
    };
    row("a day", {2026, 3, 1}, {2026, 3, 1}, {2026, 2, 1}, {2026, 2, 1});
    row("a day in the middle", {2026, 3, 9}, {2026, 3, 9}, {2026, 3, 8}, {2026, 3, 8});
    row("seven days", {2026, 3, 3}, {2026, 3, 9}, {2026, 2, 24}, {2026, 3, 2});
    row("a whole month", {2026, 3, 1}, {2026, 3, 31}, {2026, 2, 1}, {2026, 2, 28});
    row("a whole short month", {2026, 2, 1}, {2026, 2, 28}, {2026, 1, 1}, {2026, 1, 31});
    row("a month so far", {2026, 3, 1}, {2026, 3, 30}, {2026, 2, 1}, {2026, 2, 28});
    row("over a month's end", {2026, 2, 27}, {2026, 3, 2}, {2026, 2, 23}, {2026, 2, 26});
}

void TestReportModels::previousPeriods()
{
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    const ReportRange previous = ReportRange{first, last, QTimeZone::utc()}.previous();
    QTEST(previous.first, "previousFirst");
    QTEST(previous.last, "previousLast");
}

void TestReportModels::halfADayIsComparedWithHalfADay()
{
    QTemporaryDir folder;
    Shop shop(folder.filePath(u"loket.db"_s), 9);
    const QTimeZone zone("Asia/Makassar");
    const QDate today(2026, 2, 25);
    const auto sell = [&](const QDateTime& at) {
        shop.clock.advance(std::chrono::milliseconds(shop.clock.now().msecsTo(at)));
        shop.write([&](Transaction& t) {
            shop.place(t);
            QVERIFY(shop.purchases().advance(t, shop.facts.last().purchase, PurchaseEvent::PaymentConfirmed, at));
        });
    };
    sell(QDateTime(today.addDays(-1), {9, 0}, zone));
    sell(QDateTime(today.addDays(-1), {20, 0}, zone));
    sell(QDateTime(today, {8, 0}, zone));
    const auto report = readReport(*shop.database, {today, today, zone}, QDateTime(today, {12, 0}, zone).toUTC());
    QVERIFY(report);
    QCOMPARE(report->total.paid, 1);
    QCOMPARE(report->previous.paid, 1); // what arrived yesterday evening does not count yet
    QCOMPARE(report->points.size(), 24);
    QCOMPARE(report->points[8].figures.paid, 1);
    QCOMPARE(report->previousPoints[20].figures.paid, 1);
    const auto later =
        readReport(*shop.database, {today, today, zone}, QDateTime(today.addDays(1), {1, 0}, zone).toUTC());
    QCOMPARE(later->previous.paid, 2);
}

// A database of before, filled by another program, is migrated: the same figures as if counted all along.
void TestReportModels::whatWasThereBeforeIsCounted()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"loket.db"_s);
    (void)Database::newestSchemaVersion(); // loads the resource
    QString script;
    int version = 0;
    for (const QString& name : QDir(u":/sql"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        if (name >= u"006")
            break;
        QFile file(u":/sql/"_s + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        script += QString::fromUtf8(file.readAll());
        ++version;
    }
    script += u"PRAGMA user_version = %1;"_s.arg(version);
    const auto purchase = [](int id, const char* status, const char* delivery, const char* paid,
                             const char* completed) {
        return u"INSERT INTO voucher_purchases (id, invoice_id, status_token, customer_name, voucher_package, "
               "package_name, voucher_profile, duration_seconds, counts, voucher_quantity, amount, status, "
               "delivery_status, payment_gateway, channel, router, created_at, paid_at, completed_at, updated_at) "
               "VALUES (%1, 'I%1', 'T%1', 'x', '3k', '3k', '3k', 60, 'online', 1, 3000, '%2', '%3', 'tripay', "
               "'online', "
               "'main', '2026-03-01T00:00:00.000Z', %4, %5, '2026-03-09T00:00:00.000Z');"_s.arg(id)
                   .arg(QLatin1StringView(status), QLatin1StringView(delivery), QLatin1StringView(paid),
                        QLatin1StringView(completed));
    };
    script += purchase(1, "completed", "delivered", "'2026-03-01T00:00:01.000Z'", "'2026-03-01T00:00:02.500Z'");
    script += purchase(2, "pending", "not_required", "NULL", "NULL");
    script += purchase(3, "voucher_generation_failed", "not_required", "'2026-03-02T00:00:00.000Z'", "NULL");
    script += purchase(4, "refunded", "sent", "'2026-03-02T00:00:00.000Z'", "'2026-03-02T00:00:04.000Z'");
    script += purchase(5, "refunded", "sent", "'2026-03-02T00:00:00.000Z'", "'2026-03-02T00:00:04.000Z'");
    script += u"INSERT INTO audit_log (at, actor, action, purchase_id) VALUES ('2026-03-04T10:00:00.000Z', 'operator', "
              "'payment.refunded', 4);"
              "INSERT INTO voucher_delivery_logs (purchase_id, phone, status, channel, created_at) VALUES "
              "(1, '62811', 'error', 'fonnte', '2026-03-01T00:00:03.000Z'), "
              "(1, '62811', 'sent', 'fonnte', '2026-03-01T00:00:06.000Z'), "
              "(1, '62811', 'sent', 'fonnte', '2026-03-02T00:00:06.000Z');"_s;
    QProcess sqlite;
    sqlite.start(u"sqlite3"_s, {path});
    QVERIFY(sqlite.waitForStarted());
    sqlite.write(script.toUtf8());
    sqlite.closeWriteChannel();
    QVERIFY(sqlite.waitForFinished());
    QCOMPARE(sqlite.readAllStandardError(), QByteArray());

    const auto database = Database::open(path);
    QVERIFY(database);
    const ReportRange march{{2026, 3, 1}, {2026, 3, 31}, QTimeZone::utc()};
    const auto report = readReport(**database, march, march.end());
    QVERIFY(report);
    QCOMPARE(report->total.paid, 4);
    QCOMPARE(report->total.revenue, 12000);
    QCOMPARE(report->total.stopped, 1);
    QCOMPARE(report->total.completed, 3);
    QCOMPARE(report->total.refunded, 6000);
    QCOMPARE(report->points[3].figures.refunds, 1); // by the log
    QCOMPARE(report->points[8].figures.refunds, 1); // by its last change, where the log has none
    QCOMPARE(report->voucherTimes.count, 3);
    QCOMPARE(report->voucherTimes.median, 4000ms);
    QCOMPARE(report->messageTimes.count, 1);
    QCOMPARE(report->messageTimes.median, 5000ms);
    QCOMPARE(report->attempts.size(), 1);
    QCOMPARE(report->attempts.first().sent, 2);
    QCOMPARE(report->attempts.first().error, 1);
}

void TestReportModels::drillDownFindsThePurchasesOfAFigure()
{
    QTemporaryDir folder;
    Shop shop(folder.filePath(u"loket.db"_s), 31);
    shop.live(800);
    const ReportModels models(*shop.database);
    const ReadModels lists(*shop.database);
    const QTimeZone zone("Asia/Makassar");
    const QDate last = shop.clock.now().toTimeZone(zone).date();
    const ReportRange range{last.addDays(-40), last, zone};
    int compared = 0;
    const auto series = models.series(range, ReportStep::Day);
    for (const ReportPoint& point : *series) {
        PurchaseFilter filter;
        filter.paidFrom = point.start.toUTC();
        filter.paidUntil = point.end.toUTC();
        QCOMPARE(*lists.countPurchases(filter), point.figures.paid);
        PurchaseFilter refunds;
        refunds.refundedFrom = point.start.toUTC();
        refunds.refundedUntil = point.end.toUTC();
        QCOMPARE(*lists.countPurchases(refunds), point.figures.refunds);
        compared += int(point.figures.paid + point.figures.refunds);
    }
    QVERIFY(compared > 20);
    for (const ReportDimension dimension : allReportDimensions) {
        const auto slices = models.slices(range, dimension);
        for (const ReportSlice& slice : *slices) {
            PurchaseFilter filter{.paidFrom = range.start(), .paidUntil = range.end()};
            std::optional<QString>* const fields[] = {&filter.packageId, &filter.channel, &filter.cashier,
                                                      &filter.router, &filter.gateway};
            *fields[size_t(dimension)] = slice.value;
            QCOMPARE(*lists.countPurchases(filter), slice.figures.paid);
        }
    }
}

QTEST_GUILESS_MAIN(TestReportModels)
#include "tst_reportmodels.moc"
