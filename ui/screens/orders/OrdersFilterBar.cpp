#include "ui/screens/orders/OrdersFilterBar.h"

#include "ui/text/Words.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/FlowLayout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

OrdersFilterBar::OrdersFilterBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_all(new FilterChip(context.theme, this)),
      m_restriction(new FilterChip(context.theme, this)), m_search(new SearchEdit(context, this)),
      m_period(new PeriodChooser(context,
                                 {Period::Any, Period::Today, Period::Yesterday, Period::Last7Days, Period::Last30Days,
                                  Period::ThisMonth, Period::Range},
                                 this))
{
    auto* top = new QHBoxLayout;
    top->setSpacing(space::small);
    top->addWidget(m_search, 1);
    top->addWidget(m_period);
    auto* chips = new FlowLayout(space::tiny + 2);
    chips->addWidget(m_restriction);
    chips->addWidget(m_all);
    for (const domain::PurchaseStatus status : domain::allPurchaseStatuses()) {
        auto* chip = new FilterChip(context.theme, this);
        chip->setObjectName(domain::toString(status));
        m_chips += chip;
        chips->addWidget(chip);
        connect(chip, &QAbstractButton::clicked, this, [this] {
            const bool any =
                std::any_of(m_chips.begin(), m_chips.end(), [](const FilterChip* other) { return other->isChecked(); });
            m_all->setChecked(!any);
            emit changed();
        });
    }
    m_all->setChecked(true);
    m_restriction->hide();
    connect(m_restriction, &QAbstractButton::clicked, this, &OrdersFilterBar::clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addLayout(chips);

    connect(m_all, &QAbstractButton::clicked, this, [this] {
        m_all->setChecked(true);
        for (FilterChip* chip : std::as_const(m_chips))
            chip->setChecked(false);
        emit changed();
    });
    connect(m_search, &SearchEdit::searched, this, &OrdersFilterBar::changed);
    connect(m_period, &PeriodChooser::changed, this, &OrdersFilterBar::changed);
    retranslate();
}

storage::PurchaseFilter OrdersFilterBar::filter() const
{
    storage::PurchaseFilter filter = m_restricted;
    const QList<domain::PurchaseStatus> restricted = std::exchange(filter.statuses, {});
    for (const domain::PurchaseStatus status : domain::allPurchaseStatuses()) {
        if (chip(status)->isChecked())
            filter.statuses += status;
    }
    if (filter.statuses.isEmpty())
        filter.statuses = restricted;
    filter.search = m_search->words();
    if (const QDateTime from = m_period->from(); from.isValid())
        filter.from = from;
    if (const QDateTime until = m_period->until(); until.isValid())
        filter.until = until;
    return filter;
}

bool OrdersFilterBar::isRestricting() const
{
    return !m_restriction->isHidden() || !m_all->isChecked() || !m_search->words().isEmpty() ||
           m_period->period() != Period::Any;
}

void OrdersFilterBar::clear()
{
    {
        const QSignalBlocker quiet(this);
        m_restricted = {};
        m_restriction->hide();
        m_search->reset();
        m_period->setPeriod(Period::Any);
        m_all->setChecked(true);
        for (FilterChip* chip : std::as_const(m_chips))
            chip->setChecked(false);
    }
    emit changed();
}

void OrdersFilterBar::restrictTo(const storage::PurchaseFilter& filter, const QString& words)
{
    {
        const QSignalBlocker quiet(this);
        clear();
    }
    m_restricted = filter;
    m_restriction->setText(words + u"  ✕"_s);
    m_restriction->setChecked(true);
    m_restriction->show();
    emit changed();
}

void OrdersFilterBar::focusSearch()
{
    m_search->focusAll();
}

void OrdersFilterBar::setCounts(const storage::Statistics& statistics)
{
    const QLocale& locale = m_context.language.locale();
    m_all->setCount(statistics.totalPurchases, locale);
    for (const domain::PurchaseStatus status : domain::allPurchaseStatuses())
        chip(status)->setCount(statistics.count(status), locale);
}

void OrdersFilterBar::retranslate()
{
    m_all->setText(tr("All"));
    for (const domain::PurchaseStatus status : domain::allPurchaseStatuses())
        chip(status)->setText(Words::status(status));
    m_search->setPlaceholderText(tr("Search invoice, name, phone, package or code (Ctrl+F)"));
    m_restriction->setToolTip(tr("From the report; press to show all orders again"));
    m_search->setAccessibleName(tr("Search orders"));
}

void OrdersFilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
