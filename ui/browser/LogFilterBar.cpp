#include "ui/browser/LogFilterBar.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int logFilterBarSearchWidth = 260;
constexpr int longestSearch = 100;

} // namespace

LogFilterBar::LogFilterBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_search(new QLineEdit(this)), m_period(new QComboBox(this)),
      m_from(new QDateEdit(this)), m_to(new QDateEdit(this)), m_dash(new PlainLabel(u"–"_s, this)),
      m_top(new QHBoxLayout), m_chips(new FlowLayout(space::tiny + 2))
{
    m_search->setClearButtonEnabled(true);
    m_search->addAction(context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(logFilterBarSearchWidth);
    m_search->setMaxLength(longestSearch);
    for (int i = 0; i <= int(Period::Range); ++i)
        m_period->addItem({});
    const QDate today = context.clock.now().toTimeZone(context.zone).date();
    for (QDateEdit* edit : {m_from, m_to}) {
        edit->setCalendarPopup(true);
        edit->setDisplayFormat(u"dd.MM.yyyy"_s);
        edit->setDate(today);
        connect(edit, &QDateEdit::dateChanged, this, &LogFilterBar::changed);
    }
    m_top->setSpacing(space::small);
    m_top->addWidget(m_search, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_period, m_from, m_dash, m_to})
        m_top->addWidget(widget);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addLayout(m_top);
    layout->addLayout(m_chips);

    connect(m_search, &QLineEdit::textChanged, this, &LogFilterBar::tellSoon);
    connect(m_period, &QComboBox::currentIndexChanged, this, [this](int index) {
        for (QWidget* widget : std::initializer_list<QWidget*>{m_from, m_dash, m_to})
            widget->setVisible(Period(index) == Period::Range);
        emit changed();
    });
    for (QWidget* widget : std::initializer_list<QWidget*>{m_from, m_dash, m_to})
        widget->hide();
    retranslate();
}

void LogFilterBar::setSearchWords(const QString& placeholder, const QString& accessibleName)
{
    m_search->setPlaceholderText(placeholder);
    m_search->setAccessibleName(accessibleName);
}

void LogFilterBar::addChoice(QWidget* widget)
{
    m_top->insertWidget(1, widget);
}

void LogFilterBar::addChip(QWidget* widget)
{
    m_chips->addWidget(widget);
}

void LogFilterBar::tellSoon()
{
    const quint64 typed = ++m_typed;
    m_context.clock.callAfter(typingPause, this, [this, typed] {
        if (typed == m_typed)
            emit changed();
    });
}

QString LogFilterBar::search() const
{
    return m_search->text().trimmed();
}

QPair<QDate, QDate> LogFilterBar::days() const
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
    case Period::Range:
        return {qMin(m_from->date(), m_to->date()), qMax(m_from->date(), m_to->date())};
    }
    return {};
}

QDateTime LogFilterBar::from() const
{
    const QDate first = days().first;
    return first.isValid() ? first.startOfDay(m_context.zone).toUTC() : QDateTime();
}

QDateTime LogFilterBar::until() const
{
    const QDate last = days().second;
    return last.isValid() ? last.addDays(1).startOfDay(m_context.zone).toUTC() : QDateTime();
}

bool LogFilterBar::isRestricting() const
{
    return !search().isEmpty() || m_period->currentIndex() != int(Period::Any);
}

void LogFilterBar::clear()
{
    const QSignalBlocker quiet(this);
    m_search->clear();
    ++m_typed;
    m_period->setCurrentIndex(int(Period::Any));
}

void LogFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void LogFilterBar::setPeriod(Period period)
{
    m_period->setCurrentIndex(int(period));
}

void LogFilterBar::retranslate()
{
    m_period->setAccessibleName(tr("Period"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    m_period->setItemText(int(Period::Any), tr("Any time"));
    m_period->setItemText(int(Period::Today), tr("Today"));
    m_period->setItemText(int(Period::Yesterday), tr("Yesterday"));
    m_period->setItemText(int(Period::Last7Days), tr("Last 7 days"));
    m_period->setItemText(int(Period::Last30Days), tr("Last 30 days"));
    m_period->setItemText(int(Period::Range), tr("From – to"));
}

void LogFilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
