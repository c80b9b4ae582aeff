#include "ui/browser/ActionButtons.h"

#include "ui/text/ReasonWords.h"
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

void ActionButtons::setRole(domain::Role role)
{
    m_role = role;
    retranslate();
}

QList<qint64> ActionButtons::possible(PurchaseAction action) const
{
    QList<qint64> ids;
    if (!domain::mayDo(m_role, action))
        return ids;
    for (const domain::Purchase& purchase : m_purchases) {
        if (domain::allows(purchase, action))
            ids += purchase.id;
    }
    return ids;
}

bool ActionButtons::isNumberInQuestion() const
{
    return m_purchases.size() == 1 && domain::allows(m_purchases.first(), PurchaseAction::DismissMessage);
}

void ActionButtons::retranslate()
{
    for (const PurchaseAction action : allPurchaseActions) {
        QPushButton* button = m_buttons[size_t(action)];
        const qsizetype count = possible(action).size();
        const bool many = m_purchases.size() > 1;
        const bool isInMenuOnly = action == PurchaseAction::MarkRefunded ||
                                  (action == PurchaseAction::CorrectNumber && !isNumberInQuestion());
        const bool isRare = action == PurchaseAction::MarkReviewed || action == PurchaseAction::Cancel ||
                            action == PurchaseAction::DismissMessage || action == PurchaseAction::CorrectNumber;
        button->setText(many ? tr("%1 (%2)").arg(Words::action(action)).arg(count) : Words::action(action));
        button->setEnabled(count > 0 && !m_busy && (!many || domain::rowOf(action).toMany));
        button->setVisible(domain::mayDo(m_role, action) && !isInMenuOnly && (!isRare || count > 0));
        const auto allowed =
            m_purchases.isEmpty() || count > 0 ? core::Result<void>() : domain::allows(m_purchases.first(), action);
        button->setToolTip(allowed ? Words::aim(action) : ReasonWords::of(allowed.error()));
        button->setAccessibleDescription(button->toolTip());
    }
}

} // namespace loket::ui
