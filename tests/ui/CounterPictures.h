// The counter for the pictures: a real engine with people, a shift and some sales, against a sandbox router.
#pragma once

#include "engine/Engine.h"
#include "engine/window/EngineHandle.h"
#include "support/Sandboxes.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/printing/Printing.h"
#include "ui/screens/counter/CashOrders.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/counter/OrderForm.h"
#include "ui/screens/counter/PackageTiles.h"
#include "ui/screens/counter/SaleResult.h"
#include "ui/screens/counter/ShiftSales.h"
#include "ui/screens/login/LoginScreen.h"
#include "ui/screens/shifts/ShiftHistory.h"
#include "ui/screens/staff/StaffDialog.h"
#include "ui/shell/EngineLink.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/MoneyEdit.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSettings>

namespace loket::tests {

class CounterPictures
{
public:
    CounterPictures(ui::Theme& theme, ui::Language& language, QString folder)
        : m_theme(theme), m_language(language), m_folder(std::move(folder))
    {
        QProcessEnvironment secrets;
        Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
        m_world.settings.insert(QStringLiteral("business.name"), QStringLiteral("Warnet Melati"));
        m_world.settings.insert(QStringLiteral("business.timezone"), QStringLiteral("Asia/Makassar"));
        m_world.settings.insert(QStringLiteral("print.login_address"), QStringLiteral("hotspot.lan"));
        m_world.writeSettings();
        engine::EngineOptions options;
        options.program = QStringLiteral("screenshots");
        options.dataFolder = m_world.folder.path();
        if (!m_engine.start(options))
            qFatal("no engine for the counter");
        m_owner = wait(session().addStaff(person("Bu Sri", domain::Role::Owner, "4711"))).id;
        (void)wait(session().addStaff(person("Dewi", domain::Role::Operator, "1470")));
        m_rina = wait(session().addStaff(person("Rina", domain::Role::Cashier, "2580"))).id;
        (void)wait(session().logIn(m_rina, core::Secret("2580")));
        m_shift = wait(m_engine.ask([actor = m_engine.actor()](engine::UseCases& use) {
                      return use.shifts.open(100'000, actor);
                  })).id;
        int key = 0;
        for (const auto& [package, quantity, cash] :
             {std::tuple("3k", 1, 5000), {"5k", 2, 10'000}, {"10k", 1, 50'000}, {"5k", 1, 5000}, {"25k", 1, 50'000}})
            m_last = wait(m_engine.ask([order = sales::CounterOrder{.packageId = QString::fromLatin1(package),
                                                                    .quantity = quantity,
                                                                    .cashGiven = cash,
                                                                    .key = QString::number(++key)},
                                        actor = m_engine.actor()](engine::UseCases& use) {
                         return use.counterSales.sell(order, actor);
                     })).purchase.id;
        for (const char* name : {"Andi Pratama", "Hasnah"})
            (void)wait(m_engine.ask([name](engine::UseCases& use) {
                return use.placePurchase({.packageId = QStringLiteral("5k"),
                                          .customerName = QString::fromLatin1(name),
                                          .customerPhone = QStringLiteral("081234567890"),
                                          .gateway = QStringLiteral("cash")});
            }));
        closeShifts();
        settle(1500);
        m_printing = std::make_unique<ui::Printing>(m_world.folder.path());
        m_context = std::make_unique<ui::UiContext>(ui::UiContext{.reader = m_engine.reader(),
                                                                  .events = m_events,
                                                                  .door = m_engine.door(),
                                                                  .engine = &m_engine,
                                                                  .printing = m_printing.get(),
                                                                  .clock = m_clock,
                                                                  .theme = theme,
                                                                  .language = language,
                                                                  .zone = QTimeZone("Asia/Makassar"),
                                                                  .businessName = m_engine.businessName()});
        ui::forwardEvents(m_engine, m_events);
    }

    ~CounterPictures()
    {
        m_context.reset();
        m_engine.stop();
    }

    void shoot(const QString& suffix, QSize size)
    {
        QSettings settings(m_world.folder.filePath(suffix + QStringLiteral(".ini")), QSettings::IniFormat);
        ui::MainWindow window(*m_context, settings);
        window.setState(m_engine.state());
        window.resize(size);
        window.show();
        session().logOut();
        settle();
        save(window, QStringLiteral("login-") + suffix);
        (void)wait(session().logIn(m_rina, core::Secret("2580")));
        settle();
        ui::CounterScreen& screen = *window.counter();
        save(window, QStringLiteral("counter-") + suffix);
        emit screen.sales().list().enterPressed({});
        screen.sales().list().selectRow(0);
        emit screen.sales().list().enterPressed(screen.sales().list().model()->index(0, 0));
        emit screen.tiles().picked(3);
        screen.form().quantityEdit().setText(QStringLiteral("2"));
        screen.form().cashEdit().setFocus();
        QKeyEvent note(QEvent::KeyPress, Qt::Key_F4, Qt::NoModifier);
        QApplication::sendEvent(&screen.form(), &note);
        settle();
        save(window, QStringLiteral("counter-sale-") + suffix);
        engine::EngineState away = m_engine.state();
        if (!away.routers.isEmpty())
            away.routers.first().reach = engine::RouterState::Reach::Away;
        window.setState(away);
        screen.setState(away);
        screen.sales().list().selectRow(3);
        emit screen.sales().list().enterPressed({});
        settle();
        save(window, QStringLiteral("counter-away-") + suffix);
        window.setState(m_engine.state());
        screen.setState(m_engine.state());

        const auto shift =
            wait(m_engine.reader().ask<storage::ShiftReport>([id = m_shift](const storage::ReadModels& m) {
                return storage::ShiftRepository(m.database()).report(id);
            }));
        auto* close = new ui::CloseShiftDialog(*m_context, m_shift, &window);
        close->pieces(100'000).setText(QStringLiteral("1"));
        close->pieces(50'000).setText(QStringLiteral("1"));
        close->pieces(2'000).setText(QStringLiteral("4"));
        dialog(window, close, QStringLiteral("counter-close-") + suffix);
        dialog(window, new ui::ShiftReportDialog(*m_context, shift, &window),
               QStringLiteral("counter-report-") + suffix);
        const auto sales = wait(m_engine.reader().ask<QList<storage::ShiftSale>>(
            [id = m_shift](const auto& m) { return storage::ShiftRepository(m.database()).salesOf(id, 10); }));
        dialog(window, new ui::VoidDialog(*m_context, sales.value(3), &window),
               QStringLiteral("counter-void-") + suffix);
        auto* refused = new ui::VoidDialog(*m_context, sales.value(3), &window);
        refused->reason().setText(QStringLiteral("salah paket"));
        refused->secret().setText(QStringLiteral("0000"));
        dialog(window, refused, QStringLiteral("counter-void-refused-") + suffix, [refused] { refused->go().click(); });
        dialog(window, new ui::CashDialog(*m_context, &window), QStringLiteral("counter-cash-") + suffix);
        ui::CashOrders orders(*m_context);
        orders.reload();
        settle();
        dialog(window, new ui::CashOrdersDialog(*m_context, orders, &window),
               QStringLiteral("counter-orders-") + suffix);
        (void)wait(session().logIn(m_owner, core::Secret("4711")));
        settle();
        save(window, QStringLiteral("counter-opening-") + suffix);
        dialog(window, new ui::StaffDialog(*m_context, &window), QStringLiteral("staff-") + suffix);
        dialog(window, new ui::SecretDialog(*m_context, &window), QStringLiteral("staff-secret-") + suffix);
        dialog(window, new ui::ShiftHistory(*m_context, &window), QStringLiteral("shifts-") + suffix);
        (void)wait(session().logIn(m_rina, core::Secret("2580")));
    }

private:
    static sales::NewMember person(const char* name, domain::Role role, const char* pin)
    {
        return {.name = QString::fromLatin1(name), .role = role, .secret = core::Secret(pin)};
    }
    engine::Session& session() { return m_engine.session(); }

    // Earlier ones of the owner's: right, short, and with too much.
    void closeShifts()
    {
        (void)wait(session().logIn(m_owner, core::Secret("4711")));
        for (const auto& [piece, pieces] :
             {std::pair(core::Rupiah(100'000), 1), {core::Rupiah(50'000), 1}, {core::Rupiah(2000), 51}}) {
            const auto id = wait(m_engine.ask([actor = m_engine.actor()](engine::UseCases& use) {
                                return use.shifts.open(100'000, actor);
                            })).id;
            (void)wait(m_engine.ask(
                [id, count = sales::CashCount{{{piece, pieces}}}, actor = m_engine.actor()](engine::UseCases& use) {
                    return use.shifts.close(id, count, QStringLiteral("uang receh dihitung dua kali"), actor);
                }));
        }
        (void)wait(session().logIn(m_rina, core::Secret("2580")));
    }

    static void settle(int forMs = 700)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < forMs)
            QApplication::processEvents(QEventLoop::AllEvents, 20);
    }

    template <class T>
    static T wait(const core::Async<T>& answer)
    {
        while (!answer.isFinished())
            QApplication::processEvents(QEventLoop::AllEvents, 20);
        if (!answer.result())
            qFatal("%s", qPrintable(answer.result().error().detail));
        return *answer.result();
    }

    void save(ui::MainWindow& window, const QString& name)
    {
        window.grab().save(m_folder + u'/' + name + QStringLiteral(".png"));
    }

    // `then` is done before the picture.
    void dialog(ui::MainWindow& window, QDialog* dialog, const QString& name, const std::function<void()>& then = {})
    {
        dialog->open();
        settle();
        if (then) {
            then();
            settle();
        }
        QPixmap picture = window.grab();
        {
            QPainter painter(&picture);
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 70));
            painter.drawPixmap((window.width() - dialog->width()) / 2, (window.height() - dialog->height()) / 2,
                               dialog->grab());
        }
        picture.save(m_folder + u'/' + name + QStringLiteral(".png"));
        dialog->reject();
        settle(50);
    }

    Sandboxes m_world;
    core::SystemClock m_clock;
    ui::Theme& m_theme;
    ui::Language& m_language;
    QString m_folder;
    ui::EngineEvents m_events;
    engine::EngineHandle m_engine;
    std::unique_ptr<ui::Printing> m_printing;
    std::unique_ptr<ui::UiContext> m_context;
    qint64 m_owner = 0;
    qint64 m_rina = 0;
    qint64 m_shift = 0;
    qint64 m_last = 0;
};

} // namespace loket::tests
