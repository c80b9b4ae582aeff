#include "ui/browser/ActionButtons.h"

#include "ui/text/Words.h"
#include "ui/widgets/FlowLayout.h"

#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

ActionButtons::ActionButtons(const Theme& theme, QWidget* parent) : QWidget(parent)
{
    auto* layout = new FlowLayout(space::small, this);
    for (const PurchaseAction action : allPurchaseActions) {
        auto* button = new QPushButton(this);
        button->setIcon(theme.icon(Words::iconOf(action), action == PurchaseAction::CleanUp ? Ink::Bad : Ink::Accent));
        button->setIconSize({space::iconWithGap, space::iconSize});
        button->setObjectName(u"action%1"_s.arg(int(action)));
        if (action == PurchaseAction::CleanUp)
            button->setProperty("kind", u"danger"_s);
        connect(button, &QPushButton::clicked, this, [this, action] { emit wanted(action); });
        m_buttons[size_t(action)] = button;
        layout->addWidget(button);
    }
    retranslate();
}

void ActionButtons::setPurchases(const QList<domain::Purchase>& purchases)
{
    m_purchases = purchases;
    retranslate();
}

void ActionButtons::setBusy(bool busy)
{
    m_busy = busy;
    retranslate();
}

void ActionButtons::setOffered(bool offered, bool mayRefund)
{
    m_offered = offered;
    m_mayRefund = mayRefund;
    retranslate();
}

QList<qint64> ActionButtons::possible(PurchaseAction action) const
{
    QList<qint64> ids;
    for (const domain::Purchase& purchase : m_purchases) {
        const bool offered = action == PurchaseAction::MarkRefunded ? m_mayRefund : m_offered;
        if (offered && isPossible(action, purchase))
            ids += purchase.id;
    }
    return ids;
}

void ActionButtons::retranslate()
{
    for (const PurchaseAction action : allPurchaseActions) {
        QPushButton* button = m_buttons[size_t(action)];
        const qsizetype count = possible(action).size();
        const bool many = m_purchases.size() > 1;
        const bool isRefund = action == PurchaseAction::MarkRefunded;
        const bool isRare = action == PurchaseAction::MarkReviewed || action == PurchaseAction::Cancel;
        button->setText(many ? tr("%1 (%2)").arg(Words::action(action)).arg(count) : Words::action(action));
        button->setEnabled(count > 0 && !m_busy && !(isRefund && many)); // refunds are made one by one
        // A refund is in the menu of the row only.
        button->setVisible(m_offered && !isRefund && (!isRare || count > 0));
        const Obstacle obstacle =
            m_purchases.isEmpty() || count > 0 ? Obstacle::None : obstacleTo(action, m_purchases.first());
        button->setToolTip(Words::obstacle(action, obstacle));
        button->setAccessibleDescription(button->toolTip());
    }
}

} // namespace loket::ui
