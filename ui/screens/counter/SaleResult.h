// What the customer gets: the code in letters readable from a metre away, its login QR, and the change once more.
// While the voucher is being made, or has to wait for the router, a text says so. UI thread.
#pragma once

#include "storage/ReadModels.h"
#include "ui/context/UiContext.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace loket::ui {

class StatePanel;
class StatusBadge;

class SaleResult : public QFrame
{
    Q_OBJECT

public:
    enum class State { Empty, Making, Waiting, Ready, TakenBack };

    explicit SaleResult(const UiContext& context, QWidget* parent = nullptr);

    // A sale that was just made, or one of the list (then without its cash).
    void show(const storage::Story& story, core::Rupiah cashGiven, bool routerAway);
    void clear();
    // Where the login page is, for the QR code; empty: none is shown.
    void setLoginAddress(const QString& address);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qint64 purchaseId() const { return m_story.purchase.id; }
    [[nodiscard]] const storage::Story& story() const { return m_story; }
    [[nodiscard]] core::Rupiah cashGiven() const { return m_cashGiven; }
    [[nodiscard]] QStringList codes() const;
    [[nodiscard]] QScrollArea& codeArea() const { return *m_area; }
    [[nodiscard]] QPushButton& printButton() const { return *m_print; }
    [[nodiscard]] QString words() const;
    // What became of the message with the codes; empty: there is none.
    [[nodiscard]] QString messageWords() const;
    void showPrinting(const QString& words, Tone tone); // "Printed.", "The printer did not answer..."

signals:
    void printWanted();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showWords();
    void showMessage();
    void showCodes();

    const UiContext& m_context;
    State m_state = State::Empty;
    storage::Story m_story;
    core::Rupiah m_cashGiven = 0;
    bool m_routerAway = false;
    QString m_loginAddress;
    QLabel* m_title;
    QLabel* m_changeLabel;
    QLabel* m_change;
    QLabel* m_words;
    StatusBadge* m_message;
    QScrollArea* m_area;
    QVBoxLayout* m_cards = nullptr;
    QLabel* m_printing;
    QPushButton* m_print;
    StatePanel* m_nothing; // before the first sale
    bool m_narrow = false;
    bool m_compact = false; // several codes: without QR codes, so that all are seen
};

} // namespace loket::ui
