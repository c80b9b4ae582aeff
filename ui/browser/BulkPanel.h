// Many orders at once: their totals, what can be done with how many of them, the progress of a run, and its
// result for each. UI thread.
#pragma once

#include "ui/browser/ActionButtons.h"
#include "ui/context/UiContext.h"
#include "ui/models/BulkRunner.h"

class QLabel;
class QToolButton;

namespace loket::ui {

class RunPanel;

class BulkPanel : public QWidget
{
    Q_OBJECT

public:
    BulkPanel(const UiContext& context, BulkRunner& runner, QWidget* parent = nullptr);

    void setPurchases(const QList<domain::Purchase>& purchases);
    [[nodiscard]] const QList<domain::Purchase>& purchases() const { return m_purchases; }
    void setTooMany(qsizetype selected, int most);
    [[nodiscard]] ActionButtons& actions() const { return *m_actions; }

signals:
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const UiContext& m_context;
    QList<domain::Purchase> m_purchases;
    qsizetype m_selected = 0;
    int m_most = 0;
    QLabel* m_title;
    QToolButton* m_close;
    QLabel* m_summary;
    ActionButtons* m_actions;
    RunPanel* m_run;
};

} // namespace loket::ui
