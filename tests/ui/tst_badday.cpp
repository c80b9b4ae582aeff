// An operator's bad day, in the true window on the real engine: a paused message channel, a wrong number, a router that
// is away and one that has lost its vouchers. What the window says is so, and each has its end in the window.
#include "storage/LogModels.h"
#include "ui/Office.h"
#include "ui/browser/ActionButtons.h"
#include "ui/browser/BulkPanel.h"
#include "ui/browser/LostVouchers.h"
#include "ui/browser/PausedChannels.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/browser/StoryPanel.h"
#include "ui/dialogs/CorrectNumberDialog.h"
#include "ui/screens/attention/AttentionScreen.h"
#include "ui/screens/counter/SaleResult.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/screens/online/DifferencesView.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/settings/MessagePage.h"
#include "ui/screens/settings/PlainPages.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Popover.h"
#include "ui/shell/StatePill.h"
#include "ui/widgets/DoctorView.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/RunPanel.h"
#include "ui/widgets/StatePanel.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using engine::ChannelState;

namespace {

constexpr int patience = 30000;

} // namespace

class TestBadDay : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_office = std::make_unique<Office>();
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
        m_window->resize(1366, 768);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        showScreen(m_window->attention());
    }
    void cleanup()
    {
        m_window.reset();
        m_settings.reset();
        m_office.reset();
    }

    // Messages that wait are in Attention, "Fix all" does not say that they went out, and the doctor does not say that
    // all is well; and one press sends them.
    void aPausedChannelIsNotCalledWell()
    {
        pauseChannel(3);
        QVERIFY(attention().paused().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(attention().paused().words().contains(u"3 messages wait"_s), patience);
        for (int row = 0; row < 3; ++row) {
            QVERIFY2(cell(row, OrdersModel::Reason).startsWith(u"The message waits"_s),
                     qPrintable(cell(row, OrdersModel::Reason)));
            QCOMPARE(cell(row, OrdersModel::Remedy), u"Resume sending"_s);
        }
        attention().mendAll()->click();
        QTRY_COMPARE_WITH_TIMEOUT(summary(attention().browser()), u"Fix all: waiting: 3"_s, patience);
        QCOMPARE(m_office->world.whatsApp.messages().size(), 0);
        QCOMPARE(attention().count(), 3);
        QVERIFY(m_window->header().channel().words().tone == Tone::Bad);

        showScreen(m_window->settingsScreen());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->settingsScreen().page(SettingsScreen::Checks), patience);
        // The device is connected, and still every message is refused.
        DoctorView* doctor = checks();
        QTRY_VERIFY_WITH_TIMEOUT(!doctor->isRunning() && !doctor->lines().isEmpty(), patience);
        showScreen(m_window->attention());
        m_office->world.whatsApp.stopComplaining();
        if (!attention().paused().buttons().isEmpty())
            attention().paused().buttons().first()->click();
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!attention().paused().isVisible(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_office->world.whatsApp.messages().size(), 3, patience);
        // The results say what happened in the end.
        QTRY_COMPARE_WITH_TIMEOUT(summary(attention().browser()), u"Fix all: done (3)"_s, patience);
    }

    void whileItIsPausedTheDoctorSaysSo()
    {
        m_office->world.whatsApp.server().addMood({.kind = sandbox::Mood::Kind::Status, .path = "/fonnte/device"});
        pauseChannel(1);
        showScreen(m_window->settingsScreen());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->settingsScreen().page(SettingsScreen::Checks), patience);
        m_window->settingsScreen().go(SettingsScreen::Checks);
        DoctorView* doctor = checks();
        QTRY_VERIFY_WITH_TIMEOUT(!doctor->isRunning() && !doctor->lines().isEmpty(), patience);
        const auto isPause = [](const engine::DoctorLine& line) {
            return line.check == u"delivery.paused"_s && line.verdict == engine::Verdict::Fail;
        };
        QCOMPARE(std::count_if(doctor->lines().begin(), doctor->lines().end(), isPause), 1);
        QVERIFY2(doctor->summary().contains(u"to fix"_s), qPrintable(doctor->summary()));
    }

    void whatResumesAPausedChannel_data()
    {
        QTest::addColumn<QString>("way");
        for (const char* way :
             {"the button", "the row", "the header", "the channel's page", "the same token", "a probe"})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void whatResumesAPausedChannel()
    {
        QFETCH(QString, way);
        pauseChannel(2);
        m_office->world.whatsApp.stopComplaining();
        const auto settings = [&](SettingsScreen::Section section) -> SettingsPage* {
            showScreen(m_window->settingsScreen());
            (void)QTest::qWaitFor([&] { return m_window->settingsScreen().page(section) != nullptr; }, patience);
            m_window->settingsScreen().go(section);
            return m_window->settingsScreen().page(section);
        };
        if (way == u"the button") {
            attention().paused().buttons().first()->click();
        } else if (way == u"the row") {
            attention().browser().table().setCurrentIndex(attention().browser().model().index(0, 0));
            QTest::keyClick(&attention().browser().table(), Qt::Key_Return);
        } else if (way == u"the header") {
            m_window->header().channel().click();
            auto* resume = m_window->header().channel().popover()->findChild<QPushButton*>(u"action"_s);
            QVERIFY(resume);
            resume->click();
        } else if (way == u"the channel's page") {
            auto* page = qobject_cast<MessagePage*>(settings(SettingsScreen::Messages));
            QVERIFY(page && page->paused()->isVisible());
            page->paused()->buttons().first()->click();
        } else if (way == u"the same token") {
            // By the environment, which has precedence: what is saved is the same, and means that it was mended.
            SettingsPage* page = settings(SettingsScreen::Messages);
            QVERIFY(page);
            auto* field = page->field(u"delivery.fonnte.token"_s);
            QVERIFY(field);
            auto* edit = qobject_cast<QLineEdit*>(field->editor());
            QVERIFY(edit);
            QTest::keyClicks(edit, u"fonnte-token"_s);
            m_window->settingsScreen().saveButton()->click();
        } else {
            QVERIFY(settings(SettingsScreen::Checks));
            checks()->run();
        }
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_office->world.whatsApp.messages().size(), 2, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->header().channel().words().tone == Tone::Good, patience);
    }

    // From the header to the setting, in the window.
    void theHeaderLeadsToTheSetting()
    {
        pauseChannel(1);
        StatePill& pill = m_window->header().channel();
        pill.click();
        auto* open = pill.popover()->findChild<QPushButton*>(u"setting"_s);
        QVERIFY(open);
        QVERIFY(!pill.words().problem.contains(u"loketd"_s));
        open->click();
        QTRY_VERIFY(m_window->settingsScreen().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->settingsScreen().page(SettingsScreen::Messages), patience);
        QTRY_COMPARE(m_window->settingsScreen().list().currentRow(), int(SettingsScreen::Messages));
    }

    // Who may not change the settings is not led there, but told whom to ask; what an operator may do, stays.
    void anOperatorIsToldWhomToAsk()
    {
        engine::Session& session = m_office->engine->session();
        const auto pin = [](const char* digits) { return core::Secret(QByteArray(digits)); };
        QVERIFY(Office::answer(session.addStaff({u"Ibu Sari"_s, domain::Role::Owner, pin("827364")})));
        const auto member = Office::answer(session.addStaff({u"Andi"_s, domain::Role::Operator, pin("918273")}));
        QVERIFY2(member, member ? "" : qPrintable(member.error().detail));
        session.logOut();
        QVERIFY(Office::answer(session.logIn(member->id, pin("918273"))));
        showScreen(m_window->attention());
        pauseChannel(1);
        const PausedChannels& paused = attention().paused();
        QVERIFY2(paused.words().contains(u"Ask the owner"_s), qPrintable(paused.words()));
        QVERIFY(!paused.settingsButtons().first()->isVisible());
        QVERIFY(paused.buttons().first()->isVisible());
        m_window->header().channel().click();
        Popover* popover = m_window->header().channel().popover();
        QVERIFY(!popover->findChild<QPushButton*>(u"setting"_s));
        QVERIFY(popover->findChild<QPushButton*>(u"action"_s));
        QVERIFY(m_window->header().channel().words().problem.contains(u"Ask the owner"_s));
        popover->close();
    }

    void aWrongNumberIsCorrected()
    {
        m_office->world.whatsApp.complain(sandbox::Complaint::NumberInvalid);
        const auto order = buy(u"Budi"_s);
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!cell(0, OrdersModel::Remedy).isEmpty(), patience);
        QCOMPARE(cell(0, OrdersModel::Remedy), u"Correct number…"_s);
        QVERIFY2(cell(0, OrdersModel::Reason).contains(u"target invalid"_s), qPrintable(cell(0, OrdersModel::Reason)));
        // One number is not the channel's trouble.
        QVERIFY(m_window->header().channel().words().tone != Tone::Bad);
        m_office->world.whatsApp.stopComplaining();
        attention().browser().table().setFocus();
        attention().browser().table().setCurrentIndex(attention().browser().model().index(0, 0));
        QTest::keyClick(&attention().browser().table(), Qt::Key_Return);
        CorrectNumberDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((dialog = m_window->findChild<CorrectNumberDialog*>()) && dialog->isVisible(),
                                 patience);
        QTRY_VERIFY(dialog->number()->hasFocus());
        dialog->number()->setText(u"0812"_s);
        QVERIFY(dialog->problem().isEmpty());
        dialog->goButton()->click(); // says what is wrong, and sends nothing
        QVERIFY(!dialog->problem().isEmpty() && dialog->number()->hasFocus());
        QVERIFY(dialog->isVisible() && dialog->goButton()->isEnabled());
        dialog->number()->setText(u"+62 812-9876-5446"_s);
        QVERIFY(dialog->problem().isEmpty());
        QTest::keyClick(dialog->number(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_office->world.whatsApp.messages().size(), 1, patience);
        QCOMPARE(m_office->world.whatsApp.messages().first().to, u"6281298765446"_s);
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 0, patience);
        QVERIFY(told(order.id).contains(u"customer.number_corrected"_s));
    }

    void aLostMessageIsDismissed()
    {
        m_office->world.whatsApp.complain(sandbox::Complaint::NumberInvalid);
        const auto order = buy(u"Budi"_s);
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 1, patience);
        attention().browser().table().selectRow(0);
        StoryPanel& story = attention().browser().storyPanel();
        QPushButton* dismiss = story.actions().button(PurchaseAction::DismissMessage);
        QTRY_VERIFY_WITH_TIMEOUT(story.isVisible() && dismiss->isVisible() && dismiss->isEnabled(), patience);
        QVERIFY(story.actions().button(PurchaseAction::CorrectNumber)->isVisible());
        dismiss->click();
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 0, patience);
        QVERIFY(told(order.id).contains(u"message.dismissed"_s));
        // Sent again all the same, it needs attention again where it fails.
        const auto again = Office::answer(m_office->engine->ask(
            [id = order.id](engine::UseCases& use) { return use.recovery.retryDelivery(id, {u"operator"_s}); }));
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 1, patience);
    }

    // "Fix all" with the router away says what waits, and in the end what happened.
    void aDeadRouter()
    {
        cutOff(true);
        const auto order = buy(u"Budi"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->header().router().words().tone == Tone::Bad, patience);
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!cell(0, OrdersModel::Status).isEmpty(), patience);
        // It mends itself, so it is no failure.
        QCOMPARE(cell(0, OrdersModel::Status), u"Waiting for the router"_s);
        QCOMPARE(attention().browser().model().index(0, OrdersModel::Status).data(LazyListModel::ToneRole).toInt(),
                 int(Tone::Warn));
        attention().mendAll()->click();
        QTRY_COMPARE_WITH_TIMEOUT(attention().browser().runner().outcomes().size(), 1, patience);
        const auto outcome = attention().browser().runner().outcomes().first();
        QVERIFY(!outcome.result || outcome.stage != BulkRunner::Stage::Done);
        cutOff(false);
        QTRY_VERIFY_WITH_TIMEOUT(purchase(order.id).status == PurchaseStatus::Completed, patience);
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), 0, patience);
        QCOMPARE(m_office->world.usersOf(order.invoiceId).size(), 1);
    }

    // Codes that are still on a router that is away are not told as removed: queued, and in the end done.
    void codesAreRemovedWhenTheRouterIsBack()
    {
        const auto order = buy(u"Budi"_s);
        cutOff(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->header().router().words().tone == Tone::Bad, patience);
        m_window->openPurchase(order.id);
        PurchaseBrowser& orders = m_window->orders().browser();
        QTRY_COMPARE_WITH_TIMEOUT(orders.storyPanel().purchaseId(), order.id, patience);
        orders.act(PurchaseAction::MarkRefunded, {order.id});
        ReasonDialog* reason = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((reason = m_window->findChild<ReasonDialog*>()) && reason->isVisible(), patience);
        reason->reason()->setText(u"wrong package"_s);
        reason->goButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(orders.runner().outcomes().size(), 1, patience);
        QVERIFY(orders.runner().outcomes().first().result);
        QVERIFY2(orders.runner().outcomes().first().result->contains(u"as soon as router main is back"_s),
                 qPrintable(*orders.runner().outcomes().first().result));
        QVERIFY(orders.runner().outcomes().first().stage == BulkRunner::Stage::Waits);
        SaleResult counter(*m_office->context);
        counter.show(story(order.id), 0, true);
        QVERIFY2(counter.words().contains(u"are to be removed"_s), qPrintable(counter.words()));
        QCOMPARE(m_office->world.usersOf(order.invoiceId).size(), 1);
        cutOff(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_office->world.usersOf(order.invoiceId).size(), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(orders.runner().outcomes().first().stage == BulkRunner::Stage::Done, patience);
        QCOMPARE(*orders.runner().outcomes().first().result, u"The vouchers are removed from the router."_s);
        counter.show(story(order.id), 0, false);
        QVERIFY2(counter.words().contains(u"no longer work"_s), qPrintable(counter.words()));
    }

    // All of them are told, none is sold, and one press makes all of them again: more than the thousand that are
    // listed.
    void aRouterThatLostItsVouchers()
    {
        constexpr int stock = 1200;
        const auto sold = buy(u"Budi"_s);
        const auto begun = Office::answer(m_office->engine->ask([](engine::UseCases& use) {
            return use.stock.begin({.packageId = u"5k"_s, .quantity = stock}, {u"operator"_s});
        }));
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
        auto& users = m_office->world.router.model().menu("/ip/hotspot/user");
        QTRY_COMPARE_WITH_TIMEOUT(ours(), stock + 1, patience);
        compare();
        QVERIFY(!attention().lost().isVisible());
        for (const QByteArray& id : users.ids()) {
            if (users.value(id, "comment").startsWith("loket:"))
                users.remove(id);
        }
        QCOMPARE(ours(), 0);
        compare();
        QTRY_VERIFY_WITH_TIMEOUT(attention().lost().isVisible(), patience);
        QVERIFY2(attention().lost().words().contains(u"1,201 of 1,201"_s), qPrintable(attention().lost().words()));
        QCOMPARE(attention().notices(), 1);
        QCOMPARE(attention().browser().statePanel().title(), u"No order needs your attention"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stands(engine::AlertKind::UsersLost), patience);
        QCOMPARE(available(), 0);

        QPushButton* all = attention().lost().button(u"makeAll"_s);
        QVERIFY(all);
        QCOMPARE(all->text(), u"Make all again (1,201)"_s);
        all->setFocus();
        QTest::keyClick(all, Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(attention().lost().words().contains(u"1,201 vouchers made again"_s) ||
                                     attention().lost().words().contains(u"1201 vouchers made again"_s),
                                 patience);
        QCOMPARE(ours(), stock + 1);
        QCOMPARE(m_office->world.usersOf(sold.invoiceId).size(), 1);
        QCOMPARE(available(), stock);
        QTRY_VERIFY_WITH_TIMEOUT(!stands(engine::AlertKind::UsersLost), patience);
        QVERIFY(told(sold.id).contains(u"voucher.make_again"_s));
        attention().lost().button(u"close"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!attention().lost().isVisible(), patience);
        QCOMPARE(attention().browser().statePanel().title(), u"Nothing needs your attention"_s);
    }

private:
    AttentionScreen& attention() const { return m_window->attention(); }
    void showScreen(const Screen& screen) { m_window->goTo(screen); }
    DoctorView* checks() const
    {
        auto* page = qobject_cast<ChecksPage*>(m_window->settingsScreen().page(SettingsScreen::Checks));
        if (page)
            m_window->settingsScreen().go(SettingsScreen::Checks);
        return page ? page->doctor() : nullptr;
    }
    QString cell(int row, int column) const
    {
        return attention().browser().model().index(row, column).data().toString();
    }
    static QString summary(const StoryBrowser& browser)
    {
        const auto* panel = browser.bulkPanel().findChild<RunPanel*>();
        return panel ? panel->summary() : QString();
    }
    domain::Purchase buy(const QString& name, bool waits = true)
    {
        const auto order = m_office->orderForCash(name);
        if (!order)
            qFatal("%s", qPrintable(order.error().detail));
        const auto paid = Office::answer(m_office->engine->ask([id = order->purchase.id](engine::UseCases& use) {
            return use.paymentReceived.confirmCash(id, {u"operator"_s}).map([](const auto&) { return true; });
        }));
        if (!paid)
            qFatal("%s", qPrintable(paid.error().detail));
        if (waits && !QTest::qWaitFor([&] { return purchase(order->purchase.id).status == PurchaseStatus::Completed; },
                                      patience))
            qFatal("not made");
        return purchase(order->purchase.id);
    }
    domain::Purchase purchase(qint64 id) const { return story(id).purchase; }
    storage::Story story(qint64 id) const
    {
        const auto found = Office::answer(m_office->engine->reader().ask<storage::Story>(
            [id](const storage::ReadModels& models) { return models.story(id); }));
        return found ? *found : storage::Story();
    }
    QStringList told(qint64 id) const
    {
        QStringList actions;
        for (const storage::StoryLine& line : story(id).lines)
            actions += line.action;
        return actions;
    }
    void pauseChannel(int orders)
    {
        m_office->world.whatsApp.complain(sandbox::Complaint::TokenInvalid);
        for (int i = 0; i < orders; ++i)
            buy(u"Customer %1"_s.arg(i + 1));
        QTRY_COMPARE_WITH_TIMEOUT(attention().count(), orders, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!cell(orders - 1, OrdersModel::Remedy).isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!attention().paused().channels().isEmpty(), patience);
    }
    void cutOff(bool off)
    {
        m_office->world.router.refuseConnections(off);
        if (off)
            m_office->world.router.dropConnections();
    }
    void compare()
    {
        const auto compared =
            Office::answer(m_office->engine->ask([](engine::UseCases& use) { return use.validity.runEverywhere(); }));
        QVERIFY2(compared, compared ? "" : qPrintable(compared.error().detail));
    }
    int ours() const
    {
        int count = 0;
        for (const sandbox::SandboxUser& user : m_office->world.router.users())
            count += user.comment.startsWith(u"loket:"_s) ? 1 : 0;
        return count;
    }
    bool stands(engine::AlertKind kind) const
    {
        const auto alerts = m_office->engine->state().alerts;
        return std::any_of(alerts.begin(), alerts.end(), [kind](const auto& alert) { return alert.kind == kind; });
    }
    int available() const
    {
        const auto count = Office::answer(m_office->engine->reader().ask<int>([](const storage::ReadModels& models) {
            const auto package = storage::PackageRepository(models.database()).find(u"5k"_s);
            if (!package)
                return core::Result<int>(core::Failure(package.error()));
            return storage::StockRepository(models.database())
                .countAvailable({.packageId = package->id,
                                 .router = u"main"_s,
                                 .profile = package->profile,
                                 .duration = package->duration,
                                 .counts = package->counts,
                                 .quotaBytes = package->quotaBytes,
                                 .lockToDevice = package->lockToDevice});
        }));
        return count ? *count : -1;
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestBadDay)
#include "tst_badday.moc"
