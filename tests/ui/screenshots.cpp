// screenshots FOLDER: pictures of the window at 1366x768 in both languages and appearances, on the demo's history.
#include "engine/DemoHistory.h"
#include "ui/Desk.h"
#include "ui/screens/activity/ActivityScreen.h"
#include "ui/screens/attention/AttentionScreen.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/screens/log/LogBrowser.h"
#include "ui/screens/orders/OrdersFilterBar.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/reports/PeriodBar.h"
#include "ui/screens/reports/ReportsScreen.h"
#include "ui/screens/vouchers/VouchersFilterBar.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Popover.h"
#include "ui/shell/StatePill.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/LiveTableView.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

namespace {

constexpr int settleMs = 700;

void settle(int forMs = settleMs)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < forMs)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

engine::EngineState stateOf(bool away, const QDateTime& now)
{
    engine::EngineState state;
    engine::RouterState router{.name = u"main"_s,
                               .address = u"192.168.88.1:8728"_s,
                               .reach = engine::RouterState::Reach::Reachable,
                               .since = now.addSecs(-86400)};
    router.health = {.identity = u"Melati-hEX"_s,
                     .version = u"7.16.1 (stable)"_s,
                     .board = u"RB750Gr3"_s,
                     .cpuLoadPercent = 7,
                     .activeUsers = 23,
                     .roundTrip = std::chrono::milliseconds(4)};
    if (away) {
        router.reach = engine::RouterState::Reach::Away;
        router.problem = {core::ErrorKind::Unreachable, u"connect to 192.168.88.1:8728: connection refused"_s};
        router.since = now.addSecs(-400);
        state.queue = {.waiting = 3, .running = 1, .oldestDue = now.addSecs(-200)};
    }
    state.routers = {router};
    state.server.url = QUrl(u"http://127.0.0.1:3000"_s);
    state.channel = {.name = u"fonnte"_s, .condition = engine::ChannelState::Condition::Working};
    state.demo = engine::DemoAddresses{.shop = QUrl(u"http://127.0.0.1:3000/voucher/"_s),
                                       .inbox = QUrl(u"http://127.0.0.1:40123/"_s),
                                       .gateways = QUrl(u"http://127.0.0.1:40124/"_s),
                                       .router = u"127.0.0.1:40125"_s,
                                       .routerUser = u"loket"_s};
    return state;
}

class Camera
{
public:
    Camera(MainWindow& window, QString folder, QString suffix)
        : m_window(window), m_folder(std::move(folder)), m_suffix(std::move(suffix))
    {}

    void shoot(const QString& name, QWidget* above = nullptr)
    {
        settle();
        QPixmap picture = m_window.grab();
        if (above) {
            QPainter painter(&picture);
            painter.drawPixmap(m_window.mapFromGlobal(above->pos()), above->grab());
        }
        picture.save(m_folder + u'/' + name + u'-' + m_suffix + u".png"_s);
    }

private:
    MainWindow& m_window;
    QString m_folder;
    QString m_suffix;
};

int placeOf(const MainWindow& window, const Screen& screen)
{
    return window.findChild<QStackedWidget*>(u"pages"_s)->indexOf(const_cast<Screen*>(&screen));
}

void shootAll(Desk& desk, const QString& folder, const QString& suffix)
{
    QSettings settings(desk.folder.filePath(suffix + u".ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.setState(stateOf(false, desk.clock.now()));
    window.resize(1366, 768);
    window.show();
    Camera camera(window, folder, suffix);
    OrdersScreen& orders = window.orders();
    camera.shoot(u"orders"_s);

    orders.browser().table().selectRow(2);
    camera.shoot(u"orders-story"_s);
    orders.filterBar().chip(domain::PurchaseStatus::VoucherGenerationFailed)->click();
    settle();
    orders.browser().table().selectRow(0);
    window.setState(stateOf(true, desk.clock.now()));
    camera.shoot(u"orders-stopped"_s);
    orders.browser().table().selectAll();
    camera.shoot(u"orders-bulk"_s);
    orders.filterBar().search()->setText(u"nobody"_s);
    emit orders.filterBar().changed();
    camera.shoot(u"orders-nothing"_s);
    orders.filterBar().clear();
    window.header().router().click();
    camera.shoot(u"orders-popover"_s, window.header().router().popover());
    window.header().router().popover()->close();
    window.setState(stateOf(false, desk.clock.now()));
    window.go(1);
    camera.shoot(u"attention"_s);
    window.attention().browser().table().selectRow(0);
    camera.shoot(u"attention-story"_s);
    VouchersScreen& vouchers = window.vouchers();
    window.go(placeOf(window, vouchers));
    camera.shoot(u"vouchers"_s);
    vouchers.table().selectRow(1);
    camera.shoot(u"vouchers-one"_s);
    vouchers.table().selectAll();
    camera.shoot(u"vouchers-many"_s);
    vouchers.batchesButton()->click();
    camera.shoot(u"vouchers-batches"_s);
    vouchers.makeVouchers();
    settle();
    QWidget* making = QApplication::activeModalWidget();
    camera.shoot(u"vouchers-make"_s, making);
    if (making)
        making->close();
    vouchers.filterBar().search()->setText(u"nobody"_s);
    settle();
    camera.shoot(u"vouchers-nothing"_s);
    vouchers.filterBar().clear();
    window.go(placeOf(window, window.reports()));
    camera.shoot(u"reports"_s);
    window.reports().view().trend()->setCurrent(24);
    camera.shoot(u"reports-tip"_s);
    window.reports().view().trend()->setCurrent(-1);
    window.reports().view().verticalScrollBar()->setValue(10000);
    camera.shoot(u"reports-below"_s);
    window.reports().view().verticalScrollBar()->setValue(0);
    window.reports().setMeasure(Measure::Vouchers);
    window.reports().periodBar().setPeriod(PeriodBar::Period::Today);
    camera.shoot(u"reports-today"_s);
    window.go(placeOf(window, window.deliveries()));
    camera.shoot(u"deliveries"_s);
    window.deliveries().chip(u"failed"_s)->click();
    settle();
    window.deliveries().browser().table().selectRow(0);
    camera.shoot(u"deliveries-story"_s);
    window.go(placeOf(window, window.activity()));
    camera.shoot(u"activity"_s);
    window.activity().browser().table().selectRow(3);
    camera.shoot(u"activity-story"_s);
    settle(50);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s;
    QDir().mkpath(folder);
    Desk desk;
    sandbox::RouterSandbox router("loket", "demo");
    if (const auto written = engine::writeDemoHistory(*desk.database, router, desk.clock.now()); !written)
        return 1;
    desk.stockUp(640, 860, domain::BatchState::Making);
    desk.stockUp(500);
    for (const bool dark : {false, true}) {
        for (const auto& language : {u"en"_s, u"id"_s}) {
            desk.theme.setAppearance(dark ? Appearance::Dark : Appearance::Light);
            desk.language.use(language);
            shootAll(desk, folder, language + (dark ? u"-dark"_s : u"-light"_s));
        }
    }
    return 0;
}
