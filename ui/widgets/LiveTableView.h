// A table that keeps its position: rows inserted above the visible part do not move it, unless the user is at
// the very top, where new rows are expected. Rows have one height, so a million cost nothing. No column is shown
// narrower than its heading. UI thread.
#pragma once

#include <QTableView>

namespace loket::ui {

class LiveTableView : public QTableView
{
    Q_OBJECT

public:
    explicit LiveTableView(QWidget* parent = nullptr);

    [[nodiscard]] QList<int> selectedRows() const;    // ascending
    [[nodiscard]] qsizetype selectedRowCount() const; // of a million as quick as of one

    // A right click on the header lets the user choose among these columns; which are hidden is in the header's state.
    void offerColumns(const QList<int>& columns);
    void offerAllColumns(); // of the present model

    // Cells of this column are buttons where they have a text: a press on one selects nothing.
    void setButtonColumn(int column) { m_buttonColumn = column; }

signals:
    void copyWanted();
    void exportWanted(); // Ctrl+E
    void selectionSettled();
    void buttonPressed(const QModelIndex& index);
    void enterPressed(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    struct Rows
    {
        int first;
        int last;
    };
    [[nodiscard]] QList<Rows> selectedRuns() const; // ascending, none twice
    void showColumnMenu(const QPoint& at);
    void keepPlace(int rowsAbove);
    void makeRoomForHeadings();
    [[nodiscard]] QModelIndex buttonAt(const QMouseEvent& event) const;

    QList<int> m_offered;
    int m_buttonColumn = -1;
    QPersistentModelIndex m_pressed;
};

} // namespace loket::ui
