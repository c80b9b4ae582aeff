#include "core/Reasons.h"
#include "engine/EngineWorld.h"
#include "engine/LifeWorld.h"
#include "storage/Backup.h"
#include "support/Http.h"

#include <QFile>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::PurchaseStatus;
using domain::VoucherStatus;

// The ledger is older than the counterparts (a restored copy), gone or moved away, its settings are gone, or the clock
// is wrong: nobody gets two vouchers, nothing is ended that should not be, and somebody is notified.
class TestOlderLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init() { m_world = std::make_unique<tests::LifeWorld>(); }
    void cleanup() { m_world.reset(); }

    // A number on the router that only one ledger counts up.
    void anOwnRestartIsNoCopy()
    {
        const QByteArray stranger = "# ledger 0011223344556677 9";
        m_world->router().model().menu("/system/script").insert({{"name", "loket"}, {"source", stranger}});
        for (int life = 1; life <= 3; ++life) {
            QVERIFY(m_world->start());
            QTRY_COMPARE(countOnRouter(), life);
            QVERIFY(copiesTold(m_world->engine()).isEmpty());
            m_world->stop();
        }
        QVERIFY(noteOnRouter().contains(stranger)); // another shop's, on the same router
        QCOMPARE(m_world->router().model().menu("/system/script").count(), 1);
        QVERIFY(m_world->router().users().isEmpty()); // a mark is no user
    }

    void anOlderCopyIsNoticedByTheRouter()
    {
        QVERIFY(m_world->start());
        QTRY_COMPARE(countOnRouter(), 1);
        m_world->stop();
        const QString copy = m_world->sandboxes.folder.filePath(u"copy.db"_s);
        QVERIFY(storage::writeBackup(m_world->databaseFile(), copy));
        QVERIFY(m_world->start());
        QTRY_COMPARE(countOnRouter(), 2);
        m_world->stop();
        QVERIFY(storage::restoreBackup(copy, m_world->databaseFile(), m_world->databaseFile() + u".old"_s));
        QVERIFY(m_world->start());
        QTRY_COMPARE(copiesTold(m_world->engine()), QStringList{u"main"_s});
        QTRY_COMPARE(countOnRouter(), 3);
        m_world->stop();
        QVERIFY(m_world->start()); // it has told, and nobody else counts
        QTRY_COMPARE(countOnRouter(), 4);
        QTRY_VERIFY_WITH_TIMEOUT(copiesTold(m_world->engine()).isEmpty(), 20000);
    }

    void twoEnginesOnCopiesNoticeEachOther()
    {
        QVERIFY(m_world->start());
        QTRY_COMPARE(countOnRouter(), 1);
        const QTemporaryDir elsewhere;
        QVERIFY(storage::writeBackup(m_world->databaseFile(), elsewhere.filePath(u"loket.db"_s)));
        QVERIFY(QFile::copy(m_world->engine().folder().settingsFile(), elsewhere.filePath(u"loket.ini"_s)));
        engine::Engine other({.dataFolder = elsewhere.path()});
        QVERIFY(other.start());
        QTRY_COMPARE(countOnRouter(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(copiesTold(m_world->engine()), QStringList{u"main"_s}, 40000);
        m_world->clock.leap(61min); // it counts once an hour
        QTRY_COMPARE_WITH_TIMEOUT(copiesTold(other), QStringList{u"main"_s}, 60000);
    }

    // Sold after the copy: their guests surf, and the ledger has never heard of them.
    void whatWasSoldAfterTheCopyIsBroughtBack_data()
    {
        QTest::addColumn<QString>("gateway");
        QTest::addColumn<bool>("isRefunded");
        QTest::newRow("paid through a gateway") << u"tripay"_s << false;
        QTest::newRow("paid in cash") << u"cash"_s << false;
        QTest::newRow("paid back since") << u"tripay"_s << true;
    }
    void whatWasSoldAfterTheCopyIsBroughtBack()
    {
        QFETCH(QString, gateway);
        QFETCH(bool, isRefunded);
        tests::EngineWorld world;
        QCOMPARE(world.start(), QString());
        world.stop();
        const QString database = world.sandboxes.folder.filePath(u"loket.db"_s);
        const QString copy = world.sandboxes.folder.filePath(u"copy.db"_s);
        QVERIFY(storage::writeBackup(database, copy));
        QCOMPARE(world.start(), QString());
        QString invoice;
        if (gateway == u"cash"_s) {
            invoice = world.buy({{u"gateway"_s, gateway}, {u"quantity"_s, 2}});
            const qint64 id = world.purchase(invoice).id;
            QCOMPARE(world.operate(u"/voucher/api/confirm-cash/%1"_s.arg(id)).status, 200);
        } else {
            invoice = world.buyAndPay({{u"quantity"_s, 2}});
        }
        QTRY_VERIFY(world.purchase(invoice).status == PurchaseStatus::Completed);
        QTRY_VERIFY(world.purchase(invoice).deliveryStatus == domain::DeliveryStatus::Sent);
        const domain::Purchase before = world.purchase(invoice);
        const auto users = world.sandboxes.router.users();
        QCOMPARE(users.size(), 2);
        const auto sold = storage::VoucherRepository(world.database()).ofPurchase(before.id);
        world.stop();
        if (isRefunded)
            QVERIFY(world.sandboxes.gateways.settle(invoice, sandbox::SandboxState::Refunded));
        QVERIFY(storage::restoreBackup(copy, database, database + u".old"_s));

        QCOMPARE(world.start(), QString());
        const auto later = [&world] {
            QStringList names;
            for (const QJsonValue& report : world.look(u"/voucher/api/drift"_s).json().value(u"data"_s).toArray()) {
                for (const QJsonValue& item : report[u"items"_s].toArray()) {
                    if (item[u"kind"_s].toString() == u"later" || item[u"actions"_s].toArray().contains(u"adopt"_s))
                        names += item[u"username"_s].toString();
                }
            }
            return names;
        };
        const auto mend = [&world](const QString& name, sales::DriftAction action) {
            return tests::LifeWorld::wait(
                world.engine().use().driftRepair.mend(u"main"_s, name, action, {u"operator"_s}));
        };
        QVERIFY(world.operate(u"/voucher/api/reconcile"_s).status < 300);
        QTRY_COMPARE(later().size(), 2);
        const QDateTime comparedAt = world.engine().use().validity.drift(u"main"_s).comparedAt;
        const auto mended = mend(users[0].name, sales::DriftAction::Rebuild);
        if (isRefunded) {
            QVERIFY(!mended && mended.error().reason == core::Reason::RebuildNotPaid);
            QCOMPARE(world.purchase(invoice).id, 0);
            QCOMPARE(world.sandboxes.router.users().size(), 2); // it is for a person to say what becomes of them
            return;
        }
        QVERIFY2(mended, mended ? "" : qPrintable(mended.error().detail));
        QTRY_VERIFY(world.purchase(invoice).status == PurchaseStatus::Completed);
        const domain::Purchase back = world.purchase(invoice);
        QCOMPARE(back.amount, before.amount);
        QCOMPARE(back.quantity, 2);
        QCOMPARE(back.gateway, gateway);
        QCOMPARE(back.packageId, before.packageId);
        QCOMPARE(back.paidAt.date(), before.paidAt.date());
        QVERIFY(back.needsReview);
        QVERIFY(back.deliveryStatus == domain::DeliveryStatus::NotRequired);
        // Its sibling came with it, each as it is on the router.
        const auto vouchers = storage::VoucherRepository(world.database()).ofPurchase(back.id);
        QCOMPARE(vouchers->size(), 2);
        for (const domain::Voucher& voucher : *vouchers) {
            const domain::Voucher& was = sold->at(voucher.number - 1);
            QCOMPARE(voucher.username, was.username);
            QCOMPARE(voucher.password, was.password);
            QCOMPARE(voucher.comment, was.comment);
            QVERIFY(voucher.status == VoucherStatus::OnRouter);
        }
        QCOMPARE(later(), QStringList());
        QVERIFY(!mend(users[1].name, sales::DriftAction::Rebuild)); // nothing is left of it
        QVERIFY(world.operate(u"/voucher/api/reconcile"_s).status < 300);
        QTRY_VERIFY(world.engine().use().validity.drift(u"main"_s).comparedAt > comparedAt);
        QCOMPARE(later(), QStringList());
        QCOMPARE(world.sandboxes.router.users().size(), 2);
        QCOMPARE(world.sandboxes.messagesAbout(invoice), 1); // that of before
    }

    // Pending in the copy; paid, made and sent in the life after it. The gateway is asked, the router has the users.
    void theSecondMessageAfterARestoreIsMarked()
    {
        tests::EngineWorld world;
        QCOMPARE(world.start(), QString());
        const QString invoice = world.buy({{u"gateway"_s, u"tripay"_s}, {u"quantity"_s, 2}});
        QTRY_VERIFY(!world.purchase(invoice).transactionId.isEmpty());
        world.stop();
        const QString database = world.sandboxes.folder.filePath(u"loket.db"_s);
        const QString copy = world.sandboxes.folder.filePath(u"copy.db"_s);
        QVERIFY(storage::writeBackup(database, copy));

        QCOMPARE(world.start(), QString());
        QVERIFY(world.sandboxes.gateways.settle(invoice, sandbox::SandboxState::Paid));
        QTRY_VERIFY(world.purchase(invoice).deliveryStatus == domain::DeliveryStatus::Sent);
        QCOMPARE(world.story(invoice).deliveries.size(), 1);
        QVERIFY(!world.story(invoice).deliveries.first().maybeDuplicate);
        const auto sold = storage::VoucherRepository(world.database()).ofPurchase(world.purchase(invoice).id);
        world.stop();
        QVERIFY(storage::restoreBackup(copy, database, database + u".old"_s));

        QCOMPARE(world.start(), QString());
        const qint64 id = world.purchase(invoice).id;
        QVERIFY(world.purchase(invoice).status == PurchaseStatus::Pending);
        QTRY_VERIFY(world.purchase(invoice).deliveryStatus == domain::DeliveryStatus::Sent);
        const auto vouchers = storage::VoucherRepository(world.database()).ofPurchase(id);
        QCOMPARE(vouchers->size(), 2);
        for (const domain::Voucher& voucher : *vouchers) {
            const domain::Voucher& was = sold->at(voucher.number - 1);
            QCOMPARE(voucher.username, was.username);
            QCOMPARE(voucher.password, was.password);
        }
        QCOMPARE(world.sandboxes.router.users().size(), 2);
        QCOMPARE(world.sandboxes.messagesAbout(invoice), 2);
        const auto attempts = world.story(invoice).deliveries;
        QCOMPARE(attempts.size(), 1);
        QVERIFY(attempts.first().maybeDuplicate);
    }

    // What was removed from the router by hand stays away, and of two with one number the used one is taken.
    void whatIsLeftOfALostOrderIsBroughtBack()
    {
        m_world->sell(domain::Counting::Online);
        QVERIFY(m_world->start());
        m_world->stop();
        const QString copy = m_world->sandboxes.folder.filePath(u"copy.db"_s);
        QVERIFY(storage::writeBackup(m_world->databaseFile(), copy));
        QVERIFY(m_world->start());
        const qint64 id = m_world->buy(3);
        QVERIFY(id > 0);
        const QString invoice = m_world->voucher(id, 3).comment.section(u':', 1, 1);
        const QStringList names{m_world->voucher(id, 1).username, m_world->voucher(id, 3).username};
        removeFromRouter(m_world->voucher(id, 2));
        m_world->router()
            .model()
            .menu("/ip/hotspot/user")
            .insert({{"name", "TWIN3"},
                     {"password", "TWIN3"},
                     {"profile", "5k"},
                     {"comment", "loket:" + invoice.toUtf8() + ":3"}});
        QVERIFY(m_world->guestLogsIn(m_world->voucher(id, 3), "02:00:00:00:00:01"));
        m_world->router().model().guestsUse(120, 0);
        m_world->stop();
        QVERIFY(storage::restoreBackup(copy, m_world->databaseFile(), m_world->databaseFile() + u".old"_s));

        QVERIFY(m_world->start());
        QVERIFY(m_world->pass());
        QVERIFY(mend(names[0], sales::DriftAction::Rebuild));
        const auto database = storage::Database::open(m_world->databaseFile(), storage::Access::ReadOnly);
        const auto back = storage::PurchaseRepository(**database).findByInvoice(invoice);
        QVERIFY(back && back->quantity == 3);
        const auto vouchers = storage::VoucherRepository(**database).ofPurchase(back->id);
        QStringList found;
        for (const domain::Voucher& voucher : *vouchers)
            found += voucher.username;
        QCOMPARE(found, names);
    }

    // The order is pending in the copy; in the life after it, it was paid and its vouchers were made.
    void whatTheRouterHasAlreadyIsAdopted_data()
    {
        QTest::addColumn<int>("quantity");
        QTest::addColumn<int>("thereAlready");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("all of three") << 3 << 3;
        QTest::newRow("one of three") << 3 << 1;
    }
    void whatTheRouterHasAlreadyIsAdopted()
    {
        QFETCH(int, quantity);
        QFETCH(int, thereAlready);
        m_world->sell(domain::Counting::Online);
        QVERIFY(m_world->start());
        const auto placed = place(quantity);
        QVERIFY(placed);
        m_world->stop();
        const QString copy = m_world->sandboxes.folder.filePath(u"copy.db"_s);
        QVERIFY(storage::writeBackup(m_world->databaseFile(), copy));

        QVERIFY(m_world->start());
        QVERIFY(pay(placed->id));
        QTRY_VERIFY(m_world->voucher(placed->id, quantity).onRouterAt.isValid());
        QStringList names;
        for (int number = 1; number <= quantity; ++number)
            names += m_world->voucher(placed->id, number).username;
        for (int number = thereAlready + 1; number <= quantity; ++number)
            removeFromRouter(m_world->voucher(placed->id, number));
        m_world->stop();
        QVERIFY(storage::restoreBackup(copy, m_world->databaseFile(), m_world->databaseFile() + u".old"_s));

        QVERIFY(m_world->start());
        QVERIFY(status(placed->id) == PurchaseStatus::Pending);
        QVERIFY(pay(placed->id));
        QTRY_VERIFY(status(placed->id) == PurchaseStatus::Completed);
        for (int number = 1; number <= quantity; ++number) {
            const domain::Voucher voucher = m_world->voucher(placed->id, number);
            QVERIFY(voucher.status == VoucherStatus::OnRouter);
            QCOMPARE(voucher.username == names[number - 1], number <= thereAlready);
            QCOMPARE(usersOf(voucher.comment), 1);
        }
    }

    void theFolderWasInUseAndItsLedgerIsNot_data()
    {
        QTest::addColumn<bool>("isEmpty");
        QTest::newRow("gone") << false;
        QTest::newRow("empty") << true;
    }
    void theFolderWasInUseAndItsLedgerIsNot()
    {
        QFETCH(bool, isEmpty);
        QVERIFY(m_world->start());
        QTRY_VERIFY_WITH_TIMEOUT(m_world->engine().folder().hasBackups(), 20000);
        m_world->stop();
        for (const QString& part : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(m_world->databaseFile() + part);
        if (isEmpty) {
            QFile file(m_world->databaseFile());
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const auto refused = begin();
        QVERIFY(!refused);
        QVERIFY(refused.error().kind == core::ErrorKind::Misconfigured);
        QVERIFY2(refused.error().detail.contains(u"loketd restore"_s), qPrintable(refused.error().detail));
        QVERIFY(refused.error().detail.contains(u"auto-"_s));
    }

    void theSettingsOfAUsedFolderAreGone_data()
    {
        QTest::addColumn<bool>("isFolder");
        QTest::newRow("gone") << false;
        QTest::newRow("a folder in their place") << true;
    }
    void theSettingsOfAUsedFolderAreGone()
    {
        QFETCH(bool, isFolder);
        QVERIFY(m_world->start());
        m_world->stop();
        const QString path = m_world->sandboxes.folder.filePath(u"loket.ini"_s);
        QVERIFY(QFile::remove(path));
        QVERIFY(!isFolder || QDir().mkdir(path));
        const auto refused = begin();
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(u"loket.ini"_s), qPrintable(refused.error().detail));
    }

    void settingsThatGoAwayWhileItRunsStay_data()
    {
        QTest::addColumn<QString>("accident");
        QTest::newRow("missing") << u"missing"_s;
        QTest::newRow("empty") << u"empty"_s;
        QTest::newRow("cut") << u"cut"_s;
        QTest::newRow("a folder in its place") << u"folder"_s; // nobody, not even root, can read it as a file
    }
    void settingsThatGoAwayWhileItRunsStay()
    {
        QFETCH(QString, accident);
        m_world->sell(domain::Counting::Online);
        QVERIFY(m_world->start());
        QFile file(m_world->sandboxes.folder.filePath(u"loket.ini"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        file.close();
        if (accident == u"missing"_s || accident == u"folder"_s)
            QVERIFY(file.remove());
        if (accident == u"folder"_s)
            QVERIFY(QDir().mkdir(file.fileName()));
        else if (accident != u"missing"_s)
            write(file, accident == u"cut"_s ? good.chopped(3) : QByteArray());
        QTRY_VERIFY_WITH_TIMEOUT(stands(engine::AlertKind::SettingsTrouble), 10000);
        QVERIFY(m_world->buy() > 0); // with the router that is set up no more
        QVERIFY(accident != u"folder"_s || QDir().rmdir(file.fileName()));
        write(file, good);
        QTRY_VERIFY_WITH_TIMEOUT(!stands(engine::AlertKind::SettingsTrouble), 10000);
    }

    void anotherFileInPlaceOfTheLedger_data()
    {
        QTest::addColumn<bool>("swapped");
        QTest::newRow("taken away") << false;
        QTest::newRow("swapped") << true;
    }
    void anotherFileInPlaceOfTheLedger()
    {
        QFETCH(bool, swapped);
        QVERIFY(m_world->start());
        const QString path = m_world->databaseFile();
        QVERIFY(QFile::rename(path, path + u".away"_s));
        if (swapped)
            QVERIFY(QFile::copy(path + u".away"_s, path));
        tests::Http http;
        const QUrl health = m_world->engine().url().resolved(QUrl(u"/healthz"_s));
        QCOMPARE(http.get(health).status, 503);
        QVERIFY(!place(1));
        QTRY_VERIFY_WITH_TIMEOUT(stands(engine::AlertKind::DatabaseTrouble), 10000);
        if (swapped)
            QVERIFY(QFile::remove(path));
        QVERIFY(QFile::rename(path + u".away"_s, path));
        QTRY_COMPARE_WITH_TIMEOUT(http.get(health).status, 200, 10000);
        QVERIFY(!stands(engine::AlertKind::DatabaseTrouble));
    }

    // A write that the database refuses is noticed although nobody sells.
    void aDatabaseThatRefusesEveryWrite()
    {
        QVERIFY(m_world->start());
        QVERIFY(m_world->sandboxes.folder.isValid());
        auto other = storage::Database::open(m_world->databaseFile());
        QVERIFY(other);
        tests::Http http;
        const QUrl health = m_world->engine().url().resolved(QUrl(u"/healthz"_s));
        {
            auto holds = storage::Transaction::begin(**other);
            QVERIFY(holds);
            QTRY_COMPARE_WITH_TIMEOUT(http.get(health).status, 503, 15000);
            QVERIFY(stands(engine::AlertKind::DatabaseTrouble));
        }
        QTRY_COMPARE_WITH_TIMEOUT(http.get(health).status, 200, 15000);
    }

    void aJumpOfTheClockEndsNothing_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("forward") << 48;
        QTest::newRow("years forward") << 24 * 365 * 5;
    }
    void aJumpOfTheClockEndsNothing()
    {
        QFETCH(int, hours);
        m_world->sell(domain::Counting::Sale, 2h);
        QVERIFY(m_world->start());
        const qint64 id = m_world->buy();
        QVERIFY(id > 0);
        QVERIFY(m_world->pass());
        m_world->clock.set(std::chrono::hours(hours));
        QVERIFY(m_world->pass());
        QVERIFY(m_world->voucher(id).status == VoucherStatus::OnRouter);
        QVERIFY(!m_world->userOf(m_world->voucher(id)).disabled);
        QTRY_VERIFY_WITH_TIMEOUT(stands(engine::AlertKind::ClockDoubtful), 10000);
        m_world->clock.set(-std::chrono::hours(hours));
        const auto confirmed = m_world->engine().confirmClock({u"operator"_s});
        QVERIFY2(confirmed, qPrintable(confirmed ? QString() : confirmed.error().detail));
        QTRY_VERIFY(!stands(engine::AlertKind::ClockDoubtful));
        QVERIFY(m_world->pass());
        QVERIFY(m_world->voucher(id).status == VoucherStatus::OnRouter);
    }

    // The program started with the clock ahead, so nothing could be noticed: what it ended is restored.
    void whatAWrongClockEndedComesBack()
    {
        m_world->sell(domain::Counting::Sale, 2h);
        QVERIFY(m_world->start());
        const qint64 id = m_world->buy();
        QVERIFY(id > 0);
        QVERIFY(m_world->pass());
        m_world->stop();
        m_world->clock.set(48h);
        QVERIFY(m_world->start());
        QTRY_VERIFY(m_world->pass());
        QVERIFY(m_world->voucher(id).status == VoucherStatus::Expired);
        QVERIFY(m_world->userOf(m_world->voucher(id)).disabled);
        m_world->clock.set(-48h);
        QVERIFY(m_world->pass());
        QVERIFY(m_world->voucher(id).status == VoucherStatus::Expired); // doubtful: nothing is decided
        (void)m_world->engine().confirmClock({u"operator"_s});
        QTRY_VERIFY(m_world->pass() && m_world->voucher(id).status == VoucherStatus::OnRouter);
        QVERIFY(!m_world->userOf(m_world->voucher(id)).disabled);
    }

private:
    QByteArray noteOnRouter() const
    {
        sandbox::RouterMenu& scripts = m_world->router().model().menu("/system/script");
        return scripts.value(scripts.idsOf("loket").value(0), "source");
    }
    // Of our own line, which comes first; 0: none.
    int countOnRouter() const
    {
        const QByteArray first = noteOnRouter().split('\n').value(0);
        return first.contains("0011223344556677") ? 0 : first.split(' ').value(3).toInt();
    }
    static QStringList copiesTold(const engine::Engine& engine)
    {
        QStringList routers;
        for (const engine::Alert& alert : engine.alerts()) {
            if (alert.kind == engine::AlertKind::LedgerCopied)
                routers += alert.subject;
        }
        return routers;
    }

    std::optional<domain::Purchase> place(int quantity)
    {
        sales::PurchaseRequest request;
        request.packageId = u"life"_s;
        request.customerName = u"Andi"_s;
        request.customerPhone = u"08123456789"_s;
        request.quantity = quantity;
        request.gateway = u"cash"_s;
        const auto placed = m_world->engine().use().placePurchase(request);
        return placed ? std::optional(placed->purchase) : std::nullopt;
    }
    bool pay(qint64 id) { return m_world->engine().use().paymentReceived.confirmCash(id, {u"operator"_s}).has_value(); }
    PurchaseStatus status(qint64 id)
    {
        const auto database = storage::Database::open(m_world->databaseFile(), storage::Access::ReadOnly);
        return storage::PurchaseRepository(**database).find(id)->status;
    }
    core::Result<void> begin()
    {
        engine::EngineOptions options;
        options.dataFolder = m_world->sandboxes.folder.path();
        options.clock = &m_world->clock;
        return engine::Engine(options).start();
    }
    static void write(QFile& file, const QByteArray& content)
    {
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("not written");
        file.close();
    }
    bool stands(engine::AlertKind kind)
    {
        const auto alerts = m_world->engine().alerts();
        return std::any_of(alerts.begin(), alerts.end(), [kind](const auto& alert) { return alert.kind == kind; });
    }
    core::Result<void> mend(const QString& name, sales::DriftAction action)
    {
        return tests::LifeWorld::wait(
            m_world->engine().use().driftRepair.mend(u"main"_s, name, action, {u"operator"_s}));
    }
    int usersOf(const QString& comment)
    {
        int count = 0;
        for (const sandbox::SandboxUser& user : m_world->router().users())
            count += user.comment == comment ? 1 : 0;
        return count;
    }
    void removeFromRouter(const domain::Voucher& voucher)
    {
        auto* router = m_world->engine().router(u"main"_s);
        QVERIFY(tests::LifeWorld::wait(router->removeUsers({{.name = voucher.username, .comment = voucher.comment}})));
    }

    std::unique_ptr<tests::LifeWorld> m_world;
};

QTEST_GUILESS_MAIN(TestOlderLedger)
#include "tst_olderledger.moc"
