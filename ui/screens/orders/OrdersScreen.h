// All orders: filter, list, the selected one's history, and the actions for one or many. UI thread.
#pragma once

#include "ui/browser/PurchaseBrowser.h"
#include "ui/context/Screen.h"

class QLabel;
class QProgressBar;

namespace loket::ui {

class OrdersFilterBar;

class OrdersScreen : public Screen
{
    Q_OBJECT

public:
    explicit OrdersScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("receipt-text"); }
    void focusSearch() override;
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    // Of these only, until the user removes the restriction; `words` names it.
    void showOnly(const storage::PurchaseFilter& filter, const QString& words);

    [[nodiscard]] OrdersFilterBar& filterBar() const { return *m_filterBar; }
    [[nodiscard]] PurchaseBrowser& browser() const { return *m_browser; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void describeEmpty(StatePanel& panel) const;
    void showCount();
    void askForCounts();
    void retranslate();

    const UiContext& m_context;
    QLabel* m_title;
    QLabel* m_count;
    QProgressBar* m_busy;
    OrdersFilterBar* m_filterBar;
    PurchaseBrowser* m_browser;
    bool m_countsAsked = false;
};

} // namespace loket::ui
