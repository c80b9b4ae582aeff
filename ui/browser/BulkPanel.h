// Many orders at once: their totals, what can be done with how many of them, the progress of a run, and its
// result for each. UI thread.
#pragma once

#include "ui/browser/ActionButtons.h"
#include "ui/context/UiContext.h"
#include "ui/models/BulkRunner.h"

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace loket::ui {

class BulkPanel : public QWidget
{
    Q_OBJECT

public:
    BulkPanel(const UiContext& context, BulkRunner& runner, QWidget* parent = nullptr);

    void setPurchases(const QList<domain::Purchase>& purchases);
    // Names for the results of orders that are not the selected ones.
    void noteNames(const QList<domain::Purchase>& purchases);
    void setTooMany(qsizetype selected, int most);
    [[nodiscard]] ActionButtons& actions() const { return *m_actions; }

signals:
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showRun();

    const UiContext& m_context;
    BulkRunner& m_runner;
    QList<domain::Purchase> m_purchases;
    QHash<qint64, QString> m_names; // of the run's orders: the selection may change meanwhile
    qsizetype m_selected = 0;
    int m_most = 0;
    QLabel* m_title;
    QToolButton* m_close;
    QLabel* m_summary;
    ActionButtons* m_actions;
    QLabel* m_runTitle;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QListWidget* m_results;
};

} // namespace loket::ui
