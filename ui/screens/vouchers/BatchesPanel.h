// The newest batches, each with its progress, the state of its vouchers, what the router refused, and what can be
// done: stop, resume, withdraw what is unsold, show its vouchers. Updated by difference. UI thread.
#pragma once

#include "storage/VoucherModels.h"
#include "ui/context/UiContext.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace loket::ui {

class StatePanel;
class StatusBadge;

// One batch.
class BatchCard : public QWidget
{
    Q_OBJECT

public:
    explicit BatchCard(const UiContext& context, QWidget* parent = nullptr);

    void show(const storage::BatchRow& row, const QList<storage::BatchFailure>& failures);
    void setBusy(bool busy);
    void setNotice(const QString& text);
    [[nodiscard]] const storage::BatchRow& row() const { return m_row; }
    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }
    [[nodiscard]] QPushButton* resumeButton() const { return m_resume; }
    [[nodiscard]] QPushButton* withdrawButton() const { return m_withdraw; }
    [[nodiscard]] QPushButton* showButton() const { return m_show; }
    [[nodiscard]] QPushButton* printButton() const { return m_print; }
    [[nodiscard]] QProgressBar* progress() const { return m_progress; }
    [[nodiscard]] QLabel* trouble() const { return m_trouble; }

private:
    const UiContext& m_context;
    storage::BatchRow m_row;
    QLabel* m_title;
    StatusBadge* m_badge;
    QLabel* m_when;
    QProgressBar* m_progress;
    QLabel* m_counts;
    QLabel* m_trouble;
    QPushButton* m_stop;
    QPushButton* m_resume;
    QPushButton* m_withdraw;
    QPushButton* m_show;
    QPushButton* m_print;
};

class BatchesPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int shownBatches = 30;
    static constexpr int shownFailures = 5;
    static constexpr auto coalesce = std::chrono::milliseconds(150);

    explicit BatchesPanel(const UiContext& context, QWidget* parent = nullptr);

    void reload();
    [[nodiscard]] int runningBatches() const;
    [[nodiscard]] const QList<BatchCard*>& cards() const { return m_cards; } // newest first

signals:
    void showWanted(const loket::domain::Batch& batch);
    void printWanted(qint64 batchId);
    void closeWanted();
    void loaded();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Shown
    {
        QList<storage::BatchRow> rows;
        QHash<qint64, QList<storage::BatchFailure>> failures;
    };

    void reloadSoon();
    void fill(const Shown& shown);
    void addCard();
    void confirmWithdraw(BatchCard* card);
    template <class T>
    void watch(BatchCard* card, const core::Async<T>& answer);
    void retranslate();

    const UiContext& m_context;
    QLabel* m_title;
    QToolButton* m_close;
    StatePanel* m_state;
    QVBoxLayout* m_list;
    QList<BatchCard*> m_cards;
    Shown m_shown;
    bool m_reloadPending = false;
    bool m_isLoaded = false;
};

} // namespace loket::ui
