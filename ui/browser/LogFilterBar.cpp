#include "ui/browser/LogFilterBar.h"

#include "ui/widgets/FlowLayout.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int logFilterBarSearchLeast = 160;
constexpr int longestSearch = 100;

} // namespace

LogFilterBar::LogFilterBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_search(new QLineEdit(this)),
      m_period(new PeriodChooser(
          context,
          {Period::Any, Period::Today, Period::Yesterday, Period::Last7Days, Period::Last30Days, Period::Range}, this)),
      m_top(new QHBoxLayout), m_chips(new FlowLayout(space::tiny + 2))
{
    m_search->setClearButtonEnabled(true);
    m_search->addAction(context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(logFilterBarSearchLeast);
    m_search->setMaxLength(longestSearch);
    m_top->setSpacing(space::small);
    m_top->addWidget(m_search, 1);
    m_top->addWidget(m_period);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addLayout(m_top);
    layout->addLayout(m_chips);

    connect(m_search, &QLineEdit::textChanged, this, &LogFilterBar::tellSoon);
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

bool LogFilterBar::isRestricting() const
{
    return !search().isEmpty() || m_period->period() != Period::Any;
}

void LogFilterBar::clear()
{
    const QSignalBlocker quiet(this);
    m_search->clear();
    ++m_typed;
    m_period->setPeriod(Period::Any);
}

void LogFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace loket::ui
