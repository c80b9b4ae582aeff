#include "ui/screens/counter/ShiftSales.h"

#include "storage/ShiftRepository.h"
#include "ui/dialogs/ShiftDialogs.h"
#include "ui/models/ShiftSalesModel.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using storage::ShiftSale;

namespace {

constexpr int salesShown = 500;
constexpr int listLeast = 84; // the heading and two sales
constexpr int leastAmount = 88;
constexpr int leastState = 110;
constexpr int cellPadding = 24; // of both sides

// A sale is voided once.
bool mayBeVoided(const ShiftSale& sale)
{
    return !sale.sale.voidedAt.isValid() && sale.status != domain::PurchaseStatus::Refunded;
}

} // namespace

ShiftSales::ShiftSales(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(new PlainLabel(this)),
      m_sales(new ShiftSalesModel(context.zone, this)), m_list(new LiveTableView(this)), m_again(new QPushButton(this)),
      m_void(new QPushButton(this))
{
    build();
    const auto showSelected = [this] {
        if (selected() > 0)
            emit showWanted(selected());
    };
    connect(m_list, &LiveTableView::enterPressed, this, showSelected);
    connect(m_list, &QAbstractItemView::doubleClicked, this, showSelected);
    connect(m_again, &QPushButton::clicked, this, showSelected);
    connect(m_list, &LiveTableView::selectionSettled, this, &ShiftSales::showButtons);
    connect(m_sales, &QAbstractItemModel::modelReset, this, &ShiftSales::showButtons);
    connect(m_sales, &QAbstractItemModel::dataChanged, this, &ShiftSales::showButtons);
    connect(m_void, &QPushButton::clicked, this, &ShiftSales::voidSelected);
    connect(m_sales, &QAbstractItemModel::modelReset, this, &ShiftSales::fitColumns);
    connect(m_sales, &QAbstractItemModel::rowsInserted, this, &ShiftSales::fitColumns);
    connect(m_sales, &QAbstractItemModel::dataChanged, this, &ShiftSales::fitColumns);
    showButtons();
    const auto key = [this](Qt::Key keys, auto action) {
        auto* shortcut = new QShortcut(QKeySequence(keys), m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    key(Qt::Key_Delete, &ShiftSales::voidSelected);
    key(Qt::Key_Escape, &ShiftSales::left);
    retranslate();
}

void ShiftSales::build()
{
    m_title->setProperty("role", u"section"_s);
    m_list->setModel(m_sales);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setItemDelegateForColumn(ShiftSalesModel::State,
                                     new BadgeDelegate(m_context.theme, ShiftSalesModel::ToneRole,
                                                       ShiftSalesModel::IconRole, ShiftSalesModel::TextRole, this));
    m_list->horizontalHeader()->setStretchLastSection(false); // one stretches, and the state is fully visible
    m_list->horizontalHeader()->setSectionResizeMode(ShiftSalesModel::What, QHeaderView::Stretch);
    m_list->setColumnWidth(ShiftSalesModel::Time, 60);
    m_list->setMinimumHeight(listLeast);
    m_void->setProperty("kind", u"danger"_s);
    m_void->setIcon(m_context.theme.icon(u"undo-2"_s, Ink::Bad));
    m_again->setIcon(m_context.theme.icon(u"eye"_s, Ink::Text));
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    for (QPushButton* button : {m_again, m_void}) {
        button->setIconSize({space::iconWithGap, space::iconSize});
        top->addWidget(button);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(cardAround(m_list), 1);
}

// Amounts and states are never cut, however large they are and whatever the language: the packages' names are.
void ShiftSales::fitColumns()
{
    QStyleOptionViewItem option;
    option.font = m_list->font();
    option.fontMetrics = m_list->fontMetrics();
    int amount = leastAmount;
    int state = leastState;
    for (int row = 0; row < m_sales->rowCount(); ++row) {
        const QString money = m_sales->index(row, ShiftSalesModel::Amount).data().toString();
        amount = qMax(amount, option.fontMetrics.horizontalAdvance(money) + cellPadding);
        const QModelIndex badge = m_sales->index(row, ShiftSalesModel::State);
        state = qMax(state, m_list->itemDelegateForColumn(badge.column())->sizeHint(option, badge).width());
    }
    m_list->setColumnWidth(ShiftSalesModel::Amount, amount);
    m_list->setColumnWidth(ShiftSalesModel::State, state);
}

void ShiftSales::showShift(qint64 shiftId)
{
    m_shift = shiftId;
    m_sales->setSales({});
    reload();
}

void ShiftSales::reload()
{
    if (m_shift == 0)
        return;
    using Sales = QList<ShiftSale>;
    core::whenReady(m_context.reader.ask<Sales>([id = m_shift](const storage::ReadModels& models) {
        return storage::ShiftRepository(models.database()).salesOf(id, salesShown);
    }),
                    this, [this, id = m_shift](const Result<Sales>& sales) {
                        m_sales->setRecovers(m_context.recoversByItself);
                        if (sales && m_shift == id)
                            m_sales->setSales(*sales);
                    });
}

void ShiftSales::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_list->setColumnHidden(ShiftSalesModel::Time, narrow);
    showTitle();
}

void ShiftSales::takeFocus()
{
    if (m_list->selectedRows().isEmpty() && m_sales->rowCount() > 0)
        m_list->selectRow(0);
    m_list->setFocus();
}

bool ShiftSales::has(qint64 purchaseId) const
{
    return m_sales->rowOf(purchaseId) >= 0;
}

qint64 ShiftSales::selected() const
{
    const QList<int> rows = m_list->selectedRows();
    const ShiftSale* sale = rows.isEmpty() ? nullptr : m_sales->saleAt(rows.first());
    return sale ? sale->sale.purchaseId : 0;
}

void ShiftSales::showButtons()
{
    const ShiftSale* sale = m_sales->saleAt(m_sales->rowOf(selected()));
    m_again->setEnabled(sale);
    m_void->setEnabled(sale && mayBeVoided(*sale));
}

void ShiftSales::voidSelected()
{
    const ShiftSale* sale = m_sales->saleAt(m_sales->rowOf(selected()));
    if (!sale || !mayBeVoided(*sale))
        return;
    auto* dialog = new VoidDialog(m_context, *sale, this);
    connect(dialog, &QDialog::accepted, this, [this, id = sale->sale.purchaseId] { emit voided(id); });
    dialog->open();
}

void ShiftSales::showTitle()
{
    m_title->setText(m_narrow ? tr("SALES  (F6)") : tr("SALES OF THIS SHIFT  (F6)"));
}

void ShiftSales::retranslate()
{
    showTitle();
    m_list->setAccessibleName(tr("Sales of this shift"));
    m_again->setText(tr("Show"));
    m_again->setToolTip(tr("Show the code of the chosen sale again (Enter); Ctrl+P prints its slip"));
    m_void->setText(tr("Void"));
    m_void->setToolTip(tr("Void the chosen sale (Delete)"));
    m_sales->retranslate();
}

void ShiftSales::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
