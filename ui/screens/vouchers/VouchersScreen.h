// Every voucher, sold or in stock, with its history beside it; the batches with their progress; and what can be done:
// make in advance, print, copy, export, withdraw. UI thread.
#pragma once

#include "storage/VoucherModels.h"
#include "ui/browser/ListBrowser.h"
#include "ui/context/Screen.h"
#include "ui/models/BulkRunner.h"
#include "ui/models/VouchersModel.h"
#include "ui/screens/vouchers/SheetPrinting.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace loket::ui {

class BatchesPanel;
class ExportBar;
class VoucherPanel;
class VouchersFilterBar;

class VouchersScreen : public Screen
{
    Q_OBJECT

public:
    // Vouchers one run takes at most.
    static constexpr int bulkLimit = 10'000;

    explicit VouchersScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::ManageVouchers; }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("ticket"); }
    void focusSearch() override;
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    void setRouters(const QStringList& routers);
    // Selects it, or shows it at the side where it is not in the list.
    void showVoucher(qint64 id);
    void makeVouchers();                     // opens the dialog
    void exportCsv(const QString& path);     // what the filter shows
    void withdraw(const QList<qint64>& ids); // asks first

    [[nodiscard]] VouchersModel& model() const { return *m_model; }
    [[nodiscard]] VouchersFilterBar& filterBar() const { return *m_filterBar; }
    [[nodiscard]] VoucherPanel& voucherPanel() const { return *m_voucher; }
    [[nodiscard]] BatchesPanel& batchesPanel() const { return *m_batches; }
    [[nodiscard]] BulkRunner& runner() const { return *m_runner; }
    [[nodiscard]] ExportBar& exportBar() const { return *m_exportBar; }
    [[nodiscard]] QPushButton* makeButton() const { return m_make; }
    [[nodiscard]] QPushButton* batchesButton() const { return m_batchesButton; }
    [[nodiscard]] ListBrowser& browser() const { return *m_browser; }
    [[nodiscard]] bool isShowingBatches() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTable();
    void buildLayout();
    [[nodiscard]] ListBrowser::ListWords words();
    void showCount();
    void showBatches(bool shown);
    void followSelection();
    void askForSelected(const QList<qint64>& ids);
    void askForCounts();
    void askForPackages();
    void startWithdrawing(const QList<qint64>& ids);
    void printSlip();
    void printSheet();
    void printBatch(qint64 batchId);
    [[nodiscard]] PrintNotice notice(); // in the voucher's panel
    void chooseExport();
    void fillMenu(QMenu* menu, int at);
    void retranslate();

    const UiContext& m_context;
    QLabel* m_title;
    QLabel* m_count;
    QProgressBar* m_busy;
    QPushButton* m_export;
    QPushButton* m_batchesButton;
    QPushButton* m_make;
    VouchersFilterBar* m_filterBar;
    ExportBar* m_exportBar;
    VouchersModel* m_model;
    BulkRunner* m_runner;
    ListBrowser* m_browser;
    VoucherPanel* m_voucher;
    BatchesPanel* m_batches;
    QList<domain::Package> m_packages;
    QStringList m_routers;
    QList<qint64> m_selected; // what the panel shows
    quint64 m_question = 0;   // the newest one about the selected vouchers
    bool m_countsAsked = false;
};

} // namespace loket::ui
