// A router of Mikhmon's moves in: read, carried out, once more, taken back; with a guest who is online all the while,
// and with connections that break. The engine and its ledger are the real ones.
#include "engine/LifeWorld.h"
#include "sandbox/router/Mikhmon.h"

using namespace loket;
using namespace loket::importing;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::VoucherStatus;

namespace {

const QByteArray phone = "02:00:00:00:00:01";
const sales::Actor owner{.name = u"administrator"_s};

} // namespace

class TestMikhmonImport : public QObject
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
        m_world->router().model().setTime([this] { return m_world->clock.now(); });
        sandbox::fillMikhmon(m_world->router().model());
        QVERIFY(m_world->start());
    }
    void cleanup() { m_world.reset(); }

    void onceTwiceAndBack()
    {
        const QMap<QByteArray, QByteArray> before = comments();
        QVERIFY(m_world->router().model().guestLogsIn("baru7", "baru7", phone));
        const auto first = imported({{u"schedulers"_s, u"yes"_s}});
        QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
        QCOMPARE(first->imported.value(What::Packages), 9);
        QCOMPARE(first->imported.value(What::Schedulers), 2);
        QVERIFY(first->imported.value(What::Vouchers) > 20);
        QCOMPARE(m_world->sessions(), 1);
        int ours = 0;
        const auto after = comments();
        for (auto one = after.begin(); one != after.end(); ++one) {
            const bool changed = *one != before.value(one.key());
            QCOMPARE(changed, one->startsWith("loket:") && one.key() != "lok3t");
            ours += changed ? 1 : 0;
        }
        QVERIFY(ours >= 17);
        for (const char* left : {"budi", "aktif5", "habis1", "habis2", "V482913AB12", "nux77", "anggota", "T-AABBCC"})
            QCOMPARE(after.value(left), before.value(left));
        QCOMPARE(scheduler("Paket-1Hari"), "true");
        QCOMPARE(scheduler("malam"), "false");
        // Nothing differs for Loket's own look at the router.
        const auto pass = m_world->pass();
        QVERIFY2(pass, pass ? "" : qPrintable(pass.error().detail));
        for (const sales::DriftItem& item : m_world->engine().use().validity.drift(u"main"_s).items) {
            const bool isKnownStranger = item.username == u"lok3t";
            QVERIFY2(isKnownStranger, qPrintable(item.username));
        }

        const auto second = imported({{u"schedulers"_s, u"yes"_s}});
        QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
        for (const What what : {What::Packages, What::Vouchers, What::Purchases, What::Schedulers})
            QCOMPARE(second->imported.value(what), 0);
        QCOMPARE(comments(), after);

        const auto undone = m_world->wait(m_world->engine().use().imports->undo(first->id, owner));
        QVERIFY2(undone, undone ? "" : qPrintable(undone.error().detail));
        QCOMPARE(comments(), before);
        QCOMPARE(scheduler("Paket-1Hari"), "false");
        QCOMPARE(m_world->sessions(), 1);
    }

    // To the second: not before the date that the comment had, and at the next look after it.
    void aGuestWhoIsOnlineStaysAndEndsAsBefore()
    {
        QVERIFY(m_world->router().model().guestLogsIn("baru7", "baru7", phone));
        const QByteArray date = comments().value("baru7");
        const QDateTime local = QDateTime::fromString(QString::fromLatin1(date) + u'Z', u"yyyy-MM-dd HH:mm:sst"_s);
        const QDateTime end = local.addSecs(-8 * 3600);
        QVERIFY(end.isValid());
        QVERIFY(imported());
        QCOMPARE(m_world->sessions(), 1);
        QCOMPARE(voucher(u"baru7"_s).expiresAt, end);
        QVERIFY(m_world->pass());
        QVERIFY(voucher(u"baru7"_s).status == VoucherStatus::InUse);
        m_world->clock.leap(std::chrono::seconds(m_world->clock.now().secsTo(end) - 60));
        QVERIFY(m_world->pass());
        QVERIFY(voucher(u"baru7"_s).status == VoucherStatus::InUse);
        QCOMPARE(voucher(u"baru7"_s).expiresAt, end);
        QCOMPARE(m_world->sessions(), 1);
        m_world->clock.leap(61s);
        QVERIFY(m_world->pass());
        QVERIFY(voucher(u"baru7"_s).status == VoucherStatus::Expired);
        QCOMPARE(m_world->sessions(), 0);
        // A voucher from the drawer starts at its first login, as it did.
        QVERIFY(m_world->router().model().guestLogsIn("abc41", "abc41", phone));
        m_world->router().model().guestsUse(5, 1000);
        QVERIFY(m_world->pass());
        const domain::Voucher begun = voucher(u"abc41"_s);
        QVERIFY(begun.status == VoucherStatus::InUse);
        QCOMPARE(begun.expiresAt, begun.firstLoginAt.addSecs(86400));
    }

    void aRouterThatIsCutInBetweenIsGoneOnWith_data()
    {
        QTest::addColumn<QString>("mood");
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("at");
        QTest::newRow("while it is read") << u"cut_before"_s << u"/ip/hotspot/user/print"_s << 1;
        QTest::newRow("before a comment") << u"cut_before"_s << u"/ip/hotspot/user/set"_s << 7;
        QTest::newRow("after a comment") << u"cut_after"_s << u"/ip/hotspot/user/set"_s << 7;
        QTest::newRow("before the scheduler") << u"cut_before"_s << u"/system/scheduler/disable"_s << 1;
    }

    void aRouterThatIsCutInBetweenIsGoneOnWith()
    {
        QFETCH(QString, mood);
        QFETCH(QString, command);
        QFETCH(int, at);
        const Answers answers{{u"schedulers"_s, u"yes"_s}};
        m_world->router().control({{mood, QJsonObject{{u"at"_s, at}, {u"command"_s, command}}}});
        const auto cut = imported(answers);
        QVERIFY(!cut);
        QVERIFY(!cut.error().detail.isEmpty());
        const auto again = imported(answers);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        int ours = 0;
        for (const QByteArray& comment : comments())
            ours += comment.startsWith("loket:") ? 1 : 0;
        QVERIFY(ours >= 18);
        QCOMPARE(scheduler("Paket-1Hari"), "true");
        const auto third = imported(answers);
        QVERIFY(third);
        QCOMPARE(third->imported.value(What::Vouchers), 0);
        QCOMPARE(third->imported.value(What::Purchases), 0);
    }

private:
    core::Result<Report> imported(const Answers& answers = {})
    {
        Imports& imports = *m_world->engine().use().imports;
        QPromise<ReadStep> reading;
        const auto read = reading.future();
        reading.start();
        imports.read({.source = u"mikhmon"_s, .path = {}, .router = u"main"_s}, owner, std::move(reading));
        if (const auto error = errorOf(read))
            return core::Failure(*error);
        if (const auto answered = m_world->wait(imports.answer(answers, owner)); !answered)
            return core::Failure(answered.error());
        QPromise<RunStep> running;
        const auto run = running.future();
        running.start();
        imports.run(owner, std::move(running));
        if (const auto error = errorOf(run))
            return core::Failure(*error);
        const RunStep last = run.resultAt(run.resultCount() - 1);
        return std::holds_alternative<Report>(last) ? core::Result<Report>(std::get<Report>(last))
                                                    : core::fail(core::ErrorKind::Internal, u"no report"_s);
    }

    template <class Step>
    static std::optional<core::Error> errorOf(const QFuture<Step>& steps)
    {
        if (!QTest::qWaitFor([&] { return steps.isFinished(); }, 60'000) || steps.resultCount() == 0)
            return core::Error{.kind = core::ErrorKind::Internal, .detail = u"no answer"_s};
        const Step last = steps.resultAt(steps.resultCount() - 1);
        return std::holds_alternative<core::Error>(last) ? std::optional(std::get<core::Error>(last)) : std::nullopt;
    }

    QMap<QByteArray, QByteArray> comments()
    {
        QMap<QByteArray, QByteArray> all;
        for (const sandbox::SandboxUser& user : m_world->router().users())
            all.insert(user.name.toUtf8(), user.comment.toUtf8());
        return all;
    }

    QByteArray scheduler(const QByteArray& name)
    {
        auto& rows = m_world->router().model().menu("/system/scheduler");
        return rows.value(rows.idsOf(name).value(0), "disabled");
    }

    domain::Voucher voucher(const QString& name)
    {
        const auto database = storage::Database::open(m_world->engine().folder().database(), storage::Access::ReadOnly);
        const auto found = storage::VoucherLifeRepository(**database).findByName(u"main"_s, name);
        return found ? *found : domain::Voucher();
    }

    std::unique_ptr<tests::LifeWorld> m_world;
};

QTEST_GUILESS_MAIN(TestMikhmonImport)
#include "tst_mikhmonimport.moc"
