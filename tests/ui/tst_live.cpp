#include "engine/Engine.h"
#include "engine/window/EngineHandle.h"
#include "support/Http.h"
#include "ui/browser/ActionButtons.h"
#include "ui/browser/PurchaseBrowser.h"
#include "ui/browser/StoryPanel.h"
#include "ui/screens/orders/OrdersScreen.h"
#include "ui/screens/vouchers/BatchesPanel.h"
#include "ui/screens/vouchers/MakeVouchersDialog.h"
#include "ui/screens/vouchers/VoucherPanel.h"
#include "ui/screens/vouchers/VouchersScreen.h"
#include "ui/shell/EngineLink.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/LiveTableView.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;

// The main window against the engine in its own thread, in a demo: what is bought on the shop's address appears in the
// list, and the three buttons work.
class TestLive : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        engine::EngineOptions options;
        options.program = u"tst_live"_s;
        options.demo = true;
        const auto started = m_engine.start(options);
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        m_language.use(u"en"_s);
        m_context = std::make_unique<UiContext>(UiContext{.reader = m_engine.reader(),
                                                          .events = m_events,
                                                          .door = m_engine.door(),
                                                          .clock = m_clock,
                                                          .theme = m_theme,
                                                          .language = m_language,
                                                          .zone = QTimeZone("Asia/Makassar"),
                                                          .businessName = m_engine.businessName()});
        m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_context, *m_settings);
        forwardEvents(m_engine, m_events);
        m_window->setState(m_engine.state());
        m_window->resize(1366, 768);
        m_window->show();
        QTRY_VERIFY(model().state() == OrdersModel::State::Ready && model().rowCount() > 100);
        QVERIFY(m_engine.state().demo);
        m_demo = *m_engine.state().demo;
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_engine.stop();
    }

    void whatIsBoughtAndPaidTurnsUpCompleted()
    {
        const int before = model().rowCount();
        const QString invoice = buy();
        QTRY_COMPARE(model().rowCount(), before + 1);
        QTRY_VERIFY(first() && first()->invoiceId == invoice);
        QVERIFY(QTest::qWaitFor(
            [&] { return m_http.post(gatewaysControl(), "{\"pay\":\"" + invoice.toUtf8() + "\"}").status == 200; }));
        QElapsedTimer sincePaid;
        sincePaid.start();
        QTRY_VERIFY(first() && first()->status == PurchaseStatus::Completed);
        qInfo() << "completed in the window" << sincePaid.elapsed() << "ms after paying";
        QTRY_VERIFY(first() && first()->deliveryStatus == DeliveryStatus::Sent);
    }

    void retryDeliverySendsOnceMore()
    {
        QVERIFY(first());
        const QByteArray invoice = first()->invoiceId.toUtf8();
        QTRY_COMPARE(messages(invoice), 1);
        press(0, PurchaseAction::RetryDelivery);
        QTRY_COMPARE(messages(invoice), 2);
        QTRY_VERIFY(first() && first()->deliveryStatus == DeliveryStatus::Sent);
    }

    void regenerateMakesWhatHadFailed()
    {
        const qint64 id = oneWhich(PurchaseStatus::VoucherGenerationFailed);
        QVERIFY(id > 0);
        press(model().rowOf(id), PurchaseAction::Regenerate);
        QTRY_VERIFY(statusOf(id) == PurchaseStatus::Completed);
    }

    void cleanUpIsOfferedForWhatIsOverAndLeavesALineInTheStory()
    {
        const qint64 id = oneWhich(PurchaseStatus::Expired);
        QVERIFY(id > 0);
        press(model().rowOf(id), PurchaseAction::CleanUp);
        const auto question = [this] { return m_window->findChild<QMessageBox*>(); };
        QTRY_VERIFY(question() && question()->isVisible());
        for (QAbstractButton* answer : question()->buttons()) {
            if (question()->buttonRole(answer) == QMessageBox::AcceptRole)
                QTest::mouseClick(answer, Qt::LeftButton);
        }
        const auto cleaned = [&] {
            for (const storage::StoryLine& line : browser().storyPanel().story().lines) {
                if (line.action == u"purchase.cleaned_up"_s)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(cleaned());
        QVERIFY(!browser().storyPanel().actions().button(PurchaseAction::Regenerate)->isEnabled());
    }

    void vouchersAreMadeInAdvanceAndWithdrawn()
    {
        VouchersScreen& screen = m_window->vouchers();
        m_window->go(2);
        QTRY_VERIFY(screen.model().state() == VouchersModel::State::Ready);
        const int before = screen.model().rowCount();
        screen.makeButton()->click();
        auto* dialog = screen.findChild<MakeVouchersDialog*>();
        QVERIFY(dialog && dialog->package()->count() == 6);
        dialog->quantity()->setValue(700);
        dialog->makeButton()->click();
        QTRY_VERIFY(screen.isShowingBatches());
        const auto card = [&screen] { return screen.batchesPanel().cards().value(0); };
        QTRY_VERIFY(card() && card()->row().batch.quantity == 700);
        QTRY_VERIFY_WITH_TIMEOUT(card()->row().batch.state == domain::BatchState::Done, 20000);
        QCOMPARE(card()->row().count.inStock, 700);
        QTRY_COMPARE(screen.model().rowCount(), before + 700);

        // One of them is taken back: asked for, done on the router, and seen.
        screen.browser().table().selectRow(0);
        QTRY_COMPARE(screen.voucherPanel().rows().size(), 1);
        QTRY_VERIFY(screen.voucherPanel().withdrawButton()->isEnabled());
        screen.withdraw({screen.model().idAt(0)});
        auto* question = screen.findChild<QMessageBox*>();
        QVERIFY(question);
        for (QAbstractButton* answer : question->buttons()) {
            if (question->buttonRole(answer) == QMessageBox::AcceptRole)
                answer->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(screen.model().rowAt(0) &&
                                     screen.model().rowAt(0)->voucher.status == domain::VoucherStatus::Removed,
                                 15000);
        m_window->go(0);
    }

private:
    [[nodiscard]] PurchaseBrowser& browser() const { return m_window->orders().browser(); }
    [[nodiscard]] OrdersModel& model() const { return browser().model(); }
    [[nodiscard]] const domain::Purchase* first() const { return model().purchaseAt(0); }
    [[nodiscard]] QUrl gatewaysControl() const { return m_demo.gateways.resolved(QUrl(u"/_control"_s)); }

    QString buy()
    {
        const QByteArray order = QJsonDocument(QJsonObject{{u"packageId"_s, u"5k"_s},
                                                           {u"customerName"_s, u"Nur Aisyah"_s},
                                                           {u"customerPhone"_s, u"08123456789"_s},
                                                           {u"gateway"_s, u"tripay"_s}})
                                     .toJson();
        const auto answer = m_http.post(m_demo.shop.resolved(QUrl(u"/voucher/purchase"_s)), order).json();
        return answer.value(u"data"_s).toObject().value(u"invoiceId"_s).toString();
    }

    int messages(const QByteArray& invoice)
    {
        return int(m_http.get(m_demo.inbox.resolved(QUrl(u"/_messages"_s))).body.count(invoice));
    }

    void press(int row, PurchaseAction action)
    {
        QVERIFY(row >= 0);
        browser().table().selectRow(row);
        QPushButton* button = browser().storyPanel().actions().button(action);
        QTRY_VERIFY(browser().storyPanel().purchaseId() == model().idAt(row) && button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
    }

    qint64 idWhich(const core::Result<QList<domain::Purchase>>& found)
    {
        return found && !found->isEmpty() ? found->first().id : 0;
    }

    qint64 oneWhich(PurchaseStatus status)
    {
        auto answer = m_engine.reader().ask<QList<domain::Purchase>>([status](const storage::ReadModels& models) {
            return models.purchases({.statuses = {status}}, {.limit = 1});
        });
        answer.waitForFinished();
        return idWhich(answer.result());
    }

    PurchaseStatus statusOf(qint64 id)
    {
        auto answer =
            m_engine.reader().ask<storage::Story>([id](const storage::ReadModels& models) { return models.story(id); });
        answer.waitForFinished();
        const auto story = answer.result();
        return story ? story->purchase.status : PurchaseStatus::Pending;
    }

    core::SystemClock m_clock;
    Theme m_theme;
    Language m_language;
    EngineEvents m_events;
    engine::EngineHandle m_engine;
    engine::DemoAddresses m_demo;
    QTemporaryDir m_folder;
    std::unique_ptr<UiContext> m_context;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    tests::Http m_http;
};

QTEST_MAIN(TestLive)
#include "tst_live.moc"
