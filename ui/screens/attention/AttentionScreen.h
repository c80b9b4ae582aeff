// What went wrong: paid without a voucher, messages that were not sent, money that arrived late. Each row
// has its reason as text and the button that resolves it; a resolved one disappears. UI thread.
#pragma once

#include "ui/browser/PurchaseBrowser.h"
#include "ui/context/Screen.h"

class QLabel;
class QPushButton;

namespace loket::ui {

class AttentionScreen : public Screen
{
    Q_OBJECT

public:
    explicit AttentionScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::Regenerate; }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("bell"); }
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    [[nodiscard]] PurchaseBrowser& browser() const { return *m_browser; }
    [[nodiscard]] QPushButton* mendAll() const { return m_mendAll; }
    [[nodiscard]] int count() const { return m_browser->model().rowCount(); }

signals:
    void countChanged(int count);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCount();
    void mend(const QModelIndex& index);
    void mendEverything();
    void retranslate();

    const UiContext& m_context;
    QLabel* m_title;
    QLabel* m_count;
    QPushButton* m_mendAll;
    PurchaseBrowser* m_browser;
};

} // namespace loket::ui
