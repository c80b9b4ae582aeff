#include "ui/screens/orders/OrdersFilterBar.h"

#include "ui/text/Words.h"
#include "ui/widgets/FilterChip.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ordersFilterBarSearchWidth = 300;

} // namespace

OrdersFilterBar::OrdersFilterBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_all(new FilterChip(context.theme, this)),
      m_restriction(new FilterChip(context.theme, this)), m_search(new QLineEdit(this)), m_period(new QComboBox(this)),
      m_from(new QDateEdit(this)), m_to(new QDateEdit(this)), m_dash(new PlainLabel(u"–"_s, this))
{
    m_search->setClearButtonEnabled(true);
    m_search->addAction(context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(ordersFilterBarSearchWidth);
    m_search->setMaxLength(100);
    for (int i = 0; i <= int(Period::Range); ++i)
        m_period->addItem({});
    const QDate today = context.clock.now().toTimeZone(context.zone).date();
    for (QDateEdit* edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(u"dd.MM.yyyy"_s);
        edit->setDate(today);
    }
    auto* top = new QHBoxLayout;
    top->setSpacing(space::small);
    top->addWidget(m_search, 1);
    top->addWidget(m_period);
    top->addWidget(m_from);
    top->addWidget(m_dash);
    top->addWidget(m_to);
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
    connect(m_period, &QComboBox::currentIndexChanged, this, [this](int index) {
        const bool range = Period(index) == Period::Range;
        for (QWidget* widget :
             {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to), static_cast<QWidget*>(m_dash)})
            widget->setVisible(range);
        emit changed();
    });
    connect(m_from, &QDateEdit::dateChanged, this, &OrdersFilterBar::changed);
    connect(m_to, &QDateEdit::dateChanged, this, &OrdersFilterBar::changed);
    for (QWidget* widget : {static_cast<QWidget*>(m_from), static_cast<QWidget*>(m_to), static_cast<QWidget*>(m_dash)})
        widget->hide();
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
    const auto [first, last] = days();
    if (first.isValid())
        filter.from = first.startOfDay(m_context.zone).toUTC();
    if (last.isValid())
        filter.until = last.addDays(1).startOfDay(m_context.zone).toUTC();
    return filter;
}

QPair<QDate, QDate> OrdersFilterBar::days() const
{
    const QDate today = m_context.clock.now().toTimeZone(m_context.zone).date();
    switch (Period(m_period->currentIndex())) {
    case Period::Any:
        break;
    case Period::Today:
        return {today, {}};
    case Period::Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case Period::Last7Days:
        return {today.addDays(-6), {}};
    case Period::Last30Days:
        return {today.addDays(-29), {}};
    case Period::ThisMonth:
        return {QDate(today.year(), today.month(), 1), {}};
    case Period::Range:
        return {qMin(m_from->date(), m_to->date()), qMax(m_from->date(), m_to->date())};
    }
    return {};
}

bool OrdersFilterBar::isRestricting() const
{
    return !m_restriction->isHidden() || !m_all->isChecked() || !m_search->text().trimmed().isEmpty() ||
           m_period->currentIndex() != int(Period::Any);
}

void OrdersFilterBar::clear()
{
    {
        const QSignalBlocker quiet(this);
        m_restricted = {};
        m_restriction->hide();
        m_search->clear();
        ++m_typed;
        m_period->setCurrentIndex(int(Period::Any));
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

void OrdersFilterBar::setPeriod(Period period)
{
    m_period->setCurrentIndex(int(period));
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
    m_period->setAccessibleName(tr("Period"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    m_period->setItemText(int(Period::Any), tr("Any time"));
    m_period->setItemText(int(Period::Today), tr("Today"));
    m_period->setItemText(int(Period::Yesterday), tr("Yesterday"));
    m_period->setItemText(int(Period::Last7Days), tr("Last 7 days"));
    m_period->setItemText(int(Period::Last30Days), tr("Last 30 days"));
    m_period->setItemText(int(Period::ThisMonth), tr("This month"));
    m_period->setItemText(int(Period::Range), tr("From – to"));
}

void OrdersFilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
