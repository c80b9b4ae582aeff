#include "ui/screens/orders/OrdersScreen.h"

#include "ui/screens/orders/OrdersFilterBar.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto ordersScreenCountsPause = 250ms;
constexpr int ordersScreenBusyWidth = 90;

} // namespace

OrdersScreen::OrdersScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_title(new PlainLabel(this)), m_count(new PlainLabel(this)),
      m_busy(new QProgressBar(this)), m_filterBar(new OrdersFilterBar(context, this)),
      m_browser(new PurchaseBrowser(
          context, [this](StatePanel& panel) { describeEmpty(panel); }, this))
{
    m_title->setProperty("role", u"title"_s);
    m_count->setProperty("role", u"muted"_s);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedWidth(ordersScreenBusyWidth);
    using enum OrdersModel::Column;
    m_browser->showColumns({Time, Invoice, Customer, Phone, Package, Quantity, Amount, Status, Delivery, Gateway});

    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    top->addWidget(m_title);
    top->addWidget(m_count, 0, Qt::AlignBottom);
    top->addWidget(m_busy, 0, Qt::AlignVCenter);
    top->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_browser, 1);

    connect(m_filterBar, &OrdersFilterBar::changed, this,
            [this] { m_browser->model().setFilter(m_filterBar->filter()); });
    connect(m_browser, &PurchaseBrowser::emptyPressed, m_filterBar, &OrdersFilterBar::clear);
    connect(m_browser, &PurchaseBrowser::stateShown, this, &OrdersScreen::showCount);
    connect(&context.events, &EngineEvents::purchaseChanged, this, &OrdersScreen::askForCounts);
    connect(&context.events, &EngineEvents::importsChanged, this, &OrdersScreen::askForCounts);
    retranslate();
    m_browser->model().reload();
}

QString OrdersScreen::title() const
{
    return tr("Orders");
}

void OrdersScreen::showOnly(const storage::PurchaseFilter& filter, const QString& words)
{
    m_filterBar->restrictTo(filter, words);
}

void OrdersScreen::focusSearch()
{
    m_filterBar->focusSearch();
}

void OrdersScreen::describeEmpty(StatePanel& panel) const
{
    if (m_filterBar->isRestricting()) {
        panel.show(Tone::Neutral, u"search-x"_s, tr("No order matches"),
                   tr("No order matches this search, status and period. Search for less, or show all orders."),
                   tr("Show all orders"));
    } else {
        panel.show(Tone::Neutral, u"inbox"_s, tr("No orders yet"),
                   tr("As soon as somebody buys in the shop, the order appears here by itself. Open the shop's address "
                      "from the header and try a purchase."));
    }
}

void OrdersScreen::showCount()
{
    const OrdersModel& model = m_browser->model();
    const bool loading = model.state() == OrdersModel::State::Loading;
    m_busy->setVisible(loading && model.rowCount() > 0);
    m_count->setText(loading && model.rowCount() == 0
                         ? QString()
                         : tr("%1 shown").arg(m_context.language.locale().toString(model.rowCount())));
}

void OrdersScreen::askForCounts()
{
    if (std::exchange(m_countsAsked, true))
        return;
    m_context.clock.callAfter(ordersScreenCountsPause, this, [this] {
        m_countsAsked = false;
        core::whenReady(m_context.reader.ask<storage::Statistics>(
                            [](const storage::ReadModels& models) { return models.statistics(); }),
                        this, [this](const core::Result<storage::Statistics>& statistics) {
                            if (statistics)
                                m_filterBar->setCounts(*statistics);
                        });
    });
}

void OrdersScreen::saveLayout(QSettings& settings) const
{
    m_browser->saveLayout(settings, u"orders"_s);
}

void OrdersScreen::restoreLayout(const QSettings& settings)
{
    m_browser->restoreLayout(settings, u"orders"_s);
}

void OrdersScreen::retranslate()
{
    m_title->setText(title());
    m_busy->setAccessibleName(tr("Reading the orders…"));
    showCount();
    askForCounts();
}

void OrdersScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
