#include "ui/CutTexts.h"
#include "ui/Desk.h"
#include "ui/screens/orders/OrdersFilterBar.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/reports/HeatMapView.h"
#include "ui/shell/DemoStrip.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Popover.h"
#include "ui/shell/StatePill.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/MoneyEdit.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

namespace {

engine::EngineState workingState()
{
    engine::EngineState state;
    engine::RouterState router{
        .name = u"main"_s, .address = u"192.168.88.1:8728"_s, .reach = engine::RouterState::Reach::Reachable};
    router.health = {
        .identity = u"MikroTik"_s, .version = u"7.16"_s, .board = u"hEX"_s, .cpuLoadPercent = 7, .activeUsers = 12};
    state.routers = {router};
    state.server.url = QUrl(u"http://127.0.0.1:3000"_s);
    state.channel = {.name = u"fonnte"_s, .condition = engine::ChannelState::Condition::Working};
    return state;
}

} // namespace

class TestShell : public QObject
{
    Q_OBJECT

private slots:
    void pillsTellTheState();
    void aPillOpensItsDetails();
    void theDetailsAreWhole_data();
    void theDetailsAreWhole();
    void theDemoStripHasTheAddresses();
    void languageAndAppearanceAreSwitchedAndRemembered();
    void searchHasTheFocusByItsKeys();
    void layoutIsRemembered();
    void contrastIsEnough_data();
    void contrastIsEnough();
};

void TestShell::pillsTellTheState()
{
    Desk desk;
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    emit desk.events.stateChanged(workingState());
    QCOMPARE(window.header().router().text(), u"Router OK · 12 online · CPU 7%"_s);
    QCOMPARE(window.header().server().text(), u"Server OK · 127.0.0.1:3000"_s);
    QCOMPARE(window.header().queue().text(), u"Queue empty"_s);
    QCOMPARE(window.header().channel().text(), u"WhatsApp OK"_s);

    engine::EngineState away = workingState();
    away.routers[0].reach = engine::RouterState::Reach::Away;
    away.routers[0].problem = {core::ErrorKind::Timeout, u"no answer within 10 s"_s};
    emit desk.events.stateChanged(away);
    QCOMPARE(window.header().router().text(), u"Router away"_s);
    QVERIFY(window.header().router().toolTip().contains(u"did not answer in time"));
    QVERIFY(window.header().router().accessibleName().contains(u"Router away"));
}

void TestShell::aPillOpensItsDetails()
{
    Desk desk;
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.setState(workingState());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::mouseClick(&window.header().router(), Qt::LeftButton);
    Popover* popover = window.header().router().popover();
    QTRY_VERIFY(popover && popover->isVisible());
    const auto labels = popover->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel* label) { return label->text() == u"192.168.88.1:8728"; }));
    // News that arrive while it is open are shown in full.
    engine::EngineState away = workingState();
    away.routers[0].reach = engine::RouterState::Reach::Away;
    emit desk.events.stateChanged(away);
    QVERIFY2(popover->height() > 100, qPrintable(QString::number(popover->height())));
    QTest::keyClick(popover, Qt::Key_Escape);
    QTRY_VERIFY(!window.header().router().popover());
}

void TestShell::theDetailsAreWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("id") << u"id"_s;
}

// With a problem of several lines, opened with it or overtaken by it.
void TestShell::theDetailsAreWhole()
{
    QFETCH(QString, language);
    Desk desk;
    desk.language.use(language);
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    engine::EngineState trouble = workingState();
    trouble.routers[0].reach = engine::RouterState::Reach::Away;
    trouble.routers[0].problem = {core::ErrorKind::Unreachable, u"connect to 192.168.88.1:8728: refused"_s};
    trouble.routers[0].since = desk.clock.now().addSecs(-400);
    trouble.server = {.url = {}, .problem = u"listen on 127.0.0.1:3000: the address is in use"_s};
    trouble.channel.condition = engine::ChannelState::Condition::Paused;
    trouble.channel.problem = {core::ErrorKind::Unauthorized, u"token invalid"_s};
    trouble.queue = {.waiting = 3, .running = 1, .oldestDue = desk.clock.now().addSecs(-200)};
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const HeaderBar& header = window.header();
    for (const engine::EngineState& before : {trouble, workingState()}) {
        for (StatePill* pill : {&header.router(), &header.server(), &header.queue(), &header.channel()}) {
            window.setState(before);
            pill->click();
            QTRY_VERIFY(pill->popover() && pill->popover()->isVisible());
            window.setState(trouble);
            QTRY_COMPARE(cutTexts(pill->popover()).join(u'\n'), QString());
            pill->popover()->close();
            QTRY_VERIFY(!pill->popover());
        }
    }
}

void TestShell::theDemoStripHasTheAddresses()
{
    Desk desk;
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.show();
    const auto* strip = window.findChild<DemoStrip*>();
    window.setState(workingState());
    QVERIFY(!strip->isVisible());
    engine::EngineState demo = workingState();
    demo.demo = engine::DemoAddresses{.shop = QUrl(u"http://127.0.0.1:4000/voucher/"_s),
                                      .inbox = QUrl(u"http://127.0.0.1:4001/"_s),
                                      .gateways = QUrl(u"http://127.0.0.1:4002/"_s),
                                      .router = u"127.0.0.1:4003"_s,
                                      .routerUser = u"loket"_s};
    window.setState(demo);
    QVERIFY(strip->isVisible());
    QString text;
    const auto labels = strip->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        text += label->text();
    QVERIFY(text.contains(u"http://127.0.0.1:4000/voucher/") && text.contains(u"127.0.0.1:4001") &&
            text.contains(u"127.0.0.1:4003"));
}

void TestShell::languageAndAppearanceAreSwitchedAndRemembered()
{
    Desk desk;
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.setState(workingState());
    const auto menus = window.menu().findChildren<QMenu*>();
    QCOMPARE(menus.size(), 2);
    menus[0]->actions().at(0)->trigger();
    QTRY_COMPARE(window.header().queue().text(), u"Antrean kosong"_s);
    QCOMPARE(settings.value(u"language"_s).toString(), u"id"_s);
    QVERIFY(!desk.theme.isDark());
    menus[1]->actions().at(int(Appearance::Dark))->trigger();
    QVERIFY(desk.theme.isDark());
    QCOMPARE(settings.value(u"appearance"_s).toString(), u"dark"_s);
    menus[1]->actions().at(int(Appearance::System))->trigger();
    desk.theme.setSystemDark(true);
    QVERIFY(desk.theme.isDark());
}

void TestShell::searchHasTheFocusByItsKeys()
{
    Desk desk;
    QSettings settings(desk.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(window.orders().filterBar().search()->hasFocus());
}

void TestShell::layoutIsRemembered()
{
    Desk desk;
    const QString file = desk.folder.filePath(u"window.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        MainWindow window(*desk.context, settings);
        window.show();
        window.orders().browser().table().setColumnWidth(OrdersModel::Customer, 211);
        QVERIFY(window.close());
        QVERIFY(!settings.value(u"window/geometry"_s).toByteArray().isEmpty());
    }
    QSettings settings(file, QSettings::IniFormat);
    MainWindow window(*desk.context, settings);
    QCOMPARE(window.orders().browser().table().columnWidth(OrdersModel::Customer), 211);
    // A screen decides what it shows: a saved layout restores no column that it does not have.
    QVERIFY(window.orders().browser().table().isColumnHidden(OrdersModel::Reason));
}

void TestShell::contrastIsEnough_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

// WCAG 2: relative luminance and contrast; 4.5 for text.
void TestShell::contrastIsEnough()
{
    QFETCH(bool, dark);
    Theme theme;
    theme.setAppearance(dark ? Appearance::Dark : Appearance::Light);
    const auto luminance = [](const QColor& color) {
        const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
    };
    const auto contrast = [&](const QColor& a, const QColor& b) {
        const double la = luminance(a);
        const double lb = luminance(b);
        return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
    };
    const Colors& colors = theme.colors();
    // What stands in an empty field, as Qt will draw it.
    QLineEdit line;
    QPlainTextEdit text;
    MoneyEdit money;
    for (QWidget* field : std::initializer_list<QWidget*>{&line, &text, &money}) {
        field->ensurePolished();
        const QColor ink = field->palette().color(QPalette::PlaceholderText);
        QVERIFY2(ink.alpha() == 255 && contrast(ink, colors.surface) >= 4.5, qPrintable(ink.name(QColor::HexArgb)));
        QCOMPARE(field->palette().color(QPalette::Text), colors.text);
    }
    for (const double part : {0.001, 0.1, 0.3, 0.5, 0.54, 0.56, 0.6, 0.7, 0.8, 0.9, 1.0}) {
        const HeatMapView::CellLook cell = HeatMapView::lookOf(colors, part);
        QVERIFY2(contrast(cell.ink, cell.ground) >= 4.5, qPrintable(QString::number(part)));
    }
    QVERIFY(contrast(colors.text, colors.surface) >= 7);
    QVERIFY(contrast(colors.text, colors.selection) >= 7);
    QVERIFY(contrast(colors.muted, colors.surface) >= 4.5);
    QVERIFY(contrast(colors.muted, colors.window) >= 4.5);
    QVERIFY(contrast(colors.muted, colors.selection) >= 4.5);
    QVERIFY(contrast(colors.onAccent, colors.accent) >= 4.5);
    QVERIFY(contrast(colors.accent, colors.surface) >= 4.5);
    // Every ink on every background it is used on, as the stylesheet and the widgets pair them.
    for (const QColor& ground : {colors.window, colors.surface, colors.raised, colors.hover, colors.neutralSoft}) {
        for (const QColor& ink :
             {colors.text, colors.muted, colors.accent, colors.info, colors.good, colors.warn, colors.bad})
            QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(ink.name() + u" on "_s + ground.name()));
    }
    for (const QColor& ground : {colors.selection, colors.badSoft, colors.warnSoft, colors.goodSoft, colors.infoSoft})
        QVERIFY2(contrast(colors.text, ground) >= 4.5, qPrintable(ground.name()));
    for (const QColor& ground : {colors.badSoft, colors.warnSoft})
        QVERIFY2(contrast(colors.muted, ground) >= 4.5, qPrintable(ground.name())); // the small line of a problem
    QVERIFY(contrast(colors.onAccent, colors.accentHover) >= 4.5);
    for (const Tone tone : {Tone::Info, Tone::Good, Tone::Warn, Tone::Bad, Tone::Neutral})
        QVERIFY2(contrast(theme.color(inkOf(tone)), theme.soft(tone)) >= 4.5,
                 qPrintable(theme.color(inkOf(tone)).name()));
}

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
