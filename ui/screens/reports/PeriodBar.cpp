#include "ui/screens/reports/PeriodBar.h"

#include "ui/widgets/PlainLabel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

PeriodBar::PeriodBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_period(new QComboBox(this)), m_from(new QDateEdit(this)),
      m_to(new QDateEdit(this)), m_dash(new PlainLabel(u"–"_s, this))
{
    for (int i = 0; i <= int(Period::Range); ++i)
        m_period->addItem({});
    const QDate today = context.clock.now().toTimeZone(context.zone).date();
    for (QDateEdit* edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(u"dd.MM.yyyy"_s);
        edit->setDate(today);
        edit->setMinimumDate(QDate(2000, 1, 1));
        connect(edit, &QDateEdit::dateChanged, this, &PeriodBar::changed);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_period, m_from, m_dash, m_to})
        layout->addWidget(widget);
    m_period->setCurrentIndex(int(Period::Last30Days));
    connect(m_period, &QComboBox::currentIndexChanged, this, [this](int index) {
        for (QWidget* widget : std::initializer_list<QWidget*>{m_from, m_dash, m_to})
            widget->setVisible(Period(index) == Period::Range);
        emit changed();
    });
    for (QWidget* widget : std::initializer_list<QWidget*>{m_from, m_dash, m_to})
        widget->hide();
    retranslate();
}

PeriodBar::Period PeriodBar::period() const
{
    return Period(m_period->currentIndex());
}

void PeriodBar::setPeriod(Period period)
{
    m_period->setCurrentIndex(int(period));
}

void PeriodBar::setDays(const QDate& first, const QDate& last)
{
    {
        const QSignalBlocker quiet(this);
        m_from->setDate(first);
        m_to->setDate(last);
        m_period->setCurrentIndex(int(Period::Range));
    }
    emit changed();
}

storage::ReportRange PeriodBar::range() const
{
    const QDate today = m_context.clock.now().toTimeZone(m_context.zone).date();
    const QDate month(today.year(), today.month(), 1);
    const auto days = [this](const QDate& first, const QDate& last) {
        return storage::ReportRange{first, last, m_context.zone};
    };
    switch (period()) {
    case Period::Today:
        return days(today, today);
    case Period::Yesterday:
        return days(today.addDays(-1), today.addDays(-1));
    case Period::Last7Days:
        return days(today.addDays(-6), today);
    case Period::Last30Days:
        return days(today.addDays(-29), today);
    case Period::ThisMonth:
        return days(month, today);
    case Period::LastMonth:
        return days(month.addMonths(-1), month.addDays(-1));
    case Period::ThisYear:
        return days(QDate(today.year(), 1, 1), today);
    case Period::Range:
        break;
    }
    return days(qMin(m_from->date(), m_to->date()), qMax(m_from->date(), m_to->date()));
}

void PeriodBar::retranslate()
{
    m_period->setAccessibleName(tr("Period"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    m_period->setItemText(int(Period::Today), tr("Today"));
    m_period->setItemText(int(Period::Yesterday), tr("Yesterday"));
    m_period->setItemText(int(Period::Last7Days), tr("Last 7 days"));
    m_period->setItemText(int(Period::Last30Days), tr("Last 30 days"));
    m_period->setItemText(int(Period::ThisMonth), tr("This month"));
    m_period->setItemText(int(Period::LastMonth), tr("Last month"));
    m_period->setItemText(int(Period::ThisYear), tr("This year"));
    m_period->setItemText(int(Period::Range), tr("From – to"));
}

void PeriodBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
