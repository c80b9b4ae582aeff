#include "ui/widgets/PeriodChooser.h"

#include "ui/widgets/PlainLabel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

PeriodChooser::PeriodChooser(const UiContext& context, const QList<Period>& offered, QWidget* parent)
    : QWidget(parent), m_context(context), m_period(new QComboBox(this)), m_from(new QDateEdit(this)),
      m_to(new QDateEdit(this)), m_dash(new PlainLabel(u"–"_s, this))
{
    for (const Period period : offered)
        m_period->addItem({}, int(period));
    for (QDateEdit* edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(u"dd.MM.yyyy"_s);
        edit->setDate(today());
        edit->setMinimumDate(QDate(2000, 1, 1));
        connect(edit, &QDateEdit::dateChanged, this, &PeriodChooser::changed);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_period, m_from, m_dash, m_to})
        layout->addWidget(widget);
    connect(m_period, &QComboBox::currentIndexChanged, this, [this] {
        showDates();
        emit changed();
    });
    showDates();
    retranslate();
}

void PeriodChooser::showDates()
{
    for (QWidget* widget : std::initializer_list<QWidget*>{m_from, m_dash, m_to})
        widget->setVisible(period() == Period::Range);
}

PeriodChooser::Period PeriodChooser::period() const
{
    return Period(m_period->currentData().toInt());
}

void PeriodChooser::setPeriod(Period period)
{
    m_period->setCurrentIndex(m_period->findData(int(period)));
}

void PeriodChooser::setDays(const QDate& first, const QDate& last)
{
    {
        const QSignalBlocker quiet(this);
        m_from->setDate(first);
        m_to->setDate(last);
        setPeriod(Period::Range);
    }
    emit changed();
}

QDate PeriodChooser::today() const
{
    return m_context.clock.now().toTimeZone(m_context.zone).date();
}

PeriodChooser::Days PeriodChooser::days() const
{
    const QDate today = this->today();
    const QDate month(today.year(), today.month(), 1);
    switch (period()) {
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
        return {month, {}};
    case Period::LastMonth:
        return {month.addMonths(-1), month.addDays(-1)};
    case Period::ThisYear:
        return {QDate(today.year(), 1, 1), {}};
    case Period::Range:
        return {qMin(m_from->date(), m_to->date()), qMax(m_from->date(), m_to->date())};
    }
    return {};
}

QDateTime PeriodChooser::from() const
{
    const QDate first = days().first;
    return first.isValid() ? first.startOfDay(m_context.zone).toUTC() : QDateTime();
}

QDateTime PeriodChooser::until() const
{
    const QDate last = days().last;
    return last.isValid() ? last.addDays(1).startOfDay(m_context.zone).toUTC() : QDateTime();
}

void PeriodChooser::retranslate()
{
    m_period->setAccessibleName(tr("Period"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    const auto name = [this](Period period, const QString& words) {
        if (const int at = m_period->findData(int(period)); at >= 0)
            m_period->setItemText(at, words);
    };
    name(Period::Any, tr("Any time"));
    name(Period::Today, tr("Today"));
    name(Period::Yesterday, tr("Yesterday"));
    name(Period::Last7Days, tr("Last 7 days"));
    name(Period::Last30Days, tr("Last 30 days"));
    name(Period::ThisMonth, tr("This month"));
    name(Period::LastMonth, tr("Last month"));
    name(Period::ThisYear, tr("This year"));
    name(Period::Range, tr("From – to"));
}

void PeriodChooser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
