#include "ui/screens/counter/PickUpBar.h"

#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

PickUpBar::PickUpBar(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_words(new PlainLabel(this)), m_next(new QPushButton(this))
{
    setObjectName(u"notice"_s);
    m_words->setWordWrap(true);
    auto* icon = new IconLabel(space::iconSize, this);
    icon->setIcon(theme.icon(u"ticket"_s, Ink::Warn));
    m_next->setFocusPolicy(Qt::NoFocus); // F7; the keyboard stays with the sale
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->addWidget(icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_next);
    connect(m_next, &QPushButton::clicked, this, &PickUpBar::nextWanted);
    retranslate();
}

void PickUpBar::show(int ready, int waiting)
{
    m_ready = ready;
    m_waiting = waiting;
    if (ready + waiting == 0)
        m_problem.clear();
    retranslate();
}

void PickUpBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    const int edge = narrow ? space::tiny : space::small;
    layout()->setContentsMargins(space::medium, edge, space::medium, edge);
    retranslate();
}

void PickUpBar::complain(const QString& words)
{
    m_problem = words;
    retranslate();
}

QString PickUpBar::words() const
{
    return isHidden() ? QString() : m_words->text();
}

void PickUpBar::retranslate()
{
    QStringList lines;
    if (m_ready > 0)
        lines += tr("%n sale(s) ready for pick-up.", "", m_ready);
    if (m_waiting > 0)
        lines += tr("%n sale(s) paid, the voucher is not made yet.", "", m_waiting);
    if (!m_problem.isEmpty())
        lines += m_problem;
    if (m_narrow && m_ready + m_waiting > 0)
        lines.insert(lines.size() - (m_problem.isEmpty() ? 0 : 1), u"(F7)"_s);
    m_words->setText(lines.join(u' '));
    m_next->setText(tr("Show") + u"  F7"_s);
    m_next->setToolTip(tr("Show the next sale whose customer does not have the code yet (F7)"));
    m_next->setVisible(m_ready + m_waiting > 0 && !m_narrow);
    setVisible(!lines.isEmpty());
}

void PickUpBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_next)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
