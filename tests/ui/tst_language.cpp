// The texts of Qt itself in the window's language: what a person can open of Qt's own dialogs, menus and popups is
// opened, and no text of Qt may be looked up that has no Indonesian.
#include "ui/text/Language.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>

using namespace loket::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

// Searched last: what reaches it has no text in the language that is installed.
class Untranslated : public QTranslator
{
public:
    QString translate(const char* context, const char* text, const char*, int) const override
    {
        // Reading one shortcut looks up the names of all keys; "keys" looks at those Loket shows.
        // The names of paper sizes are the same everywhere.
        const bool isName = qstrcmp(context, "QShortcut") == 0 || qstrcmp(context, "QPageSize") == 0;
        if (*text != 0 && *context == 'Q' && !isName)
            m_found += u"%1: %2"_s.arg(QString::fromUtf8(context), QString::fromUtf8(text));
        return {};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }

    QStringList take() const { return std::exchange(m_found, {}); }

private:
    mutable QStringList m_found;
};

// A menu that a widget opens by itself, closed again as soon as it is open.
QStringList menuOf(QWidget& widget)
{
    QStringList texts;
    QTimer::singleShot(0, &widget, [&texts] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu)
            return;
        for (const QAction* action : menu->actions())
            texts += action->text();
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, widget.rect().center(),
                            widget.mapToGlobal(widget.rect().center()));
    QCoreApplication::sendEvent(&widget, &event);
    return texts;
}

// Text of the window, with a count in it.
QString selected(int vouchers)
{
    return QCoreApplication::translate("loket::ui::VoucherPanel", "%n voucher(s) selected", "", vouchers);
}

QStringList textsIn(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        texts += label->text();
    for (const QAbstractButton* button : widget.findChildren<QAbstractButton*>())
        texts << button->text() << button->toolTip() << button->accessibleName();
    for (const QAction* action : widget.findChildren<QAction*>())
        texts += action->text();
    for (const QComboBox* box : widget.findChildren<QComboBox*>()) {
        for (int i = 0; i < box->count(); ++i)
            texts += box->itemText(i);
    }
    for (const QTabBar* bar : widget.findChildren<QTabBar*>()) {
        for (int i = 0; i < bar->count(); ++i)
            texts += bar->tabText(i);
    }
    for (QString& text : texts)
        text.remove(u'&');
    texts.removeAll(QString());
    return texts;
}

using Walk = std::function<QStringList()>;

} // namespace

Q_DECLARE_METATYPE(Walk)

class TestLanguage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::installTranslator(&m_untranslated);
        m_language.use(u"id"_s);
        QVERIFY(QCoreApplication::testAttribute(Qt::AA_DontUseNativeDialogs)); // the tests' desktop is in English
    }

    void cleanup() { m_language.use(u"id"_s); }

    // "2838" beside "2.838" would be read as something else.
    void countsAreWrittenAsNumbersOfTheLanguage()
    {
        QCOMPARE(selected(2838), u"2.838 voucher dipilih"_s);
        QCOMPARE(selected(1), u"1 voucher dipilih"_s);
        m_language.use(u"en"_s);
        QCOMPARE(selected(2838), u"2,838 vouchers selected"_s);
        QCOMPARE(selected(1), u"1 voucher selected"_s);
    }

    void everyTextOfQtHasIndonesian_data()
    {
        QTest::addColumn<Walk>("walk");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("standard buttons") << Walk([] {
            QDialogButtonBox box;
            for (int button = QDialogButtonBox::FirstButton; button <= QDialogButtonBox::LastButton; button <<= 1)
                box.addButton(QDialogButtonBox::StandardButton(button));
            return textsIn(box);
        }) << QStringList{u"Batal"_s,     u"Tutup"_s, u"Simpan"_s, u"Ya"_s,      u"Tidak"_s,
                          u"Coba lagi"_s, u"Buka"_s,  u"Buang"_s,  u"Abaikan"_s, u"Terapkan"_s};
        QTest::newRow("message box") << Walk([] {
            QMessageBox box(QMessageBox::NoIcon, {}, u"?"_s, QMessageBox::Cancel | QMessageBox::Close);
            box.setDetailedText(u"rincian"_s);
            box.show();
            return textsIn(box);
        }) << QStringList{u"Batal"_s, u"Tutup"_s, u"Tampilkan rincian..."_s};
        QTest::newRow("menu of a text field")
            << Walk([] {
                   QLineEdit edit(u"teks"_s);
                   const std::unique_ptr<QMenu> menu(edit.createStandardContextMenu());
                   return textsIn(*menu);
               })
            << QStringList{u"Urungkan\tCtrl+Z"_s, u"Potong\tCtrl+X"_s, u"Salin\tCtrl+C"_s, u"Tempel\tCtrl+V"_s,
                           u"Pilih semua\tCtrl+A"_s};
        QTest::newRow("menu of a larger text field") << Walk([] {
            QPlainTextEdit edit(u"teks"_s);
            const std::unique_ptr<QMenu> menu(edit.createStandardContextMenu());
            return textsIn(*menu);
        }) << QStringList{u"Hapus"_s};
        QTest::newRow("menu of a page") << Walk([] {
            QTextBrowser browser;
            browser.setHtml(u"<a href='x'>x</a>"_s);
            const std::unique_ptr<QMenu> menu(browser.createStandardContextMenu());
            return textsIn(*menu);
        }) << QStringList{u"Salin alamat tautan"_s};
        QTest::newRow("menu of a number field") << Walk([] {
            QSpinBox box;
            box.show();
            return menuOf(box).replaceInStrings(u"&"_s, QString());
        }) << QStringList{u"Naikkan"_s, u"Turunkan"_s, u"Pilih semua"_s};
        QTest::newRow("menu of a scroll bar") << Walk([] {
            QScrollBar bar;
            bar.show();
            return menuOf(bar);
        }) << QStringList{u"Gulir ke sini"_s, u"Paling atas"_s};
        QTest::newRow("file dialog, to open") << Walk([this] {
            QFileDialog dialog(nullptr, {}, m_folder.path());
            dialog.setFileMode(QFileDialog::ExistingFile);
            dialog.setViewMode(QFileDialog::Detail);
            dialog.show();
            QStringList texts = textsIn(dialog);
            const auto* view = dialog.findChild<QHeaderView*>();
            for (int i = 0; view && i < view->count(); ++i)
                texts += view->model()->headerData(i, Qt::Horizontal).toString();
            return texts;
        }) << QStringList{u"Buka"_s,          u"Batal"_s,     u"Nama berkas:"_s,
                          u"Jenis berkas:"_s, u"Lihat di:"_s, u"Semua berkas (*)"_s,
                          u"Folder baru"_s,   u"Ukuran"_s,    u"Terakhir diubah"_s};
        QTest::newRow("file dialog, to save") << Walk([this] {
            QFileDialog dialog(nullptr, {}, m_folder.path(), u"CSV (*.csv)"_s);
            dialog.setAcceptMode(QFileDialog::AcceptSave);
            dialog.show();
            return textsIn(dialog);
        }) << QStringList{u"Simpan"_s, u"Batal"_s};
        QTest::newRow("file dialog, to replace") << Walk([this] {
            QFile(m_folder.filePath(u"ada.csv"_s)).open(QIODevice::WriteOnly);
            QFileDialog dialog(nullptr, {}, m_folder.path(), u"CSV (*.csv)"_s);
            dialog.setAcceptMode(QFileDialog::AcceptSave);
            dialog.selectFile(u"ada.csv"_s);
            dialog.show();
            QStringList texts;
            QTimer::singleShot(0, &dialog, [&texts] {
                QWidget* question = QApplication::activeModalWidget();
                texts = textsIn(*question);
                question->close();
            });
            QMetaObject::invokeMethod(&dialog, "accept");
            return texts.replaceInStrings(u"\n"_s, u" "_s);
        }) << QStringList{u"Ya"_s, u"Tidak"_s, u"ada.csv sudah ada. Ganti dengan yang baru?"_s};
        QTest::newRow("input dialog") << Walk([] {
            QInputDialog dialog;
            dialog.show();
            return textsIn(dialog);
        }) << QStringList{u"Batal"_s};
        QTest::newRow("print dialog") << Walk([this] {
            QPrinter printer;
            printer.setOutputFormat(QPrinter::PdfFormat);
            printer.setOutputFileName(m_folder.filePath(u"cetak.pdf"_s));
            QPrintDialog dialog(&printer);
            dialog.show();
            QStringList texts = textsIn(dialog);
            QTimer::singleShot(0, &dialog, [&texts] {
                QWidget* properties = QApplication::activeModalWidget();
                texts += textsIn(*properties);
                properties->close();
            });
            for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
                if (button->objectName() == u"properties")
                    button->click();
            }
            return texts;
        }) << QStringList{u"Cetak"_s, u"Batal"_s, u"Rangkap:"_s, u"Cetak semua"_s, u"Berwarna"_s, u"Tegak"_s};
        QTest::newRow("keys") << Walk([] {
            QStringList texts;
            for (const auto key : {Qt::Key_Space, Qt::Key_Left, Qt::Key_Delete, Qt::Key_F1, Qt::Key_Return,
                                   Qt::Key_PageDown, Qt::Key_Escape})
                texts += QKeySequence(Qt::CTRL | Qt::SHIFT | key).toString(QKeySequence::NativeText);
            return texts;
        }) << QStringList{u"Ctrl+Shift+Spasi"_s, u"Ctrl+Shift+Kiri"_s};
    }

    void everyTextOfQtHasIndonesian()
    {
        QFETCH(Walk, walk);
        QFETCH(QStringList, shown);
        (void)m_untranslated.take();
        const QStringList texts = walk();
        const QStringList missing = m_untranslated.take();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
        for (const QString& text : shown)
            QVERIFY2(texts.contains(text), qPrintable(u"%1 is not in: %2"_s.arg(text, texts.join(u" | "_s))));
    }

    // What is open follows.
    void openWindowsFollowTheLanguage()
    {
        m_language.use(u"en"_s);
        QWidget window;
        QDateEdit date(QDate(2026, 8, 17), &window);
        date.setCalendarPopup(true);
        date.setDisplayFormat(u"dddd d MMMM yyyy"_s);
        window.show();
        QMessageBox box(QMessageBox::NoIcon, {}, u"?"_s, QMessageBox::Cancel | QMessageBox::Close);
        box.show();
        QCOMPARE(date.text(), u"Monday 17 August 2026"_s);
        QCOMPARE(box.button(QMessageBox::Cancel)->text().remove(u'&'), u"Cancel"_s);
        m_language.use(u"id"_s);
        QTRY_COMPARE(box.button(QMessageBox::Cancel)->text().remove(u'&'), u"Batal"_s);
        QCOMPARE(box.button(QMessageBox::Close)->text().remove(u'&'), u"Tutup"_s);
        QCOMPARE(date.locale().language(), QLocale::Indonesian);
        QTRY_COMPARE(date.text(), u"Senin 17 Agustus 2026"_s);
        m_language.use(u"en"_s);
        QTRY_COMPARE(box.button(QMessageBox::Cancel)->text().remove(u'&'), u"Cancel"_s);
        QTRY_COMPARE(date.text(), u"Monday 17 August 2026"_s);
    }

    void calendarOfADateField()
    {
        QWidget window;
        QDateEdit date(QDate(2026, 8, 17), &window);
        date.setCalendarPopup(true);
        window.show();
        QTest::mouseClick(&date, Qt::LeftButton, {}, QPoint(date.width() - 5, date.height() / 2));
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto* calendar = QApplication::activePopupWidget()->findChild<QCalendarWidget*>();
        QVERIFY(calendar);
        QStringList texts;
        for (const QAction* action : calendar->findChildren<QAction*>())
            texts += action->text();
        for (int month = 1; month <= 12; ++month)
            QVERIFY2(texts.contains(m_language.locale().standaloneMonthName(month)), qPrintable(texts.join(u' ')));
        QVERIFY(texts.contains(u"Agustus"_s));
        const auto* days = calendar->findChild<QAbstractItemView*>();
        QStringList names;
        for (int column = 0; column < days->model()->columnCount(); ++column)
            names += days->model()->index(0, column).data().toString();
        QVERIFY2(names.contains(u"Sen"_s) && names.contains(u"Min"_s), qPrintable(names.join(u' ')));
        QApplication::activePopupWidget()->close();
    }

private:
    Untranslated m_untranslated;
    QTemporaryDir m_folder;
    Language m_language;
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
