#include "ui/screens/online/RouterView.h"

#include "domain/Typed.h"
#include "ui/text/Words.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/widgets/StatePanel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Filters as every search does (domain/Typed.h), by the model's role for it.
class TypedFilter final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void look(const QString& typed)
    {
        m_search = domain::typedSearch(typed);
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        return m_search.isEmpty() || m_search.isIn(sourceModel()->index(row, 0, parent).data(filterRole()).toString());
    }

private:
    domain::TypedSearch m_search;
};

} // namespace

RouterView::RouterView(const UiContext& context, QAbstractItemModel& model, int searchRole, BulkRunner& runner,
                       const QList<int>& columnWidths, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner), m_actions(new QWidget(this)), m_model(model),
      m_proxy(new TypedFilter(this)), m_pages(new QStackedWidget(this)), m_table(new LiveTableView(this)),
      m_state(new StatePanel(context.theme, this)), m_warning(new PlainLabel(this))
{
    m_proxy->setSourceModel(&model);
    m_proxy->setFilterRole(searchRole);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(true);
    for (int column = 0; column < columnWidths.size(); ++column)
        m_table->horizontalHeader()->resizeSection(column, columnWidths[column]);
    m_table->sortByColumn(0, Qt::AscendingOrder);
    m_table->offerAllColumns();
    m_warning->setWordWrap(true);
    m_warning->setProperty("tone", u"warn"_s);
    m_warning->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_warning->hide();
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_state);
    auto* actions = new QHBoxLayout(m_actions);
    actions->setContentsMargins({});
    actions->setSpacing(space::small);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addWidget(m_warning);
    layout->addWidget(cardAround(m_pages), 1);
    connect(m_table, &LiveTableView::selectionSettled, this, [this] { showButtons(); });
    connect(m_state, &StatePanel::pressed, this, &RouterView::againWanted);
    connect(&m_runner, &BulkRunner::started, this, [this] { showButtons(); });
    connect(&m_runner, &BulkRunner::finished, this, [this] { showButtons(); });
}

bool RouterView::hasRows() const
{
    return m_proxy->rowCount() > 0;
}

void RouterView::setSearch(const QString& text)
{
    m_search = text.trimmed();
    static_cast<TypedFilter*>(m_proxy)->look(m_search);
    showState();
}

QString RouterView::problemOf(const QString& router, const core::Error& error)
{
    return tr("%1: %2").arg(router, Words::error(error.kind, Origin::Router).both());
}

void RouterView::showState()
{
    const QString trouble = problems();
    m_warning->setText(trouble);
    m_warning->setVisible(hasRows() && !trouble.isEmpty());
    m_pages->setCurrentWidget(hasRows() ? static_cast<QWidget*>(m_table) : m_state);
    if (!hasRows() && m_model.rowCount() > 0 && !m_search.isEmpty())
        m_state->show(Tone::Neutral, u"search-x"_s, tr("Nothing matches"), tr("Search for less to see the others."));
    else if (!hasRows())
        describeState(*m_state);
    emit stateShown();
}

QList<int> RouterView::selectedRows() const
{
    QList<int> rows;
    for (const int row : m_table->selectedRows())
        rows += m_proxy->mapToSource(m_proxy->index(row, 0)).row();
    return rows;
}

void RouterView::ask(const QString& text, const QString& informative, const QString& button, std::function<void()> yes)
{
    m_question = new PlainMessageBox(QMessageBox::NoIcon, tr("Online"), text, QMessageBox::Cancel, this);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(informative);
    QPushButton* go = m_question->addButton(button, QMessageBox::AcceptRole);
    connect(go, &QPushButton::clicked, this, std::move(yes));
    m_question->open();
}

} // namespace loket::ui
