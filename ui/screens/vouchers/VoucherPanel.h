// The selected vouchers beside the list: one with its code, its data and its history, or many with what can be done
// with them and, during a run, the result of each. UI thread.
#pragma once

#include "storage/VoucherModels.h"
#include "ui/context/UiContext.h"
#include "ui/models/BulkRunner.h"
#include "ui/text/StoryWords.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace loket::ui {

class CopyButton;
class RunPanel;
class StatusBadge;
class Timeline;

class VoucherPanel : public QWidget
{
    Q_OBJECT

public:
    // `runner` withdraws: its tasks are about vouchers.
    VoucherPanel(const UiContext& context, BulkRunner& runner, QWidget* parent = nullptr);

    void setRows(const QList<storage::VoucherRow>& rows);
    void setTooMany(qsizetype count, int limit);
    void setNotice(Tone tone, const QString& text); // an empty text hides it
    [[nodiscard]] const QList<storage::VoucherRow>& rows() const { return m_rows; }

    [[nodiscard]] QPushButton* withdrawButton() const { return m_withdraw; }
    [[nodiscard]] QPushButton* slipButton() const { return m_slip; }
    [[nodiscard]] QPushButton* sheetButton() const { return m_sheet; }
    [[nodiscard]] RunPanel& run() const { return *m_run; }
    [[nodiscard]] QLabel* title() const { return m_title; }
    [[nodiscard]] QLabel* notice() const { return m_notice; }
    [[nodiscard]] Timeline* timeline() const { return m_timeline; }

    // Unsold, planned or on the router, and not withdrawn yet.
    static bool canWithdraw(const storage::VoucherRow& row);
    // On the router and not used up: worth printing.
    static bool canPrint(const storage::VoucherRow& row);

signals:
    void withdrawWanted(const QList<qint64>& ids);
    void slipWanted();
    void sheetWanted();
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void fillFacts(const storage::VoucherRow& row);
    void fact(const QString& name, const QString& value);
    [[nodiscard]] static QList<StoryEntry> lifeOf(const storage::VoucherRow& row);
    void showRun();
    void retranslate();

    const UiContext& m_context;
    BulkRunner& m_runner;
    QList<storage::VoucherRow> m_rows;
    QString m_tooMany;
    QLabel* m_title;
    QToolButton* m_close;
    QLabel* m_summary;
    StatusBadge* m_badge;
    CopyButton* m_copy;
    QPushButton* m_slip;
    QPushButton* m_sheet;
    QPushButton* m_withdraw;
    QLabel* m_notice;
    RunPanel* m_run;
    QLabel* m_factsTitle;
    QFormLayout* m_facts;
    QLabel* m_lifeTitle;
    Timeline* m_timeline;
};

} // namespace loket::ui
