// What people do for sold vouchers, and the repair of a router that differs from the ledger.
#include "engine/LifeWorld.h"
#include "support/Http.h"

#include <QJsonArray>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using domain::Counting;
using domain::VoucherStatus;
using sales::DriftAction;
using sales::DriftKind;

namespace {

const QByteArray phone = "02:00:00:00:00:01";
const QByteArray otherPhone = "02:00:00:00:00:02";
const sales::Actor operatorActor{u"operator"_s};

} // namespace

class TestVoucherCare : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }
    void init()
    {
        m_world = std::make_unique<tests::LifeWorld>();
        QVERIFY(m_world->start());
    }
    void cleanup() { m_world.reset(); }

    void moreTime_data()
    {
        QTest::addColumn<int>("counts");
        QTest::addColumn<QString>("when");
        QTest::addColumn<bool>("works");
        const auto row = [](Counting counts, const QString& when, bool works) {
            QTest::newRow(qPrintable(domain::toString(counts) + u", "_s + when)) << int(counts) << when << works;
        };
        for (const Counting counts : {Counting::Online, Counting::FirstLogin, Counting::Sale, Counting::Never}) {
            const bool works = counts != Counting::Never;
            row(counts, u"unused"_s, works);
            row(counts, u"in use"_s, works);
            if (works)
                row(counts, u"ended"_s, true);
            if (works)
                row(counts, u"ended long ago"_s, false);
        }
    }

    void moreTime()
    {
        QFETCH(int, counts);
        QFETCH(QString, when);
        QFETCH(bool, works);
        const qint64 purchase = bought(Counting(counts));
        QVERIFY(m_world->pass());
        if (when != u"unused"_s) {
            QVERIFY(m_world->guestLogsIn(m_world->voucher(purchase), phone));
            m_world->router().model().guestsUse(60, 0);
            QVERIFY(m_world->pass());
        }
        if (when.startsWith(u"ended")) {
            m_world->router().model().guestsUse(7200, 0);
            m_world->clock.leap(3h);
            QVERIFY(m_world->pass());
            QVERIFY(m_world->userOf(m_world->voucher(purchase)).disabled);
        }
        if (when == u"ended long ago"_s)
            m_world->clock.leap(25h);
        const domain::Voucher before = m_world->voucher(purchase);
        const QDateTime asked = m_world->clock.now();
        const auto extended = m_world->wait(care().extend(before.id, 5h, operatorActor));
        if (!works) {
            QVERIFY(!extended && extended.error().kind == ErrorKind::Conflict);
            QVERIFY(!m_world->story(purchase).contains(u"voucher.extended"_s));
            return;
        }
        QVERIFY2(extended, extended ? "" : qPrintable(extended.error().detail));
        const domain::Voucher after = m_world->voucher(purchase);
        const bool byClock = Counting(counts) != Counting::Online && before.expiresAt.isValid();
        if (byClock) {
            const QDateTime from = std::max(before.expiresAt, asked);
            QVERIFY(std::abs(from.secsTo(after.expiresAt) - 5 * 3600) <= 5);
            QCOMPARE(after.duration, before.duration);
        } else {
            QCOMPARE(after.duration, before.duration + domain::Seconds(5 * 3600));
        }
        if (Counting(counts) == Counting::Online)
            QCOMPARE(m_world->userOf(after).limitUptime, u"7h"_s);
        QVERIFY(after.status == VoucherStatus::InUse || after.status == VoucherStatus::OnRouter);
        QVERIFY(!after.endedAt.isValid());
        QVERIFY(!m_world->userOf(after).disabled);
        QVERIFY(m_world->guestLogsIn(after, phone));
        QVERIFY(m_world->pass());
        QVERIFY(!m_world->userOf(after).disabled); // it stays
        QCOMPARE(m_world->engine().use().validity.drift().first().total, 0);
        QCOMPARE(m_world->story(purchase).count(u"voucher.extended"_s), 1);
    }

    void moreTimeHelpsNoUsedUpQuota()
    {
        const qint64 purchase = bought(Counting::FirstLogin, 5000);
        QVERIFY(m_world->guestLogsIn(m_world->voucher(purchase), phone));
        m_world->router().model().guestsUse(10, 6000);
        QVERIFY(m_world->pass());
        const auto extended = m_world->wait(care().extend(m_world->voucher(purchase).id, 1h, operatorActor));
        QVERIFY(!extended && extended.error().kind == ErrorKind::Conflict);
        QVERIFY(extended.error().detail.contains(u"data"_s));
        QVERIFY(care().extend(4711, 1h, operatorActor).result().error().kind == ErrorKind::NotFound);
        QVERIFY(care().extend(m_world->voucher(purchase).id, 0s, operatorActor).result().error().kind ==
                ErrorKind::InvalidInput);
    }

    void withTheRouterAwayNothingChanges()
    {
        const qint64 purchase = bought(Counting::Online);
        const domain::Voucher before = m_world->voucher(purchase);
        m_world->cutOff(true);
        const auto extended = m_world->wait(care().extend(before.id, 1h, operatorActor));
        QVERIFY(!extended && core::isRetryable(extended.error().kind));
        QCOMPARE(m_world->voucher(purchase).duration, before.duration);
        m_world->cutOff(false);
        QVERIFY(m_world->wait(care().extend(before.id, 1h, operatorActor)));
        QCOMPARE(m_world->userOf(before).limitUptime, u"3h"_s);
    }

    void unlockForgetsTheDeviceAndTheNextOneIsBound()
    {
        const qint64 purchase = bought(Counting::Online, 0, true);
        const domain::Voucher voucher = m_world->voucher(purchase);
        QVERIFY(m_world->wait(care().unlock(voucher.id, operatorActor)).error().kind == ErrorKind::Conflict);
        QVERIFY(m_world->guestLogsIn(voucher, phone));
        QVERIFY(m_world->pass());
        QVERIFY(!m_world->guestLogsIn(voucher, otherPhone));
        QVERIFY(m_world->wait(care().unlock(voucher.id, operatorActor)));
        QCOMPARE(m_world->sessions(), 0);
        QCOMPARE(m_world->cookies(), 0);
        QVERIFY(m_world->voucher(purchase).deviceMac.isEmpty());
        QVERIFY(m_world->pass());
        QVERIFY(m_world->userOf(voucher).macAddress.isEmpty());
        QVERIFY(m_world->guestLogsIn(voucher, otherPhone));
        QVERIFY(m_world->pass());
        QCOMPARE(m_world->userOf(voucher).macAddress, QString::fromLatin1(otherPhone));
        QVERIFY(!m_world->guestLogsIn(voucher, phone));
        QCOMPARE(m_world->story(purchase), (QStringList{u"voucher.first_login"_s, u"voucher.unlocked"_s}));
    }

    void aKickedGuestIsOutForNow()
    {
        const qint64 purchase = bought(Counting::Online);
        const domain::Voucher voucher = m_world->voucher(purchase);
        QVERIFY(m_world->guestLogsIn(voucher, phone));
        QVERIFY(m_world->wait(care().kick(voucher.id, operatorActor)));
        QCOMPARE(m_world->sessions(), 0);
        QVERIFY(!m_world->router().model().guestReturns(phone)); // not by the cookie
        QVERIFY(m_world->wait(care().kick(voucher.id, operatorActor)).error().kind == ErrorKind::Conflict);
        QVERIFY(m_world->guestLogsIn(voucher, phone)); // but by the code
        QVERIFY(m_world->story(purchase).contains(u"voucher.kicked"_s));
    }

    void whoIsOnlineIsToldWithHisPackage()
    {
        const qint64 purchase = bought(Counting::FirstLogin);
        m_world->router().model().addStranger("budi", "sold by hand");
        QVERIFY(m_world->guestLogsIn(m_world->voucher(purchase), phone));
        QVERIFY(m_world->router().model().guestLogsIn("budi", "somebody-else", otherPhone));
        m_world->router().model().guestsUse(120, 3000);
        QVERIFY(m_world->pass());
        const auto online = m_world->wait(m_world->engine().use().care.online());
        QVERIFY(online && online->size() == 1 && !online->first().problem);
        QCOMPARE(online->first().guests.size(), 2);
        const sales::OnlineGuest& guest = online->first().guests.first();
        QVERIFY(guest.isOurs());
        QCOMPARE(guest.packageName, u"Life"_s);
        QCOMPARE(guest.purchaseId, purchase);
        QCOMPARE(guest.session.bytesOut, 3000);
        QVERIFY(std::abs(guest.since.secsTo(m_world->clock.now()) - 120) < 30);
        QCOMPARE(guest.expiresAt, m_world->voucher(purchase).expiresAt);
        QVERIFY(!online->first().guests.last().isOurs());
        m_world->cutOff(true);
        const auto away = m_world->wait(m_world->engine().use().care.online());
        QVERIFY(away && away->first().problem && away->first().guests.isEmpty());
    }

    void everyDriftIsFoundAndMended()
    {
        const qint64 purchase = bought(Counting::Online, 0, false, 4);
        auto& users = m_world->router().model().menu("/ip/hotspot/user");
        const auto idOf = [&](int number) {
            return users.idsOf(m_world->voucher(purchase, number).username.toUtf8()).first();
        };
        const QString gone = m_world->voucher(purchase, 1).username;
        users.remove(idOf(1));
        users.write(idOf(2), {{"profile", "3k"}, {"limit-uptime", "9h"}, {"disabled", "true"}});
        users.insert({{"name", "ghost"}, {"password", "ghost"}, {"comment", "loket:LK261122-7QKM3ZP9RT2XCWVH:1"}});
        users.insert({{"name", "odd"}, {"password", "odd"}, {"comment", "loket:hand made"}});
        m_world->router().model().addStranger("budi", "sold by hand");
        QVERIFY(m_world->pass());

        sales::DriftReport report = drift();
        QCOMPARE(report.total, 4);
        QVERIFY(report.comparedAt.isValid());
        const sales::DriftItem missing = itemOf(gone);
        QVERIFY(missing.kind == DriftKind::Missing);
        const sales::DriftItem differs = itemOf(m_world->voucher(purchase, 2).username);
        QVERIFY(differs.kind == DriftKind::Differs);
        QCOMPARE(differs.differences.size(), 3);
        QCOMPARE(differs.differences.first(), (sales::Difference{u"profile"_s, u"3k"_s, u"5k"_s}));
        QVERIFY(itemOf(u"ghost"_s).kind == DriftKind::Unknown);
        QVERIFY(itemOf(u"budi"_s).username.isEmpty()); // not ours

        QVERIFY(mend(gone, DriftAction::Remove).error().kind == ErrorKind::InvalidInput);
        QVERIFY(mend(u"budi"_s, DriftAction::Remove).error().kind == ErrorKind::NotFound);
        QVERIFY(mend(gone, DriftAction::MakeAgain));
        QVERIFY(mend(differs.username, DriftAction::SetRight));
        QVERIFY(mend(u"ghost"_s, DriftAction::Remove));
        QVERIFY(mend(u"odd"_s, DriftAction::Remove));
        QCOMPARE(drift().total, 0);
        QVERIFY(m_world->pass());
        QCOMPARE(drift().total, 0);
        QCOMPARE(m_world->userOf(m_world->voucher(purchase, 2)).profile, u"5k"_s);
        QVERIFY(!m_world->userOf(m_world->voucher(purchase, 2)).disabled);
        QCOMPARE(m_world->userOf(m_world->voucher(purchase, 1)).name, gone);
        QCOMPARE(m_world->router().users().size(), 5); // four and budi
        QCOMPARE(m_world->story(purchase), (QStringList{u"voucher.make_again"_s, u"voucher.set_right"_s}));
    }

    void whatWasUsedIsNotGivenAgain()
    {
        const qint64 purchase = bought(Counting::Online);
        const domain::Voucher voucher = m_world->voucher(purchase);
        QVERIFY(m_world->guestLogsIn(voucher, phone));
        m_world->router().model().guestsUse(3600, 0);
        QVERIFY(m_world->pass());
        m_world->router().control({{u"remove_user"_s, voucher.username}});
        m_world->router().model().guestLogsOut(voucher.username.toUtf8());
        QVERIFY(m_world->pass());
        m_world->router().control({{u"cut_after"_s, QJsonObject{{u"command"_s, u"/ip/hotspot/user/add"_s}}}});
        QVERIFY(!mend(voucher.username, DriftAction::MakeAgain)); // made, but its answer is lost
        QVERIFY(mend(voucher.username, DriftAction::MakeAgain));
        QCOMPARE(m_world->userOf(voucher).limitUptime, u"1h"_s);
        QVERIFY(m_world->pass());
        QCOMPARE(drift().total, 0);
        QVERIFY(m_world->guestLogsIn(voucher, phone));
        m_world->router().model().guestsUse(3600, 0);
        QVERIFY(m_world->pass());
        QVERIFY(m_world->voucher(purchase).status == VoucherStatus::UsedUp);
    }

    void aMissingOneCanBeWrittenOff()
    {
        const qint64 purchase = bought(Counting::Online);
        const domain::Voucher voucher = m_world->voucher(purchase);
        m_world->router().control({{u"remove_user"_s, voucher.username}});
        QVERIFY(m_world->pass());
        QVERIFY(mend(voucher.username, DriftAction::WriteOff));
        QVERIFY(m_world->voucher(purchase).status == VoucherStatus::Removed);
        QVERIFY(m_world->pass());
        QCOMPARE(drift().total, 0);
    }

    // The change of the ledger and its audit line are one commit: a voucher is written off by somebody or not at
    // all.
    void aDeedThatCannotBeNotedIsNotDone_data()
    {
        QTest::addColumn<DriftAction>("action");
        QTest::newRow("written off") << DriftAction::WriteOff;
        QTest::newRow("adopted") << DriftAction::Adopt;
    }
    void aDeedThatCannotBeNotedIsNotDone()
    {
        QFETCH(DriftAction, action);
        const qint64 purchase = bought(Counting::Online);
        const domain::Voucher voucher = m_world->voucher(purchase);
        auto database = tests::ledger(m_world->databaseFile());
        if (action == DriftAction::Adopt)
            QVERIFY(database->execute("DELETE FROM vouchers"));
        else
            m_world->router().control({{u"remove_user"_s, voucher.username}});
        QVERIFY(m_world->pass());
        tests::letItCommit(*database);
        QVERIFY(database->execute("CREATE TRIGGER no_line BEFORE INSERT ON audit_log WHEN new.action LIKE "
                                  "'voucher.%' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"));
        QVERIFY(!mend(voucher.username, action));
        QVERIFY(m_world->voucher(purchase).status ==
                (action == DriftAction::Adopt ? domain::Voucher().status : VoucherStatus::OnRouter));
        tests::letItCommit(*database);
        QVERIFY(database->execute("DROP TRIGGER no_line"));
        QVERIFY(mend(voucher.username, action));
    }

    // The withdrawal after a refund waits for its router; meanwhile nobody restores the guest.
    void whatWasPaidBackIsNotMadeAgain()
    {
        const qint64 purchase = bought(Counting::Online);
        const domain::Voucher voucher = m_world->voucher(purchase);
        m_world->router().control({{u"remove_user"_s, voucher.username}});
        QVERIFY(m_world->pass());
        auto database = tests::ledger(m_world->databaseFile());
        QVERIFY(database->execute("UPDATE voucher_purchases SET status = 'refunded'"));
        QVERIFY(mend(voucher.username, DriftAction::MakeAgain).error().kind == ErrorKind::Conflict);
        QVERIFY(m_world->userOf(voucher).name.isEmpty());
        QVERIFY(mend(voucher.username, DriftAction::WriteOff));
    }

    // The ledger comes from an older backup: the router has a voucher that is missing in the ledger's purchase.
    void whatTheLedgerForgotIsAdopted()
    {
        const qint64 purchase = bought(Counting::Online);
        const domain::Voucher voucher = m_world->voucher(purchase);
        {
            auto database = tests::ledger(m_world->databaseFile());
            QVERIFY(database->execute("DELETE FROM vouchers"));
        }
        QVERIFY(m_world->pass());
        QVERIFY(itemOf(voucher.username).actions.contains(DriftAction::Adopt));
        QVERIFY(mend(voucher.username, DriftAction::Adopt));
        const domain::Voucher adopted = m_world->voucher(purchase);
        QCOMPARE(adopted.username, voucher.username);
        QCOMPARE(adopted.password, voucher.password);
        QVERIFY(adopted.status == VoucherStatus::OnRouter);
        QVERIFY(m_world->pass());
        QCOMPARE(drift().total, 0);
    }

    void aLeftoverOfARefundIsFound()
    {
        const qint64 purchase = bought(Counting::Online);
        const domain::Voucher voucher = m_world->voucher(purchase);
        {
            auto database = tests::ledger(m_world->databaseFile());
            QVERIFY(database->execute("UPDATE vouchers SET status = 'removed'"));
        }
        QVERIFY(m_world->pass());
        QVERIFY(itemOf(voucher.username).kind == DriftKind::Leftover);
        QVERIFY(mend(voucher.username, DriftAction::Remove));
        QVERIFY(m_world->userOf(voucher).name.isEmpty());
    }

    void theApiShowsAndMends()
    {
        const qint64 purchase = bought(Counting::Online, 0, true);
        const domain::Voucher voucher = m_world->voucher(purchase);
        m_world->router()
            .model()
            .menu("/ip/hotspot/user")
            .insert({{"name", "ghost"}, {"password", "ghost"}, {"comment", "loket:hand made"}});
        const auto read = bearer(storage::TokenScope::Read);
        const auto operate = bearer(storage::TokenScope::Operate);
        QCOMPARE(m_http.get(url(u"/voucher/api/drift"_s)).status, 401);
        QCOMPARE(m_http.post(url(u"/voucher/api/reconcile"_s), "{}", read).status, 403);
        QCOMPARE(m_http.post(url(u"/voucher/api/reconcile"_s), "{}", operate).status, 200);
        const auto report = [&] {
            return m_http.get(url(u"/voucher/api/drift"_s), read).json().value(u"data"_s).toArray().first().toObject();
        };
        QTRY_COMPARE(report().value(u"total"_s).toInt(), 1);
        const QJsonObject item = report().value(u"items"_s).toArray().first().toObject();
        QCOMPARE(item.value(u"kind"_s).toString(), u"unknown"_s);
        QCOMPARE(item.value(u"actions"_s).toArray(), QJsonArray{u"remove"_s});

        const QUrl mendUrl = url(u"/voucher/api/drift/mend"_s);
        QCOMPARE(m_http.post(mendUrl, "{}", operate).status, 400);
        QCOMPARE(m_http.post(mendUrl, R"({"router":"main","username":"ghost","action":"eat"})", operate).status, 400);
        QCOMPARE(m_http.post(mendUrl, R"({"router":"main","username":"x","action":"remove"})", operate).status, 404);
        QCOMPARE(m_http.post(mendUrl, R"({"router":"main","username":"ghost","action":"remove"})", operate).status,
                 200);
        QTRY_COMPARE(report().value(u"total"_s).toInt(), 0);

        const QString one = u"/voucher/api/vouchers/%1/"_s.arg(voucher.id);
        QCOMPARE(m_http.post(url(one + u"extend"_s), R"({"duration":"a day"})", operate).status, 400);
        QCOMPARE(m_http.post(url(u"/voucher/api/vouchers/99999/extend"_s), R"({"duration":"1d"})", operate).status,
                 404);
        QCOMPARE(m_http.post(url(one + u"extend"_s), R"({"duration":"1d"})", operate).status, 200);
        QTRY_COMPARE(m_world->userOf(voucher).limitUptime, u"1d2h"_s);
        QCOMPARE(m_http.post(url(one + u"unlock"_s), "{}", operate).status, 409);
        QVERIFY(m_world->guestLogsIn(voucher, phone));
        QVERIFY(m_world->pass());
        QCOMPARE(m_http.post(url(one + u"unlock"_s), "{}", operate).status, 200);
        QTRY_COMPARE(m_world->sessions(), 0);
        QVERIFY(m_world->guestLogsIn(voucher, otherPhone));
        QCOMPARE(m_http.post(url(one + u"kick"_s), "{}", operate).status, 200);
        QTRY_COMPARE(m_world->sessions(), 0);
    }

private:
    qint64 bought(Counting counts, qint64 quota = 0, bool lock = false, int quantity = 1)
    {
        m_world->sell(counts, 2h, quota, lock);
        const qint64 id = m_world->buy(quantity);
        if (id == 0)
            qFatal("the voucher was not made");
        return id;
    }
    sales::VoucherCare& care() { return m_world->engine().use().care; }
    sales::DriftReport drift() { return m_world->engine().use().validity.drift().first(); }
    sales::DriftItem itemOf(const QString& username)
    {
        for (const sales::DriftItem& item : drift().items) {
            if (item.username == username)
                return item;
        }
        return {};
    }
    core::Result<void> mend(const QString& username, DriftAction action)
    {
        return m_world->wait(m_world->engine().use().driftRepair.mend(u"main"_s, username, action, operatorActor));
    }
    [[nodiscard]] QUrl url(const QString& path) { return m_world->engine().url().resolved(QUrl(path)); }
    tests::Http::Headers bearer(storage::TokenScope scope)
    {
        return tests::bearer(m_world->databaseFile(), scope, u"test%1"_s.arg(++m_tokens));
    }

    std::unique_ptr<tests::LifeWorld> m_world;
    tests::Http m_http;
    int m_tokens = 0;
};

QTEST_GUILESS_MAIN(TestVoucherCare)
#include "tst_vouchercare.moc"

#include "support/Ledger.h"
