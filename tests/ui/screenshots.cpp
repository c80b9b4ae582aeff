// screenshots FOLDER [SHAPE [import]]: pictures of every screen at 1366x768, at 1920x1080 with everything twice as
// large, at 900x510 (what 1366x768 leaves at 150 %) and at 1024x600 (small laptops), in both languages and appearances,
// on the demo's history. The scale is fixed when a program starts, so it starts itself.
#include "engine/demo/DemoHistory.h"
#include "settings/Settings.h"
#include "ui/CounterPictures.h"
#include "ui/Desk.h"
#include "ui/SetupPictures.h"
#include "ui/browser/StoryBrowser.h"
#include "ui/printing/PreviewDialog.h"
#include "ui/screens/activity/ActivityScreen.h"
#include "ui/screens/attention/AttentionScreen.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/screens/online/GuestsView.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/orders/OrdersFilterBar.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/reports/ReportsScreen.h"
#include "ui/screens/vouchers/VouchersFilterBar.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Popover.h"
#include "ui/shell/SearchDialog.h"
#include "ui/shell/StatePill.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/RunPanel.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPainter>
#include <QProcess>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryFile>

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
                     .activeUsers = 14, // see fillEvening()
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

// An evening at a busy hotspot, where somebody has edited the router manually.
void fillEvening(Desk& desk)
{
    sandbox::RouterModel& model = desk.connectRouter();
    for (int i = 1; i <= 14; ++i)
        desk.logInGuest("k7" + QByteArray::number(i % 7) + "m" + QByteArray::number(i) + "xqp",
                        i * 900'000LL + i * i * 7'300'000LL, i * i * 97);
    model.menu("/ip/hotspot/user").insert({{"name", "q4kk9zzt"}, {"comment", "loket:LK261119-7QKM3ZP9RT2XCWVH:2"}});
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

void shootPrinting(Desk& desk, const QString& folder, const QString& suffix)
{
    settings::Settings settings(settings::Registry{}, desk.folder.filePath(u"loket.ini"_s));
    if (!settings.setMany({{u"print.login_address"_s, u"hotspot.melati.net"_s},
                           {u"business.name"_s, u"Warnet Melati"_s},
                           {u"business.timezone"_s, u"Asia/Makassar"_s},
                           {u"print.footer"_s, u"Terima kasih"_s}}))
        qFatal("the settings of the slip");
    Slip content;
    for (int i = 0; i < 60; ++i) {
        const QString code = u"k%1mnp%2"_s.arg(i * 37 % 10).arg(i, 3, 10, QLatin1Char('2'));
        content.tickets += Ticket{.username = code,
                                  .password = code,
                                  .package = u"3rb - 1 Hari"_s,
                                  .price = 3000,
                                  .duration = std::chrono::hours(24),
                                  .counts = domain::Counting::FirstLogin,
                                  .number = i + 1};
    }
    for (const auto& [name, form] :
         {std::pair(u"print-sheet"_s, PrintTemplate::Sheet3x8), std::pair(u"print-slip"_s, PrintTemplate::Slip58)}) {
        PreviewDialog dialog(desk.printing, desk.theme, content, form);
        dialog.show();
        settle();
        dialog.grab().save(folder + u'/' + name + u'-' + suffix + u".png"_s);
    }
    domain::Purchase waiting;
    waiting.invoiceId = u"LK261119-7QKM3ZP9RT2XCWVH"_s;
    waiting.statusToken = u"t0k3n"_s;
    waiting.packageName = u"5rb - 2 Hari"_s;
    waiting.quantity = 2;
    waiting.amount = 10'000;
    waiting.cashier = u"Rina"_s;
    waiting.paidAt = desk.clock.now();
    PreviewDialog receipt(desk.printing, desk.theme, receiptOf(waiting), PrintTemplate::Slip58);
    receipt.show();
    settle();
    receipt.grab().save(folder + u"/print-receipt-"_s + suffix + u".png"_s);
}

void shootAll(Desk& desk, const QString& folder, const QString& suffix, QSize size)
{
    QSettings settings(desk.folder.filePath(suffix + u".ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.setState(stateOf(false, desk.clock.now()));
    window.resize(size);
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
    SearchDialog search(*desk.context, true, &window);
    search.open();
    search.input().setText(u"LK"_s);
    settle();
    camera.shoot(u"orders-search"_s, &search);
    search.close();
    window.go(1);
    camera.shoot(u"attention"_s);
    window.attention().browser().table().selectRow(0);
    camera.shoot(u"attention-story"_s);
    engine::EngineState paused = stateOf(false, desk.clock.now());
    paused.channel.condition = engine::ChannelState::Condition::Paused;
    paused.channel.problem = {core::ErrorKind::Unauthorized, u"token invalid"_s};
    window.setState(paused);
    window.attention().browser().table().clearSelection();
    camera.shoot(u"attention-paused"_s);
    window.header().channel().click();
    camera.shoot(u"attention-popover"_s, window.header().channel().popover());
    window.header().channel().popover()->close();
    window.setState(stateOf(false, desk.clock.now()));
    VouchersScreen& vouchers = window.vouchers();
    window.go(placeOf(window, *window.online()));
    camera.shoot(u"online"_s);
    window.online()->view().table().selectAll();
    window.online()->guests().extendSelected(std::chrono::hours(3));
    camera.shoot(u"online-extended"_s);
    window.online()->runPanel().hide();
    window.online()->showTab(OnlineScreen::Tab::Differences);
    window.online()->view().table().selectRow(0);
    camera.shoot(u"online-differences"_s);
    window.go(placeOf(window, vouchers));
    camera.shoot(u"vouchers"_s);
    vouchers.browser().table().selectRow(1);
    camera.shoot(u"vouchers-one"_s);
    vouchers.browser().table().selectAll();
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
    window.reports().period().setPeriod(PeriodChooser::Period::Today);
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
    for (int place = 0; place < window.placeCount(); ++place) {
        window.go(place);
        camera.shoot(u"screen-%1-%2"_s.arg(place + 1, 2, 10, QLatin1Char('0')).arg(window.screen(place).iconName()));
    }
    shootPrinting(desk, folder, suffix);
    settle(50);
}

} // namespace

int main(int argc, char** argv)
{
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s;
    const QString only = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    struct Shape
    {
        QString name;
        QByteArray scale;
        QSize size; // before scaling
    };
    const QList<Shape> shapes{{u"1366x768"_s, "1", {1366, 768}},
                              {u"1920x1080"_s, "2", {960, 540}},
                              {u"900x510"_s, "1", {900, 510}},
                              {u"1024x600"_s, "1", {1024, 600}}};
    if (only.isEmpty()) {
        for (const Shape& shape : shapes) {
            if (const int code = QProcess::execute(QString::fromLocal8Bit(argv[0]), {folder, shape.name}); code != 0)
                return code;
        }
        return 0;
    }
    // The screen is as large as the window, so that dialogs and popups have the room they would have there (the
    // offscreen platform's own is 800x800).
    QTemporaryFile screens;
    for (const Shape& shape : shapes) {
        if (shape.name != only)
            continue;
        qputenv("QT_SCALE_FACTOR", shape.scale);
        const QSize screen = shape.size * shape.scale.toInt();
        const QString config = uR"({"screens": [{"name": "desk", "x": 0, "y": 0, "width": %1, "height": %2,
                              "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})"_s.arg(screen.width())
                                   .arg(screen.height());
        if (!screens.open() || screens.write(config.toUtf8()) < 0 || !screens.flush())
            return 1;
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + screens.fileName().toLocal8Bit());
    }
    QApplication application(argc, argv);
    const QString into = folder + u'/' + only;
    QDir().mkpath(into);
    if (argc > 3 && QByteArray(argv[3]) == "import") {
        for (const Shape& shape : shapes) {
            if (shape.name == only)
                SetupPictures(into, shape.size).shootImports();
        }
        return 0;
    }
    Desk desk;
    fillEvening(desk);
    desk.compare();
    sandbox::RouterSandbox router("loket", "demo");
    if (const auto written = engine::writeDemoHistory(*desk.database, router, desk.clock.now()); !written)
        return 1;
    desk.stockUp(640, 860, domain::BatchState::Making);
    desk.stockUp(500);
    CounterPictures counter(desk.theme, desk.language, into);
    for (const Shape& shape : shapes) {
        if (shape.name != only)
            continue;
        for (const bool dark : {false, true}) {
            for (const auto& language : {u"en"_s, u"id"_s}) {
                desk.theme.setAppearance(dark ? Appearance::Dark : Appearance::Light);
                desk.language.use(language);
                const QString suffix = language + (dark ? u"-dark"_s : u"-light"_s);
                shootAll(desk, into, suffix, shape.size);
                counter.shoot(suffix, shape.size);
            }
        }
    }
    for (const Shape& shape : shapes) {
        if (shape.name == only)
            SetupPictures(into, shape.size).shootAll();
    }
    return 0;
}
