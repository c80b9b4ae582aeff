// What went wrong: paid without a voucher, messages that were not sent or wait for a paused channel, money that arrived
// late, and above them what concerns many orders at once: paused channels, routers that lost vouchers. Each row has its
// reason as text and the button that resolves it; a resolved one disappears. UI thread.
#pragma once

#include "ui/browser/PurchaseBrowser.h"
#include "ui/context/Screen.h"

#include <QSet>

class QLabel;
class QPushButton;

namespace loket::ui {

class ImportedOrders;
class LostVouchers;
class PausedChannels;

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
    [[nodiscard]] PausedChannels& paused() const { return *m_paused; }
    [[nodiscard]] LostVouchers& lost() const { return *m_lost; }
    [[nodiscard]] ImportedOrders& imported() const { return *m_imported; }
    // The list of imported orders that need a look, or back to the others.
    void showImported(bool shown);
    // Orders, and above them paused channels and routers with missing vouchers.
    [[nodiscard]] int count() const { return m_browser->model().rowCount(); }
    [[nodiscard]] int notices() const { return m_channels + m_routers; }

signals:
    void countChanged(int count); // of orders and notices
    void settingsWanted();        // those of the messages
    void differencesWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void putAway(OrdersModel::Column column, bool isAway);
    void showCount();
    void noticesChanged();
    void mend(const QModelIndex& index);
    void mendEverything();
    void retranslate();

    const UiContext& m_context;
    QLabel* m_title;
    QLabel* m_count;
    QPushButton* m_mendAll;
    int m_channels = 0; // paused
    int m_routers = 0;  // with missing vouchers
    PausedChannels* m_paused;
    LostVouchers* m_lost;
    ImportedOrders* m_imported;
    PurchaseBrowser* m_browser;
    QSet<int> m_away; // columns without room at the moment, not by the user's choice
};

} // namespace loket::ui
