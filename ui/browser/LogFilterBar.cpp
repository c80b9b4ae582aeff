#include "ui/browser/LogFilterBar.h"

#include "ui/widgets/FlowLayout.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace loket::ui {

LogFilterBar::LogFilterBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_search(new SearchEdit(context, this)),
      m_period(new PeriodChooser(
          context,
          {Period::Any, Period::Today, Period::Yesterday, Period::Last7Days, Period::Last30Days, Period::Range}, this)),
      m_top(new QHBoxLayout), m_chips(new FlowLayout(space::tiny + 2))
{
    m_top->setSpacing(space::small);
    m_top->addWidget(m_search, 1);
    m_top->addWidget(m_period);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addLayout(m_top);
    layout->addLayout(m_chips);

    connect(m_search, &SearchEdit::searched, this, &LogFilterBar::changed);
    connect(m_period, &PeriodChooser::changed, this, &LogFilterBar::changed);
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

QString LogFilterBar::search() const
{
    return m_search->words();
}

bool LogFilterBar::isRestricting() const
{
    return !search().isEmpty() || m_period->period() != Period::Any;
}

void LogFilterBar::clear()
{
    const QSignalBlocker quiet(this);
    m_search->reset();
    m_period->setPeriod(Period::Any);
}

void LogFilterBar::focusSearch()
{
    m_search->focusAll();
}

} // namespace loket::ui
