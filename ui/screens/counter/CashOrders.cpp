#include "ui/screens/counter/CashOrders.h"

#include "domain/Typed.h"
#include "storage/ReadModels.h"
#include "ui/printing/Ticket.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Purchase;

namespace {

constexpr int mostCashOrders = 200;
constexpr QSize cashOrdersSize{560, 420};
constexpr std::chrono::milliseconds pause{300}; // in which changes are collected

bool isMeant(const Purchase& order, const domain::TypedSearch& typed)
{
    return typed.isEmpty() || typed.isIn(order.customerName) || typed.isIn(order.invoiceId) ||
           typed.isIn(order.customerPhone);
}

} // namespace

CashOrders::CashOrders(const UiContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&context.events, &EngineEvents::purchaseChanged, this, &CashOrders::reload);
    look();
}

void CashOrders::reload()
{
    if (std::exchange(m_due, true))
        return;
    m_context.clock.callAfter(pause, this, [this] {
        m_due = false;
        look();
    });
}

void CashOrders::look()
{
    using Orders = QList<Purchase>;
    core::whenReady(m_context.reader.ask<Orders>([](const storage::ReadModels& models) {
        storage::PurchaseFilter waiting;
        waiting.statuses = {domain::PurchaseStatus::Pending};
        waiting.gateway = u"cash"_s;
        return models.purchases(waiting, {.limit = mostCashOrders});
    }),
                    this, [this](const Result<Orders>& orders) {
                        if (!orders)
                            return;
                        m_orders = *orders;
                        emit changed();
                    });
}

CashOrdersDialog::CashOrdersDialog(const UiContext& context, const CashOrders& orders, QWidget* parent)
    : QDialog(parent), m_context(context), m_orders(orders), m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)), m_note(new PlainLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Orders to be paid in cash"));
    resize(cashOrdersSize);
    m_search->setPlaceholderText(tr("Name, phone number or the end of the order's number"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->installEventFilter(this);
    m_list->setAccessibleName(windowTitle());
    m_note->setProperty("role", u"muted"_s);
    m_note->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    connect(m_search, &QLineEdit::textChanged, this, &CashOrdersDialog::fill);
    connect(m_list, &QListWidget::itemActivated, this, &CashOrdersDialog::choose);
    connect(&orders, &CashOrders::changed, this, &CashOrdersDialog::fill);
    // The next key belongs to the counter again, also where no window manager ensures it.
    connect(this, &QDialog::finished, parent->window(), &QWidget::activateWindow);
    m_search->setFocus();
    fill();
}

void CashOrdersDialog::fill()
{
    const QListWidgetItem* before = m_list->currentItem();
    const qint64 marked = before ? before->data(Qt::UserRole).toLongLong() : 0;
    m_list->clear();
    const domain::TypedSearch typed = domain::typedSearch(m_search->text());
    for (const Purchase& order : m_orders.orders()) {
        if (!isMeant(order, typed))
            continue;
        auto* item = new QListWidgetItem(
            u"%1 · %2 × %3 · %4\n%5 · %6"_s.arg(order.customerName)
                .arg(order.quantity)
                .arg(order.packageName, core::formatRupiah(order.amount), pickUpNumber(order.invoiceId),
                     Format::stamp(order.createdAt, m_context.zone, m_context.language.locale())),
            m_list);
        item->setData(Qt::UserRole, order.id);
        if (order.id == marked)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_note->setText(m_list->count() > 0 ? tr("Enter takes the cash of the marked order.")
                    : typed.isEmpty()   ? tr("No order waits for its cash.")
                                        : tr("No order that waits for its cash is called that."));
}

void CashOrdersDialog::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const qint64 id = item->data(Qt::UserRole).toLongLong();
    for (const Purchase& order : m_orders.orders()) {
        if (order.id != id)
            continue;
        const Purchase wanted = order;
        accept(); // first: closing returns the keyboard focus, and the next dialog needs it
        emit chosen(wanted);
        return;
    }
}

// The list is moved through, and chosen from, while one types.
bool CashOrdersDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down: {
            const int row = m_list->currentRow() + (key->key() == Qt::Key_Up ? -1 : 1);
            if (row >= 0 && row < m_list->count())
                m_list->setCurrentRow(row);
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace loket::ui
