// One order from end to end: its state, what went wrong and what to do, its codes, its facts, every message attempt and
// its history as a timeline. Reads through the reader and reads again when the engine reports a change of the order.
// UI thread.
#pragma once

#include "ui/browser/ActionButtons.h"
#include "ui/context/UiContext.h"
#include "ui/text/StoryWords.h"

class QFormLayout;
class QFrame;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace loket::ui {

class CopyButton;
class StatusBadge;
class StatePanel;
class Timeline;
class VoucherCodes;

class StoryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit StoryPanel(const UiContext& context, QWidget* parent = nullptr);

    void showPurchase(qint64 id);
    [[nodiscard]] qint64 purchaseId() const { return m_id; }
    [[nodiscard]] const storage::Story& story() const { return m_story; }
    // One button for each action; StoryBrowser::act() does what is pressed.
    [[nodiscard]] ActionButtons& actions() const { return *m_actions; }
    [[nodiscard]] QPushButton& takeCashButton() const { return *m_takeCash; }
    [[nodiscard]] QPushButton& forgetButton() const { return *m_forget; }
    // The result of an action; empty hides it.
    void setNotice(Tone tone, const QString& text);

signals:
    void closeWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void load();
    void fill();
    void fillTrouble();
    void takeCash();
    void forgetCustomer();
    void fillFacts();
    void fillMessages();
    void retranslate();
    QLabel* section(QVBoxLayout* layout);

    const UiContext& m_context;
    qint64 m_id = 0;
    quint64 m_question = 0;
    storage::Story m_story;
    StatePanel* m_state;
    QWidget* m_content;
    QLabel* m_customer;
    QLabel* m_summary;
    StatusBadge* m_badge;
    QFrame* m_trouble;
    QLabel* m_troubleWhat;
    QLabel* m_troubleRemedy;
    QLabel* m_troubleTechnical;
    ActionButtons* m_actions;
    QPushButton* m_takeCash; // only where the order waits for cash
    QPushButton* m_forget;   // only where there is somebody to forget
    QLabel* m_notice;
    QLabel* m_codesTitle;
    VoucherCodes* m_codes;
    QLabel* m_factsTitle;
    QFormLayout* m_facts;
    QLabel* m_messagesTitle;
    QVBoxLayout* m_messages;
    QLabel* m_storyTitle;
    Timeline* m_timeline;
};

} // namespace loket::ui
