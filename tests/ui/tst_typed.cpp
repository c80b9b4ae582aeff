// What a slip or a customer says is found as it is typed, in every place of the window where something can be looked
// for: codes with spaces, hyphens and in any case, phone numbers in each of their spellings. (The shop and the API take
// no code; how they read a phone number: tests/domain/tst_values.cpp and tests/server/tst_shop.cpp.)
#include "ui/Desk.h"
#include "ui/browser/LogFilterBar.h"
#include "ui/browser/PurchaseBrowser.h"
#include "ui/screens/activity/ActivityScreen.h"
#include "ui/screens/counter/CashOrders.h"
#include "ui/screens/deliveries/DeliveriesScreen.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/online/RouterView.h"
#include "ui/screens/orders/OrdersFilterBar.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/vouchers/VouchersFilterBar.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/shell/SearchDialog.h"
#include "ui/widgets/LiveTableView.h"

#include <QLineEdit>
#include <QListWidget>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using domain::PurchaseStatus;

namespace {

const QString wantedCode = u"rq49bwgz"_s;
const QString otherCode = u"xx11yyzz"_s;
const QString wantedPhone = u"6281298765446"_s;
const QString otherPhone = u"6285211122233"_s;

// A list that is searched. `all`: how many rows it has before something is typed.
struct Place
{
    std::function<void(const QString& typed)> type;
    std::function<int()> rows;
    int all = 2;
};
using Open = Place (*)(Desk& desk);

template <class Screen>
std::shared_ptr<Screen> shown(Desk& desk)
{
    auto screen = std::make_shared<Screen>(*desk.context);
    screen->resize(1280, 700);
    screen->show();
    return screen;
}

Place orders(Desk& desk)
{
    const auto screen = shown<OrdersScreen>(desk);
    return {[screen](const QString& typed) { screen->filterBar().search()->setText(typed); },
            [screen] { return screen->browser().model().rowCount(); }};
}

Place vouchers(Desk& desk)
{
    const auto screen = shown<VouchersScreen>(desk);
    return {[screen](const QString& typed) { screen->filterBar().search()->setText(typed); },
            [screen] { return screen->model().rowCount(); }};
}

Place messages(Desk& desk)
{
    const auto screen = shown<DeliveriesScreen>(desk);
    return {[screen](const QString& typed) { screen->filterBar().searchEdit()->setText(typed); },
            [screen] { return screen->model().rowCount(); }};
}

Place activity(Desk& desk)
{
    const auto screen = shown<ActivityScreen>(desk);
    return {[screen](const QString& typed) { screen->filterBar().searchEdit()->setText(typed); },
            [screen] { return screen->model().rowCount(); }};
}

Place searchOfAll(Desk& desk)
{
    const auto dialog = std::make_shared<SearchDialog>(*desk.context, true);
    dialog->show();
    return {[dialog](const QString& typed) { dialog->input().setText(typed); },
            [dialog] { return dialog->results().count(); }, 0};
}

Place guests(Desk& desk)
{
    desk.connectRouter();
    desk.logInGuest(wantedCode.toUtf8(), 900, 60);
    desk.logInGuest(otherCode.toUtf8(), 900, 60);
    const auto screen = shown<OnlineScreen>(desk);
    return {[screen](const QString& typed) { screen->search()->setText(typed); },
            [screen] { return screen->view().table().model()->rowCount(); }};
}

Place cashOrders(Desk& desk)
{
    {
        auto transaction = storage::Transaction::begin(*desk.database);
        for (const QString& phone : {wantedPhone, otherPhone})
            (void)desk.insert(*transaction, {.status = PurchaseStatus::Pending, .name = u"Andi"_s, .phone = phone});
        Desk::ok(transaction->statement("UPDATE voucher_purchases SET payment_gateway = 'cash'").run());
        Desk::ok(transaction->commit());
    }
    const auto window = std::make_shared<QWidget>();
    window->show();
    auto* waiting = new CashOrders(*desk.context, window.get());
    auto* dialog = new CashOrdersDialog(*desk.context, *waiting, window.get());
    dialog->show();
    return {[window, dialog](const QString& typed) { dialog->search().setText(typed); },
            [window, dialog] { return dialog->list().count(); }};
}

// Two sales, each with a code, a message and a line of the activity.
void fill(Desk& desk)
{
    for (const auto& [code, phone] : {std::pair(wantedCode, wantedPhone), {otherCode, otherPhone}}) {
        const domain::Purchase sold = desk.sell({.phone = phone});
        auto transaction = storage::Transaction::begin(*desk.database);
        domain::Voucher voucher = domain::plannedVoucher(sold, 1, {code, code}, desk.clock.now());
        Desk::ok(desk.journal->vouchers.insert(*transaction, voucher));
        Desk::ok(desk.journal->deliveries.insert(*transaction, {.purchaseId = sold.id,
                                                                .phone = phone,
                                                                .status = u"sent"_s,
                                                                .channel = u"fonnte"_s,
                                                                .createdAt = desk.clock.now()}));
        Desk::ok(
            desk.journal->audit.insert(*transaction, u"operator"_s, u"message.retry"_s, sold.id, {}, desk.clock.now()));
        Desk::ok(transaction->commit());
    }
}

} // namespace

Q_DECLARE_METATYPE(Open)

class TestTyped : public QObject
{
    Q_OBJECT

private slots:
    void everyPlaceFindsWhatIsTyped_data()
    {
        QTest::addColumn<Open>("open");
        QTest::addColumn<QString>("typed");
        struct Row
        {
            const char* name;
            Open open;
            bool hasCodes;
            bool hasPhones;
        };
        const std::initializer_list<Row> places{
            {"orders", orders, true, true},           {"vouchers", vouchers, true, true},
            {"messages", messages, true, true},       {"activity", activity, false, true},
            {"Ctrl+K", searchOfAll, true, true},      {"guests online", guests, true, false},
            {"cash orders", cashOrders, false, true},
        };
        const QStringList codes{u"rq49bwgz"_s,  u"RQ49BWGZ"_s,       u"rq49 bwgz"_s,     u" rq49  BWGZ "_s,
                                u"RQ49-BWGZ"_s, u"rq49\u2013bwgz"_s, u"rq49\u00a0bwgz"_s};
        const QStringList phones{u"0812 9876 5446"_s, u"0812-9876-5446"_s, u"+62 812-9876-5446"_s,
                                 u"62 812 9876 5446"_s, u"9876-5446"_s};
        for (const Row& place : places) {
            for (const QString& code : place.hasCodes ? codes : QStringList())
                QTest::addRow("%s: %s", place.name, qPrintable(code)) << place.open << code;
            for (const QString& phone : place.hasPhones ? phones : QStringList())
                QTest::addRow("%s: %s", place.name, qPrintable(phone)) << place.open << phone;
        }
    }

    void everyPlaceFindsWhatIsTyped()
    {
        QFETCH(Open, open);
        QFETCH(QString, typed);
        Desk desk;
        fill(desk);
        const Place place = open(desk);
        QTRY_COMPARE(place.rows(), place.all);
        place.type(typed);
        QTRY_COMPARE(place.rows(), 1);
        place.type(u"zz99zz"_s); // what is nobody's
        QTRY_COMPARE(place.rows(), 0);
    }
};

QTEST_MAIN(TestTyped)
#include "tst_typed.moc"
