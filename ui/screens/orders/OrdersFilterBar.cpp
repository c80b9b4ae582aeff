#include "ui/screens/orders/OrdersFilterBar.h"

#include "ui/text/Words.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/FlowLayout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ordersFilterBarSearchLeast = 160;

} // namespace

OrdersFilterBar::OrdersFilterBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_all(new FilterChip(context.theme, this)),
      m_restriction(new FilterChip(context.theme, this)), m_search(new QLineEdit(this)),
      m_period(new PeriodChooser(context,
                                 {Period::Any, Period::Today, Period::Yesterday, Period::Last7Days, Period::Last30Days,
                                  Period::ThisMonth, Period::Range},
                                 this))
{
    m_search->setClearButtonEnabled(true);
    m_search->addAction(context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(ordersFilterBarSearchLeast);
    m_search->setMaxLength(100);
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
    connect(m_search, &QLineEdit::textEdited, this, &OrdersFilterBar::tellSoon);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) // the clear button
            tellSoon();
    });
    connect(m_period, &PeriodChooser::changed, this, &OrdersFilterBar::changed);
    retranslate();
}

void OrdersFilterBar::tellSoon()
{
    const quint64 typed = ++m_typed;
    m_context.clock.callAfter(typingPause, this, [this, typed] {
        if (typed == m_typed)
            emit changed();
    });
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
    filter.search = m_search->text().trimmed();
    if (const QDateTime from = m_period->from(); from.isValid())
        filter.from = from;
    if (const QDateTime until = m_period->until(); until.isValid())
        filter.until = until;
    return filter;
}

bool OrdersFilterBar::isRestricting() const
{
    return !m_restriction->isHidden() || !m_all->isChecked() || !m_search->text().trimmed().isEmpty() ||
           m_period->period() != Period::Any;
}

void OrdersFilterBar::clear()
{
    {
        const QSignalBlocker quiet(this);
        m_restricted = {};
        m_restriction->hide();
        m_search->clear();
        ++m_typed;
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
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
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
