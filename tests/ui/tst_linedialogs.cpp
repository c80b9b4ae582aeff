// Dialogs with one line to type: what Enter does with what is typed there, and with nothing.
#include "ui/Desk.h"
#include "ui/browser/ReasonDialog.h"
#include "ui/dialogs/CorrectNumberDialog.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;

class TestLineDialogs : public QObject
{
    Q_OBJECT

private slots:
    void enterInTheReasonConfirmsOnceThereIsOne_data()
    {
        QTest::addColumn<bool>("needed");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("confirms");
        QTest::addColumn<bool>("closes");
        QTest::newRow("needed and given") << true << u"paid twice"_s << true << true;
        QTest::newRow("needed and missing") << true << u""_s << false << false;
        QTest::newRow("needed, only spaces") << true << u"  "_s << false << false;
        QTest::newRow("may be left out, and given") << false << u"paid twice"_s << true << true;
        // As of any question about what cannot be undone.
        QTest::newRow("may be left out, and is") << false << u""_s << false << true;
    }
    void enterInTheReasonConfirmsOnceThereIsOne()
    {
        QFETCH(bool, needed);
        QFETCH(QString, typed);
        QFETCH(bool, confirms);
        QFETCH(bool, closes);
        QWidget window;
        window.show();
        ReasonDialog dialog({.title = u"Refund"_s, .question = u"Refund?"_s, .go = u"Refund"_s, .needsReason = needed},
                            &window);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const QSignalSpy confirmed(&dialog, &ReasonDialog::confirmed);
        QVERIFY(dialog.reason()->hasFocus());
        QTest::keyClicks(dialog.reason(), typed);
        // What Enter does is the button that looks like it.
        QCOMPARE(dialog.goButton()->isDefault(), needed || confirms);
        QTest::keyClick(dialog.reason(), Qt::Key_Return);
        QCOMPARE(confirmed.size(), confirms ? 1 : 0);
        if (confirms)
            QCOMPARE(confirmed.first().first().toString(), typed);
        QCOMPARE(dialog.isVisible(), !closes);
        QCOMPARE(dialog.problem().isEmpty(), closes);
        if (closes)
            return;
        QTest::keyClicks(dialog.reason(), u"x"_s);
        QVERIFY(dialog.problem().isEmpty());
        // By keyboard on the button itself it is the button's.
        dialog.goButton()->setFocus();
        QTest::keyClick(dialog.goButton(), Qt::Key_Enter);
        QCOMPARE(confirmed.size(), 1);
    }

    void aNumberThatIsNoneSaysSoOnEnter()
    {
        Desk desk;
        QWidget window;
        window.show();
        domain::Purchase order;
        order.customerPhone = u"6281234567890"_s;
        CorrectNumberDialog dialog(*desk.context, order, &window);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto* number = dialog.findChild<QLineEdit*>();
        number->setText(u"0812"_s);
        QVERIFY(dialog.problem().isEmpty()); // not while it is being typed
        QTest::keyClick(number, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QVERIFY2(dialog.problem().contains(u"not a mobile number"_s), qPrintable(dialog.problem()));
        QCOMPARE(number->text(), u"0812"_s);
        number->setText(u"081"_s);
        QVERIFY(dialog.problem().isEmpty());
        auto* save = dialog.findChild<QPushButton*>();
        for (QPushButton* button : dialog.findChildren<QPushButton*>())
            save = button->isDefault() ? button : save;
        QVERIFY(save->isEnabled()); // one that cannot be pressed would not say why
        save->click();
        QVERIFY2(dialog.problem().contains(u"not a mobile number"_s), qPrintable(dialog.problem()));
        QVERIFY(dialog.isVisible() && number->hasFocus());
    }
};

QTEST_MAIN(TestLineDialogs)
#include "tst_linedialogs.moc"
