#include "ui/screens/attention/AttentionScreen.h"

#include "ui/browser/ImportedOrders.h"
#include "ui/browser/LostVouchers.h"
#include "ui/browser/PausedChannels.h"
#include "ui/text/Words.h"
#include "ui/widgets/ButtonDelegate.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TitleRow.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

constexpr int roomForStatus = 1000; // of the screen
constexpr int roomForAmount = 640;  // of the list, which the panel at the side makes narrower

} // namespace

AttentionScreen::AttentionScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_title(new PlainLabel(this)), m_count(new PlainLabel(this)),
      m_mendAll(new QPushButton(this)), m_paused(new PausedChannels(context, this)),
      m_lost(new LostVouchers(context, true, this)), m_imported(new ImportedOrders(context, this)),
      m_browser(new PurchaseBrowser(
          context,
          [this](StatePanel& panel) {
              if (m_imported->isShown())
                  return panel.show(Tone::Good, u"circle-check"_s, tr("No imported order needs a look"),
                                    tr("What was settled is under Orders, with all the others."));
              if (notices() > 0)
                  return panel.show(Tone::Neutral, u"inbox"_s, tr("No order needs your attention"),
                                    tr("What is above concerns more than one order."));
              panel.show(Tone::Good, u"circle-check"_s, tr("Nothing needs your attention"),
                         tr("Every paid order has its vouchers and every message went out. What goes wrong appears "
                            "here by itself."));
          },
          this))
{
    m_title->setProperty("role", u"title"_s);
    m_count->setProperty("role", u"muted"_s);
    m_mendAll->setProperty("kind", u"primary"_s);
    m_mendAll->setIcon(context.theme.icon(u"refresh-cw"_s, Ink::OnAccent));
    m_mendAll->setIconSize({space::iconWithGap, space::iconSize});
    using enum OrdersModel::Column;
    m_browser->showColumns({Time, Customer, Amount, Status, Reason, Remedy}); // the reason needs the room
    m_browser->stretchColumn(Reason);
    m_browser->table().setItemDelegateForColumn(Remedy, new ButtonDelegate(context.theme, this));
    m_browser->table().setButtonColumn(Remedy);
    m_browser->table().installEventFilter(this);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    addTitle(*top, m_title, m_count);
    top->addStretch();
    top->addWidget(m_mendAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_paused);
    layout->addWidget(m_lost);
    layout->addWidget(m_imported);
    layout->addWidget(m_browser, 1);

    connect(&m_browser->table(), &LiveTableView::buttonPressed, this, &AttentionScreen::mend);
    connect(&m_browser->table(), &LiveTableView::enterPressed, this, &AttentionScreen::mend);
    connect(m_paused, &PausedChannels::settingsWanted, this, &AttentionScreen::settingsWanted);
    connect(m_paused, &PausedChannels::countChanged, this, [this](int channels) {
        m_channels = channels;
        noticesChanged();
    });
    connect(m_lost, &LostVouchers::differencesWanted, this, &AttentionScreen::differencesWanted);
    connect(m_lost, &LostVouchers::countChanged, this, [this](int routers) {
        m_routers = routers;
        noticesChanged();
    });
    connect(m_imported, &ImportedOrders::toggled, this, &AttentionScreen::showImported);
    connect(m_browser, &PurchaseBrowser::stateShown, this, &AttentionScreen::showCount);
    connect(m_mendAll, &QPushButton::clicked, this, &AttentionScreen::mendEverything);
    connect(&m_browser->runner(), &BulkRunner::started, this, &AttentionScreen::showCount);
    connect(&m_browser->runner(), &BulkRunner::finished, this, &AttentionScreen::showCount);
    retranslate();
    m_browser->model().setFilter({.needsAttention = true});
}

QString AttentionScreen::title() const
{
    return tr("Attention");
}

void AttentionScreen::showCount()
{
    const int rows = count();
    const bool isImported = m_imported->isShown();
    const bool ready = m_browser->model().state() == OrdersModel::State::Ready;
    m_count->setText(ready && rows > 0 ? tr("%n order(s) to fix", "", rows) : QString());
    m_mendAll->setVisible(rows > 0 && !isImported);
    setEnabledKeepingFocus(*m_mendAll, !m_browser->runner().isRunning());
    if (ready && !isImported) // imported ones wait for nobody
        emit countChanged(rows + notices());
}

void AttentionScreen::showImported(bool shown)
{
    storage::PurchaseFilter filter{.needsAttention = true};
    if (shown)
        filter.imported = true;
    m_browser->model().setFilter(filter);
}

void AttentionScreen::noticesChanged()
{
    m_browser->showState(); // an empty list says something else
    showCount();
}

void AttentionScreen::mend(const QModelIndex& index)
{
    if (index.siblingAtColumn(OrdersModel::Remedy).data(OrdersModel::WaitsForChannelRole).toBool()) {
        if (const QStringList channels = m_paused->channels(); !channels.isEmpty())
            resumeChannel(m_context, channels.first(), window());
        return;
    }
    const QVariant action = index.siblingAtColumn(OrdersModel::Remedy).data(OrdersModel::ActionRole);
    if (action.isValid())
        m_browser->act(PurchaseAction(action.toInt()), {m_browser->model().idAt(index.row())});
}

void AttentionScreen::mendEverything()
{
    using Orders = StoryBrowser::ManyOrders;
    core::whenReady(m_context.reader.ask<Orders>([](const storage::ReadModels& models) {
        return StoryBrowser::manyOrders(models, {.needsAttention = true});
    }),
                    this, [this](const Result<Orders>& orders) {
                        if (orders)
                            m_browser->mendAll(*orders);
                    });
}

// Beside the history of an order, which has its amount and times, the reason gets that room too.
bool AttentionScreen::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_browser->table() && event->type() == QEvent::Resize) {
        const bool isNarrow = m_browser->table().width() < roomForAmount;
        for (const OrdersModel::Column column : {OrdersModel::Amount, OrdersModel::Time})
            putAway(column, isNarrow);
    }
    return Screen::eventFilter(watched, event);
}

// In a narrow window the reason gets the room of the status, of which it tells more.
void AttentionScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    putAway(OrdersModel::Status, width() < roomForStatus);
}

// A column that the user has hidden is left to the user.
void AttentionScreen::putAway(OrdersModel::Column column, bool isAway)
{
    LiveTableView& table = m_browser->table();
    if (isAway == m_away.contains(column) || (isAway && table.isColumnHidden(column)))
        return;
    isAway ? void(m_away.insert(column)) : void(m_away.remove(column));
    table.setColumnHidden(column, isAway);
}

void AttentionScreen::saveLayout(QSettings& settings) const
{
    LiveTableView& table = m_browser->table();
    for (const int column : std::as_const(m_away))
        table.setColumnHidden(column, false);
    m_browser->saveLayout(settings, u"attention"_s);
    for (const int column : std::as_const(m_away))
        table.setColumnHidden(column, true);
}

void AttentionScreen::restoreLayout(const QSettings& settings)
{
    m_browser->restoreLayout(settings, u"attention"_s);
    m_away.removeIf([this](int column) { return m_browser->table().isColumnHidden(column); }); // by the user
    for (const int column : std::as_const(m_away))
        m_browser->table().setColumnHidden(column, true);
}

void AttentionScreen::retranslate()
{
    m_title->setText(title());
    m_mendAll->setText(tr("Fix all"));
    m_mendAll->setToolTip(
        tr("Makes every missing voucher and sends every message that did not go out. What is marked for a check, and "
           "numbers that WhatsApp does not take, stay."));
    showCount();
}

void AttentionScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
