#include "ui/browser/PurchaseBrowser.h"

#include "ui/browser/ActionButtons.h"
#include "ui/browser/StoryPanel.h"
#include "ui/dialogs/ForgetCustomer.h"
#include "ui/export/TableDialog.h"
#include "ui/models/OrdersExport.h"
#include "ui/text/Words.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

constexpr std::array purchaseBrowserColumnWidths{120, 112, 140, 118, 124, 48, 88, 180, 170, 84, 360, 140};
static_assert(purchaseBrowserColumnWidths.size() == OrdersModel::ColumnCount);
// What distinguishes the orders comes first: beside an open history there is no room for all of them.
constexpr std::array columnOrder{OrdersModel::Time,     OrdersModel::Customer, OrdersModel::Status,
                                 OrdersModel::Package,  OrdersModel::Amount,   OrdersModel::Delivery,
                                 OrdersModel::Quantity, OrdersModel::Phone,    OrdersModel::Invoice,
                                 OrdersModel::Gateway,  OrdersModel::Reason,   OrdersModel::Remedy};
static_assert(columnOrder.size() == OrdersModel::ColumnCount);

} // namespace

PurchaseBrowser::PurchaseBrowser(const UiContext& context, EmptyWords emptyWords, QWidget* parent)
    : PurchaseBrowser(context, new OrdersModel(context), std::move(emptyWords), parent)
{}

PurchaseBrowser::PurchaseBrowser(const UiContext& context, OrdersModel* model, EmptyWords emptyWords, QWidget* parent)
    : StoryBrowser(
          context, *model, OrdersModel::Time,
          [emptyWords = std::move(emptyWords)] {
              return ListWords{.name = tr("Orders"),
                               .loading = tr("Reading the orders…"),
                               .failed = tr("The orders could not be read"),
                               .empty = emptyWords};
          },
          parent),
      m_model(model)
{
    model->setParent(this);
    buildTable();
    connect(this, &ListBrowser::exportWanted, this, &PurchaseBrowser::chooseExport);
    connect(this, &ListBrowser::menuWanted, this, &PurchaseBrowser::fillMenu);
}

void PurchaseBrowser::buildTable()
{
    LiveTableView* list = &table();
    auto* badges = new BadgeDelegate(m_context.theme, OrdersModel::ToneRole, OrdersModel::BadgeIconRole,
                                     OrdersModel::BadgeTextRole, list);
    list->setItemDelegateForColumn(OrdersModel::Status, badges);
    list->setItemDelegateForColumn(OrdersModel::Delivery, badges);
    for (int column = 0; column < OrdersModel::ColumnCount; ++column)
        list->setColumnWidth(column, purchaseBrowserColumnWidths[size_t(column)]);
    for (int place = 0; place < int(columnOrder.size()); ++place)
        list->horizontalHeader()->moveSection(list->horizontalHeader()->visualIndex(columnOrder[size_t(place)]), place);
}

void PurchaseBrowser::showColumns(const QList<OrdersModel::Column>& columns)
{
    for (int column = 0; column < OrdersModel::ColumnCount; ++column)
        table().setColumnHidden(column, !columns.contains(OrdersModel::Column(column)));
    table().offerColumns(QList<int>(columns.begin(), columns.end()));
}

void PurchaseBrowser::stretchColumn(OrdersModel::Column column)
{
    table().horizontalHeader()->setStretchLastSection(false);
    table().horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void PurchaseBrowser::showOrder(qint64 id)
{
    if (!select(id)) // not in this list, or not read yet: its history is shown all the same
        showStory(id);
}

void PurchaseBrowser::chooseExport()
{
    auto* dialog = newTableDialog(this, tr("Save as a file"), tr("orders"));
    connect(dialog, &QFileDialog::fileSelected, this, &PurchaseBrowser::exportTo);
    dialog->open();
}

void PurchaseBrowser::exportTo(const QString& file)
{
    const QList<qint64> chosen = selectedIds();
    QStringList headings;
    for (int column = OrdersModel::Time; column <= OrdersModel::Gateway; ++column)
        headings += m_model->headerData(column, Qt::Horizontal).toString();
    core::whenReady(exportOrders(m_context, this, chosen.isEmpty() ? m_model->shownIds() : chosen, headings, file),
                    this, [this, file](const Result<qint64>& rows) {
                        auto* box = new PlainMessageBox(QMessageBox::NoIcon, tr("Save as a file"),
                                                        rows ? tr("%n order(s) saved.", "", int(*rows))
                                                             : Words::error(rows.error().kind).both(),
                                                        QMessageBox::Close, this);
                        box->setAttribute(Qt::WA_DeleteOnClose);
                        box->setInformativeText(rows ? file : Words::error(rows.error()).both());
                        box->button(QMessageBox::Close)->setText(tr("Close"));
                        box->open();
                        emit exported(rows);
                    });
}

void PurchaseBrowser::fillMenu(QMenu* menu, int row)
{
    connect(menu->addAction(tr("Save as a file…")), &QAction::triggered, this, &PurchaseBrowser::chooseExport);
    if (const domain::Purchase* purchase = m_model->purchaseAt(row)) {
        connect(menu->addAction(tr("Copy invoice")), &QAction::triggered, this,
                [invoice = purchase->invoiceId] { QGuiApplication::clipboard()->setText(invoice); });
        QAction* forget = menu->addAction(m_context.theme.icon(u"trash-2"_s), tr("Forget this customer…"));
        forget->setEnabled(ForgetCustomer::isPossible(m_context, *purchase));
        connect(forget, &QAction::triggered, this, [this, purchase = *purchase] {
            ForgetCustomer::ask(m_context, purchase, this, [this, id = purchase.id](Tone tone, const QString& words) {
                showStory(id);
                storyPanel().setNotice(tone, words);
            });
        });
    }
    menu->addSeparator();
    ActionButtons& actions = shownActions();
    for (const PurchaseAction action : allPurchaseActions) {
        const QPushButton* button = actions.button(action);
        QAction* entry = menu->addAction(m_context.theme.icon(Words::iconOf(action)), button->text());
        entry->setEnabled(button->isEnabled());
        connect(entry, &QAction::triggered, this, [this, action, &actions] { act(action, actions.possible(action)); });
    }
}

} // namespace loket::ui
