#include "ui/screens/deliveries/DeliveriesScreen.h"

#include "ui/browser/LogFilterBar.h"
#include "ui/browser/PausedChannels.h"
#include "ui/browser/StoryBrowser.h"
#include "ui/export/TableDialog.h"
#include "ui/models/LogExport.h"
#include "ui/text/Words.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/ExportBar.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TitleRow.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using storage::LogModels;
using storage::ReadModels;

namespace {

constexpr std::array deliveriesScreenColumnWidths{128, 150, 165, 140, 122, 124, 112, 64, 200};
static_assert(deliveriesScreenColumnWidths.size() == DeliveriesModel::ColumnCount);
constexpr std::array statuses{"sent", "failed", "error"};

} // namespace

DeliveriesScreen::DeliveriesScreen(const UiContext& context, QWidget* parent)
    : Screen(parent), m_context(context), m_model(new DeliveriesModel(context, this)), m_title(new PlainLabel(this)),
      m_count(new PlainLabel(this)), m_export(new QPushButton(this)), m_retry(new QPushButton(this)),
      m_retryAll(new QPushButton(this)), m_filterBar(new LogFilterBar(context, this)),
      m_all(new FilterChip(context.theme, m_filterBar)), m_exportBar(new ExportBar(context.theme, this)),
      m_paused(new PausedChannels(context, this)),
      m_browser(new StoryBrowser(
          context, *m_model, DeliveriesModel::Time,
          [this] {
              return ListBrowser::ListWords{
                  title(), tr("Reading the messages…"), tr("The messages could not be read"),
                  [this](StatePanel& panel) {
                      const storage::AttemptQuery& query = m_model->query();
                      if (!query.search.isEmpty() || !query.statuses.isEmpty() || query.from.isValid())
                          panel.show(Tone::Neutral, u"search-x"_s, tr("No message matches"),
                                     tr("No attempt matches this search, result and period. Search for less, or show "
                                        "all messages."),
                                     tr("Show all messages"));
                      else
                          panel.show(Tone::Neutral, u"send"_s, tr("No message was sent yet"),
                                     tr("As soon as a voucher is ready, its message goes out by itself, and every "
                                        "attempt appears here. Set the channel up with delivery.channel in the "
                                        "settings."));
                  }};
          },
          this))
{
    m_title->setProperty("role", u"title"_s);
    m_count->setProperty("role", u"muted"_s);
    m_export->setIcon(context.theme.icon(u"download"_s));
    m_retry->setIcon(context.theme.icon(u"refresh-cw"_s));
    for (QPushButton* button : {m_export, m_retry})
        button->setIconSize({space::iconWithGap, space::iconSize});
    m_retryAll->setProperty("kind", u"primary"_s);
    m_filterBar->addChip(m_all);
    for (const char* status : statuses) {
        auto* chip = new FilterChip(context.theme, m_filterBar);
        chip->setObjectName(QString::fromLatin1(status));
        m_chips += chip;
        m_filterBar->addChip(chip);
        connect(chip, &QAbstractButton::clicked, this, &DeliveriesScreen::applyFilter);
    }
    m_all->setChecked(true);
    auto* badges = new BadgeDelegate(context.theme, LazyListModel::ToneRole, LazyListModel::BadgeIconRole,
                                     LazyListModel::BadgeTextRole, &m_browser->table());
    m_browser->table().setItemDelegateForColumn(DeliveriesModel::Status, badges);
    m_browser->table().setItemDelegateForColumn(DeliveriesModel::Receipt, badges);
    for (int column = 0; column < DeliveriesModel::ColumnCount; ++column)
        m_browser->table().setColumnWidth(column, deliveriesScreenColumnWidths[size_t(column)]);
    // Beside an open history there is no room for all: whose message it is comes first.
    QHeaderView* header = m_browser->table().horizontalHeader();
    header->moveSection(header->visualIndex(DeliveriesModel::Customer), header->visualIndex(DeliveriesModel::Status));

    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    addTitle(*top, m_title, m_count);
    top->addStretch();
    top->addWidget(m_export);
    top->addWidget(m_retry);
    top->addWidget(m_retryAll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_paused);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_exportBar);
    layout->addWidget(m_browser, 1);

    connect(m_all, &QAbstractButton::clicked, this, [this] {
        for (FilterChip* chip : std::as_const(m_chips))
            chip->setChecked(false);
        applyFilter();
    });
    connect(m_filterBar, &LogFilterBar::changed, this, &DeliveriesScreen::applyFilter);
    connect(m_model, &LazyListModel::stateChanged, this, &DeliveriesScreen::showCount);
    connect(m_browser, &ListBrowser::emptyPressed, this, &DeliveriesScreen::clearFilter);
    connect(m_browser, &ListBrowser::menuWanted, this, &DeliveriesScreen::fillMenu);
    connect(m_browser, &ListBrowser::selectionChanged, this, &DeliveriesScreen::showCount);
    for (const auto signal : {&BulkRunner::started, &BulkRunner::finished})
        connect(&m_browser->runner(), signal, this, &DeliveriesScreen::showCount);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &DeliveriesScreen::showCount);
    connect(m_export, &QPushButton::clicked, this, &DeliveriesScreen::askForFile);
    connect(m_browser, &ListBrowser::exportWanted, m_export, &QPushButton::click);
    connect(m_retry, &QPushButton::clicked, this, &DeliveriesScreen::retrySelected);
    connect(m_retryAll, &QPushButton::clicked, this, &DeliveriesScreen::retryAll);
    for (const auto signal : {&EngineEvents::purchaseChanged, &EngineEvents::deliveryLogged})
        connect(&context.events, signal, this, &DeliveriesScreen::askForCounts);
    retranslate();
    m_model->reload();
}

QString DeliveriesScreen::title() const
{
    return tr("Deliveries");
}

void DeliveriesScreen::focusSearch()
{
    m_filterBar->focusSearch();
}

FilterChip* DeliveriesScreen::chip(const QString& status) const
{
    for (FilterChip* one : m_chips) {
        if (one->objectName() == status)
            return one;
    }
    return m_all;
}

void DeliveriesScreen::applyFilter()
{
    storage::AttemptQuery query;
    query.search = m_filterBar->search();
    query.from = m_filterBar->period().from();
    query.until = m_filterBar->period().until();
    for (const FilterChip* one : std::as_const(m_chips)) {
        if (one->isChecked())
            query.statuses += one->objectName();
    }
    m_all->setChecked(query.statuses.isEmpty());
    m_model->setQuery(query);
}

void DeliveriesScreen::clearFilter()
{
    m_filterBar->clear();
    for (FilterChip* one : std::as_const(m_chips))
        one->setChecked(false);
    applyFilter();
}

void DeliveriesScreen::askForCounts()
{
    if (std::exchange(m_countsAsked, true))
        return;
    m_context.clock.callAfter(countsPause, this, [this] {
        m_countsAsked = false;
        using Counts = QHash<QString, qint64>;
        core::whenReady(m_context.reader.ask<Counts>(
                            [](const ReadModels& models) { return LogModels(models.database()).attemptCounts(); }),
                        this, [this](const Result<Counts>& counts) {
                            if (!counts)
                                return;
                            const QLocale& locale = m_context.language.locale();
                            qint64 all = 0;
                            for (FilterChip* one : std::as_const(m_chips)) {
                                one->setCount(counts->value(one->objectName()), locale);
                                all += counts->value(one->objectName());
                            }
                            m_all->setCount(all, locale);
                        });
        core::whenReady(m_context.reader.ask<QList<qint64>>([](const ReadModels& models) {
            return LogModels(models.database()).undelivered(StoryBrowser::bulkLimit);
        }),
                        this, [this](const Result<QList<qint64>>& ids) {
                            if (!ids)
                                return;
                            m_undelivered = ids->size();
                            showCount();
                        });
    });
}

QList<domain::Purchase> DeliveriesScreen::retryable() const
{
    QList<domain::Purchase> purchases;
    QSet<qint64> seen;
    for (const int row : m_browser->table().selectedRows()) {
        const storage::AttemptEntry* entry = m_model->rowAt(row);
        if (!entry || seen.contains(entry->purchase.id) ||
            !domain::allows(entry->purchase, PurchaseAction::RetryDelivery))
            continue;
        seen += entry->purchase.id;
        purchases += entry->purchase;
    }
    return purchases;
}

void DeliveriesScreen::retrySelected()
{
    const QList<domain::Purchase> purchases = retryable();
    if (purchases.size() == 1)
        m_browser->act(PurchaseAction::RetryDelivery, {purchases.first().id});
    else
        m_browser->actOn(PurchaseAction::RetryDelivery, purchases);
}

void DeliveriesScreen::retryAll()
{
    using Orders = StoryBrowser::ManyOrders;
    setEnabledKeepingFocus(*m_retryAll, false);
    core::whenReady(m_context.reader.ask<Orders>([](const ReadModels& models) {
        return StoryBrowser::manyOrders(
            models, {.statuses = {domain::PurchaseStatus::Completed},
                     .deliveryStatuses = {domain::DeliveryStatus::Failed, domain::DeliveryStatus::Error}});
    }),
                    this, [this](const Result<Orders>& orders) {
                        if (orders) {
                            QList<domain::Purchase> wanted = orders->purchases;
                            wanted.removeIf([](const domain::Purchase& one) { return one.messageDismissed; });
                            m_browser->actOn(PurchaseAction::RetryDelivery, wanted, orders->held);
                        }
                        showCount();
                    });
}

void DeliveriesScreen::askForFile()
{
    auto* dialog = newTableDialog(this, tr("Save the messages"), tr("messages", "of a file"));
    connect(dialog, &QFileDialog::fileSelected, this, &DeliveriesScreen::exportTo);
    dialog->open();
}

void DeliveriesScreen::exportTo(const QString& path)
{
    m_exportBar->run(path, [&reader = m_context.reader, query = m_model->query(), zone = m_context.zone,
                            path](ExportProgress& progress) {
        return LogExport::writeDeliveries(reader, query, zone, path, progress);
    });
}

void DeliveriesScreen::showCount()
{
    m_export->setEnabled(m_model->state() == LazyListModel::State::Ready && m_model->rowCount() > 0);
    const bool loading = m_model->state() == LazyListModel::State::Loading;
    const bool running = m_browser->runner().isRunning();
    const QLocale& locale = m_context.language.locale();
    m_count->setText(loading ? QString() : tr("%1 shown").arg(locale.toString(m_model->rowCount())));
    const auto chosen = retryable().size();
    m_retry->setText(chosen > 1 ? tr("Send %n message(s) again", "", int(chosen)) : tr("Send again"));
    setEnabledKeepingFocus(*m_retry, chosen > 0 && !running);
    m_retryAll->setVisible(m_undelivered > 0);
    setEnabledKeepingFocus(*m_retryAll, !running);
    m_retryAll->setText(tr("Send all that did not go out (%1)").arg(locale.toString(m_undelivered)));
}

void DeliveriesScreen::fillMenu(QMenu* menu, int row)
{
    if (const qint64 purchase = m_model->purchaseIdAt(row); purchase != 0) {
        connect(menu->addAction(m_context.theme.icon(u"receipt-text"_s), tr("Show among the orders")),
                &QAction::triggered, this, [this, purchase] { emit orderWanted(purchase); });
    }
}

void DeliveriesScreen::saveLayout(QSettings& settings) const
{
    m_browser->saveLayout(settings, u"deliveries"_s);
}

void DeliveriesScreen::restoreLayout(const QSettings& settings)
{
    m_browser->restoreLayout(settings, u"deliveries"_s);
}

void DeliveriesScreen::retranslate()
{
    m_title->setText(title());
    m_filterBar->setSearchWords(tr("Search customer, phone, invoice, package or what it said (Ctrl+F)"),
                                tr("Search the messages"));
    m_all->setText(tr("All"));
    m_export->setText(tr("E&xport…"));
    for (FilterChip* one : std::as_const(m_chips))
        one->setText(DeliveriesModel::statusWords(one->objectName()));
    showCount();
    askForCounts();
}

void DeliveriesScreen::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Screen::changeEvent(event);
}

} // namespace loket::ui
