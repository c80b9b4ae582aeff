#include "sales/Nobody.h"
#include "sales/flow/PaymentReceived.h"
#include "sales/mending/Forgetting.h"
#include "sales/mending/Recovery.h"
#include "sales/people/CounterSales.h"
#include "sales/people/Staff.h"
#include "sales/vouchers/Stock.h"
#include "storage/ReadModels.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::sales;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::Secret;
using domain::Action;
using domain::Role;
using storage::StaffMember;

// Who works here, logging in, and what each role may do, on real SQLite and with real hashes.
class TestStaff : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_policy = Policy();
        m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
        m_context = std::unique_ptr<Context>(new Context{*m_database, m_clock, m_policy, m_nobody, *m_jobs});
        m_staff = std::make_unique<Staff>(*m_context);
    }
    void cleanup()
    {
        m_staff.reset();
        m_context.reset();
        m_jobs.reset();
        m_database.reset();
    }

    void everyRoleAndAction_data()
    {
        using enum Action;
        QTest::addColumn<int>("role");
        QTest::addColumn<QList<int>>("allowed");
        const auto numbers = [](std::initializer_list<Action> actions) {
            QList<int> all;
            for (const Action action : actions)
                all += int(action);
            return all;
        };
        QTest::newRow("nobody may nothing") << int(Role::None) << QList<int>();
        QTest::newRow("a cashier sells and looks") << int(Role::Cashier) << numbers({Sell, SeePurchases});
        QTest::newRow("an operator keeps it running")
            << int(Role::Operator)
            << numbers({Sell, SeePurchases, RetryDelivery, Regenerate, CleanUp, Review, CancelPurchase, ForgetCustomer,
                        ManageVouchers, ManageSessions, SeeShifts, SeeActivity, StopSelling});
        QList<int> everything;
        for (const Action action : domain::allActions())
            everything += int(action);
        QTest::newRow("an owner may all") << int(Role::Owner) << everything;
    }
    void everyRoleAndAction()
    {
        QFETCH(int, role);
        QFETCH(QList<int>, allowed);
        const Actor actor{.name = u"somebody"_s, .role = Role(role)};
        for (const Action action : domain::allActions()) {
            const auto permitted = Ledger(*m_context).permit(actor, action);
            QVERIFY2(bool(permitted) == allowed.contains(int(action)), qPrintable(domain::toString(action)));
            QVERIFY2(permitted || permitted.error().kind == ErrorKind::Forbidden, "refused in another way");
        }
    }

    void useCasesRefuseTheCashier_data()
    {
        using Call = std::function<ErrorKind(const Context&, const Actor&)>;
        QTest::addColumn<Call>("call");
        const auto kindOf = [](const auto& result) { return result ? ErrorKind::Internal : result.error().kind; };
        QTest::newRow("regenerate") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(Recovery(c).regenerate(1, a)); });
        QTest::newRow("retry delivery") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(Recovery(c).retryDelivery(1, a)); });
        QTest::newRow("clean up") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(Recovery(c).cleanUp(1, a)); });
        QTest::newRow("mark reviewed") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(Recovery(c).markReviewed(1, a)); });
        QTest::newRow("expire") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(Recovery(c).expireStale(a).result()); });
        QTest::newRow("clean leftovers") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(Recovery(c).cleanLeftovers(a).result()); });
        QTest::newRow("forget what is old")
            << Call([=](const Context& c, const Actor& a) { return kindOf(Forgetting(c).sweep(a).result()); });
        QTest::newRow("forget a customer") << Call([=](const Context& c, const Actor& a) {
            return kindOf(Forgetting(c).forget(u"0812345678"_s, a).result());
        });
        QTest::newRow("begin a batch") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(Stock(c).begin({}, a)); });
        QTest::newRow("cancel a batch") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(Stock(c).cancel(1, a)); });
        QTest::newRow("withdraw from stock")
            << Call([=](const Context& c, const Actor& a) { return kindOf(Stock(c).withdraw(1, a)); });
        QTest::newRow("void a sale") << Call(
            [=](const Context& c, const Actor& a) { return kindOf(CounterSales(c).voidSale(1, u"x"_s, a, a)); });
        QTest::newRow("change the staff") << Call([=](const Context& c, const Actor& a) {
            return kindOf(Staff(c).change(1, {.name = u"X"_s, .role = Role::Owner}, a));
        });
        QTest::newRow("add to the staff") << Call([=](const Context& c, const Actor& a) {
            return kindOf(Staff(c).add({.name = u"X"_s, .secret = Secret("1111")}, a).result());
        });
    }
    void useCasesRefuseTheCashier()
    {
        using Call = std::function<ErrorKind(const Context&, const Actor&)>;
        QFETCH(Call, call);
        QVERIFY(call(*m_context, {.name = u"cashier:Rina"_s, .role = Role::Cashier}) == ErrorKind::Forbidden);
        QVERIFY(call(*m_context, {.name = u"nobody"_s, .role = Role::None}) == ErrorKind::Forbidden);
        QVERIFY(call(*m_context, systemActor) != ErrorKind::Forbidden);
    }

    void secretsThatAreRefused_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<bool>("good");
        QTest::newRow("four digits") << QByteArray("2580") << true;
        QTest::newRow("three digits") << QByteArray("258") << false;
        QTest::newRow("thirteen digits") << QByteArray("2580258025802") << false;
        QTest::newRow("one digit again and again") << QByteArray("7777") << false;
        QTest::newRow("counting up") << QByteArray("123456") << false;
        QTest::newRow("counting down") << QByteArray("9876") << false;
        QTest::newRow("a password") << QByteArray("kopi susu") << true;
        QTest::newRow("a short password") << QByteArray("kopi") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void secretsThatAreRefused()
    {
        QFETCH(QByteArray, secret);
        QFETCH(bool, good);
        QCOMPARE(bool(checkSecret(Secret(secret))), good);
    }

    void theFirstPersonIsAnOwner()
    {
        const auto refused = add(u"Rina"_s, Role::Cashier, "2580", systemActor);
        QVERIFY(!refused && refused.error().kind == ErrorKind::InvalidInput);
        QVERIFY(add(u"Bu Sri"_s, Role::Owner, "4711", systemActor));
        QVERIFY(add(u"Rina"_s, Role::Cashier, "2580", systemActor));
        const auto again = add(u"rina"_s, Role::Cashier, "2581", systemActor);
        QVERIFY(!again && again.error().kind == ErrorKind::Conflict);
    }

    void theHashIsArgon2idAndNothingTellsThePin()
    {
        const StaffMember owner = *add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        const QByteArray hash = *storage::StaffRepository(*m_database).hashOf(owner.id);
        QVERIFY2(hash.startsWith("$argon2id$"), hash.constData());
        QVERIFY(!hash.contains("4711"));
        for (const storage::AuditRow& row : audit())
            QVERIFY(!QJsonDocument(row.line.detail).toJson().contains("4711"));
    }

    void logInTellsWhoItIs()
    {
        const StaffMember owner = *add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        QElapsedTimer timer;
        timer.start();
        const auto actor = logIn(owner.id, "4711");
        qInfo() << "a login took" << timer.elapsed() << "ms";
        QVERIFY(actor);
        QCOMPARE(actor->name, u"owner:Bu Sri"_s);
        QVERIFY(actor->role == Role::Owner && actor->staffId == owner.id);
        QCOMPARE(audit().first().line.action, u"staff.login"_s);
    }

    void wrongPinsLockForLongerAndLonger()
    {
        const StaffMember owner = *add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        for (int i = 1; i <= freeAttempts; ++i) {
            const auto wrong = logIn(owner.id, "0815");
            QVERIFY(!wrong && wrong.error().kind == ErrorKind::Unauthorized);
            QCOMPARE(wrong.error().retryAfter.has_value(), i == freeAttempts);
        }
        const auto locked = logIn(owner.id, "4711");
        QVERIFY(!locked && locked.error().kind == ErrorKind::RateLimited);
        QVERIFY(*locked.error().retryAfter <= firstLock);
        m_clock.advance(firstLock + 1s);
        QVERIFY(!logIn(owner.id, "0815"));
        m_clock.advance(firstLock + 1s); // twice as long now
        QVERIFY(logIn(owner.id, "4711").error().kind == ErrorKind::RateLimited);
        m_clock.advance(firstLock);
        QVERIFY(logIn(owner.id, "4711"));
        QCOMPARE(storage::StaffRepository(*m_database).find(owner.id)->failedAttempts, 0);
    }

    void theLockGrowsToItsLimit()
    {
        QCOMPARE(lockAfter(freeAttempts - 1).count(), 0);
        QCOMPARE(lockAfter(freeAttempts).count(), firstLock.count());
        QCOMPARE(lockAfter(freeAttempts + 1).count(), 2 * firstLock.count());
        QCOMPARE(lockAfter(1000).count(), longestLock.count());
    }

    void anAttemptIsCountedBeforeItIsChecked()
    {
        const StaffMember owner = *add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        auto answer = m_staff->logIn(owner.id, Secret("0815"));
        QCOMPARE(storage::StaffRepository(*m_database).find(owner.id)->failedAttempts, 1);
        QVERIFY(!wait(answer));
    }

    void whoIsSwitchedOffIsOutAtOnce()
    {
        (void)*add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        const StaffMember op = *add(u"Dewi"_s, Role::Operator, "2580", systemActor);
        const Actor dewi = *logIn(op.id, "2580");
        QVERIFY(Ledger(*m_context).permit(dewi, Action::Regenerate));
        QVERIFY(m_staff->change(op.id, {.name = u"Dewi"_s, .role = Role::Cashier}, systemActor));
        QVERIFY(!Ledger(*m_context).permit(dewi, Action::Regenerate)); // although the window still says operator
        QVERIFY(m_staff->change(op.id, {.name = u"Dewi"_s, .role = Role::Operator, .enabled = false}, systemActor));
        QVERIFY(!Ledger(*m_context).permit(dewi, Action::Sell));
        QVERIFY(logIn(op.id, "2580").error().kind == ErrorKind::Forbidden);
    }

    void theLastOwnerStays()
    {
        const StaffMember owner = *add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        QVERIFY(m_staff->change(owner.id, {.name = u"Bu Sri"_s, .role = Role::Cashier}, systemActor).error().kind ==
                ErrorKind::Conflict);
        QVERIFY(!m_staff->change(owner.id, {.name = u"Bu Sri"_s, .role = Role::Owner, .enabled = false}, systemActor));
        QVERIFY(storage::StaffRepository(*m_database).find(owner.id)->role == Role::Owner);
        (void)*add(u"Pak Made"_s, Role::Owner, "2580", systemActor);
        QVERIFY(m_staff->change(owner.id, {.name = u"Bu Sri"_s, .role = Role::Cashier}, systemActor));
    }

    void oneChangesOnesOwnPinWithThePresentOne()
    {
        (void)*add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        const StaffMember member = *add(u"Rina"_s, Role::Cashier, "2580", systemActor);
        const Actor rina = *logIn(member.id, "2580");
        QVERIFY(!wait(m_staff->changeSecret(member.id, Secret("0815"), Secret("1470"), rina)));
        QVERIFY(wait(m_staff->changeSecret(member.id, Secret("2580"), Secret("kopi susu"), rina)));
        QVERIFY(!logIn(member.id, "2580"));
        QVERIFY(logIn(member.id, "kopi susu"));
        QVERIFY(!storage::StaffRepository(*m_database).find(member.id)->isPin);
    }

    void nobodyChangesTheOwnersPinButAnOwner()
    {
        const StaffMember owner = *add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        const StaffMember member = *add(u"Rina"_s, Role::Cashier, "2580", systemActor);
        const Actor rina = *logIn(member.id, "2580");
        const auto refused = wait(m_staff->changeSecret(owner.id, Secret("2580"), Secret("1470"), rina));
        QVERIFY(!refused && refused.error().kind == ErrorKind::Forbidden);
        QVERIFY(wait(m_staff->changeSecret(member.id, {}, Secret("1470"), *logIn(owner.id, "4711"))));
        QVERIFY(logIn(member.id, "1470"));
    }

    void approvalNeedsSomebodyWhoMay()
    {
        const StaffMember owner = *add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        const StaffMember member = *add(u"Rina"_s, Role::Cashier, "2580", systemActor);
        QVERIFY(wait(m_staff->approve(member.id, Secret("2580"), Action::Void, {})).error().kind ==
                ErrorKind::Forbidden);
        QVERIFY(wait(m_staff->approve(owner.id, Secret("0815"), Action::Void, {})).error().kind ==
                ErrorKind::Unauthorized);
        const auto approved = wait(m_staff->approve(owner.id, Secret("4711"), Action::Void, {}));
        QVERIFY(approved && approved->name == u"owner:Bu Sri"_s);
    }

    // Who guesses the owner's PIN in a cashier's window locks this out there, and nothing else.
    void wrongApprovalsLockOnlyThemselves()
    {
        const StaffMember owner = *add(u"Bu Sri"_s, Role::Owner, "4711", systemActor);
        const Actor rina = actorOf(*add(u"Rina"_s, Role::Cashier, "2580", systemActor));
        const Actor budi = actorOf(*add(u"Budi"_s, Role::Cashier, "1470", systemActor));
        const auto approve = [&](const char* pin, const Actor& askedBy) {
            const auto actor = wait(m_staff->approve(owner.id, Secret(pin), Action::Void, askedBy));
            return actor ? u"approved"_s : core::toString(actor.error().kind);
        };
        for (int i = 0; i < freeAttempts; ++i)
            QCOMPARE(approve("0815", rina), u"unauthorized"_s);
        QCOMPARE(approve("4711", rina), u"rate_limited"_s);
        QCOMPARE(approve("4711", budi), u"approved"_s);
        QVERIFY(logIn(owner.id, "4711"));
        QCOMPARE(approve("4711", rina), u"rate_limited"_s); // a login elsewhere frees nothing here
        m_clock.advance(longestLock);
        QCOMPARE(approve("4711", rina), u"approved"_s);
        // And the other way round: a locked login is still no way to guess on.
        for (int i = 0; i < freeAttempts; ++i)
            QVERIFY(!logIn(owner.id, "0815"));
        QVERIFY(logIn(owner.id, "4711").error().kind == ErrorKind::RateLimited);
        QCOMPARE(approve("4711", rina), u"approved"_s);
    }

private:
    template <class T>
    static core::Result<T> wait(const core::Async<T>& answer)
    {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20000))
            return core::fail(ErrorKind::Timeout, u"no answer"_s);
        return answer.result();
    }
    core::Result<StaffMember> add(const QString& name, Role role, const char* secret, const Actor& actor)
    {
        return wait(m_staff->add({.name = name, .role = role, .secret = Secret(secret)}, actor));
    }
    core::Result<Actor> logIn(qint64 id, const char* secret) { return wait(m_staff->logIn(id, Secret(secret))); }
    QList<storage::AuditRow> audit() { return *storage::ReadModels(*m_database).audit({}, {.limit = 100}); }

    std::unique_ptr<QTemporaryDir> m_folder;
    core::ManualClock m_clock;
    std::unique_ptr<storage::Database> m_database;
    Policy m_policy;
    tests::Nobody m_nobody;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<Context> m_context;
    std::unique_ptr<Staff> m_staff;
};

QTEST_MAIN(TestStaff)
#include "tst_staff.moc"
