// A long list with room for a panel beside it: the table, what is shown instead of it while it is read, empty or could
// not be read, the selection kept across a change of the filter, copying, and the layout. What the screens Orders,
// Attention, Vouchers, Deliveries and Activity share. UI thread.
#pragma once

#include "ui/models/LazyListModel.h"

#include <QWidget>

#include <functional>

class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace loket::ui {

class LiveTableView;
class StatePanel;

class ListBrowser : public QWidget
{
    Q_OBJECT

public:
    struct ListWords
    {
        QString name; // of the list, for a screen reader
        QString loading;
        QString failed;
        std::function<void(StatePanel& panel)> empty; // shows why there is nothing, and what to do
    };

    // `model` has the browser's lifetime; down by `ageColumn` it is in its first order. `words` is called again for
    // every language.
    ListBrowser(const UiContext& context, LazyListModel& model, int ageColumn, std::function<ListWords()> words,
                QWidget* parent = nullptr);

    void saveLayout(QSettings& settings, const QString& key) const;
    void restoreLayout(const QSettings& settings, const QString& key);

    [[nodiscard]] LiveTableView& table() const { return *m_table; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] bool isShowingList() const;
    [[nodiscard]] QList<qint64> selectedIds() const;
    // Selects and shows it; false: not in this list, or not read yet.
    bool select(qint64 id);
    void showState();
    void copySelected();

    // The panels beside the list: one is shown at a time, or none. What is not about the selection stays when another
    // filter replaces the list.
    void addPanel(QWidget* panel, bool isAboutSelection = true);
    void showPanel(QWidget* panel);
    void hidePanel();
    void closePanel(); // by the user: nothing is selected any more, and the list gets the focus
    [[nodiscard]] bool isPanelShown() const;
    [[nodiscard]] QWidget* panel() const; // the one that is shown, or was last

signals:
    void emptyPressed(); // the button of the empty state
    void stateShown();   // the list's size or state has changed
    void selectionChanged();
    void exportWanted(); // Ctrl+E
    void panelClosed();
    void menuWanted(QMenu* menu, int row); // fill it; it has an entry to copy rows

protected:
    void changeEvent(QEvent* event) override;

    const UiContext& m_context;

private:
    void buildTable(int ageColumn);
    void restoreSelection();
    void showMenu(const QPoint& at);

    LazyListModel& m_model;
    std::function<ListWords()> m_words;
    QStackedWidget* m_pages;
    LiveTableView* m_table;
    StatePanel* m_state;
    QSplitter* m_splitter;
    QStackedWidget* m_panels;
    QSet<QWidget*> m_standing; // panels that are not about the selection
    qint64 m_current = 0;      // kept across a change of the filter
};

} // namespace loket::ui
