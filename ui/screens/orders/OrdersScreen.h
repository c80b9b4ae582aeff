// All orders: filter, list, the chosen one's story, and the buttons that mend one or many. UI thread.
#pragma once

#include "ui/models/BulkRunner.h"
#include "ui/models/OrdersModel.h"
#include "ui/shell/Screen.h"

class QLabel;
class QProgressBar;
class QSplitter;
class QStackedWidget;

namespace loket::ui {

class ActionButtons;
class BulkPanel;
class LiveTableView;
class OrdersFilterBar;
class StatePanel;
class StoryPanel;

class OrdersScreen : public Screen
{
    Q_OBJECT

public:
    // Orders one run takes at most.
    static constexpr int bulkLimit = 5000;

    explicit OrdersScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("receipt-text"); }
    void focusSearch() override;
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    [[nodiscard]] OrdersModel& model() const { return *m_model; }
    [[nodiscard]] LiveTableView& table() const { return *m_table; }
    [[nodiscard]] OrdersFilterBar& filterBar() const { return *m_filterBar; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] StoryPanel& storyPanel() const { return *m_story; }
    [[nodiscard]] BulkPanel& bulkPanel() const { return *m_bulk; }
    [[nodiscard]] BulkRunner& runner() const { return *m_runner; }
    [[nodiscard]] bool isShowingList() const;

    void showOrder(qint64 id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTable();
    void showState();
    void showCount();
    void followSelection();
    void askForSelected(const QList<qint64>& ids);
    void restoreSelection();
    void closePanel();
    void act(PurchaseAction action, const QList<qint64>& ids);
    void confirmCleanUp(const QList<qint64>& ids);
    void showRun();
    void askForCounts();
    void copySelected();
    void showMenu(const QPoint& at);
    void retranslate();
    [[nodiscard]] QList<qint64> selectedIds() const;
    [[nodiscard]] ActionButtons& shownActions() const;

    const UiContext& m_context;
    OrdersModel* m_model;
    BulkRunner* m_runner;
    QLabel* m_title;
    QLabel* m_count;
    OrdersFilterBar* m_filterBar;
    QProgressBar* m_busy;
    QStackedWidget* m_pages;
    LiveTableView* m_table;
    StatePanel* m_state;
    QSplitter* m_splitter;
    QStackedWidget* m_panel;
    StoryPanel* m_story;
    BulkPanel* m_bulk;
    qint64 m_current = 0;     // kept over a change of the filter
    quint64 m_selection = 0;  // the newest question about the selected orders
    bool m_countsAsked = false;
};

} // namespace loket::ui
