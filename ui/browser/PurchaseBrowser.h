// A list of orders with the selected one's history beside it, and the actions for one or many: what the screens
// Orders and Attention share. The screen around it sets the filter and the texts of an empty list. UI thread.
#pragma once

#include "ui/models/BulkRunner.h"
#include "ui/models/OrdersModel.h"

#include <QWidget>

#include <functional>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace loket::ui {

class ActionButtons;
class BulkPanel;
class LiveTableView;
class StatePanel;
class StoryPanel;

class PurchaseBrowser : public QWidget
{
    Q_OBJECT

public:
    // Orders one run takes at most.
    static constexpr int bulkLimit = 5000;
    using EmptyWords = std::function<void(StatePanel& panel)>;

    PurchaseBrowser(const UiContext& context, EmptyWords emptyWords, QWidget* parent = nullptr);

    void showColumns(const QList<OrdersModel::Column>& columns);
    void stretchColumn(OrdersModel::Column column); // instead of the last one
    void saveLayout(QSettings& settings, const QString& key) const;
    void restoreLayout(const QSettings& settings, const QString& key);

    [[nodiscard]] OrdersModel& model() const { return *m_model; }
    [[nodiscard]] LiveTableView& table() const { return *m_table; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] StoryPanel& storyPanel() const { return *m_story; }
    [[nodiscard]] BulkPanel& bulkPanel() const { return *m_bulk; }
    [[nodiscard]] BulkRunner& runner() const { return *m_runner; }
    [[nodiscard]] bool isShowingList() const;

    void showOrder(qint64 id);
    // The selected orders, or all of the list where none is selected, into a CSV file.
    void exportTo(const QString& file);
    // Runs it on these; what cannot be undone needs a confirmation. Ignored during a run.
    void act(PurchaseAction action, const QList<qint64>& ids);

    // What can be resolved without a person checking each, by the remedy of each.
    void mendAll(const QList<domain::Purchase>& purchases);

signals:
    void exported(const core::Result<qint64>& rows);
    void emptyPressed(); // the button of the empty state
    void stateShown();   // the list's size or state has changed

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTable();
    void showState();
    void followSelection();
    void askForSelected(const QList<qint64>& ids);
    void restoreSelection();
    void closePanel();
    void confirmCleanUp(const QList<qint64>& ids);
    void askForReason(PurchaseAction action, const QList<qint64>& ids);
    void showRun();
    void copySelected();
    void chooseExport();
    void showMenu(const QPoint& at);
    void retranslate();
    [[nodiscard]] QList<qint64> selectedIds() const;
    [[nodiscard]] ActionButtons& shownActions() const;

    const UiContext& m_context;
    EmptyWords m_emptyWords;
    OrdersModel* m_model;
    BulkRunner* m_runner;
    QStackedWidget* m_pages;
    LiveTableView* m_table;
    StatePanel* m_state;
    QSplitter* m_splitter;
    QStackedWidget* m_panel;
    StoryPanel* m_story;
    BulkPanel* m_bulk;
    qint64 m_current = 0;         // kept across a change of the filter
    quint64 m_selection = 0;      // the newest query about the selected orders
    QSet<qint64> m_shownTogether; // the selected ones, where they are several and not too many
};

} // namespace loket::ui
