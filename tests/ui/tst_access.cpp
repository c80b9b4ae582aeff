// The window without a mouse and with a screen reader: every control of every screen and dialog has a name for it,
// the Tab key reaches every one of them and returns to the first, and dialogs are read from top to bottom. And on a
// small screen: everything is in reach in the room that 1366x768 leaves at 150 %.
#include "storage/ShiftRepository.h"
#include "ui/CutTexts.h"
#include "ui/Office.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/printing/PreviewDialog.h"
#include "ui/screens/counter/CounterScreen.h"
#include "ui/screens/login/LoginScreen.h"
#include "ui/screens/online/OnlineScreen.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/packages/ProfileDialog.h"
#include "ui/screens/schedule/ScheduleDialog.h"
#include "ui/screens/settings/FingerprintDialog.h"
#include "ui/screens/settings/SettingsScreen.h"
#include "ui/screens/shifts/ShiftHistory.h"
#include "ui/screens/staff/StaffDialog.h"
#include "ui/screens/vouchers/MakeVouchersDialog.h"
#include "ui/shell/HelpDialogs.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ManualDialog.h"
#include "ui/shell/SearchDialog.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/wizard/FirstStart.h"
#include "ui/wizard/ImportWizard.h"
#include "ui/wizard/ImportsDialog.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

namespace {

constexpr int mostSteps = 400;          // of the Tab key, through one screen
constexpr QSize smallScreen{1000, 552}; // 1024x600
constexpr QSize smallestRoom(900, 510); // what 1366x768 leaves at 150 %

// What a person works with; parts of such a thing (a spin box's line, a view's scroll bar) belong to it.
bool isControl(const QWidget* widget)
{
    const QWidget* parent = widget->parentWidget();
    if (qobject_cast<const QComboBox*>(parent) || qobject_cast<const QAbstractSpinBox*>(parent) ||
        qobject_cast<const QHeaderView*>(widget) || qobject_cast<const QScrollBar*>(widget) ||
        (parent && qobject_cast<const QLineEdit*>(parent)))
        return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
           qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractItemView*>(widget) ||
           qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QPlainTextEdit*>(widget) ||
           (widget->focusPolicy() & Qt::TabFocus && widget->metaObject() != &QWidget::staticMetaObject &&
            QByteArray(widget->metaObject()->className()).startsWith("loket::"));
}

QList<QWidget*> controlsOf(QWidget* root)
{
    QList<QWidget*> found;
    for (QWidget* widget : root->findChildren<QWidget*>()) {
        if (widget->isVisibleTo(root) && widget->window() == root->window() && isControl(widget))
            found += widget;
    }
    return found;
}

QString told(const QWidget* widget)
{
    QStringList path;
    for (const QWidget* one = widget; one && path.size() < 4; one = one->parentWidget())
        path.prepend(QString::fromLatin1(one->metaObject()->className()) +
                     (one->objectName().isEmpty() ? QString() : u'#' + one->objectName()));
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return path.join(u" > "_s) + (button ? u" \""_s + button->text() + u'"' : QString());
}

QStringList nameless(QWidget* root)
{
    QStringList found;
    for (QWidget* widget : controlsOf(root)) {
        QAccessibleInterface* voice = QAccessible::queryAccessibleInterface(widget);
        if (!voice || voice->text(QAccessible::Name).trimmed().isEmpty())
            found += told(widget);
    }
    return found;
}

bool takesTab(const QWidget* widget)
{
    return widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus && widget->isVisible();
}

// What the Tab key may skip, because other keys reach it: places and tabs (arrows within their group), quick
// amounts (F2 to F5), the digits of a PIN (typed) and the people (arrows), the lists of steps (Back and Next), and
// figures that do nothing when pressed.
bool hasOwnKeys(const QWidget* widget)
{
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    if (button &&
        (!button->shortcut().isEmpty() || button->autoExclusive() || (button->group() && button->group()->exclusive())))
        return true;
    if (widget->focusPolicy() != Qt::NoFocus)
        return false;
    for (const QWidget* around = widget; around; around = around->parentWidget()) {
        for (const char* name : {"loket::ui::OrderForm", "loket::ui::LoginScreen", "loket::ui::FirstStart",
                                 "loket::ui::ImportWizard", "loket::ui::KpiCard"}) {
            if (around->inherits(name))
                return true;
        }
    }
    return false;
}

// Presses Tab until the focus is where it began.
QSet<QWidget*> tabThrough(QWidget* window)
{
    QSet<QWidget*> seen;
    for (int step = 0; step < mostSteps; ++step) {
        QWidget* before = QApplication::focusWidget();
        QTest::keyClick(before ? before : window, Qt::Key_Tab);
        QWidget* now = QApplication::focusWidget();
        if (!now || (now != before && seen.contains(now))) // a page of the manual has links of its own
            break;
        seen += now;
    }
    return seen;
}

// Controls that no Tab reaches, of those a person could use now.
QStringList unreached(QWidget* root, QWidget* window)
{
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window);
    const QSet<QWidget*> seen = tabThrough(window);
    QStringList found;
    for (QWidget* widget : controlsOf(root)) {
        if (!widget->isEnabled() || hasOwnKeys(widget))
            continue;
        const bool isReached = std::any_of(seen.begin(), seen.end(), [widget](QWidget* one) {
            return one == widget || widget->isAncestorOf(one) || one->focusProxy() == widget ||
                   widget->focusProxy() == one;
        });
        if (!isReached)
            found += told(widget) + (takesTab(widget) ? u" (in no Tab order)"_s : u" (takes no Tab)"_s);
    }
    return found;
}

bool canBeScrolledTo(const QWidget* widget)
{
    for (const QWidget* around = widget->parentWidget(); around && !around->isWindow();
         around = around->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(around))
            return true;
    }
    return false;
}

// What does not fit into the smallest room: the window itself, or controls that are outside of it or too small.
QStringList outOfSight(QWidget* root, QWidget* window)
{
    const QSize before = window->size();
    window->resize(before.boundedTo(smallestRoom));
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QStringList found;
    // A stack asks for what its hidden pages needed when they were last seen: there, the controls alone tell.
    const QSize least = window->findChild<QStackedWidget*>() ? window->minimumSize()
                                                             : window->size().expandedTo(window->minimumSizeHint());
    if (least.width() > smallestRoom.width() || least.height() > smallestRoom.height())
        found += u"needs %1x%2"_s.arg(least.width()).arg(least.height());
    for (const QWidget* widget : controlsOf(root)) {
        if (canBeScrolledTo(widget))
            continue;
        const QRect place(widget->mapTo(window, QPoint()), widget->size());
        if (!window->rect().contains(place))
            found += u"%1 at %2,%3 %4x%5"_s.arg(told(widget))
                         .arg(place.x())
                         .arg(place.y())
                         .arg(place.width())
                         .arg(place.height());
        else if (qobject_cast<const QAbstractButton*>(widget) && widget->width() < widget->minimumSizeHint().width())
            found +=
                u"%1 has %2 of %3 pixels"_s.arg(told(widget)).arg(place.width()).arg(widget->minimumSizeHint().width());
    }
    window->resize(before);
    QCoreApplication::sendPostedEvents();
    return found;
}

void check(QWidget* root, QWidget* window, const QString& what)
{
    QStringList wrong;
    for (const QString& one : outOfSight(root, window))
        wrong += u"out of reach: "_s + one;
    for (const QString& one : nameless(root))
        wrong += u"no name: "_s + one;
    for (const QString& one : unreached(root, window))
        wrong += u"not reached: "_s + one;
    QVERIFY2(wrong.isEmpty(), qPrintable(what + u'\n' + wrong.join(u'\n')));
}

// Fields one below the other are reached in that order.
QString outOfOrder(QWidget* dialog)
{
    QList<QWidget*> chain;
    QWidget* first = nullptr;
    for (QWidget* widget = dialog->nextInFocusChain(); widget && widget != first; widget = widget->nextInFocusChain()) {
        if (!first)
            first = widget;
        if (dialog->isAncestorOf(widget) && widget->isVisibleTo(dialog) && isControl(widget) && takesTab(widget) &&
            !qobject_cast<QAbstractButton*>(widget))
            chain += widget;
    }
    const auto top = [dialog](const QWidget* widget) { return widget->mapTo(dialog, QPoint()).y(); };
    const auto left = [dialog](const QWidget* widget) { return widget->mapTo(dialog, QPoint()).x(); };
    int up = 0; // from the last field back to the first is one step up
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const QWidget* here = chain[i];
        const QWidget* next = chain[(i + 1) % chain.size()];
        if (top(next) + next->height() <= top(here) && left(next) <= left(here))
            ++up;
    }
    return up <= 1 ? QString() : dialog->windowTitle();
}

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QAccessible::setActive(true);
        m_office = std::make_unique<Office>();
        QVERIFY(Office::answer(m_office->engine->ask(
            [actor = m_office->engine->actor()](engine::UseCases& use) { return use.shifts.open(100'000, actor); })));
        for (const auto& key : {u"1"_s, u"2"_s}) {
            const auto sold =
                Office::answer(m_office->engine->ask([=, actor = m_office->engine->actor()](engine::UseCases& use) {
                    return use.counterSales.sell({.packageId = u"5k"_s, .cashGiven = 5000, .key = key}, actor);
                }));
            QVERIFY2(sold, sold ? "" : qPrintable(sold.error().detail));
            m_sold = sold->purchase;
        }
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
        m_window->resize(1366, 768);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->goTo(m_window->settingsScreen()); // it is read when it is shown
        QTRY_VERIFY_WITH_TIMEOUT(m_window->settingsScreen().page(SettingsScreen::Checks), 20000);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_settings.reset();
        m_office.reset();
    }

    void screens_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<QString>("language");
        for (int place = 0; place < m_window->placeCount(); ++place) {
            for (const char* language : {"en", "id"})
                QTest::addRow("%s %s", qPrintable(m_window->screen(place).iconName()), language)
                    << place << QString::fromLatin1(language);
        }
    }

    void screens()
    {
        QFETCH(int, place);
        QFETCH(QString, language);
        m_office->language.use(language);
        m_window->go(place);
        QTest::qWait(150);
        // With something chosen, so that the panel at the side is there too.
        for (LiveTableView* table : m_window->screen(place).findChildren<LiveTableView*>()) {
            if (table->isVisible() && table->model() && table->model()->rowCount() > 0)
                table->selectRow(0);
        }
        QTest::qWait(150);
        check(m_window.get(), m_window.get(), m_window->screen(place).title());
    }

    void settings_data()
    {
        QTest::addColumn<int>("section");
        QTest::addColumn<QString>("language");
        for (int section = SettingsScreen::Business; section <= SettingsScreen::Checks; ++section)
            for (const char* language : {"en", "id"})
                QTest::addRow("section %d %s", section, language) << section << QString::fromLatin1(language);
    }

    void settings()
    {
        QFETCH(int, section);
        QFETCH(QString, language);
        m_office->language.use(language);
        m_window->goTo(m_window->settingsScreen());
        m_window->settingsScreen().go(SettingsScreen::Section(section));
        QTest::qWait(150);
        check(&m_window->settingsScreen(), m_window.get(), QString::number(section));
        for (const QSize size : {QSize(900, 510), QSize(1366, 768)}) {
            m_window->resize(size);
            QTRY_COMPARE(cutTexts(&m_window->settingsScreen()).join(u'\n'), QString());
        }
    }

    void dialogsAreNamedAndReached_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("language");
        const auto all = dialogs();
        for (int i = 0; i < all.size(); ++i) {
            for (const char* language : {"en", "id"})
                QTest::addRow("%s %s", all[i].first, language) << i << QString::fromLatin1(language);
        }
    }

    void dialogsAreNamedAndReached()
    {
        QFETCH(int, which);
        QFETCH(QString, language);
        m_office->language.use(language);
        m_window->goTo(m_window->orders());
        QPointer<QWidget> dialog = dialogs()[which].second();
        QVERIFY(dialog);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::qWait(200);
        check(dialog, dialog, QString::fromLatin1(dialogs()[which].first));
        QVERIFY2(outOfOrder(dialog).isEmpty(), qPrintable(outOfOrder(dialog)));
        dialog->close();
        if (dialog && !dialog->testAttribute(Qt::WA_DeleteOnClose))
            delete dialog;
        QTRY_VERIFY(!dialog);
    }

    // On the smallest screen that Loket is made for, less what the desktop draws around a window.
    void dialogsFitASmallScreen_data() { dialogsAreNamedAndReached_data(); }
    void dialogsFitASmallScreen()
    {
        QFETCH(int, which);
        QFETCH(QString, language);
        m_office->language.use(language);
        QPointer<QWidget> dialog = dialogs()[which].second();
        QVERIFY(dialog);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::qWait(200);
        const QSize least = dialog->minimumSizeHint().expandedTo(dialog->minimumSize());
        QVERIFY2(least.width() <= smallScreen.width() && least.height() <= smallScreen.height(),
                 qPrintable(u"%1x%2"_s.arg(least.width()).arg(least.height())));
        QTRY_COMPARE(cutTexts(dialog).join(u'\n'), QString()); // what is computed for it arrives by and by
        dialog->close();
        if (dialog && !dialog->testAttribute(Qt::WA_DeleteOnClose))
            delete dialog;
        QTRY_VERIFY(!dialog);
    }

    void screensAreWhole_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (int place = 0; place < m_window->placeCount(); ++place) {
            for (const char* language : {"en", "id"}) {
                for (const QSize size : {QSize(900, 510), QSize(1024, 600), QSize(1366, 768)})
                    QTest::addRow("%s %s %d", qPrintable(m_window->screen(place).iconName()), language, size.width())
                        << place << QString::fromLatin1(language) << size;
            }
        }
    }
    void screensAreWhole()
    {
        QFETCH(int, place);
        QFETCH(QString, language);
        QFETCH(QSize, size);
        m_office->language.use(language);
        m_window->resize(size);
        m_window->go(place);
        QTest::qWait(200);
        QTRY_COMPARE(cutTexts(&m_window->screen(place)).join(u'\n'), QString());
        QCOMPARE(m_window->size(), size); // nothing in it needs more
        m_window->resize(1366, 768);
    }

    void theFirstStepsAreNamedAndReached()
    {
        for (const int step : {0, 1, 2, 3, 4, 5, 6}) {
            QSettings fresh(m_office->world.folder.filePath(u"first-%1.ini"_s.arg(step)), QSettings::IniFormat);
            fresh.setValue(u"wizard/step"_s, step);
            FirstStart steps(*m_office->context, fresh);
            steps.show();
            QVERIFY(QTest::qWaitForWindowActive(&steps));
            QTRY_VERIFY_WITH_TIMEOUT(steps.step() == step, 20000);
            QTest::qWait(150);
            check(&steps, &steps, u"first steps, %1"_s.arg(step));
            steps.resize(900, 480);
            QTRY_COMPARE(cutTexts(&steps).join(u'\n'), QString());
            const QSize least = steps.minimumSizeHint().expandedTo(steps.minimumSize());
            QVERIFY2(least.width() <= smallScreen.width() && least.height() <= smallScreen.height(),
                     qPrintable(u"%1: %2x%3"_s.arg(step).arg(least.width()).arg(least.height())));
        }
    }

    // Last: there is staff from now on.
    void theLoginIsNamedAndReached()
    {
        auto& session = m_office->engine->session();
        QVERIFY(Office::answer(
            session.addStaff({.name = u"Bu Sri"_s, .role = domain::Role::Owner, .secret = core::Secret("4711")})));
        session.logOut();
        QTRY_VERIFY(m_window->isLocked());
        QTest::qWait(200);
        check(m_window->login(), m_window.get(), u"login"_s);
    }

private:
    using Make = std::function<QWidget*()>;

    [[nodiscard]] QList<std::pair<const char*, Make>> dialogs() const
    {
        MainWindow* window = m_window.get();
        const UiContext& context = *m_office->context;
        domain::Package package{.id = u"5k"_s, .name = u"5rb - 2 Hari"_s, .price = 5000};
        storage::ShiftSale sale;
        sale.sale.purchaseId = m_sold.id;
        sale.packageName = u"5rb - 2 Hari"_s;
        sale.amount = 5000;
        Slip slip{.tickets = {{.username = u"k7mnp2qr"_s, .password = u"k7mnp2qr"_s, .package = u"5k"_s}}};
        return {
            {"search", [=, &context] { return new SearchDialog(context, true, window); }},
            {"keys", [=] { return HelpDialogs::shortcuts({u"Orders"_s}, window); }},
            {"about", [=] { return HelpDialogs::about(window); }},
            {"staff", [=, &context] { return new StaffDialog(context, window); }},
            {"own secret", [=, &context] { return new SecretDialog(context, window); }},
            {"cash in or out", [=, &context] { return new CashDialog(context, window); }},
            {"close the shift", [=, &context] { return new CloseShiftDialog(context, 1, window); }},
            {"shift report", [=, &context] { return new ShiftReportDialog(context, {}, window); }},
            {"shifts", [=, &context] { return new ShiftHistory(context, window); }},
            {"schedule", [=, &context] { return new ScheduleDialog(context, window); }},
            {"void", [=, &context] { return new VoidDialog(context, sale, window); }},
            {"take the cash", [=, &context, sold = m_sold] { return new TakeCashDialog(context, sold, window); }},
            {"make vouchers",
             [=, &context] { return new MakeVouchersDialog(context, {package}, {u"main"_s}, window); }},
            {"reason",
             [=] {
                 return new ReasonDialog({u"Title"_s, u"Question?"_s, u"Explanation."_s, u"Go"_s, true}, window);
             }},
            {"profile", [=] { return new ProfileDialog(u"main"_s, {.name = u"5k"_s}, window); }},
            {"fingerprint",
             [=, &context] { return new FingerprintDialog(context.theme, QString(64, u'a'), {}, false, window); }},
            {"moving in", [=, &context] { return new ImportWizard(context, u"mikhmon"_s, window); }},
            {"moving in with a backup", [=, &context] { return new ImportWizard(context, u"phpnuxbill"_s, window); }},
            {"earlier imports", [=, &context] { return new ImportsDialog(context, window); }},
            {"manual", [=, &context] { return new ManualDialog(context.theme, context.language, window); }},
            {"print preview", [=, &context] {
                 return new PreviewDialog(*context.printing, context.theme, slip, PrintTemplate::Slip58, window);
             }}};
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    domain::Purchase m_sold;
};

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
