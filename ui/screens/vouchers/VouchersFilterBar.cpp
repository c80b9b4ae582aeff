#include "ui/screens/vouchers/VouchersFilterBar.h"

#include "ui/text/Words.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/FlowLayout.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using domain::VoucherStatus;
using storage::VoucherOwnership;

namespace {

constexpr int vouchersFilterBarShownTail = 6;
constexpr int vouchersFilterBarMostWidth = 180;

} // namespace

VouchersFilterBar::VouchersFilterBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_all(new FilterChip(context.theme, this)),
      m_batchChip(new FilterChip(context.theme, this)), m_missing(new FilterChip(context.theme, this)),
      m_search(new SearchEdit(context, this)), m_ownership(new QComboBox(this)), m_package(new QComboBox(this)),
      m_router(new QComboBox(this))
{
    for (int i = 0; i <= int(VoucherOwnership::Sold); ++i)
        m_ownership->addItem({});
    auto* top = new QHBoxLayout;
    top->setSpacing(space::small);
    top->addWidget(m_search, 1);
    for (QComboBox* box : {m_ownership, m_package, m_router}) {
        // As wide as its words, but a long name leaves room for the search: the list that opens has all of it.
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        box->setMaximumWidth(vouchersFilterBarMostWidth);
        top->addWidget(box);
    }
    auto* chips = new FlowLayout(space::tiny + 2);
    chips->addWidget(m_all);
    chips->addWidget(m_batchChip);
    m_batchChip->setChecked(true);
    m_batchChip->hide();
    for (const VoucherStatus status : domain::allVoucherStatuses()) {
        auto* chip = new FilterChip(context.theme, this);
        chip->setObjectName(domain::toString(status));
        m_chips += chip;
        chips->addWidget(chip);
        connect(chip, &QAbstractButton::clicked, this, &VouchersFilterBar::chipPressed);
    }
    m_missing->setObjectName(u"missing"_s);
    m_missing->hide();
    chips->addWidget(m_missing);
    connect(m_missing, &QAbstractButton::clicked, this, &VouchersFilterBar::chipPressed);
    m_all->setChecked(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addLayout(chips);

    connect(m_all, &QAbstractButton::clicked, this, [this] {
        m_all->setChecked(true);
        for (FilterChip* chip : std::as_const(m_chips))
            chip->setChecked(false);
        m_missing->setChecked(false);
        emit changed();
    });
    connect(m_batchChip, &QAbstractButton::clicked, this, [this] { showBatch({}); });
    connect(m_search, &SearchEdit::searched, this, &VouchersFilterBar::changed);
    for (QComboBox* box : {m_ownership, m_package, m_router})
        connect(box, &QComboBox::currentIndexChanged, this, &VouchersFilterBar::changed);
    retranslate();
}

storage::VoucherFilter VouchersFilterBar::filter() const
{
    storage::VoucherFilter filter;
    for (const VoucherStatus status : domain::allVoucherStatuses()) {
        if (chip(status)->isChecked())
            filter.statuses += status;
    }
    if (!m_all->isChecked())
        filter.missing = m_missing->isChecked();
    filter.ownership = VoucherOwnership(m_ownership->currentIndex());
    filter.packageId = m_package->currentData().toString();
    filter.router = m_router->currentData().toString();
    filter.batchId = m_batch.id;
    filter.search = m_search->words();
    return filter;
}

bool VouchersFilterBar::isRestricting() const
{
    return !m_all->isChecked() || m_batch.id != 0 || !m_search->words().isEmpty() || m_ownership->currentIndex() > 0 ||
           m_package->currentIndex() > 0 || m_router->currentIndex() > 0;
}

void VouchersFilterBar::clear()
{
    {
        const QSignalBlocker quiet(this);
        m_search->reset();
        for (QComboBox* box : {m_ownership, m_package, m_router})
            box->setCurrentIndex(0);
        showBatch({});
        m_all->setChecked(true);
        for (FilterChip* chip : std::as_const(m_chips))
            chip->setChecked(false);
        m_missing->setChecked(false);
    }
    emit changed();
}

void VouchersFilterBar::chipPressed()
{
    m_all->setChecked(
        !m_missing->isChecked() &&
        std::none_of(m_chips.begin(), m_chips.end(), [](const FilterChip* chip) { return chip->isChecked(); }));
    emit changed();
}

void VouchersFilterBar::focusSearch()
{
    m_search->focusAll();
}

void VouchersFilterBar::setCounts(const storage::VoucherCounts& counts)
{
    const QLocale& locale = m_context.language.locale();
    m_all->setCount(counts.total, locale);
    for (const VoucherStatus status : domain::allVoucherStatuses())
        chip(status)->setCount(counts.count(status), locale);
    m_missing->setCount(counts.missing, locale);
    m_missing->setVisible(counts.missing > 0 || m_missing->isChecked());
}

void VouchersFilterBar::setPackages(const QList<domain::Package>& packages)
{
    m_packages = packages;
    QList<std::pair<QString, QString>> entries;
    for (const domain::Package& package : packages)
        entries += {package.name, package.id};
    refill(m_package, tr("All packages"), entries);
}

void VouchersFilterBar::setRouters(const QStringList& routers)
{
    m_routers = routers;
    QList<std::pair<QString, QString>> entries;
    for (const QString& router : routers)
        entries += {router, router};
    refill(m_router, tr("All routers"), entries);
    m_router->setVisible(routers.size() > 1); // else there is nothing to choose between
}

// What was selected stays selected where it still exists.
void VouchersFilterBar::refill(QComboBox* box, const QString& all, const QList<std::pair<QString, QString>>& entries)
{
    const QString chosen = box->currentData().toString();
    {
        const QSignalBlocker quiet(box);
        box->clear();
        box->addItem(all, QString());
        for (const auto& [name, id] : entries)
            box->addItem(name, id);
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    }
    if (box->currentData().toString() != chosen)
        emit changed();
}

void VouchersFilterBar::showBatch(const domain::Batch& batch)
{
    m_batch = batch;
    m_batchChip->setChecked(true);
    m_batchChip->setVisible(batch.id != 0);
    m_batchChip->setText(tr("Batch …%1 ×").arg(m_batch.code.right(vouchersFilterBarShownTail)));
    emit changed();
}

void VouchersFilterBar::retranslate()
{
    m_all->setText(tr("All"));
    for (const VoucherStatus status : domain::allVoucherStatuses())
        chip(status)->setText(Words::voucher(status));
    m_missing->setText(Words::missingVoucher());
    m_batchChip->setText(tr("Batch …%1 ×").arg(m_batch.code.right(vouchersFilterBarShownTail)));
    m_batchChip->setToolTip(tr("Show the vouchers of all batches again"));
    m_search->setPlaceholderText(tr("Search code, order, customer or device (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search vouchers"));
    m_ownership->setAccessibleName(tr("Sold or in stock"));
    m_ownership->setItemText(int(VoucherOwnership::Any), tr("Sold and in stock"));
    m_ownership->setItemText(int(VoucherOwnership::Stock), tr("In stock"));
    m_ownership->setItemText(int(VoucherOwnership::Sold), tr("Sold"));
    m_package->setAccessibleName(tr("Package"));
    m_router->setAccessibleName(tr("Router"));
    setPackages(m_packages);
    setRouters(m_routers);
}

void VouchersFilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
