// Where the cashier sells, by keyboard only: digit, Enter, Enter. Tiles and the order on the left, what the customer
// gets and the shift's sales (ShiftSales.h) on the right; without a shift, one is opened first (OpenShift.h). A sale is
// sent to the engine under a key made when its order began, so Enter pressed twice sells once; the next order can begin
// while the voucher of the last is still being made. UI thread.
#pragma once

#include "engine/window/Session.h"
#include "sales/people/CounterSales.h"
#include "storage/ShiftRepository.h"
#include "ui/context/Screen.h"
#include "ui/context/UiContext.h"
#include "ui/screens/counter/SaleResult.h"

#include <optional>

class QFrame;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace loket::ui {

class CashOrders;
class CounterStock;
class OpenShift;
class OrderForm;
class PackageTiles;
class PickUpBar;
class SaleSlips;
class ShiftBar;
class ShiftSales;
class StatePanel;

class CounterScreen : public Screen
{
    Q_OBJECT

public:
    explicit CounterScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("shopping-cart"); }
    void focusSearch() override;
    void takeKeyboard() override {} // knows better, at each step of a sale
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::Sell; }
    void saveLayout(QSettings&) const override {}
    void restoreLayout(const QSettings&) override {}

    void setState(const engine::EngineState& state);
    void takeFocus(); // the target of the next key

    [[nodiscard]] const std::optional<storage::Shift>& shift() const { return m_shift; }
    [[nodiscard]] PackageTiles& tiles() const { return *m_tiles; }
    [[nodiscard]] OrderForm& form() const { return *m_form; }
    [[nodiscard]] SaleResult& result() const { return *m_result; }
    [[nodiscard]] ShiftSales& sales() const { return *m_sales; }
    [[nodiscard]] SaleSlips& slips() const { return *m_slips; }
    [[nodiscard]] ShiftBar& shiftBar() const { return *m_shiftBar; }
    [[nodiscard]] PickUpBar& pickUps() const { return *m_pickUps; }
    [[nodiscard]] OpenShift& opening() const { return *m_closed; }
    [[nodiscard]] QString routerWords() const;

signals:
    // A slip is being printed (or, without a printer, would be).
    void slipWanted(qint64 purchaseId, bool isCopy);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    static constexpr int narrowWidth = 1000;
    enum Page { Loading, Closed, Selling };

    void buildSelling();
    void buildKeys();
    // No room for icons, keys and times.
    [[nodiscard]] bool isNarrow() const { return width() < narrowWidth; }

    void loadPackages();
    void showPackages(const QList<domain::Package>& onSale);
    void loadShift();
    void showShift(const std::optional<storage::Shift>& shift);
    void loadLoginAddress();
    void begin(int place);
    void drop();
    void sell();
    void sellNow(bool printsSlips);
    void askAboutSlips();
    void showCashOrders();
    void takeCash(const domain::Purchase& order);
    void sold(const core::Result<sales::SoldAtCounter>& sold, bool printsSlips);
    void showSale(qint64 purchaseId, core::Rupiah cashGiven = 0);
    void refreshSale();
    void printSlip();
    void showOwed();
    void showSought();
    void showOrder(const QString& number);
    void showNextOwed();
    void tellPrinted(qint64 purchaseId, const QString& words, Tone tone);
    void noteOnScreen();
    void printChosen();
    void bookCash();
    void closeShift();
    void showReport(const storage::ShiftReport& report);
    void purchaseChanged(qint64 purchaseId);
    void showRouter();
    void retranslate();

    const UiContext& m_context;
    engine::Session& m_session;
    engine::EngineState m_state;
    std::optional<storage::Shift> m_shift;
    QString m_orderKey;
    qint64 m_asked = 0; // which sale the result is to show; answers to earlier queries are dropped
    core::Rupiah m_askedCash = 0;
    QStackedWidget* m_pages;
    StatePanel* m_loading;
    OpenShift* m_closed;
    QWidget* m_selling;
    ShiftBar* m_shiftBar;
    QFrame* m_routerNote;
    QLabel* m_routerWords;
    PickUpBar* m_pickUps;
    PackageTiles* m_tiles;
    OrderForm* m_form;
    QWidget* m_side; // the result above, the list below
    SaleResult* m_result;
    ShiftSales* m_sales;
    SaleSlips* m_slips;
    CounterStock* m_stock;
    CashOrders* m_orders;
};

} // namespace loket::ui
