#include "ui/screens/counter/ShiftBar.h"

#include "ui/widgets/PlainLabel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

ShiftBar::ShiftBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_words(new PlainLabel(this)), m_orders(new QPushButton(this)),
      m_cash(new QPushButton(this)), m_close(new QPushButton(this))
{
    m_words->setProperty("role", u"heading"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addStretch();
    for (QPushButton* button : {m_orders, m_cash, m_close}) {
        button->setIconSize({space::iconWithGap, space::iconSize});
        buttons->addWidget(button);
    }
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(space::small);
    m_layout->addWidget(m_words, 1);
    m_layout->addLayout(buttons);
    connect(m_orders, &QPushButton::clicked, this, &ShiftBar::ordersWanted);
    connect(m_cash, &QPushButton::clicked, this, &ShiftBar::cashWanted);
    connect(m_close, &QPushButton::clicked, this, &ShiftBar::closeWanted);
    retranslate();
}

void ShiftBar::setShift(const std::optional<storage::Shift>& shift)
{
    m_shift = shift;
    retranslate();
}

void ShiftBar::setOrders(int orders)
{
    m_waiting = orders;
    retranslate();
}

void ShiftBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    retranslate();
}

void ShiftBar::retranslate()
{
    const QString since = m_shift ? m_shift->openedAt.toTimeZone(m_context.zone).toString(u"HH:mm"_s) : QString();
    m_words->setText(!m_shift                     ? QString()
                     : m_shift->cashier.isEmpty() ? tr("Shift since %1").arg(since)
                                                  : tr("%1, shift since %2").arg(m_shift->cashier, since));
    const auto show = [this](QPushButton* button, const QString& icon, const QString& words, const QString& keys) {
        button->setIcon(m_narrow ? QIcon() : m_context.theme.icon(icon, Ink::Text));
        button->setText(m_narrow ? words : words + u"  "_s + keys);
        button->setToolTip(keys);
    };
    show(m_orders, u"inbox"_s, tr("Cash orders: %1").arg(m_waiting), u"F8"_s);
    show(m_cash, u"banknote"_s, tr("Cash in/out"), u"F9"_s);
    show(m_close, u"list-checks"_s, tr("Close the shift"), u"F10"_s);
    m_orders->setVisible(m_waiting > 0);
    // Three buttons leave no room beside them for a name.
    m_layout->setDirection(m_narrow && m_waiting > 0 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ShiftBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_close)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
