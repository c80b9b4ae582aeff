// bench_window [PURCHASES] [VOUCHERS]: the real window on the real engine with a million purchases and 10,000 vouchers,
// first with a router that never answers, then with one that holds all the vouchers and is compared with the ledger.
// A heartbeat in the window's event loop measures how long it was blocked at most during typical actions of a user; one
// line for each action, the longest of all at the end (goal: 50 ms).
#include "benchmarks/RouterThread.h"

#include "engine/Engine.h"
#include "engine/window/EngineHandle.h"
#include "storage/Database.h"
#include "ui/printing/Printing.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/orders/OrdersFilterBar.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/shell/EngineLink.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/SearchDialog.h"
#include "ui/widgets/LiveTableView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSettings>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double goalMs = 50;
constexpr int beatMs = 2;
constexpr int salesCount = 200;

// Beats as often as the event loop lets it; the longest gap between two beats is the longest stall.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { beat(); });
        m_timer.start(beatMs);
        m_since.start();
    }

    // Runs the action in the event loop, then waits until `done` is true, and at least a moment; answers the stall.
    void measure(const char* name, const std::function<void()>& action, const std::function<bool()>& done,
                 int leastMs = 500)
    {
        m_longest = 0;
        m_since.restart();
        QElapsedTimer whole;
        whole.start();
        QTimer::singleShot(0, this, action);
        while (whole.elapsed() < leastMs || (!done() && whole.elapsed() < 120'000))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        // The beat that ends the last gap.
        for (const quint64 beats = m_beats; m_beats < beats + 2;)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_worst = qMax(m_worst, m_longest);
        std::printf("%-46s %7.1f ms stall   %6lld ms in all%s\n", name, m_longest, qlonglong(whole.elapsed()),
                    done() ? "" : "   (did not end)");
        std::fflush(stdout);
    }

    [[nodiscard]] double worst() const { return m_worst; }

private:
    void beat()
    {
        const double gap = double(m_since.nsecsElapsed()) / 1e6 - beatMs;
        m_longest = qMax(m_longest, gap);
        ++m_beats;
        m_since.restart();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    quint64 m_beats = 0;
    double m_longest = 0;
    double m_worst = 0;
};

void check(const core::Result<void>& result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
}

void fill(const QString& file, qint64 purchases, qint64 vouchers)
{
    auto database = storage::Database::open(file);
    if (!database)
        qFatal("%s", qPrintable(database.error().detail));
    auto transaction = storage::Transaction::begin(**database);
    auto rows = transaction->statement(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "INSERT INTO voucher_purchases (invoice_id, status_token, customer_name, customer_phone, voucher_package, "
        "package_name, voucher_profile, duration_seconds, counts, voucher_quantity, amount, status, delivery_status, "
        "payment_gateway, channel, router, created_at, paid_at, completed_at, updated_at) "
        "SELECT printf('LKT-%015d-A', i), printf('t%030d', i), 'Pelanggan ' || (i * 7919 % 100003), "
        "'628' || printf('%010d', i * 104729 % 9999999999), '3k', '3rb - 1 Hari', '3k', 86400, 'online', 1, "
        "3000 + i * 31 % 47 * 1000, CASE WHEN i % 50 = 0 THEN 'expired' WHEN i % 997 = 0 THEN "
        "'voucher_generation_failed' "
        "ELSE 'completed' END, CASE WHEN i % 50 = 0 THEN 'not_required' WHEN i % 499 = 0 THEN 'failed' ELSE 'sent' "
        "END, "
        "'tripay', 'online', 'main', strftime('%Y-%m-%dT%H:%M:%fZ', 'now', printf('-%d seconds', (? - i) * 30)), "
        "strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), "
        "strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM n");
    rows.bind(purchases, purchases);
    check(rows.run());
    auto codes = transaction->statement(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
        "INSERT INTO vouchers (purchase_id, number, router, username, password, profile, comment, status, created_at, "
        "updated_at) SELECT i * 100 - 99, 1, 'main', printf('k%07d', i), printf('k%07d', i), '3k', "
        "printf('loket:LKT-%015d-A:1', i * 100 - 99), 'on_router', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), "
        "strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM n WHERE i * 100 - 99 <= ?");
    codes.bind(vouchers, purchases);
    check(codes.run());
    check(transaction->commit());
}

// As fill() writes them into the ledger, but for one: the comparison has something to find and to report.
void fillRouter(sandbox::RouterSandbox& router, qint64 vouchers)
{
    auto& users = router.model().menu("/ip/hotspot/user");
    for (qint64 i = 2; i <= vouchers; ++i) {
        const QByteArray code = 'k' + QByteArray::number(i).rightJustified(7, '0');
        const QByteArray invoice = "LKT-" + QByteArray::number(i * 100 - 99).rightJustified(15, '0') + "-A";
        users.insert({{"name", code}, {"password", code}, {"profile", "3k"}, {"comment", "loket:" + invoice + ":1"}});
    }
}

void writeSettings(const QString& folder, quint16 routerPort)
{
    QFile ini(folder + u"/loket.ini"_s);
    if (!ini.open(QIODevice::WriteOnly))
        qFatal("cannot write loket.ini");
    ini.write("[server]\nport=0\n[router]\nmain.host=127.0.0.1\nmain.timeout_ms=2000\nmain.port=" +
              QByteArray::number(routerPort) + "\n");
}

// One engine with one window on it, and the pulse of the window's thread.
class Desk
{
public:
    Desk(const QString& folder, quint16 routerPort)
        : m_printing(folder), m_settings(folder + u"/window.ini"_s, QSettings::IniFormat)
    {
        writeSettings(folder, routerPort);
        engine::EngineOptions options;
        options.program = u"bench_window"_s;
        options.dataFolder = folder;
        check(engine.start(options));
        language.use(u"id"_s);
        theme.setAppearance(ui::Appearance::Light);
        context.emplace(ui::UiContext{.reader = engine.reader(),
                                      .events = events,
                                      .door = engine.door(),
                                      .engine = &engine,
                                      .printing = &m_printing,
                                      .clock = m_clock,
                                      .theme = theme,
                                      .language = language,
                                      .zone = QTimeZone("Asia/Makassar"),
                                      .businessName = u"Warnet Melati"_s});
        Heartbeat heart;
        heart.measure(
            "the window is built and shown (once)",
            [&] {
                window = std::make_unique<ui::MainWindow>(*context, m_settings);
                ui::forwardEvents(engine, events);
                window->setState(engine.state());
                window->resize(1366, 768);
                window->show();
            },
            [] { return true; }, 50);
        building = heart.worst();
    }
    ~Desk()
    {
        window.reset();
        engine.stop();
    }

    [[nodiscard]] ui::PurchaseBrowser& orders() const { return window->orders().browser(); }
    [[nodiscard]] bool isListRead() const
    {
        return orders().model().state() == ui::OrdersModel::State::Ready && orders().model().purchaseAt(0) != nullptr;
    }

    engine::EngineHandle engine;
    ui::EngineEvents events;
    ui::Theme theme;
    ui::Language language;
    std::optional<ui::UiContext> context;
    std::unique_ptr<ui::MainWindow> window;
    double building = 0; // no stall of an existing window

private:
    core::SystemClock m_clock;
    ui::Printing m_printing;
    QSettings m_settings;
};

const auto always = [] { return true; };

void everyScreen(Desk& desk, Heartbeat& pulse)
{
    for (int place = 0; place < desk.window->placeCount(); ++place) {
        const QByteArray name = "screen " + desk.window->screen(place).title().toUtf8();
        pulse.measure(
            name.constData(), [&, place] { desk.window->go(place); }, always, 1500);
    }
}

// An unresponsive router: the connection succeeds (the system accepts it), and then nobody ever answers.
double withADeadRouter(const QString& folder)
{
    std::printf("\nA router that never answers\n");
    QTcpServer deadRouter;
    deadRouter.listen(QHostAddress::LocalHost);
    Desk desk(folder, deadRouter.serverPort());
    Heartbeat pulse;
    const auto ready = [&] { return desk.isListRead(); };
    const auto& orders = desk.orders();
    desk.window->goTo(desk.window->orders());
    pulse.measure(
        "the list is read", [] {}, ready);
    pulse.measure(
        "scrolling through all of it",
        [&] {
            auto* bar = orders.table().verticalScrollBar();
            for (int step = 0; step < 200; ++step)
                QTimer::singleShot(step * 10, bar,
                                   [bar, step] { bar->setValue(int(double(bar->maximum()) * step / 200)); });
        },
        always, 2500);
    pulse.measure(
        "back to the top", [&] { orders.table().scrollToTop(); }, ready);
    pulse.measure(
        "sorted by amount", [&] { orders.table().sortByColumn(ui::OrdersModel::Amount, Qt::DescendingOrder); }, ready);
    pulse.measure(
        "sorted by customer", [&] { orders.table().sortByColumn(ui::OrdersModel::Customer, Qt::AscendingOrder); },
        ready);
    pulse.measure(
        "newest first again", [&] { orders.table().sortByColumn(ui::OrdersModel::Time, Qt::DescendingOrder); }, ready);
    pulse.measure(
        "a search in the list", [&] { desk.window->orders().filterBar().search()->setText(u"Pelanggan 4711"_s); },
        ready, 1500);
    pulse.measure(
        "all of it again", [&] { desk.window->orders().filterBar().clear(); }, ready, 1500);
    ui::SearchDialog search(*desk.context, true);
    pulse.measure(
        "search for a code (Ctrl+K)",
        [&] {
            search.open();
            search.input().setText(u"k0000777"_s);
        },
        [&] { return search.results().count() > 0; });
    search.close();
    int sold = 0;
    pulse.measure(
        "200 sales while the list is open",
        [&] {
            for (int i = 0; i < salesCount; ++i) {
                QTimer::singleShot(i * 10, &desk.events, [&] {
                    sales::PurchaseRequest request{
                        .packageId = u"3k"_s, .customerName = u"Siti"_s, .customerPhone = u"081234567890"_s};
                    core::whenReady(
                        desk.engine.ask([request](engine::UseCases& use) { return use.placePurchase(request); }),
                        &desk.events, [&sold](const core::Result<sales::PlacedPurchase>&) { ++sold; });
                });
            }
        },
        [&] { return sold == salesCount; }, 3000);
    pulse.measure(
        "everything is selected", [&] { orders.table().selectAll(); }, always);
    pulse.measure(
        "and let go", [&] { orders.table().clearSelection(); }, always);
    pulse.measure(
        "a story is opened", [&] { orders.table().selectRow(5); }, always);
    everyScreen(desk, pulse);
    pulse.measure(
        "another language", [&] { desk.language.use(u"en"_s); }, always);
    pulse.measure(
        "the other appearance", [&] { desk.theme.setAppearance(ui::Appearance::Dark); }, always);
    std::printf("longest stall: %.1f ms; building the window: %.1f ms\n", pulse.worst(), desk.building);
    return pulse.worst();
}

double withAFullRouter(const QString& folder, qint64 vouchers)
{
    std::printf("\nA router with %lld of our vouchers and 2,000 strangers\n", qlonglong(vouchers));
    benchmarks::RouterThread router([vouchers](sandbox::RouterSandbox& sandbox) {
        fillRouter(sandbox, vouchers);
        sandbox.model().fill(2000);
    });
    Desk desk(folder, router.begin());
    Heartbeat pulse;
    everyScreen(desk, pulse);
    bool compared = false;
    QString result;
    desk.window->goTo(*desk.window->online());
    pulse.measure(
        "routers and ledger are compared",
        [&] {
            core::whenReady(desk.engine.ask([](engine::UseCases& use) { return use.validity.runEverywhere(); }),
                            &desk.events, [&](const core::Result<QString>& words) {
                                result = words ? *words : words.error().detail;
                                compared = true;
                            });
        },
        [&] { return compared; });
    std::printf("   told of %s (expected: 1)\n", result.isEmpty() ? "no differences" : qPrintable(result));
    std::printf("longest stall: %.1f ms; building the window: %.1f ms\n", pulse.worst(), desk.building);
    return pulse.worst();
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("LOKET_KEYCHAIN", "off");
    qputenv("LOKET_SECRET_ROUTER_MAIN_PASSWORD", "rahasia");
    const QApplication application(argc, argv);
    const qint64 purchases = argc > 1 ? QByteArray(argv[1]).toLongLong() : 1'000'000;
    const qint64 vouchers = argc > 2 ? QByteArray(argv[2]).toLongLong() : 10'000;
    const QTemporaryDir folder;
    QElapsedTimer filling;
    filling.start();
    fill(folder.filePath(u"loket.db"_s), purchases, vouchers);
    std::printf("%lld purchases, %lld vouchers written in %lld ms\n", qlonglong(purchases), qlonglong(vouchers),
                qlonglong(filling.elapsed()));
    const double dead = withADeadRouter(folder.path());
    const double full = withAFullRouter(folder.path(), vouchers);
    std::printf("\nlongest stall of all: %.1f ms (goal: %.0f ms)\n", qMax(dead, full), goalMs);
    return 0;
}
