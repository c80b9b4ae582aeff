// Text from outside is never markup: with markup in every stored text, each screen shows it verbatim, in its
// labels and in its tips. A name that Qt rendered as an image once made the window read a device without end.
#include "ui/Office.h"
#include "ui/context/Screen.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QToolTip>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

namespace {

// A picture that is not there: one that never ends would hang the test with the fault.
const QString hostile = u"<b>LUNAS</b><img src=/nowhere.png>"_s;

bool isMarked(const QString& text)
{
    return text.contains(u"<b>"_s) || text.contains(u"<img"_s);
}

// Markup in every stored text that comes from people, vendors and routers.
void poison(const QString& file)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"poison"_s);
    database.setDatabaseName(file);
    QVERIFY(database.open());
    for (const char* statement : {
             "UPDATE packages SET name = name || ?",
             "UPDATE voucher_purchases SET customer_name = ?",
             "UPDATE voucher_purchases SET description = ?",
             "UPDATE voucher_purchases SET cashier = ?",
             "UPDATE vouchers SET profile = profile || ?",
             "UPDATE voucher_delivery_logs SET error_message = ?",
         }) {
        QSqlQuery query(database);
        QVERIFY2(query.prepare(QString::fromLatin1(statement)), qPrintable(query.lastError().text()));
        query.bindValue(0, hostile);
        QVERIFY2(query.exec(), qPrintable(QString::fromLatin1(statement) + query.lastError().text()));
    }
    database.close();
    database = {};
    QSqlDatabase::removeDatabase(u"poison"_s);
}

QLabel* tip()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (widget->inherits("QTipLabel") && widget->isVisible())
            return static_cast<QLabel*>(widget);
    }
    return nullptr;
}

} // namespace

class TestMarkup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_office = std::make_unique<Office>();
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_office->orderForCash(hostile));
        poison(m_office->world.folder.filePath(u"loket.db"_s));
        m_settings =
            std::make_unique<QSettings>(m_office->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_office->context, *m_settings);
        m_window->setState(m_office->engine->state());
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

    void everyScreenShowsItToTheLetter_data()
    {
        QTest::addColumn<int>("place");
        for (int place = 0; place < m_window->placeCount(); ++place)
            QTest::newRow(qPrintable(m_window->screen(place).iconName())) << place;
    }

    void everyScreenShowsItToTheLetter()
    {
        QFETCH(int, place);
        m_window->go(place);
        QTest::qWait(200);
        for (LiveTableView* table : m_window->screen(place).findChildren<LiveTableView*>()) {
            if (table->isVisible() && table->model() && table->model()->rowCount() > 0)
                table->selectRow(0);
        }
        QTest::qWait(200);

        for (const QLabel* label : m_window->findChildren<QLabel*>()) {
            if (isMarked(label->text())) {
                ++m_labels;
                QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
            }
        }
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (isMarked(widget->toolTip()))
                isShownAsTip(widget->toolTip());
        }
        for (const QAbstractItemView* view : m_window->screen(place).findChildren<QAbstractItemView*>()) {
            for (int row = 0; view->model() && row < qMin(view->model()->rowCount(), 5); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column) {
                    const QString text = view->model()->index(row, column).data(Qt::ToolTipRole).toString();
                    if (isMarked(text))
                        isShownAsTip(text);
                }
            }
        }
    }

    void itWasSeen()
    {
        QVERIFY2(m_labels > 0, "no label showed the markup, so nothing was tested");
        QVERIFY2(m_tips > 0, "no tip showed the markup, so nothing was tested");
    }

    void questionsToo()
    {
        PlainMessageBox box(QMessageBox::NoIcon, hostile, hostile, QMessageBox::Close);
        box.setInformativeText(hostile);
        box.show();
        int seen = 0;
        for (const QLabel* label : box.findChildren<QLabel*>()) {
            if (isMarked(label->text())) {
                ++seen;
                QVERIFY(label->textFormat() == Qt::PlainText);
            }
        }
        QCOMPARE(seen, 2);
    }

private:
    void isShownAsTip(const QString& text)
    {
        QToolTip::showText(m_window->mapToGlobal(QPoint(40, 40)), text, m_window.get());
        const QLabel* shown = tip();
        QVERIFY(shown);
        QCOMPARE(shown->textFormat(), Qt::PlainText);
        QCOMPARE(shown->text(), text);
        QToolTip::hideText();
        QTRY_VERIFY(!tip());
        ++m_tips;
    }

    std::unique_ptr<Office> m_office;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    int m_labels = 0;
    int m_tips = 0;
};

QTEST_MAIN(TestMarkup)
#include "tst_markup.moc"
