// Moving in through the window: the real engine, real files and the sandbox router, from the first step to the report,
// the same import again, and taking it back.
#include "sandbox/router/Mikhmon.h"
#include "storage/ReadModels.h"
#include "ui/ImportFiles.h"
#include "ui/SetupHouse.h"
#include "ui/shell/MainWindow.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Manual.h"
#include "ui/widgets/ExportBar.h"
#include "ui/wizard/FirstStart.h"
#include "ui/wizard/ImportAnswers.h"
#include "ui/wizard/ImportReportBar.h"
#include "ui/wizard/ImportSource.h"
#include "ui/wizard/ImportSummary.h"
#include "ui/wizard/ImportWizard.h"
#include "ui/wizard/ImportsDialog.h"
#include "ui/wizard/QuestionsModel.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QTableView>
#include <QUrl>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using importing::About;
using importing::Question;
using importing::What;

class TestImportWizard : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<SetupHouse>(); }
    void cleanup()
    {
        m_wizard.reset();
        m_house.reset();
    }

    void aListComesAlongAndGoesAgain();
    void mikhmonComesAlongAndGoesAgain();
    void nothingIsReadWithoutAFile_data();
    void nothingIsReadWithoutAFile();
    void whatIsNotOfTheProgramIsRefused_data();
    void whatIsNotOfTheProgramIsRefused();
    void aDeadRouterIsSaid();
    void aReadingIsCancelled();
    void aDroppedFileChoosesItsProgram_data();
    void aDroppedFileChoosesItsProgram();
    void fewQuestionsAreRows();
    void manyQuestionsAreAnsweredTogether();
    void questionsFitANarrowWindow_data();
    void questionsFitANarrowWindow();
    void oneOfManyIsAnsweredByKeyboard();
    void anAnswerLeadsToOtherQuestions();
    void theReportIsSaved();
    void everyWayLeadsToIt();
    void onlyAnOwnerIsOfferedIt();

private:
    void open(const QString& source, const QString& path = {});
    // "Next" until the step; false where it stays.
    bool goTo(ImportWizard::Step step);
    [[nodiscard]] int vouchersOf(const QString& code) const;
    static QList<Question> batches(int count);

    std::unique_ptr<SetupHouse> m_house;
    std::unique_ptr<ImportWizard> m_wizard;
};

void TestImportWizard::open(const QString& source, const QString& path)
{
    m_wizard = std::make_unique<ImportWizard>(*m_house->context, source);
    m_wizard->setAttribute(Qt::WA_DeleteOnClose, false);
    m_wizard->show();
    m_wizard->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard.get()));
    m_wizard->source().path()->setText(path);
}

bool TestImportWizard::goTo(ImportWizard::Step step)
{
    for (int presses = 0; presses < ImportWizard::StepCount && m_wizard->step() != step; ++presses) {
        const auto before = m_wizard->step();
        if (!m_wizard->next()->isEnabled())
            return false;
        QTest::keyClick(m_wizard.get(), Qt::Key_Return); // Enter is the main button, whatever has the keyboard
        if (!QTest::qWaitFor([&] { return !m_wizard->isBusy(); }, 60000) || m_wizard->step() == before)
            return false;
    }
    return m_wizard->step() == step;
}

int TestImportWizard::vouchersOf(const QString& code) const
{
    const auto found = SetupHouse::answer(
        m_house->context->reader.ask<int>([code](const storage::ReadModels& models) -> core::Result<int> {
            storage::Statement statement = models.database().statement(
                "SELECT count(*) FROM vouchers WHERE username = ? AND status NOT IN ('discarded', 'removed')");
            LOKET_TRY(statement.bind(code).run());
            return statement.next() ? int(statement.integer(0)) : 0;
        }));
    return found.value_or(-1);
}

void TestImportWizard::aListComesAlongAndGoesAgain()
{
    open(u"vouchers"_s, writeList(m_house->world.folder, 40));
    QCOMPARE(m_wizard->property(Manual::pageProperty).toString(), u"moving-in"_s); // F1
    QVERIFY2(goTo(ImportWizard::Found), qPrintable(m_wizard->problem()));
    QVERIFY2(m_wizard->found().words().contains(u"Vouchers"_s), qPrintable(m_wizard->found().words()));
    QVERIFY(m_wizard->back()->isVisible());
    m_wizard->back()->click();
    QCOMPARE(m_wizard->step(), ImportWizard::Source);
    QCOMPARE(vouchersOf(listCode(1)), 0); // only read
    QVERIFY2(goTo(ImportWizard::Ready), qPrintable(m_wizard->problem()));
    QCOMPARE(m_wizard->next()->text(), u"Import now"_s);
    QCOMPARE(vouchersOf(listCode(1)), 0);
    QVERIFY2(goTo(ImportWizard::Report), qPrintable(m_wizard->problem()));
    QVERIFY(m_wizard->report() && m_wizard->report()->isOver);
    QCOMPARE(m_wizard->report()->imported.value(What::Vouchers), 40);
    QCOMPARE(m_wizard->heading(), u"Imported"_s);
    QCOMPARE(vouchersOf(listCode(1)), 1);
    QCOMPARE(m_wizard->next()->text(), u"Done"_s);
    QTest::keyClick(m_wizard.get(), Qt::Key_Return);
    QTRY_VERIFY(!m_wizard->isVisible());

    // The same again has nothing new.
    open(u"vouchers"_s, m_house->world.folder.filePath(u"codes.csv"_s));
    QVERIFY2(goTo(ImportWizard::Found), qPrintable(m_wizard->problem()));
    if (m_wizard->heading() != u"There is nothing new"_s) { // questions are asked all the same
        QVERIFY(goTo(ImportWizard::Ready));
        QCOMPARE(m_wizard->heading(), u"Nothing would be imported"_s);
        QVERIFY(!m_wizard->next()->isEnabled());
    }

    ImportsDialog earlier(*m_house->context);
    earlier.setAttribute(Qt::WA_DeleteOnClose, false);
    earlier.show();
    QTRY_COMPARE(earlier.count(), 1);
    QVERIFY(earlier.list()->item(0)->text().contains(u"imported"_s));
    QVERIFY(earlier.takeBack()->isEnabled());
    earlier.takeBack()->click();
    auto* question = earlier.findChild<QMessageBox*>(u"takeBackQuestion"_s);
    QVERIFY(question);
    QVERIFY2(question->informativeText().contains(u"40 vouchers"_s), qPrintable(question->informativeText()));
    QTest::keyClick(question, Qt::Key_Return); // Enter removes nothing
    QTRY_VERIFY(!earlier.findChild<QMessageBox*>(u"takeBackQuestion"_s));
    QVERIFY(!earlier.isBusy());
    QCOMPARE(vouchersOf(listCode(1)), 1);
    earlier.takeBack()->click();
    earlier.findChild<QMessageBox*>(u"takeBackQuestion"_s)->findChild<QPushButton*>(u"takeBackNow"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!earlier.isBusy() && earlier.heading() == u"Taken back"_s, 20000);
    QVERIFY2(earlier.problem().isEmpty(), qPrintable(earlier.problem()));
    QVERIFY2(earlier.summary().words().contains(u"40"_s), qPrintable(earlier.summary().words()));
    QTRY_VERIFY(!earlier.takeBack()->isEnabled());
    QTRY_VERIFY(earlier.list()->item(0)->text().contains(u"taken back"_s));
    QCOMPARE(vouchersOf(listCode(1)), 0);
}

// What Mikhmon left on a real router, with its questions answered together, and back again to the letter.
void TestImportWizard::mikhmonComesAlongAndGoesAgain()
{
    sandbox::RouterModel& model = m_house->world.router.model();
    sandbox::fillMikhmon(model, 200, 300);
    const auto commentsNow = [&] {
        QMap<QString, QString> comments;
        for (const sandbox::SandboxUser& user : m_house->world.router.users())
            comments.insert(user.name, user.comment);
        return comments;
    };
    const auto before = commentsNow();
    open(u"mikhmon"_s);
    QVERIFY2(goTo(ImportWizard::Found), qPrintable(m_wizard->problem()));
    QVERIFY2(m_wizard->found().words().contains(u"Sales records"_s), qPrintable(m_wizard->found().words()));
    QCOMPARE(commentsNow(), before); // only read
    QVERIFY(goTo(ImportWizard::Questions));
    if (QTableView* table = m_wizard->questions().tableOf(About::BatchSold)) {
        QComboBox* all = m_wizard->questions().allOf(About::BatchSold);
        all->setCurrentIndex(all->findData(u"sold"_s));
        m_wizard->findChild<QPushButton*>(table->objectName() + u".setAll"_s)->click();
    }
    QVERIFY2(goTo(ImportWizard::Report), qPrintable(m_wizard->problem()));
    QVERIFY(m_wizard->report() && m_wizard->report()->isOver);
    QVERIFY(m_wizard->report()->imported.value(What::Purchases) > 0);
    QVERIFY(commentsNow() != before);
    m_wizard->next()->click();

    open(u"mikhmon"_s); // nothing twice
    QVERIFY2(goTo(ImportWizard::Found), qPrintable(m_wizard->problem()));
    if (m_wizard->heading() != u"There is nothing new"_s) {
        QVERIFY(goTo(ImportWizard::Ready));
        QVERIFY2(!m_wizard->next()->isEnabled(), qPrintable(m_wizard->ready().words()));
    }
    m_wizard->leave()->click();

    ImportsDialog earlier(*m_house->context);
    earlier.setAttribute(Qt::WA_DeleteOnClose, false);
    earlier.show();
    QTRY_COMPARE(earlier.count(), 1);
    earlier.takeBack()->click();
    auto* question = earlier.findChild<QMessageBox*>(u"takeBackQuestion"_s);
    QVERIFY(question && question->informativeText().contains(u"comments Mikhmon gave them"_s));
    question->findChild<QPushButton*>(u"takeBackNow"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!earlier.isBusy() && earlier.heading() == u"Taken back"_s, 60000);
    QCOMPARE(commentsNow(), before);
}

void TestImportWizard::nothingIsReadWithoutAFile_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("says");
    QTest::newRow("no folder") << u"gembok"_s << QString() << u"Choose the folder first."_s;
    QTest::newRow("no such folder") << u"gembok"_s << u"/nowhere"_s << u"There is no such folder."_s;
    QTest::newRow("no backup") << u"phpnuxbill"_s << QString() << u"Choose the file first."_s;
    QTest::newRow("no such list") << u"vouchers"_s << u"/nowhere/codes.csv"_s << u"There is no such file."_s;
}

void TestImportWizard::nothingIsReadWithoutAFile()
{
    QFETCH(QString, source);
    QFETCH(QString, path);
    QFETCH(QString, says);
    open(source, path);
    QTest::keyClick(m_wizard.get(), Qt::Key_Return);
    QCOMPARE(m_wizard->problem(), says);
    QVERIFY(!m_wizard->isBusy());
    QVERIFY(m_wizard->source().path()->hasFocus());
    QTest::keyClicks(m_wizard->source().path(), u"/"_s);
    QVERIFY(m_wizard->problem().isEmpty()); // is being mended
}

void TestImportWizard::whatIsNotOfTheProgramIsRefused_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("a picture as a list") << u"vouchers"_s << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << u"list"_s;
    QTest::newRow("an empty list") << u"vouchers"_s << QByteArray() << u"code"_s;
}

// One clear sentence, and the way stays open.
void TestImportWizard::whatIsNotOfTheProgramIsRefused()
{
    QFETCH(QString, source);
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    open(source, writeFile(m_house->world.folder, u"foreign.csv"_s, content));
    QVERIFY(!goTo(ImportWizard::Found));
    QCOMPARE(m_wizard->step(), ImportWizard::Source);
    QVERIFY2(m_wizard->problem().contains(says, Qt::CaseInsensitive), qPrintable(m_wizard->problem()));
    QVERIFY(m_wizard->next()->isEnabled());
}

void TestImportWizard::aDeadRouterIsSaid()
{
    m_house->world.router.refuseConnections(true);
    m_house->world.router.dropConnections();
    open(u"mikhmon"_s);
    QVERIFY(!goTo(ImportWizard::Found));
    QCOMPARE(m_wizard->step(), ImportWizard::Source);
    QVERIFY(!m_wizard->problem().isEmpty());
    QVERIFY(m_wizard->next()->isEnabled());
}

void TestImportWizard::aReadingIsCancelled()
{
    open(u"vouchers"_s, writeList(m_house->world.folder, 60000));
    QTest::keyClick(m_wizard.get(), Qt::Key_Return);
    QVERIFY(m_wizard->isBusy());
    QCOMPARE(m_wizard->leave()->text(), u"Cancel"_s);
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!m_wizard->isBusy(), 20000);
    QCOMPARE(m_wizard->step(), ImportWizard::Source);
    QVERIFY(m_wizard->isVisible());
    QVERIFY2(m_wizard->problem().isEmpty(), qPrintable(m_wizard->problem()));
    QCOMPARE(m_wizard->leave()->text(), u"Close"_s);
    QVERIFY2(goTo(ImportWizard::Found), qPrintable(m_wizard->problem())); // and works again
}

void TestImportWizard::aDroppedFileChoosesItsProgram_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("source"); // empty: none of them
    QTest::addColumn<QString>("path");
    QTest::newRow("a list") << u"voucher depan.CSV"_s << u"vouchers"_s << u"voucher depan.CSV"_s;
    QTest::newRow("a workbook") << u"a.xlsx"_s << u"vouchers"_s << u"a.xlsx"_s;
    QTest::newRow("a backup") << u"phpnuxbill_30.json"_s << u"phpnuxbill"_s << u"phpnuxbill_30.json"_s;
    QTest::newRow("settings of gembok") << u"settings.json"_s << u"gembok"_s << QString();
    QTest::newRow("its database") << u"data/billing.db"_s << u"gembok"_s << QString();
    QTest::newRow("Mikhmon's file") << u"config.php"_s << u"mikhmon"_s << u"config.php"_s;
    QTest::newRow("a picture") << u"foto.jpg"_s << QString() << QString();
}

void TestImportWizard::aDroppedFileChoosesItsProgram()
{
    QFETCH(QString, name);
    QFETCH(QString, source);
    QFETCH(QString, path);
    QDir(m_house->world.folder.path()).mkpath(u"data"_s);
    const QString file = writeFile(m_house->world.folder, name, "x");
    open(u"vouchers"_s);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_wizard.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_wizard.get(), &drop);
    if (source.isEmpty()) {
        QVERIFY(!m_wizard->problem().isEmpty());
        QVERIFY(m_wizard->source().path()->text().isEmpty());
        return;
    }
    QVERIFY(m_wizard->problem().isEmpty());
    QVERIFY(m_wizard->source().way(source)->isChecked());
    const QString folder = m_house->world.folder.path();
    QCOMPARE(m_wizard->source().request().path, path.isEmpty() ? folder : folder + u'/' + path);
    QCOMPARE(m_wizard->source().request().source, source);
}

QList<Question> TestImportWizard::batches(int count)
{
    QList<Question> questions;
    for (int i = 0; i < count; ++i)
        questions += {.id = u"batch:vc-%1"_s.arg(i),
                      .about = About::BatchSold,
                      .subject = u"vc-%1-03.19.26-<b>depan</b>"_s.arg(100 + i),
                      .values = {},
                      .choices = {u"stock"_s, u"sold"_s},
                      .byDefault = i % 2 == 0 ? u"stock"_s : u"sold"_s,
                      .answer = {}};
    return questions;
}

void TestImportWizard::fewQuestionsAreRows()
{
    ImportAnswers answers(*m_house->context);
    answers.setQuestions(batches(3));
    QVERIFY(!answers.tableOf(About::BatchSold));
    QComboBox* first = answers.choiceOf(u"batch:vc-0"_s);
    QVERIFY(first);
    QCOMPARE(first->currentText(), u"In stock"_s);
    QVERIFY(!answers.isChanged());
    first->setCurrentIndex(1);
    QVERIFY(answers.isChanged());
    QCOMPARE(answers.answers().value(u"batch:vc-0"_s), u"sold"_s);
    QCOMPARE(answers.answers().value(u"batch:vc-1"_s), u"sold"_s); // the default
    QCOMPARE(answers.answers().size(), 3);
}

void TestImportWizard::manyQuestionsAreAnsweredTogether()
{
    ImportAnswers answers(*m_house->context);
    answers.resize(700, 500);
    answers.setQuestions(batches(300));
    answers.show();
    QTableView* table = answers.tableOf(About::BatchSold);
    QVERIFY(table);
    QCOMPARE(table->model()->rowCount(), 300);
    QVERIFY(!answers.choiceOf(u"batch:vc-0"_s));
    QComboBox* all = answers.allOf(About::BatchSold);
    all->setCurrentIndex(all->findData(u"sold"_s));
    const auto press = [&](const char* which) {
        auto* button = answers.findChild<QPushButton*>(table->objectName() + QLatin1StringView(which));
        QVERIFY(button && button->isEnabled());
        button->click();
    };
    QVERIFY(!answers.isChanged()); // a choice alone changes nothing
    press(".setAll");
    const auto now = answers.answers();
    QCOMPARE(std::count(now.begin(), now.end(), u"sold"_s), 300);
    table->selectRow(4);
    all->setCurrentIndex(all->findData(u"stock"_s));
    press(".setSelected");
    QCOMPARE(answers.answers().value(u"batch:vc-4"_s), u"stock"_s);
    QCOMPARE(answers.answers().value(u"batch:vc-5"_s), u"sold"_s);
    QCOMPARE(table->model()->index(4, QuestionsModel::Answer).data().toString(), u"In stock"_s);
}

void TestImportWizard::questionsFitANarrowWindow_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Indonesian") << u"id"_s;
}

// Nothing is cut at the right, where nobody can scroll to it.
void TestImportWizard::questionsFitANarrowWindow()
{
    QFETCH(QString, language);
    m_house->language.use(language);
    ImportAnswers answers(*m_house->context);
    answers.resize(460, 300); // what the smallest wizard leaves
    answers.setQuestions(batches(300));
    answers.show();
    QVERIFY(QTest::qWaitForWindowExposed(&answers));
    QVERIFY2(answers.widget()->width() <= answers.viewport()->width(),
             qPrintable(QString::number(answers.widget()->width())));
    for (const QPushButton* button : answers.findChildren<QPushButton*>())
        QVERIFY2(button->mapTo(answers.widget(), QPoint(button->width(), 0)).x() <= answers.viewport()->width(),
                 qPrintable(button->text()));
    m_house->language.use(u"en"_s);
}

void TestImportWizard::oneOfManyIsAnsweredByKeyboard()
{
    ImportAnswers answers(*m_house->context);
    answers.resize(700, 500);
    answers.setQuestions(batches(20));
    answers.show();
    answers.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&answers));
    QTableView* table = answers.tableOf(About::BatchSold);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, QuestionsModel::Answer));
    QTest::keyClick(table, Qt::Key_F2);
    QComboBox* editor = nullptr;
    QTRY_VERIFY(editor = table->viewport()->findChild<QComboBox*>());
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(editor->view(), Qt::Key_Down);
    QTest::keyClick(editor->view(), Qt::Key_Return);
    QTRY_COMPARE(answers.answers().value(u"batch:vc-2"_s), u"sold"_s);
    QTRY_VERIFY(!table->viewport()->findChild<QComboBox*>());
}

// The columns decide which packages are asked about: what was answered about one that is gone is no error, and what is
// asked newly is shown before anything is imported.
void TestImportWizard::anAnswerLeadsToOtherQuestions()
{
    QByteArray lines = "Kode;Paket\n";
    for (int i = 1; i <= 12; ++i)
        lines += listCode(i).toUtf8() + (i % 2 == 0 ? ";3k\n" : ";5k\n");
    open(u"vouchers"_s, writeFile(m_house->world.folder, u"two.csv"_s, lines));
    QVERIFY2(goTo(ImportWizard::Questions), qPrintable(m_wizard->problem()));
    const auto choose = [this](const QString& question, const QString& choice) {
        QComboBox* box = m_wizard->questions().choiceOf(question);
        QVERIFY2(box, qPrintable(question));
        QVERIFY(box->findData(choice) >= 0);
        box->setCurrentIndex(box->findData(choice));
    };
    choose(u"package:5k"_s, u"leave"_s);
    choose(u"column:2"_s, u"ignore"_s);
    QTest::keyClick(m_wizard.get(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_wizard->isBusy() && m_wizard->questions().choiceOf(u"package"_s), 20000);
    QVERIFY2(m_wizard->problem().isEmpty(), qPrintable(m_wizard->problem()));
    QCOMPARE(m_wizard->step(), ImportWizard::Questions);
    QCOMPARE(m_wizard->heading(), u"A few more questions"_s);
    QVERIFY(!m_wizard->questions().choiceOf(u"package:5k"_s));
    QCOMPARE(m_wizard->questions().choiceOf(u"column:2"_s)->currentText(), u"Not used"_s); // stays as it was answered
    choose(u"package"_s, u"3k"_s);
    QVERIFY(!goTo(ImportWizard::Ready)); // now there are vouchers, which may be sold already
    QVERIFY(m_wizard->questions().choiceOf(u"sold"_s));
    QVERIFY2(goTo(ImportWizard::Ready), qPrintable(m_wizard->problem()));
    QVERIFY2(m_wizard->ready().words().contains(u"12"_s), qPrintable(m_wizard->ready().words()));
    m_wizard->back()->click();
    QCOMPARE(m_wizard->step(), ImportWizard::Questions);
    QCOMPARE(m_wizard->questions().choiceOf(u"package"_s)->currentData().toString(), u"3k"_s);
}

void TestImportWizard::theReportIsSaved()
{
    ImportReportBar bar(*m_house->context);
    importing::Report report{.id = 1,
                             .source = u"mikhmon"_s,
                             .origin = u"main"_s,
                             .isOver = true,
                             .found = {{What::Vouchers, 10'000}, {What::Sales, 50'000}},
                             .imported = {{What::Vouchers, 9'000}},
                             .skipped = {},
                             .questions = batches(400),
                             .lost = {.paidWithoutVoucher = 3, .soldTwice = 2, .impossibleTimes = 1}};
    for (const importing::Why why : ImportWords::allWhys())
        report.skipped += {What::Vouchers, why, 12, {QString(400, u'x'), u"<b>a</b>"_s}};
    bar.setReport(report);
    const QString path = m_house->world.folder.filePath(u"import.pdf"_s);
    bar.savePdf(path);
    QTRY_VERIFY_WITH_TIMEOUT(!bar.bar().job().isRunning() && QFile::exists(path), 20000);
    QVERIFY(bar.bar().job().result().has_value());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-" && file.size() > 5000);
}

void TestImportWizard::everyWayLeadsToIt()
{
    QSettings settings(m_house->world.folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(*m_house->context, settings);
    window.show();
    const auto opened = [&window] { return window.findChild<ImportWizard*>(); };
    auto* entry = window.menu().findChild<QAction*>(u"movingIn"_s);
    QVERIFY(entry && entry->isVisible());
    entry->trigger();
    QTRY_VERIFY(opened());
    opened()->close();
    QTRY_VERIFY(!opened());
    auto* button = window.findChild<QPushButton*>(u"movingIn"_s);
    QVERIFY(button);
    button->click();
    QTRY_VERIFY(opened());
    opened()->close();
    QTRY_VERIFY(!opened());

    FirstStart steps(*m_house->context, settings);
    steps.show();
    QTRY_VERIFY(steps.findChild<QPushButton*>(u"movingIn"_s));
    steps.findChild<QPushButton*>(u"movingIn"_s)->click();
    QTRY_VERIFY(steps.findChild<ImportWizard*>());
}

void TestImportWizard::onlyAnOwnerIsOfferedIt()
{
    const auto add = [this](const QString& name, domain::Role role) {
        const auto added =
            SetupHouse::answer(m_house->engine.session().addStaff({name, role, core::Secret(QByteArray("73915"))}));
        QVERIFY2(added, qPrintable(added ? QString() : added.error().detail));
    };
    add(u"Bu Sri"_s, domain::Role::Owner);
    QVERIFY(m_house->context->may(domain::Action::ImportData));
    QVERIFY(!domain::mayDo(domain::Role::Operator, domain::Action::ImportData));
    QVERIFY(!domain::mayDo(domain::Role::Cashier, domain::Action::ImportData));
}

QTEST_MAIN(TestImportWizard)
#include "tst_importwizard.moc"
