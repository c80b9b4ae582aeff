#include "sales/CustomerSearch.h"
#include "sales/Nobody.h"
#include "sales/flow/Gradually.h"
#include "sales/flow/PayAnotherWay.h"
#include "sales/flow/PlacePurchase.h"
#include "sales/mending/Forgetting.h"
#include "sales/mending/Recovery.h"
#include "sales/people/CounterSales.h"
#include "storage/ReadModels.h"
#include "storage/SearchIndex.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using domain::Role;

namespace {

const QString phone = tests::customerPhone;
constexpr int many = int(perTurn) * 4 + 5;

} // namespace

// After forgetting, the customer is nowhere in the database, and everything else is as it was.
class TestForgetting : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_clock.step(std::chrono::milliseconds(
            m_clock.now().msecsTo(QDateTime(QDate(2026, 3, 10), QTime(9, 0), QTimeZone::utc()))));
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(file()));
        m_policy = Policy();
        m_policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
        m_context = std::unique_ptr<Context>(new Context{*m_database, m_clock, m_policy, m_nobody, *m_jobs});
        m_isDoubtful = false;
        m_context->clockIsDoubtful = [this] { return m_isDoubtful; };
        m_forgetting = std::make_unique<Forgetting>(*m_context);
    }
    void cleanup()
    {
        m_forgetting.reset();
        m_context.reset();
        m_jobs.reset();
        m_database.reset();
    }

    void nowhereInTheDatabase_data()
    {
        QTest::addColumn<bool>("byAge");
        QTest::newRow("after its days") << true;
        QTest::newRow("because somebody asked for it") << false;
    }
    void nowhereInTheDatabase()
    {
        QFETCH(bool, byAge);
        const qint64 id = fillEveryPlace();
        const QStringList customers = search().customerColumns();
        for (const QString& column : customers)
            QVERIFY2(!search().found(column).isEmpty(), qPrintable(column));
        m_clock.advance(48h);
        const QStringList before = search().everythingBut(customers);
        m_policy.forgetAfterDays = byAge ? 1 : 0;
        if (byAge)
            QCOMPARE(swept(), 2);
        else
            QCOMPARE(asked(u"0812-3456-7890"_s), (CustomerOrders{.over = 2, .open = 0}));
        QCOMPARE(search().foundAnywhere(), QStringList());
        QCOMPARE(search().everythingBut(customers), before);
        const auto order = storage::PurchaseRepository(*m_database).find(id);
        QCOMPARE(order->customerName, QString());
        QCOMPARE(order->forgottenAt, m_clock.now());
        QCOMPARE(search().inTheFiles(), QStringList());
    }

    void notInTheListsOfTheSearch()
    {
        fillEveryPlace();
        const auto rows = [this](const char* sql) {
            storage::Statement statement = m_database->statement(sql);
            return statement.run() && statement.next() ? statement.integer(0) : -1;
        };
        const storage::SearchIndex index(*m_database);
        storage::SearchList list(0);
        auto transaction = storage::Transaction::begin(*m_database);
        QVERIFY(index.begin(*transaction, 0));
        QVERIFY(list.read(*m_database, 0, storage::OrderBits::chunkSize));
        QVERIFY(index.store(*transaction, list));
        QVERIFY(transaction->commit());
        QVERIFY(rows("SELECT sum(length(pieces)) FROM search_pieces") > 0);
        m_clock.advance(48h);
        QCOMPARE(asked(phone), (CustomerOrders{.over = 2, .open = 0}));
        QCOMPARE(rows("SELECT count(*) FROM search_pieces"), 0);
        QCOMPARE(rows("SELECT count(*) FROM search_chunks"), 0);
    }

    void twiceDoesNothing()
    {
        fillEveryPlace();
        m_clock.advance(48h);
        QCOMPARE(asked(phone), (CustomerOrders{.over = 2, .open = 0}));
        m_policy.forgetAfterDays = 1;
        const QStringList before = search().everythingBut({});
        QCOMPARE(asked(phone), CustomerOrders());
        QCOMPARE(swept(), 0);
        QCOMPARE(search().everythingBut({}), before);
    }

    void onlyWhatIsOver_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("isOver");
        const auto row = [](const char* state, const QByteArray& sql, bool isOver) {
            QTest::newRow(state) << sql << isOver;
        };
        for (const char* status : {"completed", "failed", "expired", "cancelled", "refunded"})
            row(status, QByteArray("UPDATE voucher_purchases SET status = '") + status + "'", true);
        for (const char* status : {"pending", "paid", "voucher_generation_failed"})
            row(status, QByteArray("UPDATE voucher_purchases SET status = '") + status + "'", false);
        row("to be reviewed", "UPDATE voucher_purchases SET needs_review = 1", false);
        row("its message was not confirmed", "UPDATE voucher_purchases SET message_unconfirmed = 1", false);
        row("the same, looked at", "UPDATE voucher_purchases SET message_unconfirmed = 2", true);
        row("its message waits", "UPDATE voucher_purchases SET delivery_status = 'queued'", false);
        row("its message is tried again today",
            "UPDATE voucher_purchases SET delivery_status = 'error', message_first_try_at = '2026-03-11T10:00:00.000Z'",
            false);
        row("its message was given up",
            "UPDATE voucher_purchases SET delivery_status = 'error', message_first_try_at = '2026-03-10T10:00:00.000Z'",
            true);
        const QByteArray job = "INSERT INTO jobs (kind, purchase_id, due_at, created_at, updated_at, state) SELECT "
                               "'check_payment', id, '', '', '', '%' FROM voucher_purchases";
        row("something is to be done", QByteArray(job).replace('%', "queued"), false);
        row("something is being done", QByteArray(job).replace('%', "running"), false);
        row("something was given up", QByteArray(job).replace('%', "dead"), true);
        const QByteArray drawer = "INSERT INTO shifts (id, cashier, opened_at, opening_float, closed_at) VALUES (7, "
                                  "'Rina', '', 0, '%'); INSERT "
                                  "INTO counter_sales (purchase_id, shift_id, cash_given, sold_at) SELECT id, 7, 0, '' "
                                  "FROM voucher_purchases";
        row("in an open drawer", QByteArray(drawer).replace('%', ""), false);
        row("in a closed drawer", QByteArray(drawer).replace('%', "2026-03-10"), true);
        row("paid back out of an open drawer",
            QByteArray(drawer).replace('%', "2026-03-10") +
                "; INSERT INTO shifts (id, cashier, opened_at, opening_float) VALUES (8, 'Dewi', '', 0); UPDATE "
                "counter_sales SET refund_shift_id = 8",
            false);
        const QByteArray voucher =
            "UPDATE voucher_purchases SET status = '%'; INSERT INTO vouchers (purchase_id, number, router, username, "
            "password, profile, status, created_at, updated_at) SELECT id, 1, 'main', 'abc', 'abc', '5k', '#', '', '' "
            "FROM "
            "voucher_purchases";
        row("left on the router", QByteArray(voucher).replace('%', "expired").replace('#', "on_router"), false);
        row("taken off the router", QByteArray(voucher).replace('%', "expired").replace('#', "removed"), true);
        row("sold and in use", QByteArray(voucher).replace('%', "completed").replace('#', "in_use"), true);
    }
    void onlyWhatIsOver()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, isOver);
        place(1);
        for (const QByteArray& one : sql.split(';'))
            QVERIFY2(m_database->execute(one.constData()), one.constData());
        m_clock.advance(48h);
        m_policy.forgetAfterDays = 1;
        QCOMPARE(*m_forgetting->ordersOf(phone, systemActor),
                 (CustomerOrders{.over = isOver ? 1 : 0, .open = isOver ? 0 : 1}));
        QCOMPARE(swept(), isOver ? 1 : 0);
        QCOMPARE(search().foundAnywhere().isEmpty(), isOver);
    }

    // What was asked for while it was open is done as soon as it is over; new orders are not meant.
    void anOpenOrderIsForgottenAtItsEnd()
    {
        const QList<qint64> ids = place(2);
        set("status = 'pending'", ids[1]);
        QCOMPARE(asked(phone), (CustomerOrders{.over = 1, .open = 1}));
        const auto order = [&](int i) { return *storage::PurchaseRepository(*m_database).find(ids[i]); };
        QVERIFY(order(0).forgottenAt.isValid());
        QCOMPARE(order(1).customerPhone, phone);
        const qint64 later = place(1).first();
        QCOMPARE(swept(), 0);
        set("status = 'cancelled'", ids[1]);
        QCOMPARE(swept(), 1);
        QVERIFY(order(1).forgottenAt.isValid());
        QCOMPARE(storage::PurchaseRepository(*m_database).find(later)->customerPhone, phone);
    }

    void byTheirAge_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("unpaidDays");
        QTest::addColumn<int>("passed");
        QTest::addColumn<bool>("isPaid");
        QTest::addColumn<bool>("isForgotten");
        const auto row = [](const char* what, int days, int unpaid, int passed, bool isPaid, bool isForgotten) {
            QTest::newRow(what) << days << unpaid << passed << isPaid << isForgotten;
        };
        row("never, by itself", 0, 0, 9999, true, false);
        row("never, also what nobody paid", 0, 0, 9999, false, false);
        row("on its day", 30, 0, 30, true, false);
        row("after its days", 30, 0, 31, true, true);
        row("unpaid too", 30, 0, 31, false, true);
        row("unpaid sooner", 30, 7, 8, false, true);
        row("but not yet", 30, 7, 7, false, false);
        row("paid is not unpaid", 0, 7, 9999, true, false);
        row("unpaid alone", 0, 7, 8, false, true);
        row("the shorter one counts", 7, 30, 8, false, true);
    }
    void byTheirAge()
    {
        QFETCH(int, days);
        QFETCH(int, unpaidDays);
        QFETCH(int, passed);
        QFETCH(bool, isPaid);
        QFETCH(bool, isForgotten);
        const qint64 id = place(1).first();
        set(isPaid ? "paid_at = created_at" : "status = 'expired'", id);
        m_policy.forgetAfterDays = days;
        m_policy.forgetUnpaidAfterDays = unpaidDays;
        m_clock.advance(passed * 24h);
        m_isDoubtful = true;
        QCOMPARE(swept(), 0);
        m_isDoubtful = false;
        QCOMPARE(swept(), isForgotten ? 1 : 0);
    }

    // Something that happens to an order is young, however old the order is.
    void theLastChangeCounts()
    {
        const qint64 id = place(1).first();
        m_policy.forgetAfterDays = 30;
        m_clock.advance(100 * 24h);
        set("updated_at = '2026-06-17T09:00:00.000Z'", id);
        QCOMPARE(swept(), 0);
    }

    void underEverySpelling_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("given");
        const QStringList spelled{u"6281234567890"_s,  u"+6281234567890"_s,    u"081234567890"_s,
                                  u"0812-3456-7890"_s, u"+62 812 3456 7890"_s, u"006281234567890"_s,
                                  u"81234567890"_s,    u"(0812) 3456 7890"_s,  u"0812.3456.7890"_s};
        for (const QString& stored : spelled)
            QTest::addRow("stored as %s", qPrintable(stored)) << stored << phone;
        for (const QString& given : spelled)
            QTest::addRow("asked as %s", qPrintable(given)) << phone << given;
        QTest::newRow("foreign") << u"4915112345678"_s << u"+49 151 12345678"_s;
        QTest::newRow("foreign, as it is stored") << u"4915112345678"_s << u"4915112345678"_s;
    }
    void underEverySpelling()
    {
        QFETCH(QString, stored);
        QFETCH(QString, given);
        const QList<qint64> ids = place(2);
        set("customer_phone = '" + stored.toUtf8() + "'", ids[0]);
        set("customer_phone = '6281234567891'", ids[1]);
        QCOMPARE(asked(given), (CustomerOrders{.over = 1, .open = 0}));
        QCOMPARE(storage::PurchaseRepository(*m_database).find(ids[1])->customerPhone, u"6281234567891"_s);
    }

    void whatIsNoNumberIsRefused()
    {
        place(1);
        for (const QString& given : {u""_s, u"12"_s, u"Siti"_s, u"021555"_s}) {
            const auto refused = m_forgetting->forget(given, systemActor);
            QVERIFY(refused.isFinished());
            const auto answer = refused.result();
            QVERIFY(!answer && answer.error().kind == ErrorKind::InvalidInput);
        }
    }

    void whoMay_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("may");
        QTest::newRow("nobody") << int(Role::None) << false;
        QTest::newRow("cashier") << int(Role::Cashier) << false;
        QTest::newRow("operator") << int(Role::Operator) << true;
        QTest::newRow("owner") << int(Role::Owner) << true;
    }
    void whoMay()
    {
        QFETCH(int, role);
        QFETCH(bool, may);
        place(1);
        const Actor actor{.name = u"somebody"_s, .role = Role(role)};
        QCOMPARE(m_forgetting->ordersOf(phone, actor).has_value(), may);
        const auto all = m_forgetting->forget(phone, actor);
        QTRY_VERIFY(all.isFinished());
        QCOMPARE(all.result().has_value(), may);
        QCOMPARE(search().foundAnywhere().isEmpty(), may);
    }

    void theLogTellsItWithoutTheNumber()
    {
        place(3);
        asked(phone);
        const auto lines = storage::ReadModels(*m_database).audit({}, {.limit = 1});
        QCOMPARE(lines->first().line.action, u"customer.forgotten"_s);
        QCOMPARE(lines->first().line.detail, (QJsonObject{{u"count"_s, 3}, {u"open"_s, 0}}));
    }

    // A webhook is served before the end of a long run.
    void aFewInEachTurn()
    {
        place(many);
        const auto all = m_forgetting->forget(phone, systemActor);
        QVERIFY(!all.isFinished());
        QCOMPARE(forgotten(), int(perTurn));
        QTRY_VERIFY(all.isFinished());
        QCOMPARE(*all.result(), (CustomerOrders{.over = many, .open = 0}));
        QCOMPARE(search().foundAnywhere(), QStringList());
    }

    // The program ends in the middle; the schedule of the next start goes on.
    void theNextRunFinishes_data()
    {
        QTest::addColumn<bool>("byAge");
        QTest::newRow("after their days") << true;
        QTest::newRow("because somebody asked for it") << false;
    }
    void theNextRunFinishes()
    {
        QFETCH(bool, byAge);
        place(many);
        m_policy.forgetAfterDays = byAge ? 1 : 0;
        m_clock.advance(48h);
        if (byAge)
            (void)m_forgetting->sweep(systemActor);
        else
            (void)m_forgetting->forget(phone, systemActor);
        m_forgetting = nullptr;
        QCoreApplication::processEvents();
        QCOMPARE(forgotten(), int(perTurn));
        m_forgetting = std::make_unique<Forgetting>(*m_context);
        QCOMPARE(swept(), many - int(perTurn));
        QCOMPARE(search().foundAnywhere(), QStringList());
    }

    void moreThanOneQueryAnswers()
    {
        place(2 * 200 + 3);
        m_policy.forgetAfterDays = 1;
        m_clock.advance(48h);
        QCOMPARE(swept(), 403);
    }

    // Money that comes late is taken; what the gateway sends with it about the customer is not kept.
    void whatComesLaterIsNotKept()
    {
        const qint64 id = place(1).first();
        asked(phone);
        const auto stored = Ledger(*m_context).inTransaction([&](storage::Transaction& transaction) {
            return storage::PaymentEventRepository().insert(
                transaction,
                {.gateway = u"tripay"_s, .eventKey = u"late"_s, .rawBody = tests::customerWritten.toUtf8()}, id,
                u"webhook"_s, m_clock.now());
        });
        QVERIFY(stored && *stored);
        QCOMPARE(search().foundAnywhere(), QStringList());
    }

    // Nobody is left to send it to, and nobody to order again for.
    void whatNeedsACustomerIsOver()
    {
        const QList<qint64> ids = place(2);
        set("delivery_status = 'failed'", ids[0]);
        set("status = 'failed'", ids[1]);
        const auto attention = [this] {
            return *storage::ReadModels(*m_database).countPurchases({.needsAttention = true});
        };
        QCOMPARE(attention(), 1);
        asked(phone);
        QCOMPARE(attention(), 0);
        Recovery recovery(*m_context);
        QCOMPARE(recovery.retryDelivery(ids[0], systemActor).error().reason, core::Reason::OrderWithoutPhone);
        QCOMPARE(PayAnotherWay(*m_context)(ids[1], u"cash"_s, {}, {}).error().reason, core::Reason::OrderNotPayable);
    }

    void aSaleWithoutANameKeepsItsWord()
    {
        const qint64 id = place(1).first();
        set("customer_name = 'Pelanggan', customer_phone = ''", id);
        m_policy.forgetAfterDays = 1;
        m_clock.advance(48h);
        QCOMPARE(swept(), 1);
        QCOMPARE(storage::PurchaseRepository(*m_database).find(id)->customerName, u"Pelanggan"_s);
    }

private:
    [[nodiscard]] tests::CustomerSearch search() const { return {*m_database, file()}; }
    [[nodiscard]] QString file() const { return m_folder->filePath(u"loket.db"_s); }

    int swept()
    {
        const auto all = m_forgetting->sweep(systemActor);
        if (!QTest::qWaitFor([&] { return all.isFinished(); }, 30000) || !all.result())
            return -1;
        return *all.result();
    }
    CustomerOrders asked(const QString& number)
    {
        const auto all = m_forgetting->forget(number, systemActor);
        if (!QTest::qWaitFor([&] { return all.isFinished(); }, 30000) || !all.result())
            return {-1, -1};
        return *all.result();
    }
    int forgotten()
    {
        storage::Statement count = m_database->statement(
            "SELECT count(*) FROM voucher_purchases WHERE forgotten_at IS NOT NULL AND customer_phone = ''");
        return count.run() && count.next() ? int(count.integer(0)) : -1;
    }

    // Completed orders of this customer.
    QList<qint64> place(int number)
    {
        QList<qint64> ids;
        for (int i = 0; i < number; ++i) {
            const auto placed = PlacePurchase(*m_context)(
                {.packageId = u"5k"_s, .customerName = tests::customerName, .customerPhone = phone});
            if (!placed)
                qFatal("%s", qPrintable(placed.error().detail));
            ids += placed->purchase.id;
            set("status = 'completed', delivery_status = 'sent'", ids.last());
        }
        return ids;
    }
    void set(const QByteArray& what, qint64 id)
    {
        const QByteArray sql = "UPDATE voucher_purchases SET " + what + " WHERE id = " + QByteArray::number(id);
        QVERIFY2(m_database->execute(sql.constData()), sql.constData());
    }

    // An online order and a sale at the counter, with a row in every table about them, and the customer in every
    // column that can hold one.
    qint64 fillEveryPlace()
    {
        const qint64 online = place(1).first();
        const Shifts shifts(*m_context);
        const auto shift = shifts.open(0, systemActor);
        const auto sold = CounterSales(*m_context)
                              .sell({.packageId = u"3k"_s,
                                     .customerName = tests::customerName,
                                     .customerPhone = phone,
                                     .cashGiven = 3000,
                                     .key = u"one"_s},
                                    systemActor);
        [&] { QVERIFY(sold); }();
        set("status = 'completed', paid_at = created_at, completed_at = created_at", online);
        set("status = 'completed'", sold->purchase.id);
        const QByteArray id = QByteArray::number(online);
        for (const QByteArray& sql : QByteArrayList{
                 "UPDATE jobs SET state = 'dead'",
                 "INSERT INTO payment_events (gateway, event_key, purchase_id, state, amount, source, raw_body, "
                 "received_at) "
                 "VALUES ('tripay', 'key', " +
                     id + ", 'paid', 5000, 'webhook', x'00', '2026-03-10T09:00:00.000Z')",
                 "INSERT INTO voucher_delivery_logs (purchase_id, phone, status, channel, created_at) VALUES (" + id +
                     ", 'x', 'failed', 'fonnte', '2026-03-10T09:00:00.000Z')",
                 "INSERT INTO payment_pages (purchase_id) VALUES (" + id + ")",
                 "INSERT INTO part_refunds (purchase_id, kind, amount, total, at) VALUES (" + id +
                     ", 'partial_refund', 1000, 1000, '2026-03-10T09:00:00.000Z')",
                 "INSERT INTO audit_log (at, actor, action) VALUES ('2026-03-10T09:00:00.000Z', 'system', "
                 "'channel.paused')",
                 "INSERT INTO alerts (kind, raised_at) VALUES ('channel_paused', '2026-03-10T09:00:00.000Z')"})
            [&] { QVERIFY2(m_database->execute(sql.constData()), sql.constData()); }();
        (void)*shifts.move(500, u"uang kecil"_s, systemActor);
        (void)*shifts.close(shift->id, {}, u"-"_s, systemActor);
        for (const QString& column : search().customerColumns()) {
            if (column == u"voucher_purchases.customer_name"_s || column == u"voucher_purchases.customer_phone"_s)
                continue;
            const QStringList part = column.split(u'.');
            // A key of each row is another one.
            QString value = part[1] == u"phone"_s ? u"?"_s : u"? || rowid"_s;
            if (part[1] == u"raw_body"_s)
                value = u"CAST(? AS BLOB)"_s;
            QString rows = u"1"_s;
            QString text = part[1] == u"phone"_s ? phone : tests::customerWritten;
            if (column == u"audit_log.detail"_s) {
                value = u"?"_s;
                rows = u"purchase_id IS NOT NULL OR action IN ('channel.paused', 'shift.cash_in')"_s;
                text = u"{\"n\":5000,\"why\":\"%1\"}"_s.arg(tests::customerWritten);
            }
            storage::Statement statement =
                m_database->statement(u"UPDATE %1 SET %2 = %3 WHERE %4"_s.arg(part[0], part[1], value, rows));
            statement.bind(text);
            const auto done = statement.run();
            [&] { QVERIFY2(done, qPrintable(column)); }();
        }
        return online;
    }

    core::ManualClock m_clock;
    Policy m_policy;
    tests::Nobody m_nobody;
    bool m_isDoubtful = false;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<Context> m_context;
    std::unique_ptr<Forgetting> m_forgetting;
};

QTEST_GUILESS_MAIN(TestForgetting)
#include "tst_forgetting.moc"
