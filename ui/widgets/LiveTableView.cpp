#include "ui/widgets/LiveTableView.h"

#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
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
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(40);
}

QList<int> LiveTableView::selectedRows() const
{
    QList<int> rows;
    rows.reserve(selectedRowCount());
    for (const Rows& run : selectedRuns()) {
        for (int row = run.first; row <= run.last; ++row)
            rows += row;
    }
    return rows;
}

qsizetype LiveTableView::selectedRowCount() const
{
    qsizetype count = 0;
    for (const Rows& run : selectedRuns())
        count += run.last - run.first + 1;
    return count;
}

QList<LiveTableView::Rows> LiveTableView::selectedRuns() const
{
    QList<Rows> runs;
    if (!selectionModel())
        return runs;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        runs += Rows{range.top(), range.bottom()};
    std::sort(runs.begin(), runs.end(), [](const Rows& one, const Rows& other) { return one.first < other.first; });
    int next = 0;
    for (Rows& run : runs) {
        run.first = std::max(run.first, next);
        next = std::max(next, run.last + 1);
    }
    runs.removeIf([](const Rows& run) { return run.first > run.last; });
    return runs;
}

void LiveTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        emit copyWanted();
        return;
    }
    if (event->key() == Qt::Key_E && event->modifiers() == Qt::ControlModifier) {
        emit exportWanted();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit enterPressed(currentIndex());
        return;
    }
    // The first step into the list takes the row that is marked as the present one, and not the one after it.
    const bool isStep = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up;
    if (isStep && event->modifiers() == Qt::NoModifier && model() && model()->rowCount() > 0 &&
        selectedRowCount() == 0) {
        selectRow(std::max(currentIndex().row(), 0));
        return;
    }
    QTableView::keyPressEvent(event);
}

// Where nothing is selected, a line around the present row shows that the list has the keyboard.
void LiveTableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (!hasFocus() || selectedRowCount() > 0 || !currentIndex().isValid())
        return;
    const int row = currentIndex().row();
    const QRect line(0, rowViewportPosition(row), viewport()->width() - 1, rowHeight(row) - 1);
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRect(line);
}

void LiveTableView::offerColumns(const QList<int>& columns)
{
    m_offered = columns;
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &LiveTableView::showColumnMenu,
            Qt::UniqueConnection);
}

void LiveTableView::offerAllColumns()
{
    QList<int> all;
    for (int column = 0; column < model()->columnCount(); ++column)
        all += column;
    offerColumns(all);
}

void LiveTableView::showColumnMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    int shown = 0;
    for (const int column : std::as_const(m_offered))
        shown += isColumnHidden(column) ? 0 : 1;
    for (const int column : std::as_const(m_offered)) {
        QAction* action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(shown > 1 || isColumnHidden(column)); // the last one stays
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            setColumnHidden(column, !on);
            makeRoomForHeadings();
        });
    }
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

void LiveTableView::makeRoomForHeadings()
{
    QHeaderView* header = horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        if (!header->isSectionHidden(column) && header->sectionResizeMode(column) == QHeaderView::Interactive)
            header->resizeSection(column, std::max(header->sectionSize(column), header->sectionSizeHint(column)));
    }
}

void LiveTableView::showEvent(QShowEvent* event)
{
    makeRoomForHeadings();
    QTableView::showEvent(event);
}

void LiveTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (isVisible() && (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange))
        makeRoomForHeadings();
}

QModelIndex LiveTableView::buttonAt(const QMouseEvent& event) const
{
    const QModelIndex index = event.button() == Qt::LeftButton ? indexAt(event.position().toPoint()) : QModelIndex();
    return index.column() == m_buttonColumn && !index.data().toString().isEmpty() ? index : QModelIndex();
}

void LiveTableView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = buttonAt(*event);
    if (!m_pressed.isValid())
        QTableView::mousePressEvent(event);
}

void LiveTableView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed.isValid())
        return QTableView::mouseReleaseEvent(event);
    if (const QModelIndex index = buttonAt(*event); m_pressed == index)
        emit buttonPressed(index);
    m_pressed = QModelIndex();
}

void LiveTableView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!buttonAt(*event).isValid()) // a second press on a button is nothing more than that
        QTableView::mouseDoubleClickEvent(event);
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
    doItemsLayout(); // the scroll bar's range includes the rows only then
    verticalScrollBar()->setValue(wanted);
}

void LiveTableView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionSettled();
}

} // namespace loket::ui
