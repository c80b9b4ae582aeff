// A log with the history of the selected line's order beside it: what the screens Activity and Deliveries share.
// Several selected lines can be processed together: progress, a cancel and a result for each order. UI thread.
#pragma once

#include "ui/models/BulkRunner.h"
#include "ui/models/LogModel.h"

#include <QWidget>

#include <functional>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace loket::ui {

class BulkPanel;
class LiveTableView;
class StatePanel;
class StoryPanel;

class LogBrowser : public QWidget
{
    Q_OBJECT

public:
    static constexpr int bulkLimit = 5000; // orders in one run
    struct Words
    {
        QString loading;
        QString failed;
        std::function<void(StatePanel&)> empty;
    };

    // `model` belongs to the screen. `words` is called again for every language.
    LogBrowser(const UiContext& context, LogModel& model, std::function<Words()> words, QWidget* parent = nullptr);

    void saveLayout(QSettings& settings, const QString& key) const;
    void restoreLayout(const QSettings& settings, const QString& key);
    [[nodiscard]] LiveTableView& table() const { return *m_table; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] StoryPanel& storyPanel() const { return *m_story; }
    [[nodiscard]] BulkPanel& bulkPanel() const { return *m_bulk; }
    [[nodiscard]] BulkRunner& runner() const { return *m_runner; }
    [[nodiscard]] bool isShowingList() const;
    [[nodiscard]] QList<qint64> selectedPurchases() const; // each once, in the order of the list

    void act(PurchaseAction action, const QList<qint64>& ids);
    // Runs it on orders that need not be in the list, with their names.
    void actOn(PurchaseAction action, const QList<domain::Purchase>& purchases);

signals:
    void emptyPressed(); // the button of the empty state
    void selectionChanged();
    void exportWanted();                 // Ctrl+E
    void orderWanted(qint64 purchaseId); // to be shown on the Orders screen

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();
    void followSelection();
    void askForSelected(const QList<qint64>& ids);
    void showRun();
    void closePanel();
    void copySelected();
    void showMenu(const QPoint& at);

    const UiContext& m_context;
    LogModel& m_model;
    std::function<Words()> m_words;
    BulkRunner* m_runner;
    QStackedWidget* m_pages;
    LiveTableView* m_table;
    StatePanel* m_state;
    QSplitter* m_splitter;
    QStackedWidget* m_panel;
    StoryPanel* m_story;
    BulkPanel* m_bulk;
    quint64 m_question = 0;
};

} // namespace loket::ui
