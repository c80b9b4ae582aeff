#include "ui/screens/attention/AttentionScreen.h"

#include "ui/text/Words.h"
#include "ui/widgets/ButtonDelegate.h"
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

using Purchases = QList<domain::Purchase>;

} // namespace

AttentionScreen::AttentionScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_title(new PlainLabel(this)), m_count(new PlainLabel(this)),
      m_mendAll(new QPushButton(this)),
      m_browser(new PurchaseBrowser(
          context,
          [](StatePanel& panel) {
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

    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    addTitle(*top, m_title, m_count);
    top->addStretch();
    top->addWidget(m_mendAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_browser, 1);

    connect(&m_browser->table(), &LiveTableView::buttonPressed, this, &AttentionScreen::mend);
    connect(&m_browser->table(), &LiveTableView::enterPressed, this, &AttentionScreen::mend);
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
    const bool ready = m_browser->model().state() == OrdersModel::State::Ready;
    m_count->setText(ready && rows > 0 ? tr("%n order(s) to fix", "", rows) : QString());
    m_mendAll->setVisible(rows > 0);
    m_mendAll->setEnabled(!m_browser->runner().isRunning());
    if (ready)
        emit countChanged(rows);
}

void AttentionScreen::mend(const QModelIndex& index)
{
    const QVariant action = index.siblingAtColumn(OrdersModel::Remedy).data(OrdersModel::ActionRole);
    if (action.isValid())
        m_browser->act(PurchaseAction(action.toInt()), {m_browser->model().idAt(index.row())});
}

void AttentionScreen::mendEverything()
{
    core::whenReady(m_context.reader.ask<Purchases>([](const storage::ReadModels& models) {
        return models.purchases({.needsAttention = true}, {.limit = PurchaseBrowser::bulkLimit});
    }),
                    this, [this](const Result<Purchases>& purchases) {
                        if (purchases)
                            m_browser->mendAll(*purchases);
                    });
}

void AttentionScreen::saveLayout(QSettings& settings) const
{
    m_browser->saveLayout(settings, u"attention"_s);
}

void AttentionScreen::restoreLayout(const QSettings& settings)
{
    m_browser->restoreLayout(settings, u"attention"_s);
}

void AttentionScreen::retranslate()
{
    m_title->setText(title());
    m_mendAll->setText(tr("Fix all"));
    m_mendAll->setToolTip(tr(
        "Makes every missing voucher and sends every message that did not go out. What is marked for a check stays."));
    showCount();
}

void AttentionScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
