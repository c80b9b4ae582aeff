#include "ui/widgets/LiveTableView.h"

#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace loket::ui {

LiveTableView::LiveTableView(QWidget* parent) : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(space::rowHeight);
    verticalHeader()->setMinimumSectionSize(space::rowHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(40);
}

QList<int> LiveTableView::selectedRows() const
{
    QList<int> rows;
    if (!selectionModel())
        return rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows += row;
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void LiveTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        emit copyWanted();
        return;
    }
    QTableView::keyPressEvent(event);
}

void LiveTableView::rowsInserted(const QModelIndex& parent, int first, int last)
{
    const int top = verticalScrollBar()->value();
    const bool above = top > 0 && first * space::rowHeight <= top;
    QTableView::rowsInserted(parent, first, last);
    if (above)
        keepPlace(last - first + 1);
}

void LiveTableView::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last)
{
    const int top = verticalScrollBar()->value();
    const bool above = top > 0 && (last + 1) * space::rowHeight <= top;
    QTableView::rowsAboutToBeRemoved(parent, first, last);
    if (above)
        keepPlace(first - last - 1);
}

void LiveTableView::keepPlace(int rowsAbove)
{
    const int wanted = verticalScrollBar()->value() + rowsAbove * space::rowHeight;
    doItemsLayout(); // the scroll bar's range knows of the rows only then
    verticalScrollBar()->setValue(wanted);
}

void LiveTableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionSettled();
}

} // namespace loket::ui
