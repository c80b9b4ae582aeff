// Text from outside is never markup: with markup in every stored text, each screen, dialog and tip shows it verbatim.
// A name that Qt rendered as an image once made the window read a device without end.
#include "core/Reasons.h"
#include "storage/ShiftRepository.h"
#include "ui/HostileTexts.h"
#include "ui/MarkupEye.h"
#include "ui/Office.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/dialogs/ForgetCustomer.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/printing/PreviewDialog.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/screens/login/LoginScreen.h"
#include "ui/screens/online/DifferencesView.h"
#include "ui/screens/online/GuestsView.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/online/RouterView.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/packages/ProfileDialog.h"
#include "ui/screens/schedule/ScheduleDialog.h"
#include "ui/screens/settings/FingerprintDialog.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/screens/shifts/ShiftHistory.h"
#include "ui/screens/staff/StaffDialog.h"
#include "ui/screens/vouchers/MakeVouchersDialog.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/HelpDialogs.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ManualDialog.h"
#include "ui/shell/Popover.h"
#include "ui/shell/Restore.h"
#include "ui/shell/SearchDialog.h"
#include "ui/shell/StatePill.h"
#include "ui/shell/Tray.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/wizard/FirstStart.h"
#include "ui/wizard/ImportAnswers.h"
#include "ui/wizard/ImportSummary.h"
#include "ui/wizard/ImportWizard.h"
#include "ui/wizard/ImportsDialog.h"

#include <QPushButton>
#include <QSettings>
#include <QTextDocument>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

class TestMarkup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_office = std::make_unique<Office>(poison);
        auto& session = m_office->engine->session();
        const auto owner = Office::answer(
            session.addStaff({.name = u"Bu Sri"_s, .role = domain::Role::Owner, .secret = core::Secret("4711")}));
        QVERIFY(owner);
        QVERIFY(Office::answer(session.logIn(owner->id, core::Secret("4711"))));
        sell();
        const QString file = m_office->world.folder.filePath(u"loket.db"_s);
        writeActivity(file, m_sold.first().id);
        writeHostileTexts(file);
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->resize(1366, 768);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_settings.reset();
        m_office.reset();
    }

    // A new column with a text from outside has to be marked too (HostileTexts.h).
    void everyTextColumnIsMarkedOrOurs()
    {
        // Written by Loket alone, or checked before it is stored: states, times, ids, digits, JSON of our own.
        static const QSet<QString> ours{u"kind"_s,
                                        u"status"_s,
                                        u"state"_s,
                                        u"counts"_s,
                                        u"action"_s,
                                        u"scope"_s,
                                        u"role"_s,
                                        u"source"_s,
                                        u"lane"_s,
                                        u"because"_s,
                                        u"failure_because"_s,
                                        u"failure_kind"_s,
                                        u"error_kind"_s,
                                        u"dimension"_s,
                                        u"day"_s,
                                        u"gateway"_s,
                                        u"payment_gateway"_s,
                                        u"channel"_s,
                                        u"router"_s,
                                        u"language"_s,
                                        u"at"_s,
                                        u"id"_s,
                                        u"invoice_id"_s,
                                        u"status_token"_s,
                                        u"token"_s,
                                        u"token_hash"_s,
                                        u"secret_hash"_s,
                                        u"lease_owner"_s,
                                        u"lease_until"_s,
                                        u"idempotency_key"_s,
                                        u"code"_s,
                                        u"network"_s,
                                        u"browser"_s,
                                        u"event_key"_s,
                                        u"task"_s,
                                        u"delivery_status"_s,
                                        u"customer_phone"_s,
                                        u"phone"_s,
                                        u"voucher_package"_s,
                                        u"package"_s,
                                        u"detail"_s,
                                        u"count_detail"_s,
                                        u"state_here"_s,
                                        u"state_there"_s,
                                        u"locked_until"_s,
                                        u"missing_since"_s,
                                        u"imported_from"_s,
                                        u"value"_s};
        static const QSet<QString> namesOfOurs{u"ledger_marks.name"_s, u"house_marks.name"_s};
        QStringList forgotten;
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"schema"_s);
        database.setDatabaseName(m_office->world.folder.filePath(u"loket.db"_s));
        QVERIFY(database.open());
        {
            QSqlQuery columns(u"SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = "
                              "'table' AND c.type = 'TEXT'"_s,
                              database);
            while (columns.next()) {
                const QString column = columns.value(1).toString();
                const QString place = columns.value(0).toString() + u'.' + column;
                const bool isMarked = std::any_of(storedTexts().begin(), storedTexts().end(), [&](const auto& text) {
                    return place == QLatin1StringView(text.place);
                });
                if (!isMarked && !ours.contains(column) && !column.endsWith(u"_at"_s) && !namesOfOurs.contains(place))
                    forgotten += place;
            }
        }
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(u"schema"_s);
        QCOMPARE(forgotten, QStringList());
    }

    void screens_data()
    {
        QTest::addColumn<int>("place");
        for (int place = 0; place < m_window->placeCount(); ++place)
            QTest::newRow(qPrintable(m_window->screen(place).iconName())) << place;
    }

    // Each with every of its first rows chosen, so that the panels at the side are there too.
    void screens()
    {
        QFETCH(int, place);
        m_window->go(place);
        auto& screen = const_cast<Screen&>(m_window->screen(place));
        if (&screen == m_window->online())
            m_window->online()->guests().askRouters();
        look(screen, shownBy(screen.iconName()), [&] { choose(screen); });
        if (&screen == m_window->online()) {
            m_window->online()->differences().compareNow();
            m_window->online()->showTab(OnlineScreen::Tab::Differences);
            look(screen, {u"router.leftover"_s}, [&] { choose(screen); });
        }
        if (&screen == &m_window->vouchers()) {
            m_window->vouchers().batchesButton()->click();
            look(*m_window,
                 {u"voucher_batches.package_name"_s, u"voucher_batches.failure"_s, u"voucher_failures.reason"_s});
        }
    }

    void settings_data()
    {
        QTest::addColumn<int>("section");
        for (int section = SettingsScreen::Business; section <= SettingsScreen::Checks; ++section)
            QTest::addRow("section %d", section) << section;
    }

    void settings()
    {
        QFETCH(int, section);
        m_window->goTo(m_window->settingsScreen());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->settingsScreen().page(SettingsScreen::Checks), 20000);
        m_window->settingsScreen().go(SettingsScreen::Section(section));
        QStringList expected;
        if (section == SettingsScreen::Business)
            expected += u"business.name"_s;
        if (section == SettingsScreen::Tokens)
            expected += u"api_tokens.name"_s;
        if (section == SettingsScreen::Checks)
            expected += u"packages.profile"_s; // "the profile ... is missing"
        look(m_window->settingsScreen(), expected);
    }

    // What the engine tells of its parts: in the header, in its popovers, above the window, in the tray.
    void states_data()
    {
        QTest::addColumn<bool>("isAway");
        QTest::newRow("everything in trouble") << false;
        QTest::newRow("router away, server stopped") << true;
    }

    void states()
    {
        QFETCH(bool, isAway);
        m_window->go(0);
        engine::EngineState state = hostileState(m_office->engine->state());
        QTRY_VERIFY(m_office->engine->state().routers.value(0).reach == engine::RouterState::Reach::Reachable);
        state.routers = m_office->engine->state().routers;
        if (isAway)
            state = awayState(state);
        m_window->setState(state);
        MarkupEye eye;
        eye.look(*m_window);
        const HeaderBar& header = m_window->header();
        for (StatePill* pill : {&header.router(), &header.server(), &header.queue(), &header.channel()}) {
            pill->click();
            QVERIFY(pill->popover());
            eye.look(*pill->popover());
            pill->popover()->close();
        }
        Tray tray(*m_office->context);
        tray.setState(state);
        QVERIFY2(!Qt::mightBeRichText(tray.toolTip()), qPrintable(tray.toolTip()));
        m_window->setState(m_office->engine->state());
        QStringList expected{u"alerts.reason"_s, u"alerts.subject"_s, u"business.name"_s};
        expected += isAway ? QStringList{u"state.problem"_s, u"state.server"_s} : QStringList{u"router.identity"_s};
        finish(eye, expected);
    }

    void search_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shows");
        QTest::newRow("a name") << u"<b>voucher_pur"_s << u"voucher_purchases.customer_name"_s;
        QTest::newRow("a code") << u"<b>vouchers.user"_s << u"vouchers.username"_s;
    }

    void search()
    {
        QFETCH(QString, typed);
        QFETCH(QString, shows);
        SearchDialog dialog(*m_office->context, true, m_window.get());
        dialog.open();
        dialog.input().setText(typed);
        look(dialog, {shows});
    }

    void dialogs_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QStringList>("expected");
        const auto all = allDialogs();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << i << all[i].shows;
    }

    void dialogs()
    {
        QFETCH(int, which);
        QFETCH(QStringList, expected);
        m_window->goTo(m_window->orders());
        QPointer<QWidget> dialog = allDialogs()[which].make();
        QVERIFY(dialog);
        dialog->show();
        emit m_office->events.stateChanged(hostileState(m_office->engine->state()));
        look(*dialog, expected);
        dialog->close();
        if (dialog && !dialog->testAttribute(Qt::WA_DeleteOnClose))
            delete dialog;
        QTRY_VERIFY(!dialog);
    }

    void questions_data()
    {
        QTest::addColumn<QString>("which");
        for (const QString& which : {u"plain"_s, u"restored"_s, u"not restored"_s, u"forget"_s, u"withdraw"_s})
            QTest::newRow(qPrintable(which)) << which;
    }

    // Boxes with a question or an outcome: each is opened as the window opens it.
    void questions()
    {
        QFETCH(QString, which);
        QStringList expected;
        if (which == u"plain"_s) {
            auto* box = new PlainMessageBox(QMessageBox::NoIcon, marked("box.title"), marked("box.text"),
                                            QMessageBox::Close, m_window.get());
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->setInformativeText(marked("box.more"));
            box->open();
            expected = {u"box.title"_s, u"box.text"_s, u"box.more"_s};
        } else if (which == u"restored"_s) {
            Restore::tell({.wish = {.file = marked("restore.file")},
                           .keptOldAs = marked("restore.kept"),
                           .result = storage::TakenAway{.isKnown = true,
                                                        .tokens = {marked("api_tokens.name")},
                                                        .people = {marked("staff.name")}}},
                          m_window.get());
            expected = {u"restore.kept"_s, u"api_tokens.name"_s, u"staff.name"_s};
        } else if (which == u"not restored"_s) {
            Restore::tell({.wish = {.file = marked("restore.file")},
                           .result = core::fail(core::Reason::ExportNotWritten,
                                                {marked("restore.file"), marked("restore.problem")})},
                          m_window.get());
            expected = {u"restore.problem"_s};
        } else if (which == u"forget"_s) {
            domain::Purchase order = m_ordered.first();
            order.customerName = marked("voucher_purchases.customer_name");
            ForgetCustomer::ask(*m_office->context, order, m_window.get(), [](Tone, const QString&) {});
        } else {
            m_window->goTo(m_window->vouchers());
            QTRY_VERIFY(m_window->vouchers().model().rowCount() > 0);
            m_window->vouchers().withdraw({m_window->vouchers().model().idAt(0)});
        }
        QTRY_VERIFY(m_window->findChild<QMessageBox*>());
        QPointer<QMessageBox> box = m_window->findChild<QMessageBox*>();
        look(*box, expected);
        box->reject();
        QTRY_VERIFY(!box);
    }

    void firstSteps_data()
    {
        QTest::addColumn<int>("step");
        for (int step = 0; step <= 6; ++step)
            QTest::addRow("step %d", step) << step;
    }

    void firstSteps()
    {
        QFETCH(int, step);
        QSettings fresh(m_office->world.folder.filePath(u"first-%1.ini"_s.arg(step)), QSettings::IniFormat);
        fresh.setValue(u"wizard/step"_s, step);
        FirstStart steps(*m_office->context, fresh);
        steps.show();
        QTRY_VERIFY_WITH_TIMEOUT(steps.step() == step, 20000);
        look(steps, step == FirstStart::Packages ? QStringList{u"packages.name"_s} : QStringList());
    }

    // Nearly last: the window is locked from now on.
    void theLogin()
    {
        m_office->engine->session().logOut();
        QTRY_VERIFY(m_window->isLocked());
        look(*m_window->login(), {u"staff.name"_s, u"business.name"_s});
    }

    // What is stored and never shown is named here, so that nothing is forgotten above.
    void everyStoredTextWasShown()
    {
        static const QSet<QString> neverShown{
            u"voucher_purchases.description"_s, // for the gateways
            u"voucher_purchases.payment_method"_s,
            u"voucher_purchases.payment_url"_s,
            u"payment_pages.pay_code"_s,
            u"payment_pages.qr_string"_s, // on the shop's pages
            u"payment_events.reference"_s,
            u"jobs.error"_s,
            u"voucher_batches.profile"_s,
            u"voucher_batches.actor"_s,
            u"shifts.closed_by"_s,
            u"cash_movements.actor"_s,
            u"counter_sales.voided_by"_s,
            u"counter_sales.void_reason"_s, // in the activity log
            u"settlement_runs.error"_s,
            u"settlement_differences.order_id"_s, // in the API
            u"import_items.key"_s,
            u"import_items.undo"_s,
        };
        QStringList missing;
        for (const StoredText& text : storedTexts()) {
            const QString place = QString::fromLatin1(text.place);
            if (!m_seen.contains(place) && !neverShown.contains(place))
                missing += place;
        }
        QCOMPARE(missing, QStringList());
    }

private:
    struct Dialog
    {
        const char* name;
        QStringList shows;
        std::function<QWidget*()> make;
    };

    static QStringList shownBy(const QString& screen)
    {
        static const QHash<QString, QStringList> shown{
            {u"shopping-cart"_s, {u"packages.name"_s, u"voucher_purchases.package_name"_s, u"vouchers.username"_s}},
            {u"receipt-text"_s,
             {u"voucher_purchases.customer_name"_s, u"voucher_purchases.failure_reason"_s, u"audit_log.reference"_s,
              u"audit_log.why"_s, u"vouchers.username"_s, u"voucher_delivery_logs.error_message"_s}},
            {u"bell"_s, {u"voucher_purchases.customer_name"_s, u"voucher_purchases.failure_reason"_s}},
            {u"ticket"_s, {u"vouchers.username"_s, u"vouchers.comment"_s, u"vouchers.device_mac"_s}},
            {u"wifi"_s, {u"router.user"_s}},
            {u"send"_s, {u"voucher_purchases.customer_name"_s, u"voucher_delivery_logs.error_message"_s}},
            {u"package"_s, {u"packages.name"_s, u"packages.profile"_s}},
            {u"chart-column"_s, {u"report_buckets.value"_s}},
            {u"scroll-text"_s, {u"audit_log.actor"_s, u"audit_log.name"_s, u"audit_log.reason"_s}},
        };
        return shown.value(screen);
    }

    // The next of the first rows, with time for what a chosen row shows beside it.
    void choose(const Screen& screen)
    {
        if (m_turn++ % 30 != 0)
            return;
        const auto tables = screen.findChildren<LiveTableView*>();
        for (LiveTableView* table : tables) {
            const int rows = table->isVisible() && table->model() ? table->model()->rowCount() : 0;
            if (rows == 0)
                continue;
            table->selectRow(m_turn / 30 % qMin(rows, 12));
            if (&screen == m_window->counter()) // shows the codes of that sale
                emit m_window->counter()->sales().list().enterPressed({});
        }
    }

    // Until everything that is expected has been seen; `step` is taken between two looks.
    void look(QWidget& root, const QStringList& expected, const std::function<void()>& step = {})
    {
        MarkupEye eye;
        const auto isSeen = [&] {
            if (step)
                step();
            eye.look(root);
            return std::all_of(expected.begin(), expected.end(),
                               [&](const QString& place) { return eye.seen().contains(place); });
        };
        (void)QTest::qWaitFor(isSeen, 15000);
        finish(eye, expected);
    }

    void finish(const MarkupEye& eye, const QStringList& expected)
    {
        m_seen |= eye.seen();
        QStringList missing = expected;
        missing.removeIf([&](const QString& place) { return eye.seen().contains(place); });
        if (qEnvironmentVariableIsSet("LOKET_PRINT")) {
            QStringList seen = eye.seen().values();
            seen.sort();
            qInfo("%s: %s", QTest::currentDataTag(), qPrintable(seen.join(u' ')));
        }
        QVERIFY2(eye.rich().isEmpty(), qPrintable(eye.rich().join(u'\n')));
        QVERIFY2(missing.isEmpty(), qPrintable(u"not shown: "_s + missing.join(u", "_s)));
    }

    [[nodiscard]] QList<Dialog> allDialogs() const
    {
        MainWindow* window = m_window.get();
        const UiContext& context = *m_office->context;
        domain::Package package{.id = u"5k"_s, .name = marked("packages.name"), .price = 5000};
        storage::ShiftSale sale;
        sale.sale.purchaseId = m_sold.first().id;
        sale.packageName = marked("voucher_purchases.package_name");
        sale.amount = 5000;
        domain::Purchase order = m_ordered.first();
        order.customerName = marked("voucher_purchases.customer_name");
        order.packageName = marked("voucher_purchases.package_name");
        storage::ShiftReport report;
        report.shift = {.cashier = marked("shifts.cashier"), .note = marked("shifts.note")};
        report.shift.closedBy = marked("shifts.closed_by");
        report.packages = {{.id = u"5k"_s, .name = marked("packages.name"), .vouchers = 1, .amount = 5000}};
        report.movements = {
            {.actor = marked("cash_movements.actor"), .amount = 1000, .reason = marked("cash_movements.reason")}};
        Slip slip{.tickets = {{.username = marked("vouchers.username"), .password = u"x"_s, .package = u"5k"_s}}};
        const engine::RouterProfile profile{.name = marked("packages.profile"), .rateLimit = marked("router.profile")};
        return {
            {"keys", {u"staff.name"_s}, [=] { return HelpDialogs::shortcuts({marked("staff.name")}, window); }},
            {"about", {}, [=] { return HelpDialogs::about(window); }},
            {"staff", {u"staff.name"_s}, [=, &context] { return new StaffDialog(context, window); }},
            {"own secret", {}, [=, &context] { return new SecretDialog(context, window); }},
            {"cash in or out", {}, [=, &context] { return new CashDialog(context, window); }},
            {"close the shift", {}, [=, &context] { return new CloseShiftDialog(context, 1, window); }},
            {"shift report",
             {u"shifts.cashier"_s, u"packages.name"_s, u"cash_movements.reason"_s},
             [=, &context] { return new ShiftReportDialog(context, report, window); }},
            {"shifts", {}, [=, &context] { return new ShiftHistory(context, window); }},
            {"void",
             {u"voucher_purchases.package_name"_s},
             [=, &context] { return new VoidDialog(context, sale, window); }},
            {"take the cash",
             {u"voucher_purchases.customer_name"_s},
             [=, &context] { return new TakeCashDialog(context, order, window); }},
            {"make vouchers",
             {u"packages.name"_s},
             [=, &context] { return new MakeVouchersDialog(context, {package}, {u"main"_s}, window); }},
            {"reason",
             {u"question"_s},
             [=] {
                 return new ReasonDialog({marked("title"), marked("question"), marked("explanation"), u"Go"_s, true},
                                         window);
             }},
            {"profile",
             {u"packages.profile"_s},
             [=] { return new ProfileDialog(marked("router.name"), profile, window); }},
            {"fingerprint",
             {},
             [=, &context] {
                 return new FingerprintDialog(context.theme, marked("router.fingerprint"), marked("before"), false,
                                              window);
             }},
            {"schedule", {u"schedule_runs.message"_s}, [=, &context] { return new ScheduleDialog(context, window); }},
            {"earlier imports",
             {u"imports.origin"_s, u"imports.actor"_s, u"imports.report"_s},
             [=, &context] { return new ImportsDialog(context, window); }},
            {"moving in", {}, [=, &context] { return new ImportWizard(context, {}, window); }},
            {"what was found",
             {u"import.example"_s},
             [=, &context] {
                 auto* found = new ImportSummary(context, window);
                 found->setAttribute(Qt::WA_DeleteOnClose);
                 found->show(importing::Report{
                     .skipped = {
                         {importing::What::Users, importing::Why::NotAVoucher, 2, {marked("import.example")}}}});
                 return found;
             }},
            {"questions before an import",
             {u"import.few"_s, u"import.value"_s, u"import.many"_s},
             [=, &context] {
                 auto* answers = new ImportAnswers(context, window);
                 answers->setAttribute(Qt::WA_DeleteOnClose);
                 answers->setQuestions(hostileQuestions());
                 return answers;
             }},
            {"manual", {}, [=, &context] { return new ManualDialog(context.theme, context.language, window); }},
            {"print preview", {}, [=, &context] {
                 return new PreviewDialog(*context.printing, context.theme, slip, PrintTemplate::Slip58, window);
             }}};
    }

    // What the screens need to have something to show: sales, an order to mend, a message that failed, stock, a shift.
    void sell()
    {
        const auto ask = [this](auto call) { return Office::answer(m_office->engine->ask(std::move(call))); };
        const sales::Actor actor = m_office->engine->actor();
        QVERIFY(ask([actor](engine::UseCases& use) { return use.shifts.open(100'000, actor); }));
        for (const auto& key : {u"1"_s, u"2"_s, u"3"_s}) {
            const auto sold = ask([key, actor](engine::UseCases& use) {
                return use.counterSales.sell({.packageId = u"5k"_s, .cashGiven = 5000, .key = key}, actor);
            });
            QVERIFY2(sold, sold ? "" : qPrintable(sold.error().detail));
            m_sold += sold->purchase;
        }
        for (int i = 0; i < 3; ++i) {
            const auto ordered = m_office->orderForCash(u"Andi"_s);
            QVERIFY(ordered);
            m_ordered += ordered->purchase;
        }
        QVERIFY(ask(
            [actor](engine::UseCases& use) { return use.stock.begin({.packageId = u"5k"_s, .quantity = 3}, actor); }));
        QVERIFY(ask([actor](engine::UseCases& use) { return use.shifts.move(20'000, u"change"_s, actor); }));
        QVERIFY(ask([actor, id = m_sold.last().id](engine::UseCases& use) {
            return use.counterSales.voidSale(id, u"wrong package"_s, actor, actor);
        }));
        QVERIFY(ask([actor](engine::UseCases& use) {
            return use.administration->createToken(u"till"_s, storage::TokenScope::Read, actor);
        }));
        QTRY_COMPARE_WITH_TIMEOUT(m_office->engine->state().queue.waiting + m_office->engine->state().queue.running, 0,
                                  20000);
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QList<domain::Purchase> m_sold;
    QList<domain::Purchase> m_ordered;
    int m_turn = 0;
    QSet<QString> m_seen;
};

QTEST_MAIN(TestMarkup)
#include "tst_markup.moc"
