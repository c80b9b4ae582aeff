// The buttons that resolve orders, for one or many: each is enabled only where the state allows it and says
// otherwise why not. StoryBrowser::act() does what is pressed. UI thread.
#pragma once

#include "ui/actions/PurchaseActions.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QPushButton;

namespace loket::ui {

class ActionButtons : public QWidget
{
    Q_OBJECT

public:
    explicit ActionButtons(const Theme& theme, QWidget* parent = nullptr);

    void setPurchases(const QList<domain::Purchase>& purchases);
    void setBusy(bool busy); // during a run nothing else is started
    // What this role may not do is not shown.
    void setRole(domain::Role role);
    [[nodiscard]] QPushButton* button(PurchaseAction action) const { return m_buttons[size_t(action)]; }
    // The purchases on which `action` is possible now.
    [[nodiscard]] QList<qint64> possible(PurchaseAction action) const;

    void retranslate();

signals:
    void wanted(loket::ui::PurchaseAction action);

private:
    // One order, whose message did not arrive.
    [[nodiscard]] bool isNumberInQuestion() const;

    std::array<QPushButton*, allPurchaseActions.size()> m_buttons{};
    QList<domain::Purchase> m_purchases;
    bool m_busy = false;
    domain::Role m_role = domain::Role::Owner;
};

} // namespace loket::ui
